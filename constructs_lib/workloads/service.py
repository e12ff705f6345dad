"""A stateless HTTP server.

Emits a Deployment, a Service and a ServiceAccount; an autoscaler if the number of pods may vary, a
disruption budget if there may be two pods or more, and a Role if it has rights.
"""

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.kube.names import HttpPath, Port, ServiceName
from constructs_lib.kube.structs import k8s
from constructs_lib.tree.api_objects import context_of, part
from constructs_lib.workloads.container import Probes
from constructs_lib.workloads.deployment import DeployedPods, DeploymentProps
from constructs_lib.workloads.metadata import WorkloadMetadata

SERVICE_PORT = 80
"""Port of every web Service. The pods behind it listen on a port that needs no privilege."""

PRE_STOP_SECONDS = 5
"""Seconds between a pod's removal from the Service and SIGTERM.

Without them, 3 % of the requests were lost in rolling updates on a Kind cluster; with them, none.
"""

LONE_PRE_STOP_SECONDS = 20
"""The same, where the minimum is a single pod.

A Service without a ready pod leads to one that is ending, as long as that is ready. So a pod that
is evicted or deleted serves until its successor is ready, which took 5 to 15 seconds on a busy Kind
cluster.
"""

STARTUP_PERIOD_SECONDS = 2
"""Seconds between startup probes, and so the longest delay until a started pod is noticed."""


class WebServiceProps(DeploymentProps):
    """Properties for `WebService`; `ports` are also ports of its Service."""

    port: Port = 3000
    """Port on which the process serves HTTP. 3000 is the default of SvelteKit's adapter-node."""

    metrics_port: Port | None = 9464
    """Port on which the process serves Prometheus metrics. None: no metrics.

    9464 is the default of OpenTelemetry's Prometheus exporters.
    """

    liveness_path: HttpPath = "/healthz"
    """Path that answers 2xx while the process is healthy, regardless of other services.

    `startup_probe` and `liveness_probe` replace the probes that request it.
    """

    readiness_path: HttpPath = "/readyz"
    """Path that answers 2xx while the process can serve requests.

    `readiness_probe` replaces the probe that requests it.
    """

    startup_seconds: int = Field(default=60, ge=STARTUP_PERIOD_SECONDS, le=3600)
    """Maximum seconds for the process to start, rounded up to even; then it is restarted."""

    def own_ports(self) -> dict[str, int]:
        """Return the ports of the process by name."""
        metrics = {} if self.metrics_port is None else {"metrics": self.metrics_port}
        return {"http": self.port, **metrics}

    def own_probes(self) -> Probes:
        """Return the probes to use where the settings have none."""
        live = k8s.HTTPGetAction(path=self.liveness_path, port="http")
        ready = k8s.HTTPGetAction(path=self.readiness_path, port="http")
        return Probes(
            startup=k8s.Probe(
                http_get=live,
                period_seconds=STARTUP_PERIOD_SECONDS,
                failure_threshold=-(-self.startup_seconds // STARTUP_PERIOD_SECONDS),
            ),
            liveness=k8s.Probe(
                http_get=live, period_seconds=10, timeout_seconds=3, failure_threshold=3
            ),
            readiness=k8s.Probe(
                http_get=ready, period_seconds=5, timeout_seconds=2, failure_threshold=2
            ),
        )


class WebService(DeployedPods):
    """An HTTP server in identical pods, named after its id and reached through its Service."""

    service: ApiObject = part("Service")
    """The Service."""

    def __init__(self, scope: Construct, id: str, props: WebServiceProps) -> None:
        """Create the objects that `WebServiceProps` describes."""
        context = context_of(scope, id, ServiceName, props, WebServiceProps)
        metadata = WorkloadMetadata.of(context, id, id, props.image)
        self.url = f"http://{id}.{context.namespace}.svc.cluster.local:{SERVICE_PORT}"
        self.service_name = id
        self.service_port = SERVICE_PORT
        self.metrics_port = props.metrics_port
        ports = props.own_ports()
        super().__init__(
            scope,
            id,
            metadata,
            props,
            ports=ports,
            probes=props.own_probes(),
            pre_stop_seconds=PRE_STOP_SECONDS if props.min_replicas > 1 else LONE_PRE_STOP_SECONDS,
            service=metadata.service({**ports, "http": SERVICE_PORT, **props.ports}),
        )
        variable = f"{id.upper().replace('-', '_')}_URL"
        self.connections = self.end({"http": props.port}, {variable: self.url})
