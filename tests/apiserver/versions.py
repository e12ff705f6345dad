"""What other versions of Kubernetes refuse, deprecate and keep otherwise of dist/ and its charts.

    python -m tests.apiserver.versions 1.35.4 1.37.2

compares each with the server that tests use, on a kube-apiserver that is built with Go, once: it
takes some minutes. It ends with 1 if one refuses an object.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from kubernetes.dynamic.exceptions import ResourceNotFoundError

from constructs_lib.analysis.documents import documents_in, manifests_of
from tests.apiserver.cluster import Cluster, Refused
from tests.apiserver.control_plane import ControlPlane
from tests.apiserver.dist import manifests, order, title
from tests.apiserver.fixtures import defined_kinds
from tests.checkout import ROOT
from tests.programs import KUBERNETES, kept

CHARTS = ROOT / "build/charts"
"""What `make charts` writes."""

OF_ONE_SERVER = re.compile(r"\.(metadata|status|clusterIPs?|nodePort|uid)\b")
"""Fields that each server, or each run of it, fills with other values."""


class Seen(NamedTuple):
    refusal: str = ""
    warnings: tuple[str, ...] = ()
    kept: dict = {}  # noqa: RUF012 - it never changes
    """Fields, by path, that it keeps with another value than is written, such as a default."""


def seen_by(cluster, objects):
    """Apply objects, and return what the server makes of each, by kind and title."""
    found = {}
    for manifest in objects:
        try:
            answer = cluster.apply(manifest)
            kept = dict(_others(manifest, answer.object))
            # After a code and an agent (RFC 9111).
            warnings = tuple(each.split(" ", 2)[2].strip('"') for each in answer.warnings)
            seen = Seen(warnings=warnings, kept=kept)
        except ResourceNotFoundError:
            seen = Seen(f"there is no {manifest['apiVersion']} {manifest['kind']}")
        except Refused as refusal:
            seen = Seen(str(refusal))
        found[manifest["kind"], title(manifest)] = seen
    return found


def _others(written, kept, path=""):
    if isinstance(kept, dict):
        for key, value in kept.items():
            known = written.get(key) if isinstance(written, dict) else None
            yield from _others(known, value, f"{path}.{key}")
    elif isinstance(kept, list):
        for number, value in enumerate(kept):
            known = written[number : number + 1] if isinstance(written, list) else []
            yield from _others(known[0] if known else None, value, f"{path}[]")
    elif written != kept and not OF_ONE_SERVER.search(path):
        yield path, kept


def differences(before, after):
    """Return a line for each refusal, warning, and value other than before the upgrade."""
    lines, values = [], Counter()
    for (kind, name), new in after.items():
        old = before[kind, name]
        if new.refusal:
            lines.append(f"refused: {name}: {new.refusal}")
        lines += [f"warns: {name}: {each}" for each in new.warnings]
        if new.refusal or old.refusal:
            continue
        for path in {**old.kept, **new.kept}:
            value, former = new.kept.get(path, "nothing"), old.kept.get(path, "nothing")
            if value != former:
                values[f"default: {kind} {path[1:]} is {value}, and was {former}"] += 1
    return lines + [f"{line}, in {number} objects" for line, number in values.items()]


def api_server(version):
    """Return the folder of a kube-apiserver of a version."""
    programs = kept()
    folder = programs / f"kube-apiserver-{version}"
    if (folder / "kube-apiserver").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    download = ["go", "mod", "download", "-json", f"{KUBERNETES}@v{version}"]
    module = Path(json.loads(subprocess.check_output(download, cwd=programs))["GoMod"]).read_text()
    # Its parts are folders of its repository, and modules for others.
    parts = re.findall(r"^\s*(\S+) => \./staging/", module, re.MULTILINE)
    lines = ["module example.com/next", re.search(r"^go .*$", module, re.MULTILINE)[0]]
    lines += [f"require {KUBERNETES} v{version}"]
    lines += [f"replace {part} => {part} v0.{version.partition('.')[2]}" for part in parts]
    (folder / "go.mod").write_text("\n".join(lines))
    major, minor, _ = version.split(".")
    values = {"gitVersion": f"v{version}", "gitMajor": major, "gitMinor": minor}
    stamp = [f"-X k8s.io/component-base/version.{name}={each}" for name, each in values.items()]
    build = ["go", "build", "-mod=mod", "-trimpath", f"-ldflags=-s -w {' '.join(stamp)}"]
    build += ["-o", folder / "kube-apiserver", f"{KUBERNETES}/cmd/kube-apiserver"]
    print(f"making kube-apiserver {version}, once; this may take minutes", file=sys.stderr)
    subprocess.run(build, cwd=folder, env={**os.environ, "CGO_ENABLED": "0"}, check=True)
    return folder


def applied():
    """Return the objects of dist/ and, where they are rendered, of its charts."""
    made = [*manifests_of(documents_in(CHARTS))] if CHARTS.is_dir() else []
    return [*manifests(), *sorted(made, key=order)]


def seen_by_version(version=""):
    """Return what a server makes of dist/ and charts: of a version, or without one that on PATH."""
    os.environ["KUBEBUILDER_ASSETS"] = str(api_server(version)) if version else ""
    plane = ControlPlane(Path(tempfile.mkdtemp(prefix="control-plane-")))
    try:
        plane.start_server(defined_kinds())
        return seen_by(Cluster(plane.kubeconfig("admin")), applied())
    finally:
        plane.stop()


def main():
    known = seen_by_version()
    is_refused = False
    for version in sys.argv[1:]:
        lines = differences(known, seen_by_version(version))
        nothing = "refuses nothing, warns of nothing, and has no other default"
        print(f"Kubernetes {version}:", *(lines or [nothing]), sep="\n  ", flush=True)
        is_refused |= any(line.startswith("refused: ") for line in lines)
    sys.exit(is_refused)


if __name__ == "__main__":
    main()
