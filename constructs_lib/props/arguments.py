"""Arguments of public methods, checked like the fields of props."""

from functools import lru_cache
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args

from constructs_lib.kube.validation import checked, shown

if TYPE_CHECKING:
    from constructs import Construct


@lru_cache(maxsize=1024)
def path_in_tree(construct: "Construct") -> str:
    """Return the path by which errors name a construct; the name of its tier comes first."""
    node = construct.node
    return "/".join(name for name in (getattr(node.root, "name", ""), node.path) if name)


def checked_argument(
    path: str,
    name: str,
    field_type: Any,  # noqa: ANN401 - an Annotated form has no type
    value: Any,  # noqa: ANN401 - not checked yet
    fix: str = "pass another",
) -> Any:  # noqa: ANN401 - any field type
    """Return the value of an argument, checked like a field of that type."""
    try:
        return checked(name, field_type, value)
    except ValueError as error:
        raise ValueError(f"{path}: {error}; {fix}") from None


def checked_namespace(path: str, name: str, got: str, wanted: str) -> None:
    """Refuse an argument that is in another namespace than the Chart."""
    if got != wanted:
        raise ValueError(
            f"{path}: '{name}' must be in the namespace of this Chart ('{wanted}'), got one in "
            f"'{got}'; create both in Charts of one namespace"
        )


def checked_objects(path: str, expected: type | UnionType, **given: object) -> None:
    """Refuse arguments that are no objects of a type: None, a dict or another construct."""
    for name, value in given.items():
        if not isinstance(value, expected):
            names = " or ".join(each.__name__ for each in get_args(expected) or (expected,))
            raise ValueError(f"{path}: '{name}' must be {names}, got {shown(value)}; pass one")
