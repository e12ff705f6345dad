"""docs/reference/messages.md and the wrapper have the same messages, and tests make each."""

import ast
import itertools
import re

import pytest

from tests.checkout import ROOT
from tests.troubleshooting import MESSAGES, SECTIONS, form_of

SOURCES = sorted((ROOT / "scripts/cluster").rglob("*.py"))
LINES = ("health.py", "delivery.py", "nodes.py", "status.py")
"""Modules whose lines name an object, such as `pod app/web: why`."""

BAD = {"wrong", "unknown", "not enforced", "inconclusive"}
"""States that stand before a text of `status`."""

ANSWERS = {"nothing was removed"}
"""What repeats the answer of a person."""


def text_of(node):
    """Return the first text in an expression, with `…` for what is put in; nothing if none."""
    for each in ast.walk(node):
        if isinstance(each, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "…" for p in each.values)
            return "".join(parts)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and " " in each.value:
            return each.value
    return ""


def nodes(kind, sources=SOURCES):
    for source in sources:
        yield from (n for n in ast.walk(ast.parse(source.read_text())) if isinstance(n, kind))


def errors():
    calls = (n for n in nodes(ast.Call) if getattr(n.func, "id", "") in ("Refused", "Failed"))
    texts = {text_of(call.args[0]) for call in calls}
    return {text for text in texts if re.search(r"\w", text)} - ANSWERS


def named_objects():
    """Return the lines that name an object which is not as it should be."""
    sources = [source for source in SOURCES if source.name in LINES]
    texts = {text_of(node) for node in nodes(ast.JoinedStr, sources)}
    kinds = "pod|job|claim|namespace|node|application|…"
    return {text for text in texts if re.match(rf"({kinds}) …(/…)?(: …| is )", text)}


def states():
    texts = set()
    for node in nodes((ast.Call, ast.Tuple)):
        parts = node.args if isinstance(node, ast.Call) else node.elts
        for state, text in itertools.pairwise(parts):
            if isinstance(state, ast.Constant) and state.value in BAD and text_of(text):
                texts.add(f"{state.value}: {text_of(text)}")
    return texts


def rows_for(text):
    """Return the messages of the document that a text has, or that have the text."""
    head = re.sub(r":? …$", "", text.replace("…/…", "…"))
    return [
        message
        for listed in MESSAGES.values()
        for message in listed
        if form_of(message).search(text) or form_of(head).match(message)
    ]


def test_the_texts_of_the_wrapper_are_found():
    assert len(errors()) > 40
    assert "another run (process …) is at work on cluster '…'; wait for it" in errors()
    assert "claim …/…: …" in named_objects()
    assert "wrong: it is suspended" in states()


@pytest.mark.parametrize("text", sorted(errors()))
def test_an_error_says_what_to_do_or_has_a_row(text):
    assert "; " in text or rows_for(text)


@pytest.mark.parametrize("text", sorted(named_objects() | states()))
def test_what_names_no_fix_has_a_row(text):
    assert rows_for(text)


def test_each_row_has_a_message():
    for title in MESSAGES:
        rows = re.findall(r"^\| (.*?) \| ", SECTIONS[title], re.MULTILINE)
        assert [row for row in rows if "`" not in row] == ["message"], title


def test_a_test_makes_the_state_of_each_row():
    made = {
        argument.value
        for node in nodes(ast.Call, sorted((ROOT / "tests").rglob("*.py")))
        if getattr(node.func, "id", "") == "shows"
        for argument in ast.walk(node)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    listed = {message for messages in MESSAGES.values() for message in messages}
    assert len(listed) > 40
    assert listed - made == set()
