# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Finding:
    """Finding of a rule."""
    def __init__(self, object: Place, problem: str, fix: str, path: str | None = None, rule: str = '', severity: Severity = 'error', source: str | None = None) -> None:
        ...
    fix: str
    """Fix, in the imperative."""
    object: Place
    path: str | None = None
    """Path of the field, such as `spec.ports[0].name`, if there is one."""
    problem: str
    """Problem, as it reads after the object."""
    rule: str = ''
    """Id of the rule, filled in by `findings_of`."""
    severity: Severity = 'error'
    """A warning of a rule of errors stays one."""
    source: str | None = None
    """File and line that made the object."""
    text: str = ...
    """Object, problem and fix, in one printable line."""

class Inventory:
    """Everything that rules check."""
    def __init__(self, objects: Sequence[Manifest], declarations: Declarations = NOTHING, folders: Mapping[str, Sequence[Manifest]] = dict(), files: Mapping[str, str] = dict(), rendered: Mapping[tuple[str, str], Sequence[Manifest]] = dict(), sources: Mapping[Place, str] = dict(), is_whole: bool = True) -> None:
        ...
    bindings: Sequence[AnyBinding] = ...
    """The RoleBindings and ClusterRoleBindings."""
    containers: Sequence[tuple[WorkloadPods, k8s.Container]] = ...
    """Their containers, each after its pods."""
    declarations: Declarations = NOTHING
    """Facts that constructs declared."""
    def declares(self, namespace: str, selector: k8s.LabelSelector) -> bool:
        """Return whether a selector selects pods that constructs declare, such as a chart's."""
    def egress_of(self, pods: WorkloadPods) -> Sequence[k8s.NetworkPolicyEgressRule] | None:
        """Return the egress rules for pods."""
    ends: Sequence[DeclaredEnd] = ...
    """Pods that constructs declare, also those that only a connection names."""
    external_secrets: Mapping[tuple[str, str], Sequence[external_secrets.ExternalSecret]] = ...
    """ExternalSecrets by namespace and name of the Secret that they make or add keys to."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Texts of the manifests that the Apps write, by path."""
    def find(self, kind: str, namespace: str, name: str) -> k8s.Object | None:
        """Return the object of that kind and name, or None."""
    folders: Mapping[str, Sequence[Manifest]] = field(default_factory=dict)
    """The objects by the folder that their App writes them to."""
    def is_own(self, namespace: str) -> bool:
        """Return whether all Services of a namespace are known."""
    is_whole: bool = True
    """Whether an object that is not here does not exist."""
    def keys_of(self, kind: str, namespace: str, name: str) -> set[str] | None:
        """Return the known data keys of an object or declared Secret, or None if there is none."""
    def may_have_other_keys(self, kind: str, namespace: str, name: str) -> bool:
        """Return whether an object may have keys besides `keys_of`, such as all those of a path."""
    def most_pods(self, workload: Workload) -> int:
        """Return the highest number of pods of a workload, by its autoscaler or its own spec."""
    objects: Sequence[Manifest]
    """Synthesized objects, and those that programs make on the cluster."""
    @classmethod
    def of(cls, trees: Iterable[ConstructTree]) -> Self:
        """Return the inventory of the objects and declarations of constructs."""
    of_charts: Set[tuple[str, str, str]] = ...
    """Kind, namespace and name of the known objects of charts."""
    def of_kind(self, kind: type[AnyObject]) -> Sequence[AnyObject]:
        """Return the objects of a kind."""
    operated: Sequence[k8s.Object] = ...
    """Custom resources of others, for which operators may make pods and Services."""
    ours: int = ...
    """Groups of `reach` whose policies constructs write, as bits."""
    own_namespaces: Set[str] = ...
    """Namespaces of the platform whose objects are known: no other chart is installed there."""
    pod_networks: Ranges = ...
    """Addresses of all pods, which connections with other addresses leave out."""
    pods: Sequence[WorkloadPods] = ...
    """The pods that objects create."""
    pods_by_namespace: Mapping[str, Sequence[WorkloadPods]] = ...
    """The same, by namespace."""
    reach: Reach = ...
    """Connections that NetworkPolicies allow, between our pods, declared ones and strangers."""
    read: Sequence[tuple[Manifest, k8s.Object]] = ...
    """The objects that can be read, each as synthesized and as rules see it."""
    readable: Sequence[k8s.Object] = ...
    """The objects, without the parts that do not fit the API."""
    readable_folders: Mapping[str, Sequence[k8s.Object]] = ...
    """The same, by the folder that their App writes them to."""
    def readable_of(self, manifests: Iterable[Manifest]) -> Sequence[k8s.Object]:
        """Return objects without the parts that do not fit the API."""
    def reading_of(self, manifest: Manifest) -> Reading:
        """Return an object as rules see it, and its parts that no rule can read."""
    rendered: Mapping[tuple[str, str], Sequence[Manifest]] = field(default_factory=dict)
    """Those of `objects` that charts make, by namespace and name of their Application."""
    roles: Sequence[AnyRole] = ...
    """The Roles and ClusterRoles."""
    routes: Sequence[Route] = ...
    """The HTTPRoutes and GRPCRoutes."""
    def scale_of(self, workload: Workload) -> tuple[int, int]:
        """Return the lowest and the highest number of pods of a workload."""
    def selected(self, namespace: str, selector: k8s.LabelSelector) -> Sequence[WorkloadPods]:
        """Return the pods of a namespace that a selector selects, be it one of a StatefulSet."""
    def selects(self, namespace: str, selector: k8s.LabelSelector) -> bool:
        """Return whether a selector selects pods of a namespace, also declared ones."""
    sides: Sequence[Side] = ...
    """Both halves of each declared connection, between the groups of `reach`."""
    sources: Mapping[Place, str] = field(default_factory=dict)
    """File and line that made each object: of the program, or of the manifest."""
    tasks: Sequence[tekton.Task] = ...
    """Tasks of Tekton, those within Pipelines and runs included, which have their names."""
    text: str = ...
    """All texts of the objects and of declared files, as far as one searches in them."""
    workloads: Sequence[Workload] = ...
    """The objects that create pods, but for Pods and CronJobs."""

class Place:
    """Identity of an object, or of a declaration of constructs, such as a Team."""
    group: str
    kind: str
    name: str
    namespace: str
    path: str = ...
    """The place as text without spaces, such as `db/StatefulSet/postgresql`."""

RULES = ...
"""The rules of the library; `(*RULES, mine)` adds one of your own."""

class Rule:
    """A check of everything that is synthesized together."""
    def __init__(self, id: str, check: Callable[[Inventory], Iterator[Finding]], severity: Severity = 'error', asks_declarations: bool = False, description: Description | None = None) -> None:
        ...
    asks_declarations: bool = False
    """Whether it reads declarations of constructs, such as Secrets, which no manifest has."""
    check: Callable[[Inventory], Iterator[Finding]]
    description: Description | None = None
    def findings(self, inventory: Inventory) -> Iterator[Finding]:
        """Yield its findings, or one that names the error if it fails."""
    id: str
    """Name that never changes."""
    severity: Severity = 'error'

WARNINGS = ...
"""Rules that do not stop a synth."""

def finding(found: k8s.Object | Place, problem: str, fix: str, path: str | None = None) -> Finding:
    """Return a finding on an object."""
