"""The rules of the platform, as a Prometheus reads them."""

from functools import cache

import yaml

from tests.checkout import ROOT


@cache
def platform_rules():
    """Return all groups of rules in dist/, as plain data."""
    return [
        {**group, "name": f"{rules['metadata']['namespace']}/{group['name']}"}
        for file in sorted((ROOT / "dist").glob("*/monitoring.yaml"))
        for rules in yaml.safe_load_all(file.read_text())
        if rules["kind"] == "PrometheusRule"
        for group in rules["spec"]["groups"]
    ]


def alert_rules():
    """Return all alerts, as plain data; some are there for several services."""
    return [rule for group in platform_rules() for rule in group["rules"] if "alert" in rule]
