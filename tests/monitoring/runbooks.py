"""The pages of runbooks, and what is in them."""

import re

from tests.checkout import ROOT

FOLDER = ROOT / "docs/runbooks"
INDEX = FOLDER / "README.md"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page != INDEX)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands_in(text):
    return [
        line.strip() for block in SHELL.findall(text) for line in block.splitlines() if line.strip()
    ]
