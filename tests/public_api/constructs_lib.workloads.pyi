# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ClaimProps:
    """A volume of each pod, which outlives the pod."""
    path: FolderPath
    """Path at which the container has it."""
    size: Storage
    """Size."""
    storage_class: DnsSubdomain | None = None
    """StorageClass."""

class ConfigMap:
    """A ConfigMap, named after its id."""
    def __init__(self, scope: Construct, id: str, props: ConfigMapProps) -> None:
        """Create the objects that `ConfigMapProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    checksum = ...
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    config_map: ApiObject = ...
    """The ConfigMap itself."""
    data = ...
    id = ...
    """Its id within the scope."""
    def key(self, key: str) -> ConfigMapKey:
        """Return one value of the ConfigMap, for the environment of a container."""
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""

class ConfigMapProps:
    """Properties for `ConfigMap`."""
    data: Annotated[Mapping[DataKey, Text], at_most_in_all(MOST_BYTES)] = Field(min_length=1)
    """Text by key, at most 1 MiB in all."""

class EmptyDir:
    """A folder that lives as long as its pod."""
    medium: Literal['Memory'] | None = None
    """Storage medium. `Memory` counts toward the memory of the container that writes."""
    size_limit: Storage
    """Maximum size; a pod that exceeds it is evicted."""

class Entrance:
    """The way in from outside: a controller of Ingresses, a Gateway, or both while moving."""
    def __init__(self, *, controller: IngressController | None = None, gateway: GatewayRef | None = None) -> None:
        """Describe the entrance."""
    controller = ...
    gateway = ...
    pods: Sequence[HelmPods | ExternalPods] = ...
    """The pods that call those of routes."""

class EnvironmentSource:
    """A Secret or ConfigMap whose values all become environment variables."""
    config_map: ConfigMapRef | None = None
    """ConfigMap with the values: the construct, or its name."""
    prefix: EnvName | None = None
    """Prefix of the variable names, before the keys."""
    secret: SecretRef | None = None
    """Secret with the values."""
    def source(self) -> k8s.EnvFromSource:
        """Return the source for a container."""

class ExecCommand:
    """A program in the container that must exit with status 0."""
    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments, which run without a shell."""

class GatewayRef:
    """A Gateway that routes attach to by the port of a listener, and the pods that serve it."""
    http_port: Port = 80
    """Port of its listener for plain HTTP."""
    https_port: Port = 443
    """Port of its listeners with TLS."""
    name: DnsLabel
    """Name of the Gateway, and of its pods in policies and in the flow graph."""
    namespace: DnsLabel
    """Namespace of the Gateway."""
    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods, which get access to the pods of the routes."""
    pod_namespace: DnsLabel
    """Namespace of the pods."""
    pods: ExternalPods = ...
    """Its pods, as one end of connections."""

class InitContainerProps:
    """Settings of a container that must complete before the main one starts."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    def container(self, name: str) -> k8s.Container:
        """Return the container."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    resources: ResourcesProps
    """CPU and memory."""
    run_as_group: UserId | None = None
    """Group of the process."""
    run_as_user: UserId | None = None
    """User of the process."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""

class InitProgramProps:
    """Settings of a program of the same image that completes before the main one starts."""
    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables in addition to the main program's."""

class MountProps:
    """A mount of a volume, or of a part of it, in a container."""
    def at(self, path: str) -> k8s.VolumeMount:
        """Return the mount for a container."""
    read_only: bool = False
    """Whether the container can only read the volume."""
    sub_path: RelativePath | None = None
    """File or folder in the volume."""
    volume: DnsLabel
    """Name of the volume: one of `pod.volumes`, or one of the construct's own, such as `tmp`."""

class PodProps:
    """Settings of a workload's pods, and of the object that creates them."""
    affinity: Affinity = Affinity()
    """Constraints and preferences on nodes and neighbours, in the API's own form."""
    annotations: Annotations = Field(default={})
    """Annotations of that object."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the settings refer to, as far as they are constructs."""
    image_pull_secrets: PullSecrets = ()
    """Secrets of type `kubernetes.io/dockerconfigjson`, for pulling images, beside those of what is around: a workload has those of its tier and of the platform, too."""
    init_containers: Mapping[DnsLabel, InitContainerProps] = {}
    """Containers, by name, that run one after another before the main one starts."""
    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the object that creates the pods, such as the Deployment."""
    def merged_into(self, own: AnyPods) -> AnyPods:
        """Return the more specific defaults, completed by these."""
    node_selector: Mapping[LabelKey, LabelValue] = {}
    """Labels of the nodes that they may run on, beside those of what is around, over which they win."""
    pod_annotations: Annotations = Field(default={})
    """Annotations of the pods."""
    pod_labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the pods."""
    priority_class_name: DnsSubdomain | None = None
    """PriorityClass."""
    def resources_of(self, *containers: ResourcesProps) -> ResourcesProps:
        """Return the CPU and memory of a whole pod, as the scheduler and quotas count them."""
    role: Sequence[PolicyRule] = ()
    """Rules of a Role for the pods' ServiceAccount."""
    role_reason: NonEmptyText | None = None
    """Use of the rights by the pods."""
    def secrets(self) -> list[SecretRef]:
        """Return all Secrets that the settings refer to."""
    sidecars: Mapping[DnsLabel, SidecarProps] = {}
    """Containers, by name, that run beside the main one for the life of the pod."""
    tolerations: Sequence[Toleration] = ()
    """Taints of nodes that the pods tolerate."""
    volumes: Mapping[DnsLabel, VolumeProps] = {}
    """Volumes by name, for `mounts` of the containers."""

class PolicyRule:
    """Rights on objects of some kinds."""
    api_groups: Sequence[ApiGroup] = Field(default=('',), min_length=1)
    """API groups of the kinds."""
    beyond: Mapping[str, str] = ...
    """The reason by each right that is not ordinary."""
    reason: Reason = ''
    """Why the program needs rights that are not ordinary."""
    resource_names: Sequence[DnsSubdomain] = ()
    """Names of the objects."""
    resources: Sequence[ApiResource] = Field(min_length=1)
    """Kinds, in the plural."""
    verbs: Sequence[Verb] = Field(min_length=1)
    """Operations that are allowed."""

class ProbeProps:
    """A check of a container by the kubelet; exactly one of the four kinds must be given."""
    exec: ExecCommand | None = None
    """Program in the container."""
    failure_threshold: int = Field(default=3, ge=1, le=1000)
    """Consecutive failures that count as a failed check. 3, Kubernetes' default, ignores one."""
    grpc: Grpc | None = None
    """gRPC request."""
    http_get: HttpGet | None = None
    """HTTP request."""
    initial_delay_seconds: int = Field(default=0, ge=0, le=3600)
    """Seconds before the first probe. 0, since a startup probe is the better way to wait."""
    period_seconds: int = Field(default=10, ge=1, le=3600)
    """Seconds between probes. 10, Kubernetes' default, costs next to nothing."""
    def probe(self) -> k8s.Probe:
        """Return the probe for a container."""
    tcp_socket: TcpSocket | None = None
    """TCP connection."""
    timeout_seconds: int = Field(default=3, ge=1, le=3600)
    """Seconds to wait for the answer. 3 tolerates a busy moment, unlike Kubernetes' default 1."""

class ResourceQuotaProps:
    """Limits on the sum of the pods of a namespace."""
    but_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods do not count, since they have a quota of their own."""
    cpu_limits: Cpu
    """Sum of CPU limits."""
    cpu_requests: Cpu
    """Sum of CPU requests."""
    memory_limits: Memory
    """Sum of memory limits."""
    memory_requests: Memory
    """Sum of memory requests."""
    name: str = ...
    """Name of the object: scopes of one that is there cannot be changed."""
    only_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods alone count."""
    pods: int = Field(ge=1, le=MAX_INT64)
    """Number of pods that have not ended."""
    def spec(self) -> k8s.ResourceQuotaSpec:
        """Return the spec of the object."""
    with_deadline_only: bool = False
    """Whether only pods with a deadline of their own (`activeDeadlineSeconds`) count, such as those of Tekton's Tasks."""

class ScheduledJob:
    """A CronJob, named after its id, whose runs never overlap."""
    def __init__(self, scope: Construct, id: str, props: ScheduledJobProps, *, component: LabelValue | None = None, container_name: DnsLabel | None = None) -> None:
        """Create the objects. `component` is their role, for a label."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    cron_job: ApiObject = ...
    """The CronJob."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    id = ...
    """Its id within the scope."""
    labels = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field."""
    path: str
    """Path by which errors name the construct."""
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    selector = ...
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""

class ScheduledJobProps:
    """Properties for `ScheduledJob`."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    deadline_seconds: int = Field(default=3600, ge=1, le=604800)
    """Seconds after which a run and its retries are stopped."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the whole pod."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps = ResourcesProps()
    """CPU and memory of the container."""
    retries: int = Field(default=2, ge=0, le=100)
    """Number of retries of a failed run."""
    run_as_group: UserId = 10001
    """Group of the process."""
    run_as_user: UserId = 10001
    """User of the process."""
    schedule: CronSchedule
    """Schedule of its runs."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    starting_deadline_seconds: int | None = Field(default=3600, ge=10, le=MAX_INT32)
    """Seconds within which a missed run still starts."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    suspended: bool = False
    """Whether it runs only when a user creates a Job from it."""
    time_zone: TimeZone | None = 'Etc/UTC'
    """Time zone of the schedule."""
    tmp_size: Storage = '64Mi'
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""

class SidecarProps:
    """Settings of a container that runs beside the main one for the life of the pod."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    def container(self, name: str) -> k8s.Container:
        """Return the container."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps
    """CPU and memory."""
    run_as_group: UserId | None = None
    """Group of the process."""
    run_as_user: UserId | None = None
    """User of the process."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""

class StatefulService:
    """A TCP server in pods with names and volumes of their own, reached through its Service."""
    def __init__(self, scope: Construct, id: str, props: StatefulServiceProps) -> None:
        """Create the objects that `StatefulServiceProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    disruption_budget: ApiObject | None = ...
    """The PodDisruptionBudget, or None if there is one pod."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    headless_service: ApiObject = ...
    """The Service that gives each pod a name."""
    host = ...
    def host_of(self, ordinal: int) -> str:
        """Return the name of one pod; the first has the ordinal 0."""
    id = ...
    """Its id within the scope."""
    labels = ...
    metrics_port = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field."""
    path: str
    """Path by which errors name the construct."""
    port = ...
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    selector = ...
    service: ApiObject = ...
    """The Service by which clients reach any pod."""
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""
    stateful_set: ApiObject = ...
    """The StatefulSet."""

class StatefulServiceProps:
    """Properties for `StatefulService`."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    claims: Mapping[DnsLabel, ClaimProps] = {}
    """Volumes of each pod by name."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    loss_accepted: Reason = ''
    """Why the data in the claims need no backup."""
    metrics_port: Port | None = None
    """Port on which the process serves Prometheus metrics."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    def own_ports(self) -> dict[str, int]:
        """Return the port of the metrics by name, if there is one."""
    def own_probes(self) -> Probes:
        """Return the probes to use where the settings have none."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pods_in_an_update(self) -> Pods:
        """Return the pods, of which an update replaces one after the other."""
    ports: Mapping[PortName, Port] = Field(min_length=1)
    """TCP ports of the process, and of its Services, by name."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    protected: bool = True
    """Whether a `DeletionGuard` protects the StatefulSet and its claims."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    replicas: int = Field(default=1, ge=1, le=1000)
    """Number of pods."""
    resources: ResourcesProps = ResourcesProps()
    """CPU and memory of the container."""
    run_as_group: UserId = 10001
    """Group of the process."""
    run_as_user: UserId = 10001
    """User of the process."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    shutdown_seconds: int = Field(default=60, ge=1, le=3600)
    """Maximum seconds for the process to end after SIGTERM. 60 leave time to write to disk."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    startup_seconds: int = Field(default=300, ge=STARTUP_PERIOD_SECONDS, le=86400)
    """Maximum seconds for the process to start, rounded up to a multiple of five; then it is restarted. 300 leave time to read back what a crash left."""
    tmp_size: Storage = '64Mi'
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""

class TierNamespace:
    """A Namespace, named after its id, in which pods have no connections unless allowed."""
    def __init__(self, scope: Construct, id: str, props: TierNamespaceProps) -> None:
        """Create the objects that `TierNamespaceProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    container_defaults: ApiObject | None = ...
    """The LimitRange, or None if there are no defaults for containers."""
    default_deny: ApiObject = ...
    """The NetworkPolicy that denies all but DNS."""
    id = ...
    """Its id within the scope."""
    name = ...
    namespace: ApiObject = ...
    """The Namespace itself."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    quota: ApiObject | None = ...
    """The ResourceQuota, or None if there are no limits."""
    scope = ...
    """Construct or Chart around it."""

class TierNamespaceProps:
    """Properties for `TierNamespace`."""
    container_defaults: ResourcesProps | None = None
    """Requests and limits for containers that state none."""
    pod_security: PodSecurityLevel = 'restricted'
    """Pod Security level to enforce, warn of and audit."""
    pod_security_reason: Description | None = None
    """Why the pods need a less strict level, for an annotation."""
    protected: bool = True
    """Whether a `DeletionGuard` protects the namespace, and so everything in it."""
    quota: ResourceQuotaProps | None = None
    """Limits on the whole namespace."""

class Toleration:
    """A taint of nodes that the pods tolerate."""
    effect: Literal['NoSchedule', 'PreferNoSchedule', 'NoExecute'] | None = None
    """Effect of the taint."""
    key: LabelKey | None = None
    """Key of the taint."""
    operator: Literal['Equal', 'Exists'] = 'Equal'
    """Whether the value must be equal, or the taint must only exist."""
    def toleration(self) -> k8s.Toleration:
        """Return the toleration for a pod."""
    toleration_seconds: int | None = Field(default=None, ge=0, le=MAX_INT32)
    """Seconds for which the pods tolerate effect `NoExecute`."""
    value: LabelValue | None = None
    """Value of the taint, with operator `Equal`."""

class VolumeProps:
    """A volume of a pod; exactly one of the four kinds must be given."""
    config_map: ConfigMapRef | None = None
    """ConfigMap whose values become files: the construct, or its name."""
    default_mode: int = Field(default=288, ge=256, le=511)
    """Permissions of the files of a ConfigMap or Secret. 0o440 lets the pod's group read them."""
    empty_dir: EmptyDir | None = None
    """A folder that lives as long as the pod."""
    items: Annotated[Sequence[DataKey], DISTINCT] = ()
    """Keys of the ConfigMap that become files."""
    persistent_volume_claim: DnsSubdomain | None = None
    """Name of a PersistentVolumeClaim in the namespace."""
    secret: SecretRef | None = None
    """Secret whose values become files, those of the stated keys."""
    def source(self, name: str) -> k8s.Volume:
        """Return the volume for a pod."""

class Worker:
    """A program without clients in identical pods, named after its id."""
    def __init__(self, scope: Construct, id: str, props: WorkerProps) -> None:
        """Create the objects that `WorkerProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    autoscaler: ApiObject | None = ...
    """The HorizontalPodAutoscaler, or None if the number of pods is fixed."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    deployment: ApiObject = ...
    """The Deployment."""
    disruption_budget: ApiObject | None = ...
    """The PodDisruptionBudget, or None if there is never more than one pod."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    id = ...
    """Its id within the scope."""
    labels = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field."""
    path: str
    """Path by which errors name the construct."""
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    selector = ...
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""

class WorkerProps:
    """Properties for `Worker`."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def autoscaler(self, metadata: k8s.ObjectMeta) -> k8s.HorizontalPodAutoscaler:
        """Return an autoscaler for the Deployment of the same name."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    cpu_percent: Percent = 70
    """Average CPU to aim for, in percent of the request. 70 leaves room while a new pod starts."""
    drain_seconds: int = Field(default=25, ge=1, le=3600)
    """Maximum seconds for the process, after SIGTERM, to finish its current work."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    init: InitProgramProps | None = None
    """Program of the same image that must succeed before the main one starts, such as a database migration."""
    is_fixed: bool = ...
    """Whether the number of pods never changes."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    max_replicas: int = Field(default=3, ge=1, le=MAX_INT32)
    """Maximum number of pods."""
    memory_percent: Percent | None = None
    """Average memory to aim for, in percent of the request."""
    min_replicas: int = Field(default=1, ge=1, le=MAX_INT32)
    """Minimum number of pods."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pods_in_an_update(self) -> Pods:
        """Return the pods at the highest scale, in a rolling update."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps = ResourcesProps()
    """CPU and memory of the container."""
    run_as_group: UserId = 10001
    """Group of the process."""
    run_as_user: UserId = 10001
    """User of the process."""
    scale_down_seconds: int = Field(default=300, ge=0, le=3600)
    """Seconds of low load before pods are removed. 300, Kubernetes' default, bridges lulls."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    tmp_size: Storage = '64Mi'
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""
    unreachable_seconds: int = Field(default=30, ge=0, le=3600)
    """Seconds for which pods are not replaced whose node is not ready or does not answer."""

def nginx(pods: HelmPods | ExternalPods = NGINX_INGRESS_CONTROLLER) -> IngressController:
    """Return the controller with these pods, which its chart installs."""

def quota_of(pods: Sequence[Pods], *, with_deadline_only: bool = False, only_priority_class: str | None = None, but_priority_class: str | None = None) -> ResourceQuotaProps:
    """Return a quota that is exactly large enough for these pods."""
