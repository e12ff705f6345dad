"""The guide from manifests to constructs, walked with two folders in the style of public ones."""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.checkout import ROOT, ended

GUIDE = (ROOT / "docs/how-to/own-manifests.md").read_text()
PROGRAMS = dict(re.findall(r"<!-- test: ([\w.]+) -->\n```python\n(.*?)```", GUIDE, re.DOTALL))
STEPS = [block.splitlines() for block in re.findall(r"```bash\n(.*?)```", GUIDE, re.DOTALL)]
FOLDERS = Path(__file__).parent / "own_manifests"
REPLACED = ("ConfigMap", "CronJob")


def run(folder, command):
    program = command.replace("python", shlex.quote(sys.executable), 1)
    done = ended(["bash", "-c", program], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["poll", "shop"])
def test_manifests_become_constructs_one_by_one(tmp_path, name):
    shutil.copytree(FOLDERS / name, tmp_path / "manifests")
    (tmp_path / "main.py").write_text(PROGRAMS["main.py"])
    (synth, plan, flows), replaced = STEPS
    assert run(tmp_path, synth)[0] == 0
    code, told = run(tmp_path, f"{plan} --folder=dist")
    assert (code, "highest severity: none" in told) == (0, True), told
    assert "everything" in run(tmp_path, flows)[1]

    identity = "git -c user.name=a -c user.email=a@a.example"
    assert run(tmp_path, f"git init && git add . && {identity} commit --message=As-it-is")[0] == 0
    for file in (tmp_path / "manifests").glob("*.yaml"):
        kept = [m for m in yaml.safe_load_all(file.read_text()) if m["kind"] not in REPLACED]
        file.write_text(yaml.safe_dump_all(kept))
        if not kept:
            file.unlink()
    (tmp_path / "main.py").write_text(PROGRAMS["replaced.py"])
    assert run(tmp_path, replaced[0])[0] == 0
    _, told = run(tmp_path, replaced[1])
    assert "~ shop/ConfigMap/settings changed\n" in told
    assert "~ shop/CronJob/report changed" in told
    assert "removed" not in told
