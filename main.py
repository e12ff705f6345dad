"""Composition root: settings in, the platform out."""

import os
from pathlib import Path

from constructs_lib import Platform, run
from constructs_lib.reference import (
    AppTier,
    Bootstrap,
    BuildsTier,
    CicdTier,
    ClusterTier,
    DataTier,
    Delivery,
    IngressTier,
    MonitoringTier,
    TektonOperatorTier,
    add_dashboards,
)
from settings import Settings, load_settings

DIST = Path("dist")
STAGING = Path("build/dist")
"""Folder that the cdk8s CLI works in: `output` in cdk8s.yaml."""


def compose(settings: Settings) -> Platform:
    """Return the platform."""
    platform = Platform(settings.context)
    cluster = ClusterTier(platform, settings.cluster)
    monitoring = MonitoringTier(
        platform,
        settings.monitoring,
        tier_namespaces=settings.namespaces,
        web_namespaces=[settings.app.namespace],
        after=[cluster],
    )
    ingress = IngressTier(
        platform,
        settings.ingress,
        watch_namespaces=settings.ingress_namespaces,
        after=[cluster],
    )
    data = DataTier(platform, settings.data, after=[cluster])
    tekton = TektonOperatorTier(
        platform, settings.tekton, target_namespace=settings.cicd.namespace, after=[cluster]
    )
    cicd = CicdTier(platform, settings.cicd, git=settings.git, after=[cluster, tekton])
    app = AppTier(
        platform,
        settings.app,
        entrance=ingress.entrance,
        after=[cluster, ingress, data],
    )
    app.backend.connections.allow_to(data.database, reason="Entries of the guest book")
    builds = BuildsTier(
        platform,
        settings.builds,
        cicd=cicd,
        app=app,
        entrance=ingress.entrance,
        after=[cicd, app],
    )
    ingress.serve_pages(monitoring, cicd)
    ingress.read_secrets_of(monitoring, cicd, app)
    add_dashboards(monitoring, app=app, data=data, cicd=cicd)
    monitoring.receiver.inhibit_consequences(platform)
    delivery = Delivery(
        platform,
        git=cicd.git,
        namespace=cicd.namespace,
        signature_keys=cicd.signature_keys,
    )
    Bootstrap(
        platform,
        settings.made_cluster,
        app=app,
        data=data,
        cicd=cicd,
        builds=builds,
        delivery=delivery,
    )
    return platform


if __name__ == "__main__":
    # The CLI works in a folder of its own; the result is written to dist/ as well.
    outdir = Path(os.environ.get("CDK8S_OUTDIR", DIST))
    run(lambda: compose(load_settings()), outdir, *([DIST] if outdir == STAGING else []))
