# Names, parameters and defaults that are public. Written by 'make api', never edited.

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
