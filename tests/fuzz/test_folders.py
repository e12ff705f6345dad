"""The commands over folders of others: nothing runs, fails, or is written elsewhere."""

import contextlib
import io
import time
from random import Random

import pytest
import yaml

from constructs_lib.analysis.charts.__main__ import main as charts
from constructs_lib.analysis.flows.__main__ import main as flows
from constructs_lib.analysis.plan.__main__ import main as plan
from constructs_lib.analysis.rules.__main__ import main as rules
from tests.analysis.sound import sound
from tests.charts.conftest import Shop
from tests.fuzz.folders import write_folder

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


@pytest.mark.parametrize("seed", range(20))
def test_folders_of_others(seed, tmp_path, monkeypatch):
    chance, root, work = Random(seed), tmp_path, tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("CHARTS_DIR", str(work / "charts"))
    canary, outside = root / "canary", root / "outside"
    canary.write_text(f"#!/bin/sh\ntouch {root}/ran\ncat\n")
    canary.chmod(0o755)
    (root / "secret.yaml").write_text("password: not-to-be-printed")
    every = objects(work)
    for name in ("old", "new"):
        given = chance.sample(every, chance.randrange(1, 9)) + every[-6:]
        write_folder(work / name, given, chance, canary, outside)
    monkeypatch.chdir(work)
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
