"""The CronJob that has a container registry collect its garbage."""

from collections.abc import Mapping, Sequence

from cdk8s_plus_27 import k8s

from constructs_lib.config.environment import env_vars
from constructs_lib.core.cron_job import cron_job
from constructs_lib.core.pods import container_security_context, pod_security_context
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.registry.configuration import (
    CONFIGURATION_FOLDER,
    MOUNTS,
    STORAGE_FOLDER,
    USER_ID,
)

COLLECTION_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="16Mi", memory_limit="32Mi"
)
"""What a pod may use that asks for garbage collection; the registry does the work."""

DEADLINE_SECONDS = 3600
"""Seconds for which garbage collection is waited for; the registry ends it all the same."""

STARTING_DEADLINE_SECONDS = 3600
"""Seconds for which a missed collection is made up for; later there is the next night."""


def garbage_collection(
    metadata: k8s.ObjectMeta,
    *,
    image: str,
    schedule: str,
    time_zone: str,
    registry: Mapping[str, str],
    account: str,
    volumes: Sequence[k8s.Volume],
) -> k8s.KubeCronJobProps:
    """Returns the CronJob.

    Args:
        metadata: Its name, namespace and labels; its pods have these labels too.
        image: Image of the registry, for its shell.
        schedule: When it runs.
        time_zone: Time zone of the schedule.
        registry: Labels that select the registry's pod.
        account: ServiceAccount of the pods.
        volumes: The registry's volume and the script.
    """
    container = k8s.Container(
        name="garbage-collection",
        image=image,
        command=[f"{CONFIGURATION_FOLDER}/collect-garbage.sh"],
        env=env_vars({"STORAGE": STORAGE_FOLDER}),
        resources=COLLECTION_RESOURCES.requirements(),
        security_context=container_security_context(),
        volume_mounts=MOUNTS,
    )
    # Most volumes can be mounted on one node only.
    beside_the_registry = k8s.PodAffinityTerm(
        topology_key="kubernetes.io/hostname",
        label_selector=k8s.LabelSelector(match_labels=dict(registry)),
    )
    pod = k8s.PodSpec(
        restart_policy="Never",
        service_account_name=account,
        automount_service_account_token=False,
        enable_service_links=False,
        security_context=pod_security_context(USER_ID, USER_ID),
        affinity=k8s.Affinity(
            pod_affinity=k8s.PodAffinity(
                required_during_scheduling_ignored_during_execution=[beside_the_registry]
            )
        ),
        containers=[container],
        volumes=list(volumes),
    )
    return cron_job(
        metadata,
        pod,
        schedule=schedule,
        time_zone=time_zone,
        starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
        # What failed is tried again the next night.
        retries=0,
        deadline_seconds=DEADLINE_SECONDS,
    )
