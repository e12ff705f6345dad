"""A registry of container images inside the cluster.

Emits a StatefulSet of one pod with its claim, a Service on a NodePort, a Service for metrics, a
ServiceAccount, a ConfigMap, a CronJob that collects garbage, and a policy that lets nodes in.
"""

from collections.abc import Mapping
from typing import Self

from cdk8s import ApiObject
from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.cluster.storage_class import LOCAL_PATH
from constructs_lib.config.config_map import checksum
from constructs_lib.config.container import ContainerInputs, Probes, container
from constructs_lib.config.pod import PodSettings, pod_template
from constructs_lib.config.workload import Workload
from constructs_lib.core.api_objects import Struct, context_of, int_or_string
from constructs_lib.core.fields import (
    POD_NETWORK,
    DnsSubdomain,
    NodePort,
    PodNetwork,
    ServiceName,
)
from constructs_lib.core.image import ImageRef
from constructs_lib.core.labels import protection
from constructs_lib.core.package_files import package_text
from constructs_lib.core.pods import claim_spec, claim_volume, config_volume
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.core.workload import WorkloadMetadata
from constructs_lib.network.connections import Connections
from constructs_lib.registry.configuration import (
    CONFIGURATION_FOLDER,
    DRAIN_SECONDS,
    METRICS_PORT,
    MOUNTS,
    REGISTRY_PORT,
    STORAGE_FOLDER,
    USER_ID,
    registry_configuration,
)
from constructs_lib.registry.garbage import garbage_collection
from constructs_lib.versions import REGISTRY_IMAGE

SERVER = "registry"
"""Name of the server's container."""


class RegistrySettings(Props):
    """Settings of the registry."""

    image: ImageRef = REGISTRY_IMAGE
    """Image of the registry: CNCF distribution 3, with a shell."""

    storage_size: Storage = "10Gi"
    """Size of the volume: room for some dozens of images that share their lower layers."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume; by default, a folder on a node. None: the cluster's default."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the claim."""

    collection_schedule: CronSchedule = "30 3 * * *"
    """Schedule of garbage collection. At half past three at night, few people push."""

    collection_time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule. UTC has no summer time, so no night is missed or repeated."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the registry, which handles layers in small parts."""


class ContainerRegistryProps(RegistrySettings):
    """Properties for `ContainerRegistry`."""

    node_port: NodePort = 30500
    """Port of every node, through which nodes pull: image names begin with `localhost:30500/`."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods, which must not reach it through nodes."""

    @classmethod
    def of(cls, settings: RegistrySettings, *, node_port: int, pod_network: str) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, node_port=node_port, pod_network=pod_network)


class ContainerRegistry(Workload):
    """A registry, named after its id, that serves plain HTTP without authentication.

    Nodes pull an image that pods pushed to `address` as `localhost:<node port>/…`, the same name
    that a developer's machine can push to if the port is mapped there.

    Garbage collection frees all layers that no manifest names, so nothing may be pushed meanwhile.
    The CronJob only requests it, with a file on the volume. The container of the registry then
    restarts its server in a mode that refuses pushes, collects, and restarts it again. So no pod
    needs rights in the cluster, nodes can pull all the time except for some seconds, and a push at
    that time fails and can be repeated. The price is a shell script around the server, and that the
    CronJob's pod must run on the same node.

    Manifests without a tag are kept: pods name images by digest, and a tag may have moved on. To
    gain space, delete a manifest; the next collection frees its layers.
    """

    def __init__(self, scope: Construct, id: str, props: ContainerRegistryProps) -> None:
        context = context_of(scope, id, ServiceName, props, ContainerRegistryProps)
        metadata = WorkloadMetadata.of(context, id, "registry", props.image)
        self.address = f"{id}.{context.namespace}:{REGISTRY_PORT}"
        """Host and port for pods, whose own `localhost` has no registry."""
        self.node_address = f"localhost:{props.node_port}"
        """Host and port for nodes, with which the names of images begin."""
        self.metrics_port = METRICS_PORT
        collection = WorkloadMetadata.of(
            context, f"{id}-garbage-collection", "garbage-collection", props.image
        )
        files = {
            "writable.yml": registry_configuration(read_only=False),
            "read-only.yml": registry_configuration(read_only=True),
            "serve-registry.sh": package_text("registry", "scripts/serve-registry.sh"),
        }
        structs: dict[str, Struct] = {
            "Resource": _stateful_set(metadata, props, files),
            "Claim": _claim(metadata, props),
            "Service": metadata.service({"http": REGISTRY_PORT}, node_port=props.node_port),
            # Separate, since each port of a NodePort Service is open on the nodes.
            "MetricsService": metadata.service({"metrics": METRICS_PORT}, suffix="-metrics"),
            "ServiceAccount": metadata.service_account(),
            "Configuration": k8s.KubeConfigMapProps(
                metadata=metadata.metadata("-config"),
                data={
                    **files,
                    "collect-garbage.sh": package_text("registry", "scripts/collect-garbage.sh"),
                },
            ),
            "GarbageCollection": garbage_collection(
                collection,
                metadata,
                image=props.image,
                schedule=props.collection_schedule,
                time_zone=props.collection_time_zone,
                volumes=_volumes(metadata, "collect-garbage.sh"),
            ),
        }
        super().__init__(scope, id, metadata, structs, PodSettings(), [], container=SERVER)
        self.connections = Connections(
            id,
            self.namespace,
            self.selector,
            ports=[REGISTRY_PORT],
            environment={f"{id.upper().replace('-', '_')}_URL": f"http://{self.address}"},
            owner=self,
            labels=self.labels,
        )
        self.connections.allow_from_nodes(props.pod_network)

    @property
    def stateful_set(self) -> ApiObject:
        """The StatefulSet of the registry."""
        return self.child("Resource")

    @property
    def service(self) -> ApiObject:
        """The Service on the node port."""
        return self.child("Service")

    @property
    def claim(self) -> ApiObject:
        """The PersistentVolumeClaim of the images."""
        return self.child("Claim")

    @property
    def garbage_collection(self) -> ApiObject:
        """The CronJob that collects garbage."""
        return self.child("GarbageCollection")


def _stateful_set(
    metadata: WorkloadMetadata, props: RegistrySettings, files: Mapping[str, str]
) -> k8s.KubeStatefulSetProps:
    return k8s.KubeStatefulSetProps(
        metadata=metadata.metadata(),
        spec=k8s.StatefulSetSpec(
            # Not a Deployment, which starts a pod while a deleted one still accepts a push: only a
            # StatefulSet ensures that no second server runs during garbage collection.
            replicas=1,
            service_name=metadata.name,
            selector=metadata.label_selector(),
            # A pod that never becomes ready must not block the rollout of its fix.
            pod_management_policy="Parallel",
            template=pod_template(
                metadata,
                PodSettings(),
                [_server(props)],
                user=USER_ID,
                group=USER_ID,
                volumes=_volumes(metadata, *files),
                checksums=[checksum(files)],
                grace_seconds=DRAIN_SECONDS + 5,
            ),
        ),
    )


def _server(props: RegistrySettings) -> k8s.Container:
    # Unlike requests to the API, these are not logged.
    answers = k8s.HttpGetAction(path="/", port=int_or_string("http"))
    environment = {
        "STORAGE": STORAGE_FOLDER,
        "CONFIGURATION": CONFIGURATION_FOLDER,
        # By default, it looks for a trace collector on its own host.
        "OTEL_TRACES_EXPORTER": "none",
    }
    return container(
        SERVER,
        props.image,
        props.resources,
        ContainerInputs(environment=environment, mounts=MOUNTS),
        command=[f"{CONFIGURATION_FOLDER}/serve-registry.sh"],
        ports=[("http", REGISTRY_PORT), ("metrics", METRICS_PORT)],
        # It tolerates DRAIN_SECONDS without a server, before and after garbage collection.
        probes=Probes(
            liveness=k8s.Probe(
                http_get=answers, period_seconds=10, timeout_seconds=5, failure_threshold=6
            ),
            readiness=k8s.Probe(
                http_get=answers, period_seconds=5, timeout_seconds=3, failure_threshold=2
            ),
        ),
    )


def _volumes(metadata: WorkloadMetadata, *files: str) -> list[k8s.Volume]:
    return [
        config_volume("config", f"{metadata.name}-config", files, 0o555),
        claim_volume("storage", metadata.name),
    ]


def _claim(
    metadata: WorkloadMetadata, props: RegistrySettings
) -> k8s.KubePersistentVolumeClaimProps:
    return k8s.KubePersistentVolumeClaimProps(
        metadata=metadata.metadata(labels=protection(props.protected)),
        spec=claim_spec(props.storage_size, props.storage_class),
    )
