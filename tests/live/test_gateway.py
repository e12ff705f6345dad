"""Visitors get the same answers from a Gateway as from the Ingress, while both serve."""

import re
import secrets

import httpx
import pytest

from tests.live import traefik
from tests.live.commands import wait_until
from tests.live.monitoring import Api

pytestmark = pytest.mark.by_turns("gateway")

PATHS = ("/", "/en", "/ja", "/en?before=none", "/healthz", "/readyz", "/robots.txt", "/en/none")
HEADERS = ("content-type", "location", "cache-control", "x-frame-options", "retry-after")
UNIQUE = re.compile(r"nonce-[^']+|nonce=\"[^\"]+\"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What each page has for itself: its nonce, and the numbers of its form."""


@pytest.fixture(scope="module")
def gateway(cluster, tmp_path_factory):
    """Yield the address of Traefik, which serves the platform's Gateway beside NGINX."""
    traefik.install(cluster, tmp_path_factory.mktemp("traefik"))
    cluster.checkout.synthesize(
        PLATFORM_INGRESS__SERVED_BY="both", PLATFORM_INGRESS__OWN_GATEWAY=traefik.setting()
    )
    cluster.await_delivery(cluster.checkout.push("Serve by a Gateway, too"))
    forwarded = Api(cluster, "traefik", traefik.PORT, "", namespace=traefik.NAMESPACE)
    yield forwarded.url
    forwarded.close()


def asked(cluster, at, path, method="GET", **options):
    """Return the answer of one way in to what a browser asks of the frontend's address."""
    own = httpx.URL(cluster.url("frontend"))
    headers = {"host": own.netloc.decode(), "accept": "text/html", "origin": str(own)}
    return httpx.request(method, f"{at}{path}", headers=headers, trust_env=False, **options)


def seen(answer):
    headers = {name: answer.headers.get(name) for name in HEADERS}
    return answer.status_code, headers, UNIQUE.sub("…", answer.text)


def test_both_ways_in_answer_the_same(cluster, gateway):
    wait_until("it serves", lambda: asked(cluster, gateway, "/healthz").status_code == 200)
    ingress = cluster.url("frontend")
    for path in PATHS:
        by_ingress, by_gateway = (seen(asked(cluster, at, path)) for at in (ingress, gateway))
        assert by_gateway == by_ingress, path
    assert asked(cluster, gateway, "/en").status_code == 200


def test_what_is_signed_by_one_is_shown_by_the_other(cluster, gateway):
    message = secrets.token_hex(8)
    form = {"name": "A visitor", "message": message}
    answer = asked(cluster, gateway, "/en", method="POST", data=form)
    assert answer.status_code == 303, answer.text
    assert message in asked(cluster, cluster.url("frontend"), "/en").text


def test_a_name_that_no_route_has_is_not_found(cluster, gateway):
    answer = httpx.get(gateway, headers={"host": "stranger.test"}, trust_env=False)
    assert answer.status_code == 404


def test_the_way_back_removes_the_routes(cluster, gateway):
    assert cluster.list_everywhere("httproute")
    # A cluster that is made of this checkout later has no kinds of Gateway API.
    cluster.checkout.synthesize(
        PLATFORM_INGRESS__SERVED_BY="nginx", PLATFORM_INGRESS__OWN_GATEWAY="null"
    )
    cluster.await_delivery(cluster.checkout.push("Serve by NGINX alone"))
    assert cluster.list_everywhere("httproute") == []
    assert cluster.list_everywhere("gateway") == []
    assert asked(cluster, cluster.url("frontend"), "/healthz").status_code == 200
