"""Job that finds pushes without a run, and sends them to the webhook handler again."""

from collections.abc import Sequence

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.schedules import CronSchedule, Duration, longest_pause_minutes
from constructs_lib.kube.structs import k8s
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.props.secret_ref import SecretKey
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.pipeline import Pipeline
from constructs_lib.tekton.step_script import step_script
from constructs_lib.tekton.task_parts import AS_REPORTER, WITH_MARK
from constructs_lib.tekton.webhook_handler import WebhookHandler
from constructs_lib.tree.api_objects import ApiObjects, Group, context_of, path_of
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.role import PolicyRule
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.volumes import MountProps, VolumeProps

SIGNATURE = "/secrets/signature"
"""Folder of the value with which events are signed."""

LONGEST_SECONDS = 540
"""Longest time of a search."""

GRACE_SECONDS = 60
"""Seconds that an event may take to become a run: some, on a laptop that is busy."""


class PushReconcilerProps(Props):
    """Properties for `PushReconciler`."""

    schedule: CronSchedule = "*/10 * * * *"
    """Schedule of the search. Every ten minutes: while nothing is pushed, it is one question."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="20m", cpu_limit="500m", memory_request="64Mi", memory_limit="512Mi"
    )
    """CPU and memory of it. Git unpacks the branch in memory."""


class PushReconciler(Group):
    """A CronJob, named after its id, in the namespace of the runs.

    A Git server reports a push once, so a lost event would leave the push undeployed. The
    job checks whether the tip of the branch has its runs.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PushReconcilerProps,
        *,
        tasks: BuildTasks,
        handler: WebhookHandler,
        signature: SecretKey,
    ) -> None:
        """Create the objects.

        `tasks` are what pipelines of the namespace share, `handler` is told again, and `signature`
        is the value with which events are signed, in the namespace of the runs.
        """
        context = context_of(scope, id, CronJobName, props, PushReconcilerProps)
        path = path_of(scope, id)
        checked_objects(path, BuildTasks, tasks=tasks)
        checked_objects(path, WebhookHandler, handler=handler)
        checked_objects(path, SecretKey, signature=signature)
        super().__init__(scope, id)
        self._schedule = props.schedule
        self.job = ScheduledJob(
            self,
            id,
            ScheduledJobProps(
                image=tasks.settings.node_image,
                command=["bash", "-c", step_script("missed_pushes.sh")],
                schedule=props.schedule,
                # The next search does what this one could not.
                starting_deadline_seconds=300,
                deadline_seconds=LONGEST_SECONDS,
                retries=0,
                resources=props.resources,
                tmp_size="1Gi",
                environment={
                    **tasks.repository.environment,
                    "NAMESPACE": context.namespace,
                    "HANDLER_URL": handler.url,
                    "GRACE_SECONDS": str(GRACE_SECONDS),
                    "SIGNATURE": f"{SIGNATURE}/{signature.key}",
                    "STATE": id,
                    "STATUSES_URL": tasks.repository.statuses_url,
                    "REPORTER": tasks.repository.reporter_name,
                },
                mounts={
                    **AS_REPORTER,
                    **WITH_MARK,
                    SIGNATURE: MountProps(volume="signature", read_only=True),
                },
                pod=PodProps(
                    volumes={
                        "reporter": VolumeProps(secret=tasks.repository.reporter),
                        "mark": VolumeProps(secret=tasks.repository.mark),
                        "signature": VolumeProps(secret=signature.secret),
                    },
                    role=[
                        PolicyRule(
                            api_groups=["tekton.dev"], resources=["pipelineruns"], verbs=["list"]
                        ),
                        PolicyRule(
                            resources=["configmaps"],
                            resource_names=[id],
                            verbs=["get", "patch"],
                            reason="Keeps how far it has looked",
                        ),
                    ],
                    role_reason="Lists the runs, and keeps how far it has looked",
                ),
            ),
            component="pipeline",
        )
        """The CronJob."""
        metadata = k8s.ObjectMeta(
            name=id, namespace=context.namespace, labels=labels(context, id, "pipeline")
        )
        # A user who may push could change whatever is kept in the repository.
        state = {"Resource": manifest(k8s.ConfigMap(metadata=metadata))}
        self._state = ApiObjects(self, "State", state)
        connections = self.job.connections
        connections.allow_to_api_server(reason="Lists the runs")
        connections.allow_to(
            handler, handler.service_port, reason="Tells again of pushes that started no run"
        )
        tasks.allow(
            self.job, "Reads what was pushed, and writes what became of it", tasks.repository
        )

    @property
    def state(self) -> ApiObject:
        """The ConfigMap in which it keeps how far it has looked."""
        return self._state.child("Resource")

    @property
    def next_search_within(self) -> Duration:
        """Time within which the next search has ended, and is known to have."""
        return f"{longest_pause_minutes(self._schedule) + LONGEST_SECONDS // 60 + 1}m"

    def watch(self, pipeline: Pipeline, paths: Sequence[str]) -> None:
        """Has pushes that change the paths looked for among the runs of a Pipeline."""
        name = f"PIPELINE_{pipeline.name.upper().replace('-', '_')}"
        self.job.add_environment({name: "\n".join([pipeline.name, *paths])})
