"""Refusals of scripts/restore.sh before it asks the cluster anything."""

import hashlib
import os
import subprocess

import pytest

from tests.checkout import ROOT

FILES = ("database.dump", "globals.sql", "manifest.json")
NAME = "guestbook-20261125T023000Z"


def restore(*arguments, path=os.environ["PATH"]):
    return subprocess.run(
        ["bash", ROOT / "scripts/restore.sh", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": path, "KUBECONFIG": os.devnull},
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    """Returns a backup, as far as can be seen without a server."""
    for name in FILES:
        (tmp_path / name).write_text(f'{{\n    "name": "{NAME}",\n}}\n')
    sign(tmp_path)
    return tmp_path


def sign(folder):
    sums = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))


def test_help_explains_every_option():
    done = restore("--help")
    assert done.returncode == 0
    for option in ("--list", "--file", "--undo", "--dry-run", "--yes", "--keep-old", "--context"):
        assert option in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say which backup"),
        (("--lsit",), "there is no option '--lsit'"),
        (("latest", NAME, "--yes"), f"'{NAME}' comes after another"),
        (("--file",), "--file needs a value"),
        (("--undo", "", "--yes"), "--undo needs a value"),
        (("--list", "--dry-run"), "--dry-run is for a restore"),
        (("latest",), "there is nobody to ask; add --yes"),
        (("", "--yes"), "there is no option ''"),
    ],
)
def test_refuses_wrong_calls(arguments, message):
    done = restore(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.endswith("see --help\n")


def test_a_sound_folder_is_checked_without_a_cluster(folder):
    done = restore("--file", folder, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"holds {NAME}, and is sound" in done.stdout


def test_refuses_folders_that_are_no_backup(folder, tmp_path):
    def assert_refused(message):
        done = restore("--file", folder, "--yes")
        assert (done.returncode, done.stdout) == (3, "")
        assert message in done.stderr

    (folder / "globals.sql").write_text("changed")
    assert_refused("globals.sql: FAILED")
    (folder / "manifest.json").write_text('    "name": "../../etc",\n')
    sign(folder)
    assert_refused("its manifest has no name")
    (folder / "database.dump").unlink()
    assert_refused("database.dump is missing")


def test_names_the_missing_kubectl(tmp_path):
    bash = tmp_path / "bash"
    bash.symlink_to("/bin/bash")
    done = restore("--list", path=str(tmp_path))
    assert done.returncode == 3
    assert "kubectl is missing" in done.stderr
