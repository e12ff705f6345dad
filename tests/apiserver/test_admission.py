"""The server admits every object of dist/, and keeps it as we wrote it."""

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, manifests, title


def test_all_are_admitted_without_a_warning(applied):
    refused = {name: str(each) for name, each in applied.items() if isinstance(each, Refused)}
    assert refused == {}
    assert {name: each.warnings for name, each in applied.items() if each.warnings} == {}


def test_all_are_kept_as_we_write_them(applied, cluster):
    """A value that the server rewrites (1000m to 1) is a difference that Argo CD may show."""
    rewritten = {
        title(manifest): list(differences(manifest, cluster.get(manifest)))
        for manifest in manifests()
    }
    assert {name: each for name, each in rewritten.items() if each} == {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"immutabel": True}, "unknown field|field not declared"),
        ({"data": {"a": 1}}, "expected string|cannot unmarshal"),
    ],
)
def test_a_wrong_field_is_refused(cluster, change, message):
    """Strict validation is on, so that the tests above would see such a field."""
    metadata = {"name": "strict", "namespace": "default"}
    config = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}
    with pytest.raises(Refused, match=message):
        cluster.apply({**config, **change})
