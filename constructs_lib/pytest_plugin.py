"""The plugin of pytest, found by its entry point: its fixtures load the rest when used."""

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s import Chart
    from syrupy.assertion import SnapshotAssertion

TESTING = "constructs_lib.testing"
"""Module that is loaded by the first test with a fixture of it."""


@pytest.fixture
def chart(tmp_path: "Path") -> "Chart":
    """Return an empty Chart in namespace `test` of an App of its own."""
    made: Chart = import_module(TESTING).new_chart(tmp_path)
    return made


@pytest.fixture
def manifests(snapshot: "SnapshotAssertion") -> "SnapshotAssertion":
    """Return the snapshot to compare with: `assert chart.to_json() == manifests`."""
    extension = import_module(TESTING).ManifestSnapshotExtension
    return snapshot.with_defaults(extension_class=extension)
