"""Metrics of a workload for Prometheus; emits a ServiceMonitor or a PodMonitor, and policies."""

from collections.abc import Sequence
from typing import Annotated, Protocol, Self, runtime_checkable

from cdk8s import ApiObject
from constructs import Construct
from pydantic import model_validator

from constructs_lib.kube.alert_text import Pattern
from constructs_lib.kube.declarations import DeclaredEnd
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.label_keys import LEFT_OUT, labels
from constructs_lib.kube.manifests import Manifest, rendered
from constructs_lib.kube.names import HttpPath, ObjectName, Port, PortName
from constructs_lib.kube.schedules import Duration, milliseconds
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Description
from constructs_lib.network.connections import Connectable, Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.network.known_pods import METRICS_REASON, PROMETHEUS
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of

PORT_NAME = "metrics"
"""Name of the port of a Service that leads to `metrics_port`."""


@runtime_checkable
class ServedMetrics(Protocol):
    """Pods behind a Service whose port `metrics` leads to their `metrics_port`."""

    @property
    def connections(self) -> Connections:
        """Their end of connections."""

    @property
    def service(self) -> ApiObject:
        """The Service, with the labels that select the pods."""

    metrics_port: int | None
    """Port on which the pods serve metrics. None: they serve none."""


class DroppedMetrics(Props):
    """Metrics that Prometheus reads and does not keep."""

    pattern: Pattern
    """Regular expression of their names."""

    reason: Description
    """Why they are not needed, for an annotation of the monitor."""


class ServiceMonitoringProps(Props):
    """Properties for `ServiceMonitoring`."""

    port: Port | None = None
    """Port of the pods, which a container of theirs must state unless `service_port` is given.
    None: `metrics_port` of the target; other targets have no default.
    """

    service_port: PortName | None = None
    """Name of the port that leads to `port`, of a Service that has the labels by which the pods are
    selected. None: the pods are found by the port that they state.
    """

    path: HttpPath = "/metrics"
    """Path of the metrics. `/metrics` is that of nearly all exporters."""

    interval: Duration = "30s"
    """Time between two readings. 30 seconds, the default of chart kube-prometheus-stack, give half
    the samples of 15. A `rate` should span four, so windows of two minutes are the shortest.
    """

    scrape_timeout: Duration | None = None
    """Time for an answer, at most `interval`. None: that of the Prometheus, by default 10 seconds,
    or `interval` if that is shorter.
    """

    dropped_metrics: Annotated[Sequence[DroppedMetrics], DISTINCT] = ()
    """Metrics that are not kept, since each of their series takes memory for hours."""

    @model_validator(mode="after")
    def _answers_come_before_the_next_reading(self) -> Self:
        if self.scrape_timeout and milliseconds(self.scrape_timeout) > milliseconds(self.interval):
            raise ValueError(
                f"'scrape_timeout' must not exceed 'interval', got {self.scrape_timeout} and "
                f"{self.interval}; lower it, or raise the interval"
            )
        return self


class ServiceMonitoring(ApiObjects):
    """Readings of a workload's metrics by Prometheus, named after the id.

    Their series have the labels `namespace`, `pod`, `container` and `job`, which is the name of the
    workload, and `service` if a Service leads to it.
    """

    monitor: ApiObject = part("Resource")
    """The ServiceMonitor or PodMonitor."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: ServiceMonitoringProps,
        *,
        target: Connectable,
        prometheus: HelmPods | ExternalPods = PROMETHEUS,
    ) -> None:
        """Create the objects.

        `target` are pods in any namespace: a construct with connections, or `ExternalPods`. Those
        with `service` and `metrics_port`, such as a `WebService`, are found by their Service unless
        `port` is given.
        """
        context = context_of(scope, id, ObjectName, props, ServiceMonitoringProps)
        path = path_of(scope, id)
        checked_objects(path, Connectable, target=target)
        checked_objects(path, HelmPods | ExternalPods, prometheus=prometheus)
        is_served = props.port is None and isinstance(target, ServedMetrics)
        by_service = is_served or props.service_port is not None
        port = _port(path, target, props.port)
        end = target.connections.end
        left_out = [f"metrics {each.pattern}: {each.reason}" for each in props.dropped_metrics]
        metadata = k8s.ObjectMeta(
            name=id,
            namespace=context.namespace,
            labels=labels(context, id, "monitor"),
            annotations={LEFT_OUT: "\n".join(left_out)} if left_out else {},
        )
        kind, field = (
            ("ServiceMonitor", "endpoints") if by_service else ("PodMonitor", "podMetricsEndpoints")
        )
        # As data: actions of relabelings are enums in the bindings, which only JavaScript knows.
        monitor = {
            "apiVersion": "monitoring.coreos.com/v1",
            "kind": kind,
            "metadata": rendered(metadata),
            "spec": {
                "namespaceSelector": {"matchNames": [end.namespace]},
                "selector": {"matchLabels": dict(end.labels)},
                field: [_endpoint(props, end, None if by_service else port)],
            },
        }
        super().__init__(scope, id, {"Resource": monitor})
        self.namespace = end.namespace
        """Label `namespace` of the series: that of the workload."""
        self.job = end.name
        """Label `job` of the series: the name of the workload."""
        # Between pods of others there is no policy to write.
        if end.owned or prometheus.connections.end.owned:
            prometheus.connections.allow_to(target, port, reason=METRICS_REASON)


def _port(path: str, target: Connectable, port: int | None) -> int:
    port = port or getattr(target, "metrics_port", None)
    if port is None:
        raise ValueError(
            f"{path}: 'port' must be given for {target.connections}, which has no "
            "'metrics_port'; state the port on which its pods serve metrics"
        )
    return int(port)


def _endpoint(props: ServiceMonitoringProps, end: DeclaredEnd, port: int | None) -> Manifest:
    """Return where and how metrics are read: at the port of pods, or by their Service."""
    endpoint: Manifest = {"path": props.path, "interval": props.interval}
    if port is None:
        endpoint["port"] = props.service_port or PORT_NAME
    else:
        endpoint["portNumber"] = port
        # Otherwise the job would be the name of the monitor, with its namespace.
        job = {"action": "replace", "targetLabel": "job", "replacement": end.name}
        endpoint["relabelings"] = [job]
    if props.scrape_timeout:
        endpoint["scrapeTimeout"] = props.scrape_timeout
    if props.dropped_metrics:
        endpoint["metricRelabelings"] = [
            {"action": "drop", "sourceLabels": ["__name__"], "regex": each.pattern}
            for each in props.dropped_metrics
        ]
    return endpoint
