"""A suite of snapshot tests, as a team writes it for charts of its own."""

from pathlib import Path

CONFTEST = 'pytest_plugins = ["constructs_lib.testing"]\n'

TESTS = """
import pytest
from constructs_lib import WebService, WebServiceProps

IMAGE = "registry.example.com/web:1.0.0"


@pytest.mark.parametrize("number", range({number}))
def test_a_service(chart, manifests, number):
    caller = WebService(chart, f"a{{number}}", WebServiceProps(image=IMAGE, max_replicas=3))
    called = WebService(chart, f"b{{number}}", WebServiceProps(image=IMAGE))
    caller.connections.allow_to(called)
    assert chart.to_json() == manifests
"""


def write_suite(folder: Path, number: int) -> None:
    """Write a suite of so many tests."""
    folder.mkdir(exist_ok=True)
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_services.py").write_text(TESTS.format(number=number))
