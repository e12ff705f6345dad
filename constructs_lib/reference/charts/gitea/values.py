"""Values of chart gitea."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import (
    OFF,
    Capabilities,
    ChartImage,
    Create,
    Metrics,
    Resources,
    SeccompProfile,
    Switch,
    Values,
)
from constructs_lib.core.fields import DnsSubdomain, LabelValue, NodePort, UserId
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import ResourcesProps

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
)
"""CPU and memory of each container that prepares the volume before the server starts."""


class Strategy(Values):
    """`strategy`."""

    # Two servers that run side by side would break the database, which is a file.
    type: Literal["Recreate"] = "Recreate"


class PodSecurityContext(Values):
    """`podSecurityContext`."""

    run_as_user: UserId = 1000
    run_as_non_root: bool = True
    fs_group: UserId = 1000
    seccomp_profile: SeccompProfile = SeccompProfile()


class ContainerSecurityContext(Values):
    """`containerSecurityContext`, for the server and the containers that prepare its volume."""

    allow_privilege_escalation: bool = False
    read_only_root_filesystem: bool = True
    capabilities: Capabilities = Capabilities()


class InitContainers(Values):
    """`initContainers`."""

    resources: Resources = Resources.of(INIT_RESOURCES)


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


class Service(Values):
    """`service`."""

    http: HttpService


class Admin(Values):
    """`gitea.admin`."""

    existing_secret: DnsSubdomain


class Server(Values):
    """Section `server` of app.ini."""

    root_url: str = Field(alias="ROOT_URL")
    # Pages name the requested host; otherwise they would send users at localhost to ROOT_URL.
    public_url_detection: Literal["auto"] = Field(default="auto", alias="PUBLIC_URL_DETECTION")
    # Nothing can reach its port.
    disable_ssh: Literal["true"] = Field(default="true", alias="DISABLE_SSH")
    # Otherwise browsers fetch avatars from other sites.
    offline_mode: Literal["true"] = Field(default="true", alias="OFFLINE_MODE")


class Database(Values):
    """Section `database` of app.ini."""

    db_type: Literal["sqlite3"] = Field(default="sqlite3", alias="DB_TYPE")


class Session(Values):
    """Section `session` of app.ini."""

    provider: Literal["memory"] = Field(default="memory", alias="PROVIDER")


class Cache(Values):
    """Section `cache` of app.ini."""

    adapter: Literal["memory"] = Field(default="memory", alias="ADAPTER")


class Queue(Values):
    """Section `queue` of app.ini."""

    type: Literal["level"] = Field(default="level", alias="TYPE")


class Webhook(Values):
    """Section `webhook` of app.ini."""

    allowed_host_list: str = Field(alias="ALLOWED_HOST_LIST")


class Repository(Values):
    """Section `repository` of app.ini."""

    # Images are for everybody, Git is not: nobody opens a repository to the anonymous by mistake.
    force_private: Literal["true"] = Field(default="true", alias="FORCE_PRIVATE")


class Users(Values):
    """Section `service` of app.ini.

    Signing in for every view stays off, since nodes pull without a login.
    """

    disable_registration: Literal["true"] = Field(default="true", alias="DISABLE_REGISTRATION")
    # The packages of a public owner are open to everybody; only who is stated to be is public.
    default_user_visibility: Literal["private"] = Field(
        default="private", alias="DEFAULT_USER_VISIBILITY"
    )
    default_org_visibility: Literal["private"] = Field(
        default="private", alias="DEFAULT_ORG_VISIBILITY"
    )


class Administration(Values):
    """Section `admin` of app.ini."""

    # One that the API makes is public unless the request says otherwise.
    disable_regular_org_creation: Literal["true"] = Field(
        default="true", alias="DISABLE_REGULAR_ORG_CREATION"
    )


class Config(Values):
    """`gitea.config`: the sections of app.ini."""

    server: Server
    database: Database = Database()
    session: Session = Session()
    cache: Cache = Cache()
    queue: Queue = Queue()
    webhook: Webhook
    repository: Repository = Repository()
    service: Users = Users()
    admin: Administration = Administration()


class Gitea(Values):
    """`gitea`."""

    admin: Admin
    config: Config
    # The wrapper installs the chart before the cluster has the definition of such a monitor.
    metrics: Metrics = Metrics(service_monitor=OFF)


class GiteaValues(Values):
    """All values of the chart."""

    image: ChartImage
    strategy: Strategy = Strategy()
    service: Service
    # Its token is not mounted; that of the default ServiceAccount would be.
    service_account: Create = Create(create=True)
    resources: Resources
    pod_security_context: PodSecurityContext = PodSecurityContext()
    container_security_context: ContainerSecurityContext = ContainerSecurityContext()
    init_containers: InitContainers = InitContainers()
    persistence: Persistence
    gitea: Gitea
    # The images of all of them are no longer updated.
    postgresql: Switch = OFF
    postgresql_ha: Switch = Field(default=OFF, alias="postgresql-ha")
    valkey: Switch = OFF
    valkey_cluster: Switch = Field(default=OFF, alias="valkey-cluster")
    test: Switch = OFF
