"""A TCP server whose pods each keep a name and volumes.

Emits a StatefulSet, a Service, a headless Service and a ServiceAccount; a disruption budget if
there are two pods or more, and a Role if it has rights.
"""

from collections.abc import Mapping
from typing import Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.label_keys import accepted_loss, protection, unmanaged
from constructs_lib.kube.names import (
    DnsLabel,
    DnsSubdomain,
    FolderPath,
    Port,
    PortName,
    StatefulSetName,
)
from constructs_lib.kube.pod_parts import claim_spec, disruption_budget, empty_volume
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Reason
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods
from constructs_lib.tree.api_objects import context_of, optional_part, part
from constructs_lib.workloads.container import ContainerInputs, Probes, container, mounts_of
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import PodProps, pod_template
from constructs_lib.workloads.workload import TMP, Workload, WorkloadProps

HEADLESS = "-headless"
"""Suffix of the Service that gives each pod a name."""

TMP_PATH = "/tmp"
"""Where every pod has a folder that ends with it."""

STARTUP_PERIOD_SECONDS = 5
"""Seconds between startup probes, and so the longest delay until a started pod is noticed."""


class ClaimProps(Props):
    """A volume of each pod, which outlives the pod."""

    path: FolderPath
    """Path at which the container has it."""

    size: Storage
    """Size. Few storage classes can change it later, and a StatefulSet's claims never do."""

    storage_class: DnsSubdomain | None = None
    """StorageClass. None: the cluster's default."""


class StatefulServiceProps(WorkloadProps):
    """Properties for `StatefulService`."""

    ports: Mapping[PortName, Port] = Field(min_length=1)
    """TCP ports of the process, and of its Services, by name. No default: only the caller knows
    the program. The probes ask the first one where the settings have none.
    """

    metrics_port: Port | None = None
    """Port on which the process serves Prometheus metrics. None: no metrics."""

    replicas: int = Field(default=1, ge=1, le=1000)
    """Number of pods. One, since only the program knows how several share its data."""

    claims: Mapping[DnsLabel, ClaimProps] = {}
    """Volumes of each pod by name. Empty: the pods keep their names alone."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the StatefulSet and its claims.

    For the claims this cannot change later: the templates in a StatefulSet are immutable.
    """

    loss_accepted: Reason = ""
    """Why the data in the claims need no backup. Empty: a backup copies them, or there are none."""

    startup_seconds: int = Field(default=300, ge=STARTUP_PERIOD_SECONDS, le=86400)
    """Maximum seconds for the process to start, rounded up to a multiple of five; then it is
    restarted. 300 leave time to read back what a crash left.
    """

    shutdown_seconds: int = Field(default=60, ge=1, le=3600)
    """Maximum seconds for the process to end after SIGTERM. 60 leave time to write to disk."""

    @model_validator(mode="after")
    def _paths_differ(self) -> Self:
        paths = [TMP_PATH, *(each.path for each in self.claims.values())]
        if len(set(paths)) < len(paths):
            raise ValueError(
                f"'path' must differ in all 'claims', and from {TMP_PATH}, got "
                f"{', '.join(paths[1:])}; change one of them"
            )
        return self

    def own_ports(self) -> dict[str, int]:
        """Return the port of the metrics by name, if there is one."""
        return {} if self.metrics_port is None else {"metrics": self.metrics_port}

    def own_probes(self) -> Probes:
        """Return the probes to use where the settings have none."""
        asks = k8s.TCPSocketAction(port=next(iter(self.ports)))
        return Probes(
            startup=k8s.Probe(
                tcp_socket=asks,
                period_seconds=STARTUP_PERIOD_SECONDS,
                failure_threshold=-(-self.startup_seconds // STARTUP_PERIOD_SECONDS),
            ),
            liveness=k8s.Probe(
                tcp_socket=asks, period_seconds=10, timeout_seconds=5, failure_threshold=6
            ),
            readiness=k8s.Probe(
                tcp_socket=asks, period_seconds=5, timeout_seconds=3, failure_threshold=3
            ),
        )

    def pods_in_an_update(self) -> Pods:
        """Return the pods, of which an update replaces one after the other."""
        return Pods(self.replicas, self.pod.resources_of(self.resources))


def stateful_set(
    metadata: WorkloadMetadata,
    pod: PodProps,
    template: k8s.PodTemplateSpec,
    *,
    claims: Mapping[str, k8s.PersistentVolumeClaimSpec],
    protected: bool,
    replicas: int = 1,
    annotations: Mapping[str, str] | None = None,
) -> k8s.StatefulSet:
    """Return the StatefulSet of such pods, with claims by the names of their volumes."""
    return k8s.StatefulSet(
        metadata=metadata.metadata(
            labels={**pod.labels, **protection(protected)},
            annotations={**(annotations or {}), **unmanaged(protected), **pod.annotations},
        ),
        spec=k8s.StatefulSetSpec(
            replicas=replicas,
            service_name=f"{metadata.name}{HEADLESS}",
            selector=metadata.label_selector(),
            # A pod that never becomes ready must not block the rollout of its fix.
            pod_management_policy="Parallel",
            template=template,
            volume_claim_templates=[
                k8s.PersistentVolumeClaim(
                    # The API server adds both, which Argo CD would always report as a difference.
                    api_version="v1",
                    kind="PersistentVolumeClaim",
                    metadata=k8s.ObjectMeta(name=name, labels=protection(protected)),
                    spec=spec,
                )
                for name, spec in claims.items()
            ],
        ),
    )


class StatefulService(Workload):
    """A TCP server in pods with names and volumes of their own, reached through its Service.

    Those who connect to it get its name as `<ID>_HOST`, and as `<ID>_PORT` its first port, or the
    first that they name.
    """

    stateful_set: ApiObject = part("Resource")
    """The StatefulSet."""
    service: ApiObject = part("Service")
    """The Service by which clients reach any pod."""
    headless_service: ApiObject = part("HeadlessService")
    """The Service that gives each pod a name."""
    disruption_budget: ApiObject | None = optional_part("DisruptionBudget")
    """The PodDisruptionBudget, or None if there is one pod."""

    def __init__(self, scope: Construct, id: str, props: StatefulServiceProps) -> None:
        """Create the objects that `StatefulServiceProps` describes."""
        context = context_of(scope, id, StatefulSetName, props, StatefulServiceProps)
        metadata = WorkloadMetadata.of(context, id, id, props.image)
        self.host = f"{id}.{context.namespace}.svc.cluster.local"
        self.port = next(iter(props.ports.values()))
        self.metrics_port = props.metrics_port
        ports = {**props.ports, **props.own_ports()}
        structs: dict[str, k8s.Object] = {
            "Resource": stateful_set(
                metadata,
                props.pod,
                _pod_template(metadata, props),
                claims={
                    name: claim_spec(each.size, each.storage_class)
                    for name, each in props.claims.items()
                },
                protected=props.protected,
                replicas=props.replicas,
                annotations=accepted_loss(props.loss_accepted),
            ),
            "Service": metadata.service(ports),
            # Without the port of metrics: Prometheus would read them by both Services.
            "HeadlessService": metadata.service(
                props.ports, suffix=HEADLESS, headless=True, finds_peers=True
            ),
            "ServiceAccount": metadata.service_account(),
        }
        # It lets one pod at a time be evicted.
        if props.replicas > 1:
            structs["DisruptionBudget"] = disruption_budget(
                metadata.metadata(), metadata.label_selector()
            )
        super().__init__(scope, id, metadata, structs, props.pod, [props], container=id)
        self._replicas = props.replicas
        variable = id.upper().replace("-", "_")
        self.connections = self.end(
            props.ports,
            {f"{variable}_HOST": self.host, f"{variable}_PORT": str(self.port)},
            f"{variable}_PORT",
        )

    def host_of(self, ordinal: int) -> str:
        """Return the name of one pod; the first has the ordinal 0."""
        if not 0 <= ordinal < self._replicas:
            raise ValueError(
                f"{self.path}: 'ordinal' must be from 0 to {self._replicas - 1}, since it has "
                f"{self._replicas} pods, got {ordinal}; correct it, or raise 'replicas'"
            )
        return f"{self.name}-{ordinal}.{self.name}{HEADLESS}.{self.namespace}.svc.cluster.local"


def _pod_template(metadata: WorkloadMetadata, props: StatefulServiceProps) -> k8s.PodTemplateSpec:
    paths = {TMP: TMP_PATH, **{name: each.path for name, each in props.claims.items()}}
    own = ContainerInputs(mounts=mounts_of(paths))
    main = container(
        metadata.name,
        props.image,
        props.resources,
        props,
        own,
        command=props.command,
        arguments=props.arguments,
        ports=[*props.ports.items(), *props.own_ports().items()],
        probes=props.probes(props.own_probes()),
    )
    return pod_template(
        metadata,
        props.pod,
        [main],
        user=props.run_as_user,
        group=props.run_as_group,
        volumes=[empty_volume(TMP, props.tmp_size)],
        checksums=props.checksums(),
        grace_seconds=props.shutdown_seconds,
        spread=True,
    )
