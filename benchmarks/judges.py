"""What users would let judge the same folders, each with a policy that it needs to do anything.

A tool judges what its users wrote for it or what it brings: the figures say what it costs to read a
folder and to judge each object by one policy or by those of the tool, not what is found.
"""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks.measure import Figure, cost_of
from benchmarks.programs import PACKAGES, package, program
from benchmarks.tools import ROOT, Command
from constructs_lib.analysis.documents import documents_of, files_in

VERSION = "1.36"
"""Minor version of Kubernetes of `dist/`."""

REGO = """package main

deny contains message if {
  some container in input.spec.template.spec.containers
  not container.resources.limits.memory
  message := sprintf("%s has no limit of memory", [container.name])
}
"""
GATEKEEPER = """apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: memorylimits}
spec:
  crd: {spec: {names: {kind: MemoryLimits}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      rego: |
        package memorylimits
        violation[{"msg": message}] {
          container := input.review.object.spec.template.spec.containers[_]
          not container.resources.limits.memory
          message := sprintf("%s has no limit of memory", [container.name])
        }
---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: MemoryLimits
metadata: {name: memory-limits}
"""
KYVERNO = """apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: memory-limits}
spec:
  rules:
    - name: memory-limits
      match: {any: [{resources: {kinds: [Deployment, StatefulSet]}}]}
      validate:
        message: no limit of memory
        pattern: {spec: {template: {spec: {containers: [{resources: {limits: {memory: "?*"}}}]}}}}
"""


def rules(objects: Path, folder: Path) -> Command:
    """Judge by all rules of this library, whose subject is the whole folder."""
    return [sys.executable, "-m", "constructs_lib", "rules", objects]


def kube_score(objects: Path, folder: Path) -> Command:
    """Judge each workload by the checks that kube-score brings."""
    files = sorted(objects.rglob("*.yaml"))
    return [program("kube-score"), "score", "--kubernetes-version", f"v{VERSION}", *files]


def kubeconform(objects: Path, folder: Path) -> Command:
    """Judge each object by the schemas of its API."""
    schemas = package("kubernetes-validate") / "kubernetes_validate/kubernetes-json-schema"
    place = f"{schemas}/v{VERSION}.0-local-strict/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json"
    options = ["-schema-location", place, "-ignore-missing-schemas"]
    return [program("kubeconform"), *options, objects]


def conftest(objects: Path, folder: Path) -> Command:
    """Judge by one policy in Rego."""
    return [program("conftest"), "test", "--policy", _policy(folder, "policy.rego", REGO), objects]


def gator(objects: Path, folder: Path) -> Command:
    """Judge by the same policy as a constraint of Gatekeeper."""
    given = _policy(folder, "gatekeeper.yaml", GATEKEEPER)
    return [program("gator"), "test", "--filename", given, "--filename", objects]


def kyverno(objects: Path, folder: Path) -> Command:
    """Judge by the same policy of Kyverno."""
    given = _policy(folder, "kyverno.yaml", KYVERNO)
    return [program("kubectl-kyverno"), "apply", given, "--resource", objects]


def trivy(objects: Path, folder: Path) -> Command:
    """Judge by the checks that Trivy brings, without those that it would download."""
    return [program("trivy"), "config", "--quiet", "--skip-check-update", objects]


def checkov(objects: Path, folder: Path) -> Command:
    """Judge by the checks that Checkov brings."""
    path = f"import sys; sys.path.insert(0, {str(package('checkov'))!r})\n"
    code = f"{path}from checkov.main import Checkov\nsys.exit(Checkov().run())"
    return [sys.executable, "-c", code, "--directory", objects, "--framework", "kubernetes"]


def _manifests(objects: Path, folder: Path) -> Path:
    """Copy the files of objects: several tools take no others."""
    for name, text in files_in(objects).items():
        if all("kind" in document for _, document in documents_of({name: text})):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(objects / name, folder / name)
    return folder


def _policy(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    return file


JUDGES: dict[str, Callable[[Path, Path], Command]] = {
    "this library": rules,
    "kube-score": kube_score,
    "kubeconform": kubeconform,
    "conftest": conftest,
    "gator": gator,
    "kyverno": kyverno,
    "trivy": trivy,
    f"checkov {PACKAGES['checkov']}": checkov,
}


def figures(folder: Path, runs: int, sizes: Sequence[int]) -> Iterator[tuple[str, str, Figure]]:
    """Yield name, what was judged, and figure of each tool that can be had here."""
    env = {"PYTHONPATH": str(ROOT)}
    judged = {"dist/": _manifests(ROOT / "dist", folder / "judged")}
    for number in sizes:
        objects = folder / f"judged-{number}"
        cost_of([sys.executable, "-m", "benchmarks.services", str(number), objects], folder, env)
        judged[f"{number} services"] = objects
    for name, judge in JUDGES.items():
        for what, objects in judged.items():
            try:
                command = judge(objects, folder)
            except (OSError, CalledProcessError) as error:
                print(f"{name} is left out: {error}", file=sys.stderr)
                break
            # Findings are no failure.
            yield name, what, Figure.of(lambda: cost_of(command, folder, env, ok=[0, 1]), runs)  # noqa: B023 - called at once
