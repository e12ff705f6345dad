# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ClusterDrill:
    """A CronJob, named after its id, that proves that the newest backup can be restored."""
    def __init__(self, scope: Construct, id: str, props: ClusterDrillProps, *, cluster: PostgresCluster) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    age_seconds = ...
    """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    config_map: ApiObject = ...
    """The ConfigMap with the throw-away cluster and the scripts."""
    connections = ...
    copy = ...
    """The throw-away cluster."""
    cron_job: ApiObject = ...
    """The CronJob."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    id = ...
    """Its id within the scope."""
    labels = ...
    late_after_hours: int = ...
    """Hours since the last success after which the next one is late."""
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

class ClusterDrillProps:
    """Properties for `ClusterDrill`."""
    deadline_seconds: RestoreSeconds = 7200
    """Seconds after which a restore is stopped."""
    image: ImageRef = PYTHON_IMAGE
    """Image with Python, whose standard library asks the API server."""
    resources: ResourcesProps = ResourcesProps(cpu_request='50m', cpu_limit='500m', memory_request='64Mi', memory_limit='256Mi')
    """CPU and memory of the programs that drive and compare."""
    schedule: CronSchedule = '30 4 * * 0'
    """Schedule, in UTC."""

class DatabaseBackup:
    """A CronJob, named after its id, that backs up a database and removes old backups."""
    def __init__(self, scope: Construct, id: str, props: DatabaseBackupProps, *, database: PostgresDatabase) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    age_seconds = ...
    """Seconds since the last successful backup, as PromQL on metrics of kube-state-metrics."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    claim: ApiObject | None = ...
    """The PersistentVolumeClaim of the volume, None where backups lie outside the cluster."""
    connections = ...
    cron_job: ApiObject = ...
    """The CronJob."""
    database = ...
    """Database that it backs up."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    id = ...
    """Its id within the scope."""
    job = ...
    labels = ...
    late_after_hours: int = ...
    """Hours since the last success after which the next one is late."""
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field."""
    path: str
    """Path by which errors name the construct."""
    prune: StoreJob | None
    """The job that removes old backups."""
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    scripts: ApiObject = ...
    """The ConfigMap with the scripts."""
    selector = ...
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""
    volume: ApiObject | None = ...
    """The PersistentVolume, None where backups do not lie in a folder of the nodes."""

class DatabaseBackupProps:
    """Properties for `DatabaseBackup`; environment and mounts are added to the job's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    deadline_seconds: int = Field(default=4 * 60 * 60, ge=60, le=86400)
    """Seconds after which a backup and its retries are stopped."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    host_path: NodeFolder = '/var/lib/web-platform/backups'
    """Folder of the backups."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the pod of a backup or restore."""
    protected: bool = True
    """Whether a `DeletionGuard` protects the claim of the volume."""
    prune: PruneProps | None = None
    """The job that removes old backups outside the cluster."""
    repository: ResticRepository | None = None
    """Place outside the cluster, to which `/<namespace>/<name>` is added, in place of a volume."""
    resources: ResourcesProps = ResourcesProps(cpu_request='100m', cpu_limit='1', memory_request='128Mi', memory_limit='512Mi')
    """CPU and memory of a backup or restore."""
    restic_image: ImageRef = RESTIC_IMAGE
    """Image with the program restic, which stores the backups."""
    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days whose backups are kept: the newest that have a sound one, however old they are."""
    schedule: CronSchedule = '30 2 * * *'
    """Schedule of the backups."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    storage_class: DnsSubdomain | None = None
    """StorageClass of a volume of its own, which the class must retain when its claim is deleted."""
    storage_size: Storage = '10Gi'
    """Size of the volume."""
    time_zone: TimeZone = 'Etc/UTC'
    """Time zone of the schedule."""

class DatabaseRestore:
    """A suspended CronJob, named after its id; a Job created from it restores a database."""
    def __init__(self, scope: Construct, id: str, *, backup: DatabaseBackup, deadline_seconds: RestoreSeconds = 7200) -> None:
        """Create the objects."""
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
    late_after_hours: int = ...
    """Hours since the last success after which the next one is late."""
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

class ImportProps:
    """A server whose database a new cluster takes over, once, when it is born."""
    database: PostgresName | None = None
    """Name of the database there."""
    host: Hostname
    """Host of the server, such as `postgresql.db.svc.cluster.local`."""
    port: Port = 5432
    """Port of the server, PostgreSQL's default."""

class ObjectStoreProps:
    """The bucket with the base backups and the write-ahead log."""
    def address(self) -> Repository:
        """Return the parts of the address of the store."""
    bucket: BucketName
    """Bucket, which must exist."""
    endpoint: Origin
    """Address of the object store, such as `https://s3.example.com`."""
    region: Region = 'us-east-1'
    """Region of the bucket."""
    resources: ResourcesProps = ResourcesProps(cpu_request='50m', cpu_limit='500m', memory_request='128Mi', memory_limit='512Mi')
    """CPU and memory of the container beside each instance that stores them."""
    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days to which the database can be restored."""
    schedule: CronSchedule = '30 2 * * *'
    """Schedule of the base backups, in UTC."""

class PoolerProps:
    """Settings of PgBouncer, which keeps connections to the primary open for applications."""
    image: ImageRef = POSTGRES_POOLER_IMAGE
    """Image with PgBouncer, made by CloudNativePG."""
    instances: int = Field(default=2, ge=1, le=100)
    """Number of its pods."""
    max_client_connections: int = Field(default=500, ge=1, le=100000)
    """Most clients of each pod; those without a connection of the server wait."""
    mode: Literal['session', 'transaction'] = 'session'
    """When a connection is free for another client: after its session, or after each transaction."""
    pool_size: int = Field(default=15, ge=1, le=1000)
    """Most connections to the server of each pod, for each database and role."""
    resources: ResourcesProps = ResourcesProps(cpu_request='50m', cpu_limit='500m', memory_request='64Mi', memory_limit='128Mi')
    """CPU and memory of each pod."""

class PostgresCluster:
    """A database on several servers, named after its id, with the interface of `PostgresDatabase`."""
    def __init__(self, scope: Construct, id: str, props: PostgresClusterProps, *, operator: Connectable = CLUSTER_OPERATOR) -> None:
        """Create the objects. `operator` are the pods of CloudNativePG."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    cluster: ApiObject = ...
    """The Cluster."""
    connections = ...
    """Where applications connect: to the pooler if there is one, otherwise to the servers."""
    def credentials_for(self, role: Role, *, namespace: str | None = None) -> SecretRef:
        """Return the Secret with `username` and `password` of a role."""
    database = ...
    host = ...
    id = ...
    """Its id within the scope."""
    image = ...
    instances = ...
    """The servers; the operator, Prometheus and the drill connect to them."""
    metrics_port = ...
    namespace = ...
    object_store: ApiObject = ...
    """The ObjectStore, the place of the backups."""
    operator = ...
    """Pods of the operator."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    pooler: ApiObject | None = ...
    """The Pooler, or None if applications connect to the primary."""
    port = ...
    props = ...
    """Its settings."""
    scheduled_backup: ApiObject = ...
    """The schedule of the base backups."""
    scope = ...
    """Construct or Chart around it."""
    server_name = ...
    """Server in the object store into whose folder it archives."""

class PostgresClusterProps:
    """Properties for `PostgresCluster`."""
    application_secret: DnsSubdomain = 'postgresql-application'
    """Secret of the role that has the rights that the owner of the database grants."""
    backup_secret: DnsSubdomain = 'postgresql-backup'
    """Secret of the role that reads all data and changes none, which backups use."""
    configuration: PostgresConfigurationProps = PostgresConfigurationProps()
    """Tuning of each instance."""
    database: PostgresName
    """Name of the database, which is created when the server starts for the first time."""
    image: ImageRef = POSTGRES_CLUSTER_IMAGE
    """Image of the instances, made by CloudNativePG."""
    imported_from: ImportProps | None = None
    """Server whose database a new cluster takes over."""
    def instance_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the pod of an instance."""
    instances: int = Field(default=3, ge=1, le=9)
    """Number of servers: a primary and its standbys."""
    monitoring_secret: DnsSubdomain = 'postgresql-monitoring'
    """Secret of the role that reads statistics, but no data."""
    owner_secret: DnsSubdomain = 'postgresql-owner'
    """Secret of the role that owns the database, and creates and changes its tables."""
    def pods_in_an_update(self) -> list[Pods]:
        """Return all pods at their highest number, for the quota of the namespace."""
    pooler: PoolerProps | None = None
    """PgBouncer between applications and the primary."""
    priority_class: DnsSubdomain | None = None
    """PriorityClass of the instances and of the pooler."""
    protected: bool = True
    """Whether a `DeletionGuard` protects the Cluster, whose deletion would delete its volumes."""
    recover_from: RecoveryProps | None = None
    """Backup from which a new cluster begins."""
    resources: ResourcesProps = ResourcesProps(cpu_request='500m', cpu_limit='1', memory_request='512Mi', memory_limit='1Gi')
    """CPU and memory of each instance."""
    def role_secrets(self, namespace: str = '', servers: Mapping[str, int] | None = None) -> dict[Role, SecretRef]:
        """Return the Secret of each role in that namespace, a login to these servers."""
    server_name: ServerName | None = None
    """Server in the object store into whose folder the cluster archives."""
    storage_class: DnsSubdomain | None = None
    """StorageClass of the volumes."""
    storage_size: Storage = '10Gi'
    """Size of the volume of each instance."""
    store: ObjectStoreProps
    """The bucket of its backups."""
    superuser_secret: DnsSubdomain = 'postgresql-superuser'
    """Secret of the role with all rights, which restores use."""
    synchronous_standbys: int = Field(default=1, ge=0, le=8)
    """Standbys that must have a change before a client is told that it is committed."""
    wal_storage_size: Storage | None = None
    """Size of another volume of each instance, for the write-ahead log."""
    zones: Literal['required', 'preferred'] = 'required'
    """Whether instances must be spread evenly over the zones of the nodes. `required` needs nodes with the label `topology.kubernetes.io/zone`."""

class PostgresDatabase:
    """A PostgreSQL server, named after its id and reached through its Service."""
    def __init__(self, scope: Construct, id: str, props: PostgresDatabaseProps) -> None:
        """Create the objects that `PostgresDatabaseProps` describes."""
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
    configuration: ApiObject = ...
    """The ConfigMap with the files of the server."""
    connections = ...
    def credentials_for(self, role: Role, *, namespace: str | None = None) -> SecretRef:
        """Return the Secret with `username` and `password` of a role."""
    database = ...
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    headless_service: ApiObject = ...
    """The Service that gives the pod a name of its own."""
    host = ...
    id = ...
    """Its id within the scope."""
    image = ...
    labels = ...
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
    """The Service by which clients reach the server."""
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""
    stateful_set: ApiObject = ...
    """The StatefulSet of the server."""

class PostgresDatabaseProps:
    """Properties for `PostgresDatabase`."""
    application_secret: DnsSubdomain = 'postgresql-application'
    """Secret of the role that has the rights that the owner of the database grants."""
    arguments: Sequence[Argument] = ()
    """Arguments after the server's own, such as `-c` and `work_mem=8MB`."""
    backup_secret: DnsSubdomain = 'postgresql-backup'
    """Secret of the role that reads all data and changes none, which backups use."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    configuration: PostgresConfigurationProps = PostgresConfigurationProps()
    """Tuning of the server."""
    database: PostgresName
    """Name of the database, which is created when the server starts for the first time."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef = POSTGRES_IMAGE
    """Image of the server: the official Debian image of PostgreSQL 18 or newer, or made from it."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    loss_accepted: Reason = ''
    """Why the data need no backup."""
    major_version: int | None = Field(default=None, ge=OLDEST_VERSION, le=99)
    """Major version of PostgreSQL, also for the label `app.kubernetes.io/version`."""
    monitoring_secret: DnsSubdomain = 'postgresql-monitoring'
    """Secret of the role that reads statistics, but no data."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    owner_secret: DnsSubdomain = 'postgresql-owner'
    """Secret of the role that owns the database, and creates and changes its tables."""
    pod: PodProps = PodProps()
    """Settings of the pod: volumes, additional containers, labels, placement, rights."""
    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the whole pod."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    protected: bool = True
    """Whether a `DeletionGuard` protects the StatefulSet and its claim."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps = ResourcesProps(cpu_request='500m', cpu_limit='1', memory_request='512Mi', memory_limit='1Gi')
    """CPU and memory of the server."""
    def role_secrets(self, namespace: str = '', servers: Mapping[str, int] | None = None) -> dict[Role, SecretRef]:
        """Return the Secret of each role in that namespace, a login to these servers."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    shutdown_seconds: int = Field(default=120, ge=1, le=3600)
    """Maximum seconds for the server to stop. 120 leaves time to write its cache to disk."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    startup_seconds: int = Field(default=600, ge=STARTUP_PERIOD_SECONDS, le=86400)
    """Maximum seconds for the server to start. 600 leaves time for recovery from a crash."""
    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume; by default, a folder on a node."""
    storage_size: Storage = '10Gi'
    """Size of the volume."""
    superuser_secret: DnsSubdomain = 'postgresql-superuser'
    """Secret of the role with all rights, which restores use."""

class PostgresExporter:
    """A pod, named after its id, that serves the statistics of a database to Prometheus."""
    def __init__(self, scope: Construct, id: str, props: PostgresExporterProps, *, database: PostgresDatabase) -> None:
        """Create the objects."""
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
    metrics_port = ...
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
    service: ApiObject = ...
    """The Service by which Prometheus reaches the pod."""
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""

class PostgresExporterProps:
    """Properties for `PostgresExporter`; environment is added to its own."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    def deployment(self) -> DeploymentProps:
        """Return the settings of its Deployment, which has one pod."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef = POSTGRES_EXPORTER_IMAGE
    """Image of postgres_exporter."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pods_in_an_update(self) -> Pods:
        """Return the pods in a rolling update."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps = ResourcesProps(cpu_request='20m', cpu_limit='100m', memory_request='32Mi', memory_limit='64Mi')
    """CPU and memory of the container."""
    run_as_group: UserId = 65534
    """Group of the process."""
    run_as_user: UserId = 65534
    """User of the process; 65534 is the user `nobody` of the image."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    tmp_size: Storage = '64Mi'
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""

class RecoveryProps:
    """A backup from which a new cluster begins."""
    backup_id: BackupId | None = None
    """Base backup, such as the one that a drill has proven."""
    server_name: ServerName
    """Server in the object store that the backup is of."""

class RestoreDrill:
    """A CronJob, named after its id, that proves that the newest backup can be restored."""
    def __init__(self, scope: Construct, id: str, *, backup: DatabaseBackup, schedule: CronSchedule = '30 4 * * 0', time_zone: TimeZone = 'Etc/UTC', deadline_seconds: RestoreSeconds = 7200) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    age_seconds = ...
    """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""
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
    late_after_hours: int = ...
    """Hours since the last success after which the next one is late."""
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
