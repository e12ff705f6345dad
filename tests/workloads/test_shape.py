import pytest
from pydantic import TypeAdapter

from constructs_lib import ResourcesProps
from constructs_lib.kube.manifests import rendered
from constructs_lib.workloads import PodProps
from constructs_lib.workloads.environment import EnvironmentValue


def test_a_value_of_a_config_map_by_name():
    """A settings file holds no constructs."""
    value = TypeAdapter(EnvironmentValue).validate_python({"config_map": "a", "key": "b"})
    assert rendered(value.source()) == {"configMapKeyRef": {"name": "a", "key": "b"}}


def size(number):
    return ResourcesProps(
        cpu_request=f"{number}m",
        cpu_limit=f"{number}m",
        memory_request=f"{number}Mi",
        memory_limit=f"{number}Mi",
    )


@pytest.mark.parametrize(("init", "expected"), [(4, 100 + 20 + 5), (500, 500 + 5)])
def test_a_pod_needs_what_the_scheduler_counts(init, expected):
    """Sidecars run all the time; of the others the larger phase counts."""
    pod = PodProps(
        sidecars={"a": {"image": "a:1", "resources": size(5)}},
        init_containers={"b": {"image": "b:1", "resources": size(init)}},
    )
    assert pod.resources_of(size(100), size(20)) == size(expected)
