"""Ways in from outside, as routes know them: a controller of Ingresses, a Gateway, or both."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from pydantic import Field

from constructs_lib.kube.names import DnsLabel, DnsSubdomain, LabelKey, LabelValue, Port
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.workloads.routes import WebIngressProps

Annotate = Callable[[WebIngressProps, Sequence[str]], Mapping[str, str]]
"""Function that returns the annotations of an Ingress, from its props and names of its Services."""


class IngressController:
    """A controller of Ingresses: its pods, its class, and how it wants an Ingress to be written."""

    def __init__(
        self,
        pods: HelmPods | ExternalPods,
        *,
        ingress_class: str,
        annotations: Annotate,
        prefixes_are_text: bool = False,
    ) -> None:
        """Describe the controller.

        Args:
            pods: Its pods, which get access to the pods of the routes.
            ingress_class: IngressClass that it serves.
            annotations: Function that returns the annotations of an Ingress for it, from the props
                and the names of the Services.
            prefixes_are_text: Whether it takes a prefix for the beginning of a text, so that
                `/shop` would match `/shopping`, too, unlike in the API.
        """
        checked_objects("controller", HelmPods | ExternalPods, pods=pods)
        self.pods = pods
        self.ingress_class: str = checked_argument(
            "controller", "ingress_class", DnsSubdomain, ingress_class
        )
        self.annotations = annotations
        self.prefixes_are_text = prefixes_are_text


class GatewayPodsProps(Props):
    """The pods that serve a Gateway, and the ports of its listeners."""

    pod_namespace: DnsLabel
    """Namespace of the pods. Their owner writes their policies."""

    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods, which get access to the pods of the routes."""

    http_port: Port = 80
    """Port of its listener for plain HTTP."""

    https_port: Port = 443
    """Port of its listeners with TLS."""


class GatewayRef(GatewayPodsProps):
    """A Gateway that routes attach to by the port of a listener, and the pods that serve it."""

    name: DnsLabel
    """Name of the Gateway, and of its pods in policies and in the flow graph."""

    namespace: DnsLabel
    """Namespace of the Gateway."""

    @cached_property
    def pods(self) -> ExternalPods:
        """Its pods, as one end of connections."""
        return ExternalPods(
            name=self.name, namespace=self.pod_namespace, pod_labels=self.pod_labels
        )


class Entrance:
    """The way in from outside: a controller of Ingresses, a Gateway, or both while moving."""

    def __init__(
        self, *, controller: IngressController | None = None, gateway: GatewayRef | None = None
    ) -> None:
        """Describe the entrance.

        Args:
            controller: Controller of Ingresses. None: routes make no Ingress.
            gateway: Gateway. None: routes make no HTTPRoute or GRPCRoute.
        """
        if controller is None and gateway is None:
            raise ValueError(
                "entrance: 'controller' or 'gateway' must be given, got neither; pass one or both"
            )
        if controller is not None:
            checked_objects("entrance", IngressController, controller=controller)
        if gateway is not None:
            checked_objects("entrance", GatewayRef, gateway=gateway)
        self.controller = controller
        self.gateway = gateway

    @property
    def pods(self) -> Sequence[HelmPods | ExternalPods]:
        """The pods that call those of routes."""
        return [each.pods for each in (self.controller, self.gateway) if each]
