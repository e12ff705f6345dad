"""No dead knob: every field of every props model changes what is synthesized."""

import importlib
import pkgutil

import pytest
from cdk8s import App, Chart
from constructs import Construct

import constructs_lib
from constructs_lib import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    BcryptHash,
    ChartPods,
    ChartPodsProps,
    ConfigMap,
    ConfigMapKey,
    ConfigMapProps,
    ContainerDefaultsProps,
    ContainerRegistry,
    ContainerRegistryProps,
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseBackupSettings,
    DatabaseRestore,
    DatabaseRestoreProps,
    GitSource,
    HelmChart,
    HelmRelease,
    HelmReleaseProps,
    IgnoredDifference,
    IngressRoute,
    InitProps,
    KindClusterProps,
    KindClusterSettings,
    Peer,
    PortPlanSettings,
    PostgresConfigurationSettings,
    PostgresDatabase,
    PostgresDatabaseProps,
    RegistrySettings,
    ResourceQuotaProps,
    SecretKey,
    SecretRef,
    StatedValue,
    TierNamespace,
    TierNamespaceProps,
    Values,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    kind_cluster,
)
from constructs_lib.argocd.application import ApplicationProps
from constructs_lib.charts.argocd import ArgoCdProps, ArgoCdValuesProps, argo_cd_values
from constructs_lib.charts.gitea import GiteaProps, GiteaValuesProps, gitea_values
from constructs_lib.charts.metrics_server import MetricsServerSettings, metrics_server_values
from constructs_lib.charts.nginx_ingress import (
    NginxIngressProps,
    NginxIngressValuesProps,
    nginx_ingress_values,
)
from constructs_lib.core.api_objects import read_tree
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.postgres.credentials import PostgresCredentialsProps
from constructs_lib.web.autoscaling import AutoscalingProps
from tests.tier_knobs import TIER_KNOBS

QUOTA = {
    "pods": 1,
    "cpu_requests": "1",
    "memory_requests": "1Gi",
    "cpu_limits": "1",
    "memory_limits": "1Gi",
}
SECRET = SecretRef(name="db", keys=("user", "password"))
AUTOSCALING = {
    "min_replicas": 2,
    "max_replicas": 4,
    "cpu_percent": 50,
    "memory_percent": 80,
    "scale_down_seconds": 60,
}
RESOURCES = {
    "cpu_request": "20m",
    "cpu_limit": "900m",
    "memory_request": "32Mi",
    "memory_limit": "1Gi",
}
BACKUP = {
    **RESOURCES,
    "schedule": "0 3 * * *",
    "time_zone": "Europe/Berlin",
    "retention_days": 30,
    "deadline_seconds": 600,
    "host_path": "/srv/backups",
    "storage_size": "20Gi",
    "protected": False,
}
CREDENTIALS = {
    "superuser_secret": "a",
    "owner_secret": "b",
    "application_secret": "c",
    "monitoring_secret": "d",
}
PROJECT = {
    "description": "a",
    "repositories": ("https://a/a",),
    "namespaces": ("a",),
    "namespaced_kinds": ("Service",),
}
GIT = {"repository": "https://a/a"}
IGNORED = {"kind": "Secret", "jq_paths": (".data",)}
CHART = {"repository": "https://a", "name": "a", "version": "1.0.0"}
KIND = {
    "backups_on_host": "other",
    "name": "other",
    "node_image": "kindest/node:v1",
    "pod_network": "10.0.0.0/16",
}
REGISTRY = {
    **RESOURCES,
    "image": "registry:4.0.0",
    "storage_size": "20Gi",
    "storage_class": None,
    "protected": False,
    "collection_schedule": "0 3 * * *",
    "collection_time_zone": "Europe/Berlin",
}
ARGO_CD = {"url": "http://a", "webhook_handler": "http://b"}
GITEA = {"url": "http://a", "webhook_hosts": ("b",)}
WEB = WebServiceProps(image="web:1")
OTHER_PEER = Peer(name="other", namespace="other", pod_labels={"app": "other"})


def web(chart, props):
    return WebService(chart, "web", props)


def web_with(chart, value):
    web(chart, WebServiceProps(image="web:1", environment={"A": value}))


def secret_value(chart, value):
    secret = SecretRef(name="db", keys=("user",), values={"user": value})
    web_with(chart, secret.key("user"))


def registry(chart, props):
    ContainerRegistry(chart, "registry", props)


def call_peer(chart, peer):
    web(chart, WEB).connections.allow_to(peer, *(() if peer.ports else (1,)))


def ingress(chart, props):
    WebIngress(chart, "ingress", props)


def route(chart, path="/", id="web"):
    return IngressRoute(service=WebService(chart, id, WEB), path=path)


def config_map(chart, id="config"):
    return ConfigMap(chart, id, ConfigMapProps(data={"a": "1", "b": "2"}))


def postgresql(chart, **given):
    props = PostgresDatabaseProps(**{"database": "shop", **given})
    return PostgresDatabase(chart, "postgresql", props)


def backup(chart, **given):
    database = given.pop("database", None) or postgresql(chart)
    return DatabaseBackup(chart, "backup", DatabaseBackupProps(database=database, **given))


class ChartValues(Values):
    a: str = "a"


def project(chart, id="project"):
    return ArgoProject(chart, id, ArgoProjectProps(**PROJECT))


APPLICATION = {"project": project, "git": GitSource(**GIT), "namespace": "a"}
OTHER_APPLICATION = {
    "project": lambda chart: project(chart, "other"),
    "git": GitSource(repository="https://b/b"),
    "namespace": "b",
    "after": lambda chart: (application(chart, project=project(chart, "p"), id="first"),),
    "provides": ("a.example",),
    "skip_dry_run_on_missing_resource": True,
    "ignore_differences": (IgnoredDifference(**IGNORED),),
    "cascade": True,
}
RELEASE = {
    **APPLICATION,
    "chart": HelmChart(**CHART),
    "values": ChartValues(),
    "values_folder": "a",
}


def application(chart, id="application", **given):
    required = {"git": GitSource(**GIT), "namespace": "a", "path": "a"}
    return ArgoApplication(chart, id, ArgoApplicationProps(**{**required, **given}))


def release(scope, /, **given):
    return HelmRelease(scope, "release", HelmReleaseProps(**given))


def release_of(chart, helm_chart):
    release(chart, **{**RELEASE, "project": project(chart), "chart": helm_chart})


# For each model: how to synthesize it, the fields that have no default, another value per field.
# What makes data instead of objects returns it. A value that needs a chart is a function of it.
KNOBS = {
    **TIER_KNOBS,
    ArgoCdProps: (
        lambda chart, props: argo_cd_values(ArgoCdValuesProps(**dict(props), **ARGO_CD)).data(),
        {},
        {**RESOURCES, "memory_limit": "2Gi"},
    ),
    ArgoCdValuesProps: (
        lambda chart, props: argo_cd_values(props).data(),
        ARGO_CD,
        {
            **RESOURCES,
            "memory_limit": "2Gi",
            "url": "http://other",
            "webhook_handler": "http://other",
        },
    ),
    ApplicationProps: (
        lambda chart, props: application(chart, **dict(props)),
        APPLICATION,
        OTHER_APPLICATION,
    ),
    ArgoApplicationProps: (
        lambda chart, props: application(chart, **dict(props)),
        {**APPLICATION, "path": "a"},
        {**OTHER_APPLICATION, "path": "b"},
    ),
    ArgoProjectProps: (
        lambda chart, props: ArgoProject(chart, "project", props),
        PROJECT,
        {
            "description": "b",
            "repositories": ("https://b/b",),
            "namespaces": ("b",),
            "namespaced_kinds": ("Secret",),
            "cluster_kinds": ("Namespace",),
        },
    ),
    AutoscalingProps: (
        lambda chart, props: web(chart, WebServiceProps(image="web:1", **props.model_dump())),
        {},
        AUTOSCALING,
    ),
    BcryptHash: (
        secret_value,
        {"bcrypt_of": "a", "key": "a"},
        {"bcrypt_of": "b", "key": "b"},
    ),
    DatabaseBackupSettings: (lambda chart, props: backup(chart, **dict(props)), {}, BACKUP),
    ChartPodsProps: (
        lambda chart, props: web(chart, WEB).connections.allow_to(
            ChartPods(chart, "pods", props), *(() if props.ports else (1,))
        ),
        {"pod_labels": {"app": "a"}},
        {"pod_labels": {"app": "b"}, "ports": (2,)},
    ),
    ConfigMapKey: (
        web_with,
        {"config_map": config_map, "key": "a"},
        {"config_map": lambda chart: config_map(chart, "other"), "key": "b"},
    ),
    ConfigMapProps: (
        lambda chart, props: ConfigMap(chart, "config", props),
        {"data": {"a": "1"}},
        {"data": {"a": "2"}},
    ),
    ContainerDefaultsProps: (
        lambda chart, props: TierNamespace(
            chart, "app", TierNamespaceProps(container_defaults=props)
        ),
        {},
        RESOURCES,
    ),
    ContainerRegistryProps: (
        registry,
        {},
        {**REGISTRY, "node_port": 30600, "pod_network": "10.0.0.0/8"},
    ),
    DatabaseBackupProps: (
        lambda chart, props: DatabaseBackup(chart, "backup", props),
        {"database": postgresql},
        {"database": lambda chart: postgresql(chart, database="other"), **BACKUP},
    ),
    DatabaseRestoreProps: (
        lambda chart, props: DatabaseRestore(chart, "restore", props),
        {"backup": backup},
        {"backup": lambda chart: backup(chart, retention_days=1), "deadline_seconds": 60},
    ),
    GiteaProps: (
        lambda chart, props: gitea_values(GiteaValuesProps(**dict(props), **GITEA)).data(),
        {},
        {**RESOURCES, "storage_size": "20Gi"},
    ),
    GiteaValuesProps: (
        lambda chart, props: gitea_values(props).data(),
        GITEA,
        {**RESOURCES, "url": "http://other", "webhook_hosts": ("other",), "storage_size": "20Gi"},
    ),
    GitSource: (
        lambda chart, props: application(chart, project=project(chart), git=props),
        GIT,
        {"repository": "https://b/b", "revision": "b"},
    ),
    HelmChart: (
        release_of,
        CHART,
        {"repository": "https://b", "name": "b", "version": "2.0.0"},
    ),
    HelmReleaseProps: (
        lambda chart, props: release(chart, **dict(props)),
        RELEASE,
        {
            **OTHER_APPLICATION,
            "chart": HelmChart(**{**CHART, "name": "b"}),
            "values": ChartValues(a="b"),
            "values_folder": "b",
            "release_name": "b",
            "api_versions": ("a.example/v1",),
            "secrets": (SECRET,),
            "skip_crds": True,
            "skip_schema_validation": True,
        },
    ),
    IgnoredDifference: (
        lambda chart, props: application(
            chart, project=project(chart), ignore_differences=(props,)
        ),
        IGNORED,
        {"kind": "ConfigMap", "name": "a", "jq_paths": (".b",)},
    ),
    IngressRoute: (
        lambda chart, props: ingress(chart, WebIngressProps(hosts=["a"], routes=[props])),
        {"service": lambda chart: WebService(chart, "web", WEB)},
        {"service": lambda chart: WebService(chart, "other", WEB), "path": "/other"},
    ),
    InitProps: (
        lambda chart, props: web(chart, WebServiceProps(image="web:1", init=props)),
        {"command": ("a",)},
        {"command": ("b",), "environment": {"A": "a"}},
    ),
    KindClusterProps: (
        lambda chart, props: kind_cluster(props),
        {"backups_on_nodes": "/backups"},
        {**KIND, "backups_on_nodes": "/other", "ports": PortPlanSettings(http=8000)},
    ),
    KindClusterSettings: (
        lambda chart, props: kind_cluster(
            KindClusterProps(**dict(props), backups_on_nodes="/backups")
        ),
        {},
        KIND,
    ),
    MetricsServerSettings: (
        lambda chart, props: metrics_server_values(props).data(),
        {},
        {**RESOURCES, "unverified_kubelets": True},
    ),
    NginxIngressProps: (
        lambda chart, props: nginx_ingress_values(
            NginxIngressValuesProps(**dict(props), watch_namespace="app")
        ).data(),
        {},
        {**RESOURCES, "address": "other"},
    ),
    NginxIngressValuesProps: (
        lambda chart, props: nginx_ingress_values(props).data(),
        {"watch_namespace": "app"},
        {**RESOURCES, "watch_namespace": "other", "address": "other"},
    ),
    Peer: (
        call_peer,
        {"name": "peer", "namespace": "peer", "pod_labels": {"app": "peer"}},
        {"name": "other", "namespace": "other", "pod_labels": {"app": "other"}, "ports": (2,)},
    ),
    PortPlanSettings: (
        lambda chart, props: list(props.mappings()),
        {},
        {
            "http": 1080,
            "https": 1443,
            "argocd": 1808,
            "grafana": 1900,
            "gitea": 1300,
            "registry": 30501,
        },
    ),
    PostgresConfigurationSettings: (
        lambda chart, props: postgresql(chart, configuration=props),
        {},
        {
            "max_connections": 100,
            "shared_buffers_percent": 40,
            "slow_statement_milliseconds": 100,
            "idle_transaction_seconds": 10,
        },
    ),
    PostgresCredentialsProps: (
        lambda chart, props: postgresql(chart, **props.model_dump()),
        {},
        CREDENTIALS,
    ),
    PostgresDatabaseProps: (
        lambda chart, props: PostgresDatabase(chart, "postgresql", props),
        {"database": "shop"},
        {
            **CREDENTIALS,
            **RESOURCES,
            "memory_limit": "2Gi",
            "database": "other",
            "image": "postgres:19.1",
            "exporter_image": "exporter:1",
            "storage_size": "20Gi",
            "storage_class": None,
            "protected": False,
            "startup_seconds": 60,
            "shutdown_seconds": 60,
            "configuration": PostgresConfigurationSettings(max_connections=100),
        },
    ),
    RegistrySettings: (
        lambda chart, props: registry(chart, ContainerRegistryProps(**dict(props))),
        {},
        REGISTRY,
    ),
    ResourceQuotaProps: (
        lambda chart, props: TierNamespace(chart, "app", TierNamespaceProps(quota=props)),
        QUOTA,
        {
            "pods": 2,
            "cpu_requests": "2",
            "memory_requests": "2Gi",
            "cpu_limits": "2",
            "memory_limits": "2Gi",
        },
    ),
    ResourcesProps: (
        lambda chart, props: web(chart, WebServiceProps(image="web:1", **props.model_dump())),
        {},
        RESOURCES,
    ),
    SecretKey: (
        web_with,
        {"secret": SECRET, "key": "user"},
        {"secret": SecretRef(name="other", keys=("user",)), "key": "password"},
    ),
    SecretRef: (
        lambda chart, props: web_with(chart, props.key("user")),
        {"name": "db", "keys": ("user",)},
        {
            "name": "other",
            "keys": ("user", "password"),
            "values": {"user": "time"},
            "copied_from": "other",
            "labels": {"a": "b"},
        },
    ),
    StatedValue: (
        secret_value,
        {"text": "a"},
        {"text": "b"},
    ),
    TierNamespaceProps: (
        lambda chart, props: TierNamespace(chart, "app", props),
        {},
        {
            "pod_security": "baseline",
            "quota": ResourceQuotaProps(**QUOTA),
            "container_defaults": ContainerDefaultsProps(),
            "protected": False,
        },
    ),
    WebIngressProps: (
        ingress,
        {"hosts": ("a",), "routes": lambda chart: (route(chart),)},
        {
            "hosts": ("b",),
            "routes": lambda chart: (route(chart, "/other"),),
            "tls_secret": "tls",
            "ingress_class": "other",
            "controller": OTHER_PEER,
        },
    ),
    WebServiceProps: (
        web,
        {"image": "web:1"},
        {
            **AUTOSCALING,
            **RESOURCES,
            "image": "web:2",
            "component": "other",
            "port": 8080,
            "metrics_port": None,
            "liveness_path": "/live",
            "readiness_path": "/ready",
            "startup_seconds": 90,
            "drain_seconds": 5,
            "environment": {"A": "a"},
            "init": InitProps(command=("a",)),
            "run_as_user": 2000,
            "run_as_group": 2000,
            "tmp_size": "1Gi",
        },
    ),
}


def props_models():
    """Returns all models but those whose fields are the output itself."""
    for module in pkgutil.walk_packages(constructs_lib.__path__, "constructs_lib."):
        if not module.name.startswith("constructs_lib._imports"):
            importlib.import_module(module.name)
    models, found = [Props], []
    while models:
        models = [child for model in models for child in model.__subclasses__()]
        found += [model for model in models if model.__module__.startswith("constructs_lib.")]
    knobs = {model for model in found if not issubclass(model, Values)}
    return sorted(knobs, key=lambda model: model.__name__)


def output(model, folder, **changed):
    synthesize, required, _ = KNOBS[model]
    app = App(outdir=str(folder))
    chart = Chart(app, "chart", namespace="test")
    values = {**required, **changed}
    given = {name: value(chart) if callable(value) else value for name, value in values.items()}
    made = synthesize(chart, model(**given))
    data = None if isinstance(made, Construct) else made
    return read_tree(app), data


@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param(model, field, id=f"{model.__name__}.{field}")
        for model in props_models()
        for field in model.model_fields
    ],
)
def test_changes_the_output(model, field, tmp_path):
    _, _, others = KNOBS[model]
    changed = output(model, tmp_path, **{field: others[field]})
    assert changed != output(model, tmp_path)


def test_every_model_is_documented_field_by_field():
    undocumented = [
        f"{model.__name__}.{name}"
        for model in props_models()
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert undocumented == []
