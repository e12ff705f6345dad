import pytest
from pydantic import ValidationError

from constructs_lib.reference import KindClusterProps, kind_cluster
from tests.synthesis import HOST


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"backups_on_host": "../backups"}, "'backups_on_host' must be", id="outside"),
        pytest.param(
            {"name": "a" * 50},
            "'name' must be the name of a Kind cluster of at most 49 characters, since '-control-",
            id="too long for the label of a node",
        ),
        pytest.param({"node_image": "kindest/node"}, "exact tag or a digest", id="any version"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        KindClusterProps(**given)


def test_host_ports_are_those_of_one_node_and_closed_to_other_machines():
    first, *others = kind_cluster(KindClusterProps(), **HOST)["nodes"]
    assert {mapping["listenAddress"] for mapping in first["extraPortMappings"]} == {"127.0.0.1"}
    assert [node for node in others if "extraPortMappings" in node] == []
