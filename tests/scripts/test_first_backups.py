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


@pytest.fixture
def offer(checkout):
    def offer(answer, decision):
        written, said = [], io.StringIO()
        cluster = SimpleNamespace(
            find=lambda *_: {"metadata": {"annotations": {DECISION: decision}}},
            items=lambda kind: [],
            merge=lambda *arguments: written.append(arguments),
            context="nobodys",
            on_path=lambda: {"PATH": "/usr/bin:/bin"},
        )
        backups = FirstBackups(cluster, Bootstrap(checkout), Progress(Console(file=said)))
        backups.offer(answer)
        return written, said.getvalue()

    return offer


def test_an_option_of_the_script_is_no_backup(offer):
    with pytest.raises(Refused, match="'--list' is no ID of a backup; "):
        offer("--list", "pending")


@pytest.mark.parametrize("decision", ["declined", "done", ""])
def test_an_id_is_not_passed_over_where_nothing_waits(offer, decision):
    said = (
        "  nothing waits for a restore, so this run does not restore '5a28ad77'; by hand: "
        "scripts/restore.sh 5a28ad77\n"
    )
    assert offer("5a28ad77", decision) == ([], said)
    assert offer("none", decision) == ([], "")
