"""Tekton's own webhooks admit the objects of dist/, and refuse what is wrong by its name."""

from copy import deepcopy

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, manifests, of_kind, title


def test_are_admitted_and_kept_as_written(tekton):
    """Of what the webhook adds inside of a list, Argo CD would never get rid."""
    of_tekton = [
        each
        for each in manifests()
        if each["apiVersion"].startswith(("tekton.dev/", "triggers.tekton.dev/"))
    ]
    assert of_tekton
    for manifest in of_tekton:
        answer = tekton.apply(manifest, dry_run=True)
        rewritten = list(differences(manifest, answer.object, atomic_lists=True))
        assert (title(manifest), answer.warnings, rewritten) == (title(manifest), [], [])


def test_a_parameter_that_is_missing_is_named(tekton):
    """The webhooks are at work, so that what they admit is right."""
    task = deepcopy(dict(of_kind("Task")[0]))
    task["spec"]["steps"][0]["env"] = [{"name": "A", "value": "$(params.missing)"}]
    message = r'non-existent variable in "\$\(params.missing\)": spec.steps\[0\].env\[A\]'
    with pytest.raises(Refused, match=message):
        tekton.apply(task, dry_run=True)
