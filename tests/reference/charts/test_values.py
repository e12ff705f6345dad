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

from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.ports import PortPlan
from constructs_lib.reference import versions
from constructs_lib.reference.charts.alloy import AlloyProps, alloy
from constructs_lib.reference.charts.argocd import ArgoCdProps, argocd
from constructs_lib.reference.charts.cloudnative_pg import CloudNativePgProps, cloudnative_pg
from constructs_lib.reference.charts.gitea import GiteaProps, gitea
from constructs_lib.reference.charts.kube_prometheus_stack import (
    AlertmanagerProps,
    GrafanaProps,
    KubePrometheusStackProps,
    PrometheusProps,
    kube_prometheus_stack,
)
from constructs_lib.reference.charts.kube_prometheus_stack.availability import RemoteWriteProps
from constructs_lib.reference.charts.kube_prometheus_stack.crds import prometheus_operator_crds
from constructs_lib.reference.charts.loki import LogBucketProps, LokiProps, loki
from constructs_lib.reference.charts.metrics_server import MetricsServerProps, metrics_server
from constructs_lib.reference.charts.nginx_ingress import NginxIngressProps, nginx_ingress
from constructs_lib.reference.charts.promtail import PromtailProps, promtail
from constructs_lib.reference.charts.tekton_operator import TektonOperatorProps, tekton_operator
from scripts.import_api import CrdLoader
from tests.checkout import ROOT
from tests.reference.charts.archives import MISSING, find_chart, rendered
from tests.reference.charts.stated_images import stated_images

CHART_VALUES = Path(os.environ.get("CHART_VALUES_DIR", ROOT / "../shared/reference/chart-values"))
MIRRORS = Mirrors(charts="https://mirror.example/charts", images="mirror.example/hub")
ARGO_CD = argocd(
    ArgoCdProps(),
    url=PortPlan().url("argocd"),
    webhook_handler="http://el-webhook-handler.cicd.svc.cluster.local:8080",
    node_port=30808,
    https_node_port=30809,
    zones=False,
    mirrors=MIRRORS,
)
SHARED_ARGO_CD = argocd(
    ArgoCdProps(highly_available=True, priority_class="platform"),
    url="https://argocd.example",
    webhook_handler="http://el-webhook-handler.cicd.svc.cluster.local:8080",
    node_port=None,
    https_node_port=None,
    zones=True,
    mirrors=MIRRORS,
)
GITEA = gitea(
    GiteaProps(),
    url="http://gitea-http.cicd.svc.cluster.local:3000",
    repository="http://gitea-http.cicd.svc.cluster.local:3000/platform/web-platform.git",
    webhook_hosts=(
        "argocd-server.cicd.svc.cluster.local",
        "el-webhook-handler.cicd.svc.cluster.local",
    ),
    verifies_webhooks=True,
    node_port=30500,
    mirrors=MIRRORS,
)
SHIPPED = {
    "namespaces": ["app", "db"],
    "push_url": "http://loki.monitoring.svc.cluster.local:3100/loki/api/v1/push",
    "mirrors": MIRRORS,
}
STACK = kube_prometheus_stack(
    KubePrometheusStackProps(
        prometheus=PrometheusProps(),
        alertmanager=AlertmanagerProps(),
        grafana=GrafanaProps(),
    ),
    storage_class="local-path",
    priority_class=None,
    namespace="monitoring",
    receiver="alerts",
    loki="http://loki.monitoring.svc.cluster.local:3100",
    url="http://localhost:9000",
    node_port=30900,
    zones=False,
    mirrors=MIRRORS,
)
SHARED_STACK = kube_prometheus_stack(
    KubePrometheusStackProps(
        prometheus=PrometheusProps(
            replicas=2, remote_write=RemoteWriteProps(url="https://metrics.example/push")
        ),
        alertmanager=AlertmanagerProps(replicas=3),
        grafana=GrafanaProps(),
    ),
    storage_class="standard",
    priority_class="platform",
    namespace="monitoring",
    receiver="alerts",
    loki="http://loki.monitoring.svc.cluster.local:3100",
    url="https://grafana.example",
    node_port=None,
    zones=True,
    mirrors=MIRRORS,
)
SHARED_LOKI = loki(
    LokiProps(replicas=3, bucket=LogBucketProps(endpoint="https://s3.example", bucket="logs")),
    storage_class="standard",
    priority_class="platform",
    zones=True,
    mirrors=MIRRORS,
)
SUBCHARTS = {"kube-prometheus-stack": ("grafana", "kube-state-metrics")}
"""Charts in charts, whose default values are in files of their own."""

BALANCED_NGINX = nginx_ingress(
    NginxIngressProps(
        address=None,
        load_balancer=True,
        load_balancer_annotations={"cloud.example/kind": "network"},
        replicas=3,
        priority_class="serving",
    ),
    namespace="ingress",
    watch_namespaces=["app"],
    http_node_port=30080,
    https_node_port=30443,
    zones=True,
    mirrors=MIRRORS,
)
NGINX = nginx_ingress(
    NginxIngressProps(),
    namespace="ingress",
    watch_namespaces=["app"],
    http_node_port=30080,
    https_node_port=30443,
    zones=False,
    mirrors=MIRRORS,
)


class Case(NamedTuple):
    """Values of a chart, its images, and where its default values say nothing about keys."""

    component: HelmComponent
    images: list[str]
    open: str
    """Paths, with blanks between them, of what is empty or has names that no chart states."""


CASES = [
    Case(
        ARGO_CD,
        [versions.ARGO_CD_IMAGE, versions.ARGO_CD_REDIS_IMAGE],
        "configs.cm configs.params controller.resources server.resources "
        "repoServer.resources repoServer.copyutil.resources redis.resources "
        "applicationSet.resources notifications.resources notifications.notifiers "
        "notifications.templates notifications.triggers",
    ),
    Case(
        GITEA,
        [versions.GITEA_IMAGE],
        "resources initContainers.resources.limits persistence.labels "
        "podSecurityContext containerSecurityContext gitea.config",
    ),
    Case(prometheus_operator_crds(MIRRORS), [], ""),
    Case(
        metrics_server(MetricsServerProps(unverified_kubelets=True), mirrors=MIRRORS),
        [versions.METRICS_SERVER_IMAGE],
        "resources",
    ),
    Case(
        STACK,
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
        loki(
            LokiProps(),
            storage_class="local-path",
            priority_class=None,
            zones=False,
            mirrors=MIRRORS,
        ),
        [versions.LOKI_IMAGE],
        "loki.analytics loki.compactor loki.limits_config loki.schemaConfig singleBinary.resources",
    ),
    Case(
        promtail(PromtailProps(), **SHIPPED),
        [versions.PROMTAIL_IMAGE],
        "resources podSecurityContext",
    ),
    Case(
        alloy(AlloyProps(), **SHIPPED),
        [versions.ALLOY_IMAGE, versions.CONFIG_RELOADER_IMAGE],
        "alloy.resources alloy.securityContext configReloader.resources.limits",
    ),
    Case(
        tekton_operator(TektonOperatorProps(), target_namespace="cicd", mirrors=MIRRORS),
        [
            versions.TEKTON_OPERATOR_IMAGE,
            versions.TEKTON_OPERATOR_WEBHOOK_IMAGE,
            versions.TEKTON_OPERATOR_PROXY_IMAGE,
        ],
        "operator.additionalEnvs operator.resources webhook.resources "
        "podSecurityContext securityContext",
    ),
    Case(
        cloudnative_pg(CloudNativePgProps(), mirrors=MIRRORS),
        [versions.CLOUDNATIVE_PG_IMAGE],
        "resources",
    ),
    Case(
        NGINX,
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
        SHARED_ARGO_CD,
        [
            versions.ARGO_CD_IMAGE,
            versions.ARGO_CD_REDIS_IMAGE,
            versions.ARGO_CD_REDIS_IMAGE,
            versions.ARGO_CD_HAPROXY_IMAGE,
        ],
        f"{CASES[0].open} redis-ha",
    ),
    Case(
        SHARED_STACK,
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
    Case(SHARED_LOKI, [versions.LOKI_IMAGE], f"{CASES[5].open} loki.storage.bucketNames"),
    Case(
        BALANCED_NGINX,
        [versions.NGINX_INGRESS_IMAGE],
        "controller.resources controller.initContainerResources controller.image.tag "
        "controller.config.entries controller.lifecycle controller.priorityClassName "
        "controller.podDisruptionBudget.maxUnavailable controller.service.annotations "
        "controller.topologySpreadConstraints",
    ),
]
"""The same with several pods, behind an Ingress or a load balancer."""

each_chart = pytest.mark.parametrize(
    "case",
    [*CASES, *SHARED],
    ids=[
        *(case.component.name for case in CASES),
        *(f"{case.component.name} shared" for case in SHARED),
    ],
)


def reference(name):
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
    assert [alloy(AlloyProps(), **SHIPPED).values.data()] == manifests


@each_chart
def test_every_image_is_stated_with_its_version(case):
    stated = [*stated_images(case.component.values.data())]
    assert stated == [MIRRORS.image(image) for image in case.images]


@each_chart
def test_every_key_is_among_the_default_values(case):
    opened = set(case.open.split())
    name = case.component.chart.name
    defaults = yaml.safe_load(reference(f"{name}.yaml"))
    for part in SUBCHARTS.get(name, ()):
        defaults[part] = merged(yaml.safe_load(reference(f"{part}.yaml")), defaults[part])
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
    (case,) = [each for each in CASES if each.component.name == name]
    schema = json.loads(reference(f"{case.component.chart.name}.schema.json"))
    # It refers to Kubernetes' own types on the Internet; those values the API server checks.
    anything = Resource(contents=AnyDefinition(), specification=DRAFT201909)
    registry = Registry(retrieve=lambda _: anything)
    defaults = yaml.safe_load(reference(f"{case.component.chart.name}.yaml"))
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
