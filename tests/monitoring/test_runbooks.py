"""Each alert has a page that says what to do; tests with an API server run its commands."""

import re

import pytest

from tests.monitoring.platform_rules import alert_rules
from tests.monitoring.runbooks import FOLDER, INDEX, PAGES, commands_in

LINK = re.compile(r"\]\((?!https?://)([^)#]+)(?:#([^)]+))?\)")

HOLDS_DATA = "claim|volume|StatefulSet|statefulset|persistentvolume|database|rows|data"
REMOVES = re.compile(rf"\b(?:delet|remov|drop)\w*[^.;:|\n]*\b(?:{HOLDS_DATA})", re.IGNORECASE)
MEANT = (
    "remove it from the construct that declares it",
    "remove rows past their retention",
)
"""What a reader does to data of theirs, or to what holds none."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def test_every_alert_has_a_page_and_no_page_is_left_over():
    pages, alerts = {page.stem for page in PAGES}, {rule["alert"] for rule in alert_rules()}
    assert alerts - pages == set(), f"add a page for each of them to {FOLDER}"
    assert pages - alerts == set()


def test_alerts_link_to_their_pages():
    for rule in alert_rules():
        folder, _, page = rule["annotations"]["runbook_url"].rpartition("/")
        assert folder.endswith("/docs/runbooks")
        assert (FOLDER / page).is_file()


@each_page
def test_a_page_has_cause_check_and_fix(page):
    text = page.read_text()
    assert text.startswith(f"# {page.stem}\n\n")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == ["Cause", "Check", "Fix"]
    check = text.partition("## Check")[2].partition("## Fix")[0]
    assert commands_in(check)
    assert len(text.splitlines()) <= 45


@each_page
def test_no_page_deletes_what_holds_data(page):
    """Advice in a hurry never costs data."""
    fix = page.read_text().partition("## Fix")[2]
    found = [each[0] for each in REMOVES.finditer(fix)]
    assert [each for each in found if not any(meant.startswith(each) for meant in MEANT)] == []


@pytest.mark.parametrize("page", [*PAGES, INDEX], ids=lambda page: page.stem)
def test_links_lead_somewhere(page):
    for target, anchor in LINK.findall(page.read_text()):
        document = page.parent / target
        assert document.exists(), target
        headings = re.findall("^#+ (.*)$", document.read_text(), re.MULTILINE)
        anchors = [re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings]
        assert not anchor or anchor in anchors, f"{target}#{anchor}"
