"""Pods that a team describes itself; emits the policies of their connections."""

from collections.abc import Mapping, Sequence
from functools import partial

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.declarations import Declarations, DeclaredEnd
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.names import DnsLabel, EnvName, Port
from constructs_lib.kube.pod_templates import PodTemplate, pod_template
from constructs_lib.kube.text import VariableText
from constructs_lib.network.connections import Connections
from constructs_lib.props.arguments import checked_namespace, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, path_of
from constructs_lib.tree.changes import one_line_errors
from constructs_lib.tree.environment import add_environment
from constructs_lib.tree.patches import add_pod_labels


class CustomPodsProps(Props):
    """Properties for `CustomPods`."""

    container: DnsLabel | None = None
    """Container that gets the environment variables by which the pods find their targets. None: the
    only container.
    """

    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets if it names none."""

    offers: Mapping[EnvName, VariableText] = {}
    """Environment variables by which a caller finds these pods, such as the URL of a Service."""


class CustomPods(ApiObjects):
    """One end of connections, named after its id, for pods that a team's own object creates.

    The labels that select the pods are read from that object: those of its selector, or all labels
    of the pod template if it has no selector.
    """

    def __init__(
        self, scope: Construct, id: str, props: CustomPodsProps, *, workload: Construct
    ) -> None:
        """Read the labels and containers of the pods.

        `workload` is an `ApiObject` of any kind that has a pod template, or a workload of
        cdk8s-plus. It must be complete except for patches.
        """
        context = context_of(scope, id, DnsLabel, props, CustomPodsProps)
        path = path_of(scope, id)
        checked_objects(path, Construct, workload=workload)
        try:
            self.workload = ApiObject.of(workload)
        except RuntimeError:
            raise ValueError(
                f"{path}: 'workload' must be an ApiObject, or a construct that is made of one, "
                f"got {path_of(workload)}; pass one"
            ) from None
        with one_line_errors(path):
            manifest = self.workload.to_json()
        template = pod_template(manifest)
        if template is None:
            raise ValueError(
                f"{path}: 'workload' must have a pod template, got {self.workload.kind} "
                f"'{self.workload.name}'; pass one such as a Deployment"
            )
        namespace = manifest["metadata"].get("namespace", context.namespace)
        checked_namespace(path, "workload", namespace, context.namespace)
        self.container = _container(path, template, props.container)
        """Name of the container that gets the environment variables."""
        selector = manifest["spec"].get("selector")
        wanted = selector.get("matchLabels") if isinstance(selector, dict) else None
        pod_labels = dict(wanted or template.labels)
        if not pod_labels:
            raise ValueError(
                f"{path}: 'workload' must have labels on its pods, got none; a policy selects the "
                "pods by them"
            )
        end = DeclaredEnd(namespace=context.namespace, name=id, labels=pod_labels, owned=True)
        super().__init__(scope, id, {}, Declarations(ends=[end]))
        self.connections = Connections(
            id,
            context.namespace,
            pod_labels,
            ports=props.ports,
            environment=props.offers,
            owner=self,
            labels=labels(context, id, "policy"),
            add_environment=self.add_environment,
            add_pod_labels=partial(add_pod_labels, self.workload),
        )

    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the container: all of them, or none."""
        add_environment(path_of(self), self.workload, variables, self.container)


def _container(path: str, template: PodTemplate, name: str | None) -> str:
    known = [str(container.get("name")) for container in template.spec["containers"]]
    if name is None and len(known) == 1:
        return known[0]
    if name not in known:
        raise ValueError(
            f"{path}: 'container' must be one of the containers of the pods "
            f"({', '.join(known)}), got {name!r}; name it"
        )
    return name
