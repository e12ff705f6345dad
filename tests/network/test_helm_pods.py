from cdk8s import App, Chart

from constructs_lib import ExternalPods, WebService, WebServiceProps
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.network.graph import Flow, flow_graph
from constructs_lib.testing import assert_rules


def pods(scope, id, *ports):
    labels = {"app.kubernetes.io/name": id}
    return HelmPods(scope, id, HelmPodsProps(pod_labels=labels, ports=ports))


def test_connections(chart):
    server, store = pods(chart, "git-server", 3000), pods(chart, "git-store", 6379)
    server.connections.allow_to(store)
    server.connections.allow_from_nodes()
    server.connections.allow_to_api_server()
    server.connections.allow_to_outside(443, 22)
    assert flow_graph(chart) == [
        Flow("nodes", "test/git-server", (3000,)),
        Flow("test/git-server", "api-server", (6443,)),
        Flow("test/git-server", "outside", (22, 443)),
        Flow("test/git-server", "test/git-store", (6379,)),
    ]
    assert_rules(chart)


def test_the_other_end_may_know_it_as_a_peer_before(tmp_path):
    """A service lets in a controller that it knows by labels; the controller's end comes later."""
    app = App(outdir=str(tmp_path))
    ours, theirs = (Chart(app, name, namespace=name) for name in ("shop", "ingress"))
    service = WebService(ours, "shop", WebServiceProps(image="web:1"))
    labels = {"app.kubernetes.io/name": "controller"}
    ExternalPods(name="controller", namespace="ingress", pod_labels=labels).connections.allow_to(
        service
    )
    before = ours.to_json()
    pods(theirs, "controller").connections.allow_to(service)
    assert ours.to_json() == before
    assert [each["metadata"]["name"] for each in theirs.to_json()] == ["controller-to-shop"]
    assert_rules(app)
