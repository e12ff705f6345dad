"""The one entrance for events from outside; emits an EventListener, its rights, and Triggers."""

from collections.abc import Sequence
from typing import Annotated, Any

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.kube.declarations import Declarations, DeclaredEnd
from constructs_lib.kube.label_keys import TOKEN_REASON, labels, privileges
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.role_rules import READ
from constructs_lib.kube.structs import k8s, triggers
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tekton.events import Event
from constructs_lib.tekton.names import ListenerName
from constructs_lib.tekton.pipeline import Pipeline
from constructs_lib.tekton.pipeline_runs import RunProps, pipeline_run
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of

PORT = 8080
"""Port of the handler's pods and of their Service: Tekton's own."""

AtLeastOne = Annotated[Sequence[Any], Field(min_length=1)]
"""A list that is not empty."""

TRIGGERS = "triggers.tekton.dev"
"""API group of Triggers."""

EVENTLISTENER_LABEL = "eventlistener"
"""Label of the pods, and of the Triggers that the handler serves."""


def handler_pods(name: str, namespace: str) -> ExternalPods:
    """Return the pods that Tekton makes for the `WebhookHandler` of a name."""
    return ExternalPods(
        name=name, namespace=namespace, pod_labels={EVENTLISTENER_LABEL: name}, ports=(PORT,)
    )


def handler_url(name: str, namespace: str) -> str:
    """Return the address at which pods reach the `WebhookHandler` of a name."""
    return f"http://el-{name}.{namespace}.svc.cluster.local:{PORT}"


class WebhookHandlerProps(Props):
    """Properties for `WebhookHandler`."""

    runs: RunProps = RunProps()
    """Settings of the runs that it starts."""


class WebhookHandler(ApiObjects):
    """The EventListener that its id names, in the namespace of its Chart, which must be Tekton's.

    It may only create PipelineRuns in one other namespace. An event that no Trigger accepts starts
    no run.
    """

    event_listener: ApiObject = part("Resource")
    """The EventListener."""
    service_account: ApiObject = part("ServiceAccount")
    """The ServiceAccount of its pod."""
    role: ApiObject = part("Role")
    """The Role by which it reads its Triggers."""
    role_binding: ApiObject = part("RoleBinding")
    """The RoleBinding of that Role."""
    runs_role: ApiObject = part("RunsRole")
    """The Role by which it creates runs, in their namespace."""
    runs_role_binding: ApiObject = part("RunsRoleBinding")
    """The RoleBinding of that Role."""
    cluster_role: ApiObject = part("ClusterRole")
    """The ClusterRole by which it reads what all namespaces share."""
    cluster_role_binding: ApiObject = part("ClusterRoleBinding")
    """The ClusterRoleBinding of that ClusterRole."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: WebhookHandlerProps,
        *,
        resources: ResourcesProps,
        namespace: DnsLabel,
        interceptors: HelmPods | ExternalPods,
        callers: Sequence[HelmPods | ExternalPods],
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the objects.
            props: Properties.
            resources: CPU and memory of its one pod, for which the quota of its namespace must have
                room.
            namespace: Namespace of the runs that it starts.
            interceptors: Pods of Tekton that check signatures and conditions.
            callers: Pods that tell it of events.
        """
        context = context_of(scope, id, ListenerName, props, WebhookHandlerProps)
        path = path_of(scope, id)
        checked_objects(path, ResourcesProps, resources=resources)
        checked_argument(path, "namespace", DnsLabel, namespace)
        checked_objects(path, HelmPods | ExternalPods, interceptors=interceptors)
        checked_argument(path, "callers", AtLeastOne, callers, "pass a list of pods")
        for caller in callers:
            checked_objects(path, HelmPods | ExternalPods, callers=caller)
        self.name = id
        self.service_name = f"el-{id}"
        """Name of the Service that Tekton makes for it."""
        self.service_port = PORT
        self.metrics_port = 9000
        """Port of the pods on which they serve metrics: Tekton's own."""
        self.namespace = context.namespace
        self.labels = labels(context, id, "webhook-handler")
        self._runs = props.runs
        self._runs_namespace = namespace
        self._started: set[str] = set()
        pod_labels = {EVENTLISTENER_LABEL: id}
        end = DeclaredEnd(namespace=self.namespace, name=id, labels=pod_labels, owned=True)
        objects = {
            "Resource": self._listener(resources),
            **_rights(id, self.labels, self.namespace, namespace),
        }
        super().__init__(scope, id, objects, Declarations(ends=[end]))
        self.connections = Connections(
            id,
            self.namespace,
            pod_labels,
            ports=[PORT],
            owner=self,
            labels=labels(context, id, "policy"),
        )
        self.connections.allow_to_api_server(reason="Reads its Triggers, and creates runs")
        self.connections.allow_to(interceptors, reason="Has the signatures of events checked")
        for caller in callers:
            caller.connections.allow_to(self, PORT, reason="Tells of pushes and deliveries")

    @property
    def url(self) -> str:
        """Address at which pods reach it."""
        return handler_url(self.name, self.namespace)

    def start(self, pipeline: Pipeline, event: Event) -> None:
        """Let an event start runs of a Pipeline.

        Raises:
            ValueError: The Pipeline is of another namespace, is started by another event already,
                or has a name that is taken; or the event does not give it its parameters.
        """
        name = pipeline.name
        if pipeline.namespace != self._runs_namespace:
            raise ValueError(
                f"{path_of(self)}: 'pipeline' must be of namespace '{self._runs_namespace}', got "
                f"'{name}' of '{pipeline.namespace}'; make it in a Chart of that namespace"
            )
        if name in self._started:
            raise ValueError(
                f"{path_of(self)}: 'pipeline' must not be started by another event, got {name!r} "
                "twice; make another Pipeline"
            )
        ids = (name, f"{name}-binding", f"{name}-template")
        if taken := [each for each in ids if self.optional_child(each)]:
            raise ValueError(
                f"{path_of(self)}: 'pipeline' must have a name of which '…-binding' and "
                f"'…-template' are free, got {name!r} beside {taken[0]!r}; rename one of them"
            )
        values = {each: f"$(tt.params.{each})" for each in event.parameters}
        run = pipeline_run(pipeline, values, self._runs)
        metadata = self._trigger_metadata(name)
        binding = triggers.TriggerBinding(
            metadata=metadata,
            spec={
                "params": [
                    {"name": each, "value": value} for each, value in event.parameters.items()
                ]
            },
        )
        template = triggers.TriggerTemplate(
            metadata=metadata,
            spec={
                "params": [{"name": each} for each in event.parameters],
                "resourcetemplates": [run],
            },
        )
        trigger = triggers.Trigger(
            metadata=self._trigger_metadata(name, eventlistener=self.name),
            spec={
                "interceptors": event.interceptors,
                "bindings": [{"ref": name, "kind": "TriggerBinding"}],
                "template": {"ref": name},
            },
        )
        objects: dict[str, Any] = dict(zip(ids, (trigger, binding, template), strict=True))
        secret = event.credential.secret.declaration(self.namespace)
        self.add({id: manifest(objects[id]) for id in ids}, Declarations(secrets=[secret]))
        self._started.add(name)

    def _trigger_metadata(self, name: str, **more: str) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(name=name, namespace=self.namespace, labels={**self.labels, **more})

    def _listener(self, resources: ResourcesProps) -> Manifest:
        metadata = k8s.ObjectMeta(name=self.name, namespace=self.namespace, labels=self.labels)
        # Tekton writes the empty name back, which would be a difference for Argo CD.
        container = {"name": "", "resources": resources.requirements()}
        # The definition states no fields.
        spec = {
            "serviceAccountName": self.name,
            "labelSelector": {"matchLabels": {EVENTLISTENER_LABEL: self.name}},
            "resources": {
                "kubernetesResource": {
                    "serviceType": "ClusterIP",
                    "replicas": 1,
                    "spec": {"template": {"spec": {"containers": [container]}}},
                }
            },
        }
        return manifest(triggers.EventListener(metadata=metadata, spec=spec))


def _rights(
    name: str, labels: dict[str, str], namespace: str, runs_namespace: str
) -> dict[str, Manifest]:
    """Return the ServiceAccount of the handler's pod and its rights, by ids of constructs."""

    def meta(namespace: str | None, annotations: dict[str, str] | None = None) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(
            name=name, namespace=namespace, labels=labels, annotations=annotations or {}
        )

    token = {TOKEN_REASON: "Reads its Triggers, and creates runs of Pipelines"}
    account = k8s.ServiceAccount(
        metadata=meta(namespace, token), automount_service_account_token=True
    )
    own = ["eventlisteners", "interceptors", "triggerbindings", "triggers", "triggertemplates"]
    of_the_cluster = ["clusterinterceptors", "clustertriggerbindings"]
    starts_runs = privileges({"create pipelineruns.tekton.dev": "Starts the run of an event"})
    subjects = [k8s.RbacSubject(kind="ServiceAccount", name=name, namespace=namespace)]
    rights = {"ServiceAccount": manifest(account)}
    for part_id, where, why, group, resources, verbs in (
        ("Role", namespace, None, TRIGGERS, own, READ),
        ("RunsRole", runs_namespace, starts_runs, "tekton.dev", ["pipelineruns"], ["create"]),
        ("ClusterRole", None, None, TRIGGERS, of_the_cluster, READ),
    ):
        rule = k8s.PolicyRule(api_groups=[group], resources=resources, verbs=list(verbs))
        kind = "Role" if where else "ClusterRole"
        reference = k8s.RoleRef(api_group="rbac.authorization.k8s.io", kind=kind, name=name)
        role, binding = (
            (k8s.Role, k8s.RoleBinding) if where else (k8s.ClusterRole, k8s.ClusterRoleBinding)
        )
        rights[part_id] = manifest(role(metadata=meta(where, why), rules=[rule]))
        rights[f"{part_id}Binding"] = manifest(
            binding(metadata=meta(where), role_ref=reference, subjects=subjects)
        )
    return rights
