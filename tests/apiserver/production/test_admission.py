"""The server admits every object of the production environment, and keeps it as we wrote it."""

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.make_secrets import make_secrets
from tests import reference
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, title
from tests.fake_store import fake_store, filled, listed
from tests.test_production import GIVEN, PRODUCTION


def test_all_are_admitted_without_a_warning(answers):
    refused = {title(each): str(answer) for each, answer in answers if isinstance(answer, Refused)}
    assert refused == {}
    assert {title(each): answer.warnings for each, answer in answers if answer.warnings} == {}
    assert len(answers) > 300


def test_all_are_kept_as_we_write_them(answers, cluster):
    rewritten = {title(each): list(differences(each, cluster.get(each))) for each, _ in answers}
    assert {name: each for name, each in rewritten.items() if each} == {}


def test_external_secrets_stay_as_they_are_and_the_server_takes_their_secrets(answers, cluster):
    store = fake_store(listed(reference.files(**PRODUCTION)))
    external = [each for each, _ in answers if each["kind"] == "ExternalSecret"]
    assert len(external) > 20
    for each in external:
        stored = cluster.get(each)
        assert cluster.apply(each).object == stored, title(each)
        cluster.create(filled(stored, store), dry_run=True)


def test_secrets_are_made_without_a_kind_cluster(answers, api, tmp_path, monkeypatch):
    """As without a store of Secrets. People are asked for what only they have, and once."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    checkout = tmp_path / "shop"
    for path, text in reference.files(**PRODUCTION, PLATFORM_SECRET_STORE="null").items():
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (checkout / path).write_text(text)
    asked, said = [], []

    def ask(secret, key):
        asked.append(f"{secret.namespace}/{secret.name}")
        return b"given"

    make_secrets(api, Bootstrap(checkout), ask, said.append)
    assert set(asked) == GIVEN
    asked.clear()
    make_secrets(api, Bootstrap(checkout), ask, said.append)
    assert asked == []
