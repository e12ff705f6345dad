"""Keyword-only arguments of constructors are checked like props."""

from types import NoneType

import pytest
from cdk8s import App, Chart

from tests.other_values import elsewhere, wired, wiring
from tests.synthesis import WIRED, new_chart, props_of


def wrong_arguments():
    """Return constructs, names of their arguments, and what makes values that none may have."""
    return [
        pytest.param(construct, name, make, id=f"{construct.__name__}-{name}-{make.__name__}")
        for construct in WIRED
        for name, field in wiring(construct).model_fields.items()
        for make in (dict, elsewhere, NoneType)
        if make is not NoneType or field.is_required() or field.default is not None
    ]


@pytest.mark.parametrize(("construct", "name", "make"), wrong_arguments())
def test_a_wrong_argument_is_refused_in_one_line(construct, name, make):
    arguments = {**wired(construct), name: make()}
    with pytest.raises(ValueError, match=rf"\Achart/made: '{name}' .*, got .*; .+\Z"):
        construct(new_chart(), "made", *props_of(construct), **arguments)


ELSEWHERE = {
    "ClusterDrill": "cluster",
    "CustomPods": "workload",
    "DatabaseBackup": "database",
    "PostgresExporter": "database",
    "WebIngress": "routes",
}
"""Arguments that must be of the namespace of the Chart, by construct."""


@pytest.mark.parametrize("construct", [each for each in WIRED if each.__name__ in ELSEWHERE])
def test_an_argument_of_another_namespace_is_refused(construct):
    """A namesake beside the construct would be taken for it, without a finding."""
    chart = Chart(App(), "other", namespace="other")
    message = (
        rf"^other/made: '{ELSEWHERE[construct.__name__]}' must be in the namespace of this Chart "
        r"\('other'\), got one in 'test'; create both in Charts of one namespace$"
    )
    with pytest.raises(ValueError, match=message):
        construct(chart, "made", *props_of(construct), **wired(construct))
    assert chart.to_json() == []
