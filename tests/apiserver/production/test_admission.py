"""The server admits every object of the production environment, and keeps it as we wrote it."""

import pytest

from tests import reference
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, in_order, title
from tests.test_production import PRODUCTION


@pytest.fixture(scope="session")
def answers(cluster):
    """Apply all for the first time; returns each object with what the server said to it."""

    def applied(manifest):
        try:
            return cluster.apply(manifest)
        except Refused as refusal:
            return refusal

    return [(each, applied(each)) for each in in_order(reference.files(**PRODUCTION))]


def test_all_are_admitted_without_a_warning(answers):
    refused = {title(each): str(answer) for each, answer in answers if isinstance(answer, Refused)}
    assert refused == {}
    assert {title(each): answer.warnings for each, answer in answers if answer.warnings} == {}
    assert len(answers) > 300


def test_all_are_kept_as_we_write_them(answers, cluster):
    rewritten = {title(each): list(differences(each, cluster.get(each))) for each, _ in answers}
    assert {name: each for name, each in rewritten.items() if each} == {}
