"""The Git server and the registry that pipelines use, and the way in from an outside one."""

from cdk8s import Chart

from constructs_lib import Props, SecretRef, WebIngress, WebIngressProps
from constructs_lib.kube import DnsSubdomain, Hostname, parse_image
from constructs_lib.reference.charts.gitea import (
    BUILDER_SECRET,
    COMMENTER_SECRET,
    HTTP_PORT,
    PIPELINE,
    PIPELINE_SECRET,
    PUSHER_SECRET,
    REPORTER,
    REPORTER_SECRET,
)
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.tekton import CodeRepository, ImageRegistry, WebhookHandler
from constructs_lib.tree import path_of
from constructs_lib.workloads import Entrance, RoutePath


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


GIT_READER = "git-reader"
GIT_WRITER = "git-writer"
GIT_REPORTER = "git-reporter"
GIT_COMMENTER = "git-commenter"
IMAGE_PUSHER = "image-pusher"
"""Secrets of a Git server and a registry outside, whose logins a person gives."""

COMMIT_SIGNER = SecretRef(name="commit-signer", keys=("private",), values={"private": "given"})
"""Secret with the private key of GnuPG by which the bot signs. Its public key is in Git."""


def copied(secret: SecretRef, namespace: str) -> SecretRef:
    """Return a Secret that is a copy of that of the same name in another namespace."""
    return SecretRef(name=secret.name, keys=secret.keys, copied_from=namespace)


def code_repository(cicd: CicdTier, branch: str) -> CodeRepository:
    """Return the repository that Argo CD follows; pushes to the branch are built."""
    if cicd.gitea_pods:
        secrets = (BUILDER_SECRET, PIPELINE_SECRET, REPORTER_SECRET, COMMENTER_SECRET)
        logins = [copied(secret, cicd.namespace) for secret in secrets]
    else:
        logins = [_given(name) for name in (GIT_READER, GIT_WRITER, GIT_REPORTER, GIT_COMMENTER)]
    reader, writer, reporter, commenter = logins
    return CodeRepository(
        address=cicd.git.repository,
        branch=branch,
        server=cicd.gitea_pods,
        reader=reader,
        writer=writer,
        reporter=reporter,
        commenter=commenter,
        signer=COMMIT_SIGNER if cicd.gpg_keys else None,
        gpg_keys=cicd.gpg_keys,
        signature_keys=cicd.signature_keys,
        bot_name=PIPELINE,
        reporter_name=REPORTER,
    )


def image_registry(cicd: CicdTier, name: str) -> ImageRegistry:
    """Return the registry that an image is pushed to, by the name with which nodes pull it."""
    image = parse_image(name)
    if image.is_local and cicd.gitea_pods:
        return ImageRegistry(
            address=f"gitea-http.{cicd.namespace}.svc.cluster.local:{HTTP_PORT}",
            plain=True,
            server=cicd.gitea_pods,
            login=copied(PUSHER_SECRET, cicd.namespace),
        )
    return ImageRegistry(port=image.port or 443, login=_given(IMAGE_PUSHER))


def _given(name: str) -> SecretRef:
    keys = ("username", "password")
    return SecretRef(name=name, keys=keys, values=dict.fromkeys(keys, "given"))
