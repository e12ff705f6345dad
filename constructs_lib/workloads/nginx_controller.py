"""The NGINX Ingress Controller by F5, as routes know it."""

from collections.abc import Sequence

from constructs_lib.kube.known import NGINX_CLASS
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.network.known_pods import NGINX_INGRESS_CONTROLLER
from constructs_lib.workloads.entrance import Entrance, IngressController
from constructs_lib.workloads.routes import PORT_HEADER, WebIngressProps


def nginx(pods: HelmPods | ExternalPods = NGINX_INGRESS_CONTROLLER) -> IngressController:
    """Return the controller with these pods, which its chart installs."""
    return IngressController(
        pods,
        ingress_class=NGINX_CLASS,
        annotations=nginx_annotations,
        prefixes_are_text=True,
    )


def nginx_annotations(props: WebIngressProps, services: Sequence[str]) -> dict[str, str]:
    """Return the annotations by which the controller does what the props say.

    With a certificate, it redirects plain HTTP without any.
    """
    found = {}
    if props.host_port:
        found["nginx.org/proxy-set-headers"] = f"{PORT_HEADER}: {props.host_port}"
    if props.tls == "in-front":
        found["nginx.org/redirect-to-https"] = "true"
    if props.hsts_seconds:
        found["nginx.org/hsts"] = "true"
        found["nginx.org/hsts-max-age"] = str(props.hsts_seconds)
        if props.tls == "in-front":
            found["nginx.org/hsts-behind-proxy"] = "true"
    if props.timeout_seconds:
        found["nginx.org/proxy-read-timeout"] = f"{props.timeout_seconds}s"
        found["nginx.org/proxy-send-timeout"] = f"{props.timeout_seconds}s"
    if props.grpc:
        found["nginx.org/grpc-services"] = ",".join(services)
    return found


NGINX = Entrance(controller=nginx())
"""The controller where others install it, in namespace `ingress`."""
