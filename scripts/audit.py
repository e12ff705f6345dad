"""Asks databases of advisories about all locked packages and images; run by `make audit`.

Python packages are asked about at OSV by pip-audit, since it passes over packages of which PyPI's
own database says nothing; Node.js packages at the registry in use, by npm; images at OSV, by the
packages that `image_packages` has for them.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from scripts.image_packages import IMAGES, packages_of

Json = Any  # A report, whose shape the program defines.

VULNERABLE = 1
NOT_ASKED = 3

OSV = "https://api.osv.dev/v1"
"""Address of OSV."""

SECONDS = 30
"""Seconds that an answer of OSV may take."""


class NotAskedError(Exception):
    """A database could not be asked. The text says why, in one line."""


def report(*command: str) -> Json:
    """Return the report that a program prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise NotAskedError(f"{command[0]} says: {lines[-1].strip():.200}") from None


def of_python(lock: str, osv: str) -> Iterator[str]:
    """Yield what is known of the Python packages in a lock: each time a package and an advisory."""
    options = ("--disable-pip", "--progress-spinner=off", "--format=json")
    service = ("--vulnerability-service=osv", f"--osv-url={osv}/query")
    found = report("pip-audit", f"--requirement={lock}", *service, *options)
    skipped = [each["skip_reason"] for each in found["dependencies"] if "skip_reason" in each]
    if skipped:
        raise NotAskedError(f"pip-audit says: {skipped[0]}")
    for package in found["dependencies"]:
        for known in package["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "no version yet"
            yield f"{package['name']} {package['version']} has {known['id']}, mended in {mended}"


def of_node(lock: str) -> Iterator[str]:
    """Yield what is known of the Node.js packages in a lock."""
    folder = str(Path(lock).parent)
    found = report("npm", "--prefix", folder, "audit", "--json", "--package-lock-only")
    if "vulnerabilities" not in found:
        why = found.get("message") or found.get("error") or "an empty report"
        raise NotAskedError(f"npm says: {why}")
    for name, known in found["vulnerabilities"].items():
        titles = [each["title"] for each in known["via"] if isinstance(each, dict)]
        why = "; ".join(titles) or f"it needs {', '.join(map(str, known['via']))}"
        yield f"{name} has an advisory of severity {known['severity']}: {why}"


def of_images(osv: str) -> Iterator[str]:
    """Yield what is known of the programs in the images."""
    asked = [(image, package) for image in IMAGES for package in packages_of(image)]
    queries = [
        {
            "package": {"ecosystem": package.ecosystem, "name": package.name},
            "version": package.version,
        }
        for _, package in asked
    ]
    results = _results(f"{osv}/querybatch", queries)
    for (image, package), result in zip(asked, results, strict=True):
        for known in result.get("vulns", ()):
            yield f"{image} has {known['id']}, of {package.name} {package.version}"
        if "next_page_token" in result:
            yield f"{image} has more advisories of {package.name} {package.version}"


def _results(address: str, queries: list[Json]) -> list[Json]:
    try:
        answer = httpx.post(address, json={"queries": queries}, timeout=SECONDS)
        return list(answer.raise_for_status().json()["results"])
    except (httpx.HTTPError, ValueError, KeyError) as error:
        raise NotAskedError(f"OSV does not answer: {str(error).splitlines()[0]:.200}") from None


def audits(osv: str) -> Mapping[str, Callable[[], Iterator[str]]]:
    """Return what tells what is known of the content of each file."""
    return {
        "requirements/uv.txt": partial(of_python, "requirements/uv.txt", osv),
        "requirements/dev.txt": partial(of_python, "requirements/dev.txt", osv),
        "package-lock.json": partial(of_node, "package-lock.json"),
        "apps/package-lock.json": partial(of_node, "apps/package-lock.json"),
        "constructs_lib/reference/versions.py": partial(of_images, osv),
    }


def audit(*, osv: str, if_reachable: bool) -> int:
    """Print what is known, and what nobody could be asked about, and return the exit code."""
    vulnerable = unknown = False
    for file, known_of in audits(osv).items():
        try:
            known = list(known_of())
        except NotAskedError as error:
            unknown = True
            print(f"Not audited: {file}; {error}", file=sys.stderr)
            continue
        vulnerable |= bool(known)
        print("\n".join(f"{file}: {line}" for line in known) or f"{file}: nothing is known")
    if vulnerable:
        print("Raise what is named, and run 'make lock' or 'make synth'", file=sys.stderr)
        return VULNERABLE
    return NOT_ASKED if unknown and not if_reachable else 0


def main(arguments: Sequence[str]) -> int:
    """Run the audit with the arguments of a command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.audit", description=__doc__)
    parser.add_argument(
        "--if-reachable",
        action="store_true",
        help="succeed where a database cannot be asked, which is printed all the same",
    )
    parser.add_argument("--osv", default=OSV, help=f"address of OSV; {OSV} by default")
    given = parser.parse_args(arguments)
    return audit(osv=given.osv, if_reachable=given.if_reachable)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
