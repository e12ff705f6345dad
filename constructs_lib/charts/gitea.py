"""Chart gitea: the Git server for a platform on one machine."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field

from constructs_lib.config.secret_ref import SecretRef, StatedValue
from constructs_lib.core.fields import Hostname, NodePort, Origin, UserId
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Quantity, Storage
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.component import ComponentPods, HelmComponent
from constructs_lib.helm.kinds import SERVER_KINDS
from constructs_lib.helm.values import Create, Resources, Switch, Values
from constructs_lib.versions import GITEA_CHART

ADMIN_SECRET = SecretRef(
    name="gitea-admin",
    keys=("username", "password"),
    values={"username": StatedValue(text="platform")},
)
"""Secret of the administrator. It must exist first; each start resets the password to it."""

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
)
"""CPU and memory of each container that prepares the volume before the server starts."""

OFF = Switch(enabled=False)


HTTP_PORT = 3000
"""Port of the pods and of their Service: the chart's default."""


class GiteaSettings(Props):
    """Settings of Gitea; the numbers suit a handful of users."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="256Mi", memory_limit="512Mi"
    )
    """CPU and memory of the server."""

    storage_size: Storage = "2Gi"
    """Size of the volume for the repositories and the database."""


class GiteaProps(GiteaSettings):
    """Properties for `gitea`."""

    url: Origin
    """Address from which Argo CD clones.

    The webhook of a push names this address, and only by it Argo CD finds the Applications to sync.
    Pages, and webhooks of actions on them, name the address that the browser requested.
    """

    webhook_hosts: Sequence[Hostname] = Field(min_length=1)
    """Hosts in the cluster that webhooks may call. By default Gitea calls no private address."""

    node_port: NodePort
    """Port of every node that leads to the server."""

    @classmethod
    def of(
        cls,
        settings: GiteaSettings,
        *,
        url: str,
        webhook_hosts: Sequence[str],
        node_port: int,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, url=url, webhook_hosts=webhook_hosts, node_port=node_port)


class Strategy(Values):
    """`strategy`."""

    # Two servers that run side by side would break the database, which is a file.
    type: Literal["Recreate"] = "Recreate"


class SeccompProfile(Values):
    """`seccompProfile` of a security context."""

    type: Literal["RuntimeDefault"] = "RuntimeDefault"


class PodSecurityContext(Values):
    """`podSecurityContext`."""

    run_as_user: UserId = 1000
    run_as_non_root: bool = True
    fs_group: UserId = 1000
    seccomp_profile: SeccompProfile = SeccompProfile()


class Capabilities(Values):
    """`containerSecurityContext.capabilities`."""

    drop: Sequence[str] = ("ALL",)


class ContainerSecurityContext(Values):
    """`containerSecurityContext`, for the server and the containers that prepare its volume."""

    allow_privilege_escalation: bool = False
    read_only_root_filesystem: bool = True
    capabilities: Capabilities = Capabilities()


class InitContainers(Values):
    """`initContainers`."""

    resources: Resources = Resources.of(INIT_RESOURCES)


class Persistence(Values):
    """`persistence`, in the cluster's default StorageClass.

    The platform's own class is delivered from the repository that is on this volume.
    """

    size: Quantity


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

    existing_secret: str = ADMIN_SECRET.name


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


class Users(Values):
    """Section `service` of app.ini."""

    disable_registration: Literal["true"] = Field(default="true", alias="DISABLE_REGISTRATION")


class Config(Values):
    """`gitea.config`: the sections of app.ini."""

    server: Server
    database: Database = Database()
    session: Session = Session()
    cache: Cache = Cache()
    queue: Queue = Queue()
    webhook: Webhook
    service: Users = Users()


class Gitea(Values):
    """`gitea`."""

    admin: Admin = Admin()
    config: Config


class GiteaValues(Values):
    """All values of the chart."""

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


def gitea(props: GiteaProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="gitea",
        chart=GITEA_CHART,
        values=_values(props),
        # The chart's Secret holds parts of app.ini, but no credentials.
        namespaced_kinds=(*SERVER_KINDS, "PersistentVolumeClaim", "Secret", "apps/Deployment"),
        secrets=(ADMIN_SECRET,),
        pods={
            "gitea": ComponentPods(
                pod_labels={"app.kubernetes.io/name": "gitea"}, ports={"http": HTTP_PORT}
            )
        },
    )


def _values(props: GiteaProps) -> GiteaValues:
    config = Config(
        server=Server(root_url=f"{props.url}/"),
        webhook=Webhook(allowed_host_list=",".join(props.webhook_hosts)),
    )
    return GiteaValues(
        service=Service(http=HttpService(node_port=props.node_port)),
        resources=Resources.of(props.resources),
        persistence=Persistence(size=props.storage_size),
        gitea=Gitea(config=config),
    )
