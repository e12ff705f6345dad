"""Loads a model of settings from the file of an environment and from variables."""

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from constructs_lib.core.props import Props
from constructs_lib.core.validation import place_of, shown
from constructs_lib.settings.yaml_text import InvalidYamlError, read_yaml

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
) -> AnySettings:
    """Returns the settings of an environment: those of its file, overridden by variables.

    Variable `<prefix>ENVIRONMENT` names the environment. Any other variable replaces one setting:
    `PLATFORM_APP__FRONTEND__PORT` is `app.frontend.port`. Lists, maps and optional groups are
    written in JSON.

    Args:
        model: Model of all settings.
        folder: Folder with one file, `<environment>.yaml`, for each environment.
        prefix: Prefix of all variables. Variables with it that name no setting are refused.
        default: Environment to use if the variable is unset.

    Raises:
        InvalidSettingsError: The file or a variable is wrong.
        ValueError: The prefix is not valid at the beginning of a variable's name.
    """
    if not re.fullmatch("[A-Z][A-Z0-9_]*_", prefix):
        raise ValueError(
            "'prefix' must be capitals, digits and '_', with '_' at the end, such as 'SHOP_', "
            f"got {prefix!r}"
        )
    environment = f"{prefix}ENVIRONMENT"
    file = _file(Path(folder).absolute(), environment, default)
    values = _read(file)
    known = {_variable(prefix, each.path): each for each in every_setting(model)}
    stated = {each.path for name, each in known.items() if name in os.environ}
    mistakes = _wrong_variables(known, environment, prefix)
    try:
        of_variables = _of_variables(model, prefix) if stated else {}
        settings = model.model_validate(_merged(_without(stated, values), of_variables))
    except ValidationError as error:
        # A value that is not JSON may also be of a wrong type; that counts as one mistake.
        for found in error.errors():
            mistakes.setdefault(_place(found, prefix, file), _text(found, model))
    except (ValueError, RecursionError) as error:
        # Nearly always a variable that is not JSON, which is among the mistakes already.
        mistakes = mistakes or {"variables": " ".join(str(error).split())}
    if mistakes:
        raise InvalidSettingsError("\n".join(map(": ".join, mistakes.items())))
    return settings


def every_setting(model: type[BaseModel]) -> Iterator[Setting]:
    """Yields every setting of a model and of the groups in it."""
    return _settings_below(model, (), None)


def _settings_below(
    model: type[BaseModel], path: tuple[str, ...], group_default: BaseModel | None
) -> Iterator[Setting]:
    for name, field in model.model_fields.items():
        default = getattr(group_default, name) if group_default else field.get_default()
        if group := _group(field):
            known = default if isinstance(default, BaseModel) else None
            yield from _settings_below(group, (*path, name), known)
        else:
            yield Setting((*path, name), field, default)


def _variable(prefix: str, path: Sequence[str]) -> str:
    return prefix + DELIMITER.join(path).upper()


def _wrong_variables(known: Mapping[str, Setting], environment: str, prefix: str) -> dict[str, str]:
    """Returns mistakes that pydantic-settings ignores, by variable.

    They are unknown names, among them known ones that are not in capitals, broken JSON, and
    integers that are not written as such: of `true` it would make 1.
    """
    wrong = {}
    for name, value in sorted(os.environ.items()):
        if not name.upper().startswith(prefix) or name == environment:
            continue
        if name not in known:
            hint = _suggestion(name.upper(), [*known, environment])
            wrong[name] = f"is not a setting, got {shown(value)}{hint}"
            continue
        kind = known[name].field.annotation
        if (example := _json_example(kind)) is not None:
            if not _is_json(value):
                text = json.dumps(example, ensure_ascii=False)
                wrong[name] = f"must be JSON, such as {text}, got {shown(value)}"
        elif _alternatives(kind) == [int] and not re.fullmatch("-?[0-9]{1,30}|null", value):
            wrong[name] = f"should be a valid integer, got {shown(value)}"
    return wrong


def _is_json(text: str) -> bool:
    """Returns whether a text is JSON, without a key that stands twice."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(data := dict(found)) < len(found):
            raise ValueError
        return data

    try:
        json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        return False
    return True


def _file(folder: Path, variable: str, default: str) -> Path:
    environment = os.environ.get(variable, default)
    known = sorted(file.stem for file in folder.glob("*.yaml"))
    if environment not in known:
        raise InvalidSettingsError(
            f"{variable}: must name a file in {folder.name}/ "
            f"({', '.join(known) or 'which has no *.yaml'}), "
            f"got {environment!r}{_suggestion(environment, known)}"
        )
    return folder / f"{environment}.yaml"


def _shown(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _read(file: Path) -> dict[str, Any]:
    try:
        values = read_yaml(file.read_text(encoding="utf-8"))
    except InvalidYamlError as error:
        raise InvalidSettingsError(f"{_shown(file)}: {error}") from None
    except UnicodeDecodeError as error:
        text = f"cannot be read: {error}; save it as UTF-8"
        raise InvalidSettingsError(f"{_shown(file)}: {text}") from None
    except OSError as error:
        raise InvalidSettingsError(f"{_shown(file)}: cannot be read: {error}") from None
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise InvalidSettingsError(
            f"{_shown(file)}: must map names of settings to values, got {shown(values)}"
        )
    return values


def _of_variables(model: type[BaseModel], prefix: str) -> dict[str, Any]:
    """Returns the values of variables, by the keys that lead to them."""
    # It loads asyncio and argparse, for which a synth without variables has no use.
    from pydantic_settings import EnvSettingsSource

    source = EnvSettingsSource(
        cast(Any, model),
        env_prefix=prefix,
        env_nested_delimiter=DELIMITER,
        # As in JSON: otherwise an optional name would be the text 'null'.
        env_parse_none_str="null",
    )
    return source()


def _merged(values: Mapping[str, Any], of_variables: Mapping[str, Any]) -> dict[str, Any]:
    """Returns both, group by group; a value that is no group in one of them is that of the file."""
    merged = {**of_variables, **values}
    for key in values.keys() & of_variables.keys():
        if isinstance(values[key], Mapping) and isinstance(of_variables[key], Mapping):
            merged[key] = _merged(values[key], of_variables[key])
    return merged


def _without(
    stated: set[tuple[str, ...]], values: Mapping[str, Any], path: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Returns the file's values without those that a variable replaces."""
    return {
        key: _without(stated, value, (*path, key)) if isinstance(value, dict) else value
        for key, value in values.items()
        if (*path, key) not in stated
    }


def _alternatives(kind: Any) -> list[Any]:  # noqa: ANN401 - an annotation has no type
    """Returns the types that a value may have, except None."""
    if get_origin(kind) is Annotated:
        return _alternatives(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [found for each in get_args(kind) for found in _alternatives(each)]
    return [] if kind is NoneType else [kind]


def _model(field: FieldInfo) -> type[BaseModel] | None:
    """Returns the model of a field whose value is a model, or may be one."""
    for each in _alternatives(field.annotation):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None


def _group(field: FieldInfo) -> type[BaseModel] | None:
    """Returns the model of a field that is never None; each setting in it has a variable."""
    return None if get_origin(field.annotation) in (Union, UnionType) else _model(field)


def _json_example(kind: Any) -> Any:  # noqa: ANN401 - an annotation has no type
    """Returns an example of a type that variables hold as JSON. None: they hold plain text."""
    examples = [_json_example_of_one(each) for each in _alternatives(kind)]
    return examples[0] if examples and None not in examples else None


def _json_example_of_one(kind: Any) -> Any:  # noqa: ANN401 - an annotation has no type
    base = get_origin(kind) or kind
    if not isinstance(base, type) or issubclass(base, str | bytes):
        return None
    if issubclass(base, BaseModel):
        first = list(base.model_fields.items())[:1]
        return {name: _json_example(field.annotation) or "…" for name, field in first}
    if issubclass(base, Mapping):
        return {"a": "b"}
    return ["a"] if issubclass(base, Collection) else None


def _suggestion(name: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def _place(mistake: ErrorDetails, prefix: str, file: Path) -> str:
    """Returns the variables with a mistake, or the file, and the key in it."""
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
    return ", ".join(variables) or ": ".join([_shown(file), place_of(keys)]).removesuffix(": ")


def _text(mistake: ErrorDetails, model: type[BaseModel]) -> str:
    """Returns the text of a mistake: the problem, the value got, and the accepted values."""
    match mistake["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            *path, name = map(str, mistake["loc"])
            hint = _suggestion(name.lower(), _names(model, path))
            return f"is not a setting, got {shown(mistake['input'])}{hint}"
        case "value_error":
            return mistake["msg"].removeprefix("Value error, ")
    got = mistake["input"]
    # YAML reads some plain words as something else, such as `no` and `2026-01-31`.
    is_text = isinstance(got, str | Mapping | Collection | None)
    wants_text = mistake["type"] in ("string_type", "environment_value")
    hint = "; put it in quotes" if wants_text and not is_text else ""
    return f"{mistake['msg'].removeprefix('Input ')}, got {shown(got)}{hint}"


def _names(top: type[BaseModel], path: Sequence[str]) -> list[str]:
    """Returns the names of the settings in the group at that path."""
    model: type[BaseModel] | None = top
    for key in path:
        field = model.model_fields.get(key) if model else None
        model = _model(field) if field else None
    return list(model.model_fields) if model else []
