"""The objects of Tekton's releases, as its operator installs them in a namespace of our choice."""

import hashlib
import re
from functools import cache

import yaml

from tests.programs import MODULES, TEKTON_PIPELINES, TEKTON_TRIGGERS, made, version

FILES = {
    "pipelines": (TEKTON_PIPELINES, ("*", "300-crds/*", "resolvers/resolvers-deployment")),
    "triggers": (TEKTON_TRIGGERS, ("*", "interceptors/*")),
}
"""Folders that hold them, with their module and their files."""

PLACE = re.compile(r"(namespace: |resourceNames: \[\")tekton-pipelines(-resolvers)?\b")
"""Where a release names a namespace of its own."""


PACKAGE = re.compile(r"ko://([\w./-]+)")
"""Where it names a program of which it has an image."""


def objects(namespace):
    """Return those of pipelines and triggers, but of what resolves references only the server."""
    return [each for folder in FILES for each in _installed(folder, namespace)]


@cache
def _texts(folder):
    found = made("tekton") / folder
    _, patterns = FILES[folder]
    return [
        file.read_text() for pattern in patterns for file in sorted(found.glob(f"{pattern}.yaml"))
    ]


def _installed(folder, namespace):
    module, _ = FILES[folder]
    number = f"v{version('tekton', module)}"
    for text in _texts(folder):
        text = text.replace('"devel"', f'"{number}"')
        text = PLACE.sub(rf"\g<1>{namespace}", text)
        text = PACKAGE.sub(lambda found: image(found[1]), text)
        yield from filter(None, yaml.load_all(text, yaml.CSafeLoader))


def images():
    """Return our programs by the names of the images in which a release has them."""
    named = {
        package for folder in FILES for text in _texts(folder) for package in PACKAGE.findall(text)
    }
    return {
        image(package): name
        for name, package in MODULES["tekton"].programs.items()
        if package in named
    }


def image(package):
    module, name = package.split("/cmd/")
    digest = hashlib.md5(package.encode(), usedforsecurity=False).hexdigest()
    place = module.replace("github.com", "ghcr.io")
    return f"{place}/{name}-{digest}:v{version('tekton', module)}"
