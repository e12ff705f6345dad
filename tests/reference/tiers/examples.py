"""A tier and a chart to try things on, and what they make."""

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import HelmChart, HelmComponent, chart_image
from constructs_lib.kube.quantities import amount
from constructs_lib.network.graph import flow_graph
from constructs_lib.workloads import ConfigMap, ConfigMapProps


def platform(**context):
    return Platform(PlatformContext(**context))


def tier(name, within=None, after=(), **given):
    made = Tier(within or Platform(), TierProps(name=name, **given), after=after)
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


def loki(**given):
    required = {
        "name": "loki",
        "chart": HelmChart(repository="ghcr.io/grafana/charts", name="loki", version="18.11.0"),
        "values": {"image": chart_image("grafana/loki:3.7.8"), "singleBinary": True},
        "namespaced_kinds": ("apps/StatefulSet",),
        "cluster_objects": {"rbac.authorization.k8s.io/ClusterRole": ["loki"]},
    }
    return HelmComponent(**{**required, **given})


def objects(tier):
    return [each for chart in tier.charts for each in chart.to_json()]


def of_kind(tier, kind):
    return [each for each in objects(tier) if each["kind"] == kind]


def flows(*tiers):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(*tiers)]


def quota_of(tier):
    (quota,) = of_kind(tier, "ResourceQuota")
    return {resource: amount(most) for resource, most in quota["spec"]["hard"].items()}


def values(tier, name):
    (component,) = [each for each in tier.components if each.name == name]
    return component.values
