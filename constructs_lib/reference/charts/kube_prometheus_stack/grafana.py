"""Values of Grafana, a part of chart kube-prometheus-stack."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import (
    OFF,
    ON,
    ChartImage,
    Mount,
    Resources,
    ServiceType,
    Switch,
    Values,
)
from constructs_lib.kube.names import DnsSubdomain, NodePort
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.reference.versions import GRAFANA_IMAGE, GRAFANA_SIDECAR_IMAGE

SIDECAR_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="100m", memory_request="96Mi", memory_limit="256Mi"
)
"""CPU and memory of each of the two containers that load dashboards and datasources."""


class Admin(Values):
    """`grafana.admin`."""

    existing_secret: str
    user_key: str
    password_key: str


GRAFANA_ROLE = "grafana-reader"
"""Role of the MonitoringTier by which Grafana's sidecars read dashboards and datasources."""


class Dashboards(Values):
    """`grafana.sidecar.dashboards`."""

    search_namespace: str
    resource: Literal["configmap"] = "configmap"
    folder_annotation: str
    by_folder: Literal[True] = Field(default=True, alias="provider > foldersFromFilesStructure")


class Datasources(Values):
    """`grafana.sidecar.datasources`."""

    search_namespace: str
    resource: Literal["configmap"] = "configmap"
    # Grafana does not call Alertmanager: Prometheus has the alerts, too.
    alertmanager: Switch = OFF


class Sidecar(Values):
    """`grafana.sidecar`."""

    image: ChartImage = ChartImage.of(GRAFANA_SIDECAR_IMAGE, "registry")
    # They write to volumes of the chart only. The rest is the chart's.
    read_only_root: Literal[True] = Field(
        default=True, alias="securityContext > readOnlyRootFilesystem"
    )
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


class GrafanaIni(Values):
    """`grafana.grafana.ini`. Nothing may call the Internet."""

    root_url: str = Field(alias="server > root_url")
    domain: str = Field(alias="server > domain")
    update_checks: Literal[False] = Field(default=False, alias="analytics > check_for_updates")
    plugin_update_checks: Literal[False] = Field(
        default=False, alias="analytics > check_for_plugin_updates"
    )
    reporting: Literal[False] = Field(default=False, alias="analytics > reporting_enabled")
    # They would be fetched from the Internet at each start.
    no_plugins: Literal[True] = Field(default=True, alias="plugins > preinstall_disabled")


class Grafana(Values):
    """`grafana`."""

    fullname_override: Literal["grafana"] = "grafana"
    image: ChartImage = ChartImage.of(GRAFANA_IMAGE, "registry")
    admin: Admin
    # Ours alone: those of the chart ask for metrics that are not kept.
    default_dashboards_enabled: Literal[False] = False
    test_framework: Switch = OFF
    # Datasources and dashboards come from Git, and nothing else is kept.
    persistence: Switch = OFF
    # Two pods would need the quota of both for a change of a dashboard's volume.
    strategy: Literal["Recreate"] = Field(default="Recreate", alias="deploymentStrategy > type")
    # Otherwise a ClusterRole lets it read all Secrets, or the chart's Role those beside it.
    namespaced: Literal[True] = Field(default=True, alias="rbac > namespaced")
    role: str = Field(default=GRAFANA_ROLE, alias="rbac > useExistingRole")
    # The rest is the chart's.
    read_only_root: Literal[True] = Field(
        default=True, alias="containerSecurityContext > readOnlyRootFilesystem"
    )
    # Its plugins listen there; all else is written to the chart's volume.
    extra_empty_dir_mounts: Sequence[Mount] = (Mount(name="tmp", mount_path="/tmp"),)
    resources: Resources
    service_type: ServiceType = Field(alias="service > type")
    node_port: NodePort | None = Field(alias="service > nodePort")
    priority_class_name: DnsSubdomain | None = None
    service_monitor: Switch = ON
    grafana_ini: GrafanaIni = Field(alias="grafana.ini")
    sidecar: Sidecar
    additional_data_sources: Sequence[Datasource]
