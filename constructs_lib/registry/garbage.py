"""The CronJob that makes a container registry collect its garbage."""

from collections.abc import Sequence

from cdk8s_plus_27 import k8s

from constructs_lib.config.affinity import PodTerm
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
"""CPU and memory of the pod that requests garbage collection; the registry does the work."""

DEADLINE_SECONDS = 3600
"""Seconds to wait for garbage collection. The registry completes it even after that."""

STARTING_DEADLINE_SECONDS = 3600
"""Seconds within which a missed collection still starts; after that, the next night does."""


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
        schedule: Schedule of its runs.
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
    # Most volumes can be mounted on only one node.
    beside_the_registry: PodTerm = {
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
        # A failed run is tried again the next night.
        retries=0,
        deadline_seconds=DEADLINE_SECONDS,
    )
