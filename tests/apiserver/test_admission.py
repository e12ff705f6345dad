"""The server admits every object of dist/, and keeps it as we wrote it."""

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, manifests, title


@pytest.mark.parametrize("manifest", manifests(), ids=title)
def test_is_admitted_without_a_warning(applied, manifest):
    answer = applied[title(manifest)]
    assert not isinstance(answer, Refused), str(answer)
    assert answer.warnings == []


@pytest.mark.parametrize("manifest", manifests(), ids=title)
def test_is_kept_as_we_write_it(applied, cluster, manifest):
    """A value that the server rewrites (1000m to 1) is a difference that Argo CD may show."""
    rewritten = list(differences(manifest, cluster.get(manifest)))
    assert rewritten == []


@pytest.mark.parametrize("manifest", manifests(), ids=title)
def test_applying_again_changes_nothing(applied, cluster, manifest):
    """Otherwise Argo CD would find a difference after each sync, and sync again."""
    before = cluster.get(manifest)
    dry = cluster.apply(manifest, dry_run=True).object
    again = cluster.apply(manifest).object
    # The status belongs to controllers, which may write it at any time; and of a claim that it has
    # just created, the server stores the same once more.
    for answer in (before, dry, again):
        answer.pop("status", None)
        del answer["metadata"]["resourceVersion"]
    assert dry == before
    assert again == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"immutabel": True}, "unknown field|field not declared", id="unknown field"),
        pytest.param({"data": {"a": 1}}, "expected string|cannot unmarshal", id="wrong type"),
    ],
)
def test_a_wrong_field_is_refused(cluster, change, message):
    """Strict validation is on, so that the tests above would see such a field."""
    config = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "strict"}}
    config["metadata"]["namespace"] = "default"
    with pytest.raises(Refused, match=message):
        cluster.apply({**config, **change})
