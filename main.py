"""Composition root: settings in, the platform out."""

import os
from pathlib import Path

from constructs_lib import (
    AppTier,
    AppTierProps,
    Bootstrap,
    BootstrapProps,
    BuildsTier,
    BuildsTierProps,
    CicdTier,
    CicdTierProps,
    ClusterTier,
    ClusterTierProps,
    DataTier,
    DataTierProps,
    Delivery,
    DeliveryProps,
    ImageBuild,
    IngressTier,
    IngressTierProps,
    KindClusterProps,
    Mirrors,
    MonitoringTier,
    MonitoringTierProps,
    NetworkProbe,
    NodeAgentsTier,
    NodeAgentsTierProps,
    Platform,
    TektonOperatorTier,
    TektonOperatorTierProps,
    WebServiceProps,
    run,
)
from constructs_lib.reference.tiers.dashboards import add_dashboards
from settings import Settings, load_settings

DIST = Path("dist")
APPS = "apps"
"""Folder of the programs of the application tier."""
STAGING = Path("build/dist")
"""Folder that the cdk8s CLI works in: `output` in cdk8s.yaml."""

CONNECT = (
    "const [host, port] = process.argv.slice(1); "
    "setTimeout(() => process.exit(2), 3000); "
    "require('node:net').connect(port, host)"
    ".on('connect', () => process.exit(0)).on('error', () => process.exit(1))"
)
"""Program of Node.js that connects to a host and port, as `NetworkProbe` wants it."""


def compose(settings: Settings) -> Platform:
    """Returns the platform."""
    platform = Platform()
    mirrors = settings.mirrors
    settings = _at_mirrors(settings)
    pod_network = settings.kind.pod_network
    cluster_props = ClusterTierProps.of(settings.cluster, mirrors=mirrors, pod_network=pod_network)
    cluster = platform.add(ClusterTier(cluster_props))
    monitoring_props = MonitoringTierProps.of(
        settings.monitoring,
        runbooks=settings.runbooks,
        tier_namespaces=settings.namespaces,
        web_namespaces=[settings.app.namespace],
        ports=settings.ports,
        pod_network=pod_network,
        mirrors=mirrors,
    )
    # First of all, since its Prometheus reads the metrics of the others.
    monitoring = MonitoringTier(monitoring_props)
    ingress_props = IngressTierProps.of(
        settings.ingress,
        watch_namespaces=settings.ingress_namespaces,
        pod_network=pod_network,
        mirrors=mirrors,
        observer=monitoring.observer,
    )
    ingress = platform.add(IngressTier(ingress_props), after=[cluster])
    data_props = DataTierProps.of(
        settings.data, observer=monitoring.observer, pod_network=pod_network
    )
    data = platform.add(DataTier(data_props), after=[cluster])
    tekton_props = TektonOperatorTierProps.of(
        settings.tekton,
        target_namespace=settings.cicd.namespace,
        pod_network=pod_network,
        mirrors=mirrors,
    )
    tekton = platform.add(TektonOperatorTier(tekton_props), after=[cluster])
    cicd_props = CicdTierProps.of(
        settings.cicd,
        git=settings.git,
        ports=settings.ports,
        pod_network=pod_network,
        mirrors=mirrors,
        observer=monitoring.observer,
    )
    cicd = platform.add(CicdTier(cicd_props), after=[cluster, tekton])
    app_props = AppTierProps.of(
        settings.app,
        ingress_controller=ingress.controller,
        host_port=settings.ports.http,
        observer=monitoring.observer,
    )
    app = platform.add(AppTier(app_props), after=[cluster, ingress, data])
    app.backend.connections.allow_to(data.database, reason="Entries of the guest book")
    frontend_build = _build("frontend", settings.app.frontend, mirrors)
    backend_build = _build("backend", settings.app.backend, mirrors)
    builds_props = BuildsTierProps.of(
        settings.builds,
        cicd=cicd,
        app=app,
        ingress_controller=ingress.controller,
        frontend_build=frontend_build,
        backend_build=backend_build,
        pod_network=pod_network,
        observer=monitoring.observer,
    )
    platform.add(BuildsTier(builds_props), after=[cicd, app])
    add_dashboards(monitoring, app=app, data=data, cicd=cicd)
    platform.add(monitoring, after=[cluster])
    if settings.monitoring.log_shipper == "promtail":
        agents_props = NodeAgentsTierProps.of(
            settings.node_agents,
            monitoring=monitoring,
            log_namespaces=settings.namespaces,
            pod_network=pod_network,
            mirrors=mirrors,
        )
        platform.add(NodeAgentsTier(agents_props), after=[cluster])
    delivery_props = DeliveryProps(
        order=platform.order, git=cicd.git, namespace=cicd.namespace, part_of=cicd.part_of
    )
    delivery = platform.add(Delivery(delivery_props))
    kind_props = KindClusterProps.of(
        settings.kind,
        backups_on_nodes=settings.data.backup.host_path,
        ports=settings.ports,
        plain_registry=mirrors.plain_registry,
    )
    bootstrap_props = BootstrapProps(
        cicd=cicd,
        delivery=delivery,
        kind=kind_props,
        builds=[frontend_build, backend_build],
        data=data,
        probe=NetworkProbe(
            allowed=app.backend,
            denied=app.frontend,
            host=data.database.host,
            port=data.database.port,
            command=["node", "-e", CONNECT],
        ),
    )
    platform.add(Bootstrap(bootstrap_props))
    return platform


def _at_mirrors(settings: Settings) -> Settings:
    """Returns the settings with all images as the mirrors have them, but those that are built.

    They are pushed to their registry, and the settings in Git have them by that name.
    """
    turned = settings.mirrors.applied_to(settings)
    built = {
        name: service.model_copy(update={"image": getattr(settings.app, name).image})
        for name, service in (("frontend", turned.app.frontend), ("backend", turned.app.backend))
    }
    return turned.model_copy(update={"app": turned.app.model_copy(update=built)})


def _build(application: str, settings: WebServiceProps, mirrors: Mirrors) -> ImageBuild:
    """Returns how the image of one of the two programs in apps/ is made."""
    shared = ("shared", "package.json", "package-lock.json", ".npmrc")
    build = ImageBuild(
        application=application,
        image=settings.image,
        context=APPS,
        paths=[f"{APPS}/{each}" for each in (application, *shared)],
        plain_base_registry=mirrors.plain_registry is not None,
        labels={
            "org.opencontainers.image.title": f"guestbook-{application}",
            "org.opencontainers.image.description": f"The {application} of the guest book",
            "org.opencontainers.image.licenses": "Apache-2.0",
        },
    )
    return mirrors.applied_to(build).model_copy(update={"image": build.image})


if __name__ == "__main__":
    # The CLI works in a folder of its own; the result is written to dist/ as well.
    outdir = Path(os.environ.get("CDK8S_OUTDIR", DIST))
    run(lambda: compose(load_settings()), outdir, *([DIST] if outdir == STAGING else []))
