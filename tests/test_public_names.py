"""The flat public names of the library."""

from constructs_lib import WebService, WebServiceProps


def test_repr_shows_the_public_path(chart):
    web = WebService(chart, "web", WebServiceProps(image="web:1"))
    assert repr(WebService) == "<class 'constructs_lib.WebService'>"
    assert repr(type(web)) == repr(WebService)
    assert chart.to_json()[0]["kind"] == "Deployment"
