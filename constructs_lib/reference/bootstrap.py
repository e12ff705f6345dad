"""Everything needed before Argo CD can sync: the first Applications, and files for the wrapper."""

from constructs_lib import Tier, TierProps, TierScope
from constructs_lib.argocd import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    HelmRelease,
)
from constructs_lib.kube import Declarations, DeclaredFile, Manifest
from constructs_lib.platform import EXTERNAL_SECRETS_CHART, NAMESPACE_CHART
from constructs_lib.props import checked_objects
from constructs_lib.reference.bootstrap_files import Release
from constructs_lib.reference.charts.argocd import SERVER_SECRET
from constructs_lib.reference.charts.argocd import WEBHOOK_SECRET_KEY as ARGO_CD_SECRET_KEY
from constructs_lib.reference.charts.gitea.contents import (
    PUSH,
    PUSH_AND_PULL_REQUEST,
    gitea_contents,
)
from constructs_lib.reference.delivery import Delivery
from constructs_lib.reference.handover import addresses, backups, images, network
from constructs_lib.reference.kind.host import host_needs
from constructs_lib.reference.kind.kind_cluster import (
    REGISTRY_HOSTS,
    KindClusterProps,
    audit_policy,
    kind_cluster,
    registry_hosts,
)
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.builds import BuildsTier
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.reference.tiers.data import DataTier
from constructs_lib.tekton import WEBHOOK_SECRET, WEBHOOK_SECRET_KEY
from constructs_lib.tree import ApiObjects, Group, yaml_texts


class Bootstrap(Tier):
    """The first two Applications, each with a project that allows only what it applies.

    `projects` applies the projects of all tiers, and waits for nothing. `root` applies their
    Applications, in waves.

    It also declares the files next to them:

    - `host.yaml`: what the machine needs, and `kind.yaml`, for `kind create cluster`, with
      `hosts.toml` for the nodes where images come from a mirror without TLS,
    - `manifests.yaml`: files to apply before Argo CD can deliver, and `releases.yaml`: charts to
      install then, both in order,
    - `gitea.yaml`: what to make in Gitea, and `images.yaml`, how to build what its registry needs,
    - `addresses.yaml`: what is reached from the host, `backups.yaml`: what waits for a restore, and
      `network.yaml`: how to see that policies are enforced.

    The platform adds `secrets.yaml`, the Secrets that must exist first.
    """

    def __init__(
        self,
        platform: TierScope,
        kind: KindClusterProps | None,
        *,
        app: AppTier,
        data: DataTier,
        cicd: CicdTier,
        builds: BuildsTier,
        delivery: Delivery,
    ) -> None:
        """Make the tier.

        `kind` is the cluster, or None if others made it: then no file is about its nodes. Frontend
        and backend of `app` show whether it enforces policies, backups of `data` wait on a new one
        until a restore is done or declined, and `builds` makes the images that are not pulled.
        """
        checked_objects("bootstrap", KindClusterProps | None, kind=kind)
        checked_objects("bootstrap", AppTier, app=app)
        checked_objects("bootstrap", DataTier, data=data)
        checked_objects("bootstrap", CicdTier, cicd=cicd)
        checked_objects("bootstrap", BuildsTier, builds=builds)
        checked_objects("bootstrap", Delivery, delivery=delivery)
        super().__init__(platform, TierProps(name="bootstrap", namespace=cicd.namespace))
        # No Application applies its folder.
        self.secrets_path = f"{self.folder}/secrets.yaml"
        """Path of the list of Secrets, in the repository."""
        chart = self.chart("root")
        for name, tier, allowed in (
            ("projects", delivery.projects, ["AppProject"]),
            ("root", delivery, ["Application", *(["ApplicationSet"] if delivery.previews else [])]),
        ):
            project = ArgoProject(
                # A project and an Application of one name cannot have the same parent.
                Group(chart, f"Project-{name}"),
                name,
                ArgoProjectProps(
                    description=tier.description,
                    repositories=[cicd.git.repository],
                    namespaces=[cicd.namespace],
                    namespaced_kinds=[f"argoproj.io/{kind}" for kind in allowed],
                    signature_keys=delivery.signature_keys,
                ),
            )
            ArgoApplication(
                chart,
                name,
                ArgoApplicationProps(
                    project=project,
                    git=cicd.git,
                    namespace=cicd.namespace,
                    path=tier.folder,
                    # An outage can last for hours, and root waits for others that are in one.
                    endless_retries=True,
                ),
            )
        releases = delivery.releases_of(cicd)
        ports = self.context.ports
        plain_registry = self.context.mirrors.plain_registry
        contents: dict[str, Manifest | list[Manifest] | list[str]] = {
            "host.yaml": host_needs().data(),
            "addresses.yaml": [each.data() for each in addresses(delivery.tiers, ports)],
            "backups.yaml": [each.data() for each in backups(data)],
            "releases.yaml": [_release(each).data() for each in releases],
            "manifests.yaml": _manifests_before(delivery, cicd),
            "network.yaml": network(app, data).data(),
        }
        if kind:
            contents["kind.yaml"] = kind_cluster(
                kind,
                backups_on_nodes=data.props.backup.host_path,
                ports=ports,
                plain_registry=plain_registry,
            )
            contents["audit-policy.yaml"] = audit_policy()
        if cicd.gitea:
            contents["images.yaml"] = images(builds.builds, cicd, ports).data()
            contents["gitea.yaml"] = gitea_contents(
                cicd.namespace,
                url=ports.url("gitea"),
                registry=ports.registry_address,
                main_branch=cicd.main_branch,
                webhooks=[
                    (cicd.argocd_webhook, SERVER_SECRET.key(ARGO_CD_SECRET_KEY), PUSH),
                    (
                        cicd.webhook_handler_url,
                        WEBHOOK_SECRET.key(WEBHOOK_SECRET_KEY),
                        PUSH_AND_PULL_REQUEST,
                    ),
                ],
            ).data()
        files = [
            DeclaredFile(path=f"{self.folder}/{name}", text=text)
            for name, text in zip(contents, yaml_texts([*contents.values()]), strict=True)
        ]
        if kind and plain_registry:
            files.append(DeclaredFile(path=REGISTRY_HOSTS, text=registry_hosts(plain_registry)))
        ApiObjects(chart, "Files", {}, Declarations(files=files))


def _manifests_before(delivery: Delivery, cicd: Tier) -> list[str]:
    """Return the files of manifests to apply before any release, in order.

    The StorageClass comes from the repository that is on a volume of it. Without policies the pods
    of Argo CD and Gitea have no connections in a namespace that denies by default.
    """
    of_the_cluster = [tier for tier in delivery.tiers if not tier.tier_namespace]
    files = [
        *((tier, chart) for tier in of_the_cluster for chart in tier.chart_ids),
        *((tier, NAMESPACE_CHART) for tier in delivery.tiers if tier.tier_namespace),
        *((cicd, chart) for chart in cicd.chart_ids if chart == EXTERNAL_SECRETS_CHART),
        *((cicd, component.name) for component in cicd.components),
    ]
    return [f"{tier.folder}/{chart}.yaml" for tier, chart in files]


def _release(release: HelmRelease) -> Release:
    chart = release.component.chart
    return Release(
        name=release.component.name,
        namespace=release.destination_namespace,
        chart=f"oci://{chart.repository}/{chart.name}" if chart.is_oci else chart.name,
        repository=None if chart.is_oci else chart.repository,
        version=chart.version,
        digest=chart.digest,
        values=release.values_path,
        only_if_absent=True,
    )
