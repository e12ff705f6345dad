"""The application tier: frontend, backend, routes and images, each in a file of its own."""

import re
from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from constructs_lib import (
    Props,
    Tier,
    TierProps,
    TierScope,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.kube import DISTINCT, Hostname, OwnNamespace
from constructs_lib.monitoring import (
    ServiceObjectives,
    alert,
    missing_target_alerts,
    monitor,
    web_service_alerts,
)
from constructs_lib.props import checked_objects
from constructs_lib.tree import checked_props
from constructs_lib.workloads import Entrance, ImagePuller, ImagePullerProps, RouteProps, quota_of

SHUTDOWN_TIMEOUT = "SHUTDOWN_TIMEOUT"
"""Variable of both programs: the seconds that open requests have after SIGTERM."""

CONNECTIONS = "DATABASE_CONNECTIONS"
"""Variable of the backend: the most connections to the database that each of its pods has."""


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

    @model_validator(mode="after")
    def _requests_end_before_the_pods(self) -> Self:
        for name, service in (("frontend", self.frontend), ("backend", self.backend)):
            stated = service.environment.get(SHUTDOWN_TIMEOUT)
            # The programs themselves refuse all that is no number of seconds.
            if not (isinstance(stated, str) and re.fullmatch(r"\d{1,6}", stated, re.ASCII)):
                continue
            if int(stated) >= service.drain_seconds:
                raise ValueError(
                    f"'{name}.drain_seconds' must be above {SHUTDOWN_TIMEOUT} in "
                    f"'{name}.environment', since open requests are cut off with the process, "
                    f"got {service.drain_seconds} and {stated}; raise the first or lower the second"
                )
        return self

    def connections_of_backend(self) -> int:
        """Return the most connections to the database that all pods of the backend have together.

        In an update, all former pods and all new ones run at once.

        Raises:
            ValueError: The environment of the backend does not state those of a pod.
        """
        stated = self.backend.environment.get(CONNECTIONS, "nothing")
        if not (isinstance(stated, str) and re.fullmatch(r"[2-9]|[1-9]\d{1,3}", stated, re.ASCII)):
            raise ValueError(
                f"'app.backend.environment' must state {CONNECTIONS}, the most connections of a "
                f"pod, as a whole number from 2 to 9999, got {stated!r}; add or correct it"
            )
        return self.backend.pods_in_an_update().number * int(stated)


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
        self.images = images
        """Images of both programs, by name."""
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
        monitor(self, service)
        rules = [
            *web_service_alerts(self.namespace, name, objectives),
            *missing_target_alerts(self.namespace, [name]),
        ]
        alert(self, name, rules)

    def _service(self, id: str, props: WebServiceProps) -> WebService:
        return WebService(self.chart(f"{id}-deployment"), id, props)
