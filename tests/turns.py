"""Turns: of the tests that take minutes CI runs some with each commit, and after a round all."""


def pytest_addoption(parser):
    parser.addoption("--turn", type=int, help="of the tests by turns, run the one of this number")


def pytest_collection_modifyitems(config, items):
    turn = config.getoption("turn")
    if turn is not None:
        later = of_other_turns(items, turn)
        config.hook.pytest_deselected(items=later)
        items[:] = [item for item in items if item not in later]


def of_other_turns(items, turn):
    """Return the tests by turns that are not in the turn of a number."""
    turns = list(dict.fromkeys(filter(None, map(turn_of, items))))
    chosen = turns[turn % len(turns)] if turns else None
    return [item for item in items if turn_of(item) not in (None, chosen)]


def turn_of(item):
    """Return the turn that a test is in, of its own where the mark names none, or None."""
    mark = item.get_closest_marker("by_turns")
    return mark and (mark.args[0] if mark.args else item.name)
