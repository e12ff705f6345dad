"""The platform's settings: environments/<name>.yaml, and PLATFORM_* variables over it."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, Self, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from constructs_lib import (
    AppTierSettings,
    CicdTierSettings,
    ClusterTierSettings,
    DataTierSettings,
    GitSettings,
    IngressTierSettings,
    InitProgramSettings,
    KindClusterSettings,
    PortPlanSettings,
    ProbeSettings,
)

PREFIX = "PLATFORM_"
DELIMITER = "__"
ENVIRONMENT = f"{PREFIX}ENVIRONMENT"
DEFAULT_ENVIRONMENT = "kind"
FOLDER = Path(__file__).parent / "environments"
EXAMPLES: dict[object, str] = {
    Sequence: '["a"]',
    Mapping: '{"a": "b"}',
    InitProgramSettings: '{"command": ["a"]}',
    ProbeSettings: '{"tcp_socket": {"port": 3000}}',
}
"""How a variable holds a list, a map, or a group that may be absent."""


class WrongSettingsError(ValueError):
    """Settings that can't be used; the text has one line for each mistake."""


class Settings(BaseSettings):
    """Everything that can be set from outside, by tier."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=DELIMITER,
        # As in JSON; else a name that may be absent would be 'null'.
        env_parse_none_str="null",
        extra="forbid",
        frozen=True,
        strict=True,
    )

    app: AppTierSettings
    """The application tier."""

    data: DataTierSettings
    """The data tier."""

    ingress: IngressTierSettings = IngressTierSettings()
    """The way in."""

    cicd: CicdTierSettings = CicdTierSettings()
    """Continuous delivery."""

    cluster: ClusterTierSettings = ClusterTierSettings()
    """What the cluster needs before any tier."""

    git: GitSettings = GitSettings()
    """The repository that Argo CD follows."""

    ports: PortPlanSettings = PortPlanSettings()
    """Ports of the host."""

    kind: KindClusterSettings = KindClusterSettings()
    """The Kind cluster."""

    @model_validator(mode="after")
    def _images_come_from_the_registry(self) -> Self:
        for name, service in (("frontend", self.app.frontend), ("backend", self.app.backend)):
            host, _, _ = service.image.partition("/")
            if host.startswith("localhost:") and host != f"localhost:{self.ports.registry}":
                raise ValueError(
                    f"image of 'app.{name}' must come from localhost:{self.ports.registry}, "
                    f"as 'ports.registry' says, got {service.image!r}; change one"
                )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Returns the sources, strongest first; the file's values come as `init_settings`."""
        return env_settings, init_settings


def load_settings() -> Settings:
    """Returns the settings of the environment that PLATFORM_ENVIRONMENT names (default: kind).

    Raises:
        WrongSettingsError: The file or a variable is wrong.
    """
    file = _file(os.environ.get(ENVIRONMENT, DEFAULT_ENVIRONMENT))
    values = _read(file)
    mistakes = _wrong_variables()
    replaced = {path for path, _ in every_setting(Settings) if _variable(path) in os.environ}
    try:
        settings = Settings(**_without(replaced, values))
    except ValidationError as error:
        # What is no JSON may be found to be of a wrong type, too; that is one mistake.
        for found in error.errors():
            mistakes.setdefault(_place(found, file), _text(found))
    except SettingsError:
        pass  # A variable that is not JSON; it is among the mistakes already.
    if mistakes:
        raise WrongSettingsError("\n".join(f"{place}: {text}" for place, text in mistakes.items()))
    return settings


def _file(environment: str) -> Path:
    known = sorted(file.stem for file in FOLDER.glob("*.yaml"))
    if environment not in known:
        hint = _suggestion(environment, known)
        raise WrongSettingsError(
            f"{ENVIRONMENT}: must name a file in environments/ ({', '.join(known)}), "
            f"got {environment!r}{hint}"
        )
    return FOLDER / f"{environment}.yaml"


class _Loader(yaml.SafeLoader):
    """Refuses a key that is there twice, of which PyYAML silently drops the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Returns the mapping."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is there twice", problem_mark=node.start_mark
                )
        return super().construct_mapping(node, deep)


def _read(file: Path) -> dict[str, Any]:
    name = f"environments/{file.name}"
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSettingsError(f"{name}: cannot be read: {error}") from None
    except yaml.YAMLError as error:
        raise WrongSettingsError(f"{name}: is not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise WrongSettingsError(
            f"{name}: must map names of settings to values, got {values!r:.50}"
        )
    return values


def every_setting(
    model: type[BaseModel], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Yields path and description of every setting below a model."""
    for name, field in model.model_fields.items():
        if group := _group(field):
            yield from every_setting(group, (*path, name))
        else:
            yield (*path, name), field


def _group(field: FieldInfo) -> type[BaseModel] | None:
    """Returns the model of a field that is always one; each setting in it has a variable."""
    return None if isinstance(field.annotation, UnionType) else _model(field)


def _model(field: FieldInfo) -> type[BaseModel] | None:
    """Returns the model of a field that is one, or may be."""
    kind = field.annotation
    for each in get_args(kind) if isinstance(kind, UnionType) else [kind]:
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None


def _without(
    replaced: set[tuple[str, ...]], values: Mapping[str, Any], path: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Returns the file's values without those that a variable replaces.

    Given both, pydantic-settings would merge maps.
    """
    return {
        key: _without(replaced, value, (*path, key)) if isinstance(value, dict) else value
        for key, value in values.items()
        if (*path, key) not in replaced
    }


def _variable(path: Sequence[str]) -> str:
    return PREFIX + DELIMITER.join(path).upper()


def _suggestion(name: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def _wrong_variables() -> dict[str, str]:
    """Returns, by variable, what pydantic-settings passes over: unknown names and broken JSON."""
    known = {_variable(path): field for path, field in every_setting(Settings)}
    wrong = {}
    for name, value in sorted(os.environ.items()):
        if not name.startswith(PREFIX) or name == ENVIRONMENT:
            continue
        if name not in known:
            wrong[name] = f"is no setting, got {value!r}{_suggestion(name, [*known, ENVIRONMENT])}"
        elif example := EXAMPLES.get(_model(known[name]) or get_origin(known[name].annotation)):
            try:
                json.loads(value)
            except ValueError:
                wrong[name] = f"must be JSON, such as {example}, got {value!r}"
    return wrong


def _place(mistake: ErrorDetails, file: Path) -> str:
    """Returns the variables that a mistake is in, or the file, and the key there."""
    model: type[BaseModel] | None = Settings
    setting: list[str] = []
    # In brackets pydantic says what it took a value for, or that it means a key itself.
    keys = [key for key in map(str, mistake["loc"]) if not key.startswith("[")]
    while keys and model:
        setting.append(keys.pop(0))
        field = model.model_fields.get(setting[-1])
        model = _group(field) if field else None
    # A mistake between two settings is reported for their group; its text names both.
    paths = (
        [[*setting, name] for name in re.findall(r"'(\w+)'", mistake["msg"])]
        if model
        else [setting]
    )
    variables = [variable for variable in map(_variable, paths) if variable in os.environ]
    place = ", ".join(variables) or f"environments/{file.name}"
    inside = keys if variables else [*setting, *keys]
    return ": ".join([place, ".".join(inside)] if inside else [place])


def _text(mistake: ErrorDetails) -> str:
    """Returns what is wrong, the value got, and what is accepted."""
    match mistake["type"]:
        case "missing":
            return "is missing; state it"
        case "extra_forbidden":
            *path, name = map(str, mistake["loc"])
            return f"is no setting, got {mistake['input']!r}{_suggestion(name, _names(path))}"
        case "value_error":
            return mistake["msg"].removeprefix("Value error, ")
    return f"{mistake['msg'].removeprefix('Input ')}, got {mistake['input']!r}"


def _names(path: Sequence[str]) -> list[str]:
    """Returns the names of the settings in the group at that path."""
    model: type[BaseModel] | None = Settings
    for key in path:
        field = model.model_fields.get(key) if model else None
        model = _model(field) if field else None
    return list(model.model_fields) if model else []
