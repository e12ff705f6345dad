"""Shapes of what the Prometheus operator reads targets from."""

from collections.abc import Mapping, Sequence

from constructs_lib.core.shapes import IntOrText, KubernetesObject, LabelSelector, Shape

MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator."""


class NamespaceChoice(Shape):
    """Namespaces in which a monitor looks; without a choice, its own."""

    any: bool = False
    match_names: Sequence[str] = ()


class Endpoint(Shape):
    """A port from which metrics are read."""

    port: str | None = None
    port_number: int | None = None
    target_port: IntOrText | None = None


class MonitorSpec(Shape):
    """What a ServiceMonitor or PodMonitor selects."""

    selector: LabelSelector
    namespace_selector: NamespaceChoice = NamespaceChoice()
    endpoints: Sequence[Endpoint] = ()
    pod_metrics_endpoints: Sequence[Endpoint] = ()


class Monitor(KubernetesObject):
    """A ServiceMonitor or a PodMonitor."""

    spec: MonitorSpec


class ServiceMonitor(Monitor):
    """A ServiceMonitor."""


class PodMonitor(Monitor):
    """A PodMonitor."""


class RecordOrAlert(Shape):
    """A rule of Prometheus."""

    expr: IntOrText
    alert: str = ""
    record: str = ""
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}


class RuleGroup(Shape):
    """Rules that are evaluated together."""

    name: str = ""
    rules: Sequence[RecordOrAlert] = ()


class PrometheusRuleSpec(Shape):
    """Spec of a PrometheusRule."""

    groups: Sequence[RuleGroup] = ()


class PrometheusRule(KubernetesObject):
    """A PrometheusRule."""

    spec: PrometheusRuleSpec
