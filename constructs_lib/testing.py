"""Tools for tests of constructs: fixtures, readable snapshots, all rules in one assertion.

Load it in a `conftest.py` with `pytest_plugins = ["constructs_lib.testing"]`; it needs the extra
`testing`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from cdk8s import App, Chart
from constructs import IConstruct
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.policies import pods_are_isolated
from constructs_lib.checks.run import RULES, findings_of
from constructs_lib.core.trees import yaml_texts
from constructs_lib.tier import Tier

__all__ = ["ManifestSnapshotExtension", "assert_rules", "chart", "manifests"]


class ManifestSnapshotExtension(SingleFileSnapshotExtension):
    """Keeps each snapshot as a YAML file of its own, which reads as manifests in review."""

    file_extension = "yaml"
    _write_mode = WriteMode.TEXT

    def serialize(self, data: object, **_: object) -> str:
        """Return a manifest, or several as one YAML stream, written as in `dist/`."""
        if isinstance(data, Mapping | str) or not isinstance(data, Iterable):
            data = [data]
        return "---\n".join(yaml_texts([*data]))


@pytest.fixture
def chart(tmp_path: Path) -> Chart:
    """Return an empty Chart in namespace `test` of an App of its own."""
    return Chart(
        App(outdir=str(tmp_path)), "test", namespace="test", disable_resource_name_hashes=True
    )


@pytest.fixture
def manifests(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return the snapshot to compare with: `assert chart.to_json() == manifests`."""
    return snapshot.with_defaults(extension_class=ManifestSnapshotExtension)


def assert_rules(*roots: IConstruct) -> None:
    """Fails with the findings of all rules over the roots (Apps, Charts, constructs).

    Without a Tier, which has the namespace of its pods, `pods_are_isolated` is left out.
    """
    has_tier = any(isinstance(root, Tier) for root in roots)
    rules = [each for each in RULES if has_tier or each is not pods_are_isolated]
    findings = findings_of(Inventory.of(*roots), rules)
    if findings:
        pytest.fail("\n".join(findings), pytrace=False)
