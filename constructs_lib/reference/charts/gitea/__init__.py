"""Chart gitea: Git server and registry of images for a platform on one machine."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib import Props, ResourcesProps, SecretRef
from constructs_lib.argocd import (
    SECRET_TYPE,
    HelmComponent,
    chart_image,
    chart_resources,
    resources_in,
)
from constructs_lib.kube import DISTINCT, DnsSubdomain, NonEmptyText, Storage, protection
from constructs_lib.props import Pods, StatedValue, largest
from constructs_lib.reference.charts import component, login_secret, read_values
from constructs_lib.reference.versions import GITEA_CHART, GITEA_IMAGE
from constructs_lib.workloads import LOCAL_PATH

ADMINISTRATOR = "platform"
"""Name of the administrator, who owns the repository."""

READER = "argocd"
"""Name of the user that Argo CD clones as, who may only read the repository."""

PIPELINE = "pipeline"
"""Name of the user by which pipelines commit: who may push to the branch that is delivered."""

REPORTER = "reporter"
"""Name of the user by which pipelines write statuses and what they have seen. Gitea takes a status
only of those who may write code, so that branch is closed to it.
"""


ADMIN_SECRET = login_secret("gitea-admin", ADMINISTRATOR)
"""Secret of the administrator. It must exist first; each start resets the password to it."""

PUSHER_SECRET = login_secret("gitea-image-pusher", "image-pusher")
"""Secret of the user by which `make up` and pipelines push images, and do nothing else."""

BUILDER_SECRET = login_secret("gitea-builder", "builder")
"""Secret of the user that pipelines clone as, who may only read the repository."""

PIPELINE_SECRET = login_secret("gitea-pipeline", PIPELINE)
"""Secret of the user by which pipelines commit."""

REPORTER_SECRET = login_secret("gitea-reporter", REPORTER)
"""Secret of the user by which pipelines write statuses."""

COMMENTER_SECRET = login_secret("gitea-commenter", "commenter")
"""Secret of the user by which pipelines comment on pull requests, who may only read the repository:
Gitea takes comments of those.
"""

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
    """Rules of the delivered branch: users with write access administer the cluster."""

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
    values = read_values(
        __name__,
        {
            "image": chart_image(GITEA_IMAGE.replace("-rootless", ""), "registry", "digest"),
            "service.http.nodePort": node_port,
            "resources": chart_resources(props.resources),
            "persistence.size": props.storage_size,
            "persistence.storageClass": props.storage_class,
            "persistence.labels": protection(props.protected),
            "gitea.admin.existingSecret": ADMIN_SECRET.name,
            "gitea.config.server.ROOT_URL": f"{url}/",
            "gitea.config.webhook.ALLOWED_HOST_LIST": ",".join(webhook_hosts),
            "gitea.config.webhook.SKIP_TLS_VERIFY": None if verifies_webhooks else "true",
        },
    )
    pod = largest(props.resources, resources_in(values, "initContainers.resources"))
    logins = (
        *(ADMIN_SECRET, PUSHER_SECRET, BUILDER_SECRET),
        *(PIPELINE_SECRET, REPORTER_SECRET, COMMENTER_SECRET),
    )
    return component(
        __name__,
        GITEA_CHART,
        values,
        secrets=(*logins, reader_secret(repository)),
        pods_in_an_update=[Pods.of_deployment(1, pod)],
    )
