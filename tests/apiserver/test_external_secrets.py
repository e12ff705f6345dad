"""ExternalSecrets of a platform with a store are admitted and kept, and so are their Secrets."""

import json

import pytest

from tests import reference
from tests.apiserver.dist import differences, of_kind, title
from tests.fake_store import STORE, external_secrets, fake_store, filled, listed


@pytest.fixture(scope="module")
def files():
    return reference.files(PLATFORM_SECRET_STORE=json.dumps(STORE))


@pytest.fixture(scope="module")
def answers(cluster, files):
    """Apply them in their namespaces; returns what the server said to each, by title."""
    for namespace in of_kind("Namespace"):
        cluster.apply(namespace)
    return {title(each): cluster.apply(each) for each in external_secrets(files)}


def test_all_are_admitted_without_a_warning(answers):
    assert len(answers) > 20
    assert {name: each.warnings for name, each in answers.items() if each.warnings} == {}


def test_all_are_kept_as_we_write_them_and_applied_again_without_a_change(answers, cluster, files):
    for each in external_secrets(files):
        before = cluster.get(each)
        assert list(differences(each, before)) == [], title(each)
        assert cluster.apply(each).object == before, title(each)


def test_the_server_takes_the_secrets_that_a_store_fills(answers, cluster, files):
    store = fake_store(listed(files))
    for each in external_secrets(files):
        stored = cluster.get(each)
        cluster.create(filled(stored, store), dry_run=True)
