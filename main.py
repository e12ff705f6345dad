"""Composition root: settings in, one App for each tier out."""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from cdk8s import App

from constructs_lib import (
    AppTier,
    Bootstrap,
    BootstrapProps,
    CicdTier,
    CicdTierProps,
    ClusterTier,
    DataTier,
    Delivery,
    DeliveryProps,
    IngressTier,
    IngressTierProps,
    KindClusterProps,
    add_rules,
    values_files,
)
from settings import Settings, load_settings

DIST = Path("dist")
STAGING = Path("build/dist")
"""`output` in cdk8s.yaml."""


class Platform(NamedTuple):
    """What there is to write."""

    apps: list[App]
    files: dict[str, str]
    """Text by path of what is no manifest."""


def compose(settings: Settings, outdir: Path) -> Platform:
    """Returns the platform, whose Apps write to folders below `outdir`."""
    apps = []

    def folder(name: str) -> App:
        apps.append(App(outdir=str(outdir / name), output_file_extension=".yaml"))
        return apps[-1]

    kind = settings.kind
    cluster = ClusterTier(folder("cluster"), "Tier", settings.cluster)
    app = AppTier(folder("app"), "Tier", settings.app)
    data = DataTier(folder("db"), "Tier", settings.data)
    ingress_props = IngressTierProps(
        **dict(settings.ingress), watch_namespace=app.namespace.name, pod_network=kind.pod_network
    )
    ingress = IngressTier(folder("ingress"), "Tier", ingress_props)
    cicd_props = CicdTierProps(
        **dict(settings.cicd),
        git=settings.git,
        ports=settings.ports,
        pod_network=kind.pod_network,
    )
    cicd = CicdTier(folder("cicd"), "Tier", cicd_props)
    ingress.controller.connections.allow_to(app.frontend)
    app.backend.connections.allow_to(data.database)
    delivery_props = DeliveryProps(cluster=cluster, ingress=ingress, data=data, cicd=cicd, app=app)
    delivery = Delivery(folder("apps"), "Tier", delivery_props)
    kind_props = KindClusterProps(
        **dict(kind), backups_on_nodes=settings.data.backup.host_path, ports=settings.ports
    )
    bootstrap_props = BootstrapProps(cicd=cicd, delivery=delivery, kind=kind_props)
    bootstrap = Bootstrap(folder("bootstrap"), "Tier", bootstrap_props)
    return Platform(apps, {**values_files(*apps), **bootstrap.files(*apps)})


def publish(staging: Path, dist: Path) -> None:
    """Replaces `dist` by a copy of `staging`."""
    fresh = dist.with_name(f"{dist.name}.fresh")
    former = dist.with_name(f"{dist.name}.former")
    for left_over in (fresh, former):
        shutil.rmtree(left_over, ignore_errors=True)
    shutil.copytree(staging, fresh)
    if dist.exists():
        dist.rename(former)
    fresh.rename(dist)
    shutil.rmtree(former, ignore_errors=True)


def main() -> None:
    """Synthesizes everything, or nothing where a setting is wrong or a rule finds something."""
    outdir = Path(os.environ.get("CDK8S_OUTDIR", DIST))
    try:
        platform = compose(load_settings(), outdir)
        add_rules(*platform.apps)
        for app in platform.apps:
            app.synth()
    except ValueError as error:
        sys.exit(str(error))
    except RuntimeError as error:
        # Findings of rules come as an error in JavaScript, whose stack would hide them.
        if "Validation failed" not in str(error):
            raise
        sys.exit(str(error))
    for path, text in platform.files.items():
        (outdir / Path(path).relative_to(DIST)).write_text(text, encoding="utf-8")
    if outdir == STAGING:
        publish(STAGING, DIST)


if __name__ == "__main__":
    main()
