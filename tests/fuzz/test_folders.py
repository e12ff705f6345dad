"""The commands over folders of others: nothing runs, nothing is written elsewhere, nothing fails.

`python -m tests.fuzz.test_folders FIRST LAST` tries more of them.
"""

import contextlib
import io
import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
import yaml

from constructs_lib.analysis.charts.__main__ import main as charts
from constructs_lib.analysis.flows.__main__ import main as flows
from constructs_lib.analysis.plan.__main__ import main as plan
from constructs_lib.analysis.rules.__main__ import main as rules
from tests.analysis.sound import sound
from tests.charts.conftest import Shop
from tests.fuzz.folders import seeded, write_folder

COMMANDS = {
    rules: ["new"],
    flows: ["new", "--before", "old"],
    charts: ["new", "--offline", "--output", "made"],
    plan: ["old", "new"],
}
FORMATS = ("text", "markdown", "json")
MADE = {"made", ".cache", "charts.lock"}
SECONDS = 60
"""Most seconds of a command on a busy machine. It takes one."""


def objects(root):
    """Return sound objects, and those of a shop that installs a chart."""
    shop = Shop(root)
    files = sorted(shop.dist.rglob("*.yaml"))
    return [*sound().values(), *(each for f in files for each in yaml.safe_load_all(f.read_text()))]


def one(seed, root):
    """Run the commands over folders of a seed, below a folder that is the working one, too."""
    chance = seeded(seed)
    canary, outside = root / "canary", root / "outside"
    canary.write_text(f"#!/bin/sh\ntouch {root}/ran\ncat\n")
    canary.chmod(0o755)
    (root / "secret.yaml").write_text("password: not-to-be-printed")
    work = root / "work"
    every = objects(work)
    for name in ("old", "new"):
        given = chance.sample(every, chance.randrange(1, 9)) + every[-6:]
        write_folder(work / name, given, chance, canary, outside)
    os.chdir(work)
    before = {*root.rglob("*")}
    for main, arguments in COMMANDS.items():
        formats = FORMATS if main is plan else (None,)
        for form in formats:
            began = time.monotonic()
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                try:
                    main("program", [*arguments, *(["--format", form] if form else [])])
                    ended = ""
                except SystemExit as end:
                    ended = end.code if isinstance(end.code, str) else ""
            text = output.getvalue()
            where = f"seed {seed}, {main.__module__}"
            assert ended.isprintable(), f"{where}: {ended!r}"
            assert all(each.isprintable() for each in text.split("\n")), f"{where}: {text!r}"
            assert "not-to-be-printed" not in text + ended, where
            assert "failed with" not in text, f"{where}: {text}"
            assert time.monotonic() - began < SECONDS, where
    new = {each.relative_to(work).parts[0] for each in {*root.rglob("*")} - before}
    assert new <= MADE, f"seed {seed}: {new}"


@pytest.mark.parametrize("seed", range(20))
def test_folders_of_others(seed, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHARTS_DIR", str(tmp_path / "work/charts"))
    one(seed, tmp_path)


def main():
    for seed in range(*map(int, sys.argv[1:])):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            (root / "work").mkdir()
            os.environ["CHARTS_DIR"] = str(root / "work" / "charts")
            one(seed, root)


if __name__ == "__main__":
    main()
