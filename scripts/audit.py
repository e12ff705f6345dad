"""Asks databases of advisories about all locked packages and images; run by `make audit`.

Python packages are asked about at OSV by pip-audit, since it passes over packages of which PyPI's
own database says nothing; Node.js packages at the registry in use, by npm; images at OSV, by the
packages of `PACKAGES`.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from constructs_lib.kube import default_images as images
from constructs_lib.kube import parse_image
from constructs_lib.reference import versions

STATED = {**vars(images), **vars(versions)}
IMAGES = [image for name, image in STATED.items() if name.endswith("_IMAGE")]
"""All images that run."""


class Package(NamedTuple):
    """A package at a version."""

    ecosystem: str
    name: str
    version: str = ""
    """Empty: that of the image's tag."""


def _go(module: str) -> Package:
    return Package("Go", module)


def _bitnami(name: str, version: str = "") -> Package:
    return Package("Bitnami", name, version)


PACKAGES: Mapping[str, Sequence[Package]] = {
    "docker.gitea.com/gitea": [
        _bitnami("gitea"),
        # Names of its module before 1.27, and since.
        _go("code.gitea.io/gitea"),
        _go("gitea.dev"),
    ],
    "docker.io/grafana/alloy": [_go("github.com/grafana/alloy")],
    "docker.io/grafana/grafana": [_bitnami("grafana"), _go("github.com/grafana/grafana")],
    "docker.io/grafana/loki": [_go("github.com/grafana/loki/v3")],
    "docker.io/grafana/promtail": [_go("github.com/grafana/loki/v3")],
    # OSV knows no package of it.
    "docker.io/library/busybox": [],
    "docker.io/library/node": [_bitnami("node")],
    "docker.io/library/postgres": [_bitnami("postgresql")],
    "docker.io/library/python": [_bitnami("python")],
    # The version of NGINX is that of one version of the controller.
    "docker.io/nginx/nginx-ingress:5.6.3": [
        _go("github.com/nginx/kubernetes-ingress"),
        _bitnami("nginx", "1.31.9"),
    ],
    "docker.io/restic/restic": [_go("github.com/restic/restic")],
    "ecr-public.aws.com/docker/library/redis": [_bitnami("redis")],
    # OSV knows no package of it.
    "ecr-public.aws.com/docker/library/haproxy": [],
    "gcr.io/go-containerregistry/crane": [_go("github.com/google/go-containerregistry")],
    "ghcr.io/cloudnative-pg/cloudnative-pg": [_go("github.com/cloudnative-pg/cloudnative-pg")],
    # OSV knows no package of it.
    "ghcr.io/cloudnative-pg/pgbouncer": [],
    "ghcr.io/cloudnative-pg/plugin-barman-cloud": [
        _go("github.com/cloudnative-pg/plugin-barman-cloud")
    ],
    "ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar": [
        _go("github.com/cloudnative-pg/plugin-barman-cloud")
    ],
    "ghcr.io/cloudnative-pg/postgresql": [_bitnami("postgresql")],
    "ghcr.io/osscontainertools/kaniko": [_go("github.com/osscontainertools/kaniko")],
    "ghcr.io/tektoncd/operator": [_go("github.com/tektoncd/operator")],
    "ghcr.io/tektoncd/pipeline": [_go("github.com/tektoncd/pipeline")],
    "ghcr.io/tektoncd/pruner": [_go("github.com/tektoncd/pruner")],
    "ghcr.io/tektoncd/triggers": [_go("github.com/tektoncd/triggers")],
    "kindest/node": [_go("k8s.io/kubernetes")],
    "quay.io/argoproj/argocd": [_bitnami("argo-cd"), _go("github.com/argoproj/argo-cd/v3")],
    # OSV knows no package of it.
    "quay.io/kiwigrid/k8s-sidecar": [],
    "quay.io/prometheus-operator": [_go("github.com/prometheus-operator/prometheus-operator")],
    "quay.io/prometheus/alertmanager": [
        _bitnami("alertmanager"),
        _go("github.com/prometheus/alertmanager"),
    ],
    # The versions of its Go module are others.
    "quay.io/prometheus/prometheus": [_bitnami("prometheus")],
    "quay.io/prometheuscommunity/postgres-exporter": [
        _go("github.com/prometheus-community/postgres_exporter")
    ],
    "registry.k8s.io/kube-state-metrics": [_go("k8s.io/kube-state-metrics/v2")],
    "registry.k8s.io/metrics-server": [_go("sigs.k8s.io/metrics-server")],
}
"""By the name of an image, with its tag or without, or by the folder of several of one program."""


def packages_of(reference: str) -> list[Package]:
    """Return the packages of an image.

    Raises:
        LookupError: None are stated for it.
    """
    image = parse_image(reference)
    parts = image.repository.split("/")
    folders = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for name in (f"{image.repository}:{image.tag}", *folders):
        if name in PACKAGES:
            numbers = re.findall(r"\d+", image.tag.partition("-")[0])
            version = ".".join([*numbers, "0", "0"][:3])
            return [each._replace(version=each.version or version) for each in PACKAGES[name]]
    raise LookupError(f"{reference} has no packages; state those that OSV has in PACKAGES")


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
    """Print known advisories and failed queries, and return the exit code."""
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
