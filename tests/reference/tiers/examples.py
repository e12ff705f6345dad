"""A tier and a chart to try things on."""

from constructs_lib import (
    ConfigMap,
    ConfigMapProps,
    HelmChart,
    HelmComponent,
    Tier,
    TierProps,
    Values,
)
from constructs_lib.argocd.helm.values import ChartImage


def tier(name, **given):
    made = Tier(TierProps(name=name, **given))
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


class LokiValues(Values):
    image: ChartImage = ChartImage.of("grafana/loki:3.7.6")
    single_binary: bool = True


def loki(**given):
    required = {
        "name": "loki",
        "chart": HelmChart(repository="ghcr.io/grafana/charts", name="loki", version="18.11.0"),
        "values": LokiValues(),
        "namespaced_kinds": ("apps/StatefulSet",),
        "cluster_kinds": ("rbac.authorization.k8s.io/ClusterRole",),
    }
    return HelmComponent(**{**required, **given})
