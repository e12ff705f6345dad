import pytest
from syrupy.assertion import SnapshotAssertion

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.testing import assert_flow, assert_no_flow
from constructs_lib.workloads import Worker, WorkerProps
from messaging import MessagingTier, MessagingTierProps


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def messaging(platform: Platform) -> MessagingTier:
    return MessagingTier(platform, MessagingTierProps())


def test_defaults(messaging: MessagingTier, manifests: SnapshotAssertion) -> None:
    assert messaging.nats.stateful_set.to_json() == manifests


def test_only_those_who_connect_reach_the_broker(
    platform: Platform, messaging: MessagingTier
) -> None:
    tier = Tier(platform, TierProps(name="shop"), after=[messaging])
    tier.add_namespace()
    props = WorkerProps(image="registry.example/worker:1.0.0")
    caller, other = (Worker(tier.chart(name), name, props) for name in ("caller", "other"))
    caller.connections.allow_to(messaging.nats)
    assert_flow(platform, caller, messaging.nats, port=4222)
    assert_no_flow(platform, other, messaging.nats)
    assert platform.findings() == []
