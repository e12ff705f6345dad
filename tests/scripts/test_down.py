"""Messages of `down` about leftovers, after the cluster is gone."""

import shlex

import pytest

from tests.scripts.tools import program


@pytest.fixture
def data(tmp_path):
    """Return the folder of the cluster's data, which a shell would take for something else."""
    return tmp_path / "o'brien's $HOME/cdk8s-web-platform/nobodys"


@pytest.fixture
def down(checkout, wrapper, data):
    def down():
        program(checkout / "bin", "docker", "true")
        program(checkout / "bin", "kubectl", "echo '{}'")
        done = wrapper("down", "--yes", XDG_DATA_HOME=str(data.parent.parent))
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return down


def test_only_keys_of_backups_are_named(data, down):
    backups, key = data / "backups", data / "db-postgresql-backup.key"
    backups.mkdir(parents=True)
    for file in (key, data / "server.key"):
        file.touch()
    *said, command = down()
    assert said == [
        "there is no cluster 'nobodys'",
        f"{backups} stays: backups",
        f"{key} stays: a key of backups",
    ]
    head, _, command = command.partition(": ")
    assert head == "to remove these for good as well"
    assert shlex.split(command) == ["sudo", "rm", "-r", str(backups), str(key)]


def test_nothing_is_named_where_nothing_stays(down):
    assert down() == ["there is no cluster 'nobodys'"]
