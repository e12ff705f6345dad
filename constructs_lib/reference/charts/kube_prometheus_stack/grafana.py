"""Values of Grafana, a part of chart kube-prometheus-stack."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import OFF, ChartImage, Resources, Switch, Values
from constructs_lib.core.fields import NodePort
from constructs_lib.core.resources import ResourcesProps

SIDECAR_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="100m", memory_request="96Mi", memory_limit="256Mi"
)
"""CPU and memory of each of the two containers that load dashboards and datasources."""


class Admin(Values):
    """`grafana.admin`."""

    existing_secret: str
    user_key: str
    password_key: str


class Strategy(Values):
    """`grafana.deploymentStrategy`."""

    # Two pods would need the quota of both for a change of a dashboard's volume.
    type: Literal["Recreate"] = "Recreate"


class Rbac(Values):
    """`grafana.rbac`."""

    # Otherwise a ClusterRole lets it read all Secrets.
    namespaced: Literal[True] = True


class ReadOnlyRoot(Values):
    """`grafana.containerSecurityContext` and `grafana.sidecar.securityContext`."""

    # The rest is the chart's.
    read_only_root_filesystem: Literal[True] = True


class EmptyDirMount(Values):
    """One of `grafana.extraEmptyDirMounts`."""

    name: str
    mount_path: str


class GrafanaService(Values):
    """`grafana.service`."""

    type: Literal["NodePort"] = "NodePort"
    node_port: NodePort


class Provider(Values):
    """`grafana.sidecar.dashboards.provider`."""

    folders_from_files_structure: Literal[True] = True


class Dashboards(Values):
    """`grafana.sidecar.dashboards`."""

    search_namespace: str
    resource: Literal["configmap"] = "configmap"
    folder_annotation: str
    provider: Provider = Provider()


class AlertmanagerSource(Values):
    """`grafana.sidecar.datasources.alertmanager`."""

    # Grafana does not call Alertmanager: Prometheus has the alerts, too.
    enabled: Literal[False] = False


class Datasources(Values):
    """`grafana.sidecar.datasources`."""

    search_namespace: str
    resource: Literal["configmap"] = "configmap"
    alertmanager: AlertmanagerSource = AlertmanagerSource()


class Sidecar(Values):
    """`grafana.sidecar`."""

    image: ChartImage
    # They write to volumes of the chart only.
    security_context: ReadOnlyRoot = ReadOnlyRoot()
    resources: Resources = Resources.of(SIDECAR_RESOURCES)
    dashboards: Dashboards
    datasources: Datasources


class Datasource(Values):
    """One of `grafana.additionalDataSources`."""

    name: str
    uid: str
    type: str
    access: Literal["proxy"] = "proxy"
    url: str


class GrafanaServer(Values):
    """`grafana.grafana.ini.server`."""

    root_url: str = Field(alias="root_url")
    domain: str


class GrafanaAnalytics(Values):
    """`grafana.grafana.ini.analytics`: nothing may call the Internet."""

    check_for_updates: Literal[False] = Field(default=False, alias="check_for_updates")
    check_for_plugin_updates: Literal[False] = Field(
        default=False, alias="check_for_plugin_updates"
    )
    reporting_enabled: Literal[False] = Field(default=False, alias="reporting_enabled")


class GrafanaPlugins(Values):
    """`grafana.grafana.ini.plugins`."""

    # They would be fetched from the Internet at each start.
    preinstall_disabled: Literal[True] = Field(default=True, alias="preinstall_disabled")


class GrafanaIni(Values):
    """`grafana.grafana.ini`."""

    server: GrafanaServer
    analytics: GrafanaAnalytics = GrafanaAnalytics()
    plugins: GrafanaPlugins = GrafanaPlugins()


class Grafana(Values):
    """`grafana`."""

    fullname_override: Literal["grafana"] = "grafana"
    image: ChartImage
    admin: Admin
    # Ours alone: those of the chart ask for metrics that are not kept.
    default_dashboards_enabled: Literal[False] = False
    test_framework: Switch = OFF
    # Datasources and dashboards come from Git, and nothing else is kept.
    persistence: Switch = OFF
    deployment_strategy: Strategy = Strategy()
    rbac: Rbac = Rbac()
    container_security_context: ReadOnlyRoot = ReadOnlyRoot()
    # Its plugins listen there; all else is written to the chart's volume.
    extra_empty_dir_mounts: Sequence[EmptyDirMount] = (
        EmptyDirMount(name="tmp", mount_path="/tmp"),
    )
    resources: Resources
    service: GrafanaService
    service_monitor: Switch = Switch(enabled=True)
    grafana_ini: GrafanaIni = Field(alias="grafana.ini")
    sidecar: Sidecar
    additional_data_sources: Sequence[Datasource]
