"""Changes code that uses former names of the library to the names of this version.

python -m constructs_lib.upgrade shop/
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

try:
    import libcst as cst
    from libcst.codemod import CodemodContext, ContextAwareTransformer
    from libcst.codemod.visitors import AddImportsVisitor
    from libcst.helpers import get_full_name_for_node_or_raise as dotted
    from libcst.metadata import MetadataWrapper, QualifiedNameProvider
except ImportError:
    sys.exit(
        "constructs_lib.upgrade needs libcst; install the extra: "
        "pip install 'cdk8s-web-platform[upgrade]'"
    )

from constructs_lib.core.renames import RENAMES

PROGRAM = "python -m constructs_lib.upgrade"

LIBRARY = "constructs_lib"


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Changes Python files that use former names of constructs_lib to the names of "
        "this version, and lists names that it does not have, a line each, for which "
        "docs/how-to/upgrading.md has a recipe. It ends with 1 if there are any.",
    )
    parser.add_argument(
        "paths", type=Path, nargs="*", default=[Path()], metavar="PATH", help="file or folder"
    )
    parser.add_argument("--check", action="store_true", help="list what would change, change none")
    given = parser.parse_args(arguments)
    try:
        remaining = [
            line for file in _files(given.paths) for line in _upgrade(file, is_check=given.check)
        ]
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    sys.exit("\n".join(remaining) or None)


def upgraded(code: str) -> tuple[str, Mapping[str, str]]:
    """Return code with the names of this version, and these by the former names in it."""
    changes = {name: now for name in _names(code) if (now := _now(name)) != name}
    if not changes:
        return code, {}
    context = CodemodContext()
    module = _Renaming(context, changes).transform_module(cst.parse_module(code))
    return AddImportsVisitor(context).transform_module(module).code, changes


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the Python files in and below folders, without environments and hidden folders."""
    for path in paths:
        if not path.exists():
            raise ValueError(f"'{path}' must be a file or folder, got none; name another")
        if path.is_file():
            yield path
        elif not (path / "pyvenv.cfg").exists():
            inside = [each for each in sorted(path.iterdir()) if not each.name.startswith(".")]
            yield from _files([each for each in inside if each.is_dir() or each.suffix == ".py"])


def _upgrade(file: Path, *, is_check: bool) -> Iterator[str]:
    """Change a file, and yield lines about names that this version does not have."""
    try:
        code, changes = upgraded(file.read_bytes().decode())
    except (cst.ParserSyntaxError, UnicodeDecodeError) as error:
        yield f"'{file}' must be Python, got {error}; correct it"
        return
    told = [f"{file}: {before} is {now} now" for before, now in changes.items()]
    if is_check:
        yield from told
    elif told:
        file.write_bytes(code.encode())
        print("\n".join(told))
    yield from (f"{file}: {each} is not in this version" for each in _names(code) if _is_gone(each))


@cache
def _packages() -> Sequence[str]:
    """Return the packages with public names, the library first."""
    folder = Path(str(import_module(LIBRARY).__file__)).parent
    found = sorted(each.parent.relative_to(folder).parts for each in folder.rglob("__init__.pyi"))
    return [".".join((LIBRARY, *parts)) for parts in found]


def _now(name: str) -> str:
    """Return the name of this version for one that may be former."""
    for each in RENAMES:
        if f"{name}.".startswith(f"{each.before}."):
            name = each.now + name.removeprefix(each.before)
    package, _, last = name.rpartition(".")
    if package in _packages() and last not in import_module(package).__all__:
        homes = [each for each in _packages() if last in import_module(each).__all__]
        return f"{homes[0]}.{last}" if homes else name
    return name


def _is_gone(name: str) -> bool:
    """Return whether a module of the library lacks a name, such as `constructs_lib.Shop`."""
    found: object = import_module(LIBRARY)
    parts = name.split(".")
    for number, part in enumerate(parts[1:], 2):
        if not isinstance(found, ModuleType):
            return False
        try:
            found = getattr(found, part, None) or import_module(".".join(parts[:number]))
        except ImportError:
            return True
    return False


def _names(code: str) -> list[str]:
    """Return the names of the library that a module imports, or reaches by an attribute."""
    collected = _Names()
    MetadataWrapper(cst.parse_module(code)).visit(collected)
    return [each for each in collected.found if f"{each}.".startswith(f"{LIBRARY}.")]


def _imported(node: cst.ImportFrom) -> dict[str, str]:
    """Return the local names of what is imported, by its full name."""
    if node.module is None or node.relative or isinstance(node.names, cst.ImportStar):
        return {}
    module = dotted(node.module)
    return {
        f"{module}.{each.evaluated_name}": each.evaluated_alias or each.evaluated_name
        for each in node.names
    }


class _Names(cst.CSTVisitor):
    """Collects names that a module imports, or reaches by an attribute."""

    METADATA_DEPENDENCIES = (QualifiedNameProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:  # noqa: N802 - libcst calls it so
        self.found |= dict.fromkeys(_imported(node))

    def visit_Import(self, node: cst.Import) -> None:  # noqa: N802
        self.found |= dict.fromkeys(each.evaluated_name for each in node.names)

    def visit_Attribute(self, node: cst.Attribute) -> None:  # noqa: N802
        names = self.get_metadata(QualifiedNameProvider, node, ())
        self.found |= dict.fromkeys(each.name for each in names)


class _Renaming(ContextAwareTransformer):
    """Replaces names, in imports and where they are used."""

    METADATA_DEPENDENCIES = (QualifiedNameProvider,)

    def __init__(self, context: CodemodContext, changes: Mapping[str, str]) -> None:
        super().__init__(context)
        self._changes = changes

    def leave_SimpleStatementLine(  # noqa: N802
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        """Replace an import by one for each module that has its names now."""
        node = original_node.body[0]
        imported = _imported(node) if isinstance(node, cst.ImportFrom) else {}
        if not imported.keys() & self._changes.keys():
            return updated_node
        names: dict[str, list[str]] = {}
        for name, local in imported.items():
            module, _, now = self._changes.get(name, name).rpartition(".")
            keeps_alias = local not in (now, name.rpartition(".")[2])
            names.setdefault(module, []).append(f"{now} as {local}" if keeps_alias else now)
        lines = [
            cst.ensure_type(
                cst.parse_statement(f"from {module} import {', '.join(each)}"),
                cst.SimpleStatementLine,
            )
            for module, each in names.items()
        ]
        lines[0] = lines[0].with_changes(
            leading_lines=updated_node.leading_lines,
            trailing_whitespace=updated_node.trailing_whitespace,
        )
        return cst.FlattenSentinel(lines)

    def leave_ImportAlias(  # noqa: N802
        self, original_node: cst.ImportAlias, updated_node: cst.ImportAlias
    ) -> cst.ImportAlias:
        """Replace a module. Names in it are not as long as the keys of the changes."""
        now = self._changes.get(original_node.evaluated_name)
        return updated_node.with_changes(name=_parsed(now)) if now else updated_node

    def leave_Name(  # noqa: N802
        self, original_node: cst.Name, updated_node: cst.Name
    ) -> cst.Name:
        """Replace a name that was imported without an alias."""
        for each in self.get_metadata(QualifiedNameProvider, original_node, ()):
            now = self._changes.get(each.name, each.name)
            if each.name.endswith(f".{original_node.value}"):
                return updated_node.with_changes(value=now.rpartition(".")[2])
        return updated_node

    def leave_Attribute(  # noqa: N802
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.Name | cst.Attribute:
        """Replace a name that is reached from the library itself."""
        root: cst.BaseExpression = original_node
        while isinstance(root, cst.Attribute):
            root = root.value
        if LIBRARY not in {
            each.name for each in self.get_metadata(QualifiedNameProvider, root, ())
        }:
            return updated_node
        for each in self.get_metadata(QualifiedNameProvider, original_node, ()):
            if now := self._changes.get(each.name):
                AddImportsVisitor.add_needed_import(self.context, now.rpartition(".")[0])
                return _parsed(now)
        return updated_node


def _parsed(name: str) -> cst.Name | cst.Attribute:
    parsed = cst.parse_expression(name)
    assert isinstance(parsed, cst.Name | cst.Attribute)
    return parsed


if __name__ == "__main__":
    main()
