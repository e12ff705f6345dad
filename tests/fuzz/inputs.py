"""What must hold for any input: it is refused by name, or makes objects that stay as they are."""

import yaml
from cdk8s import Yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from constructs_lib.kube.declarations import ConstructTree
from constructs_lib.props.mistakes import lines_of
from constructs_lib.settings import InvalidSettingsError
from main import compose
from tests.fuzz.settings import inputs as inputs_of_settings
from tests.fuzz.values import Given, given_to
from tests.synthesis import SYNTHESIS

LONGEST_MESSAGE = 1500


def check_message(line):
    """A refusal is one line that names a field and is short enough to be read."""
    assert line, "a refusal says nothing"
    assert line.isprintable(), f"not one printable line: {line!r:.500}"
    assert len(line) <= LONGEST_MESSAGE, f"{len(line)} characters: {line:.500}"


def answered(call):
    """Return what a call returns; None if it was refused by a sound message."""
    try:
        return call()
    except ValidationError as error:
        for line in lines_of(error):
            check_message(line)
    except InvalidSettingsError as error:
        for line in str(error).split("\n"):
            check_message(line)
    except ValueError as error:
        check_message(str(error))
    return None


def objects_in(made):
    """Return the API objects in what a function of SYNTHESIS returns."""
    if isinstance(made, ConstructTree):
        return made.objects
    if isinstance(made, tuple | list):
        return [found for each in made for found in objects_in(each)]
    return []


class Reader(yaml.SafeLoader):
    """Reads a lone `<<` or `=` as text, as YAML 1.2 and the programs of Kubernetes do."""


for tag in ("merge", "value"):
    Reader.add_constructor(f"tag:yaml.org,2002:{tag}", yaml.SafeLoader.construct_scalar)


def check_written(objects):
    """What is written is read as it was."""
    for manifest in objects:
        assert yaml.load(Yaml.stringify(manifest), Reader) == manifest


models = st.sampled_from(list(SYNTHESIS))
inputs_of_models = models.flatmap(
    lambda model: given_to(model).map(lambda stated: Given(model, stated))
)


def synthesized(given):
    """Return the objects of a model that is given these values; none if it is refused."""
    model = given.what
    return objects_in(answered(lambda: SYNTHESIS[model](model(**given.values))))


def loaded(given):
    """Setting of a file and of variables, which are refused or loaded."""
    answered(lambda: given.what(*given.values))
    return []


def composed(given):
    """Return the objects of a platform of these settings; none if they are refused."""
    platform = answered(lambda: compose(given.what(*given.values)))
    if platform is None:
        return []
    synthesis = platform._synthesis()
    for finding in synthesis.findings:
        check_message(str(finding))
    if synthesis.findings:
        return []
    applied = [text for path, text in synthesis.files.items() if is_applied(path)]
    return [manifest for text in applied for manifest in yaml.load_all(text, yaml.CSafeLoader)]


def is_applied(path):
    """Return whether a file holds objects, not data for the wrapper or Helm."""
    return not path.startswith("dist/bootstrap/") and not path.endswith("-values.yaml")


KINDS = {
    "props": (inputs_of_models, synthesized, 1000),
    "settings": (inputs_of_settings(), loaded, 400),
    "platforms": (inputs_of_settings(), composed, 100),
}
"""Kinds of inputs: a strategy, what is done with one, and how many there are."""


def each_input(kind, see, number=None):
    """Generate the inputs of a kind, the same each time.

    Args:
        kind: A key of `KINDS`.
        see: Is called with an input before it is used, and with the objects that were made of it.
        number: How many; by default all.
    """
    inputs, use, all_of_them = KINDS[kind]

    @settings(max_examples=number or all_of_them, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def one(given):
        see(given, None)
        made = use(given)
        check_written(made)
        see(given, made)

    one()
