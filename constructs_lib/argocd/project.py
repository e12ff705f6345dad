"""What Argo CD may touch for the Applications of a project; emits one AppProject."""

from collections.abc import Sequence
from typing import Annotated

from cdk8s import ApiObjectMetadata
from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import ApiObjects, context_of, manifest
from constructs_lib.core.fields import ApiKind, DnsLabel, matching, text_field
from constructs_lib.core.labels import labels
from constructs_lib.core.props import Props

SERVER = "https://kubernetes.default.svc"
"""The cluster that Argo CD itself runs in."""

SYNC_WAVE = "argocd.argoproj.io/sync-wave"
"""Annotation with the wave of an object, as text."""

RepositoryAddress = Annotated[
    str,
    text_field(
        "the exact address of a repository, as the Applications have it; '*' is none",
        matching(r"[A-Za-z0-9][A-Za-z0-9@:/._~%+-]*", 1024),
    ),
]
"""Address of a Git or chart repository."""


def split_kind(kind: str) -> tuple[str, str]:
    """Returns group and kind of an `ApiKind`."""
    group, _, name = kind.rpartition("/")
    return group, name


class ArgoProjectProps(Props):
    """Properties for `ArgoProject`."""

    description: str = Field(min_length=1, max_length=255)
    """What the project is for."""

    repositories: Sequence[RepositoryAddress] = Field(min_length=1)
    """Git and chart repositories that its Applications take from."""

    namespaces: Sequence[DnsLabel] = Field(min_length=1)
    """Namespaces that its Applications write to."""

    namespaced_kinds: Sequence[ApiKind] = Field(min_length=1)
    """Kinds that they write in those namespaces.

    No default: without a list Argo CD allows all, and who may write Applications can give itself
    any other right.
    """

    cluster_kinds: Sequence[ApiKind] = ()
    """Kinds that they write outside of namespaces; of `Namespace` only those in `namespaces`."""


class ArgoProject(ApiObjects):
    """An AppProject, named like its id, in the namespace of Argo CD, which is that of its Chart."""

    def __init__(self, scope: Construct, id: str, props: ArgoProjectProps) -> None:
        # Imported where used: the bindings take longer to load than many a synth.
        from constructs_lib._imports.io import argoproj

        context = context_of(scope, id, DnsLabel, props, ArgoProjectProps)
        self.name = id
        self.namespace = context.namespace
        namespaced_kinds = [
            argoproj.AppProjectSpecNamespaceResourceWhitelist(group=group, kind=kind)
            for group, kind in map(split_kind, props.namespaced_kinds)
        ]
        cluster_kinds = [
            argoproj.AppProjectSpecClusterResourceWhitelist(group=group, kind=kind, name=name)
            for group, kind in map(split_kind, props.cluster_kinds)
            for name in (props.namespaces if (group, kind) == ("", "Namespace") else (None,))
        ]
        project = argoproj.AppProjectProps(
            metadata=ApiObjectMetadata(
                name=id,
                namespace=context.namespace,
                labels=labels(context, id, "delivery"),
                # Before the Applications, which without it are invalid; and pruned after them.
                annotations={SYNC_WAVE: "-1"},
            ),
            spec=argoproj.AppProjectSpec(
                description=props.description,
                source_repos=list(props.repositories),
                destinations=[
                    argoproj.AppProjectSpecDestinations(server=SERVER, namespace=namespace)
                    for namespace in props.namespaces
                ],
                namespace_resource_whitelist=namespaced_kinds,
                cluster_resource_whitelist=cluster_kinds,
            ),
        )
        super().__init__(scope, id, {"Resource": manifest(project)})
