"""The documents in a folder of manifests, such as `dist/`."""

import signal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from constructs_lib.core.manifests import Json, Manifest

OF_PROGRAMS = ("kind.x-k8s.io/", "audit.k8s.io/", "kustomize.config.k8s.io/")
"""Beginnings of the `apiVersion` of files that look like objects, and which programs read."""


class Loader(yaml.CSafeLoader):
    """Reads YAML as Kubernetes does: `=`, dates and numbers to the base of 60 are texts."""


def _text(loader: Loader, node: yaml.ScalarNode) -> str:
    return str(node.value)


def _number(loader: Loader, node: yaml.ScalarNode) -> Json:
    is_float = node.tag.endswith("float")
    read = loader.construct_yaml_float if is_float else loader.construct_yaml_int
    return str(node.value) if ":" in node.value else read(node)


for _tag, _read in dict(timestamp=_text, value=_text, int=_number, float=_number).items():
    Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _read)


def files_in(path: Path) -> dict[str, str]:
    """Return the texts of all files of YAML in and below a folder, by their paths in it.

    Raises:
        ValueError: It is no folder, or a file in it is no text.
    """
    if not path.is_dir():
        raise ValueError(f"'{path}' must be a folder of manifests, got none; name another")
    found = {}
    for file in sorted(each for each in path.rglob("*") if each.suffix in (".yaml", ".yml")):
        try:
            found[file.relative_to(path).as_posix()] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(f"'{file}' must be YAML, got {error}; correct it") from None
    return found


def documents_of(files: Mapping[str, str], name: str = "") -> Iterator[tuple[str, Json]]:
    """Yield the documents of files, each with the path of its file, below what has that name.

    Raises:
        ValueError: A file is no YAML.
    """
    for path, text in files.items():
        try:
            for document in yaml.load_all(text, Loader):
                yield path, document
        except yaml.YAMLError as error:
            got = " ".join(str(error).split())
            where = f"'{path}' of {name}" if name else f"'{path}'"
            raise ValueError(f"{where} must be YAML, got {got}; correct it") from None


def documents_in(path: Path) -> Iterator[Json]:
    """Yield the documents of all files of YAML in and below a folder.

    Raises:
        ValueError: It is no folder, or a file in it is no YAML.
    """
    files = {f"{path}/{name}": text for name, text in files_in(path).items()}
    yield from (document for _, document in documents_of(files))


def manifests_of(documents: Iterable[Json]) -> Iterator[Manifest]:
    """Yield the manifests of objects among documents, those in lists included."""
    for document in documents:
        match document:
            case {"apiVersion": version, "kind": str(kind), "items": list(items)}:
                # As kubectl prints several, whatever the kind; those of one need not state it.
                stated = {"apiVersion": version, "kind": kind.removesuffix("List")}
                yield from manifests_of([stated | each for each in items if isinstance(each, dict)])
            case {"apiVersion": _, "kind": str()}:
                yield document


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, and end like other programs where nobody reads on, as behind `head`."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for line in lines:
        print(line)
