"""Some of the inputs that `tests/exhaustive/test_inputs.py` tries."""

import pytest

from tests.fuzz.inputs import each_input


@pytest.mark.parametrize(("kind", "number"), [("props", 10), ("settings", 10)])
def test_any_input_is_refused_by_name_or_written_as_it_is(kind, number):
    made = []

    def see(_, objects):
        made.extend(objects or ())

    each_input(kind, see, number)
    assert made or kind == "settings"
