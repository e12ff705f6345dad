"""Every field changes what is synthesized, in each construct that has it."""

import pytest

from tests.synthesis import SYNTHESIS
from tests.test_every_prop import cases, without_effect


@pytest.mark.parametrize("model", SYNTHESIS, ids=lambda model: model.__name__)
def test_each_field_changes_the_output(model):
    assert without_effect(model, cases(again=True)[model]) == []
