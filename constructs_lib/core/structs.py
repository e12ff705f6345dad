"""The structs of the bindings, as plain data from the start.

To a type checker, `k8s` and its like are the modules of the bindings, whose names and types it
holds every struct against. When the library runs they are not loaded, since they check what
pydantic has checked already, which is two thirds of the time of a construct. A struct is then a
dict with the names of the API; which fields it has and needs is in `structs.json`, which
`make import` writes.

Other code may pass structs of the real bindings to `manifest`; it renders both.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from constructs_lib.core.package_files import package_text

API_NAMES = {
    "clusterIp": "clusterIP",
    "except_": "except",
    "from_": "from",
    "keepFiringFor": "keep_firing_for",
    "repoUrl": "repoURL",
}
"""Names in the API of fields to which JavaScript or Python gives another name."""


@cache
def api_name(name: str) -> str:
    """Returns the name in the API of a field, by its name in Python."""
    first, *others = name.removesuffix("_").split("_")
    camel = first + "".join(map(str.capitalize, others))
    return API_NAMES.get(camel, camel)


class Struct(dict[str, Any]):
    """A part of an object, by the names of the API; fields that are None are left out."""

    _version_and_kind: Sequence[str] | None = None
    """Those of the object that it describes; None: it is a part of one."""

    _fields: frozenset[str] = frozenset()
    _required: frozenset[str] = frozenset()

    def __init__(self, **fields: object) -> None:
        """Takes fields by their names in Python.

        Raises:
            TypeError: A field is unknown, or one that must be there is missing.
        """
        given = {name: value for name, value in fields.items() if value is not None}
        if not (self._required <= given.keys() and fields.keys() <= self._fields):
            raise TypeError("; ".join(self._mistakes(fields.keys() - self._fields, given)))
        super().__init__({api_name(name): value for name, value in given.items()})

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of any struct
        """Returns a field, None where it is left out, as the bindings do."""
        if name not in self._fields:
            raise AttributeError(f"{type(self).__name__} has no field '{name}'")
        return self.get(api_name(name))

    def _mistakes(self, unknown: Collection[str], given: Collection[str]) -> Iterator[str]:
        struct = type(self).__name__
        for name in sorted(unknown):
            known = ", ".join(get_close_matches(name, self._fields, n=1) or sorted(self._fields))
            yield f"{struct} has no field '{name}'; use {known or 'none'}"
        for name in sorted(self._required.difference(given)):
            yield f"{struct} needs the field '{name}', which is missing; state it"


class NumberOrText:
    """A type of the bindings whose values are numbers or texts, which they are as plain data."""

    @staticmethod
    def from_number(value: float) -> float:
        """Returns a number."""
        return value

    @staticmethod
    def from_string(value: str) -> str:
        """Returns a text."""
        return value


class Structs:
    """A module of bindings, each of whose structs is a class of its own."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> type[Struct] | type[NumberOrText]:
        """Returns the struct of that name, which the type checker knows to be one."""
        known = _structs()[self._name].get(name)
        if known is None:
            raise AttributeError(f"'{self._name}' has no struct '{name}'")
        made = _struct(name, known) if known else NumberOrText
        setattr(self, name, made)
        return made


def _struct(name: str, known: Mapping[str, Sequence[str]]) -> type[Struct]:
    fields = known["fields"]
    of = {
        "_version_and_kind": known.get("kind"),
        "_fields": frozenset(each.removesuffix("?") for each in fields),
        "_required": frozenset(each for each in fields if not each.endswith("?")),
    }
    return type(name, (Struct,), of)


@cache
def _structs() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Returns what the bindings know of each struct, by their modules; `?` marks what may lack."""
    found: dict[str, dict[str, dict[str, list[str]]]]
    found = json.loads(package_text("_imports", "structs.json"))
    return found


if TYPE_CHECKING:
    from cdk8s import ApiObjectMetadata
    from cdk8s_plus_27 import k8s

    from constructs_lib._imports.com.coreos import monitoring
    from constructs_lib._imports.dev import tekton
    from constructs_lib._imports.dev.tekton import triggers
    from constructs_lib._imports.io import argoproj
else:
    ApiObjectMetadata = Structs("cdk8s").ApiObjectMetadata
    argoproj = Structs("argoproj")
    k8s = Structs("k8s")
    monitoring = Structs("monitoring")
    tekton = Structs("tekton")
    triggers = Structs("triggers")

__all__ = [
    "ApiObjectMetadata",
    "Struct",
    "api_name",
    "argoproj",
    "k8s",
    "monitoring",
    "tekton",
    "triggers",
]
