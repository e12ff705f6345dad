"""Argo CD delivers ExternalSecrets, finds no difference, and says whether their Secrets are there.

The controller of External Secrets is played by the test, which writes their status.
"""

import json

import pytest

from tests import reference
from tests.fake_store import STORE, external_secrets
from tests.gitops.delivery import health_of
from tests.gitops.mistakes import rewritten

FILE = "dist/db/external-secrets.yaml"
KIND = {"group": "external-secrets.io", "kind": "ExternalSecret"}


@pytest.fixture
def external(delivery):
    text = reference.files(PLATFORM_SECRET_STORE=json.dumps(STORE))[FILE]
    (delivery.files / "db/external-secrets.yaml").write_text(text)
    rewritten(
        delivery.files / "projects/db.yaml",
        lambda each: each["spec"]["namespaceResourceWhitelist"].append(KIND),
    )
    delivery.push("Secrets from a store")
    return external_secrets({FILE: text})


def test_a_tier_is_healthy_once_its_secrets_are_there(delivery, cluster, external):
    def wait_for(health):
        delivery.until(f"db is {health}, and Synced", lambda: state() == ("Synced", health))

    def state():
        status = delivery.applications()["db"]["status"]
        return status["sync"]["status"], health_of(status)

    def are_ready(status, objects):
        condition = {"type": "Ready", "status": status, "message": "could not get secret data"}
        for each in objects:
            cluster.subresource(each, "status", {"status": {"conditions": [condition]}})

    delivery.until("they are there", lambda: all(map(cluster.find, external)))
    wait_for("Progressing")
    are_ready("True", external[1:])
    are_ready("False", external[:1])
    wait_for("Degraded")
    are_ready("True", external)
    delivery.wait_until_settled()
    delivery.refresh("hard")
    delivery.wait_until_settled()
