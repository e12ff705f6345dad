"""A browser, and what every page must bear: no error in its console, and no finding of axe."""

import os
import shutil
from pathlib import Path

from tests.services.programs import APPS

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")

# A container or CI may run as root, where Chromium's own sandbox does not start; and nothing of
# what the browser does for itself in the background may need the network.
OPTIONS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]

AXE = APPS / "node_modules/axe-core/axe.min.js"


def executable():
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def findings(page):
    """Return what axe finds in a page, as lines of rule and element."""
    # Evaluated, not added as an element, which the Content-Security-Policy would refuse.
    page.evaluate(Path(AXE).read_text())
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    assert result["passes"], "axe checked nothing"
    return [
        f"{violation['id']}: {node['html']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
