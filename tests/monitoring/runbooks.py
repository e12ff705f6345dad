"""The pages of runbooks, and what is in them."""

import re

from tests.checkout import ROOT
from tests.monitoring.platform_rules import alert_rules

FOLDER = ROOT / "docs/runbooks"
INDEX = FOLDER / "README.md"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page != INDEX)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands_in(text):
    """Return the commands of a page."""
    return [
        line.strip() for block in SHELL.findall(text) for line in block.splitlines() if line.strip()
    ]


def first_paragraph(page):
    return " ".join(page.read_text().split("\n\n")[1].split())


def rows():
    """Return the rows of the index."""
    severities = {rule["alert"]: rule["labels"]["severity"] for rule in alert_rules()}
    return [
        f"| [{page.stem}]({page.name}) | {severities[page.stem]} | {first_paragraph(page)} |"
        for page in PAGES
    ]
