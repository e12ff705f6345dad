"""Tasks that the pipelines of a namespace share, and the volumes of their packages."""

from collections.abc import Mapping, Sequence

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.label_keys import LOSS_ACCEPTED, labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.pod_parts import claim_spec
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Connectable
from constructs_lib.props.arguments import checked_objects
from constructs_lib.tekton.pipeline import CACHES, PipelineTask
from constructs_lib.tekton.pipeline_runs import PULL_REQUESTS
from constructs_lib.tekton.repository import CodeRepository, ImageRegistry
from constructs_lib.tekton.shared_tasks import BuildTasksProps, shared_tasks
from constructs_lib.tekton.task import Task
from constructs_lib.tekton.task_parts import (
    CACHE_ENVIRONMENT,
    GIT_TIMEOUT,
    REPORT_TIMEOUT,
    RETRIES,
)
from constructs_lib.tree.api_objects import ApiObjects, Group, context_of, path_of

COMMIT_TRIES = 4
"""Tries of a commit, each of which starts from the tip of the branch: pushes at the same time cost
one each.
"""


class BuildTasks(Group):
    """Tasks by which all pipelines clone, push images, and commit what they built.

    No Task gives a login to a step that runs the code of the repository.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: BuildTasksProps,
        *,
        repository: CodeRepository,
        registry: ImageRegistry,
    ) -> None:
        """Create the objects; images are pushed to the registry."""
        context = context_of(scope, id, DnsLabel, props, BuildTasksProps)
        path = path_of(scope, id)
        checked_objects(path, CodeRepository, repository=repository)
        checked_objects(path, ImageRegistry, registry=registry)
        super().__init__(scope, id)
        self.settings = props
        self.repository = repository
        """Repository that is cloned and pushed to."""
        self.registry = registry
        """Registry that images are pushed to."""
        claims = {
            "Resource": CACHES["cache"],
            "PullRequests": f"{CACHES['cache']}{PULL_REQUESTS}",
            "Platform": CACHES["platform-cache"],
            "PlatformPullRequests": f"{CACHES['platform-cache']}{PULL_REQUESTS}",
            **({"Scanner": CACHES["scanner-database"]} if props.scan_image else {}),
        }
        objects = {}
        for each, name in claims.items():
            metadata = k8s.ObjectMeta(
                name=name,
                namespace=context.namespace,
                labels=labels(context, name, "pipeline"),
                annotations={LOSS_ACCEPTED: "A cache, which builds fill again"},
            )
            size = claim_spec(props.cache_size, props.cache_storage_class)
            objects[each] = manifest(k8s.PersistentVolumeClaim(metadata=metadata, spec=size))
        made_of = ApiObjects(self, "Cache", objects)
        self._caches = [made_of.child(each) for each in objects]
        tasks = shared_tasks(props, repository, registry)
        made = {name: Task(self, name, task) for name, task in tasks.items()}
        self.clone = made["clone"]
        self.scan: Task | None = made.get("scan")
        self.push = made["push"]
        self.prepare = made["prepare"]
        self.synth = made["synth"]
        self.plan = made["plan"]
        self.publish = made["publish"]
        self.report = made["report"]
        self.attest = made["attest"]
        self.compare = made["compare"]
        self.allow(self.clone, "Clones the repository", repository)
        if self.scan:
            self.allow(self.scan, "Reads what flaws are known", packages=True)
        self.allow(self.push, "Pushes images", registry)
        self.allow(self.prepare, "Reads the branch that is committed to", repository)
        self.allow(self.synth, "Installs what the platform is made with", packages=True)
        self.allow(self.plan, "Installs what the plan is made with", packages=True)
        self.allow(self.publish, "Pushes what was synthesized", repository)
        self.allow(self.report, "Writes the results of commits", repository)

    @property
    def caches(self) -> list[ApiObject]:
        """The claims of what runs download: packages, and known flaws."""
        return self._caches

    def allow(
        self,
        caller: Connectable,
        reason: str,
        *servers: CodeRepository | ImageRegistry,
        packages: bool = False,
        ports: Sequence[int] = (),
    ) -> None:
        """Let the pods of a Task or job call servers."""
        outside = {*ports, *(self.settings.package_ports if packages else ())}
        for server in servers:
            if server.server is None:
                outside.add(server.port)
            else:
                caller.connections.allow_to(server.server, reason=reason)
        if outside:
            caller.connections.allow_to_outside(*outside, reason=reason)

    def pending(self, context: str) -> dict[str, PipelineTask]:
        """Return what shows beside the commit, at the start of a run, that it runs or waits."""
        return {"pending": self.reporting(context, "Running")}

    def reporting(
        self,
        context: str,
        state: str = "$(tasks.status)",
        revision: str = "$(params.revision)",
    ) -> PipelineTask:
        """Return what shows beside the commit, at the end of a run, how that ended."""
        return PipelineTask(
            task=self.report,
            parameters={"revision": revision, "context": context, "state": state},
            retries=RETRIES,
            timeout=REPORT_TIMEOUT,
        )

    @property
    def package_environment(self) -> dict[str, str]:
        """Variables of steps that install packages."""
        return {**CACHE_ENVIRONMENT, **self.settings.package_environment}

    def committing(self, given: Mapping[str, str], timeout: Duration) -> dict[str, PipelineTask]:
        """Return what commits a synth of the tip of a branch, anew where that moves meanwhile.

        Each try has a pod for the code of the repository and one before and after it: a policy
        opens the way to Git or to packages to a pod as a whole.
        """
        made: dict[str, PipelineTask] = {}
        begin: dict[str, str] = {}
        for number in range(1, COMMIT_TRIES + 1):
            suffix = f"-{number}" if number > 1 else ""
            prepared = {f"$(tasks.prepare{suffix}.results.state)": "prepared"}
            values = {**given, "tries-left": str(COMMIT_TRIES - number)}
            for task, only_if, limit in (
                (self.prepare, begin, GIT_TIMEOUT),
                (self.synth, prepared, timeout),
                (self.plan, prepared, timeout),
                (self.publish, prepared, GIT_TIMEOUT),
            ):
                made[f"{task.name}{suffix}"] = PipelineTask(
                    task=task,
                    parameters={
                        name: value for name, value in values.items() if name in task.parameters
                    },
                    retries=RETRIES,
                    timeout=limit,
                    only_if=only_if,
                )
            begin = {f"$(tasks.publish{suffix}.results.state)": "again"}
        return made
