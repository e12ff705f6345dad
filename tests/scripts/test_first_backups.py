"""The answer to the question which backup of an earlier cluster to restore.

What waits, and for how long, is in tests/apiserver/test_delivery_steps.py.
"""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.progress import Progress
from scripts.cluster.steps.first_backups import DECISION, FirstBackups


@pytest.mark.parametrize("answer", ["--list", "--help"])
def test_an_option_of_the_script_is_no_backup(checkout, answer):
    """Some of them end well, and restore nothing."""
    written = []
    cluster = SimpleNamespace(
        find=lambda path: {"metadata": {"annotations": {DECISION: "pending"}}},
        items=lambda path: [],
        merge=lambda path, patch: written.append(patch),
    )
    backups = FirstBackups(cluster, Bootstrap(checkout), Progress(Console(file=io.StringIO())))
    kubectl = SimpleNamespace(context="nobodys", on_path=lambda: {"PATH": "/usr/bin:/bin"})
    with pytest.raises(Refused, match=f"'{answer}' is no ID of a backup; "):
        backups.offer(kubectl, answer)
    assert written == []
