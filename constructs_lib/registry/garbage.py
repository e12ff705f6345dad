"""The CronJob that has a container registry collect its garbage."""

from collections.abc import Sequence

from cdk8s_plus_27 import k8s
from pydantic import JsonValue

from constructs_lib.config.container import ContainerInputs, container
from constructs_lib.config.pod import PodSettings, pod_template
from constructs_lib.core.cron_job import cron_job
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.workload import WorkloadMetadata
from constructs_lib.registry.configuration import (
    CONFIGURATION_FOLDER,
    MOUNTS,
    STORAGE_FOLDER,
    USER_ID,
)

COLLECTION_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="16Mi", memory_limit="32Mi"
)
"""CPU and memory of the pod that asks for garbage collection; the registry does the work."""

DEADLINE_SECONDS = 3600
"""Seconds for which garbage collection is waited for; the registry ends it even so."""

STARTING_DEADLINE_SECONDS = 3600
"""Seconds for which a missed collection is made up for; later there is the next night."""


def garbage_collection(
    metadata: WorkloadMetadata,
    registry: WorkloadMetadata,
    *,
    image: str,
    schedule: str,
    time_zone: str,
    volumes: Sequence[k8s.Volume],
) -> k8s.KubeCronJobProps:
    """Returns the CronJob.

    Args:
        metadata: Its name and labels.
        registry: Name and labels of the registry, whose ServiceAccount its pods use.
        image: Image of the registry, for its shell.
        schedule: When it runs.
        time_zone: Time zone of the schedule.
        volumes: The registry's volume and the script.
    """
    collector = container(
        "garbage-collection",
        image,
        COLLECTION_RESOURCES,
        ContainerInputs(environment={"STORAGE": STORAGE_FOLDER}, mounts=MOUNTS),
        command=[f"{CONFIGURATION_FOLDER}/collect-garbage.sh"],
    )
    # Most volumes can be mounted on one node only.
    beside_the_registry: dict[str, JsonValue] = {
        "topologyKey": "kubernetes.io/hostname",
        "labelSelector": {"matchLabels": dict(registry.selector)},
    }
    template = pod_template(
        metadata,
        PodSettings(
            affinity={
                "podAffinity": {
                    "requiredDuringSchedulingIgnoredDuringExecution": [beside_the_registry]
                }
            }
        ),
        [collector],
        user=USER_ID,
        group=USER_ID,
        volumes=volumes,
        restart_policy="Never",
        account=registry.name,
    )
    return cron_job(
        metadata.metadata(),
        template,
        schedule=schedule,
        time_zone=time_zone,
        starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
        # A run that failed is tried again the next night.
        retries=0,
        deadline_seconds=DEADLINE_SECONDS,
    )
