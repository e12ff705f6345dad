"""Tekton's own webhooks admit what is right, and refuse what is wrong by its name."""

from copy import deepcopy

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, manifests, of_kind, title
from tests.beside import beside
from tests.checkout import ROOT
from tests.objects import put

GROUPS = ("tekton.dev/", "triggers.tekton.dev/")


def of_tekton(objects):
    return [each for each in objects if each["apiVersion"].startswith(GROUPS)]


def test_there_are_objects_where_the_file_is():
    """Otherwise the next test would look at nothing."""
    assert bool(of_tekton(manifests())) == (ROOT / "dist/cicd/tekton.yaml").exists()


@pytest.mark.parametrize("manifest", of_tekton(manifests()), ids=title)
def test_is_admitted_and_kept_as_written(tekton, manifest):
    """Argo CD would never remove items that the webhook adds to a list."""
    answer = tekton.apply(manifest, dry_run=True)
    assert answer.warnings == []
    assert list(differences(manifest, answer.object, atomic_lists=True)) == []


BREACHES = beside(__file__)


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_refused_by_name(tekton, breach):
    (kind, path, value), message = BREACHES[breach]
    manifest = dict(deepcopy(of_kind(kind)[0]))
    put(manifest, path, value)
    with pytest.raises(Refused, match=message):
        tekton.apply(manifest, dry_run=True)
