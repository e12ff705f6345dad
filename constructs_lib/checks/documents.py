"""The documents in a folder of manifests, such as `dist/`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from constructs_lib.core.manifests import Json, Manifest


def documents_in(path: Path) -> Iterator[Json]:
    """Yield the documents of all files of YAML in and below a folder.

    Raises:
        ValueError: It is no folder, or a file in it is no YAML.
    """
    if not path.is_dir():
        raise ValueError(f"'{path}' must be a folder of manifests, got none; name another")
    for file in sorted(each for each in path.rglob("*") if each.suffix in (".yaml", ".yml")):
        try:
            yield from yaml.load_all(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            problem = " ".join(str(error).split())
            raise ValueError(f"'{file}' must be YAML, got {problem}; correct it") from None


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
