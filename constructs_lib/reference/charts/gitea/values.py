"""Values of chart gitea."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import (
    OFF,
    ChartImage,
    Create,
    Metrics,
    PodSecurityContext,
    Resources,
    SecurityContext,
    Switch,
    Values,
)
from constructs_lib.core.fields import DnsSubdomain, LabelValue, NodePort
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.reference.versions import GITEA_IMAGE

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
)
"""CPU and memory of each container that prepares the volume before the server starts."""

USER = 1000
"""User of the image, and group of the volume."""


class Persistence(Values):
    """`persistence`: the claim, which the chart itself never deletes."""

    size: Storage
    storage_class: DnsSubdomain | None
    labels: Mapping[str, LabelValue]


class HttpService(Values):
    """`service.http`."""

    type: Literal["NodePort"] = "NodePort"
    node_port: NodePort
    external_traffic_policy: Literal["Cluster"] = "Cluster"


class Config(Values):
    """`gitea.config`: sections and keys of app.ini, whose values are strings."""

    root_url: str = Field(alias="server > ROOT_URL")
    # Pages name the requested host; otherwise they would send users at localhost to ROOT_URL.
    url_detection: Literal["auto"] = Field(default="auto", alias="server > PUBLIC_URL_DETECTION")
    # Nothing can reach its port.
    disable_ssh: Literal["true"] = Field(default="true", alias="server > DISABLE_SSH")
    # Otherwise browsers fetch avatars from other sites.
    offline_mode: Literal["true"] = Field(default="true", alias="server > OFFLINE_MODE")
    database: Literal["sqlite3"] = Field(default="sqlite3", alias="database > DB_TYPE")
    session: Literal["memory"] = Field(default="memory", alias="session > PROVIDER")
    cache: Literal["memory"] = Field(default="memory", alias="cache > ADAPTER")
    queue: Literal["level"] = Field(default="level", alias="queue > TYPE")
    webhook_hosts: str = Field(alias="webhook > ALLOWED_HOST_LIST")
    any_certificate: Literal["true"] | None = Field(default=None, alias="webhook > SKIP_TLS_VERIFY")
    # Images are for everybody, Git is not: nobody opens a repository to the anonymous by mistake.
    force_private: Literal["true"] = Field(default="true", alias="repository > FORCE_PRIVATE")
    # Signing in for every view stays off, since nodes pull without a login.
    no_registration: Literal["true"] = Field(default="true", alias="service > DISABLE_REGISTRATION")
    # The packages of a public owner are open to everybody; only who is stated to be is public.
    user_visibility: Literal["private"] = Field(
        default="private", alias="service > DEFAULT_USER_VISIBILITY"
    )
    organization_visibility: Literal["private"] = Field(
        default="private", alias="service > DEFAULT_ORG_VISIBILITY"
    )
    # One that the API makes is public unless the request says otherwise.
    no_organizations: Literal["true"] = Field(
        default="true", alias="admin > DISABLE_REGULAR_ORG_CREATION"
    )


class GiteaValues(Values):
    """All values of the chart."""

    # The chart adds the end of the tag by itself.
    image: ChartImage = ChartImage.of(GITEA_IMAGE.replace("-rootless", ""), "registry", "digest")
    # Two servers that run side by side would break the database, which is a file.
    strategy: Literal["Recreate"] = Field(default="Recreate", alias="strategy > type")
    service: HttpService = Field(alias="service > http")
    # Its token is not mounted; that of the default ServiceAccount would be.
    service_account: Create = Create(create=True)
    resources: Resources
    pod_security_context: PodSecurityContext = PodSecurityContext(
        run_as_user=USER, run_as_non_root=True, fs_group=USER
    )
    # For the server and the containers that prepare its volume.
    container_security_context: SecurityContext = SecurityContext()
    init_resources: Resources = Field(
        default=Resources.of(INIT_RESOURCES), alias="initContainers > resources"
    )
    persistence: Persistence
    admin_secret: DnsSubdomain = Field(alias="gitea > admin > existingSecret")
    config: Config = Field(alias="gitea > config")
    # The wrapper installs the chart before the cluster has the definition of such a monitor.
    metrics: Metrics = Field(default=Metrics(service_monitor=OFF), alias="gitea > metrics")
    # The images of all of them are no longer updated.
    postgresql: Switch = OFF
    postgresql_ha: Switch = Field(default=OFF, alias="postgresql-ha")
    valkey: Switch = OFF
    valkey_cluster: Switch = Field(default=OFF, alias="valkey-cluster")
    test: Switch = OFF
