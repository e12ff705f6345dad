"""What users would write instead, for the same objects. None of it checks or connects anything."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from benchmarks.measure import Figure, cost_of
from benchmarks.programs import package, program

ROOT = Path(__file__).parents[1]
Json = dict[str, Any]
Command = Sequence[str | Path]

HELM = """{{- $n := int .Values.number }}
{{- range $own := until $n }}
{{- $next := mod (add $own 1) $n }}
{{- $previous := mod (add $own $n -1) $n }}
---
%s{{- end }}
"""
JAVASCRIPT = """const { App, ApiObject, Chart } = require('cdk8s');
const [objects, outdir] = process.argv.slice(2);
const app = new App({ outdir });
const chart = new Chart(app, 'services');
for (const [id, object] of Object.entries(require(objects))) new ApiObject(chart, id, object);
app.synth();
"""
JSONNET = """local number = std.extVar('number');
std.flattenArrays([
  local next = (own + 1) %% number;
  local previous = (own + number - 1) %% number;
  %s
  for own in std.range(0, number - 1)
])
"""
RUN_JSONNET = """import sys, rjsonnet
print(rjsonnet.evaluate_file(sys.argv[1], ext_codes={"number": sys.argv[2]}))
"""
CUE = """import ("encoding/yaml", "list")
number: int @tag(number,type=int)
objects: [
  for own in list.Range(0, number, 1)
  let next = mod(own + 1, number)
  let previous = mod(own + number - 1, number)
  for each in %s {each},
]
stream: yaml.MarshalStream(objects)
"""
KCL = """import manifests
number = option("number")
_objects = lambda own: int, next: int, previous: int -> [any] {
    %s
}
manifests.yaml_stream([
    each for own in range(number)
    for each in _objects(own, (own + 1) %% number, (own + number - 1) %% number)
])
"""
RUN_KCL = """import sys
from kcl_lib import api
given = [api.Argument(name="number", value=sys.argv[2])]
asked = api.ExecProgramArgs(k_filename_list=[sys.argv[1]], args=given)
print(api.API().exec_program(asked).yaml_result)
"""


@cache
def services() -> str:
    """Return the manifests of three services."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.services", "3", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        return Path(folder, "shop/services.yaml").read_text()


def objects_of(number: int | str, next_one: int | str, previous: int | str) -> list[Json]:
    """Return the objects of one service, which calls the next and is called by the previous."""
    names = {"0": str(previous), "1": str(number), "2": str(next_one)}
    found = []
    for each in yaml.load_all(services(), yaml.CSafeLoader):
        if each["metadata"]["labels"]["app.kubernetes.io/name"] == "s1":
            told = re.sub(
                r"(?<![A-Za-z0-9])([sS])([012])(?![A-Za-z0-9])",
                lambda match: match[1] + names[match[2]],
                json.dumps(each),
            )
            found.append(json.loads(told))
    return found


def in_language(begin: str, end: str) -> list[Json]:
    """Return the objects with variables in place of numbers."""
    own, following, previous = (f"{begin}{name}{end}" for name in ("own", "next", "previous"))
    return objects_of(own, following, previous)


def helm(folder: Path, number: int) -> Command:
    """Write a chart."""
    chart = folder / "helm"
    (chart / "templates").mkdir(parents=True, exist_ok=True)
    (chart / "Chart.yaml").write_text("apiVersion: v2\nname: services\nversion: 1.0.0\n")
    text = yaml.safe_dump_all(in_language("{{ $", " }}"), sort_keys=False, width=1000)
    (chart / "templates/services.yaml").write_text(HELM % text)
    return [program("helm"), "template", chart, "--set", f"number={number}"]


def kustomize(folder: Path, number: int) -> Command:
    """Write a base for each service."""
    root = folder / f"kustomize-{number}"
    for index in range(number):
        base = root / f"s{index}"
        base.mkdir(parents=True, exist_ok=True)
        found = objects_of(index, (index + 1) % number, (index - 1) % number)
        (base / "objects.yaml").write_text(yaml.safe_dump_all(found))
        (base / "kustomization.yaml").write_text("resources: [objects.yaml]\n")
    bases = json.dumps([f"s{index}" for index in range(number)])
    (root / "kustomization.yaml").write_text(f"resources: {bases}\n")
    return [program("kustomize"), "build", root]


def jsonnet(folder: Path, number: int) -> Command:
    """Write a function in Jsonnet, which Rust evaluates."""
    (folder / "services.jsonnet").write_text(JSONNET % _literal(r'" + \1 + "'))
    return _in_python("rjsonnet", RUN_JSONNET, folder / "services.jsonnet", number)


def cue(folder: Path, number: int) -> Command:
    """Write a comprehension in CUE."""
    file = folder / "services.cue"
    file.write_text(CUE % _literal(r"\\(\1)"))
    given = ["-t", f"number={number}", "-e", "stream", "--out", "text"]
    return [program("cue"), "export", file, *given]


def kcl(folder: Path, number: int) -> Command:
    """Write a function in KCL."""
    text = _literal(r"${\1}").replace(": true", ": True")
    (folder / "services.k").write_text(KCL % text.replace(": false", ": False"))
    return _in_python("kcl-lib", RUN_KCL, folder / "services.k", number)


def _literal(form: str) -> str:
    """Return the objects as JSON, with variables in the form of a language."""
    return re.sub("@([a-z]+)@", form, json.dumps(in_language("@", "@")))


def _in_python(name: str, code: str, file: Path, number: int) -> Command:
    """Return what runs a file with a package of Python."""
    path = f"import sys; sys.path.insert(0, {str(package(name))!r})\n"
    return [sys.executable, "-c", path + code, file, str(number)]


def javascript(folder: Path, number: int) -> Command:
    """Write an app of cdk8s in JavaScript."""
    (folder / "app.js").write_text(JAVASCRIPT)
    return ["node", folder / "app.js", _every_object(folder, number), folder / "out"]


def plain(folder: Path, number: int) -> Command:
    """Write an app of cdk8s-plus-27 in Python."""
    file = folder / "plain.py"
    # The bindings start Node.js, which must not be in the process that counts.
    command = [sys.executable, "-m", "benchmarks.plain"]
    given = json.dumps(in_language("@", "@"))
    done = subprocess.run(
        command, cwd=ROOT, input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    file.write_text(done.stdout)
    return [sys.executable, file, str(number), folder / "plain"]


def ours(folder: Path, number: int) -> Command:
    """Run the same with this library."""
    return [sys.executable, "-m", "benchmarks.services", str(number), folder / "ours"]


def _every_object(folder: Path, number: int) -> Path:
    found = [
        each
        for index in range(number)
        for each in objects_of(index, (index + 1) % number, (index - 1) % number)
    ]
    file = folder / f"objects-{number}.json"
    file.write_text(json.dumps({f"object-{index}": each for index, each in enumerate(found)}))
    return file


TOOLS: dict[str, Callable[[Path, int], Command]] = {
    "ours": ours,
    "helm": helm,
    "kustomize": kustomize,
    "Jsonnet (rjsonnet)": jsonnet,
    "CUE": cue,
    "KCL": kcl,
    "cdk8s in JavaScript": javascript,
    "cdk8s-plus-27 in Python": plain,
}


def figures(folder: Path, runs: int, sizes: Sequence[int]) -> Iterator[tuple[str, int, Figure]]:
    """Yield name, number of services, and figure of each tool that can be had here."""
    env = {"PYTHONPATH": str(ROOT), "NODE_PATH": str(ROOT / "node_modules")}
    for name, write in TOOLS.items():
        for number in sizes:
            try:
                command = write(folder, number)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{name} is left out: {error}", file=sys.stderr)
                break
            yield name, number, Figure.of(lambda: cost_of(command, folder, env), runs)  # noqa: B023 - called at once
