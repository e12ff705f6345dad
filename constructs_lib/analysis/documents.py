"""The documents in a folder of manifests, such as `dist/`, which others may have written."""

import json
import os
import re
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from posixpath import realpath
from typing import TextIO

import yaml

from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.schema import kinds_of
from constructs_lib.kube.text import printable
from constructs_lib.kube.validation import checked

OF_PROGRAMS = ("kind.x-k8s.io", "audit.k8s.io", "kustomize.config.k8s.io")
"""Groups of files in the form of objects that only programs read."""

MANIFEST_SUFFIXES = (".yaml", ".yml", ".json")
"""Ends of the names of files that are read: those that kubectl and Argo CD apply."""

MOST_BYTES = 2**26
"""Bytes of all such files in a folder, 64 MiB: seventy times those of `dist/`."""

MOST_NODES = 500_000
"""Nodes of YAML in a document: ten megabytes of definitions. Each takes a kilobyte of memory."""

BEGIN = re.compile(r"^---(?=\s)", re.MULTILINE)
"""Begin of a document, which such a line is wherever it stands."""

MOST_LEVELS = 100
"""Levels of nested values, which rules descend by calls of functions."""

MOST_REPEATED = 2**20
"""Nodes and characters of a folder that aliases repeat: 350 bytes can stand for gigabytes."""


class Loader(yaml.CSafeLoader):
    """Reads YAML as Kubernetes does: `=`, dates and numbers to the base of 60 are texts.

    A text that would become more than a program can hold, or other data than JSON, is refused by a
    YAMLError.
    """

    def __init__(self, text: str, repeated: int = 0) -> None:
        # Each node but the first of a document follows one of these characters.
        if _nodes_at_most(text) > MOST_NODES < max(map(_nodes_at_most, BEGIN.split(text))):
            raise yaml.YAMLError(f"a document of more than {MOST_NODES} nodes")
        super().__init__(text)
        self.repeated = repeated
        self.line = 1
        self._has_anchors = "&" in text
        self._seen: set[yaml.Node] = set()

    def construct_document(self, node: yaml.Node) -> Json:
        """Return the data of a document."""
        self.line = node.start_mark.line + 1
        self._measure(node, 1)
        self._seen.clear()
        try:
            return super().construct_document(node)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            line = node.start_mark.line + 1
            got = f"a value that does not fit its type in the document of line {line}: {error}"
            raise yaml.YAMLError(got) from None

    def _measure(self, node: yaml.Node, level: int) -> None:
        """Count the values that aliases repeat: one node for the reader, many for others."""
        if level > MOST_LEVELS:
            raise yaml.YAMLError(f"more than {MOST_LEVELS} nested values")
        if node in self._seen:
            self.repeated += 1 + len(node.value)
            if self.repeated > MOST_REPEATED:
                raise yaml.YAMLError(f"aliases that repeat more than {MOST_REPEATED} values")
        self._seen.add(node)
        if isinstance(node, yaml.ScalarNode):
            return
        is_mapping = isinstance(node, yaml.MappingNode)
        for each in chain.from_iterable(node.value) if is_mapping else node.value:
            if self._has_anchors or type(each) is not yaml.ScalarNode:
                self._measure(each, level + 1)


def _nodes_at_most(text: str) -> int:
    return sum(map(text.count, ",:[{?-\n"))


def _text(loader: Loader, node: yaml.ScalarNode) -> str:
    return str(node.value)


def _number(loader: Loader, node: yaml.ScalarNode) -> Json:
    is_float = node.tag.endswith("float")
    read = loader.construct_yaml_float if is_float else loader.construct_yaml_int
    return str(node.value) if ":" in node.value else read(node)


def _refused(loader: Loader, node: yaml.Node) -> Json:
    raise yaml.YAMLError(f"a value of type {node.tag!r}, which JSON does not have")


for _tag, _read in dict(timestamp=_text, value=_text, int=_number, float=_number).items():
    Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _read)
for _tag in ("binary", "omap", "pairs", "set"):
    Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _refused)


def files_in(path: Path) -> dict[str, str]:
    """Return all files of YAML and JSON in and below a folder as YAML, by their paths in it.

    Raises:
        ValueError: It is no folder, a symbolic link leads out of it, or a file in it is no regular
            one, is no text, no JSON or too large.
    """
    if not path.is_dir():
        raise ValueError(f"'{path}' must be a folder of manifests, got none; name another")
    found = {}
    left = MOST_BYTES
    folder = Path(realpath(path))
    for file in sorted(path.rglob("*")):
        if file.is_symlink() and not Path(realpath(file)).is_relative_to(folder):
            raise ValueError(f"'{file}' must stay in '{path}', got a link out of it; remove it")
        if file.suffix not in MANIFEST_SUFFIXES or file.is_dir():
            continue
        if not file.is_file():
            raise ValueError(f"'{file}' must be a regular file, got another; remove it")
        left = bytes_left(str(file), left, file.stat().st_size)
        found[file.relative_to(path).as_posix()] = text_of(str(file), file.read_bytes())
    return found


def bytes_left(name: str, left: int, size: int) -> int:
    """Return how many bytes the files of a folder may still have after a file of that size."""
    if size > left:
        raise ValueError(
            f"'{name}' must not exceed {MOST_BYTES} bytes together with the files before it, "
            f"got {size} where {left} are left; divide the folder"
        )
    return left - size


def text_of(name: str, content: bytes) -> str:
    """Return the text of a file as YAML, which lacks JSON's pairs of surrogates."""
    is_json = name.endswith(".json")
    try:
        text = content.decode()
        if is_json and _nodes_at_most(text) <= MOST_NODES:
            text = json.dumps(json.loads(text), ensure_ascii=False).replace("\x7f", "\\u007f")
            text.encode()
    except (RecursionError, ValueError) as error:
        form = "JSON" if is_json else "YAML"
        raise ValueError(f"'{name}' must be {form}, got {error}; correct it") from None
    return text


def documents_of(files: Mapping[str, str], name: str = "") -> Iterator[tuple[str, Json]]:
    """Yield the documents of files, each with its path. Errors state `name` as the source.

    Raises:
        ValueError: A file is no YAML.
    """
    return ((path, document) for path, _, document in located_documents(files, name))


def located_documents(files: Mapping[str, str], name: str = "") -> Iterator[tuple[str, int, Json]]:
    """Yield the same with the first line of each document."""
    repeated = 0
    for path, text in files.items():
        try:
            loader = Loader(text, repeated)
            while loader.check_data():  # type: ignore[no-untyped-call]  # types-PyYAML lacks it
                document = loader.get_data()
                yield path, loader.line, document
            repeated = loader.repeated
        except yaml.YAMLError as error:
            got = " ".join(str(error).split())
            where = f"'{path}' of {name}" if name else f"'{path}'"
            raise ValueError(f"{where} must be YAML, got {got}; correct it") from None


def documents_in(path: Path) -> Iterator[Json]:
    """Yield the documents of all files of YAML and JSON in and below a folder.

    Raises:
        ValueError: It is no folder, or a file in it is neither.
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


def placed(document: Json, namespace: str | None) -> Json:
    """Return a document whose objects state a namespace: this one, where they state none.

    Objects stay as they are whose kind is unknown or belongs to the cluster, and all of them
    without a namespace.
    """
    match document if namespace else None:
        case {"apiVersion": version, "kind": str(kind), "items": list(items)}:
            stated = {"apiVersion": version, "kind": kind.removesuffix("List")}
            inner = [stated | each if isinstance(each, dict) else each for each in items]
            return {**document, "items": [placed(each, namespace) for each in inner]}
        case {"apiVersion": _, "kind": str(), "metadata": dict(metadata)} if not metadata.get(
            "namespace"
        ) and is_namespaced(document):
            return {**document, "metadata": {**metadata, "namespace": namespace}}
    return document


def is_namespaced(manifest: Manifest) -> bool:
    """Return whether an object is of a known kind that has a namespace."""
    struct = kinds_of(str(manifest["apiVersion"]).rpartition("/")[0]).get(manifest["kind"])
    return struct is not None and struct.NAMESPACED


def add_namespace_option(parser: ArgumentParser) -> None:
    """Add the option `--namespace`, which takes the name of a namespace."""
    parser.add_argument(
        "--namespace",
        type=lambda text: checked_option("--namespace", DnsLabel, text),
        metavar="NAME",
        help="namespace of objects that state none, as in 'kubectl apply --namespace'",
    )


def checked_option(name: str, field_type: object, text: str) -> str:
    """Return the value of an option that fits a field type."""
    try:
        checked(name, field_type, text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return text


def print_lines(lines: Iterable[str], file: TextIO | None = None, colour: str = "") -> None:
    """Print lines, and end quietly if the reader closes the pipe, as `head` does.

    A line is one line of text, whatever others wrote into names: it steers no terminal.
    """
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for line in lines:
        text = printable(line)
        print(f"\x1b[{colour}m{text}\x1b[0m" if colour else text, file=file or sys.stdout)


def print_coloured(lines: Iterable[tuple[str, str]]) -> None:
    """Print lines, each after its colour, which a terminal shows unless NO_COLOR is set."""
    shows_colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for colour, line in lines:
        print_lines([line], colour=colour if shows_colours else "")


def print_json(data: Json) -> None:
    """Print data as JSON."""
    print_lines(json.dumps(data, indent=2).replace("\x7f", "\\u007f").split("\n"))
