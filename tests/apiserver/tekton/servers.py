"""Tekton's own webhooks, controller and interceptors, as processes beside the API server."""

import fcntl
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

from scripts.postgres import free_port
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.apiserver.tekton import release
from tests.objects import made as manifest
from tests.programs import made

NAMESPACE = "cicd"

WEBHOOKS = {
    "tekton-pipelines-webhook": ("tekton.dev/v1", "Task", "pipeline"),
    "tekton-triggers-webhook": ("triggers.tekton.dev/v1beta1", "EventListener", "triggers"),
}
"""For each a kind that it judges, and what it calls itself."""

START_SECONDS = 120
"""On a machine that is busy with other tests."""

READ = ("ConfigMap", "Secret", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
"""Kinds of a release that the programs read when they start."""

WATCHED = (
    "customruns.tekton.dev",
    "resolutionrequests.resolution.tekton.dev",
    "verificationpolicies.tekton.dev",
)
"""Kinds of objects that there are none of, which the controller of Pipelines watches."""

PIPELINES = "tekton-pipelines-controller"
CONTROLLER = "tekton-triggers-controller"
INTERCEPTORS = "tekton-triggers-core-interceptors"
INTERCEPTORS_PORT = 8443
"""No option changes it."""


class Servers:
    """They may do everything, and have the options and variables of the releases."""

    def __init__(self, control_plane, cluster):
        self._control_plane, self._cluster = control_plane, cluster
        self._release = release.objects(NAMESPACE)

    def start_webhooks(self):
        """Start those of pipelines and triggers, and return when they judge objects."""
        ports = {name: free_port() for name in WEBHOOKS}
        for name in WEBHOOKS:
            self._cluster.apply(local_service(name))
        for each in self._of_kind(*READ):
            for webhook in each.get("webhooks", ()):
                service = webhook["clientConfig"]["service"]
                service["port"] = ports[service["name"]]
            self._cluster.apply(configured(each))
        for name, port in ports.items():
            self._start(name, WEBHOOK_PORT=port, PROBES_PORT=free_port())
        for name in WEBHOOKS:
            self._await(f"{name} judges", lambda name=name: self._judges(name), name)

    def start_pipelines(self):
        """Start what makes TaskRuns and pods of runs."""
        for each in self._of_kind("CustomResourceDefinition"):
            if each["metadata"]["name"] in WATCHED:
                each["spec"].pop("conversion", None)
                self._cluster.apply(each)
        # The guard of runs knows it by its name.
        for each in account_with_all_rights(PIPELINES):
            self._cluster.apply(each)
        token = self._cluster.token_of(PIPELINES, NAMESPACE)
        kubeconfig = self._control_plane.kubeconfig(PIPELINES, token)
        self._start(PIPELINES, PROBES_PORT=free_port(), KUBECONFIG=kubeconfig)

    def halt_pipelines(self):
        """Lets it stand still, since other tests look at runs as they were made."""
        self._control_plane.signal(PIPELINES, signal.SIGSTOP)

    def start_triggers(self):
        """Start what an EventListener needs, and return when its interceptors are known."""
        for each in self._of_kind("ClusterInterceptor"):
            service = each["spec"]["clientConfig"].pop("service")
            address = f"https://localhost:{INTERCEPTORS_PORT}/{service['path']}"
            each["spec"]["clientConfig"]["url"] = address
            self._cluster.apply(each)
        self._start(CONTROLLER)
        # The certificate is for the name by which they are called.
        self._start(INTERCEPTORS, INTERCEPTOR_TLS_SVC_NAME="localhost")
        self._await("interceptors are known", self._are_known, INTERCEPTORS)

    def _of_kind(self, *kinds):
        return [each for each in self._release if each["kind"] in kinds]

    def _judges(self, name):
        api_version, kind, itself = WEBHOOKS[name]
        refusal = self._cluster.refusal(manifest(kind, "empty", NAMESPACE, api_version, spec={}))
        return f'admission webhook "validation.webhook.{itself}.tekton.dev"' in refusal

    def _are_known(self):
        found = self._cluster.list("triggers.tekton.dev/v1alpha1", "ClusterInterceptor")
        return all(
            each["spec"]["clientConfig"].get("caBundle") and each.get("status", {}).get("address")
            for each in found
        )

    def _start(self, name, **changed):
        (container,) = (
            container
            for each in self._of_kind("Deployment")
            if each["metadata"]["name"] == name
            for container in each["spec"]["template"]["spec"]["containers"]
        )
        variables = {
            **environment(container),
            "KUBECONFIG": self._control_plane.kubeconfig("admin"),
            "PROFILING_PORT": free_port(),
            **changed,
        }
        self._control_plane.start(
            name,
            *container.get("args", ()),
            program=str(made("tekton") / release.images()[container["image"]]),
            env={key: str(value) for key, value in variables.items()},
        )

    def _await(self, what, condition, name):
        log = self._control_plane.folder / f"{name}.log"
        wait_until(what, condition, START_SECONDS, why=lambda: log.read_text()[-3000:])


def environment(container):
    return {each["name"]: each.get("value", NAMESPACE) for each in container["env"]}


def account_with_all_rights(name):
    group = "rbac.authorization.k8s.io"
    binding = manifest(
        *("ClusterRoleBinding", f"{name}-of-tests", None, f"{group}/v1"),
        roleRef={"apiGroup": group, "kind": "ClusterRole", "name": "cluster-admin"},
        subjects=[{"kind": "ServiceAccount", "name": name, "namespace": NAMESPACE}],
    )
    return [manifest("ServiceAccount", name, NAMESPACE), binding]


def local_service(name):
    """Return one by which the API server reaches what listens on loopback."""
    spec = {"type": "ExternalName", "externalName": "localhost"}
    return manifest("Service", name, NAMESPACE, spec=spec)


def configured(each):
    """Return an object of a release as dist/ has it, with all logs, and no port for metrics."""
    if each["kind"] != "ConfigMap":
        return each
    name, data = each["metadata"]["name"], each.get("data", {})
    changes = {
        "feature-flags": flags(data),
        "config-logging-triggers": {"loglevel.eventlistener": "debug"},
    }
    data = {**data, **changes.get(name, {}), **options(name)}
    if name.startswith("config-observability"):
        data["metrics-protocol"] = "none"
    return {**each, "data": data}


def flags(known):
    """Return those that dist/ sets, as the operator writes them."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for config in of_kind("TektonConfig")
        for name, value in config["spec"]["pipeline"].items()
        if name in known
    }


def options(name):
    """Return what dist/ changes in a ConfigMap."""
    return {
        key: value
        for config in of_kind("TektonConfig")
        for part in (config["spec"]["pipeline"], config["spec"]["trigger"])
        for key, value in part["options"]
        .get("configMaps", {})
        .get(name, {"data": {}})["data"]
        .items()
    }


@contextmanager
def the_only_interceptors():
    """Wait for other tests on this machine that use the port of the interceptors."""
    with Path(tempfile.gettempdir(), "tekton-interceptors.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
