import pytest
from pydantic import ValidationError

from constructs_lib.props.ports import NODE_PORTS, PortPlan


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"argocd": 9000}, "host port 9000 is used by both 'argocd' and 'grafana'; change one"),
        ({"registry": 30900}, "node port 30900 of 'registry' is used by 'grafana' too; change it"),
        ({"registry": 5000}, "greater than or equal to 30000"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        PortPlan(**given)


def test_every_entry_has_a_node_port_of_its_own_but_both_of_gitea():
    mappings = list(PortPlan(http=8000, registry=30501).mappings())
    assert mappings[0] == ("http", 8000, 30080)
    assert mappings[-2:] == [("gitea", 3000, 30501), ("registry", 30501, 30501)]
    names = {mapping.name for mapping in mappings}
    assert names ^ NODE_PORTS.keys() == {"argocd-https", "gitea", "registry"}
    assert len({mapping.node_port for mapping in mappings[:-1]}) == len(mappings) - 1


def test_url_is_what_a_browser_shows():
    plan = PortPlan()
    assert (plan.url("http"), plan.url("argocd")) == ("http://localhost", "http://localhost:8080")
    plan = PortPlan(http=443, https=80)
    assert (plan.url("http"), plan.url("https")) == ("http://localhost:443", "https://localhost:80")
