"""Facts of the platform for the program that makes its cluster: data, beside the manifests."""

from collections.abc import Iterator, Sequence

from constructs_lib import Tier, WebService
from constructs_lib.kube import Manifest, parse_image
from constructs_lib.props import PortPlan
from constructs_lib.reference.bootstrap_files import (
    Address,
    Backup,
    Client,
    Image,
    Images,
    Network,
    Step,
)
from constructs_lib.reference.charts.gitea import PUSHER_SECRET
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.reference.tiers.data import DataTier
from constructs_lib.tekton import DockerfileBuild, ImageBuild, ImageStep, push_step
from constructs_lib.tree import read_objects

CONNECT = (
    "const [host, port] = process.argv.slice(1); "
    "setTimeout(() => process.exit(2), 3000); "
    "require('node:net').connect(port, host)"
    ".on('connect', () => process.exit(0)).on('error', () => process.exit(1))"
)
"""Program of Node.js that connects to a host and port.

It ends with 0 once it is connected, with 1 where that is refused, and with 2 where nothing answers
for three seconds.
"""


def addresses(tiers: Sequence[Tier], ports: PortPlan) -> list[Address]:
    """Return what is reached from the host, each with its Service and its login."""
    found = [
        each
        for tier, objects in zip(tiers, read_objects(tiers, "Service", "Ingress"), strict=True)
        for each in _ingress_addresses(tier, objects, ports)
    ]
    pages = [
        Address(
            name=page.name,
            url=page.url,
            namespace=tier.namespace,
            service=page.service_name,
            port=page.service_port,
            login=page.login,
        )
        for tier in tiers
        for page in tier.pages
    ]
    return [*found, *pages]


def _ingress_addresses(
    tier: Tier, objects: Sequence[Manifest], ports: PortPlan
) -> Iterator[Address]:
    services = {each["metadata"]["name"] for each in objects if each["kind"] == "Service"}
    for manifest in objects:
        if manifest["kind"] != "Ingress":
            continue
        entrance = ports.url("https" if "tls" in manifest["spec"] else "http")
        for rule in manifest["spec"]["rules"]:
            service = rule["http"]["paths"][0]["backend"]["service"]
            # The Service of an EventListener, which Tekton makes, has no pages, and a wildcard host
            # cannot be opened.
            if service["name"] not in services or rule["host"].startswith("*."):
                continue
            yield Address(
                name=manifest["metadata"]["name"],
                url=entrance.replace("localhost", rule["host"]),
                namespace=tier.namespace,
                service=service["name"],
                port=service["port"]["number"],
            )


def images(
    builds: Sequence[ImageBuild | DockerfileBuild], cicd: CicdTier, ports: PortPlan
) -> Images:
    """Return the steps by which images are made, and who may push them to the registry.

    One of a Dockerfile is made by its pipeline alone.
    """
    return Images(
        registry=ports.registry_address,
        namespace=cicd.namespace,
        login=PUSHER_SECRET.name,
        images=[_image(build) for build in builds if isinstance(build, ImageBuild)],
    )


def _image(build: ImageBuild) -> Image:
    repository = parse_image(build.image).repository
    # On a node the registry is at localhost, too, and has no certificate.
    push = push_step(build.crane_image, repository, plain_registry=True)
    return Image(
        image=build.image,
        repository=repository,
        context=build.context,
        steps=[_step(step) for step in build.steps()],
        push=_step(push),
    )


def _step(step: ImageStep) -> Step:
    return Step(
        name=step.name,
        image=step.image,
        script=step.script,
        environment=dict(sorted(step.environment.items())),
    )


def backups(data: DataTier) -> list[Backup]:
    """Return the scheduled backups that a cluster made anew must not begin before a restore."""
    if data.server is None:
        # A cluster restores its last proven backup by itself.
        return []
    server = data.server
    store = server.backup.job.store
    return [
        Backup(
            namespace=data.namespace,
            name=store.name,
            store=store.folder,
            late_after_hours=server.backup.late_after_hours,
            # A restore waits two minutes for its pod, on whichever node that is.
            images=[server.database.image, store.settings.restic_image],
        )
    ]


def network(app: AppTier, data: DataTier) -> Network:
    """Return the connections by which a cluster shows whether it enforces policies.

    The backend may connect to the database. A connection of the frontend hangs where policies are
    enforced.
    """
    return Network(
        host=data.database.host,
        port=data.database.port,
        command=["node", "-e", CONNECT],
        allowed=_deployment(app.backend),
        denied=_deployment(app.frontend),
    )


def _deployment(service: WebService) -> Client:
    return Client(namespace=service.namespace, deployment=service.id)
