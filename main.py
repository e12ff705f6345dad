"""Composition root: settings in, one App for each tier out."""

import os
import shutil
import sys
from pathlib import Path

from cdk8s import App

from constructs_lib import AppTier, DataTier, add_rules
from settings import Settings, load_settings

DIST = Path("dist")
STAGING = Path("build/dist")
"""`output` in cdk8s.yaml."""


def compose(settings: Settings, outdir: Path) -> list[App]:
    """Returns the Apps of the platform, which write to folders below `outdir`."""
    app_folder, db_folder = (
        App(outdir=str(outdir / name), output_file_extension=".yaml") for name in ("app", "db")
    )
    app = AppTier(app_folder, "Tier", settings.app)
    data = DataTier(db_folder, "Tier", settings.data)
    app.backend.connections.allow_to(data.database)
    return [app_folder, db_folder]


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
        apps = compose(load_settings(), outdir)
        add_rules(*apps)
        for app in apps:
            app.synth()
    except ValueError as error:
        sys.exit(str(error))
    except RuntimeError as error:
        # Findings of rules come as an error in JavaScript, whose stack would hide them.
        if "Validation failed" not in str(error):
            raise
        sys.exit(str(error))
    if outdir == STAGING:
        publish(STAGING, DIST)


if __name__ == "__main__":
    main()
