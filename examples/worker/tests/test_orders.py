from cdk8s import Chart
from syrupy.assertion import SnapshotAssertion

from constructs_lib.workloads import Worker
from main import WORKER, compose


def test_worker(chart: Chart, manifests: SnapshotAssertion) -> None:
    Worker(chart, "worker", WORKER)
    assert chart.to_json() == manifests


def test_no_rule_finds_anything() -> None:
    assert compose().findings() == []


def test_only_the_worker_reaches_redis() -> None:
    callers = {each.source for each in compose().flows() if each.target == "orders/redis"}
    assert callers == {"orders/worker"}


def test_both_use_one_password() -> None:
    (secret,) = compose().secrets()
    assert secret == {"namespace": "orders", "name": "redis", "values": {"password": "random"}}
