"""Each CI run has one of the tests that take turns, and after a round all have run."""

from types import SimpleNamespace

import pytest

from tests.turns import of_other_turns


class Item(SimpleNamespace):
    def get_closest_marker(self, _):
        return self.mark


def test_each_run_has_one_turn():
    items = [
        Item(name="always", mark=None),
        Item(name="push", mark=pytest.mark.by_turns.mark),
        Item(name="pods", mark=pytest.mark.by_turns("calm").mark),
        Item(name="logs", mark=pytest.mark.by_turns("calm").mark),
    ]
    runs = [
        [each.name for each in items if each not in of_other_turns(items, turn)]
        for turn in (1000, 1001)
    ]
    assert runs == [["always", "push"], ["always", "pods", "logs"]]
    assert of_other_turns(items[:1], 7) == []
