"""Values hold only keys that the charts know: by their default values, their schemas, and Helm."""

import json
import os
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
import yaml
from pydantic import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT201909

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.reference import versions
from scripts.import_api import CrdLoader
from tests import reference, test_production
from tests.checkout import ROOT
from tests.reference.charts.archives import MISSING, find_chart, rendered
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

SUBCHARTS = {"kube-prometheus-stack": ("grafana", "kube-state-metrics")}
"""Charts in charts, whose default values are in files of their own."""


class Case(NamedTuple):
    """A chart, its images, and where its default values say nothing about keys."""

    name: str
    """Its name on Kind or, where that is said, in production."""
    images: list[str]
    open: str
    """Paths, with blanks between them, of what is empty or has names that no chart states."""

    @property
    def component(self):
        name, _, environment = self.name.partition(" of ")
        variables = PRODUCTION if environment else {}
        platform = reference.platform(**MIRRORED, **variables)
        found = [each for ordered in platform.order for each in ordered.tier.components]
        return next(each for each in found if each.name == name)


CASES = [
    Case(
        "argocd",
        [versions.ARGO_CD_IMAGE, versions.ARGO_CD_REDIS_IMAGE],
        "configs.cm configs.params controller.resources server.resources "
        "repoServer.resources repoServer.copyutil.resources redis.resources "
        "applicationSet.resources notifications.resources notifications.notifiers "
        "notifications.templates notifications.triggers",
    ),
    Case(
        "gitea",
        [versions.GITEA_IMAGE],
        "resources initContainers.resources.limits persistence.labels "
        "podSecurityContext containerSecurityContext gitea.config",
    ),
    Case("prometheus-operator-crds", [], ""),
    Case(
        "metrics-server",
        [versions.METRICS_SERVER_IMAGE],
        "resources",
    ),
    Case(
        "kube-prometheus-stack",
        [
            versions.PROMETHEUS_OPERATOR_IMAGE,
            versions.CONFIG_RELOADER_IMAGE,
            versions.PROMETHEUS_IMAGE,
            versions.ALERTMANAGER_IMAGE,
            versions.KUBE_STATE_METRICS_IMAGE,
            versions.GRAFANA_IMAGE,
            versions.GRAFANA_SIDECAR_IMAGE,
        ],
        "alertmanager.alertmanagerSpec.alertmanagerConfiguration "
        "alertmanager.alertmanagerSpec.resources alertmanager.alertmanagerSpec.storage "
        "prometheus.prometheusSpec.resources prometheus.prometheusSpec.storageSpec "
        "prometheusOperator.resources "
        "prometheusOperator.prometheusConfigReloader.resources "
        "kube-state-metrics.resources grafana.fullnameOverride "
        "grafana.containerSecurityContext grafana.resources grafana.sidecar.resources "
        "grafana.sidecar.securityContext grafana.service.nodePort grafana.grafana.ini",
    ),
    Case(
        "loki-stack",
        [versions.LOKI_IMAGE],
        "loki.analytics loki.compactor loki.limits_config loki.schemaConfig singleBinary.resources",
    ),
    Case(
        "promtail",
        [versions.PROMTAIL_IMAGE],
        "resources podSecurityContext",
    ),
    Case(
        "alloy of production",
        [versions.ALLOY_IMAGE, versions.CONFIG_RELOADER_IMAGE],
        "alloy.resources alloy.securityContext configReloader.resources.limits",
    ),
    Case(
        "tekton-operator",
        [
            versions.TEKTON_OPERATOR_IMAGE,
            versions.TEKTON_OPERATOR_WEBHOOK_IMAGE,
            versions.TEKTON_OPERATOR_PROXY_IMAGE,
        ],
        "operator.additionalEnvs operator.resources webhook.resources "
        "podSecurityContext securityContext",
    ),
    Case(
        "cnpg of production",
        [versions.CLOUDNATIVE_PG_IMAGE],
        "resources",
    ),
    Case(
        "nginx-ingress",
        [versions.NGINX_INGRESS_IMAGE],
        "controller.resources controller.initContainerResources controller.image.tag "
        "controller.config.entries controller.lifecycle "
        "controller.podDisruptionBudget.maxUnavailable "
        "controller.topologySpreadConstraints controller.service.httpPort.nodePort "
        "controller.service.httpsPort.nodePort",
    ),
]
SHARED = [
    Case(
        "argocd of production",
        [
            versions.ARGO_CD_IMAGE,
            versions.ARGO_CD_REDIS_IMAGE,
            versions.ARGO_CD_REDIS_IMAGE,
            versions.ARGO_CD_HAPROXY_IMAGE,
        ],
        f"{CASES[0].open} redis-ha",
    ),
    Case(
        "kube-prometheus-stack of production",
        CASES[4].images,
        "alertmanager.alertmanagerSpec.alertmanagerConfiguration "
        "alertmanager.alertmanagerSpec.resources alertmanager.alertmanagerSpec.storage "
        "prometheus.prometheusSpec.resources prometheus.prometheusSpec.storageSpec "
        "prometheusOperator.resources "
        "prometheusOperator.prometheusConfigReloader.resources "
        "kube-state-metrics.resources grafana.fullnameOverride "
        "grafana.containerSecurityContext grafana.resources grafana.sidecar.resources "
        "grafana.sidecar.securityContext grafana.grafana.ini grafana.priorityClassName",
    ),
    Case(
        "loki-stack of production",
        [versions.LOKI_IMAGE],
        f"{CASES[5].open} loki.storage.bucketNames",
    ),
    Case(
        "nginx-ingress of production",
        [versions.NGINX_INGRESS_IMAGE],
        "controller.resources controller.initContainerResources controller.image.tag "
        "controller.config.entries controller.lifecycle controller.priorityClassName "
        "controller.podDisruptionBudget.maxUnavailable controller.service.annotations "
        "controller.topologySpreadConstraints",
    ),
]
"""The same in production: with several pods, behind an Ingress or a load balancer."""

each_chart = pytest.mark.parametrize("case", [*CASES, *SHARED], ids=lambda case: case.name)


def known(name):
    file = CHART_VALUES / name
    if not CHART_VALUES.is_dir():
        pytest.skip(
            "needs the charts' default values; set CHART_VALUES_DIR to a folder with "
            "<chart>.yaml of each, as `helm show values` prints it"
        )
    return file.read_text(encoding="utf-8")


def unknown(values, defaults, opened, path=""):
    """Yield paths of keys that are neither among the defaults nor below an open path."""
    for key, value in values.items():
        here = f"{path}{key}"
        if here in opened:
            opened.discard(here)
        elif not isinstance(defaults, dict) or key not in defaults:
            yield here
        elif isinstance(value, dict):
            yield from unknown(value, defaults[key], opened, f"{here}.")


def test_values_of_alloy(manifests):
    """Those of the others are in `dist/`."""
    assert [Case("alloy of production", [], "").component.values.data()] == manifests


@each_chart
def test_every_image_is_stated_with_its_version(case):
    stated = [*stated_images(case.component.values.data())]
    assert stated == [MIRRORS.image(image) for image in case.images]


@each_chart
def test_every_key_is_among_the_default_values(case):
    opened = set(case.open.split())
    name = case.component.chart.name
    defaults = yaml.safe_load(known(f"{name}.yaml"))
    for part in SUBCHARTS.get(name, ()):
        defaults[part] = merged(yaml.safe_load(known(f"{part}.yaml")), defaults[part])
    assert list(unknown(case.component.values.data(), defaults, opened)) == []
    assert opened == set(), "open paths without a value"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("nginx-ingress", {"controller": {"service": {"httpPort": {"nodePort": "30080"}}}}),
        ("loki-stack", {"singleBinary": {"replicas": "1"}}),
    ],
)
def test_values_obey_the_schema_of_the_chart(name, wrong):
    (case,) = [each for each in CASES if each.name == name]
    schema = json.loads(known(f"{case.component.chart.name}.schema.json"))
    # It refers to Kubernetes' own types on the Internet; those values the API server checks.
    anything = Resource(contents=AnyDefinition(), specification=DRAFT201909)
    registry = Registry(retrieve=lambda _: anything)
    defaults = yaml.safe_load(known(f"{case.component.chart.name}.yaml"))
    validator = jsonschema.Draft201909Validator(schema, registry=registry)
    values = merged(defaults, case.component.values.data())
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


@each_chart
def test_helm_renders_them(case, tmp_path):
    chart = find_chart(case.component.chart.name)
    if chart is None:
        pytest.skip(MISSING)
    file = tmp_path / "values.yaml"
    file.write_text(yaml.safe_dump(case.component.values.data()), encoding="utf-8")
    once, again = (rendered(chart, file) for _ in range(2))
    assert once == again, "something is random"
    objects = [manifest for manifest in yaml.load_all(once, CrdLoader) if manifest]
    for pod in (manifest["spec"]["template"]["spec"] for manifest in objects if has_pods(manifest)):
        for container in [*pod["containers"], *pod.get("initContainers", ())]:
            assert set(container["resources"]) == {"requests", "limits"}, container["name"]
            assert container["image"] in map(MIRRORS.image, case.images)


def has_pods(manifest):
    return "template" in manifest.get("spec", {})


def test_refuses_a_misspelt_key():
    with pytest.raises(ValidationError, match="Extra inputs"):
        type(CASES[0].component.values)(dexx={"enabled": False})
