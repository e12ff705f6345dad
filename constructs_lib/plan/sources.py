"""Where manifests are read from: a folder, or a folder in a commit."""

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import yaml

from constructs_lib.checks.documents import manifests_of
from constructs_lib.core.declarations import VALUES_FILE
from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.plan.objects import Key, key_of

OF_PROGRAMS = ("kind.x-k8s.io", "audit.k8s.io", "kustomize.config.k8s.io")
"""Groups of files that look like objects, and which programs read."""

VALUES = "HelmValues"
"""Kind by which values of a chart stand beside objects."""


class Source(NamedTuple):
    """Texts of YAML by path."""

    name: str
    files: Mapping[str, str]


def source(name: str, folder: str) -> Source:
    """Return the files of a folder, or of `folder` in a commit of Git.

    Raises:
        ValueError: It is neither.
    """
    path = Path(name)
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.suffix in (".yaml", ".yml"))
        return Source(
            name, {each.relative_to(path).as_posix(): each.read_text("utf-8") for each in files}
        )
    command = ["git", "archive", "--format=tar", name, "--", folder]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise ValueError(
            f"'{name}' must be a folder of manifests, or a commit that has '{folder}', got "
            f"{said[-1] if said else 'nothing'}; name another"
        )
    return Source(name, dict(_members(done.stdout, folder)))


def _members(archive: bytes, folder: str) -> Iterator[tuple[str, str]]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            content = tar.extractfile(member) if member.isfile() else None
            if content and path.suffix in (".yaml", ".yml"):
                yield path.relative_to(folder).as_posix(), content.read().decode()


def documents_of(files: Mapping[str, str], name: str) -> Iterator[tuple[str, Json]]:
    """Yield the documents of files, each with the path of its file.

    Raises:
        ValueError: A file is no YAML.
    """
    for path, text in files.items():
        try:
            for document in yaml.load_all(text, yaml.CSafeLoader):
                yield path, document
        except yaml.YAMLError as error:
            got = " ".join(str(error).split())
            raise ValueError(f"'{path}' of {name} must be YAML, got {got}; correct it") from None


def objects_of(documents: Iterable[tuple[str, Json]]) -> dict[Key, Manifest]:
    """Return the objects by their keys, and values of charts as objects of their own kind."""
    found: dict[Key, Manifest] = {}
    for path, document in documents:
        if path.endswith(VALUES_FILE) and isinstance(document, dict):
            place = PurePosixPath(path)
            name = place.name.removesuffix(VALUES_FILE)
            found[Key("", VALUES, place.parent.name, name)] = document
            continue
        for manifest in manifests_of([document]):
            key = key_of(manifest)
            if key.group not in OF_PROGRAMS:
                found[key] = manifest
    return found
