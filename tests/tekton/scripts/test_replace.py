"""The image in any environment file: what is not a reference to it stays byte for byte.

The pipeline and `up` do the same, each in a language that it has.
"""

import re
import subprocess

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from constructs_lib.tekton.step_script import step_script
from scripts.cluster.errors import Failed
from scripts.cluster.steps.git import with_digest

REPOSITORY = "registry.test:5000/web/front"
DIGEST = f"sha256:{'1' * 64}"
OLD_DIGEST = f"sha256:{'0' * 64}"
OLD = f"{REPOSITORY}@{OLD_DIGEST}"
NEW = f"{REPOSITORY}@{DIGEST}"

FUNCTION = re.search(
    r"^replace_image\(\) \{\n.*?^\}\n", step_script("prepare.sh"), re.DOTALL | re.M
)

PARTS = [
    "registry.test:5000",
    "web/front",
    REPOSITORY,
    ":1.0",
    "@",
    "/",
    "-",
    ".",
    "x",
    "end",
    "@{[die]}",
]
# What stands between references without being part of a name.
ENDS = [" ", "\n", "\r\n", "'", '"', ",", "\t", "\0", "ü", "\n# ", "]"]
BETWEEN = st.lists(st.sampled_from(ENDS) | st.binary(max_size=6), max_size=8).map(
    lambda parts: b"".join(each.encode() if isinstance(each, str) else each for each in parts)
)


def by_the_pipeline(content):
    """Return the new content, or None where the image is not one."""
    done = subprocess.run(
        ["bash", "-c", f"export LC_ALL=C\n{FUNCTION[0]}\nreplace_image"],
        input=content,
        env={"PATH": "/usr/bin:/bin", "REPOSITORY": REPOSITORY, "DIGEST": DIGEST},
        capture_output=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def by_up(content):
    """Return the same by the other rule, to which each byte is a character."""
    try:
        return with_digest(content.decode("latin-1"), REPOSITORY, DIGEST).encode("latin-1")
    except Failed:
        return None


both = pytest.mark.parametrize("rule", [by_the_pipeline, by_up])


@both
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"image: {REPOSITORY}:1.0\n", f"image: {NEW}\n", id="tag"),
        pytest.param(f"'{REPOSITORY}:1.0@{OLD_DIGEST}' # a\n", f"'{NEW}' # a\n", id="quotes"),
        pytest.param(f"a: \f# {REPOSITORY}:1\n", f"a: \f# {NEW}\n", id="no end of a line"),
        pytest.param(f"a: {OLD}\nb: {OLD}\n", f"a: {NEW}\nb: {NEW}\n", id="twice"),
        pytest.param(
            f"a: &a {REPOSITORY}:1\n  # {REPOSITORY}:2\nb: *a\n",
            f"a: &a {NEW}\n  # {REPOSITORY}:2\nb: *a\n",
            id="comment",
        ),
        pytest.param(
            f"a: {REPOSITORY}:1\nb: {REPOSITORY}-2:1\nc: x/{REPOSITORY}:1\n",
            f"a: {NEW}\nb: {REPOSITORY}-2:1\nc: x/{REPOSITORY}:1\n",
            id="longer names",
        ),
        pytest.param(f"a: {REPOSITORY}:1\nb: {REPOSITORY}:2\n", None, id="two"),
        pytest.param(f"# {REPOSITORY}:1\n", None, id="none"),
    ],
)
def test_the_rule(rule, before, after):
    assert rule(before.encode()) == (after.encode() if after else None)


@both
@given(before=BETWEEN, after=BETWEEN)
@example(before=b"image: ", after=b"\r\n")
def test_only_references_change(rule, before, after):
    """References to the image stand on lines of their own; the rest is anything."""
    content = before + b"\n" + OLD.encode() + b"\n" + after + b"\n'" + OLD.encode() + b"'"
    assume(REPOSITORY.encode() not in before + after)
    assert rule(content) == content.replace(OLD.encode(), NEW.encode())


@both
@given(name=st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join))
@example(name=f"{REPOSITORY}end:1")
def test_names_that_are_like_it_stay(rule, name):
    """A reference is the repository, a tag and a digest; every other word is another image."""
    assume(not re.fullmatch(re.escape(REPOSITORY) + r"(:\w[\w.-]*)?", name))
    # A name does not go on before a brace.
    assume(f"}}{REPOSITORY}" not in name)
    assert rule(f"a: {name}\nb: {OLD}\n".encode()) == f"a: {name}\nb: {NEW}\n".encode()
