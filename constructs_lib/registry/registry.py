"""A registry of container images inside the cluster.

Emits a StatefulSet of one pod with its claim, a Service on a NodePort, a Service for metrics, a
ServiceAccount, a ConfigMap, a CronJob that collects garbage, and a policy that lets nodes in.
"""

from typing import Self

from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.cluster.storage_class import LOCAL_PATH
from constructs_lib.config.config_map import checksum
from constructs_lib.config.environment import env_vars
from constructs_lib.core.api_objects import ApiObjects, Struct, context_of, int_or_string, manifest
from constructs_lib.core.fields import (
    POD_NETWORK,
    DnsSubdomain,
    NodePort,
    PodNetwork,
    ServiceName,
)
from constructs_lib.core.image import ImageRef, parse_image
from constructs_lib.core.labels import labels, protection, selector_labels
from constructs_lib.core.package_files import package_text
from constructs_lib.core.pods import (
    claim_spec,
    claim_volume,
    config_volume,
    container_security_context,
    pod_security_context,
)
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.schedule import CronSchedule, TimeZone
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


class RegistrySettings(ResourcesProps):
    """Settings of the registry."""

    image: ImageRef = REGISTRY_IMAGE
    """Image of the registry: CNCF distribution 3, with a shell."""

    storage_size: Quantity = "10Gi"
    """Size of the volume: some dozens of images that share their lower layers."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume; by default a folder on a node. None: the cluster's default."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the claim."""

    collection_schedule: CronSchedule = "30 3 * * *"
    """When garbage is collected. At half past three at night few people push."""

    collection_time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule; one without summer time misses and repeats no night."""

    cpu_request: Quantity = "100m"
    """CPU that is set aside for the registry."""

    cpu_limit: Quantity = "500m"
    """CPU above which the registry is slowed down."""

    memory_request: Quantity = "128Mi"
    """Memory that is set aside for the registry."""

    memory_limit: Quantity = "256Mi"
    """Memory above which the registry is killed; layers pass through it in small parts."""


class ContainerRegistryProps(RegistrySettings):
    """Properties for `ContainerRegistry`."""

    node_port: NodePort = 30500
    """Port on every node, by which nodes pull: images are called `localhost:30500/…`."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of pods, which may not come by way of nodes."""

    @classmethod
    def of(cls, settings: RegistrySettings, *, node_port: int, pod_network: str) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, node_port=node_port, pod_network=pod_network)


class ContainerRegistry(ApiObjects):
    """A registry, named like its id, that speaks plain HTTP and asks nobody who he is.

    An image that pods push to `address` is pulled by nodes as `localhost:<node port>/…`, the same
    name that a developer's machine can push to where the port is mapped.

    Garbage collection frees what no manifest names, so nothing may be pushed meanwhile. The CronJob
    only asks for it, by a file on the volume; the container of the registry starts its server anew
    as one that refuses to push, collects, and starts it anew once more. So nobody needs rights in
    the cluster, nodes can pull all along but for some seconds, and a push at that time fails and
    can be repeated. The price is a shell script around the server, and that the CronJob's pod must
    be on the same node.

    Manifests without a tag are kept: pods name images by digest, and a tag may have moved on. Who
    wants space deletes a manifest; the next night frees it.
    """

    def __init__(self, scope: Construct, id: str, props: ContainerRegistryProps) -> None:
        context = context_of(scope, id, ServiceName, props, ContainerRegistryProps)
        self.name = id
        self.namespace = context.namespace
        self.address = f"{id}.{self.namespace}:{REGISTRY_PORT}"
        """Host and port for pods; in their own `localhost` there is no registry."""
        self.node_address = f"localhost:{props.node_port}"
        """Host and port for nodes, and so the beginning of the images' names."""
        self.metrics_port = METRICS_PORT
        self.selector = selector_labels(context, id)
        version = parse_image(props.image).version
        self.labels = labels(context, id, "registry", version)
        collection = f"{id}-garbage-collection"
        self._files = {
            "writable.yml": registry_configuration(read_only=False),
            "read-only.yml": registry_configuration(read_only=True),
            "serve-registry.sh": package_text("registry", "scripts/serve-registry.sh"),
        }
        structs: dict[str, Struct] = {
            "Resource": self._stateful_set(props),
            "Claim": self._claim(props),
            "Service": self._service("", "http", REGISTRY_PORT, props.node_port),
            # Apart, since each port of a NodePort Service is open on the nodes.
            "MetricsService": self._service("-metrics", "metrics", METRICS_PORT),
            "ServiceAccount": k8s.KubeServiceAccountProps(
                metadata=self._metadata(), automount_service_account_token=False
            ),
            "Configuration": k8s.KubeConfigMapProps(
                metadata=self._metadata("-config"),
                data={
                    **self._files,
                    "collect-garbage.sh": package_text("registry", "scripts/collect-garbage.sh"),
                },
            ),
            "GarbageCollection": garbage_collection(
                k8s.ObjectMeta(
                    name=collection,
                    namespace=self.namespace,
                    labels=labels(context, collection, "garbage-collection", version),
                ),
                image=props.image,
                schedule=props.collection_schedule,
                time_zone=props.collection_time_zone,
                registry=self.selector,
                account=id,
                volumes=self._volumes("collect-garbage.sh"),
            ),
        }
        manifests = {child: manifest(struct) for child, struct in structs.items()}
        super().__init__(scope, id, manifests)
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

    def _metadata(self, suffix: str = "") -> k8s.ObjectMeta:
        name = f"{self.name}{suffix}"
        return k8s.ObjectMeta(name=name, namespace=self.namespace, labels=self.labels)

    def _stateful_set(self, props: ContainerRegistryProps) -> k8s.KubeStatefulSetProps:
        return k8s.KubeStatefulSetProps(
            metadata=self._metadata(),
            spec=k8s.StatefulSetSpec(
                # Not a Deployment, which starts a pod while a deleted one still takes a push: only
                # here no second server ever runs beside garbage collection.
                replicas=1,
                service_name=self.name,
                selector=k8s.LabelSelector(match_labels=self.selector),
                # Else a pod that never gets ready keeps the correction from being rolled out.
                pod_management_policy="Parallel",
                template=k8s.PodTemplateSpec(
                    metadata=k8s.ObjectMeta(
                        labels=self.labels, annotations={"checksum/config": checksum(self._files)}
                    ),
                    spec=k8s.PodSpec(
                        service_account_name=self.name,
                        automount_service_account_token=False,
                        enable_service_links=False,
                        security_context=pod_security_context(USER_ID, USER_ID),
                        termination_grace_period_seconds=DRAIN_SECONDS + 5,
                        containers=[self._server(props)],
                        volumes=self._volumes(*self._files),
                    ),
                ),
            ),
        )

    def _server(self, props: ContainerRegistryProps) -> k8s.Container:
        # Unlike those of the API, these requests leave no line in the log.
        answers = k8s.HttpGetAction(path="/", port=int_or_string("http"))
        return k8s.Container(
            name="registry",
            image=props.image,
            command=[f"{CONFIGURATION_FOLDER}/serve-registry.sh"],
            ports=[
                k8s.ContainerPort(name="http", container_port=REGISTRY_PORT),
                k8s.ContainerPort(name="metrics", container_port=METRICS_PORT),
            ],
            env=env_vars(
                {
                    "STORAGE": STORAGE_FOLDER,
                    "CONFIGURATION": CONFIGURATION_FOLDER,
                    # Else it looks for a collector of traces on its own host.
                    "OTEL_TRACES_EXPORTER": "none",
                }
            ),
            resources=props.requirements(),
            security_context=container_security_context(),
            # It bears DRAIN_SECONDS without a server, before garbage collection and after it.
            liveness_probe=k8s.Probe(
                http_get=answers, period_seconds=10, timeout_seconds=5, failure_threshold=6
            ),
            readiness_probe=k8s.Probe(
                http_get=answers, period_seconds=5, timeout_seconds=3, failure_threshold=2
            ),
            volume_mounts=MOUNTS,
        )

    def _volumes(self, *files: str) -> list[k8s.Volume]:
        return [
            config_volume("config", f"{self.name}-config", files, 0o555),
            claim_volume("storage", self.name),
        ]

    def _claim(self, props: ContainerRegistryProps) -> k8s.KubePersistentVolumeClaimProps:
        return k8s.KubePersistentVolumeClaimProps(
            metadata=k8s.ObjectMeta(
                name=self.name,
                namespace=self.namespace,
                labels=self.labels | protection(props.protected),
            ),
            spec=claim_spec(props.storage_size, props.storage_class),
        )

    def _service(
        self, suffix: str, name: str, port: int, node_port: int | None = None
    ) -> k8s.KubeServiceProps:
        service_port = k8s.ServicePort(
            name=name, port=port, target_port=int_or_string(name), node_port=node_port
        )
        return k8s.KubeServiceProps(
            metadata=self._metadata(suffix),
            spec=k8s.ServiceSpec(
                type="NodePort" if node_port else "ClusterIP",
                selector=self.selector,
                ports=[service_port],
            ),
        )
