import pytest
from cdk8s import Chart
from pydantic import ValidationError

from constructs_lib.workloads import (
    ConfigMap,
    ConfigMapProps,
    PodProps,
    VolumeProps,
    Worker,
    WorkerProps,
)
from constructs_lib.workloads.environment import EnvironmentSource


def test_refuses_a_key_that_it_lacks(chart):
    config = ConfigMap(chart, "config", ConfigMapProps(data={"a": "1", "b": "2"}))
    message = r"'key' must be one of the keys of ConfigMap 'config' \(a, b\), got 'c'"
    with pytest.raises(ValidationError, match=message):
        config.key("c")


WAYS = {
    "key": lambda config: {"environment": {"A": config.key("a")}},
    "all values": lambda config: {"environment_from": [EnvironmentSource(config_map=config)]},
    "init": lambda config: {"init": {"command": ["a"], "environment": {"A": config.key("a")}}},
    "volume": lambda config: {"pod": PodProps(volumes={"config": VolumeProps(config_map=config)})},
}
"""Settings that use a ConfigMap, by where it is used."""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_refuses_one_of_another_namespace(chart, way):
    """A namesake beside the pods would be used, without a finding."""
    other = Chart(chart.node.root, "other", namespace="other")
    for each in (chart, other):
        config = ConfigMap(each, "config", ConfigMapProps(data={"a": "1"}))
    before = chart.to_json()
    message = (
        r"^test/worker: 'config_map' must be in the namespace of this Chart \('test'\), got "
        "one in 'other'; create both in Charts of one namespace$"
    )
    with pytest.raises(ValueError, match=message):
        Worker(chart, "worker", WorkerProps(image="worker:1", **way(config)))
    assert chart.to_json() == before


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_changed_one_replaces_the_pods(chart, way):
    def template(value):
        for id in ("worker", "config"):
            chart.node.try_remove_child(id)
        config = ConfigMap(chart, "config", ConfigMapProps(data={"a": value}))
        worker = Worker(chart, "worker", WorkerProps(image="worker:1", **way(config)))
        return worker.deployment.to_json()["spec"]["template"]

    one, same, other = template("1"), template("1"), template("2")
    assert one == same != other
