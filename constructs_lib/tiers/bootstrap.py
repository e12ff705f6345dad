"""What is there before Argo CD syncs: the root Application, and files for who makes the cluster."""

from cdk8s import App, Yaml
from constructs import Construct, IConstruct

from constructs_lib.argocd.application import ArgoApplication, ArgoApplicationProps
from constructs_lib.argocd.project import ArgoProject, ArgoProjectProps
from constructs_lib.argocd.release import HelmRelease
from constructs_lib.config.secret_ref import needed_secrets
from constructs_lib.core.api_objects import Manifest
from constructs_lib.core.props import Props
from constructs_lib.kind.cluster import KindClusterProps, kind_cluster
from constructs_lib.tiers.cicd import GITEA_REPOSITORY, CicdTier
from constructs_lib.tiers.delivery import Delivery
from constructs_lib.tiers.tier import tier_chart
from constructs_lib.tiers.tier_delivery import DIST

FOLDER = f"{DIST}/bootstrap"
"""Folder of the files; no Application applies it."""


class BootstrapProps(Props):
    """Properties for `Bootstrap`."""

    cicd: CicdTier
    """Argo CD's namespace, and the repository that it follows."""

    delivery: Delivery
    """What the root Application delivers."""

    kind: KindClusterProps
    """The Kind cluster."""


class Bootstrap(Construct):
    """The root Application and its project; Applications and projects are all that it applies."""

    def __init__(self, scope: App, id: str, props: BootstrapProps) -> None:
        super().__init__(scope, id)
        self._props = props
        namespace = props.cicd.namespace.name
        chart = tier_chart(scope, "root", namespace, props.cicd.part_of)
        project = ArgoProject(
            Construct(chart, "Project"),
            "root",
            ArgoProjectProps(
                description="Projects and Applications",
                repositories=[props.cicd.git.repository],
                namespaces=[namespace],
                namespaced_kinds=["argoproj.io/Application", "argoproj.io/AppProject"],
            ),
        )
        ArgoApplication(
            chart,
            "root",
            ArgoApplicationProps(
                project=project, git=props.cicd.git, namespace=namespace, path=f"{DIST}/apps"
            ),
        )

    def files(self, *roots: IConstruct) -> dict[str, str]:
        """Returns text by path of the files beside the root Application.

        `kind.yaml` is for `kind create cluster`, `secrets.yaml` lists the Secrets that must exist
        first, `releases.yaml` the charts that must be installed first, in this order, and
        `gitea.yaml` what must be made in Gitea.

        Args:
            roots: What declares Secrets.
        """
        contents: dict[str, Manifest | list[Manifest]] = {
            "kind.yaml": kind_cluster(self._props.kind),
            "secrets.yaml": needed_secrets(*roots),
            "releases.yaml": [_release(release) for release in self._props.delivery.before_git],
        }
        if self._props.cicd.gitea_values:
            contents["gitea.yaml"] = {
                "url": self._props.kind.ports.url("gitea"),
                "repository": GITEA_REPOSITORY,
                "webhooks": [self._props.cicd.argo_cd_webhook],
            }
        return {f"{FOLDER}/{name}": Yaml.stringify(each) for name, each in contents.items()}


def _release(release: HelmRelease) -> Manifest:
    return {
        "name": release.release_name,
        "namespace": release.destination_namespace,
        "chart": f"oci://{release.chart.repository}/{release.chart.name}",
        "version": release.chart.version,
        "values": release.values_path,
    }
