"""Values of chart kube-prometheus-stack for its CustomResourceDefinitions, and nothing else.

Objects of these kinds come with tiers that are there before monitoring is. From the chart of the
operator itself the definitions are always those of its version.
"""

from constructs_lib.helm.values import Create, Switch, Values

OFF = Switch(enabled=False)


class PrometheusOperatorCrdsValues(Values):
    """All values: whatever is on by default is off, but for `crds`."""

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
