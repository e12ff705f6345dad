"""The site is built strictly, and its tutorials are done by their text alone."""

import json
import os
import re
import sys

import jsonschema
import pytest
import yaml

from scripts.docs.constructs import example_of
from scripts.docs.library import constructs, package_of
from scripts.public_api import LIBRARY, PACKAGES, promised_names
from tests.checkout import ROOT
from tests.package.test_wheel import python, run

__all__ = ["python"]

TUTORIALS = ROOT / "docs/tutorials"
BLOCK = re.compile(r"(?:<!-- test: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.S)


@pytest.fixture(scope="module")
def site():
    """Return the folder of the built site; Zensical fails on a page or anchor that is not there."""
    run(sys.executable, "-m", "scripts.docs.site", cwd=ROOT)
    return ROOT / "build/site/html"


def test_each_public_construct_has_a_page_with_its_props_and_the_yaml_of_an_example(site):
    packages = (LIBRARY, *(f"{LIBRARY}.{name}" for name in PACKAGES))
    promised = {(package, name) for package in packages for name in promised_names(package)}
    public = [each for each in constructs() if (package_of(each), each.__name__) in promised]
    assert public
    for each in public:
        assert example_of(each), f"add an example of {each.__name__}"
        text = (site / f"reference/constructs/{each.__name__}.html").read_text()
        assert 'id="yaml-of-the-example"' in text, each.__name__


def test_the_page_of_a_construct_shows_code_flows_props_and_yaml(site):
    text = (site / "reference/constructs/WebService.html").read_text()
    plain = re.sub(r"<[^>]+>", "", text)
    assert "shop.connections.allow_to(cart)" in plain
    assert re.search(r"shop/shop\s+shop/cart\s+3000", plain)
    assert "Path that answers 2xx while the process is healthy" in plain
    assert "name: cart-from-shop" in plain


def test_the_site_asks_no_other_server(site):
    for page in ("index.html", "reference/constructs/WebService.html"):
        loaded = re.findall(
            r'<(?:script|link|img)[^>]*(?:src|href)="(https?:[^"]*)"', (site / page).read_text()
        )
        assert loaded == []


def test_language_models_find_every_page(site):
    listed = re.findall(r"\]\(([^)]*)\)", (site / "llms.txt").read_text())
    assert [each for each in listed if not (site / each).exists()] == []
    assert "reference/constructs/WebService.html" in listed


def test_schemas_hold_for_what_they_describe(site):
    schema = json.loads((site / "schemas/WebServiceProps.json").read_text())
    jsonschema.validate({"image": "shop:1.0.0"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"image": "shop:1.0.0", "min_replica": 2}, schema)
    assert schema["properties"]["port"]["description"].startswith("Port on which the process")
    settings = json.loads((ROOT / "environments/schema.json").read_text())
    for file in (ROOT / "environments").glob("*.yaml"):
        assert file.read_text().startswith("# yaml-language-server: $schema=schema.json\n")
        jsonschema.validate(yaml.safe_load(file.read_text()), settings)


@pytest.mark.parametrize(
    "name", ["first-service", "first-service.ja", "first-tier", "first-tier.ja"]
)
def test_a_tutorial_is_done_by_its_text_alone(name, python, tmp_path):
    """In an empty folder: its files are written, its commands run, and they print what it shows."""
    path = f"{os.path.dirname(python)}:{os.environ['PATH']}"
    printed = ""
    for block in BLOCK.finditer((TUTORIALS / f"{name}.md").read_text()):
        if block["file"]:
            (tmp_path / block["file"]).write_text(block["text"])
        elif block["kind"] == "bash":
            printed = run("bash", "-euc", block["text"], cwd=tmp_path, PATH=path)
        elif block["kind"] == "text" and printed:
            assert block["text"].strip() in printed
            printed = ""


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_a_readme_shows_the_yaml_of_its_code(name, python, tmp_path):
    text = (ROOT / name).read_text()
    assert len(text.splitlines()) <= 120
    (code,) = re.findall(r"<!-- test: main.py -->\n```python\n(.*?)```", text, re.S)
    assert len([line for line in code.splitlines() if line.strip()]) <= 15
    (tmp_path / "main.py").write_text(code)
    run(python, "main.py", cwd=tmp_path)
    written = (tmp_path / "dist/shop/shop.yaml").read_text()
    shown = re.findall(r"```yaml\n(.*?)```", text, re.S)
    assert len(shown) == 2
    for block in shown:
        assert block in written
