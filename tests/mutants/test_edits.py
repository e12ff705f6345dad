"""The tables of edits fit the code; `make mutants` sees that each edit makes its test fail."""

import re

import pytest

from tests.checkout import ROOT
from tests.mutants.changes import spread
from tests.mutants.edits import Edit, load
from tests.mutants.python import DIGITS, modules, sample

EDITS = load()


def test_each_breaks_something_else():
    assert len({edit.breaks for edit in EDITS}) == len(EDITS)
    assert len({(edit.file, edit.before, edit.after) for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("edit", EDITS, ids=[edit.breaks for edit in EDITS])
def test_applies_once_and_names_a_test(edit, tmp_path):
    copied = tmp_path / edit.file
    copied.parent.mkdir(parents=True, exist_ok=True)
    original = (ROOT / edit.file).read_text()
    copied.write_text(original)
    edit.apply(tmp_path)
    assert copied.read_text() != original
    file, *_, name = edit.test.split("::")
    function = name.partition("[")[0]
    (arguments,) = re.findall(
        rf"^ *def {function}\((.*?)\):$", (ROOT / file).read_text(), re.M | re.S
    )
    assert "manifests" not in arguments, "a snapshot is renewed by one flag"


@pytest.mark.parametrize("text", ["", "old old"])
def test_refuses_an_edit_that_no_longer_fits(tmp_path, text):
    (tmp_path / "file").write_text(text)
    with pytest.raises(ValueError, match="file: the text of 'nothing' must be there once"):
        Edit("file", "nothing", "old", "new", "test").apply(tmp_path)


def test_a_limit_takes_some_of_all_parts():
    assert spread("abcdefghij", 3) == ["a", "d", "g"]
    assert spread("abc", 3) == spread("abc", None) == ["a", "b", "c"]


def test_a_sample_is_about_as_large_as_it_should_be():
    files = modules(None)
    assert "constructs_lib/backups/jobs.py" in files
    assert not [name for name in files if "_imports" in name]
    assert sample(files, None) == (files, DIGITS)
    for limit in (50, 200, 3000):
        chosen, digits = sample(files, limit)
        assert set(chosen) <= set(files)
        lines = sum(len((ROOT / name).read_text().splitlines()) for name in chosen)
        assert limit / 4 < lines * len(digits) / 10 < 2 * limit
