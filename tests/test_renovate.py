"""Renovate finds every version of others: its patterns are run here over the real files."""

import ast
import json
import re

import yaml

from constructs_lib.argocd import HelmChart
from constructs_lib.kube import default_images
from constructs_lib.kube.images import parse_image
from constructs_lib.reference import versions
from tests.checkout import ROOT
from tests.reference.charts.stated_images import stated_images

CONFIG = json.loads((ROOT / "renovate.json").read_text(encoding="utf-8"))
MANAGERS = CONFIG["customManagers"]
STATED = {**vars(versions), **vars(default_images)}
CONSTANTS = {name: value for name, value in STATED.items() if name.isupper()}
PROGRAMS = {"KIND_VERSION": "kubernetes-sigs/kind", "HELM_VERSION": "helm/helm"}
IMAGES = {
    name: value
    for name, value in CONSTANTS.items()
    if isinstance(value, str) and name not in PROGRAMS
}


def found_in(file):
    """Return what the patterns for a file find in it, as Renovate names the parts."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return [
        {
            **(
                {"datasource": manager["datasourceTemplate"]}
                if "depTypeTemplate" in manager
                else {}
            ),
            **{name: part for name, part in match.groupdict().items() if part},
        }
        for manager in MANAGERS
        if any(re.search(files.strip("/"), file) for files in manager["managerFilePatterns"])
        for pattern in manager["matchStrings"]
        for match in re.finditer(pattern.replace("(?<", "(?P<"), text)
    ]


def wanted(constant):
    if isinstance(constant, HelmChart):
        if constant.repository.startswith("https://"):
            place = {
                "datasource": "helm",
                "depName": constant.name,
                "registryUrl": constant.repository,
            }
        else:
            name = f"{constant.repository}/{constant.name}"
            place = {"datasource": "docker", "depName": name}
        return {**place, "currentValue": constant.version}
    reference, _, digest = constant.partition("@")
    name, _, tag = reference.rpartition(":")
    parts = {"datasource": "docker", "depName": name, "currentValue": tag, "currentDigest": digest}
    return {key: part for key, part in parts.items() if part}


def test_every_constant_is_found_by_its_right_name():
    found = [
        *found_in("constructs_lib/reference/versions.py"),
        *found_in("constructs_lib/kube/default_images.py"),
    ]
    # In the order of the managers: charts, programs, images.
    charts = [value for value in CONSTANTS.values() if isinstance(value, HelmChart)]
    programs = [
        {"datasource": "github-releases", "depName": project, "currentValue": CONSTANTS[name]}
        for name, project in PROGRAMS.items()
    ]
    assert found == [*map(wanted, charts), *programs, *map(wanted, IMAGES.values())]


def test_tests_run_the_gitea_of_the_cluster():
    module = (ROOT / "tests/programs/gitea/go.mod").read_text(encoding="utf-8")
    tag = parse_image(versions.GITEA_IMAGE).tag.removesuffix("-rootless")
    assert f"\tgitea.dev v{tag} // indirect\n" in module
    assert f"\tgitea.dev => code.gitea.io/gitea v{tag}\n" in module


def test_every_definition_is_found():
    addresses = yaml.safe_load((ROOT / "cdk8s.yaml").read_text(encoding="utf-8"))["imports"]
    found = [(each["depName"], each["currentValue"]) for each in found_in("cdk8s.yaml")]
    assert found == [
        (f"{owner}/{repository}", version)
        for owner, repository, version in (address.split("/")[3:6] for address in addresses)
    ]


def literals(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def is_image(text):
    try:
        return "/" in parse_image(text).name or bool(parse_image(text).registry)
    except ValueError:
        return False


def test_library_names_no_version_elsewhere():
    elsewhere = {
        f"{file.relative_to(ROOT)}: {text}"
        for file in (ROOT / "constructs_lib").rglob("*.py")
        if file.name not in ("versions.py", "default_images.py") and "_imports" not in file.parts
        for text in literals(file)
        if is_image(text)
    }
    assert elsewhere == set()


def images_below(value):
    match value:
        case dict():
            for key, inner in value.items():
                if key == "image" and isinstance(inner, str):
                    yield inner
                yield from images_below(inner)
        case list():
            for inner in value:
                yield from images_below(inner)


def test_every_image_in_dist_is_ours_or_a_constant():
    strange = {
        f"{file.relative_to(ROOT)}: {image}"
        for file in (ROOT / "dist").rglob("*.yaml")
        for manifest in yaml.load_all(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for image in (
            stated_images(manifest) if file.stem.endswith("-values") else images_below(manifest)
        )
        if not image.startswith("localhost:30500/") and image not in IMAGES.values()
    }
    assert strange == set()


def test_files_below_tests_are_not_ignored():
    """Stated, since `config:recommended` ignores them."""
    assert CONFIG["ignorePaths"] == ["**/node_modules/**"]
