"""Runs the scanners over manifests, and reads what they find."""

import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.checkout import ended
from tests.programs import KUBERNETES, version

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "exceptions.yaml").read_text("utf-8"))
MINOR = f"v{version('kubernetes', KUBERNETES)}".rpartition(".")[0]
OPTIONAL = ("container-ports-check", "container-seccomp-profile")
"""Checks that kube-score makes only if it is told to. The others want limits like requests."""


class Scan(NamedTuple):
    """What a scanner found, and the objects that it looked at."""

    findings: list[tuple[str, str, str]]
    objects: set[str]


def checkov(manifests, exceptions, **variables):
    """Scan without a word to others: it would ask whether there is a newer version of itself."""
    options = ["--framework", "kubernetes", "--skip-download", "--output", "json"]
    options += ["--skip-check", ",".join(exceptions)] if exceptions else []
    silent = {"CKV_SKIP_PACKAGE_UPDATE_CHECK": "true", **variables}
    report = _run(manifests, ["checkov", *options, "--file"], **silent)
    results = report["results"]
    assert report["summary"]["parsing_errors"] == 0, results["parsing_errors"]

    def title_of(each):
        return title(*each["resource"].split(".", 2))

    failed = results["failed_checks"]
    looked_at = {title_of(each) for each in (*results["passed_checks"], *failed)}
    found = [(each["check_id"], title_of(each), each["check_name"]) for each in failed]
    return Scan(found, looked_at)


def kube_score(manifests, exceptions):
    options = ["--output-format", "json", "--kubernetes-version", MINOR]
    options += [word for check in OPTIONAL for word in ("--enable-optional-test", check)]
    options += ["--ignore-test", ",".join(exceptions)] if exceptions else []
    found, looked_at = [], set()
    for each in _run(manifests, ["kube-score", "score", *options]):
        metadata = each["object_meta"]
        namespace = metadata.get("namespace", "default")
        name = title(each["type_meta"]["kind"], namespace, metadata["name"])
        looked_at.add(name)
        for check in each["checks"]:
            # 7 is its "almost OK", such as a Service that nothing needs to probe.
            if not check["skipped"] and check["grade"] < 7:
                texts = [comment["summary"] for comment in check["comments"] or ()]
                found.append((check["check"]["id"], name, "; ".join(texts)))
    return Scan(found, looked_at)


SCANNERS = {"checkov": checkov, "kube-score": kube_score}


def title(kind, namespace, name):
    return f"{kind} {namespace}/{name}"


def _run(manifests, command, **variables):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "manifests.yaml")
        file.write_text(yaml.safe_dump_all([dict(each) for each in manifests]), encoding="utf-8")
        done = ended(
            [*command, str(file)],
            cwd=folder,
            env={**os.environ, "XDG_CACHE_HOME": folder, **variables},
        )
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise AssertionError(f"{done.args}: {done.stdout}{done.stderr}") from None
