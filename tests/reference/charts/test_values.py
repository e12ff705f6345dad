"""Values hold only keys that the charts know: by their default values, and their schemas."""

import json
import os
from pathlib import Path

import pytest
import yaml
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT201909

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.reference import versions
from tests import reference, test_production
from tests.checkout import ROOT
from tests.reference.charts.stated_images import stated_images

CHART_VALUES = Path(os.environ.get("CHART_VALUES_DIR", ROOT / "../shared/reference/chart-values"))
MIRRORS = Mirrors(charts="https://mirror.example/charts", images="mirror.example/hub")
MIRRORED = {"PLATFORM_MIRRORS__CHARTS": MIRRORS.charts, "PLATFORM_MIRRORS__IMAGES": MIRRORS.images}
ANNOTATIONS = "PLATFORM_INGRESS__NGINX__LOAD_BALANCER_ANNOTATIONS"
PRODUCTION = test_production.PRODUCTION | {
    ANNOTATIONS: '{"cloud.example/kind": "network"}',
    "PLATFORM_CICD__ARGOCD__APPLICATION_SETS": "true",
    "PLATFORM_CICD__ARGOCD__SCALE": '{"applications": 1000}',
}

KIND_CHARTS = (
    *("argocd", "gitea", "prometheus-operator-crds", "metrics-server", "kube-prometheus-stack"),
    *("loki-stack", "promtail", "tekton-operator", "nginx-ingress"),
)
PRODUCTION_CHARTS = (
    "argocd",
    "kube-prometheus-stack",
    "loki-stack",
    "nginx-ingress",
    "alloy",
    "cnpg",
)
"""Those that differ there: with several pods, behind an Ingress or a load balancer."""

SUBCHARTS = {"kube-prometheus-stack": ("grafana", "kube-state-metrics")}
"""Charts in charts, whose default values are in files of their own."""

OPEN = {
    *("podSecurityContext", "securityContext", "containerSecurityContext", "resources"),
    *("lifecycle", "topologySpreadConstraints", "nodePort", "priorityClassName"),
    *("cm", "params", "config", "entries", "grafana.ini", "limits_config", "redis-ha"),
    *("initContainerResources", "bucketNames"),
    # Those that only comments of the charts name.
    *("fullnameOverride", "maxUnavailable", "tag", "useExistingRole"),
}
"""Keys that not all default values state, or whose content they do not."""


def component(name, environment="kind"):
    variables = PRODUCTION if environment == "production" else {}
    platform = reference.platform(**MIRRORED, **variables)
    found = [each for ordered in platform.order for each in ordered.tier.components]
    return next(each for each in found if each.name == name)


each_chart = pytest.mark.parametrize(
    ("name", "environment"),
    [
        *((name, "kind") for name in KIND_CHARTS),
        *((name, "production") for name in PRODUCTION_CHARTS),
    ],
)


def known(name):
    file = CHART_VALUES / name
    if not CHART_VALUES.is_dir():
        pytest.skip(
            "needs the charts' default values; set CHART_VALUES_DIR to a folder with "
            "<chart>.yaml of each, as `helm show values` prints it"
        )
    return file.read_text(encoding="utf-8")


def unknown(values, defaults, path=""):
    """Yield paths of keys that are neither among the defaults, nor below an empty or open one."""
    for key in values.keys() - OPEN:
        if key not in defaults:
            yield f"{path}{key}"
        elif isinstance(values[key], dict) and defaults[key]:
            yield from unknown(values[key], defaults[key], f"{path}{key}.")


def test_values_of_alloy(manifests):
    assert [component("alloy", "production").values] == manifests


@each_chart
def test_every_image_is_one_of_ours_at_the_mirror(name, environment):
    ours = {MIRRORS.image(v) for k, v in vars(versions).items() if k.endswith("_IMAGE")}
    assert {*stated_images(component(name, environment).values)} <= ours


@each_chart
def test_every_key_is_among_the_default_values(name, environment):
    found = component(name, environment)
    chart = found.chart.name
    defaults = yaml.safe_load(known(f"{chart}.yaml"))
    for part in SUBCHARTS.get(chart, ()):
        defaults[part] = merged(yaml.safe_load(known(f"{part}.yaml")), defaults[part])
    assert {*unknown(found.values, defaults)} == set()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("nginx-ingress", {"controller": {"service": {"httpPort": {"nodePort": "30080"}}}}),
        ("loki-stack", {"singleBinary": {"replicas": "1"}}),
    ],
)
def test_values_obey_the_schema_of_the_chart(name, wrong):
    import jsonschema  # It takes a second, which each worker would spend.

    found = component(name)
    schema = json.loads(known(f"{found.chart.name}.schema.json"))
    # It refers to Kubernetes' own types on the Internet; those values the API server checks.
    anything = Resource(contents=AnyDefinition(), specification=DRAFT201909)
    registry = Registry(retrieve=lambda _: anything)
    defaults = yaml.safe_load(known(f"{found.chart.name}.yaml"))
    validator = jsonschema.Draft201909Validator(schema, registry=registry)
    values = merged(defaults, found.values)
    assert [error.message for error in validator.iter_errors(values)] == []
    assert not validator.is_valid(merged(values, wrong))


class AnyDefinition(dict):
    """A schema in which every path leads to one that allows everything."""

    def __getitem__(self, key):
        return self

    def __contains__(self, key):
        return False


def merged(defaults, values):
    """Return defaults with values over them, as Helm does it."""
    both = isinstance(defaults, dict) and isinstance(values, dict)
    if not both:
        return values
    return {**defaults, **{key: merged(defaults.get(key), values[key]) for key in values}}
