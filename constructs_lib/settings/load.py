"""Loads a model of settings from the file of an environment and from variables."""

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from constructs_lib.kube.validation import place_of, shown
from constructs_lib.props.mistakes import nearest
from constructs_lib.props.model import Props

DEFAULT_PREFIX = "PLATFORM_"
DELIMITER = "__"


class InvalidSettingsError(ValueError):
    """Invalid settings. The text has one line for each mistake."""


class PlatformSettings(Props):
    """Base of the model of all settings of a platform. Its fields are groups, such as a tier's.

    Declare a list as a `Sequence`: neither YAML nor JSON has tuples or sets.
    """


AnySettings = TypeVar("AnySettings", bound=PlatformSettings)


class Setting(NamedTuple):
    """A value that a file or variable can set."""

    path: tuple[str, ...]
    """Keys that lead to it, such as `("cicd", "argocd", "resources", "cpu_limit")`."""

    field: FieldInfo
    """Its field in the model of its group; `description` is the field's docstring."""

    default: Any
    """Default of the outermost group that has one; `PydanticUndefined` if none has."""


def load(
    model: type[AnySettings],
    *,
    folder: Path | str,
    prefix: str = DEFAULT_PREFIX,
    default: str = "kind",
    environment: str | None = None,
) -> AnySettings:
    """Return the settings of an environment: those of its file, overridden by variables.

    Variable `<prefix>ENVIRONMENT` names the environment. Any other variable replaces one setting:
    `PLATFORM_APP__FRONTEND__PORT` is `app.frontend.port`. Lists, maps and optional groups are
    written in JSON. Variables that change a setting are named in one line on standard error.

    Args:
        model: Model of all settings.
        folder: Folder with one file, `<environment>.yaml`, for each environment.
        prefix: Prefix of all variables. Variables with it that name no setting are refused.
        default: Environment to use if the variable is unset.
        environment: Environment to use whatever the variable is. None: the variable decides.

    Raises:
        InvalidSettingsError: The file or a variable is wrong.
    """
    if not re.fullmatch("[A-Z][A-Z0-9_]*_", prefix):
        raise ValueError(
            "'prefix' must be capitals, digits and '_', with '_' at the end, such as 'SHOP_', "
            f"got {prefix!r}"
        )
    variable = f"{prefix}ENVIRONMENT"
    chosen = environment or os.environ.get(variable, default)
    file = _file(Path(folder).absolute(), variable, chosen)
    values = stated = _read(file)
    known = {_variable(prefix, each.path): each for each in every_setting(model)}
    mistakes = {}
    for name, value in sorted(os.environ.items()):
        # Names that are not in capitals are refused, too, since they have no effect.
        if not name.upper().startswith(prefix) or name == variable:
            continue
        if name not in known:
            hint = nearest(name.upper(), [*known, variable])
            mistakes[name] = f"is not a setting, got {shown(value, name)}{hint}"
            continue
        path = known[name].path
        try:
            values = _with(values, path, _of_variable(model, prefix, name, path))
        except (ValueError, RecursionError):
            examples = """["a"] or {"a": "b"}"""
            mistakes[name] = f"must be JSON, such as {examples}, got {shown(value)}"
    try:
        settings = model.model_validate(values)
    except ValidationError as error:
        # A setting whose variable is not JSON may be missing then; that counts as one mistake.
        for found in error.errors():
            mistakes.setdefault(_place(found, prefix, file), _text(found, known.values()))
    if mistakes:
        raise InvalidSettingsError("\n".join(map(": ".join, mistakes.items())))
    if names := _overriding(model, stated, settings, known):
        place = f"{file.parent.name}/{file.name}"
        text = f"override {place}: a synth without them writes other files; set lasting values"
        print(f"{', '.join(names)} {text} there", file=sys.stderr)
    return settings


def _overriding(
    model: type[BaseModel],
    stated: Mapping[str, Any],
    settings: BaseModel,
    known: Mapping[str, Setting],
) -> list[str]:
    """Return the variables without which the settings would not be the same."""
    given = sorted({*known} & {*os.environ})
    try:
        alone = model.model_validate(stated) if given else settings
    except ValidationError:
        return given
    places = {name: known[name].path for name in given}
    return [
        name
        for name, path in places.items()
        if reduce(getattr, path, settings) != reduce(getattr, path, alone)
    ]


def every_setting(model: type[BaseModel]) -> Iterator[Setting]:
    """Yield every setting of a model and of the groups in it."""
    return _settings_below(model, (), None)


def _settings_below(
    model: type[BaseModel], path: tuple[str, ...], group_default: BaseModel | None
) -> Iterator[Setting]:
    for name, field in model.model_fields.items():
        default = getattr(group_default, name) if group_default else field.get_default()
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            known = default if isinstance(default, BaseModel) else None
            yield from _settings_below(kind, (*path, name), known)
        else:
            yield Setting((*path, name), field, default)


def _variable(prefix: str, path: Sequence[str]) -> str:
    return prefix + DELIMITER.join(path).upper()


def _file(folder: Path, variable: str, environment: str) -> Path:
    known = sorted(file.stem for file in folder.glob("*.yaml"))
    if environment not in known:
        raise InvalidSettingsError(
            f"{variable}: must name a file in {folder.name}/ "
            f"({', '.join(known) or 'which has no *.yaml'}), "
            f"got {environment!r}{nearest(environment, known)}"
        )
    return folder / f"{environment}.yaml"


class _Loader(yaml.SafeLoader):
    """Refuses keys that appear twice, and merges maps as YAML says.

    PyYAML drops the first of such keys, and merges the wrong value of one that several maps have.
    """

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:  # noqa: ANN401
        node = super().compose_mapping_node(anchor)
        seen = set()
        for key, _ in node.value:
            if (name := str(key.value)) in seen:
                raise _mistake(key, f"key '{name}' appears twice", "remove one")
            seen.add(name)
        return node

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        own, merged = [], []
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:merge":
                own.append((key, value))
                continue
            sources = value.value if isinstance(value, yaml.SequenceNode) else [value]
            # The first of several has precedence.
            for source in reversed(sources):
                if not isinstance(source, yaml.MappingNode):
                    raise _mistake(source, "merges what is no map", "name a map")
                self.flatten_mapping(source)
                merged += source.value
        node.value = merged + own


def _mistake(node: yaml.Node, problem: str, fix: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark, note=fix)


def _read(file: Path) -> dict[str, Any]:
    place = f"{file.parent.name}/{file.name}"
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        fix = "indent with spaces" if "'\\t'" in str(error.problem) else error.note or "correct it"
        problem = f"is not YAML: {error.problem}{where}; {fix}"
        raise InvalidSettingsError(f"{place}: {problem}") from None
    except (OSError, UnicodeDecodeError) as error:
        fix = "save it as UTF-8" if isinstance(error, ValueError) else "correct that"
        raise InvalidSettingsError(f"{place}: cannot be read: {error}; {fix}") from None
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError) as error:
        # Such as a date in a month that does not exist.
        text = " ".join(str(error).split())
        raise InvalidSettingsError(f"{place}: is not YAML: {text}; correct it") from None
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        problem = f"must map names of settings to values, got {shown(values)}"
        raise InvalidSettingsError(f"{place}: {problem}")
    return values


def _of_variable(model: type[BaseModel], prefix: str, name: str, path: Sequence[str]) -> Any:  # noqa: ANN401
    """Return the value of one variable, so that an error is about that one."""
    # It loads asyncio and argparse, for which a synth without variables has no use.
    from pydantic_settings import EnvSettingsSource

    source = EnvSettingsSource(
        cast(Any, model),
        env_prefix=prefix,
        env_nested_delimiter=DELIMITER,
        # As in JSON: otherwise an optional name would be the text 'null'.
        env_parse_none_str="null",
    )
    source.env_vars = {key: each for key, each in source.env_vars.items() if key == name.lower()}
    return reduce(getitem, path, source())


def _with(values: Any, path: Sequence[str], value: Any) -> Any:  # noqa: ANN401
    """Return a copy of the values with another one at a path, unless what is above is no group."""
    if not path:
        return value
    if not isinstance(values, dict):
        return values
    return {**values, path[0]: _with(values.get(path[0], {}), path[1:], value)}


def _place(mistake: ErrorDetails, prefix: str, file: Path) -> str:
    """Return the variables with a mistake, or the file, and the key in it."""
    # A part in brackets is the type that pydantic tried, or means the key itself.
    keys = [key for key in map(str, mistake["loc"]) if not key.startswith("[")]
    # Not `in os.environ`, which fails on keys that the operating system cannot hold.
    present = set(os.environ)
    for size in range(1, len(keys) + 1):
        variable = _variable(prefix, keys[:size])
        if variable in present:
            return ": ".join([variable, place_of(keys[size:])]).removesuffix(": ")
    # A mistake about several settings is reported for the group around them; its text names them.
    named = [[*keys, *each.split(".")] for each in re.findall(r"'([\w.]+)'", mistake["msg"])]
    variables = [name for path in named if (name := _variable(prefix, path)) in present]
    return ", ".join(variables) or ": ".join(
        [f"{file.parent.name}/{file.name}", place_of(keys)]
    ).removesuffix(": ")


def _text(mistake: ErrorDetails, known: Collection[Setting]) -> str:
    """Return the text of a mistake: the problem, the value got, and the accepted values."""
    match mistake["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            group, name = mistake["loc"][:-1], mistake["loc"][-1]
            below = [each.path[len(group) :] for each in known if each.path[: len(group)] == group]
            names = sorted({path[0] for path in below if path})
            hint = nearest(str(name).lower(), names)
            return f"is not a setting, got {shown(mistake['input'])}{hint}"
        case "value_error":
            return mistake["msg"].removeprefix("Value error, ")
    got = mistake["input"]
    # YAML reads some plain words as something else, such as `no` and `2026-01-31`.
    is_text = isinstance(got, str | Mapping | Collection | None)
    wants_text = mistake["type"] in ("string_type", "environment_value")
    hint = "; put it in quotes" if wants_text and not is_text else ""
    return f"{mistake['msg'].removeprefix('Input ')}, got {shown(got)}{hint}"
