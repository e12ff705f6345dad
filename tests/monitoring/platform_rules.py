"""The rules of the platform, as a Prometheus reads them."""

from functools import cache

import yaml

from constructs_lib import Platform, PlatformContext
from constructs_lib.postgres import ObjectStoreProps, PostgresClusterProps
from constructs_lib.reference import DataTier, DataTierProps
from constructs_lib.tree.reading import read_tree
from tests.checkout import ROOT
from tests.other_values import smallest


@cache
def platform_rules():
    """Return all groups of rules, as plain data: in dist/, and of a cluster of PostgreSQL."""
    return [
        {**group, "name": f"{rules['metadata']['namespace']}/{group['name']}"}
        for rules in [*_of_dist(), *_of_a_postgres_cluster()]
        if rules["kind"] == "PrometheusRule"
        for group in rules["spec"]["groups"]
    ]


def _of_dist():
    for file in sorted((ROOT / "dist").glob("*/monitoring.yaml")):
        yield from yaml.safe_load_all(file.read_text())


def _of_a_postgres_cluster():
    store = ObjectStoreProps(endpoint="https://s3.example.com", bucket="backups")
    cluster = PostgresClusterProps(database="guestbook", store=store)
    platform = Platform(PlatformContext(runbooks="https://git.example/docs/runbooks"))
    tier = DataTier(platform, smallest(DataTierProps, cluster=cluster))
    title = ("PrometheusRule", "postgres")
    (found,) = (
        each
        for each in read_tree(tier).objects
        if (each["kind"], each["metadata"]["name"]) == title
    )
    # Tests of targets know those of dist/.
    for group in found["spec"]["groups"]:
        group["rules"] = [each for each in group["rules"] if each["alert"] != "TargetMissing"]
    return [found]


def alert_rules():
    """Return all alerts, as plain data; some are there for several services."""
    return [rule for group in platform_rules() for rule in group["rules"] if "alert" in rule]
