"""Base of constructs that run pods."""

from collections.abc import Iterable, Mapping, Sequence

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import HAS_TOKEN, TOKEN_REASON
from constructs_lib.kube.manifests import Json, Manifest, manifest
from constructs_lib.kube.names import UserId
from constructs_lib.kube.pod_templates import refuse_duplicate_ports, state_disk
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Connections
from constructs_lib.props.arguments import checked_namespace
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import ApiObjects, optional_part, part, path_of
from constructs_lib.tree.environment import add_environment
from constructs_lib.tree.patches import add_pod_labels, patch_container
from constructs_lib.workloads.container import ContainerInputs, ContainerProps
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.role import role, role_binding

TMP = "tmp"
"""Name of the volume that is mounted at `/tmp`."""

METRICS = "metrics"
"""Name of the port with metrics."""


class WorkloadProps(ContainerProps):
    """Settings of a workload that runs the caller's image."""

    resources: ResourcesProps = ResourcesProps()
    """CPU and memory of the container. The defaults suit a small Node.js server."""

    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""

    run_as_user: UserId = 10001
    """User of the process. Numbers below 10000 may be those of users of the node."""

    run_as_group: UserId = 10001
    """Group of the process."""

    tmp_size: Storage = "64Mi"
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""


class Workload(ApiObjects):
    """Base of constructs, named after their id, whose main object creates pods."""

    service_account: ApiObject = part("ServiceAccount")
    """The ServiceAccount of the pods."""
    role: ApiObject | None = optional_part("Role")
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = optional_part("RoleBinding")
    """The RoleBinding of the Role, or None if there is no Role."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        metadata: WorkloadMetadata,
        structs: Mapping[str, k8s.Object],
        pod: PodProps,
        inputs: Iterable[ContainerInputs],
        container: str,
        followers: Sequence[str] = (),
    ) -> None:
        """Create the objects.

        `structs` are the objects by the ids of their constructs: `Resource` for the one with the
        pods, `ServiceAccount`, and others. `add_environment` adds variables to `container`, and to
        `followers`, which keep their own values.
        """
        self.name = metadata.name
        self.namespace = metadata.namespace
        self.selector = dict(metadata.selector)
        self.labels = dict(metadata.labels)
        self._container = container
        self._followers = followers
        inputs = list(inputs)
        pod = metadata.pod_defaults.merged_into(pod)
        config_maps = [each for given in inputs for each in given.config_maps()]
        for used in [*config_maps, *pod.config_maps()]:
            checked_namespace(path_of(scope, id), "config_map", used.namespace, self.namespace)
        manifests = {child: manifest(struct) for child, struct in structs.items()}
        refuse_duplicate_ports(path_of(scope, id), manifests["Resource"])
        state_disk(manifests["Resource"])
        if pod.role:
            manifests["Role"] = manifest(role(metadata, pod.role))
            manifests["RoleBinding"] = manifest(role_binding(metadata))
            reason = {TOKEN_REASON: str(pod.role_reason)}
            manifests["ServiceAccount"] = _annotated(manifests["ServiceAccount"], reason)
            manifests["Resource"] = _annotated(manifests["Resource"], HAS_TOKEN)
        secrets = [secret for given in inputs for secret in given.secrets()] + pod.secrets()
        declared = [secret.declaration(metadata.namespace) for secret in secrets]
        super().__init__(scope, id, manifests, Declarations(secrets=declared))

    def end(
        self,
        ports: Mapping[str, int],
        environment: Mapping[str, str] | None = None,
        port_variable: str | None = None,
    ) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets.

        The port named `metrics` is for Prometheus, which names it.
        """
        return Connections(
            self.name,
            self.namespace,
            self.selector,
            ports=[port for name, port in ports.items() if name != METRICS or len(ports) == 1],
            environment=environment,
            port_variable=port_variable,
            owner=self,
            labels=self.labels,
            add_environment=self.add_environment,
            add_pod_labels=lambda labels: add_pod_labels(self.child("Resource"), labels),
        )

    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name.

        Where one is refused, none is added.
        """
        add_environment(self.path, self, variables, self._container, self._followers)

    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field.

        Refused is a container or field that there is not, and a value that is there already.
        """
        patch_container(self.child("Resource"), name, fields)


def _annotated(manifest: Manifest, annotations: Mapping[str, str]) -> Manifest:
    metadata = manifest["metadata"]
    own = metadata.get("annotations") or {}
    return {**manifest, "metadata": {**metadata, "annotations": {**annotations, **own}}}
