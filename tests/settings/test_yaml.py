"""Files that are not YAML, or YAML that no setting has: one line each, with place and fix."""

import textwrap

import pytest

from constructs_lib.settings import InvalidSettingsError, load
from tests.settings.test_load import Settings


def write(folder, content):
    file = folder / "environments" / "kind.yaml"
    file.parent.mkdir()
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file.parent


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("{<<: *base, b: '3'}", {"a": "1", "b": "3", "name": "base"}),
        ("{<<: [*base, *more]}", {"a": "1", "b": "2", "c": "4", "name": "base"}),
        ("{<<: *again}", {"a": "9", "b": "2", "name": "again"}),
    ],
)
def test_merges_are_yaml(tmp_path, text, labels):
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
    settings = load(Settings, folder=write(tmp_path, textwrap.dedent(file)))
    assert settings.tools.cache.labels == labels
    assert settings.tools.cache.before.labels == {"a": "9", "b": "2", "name": "again"}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "web:\n\timage: a:1",
            "is not YAML: found character '\\t' that cannot start any token (line 2, column 1); "
            "indent with spaces",
        ),
        (
            "web: {}".encode("utf-16"),
            "cannot be read: 'utf-8' codec can't decode byte 0xff in position 0: invalid start "
            "byte; save it as UTF-8",
        ),
        (
            "web: {image: a:1, image: b:1}",
            "is not YAML: key 'image' appears twice (line 1, column 19); remove one",
        ),
        (
            "web: {}\n---\nweb: {}",
            "is not YAML: but found another document (line 2, column 1); correct it",
        ),
        (
            "web: {image: 2026-01-31}",
            "web.image: should be a valid string, got datetime.date(2026, 1, 31); put it in quotes",
        ),
        ("web: {image: 2026-13-31}", "is not YAML: month must be in 1..12; correct it"),
        (
            "web: {image: a:1, labels: {debug: on}}",
            "web.labels.debug: should be a valid string, got True; put it in quotes",
        ),
        (
            "web: !!python/object/apply:os.system [date]",
            "is not YAML: could not determine a constructor for the tag "
            "'tag:yaml.org,2002:python/object/apply:os.system' (line 1, column 6); correct it",
        ),
    ],
)
def test_a_mistake_is_one_line(tmp_path, content, line):
    with pytest.raises(InvalidSettingsError) as caught:
        load(Settings, folder=write(tmp_path, content))
    assert str(caught.value) == f"environments/kind.yaml: {line}"


def test_a_byte_order_mark_does_no_harm(tmp_path):
    folder = write(tmp_path, "web: {image: a:1}".encode("utf-8-sig"))
    assert load(Settings, folder=folder).web.image == "a:1"


def test_other_numbers_and_texts_are_taken(tmp_path):
    folder = write(tmp_path, "web: {image: a:1, port: 80, labels: {a: '012'}}")
    web = load(Settings, folder=folder).web
    assert (web.port, web.labels) == (80, {"a": "012"})
