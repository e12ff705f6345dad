"""Refuses a missing or too old Node.js when jsii is about to start it, which is on import.

jsii itself answers with two stacks of calls, or a banner on standard error, that name no fix.
"""

import os
import re
import subprocess
import sys
from importlib.abc import MetaPathFinder

# That of the environment, also where its programs are not on PATH.
beside = os.path.join(os.path.dirname(sys.executable), "node")
if os.path.exists(beside):
    os.environ.setdefault("JSII_NODE", beside)

NODE = os.environ.get("JSII_NODE", "node")
"""Program that jsii starts."""

OLDEST = 22
"""Oldest major version of Node.js that works: the oldest that jsii 1.142 supports."""

FIX = (
    f"install Node.js {OLDEST} or newer (https://nodejs.org), or name its program in the variable "
    "JSII_NODE"
)

# jsii would warn of versions newer than itself, and of those that it drops one day.
for kind in ("UNTESTED", "DEPRECATED"):
    os.environ.setdefault(f"JSII_SILENCE_WARNING_{kind}_NODE_VERSION", "1")


class BeforeJsii(MetaPathFinder):
    """Looks at Node.js when jsii is imported: commands that only read manifests do without."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Find nothing, as the last thing before jsii is found."""
        if fullname == "jsii":
            sys.meta_path.remove(self)
            check()


def check() -> None:
    """End the program with a line if there is no Node.js, or an old one."""
    try:
        printed = subprocess.run([NODE, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        sys.exit(
            "constructs_lib needs Node.js, in which cdk8s runs, and finds no program "
            f"{NODE!r}; {FIX}"
        )
    found = re.fullmatch(r"v(\d+)\.\S+", printed.stdout.strip())
    if found is None or int(found[1]) < OLDEST:
        sys.exit(
            f"constructs_lib needs Node.js {OLDEST} or newer, in which cdk8s runs, and {NODE!r} is "
            f"{found[0] if found else 'another program'}; {FIX}"
        )


sys.meta_path.insert(0, BeforeJsii())
