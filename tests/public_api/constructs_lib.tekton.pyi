# Names, parameters and defaults that are public. Written by 'make api', never edited.

class BuildPipeline:
    """Pipelines of the application that its id names."""
    def __init__(self, scope: Construct, id: str, props: BuildPipelineProps, *, tasks: BuildTasks, build: ImageBuild | DockerfileBuild) -> None:
        """Create the objects."""
    build = ...
    """The Task that tests and builds."""
    check = ...
    """The Pipeline of pull requests."""
    name = ...
    path = ...
    """Path by which errors name it."""
    paths = ...
    """Files and folders whose changes are built."""
    pipeline = ...
    """The Pipeline of pushes."""
    pipelines: Sequence[Pipeline] = ...
    """All of them."""
    scope = ...
    """Construct or Chart around it."""
    tasks = ...
    """What pipelines of the namespace share."""
    verify_image = ...
    """The Pipeline that verifies an image."""

class BuildPipelineProps:
    """Properties for `BuildPipeline`."""
    build_resources: ResourcesProps = ResourcesProps(cpu_request='100m', cpu_limit='2', memory_request='256Mi', memory_limit='1Gi')
    """CPU and memory of each step that makes the image."""
    build_timeout: Duration = '30m'
    """Longest time of one try of tests and build, with the time that it waits for others."""
    commit_timeout: Duration = '15m'
    """Longest time of one synth for the commit of what is built."""
    database: bool = False
    """Whether a PostgreSQL server runs beside the tests, which find it by `PGHOST` and so on."""
    database_image: ImageRef = POSTGRES_IMAGE
    """Image of that server."""
    environment_file: RelativePath = 'environments/kind.yaml'
    """File of the repository that states the image, once; its digest is written there."""
    test_command: Argument
    """Command of a shell in the folder of the build that lints, checks types and tests."""
    test_resources: ResourcesProps = ResourcesProps(cpu_request='200m', cpu_limit='2', memory_request='512Mi', memory_limit='2Gi')
    """CPU and memory of the tests."""

class BuildTasks:
    """Tasks by which all pipelines clone, push images, and commit what they built."""
    def __init__(self, scope: Construct, id: str, props: BuildTasksProps, *, repository: CodeRepository, registry: ImageRegistry) -> None:
        """Create the objects; images are pushed to the registry."""
    def allow(self, caller: Connectable, reason: str, *servers: CodeRepository | ImageRegistry, packages: bool = False, ports: Sequence[int] = ()) -> None:
        """Let the pods of a Task or job call servers."""
    attest = ...
    cache: ApiObject = ...
    """The claim of packages of applications."""
    clone = ...
    def committing(self, given: Mapping[str, str], timeout: Duration) -> dict[str, PipelineTask]:
        """Return what commits a synth of the tip of a branch, anew where that moves meanwhile."""
    compare = ...
    package_environment: dict[str, str] = ...
    """Variables of steps that install packages."""
    path = ...
    """Path by which errors name it."""
    def pending(self, context: str) -> dict[str, PipelineTask]:
        """Return what shows beside the commit, at the start of a run, that it runs or waits."""
    platform_cache: ApiObject = ...
    """The claim of packages of the platform."""
    platform_pull_request_cache: ApiObject = ...
    """The claim of those that pull requests to the platform download."""
    prepare = ...
    publish = ...
    pull_request_cache: ApiObject = ...
    """The claim of those that pull requests download."""
    push = ...
    registry = ...
    """Registry that images are pushed to."""
    report = ...
    def reporting(self, context: str, state: str = '$(tasks.status)', revision: str = '$(params.revision)') -> PipelineTask:
        """Return what shows beside the commit, at the end of a run, how that ended."""
    repository = ...
    """Repository that is cloned and pushed to."""
    scan: Task | None
    scanner_database: ApiObject | None = ...
    """The claim of the database of known flaws."""
    scope = ...
    """Construct or Chart around it."""
    settings = ...
    synth = ...

class BuildTasksProps:
    """Properties for `BuildTasks`."""
    cache_size: Storage = '10Gi'
    """Size of each of the volumes of downloaded packages: of applications, of the platform and of pull requests to each; also of that of a scanner."""
    cache_storage_class: DnsSubdomain | None = None
    """StorageClass of all."""
    crane_image: ImageRef = CRANE_IMAGE
    """Image with crane and a shell, which pushes images."""
    node_image: ImageRef = NODE_IMAGE
    """Image with Git, Node.js and npm."""
    package_environment: Mapping[EnvName, Constant] = {}
    """Variables by which package managers find mirrors, such as `npm_config_registry` and `PIP_INDEX_URL`."""
    package_ports: Annotated[Sequence[Port], DISTINCT] = Field(default=(443,), min_length=1)
    """TCP ports outside the cluster of registries of packages, and of images that a Dockerfile names."""
    python_image: ImageRef = PYTHON_IMAGE
    """Image with Git, Python and make."""
    scan_image: ImageRef | None = None
    """Image of Trivy, which looks for known flaws in what is built."""
    synth_command: Argument = 'make synth'
    """Command of the repository that writes `dist/` anew."""
    synth_resources: ResourcesProps = ResourcesProps(cpu_request='200m', cpu_limit='2', memory_request='512Mi', memory_limit='2Gi')
    """CPU and memory of that command and of the tests of the platform, with the packages that they install."""

class CodeRepository:
    """The Git repository that pipelines clone and push to."""
    address: HttpAddress
    """Address at which pods reach it."""
    bot_email: NonEmptyText = 'pipeline@noreply.localhost'
    """Address of that author."""
    bot_environment: dict[str, str] = ...
    """Variables of steps that commit."""
    bot_mounts: dict[str, MountProps] = ...
    """Mounts of steps that commit."""
    bot_name: NonEmptyText = 'pipeline'
    """Name of the author of what pipelines commit."""
    bot_volumes: dict[str, VolumeProps] = ...
    """Volumes of steps that commit."""
    branch: BranchName
    """Branch whose pushes are built, and to which what is built is committed."""
    commenter: SecretRef
    """Secret with `username` and `password` of a user that may comment on pull requests."""
    environment: dict[str, str] = ...
    """Variables of steps that clone."""
    gpg_keys: Annotated[Sequence[GpgPublicKey], DISTINCT] = ()
    """Public keys of those who sign commits."""
    issues_url: str = ...
    """Address of pull requests, to which comments are sent."""
    mark: SecretRef = SecretRef(name='commit-mark', keys=(MARK_KEY,))
    """Secret with the value `key` at random, by which scripts tell commits of the bot from those that only state its name."""
    port: int = ...
    """TCP port of a server outside."""
    reader: SecretRef
    """Secret with `username` and `password` of a user that may read it."""
    reporter: SecretRef
    """Secret with `username` and `password` of a user that may read the repository and write the results of commits."""
    reporter_name: NonEmptyText = 'reporter'
    """Name of the user that writes results."""
    server: HelmPods | ExternalPods | None = None
    """Pods that serve it."""
    signature_keys: Annotated[Sequence[GpgKeyId], DISTINCT] = ()
    """IDs of `gpg_keys`, or of subkeys, one of which must have signed a commit before the bot puts another on it."""
    signer: SecretRef | None = None
    """Secret with the key of GnuPG that signs commits of the bot, in `private`, as `gpg --armor --export-secret-keys` prints it, without a passphrase."""
    statuses_url: str = ...
    """Address to which results of commits are sent."""
    writer: SecretRef
    """Secret with `username` and `password` of the bot that may push to the branch."""

class ImageBuild:
    """An image of an application in an npm workspace: a layer on a base image."""
    application: DnsLabel
    """Name of the application: its npm workspace, and the folder of that."""
    base_image: ImageRef = BASE_IMAGE
    """Image that the application runs on."""
    base_port: int = ...
    """TCP port of the registry of the base image."""
    command: Sequence[FlagText] = ['build']
    """Its arguments, which a container may replace."""
    context: RelativePath
    """Folder of the npm workspaces and their lock file, from the root of the repository."""
    crane_image: ImageRef = CRANE_IMAGE
    """Image that puts the layer on the base, and pushes the result: crane and a shell."""
    entrypoint: Sequence[FlagText] = Field(default=['node'], min_length=1)
    """Program that the image runs."""
    environment: Mapping[EnvName, FlagText] = {'NODE_ENV': 'production'}
    """Variables of the image."""
    image: ImageRef
    """Name of the image."""
    labels: Mapping[LabelName, FlagText] = {}
    """Labels of the image."""
    node_image: ImageRef = NODE_IMAGE
    """Image that builds the application: Node.js, bash and GNU tar."""
    paths: Sequence[RelativePath] = Field(min_length=1)
    """Files and folders that the image is made of, from the root of the repository."""
    plain_base_registry: bool = False
    """Whether the registry of the base image does not speak TLS."""
    ports: Sequence[Port] = [3000, 9464]
    """Ports that it listens on: those of pages and metrics."""
    def steps(self) -> list[ImageStep]:
        """Return the steps of the build, in order."""
    user: UserId = 10001
    """User and group that it runs as."""

class ImageRegistry:
    """The registry to which pipelines push images."""
    address: RegistryAddress | None = None
    """Host and port at which pods reach it."""
    login: SecretRef
    """Secret with `username` and `password` of a user that may push."""
    plain: bool = False
    """Whether it does not speak TLS."""
    port: Port = 443
    """TCP port of a server outside."""
    def pushed(self, repository: str) -> str:
        """Return the name of an image, without tag, by which pods push it."""
    server: HelmPods | ExternalPods | None = None
    """Pods that serve it."""

class Parameter:
    """A parameter of a Task or Pipeline: one text."""
    default: VariableText | None = None
    """Value where none is given."""
    description: Description
    """Meaning, for those who start runs."""

class Pipeline:
    """A Pipeline, named after its id, whose runs have a ServiceAccount of that name without rights."""
    def __init__(self, scope: Construct, id: str, props: PipelineProps) -> None:
        """Create the objects that `PipelineProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    labels = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    parameters = ...
    """Parameters by name."""
    path: str
    """Path by which errors name the construct."""
    pipeline: ApiObject = ...
    """The Pipeline itself."""
    rights: frozenset[Rights] = ...
    """Rights that steps of its Tasks have."""
    scope = ...
    """Construct or Chart around it."""
    service_account: ApiObject = ...
    """The ServiceAccount of its runs."""
    tasks: dict[str, Task]
    """Tasks by their names in the Pipeline."""
    trust = ...
    workspaces = ...
    """Names of its workspaces."""

class PipelineProps:
    """Properties for `Pipeline`."""
    at_end: Mapping[DnsLabel, PipelineTask] = {}
    """Tasks that run at the end, all at once, however it ended."""
    description: Description
    """Purpose of the Pipeline."""
    parameters: Mapping[ParameterName, Parameter] = {}
    """Parameters by name."""
    tasks: Mapping[DnsLabel, PipelineTask] = Field(min_length=1)
    """Tasks by name, in order: each starts when the one before has succeeded."""
    trust: Trust | None = None
    """Level of trust of the code that all of its Tasks run, as a label."""

class PipelineTask:
    """One use of a Task in a Pipeline."""
    only_after: Mapping[DnsLabel, Status] = {}
    """Ends that other Tasks must have had, for Tasks of `at_end`."""
    only_if: Mapping[VariableText, NonEmptyText] = {}
    """Values that variables must have, such as `$(tasks.prepare.results.state)`."""
    parameters: Mapping[ParameterName, VariableText] = {}
    """Values of its parameters: text, or variables of Tekton such as `$(params.revision)` and `$(tasks.push.results.digest)`, which a rule checks."""
    retries: int = Field(default=0, ge=0, le=10)
    """Times that it is tried again. 0, since the same code with the same input fails again."""
    task: Task
    """The Task, in the namespace of the Pipeline."""
    timeout: Duration = '10m'
    """Longest time of each try."""

class PullRequest:
    """A pull request to a branch, from the same repository, that is opened or gets commits."""
    branch: BranchName
    """The branch that it is to be merged into."""
    credential: SecretKey
    """Value with which the Git server signs events."""
    interceptors: list[Json] = ...
    """Checks of the event, in order."""
    parameters: Mapping[str, str] = ...
    """Parameters of the run by name, each a place in the event."""

class Push:
    """A push to a branch that changes files."""
    branch: BranchName
    """The branch."""
    credential: SecretKey
    """Value with which the Git server signs events."""
    interceptors: list[Json] = ...
    """Checks of the event, in order."""
    not_by: NonEmptyText
    """User whose pushes do not count: that of the pipelines, whose commits would start them again."""
    parameters: Mapping[str, str] = ...
    """Parameters of the run by name, each a place in the event."""
    paths: Annotated[Sequence[RelativePath], DISTINCT] = Field(min_length=1)
    """Files and folders of which one must have changed."""

class RunGuard:
    """A policy, named after its id, for runs in one namespace, whoever makes them."""
    def __init__(self, scope: Construct, id: str, *, namespace: DnsLabel, tekton_namespace: DnsLabel) -> None:
        """Create the objects, for runs in a namespace and Tekton's controller in another one."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    binding: ApiObject = ...
    """The ValidatingAdmissionPolicyBinding."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    policy: ApiObject = ...
    """The ValidatingAdmissionPolicy."""
    scope = ...
    """Construct or Chart around it."""

class Step:
    """One program of a Task, in a container of its own."""
    environment: Mapping[EnvName, Constant] = {}
    """Environment variables besides the parameters."""
    image: ImageRef
    """Container image, which has the shell of the script's first line."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes of the Task by their paths in this step alone, such as a Secret."""
    resources: ResourcesProps = STEP_RESOURCES
    """CPU and memory."""
    rights: Rights = 'restricted'
    """Rights of its processes."""
    script: ScriptText
    """Text of the script."""

class Task:
    """A Task, named after its id, whose pods take part in connections."""
    def __init__(self, scope: Construct, id: str, props: TaskProps) -> None:
        """Create the objects that `TaskProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    id = ...
    """Its id within the scope."""
    labels = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    parameters = ...
    """Parameters by name."""
    path: str
    """Path by which errors name the construct."""
    pod_resources = ...
    """CPU and memory of its pod."""
    results = ...
    """Names of its results."""
    rights: frozenset[Rights]
    """Rights that its steps have."""
    scope = ...
    """Construct or Chart around it."""
    task: ApiObject = ...
    """The Task itself."""
    workspaces = ...
    """Names of its workspaces."""

class TaskProps:
    """Properties for `Task`."""
    description: Description
    """Purpose of the Task."""
    environment: Mapping[EnvName, Constant] = {}
    """Environment variables of all steps besides the parameters. `HOME` is `/tmp` if not given."""
    parameters: Mapping[ParameterName, Parameter] = {}
    """Parameters by name: `pull-request` is the variable `PULL_REQUEST` in all steps."""
    read_only: Annotated[Sequence[DnsLabel], DISTINCT] = ()
    """Names of those workspaces that steps cannot write to."""
    results: Mapping[ParameterName, Description] = {}
    """Texts by name that steps write to `/tekton/results/<name>`, for later Tasks."""
    sidecars: Mapping[DnsLabel, TaskSidecar] = {}
    """Servers beside the steps, such as a database for tests."""
    steps: Mapping[StepName, Step] = Field(min_length=1)
    """Steps by name, in order."""
    tmp_size: Storage = '1Gi'
    """Size of the folder `/tmp`, which all steps share; a pod that exceeds it is evicted."""
    trust: Trust | None = None
    """Level of trust of the code that its steps run, as a label."""
    volumes: Mapping[DnsLabel, VolumeProps] = {}
    """Volumes of the pod, which steps mount."""
    workspaces: Mapping[DnsLabel, FolderPath] = {}
    """Paths, by name, of folders that outlive the pod, in all steps."""

class WebhookHandler:
    """The EventListener that its id names, in the namespace of its Chart, which must be Tekton's."""
    def __init__(self, scope: Construct, id: str, props: WebhookHandlerProps, *, resources: ResourcesProps, namespace: DnsLabel, interceptors: HelmPods | ExternalPods, callers: Sequence[HelmPods | ExternalPods]) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    cluster_role: ApiObject = ...
    """The ClusterRole by which it reads what all namespaces share."""
    cluster_role_binding: ApiObject = ...
    """The ClusterRoleBinding of that ClusterRole."""
    connections = ...
    event_listener: ApiObject = ...
    """The EventListener."""
    id = ...
    """Its id within the scope."""
    labels = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    role: ApiObject = ...
    """The Role by which it reads its Triggers."""
    role_binding: ApiObject = ...
    """The RoleBinding of that Role."""
    runs_role: ApiObject = ...
    """The Role by which it creates runs, in their namespace."""
    runs_role_binding: ApiObject = ...
    """The RoleBinding of that Role."""
    scope = ...
    """Construct or Chart around it."""
    service_account: ApiObject = ...
    """The ServiceAccount of its pod."""
    service_name = ...
    """Name of the Service that Tekton makes for it."""
    service_port = ...
    def start(self, pipeline: Pipeline, event: Event) -> None:
        """Let an event start runs of a Pipeline."""
    url: str = ...
    """Address at which pods reach it."""

class WebhookHandlerProps:
    """Properties for `WebhookHandler`."""
    runs: RunProps = RunProps()
    """Settings of the runs that it starts."""
