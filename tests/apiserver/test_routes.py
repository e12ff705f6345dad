"""Routes are admitted and kept, and answer the same by Ingress and by Gateway API.

The real Traefik serves both; it knows no timeouts of an HTTPRoute.
"""

import base64

import httpx
import pytest
import trustme
from cdk8s import App, Chart

from constructs_lib import WebIngress, WebIngressProps, WebService, WebServiceProps
from constructs_lib.workloads import WebGateway, WebGatewayProps
from scripts.postgres import free_port
from tests.apiserver import traefik
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import differences, title
from tests.beside import beside
from tests.objects import made
from tests.programs import find

DATA = beside(__file__)

CLASS, INGRESS_CLASS = (
    made(kind, "traefik", None, f"{group}/v1", spec={field: f"traefik.io/{controller}-controller"})
    for kind, group, field, controller in (
        ("GatewayClass", "gateway.networking.k8s.io", "controllerName", "gateway"),
        ("IngressClass", "networking.k8s.io", "controller", "ingress"),
    )
)
DECLARED = DATA["declared"]
"""Props by the name of a WebIngress."""

REQUESTS = DATA["requests"]


@pytest.fixture(scope="module")
def ports():
    return [traefik.Ports(free_port(), free_port()) for _ in range(2)]


@pytest.fixture(scope="module")
def ca():
    return trustme.CA()


@pytest.fixture(scope="module")
def declared(ports):
    """Return the objects that the declarations make, but Deployments and what belongs to them."""
    app = App()
    shop, edge = (Chart(app, name, namespace=name) for name in ("shop", "edge"))
    services = {
        path: WebService(shop, name, WebServiceProps(image=f"{name}:1"))
        for name, path in (("one", "/"), ("two", "/api"), ("three", "/api/deep"))
    }
    entrance = traefik.entrance(ports[1])
    for name, props in DECLARED.items():
        routes = {"/shop.Cart": services["/"]} if name == "rpc" else services
        WebIngress(shop, name, WebIngressProps(**props), routes=routes, entrance=entrance)
    listener = {"host": "shop.test", "tls_secret": "shop-tls", "namespace": "shop"}
    http, https = ports[1]
    props = WebGatewayProps(
        gateway_class="traefik",
        listeners=[listener],
        http_port=http,
        https_port=https,
        **traefik.PODS,
    )
    WebGateway(edge, "web", props, route_namespaces=["shop"])
    groups = ("gateway.networking.k8s.io", "networking.k8s.io")
    return [
        each
        for each in (*edge.to_json(), *shop.to_json())
        if each["kind"] == "Service" or each["apiVersion"].partition("/")[0] in groups
    ]


@pytest.fixture(scope="module")
def applied(cluster, declared, ca):
    if find("go") is None:
        pytest.skip("needs Go, which builds Traefik")
    pair = ca.issue_cert("shop.test")
    files = {"tls.crt": pair.cert_chain_pems[0].bytes(), "tls.key": pair.private_key_pem.bytes()}
    data = {key: base64.b64encode(value).decode() for key, value in files.items()}
    secret = made("Secret", "shop-tls", "shop", type="kubernetes.io/tls", data=data)
    namespaces = [made("Namespace", name) for name in ("shop", "edge")]
    slices = [traefik.served(name) for name in ("one", "two", "three")]
    for each in (*namespaces, secret, INGRESS_CLASS, *slices, *declared):
        cluster.apply(each)
    return declared


@pytest.fixture(scope="module")
def answers(control_plane, cluster, applied, ports, ca):
    """Return a function that asks both ways in; it waits until both know all routes."""
    traefik.start(control_plane, *ports)
    cluster.apply(CLASS)

    def answers(url, **headers):
        return [traefik.ask(each, ca, url, **headers) for each in ports]

    def are_known():
        try:
            urls = ("https://shop.test/", "http://plain.test/", "http://front.test/")
            found = [each for url in urls for each in answers(url)]
        except httpx.HTTPError:
            return False
        return 404 not in {status for status, *_ in found}

    wait_until(
        "both know the routes", are_known, 120, why=lambda: str(answers("http://plain.test/"))
    )
    return answers


def test_they_are_admitted_and_kept_as_we_write_them(applied, cluster):
    """What the server adds inside of a list is a difference to Argo CD."""
    rewritten = {
        title(each): list(differences(each["spec"], cluster.get(each)["spec"], atomic_lists=True))
        for each in applied
        if each["kind"] != "Service"
    }
    assert {name: each for name, each in rewritten.items() if each} == {}
    kinds = {each["kind"] for each in applied}
    assert kinds >= {"Gateway", "GRPCRoute", "HTTPRoute", "Ingress", "ReferenceGrant"}


@pytest.mark.parametrize(("url", "headers"), REQUESTS, ids=lambda value: str(value))
def test_both_ways_answer_the_same(answers, url, headers):
    by_ingress, by_gateway = answers(url, **headers)
    ports = [seen.pop("x-host-port") for *_, seen in (by_ingress, by_gateway) if seen]
    assert by_gateway == by_ingress
    # The port is in `host` otherwise.
    assert ports in ([], ["8443", None], [None, None])


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://shop.test/apiary", "one"),
        ("https://shop.test/api", "two"),
        ("https://shop.test/api/deep/er", "three"),
    ],
)
def test_the_longest_path_wins_and_hsts_is_said(answers, url, service):
    for status, said, seen in answers(url):
        assert (status, seen["service"]) == (200, service)
        assert said["strict-transport-security"] == "max-age=600; preload"


@pytest.mark.parametrize(
    ("url", "headers", "status", "location"),
    [
        ("http://shop.test/api?a=1", {}, 301, "https://shop.test/api?a=1"),
        ("http://front.test/api", {"x_forwarded_proto": "http"}, 301, "https://front.test/api"),
        ("http://front.test/api", {"x_forwarded_proto": "https"}, 200, None),
        ("http://plain.test/", {}, 200, None),
        ("http://stranger.test/", {}, 404, None),
    ],
)
def test_plain_http_is_redirected_where_there_is_tls(answers, url, headers, status, location):
    for found, said, _ in answers(url, **headers):
        assert (found, said["location"]) == (status, location)


def conditions(cluster, manifest):
    """Return the conditions of a route at its Gateway, which the controller writes."""
    status = cluster.get(manifest).get("status") or {}
    found = [each for parent in status.get("parents", ()) for each in parent["conditions"]]
    return {each["type"]: (each["status"], each["reason"]) for each in found}


def test_the_gateway_takes_every_route(answers, applied, cluster):
    routes = [each for each in applied if each["kind"] in ("GRPCRoute", "HTTPRoute")]
    for each in routes:
        assert conditions(cluster, each) == {
            "Accepted": ("True", "Accepted"),
            "ResolvedRefs": ("True", "ResolvedRefs"),
        }
    assert len(routes) == len(DECLARED) + 1


def test_without_its_grant_the_gateway_does_not_use_the_certificate(answers, applied, cluster):
    (grant,) = (each for each in applied if each["kind"] == "ReferenceGrant")
    (gateway,) = (each for each in applied if each["kind"] == "Gateway")

    def reasons():
        listeners = cluster.get(gateway)["status"]["listeners"]
        return {c["reason"] for each in listeners for c in each["conditions"]}

    assert "RefNotPermitted" not in reasons()
    cluster.delete(grant)
    try:
        wait_until("it is told", lambda: "RefNotPermitted" in reasons(), 60)
    finally:
        cluster.apply(grant)
    wait_until("it is told", lambda: "RefNotPermitted" not in reasons(), 60)
