"""Where manifests are read from: a folder, a folder in a commit, and charts that they install."""

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from constructs_lib.checks.charts.rendering import Renderer, Rendering, charts_of
from constructs_lib.checks.documents import documents_of, files_in, manifests_of
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


Renderings = Mapping[str, list[Rendering]]
"""Renderings by the name of their Application."""


def with_charts(old: Source, new: Source, renderer: Renderer) -> tuple[Source, Source, Set[str]]:
    """Return both sides with the objects of those charts that can be rendered for both.

    The third are the names of their Applications.
    """
    if renderer.helm is None or not renderer.archives.are_here:
        return old, new, frozenset()
    before, after = (_renderings(each, renderer) for each in (old, new))
    seen = {
        name
        for name in before.keys() | after.keys()
        if all(each.text for each in (*before.get(name, ()), *after.get(name, ())))
    }
    return _joined(old, before, seen), _joined(new, after, seen), seen


def _renderings(source: Source, renderer: Renderer) -> Renderings:
    documents = documents_of(source.files, source.name)
    found: dict[str, list[Rendering]] = {}
    for each in charts_of(source.files, documents, renderer).renderings:
        found.setdefault(each.release.application[1], []).append(each)
    return found


def _joined(source: Source, renderings: Renderings, seen: Set[str]) -> Source:
    charts = {
        f"{each.release.key} (chart)": each for name in seen for each in renderings.get(name, ())
    }
    texts = {path: each.yaml for path, each in charts.items()}
    return source._replace(files={**source.files, **texts}, charts=charts)
