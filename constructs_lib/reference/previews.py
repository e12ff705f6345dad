"""Delivery of the previews of teams: a chart of Helm, and who applies it for a pull request."""

from collections.abc import Sequence

from constructs_lib import Tier, TierProps
from constructs_lib.argocd import ArgoProject, ArgoProjectProps, GitSource, GpgKeyId
from constructs_lib.kube import THIS_CLUSTER, Declarations, DeclaredFile, kind_of
from constructs_lib.teams import PREVIEWS_CHART, TeamPreview, application_set, space_of
from constructs_lib.tree import ApiObjects, read_headers

NAME = "previews"


class Previews(Tier):
    """A file for each team with previews: the objects of one, in a chart that repeats them."""

    def __init__(
        self,
        apps: Tier,
        projects: Tier,
        *,
        tiers: Sequence[Tier],
        git: GitSource,
        signature_keys: Sequence[GpgKeyId],
        wave: int,
    ) -> None:
        """Make the tier, its project, and in `apps` an ApplicationSet for each of these teams."""
        props = TierProps(name=NAME, namespace=apps.namespace, description="Previews")
        super().__init__(apps.platform, props)
        declared = [
            DeclaredFile(path=f"{self.folder}/{path}", text=text)
            for path, text in PREVIEWS_CHART.items()
        ]
        ApiObjects(self, "Files", {}, Declarations(files=declared))
        prefix = self.context.application_prefix
        project = f"{prefix}{NAME}"
        chart = {"repoURL": git.repository, "targetRevision": git.revision, "path": self.folder}
        teams = [team for tier in tiers for team in tier.teams]
        names = [name for tier in tiers for name in (tier.name, tier.namespace)]
        names += [name for team in teams for name in (team.name, *team.namespaces)]
        previewed = []
        for team in teams:
            if not (of_team := team.props.previews):
                continue
            if (of_team.delivery, self.context.server) != (self.namespace, THIS_CLUSTER):
                raise ValueError(
                    f"{team.path}: 'previews' must be of the Argo CD in '{self.namespace}', and in "
                    f"its own cluster, got '{of_team.delivery}' and server "
                    f"'{self.context.server}'; correct 'application_sets', or leave them out"
                )
            space = space_of(team.name)
            start = space_of(team.name, "")
            for name in (name for name in names if name.startswith(start)):
                raise ValueError(
                    f"{team.path}: names that begin with '{start}' must be left to previews, got "
                    f"'{name}'; rename that"
                )
            scope = self.chart(f"{team.name}-pr", namespace=space)
            TeamPreview(scope, team, of_team, prefix=prefix)
            described = application_set(
                team.name, of_team, prefix=prefix, project=project, chart=chart, wave=wave
            )
            ApiObjects(apps.chart(f"{team.name}-previews"), "Set", {"Resource": described})
            previewed.append(team)
        (objects,) = read_headers([self])
        kinds = {kind_of(each) for each in objects if "namespace" in each["metadata"]}
        ArgoProject(
            projects.chart(NAME),
            project,
            ArgoProjectProps(
                description="Previews of pull requests",
                repositories=[git.repository],
                namespaces=[self.namespace],
                other_namespaces=[team.namespaces[0] for team in previewed],
                namespaced_kinds=sorted(kinds),
                previews_of=[team.name for team in previewed],
                signature_keys=signature_keys,
            ),
        )

    @property
    def tier_names(self) -> Sequence[str]:
        """Delivers no tier, and is delivered by none."""
        return ()
