"""Argo CD syncs only what a known key has signed: of folders, and of charts with values in Git."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml

from tests.gitops.delivery import documents
from tests.gitops.mistakes import account, rewritten
from tests.gitops.steps import use_chart
from tests.gpg_keys import Keyring
from tests.reference import files

pytestmark = pytest.mark.by_turns("values, teams and signatures")

TIER, CHART = "ingress", "nginx-ingress"
"""A tier and the Application of its chart; both have the project of the tier."""


@pytest.fixture(scope="module")
def ring():
    # Sockets are in it, whose paths must be short.
    folder = Path(tempfile.mkdtemp(prefix="gpg-"))
    yield Keyring(folder / "ring")
    shutil.rmtree(folder)


@pytest.fixture
def key(ring, settled):
    """Return a key that Argo CD knows, by whose signature the tier is delivered."""
    key = ring.make("person")
    (settled.public_keys / key).write_text(ring.public(key))
    stated = {
        "PLATFORM_CICD__ARGOCD__GPG_KEYS": json.dumps([ring.public(key)]),
        "PLATFORM_CICD__ARGOCD__SIGNATURE_KEYS": json.dumps([key]),
    }
    synthesized = {
        (each["kind"], each["metadata"]["name"]): each["spec"]
        for folder in ("projects", "apps")
        for each in yaml.safe_load_all(files(**stated)[f"dist/{folder}/{TIER}.yaml"])
    }

    def take(manifest):
        spec = synthesized[manifest["kind"], manifest["metadata"]["name"]]
        if manifest["kind"] == "AppProject":
            manifest["spec"]["sourceIntegrity"] = spec["sourceIntegrity"]
        elif "sources" in manifest["spec"]:
            manifest["spec"]["sources"][1] = spec["sources"][1]

    for folder in ("projects", "apps"):
        rewritten(settled.files / folder / f"{TIER}.yaml", take)
    settled.repository.signer = (ring, key)
    settled.push("Signatures are needed")
    settled.wait_until_settled()
    yield key
    settled.repository.signer = None


def change(delivery, charts, what):
    """Change an object of the tier's folder, and the version of its chart with an object of it."""
    file = delivery.files / TIER / "namespace.yaml"
    rewritten(file, lambda each: each["metadata"].setdefault("annotations", {}).update(test=what))
    version = "2.98.0"
    charts.publish(CHART, version, account(f"of-{what}"))
    use_chart(delivery, CHART, version)
    return documents(file)[0]


def refusals(delivery):
    return {
        name: [each["message"] for each in delivery.applications()[name]["status"]["conditions"]]
        for name in (TIER, CHART)
        if delivery.applications()[name]["status"].get("conditions")
    }


def test_a_commit_without_a_signature_is_not_synced(settled, cluster, charts, ring, key):
    settled.repository.signer = None
    changed = change(settled, charts, "unsigned")
    settled.push("Without a signature")
    wanted = f"Failed verifying revision {settled.commit} by 'test <test@example.com>': unsigned"

    def are_refused():
        said = refusals(settled)
        return said.keys() == {TIER, CHART} and all(
            any("GIT/GPG" in each and wanted in each for each in said[name]) for name in said
        )

    settled.until("both are refused", are_refused, lambda: refusals(settled))
    assert cluster.get(changed)["metadata"].get("annotations", {}).get("test") != "unsigned"
    of_chart = account("of-unsigned")
    of_chart["metadata"]["namespace"] = TIER
    assert cluster.find(of_chart) is None
    settled.repository.signer = (ring, key)
    (settled.files / "signed").write_text("")
    settled.push("Signed by a known key")
    settled.wait_until_settled()
    assert cluster.get(changed)["metadata"]["annotations"]["test"] == "unsigned"
    assert cluster.find(of_chart)
