"""Changes, each with what a real cluster made of it: the plan is graded by them."""

from pathlib import Path

import yaml

from tests.analysis.plan.given import sides

FOLDER = Path(__file__).parent
TRUTH = FOLDER / "truth.yaml"

SEVERITIES = ("none", "restart", "attention", "destructive")

SEVERITY_OF = {
    # Volumes, namespaces, definitions and custom resources with all that they held.
    "lost": "destructive",
    "replaced": "restart",
    # Some pods of a Deployment are left.
    "fewer": "none",
}
"""Severity of what a cluster did, by the key of the truth; any other needs attention."""


def read(path):
    return yaml.safe_load(path.read_text()) if path.exists() else {}


OBJECTS = read(FOLDER / "objects.yaml")
SUBJECTS = {file.stem: read(file) for file in sorted((FOLDER / "cases").glob("*.yaml"))}
CASES = {name: case for cases in SUBJECTS.values() for name, case in cases.items()}


def before_and_after(case):
    """Return the objects on both sides; the namespace is on both, unless the case changes it."""
    old = case["old"] if isinstance(case["old"], dict) else {name: {} for name in case["old"]}
    return sides({**case, "old": {"namespace": {}, **old}}, OBJECTS)


def truths():
    """Return what the cluster made of each case that it can show, by name."""
    return read(TRUTH)


def record(made):
    """Keep what the cluster made of each case that is still there."""
    found = {name: made[name] for name in CASES if name in made}
    text = yaml.safe_dump(found, sort_keys=False, width=200, default_flow_style=None)
    TRUTH.write_text(f"# Written by the tests of real clusters with --snapshot-update.\n{text}")


def expected(case, truth):
    """Return the severity that a person states, or the highest of what the cluster did."""
    if "stated" in case:
        return case["stated"][0]
    return max(
        (SEVERITY_OF.get(each, "attention") for each in truth), key=SEVERITIES.index, default="none"
    )
