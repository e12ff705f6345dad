"""The application tier: frontend, backend, Ingress and images, each in a file of its own."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field

from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import Hostname, LabelValue, OwnNamespace, Port
from constructs_lib.core.props import Props
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.alerts.web import ServiceObjectives, web_service_alerts
from constructs_lib.monitoring.observer import OBSERVER, Observer
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.tier import Tier, TierProps, quota_of
from constructs_lib.workloads.image_puller import ImagePuller, ImagePullerProps
from constructs_lib.workloads.ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.workloads.service import WebService, WebServiceProps


class AppTierSettings(Props):
    """Settings of the application tier."""

    frontend: WebServiceProps
    """The server that users reach through the Ingress."""

    backend: WebServiceProps
    """The server that only the frontend reaches."""

    namespace: OwnNamespace = "app"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""

    frontend_objectives: ServiceObjectives = ServiceObjectives()
    """Objectives of the frontend, on which alerts are."""

    backend_objectives: ServiceObjectives = ServiceObjectives()
    """Objectives of the backend, on which alerts are."""

    hosts: Annotated[Sequence[Hostname], DISTINCT] = Field(default=("localhost",), min_length=1)
    """Host names at which users reach the frontend."""

    image_puller: ImagePullerProps | None = None
    """Pods that hold the images of both on all nodes, so that a pod starts there without a pull.
    None: a node pulls an image when a pod needs it, as suits a cluster of many nodes.
    """


class AppTierProps(AppTierSettings):
    """Properties for `AppTier`."""

    ingress_controller: HelmPods | ExternalPods
    """Pods of the controller that serves the Ingress."""

    host_port: Port = 80
    """Port by which users reach the controller."""

    observer: Observer = OBSERVER
    """Prometheus that reads metrics, and the place of the runbooks."""

    @classmethod
    def of(
        cls,
        settings: AppTierSettings,
        *,
        ingress_controller: HelmPods | ExternalPods,
        host_port: int,
        observer: Observer = OBSERVER,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            ingress_controller=ingress_controller,
            host_port=host_port,
            observer=observer,
        )


class AppTier(Tier):
    """A frontend behind the Ingress, and a backend behind it, in an otherwise closed namespace."""

    def __init__(self, props: AppTierProps) -> None:
        checked_props("app", props, AppTierProps)
        super().__init__(
            TierProps(
                name="app",
                namespace=props.namespace,
                part_of=props.part_of,
                description="Frontend and backend",
            )
        )
        images = {"frontend": props.frontend.image, "backend": props.backend.image}
        # The most that run together: both services at their largest scale, during an update.
        pods = [props.frontend.pods_in_an_update(), props.backend.pods_in_an_update()]
        if props.image_puller:
            pods.append(props.image_puller.pods(len(images)))
        self.add_namespace(quota_of(pods))
        self.frontend = self._service("frontend", props.frontend)
        self.backend = self._service("backend", props.backend)
        self.ingress = WebIngress(
            self.chart("ingress"),
            "frontend",
            WebIngressProps(
                hosts=props.hosts,
                routes=[IngressRoute(service=self.frontend)],
                controller=props.ingress_controller,
                host_port=props.host_port,
            ),
        )
        self.frontend.connections.allow_to(
            self.backend, reason="What visitors read and write, by the backend's API"
        )
        self.image_puller: ImagePuller | None = None
        """Pods that hold the images of both. None: there are none."""
        if props.image_puller:
            self.image_puller = ImagePuller(
                self.chart("image-puller"),
                "image-puller",
                props.image_puller,
                images=images,
            )
        self._observe(self.frontend, props.frontend_objectives, props.observer)
        self._observe(self.backend, props.backend_objectives, props.observer)

    def _observe(
        self, service: WebService, objectives: ServiceObjectives, observer: Observer
    ) -> None:
        if service.metrics_port is None:
            return
        name = service.id
        self.monitor(service, observer)
        rules = [
            *web_service_alerts(self.namespace, name, objectives),
            *missing_target_alerts(self.namespace, [name]),
        ]
        self.alert(name, observer, rules)

    def _service(self, id: str, props: WebServiceProps) -> WebService:
        return WebService(self.chart(f"{id}-deployment"), id, props)
