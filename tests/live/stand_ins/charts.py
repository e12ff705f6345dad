"""The stand-ins of charts, at the versions of dist/; prints the images that they run."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.checkout import ROOT
from tests.live.stand_ins import tekton
from tests.programs import folders

CHARTS = Path(__file__).parent / "charts"
DEFINITIONS = {
    "argo-cd": ("argoproj.io", "crds"),
    "kube-prometheus-stack": ("monitoring.coreos.com", "charts/crds/crds"),
    "tekton-operator": ("operator.tekton.dev", "crds"),
}
"""API groups whose definitions a chart installs, and the folder in which it has them."""

IMAGE = re.compile(r"(?: image: |--prometheus-config-reloader=)\"?([^\s\"]+)")
"""Images in manifests: of containers, and of those that an operator makes."""


class Release(NamedTuple):
    name: str
    namespace: str
    project: str
    chart: str
    version: str
    values: Path
    skips_crds: bool


def releases(dist):
    for file in sorted(dist.glob("apps/*.yaml")):
        for manifest in yaml.safe_load_all(file.read_text()):
            for source in manifest["spec"].get("sources", []):
                if "chart" in source:
                    (values,) = source["helm"]["valueFiles"]
                    yield Release(
                        source["helm"]["releaseName"],
                        manifest["spec"]["destination"]["namespace"],
                        manifest["spec"]["project"],
                        source["chart"],
                        source["targetRevision"],
                        dist.parent / values.removeprefix("$values/"),
                        source["helm"].get("skipCrds", False),
                    )


def package(dist, folder):
    """Make a chart repository in a folder, as a web server serves it."""
    for name, version in sorted({(each.chart, each.version) for each in releases(dist)}):
        chart = folder / "source" / name
        shutil.copytree(CHARTS / name, chart)
        if name in DEFINITIONS:
            group, place = DEFINITIONS[name]
            (chart / place).mkdir()
            definitions = Path(os.environ["CRDS_DIR"])
            shutil.copy(definitions / f"{group}.yaml", chart / place)
            others = definitions / f"../crds-server/{group}.yaml"
            if others.exists():
                shutil.copy(others, chart / place / f"{group}-server.yaml")
        _helm("package", chart, "--version", version, "--destination", folder)
    shutil.rmtree(folder / "source")
    _helm("repo", "index", folder)


def images(dist):
    found = {name for each in releases(dist) for name in IMAGE.findall(rendered(each))}
    if any(each.chart == "tekton-operator" for each in releases(dist)):
        found |= set(tekton.images())
    return sorted(found)


def rendered(release, api_versions="monitoring.coreos.com/v1"):
    """Return the manifests of a release, as text, for a cluster with these versions besides."""
    return _helm(
        *("template", release.name, CHARTS / release.chart, "--namespace", release.namespace),
        *("--values", release.values, "--api-versions", api_versions),
    )


def _helm(*command):
    (folder,) = folders("helm")
    done = subprocess.run([folder / "helm", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


if __name__ == "__main__":
    print(*images(ROOT / "dist"), sep="\n")
