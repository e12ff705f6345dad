"""The wheel, as another team uses it: an empty venv, the README's app, its own imports/."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packaging.utils import canonicalize_name

from tests.checkout import ROOT

MARKED = re.compile(r"<!-- test: (?P<file>[\w.]+) -->\n```python\n(?P<code>.*?)```", re.DOTALL)


def run(*command, cwd, **variables):
    # Options of this run of pytest are none of the one that a command starts.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """Return the interpreter of a venv that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    interpreter = folder / "venv/bin/python"
    uv = (sys.executable, "-m", "uv")
    # What `make` downloaded; the tests are offline.
    cache = os.environ.get("UV_CACHE_DIR", str(ROOT / ".cache/uv"))
    offline = ("--offline", "--cache-dir", cache)
    run(*uv, "venv", "--python", sys.executable, str(folder / "venv"), cwd=folder)
    pinned = ("--constraints", str(ROOT / "requirements/dev.txt"), "--python", str(interpreter))
    run(*uv, "pip", "install", *offline, *pinned, f"{wheel}[settings,testing]", cwd=folder)
    return str(interpreter)


NEEDED = """
import json, re
from importlib.metadata import distribution
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

def needed(name):
    found = map(Requirement, distribution(name).requires or [])
    return {
        canonicalize_name(each.name)
        for each in found
        if not each.marker or each.marker.evaluate({"extra": ""})
    }

tree, ahead = {}, {"cdk8s-web-platform"}
while ahead:
    name = ahead.pop()
    tree[name] = (distribution(name).version, sorted(needed(name)))
    ahead |= set(tree[name][1]) - set(tree)
print(json.dumps(tree))
"""


def test_lists_what_it_needs(python):
    """The list comes with the wheel, and is what an empty environment gets, without extras."""
    packages = Path(run(python, "-c", "import cdk8s; print(cdk8s.__path__[0])", cwd="/")).parent
    (listed,) = packages.glob("cdk8s_web_platform-*.dist-info/sboms/sbom.cdx.json")
    text = listed.read_text()
    sbom = json.loads(text)
    parts = {part["bom-ref"]: part for part in [*sbom["components"], sbom["metadata"]["component"]]}
    known = {
        canonicalize_name(parts[each["ref"]]["name"]): [
            parts[each["ref"]]["version"],
            sorted(canonicalize_name(parts[ref]["name"]) for ref in each.get("dependsOn", ())),
        ]
        for each in sbom["dependencies"]
    }
    needed = json.loads(run(python, "-c", NEEDED, cwd="/"))
    assert {name: each[0] for name, each in known.items()} == {
        name: each[0] for name, each in needed.items()
    }
    assert known["cdk8s-web-platform"] == needed["cdk8s-web-platform"]
    # A package that is there may also be what an extra of another needs.
    assert all(set(each) <= set(known[name][1]) for name, (_, each) in needed.items())
    assert all(part["licenses"] for part in parts.values())
    # What is of one machine or of one day would be another list each time.
    assert not {"serialNumber", "timestamp", "tools"} & {*sbom, *sbom["metadata"]}
    assert "file:" not in text
    assert str(ROOT) not in text


EXAMPLE = ROOT / "examples/production"


def test_makes_the_example_of_a_production_environment(python, tmp_path):
    """Its dist/ is a fresh synth, and its tests pass."""
    project = tmp_path / "shop"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("dist", "__pycache__"))
    run(python, "main.py", cwd=project)

    def texts(root):
        return {
            str(file.relative_to(root)): file.read_text()
            for file in (root / "dist").rglob("*.yaml")
        }

    assert texts(project) == texts(EXAMPLE)
    assert "2 passed" in run(python, "-m", "pytest", cwd=project)


@pytest.fixture(params=["README.md", "README.ja.md"])
def project(request, tmp_path):
    """Return a folder with the files of a README and an imports/ folder of the team's own."""
    for match in MARKED.finditer((ROOT / request.param).read_text()):
        (tmp_path / match["file"]).write_text(match["code"])
    own = tmp_path / "imports" / "example"
    own.mkdir(parents=True)
    (own / "__init__.py").write_text("NAME = 'theirs'\n")
    return tmp_path


def test_synthesizes(python, project):
    with (project / "main.py").open("a") as app:
        app.write("\nfrom imports.example import NAME\n\nassert NAME == 'theirs'\n")
    run(python, "main.py", cwd=project)
    files = [str(file.relative_to(project)) for file in (project / "dist").rglob("*.yaml")]
    assert sorted(files) == ["dist/shop/namespace.yaml", "dist/shop/shop.yaml"]
    objects = list(yaml.safe_load_all((project / "dist/shop/shop.yaml").read_text()))
    assert {o["metadata"]["name"] for o in objects if o["kind"] == "NetworkPolicy"} == {
        "cart-from-shop",
        "shop-to-cart",
    }
    (shop,) = [o for o in objects if o["kind"] == "Deployment" and o["metadata"]["name"] == "shop"]
    (container,) = shop["spec"]["template"]["spec"]["containers"]
    assert container["env"] == [
        {"name": "CART_URL", "value": "http://cart.shop.svc.cluster.local:80"}
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "    return platform",
            '    ApiObject(chart, "a", api_version="v1", kind="ConfigMap", '
            'metadata={"name": "Bad_"})\n    return platform',
            "name of ConfigMap shop/Bad_ must be a DNS subdomain",
            id="finding",
        ),
        pytest.param(
            'chart, "cart"', 'chart, "Cart"', "shop/shop/Cart: 'id' must be", id="construct"
        ),
    ],
)
def test_says_a_mistake_in_one_line(python, project, old, new, line):
    text = (project / "main.py").read_text()
    assert old in text
    changed = "from cdk8s import ApiObject\n" + text.replace(old, new)
    (project / "main.py").write_text(changed)
    done = subprocess.run(
        [python, "main.py"], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(line)
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "dist").exists()


def test_says_in_one_line_that_node_is_missing(python, project):
    """jsii's own answer is two stacks of calls."""
    environment = {name: v for name, v in os.environ.items() if name != "JSII_NODE"}
    done = subprocess.run(
        [python, "main.py"],
        cwd=project,
        env={**environment, "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("constructs_lib needs Node.js, in which cdk8s runs, and finds no ")
    assert "; install Node.js 22 or newer (https://nodejs.org)" in line
    assert not (project / "dist").exists()


def test_is_tested_with_snapshots(python, project):
    assert "1 passed" in run(python, "-m", "pytest", "--snapshot-update", cwd=project)
    (snapshot,) = project.rglob("test_shop.yaml")
    assert snapshot.read_text().startswith("apiVersion: apps/v1\nkind: Deployment\n")
    assert "1 passed" in run(python, "-m", "pytest", cwd=project)


def test_brings_its_types(python, project):
    """Without py.typed a type checker takes everything for Any."""
    (project / "typed.py").write_text(
        "from constructs_lib import WebServiceProps\nWebServiceProps(port=1)\n"
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--python-executable", python, "typed.py"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'Missing named argument "image" for "WebServiceProps"' in checked.stdout


def test_works_without_the_extra(python, project):
    """pytest and syrupy are for tests; an app must not need them."""
    forbid = "import sys; sys.modules.update(pytest=None, syrupy=None, yaml=None); "
    run(python, "-c", forbid + "import runpy; runpy.run_path('main.py')", cwd=project)
