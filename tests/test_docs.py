"""The documents: their snippets and commands run, their tables are complete."""

import os
import re
import shlex
from unittest.mock import patch

import pytest
import yaml

from constructs_lib.props.ports import PortPlan
from main import compose
from scripts.cluster.kubectl import ARGO_CD, FIELD_MANAGER
from scripts.docs.__main__ import texts
from scripts.docs.architecture import picture
from scripts.docs.pages import NOTICE
from settings import ENVIRONMENTS, Settings
from tests import reference
from tests.beside import beside
from tests.checkout import ROOT, Checkout

PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent.name != "runbooks"]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.ja.md", *PAGES]
SNIPPET = re.compile(r"<!-- test(: goes on)? -->\n```python\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
SETTINGS = re.compile(r"```yaml\n# environments/kind.yaml\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


def ways_back():
    """Return the commands that the tests of delivery run, which name the part that has them."""
    run = (ROOT / "tests/gitops/test_ways_back.py").read_text()
    parts = (ROOT / "docs/how-to/fix-delivery.md").read_text().split("\n### ")[1:]
    named = [part for part in parts if f'commands("{part.splitlines()[0]}")' in run]
    return [line for part in named for line in SHELL.search(part)[1].splitlines()]


def drills():
    """Return the commands of the drills, which a real kubectl runs."""
    blocks = SHELL.findall((ROOT / "docs/how-to/drills.md").read_text())
    return [line for block in blocks for line in block.splitlines()]


# Commands that are too slow to run here; .ci/run runs them, some as part of others, and leaves the
# slow tests of a target, such as those of the ways back, to who runs it by hand.
TIERS = ("exhaustive", "package", "scripts", "apiserver", "gitops", "services", "cluster")
IN_CI = {
    **{each: each for each in ("make audit", "make scan", "make test")},
    **{each: each for each in (f"make test-{tier}" for tier in TIERS)},
    **dict.fromkeys(
        ("make check", "make dashboards", "make import", "make reference", "make synth"),
        "make generated",
    ),
    # With charts it ends as they deserve; tests/charts has its own.
    **dict.fromkeys(("make charts", *ways_back()), "make test-gitops"),
    "make doctor": "make test-scripts",
    "make wheel": "make test-package",
    "make dev": "make test-services",
    **dict.fromkeys(("make down", "make up"), "make test-cluster"),
    **dict.fromkeys(drills(), "make test-apiserver"),
}
PROGRAMS = beside(__file__)
"""How other such commands begin."""


def snippets():
    for document in DOCUMENTS:
        before = ""
        for number, (goes_on, code) in enumerate(SNIPPET.findall(document.read_text()), 1):
            before = f"{before}\n{code}" if goes_on else code
            yield pytest.param(before, id=f"{document.name}-{number}")


def commands():
    lines = {
        line
        for document in DOCUMENTS
        for block in SHELL.findall(document.read_text())
        for line in block.splitlines()
    }
    return sorted(lines)


@pytest.mark.parametrize("code", [*snippets()])
def test_snippet_runs(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with patch.dict(os.environ):
        exec(compile(code, "snippet", "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_snippet_is_run(document):
    text = document.read_text()
    run = re.findall(r"<!-- test[^>]*-->\n```(?:python|diff)\n", text)
    assert text.count("```python") + text.count("```diff") == len(run)


def with_values(values, more):
    """Return a map with another one in it."""
    if not (isinstance(values, dict) and isinstance(more, dict)):
        return more
    return values | {key: with_values(values.get(key), value) for key, value in more.items()}


@pytest.mark.parametrize(
    "lasting",
    [block for document in DOCUMENTS for block in SETTINGS.findall(document.read_text())],
)
def test_settings_change_what_is_written(lasting):
    kind = yaml.safe_load((ENVIRONMENTS / "kind.yaml").read_text())
    stated = with_values(kind, yaml.safe_load(lasting))
    assert compose(Settings.model_validate(stated)).files() != reference.files()


@pytest.mark.parametrize("command", commands())
def test_command_runs(command, tmp_path):
    begun = (target for begin, target in PROGRAMS.items() if command.startswith(begin))
    if target := IN_CI.get(command.partition(" ARGS=")[0]) or next(begun, None):
        before = r"^ *((run|start) \w+ |nice -n 19 )?"
        run = re.compile(f"{before}{re.escape(target)}( |$)", re.MULTILINE)
        assert run.search((ROOT / ".ci/run").read_text())
        return
    words = shlex.split(command)
    variables = dict(word.split("=", 1) for word in words if word.startswith("PLATFORM_"))
    if variables:
        assert words[len(variables) :] == ["make", "synth"]
        assert reference.files(**variables) != reference.files()
        return
    checkout = Checkout(tmp_path)
    if "HEAD" in command:
        identity = ("-c", "user.name=a", "-c", "user.email=a@a.example")
        for step in (["init"], ["add", "dist"], ["commit", "--message=dist"]):
            checkout.run("git", *identity, *step)
    done = checkout.run(*words, **variables)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_job_by_hand_can_be_made_again():
    """Jobs stay when they have ended, so each needs a name of its own."""
    made = [
        line
        for document in sorted((ROOT / "docs").rglob("*.md"))
        for line in document.read_text().splitlines()
        if "create job " in line
    ]
    assert len(made) > 5
    for line in made:
        assert re.search(r" --from=cronjob/\S+ \S+-\$\(date \+%s\)( |$)", line), line


def test_what_is_applied_by_hand_is_applied_in_the_name_of_who_applies_it_later():
    """A field manager shares a field that it applied, so that no other can remove it."""
    applied = [
        line
        for document in sorted((ROOT / "docs").rglob("*.md"))
        for block in SHELL.findall(document.read_text())
        for line in block.splitlines()
        if "kubectl" in line and " apply " in line
    ]
    assert len(applied) > 4
    for line in applied:
        name = FIELD_MANAGER if "dist/bootstrap/" in line else ARGO_CD
        assert " apply --server-side " in line, line
        assert f" --field-manager {name} " in line, line


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_somewhere(document):
    for target in LINK.findall(document.read_text()):
        assert (document.parent / target).exists(), target


def test_hand_written_prose_stays_short():
    """Code, addresses of links, translations, runbooks and generated pages do not count."""
    texts = [each.read_text() for each in PAGES if not each.name.endswith(".ja.md")]
    prose = [
        re.sub(r"```.*?```|<!--.*?-->|(?<=\])\([^)]*\)", "", text, flags=re.DOTALL)
        for text in texts
        if not text.startswith(NOTICE)
    ]
    words = [word for text in prose for word in text.split() if re.search(r"\w", word)]
    assert 15_000 < len(words) <= 22_000


def test_what_is_made_of_the_code_is_up_to_date():
    stale = {path for path, text in texts().items() if (ROOT / path).read_text() != text}
    assert stale == set(), "run 'make reference'"


@pytest.mark.parametrize("tier", ["apiserver", "gitops", "services", "live"])
def test_every_file_of_a_slow_tier_says_what_it_proves(tier):
    files = list((ROOT / "tests" / tier).rglob("test_*.py"))
    assert files
    assert not [file for file in files if not file.read_text().startswith('"""')]


def test_delivery_lists_every_folder_of_dist():
    text = (ROOT / "docs/explanation/delivery.md").read_text()
    rows = re.findall(r"^\| (`\w\S*/`.*?) \|", text, re.M)
    listed = {folder for row in rows for folder in re.findall("`(.*?)/`", row)}
    assert listed == {each.name for each in (ROOT / "dist").iterdir()}


def objects_in_dist():
    for file in sorted((ROOT / "dist").glob("*/*.yaml")):
        if not file.name.endswith("-values.yaml"):
            yield from (
                each for each in yaml.load_all(file.read_text(), yaml.CSafeLoader) if "kind" in each
            )


def test_security_names_who_has_a_token_and_which_namespace_is_not_restricted():
    accounts, namespaces = set(), set()
    for each in objects_in_dist():
        metadata = each.get("metadata", {})
        if "cdk8s-web-platform/token-reason" in metadata.get("annotations", {}):
            accounts.add(metadata["name"])
        level = metadata.get("labels", {}).get("pod-security.kubernetes.io/enforce")
        if each["kind"] == "Namespace" and level != "restricted":
            namespaces.add((metadata["name"], level))
    text = " ".join((ROOT / "docs/reference/controls.md").read_text().split())
    tokens = re.search(r"Workloads with a token in `dist/` are (.*?)\.", text)[1]
    assert set(re.findall("`(.*?)`", tokens)) == accounts
    exceptions = re.findall(r"`([\w-]+)` is `(baseline|privileged)`, since", text)
    assert set(exceptions) == namespaces


def test_every_proof_of_the_threat_model_is_there():
    rows = re.findall(
        r"^\| \*\*(.*)\|$", (ROOT / "docs/explanation/security.md").read_text(), re.MULTILINE
    )
    assert rows
    for row in rows:
        proofs = re.findall("`(tests/.*?)`", row.rpartition("|")[2])
        assert proofs, row
        assert [each for each in proofs if not (ROOT / each).exists()] == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(re.compile(r"(?<!!)\[[^\[\]]*\]\(((?:docs/|CHANGELOG).*?)\)"), id="links"),
        pytest.param(SHELL, id="commands"),
    ],
)
def test_both_readmes_say_the_same(pattern):
    texts = [(ROOT / name).read_text() for name in ("README.md", "README.ja.md")]
    english, japanese = (sorted(pattern.findall(each.replace(".ja.md", ".md"))) for each in texts)
    assert english == japanese != []


def test_every_address_is_listed():
    text = (ROOT / "docs/explanation/delivery.md").read_text()
    ports = PortPlan()
    for name, host_port, _ in ports.mappings():
        shown = f"https at {host_port}" if name == "https" else f"| {ports.url(name)} |"
        assert shown in text, name


def test_the_order_is_that_of_the_applications():
    rows = re.findall(
        r"^\| (\d) \| (.*?) \|", (ROOT / "docs/explanation/delivery.md").read_text(), re.M
    )
    listed = {name: wave for wave, names in rows for name in re.findall("`(.*?)`", names)}
    assert listed == {
        each["metadata"]["name"]: each["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for file in (ROOT / "dist/apps").glob("*.yaml")
        for each in yaml.load_all(file.read_text(), yaml.CSafeLoader)
        if each["kind"] == "Application"
    }


def test_a_namespace_without_a_place_in_the_picture_is_named():
    with pytest.raises(LookupError, match="give cache a place in BOXES"):
        picture(["| app/backend | cache/redis | 6379 | Sessions |"])
