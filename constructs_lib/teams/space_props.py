"""Properties of the space of a team: a row for each."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import split_kind
from constructs_lib.kube.addresses import RepositoryFolder
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import (
    ApiKind,
    CodeOwner,
    DnsSubdomain,
    GroupName,
    Hostname,
    OwnNamespace,
    Port,
)
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.team_bounds import MONITOR_KINDS, RULE_KINDS, TEAM_KINDS
from constructs_lib.kube.text import Description
from constructs_lib.props.model import Props
from constructs_lib.teams.previews import TeamPreviewsProps
from constructs_lib.workloads.namespace import (
    ResourceQuotaProps,
)


class TeamMonitoringProps(Props):
    """Monitoring of a team by the Prometheus of the platform."""

    ports: Annotated[Sequence[Port], DISTINCT, Field(min_length=1)] = (9090,)
    """TCP ports of its pods at which Prometheus reads metrics."""

    rules: bool = False
    """Whether it has alerts, recorded metrics and receivers. The operator must bound them to their
    namespace, as it does for a `MonitoringTier` with `bounded`. False: it has metrics alone.
    """

    @property
    def kinds(self) -> Mapping[str, str]:
        """Kinds that its repository may hold for that, each with its resource and group."""
        return {**MONITOR_KINDS, **(RULE_KINDS if self.rules else {})}


class TeamSpaceProps(Props):
    """Properties for `TeamSpace`: a row for each team."""

    git: GitSource
    """Repository of the team, which Argo CD follows. It is not that of the platform."""

    path: RepositoryFolder
    """Folder of that repository with the manifests of the team. Folders of other teams in the same
    repository are beside it.
    """

    owner: CodeOwner | None = None
    """User or team of the Git server that reviews changes of the folder, such as `@acme/shop`, for
    the file `teams/CODEOWNERS`. Required if another team has the same repository. None: none.
    """

    quota: ResourceQuotaProps
    """The most that its pods may use, in each of its namespaces."""

    namespaces: Annotated[Sequence[OwnNamespace], DISTINCT] = ()
    """Its namespaces. None: one that is named after the team."""

    ports: Annotated[Sequence[Port], DISTINCT, Field(min_length=1)] = (8080,)
    """TCP ports of its pods at which the entrance calls them. If `kinds` have no NetworkPolicy, by
    which a team lets its pods call one another, they do so at these ports.
    """

    hosts: Annotated[Sequence[Hostname], DISTINCT] = ()
    """Host names of its Ingresses and routes; `*.` stands for all below. None: it has no routes."""

    outside: Description | None = None
    """Why its pods may call port 443 of addresses outside the cluster. None: they may not."""

    members: GroupName | None = None
    """Group of people who read its objects and logs, but no Secrets, and who see and sync its
    Application. None: only administrators can.
    """

    kinds: Annotated[Sequence[ApiKind], DISTINCT, Field(min_length=1)] = (*TEAM_KINDS,)
    """Kinds that its repository may hold, of those that give no rights beyond its namespaces."""

    other_kinds: Mapping[ApiKind, Description] = {}
    """Further kinds, each with the reason why it opens nothing beyond its namespaces."""

    objects: int = Field(default=50, ge=1, le=1000)
    """The most objects of each of `kinds` in a namespace. The default is far above what a team of
    some services has, and far below what fills etcd.
    """

    storage: Storage = "20Gi"
    """Sum of what the claims of a namespace request."""

    ephemeral_storage: Storage = "20Gi"
    """Sum of what the pods of a namespace may write to disks of nodes."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass that its pods may state, such as the default of the cluster. None: none."""

    monitoring: TeamMonitoringProps | None = None
    """Monitors of its pods, and alerts. None: Prometheus does not read its pods."""

    previews: TeamPreviewsProps | None = None
    """Previews of pull requests of its repository. None: there are none."""

    @property
    def counted_kinds(self) -> Mapping[str, str]:
        """Kinds that a quota counts, each with its resource and group."""
        monitoring = self.monitoring.kinds if self.monitoring else {}
        return {**{kind: TEAM_KINDS[kind] for kind in self.kinds}, **monitoring}

    @property
    def all_kinds(self) -> Sequence[str]:
        """Kinds that its repository may hold, those with a reason included."""
        return [*{**self.counted_kinds, **self.other_kinds}]

    @property
    def folders(self) -> Sequence[str]:
        """Folders of the repository that are its own, that of its previews included."""
        of_previews = self.previews.path if self.previews else None
        return [*dict.fromkeys([self.path, of_previews or self.path])]

    @model_validator(mode="after")
    def _has_kinds_within_its_bounds(self) -> Self:
        for kind in self.kinds:
            if kind not in TEAM_KINDS:
                raise ValueError(
                    f"'kinds' must be of {sorted(TEAM_KINDS)}, got '{kind}'; state it in "
                    "'other_kinds', with the reason why it opens nothing beyond the namespaces"
                )
        for kind in self.other_kinds:
            if kind in BOUNDS or split_kind(kind)[0] in GROUPS_OF_BOUNDS:
                raise ValueError(
                    f"'other_kinds' must leave out the limits of a team, got '{kind}'; add it "
                    "to the space from the platform's own repository"
                )
        return self


BOUNDS = frozenset(
    {
        *("EndpointSlice", "Endpoints", "LimitRange", "Namespace", "Pod", "ResourceQuota"),
        *("Secret", "apps/DaemonSet", "discovery.k8s.io/EndpointSlice"),
        *("gateway.networking.k8s.io/Gateway", "gateway.networking.k8s.io/ReferenceGrant"),
    }
)
"""Kinds by which a team would widen its space, or reach into others."""


GROUPS_OF_BOUNDS = frozenset(
    {
        *("admissionregistration.k8s.io", "argoproj.io", "rbac.authorization.k8s.io"),
        *("external-secrets.io", "tekton.dev", "triggers.tekton.dev"),
    }
)
"""API groups of such kinds."""
