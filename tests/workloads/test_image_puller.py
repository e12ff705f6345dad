import pytest
from pydantic import ValidationError

from constructs_lib import (
    ImagePuller,
    ImagePullerProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.testing import assert_rules
from constructs_lib.workloads.quota import quota_of
from tests.other_values import every_option

IMAGES = {"shop": "registry.example/web/shop:1.2.3", "search": "registry.example/search:5.1.0"}


def test_every_option(chart, manifests):
    ImagePuller(chart, "images", every_option(ImagePullerProps))
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_the_quota_has_room_for_a_pod_on_each_node(chart):
    props = ImagePullerProps(images=IMAGES, most_nodes=3)
    quota = quota_of([props.pods(len(IMAGES))])
    TierNamespace(chart, "test", TierNamespaceProps(quota=quota))
    ImagePuller(chart, "images", props)
    assert (quota.pods, quota.cpu_requests, quota.memory_limits) == (3, "6m", "192Mi")
    assert_rules(chart)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"images": {}}, "at least 1 item", id="no image"),
        pytest.param({"images": {"Shop": "shop:1"}}, "must be a DNS label", id="name"),
        pytest.param({"images": IMAGES, "most_nodes": 0}, "greater than or equal to 1", id="nodes"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ImagePullerProps(**given)
