import pytest
from pydantic import ValidationError

from constructs_lib import ClusterTier, ClusterTierProps, TierProps
from constructs_lib.testing import assert_rules


def objects(tier):
    return [o for chart in tier.charts for o in chart.to_json()]


def test_defaults(manifests):
    tier = ClusterTier(ClusterTierProps())
    assert objects(tier) == manifests
    assert [component.name for component in tier.components] == [
        "prometheus-operator-crds",
        "metrics-server",
    ]
    assert_rules(tier)


def test_without_local_storage():
    tier = ClusterTier(ClusterTierProps(local_storage=False))
    assert tier.storage_class is None
    assert "StorageClass" not in {o["kind"] for o in objects(tier)}


def test_refuses_text_for_a_choice():
    with pytest.raises(ValidationError, match="valid boolean"):
        ClusterTierProps(local_storage="yes")


@pytest.mark.parametrize("props", [None, {}, TierProps(name="a")])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^cluster: 'props' must be ClusterTierProps, got "):
        ClusterTier(props)
