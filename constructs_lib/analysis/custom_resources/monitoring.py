"""Views of what the Prometheus operator reads targets from."""

from collections.abc import Mapping, Sequence

from constructs_lib.kube.partial_structs import ObjectView, View
from constructs_lib.kube.structs import k8s

MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator."""


class NamespaceChoice(View):
    """Namespaces in which a monitor looks; without a choice, its own."""

    any: bool = False
    match_names: Sequence[str] = ()


class Endpoint(View):
    """A port from which metrics are read."""

    port: str | None = None
    port_number: int | None = None
    target_port: int | str | None = None


class MonitorSpec(View):
    """What a ServiceMonitor or PodMonitor selects."""

    selector: k8s.LabelSelector
    namespace_selector: NamespaceChoice = NamespaceChoice()
    endpoints: Sequence[Endpoint] = ()
    pod_metrics_endpoints: Sequence[Endpoint] = ()


class Monitor(ObjectView):
    """A ServiceMonitor or a PodMonitor."""

    spec: MonitorSpec


class ServiceMonitor(Monitor):
    """A ServiceMonitor."""


class PodMonitor(Monitor):
    """A PodMonitor."""


class RecordOrAlert(View):
    """A rule of Prometheus."""

    expr: int | str
    alert: str = ""
    record: str = ""
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}


class RuleGroup(View):
    """Rules that are evaluated together."""

    name: str = ""
    rules: Sequence[RecordOrAlert] = ()


class PrometheusRuleSpec(View):
    """Spec of a PrometheusRule."""

    groups: Sequence[RuleGroup] = ()


class PrometheusRule(ObjectView):
    """A PrometheusRule."""

    spec: PrometheusRuleSpec
