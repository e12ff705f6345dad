"""The flat public names of the library."""

import inspect

import pytest

import constructs_lib
from constructs_lib import WebService, WebServiceProps


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in constructs_lib.__all__
        if inspect.isclass(getattr(constructs_lib, name))
        or inspect.isfunction(getattr(constructs_lib, name))
    ],
)
def test_each_shows_its_public_path(name):
    assert getattr(constructs_lib, name).__module__ == "constructs_lib"


def test_repr_shows_the_public_path(chart):
    web = WebService(chart, "web", WebServiceProps(image="web:1"))
    assert repr(WebService) == "<class 'constructs_lib.WebService'>"
    assert repr(type(web)) == repr(WebService)
    assert chart.to_json()[0]["kind"] == "Deployment"
