from fractions import Fraction

import pytest
from pydantic import ValidationError

from constructs_lib import (
    DataTier,
    DataTierProps,
    PostgresDatabaseProps,
    flow_graph,
)
from constructs_lib.core.quantity import amount
from constructs_lib.testing import assert_rules
from tests.objects import without_scripts
from tests.other_values import every_option

POSTGRESQL = PostgresDatabaseProps(database="shop")


def objects(app):
    return without_scripts([o for chart in app.charts for o in chart.to_json()])


def test_defaults(manifests):
    app = DataTier(DataTierProps(postgresql=POSTGRESQL))
    assert objects(app) == manifests
    assert_rules(app)


def test_every_option(manifests):
    app = DataTier(every_option(DataTierProps))
    assert objects(app) == manifests
    assert_rules(app)


def test_all_and_only_the_flows_of_the_tier():
    app = DataTier(DataTierProps(postgresql=POSTGRESQL))
    assert [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(app)] == [
        "db/* kube-system/kube-dns (53,)",
        "db/postgresql-backup db/postgresql (5432,)",
        "db/postgresql-exporter db/postgresql (5432,)",
        "db/postgresql-restore db/postgresql (5432,)",
        "db/postgresql-restore-drill db/postgresql (5432,)",
        "monitoring/prometheus db/postgresql-exporter (9187,)",
    ]


def test_the_quota_holds_database_exporter_in_an_update_and_four_jobs():
    app = DataTier(DataTierProps(postgresql=POSTGRESQL))
    (quota,) = [o["spec"]["hard"] for o in objects(app) if o["kind"] == "ResourceQuota"]
    assert {resource: amount(most) for resource, most in quota.items()} == {
        "pods": 7,
        "requests.cpu": Fraction(500 + 2 * 20 + 4 * 100, 1000),
        "limits.cpu": Fraction(1000 + 2 * 100 + 4 * 1000, 1000),
        "requests.memory": (512 + 2 * 32 + 4 * 128) * 2**20,
        "limits.memory": (1024 + 2 * 64 + 4 * 512) * 2**20,
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"namespace": "Shop"}, "'namespace' must be a DNS label", id="namespace"),
        pytest.param({"part_of": ""}, "'part_of' must be a label value", id="empty label"),
        pytest.param({"restore": {}}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        DataTierProps(postgresql=POSTGRESQL, **given)


def test_refuses_a_tier_without_a_database():
    with pytest.raises(ValidationError, match="postgresql\n  Field required"):
        DataTierProps()
