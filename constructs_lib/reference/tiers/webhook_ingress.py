"""The way from a Git server outside to the webhook handler, by the entrance."""

from cdk8s import Chart

from constructs_lib.core.api_objects import path_of
from constructs_lib.core.fields import DnsSubdomain, Hostname
from constructs_lib.core.props import Props
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.tekton.webhook_handler import WebhookHandler
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.ingress import RoutePath, WebIngress
from constructs_lib.workloads.routes import WebIngressProps


class WebhookIngressProps(Props):
    """Settings of the way from a Git server outside to the webhook handler."""

    host: Hostname
    """Host name at which the Git server calls it. No default: no other Ingress may have it, since
    NGINX serves a host by one of them.
    """

    path: RoutePath = "/webhook"
    """Path, including everything below it."""

    tls_secret: DnsSubdomain | None = None
    """Secret with `tls.crt` and `tls.key` for the host, in the namespace of the handler. None:
    plain HTTP, by which events are signed, and can be read on their way.
    """


def webhook_ingress(
    chart: Chart,
    settings: WebhookIngressProps,
    *,
    handler: WebhookHandler,
    entrance: Entrance,
    cicd: CicdTier,
    app: AppTier,
) -> WebIngress:
    """Add the Ingress of the webhook handler.

    It is refused if the Git server is on the cluster, or `app` has the same host at the controller.
    """
    where = path_of(chart)
    if cicd.gitea_pods:
        raise ValueError(
            f"{where}: 'webhook_ingress' must not be set while Gitea on the cluster has the "
            f"repository, since it calls the webhook handler by its Service, got host "
            f"'{settings.host}'; leave it out, or name a repository outside"
        )
    if settings.host in app.ingress.hosts:
        raise ValueError(
            f"{where}: 'host' of 'webhook_ingress' must differ from the hosts of tier "
            f"'{app.name}', since NGINX serves a host by one Ingress, got '{settings.host}' for "
            "both; give the webhook handler a host of its own"
        )
    return WebIngress(
        chart,
        handler.name,
        WebIngressProps(hosts=[settings.host], tls_secret=settings.tls_secret),
        routes={settings.path: handler},
        entrance=entrance,
    )
