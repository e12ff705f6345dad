"""Argo CD as plain processes beside a control plane."""

import os
from pathlib import Path

import yaml

from scripts.postgres import free_port

NAMESPACE = "cicd"
APPLICATION = ("argoproj.io/v1alpha1", "Application")


def start(plane, cluster, values, secrets, port, git_proxy, report_proxy):
    """Starts Redis and Argo CD with such values of its chart and content of its Secrets, by name.

    Its server listens on `port`. It asks for repositories by way of `git_proxy`, and sends reports
    by way of `report_proxy`.
    """
    config, params = values["configs"]["cm"], values["configs"]["params"]
    reporting = {"subscriptions": text(values["notifications"]["subscriptions"])}
    for part in ("notifiers", "templates", "triggers"):
        reporting |= values["notifications"][part]
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    labels = {"app.kubernetes.io/part-of": "argocd"}
    for kind, name, content in (
        ("ConfigMap", "argocd-cm", {"data": {key: text(config[key]) for key in config}}),
        ("ConfigMap", "argocd-rbac-cm", {}),
        ("ConfigMap", "argocd-notifications-cm", {"data": reporting}),
        ("ConfigMap", "argocd-cmd-params-cm", {}),
        *(
            ("Secret", name, {"stringData": secrets[name]})
            for name in ("argocd-secret", "argocd-notifications-secret")
        ),
    ):
        metadata = {"name": name, "namespace": NAMESPACE, "labels": labels}
        cluster.apply({"apiVersion": "v1", "kind": kind, "metadata": metadata, **content})
    redis, repository, *metrics = (free_port() for _ in range(6))
    plane.start("redis-server", "--bind", "127.0.0.1", "--port", str(redis), "--save", "")
    environment = {
        "PATH": os.environ["PATH"],
        # As the chart hands on what is in `configs.cm` and `configs.params`.
        "ARGOCD_RECONCILIATION_TIMEOUT": config["timeout.reconciliation"],
        "ARGOCD_RECONCILIATION_JITTER": config["timeout.reconciliation.jitter"],
        **{
            f"ARGOCD_APPLICATION_CONTROLLER_{variable}": params[f"controller.{key}"]
            for variable, key in (
                ("SERVER_SIDE_DIFF", "diff.server.side"),
                ("PERSIST_RESOURCE_HEALTH", "resource.health.persist"),
                ("SELF_HEAL_BACKOFF_CAP_SECONDS", "self.heal.backoff.cap.seconds"),
            )
        },
        "KUBECONFIG": str(plane.kubeconfig("argocd")),
        # The address https://kubernetes.default.svc means the cluster of KUBECONFIG.
        "ARGOCD_FAKE_IN_CLUSTER": "true",
        "ARGOCD_GPG_ENABLED": "false",
        # As in its image: programs of health compare times as texts.
        "TZ": "UTC",
        # By default all on a machine have the same one.
        "ARGOCD_ASK_PASS_SOCK": str(plane.folder / "argocd/ask-pass.sock"),
    }
    folders = ("ARGOCD_TLS_DATA_PATH", "ARGOCD_SSH_DATA_PATH", "ARGOCD_PLUGINSOCKFILEPATH")
    for name in (*folders, "TMPDIR"):
        environment[name] = str(plane.folder / "argocd" / name)
        Path(environment[name]).mkdir(parents=True)
    namespace, on_loopback = f"--namespace={NAMESPACE}", "--address=127.0.0.1"
    caches = (f"--repo-server=127.0.0.1:{repository}", f"--redis=127.0.0.1:{redis}")
    for name, number, proxy, *options in (
        ("repo-server", metrics[0], git_proxy, on_loopback, f"--port={repository}", caches[1]),
        # It serves metrics on all addresses; it has no option against that.
        ("application-controller", metrics[1], "", namespace, *caches),
        ("server", metrics[2], "", namespace, "--insecure", on_loopback, f"--port={port}", *caches),
        (
            *("notifications", metrics[3], report_proxy, namespace),
            f"--argocd-repo-server=127.0.0.1:{repository}",
        ),
    ):
        if name in ("repo-server", "server"):
            options.append("--metrics-address=127.0.0.1")
        plane.start(
            f"argocd-{name}",
            f"--metrics-port={number}",
            *options,
            program="argocd",
            env={**environment, "ARGOCD_BINARY_NAME": f"argocd-{name}", "http_proxy": proxy},
        )
        if name != "notifications":
            healthz = port if name == "server" else number
            plane.wait_for(f"argocd-{name}", f"http://127.0.0.1:{healthz}/healthz")


def text(value):
    """Returns a value of Helm's `configs.cm` as the chart writes it into the ConfigMap."""
    return value if isinstance(value, str) else yaml.safe_dump(value).removesuffix("\n...\n")
