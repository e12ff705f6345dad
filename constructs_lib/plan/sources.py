"""Where manifests are read from: a folder, or a folder in a commit."""

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from constructs_lib.charts.rendering import Rendering
from constructs_lib.checks.documents import files_in, manifests_of
from constructs_lib.core.declarations import VALUES_FILE
from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.plan.objects import Key, key_of

FOLDER = "dist"
"""Folder of manifests in a commit, if none is named."""

OF_PROGRAMS = ("kind.x-k8s.io", "audit.k8s.io", "kustomize.config.k8s.io")
"""Groups of files that look like objects, and which programs read."""

VALUES = "HelmValues"
"""Kind by which values of a chart stand beside objects."""


class Source(NamedTuple):
    """Texts of YAML by path."""

    name: str
    files: Mapping[str, str]
    charts: Mapping[str, Rendering] = {}
    """What those files hold that charts make, by path."""


def source(name: str, folder: str) -> Source:
    """Return the files of a folder, or of `folder` in a commit of Git.

    Raises:
        ValueError: It is neither.
    """
    path = Path(name)
    if path.is_dir():
        return Source(name, files_in(path))
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
