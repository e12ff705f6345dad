from constructs_lib.props.ports import NODE_PORTS, PortPlan


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
