"""The loader, with a model of its own, as a team has one."""

import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Optional, Self

import pytest
import yaml
from pydantic import Field, model_validator
from pydantic_core import PydanticUndefined

from constructs_lib.props.model import Props
from constructs_lib.settings import InvalidSettingsError, PlatformSettings, load
from constructs_lib.settings.load import every_setting


class Pods(Props):
    least: int = Field(default=1, ge=1)
    most: int = 3
    surge: int = 1

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(
                f"'least' must not exceed 'most', got {self.least} and {self.most}; lower the first"
            )
        return self


class Program(Props):
    command: Sequence[str] = Field(min_length=1)
    labels: Mapping[str, str] = {}


class Server(Props):
    image: str
    port: int = 80
    share: float = 0.5
    debug: bool = False
    volume: str | None = "fast"
    hosts: Sequence[str] = ("localhost",)
    labels: Mapping[str, str] = {}
    before: Program | None = None
    pods: Pods = Pods()


class Tools(Props):
    cache: Server = Server(image="cache:1", port=6379, pods=Pods(least=2, most=5, surge=2))
    sizes: list[int] | None = None
    # As code has it that suits older versions of Python.
    after: Optional[Program] = None  # noqa: UP045


class Settings(PlatformSettings):
    web: Server
    tools: Tools = Tools()

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
REFUSALS = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text())


@pytest.fixture
def environments(tmp_path):
    folder = tmp_path / "environments"
    folder.mkdir()
    (folder / "kind.yaml").write_text(FILE)
    return folder


@pytest.fixture
def settings(environments, monkeypatch):
    def settings_of(text=FILE, **variables):
        content = text if isinstance(text, bytes) else text.encode()
        (environments / "kind.yaml").write_bytes(content)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return load(Settings, folder=environments)

    return settings_of


@pytest.fixture
def mistakes(settings):
    def mistakes_of(text=FILE, **variables):
        with pytest.raises(InvalidSettingsError) as caught:
            settings(text, **variables)
        return str(caught.value).splitlines()

    return mistakes_of


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("IMAGE", "2", "2"),
        ("PORT", "3000", 3000),
        ("DEBUG", "true", True),
        ("VOLUME", "null", None),
        ("HOSTS", '["a", "b"]', ["a", "b"]),
        ("LABELS", '{"other": "b"}', {"other": "b"}),
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


def test_a_group_and_a_list_that_may_be_absent(settings):
    variables = {"TOOLS__AFTER": '{"command": ["a"]}', "TOOLS__SIZES": "[1, 2]"}
    tools = settings(**{f"PLATFORM_{name}": text for name, text in variables.items()}).tools
    assert (tools.after.command, tools.sizes) == (["a"], [1, 2])


@pytest.mark.parametrize(
    ("text", "variables", "pods"),
    [
        ("{least: 3}", {}, (3, 5, 2)),
        ("", {"MOST": "9"}, (2, 9, 2)),
        ("{least: 3}", {"MOST": "9"}, (3, 9, 2)),
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


@pytest.mark.parametrize("refused", REFUSALS["variables"], ids=lambda each: "-".join(each["given"]))
def test_wrong_variables(mistakes, refused):
    assert mistakes(**refused["given"]) == refused["said"]


@pytest.mark.parametrize("refused", REFUSALS["files"], ids=lambda each: each["said"][:30])
def test_a_wrong_file(mistakes, refused):
    assert mistakes(refused["text"]) == [f"environments/kind.yaml: {refused['said']}"]


def test_a_file_that_is_not_utf_8(mistakes):
    (said,) = mistakes("web: {}".encode("utf-16"))
    assert said.startswith(
        "environments/kind.yaml: cannot be read: 'utf-8' codec can't decode byte"
    )
    assert said.endswith("; save it as UTF-8")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("{<<: *base, b: '3'}", {"a": "1", "b": "3", "name": "base"}),
        ("{<<: [*base, *more]}", {"a": "1", "b": "2", "c": "4", "name": "base"}),
        ("{<<: *again}", {"a": "9", "b": "2", "name": "again"}),
    ],
)
def test_merges_are_yaml(settings, text, labels):
    """Also where a map that merges is read after the one that merges it, since it lies deeper."""
    file = f"""
        web:
          image: web:1
          before:
            command: [migrate]
            labels: &base {{a: "1", b: "2", name: base}}
        tools:
          after:
            command: [a]
            labels: &more {{b: "3", c: "4", name: more}}
          cache:
            image: cache:1
            before: {{command: [a], labels: &again {{<<: *base, a: "9", name: again}}}}
            labels: {text}
    """
    tools = settings(textwrap.dedent(file)).tools
    assert tools.cache.labels == labels
    assert tools.cache.before.labels == {"a": "9", "b": "2", "name": "again"}


def test_a_byte_order_mark_does_no_harm(settings):
    assert settings("web: {image: a:1}".encode("utf-8-sig")).web.image == "a:1"


def test_other_numbers_and_texts_are_taken(settings):
    web = settings("web: {image: a:1, port: 80, labels: {a: '012'}}").web
    assert (web.port, web.labels) == (80, {"a": "012"})


def test_a_file_that_cannot_be_read(environments):
    (environments / "other.yaml").mkdir()
    with pytest.raises(InvalidSettingsError, match=r"^environments/other\.yaml: cannot be read: "):
        load(Settings, folder=environments, default="other")


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


def test_says_which_extra_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "pydantic_settings", None)
    monkeypatch.delitem(sys.modules, "constructs_lib.settings")
    message = (
        "^constructs_lib.settings needs pydantic_settings; install the extra: "
        r"pip install 'cdk8s-web-platform\[settings\]'$"
    )
    with pytest.raises(ImportError, match=message):
        import constructs_lib.settings  # noqa: F401


def test_variables_that_change_a_setting_are_named_once(settings, capsys):
    """Otherwise a colleague, or a pipeline, cannot write the same files."""
    same = {f"{WEB}IMAGE": "web:1", f"{WEB}PODS__MOST": "4"}
    settings(**same)
    assert capsys.readouterr() == ("", "")
    settings(**{f"{WEB}PORT": "3000", f"{CACHE}PORT": "7000", "PLATFORM_ENVIRONMENT": "kind"})
    out, line = capsys.readouterr()
    assert out == ""
    assert line == (
        f"{CACHE}PORT, {WEB}PORT override environments/kind.yaml: a synth without them writes "
        "other files; set lasting values there\n"
    )
    settings("web: {}", **same)
    assert capsys.readouterr().err.startswith(f"{CACHE}PORT, {WEB}IMAGE, {WEB}PODS__MOST, ")
