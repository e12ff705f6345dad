"""Delivery of one tier by Argo CD: its project, and the Applications in it, in one Chart."""

from collections.abc import Sequence

from cdk8s import App
from constructs import Construct

from constructs_lib.argocd.application import Application, ArgoApplication, ArgoApplicationProps
from constructs_lib.argocd.project import ArgoProject, ArgoProjectProps
from constructs_lib.argocd.release import HelmRelease, HelmReleaseProps
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.helm.chart import HelmChart
from constructs_lib.helm.values import Values
from constructs_lib.tiers.cicd import CicdTier
from constructs_lib.tiers.tier import tier_chart

DIST = "dist"
"""Folder of the repository that the output of synth is committed to."""


class TierDelivery:
    """The project of a tier and its Applications; the tier's folder has its name."""

    def __init__(
        self,
        scope: App,
        name: str,
        description: str,
        *,
        cicd: CicdTier,
        namespace: str,
        namespaced_kinds: Sequence[str],
        cluster_kinds: Sequence[str],
        charts: Sequence[HelmChart] = (),
    ) -> None:
        """Adds the project.

        Args:
            scope: App that writes Applications.
            name: Name of tier, project and file.
            description: What the tier is for.
            cicd: Argo CD, in whose namespace all of it is, and the repository that it follows.
            namespace: Namespace of the tier, the only one that its Applications write to.
            namespaced_kinds: Kinds that they write there.
            cluster_kinds: Kinds that they write outside of namespaces.
            charts: Charts that they install.
        """
        self._name, self._git, self._namespace = name, cicd.git, namespace
        self._chart = tier_chart(scope, name, cicd.namespace.name, cicd.part_of)
        self._project = ArgoProject(
            # Project and Application of a tier have one name, and so not one parent.
            Construct(self._chart, "Project"),
            name,
            ArgoProjectProps(
                description=description,
                repositories=[cicd.git.repository, *(chart.repository for chart in charts)],
                namespaces=[namespace],
                namespaced_kinds=namespaced_kinds,
                cluster_kinds=cluster_kinds,
            ),
        )

    def folder(self, *, after: Sequence[Application] = ()) -> ArgoApplication:
        """Adds the Application, named like the tier, that applies the tier's folder."""
        return ArgoApplication(
            self._chart,
            self._name,
            ArgoApplicationProps(
                project=self._project,
                git=self._git,
                namespace=self._namespace,
                path=f"{DIST}/{self._name}",
                after=after,
            ),
        )

    def release(
        self,
        name: str,
        chart: HelmChart,
        *,
        values: Values,
        after: Sequence[Application] = (),
        provides: Sequence[str] = (),
        secrets: Sequence[SecretRef] = (),
        api_versions: Sequence[str] = (),
        skip_crds: bool = False,
        skip_schema_validation: bool = False,
    ) -> HelmRelease:
        """Adds the Application that installs a chart, its values in the tier's folder."""
        return HelmRelease(
            self._chart,
            name,
            HelmReleaseProps(
                project=self._project,
                git=self._git,
                namespace=self._namespace,
                chart=chart,
                values=values,
                values_folder=f"{DIST}/{self._name}",
                after=after,
                provides=provides,
                secrets=secrets,
                api_versions=api_versions,
                skip_crds=skip_crds,
                skip_schema_validation=skip_schema_validation,
            ),
        )
