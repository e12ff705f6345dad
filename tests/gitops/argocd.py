"""Argo CD as plain processes beside a control plane."""

import os
import shutil

import yaml

from scripts.postgres import free_port

NAMESPACE = "cicd"

PUBLIC_KEYS = "public-keys"
"""Folder in place of that of ConfigMap `argocd-gpg-keys-cm`: a file for each key, by its ID."""

WRAPPERS = {"gpg-wrapper.sh": 'gpg "$@"', "git-verify-wrapper.sh": 'git verify-commit "$1"'}
"""Programs in the PATH of the image, by the command whose answer they give."""


def start(plane, cluster, values, secrets, port, git_proxy, report_proxy):
    """Start Redis and Argo CD with such values of its chart and content of its Secrets, by name.

    Its server listens on `port`. It asks for repositories by way of `git_proxy`, and sends reports
    by way of `report_proxy`.
    """
    config = values["configs"]["cm"]
    params = values["configs"]["params"]
    notifications = values["notifications"]
    reporting = {
        **notifications["notifiers"],
        **notifications["templates"],
        **notifications["triggers"],
        "subscriptions": text(notifications["subscriptions"]),
    }
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    for kind, name, data in (
        ("ConfigMap", "argocd-cm", {key: text(value) for key, value in config.items()}),
        ("ConfigMap", "argocd-rbac-cm", {}),
        ("ConfigMap", "argocd-notifications-cm", reporting),
        ("ConfigMap", "argocd-cmd-params-cm", {}),
        *(
            ("Secret", name, secrets[name])
            for name in ("argocd-secret", "argocd-notifications-secret")
        ),
    ):
        labels = {"app.kubernetes.io/part-of": "argocd"}
        metadata = {"name": name, "namespace": NAMESPACE, "labels": labels}
        content = {"stringData" if kind == "Secret" else "data": data}
        cluster.apply({"apiVersion": "v1", "kind": kind, "metadata": metadata, **content})
    redis, repository, metrics, controller, server, reports = (free_port() for _ in range(6))
    plane.start("redis-server", "--bind", "127.0.0.1", "--port", str(redis), "--save", "")
    environment = {
        "PATH": os.environ["PATH"],
        # As the chart hands on what is in `configs.cm`.
        "ARGOCD_RECONCILIATION_TIMEOUT": config["timeout.reconciliation"],
        "ARGOCD_RECONCILIATION_JITTER": config["timeout.reconciliation.jitter"],
        "KUBECONFIG": str(plane.kubeconfig("argocd")),
        # The address https://kubernetes.default.svc means the cluster of KUBECONFIG.
        "ARGOCD_FAKE_IN_CLUSTER": "true",
        # As in its image: programs of health compare times as texts.
        "TZ": "UTC",
    }
    for variable, folder in (
        ("ARGOCD_TLS_DATA_PATH", "tls"),
        ("ARGOCD_SSH_DATA_PATH", "ssh"),
        ("ARGOCD_PLUGINSOCKFILEPATH", "plugins"),
        ("ARGOCD_GPG_DATA_PATH", PUBLIC_KEYS),
        ("ARGOCD_GNUPGHOME", "keyring"),
        ("TMPDIR", "tmp"),
    ):
        path = plane.folder / "argocd" / folder
        path.mkdir(parents=True, mode=0o700)
        environment[variable] = str(path)
    programs = plane.folder / "argocd/programs"
    programs.mkdir()
    for name, command in WRAPPERS.items():
        (programs / name).write_text(f"#!/bin/sh\n{command} 2>&1 || true\n")
        (programs / name).chmod(0o755)
    environment["PATH"] += f":{programs}"
    # By default all on a machine have the same one.
    environment["ARGOCD_ASK_PASS_SOCK"] = str(plane.folder / "argocd/ask-pass.sock")

    def run(name, *options, health=None, **variables):
        given = {**environment, "ARGOCD_BINARY_NAME": name, **variables}
        plane.start(name, *(f"--{each}" for each in options), program="argocd", env=given)
        if health:
            plane.wait_for(name, f"http://127.0.0.1:{health}/healthz")

    local = ("address=127.0.0.1", "metrics-address=127.0.0.1")
    caches, repositories = f"redis=127.0.0.1:{redis}", f"repo-server=127.0.0.1:{repository}"
    ours = f"namespace={NAMESPACE}"
    run(
        "argocd-repo-server",
        *(*local, f"port={repository}", f"metrics-port={metrics}", caches),
        health=metrics,
        http_proxy=git_proxy,
    )
    # As the chart hands on what is in `configs.params`.
    passed = {
        f"ARGOCD_APPLICATION_CONTROLLER_{variable}": params[f"controller.{name}"]
        for variable, name in (
            ("SERVER_SIDE_DIFF", "diff.server.side"),
            ("PERSIST_RESOURCE_HEALTH", "resource.health.persist"),
            ("SELF_HEAL_BACKOFF_CAP_SECONDS", "self.heal.backoff.cap.seconds"),
        )
    }
    # It serves metrics on all addresses; it has no option against that.
    run(
        "argocd-application-controller",
        *(ours, repositories, f"metrics-port={controller}", caches),
        health=controller,
        **passed,
    )
    run(
        "argocd-server",
        *(ours, "insecure", *local, f"port={port}", f"metrics-port={server}"),
        *(repositories, caches),
        health=port,
    )
    run(
        "argocd-notifications",
        *(ours, f"argocd-{repositories}", f"metrics-port={reports}"),
        http_proxy=report_proxy,
    )


def text(value):
    """Return a value of Helm's `configs.cm` as the chart writes it into the ConfigMap."""
    return value if isinstance(value, str) else yaml.safe_dump(value).removesuffix("\n...\n")


def missing():
    """Return what is not there of the programs that Argo CD itself calls."""
    return [name for name in ("git", "gpg", "redis-server") if shutil.which(name) is None]
