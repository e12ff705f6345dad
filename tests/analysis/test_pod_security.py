"""Levels of Pod Security, which refuse pods."""

import pytest
import yaml

from tests.analysis.sound import HERE, run

RULE = "pod-security-violated"
LEVEL = "pod-security.kubernetes.io/enforce"
CASES = yaml.safe_load((HERE / "pod_security.yaml").read_text())


def found(level, change):
    """Return what is found where the namespace enforces a level; None: it is unknown."""
    labels = {"namespace.metadata.labels": {LEVEL: level}} if level else {"remove": "namespace"}
    return run(RULE, labels, change)


def is_refused(level, change):
    refused = f"which Namespace app refuses at Pod Security level '{level}'; "
    expected = f"Deployment app/web has {change['finding']}, {refused}"
    return any(each.startswith(expected) for each in found(level, change))


@pytest.mark.parametrize("change", CASES["baseline"], ids=str)
def test_both_levels_refuse(change):
    assert is_refused("baseline", change)
    assert is_refused("restricted", change)
    findings = found("restricted", change)
    assert len(findings) == len(set(findings))


@pytest.mark.parametrize("level", ["privileged", None])
def test_privileged_takes_everything(level):
    for change in CASES["baseline"] + CASES["restricted"]:
        assert found(level, change) == []


@pytest.mark.parametrize("change", CASES["restricted"], ids=str)
def test_only_restricted_refuses(change):
    assert is_refused("restricted", change)
    assert found("baseline", change) == []


@pytest.mark.parametrize("change", CASES["neither"].values(), ids=CASES["neither"])
def test_restricted_takes(change):
    assert found("restricted", change) == []


def test_only_the_container_that_breaks_the_level_is_named():
    (finding,) = found("restricted", {"container.securityContext.runAsUser": 0})
    assert "container 'web' with 'runAsUser' 0" in finding
