"""Messages of mistakes: the line of the program, the place, the value got and the fix."""

import os
import re
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from traceback import extract_tb, walk_stack, walk_tb
from typing import get_args

from pydantic import BaseModel, ValidationError

from constructs_lib.kube.credentials import masked
from constructs_lib.kube.validation import place_of, shown
from constructs_lib.props.arguments import path_in_tree
from constructs_lib.props.model import Props

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Folder of this library."""

OTHERS = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))
"""Folders of Python itself, and of installed packages."""

SETTINGS = os.path.join(PACKAGE, "settings", "")
"""Folder of the loader of settings, whose errors name a file or variable."""

CALL = re.compile(r"(\w+)\.__init__\(\) (?:got an unexpected keyword argument '(\w+)'|missing)")
"""Error of Python about the arguments of a class."""

ARGUMENT = re.compile(r"type of argument (\w+)(\S*) must be (.+); got .+ instead$", re.S)
"""Error of jsii about an argument of another type, in Python."""

PASSED = re.compile(
    r"Passed to parameter (\w+) of (?:method |new )(\S+): Unable to deserialize value as ([\w.]+)"
    r".*?Failing value is ([^\n]+)",
    re.S,
)
"""Error of jsii about such an argument, in JavaScript."""


def told(error: Exception) -> str | None:
    """Return a line for each mistake that this library refuses. None: it is the program's own."""
    frames = extract_tb(error.__traceback__)
    of_program = [at for at, frame in enumerate(frames) if _is_of_program(frame.filename)]
    inner = frames[of_program[-1] + 1 :] if of_program else frames
    place = ""
    if of_program and not any(frame.filename.startswith(SETTINGS) for frame in inner):
        frame = frames[of_program[-1]]
        place = f"{os.path.relpath(frame.filename)}:{frame.lineno}: "
    if isinstance(error, TypeError | RuntimeError):
        text = _of_call(str(error)) or _of_argument(error)
        return text and f"{place}{text}"
    if isinstance(error, ValidationError):
        return "\n".join(f"{place}{line}" for line in lines_of(error))
    if any(frame.filename.startswith(PACKAGE) for frame in inner):
        return f"{place}{masked(str(error))}"
    return None


def line_of_program() -> str | None:
    """Return the file and line of the program that is running, from which the library is called."""
    frames = (frame for frame, _ in walk_stack(None))
    for frame in frames:
        if _is_of_program(frame.f_code.co_filename):
            return f"{os.path.relpath(frame.f_code.co_filename)}:{frame.f_lineno}"
    return None


def debug() -> bool:
    """Return whether all stack traces are printed."""
    return os.environ.get("CONSTRUCTS_DEBUG") == "1"


def all_warnings() -> bool:
    """Return whether the user of the program wants each warning, not one of each rule."""
    return os.environ.get("CONSTRUCTS_WARNINGS") == "1"


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the end of a message that names the probable intention, or nothing."""
    found = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"; did you mean {found[0]}?" if found else ""


def _is_of_program(file: str) -> bool:
    return not file.startswith(("<", PACKAGE, *OTHERS))


def _of_call(text: str) -> str | None:
    """Return the call to write if a construct got its settings as keyword arguments."""
    found = CALL.match(text)
    if not found or (model := _models().get(f"{found[1]}Props")) is None:
        return None
    name, argument = found.groups()
    given = f"{argument}=…" if argument in model.model_fields else "…"
    return (
        f"{name} takes its settings as one model, {text.partition('() ')[2]}; "
        f"write {name}(scope, id, {name}Props({given}))"
    )


def _of_argument(error: Exception) -> str | None:
    """Return the problem of an argument of a method of cdk8s, which jsii checks."""
    if found := PASSED.search(str(error)):
        return "{1}: '{0}' must be {2}, got {3}; pass one".format(*found.groups())
    found = ARGUMENT.match(str(error))
    calls = [frame for frame, _ in walk_tb(error.__traceback__) if "type_hints" in frame.f_locals]
    if not found or not calls or found[1] not in calls[-1].f_locals:
        return None
    values = calls[-1].f_locals
    others = [shown(values[each]) for each in ("key", "id") if each in values and each != found[1]]
    call = f"{calls[-1].f_code.co_qualname}({', '.join(others)})"
    return (
        f"{_place_of(values.get('self'))}'{found[1]}{found[2]}' of {call} must be {found[3]}, "
        f"got {shown(values[found[1]])}; pass one"
    )


def _place_of(owner: object) -> str:
    """Return the path of a construct, or namespace and name of the object with the metadata."""
    from cdk8s import ApiObjectMetadataDefinition
    from constructs import Construct

    if isinstance(owner, ApiObjectMetadataDefinition):
        stated = owner.to_json()
        return "/".join(stated[each] for each in ("namespace", "name") if each in stated) + ": "
    # A construct whose own arguments are refused is in no tree.
    if not hasattr(owner, "__jsii_ref__") or not isinstance(owner, Construct):
        return ""
    return f"{path_in_tree(owner)}: "


def lines_of(error: ValidationError) -> Iterator[str]:
    """Yield one line for each mistake in props: model, field, rule and value."""
    for found in error.errors():
        place = place_of([error.title, *found["loc"]])
        text = found["msg"].removeprefix("Value error, ")
        got = "" if ", got " in text else f", got {shown(found['input'])}"
        hint = ""
        if found["type"] == "extra_forbidden":
            *path, name = found["loc"]
            hint = nearest(str(name), _fields(error.title, path))
        elif found["type"] == "string_type" and type(found["input"]) in (int, float):
            hint = "; put it in quotes"
        yield f"{place}: {text}{got}{hint}"


def _fields(title: str, path: Sequence[int | str]) -> list[str]:
    """Return the names of the fields of the model at a path below one of that name."""
    model = _models().get(title)
    for step in path:
        if model and step in model.model_fields:
            model = _model_in(model.model_fields[str(step)].annotation) or model
    return list(model.model_fields) if model else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _models() -> Mapping[str, type[BaseModel]]:
    """Return all models of props by their names."""
    found: dict[str, type[BaseModel]] = {}
    left: list[type[BaseModel]] = [Props]
    while left:
        model = left.pop()
        found.setdefault(model.__name__, model)
        left += model.__subclasses__()
    return found
