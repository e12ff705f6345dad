"""Chart gitea: Git server and registry of images for a platform on one machine."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import SERVER_KINDS
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
from constructs_lib.argocd.remote_cluster import SECRET_TYPE
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.label_keys import protection
from constructs_lib.kube.names import DnsSubdomain, LabelValue, NodePort
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, largest
from constructs_lib.props.secret_list import StatedValue
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.reference.versions import GITEA_CHART, GITEA_IMAGE
from constructs_lib.workloads.storage_class import LOCAL_PATH

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


ADMINISTRATOR = "platform"
"""Name of the administrator, who owns the repository."""

READER = "argocd"
"""Name of the user that Argo CD clones as, who may only read the repository."""

PUSHER = "image-pusher"
"""Name of the user by which `make up` and pipelines push images, and which may do nothing else."""

BUILDER = "builder"
"""Name of the user that pipelines clone as, who may only read the repository."""

PIPELINE = "pipeline"
"""Name of the user by which pipelines commit: who may push to the branch that is delivered."""

REPORTER = "reporter"
"""Name of the user by which pipelines write statuses and what they have seen. Gitea takes a status
only of those who may write code, so that branch is closed to it.
"""

COMMENTER = "commenter"
"""Name of the user by which pipelines comment on pull requests, who may only read the repository:
Gitea takes comments of those.
"""


def _login(name: str, user: str) -> SecretRef:
    return SecretRef(
        name=name, keys=("username", "password"), values={"username": StatedValue(text=user)}
    )


ADMIN_SECRET = _login("gitea-admin", ADMINISTRATOR)
"""Secret of the administrator. It must exist first; each start resets the password to it."""

PUSHER_SECRET = _login("gitea-image-pusher", PUSHER)
"""Secret of the user that may push images."""

BUILDER_SECRET = _login("gitea-builder", BUILDER)
"""Secret of the user that pipelines clone as."""

PIPELINE_SECRET = _login("gitea-pipeline", PIPELINE)
"""Secret of the user by which pipelines commit."""

REPORTER_SECRET = _login("gitea-reporter", REPORTER)
"""Secret of the user by which pipelines write statuses."""

COMMENTER_SECRET = _login("gitea-commenter", COMMENTER)
"""Secret of the user by which pipelines comment."""

HTTP_PORT = 3000
"""Port of the pods and of their Service: the chart's default."""

JOB = "gitea"
"""Job of its metrics, by the name of its pods."""


def reader_secret(repository: str) -> SecretRef:
    """Return the Secret with which Argo CD clones. It finds it by the address and the label."""
    return SecretRef(
        name="argocd-repository",
        keys=("type", "url", "username", "password"),
        values={
            "type": StatedValue(text="git"),
            "url": StatedValue(text=repository),
            "username": StatedValue(text=READER),
        },
        labels={SECRET_TYPE: "repository"},
    )


class MainBranchProps(Props):
    """Rules of the branch that is delivered: whoever writes it is the cluster's administrator."""

    pull_requests: bool = False
    """Whether the administrator needs a pull request, too. Without: `make push` pushes."""

    approvals: int = Field(default=0, ge=0, le=10)
    """Approvals that a pull request needs. None: a platform on one machine has one developer."""

    required_checks: Annotated[Sequence[NonEmptyText], DISTINCT] = ()
    """Statuses that a pull request needs, such as `frontend-check`. None by default: pull requests
    get them only while the webhook handler is there.
    """


class GiteaProps(Props):
    """Properties for `gitea`; the numbers suit a handful of users."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="256Mi", memory_limit="512Mi"
    )
    """CPU and memory of the server, which handles layers of images in small parts."""

    storage_size: Storage = "20Gi"
    """Size of the volume for repositories, database and images: some dozens that share layers."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume. None: the cluster's default, which may delete volumes.

    It must exist before Gitea does, so it cannot come from the repository on that volume.
    """

    protected: bool = True
    """Whether a `DeletionGuard` protects the claim."""

    main_branch: MainBranchProps = MainBranchProps()
    """Rules of the branch that is delivered."""


def gitea(
    props: GiteaProps,
    *,
    url: str,
    repository: str,
    webhook_hosts: Sequence[str],
    verifies_webhooks: bool,
    node_port: int,
) -> HelmComponent:
    """Return the record of the chart.

    Argo CD clones from `url`. The webhook of a push names this address, and only by it Argo CD
    finds the Applications to sync. Pages, logins to the registry, and webhooks of actions on pages
    name the address that the browser or client requested. Webhooks may call `webhook_hosts`; by
    default Gitea calls no private address. It verifies the certificates of those if
    `verifies_webhooks`. Names of images begin with `node_port`.
    """
    values = GiteaValues(
        service=HttpService(node_port=node_port),
        resources=Resources.of(props.resources),
        persistence=Persistence(
            size=props.storage_size,
            storage_class=props.storage_class,
            labels=protection(props.protected),
        ),
        admin_secret=ADMIN_SECRET.name,
        config=Config(
            root_url=f"{url}/",
            webhook_hosts=",".join(webhook_hosts),
            any_certificate=None if verifies_webhooks else "true",
        ),
    )
    logins = (
        *(ADMIN_SECRET, PUSHER_SECRET, BUILDER_SECRET),
        *(PIPELINE_SECRET, REPORTER_SECRET, COMMENTER_SECRET),
    )
    return HelmComponent(
        name="gitea",
        chart=GITEA_CHART,
        values=values,
        # The chart's Secret holds parts of app.ini, but no credentials.
        namespaced_kinds=(*SERVER_KINDS, "PersistentVolumeClaim", "Secret", "apps/Deployment"),
        secrets=(*logins, reader_secret(repository)),
        pods={"gitea": ComponentPods.named("gitea", http=HTTP_PORT)},
        pods_in_an_update=[Pods.of_deployment(1, largest(props.resources, INIT_RESOURCES))],
    )
