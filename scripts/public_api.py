"""Writes the public interface of the library to tests/public_api/: a stub for each package."""

import ast
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests/public_api"

LIBRARY = "constructs_lib"
PACKAGES = (
    *("analysis", "argocd", "kube", "monitoring", "network", "platform", "postgres", "props"),
    *("secrets", "settings", "teams", "tekton", "testing", "tree", "workloads"),
)
"""Packages with public names, beside the library itself."""

OF_PYDANTIC = ("model_config", "model_copy")
"""Members that all props have."""

PARTS = ("part(", "optional_part(")
"""Beginnings of attributes that are objects of a construct."""

HEADING = "# Names, parameters and defaults that are public. Written by 'make api', never edited.\n"


def texts() -> dict[str, str]:
    """Return the public interface of this checkout: text by the name of the package."""
    library = griffe.load(LIBRARY, search_paths=[ROOT], allow_inspection=False)
    assert isinstance(library, griffe.Module)
    packages = {LIBRARY: library, **{f"{LIBRARY}.{name}": library[name] for name in PACKAGES}}
    return {
        name: f"{HEADING}\n{_stub(each, promised_names(name))}" for name, each in packages.items()
    }


def promised_names(package: str) -> Sequence[str]:
    """Return the names that a package promises: those that it first lists in `__all__`.

    It adds to that list what compositions need, which the next minor version may change.
    """
    place = ROOT / package.replace(".", "/")
    files = (place / "__init__.pyi", place / "__init__.py", place.with_suffix(".py"))
    tree = ast.parse(next(file for file in files if file.exists()).read_text())
    assigned = [each for each in tree.body if isinstance(each, ast.Assign)]
    (names,) = (each.value for each in assigned if ast.unparse(each.targets[0]) == "__all__")
    found: list[str] = ast.literal_eval(names)
    return found


def _stub(module: griffe.Module, names: Iterable[str]) -> str:
    """Return names of a module as a stub."""
    parts = []
    for name in sorted(names):
        found = _find(module, name)
        lines = _class(name, found) if found.is_class else _member(name, found)
        parts.append("\n".join(lines) or f"{name} = ...")
    return "\n\n".join(parts) + "\n"


def _find(module: griffe.Module, name: str) -> griffe.Object:
    """Return what a module has by a name: of a module with a function of that name the function."""
    found = _target(module[name])
    return _target(found.members.get(name, found)) if found.is_module else found


def _target(found: griffe.Object | griffe.Alias) -> griffe.Object:
    return found.final_target if isinstance(found, griffe.Alias) else found


def _class(name: str, found: griffe.Object) -> Iterator[str]:
    yield f"class {name}:"
    yield from _docstring(found)
    for each, alias in sorted(found.all_members.items()):
        member = _target(alias)
        is_ours = member.path.startswith(f"{LIBRARY}.") and "._imports." not in member.path
        is_public = each == "__init__" or not each.startswith(("_", *OF_PYDANTIC))
        if is_ours and is_public and not member.is_class:
            yield from (f"    {line}" for line in _member(each, member))


def _member(name: str, found: griffe.Object) -> Iterator[str]:
    """Yield the lines of a function, or of an attribute with its type and default."""
    if isinstance(found, griffe.Function):
        decorators = [each for each in ("classmethod", "staticmethod") if each in found.labels]
        yield from (f"@{each}" for each in decorators)
        # That of a method has no 'self'.
        begin = "(cls, " if "classmethod" in decorators else "(self, "
        signature = _one_line(found.signature(name=name))
        if found.parent and found.parent.is_class and "staticmethod" not in decorators:
            signature = signature.replace("(", begin, 1).replace(", )", ")", 1)
        yield f"def {signature}:"
        yield from [*_docstring(found)] or ["    ..."]
    elif isinstance(found, griffe.Attribute):
        # Values of properties, of attributes of instances and of constants may change.
        is_default = "class-attribute" in found.labels and found.value is not None
        annotation = f": {_one_line(found.annotation)}" if found.annotation else ""
        value = _one_line(found.value) if is_default else ""
        if value.startswith(PARTS):
            value = "..."
        # A property is no field that must be given.
        is_given = bool(annotation) and "property" not in found.labels
        yield name + annotation + (f" = {value or '...'}" if value or not is_given else "")
        yield from (line.strip() for line in _docstring(found))


def _docstring(found: griffe.Object) -> Iterator[str]:
    """Yield the first sentence."""
    if found.docstring:
        paragraph = _one_line(found.docstring.value.strip().partition("\n\n")[0])
        sentence = re.split(r"(?<=\.) (?=[A-Z])", paragraph)[0]
        yield f'    """{sentence}"""'


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def main() -> None:
    """Replace the files."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for name, text in texts().items():
        (FOLDER / f"{name}.pyi").write_text(text)


if __name__ == "__main__":
    main()
