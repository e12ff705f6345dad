"""What props refuse, by one mistake each."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib.props.model import Props
from tests.synthesis import SYNTHESIS

REFUSALS = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text())
CASES = [(model, each) for model, refused in REFUSALS.items() for each in refused]


def models(base=Props):
    """Return all models of the library, by their names; a page of docs/ makes a namesake."""
    found = {each.__name__: each for each in SYNTHESIS}
    for each in base.__subclasses__():
        own = {each.__name__: each} if each.__module__.startswith("constructs_lib.") else {}
        found |= own | models(each)
    return found


@pytest.mark.parametrize(("model", "case"), CASES, ids=lambda each: str(each)[:60])
def test_refuses(model, case):
    with pytest.raises(ValidationError, match=case["told"]) as caught:
        models()[model](**case["given"])
    assert caught.value.error_count() == 1
