"""The application tier: frontend, backend, routes and images, each in a file of its own."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import Hostname, OwnNamespace
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.alerts.web import ServiceObjectives, web_service_alerts
from constructs_lib.platform.tier import Tier, TierProps, TierScope
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import checked_props
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.image_puller import ImagePuller, ImagePullerProps
from constructs_lib.workloads.ingress import WebIngress
from constructs_lib.workloads.quota import quota_of
from constructs_lib.workloads.routes import RouteProps, WebIngressProps
from constructs_lib.workloads.service import WebService, WebServiceProps


class AppTierProps(Props):
    """Properties for `AppTier`."""

    frontend: WebServiceProps
    """The server that users reach through the Ingress."""

    backend: WebServiceProps
    """The server that only the frontend reaches."""

    namespace: OwnNamespace = "app"
    """Namespace of the tier."""

    frontend_objectives: ServiceObjectives = ServiceObjectives()
    """Objectives of the frontend, on which alerts are."""

    backend_objectives: ServiceObjectives = ServiceObjectives()
    """Objectives of the backend, on which alerts are."""

    hosts: Annotated[Sequence[Hostname], DISTINCT] = Field(default=("localhost",), min_length=1)
    """Host names at which users reach the frontend."""

    routes: RouteProps = RouteProps()
    """How users reach it there: TLS, and how long they wait for an answer."""

    image_puller: ImagePullerProps | None = None
    """Pods that hold the images of both on all nodes, so that a pod starts there without a pull.
    None: a node pulls an image when a pod needs it, as suits a cluster of many nodes.
    """


class AppTier(Tier):
    """A frontend behind the Ingress, and a backend behind it, in an otherwise closed namespace."""

    def __init__(
        self,
        platform: TierScope,
        props: AppTierProps,
        *,
        entrance: Entrance,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, whose frontend is reached by the entrance."""
        checked_props("app", props, AppTierProps)
        checked_objects("app", Entrance, entrance=entrance)
        super().__init__(
            platform,
            TierProps(name="app", namespace=props.namespace, description="Frontend and backend"),
            after=after,
        )
        images = {"frontend": props.frontend.image, "backend": props.backend.image}
        # The most that run together: both services at their largest scale, during an update.
        pods = [props.frontend.pods_in_an_update(), props.backend.pods_in_an_update()]
        if props.image_puller:
            pods.append(props.image_puller.pods(len(images)))
        self.add_namespace(quota_of(pods))
        self.frontend = self._service("frontend", props.frontend)
        self.backend = self._service("backend", props.backend)
        ports = self.context.ports
        port = ports.https if props.routes.has_tls else ports.http
        self.ingress = WebIngress(
            self.chart("ingress"),
            "frontend",
            WebIngressProps(hosts=props.hosts, host_port=port, **dict(props.routes)),
            routes={"/": self.frontend},
            entrance=entrance,
        )
        self.frontend.connections.allow_to(
            self.backend, reason="What visitors read and write, by the backend's API"
        )
        self.image_puller: ImagePuller | None = None
        """Pods that hold the images of both. None: there are none."""
        if props.image_puller:
            self.image_puller = ImagePuller(
                self.chart("image-puller"), "image-puller", props.image_puller, images=images
            )
        self._observe(self.frontend, props.frontend_objectives)
        self._observe(self.backend, props.backend_objectives)

    def _observe(self, service: WebService, objectives: ServiceObjectives) -> None:
        if service.metrics_port is None:
            return
        name = service.id
        self.monitor(service)
        rules = [
            *web_service_alerts(self.namespace, name, objectives),
            *missing_target_alerts(self.namespace, [name]),
        ]
        self.alert(name, rules)

    def _service(self, id: str, props: WebServiceProps) -> WebService:
        return WebService(self.chart(f"{id}-deployment"), id, props)
