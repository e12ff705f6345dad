import pytest
from pydantic import ValidationError

from constructs_lib.kind.ports import NODE_PORTS, PortPlanSettings


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"argocd": 9000},
            "host port 9000 is used by both 'argocd' and 'grafana'; change one",
            id="one host port twice",
        ),
        pytest.param(
            {"gitea": 30500},
            "host port 30500 is used by both 'gitea' and 'registry'; change one",
            id="host port of the registry",
        ),
        pytest.param(
            {"registry": 30900},
            "node port 30900 of 'registry' is used by 'grafana' too; change it",
            id="node port of another",
        ),
        pytest.param(
            {"registry": 30809},
            "node port 30809 of 'registry' is used by 'argocd' too; change it",
            id="node port that no host port leads to",
        ),
        pytest.param(
            {"registry": 5000}, "greater than or equal to 30000", id="registry on no node port"
        ),
        pytest.param({"argo": 8080}, "Extra inputs", id="unknown name"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        PortPlanSettings(**given)


def test_every_entry_has_a_node_port_of_its_own_but_both_of_gitea():
    mappings = list(PortPlanSettings(http=8000).mappings())
    assert mappings[0] == ("http", 8000, 30080)
    assert mappings[-2:] == [("gitea", 3000, 30500), ("registry", 30500, 30500)]
    assert {mapping.name for mapping in mappings} == {*NODE_PORTS, "gitea", "registry"}
    assert len({mapping.node_port for mapping in mappings[:-1]}) == len(mappings) - 1


def test_both_entries_of_gitea_lead_to_the_port_of_the_registry():
    mappings = list(PortPlanSettings(registry=30501).mappings())
    assert mappings[-2:] == [("gitea", 3000, 30501), ("registry", 30501, 30501)]


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("http", "http://localhost"),
        ("https", "https://localhost"),
        ("argocd", "http://localhost:8080"),
        ("registry", "http://localhost:30500"),
    ],
)
def test_url_is_what_a_browser_shows(entry, url):
    assert PortPlanSettings().url(entry) == url


def test_url_has_a_port_that_no_browser_knows():
    plan = PortPlanSettings(http=443, https=80)
    assert (plan.url("http"), plan.url("https")) == ("http://localhost:443", "https://localhost:80")
