"""Delivery of synthesized objects by Argo CD; emits one Application."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from cdk8s import ApiObjectMetadata
from constructs import Construct
from pydantic import Field

from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import SERVER, SYNC_WAVE, ArgoProject, split_kind
from constructs_lib.core.api_objects import ApiObjects, Json, context_of, manifest
from constructs_lib.core.declarations import NOTHING, Declarations, DeclaredProvider
from constructs_lib.core.fields import ApiKind, DnsLabel, DnsSubdomain, matching, text_field
from constructs_lib.core.labels import labels
from constructs_lib.core.props import Props

SKIP_DRY_RUN = "SkipDryRunOnMissingResource=true"
"""Sync option of an Application or object whose kind may not exist when the sync starts."""

FINALIZER = "resources-finalizer.argocd.argoproj.io"
"""What makes the deletion of an Application delete what it applied."""

RepositoryFolder = Annotated[
    str,
    text_field(
        "a folder of the repository, such as 'dist/app', without '/' at the ends and parts '..'",
        matching(r"(?!\.\.?(/|$))[-A-Za-z0-9_.]+(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)*", 1024),
    ),
]
"""Folder in a Git repository; the root is refused."""


class IgnoredDifference(Props):
    """Fields that somebody other than Argo CD sets, such as a controller."""

    kind: ApiKind
    """Kind of the objects."""

    name: DnsSubdomain | None = None
    """Name of the object. None: all of the kind."""

    jq_paths: Sequence[str] = Field(min_length=1)
    """The fields as jq path expressions, such as `.webhooks[].clientConfig.caBundle`."""


class Application(ApiObjects):
    """An Application, named like its id, in the namespace of Argo CD: that of its Chart.

    Argo CD keeps the cluster as Git has it: it removes what Git has no more and undoes what
    somebody changed by hand.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: "ApplicationProps",
        source: Mapping[str, Json],
        declarations: Declarations,
        provides: Sequence[str],
    ) -> None:
        """Describes the Application.

        Args:
            scope: Where it stands in the construct tree.
            id: Its name.
            props: Its properties.
            source: Field `source` or `sources` of its specification.
            declarations: Facts that it declares beside the API groups that it provides.
            provides: API groups whose CustomResourceDefinitions come with it.
        """
        # Imported where used: the bindings take longer to load than many a synth.
        from constructs_lib._imports.io import argoproj

        context = context_of(scope, id, DnsLabel, props, ApplicationProps)
        self.name = id
        self.namespace = context.namespace
        self.wave: int = 1 + max((each.wave for each in props.after), default=-1)
        """Sync wave: those with a lower one are healthy before this one starts."""
        ignored = [
            argoproj.ApplicationSpecIgnoreDifferences(
                group=group or None,
                kind=kind,
                name=each.name,
                jq_path_expressions=list(each.jq_paths),
            )
            for each in props.ignore_differences
            for group, kind in [split_kind(each.kind)]
        ]
        options = ["ServerSideApply=true"]
        if ignored:
            options.append("RespectIgnoreDifferences=true")
        if props.skip_dry_run_on_missing_resource:
            options.append(SKIP_DRY_RUN)
        application = argoproj.ApplicationProps(
            metadata=ApiObjectMetadata(
                name=id,
                namespace=context.namespace,
                labels=labels(context, id, "delivery"),
                annotations={SYNC_WAVE: str(self.wave)},
                finalizers=[FINALIZER] if props.cascade else None,
            ),
            spec=argoproj.ApplicationSpec(
                project=props.project.name,
                destination=argoproj.ApplicationSpecDestination(
                    server=SERVER, namespace=props.namespace
                ),
                sync_policy=argoproj.ApplicationSpecSyncPolicy(
                    automated=argoproj.ApplicationSpecSyncPolicyAutomated(
                        prune=True, self_heal=True
                    ),
                    # Without end: Argo CD does not try a commit again whose sync has failed. So
                    # that a broken commit does not block its correction, each try takes the newest.
                    retry=argoproj.ApplicationSpecSyncPolicyRetry(
                        limit=-1,
                        refresh=True,
                        backoff=argoproj.ApplicationSpecSyncPolicyRetryBackoff(
                            duration="5s", factor=2, max_duration="3m"
                        ),
                    ),
                    sync_options=options,
                ),
                ignore_differences=ignored or None,
                **source,
            ),
        )
        provider = DeclaredProvider(namespace=self.namespace, name=id, groups=list(provides))
        declared = Declarations(providers=[provider] if provides else [])
        super().__init__(scope, id, {"Resource": manifest(application)}, declarations + declared)


class ApplicationProps(Props):
    """What is to be said of every Application."""

    project: ArgoProject
    """Project whose limits it keeps within."""

    git: GitSource
    """Repository that the output of synth is committed to."""

    namespace: DnsLabel
    """Namespace for objects that state none."""

    after: Sequence[Application] = ()
    """Applications that must be healthy before it starts; the sync wave follows from them."""

    skip_dry_run_on_missing_resource: bool = False
    """Whether kinds may be missing when its sync starts, as those that an operator installs.

    False, since a misspelt kind then fails before anything else is applied.
    """

    ignore_differences: Sequence[IgnoredDifference] = ()
    """Fields of its objects that are left to others."""

    cascade: bool = False
    """Whether its deletion, as by taking it out of Git, deletes what it applied.

    False: a slip must cost no data, and CustomResourceDefinitions would take every object of their
    kinds along, in all namespaces.
    """


class ArgoApplicationProps(ApplicationProps):
    """Properties for `ArgoApplication`."""

    path: RepositoryFolder
    """Folder of the repository whose manifests are applied; those of its subfolders are not."""

    provides: Sequence[DnsSubdomain] = ()
    """API groups whose CustomResourceDefinitions come with it, itself or by an operator.

    The rules hold that what is of such a group comes later. They cannot see it themselves, except
    for CustomResourceDefinitions among synthesized objects.
    """


class ArgoApplication(Application):
    """An Application, named like its id, that applies what a cdk8s App wrote into a folder."""

    def __init__(self, scope: Construct, id: str, props: ArgoApplicationProps) -> None:
        from constructs_lib._imports.io import argoproj

        source = argoproj.ApplicationSpecSource(
            repo_url=props.git.repository,
            target_revision=props.git.revision,
            path=props.path,
            # Values of charts in the same folder look like manifests where they contain some.
            directory=argoproj.ApplicationSpecSourceDirectory(exclude="*-values.yaml"),
        )
        super().__init__(scope, id, props, {"source": source}, NOTHING, props.provides)
