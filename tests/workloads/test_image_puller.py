from constructs_lib.testing import assert_rules
from constructs_lib.workloads import PodProps, TierNamespace, TierNamespaceProps
from constructs_lib.workloads.image_puller import ImagePuller, ImagePullerProps
from constructs_lib.workloads.quota import quota_of
from tests.other_values import every_option, wired_otherwise

IMAGES = {"shop": "registry.example/web/shop:1.2.3", "search": "registry.example/search:5.1.0"}


def test_every_option(chart, manifests):
    props = every_option(ImagePullerProps, pod=PodProps())
    ImagePuller(chart, "images", props, **wired_otherwise(ImagePuller))
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_the_quota_has_room_for_a_pod_on_each_node(chart):
    props = ImagePullerProps(most_nodes=3)
    quota = quota_of([props.pods(len(IMAGES))])
    TierNamespace(chart, "test", TierNamespaceProps(quota=quota))
    ImagePuller(chart, "images", props, images=IMAGES)
    assert (quota.pods, quota.cpu_requests, quota.memory_limits) == (3, "6m", "192Mi")
    assert_rules(chart)
