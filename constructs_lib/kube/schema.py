"""Whether objects fit the API: every field is known, and has a value of its type."""

import re
from ast import literal_eval
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple, TypeVar, get_args, get_type_hints

import msgspec

from constructs_lib.kube.manifests import Json
from constructs_lib.kube.structs import k8s, modules

ANY_KEY = -1
"""Stands for the key of a mapping, which the errors of msgspec leave out."""

LACKING = "must be there"
"""Problem of a field that an object lacks."""

UNKNOWN = "the API does not have"
"""Problem of a field that the API lacks."""

_LACKS = re.compile(r"Object missing required field `(?P<name>.*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`")
_TYPE = re.compile(r"Expected `(?P<wanted>[^`]*)`(, got `.*`)?")
_LIMIT = re.compile(
    r"Expected `(?P<what>\w+)` (matching regex (?P<pattern>.*)"
    r"|(?P<length>of length )?(?P<side>[<>])= (?P<number>.+))"
)
_PARTS = {"array": "items", "object": "entries", "str": "characters"}
_PLACE = re.compile(r"(?P<text>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>.*)`)?", re.DOTALL)
_KEY = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_TYPES = {"array": "list", "bool": "boolean", "int": "whole number", "object": "mapping"}
_TYPES |= {"float": "number", "str": "text"}

AnyStruct = TypeVar("AnyStruct", bound=msgspec.Struct)

Location = tuple[str | int, ...]
"""Keys and indexes that lead to a value."""


class Misfit(NamedTuple):
    """A value that does not fit the API."""

    location: Location

    problem: str
    """Problem, as it reads after "which"."""

    fix: str

    @property
    def path(self) -> str:
        """The location as text."""
        return path_text(self.location)


def path_text(location: Location) -> str:
    """Return a location as text, such as `spec.ports[0].name`."""
    keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in location)
    return "".join(keys).removeprefix(".")


@cache
def objects() -> Mapping[tuple[str, str], type[k8s.Object]]:
    """Return the kinds whose fields are known, by `apiVersion` and `kind`."""
    found = (each for module in modules() for each in module.OBJECTS)
    return {(each.API_VERSION, each.KIND): each for each in found}


@cache
def kinds_of(group: str) -> Mapping[str, type[k8s.Object]]:
    """Return the known kinds of an API group, which is empty for the core."""
    return {
        kind: struct
        for (version, kind), struct in objects().items()
        if version.rpartition("/")[0] == group
    }


def misfits(manifest: Json) -> Sequence[Misfit]:
    """Return the values of an object of a known kind that do not fit the API."""
    match manifest:
        case {"apiVersion": str(version), "kind": str(kind)} if (version, kind) in objects():
            return fitted(manifest, objects()[version, kind])[1]
    return ()


def fitted(data: Json, struct: type[AnyStruct]) -> tuple[AnyStruct | None, Sequence[Misfit]]:
    """Return data as a struct without the parts that do not fit, and these.

    Null counts as absent, as in the API. Nothing is told of what is around a misfit, which may
    follow from it. The struct is None where no part fits.
    """
    found: list[Misfit] = []
    gone: list[Location] = []
    told: list[Location] = []
    rest = data
    while True:
        try:
            return msgspec.convert(rest, struct, dec_hook=_custom), found
        except msgspec.ValidationError as error:
            misfit = _misfit(str(error), rest, struct)
        misfit = misfit._replace(location=_before(data, misfit.location, gone))
        place = misfit.location[:-1] if misfit.problem == LACKING else misfit.location
        is_null = bool(place) and misfit.problem != LACKING and value_at(data, place) is None
        if not is_null and not any(each[: len(place)] == place for each in told):
            found.append(misfit)
        # What has the words of an error in its name may be looked for elsewhere.
        if not place or place in gone:
            return None, found
        gone.append(place)
        told += [] if is_null else [place]
        rest = without(data, {*gone})


def _before(data: Json, location: Location, gone: Sequence[Location]) -> Location:
    """Return the location of a value before others were left out, by which indexes are lower."""
    found: Location = ()
    for key in location:
        if isinstance(value_at(data, found), list):
            for *_, index in sorted(each for each in gone if each[:-1] == found):
                key = int(key) + (int(index) <= int(key))
        found = (*found, key)
    return found


def _custom(kind: Callable[[Json], object], value: Json) -> object:
    """Return a value of a type whose class reads it, and refuses others by a ValueError."""
    return kind(value)


def value_at(data: Json, location: Location) -> Json:
    """Return the value at a location, None where there is none."""
    for key in location:
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return data


def _misfit(error: str, data: Json, struct: type[msgspec.Struct]) -> Misfit:
    found = _PLACE.fullmatch(error)
    text, path = (found["text"], found["path"] or "") if found else (error, "")
    keys: Location = tuple(
        name or (int(index) if index.isdigit() else ANY_KEY) for name, index in _KEY.findall(path)
    )
    if ANY_KEY in keys:
        keys = _with_key(keys, error, data, struct)
    limit = _LIMIT.fullmatch(text)
    if found and found["key"]:
        names = value_at(data, keys) or ()
        odd = [each for each in names if not isinstance(each, str)]
        if limit and limit["pattern"] and not odd:
            pattern = literal_eval(limit["pattern"])
            odd = [each for each in names if not re.search(pattern, each)]
            return Misfit((*keys, *odd[:1]), UNKNOWN, "correct the name")
        return Misfit((*keys, *odd[:1]), "must be a text", "correct it")
    if lacks := _LACKS.fullmatch(text):
        return Misfit((*keys, lacks["name"]), LACKING, "add it")
    if unknown := _UNKNOWN.fullmatch(text):
        near = get_close_matches(unknown["name"], _fields(_struct_at(struct, keys)), n=1)
        fix = f"use '{near[0]}'" if near else "remove it"
        return Misfit((*keys, unknown["name"]), UNKNOWN, fix)
    if types := _TYPE.fullmatch(text):
        wanted = types["wanted"].removesuffix(" | null").replace("int | float", "float")
        names = " or ".join(_TYPES.get(each, each) for each in wanted.split(" | "))
        return Misfit(keys, f"must be a {names}", "correct it")
    if text.startswith("Invalid enum value"):
        *_, place = (at for at, key in enumerate(keys) if isinstance(key, str))
        *values, last = _values_in(_fields(_struct_at(struct, keys[:place]))[str(keys[place])])
        text = f"must be {', '.join(values)} or {last}" if values else f"must be {last}"
    if limit:
        text = _limit(limit)
    return Misfit(
        keys, text if text.startswith("must ") else "must have a value of the API", "correct it"
    )


def _limit(found: re.Match[str]) -> str:
    """Return a limit of a field as it reads after "which"."""
    if found["pattern"]:
        form = k8s.FORMS.get(literal_eval(found["pattern"]))
        return f"must be {form}" if form else f"must match {found['pattern']:.99}"
    most = "at most" if found["side"] == "<" else "at least"
    if not found["length"]:
        return f"must be {most} {found['number']}"
    if (most, found["number"]) == ("at least", "1"):
        return "must not be empty"
    return f"must have {most} {found['number']} {_PARTS[found['what']]}"


def _with_key(keys: Location, error: str, data: Json, struct: type[msgspec.Struct]) -> Location:
    """Return a location with the key of a mapping that an error leaves out."""
    at = keys.index(ANY_KEY)
    mapping = value_at(data, keys[:at])
    for key in mapping or ():
        others = {(*keys[:at], each) for each in mapping if each != key}
        try:
            msgspec.convert(without(data, others), struct, dec_hook=_custom)
        except msgspec.ValidationError as other:
            if str(other) == error:
                found = (*keys[:at], key, *keys[at + 1 :])
                return _with_key(found, error, data, struct) if ANY_KEY in found else found
    return keys[:at]


def _fields(struct: type[msgspec.Struct]) -> Mapping[str, object]:
    """Return the types of fields by their names in the API."""
    names = zip(struct.__struct_encode_fields__, struct.__struct_fields__, strict=True)
    types = get_type_hints(struct)
    return {in_api: types[name] for in_api, name in names}


def _struct_at(struct: type[msgspec.Struct], keys: Location) -> type[msgspec.Struct]:
    """Return the struct at a location."""
    for key in keys:
        struct = next(_structs_in(_fields(struct).get(str(key))), struct)
    return struct


def _structs_in(annotation: object) -> Iterator[type[msgspec.Struct]]:
    """Yield the structs of which a type is made."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation
    for each in get_args(annotation):
        yield from _structs_in(each)


def _values_in(annotation: object) -> Iterator[str]:
    """Yield the values of which a type is made, texts in quotes."""
    if isinstance(annotation, str | int):
        yield repr(annotation)
    for each in get_args(annotation):
        yield from _values_in(each)


def without(data: Json, places: Set[Location], here: Location = ()) -> Json:
    """Return a copy of the data at `here`, without the values at these places."""
    match data:
        case dict():
            entries = [(key, value, (*here, key)) for key, value in data.items()]
            return {
                key: without(value, places, place)
                for key, value, place in entries
                if place not in places
            }
        case list():
            items = [(item, (*here, index)) for index, item in enumerate(data)]
            return [without(item, places, place) for item, place in items if place not in places]
    return data
