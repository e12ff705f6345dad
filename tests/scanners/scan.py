"""Runs the scanners over manifests, and reads what they find."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.programs import KUBERNETES, version

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "exceptions.yaml").read_text("utf-8"))
MINOR = f"v{version('kubernetes', KUBERNETES)}".rpartition(".")[0]
OPTIONAL = ("container-ports-check", "container-seccomp-profile")
"""Checks that kube-score makes only if it is told to. The others want limits like requests."""


class Finding(NamedTuple):
    """What a check says of an object."""

    check: str
    object: str
    text: str


class Scan(NamedTuple):
    """What a scanner found, and the objects that it looked at."""

    findings: list[Finding]
    objects: set[str]


def checkov(manifests, exceptions, **variables):
    """Scans without a word to others: it would ask whether there is a newer version of itself."""
    options = ["--framework", "kubernetes", "--skip-download", "--output", "json"]
    options += ["--skip-check", ",".join(exceptions)] if exceptions else []
    silent = {"CKV_SKIP_PACKAGE_UPDATE_CHECK": "true", **variables}
    report = _run(manifests, lambda file: ["checkov", "--file", file, *options], **silent)
    results = report["results"]
    assert report["summary"]["parsing_errors"] == 0, results["parsing_errors"]
    found = [
        Finding(each["check_id"], _of_checkov(each["resource"]), each["check_name"])
        for each in results["failed_checks"]
    ]
    looked_at = {_of_checkov(each["resource"]) for each in results["passed_checks"]}
    return Scan(found, looked_at | {finding.object for finding in found})


def kube_score(manifests, exceptions):
    options = ["--output-format", "json", "--kubernetes-version", MINOR]
    options += [word for check in OPTIONAL for word in ("--enable-optional-test", check)]
    options += ["--ignore-test", ",".join(exceptions)] if exceptions else []
    report = _run(manifests, lambda file: ["kube-score", "score", *options, file])
    found = []
    for each in report:
        for check in each["checks"]:
            # 7 is its "almost OK", such as a Service that nothing needs to probe.
            if not check["skipped"] and check["grade"] < 7:
                texts = [comment["summary"] for comment in check["comments"] or ()]
                found.append(Finding(check["check"]["id"], _of_kube_score(each), "; ".join(texts)))
    return Scan(found, {_of_kube_score(each) for each in report})


SCANNERS = {"checkov": checkov, "kube-score": kube_score}


def title(kind, namespace, name):
    return f"{kind} {namespace}/{name}"


def _of_checkov(resource):
    kind, namespace, name = resource.split(".", 2)
    return title(kind, namespace, name)


def _of_kube_score(report):
    metadata = report["object_meta"]
    return title(
        report["type_meta"]["kind"], metadata.get("namespace", "default"), metadata["name"]
    )


def _run(manifests, command, **variables):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "manifests.yaml")
        file.write_text(yaml.safe_dump_all([dict(each) for each in manifests]), encoding="utf-8")
        done = subprocess.run(
            command(str(file)),
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "XDG_CACHE_HOME": folder, **variables},
            check=False,
        )
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise AssertionError(f"{done.args}: {done.stdout}{done.stderr}") from None
