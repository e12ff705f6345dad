"""A program that runs on a schedule and ends.

Emits a CronJob, a ServiceAccount, and a Role if it has rights.
"""

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.kube.cron_job import CronJobName, cron_job
from constructs_lib.kube.names import MAX_INT32, DnsLabel, LabelValue
from constructs_lib.kube.pod_parts import empty_volume
from constructs_lib.kube.schedules import CronSchedule, TimeZone
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import context_of, part, path_of
from constructs_lib.workloads.container import ContainerInputs, container, mounts_of
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import pod_template
from constructs_lib.workloads.workload import TMP, Workload, WorkloadProps


class ScheduledJobProps(WorkloadProps):
    """Properties for `ScheduledJob`."""

    schedule: CronSchedule
    """Schedule of its runs. No default: only the caller knows it."""

    time_zone: TimeZone | None = "Etc/UTC"
    """Time zone of the schedule. UTC has no summer time, so no night is missed or repeated. None:
    the time zone of the cluster's controller.
    """

    starting_deadline_seconds: int | None = Field(default=3600, ge=10, le=MAX_INT32)
    """Seconds within which a missed run still starts. None: no limit."""

    deadline_seconds: int = Field(default=3600, ge=1, le=604800)
    """Seconds after which a run and its retries are stopped."""

    retries: int = Field(default=2, ge=0, le=100)
    """Number of retries of a failed run."""

    suspended: bool = False
    """Whether it runs only when a user creates a Job from it."""

    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the whole pod."""
        return self.pod.resources_of(self.resources)


class ScheduledJob(Workload):
    """A CronJob, named after its id, whose runs never overlap."""

    cron_job: ApiObject = part("Resource")
    """The CronJob."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: ScheduledJobProps,
        *,
        component: LabelValue | None = None,
        container_name: DnsLabel | None = None,
    ) -> None:
        """Create the objects. `component` is their role, for a label. None: the id."""
        context = context_of(scope, id, CronJobName, props, ScheduledJobProps)
        path = path_of(scope, id)
        checked_argument(path, "component", LabelValue | None, component)
        checked_argument(path, "container_name", DnsLabel | None, container_name)
        metadata = WorkloadMetadata.of(context, id, component or id, props.image)
        name = container_name or id
        main = container(
            name,
            props.image,
            props.resources,
            props,
            ContainerInputs(mounts=mounts_of({TMP: "/tmp"})),
            command=props.command,
            arguments=props.arguments,
            ports=list(props.ports.items()),
            probes=props.probes(),
        )
        template = pod_template(
            metadata,
            props.pod,
            [main],
            user=props.run_as_user,
            group=props.run_as_group,
            volumes=[empty_volume(TMP, props.tmp_size)],
            checksums=props.checksums(),
            restart_policy="Never",
        )
        resource = cron_job(
            metadata.metadata(labels=props.pod.labels, annotations=props.pod.annotations),
            template,
            schedule=props.schedule,
            time_zone=props.time_zone,
            starting_deadline_seconds=props.starting_deadline_seconds,
            retries=props.retries,
            deadline_seconds=props.deadline_seconds,
            suspended=props.suspended,
        )
        structs = {"Resource": resource, "ServiceAccount": metadata.service_account()}
        super().__init__(scope, id, metadata, structs, props.pod, [props], container=name)
        self.connections = self.end(props.ports)
