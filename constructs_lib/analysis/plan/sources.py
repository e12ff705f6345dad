"""Where manifests are read from: a folder, a folder in a commit, and charts that they install."""

import io
import posixpath
import subprocess
from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from constructs_lib.analysis.charts.rendering import Renderer, Rendering, charts_of
from constructs_lib.analysis.documents import (
    MANIFEST_SUFFIXES,
    MOST_BYTES,
    OF_PROGRAMS,
    bytes_left,
    documents_of,
    files_in,
    manifests_of,
    placed,
    text_of,
)
from constructs_lib.analysis.reading import Place, place_in
from constructs_lib.kube.declarations import VALUES_FILE
from constructs_lib.kube.manifests import Json, Manifest

FOLDER = "dist"
"""Folder of manifests in a commit, if none is named."""

REGULAR = ("100644", "100755")
"""Modes of regular files in Git."""

VALUES = "HelmValues"
"""Kind that stands for the values of a chart."""


class Source(NamedTuple):
    """Texts of YAML by path."""

    name: str
    files: Mapping[str, str]
    charts: Mapping[str, Rendering] = {}
    """Rendered charts among those files, by path."""
    namespace: str | None = None
    """Namespace of objects that state none. None: they are judged without one."""

    def documents(self, files: Mapping[str, str]) -> list[tuple[str, Json]]:
        """Return the documents of files, each with its path."""
        found = documents_of(files, self.name)
        return [(path, placed(document, self.namespace)) for path, document in found]


def source(name: str, folder: str, namespace: str | None = None) -> Source:
    """Return the files of a folder, or of `folder` in a commit of Git.

    Raises:
        ValueError: It is neither.
    """
    path = Path(name)
    if path.is_dir():
        return Source(name, files_in(path), namespace=namespace)
    try:
        return Source(name, _committed(name, folder), namespace=namespace)
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
    except FileNotFoundError as error:
        said = [str(error)]
    raise ValueError(
        f"'{name}' must be a folder of manifests, or a commit that has '{folder}', got "
        f"{said[-1] if said else 'nothing'}; name another"
    )


def _committed(name: str, folder: str) -> dict[str, str]:
    """Return the files of a folder in a commit, without applying its Git attributes."""
    # After this option, no argument is taken as an option.
    tree = _git("rev-parse", "--verify", "--end-of-options", f"{name}^{{tree}}").decode().strip()
    listed = _git("ls-tree", "-r", "-l", "-z", "--end-of-options", tree, f"{folder}/")
    digests: dict[str, str] = {}
    left = MOST_BYTES
    for entry in listed.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        mode, _, digest, size = about.split()
        if mode not in REGULAR:
            raise ValueError(f"'{path}' of {name} must be a regular file, got a link; remove it")
        if PurePosixPath(path).suffix in MANIFEST_SUFFIXES:
            left = bytes_left(path, left, int(size))
            digests[path] = digest
    if not listed:
        raise subprocess.CalledProcessError(1, "git", stderr=b"")
    contents = io.BytesIO(_git("cat-file", "--batch", stdin="\n".join(digests.values())))
    found = {}
    for path in digests:
        *_, length = contents.readline().split()
        found[posixpath.relpath(path, folder)] = text_of(path, contents.read(int(length)))
        contents.readline()
    return found


def _git(*arguments: str, stdin: str = "") -> bytes:
    command = ["git", *arguments]
    return subprocess.run(command, input=stdin.encode(), capture_output=True, check=True).stdout


def objects_of(documents: Iterable[tuple[str, Json]]) -> dict[Place, Manifest]:
    """Return the objects by their keys, and values of charts as objects of their own kind."""
    found: dict[Place, Manifest] = {}
    for path, document in documents:
        if path.endswith(VALUES_FILE) and isinstance(document, dict):
            place = PurePosixPath(path)
            name = place.name.removesuffix(VALUES_FILE)
            found[Place("", VALUES, place.parent.name, name)] = document
            continue
        for manifest in manifests_of([document]):
            key = place_in(manifest)
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
    documents = source.documents(source.files)
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
