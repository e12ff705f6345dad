"""The server admits every object of dist/, and keeps it as we wrote it."""

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import title


def test_every_object_is_admitted_without_a_warning(applied):
    refused = [f"{title(m)}: {answer}" for m, answer in applied if isinstance(answer, Refused)]
    assert not refused, "\n".join(refused)
    warned = [f"{title(m)}: {answer.warnings}" for m, answer in applied if answer.warnings]
    assert not warned, "\n".join(warned)


def admitted(applied):
    return [(m, answer) for m, answer in applied if not isinstance(answer, Refused)]


def differences(written, kept, path=""):
    """Yields every place where the server keeps something else than was written."""
    if isinstance(written, dict) and isinstance(kept, dict):
        for key, value in written.items():
            yield from differences(value, kept.get(key), f"{path}.{key}")
    elif isinstance(written, list) and isinstance(kept, list) and len(written) == len(kept):
        for number, (one, other) in enumerate(zip(written, kept, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif written != kept:
        yield f"{path}: wrote {written!r}, kept {kept!r}"


def test_the_server_keeps_what_we_write(applied, cluster):
    """A value that the server rewrites (1000m to 1) is a difference that Argo CD may show."""
    rewritten = [
        f"{title(manifest)}{difference}"
        for manifest, _ in admitted(applied)
        for difference in differences(manifest, cluster.get(manifest))
    ]
    assert not rewritten, "\n".join(rewritten)


def test_applying_again_changes_nothing(applied, cluster):
    """Else Argo CD would find a difference after each sync, and sync for ever."""
    changed = []
    for manifest, _ in admitted(applied):
        before = cluster.get(manifest)
        dry = cluster.apply(manifest, dry_run=True).object
        again = cluster.apply(manifest).object
        # The status belongs to controllers, which may write it at any time.
        for answer in (before, dry, again):
            answer.pop("status", None)
        if not before == dry == again:
            changed += [f"{title(manifest)}{d}" for d in differences(before, again)]
    assert not changed, "\n".join(changed)


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
