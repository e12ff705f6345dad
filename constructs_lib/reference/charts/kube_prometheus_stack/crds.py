"""Chart kube-prometheus-stack, only for its CustomResourceDefinitions.

Tiers that are delivered before monitoring contain objects of these kinds. Taken from the operator's
own chart, the definitions always match its version.
"""

from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.argocd.helm.kinds import DEFINITION, MONITORING
from constructs_lib.argocd.helm.values import OFF, Create, Switch, Values
from constructs_lib.reference.versions import KUBE_PROMETHEUS_STACK_CHART

DEFINED = (
    *("alertmanagerconfigs", "alertmanagers", "podmonitors", "probes", "prometheusagents"),
    *("prometheuses", "prometheusrules", "scrapeconfigs", "servicemonitors", "thanosrulers"),
)
"""Kinds that the chart defines, as the API's paths name them."""


class PrometheusOperatorCrdsValues(Values):
    """All values of the chart: everything that is on by default is off, except `crds`."""

    alertmanager: Switch = OFF
    core_dns: Switch = OFF
    default_rules: Create = Create(create=False)
    grafana: Switch = OFF
    kube_api_server: Switch = OFF
    kube_controller_manager: Switch = OFF
    kube_etcd: Switch = OFF
    kube_proxy: Switch = OFF
    kube_scheduler: Switch = OFF
    kube_state_metrics: Switch = OFF
    kubelet: Switch = OFF
    node_exporter: Switch = OFF
    prometheus: Switch = OFF
    prometheus_operator: Switch = OFF


def prometheus_operator_crds() -> HelmComponent:
    """Return the record of the chart, with only its definitions."""
    return HelmComponent(
        name="prometheus-operator-crds",
        chart=KUBE_PROMETHEUS_STACK_CHART,
        values=PrometheusOperatorCrdsValues(),
        cluster_objects={DEFINITION: [f"{plural}.{MONITORING}" for plural in DEFINED]},
        provides=(MONITORING,),
    )
