"""Steps of how-tos that change files of a checkout."""

import re

from tests.checkout import ROOT

STEP = re.compile(
    r"<!-- test: (?P<how>new|append|edit) (?P<file>\S+) -->\n```\w+\n(?P<text>.*?)```", re.S
)


def applied(text, diff):
    """Return a file after hunks whose lines begin with a blank, '+' or '-', as in the document."""
    for hunk in diff.split("@@\n"):
        lines = [line for line in hunk.splitlines() if line]
        before = "\n".join(line[1:] for line in hunk.splitlines() if not line.startswith("+"))
        after = "\n".join(line[1:] for line in hunk.splitlines() if not line.startswith("-"))
        assert lines, hunk
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def follow(page, root):
    """Change the files of a checkout as a how-to says."""
    for step in STEP.finditer((ROOT / f"docs/how-to/{page}.md").read_text()):
        file = root / step["file"]
        match step["how"]:
            case "new":
                assert not file.exists()
                file.parent.mkdir(exist_ok=True)
                file.write_text(step["text"])
            case "append":
                file.write_text(f"{file.read_text()}\n{step['text']}")
            case "edit":
                file.write_text(applied(file.read_text(), step["text"]))
