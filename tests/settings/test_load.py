"""The loader, with a model of its own, as a team has one."""

import sys
from collections.abc import Mapping, Sequence
from typing import Optional, Self

import pytest
from pydantic import Field, model_validator
from pydantic_core import PydanticUndefined

from constructs_lib.core.props import Props
from constructs_lib.settings import InvalidSettingsError, PlatformSettings, every_setting, load


class Pods(Props):
    least: int = Field(default=1, ge=1)
    """Fewest pods."""

    most: int = 3
    """Most pods."""

    surge: int = 1
    """Pods above that in an update."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(
                f"'least' must not exceed 'most', got {self.least} and {self.most}; lower the first"
            )
        return self


class Program(Props):
    command: Sequence[str] = Field(min_length=1)
    """Program and its arguments."""

    labels: Mapping[str, str] = {}
    """Labels of its pod."""


class Server(Props):
    image: str
    """Image of the server."""

    port: int = 80
    """Port of the server."""

    share: float = 0.5
    """Share of the node."""

    debug: bool = False
    """Whether the server logs everything."""

    volume: str | None = "fast"
    """Class of the volume."""

    hosts: Sequence[str] = ("localhost",)
    """Names of the server."""

    labels: Mapping[str, str] = {}
    """Labels of its pods."""

    before: Program | None = None
    """Program that runs before the server starts."""

    pods: Pods = Pods()
    """Number of pods."""


class Tools(Props):
    cache: Server = Server(image="cache:1", port=6379, pods=Pods(least=2, most=5, surge=2))
    """Cache of the servers."""

    sizes: list[int] | None = None
    """Sizes of its parts."""

    # As code has it that suits older versions of Python.
    after: Optional[Program] = None  # noqa: UP045
    """Program that runs once the cache is there."""


class Settings(PlatformSettings):
    web: Server
    """Server of the pages."""

    tools: Tools = Tools()
    """Everything beside it."""

    @model_validator(mode="after")
    def _ports_differ(self) -> Self:
        if self.web.port == self.tools.cache.port:
            raise ValueError(
                f"'web.port' must differ from 'tools.cache.port', got {self.web.port}; change one"
            )
        return self


FILE = """\
web:
  image: web:1
  labels: {team: shop, stage: test}
  before: {command: [migrate]}
  pods: {most: 4}
"""
WEB = "PLATFORM_WEB__"
CACHE = "PLATFORM_TOOLS__CACHE__"


@pytest.fixture
def environments(tmp_path):
    """Returns a folder of environments, with one in it."""
    folder = tmp_path / "environments"
    folder.mkdir()
    (folder / "kind.yaml").write_text(FILE)
    return folder


@pytest.fixture
def settings(environments, monkeypatch):
    """Returns a function that loads the settings of a file, with variables over it."""

    def settings_of(text=FILE, **variables):
        (environments / "kind.yaml").write_text(text)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return load(Settings, folder=environments)

    return settings_of


@pytest.fixture
def mistakes(settings):
    """Returns a function that returns the lines of the refusal."""

    def mistakes_of(text=FILE, **variables):
        with pytest.raises(InvalidSettingsError) as caught:
            settings(text, **variables)
        return str(caught.value).splitlines()

    return mistakes_of


def test_a_file_over_the_defaults(settings):
    web = settings().web
    assert (web.image, web.port) == ("web:1", 80)
    assert web.labels == {"team": "shop", "stage": "test"}
    assert web.before == Program(command=["migrate"])


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("IMAGE", "web:2", "web:2"),
        ("IMAGE", "2", "2"),
        ("PORT", "3000", 3000),
        ("SHARE", "0.75", 0.75),
        ("DEBUG", "true", True),
        ("VOLUME", "slow", "slow"),
        ("VOLUME", "null", None),
        ("HOSTS", '["a", "b"]', ["a", "b"]),
        ("LABELS", '{"other": "b"}', {"other": "b"}),
        ("LABELS", "{}", {}),
        ("BEFORE", '{"command": ["a"]}', Program(command=["a"])),
        (
            "BEFORE",
            '{"command": ["a"], "labels": {"b": "c"}}',
            Program(command=["a"], labels={"b": "c"}),
        ),
        ("BEFORE", "null", None),
    ],
)
def test_a_variable_replaces_one_setting(settings, name, text, value):
    before = settings().model_dump()
    field = getattr(settings(**{f"{WEB}{name}": text}).web, name.lower())
    after = settings().model_dump()
    assert field == value != before["web"].pop(name.lower())
    del after["web"][name.lower()]
    assert after == before


def test_a_group_that_may_be_absent_may_be_optional(settings):
    assert settings(PLATFORM_TOOLS__AFTER='{"command": ["a"]}').tools.after.command == ["a"]


def test_a_list_that_may_be_absent(settings):
    assert settings(PLATFORM_TOOLS__SIZES="[1, 2]").tools.sizes == [1, 2]


@pytest.mark.parametrize(
    ("text", "variables", "pods"),
    [
        pytest.param("", {}, (2, 5, 2), id="neither"),
        pytest.param("{least: 3}", {}, (3, 5, 2), id="file"),
        pytest.param("", {"MOST": "9"}, (2, 9, 2), id="variable"),
        pytest.param("{least: 3}", {"MOST": "9"}, (3, 9, 2), id="both"),
        pytest.param("{least: 3}", {"LEAST": "4"}, (4, 5, 2), id="both for one"),
        pytest.param("", {"LEAST": "4", "SURGE": "7"}, (4, 5, 7), id="two variables"),
    ],
)
def test_a_partial_group_keeps_the_default_of_its_field(settings, text, variables, pods):
    file = FILE + (f"tools: {{cache: {{pods: {text}}}}}\n" if text else "")
    given = {f"{CACHE}PODS__{name}": value for name, value in variables.items()}
    cache = settings(file, **given).tools.cache
    assert (cache.pods.least, cache.pods.most, cache.pods.surge) == pods
    assert (cache.image, cache.port) == ("cache:1", 6379)


def test_a_variable_joins_a_group_of_the_file(settings):
    pods = settings(**{f"{WEB}PODS__LEAST": "2"}).web.pods
    assert (pods.least, pods.most, pods.surge) == (2, 4, 1)


def test_yaml_may_merge_a_map_into_another(settings):
    web = settings("web: {image: &a web:1, labels: {<<: {a: b, c: d}, c: e}}").web
    assert web.labels == {"a": "b", "c": "e"}


@pytest.mark.parametrize(
    ("variables", "lines"),
    [
        pytest.param(
            {f"{WEB}PORT": "abc"},
            [f"{WEB}PORT: should be a valid integer, got 'abc'"],
            id="text for a number",
        ),
        pytest.param(
            {f"{WEB}PORT": ""}, [f"{WEB}PORT: should be a valid integer, got ''"], id="empty"
        ),
        pytest.param(
            {f"{WEB}IMAGE": "null"}, [f"{WEB}IMAGE: should be a valid string, got None"], id="null"
        ),
        pytest.param(
            {f"{WEB}PODS__LEAST": "0"},
            [f"{WEB}PODS__LEAST: should be greater than or equal to 1, got 0"],
            id="out of bounds",
        ),
        pytest.param(
            {f"{WEB}PODS__LEAST": "9"},
            [
                f"{WEB}PODS__LEAST: 'least' must not exceed 'most', got 9 and 4; lower the first",
            ],
            id="one of two in a group",
        ),
        pytest.param(
            {f"{WEB}PODS__LEAST": "9", f"{WEB}PODS__MOST": "8"},
            [
                f"{WEB}PODS__LEAST, {WEB}PODS__MOST: 'least' must not exceed 'most', got 9 and 8; "
                "lower the first"
            ],
            id="both in a group",
        ),
        pytest.param(
            {f"{CACHE}PORT": "80"},
            [f"{CACHE}PORT: 'web.port' must differ from 'tools.cache.port', got 80; change one"],
            id="one of two in different groups",
        ),
        pytest.param(
            {f"{WEB}PROT": "1", "PLATFORM_XYZ": "1", "PLATFORM_ENVIROMENT": "kind"},
            [
                "PLATFORM_ENVIROMENT: is not a setting, got 'kind'; did you mean "
                "PLATFORM_ENVIRONMENT?",
                f"{WEB}PROT: is not a setting, got '1'; did you mean {WEB}PORT?",
                "PLATFORM_XYZ: is not a setting, got '1'",
            ],
            id="unknown names",
        ),
        pytest.param(
            {"platform_web__port": "1", "Platform_Web__Image": "a"},
            [
                f"Platform_Web__Image: is not a setting, got 'a'; did you mean {WEB}IMAGE?",
                f"platform_web__port: is not a setting, got '1'; did you mean {WEB}PORT?",
            ],
            id="names that are not in capitals",
        ),
        *(
            pytest.param(
                {f"{WEB}PORT": text},
                [f"{WEB}PORT: should be a valid integer, got {text!r}"],
                id=f"{text} for a number",
            )
            for text in ("true", "false", "1.0", "1_0", "0x1", " 1", "1 ", "+1", "1e1", "\u0661")
        ),
        pytest.param(
            {f"{WEB}PORT": "9" * 5000},
            [f"{WEB}PORT: should be a valid integer, got '{'9' * 99}…"],
            id="5000 digits",
        ),
        pytest.param(
            {f"{WEB}LABELS": '{"a": "b", "a": "c"}'},
            [f'{WEB}LABELS: must be JSON, such as {{"a": "b"}}, got \'{{"a": "b", "a": "c"}}\''],
            id="key twice in JSON",
        ),
        pytest.param(
            {f"{WEB}HOSTS": "[" * 100_000},
            [f'{WEB}HOSTS: must be JSON, such as ["a"], got \'{"[" * 99}…'],
            id="100000 levels of JSON",
        ),
        pytest.param(
            {f"{WEB}HOSTS": "[" * 100_000 + "]" * 100_000, f"{WEB}PORT": "x"},
            [
                f'{WEB}HOSTS: must be JSON, such as ["a"], got \'{"[" * 99}…',
                f"{WEB}PORT: should be a valid integer, got 'x'",
            ],
            id="100000 sound levels of JSON",
        ),
        pytest.param(
            {f"{WEB}PODS": "{}"},
            [f"{WEB}PODS: is not a setting, got '{{}}'; did you mean {WEB}PORT?"],
            id="group of settings",
        ),
        pytest.param(
            {f"{WEB}BEFORE__COMMAND": '["a"]'},
            [
                f"{WEB}BEFORE__COMMAND: is not a setting, got '[\"a\"]'; did you mean {WEB}BEFORE?",
            ],
            id="part of a group that may be absent",
        ),
        pytest.param(
            {f"{WEB}HOSTS": "a.example"},
            [f"{WEB}HOSTS: must be JSON, such as [\"a\"], got 'a.example'"],
            id="list that is not JSON",
        ),
        pytest.param(
            {"PLATFORM_TOOLS__SIZES": "1"},
            ["PLATFORM_TOOLS__SIZES: should be a valid list, got 1"],
            id="number for a list",
        ),
        pytest.param(
            {"PLATFORM_TOOLS__SIZES": "x"},
            ["PLATFORM_TOOLS__SIZES: must be JSON, such as [\"a\"], got 'x'"],
            id="list that may be absent and is not JSON",
        ),
        pytest.param(
            {f"{WEB}LABELS": "a=b"},
            [f'{WEB}LABELS: must be JSON, such as {{"a": "b"}}, got \'a=b\''],
            id="map that is not JSON",
        ),
        pytest.param(
            {f"{WEB}LABELS": '{"A": 1}'},
            [f"{WEB}LABELS: A: should be a valid string, got 1; put it in quotes"],
            id="number for text in a map",
        ),
        pytest.param(
            {f"{WEB}BEFORE": "migrate"},
            [f'{WEB}BEFORE: must be JSON, such as {{"command": ["a"]}}, got \'migrate\''],
            id="group that is not JSON",
        ),
        pytest.param(
            {"PLATFORM_TOOLS__AFTER": "migrate"},
            ['PLATFORM_TOOLS__AFTER: must be JSON, such as {"command": ["a"]}, got \'migrate\''],
            id="Optional group that is not JSON",
        ),
        pytest.param(
            {f"{WEB}BEFORE": '["a"]'},
            [f"{WEB}BEFORE: should be a valid dictionary or instance of Program, got ['a']"],
            id="list for a group",
        ),
        pytest.param(
            {f"{WEB}BEFORE": '{"comand": ["a"]}'},
            [
                f"{WEB}BEFORE: command: is missing; add it",
                f"{WEB}BEFORE: comand: is not a setting, got ['a']; did you mean command?",
            ],
            id="misspelt key in a group",
        ),
        pytest.param(
            {f"{WEB}BEFORE": '{"command": [], "labels": {"a": 1}}'},
            [
                f"{WEB}BEFORE: command: Value should have at least 1 item after validation, not "
                "0, got []",
                f"{WEB}BEFORE: labels.a: should be a valid string, got 1; put it in quotes",
            ],
            id="deep in a group",
        ),
        pytest.param(
            {f"{WEB}PORT": "x", f"{CACHE}SHARE": "y"},
            [
                f"{WEB}PORT: should be a valid integer, got 'x'",
                f"{CACHE}SHARE: should be a valid number, got 'y'",
            ],
            id="two mistakes",
        ),
        pytest.param(
            {"PLATFORM_ENVIRONMENT": "knd"},
            [
                "PLATFORM_ENVIRONMENT: must name a file in environments/ (kind), got 'knd'; "
                "did you mean kind?"
            ],
            id="unknown environment",
        ),
        pytest.param(
            {"PLATFORM_ENVIRONMENT": "../environments/kind"},
            [
                "PLATFORM_ENVIRONMENT: must name a file in environments/ (kind), got "
                "'../environments/kind'"
            ],
            id="path for an environment",
        ),
    ],
)
def test_wrong_variables(mistakes, variables, lines):
    assert mistakes(**variables) == lines


HERE = "environments/kind.yaml: "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            FILE.replace("most: 4", "mst: 4"),
            [f"{HERE}web.pods.mst: is not a setting, got 4; did you mean most?"],
            id="misspelt key",
        ),
        pytest.param(
            FILE.replace("most: 4", 'most: "4"'),
            [f"{HERE}web.pods.most: should be a valid integer, got '4'"],
            id="text for a number",
        ),
        pytest.param(
            FILE.replace("most: 4", "least: 9"),
            [f"{HERE}web.pods: 'least' must not exceed 'most', got 9 and 3; lower the first"],
            id="two of a group",
        ),
        pytest.param(
            FILE + "  port: 6379\n",
            [
                f"{HERE}'web.port' must differ from 'tools.cache.port', got 6379; change one",
            ],
            id="two in different groups",
        ),
        pytest.param(
            FILE.replace("stage: test", "stage: 3"),
            [f"{HERE}web.labels.stage: should be a valid string, got 3; put it in quotes"],
            id="number for text in a map",
        ),
        pytest.param(
            FILE.replace("command: [migrate]", "comand: [migrate]"),
            [
                f"{HERE}web.before.command: is missing; add it",
                f"{HERE}web.before.comand: is not a setting, got ['migrate']; did you mean "
                "command?",
            ],
            id="misspelt key in a group that may be absent",
        ),
        pytest.param(
            FILE.replace("  image: web:1\n", ""),
            [f"{HERE}web.image: is missing; add it"],
            id="missing",
        ),
        pytest.param("tools: {}", [f"{HERE}web: is missing; add it"], id="group missing"),
        pytest.param(
            "web: null",
            [f"{HERE}web: should be a valid dictionary or instance of Server, got None"],
            id="null for a group",
        ),
        pytest.param(
            FILE.replace("{most: 4}", "{most: 4, most: 5}"),
            [f"{HERE}is not YAML: key 'most' appears twice"],
            id="key twice",
        ),
        pytest.param("web: [", [f"{HERE}is not YAML: "], id="no YAML"),
        pytest.param("", [f"{HERE}must map names of settings to values, got None"], id="empty"),
        pytest.param(
            "- web", [f"{HERE}must map names of settings to values, got ['web']"], id="list"
        ),
        pytest.param(
            "1: 2", [f"{HERE}must map names of settings to values, got {{1: 2}}"], id="number"
        ),
        pytest.param(
            f"{FILE}\n_env_prefix: X",
            [f"{HERE}_env_prefix: is not a setting, got 'X'"],
            id="option of pydantic-settings",
        ),
    ],
)
def test_wrong_file(mistakes, text, lines):
    found = mistakes(text)
    assert len(found) == len(lines)
    for line, given in zip(lines, found, strict=True):
        assert given.startswith(line)


def test_a_wrong_group_is_not_hidden_by_a_variable(mistakes):
    (line,) = mistakes(FILE.replace("{most: 4}", "4"), **{f"{WEB}PODS__MOST": "5"})
    assert line == f"{HERE}web.pods: should be a valid dictionary or instance of Pods, got 4"


def test_a_file_that_cannot_be_read(environments):
    (environments / "other.yaml").mkdir()
    with pytest.raises(InvalidSettingsError, match=r"^environments/other\.yaml: cannot be read: "):
        load(Settings, folder=environments, default="other")


def test_a_file_that_is_no_text(environments):
    (environments / "kind.yaml").write_bytes(b"\xff")
    with pytest.raises(InvalidSettingsError, match=r"^environments/kind\.yaml: cannot be read: "):
        load(Settings, folder=environments)


def test_an_environment_by_variable_and_by_default(environments, monkeypatch):
    (environments / "production.yaml").write_text("web: {image: web:9}")
    assert load(Settings, folder=str(environments), default="production").web.image == "web:9"
    assert load(Settings, folder=environments).web.image == "web:1"
    monkeypatch.setenv("PLATFORM_ENVIRONMENT", "production")
    assert load(Settings, folder=environments).web.image == "web:9"


def test_a_folder_without_a_file(tmp_path):
    message = r"must name a file in nowhere/ \(which has no \*.yaml\), got 'kind'$"
    with pytest.raises(InvalidSettingsError, match=message):
        load(Settings, folder=tmp_path / "nowhere")


def test_another_prefix(environments, monkeypatch):
    monkeypatch.setenv("PLATFORM_WEB__PORT", "1")
    monkeypatch.setenv("SHOP_WEB__PORT", "2")
    assert load(Settings, folder=environments, prefix="SHOP_").web.port == 2
    monkeypatch.setenv("SHOP_ENVIRONMENT", "knd")
    with pytest.raises(InvalidSettingsError, match=r"^SHOP_ENVIRONMENT: must name a file"):
        load(Settings, folder=environments, prefix="SHOP_")


@pytest.mark.parametrize("prefix", ["", "SHOP", "shop_", "1_"])
def test_refuses_a_prefix(environments, prefix):
    with pytest.raises(ValueError, match=r"^'prefix' must be capitals, .*, such as 'SHOP_', got '"):
        load(Settings, folder=environments, prefix=prefix)


def test_every_setting_has_the_default_in_effect():
    defaults = {".".join(each.path): each.default for each in every_setting(Settings)}
    assert defaults["web.image"] is PydanticUndefined
    assert defaults["tools.cache.image"] == "cache:1"
    assert (defaults["web.pods.most"], defaults["tools.cache.pods.most"]) == (3, 5)
    assert "web.before" in defaults
    assert "web.before.command" not in defaults


@pytest.mark.parametrize("module", ["pydantic_settings", "yaml"])
def test_says_which_extra_is_missing(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "constructs_lib.settings")
    message = (
        f"^constructs_lib.settings needs {module}; install the extra: "
        r"pip install 'cdk8s-web-platform\[settings\]'$"
    )
    with pytest.raises(ImportError, match=message):
        import constructs_lib.settings  # noqa: F401
