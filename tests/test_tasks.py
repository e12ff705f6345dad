"""Tasks of users: a page answers each, two links from the start at most, and a test runs it."""

import re

import pytest
import yaml

from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.secrets import needed_secrets
from tests.checkout import ROOT
from tests.test_docs import LINK

TASKS = yaml.safe_load((ROOT / "tests/tasks.yaml").read_text())


def linked(page):
    """Return the pages that a page links to."""
    targets = LINK.findall(page.read_text())
    return {(page.parent / each).resolve() for each in targets if each.endswith(".md")}


NEAR = (first := linked(ROOT / "README.md")) | {page for each in first for page in linked(each)}
"""Pages that are two links from the start."""


def test_there_are_twenty():
    assert len({each["task"] for each in TASKS}) == 20


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["task"])
def test_a_page_answers(task):
    page = ROOT / "docs" / task["page"]
    assert page in NEAR
    assert task["answer"] in page.read_text()
    file, name = task["check"].split("::")
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE)


def test_secrets_of_a_database(chart):
    PostgresDatabase(chart, "database", PostgresDatabaseProps(database="orders"))
    made = {each["name"] for each in needed_secrets(chart)}
    page = (ROOT / "docs/how-to/databases.md").read_text()
    assert made == set(re.findall(r"^\| `(postgresql-\w+)` \|", page, re.MULTILINE))
