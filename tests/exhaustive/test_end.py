"""The end of Node.js in jsii/end.ts, at which 24.19 sometimes waits for itself without end."""

import os
import subprocess
import sys

import pytest
import yaml

from benchmarks.subject import OBJECTS
from tests.checkout import ROOT

WAITS_AT_ITS_END = """
if (process.argv[1].endsWith('program.js')) {
  process.reallyExit = () => {
    process.on('SIGTERM', () => {});
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}
"""


def synth(folder, **variables):
    """Synthesizes two services, and returns the id of the program, which leads a group."""
    command = [sys.executable, "-m", "benchmarks.services", "2", folder / "dist"]
    env = {**os.environ, "TMPDIR": str(folder), "NODE_OPTIONS": "", **variables}
    program = subprocess.Popen(
        command, cwd=ROOT, env=env, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    _, told = program.communicate()
    assert (program.returncode, told) == (0, "")
    return program.pid


def test_node_that_waits_at_its_end_is_not_left_behind(tmp_path):
    preloaded = tmp_path / "waits.cjs"
    preloaded.write_text(WAITS_AT_ITS_END)
    node = tmp_path / "node"
    node.write_text(f'#!/bin/sh\nexec "{os.environ["JSII_NODE"]}" --require "{preloaded}" "$@"\n')
    node.chmod(0o755)
    program = synth(tmp_path, JSII_NODE=str(node))
    with pytest.raises(ProcessLookupError):
        os.killpg(program, 0)
    # Everything is written, and jsii removed its own folders first.
    documents = [*yaml.safe_load_all((tmp_path / "dist/shop/services.yaml").read_text())]
    assert len(documents) == 2 * OBJECTS
    assert {each.name for each in tmp_path.iterdir()} == {"dist", "node", "waits.cjs"}


def test_node_writes_what_its_options_ask_for_at_the_end(tmp_path):
    profiles = tmp_path / "profiles"
    synth(tmp_path, NODE_OPTIONS=f"--cpu-prof --cpu-prof-dir={profiles}")
    assert len([*profiles.glob("*.cpuprofile")]) == 2
