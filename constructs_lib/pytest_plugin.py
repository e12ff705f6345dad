"""The plugin of pytest, found by its entry point: its fixtures load the rest when used."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s import Chart
    from syrupy.assertion import SnapshotAssertion


@pytest.fixture
def chart(tmp_path: "Path") -> "Chart":
    """Return an empty Chart in namespace `test` of an App of its own."""
    from constructs_lib.testing import new_chart

    return new_chart(tmp_path)


@pytest.fixture
def manifests(snapshot: "SnapshotAssertion") -> "SnapshotAssertion":
    """Return the snapshot to compare with: `assert chart.to_json() == manifests`."""
    from constructs_lib.testing import ManifestSnapshotExtension

    return snapshot.with_defaults(extension_class=ManifestSnapshotExtension)
