"""What one preview consists of: objects with placeholders for the pull request and its commit."""

import json
from collections.abc import Callable, Sequence
from typing import Literal

from cdk8s import App
from constructs import Construct

from constructs_lib.kube.declarations import ConstructTree
from constructs_lib.kube.images import COMMIT
from constructs_lib.kube.label_keys import PREVIEWS
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.tree.api_objects import KnownChart, context_of, networks_of, path_of
from constructs_lib.workloads.entrance import Entrance, IngressController
from constructs_lib.workloads.ingress import Routes, WebIngress
from constructs_lib.workloads.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.workloads.routes import WebIngressProps

NUMBER = "0number0"
"""Stands for the number of a pull request, in names of hosts and namespaces, too."""

COMMIT_KEY = "cdk8s-web-platform/commit"
"""Annotation of the Namespace of a preview: commit that it shows."""

RESOURCES = {
    ("v1", "Namespace"): "namespaces",
    ("v1", "ConfigMap"): "configmaps",
    ("v1", "LimitRange"): "limitranges",
    ("networking.k8s.io/v1", "NetworkPolicy"): "networkpolicies",
    ("v1", "ResourceQuota"): "resourcequotas",
    ("v1", "Service"): "services",
    ("v1", "ServiceAccount"): "serviceaccounts",
    ("apps/v1", "Deployment"): "deployments",
    ("apps/v1", "StatefulSet"): "statefulsets",
    ("autoscaling/v2", "HorizontalPodAutoscaler"): "horizontalpodautoscalers",
    ("gateway.networking.k8s.io/v1", "GRPCRoute"): "grpcroutes",
    ("gateway.networking.k8s.io/v1", "HTTPRoute"): "httproutes",
    ("networking.k8s.io/v1", "Ingress"): "ingresses",
    ("policy/v1", "PodDisruptionBudget"): "poddisruptionbudgets",
}
"""Resources of the API by version and kind that a preview may have, those applied first before."""


Tls = Literal["entrance", "in-front"] | None
"""Place where TLS ends. None: nowhere."""


class Preview(KnownChart):
    """The objects of one preview, in a namespace of its own, as `Previews` repeats them.

    Ordinary constructs are added to it as to any Chart. It is part of no folder.
    """

    def __init__(
        self,
        scope: Construct,
        name: str,
        *,
        domain: str,
        quota: ResourceQuotaProps,
        tls: Tls,
        entrance: Entrance,
    ) -> None:
        """Create the Namespace with its quota, in which pods have no connections unless allowed."""
        context = context_of(scope, "preview", DnsLabel)
        self.commit = COMMIT
        """Stands for the full commit of the pull request, such as in the tag of an image."""
        self.number = NUMBER
        """Stands for the number of the pull request."""
        self.host = f"pr-{NUMBER}.{domain}"
        """Host name of the preview."""
        self.name = f"{name}-pr-{NUMBER}"
        """Name of its Namespace."""
        self._tls = tls
        self._entrance = entrance
        super().__init__(
            App(),
            "preview",
            path=path_of(scope, "preview"),
            namespace=self.name,
            labels=context.chart_labels,
            networks=networks_of(scope),
            zones=False,
            pod_defaults=context.pod_defaults,
        )
        props = TierNamespaceProps(
            quota=quota, container_defaults=CONTAINER_DEFAULTS, protected=False
        )
        self.space = TierNamespace(self, self.name, props)
        """Its namespace."""
        metadata = self.space.namespace.metadata
        metadata.add_label(PREVIEWS, name)
        metadata.add_annotation(COMMIT_KEY, COMMIT)

    def serve(self, routes: Routes) -> WebIngress:
        """Serve services at the host of the preview, by the path that is routed to them."""
        props = WebIngressProps(hosts=[self.host], tls=self._tls)
        return WebIngress(self, "preview", props, routes=routes, entrance=_peer(self._entrance))


Contents = Callable[[Preview], object]
"""Adds the constructs of a preview to it."""


def template_text(path: str, tree: ConstructTree) -> str:
    """Return the objects of a preview as JSON, each with its path in the API.

    Raises:
        ValueError: It has a kind that a preview may not have, or needs a Secret.
    """
    for each in tree.objects:
        if (each["apiVersion"], each["kind"]) not in RESOURCES:
            known = ", ".join(name for _, name in RESOURCES)
            raise ValueError(
                f"{path}: objects of a preview must be of kinds {known}, got {each['kind']} "
                f"'{each['metadata']['name']}'; leave it out"
            )
    for secret in tree.declarations.secrets:
        raise ValueError(
            f"{path}: a preview must need no Secret, got '{secret.name}'; use text that is no "
            "credential, and a SeededDatabase"
        )
    order = [*RESOURCES]
    found = sorted(tree.objects, key=lambda each: order.index((each["apiVersion"], each["kind"])))
    return json.dumps([{"path": _path(each), "object": each} for each in found])


def resources_of(objects: Sequence[Manifest]) -> Sequence[tuple[str, str]]:
    """Return API group and name of the resources of the objects of a preview."""
    kinds = {(each["apiVersion"], each["kind"]) for each in objects}
    return [
        (version.rpartition("/")[0], name)
        for (version, kind), name in RESOURCES.items()
        if (version, kind) in kinds
    ]


def _path(object: Manifest) -> str:
    version, kind = object["apiVersion"], object["kind"]
    name, namespace = object["metadata"]["name"], object["metadata"].get("namespace")
    root = f"apis/{version}" if "/" in version else f"api/{version}"
    place = f"{root}/namespaces/{namespace}" if namespace else root
    return f"{place}/{RESOURCES[version, kind]}/{name}"


def _peer(entrance: Entrance) -> Entrance:
    """Return the entrance with pods that get no policy for the namespace of the placeholder."""

    def pods(found: HelmPods | ExternalPods) -> ExternalPods:
        end = found.connections.end
        return ExternalPods(name=end.name, namespace=end.namespace, pod_labels=end.labels)

    controller = entrance.controller
    return Entrance(
        controller=IngressController(
            pods(controller.pods),
            ingress_class=controller.ingress_class,
            annotations=controller.annotations,
            prefixes_are_text=controller.prefixes_are_text,
        )
        if controller
        else None,
        gateway=entrance.gateway,
    )
