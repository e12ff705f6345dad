"""Delivery by Argo CD: a project and Applications for each tier, in the order of the platform."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from constructs_lib import Tier, TierProps, TierScope
from constructs_lib.argocd import (
    Application,
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    GpgKeyId,
    HelmComponent,
    HelmRelease,
    HelmReleaseProps,
    closed_default_project,
)
from constructs_lib.kube import (
    DEFAULT_PROJECT,
    THIS_CLUSTER,
    Declarations,
    DeclaredRepository,
    DnsLabel,
    Manifest,
    duplicates,
    kind_of,
)
from constructs_lib.platform import add_external_secrets
from constructs_lib.props import checked_argument, checked_objects
from constructs_lib.reference.previews import Previews
from constructs_lib.teams import TeamSpace
from constructs_lib.tree import ApiObjects, read_headers


class Projects(Tier):
    """A file for each tier, with its project.

    They are in a folder of their own, so that an Application that waits for nothing can apply them:
    the correction of a project must come before the last try of a sync that needs it.
    """

    @property
    def tier_names(self) -> Sequence[str]:
        """Delivers no tier, and is delivered by none."""
        return ()


class Delivery(Tier):
    """A file for each tier, with the Applications for its folder and its charts.

    The Application of a folder starts after all Applications of the tiers before. Applications of
    charts start after the namespaces that they have objects in: one with objects in the namespace
    of a later tier starts after that, and no tier waits for it. Applications of teams start last,
    and nothing waits for them. The project of a tier is in `projects`, a tier of its own. It allows
    the kinds that the tier holds when the Delivery is constructed, and those that its charts state.

    Folder, cluster and beginning of names are those of the `PlatformContext`.

    If one of the tiers is that of Argo CD, by its namespace, `projects` has one more file: it
    closes the project `default`, which Argo CD makes itself and in which everything is allowed. And
    each sync of these Applications has them compared with Git.
    """

    def __init__(
        self,
        platform: TierScope,
        *,
        git: GitSource,
        namespace: str,
        signature_keys: Sequence[GpgKeyId] = (),
    ) -> None:
        """Make the tier. The tiers made so far are delivered, by the Argo CD in `namespace`.

        It knows the `signature_keys`, one of which must have signed what it delivers, if there are
        any.
        """
        checked_objects("apps", GitSource, git=git)
        checked_argument("apps", "namespace", DnsLabel, namespace)
        checked_argument("apps", "signature_keys", Sequence[GpgKeyId], signature_keys)
        add_external_secrets(platform)
        order = platform.order
        self.tiers = [tier for tier, _ in order]
        """Tiers that it delivers, in order."""
        _check(self.tiers)
        super().__init__(
            platform, TierProps(name="apps", namespace=namespace, description="Applications")
        )
        self.projects = Projects(
            platform, TierProps(name="projects", namespace=namespace, description="Projects")
        )
        """Tier of the projects."""
        self.git = git
        self.signature_keys = signature_keys
        """GnuPG keys, one of which must have signed a delivered commit. None: none is needed."""
        repository = DeclaredRepository(address=git.repository)
        ApiObjects(self, "Repository", {}, Declarations(repositories=[repository]))
        self._delivers_argocd = self.context.server == THIS_CLUSTER and any(
            tier.namespace == namespace for tier in self.tiers
        )
        self._applications: dict[str, list[Application]] = {}
        late: list[Callable[[], None]] = []
        for (tier, after), objects in zip(order, read_headers(self.tiers), strict=True):
            earlier = [each for other in after for each in self._applications[other.name]]
            late += self._deliver(tier, objects, earlier)
        for release in late:
            release()
        own = [each for applications in self._applications.values() for each in applications]
        for team in (team for tier in self.tiers for team in tier.teams):
            self._follow(team, own)
        self.previews: Previews | None = None
        """Tier of previews of pull requests. None: no team has any."""
        if any(team.props.previews for tier in self.tiers for team in tier.teams):
            self.previews = Previews(
                self,
                self.projects,
                tiers=self.tiers,
                git=git,
                signature_keys=signature_keys,
                wave=1 + max(each.wave for each in own),
            )
        if self._delivers_argocd:
            closed_default_project(self.projects.chart(DEFAULT_PROJECT), self.namespace)

    @property
    def tier_names(self) -> Sequence[str]:
        """Names of the tiers that it delivers."""
        return tuple(self._applications)

    def releases_of(self, tier: Tier) -> list[HelmRelease]:
        """Return the releases of a tier's charts, in the order in which the tier states them."""
        return [each for each in self._applications[tier.name] if isinstance(each, HelmRelease)]

    def _follow(self, team: TeamSpace, own: Sequence[Application]) -> None:
        """Add the project and the Application of a team's repository, after the platform's own."""
        name = f"{self.context.application_prefix}{team.name}"
        project = ArgoProject(
            self.projects.chart(team.name),
            name,
            ArgoProjectProps(
                description=f"Team {team.name}",
                repositories=[team.props.git.repository],
                namespaces=team.namespaces,
                server=self.context.server,
                namespaced_kinds=team.props.all_kinds,
                members=team.props.members,
            ),
        )
        ArgoApplication(
            self.chart(team.name),
            name,
            ArgoApplicationProps(
                project=project,
                git=team.props.git,
                namespace=team.namespaces[0],
                path=team.props.path,
                after=own,
                refreshed_by_parent=self._delivers_argocd,
                ignored_by_parent=True,
            ),
        )

    def _folders_of(self, namespaces: Sequence[str]) -> list[Application]:
        """Return the Applications of the folders with these namespaces."""
        return [
            self._applications[tier.name][0]
            for tier in self.tiers
            if tier.name in self._applications and tier.namespace in namespaces
        ]

    def _deliver(
        self, tier: Tier, objects: Sequence[Manifest], after: Sequence[Application]
    ) -> list[Callable[[], None]]:
        """Add the project and the Applications of a tier.

        Returns what adds those for which a later tier has the namespace.
        """
        if not objects and not tier.components:
            raise ValueError(
                f"{self.name}: tiers must have objects or charts, got '{tier.name}' without any; "
                "add them before the Delivery, or leave out the tier"
            )
        chart = self.chart(tier.name)
        prefix = self.context.application_prefix
        namespaced, cluster = _kinds(tier, objects)
        by_charts = {
            kind: f"Chart {component.chart.name}: {reason}"
            for component in tier.components
            for kind, reason in component.cluster_kinds.items()
        }
        project = ArgoProject(
            self.projects.chart(tier.name),
            f"{prefix}{tier.name}",
            ArgoProjectProps(
                description=tier.description,
                repositories=list(
                    dict.fromkeys(
                        [self.git.repository, *(each.chart.repository for each in tier.components)]
                    )
                ),
                namespaces=[tier.namespace],
                server=self.context.server,
                other_namespaces=_other_namespaces(tier, objects),
                namespaced_kinds=namespaced,
                cluster_objects=cluster,
                cluster_kinds=by_charts,
                signature_keys=self.signature_keys,
            ),
        )
        folder = ArgoApplication(
            chart,
            f"{prefix}{tier.name}",
            ArgoApplicationProps(
                project=project,
                git=self.git,
                namespace=tier.namespace,
                path=tier.folder,
                after=after,
                refreshed_by_parent=self._delivers_argocd,
            ),
        )
        applications: list[Application] = [folder]
        self._applications[tier.name] = applications

        def release(component: HelmComponent) -> None:
            made = HelmRelease(
                chart,
                f"{prefix}{component.name}",
                HelmReleaseProps(
                    project=project,
                    git=self.git,
                    namespace=tier.namespace,
                    component=component,
                    values_folder=tier.folder,
                    values_name=component.name,
                    ignored_by_parent=component.is_ready_later,
                    after=[
                        *([folder] if tier.tier_namespace else after),
                        *self._folders_of(component.other_namespaces),
                    ],
                    refreshed_by_parent=self._delivers_argocd,
                ),
            )
            applications.append(made)

        later = self.tiers[self.tiers.index(tier) + 1 :]
        to_come = {each.namespace for each in later if each.tier_namespace}
        late: list[Callable[[], None]] = []
        for component in tier.components:
            if to_come.isdisjoint(component.other_namespaces):
                release(component)
            else:
                late.append(partial(release, component))
        return late


def _check(tiers: Sequence[Tier]) -> None:
    """Refuses tiers that cannot be delivered in this order."""
    names = [tier.name for tier in tiers]
    teams = [team.name for tier in tiers for team in tier.teams]
    if shared := sorted(map(str, duplicates([*names, *teams]))):
        raise ValueError(
            f"apps: names of teams must differ from one another and from those of tiers, got "
            f"{', '.join(shared)} twice; rename the team"
        )
    if not tiers or DEFAULT_PROJECT in names:
        raise ValueError(
            f"apps: the platform must have tiers before its Delivery, and none '{DEFAULT_PROJECT}'"
            f", since Argo CD has a project of that name, got {names}; add or rename a tier"
        )


def _other_namespaces(tier: Tier, objects: Sequence[Manifest]) -> list[str]:
    """Return the namespaces besides its own that a tier's objects and charts are in."""
    metadata = [each["metadata"] for each in objects]
    found = {each["namespace"] for each in metadata if "namespace" in each}
    found.update(name for each in tier.components for name in each.other_namespaces)
    return sorted(found - {tier.namespace})


def _kinds(tier: Tier, objects: Sequence[Manifest]) -> tuple[list[str], dict[str, list[str]]]:
    """Return the namespaced kinds and the cluster-scoped objects of a tier and its charts."""
    namespaced = {kind_of(each) for each in objects if "namespace" in each["metadata"]}
    cluster: dict[str, set[str]] = defaultdict(set)
    for component in tier.components:
        namespaced.update(component.namespaced_kinds)
        for kind, names in component.cluster_objects.items():
            cluster[kind].update(names)
    for each in objects:
        if "namespace" not in each["metadata"]:
            cluster[kind_of(each)].add(each["metadata"]["name"])
    return sorted(namespaced), {kind: sorted(names) for kind, names in cluster.items()}
