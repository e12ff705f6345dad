"""Asks databases of advisories about every locked package; run by `make audit`.

Python packages are asked about at OSV by pip-audit, since it passes over packages of which PyPI's
own database says nothing; Node.js packages at the registry in use, by npm.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Json = Any  # A report, whose shape the program defines.

VULNERABLE = 1
NOT_ASKED = 3


class NotAskedError(Exception):
    """A database could not be asked. The text says why, in one line."""


def report(*command: str) -> Json:
    """Returns the report that a program prints.

    Raises:
        NotAskedError: It prints none.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise NotAskedError(f"{command[0]} says: {lines[-1].strip():.200}") from None


def of_python(lock: str) -> Iterator[str]:
    """Yields what is known of the Python packages in a lock: each time a package and an advisory.

    Raises:
        NotAskedError: The database cannot be asked about all of them.
    """
    options = ("--disable-pip", "--progress-spinner=off", "--format=json")
    service = "--vulnerability-service=osv"
    found = report("pip-audit", f"--requirement={lock}", service, *options)
    skipped = [each["skip_reason"] for each in found["dependencies"] if "skip_reason" in each]
    if skipped:
        raise NotAskedError(f"pip-audit says: {skipped[0]}")
    for package in found["dependencies"]:
        for known in package["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "no version yet"
            yield f"{package['name']} {package['version']} has {known['id']}, mended in {mended}"


def of_node(lock: str) -> Iterator[str]:
    """Yields what is known of the Node.js packages in a lock.

    Raises:
        NotAskedError: The registry does not answer.
    """
    folder = str(Path(lock).parent)
    found = report("npm", "--prefix", folder, "audit", "--json", "--package-lock-only")
    if "vulnerabilities" not in found:
        why = found.get("message") or found.get("error") or "an empty report"
        raise NotAskedError(f"npm says: {why}")
    for name, known in found["vulnerabilities"].items():
        titles = [each["title"] for each in known["via"] if isinstance(each, dict)]
        why = "; ".join(titles) or f"it needs {', '.join(map(str, known['via']))}"
        yield f"{name} has an advisory of severity {known['severity']}: {why}"


AUDITS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "requirements/uv.txt": of_python,
    "requirements/dev.txt": of_python,
    "package-lock.json": of_node,
    "apps/package-lock.json": of_node,
}
"""All locks, and what tells what is known of the packages in one."""


def audit(*, if_reachable: bool) -> int:
    """Prints what is known, and what nobody could be asked about, and returns the exit code.

    Args:
        if_reachable: Whether it is no failure that a database cannot be asked.
    """
    vulnerable = unknown = False
    for lock, known_of in AUDITS.items():
        try:
            known = list(known_of(lock))
        except NotAskedError as error:
            unknown = True
            print(f"Not audited: {lock}; {error}", file=sys.stderr)
            continue
        vulnerable |= bool(known)
        print("\n".join(f"{lock}: {line}" for line in known) or f"{lock}: nothing is known")
    if vulnerable:
        print("Raise what is named, and run 'make lock'", file=sys.stderr)
        return VULNERABLE
    return NOT_ASKED if unknown and not if_reachable else 0


def main(arguments: Sequence[str]) -> int:
    """Runs the audit with the arguments of a command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.audit", description=__doc__)
    parser.add_argument(
        "--if-reachable",
        action="store_true",
        help="succeed where a database cannot be asked, which is printed all the same",
    )
    return audit(if_reachable=parser.parse_args(arguments).if_reachable)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
