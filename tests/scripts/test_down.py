"""What `down` says of what it leaves, where there is no cluster any more."""

import shlex

import pytest

from tests.scripts.tools import program


@pytest.fixture
def checkout(checkout):
    """Returns one in a folder that a shell would take for something else."""
    return checkout.rename(checkout.parent / "o'brien's $HOME")


@pytest.fixture
def down(checkout, wrapper):
    """Returns a function that runs it, and returns the lines that it says."""

    def down():
        program(checkout / "bin", "docker", "true")
        program(checkout / "bin", "kubectl", "echo '{}'")
        done = wrapper("down", "--yes")
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return down


def test_only_keys_of_backups_are_named(checkout, down):
    """Others may lie beside them, such as that of a web server."""
    backups, key = checkout / "backups", checkout / "db-postgresql-backup.key"
    backups.mkdir()
    for file in (key, checkout / "server.key"):
        file.touch()
    *said, command = down()
    assert said == [
        "there is no cluster 'nobodys'",
        f"{backups} stays: the backups, which 'make up' offers to restore",
        f"{key} stays: a key of backups",
    ]
    head, _, command = command.partition(": ")
    assert head == "to remove these for good as well"
    assert shlex.split(command) == ["sudo", "rm", "-r", str(backups), str(key)]


def test_nothing_is_named_where_nothing_stays(down):
    assert down() == ["there is no cluster 'nobodys'"]
