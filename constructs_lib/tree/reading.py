"""Reading of the construct tree, of several roots in one call."""

import json
from collections.abc import Callable, Sequence

from constructs import Construct, IConstruct

from constructs_lib._imports.api_objects import Tree
from constructs_lib.kube.declarations import ConstructTree, Declarations
from constructs_lib.kube.manifests import Json, Manifest, json_text
from constructs_lib.kube.validation import shown
from constructs_lib.tree.changes import one_line_errors


def read_tree(root: IConstruct) -> ConstructTree:
    """Return everything at and below a root (App, Chart, construct)."""
    (tree,) = read_trees([root])
    return tree


def read_trees(roots: Sequence[IConstruct]) -> list[ConstructTree]:
    """Return everything at and below each root."""
    found = _read(roots, Tree.read_trees)
    return [
        ConstructTree(
            each["objects"], Declarations.read(each["declarations"]), each["folder"], each["files"]
        )
        for each in found
    ]


def read_declarations(roots: Sequence[IConstruct]) -> list[Declarations]:
    """Return what constructs at and below each root declared."""
    return [Declarations.read(each) for each in _read(roots, Tree.read_declarations)]


def read_objects(roots: Sequence[IConstruct], *kinds: str) -> list[list[Manifest]]:
    """Return the API objects of these kinds at and below each root, as synth would write them."""
    found: list[list[Manifest]]
    found = _read(roots, lambda known: Tree.read_objects(known, list(kinds)))
    return found


def read_headers(roots: Sequence[IConstruct]) -> list[list[Manifest]]:
    """Return version, kind and metadata of the API objects at and below each root."""
    found: list[list[Manifest]] = _read(roots, Tree.read_headers)
    return found


def yaml_text(value: Json) -> str:
    """Return a value as the text of a YAML file."""
    (text,) = yaml_texts([value])
    return text


def yaml_texts(values: Sequence[Json]) -> list[str]:
    """Return each value as the text of a YAML file."""
    all_of_them = ", ".join(map(json_text, values))
    found: list[str] = json.loads(Tree.yaml_texts(f"[{all_of_them}]"))
    return found


def _read(roots: Sequence[IConstruct], read: Callable[[list[Construct]], str]) -> Json:
    known: list[Construct] = []
    for root in roots:
        if not isinstance(root, Construct):
            raise ValueError(
                f"'root' must be an App, Chart or construct, got {shown(root)}; pass one"
            )
        known.append(root)
    try:
        return json.loads(read(known))
    except RuntimeError:
        # Which root it is, is found by reading each alone.
        for root in known:
            with one_line_errors(getattr(root.node.root, "name", "")):
                read([root])
        raise
