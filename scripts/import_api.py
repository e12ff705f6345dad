"""Regenerates imports/ from schemas of the API and from jsii/; run by `make import`.

Kubernetes comes from the OpenAPI definition in its Go module, the Gateway API from its own, in the
versions that programs of the tests have. Other custom resources come from the folder in $CRDS_DIR
or, if it is unset, from the addresses in cdk8s.yaml. Descriptions, statuses and versions that are
not stored are dropped.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from scripts.api_structs import NOTICE, Json, modules

PROGRAMS = Path(__file__).parents[1] / "tests/programs"
"""Folder with the go.mod files that state the versions of Kubernetes and of the Gateway API."""

ROUTES = ("gateways", "grpcroutes", "httproutes", "referencegrants")
"""Kinds of the Gateway API in use."""

JSII_SRCMAK = ("jsii", "--entrypoint=index.ts", "--python-module-name=api_objects")
LIBRARIES = ("@types/node", "cdk8s", "constructs")


class CrdLoader(yaml.CSafeLoader):
    """Reads a bare `=` (in the enum of an Alertmanager matcher) as text, as YAML 1.2 does."""


CrdLoader.add_constructor("tag:yaml.org,2002:value", lambda _, node: node.value)


def sources() -> list[str]:
    """Return the text of every file of definitions of custom resources."""
    if folder := os.environ.get("CRDS_DIR"):
        files = sorted(Path(folder).glob("*.yaml"))
        if not files:
            sys.exit(f"CRDS_DIR: must name a folder with *.yaml, got {folder!r}")
        return [file.read_text() for file in files]
    texts = []
    for url in yaml.safe_load(Path("cdk8s.yaml").read_text())["imports"]:
        print(url)
        with urllib.request.urlopen(url, timeout=60) as response:
            texts.append(response.read().decode())
    return texts


def go_module(program: str, name: str) -> Path:
    """Return the folder of a Go module, in the version that a program of the tests has."""
    command = ("go", "mod", "download", "-json", name)
    done = subprocess.run(
        command,
        cwd=PROGRAMS / program,
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "GOTOOLCHAIN": "auto"},
    )
    return Path(json.loads(done.stdout)["Dir"])


def api_of_kubernetes() -> Json:
    """Return the OpenAPI definition of Kubernetes."""
    folder = go_module("kubernetes", "k8s.io/kubernetes")
    return json.loads((folder / "api/openapi-spec/swagger.json").read_text())


def gateway_api(kinds: Sequence[str] = ROUTES) -> list[str]:
    """Return the text of the definitions of the Gateway API, of its standard channel."""
    folder = go_module("traefik", "sigs.k8s.io/gateway-api") / "config/crd/standard"
    return [(folder / f"gateway.networking.k8s.io_{name}.yaml").read_text() for name in kinds]


def main() -> None:
    """Generate into a temporary folder and replace imports/ only when everything succeeded."""
    with TemporaryDirectory() as temporary:
        bindings = Path(temporary, "imports")
        # It hands its own path to a shell without quotes, and that of a checkout may have spaces.
        packages = Path(shutil.copytree("node_modules", Path(temporary, "node_modules")))
        program = ["node", f"{packages}/jsii-srcmak/bin/jsii-srcmak", *JSII_SRCMAK]
        libraries = [f"--dep={packages / name}" for name in LIBRARIES]
        subprocess.run([*program, *libraries, f"--python-outdir={bindings}"], check=True)
        # Without this file, import-linter does not see the modules in a folder.
        for folder in [bindings, *(path for path in bindings.rglob("*") if path.is_dir())]:
            if not (folder / "__init__.py").exists():
                (folder / "__init__.py").write_text(NOTICE)
        definitions = [
            each
            for text in (*sources(), *gateway_api())
            for each in yaml.load_all(text, CrdLoader)
            if each and each["kind"] == "CustomResourceDefinition"
        ]
        for name, text in modules(api_of_kubernetes(), definitions):
            (bindings / f"{name}.py").write_text(text)
        shutil.rmtree("imports", ignore_errors=True)
        shutil.copytree(bindings, "imports")


if __name__ == "__main__":
    main()
