"""What docs/reference/messages.md says of messages, so that tests hold them against it."""

import re

from tests.checkout import ROOT

SECTIONS = {
    title: body
    for title, _, body in (
        part.partition("\n")
        for part in (ROOT / "docs/reference/messages.md").read_text().split("\n## ")[1:]
    )
}
MESSAGES = {
    title: [
        message
        for cell in re.findall(r"^\| (.*?`.*?) \| ", body, re.MULTILINE)
        for message in re.findall(r"`(.+?)`", cell)
    ]
    for title, body in SECTIONS.items()
    # They have codes, and names of checks, which tests/scripts/test_doctor.py looks at.
    if title not in ("`doctor`", "Exit codes")
}
"""The messages of each section: the first column of its table."""


def form_of(message: str) -> re.Pattern[str]:
    """Return what a message looks like; `…` stands for anything."""
    return re.compile(".*".join(map(re.escape, message.split("…"))), re.DOTALL)


def shows(text: str, *messages: str) -> bool:
    """Return whether a text has these messages of the document."""
    for message in messages:
        assert any(message in listed for listed in MESSAGES.values()), f"no row has {message!r}"
        assert form_of(message).search(text), f"{message!r} is not in:\n{text}"
    return True
