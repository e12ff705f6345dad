from difflib import unified_diff

import pytest
from syrupy.assertion import SnapshotAssertion

from main import ENVIRONMENTS, compose


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_no_rule_finds_anything(environment: str) -> None:
    assert compose(environment).findings() == []


def test_what_differs(manifests: SnapshotAssertion) -> None:
    """A change of this snapshot is a promotion, or a new difference for review."""
    staging, production = (
        "".join(compose(each).files().values()).splitlines() for each in ENVIRONMENTS
    )
    lines = unified_diff(staging, production, n=0, lineterm="")
    shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    assert "\n".join(shown) == manifests
