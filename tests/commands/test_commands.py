"""The command line of the library."""

import re
import subprocess
import sys

import pytest

from constructs_lib import __main__ as program
from constructs_lib import init
from tests.checkout import ROOT


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that runs a command, and returns its exit code and what it prints."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["constructs_lib", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            program.main()
        printed = capsys.readouterr()
        return ended.value.code, printed.out + printed.err

    return run


def test_it_lists_its_commands(run):
    code, text = run("--help")
    assert code == 0
    for name, (_, told) in program.COMMANDS.items():
        assert f"    {name} " in text
        assert told in text
    code, text = run("nothing")
    assert code == 2
    assert "invalid choice: 'nothing' (choose from 'init', 'rules', " in text


@pytest.mark.parametrize("command", program.COMMANDS)
def test_every_command_says_how_it_is_called(run, command):
    code, text = run(command, "--help")
    assert code == 0
    assert text.startswith(f"usage: python -m constructs_lib {command} ")


def test_commands_get_their_arguments(run, tmp_path):
    (tmp_path / "config.yaml").write_text("apiVersion: v1\nkind: ConfigMap\n")
    code, text = run("rules", tmp_path)
    assert code == 1
    assert "ConfigMap" in text


def test_what_it_makes_passes_its_own_test(tmp_path):
    folder = tmp_path / "shop"
    init.main(arguments=[str(folder)])
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    for arguments in (["--snapshot-update"], []):
        done = subprocess.run(
            [*command, *arguments],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": f"{ROOT}/.venv/bin:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "1 passed" in done.stdout, done.stdout + done.stderr
    (snapshot,) = folder.rglob("test_dist.yaml")
    assert "kind: Namespace\n" in snapshot.read_text()
    assert "\n---\napiVersion: apps/v1\nkind: Deployment\n" in snapshot.read_text()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("full", "full' must be a new or empty folder; name another, or empty it"),
        ("full/file", "file' must be a new or empty folder; name another, or empty it"),
        ("Shop", "init: 'folder' must be a DNS label .*, got 'Shop'; choose another"),
        ("1shop", "init: 'folder' must be the name of a Service .*, got '1shop'; choose another"),
        ("kube-x", "init: 'folder' must be a namespace of the platform's own; .*; choose another"),
    ],
)
def test_it_makes_nothing_where_it_may_not(tmp_path, name, told):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine")
    with pytest.raises(SystemExit, match=told):
        init.main(arguments=[str(tmp_path / name)])
    assert [each.name for each in tmp_path.rglob("*")] == ["full", "file"]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("a: 1", "must be a list of Secrets .*, got NeededSecrets.random: Field required, got .*"),
        (
            "{random: {characters: ab, length: 9}, secrets: [], "
            "store: {kind: SecretStore, name: vault}}",
            "must be of a platform without a store, got entries of SecretStore 'vault', from which",
        ),
    ],
)
def test_no_secrets_are_made_of_another_list(run, tmp_path, listed, told):
    file = tmp_path / "secrets.yaml"
    file.write_text(listed)
    code, _ = run("secrets", file)
    assert re.fullmatch(f"'{file}' {told}.*", code)
