"""Names that changed: an old one warns until it goes, and `constructs_lib.upgrade` replaces it."""

from typing import NamedTuple


class Rename(NamedTuple):
    """A name or module of former versions, and its name now."""

    before: str
    """The former name with its package."""

    now: str
    """The name now, with its package."""

    goes: str = ""
    """Version that drops the former name, which warns until then. Empty: it is gone."""


RENAMES = (
    Rename("constructs_lib.Peer", "constructs_lib.ExternalPods", goes="0.2.0"),
    Rename("constructs_lib.network.Peer", "constructs_lib.ExternalPods"),
    Rename("constructs_lib.OwnPods", "constructs_lib.network.CustomPods", goes="0.2.0"),
    Rename("constructs_lib.OwnPodsProps", "constructs_lib.network.CustomPodsProps", goes="0.2.0"),
    Rename("constructs_lib.ChartPods", "constructs_lib.network.HelmPods", goes="0.2.0"),
    Rename("constructs_lib.ChartPodsProps", "constructs_lib.network.HelmPodsProps", goes="0.2.0"),
    Rename("constructs_lib.network.flows", "constructs_lib.checks.flows"),
    Rename("constructs_lib.rules", "constructs_lib.checks"),
    Rename("constructs_lib.helm", "constructs_lib.argocd.helm"),
    Rename("constructs_lib.backups", "constructs_lib.postgres"),
    Rename("constructs_lib.web", "constructs_lib.workloads"),
    Rename("constructs_lib.config", "constructs_lib.workloads"),
    Rename("constructs_lib.context", "constructs_lib.platform.context"),
    Rename("constructs_lib.external_secrets", "constructs_lib.platform.external_secrets"),
    Rename("constructs_lib.images", "constructs_lib.core.default_images"),
    Rename("constructs_lib.tier", "constructs_lib.platform.tier"),
)
"""All of them, for projects that skip versions."""


def dropped_later(package: str, name: str) -> Rename | None:
    """Return the rename of a former name that a package still has, or None."""
    before = f"{package}.{name}"
    return next((each for each in RENAMES if each.before == before and each.goes), None)
