"""Folders of other authors: what is read, and what is refused."""

import json
import os

import pytest
import yaml

from constructs_lib.analysis import documents
from constructs_lib.analysis.documents import Loader, documents_in, documents_of, files_in


def aliases(levels):
    """Return a text whose aliases repeat a list ten to the power of these levels."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        repeated = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{repeated}]")
    return "\n".join(lines)


def test_aliases_that_repeat_little_are_read(tmp_path):
    (tmp_path / "a.yaml").write_text(aliases(3))
    (found,) = documents_in(tmp_path)
    assert found["a2"][9][9][9] == "x"


@pytest.mark.parametrize(
    ("text", "got"),
    [
        (aliases(9), "aliases that repeat more than"),
        (aliases(9).replace("]", "]}").replace("[", "{<<: [").replace("[x", "[{x: }"), "aliases"),
        (f"a: &a {'x' * 2**18}\nb: [*a, *a, *a, *a, *a]", "aliases that repeat more than"),
        ("a: &a [*a]", "more than 100 nested values"),
        ("[" * 200 + "]" * 200, "more than 100 nested values"),
        ("[" + "[]," * 600_000 + "]", "a document of more than 500000 nodes"),
        ("a: !!bool maybe", "a value that does not fit its type in the document of line 1"),
        ("a: !!int ''", "a value that does not fit its type"),
        (f"a: {'9' * 5000}", "a value that does not fit its type"),
        ("a: !!set {b}", "a value of type 'tag:yaml.org,2002:set'"),
        ("a: !!python/name:os.system ''", "could not determine a constructor"),
    ],
)
def test_what_would_become_more_than_data_is_refused(tmp_path, text, got):
    (tmp_path / "a.yaml").write_text(text)
    with pytest.raises(ValueError, match=r"a.yaml' must be YAML, got ") as refused:
        list(documents_in(tmp_path))
    assert got in str(refused.value)
    assert "\n" not in str(refused.value)


def test_aliases_of_all_files_count_together(tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.yaml").write_text(aliases(5))
    with pytest.raises(ValueError, match="aliases that repeat more than"):
        list(documents_in(tmp_path))


def test_a_text_has_as_many_nodes_as_are_counted_before_it_is_read():
    """At least: otherwise the count would let texts pass that take more memory."""
    for text in ("a: [b, {c: d}]\n? e\n: - f\n  - - g\n", "- - - a\n", "[{? a}, {a}, [[]]]"):
        events = [*yaml.parse(text, Loader)]
        nodes = sum(isinstance(each, yaml.NodeEvent) for each in events)
        assert nodes <= 1 + sum(map(text.count, ",:[{?-\n"))


def test_nodes_count_by_document(monkeypatch):
    """A program writes thousands of objects to one file, which is read one by one."""
    monkeypatch.setattr(documents, "MOST_NODES", 5)
    text = "a: [b, c]\n"
    assert len([*documents_of({"a.yaml": f"---\n{text}" * 9})]) == 9
    for one in (
        "a: [b, c, d, e, f]",
        "a: 'b\n  --- c: d, e: f, g: h'",
        "a: |\n ---\n ---\n ---\n ---",
    ):
        with pytest.raises(ValueError, match="a document of more than 5 nodes"):
            list(documents_of({"a.yaml": f"{text}--- \n{one}\n"}))


def test_files_are_large_in_all(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    (tmp_path / "a.yaml").write_text("a" * 60)
    assert list(files_in(tmp_path)) == ["a.yaml"]
    with (tmp_path / "b.yaml").open("w") as file:
        file.truncate(41)
    with pytest.raises(ValueError, match=r"b.yaml' must not exceed 100 bytes together"):
        files_in(tmp_path)


@pytest.mark.parametrize("target", ["/dev/zero", "../secret.yaml", "/etc", "..", "missing", "b"])
def test_links_lead_nowhere_else(tmp_path, target):
    folder = tmp_path / "dist"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("password: hidden")
    (folder / "b.yaml").symlink_to(target if target != "b" else "b.yaml")
    with pytest.raises(ValueError, match=r"b.yaml' must (stay in|be a regular file)"):
        files_in(folder)


def test_links_within_a_folder_are_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yaml").write_text("a: b")
    (tmp_path / "b.yaml").symlink_to("real/a.yaml")
    (tmp_path / "folder.yaml").symlink_to("real")
    assert files_in(tmp_path) == {"b.yaml": "a: b", "real/a.yaml": "a: b"}


def test_only_regular_files_are_opened(tmp_path):
    os.mkfifo(tmp_path / "a.yaml")
    with pytest.raises(ValueError, match=r"a.yaml' must be a regular file"):
        files_in(tmp_path)


@pytest.mark.parametrize("indent", [None, "\t"])
def test_json_is_read_as_kubectl_reads_it(tmp_path, indent):
    data = {"b": "\U0001f600\x7f\x07 - : #", "a": ["012", 1e3, None, True, {"=": "2020-01-01"}]}
    (tmp_path / "a.json").write_text(json.dumps(data, indent=indent))
    (found,) = documents_in(tmp_path)
    assert found == data


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("a: b", "must be JSON, got Expecting value"),
        ('{"a": 1} // b', "must be JSON, got Extra data"),
        ('{"a": "\\ud800"}', "must be JSON, got 'utf-8' codec"),
        ("[" * 9_000 + "]" * 9_000, "must be JSON, got maximum recursion depth"),
        ("[" * 200 + "]" * 200, "more than 100 nested values"),
        ("[" + "[]," * 600_000 + "[]]", "a document of more than 500000 nodes"),
    ],
)
def test_json_that_is_none_is_refused(tmp_path, text, got):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(ValueError, match=r"a.json' must be ") as refused:
        list(documents_in(tmp_path))
    assert got in str(refused.value)
