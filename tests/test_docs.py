"""The documents: their snippets and commands run, their tables are complete."""

import json
import os
import re
import shlex
import subprocess
import sys

import pytest
import yaml

from constructs_lib import PortPlanSettings
from constructs_lib.rules.run import RULES
from settings import Settings, every_setting
from tests.checkout import ROOT, Checkout

DOCUMENTS = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").glob("*.md"))]
SNIPPET = re.compile(r"<!-- test -->\n```python\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")

# Commands that are too slow to run here; .ci/run runs them, some as part of others.
IN_CI = {
    "make test": "make test",
    "make test-apiserver": "make test-apiserver",
    "make test-gitops": "make test-gitops",
    "make test-services": "make test-services",
    "make dev": "make test-services",
    "docker build --build-arg APP=frontend apps": "make test-services",
    "scripts/restore.sh --list": "make test-apiserver",
    "scripts/restore.sh latest --dry-run": "make test-apiserver",
    "scripts/restore.sh latest --yes": "make test-apiserver",
    "kubectl --namespace db create job --from=cronjob/postgresql-backup backup-now": (
        "make test-apiserver"
    ),
    # Without kubectl, as the scripts are run there.
    "kubectl --namespace db exec statefulset/postgresql --container postgresql"
    " -- /docker-entrypoint-initdb.d/roles.sh": "make test-services",
    "make check": "make generated",
    "make import": "make generated",
}


def snippets():
    return [
        pytest.param(code, id=f"{document.name}-{number}")
        for document in DOCUMENTS
        for number, code in enumerate(SNIPPET.findall(document.read_text()), 1)
    ]


def commands():
    lines = {
        line
        for document in DOCUMENTS
        for block in SHELL.findall(document.read_text())
        for line in block.splitlines()
    }
    return sorted(lines)


@pytest.mark.parametrize("code", snippets())
def test_snippet_runs(code, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_snippet_is_run(document):
    text = document.read_text()
    assert text.count("```python") == text.count("<!-- test")


@pytest.mark.parametrize("command", commands())
def test_command_runs(command, tmp_path):
    target = command.partition(" ARGS=")[0]
    if target in IN_CI:
        assert IN_CI[target] in (ROOT / ".ci/run").read_text().splitlines()
        return
    words = shlex.split(command)
    variables = dict(word.split("=", 1) for word in words if word.startswith("PLATFORM_"))
    done = Checkout(tmp_path).run(*words[len(variables) :], **variables)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_somewhere(document):
    for target in LINK.findall(document.read_text()):
        assert (document.parent / target).exists(), target


def one_line(text):
    return " ".join(text.split())


def test_every_setting_is_listed():
    text = (ROOT / "docs/settings.md").read_text()
    for path, field in every_setting(Settings):
        group, name = path[:-1], path[-1].upper()
        variable = f"…__{name}" if group[1:] else f"{group[0].upper()}__{name}"
        default = field.get_default()
        text_of_default = default if isinstance(default, str) else json.dumps(default, default=str)
        shown = "\N{EN DASH}" if field.is_required() else f"`{text_of_default}`"
        row = f"| `{variable}` | {shown} | {one_line(field.description)} |"
        assert row in text, row


def test_every_rule_is_listed():
    text = (ROOT / "docs/rules.md").read_text()
    for rule in RULES:
        assert f"| `{rule.__name__}` | {one_line(rule.__doc__)} |" in text


def test_every_address_is_listed():
    text = (ROOT / "docs/delivery.md").read_text()
    ports = PortPlanSettings()
    for entry, host_port, _ in ports.mappings():
        shown = f"https at {host_port}" if entry == "https" else f"| {ports.url(entry)} |"
        assert shown in text, entry


def test_the_order_is_that_of_the_applications():
    rows = re.findall(r"^\| (\d) \| (.*?) \|", (ROOT / "docs/delivery.md").read_text(), re.M)
    listed = {name: wave for wave, names in rows for name in re.findall("`(.*?)`", names)}
    assert listed == {
        each["metadata"]["name"]: each["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for file in (ROOT / "dist/apps").glob("*.yaml")
        for each in yaml.safe_load_all(file.read_text())
        if each["kind"] == "Application"
    }
