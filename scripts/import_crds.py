"""Regenerates imports/ from CustomResourceDefinitions and from imports_src/; run by `make import`.

The definitions come from the folder in $CRDS_DIR, or from the addresses in cdk8s.yaml where it is unset. Both give
the same bindings: prose and versions that are not stored are dropped first.
"""

import os
import shutil
import subprocess
import sys
import urllib.request
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

Json = Any  # A parsed CustomResourceDefinition: its shape is Kubernetes' business, not ours.

NODE_MODULES = Path("node_modules").resolve()


class CrdLoader(yaml.SafeLoader):
    """Reads a bare `=` (in the enum of an Alertmanager matcher) as text, as YAML 1.2 does."""


CrdLoader.add_constructor("tag:yaml.org,2002:value", CrdLoader.construct_yaml_str)


def sources() -> list[str]:
    """Returns the text of every file of definitions."""
    if folder := os.environ.get("CRDS_DIR"):
        files = sorted(Path(folder).glob("*.yaml"))
        if not files:
            sys.exit(f"CRDS_DIR names {folder}, where no *.yaml is; name a folder of CustomResourceDefinitions")
        return [file.read_text() for file in files]
    urls = yaml.safe_load(Path("cdk8s.yaml").read_text())["imports"]
    texts = []
    for url in urls:
        print(url)
        with urllib.request.urlopen(url, timeout=60) as response:
            texts.append(response.read().decode())
    return texts


def without_prose(schema: Json) -> Json:
    """Returns a schema without descriptions, keeping properties that are called `description`."""
    if isinstance(schema, list):
        return [without_prose(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: without_prose(child) for name, child in value.items()}
        if key == "properties"
        else without_prose(value)
        for key, value in schema.items()
        if key != "description"
    }


def by_group(texts: list[str]) -> dict[str, list[Json]]:
    """Returns the stored version of each definition, by API group."""
    groups = defaultdict(list)
    for text in texts:
        for crd in yaml.load_all(text, CrdLoader):
            if crd and crd["kind"] == "CustomResourceDefinition":
                versions = [version for version in crd["spec"]["versions"] if version["storage"]]
                crd["spec"]["versions"] = without_prose(versions)
                groups[crd["spec"]["group"]].append(crd)
    return groups


def main() -> None:
    """Generates into a temporary folder and replaces imports/ only when everything succeeded."""
    with TemporaryDirectory() as temporary:
        bindings = Path(temporary, "imports")
        # Importing a parent group (tekton.dev) deletes the folders of its children (triggers.tekton.dev).
        for group, crds in sorted(by_group(sources()).items(), key=lambda item: item[0].split(".")[::-1]):
            definitions = Path(temporary, f"{group}.yaml")
            definitions.write_text(yaml.safe_dump_all(sorted(crds, key=lambda crd: crd["metadata"]["name"])))
            command = ["cdk8s", "import", "--language=python", "--save=false", "--check-upgrade=false"]
            subprocess.run([*command, f"--output={bindings}", str(definitions)], check=True)
        command = ["jsii-srcmak", "imports_src", "--entrypoint=api_objects.ts", "--python-module-name=api_objects"]
        libraries = [f"--dep={NODE_MODULES / name}" for name in ("@types/node", "cdk8s", "constructs")]
        subprocess.run([*command, *libraries, f"--python-outdir={bindings}"], check=True)
        shutil.rmtree("imports", ignore_errors=True)
        shutil.copytree(bindings, "imports")


if __name__ == "__main__":
    main()
