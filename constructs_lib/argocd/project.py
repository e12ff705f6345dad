"""Limits on what the Applications of a project may apply; emits one AppProject."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.argocd.signature_keys import GpgKeyId
from constructs_lib.kube.addresses import THIS_CLUSTER, ClusterAddress
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.known import DEFAULT_PROJECT, SYNC_WAVE
from constructs_lib.kube.label_keys import OF_PREVIEWS, labels, privileges, protection, unmanaged
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER, ApiKind, DnsLabel, GroupName
from constructs_lib.kube.structs import argoproj, k8s
from constructs_lib.kube.text import Description
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part

RepositoryAddress = Annotated[
    str,
    text_field(
        "the exact address of a repository, as in the Applications; '*' is refused",
        matching(r"[A-Za-z0-9][A-Za-z0-9@:/._~%+-]*", 1024),
    ),
]
"""Address of a Git or chart repository."""

ClusterObjectName = Annotated[
    str,
    text_field(
        "the exact name of an object, such as 'app-reader'; '*' is refused",
        matching(r"[A-Za-z0-9][-A-Za-z0-9:._]*", 253),
    ),
]
"""Name of a cluster-scoped object."""


def split_kind(kind: str) -> tuple[str, str]:
    """Return the group and the kind of an `ApiKind`."""
    group, _, name = kind.rpartition("/")
    return group, name


class ArgoProjectProps(Props):
    """Properties for `ArgoProject`."""

    description: Description
    """Purpose of the project."""

    repositories: Sequence[RepositoryAddress] = Field(min_length=1)
    """Git and chart repositories that its Applications may use."""

    namespaces: Sequence[DnsLabel] = Field(min_length=1)
    """Namespaces that its Applications may write to."""

    server: ClusterAddress = THIS_CLUSTER
    """Cluster that its Applications write to, by default the one that Argo CD runs in."""

    other_namespaces: Sequence[DnsLabel] = ()
    """Namespaces of others that they may write to as well, but not the Namespaces themselves."""

    namespaced_kinds: Sequence[ApiKind]
    """Kinds that its Applications may write in those namespaces; none where it is empty.

    No default: without a list Argo CD allows every kind, and then a user who may write
    Applications can grant themselves any other right.
    """

    cluster_objects: Mapping[ApiKind, Sequence[ClusterObjectName]] = {}
    """Names of the cluster-scoped objects that they may write, by kind."""

    cluster_kinds: Mapping[ApiKind, Description] = {}
    """Kinds of which they may write every cluster-scoped object, each with the reason."""

    members: GroupName | None = None
    """Group of people who see and sync its Applications in Argo CD. None: administrators alone."""

    previews_of: Annotated[Sequence[DnsLabel], DISTINCT] = ()
    """Teams of whose previews its Applications make the namespaces `<team>-pr-<number>`."""

    signature_keys: Annotated[Sequence[GpgKeyId], DISTINCT] = ()
    """Keys of GnuPG, one of which must have signed the commit, or the annotated tag, that its
    Applications follow. None: no signature is needed.

    Argo CD before 3.5 does not know the field, and must have the public keys. It does not verify
    commits that came before, and no charts.
    """


def closed_default_project(scope: Construct, namespace: str) -> ApiObjects:
    """Add the project `default` without anything that an Application of it may use or write."""
    project = argoproj.AppProject(
        metadata=k8s.ObjectMeta(name=DEFAULT_PROJECT, namespace=namespace),
        # Stated one by one, or what Argo CD wrote would stay.
        spec=argoproj.AppProjectSpec(
            description="Closed: every Application has a project of its own",
            source_repos=[],
            destinations=[],
            namespace_resource_whitelist=[],
            cluster_resource_whitelist=[],
        ),
    )
    return ApiObjects(scope, "Default", {"Resource": manifest(project)})


class ArgoProject(ApiObjects):
    """An AppProject, named after its id, in the namespace of its Chart, which must be Argo CD's.

    Argo CD does not delete it when it is taken out of Git, and a `DeletionGuard` protects it: a
    sync whose project is absent at its last try is never tried again, whatever is pushed.
    """

    project: ApiObject = part("Resource")
    """The AppProject."""

    def __init__(self, scope: Construct, id: str, props: ArgoProjectProps) -> None:
        """Create the objects that `ArgoProjectProps` describes."""
        context = context_of(scope, id, DnsLabel, props, ArgoProjectProps)
        self.name = id
        self.namespace = context.namespace
        cluster_objects: list[tuple[str, str | None]] = [
            (kind, name)
            for kind, names in props.cluster_objects.items()
            if kind not in props.cluster_kinds
            for name in names
        ]
        cluster_objects += [(kind, None) for kind in props.cluster_kinds]
        previews = [f"{team}{OF_PREVIEWS}" for team in props.previews_of]
        cluster_objects += [("Namespace", name) for name in previews]
        beyond = {
            f"every {split_kind(kind)[1]}": reason for kind, reason in props.cluster_kinds.items()
        }
        beyond |= {
            f"namespace {namespace}": props.description
            for namespace in (*props.namespaces, *props.other_namespaces)
            if namespace in NAMESPACES_OF_THE_CLUSTER
        }
        beyond |= {f"namespaces {each}": "One for each pull request" for each in previews}
        if props.members:
            beyond["roles"] = f"{props.members} see and sync their Applications"
        self.server = props.server
        """Address of the cluster that its Applications write to."""
        self.verifies = bool(props.signature_keys)
        """Whether what its Applications follow must be signed."""
        project = argoproj.AppProject(
            metadata=k8s.ObjectMeta(
                name=id,
                namespace=context.namespace,
                labels=labels(context, id, "delivery") | protection(True),
                # Applied before the Applications, which need it to be valid.
                annotations={SYNC_WAVE: "-1", **unmanaged(True), **privileges(beyond)},
            ),
            spec=argoproj.AppProjectSpec(
                description=props.description,
                source_repos=list(props.repositories),
                destinations=[
                    argoproj.AppProjectSpecDestinations(server=props.server, namespace=namespace)
                    for namespace in (*props.namespaces, *props.other_namespaces, *previews)
                ],
                namespace_resource_whitelist=allowed(props.namespaced_kinds),
                cluster_resource_whitelist=[
                    argoproj.AppProjectSpecClusterResourceWhitelist(
                        group=group, kind=kind, name=name
                    )
                    for whole, name in sorted(cluster_objects, key=lambda each: each[0])
                    for group, kind in [split_kind(whole)]
                ],
                roles=roles_of(id, props.members) if props.members else [],
                source_integrity=_signed_by(props.signature_keys) if self.verifies else None,
            ),
        )
        described = manifest(project)
        digest = sha256(json.dumps(described["spec"], sort_keys=True).encode()).hexdigest()
        self.source_name = f"project-{digest[:8]}"
        """Name for the sources of its Applications, which differs once the project is another.

        Argo CD tries a sync that has failed for good again if its sources differ. So it does after
        a correction of the project alone, even if the last try came before the correction.
        """
        super().__init__(scope, id, {"Resource": described})


def allowed(kinds: Sequence[str]) -> list[argoproj.AppProjectSpecNamespaceResourceWhitelist]:
    """Return the entries that allow kinds in the namespaces of a project."""
    return [
        argoproj.AppProjectSpecNamespaceResourceWhitelist(group=group, kind=kind)
        for group, kind in map(split_kind, kinds)
    ]


def roles_of(project: str, members: str) -> list[argoproj.AppProjectSpecRoles]:
    """Return the role of members: they see and sync the Applications of the project."""
    policies = [
        f"p, proj:{project}:members, applications, {action}, {project}/*, allow"
        for action in ("get", "sync")
    ]
    return [argoproj.AppProjectSpecRoles(name="members", groups=[members], policies=policies)]


def _signed_by(keys: Sequence[str]) -> argoproj.AppProjectSpecSourceIntegrity:
    """Return the condition that one of the keys has signed what is followed in Git."""
    policy = argoproj.AppProjectSpecSourceIntegrityGitPolicies(
        # All, so that no other spelling of an address is left out; charts are none of Git's.
        repos=[argoproj.AppProjectSpecSourceIntegrityGitPoliciesRepos(url="*")],
        gpg=argoproj.AppProjectSpecSourceIntegrityGitPoliciesGpg(keys=list(keys), mode="head"),
    )
    return argoproj.AppProjectSpecSourceIntegrity(
        git=argoproj.AppProjectSpecSourceIntegrityGit(policies=[policy])
    )
