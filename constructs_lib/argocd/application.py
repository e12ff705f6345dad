"""Delivery of synthesized objects by Argo CD; emits one Application."""

from collections.abc import Mapping, Sequence

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import ArgoProject, split_kind
from constructs_lib.kube.addresses import RepositoryFolder
from constructs_lib.kube.declarations import NOTHING, VALUES_FILE, Declarations, DeclaredProvider
from constructs_lib.kube.known import SKIP_DRY_RUN, SYNC_WAVE
from constructs_lib.kube.label_keys import CASCADE, labels, protection
from constructs_lib.kube.manifests import Json, manifest
from constructs_lib.kube.names import ApiKind, DnsLabel, DnsSubdomain
from constructs_lib.kube.structs import argoproj, k8s
from constructs_lib.kube.text import Argument
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part

REFRESH = {"argocd.argoproj.io/refresh": "normal"}
"""Annotation that has Argo CD compare an Application with Git now, and take the annotation away."""

FOLDER_RETRIES = 30
"""Times that a failed sync of a folder is tried again: for five minutes, until what it lacks has
come, such as the definition of a kind that an operator installs."""

IGNORE_HEALTH = {"argocd.argoproj.io/ignore-healthcheck": "true"}
"""Annotation that has Argo CD leave the health of an object out of its Application's."""

CHART_RETRIES = 3
"""Times that a failed sync of a chart is tried again: for 25 seconds, since its version may be the
mistake, and the correction of that waits for the last try."""


class IgnoredDifference(Props):
    """Fields that something other than Argo CD sets, such as a controller."""

    kind: ApiKind
    """Kind of the objects."""

    name: DnsSubdomain | None = None
    """Name of the object. None: all of the kind."""

    jq_paths: Sequence[Argument] = Field(min_length=1)
    """The fields as jq path expressions, such as `.webhooks[].clientConfig.caBundle`."""


class Application(ApiObjects):
    """An Application, named after its id, in the namespace of its Chart, which must be Argo CD's.

    Argo CD keeps the cluster in sync with Git: it removes objects that are gone from Git and
    reverts changes that were made by hand.
    """

    application: ApiObject = part("Resource")
    """The Application itself."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: "ApplicationProps",
        source: Mapping[str, Json],
        declarations: Declarations,
        provides: Sequence[str],
        retries: int,
        annotations: Mapping[str, str] | None = None,
    ) -> None:
        """Describe the Application. `source` is the field `source` or `sources` of its spec.

        It installs CustomResourceDefinitions of the API groups in `provides`. A failed sync is
        tried again after 5 seconds, then every 10.
        """
        context = context_of(scope, id, DnsLabel, props, ApplicationProps)
        self.name = id
        self.namespace = context.namespace
        self.wave: int = 1 + max((each.wave for each in props.after), default=-1)
        """Sync wave. Applications of lower waves are healthy before this one starts."""
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
        application = argoproj.Application(
            metadata=k8s.ObjectMeta(
                name=id,
                namespace=context.namespace,
                labels=labels(context, id, "delivery") | protection(not props.cascade),
                annotations={
                    SYNC_WAVE: str(self.wave),
                    **(REFRESH if props.refreshed_by_parent else {}),
                    **(IGNORE_HEALTH if props.ignored_by_parent else {}),
                    **(annotations or {}),
                },
                finalizers=[CASCADE] if props.cascade else [],
            ),
            spec=argoproj.ApplicationSpec(
                project=props.project.name,
                destination=argoproj.ApplicationSpecDestination(
                    server=props.project.server, namespace=props.namespace
                ),
                sync_policy=sync_policy(
                    -1 if props.endless_retries else retries, longest_pause="10s", options=options
                ),
                ignore_differences=ignored,
                **source,
            ),
        )
        provider = DeclaredProvider(namespace=self.namespace, name=id, groups=list(provides))
        declared = Declarations(providers=[provider] if provides else [])
        super().__init__(scope, id, {"Resource": manifest(application)}, declarations + declared)


def sync_policy(
    retries: int, *, longest_pause: str, options: Sequence[str]
) -> argoproj.ApplicationSpecSyncPolicy:
    """Return the policy by which Argo CD applies each commit, and tries what failed again."""
    return argoproj.ApplicationSpecSyncPolicy(
        # Stated, or a user who disables it on Argo CD's page would do so for good.
        automated=argoproj.ApplicationSpecSyncPolicyAutomated(
            enabled=True, prune=True, self_heal=True
        ),
        # Each try takes the newest commit, but the source and the options of the first.
        retry=argoproj.ApplicationSpecSyncPolicyRetry(
            limit=retries,
            refresh=True,
            backoff=argoproj.ApplicationSpecSyncPolicyRetryBackoff(
                duration="5s", factor=2, max_duration=longest_pause
            ),
        ),
        sync_options=list(options),
    )


class ApplicationProps(Props):
    """Properties of every Application."""

    project: ArgoProject
    """Project that limits the Application."""

    git: GitSource
    """Repository that the synthesized output is committed to."""

    namespace: DnsLabel
    """Namespace for objects that do not state one."""

    after: Sequence[Application] = ()
    """Applications that must be healthy before it starts. They determine its sync wave."""

    skip_dry_run_on_missing_resource: bool = False
    """Whether kinds may be missing when its sync starts, such as those that an operator installs.

    False, so that a misspelt kind fails before anything else is applied.
    """

    ignore_differences: Sequence[IgnoredDifference] = ()
    """Fields of its objects that Argo CD neither compares nor changes."""

    endless_retries: bool = False
    """Whether a sync that fails is tried again until it succeeds, after 10 seconds each time.

    False: a folder for five minutes, a chart for 25 seconds. Argo CD tries with the newest commit,
    but with the source and the options that the Application had at first: a correction of these is
    taken only once the sync has failed for good, and then, like any other commit, at once. True
    suits an Application that no commit corrects, such as the root Application.
    """

    refreshed_by_parent: bool = False
    """Whether each sync of the Application that applies this one also compares it with Git.

    Otherwise a correction of its project or destination is noticed when Argo CD looks by
    itself, every two to five minutes by default.

    False, since Argo CD must ignore the annotation that does it in comparisons, as it does with the
    values of `argocd`; else it would sync without end.
    """

    ignored_by_parent: bool = False
    """Whether the Application that applies this one neither waits for its health nor counts it.

    False, so that waves wait. True suits what others own, such as the repository of a team: their
    mistake would stop all that is applied later. A program of health for Applications must heed the
    annotation `argocd.argoproj.io/ignore-healthcheck`, as the one in the values of `argocd` does.
    """

    cascade: bool = False
    """Whether deleting it, for instance by removing it from Git, deletes the objects it applied.

    False: a slip must not cost data. A `DeletionGuard` then refuses a deletion that would do so,
    such as on Argo CD's page. Argo CD deletes CustomResourceDefinitions in neither case.
    """


class ArgoApplicationProps(ApplicationProps):
    """Properties for `ArgoApplication`."""

    path: RepositoryFolder
    """Folder of the repository whose manifests are applied, without its subfolders."""

    provides: Sequence[DnsSubdomain] = ()
    """API groups whose CustomResourceDefinitions it installs, directly or through an operator.

    The rules require that objects of these groups are applied later. They can find the groups
    themselves only where the CustomResourceDefinitions are among the synthesized objects.
    """


class ArgoApplication(Application):
    """An Application, named after its id, that applies the folder that a cdk8s App wrote."""

    def __init__(self, scope: Construct, id: str, props: ArgoApplicationProps) -> None:
        """Create the objects that `ArgoApplicationProps` describes."""
        source = argoproj.ApplicationSpecSource(
            repo_url=props.git.repository,
            target_revision=props.git.revision,
            path=props.path,
            name=props.project.source_name,
            # The folder also holds values of charts, which look like manifests if they contain any.
            directory=argoproj.ApplicationSpecSourceDirectory(exclude=f"*{VALUES_FILE}"),
        )
        super().__init__(
            scope, id, props, {"source": source}, NOTHING, props.provides, FOLDER_RETRIES
        )
