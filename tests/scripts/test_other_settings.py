"""What the wrapper reads of dist/ where settings are other than those of the reference system."""

from types import SimpleNamespace

import pytest

from main import compose
from scripts.cluster import up as removal
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.steps.nodes import refuse_other_settings
from settings import load_settings
from tests.scripts.tools import program


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def bootstrap(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(f"PLATFORM_{name}", value)
        for path, text in compose(load_settings()).files().items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return Bootstrap(tmp_path)

    return bootstrap


@pytest.mark.parametrize(
    ("variables", "store"),
    [
        ({}, "db/postgresql-backup"),
        ({"DATA__BACKUP__REPOSITORY": "s3:https://s3.example.com/backups"}, None),
        # Otherwise `up` would hold back backups for what an earlier cluster left in the folder.
        ({"DATA__BACKUP__STORAGE_CLASS": "kept"}, None),
    ],
)
def test_where_backups_lie_below_the_folder_of_the_host(bootstrap, variables, store):
    (backup,) = bootstrap(**variables).scheduled_backups
    assert backup.store == store


BOTH = ("CICD__GIT_BACKUP__STORAGE_CLASS", "DATA__BACKUP__STORAGE_CLASS")


@pytest.mark.parametrize(
    ("variables", "volumes"),
    [({}, ""), (dict.fromkeys(BOTH, "kept"), "cicd/git-backup, db/postgresql-backup")],
)
def test_backups_that_go_with_the_cluster(
    bootstrap, tmp_path, monkeypatch, capsys, variables, volumes
):
    made = bootstrap(**variables)
    node = SimpleNamespace(name="node")
    monkeypatch.setattr(removal, "containers", lambda _: [node])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    program(tmp_path / "bin", "kind", "true")
    made.backups().mkdir(parents=True)
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda text, **_: not asked.append(text))
    made.__dict__["tools"] = {"kind": tmp_path / "bin/kind"}
    removal.down(made, yes=False)
    data = f"all data that is in it{', the backups in the volumes of ' * bool(volumes)}{volumes}"
    assert asked == [
        f"Remove cluster 'web-platform' (node), with {data}{' as well' * bool(volumes)}?"
    ]
    assert f"{made.backups()} stays: backups" in capsys.readouterr().out
    kept = f"backups in the volumes of {volumes} go" if volumes else "backups stay"
    with pytest.raises(Refused, match=rf"run 'make down' and 'make up' \({kept}\); to keep it"):
        refuse_other_settings(made)


def test_a_host_that_stands_for_many_is_no_address(bootstrap):
    """It cannot be opened, so `up` would wait for its answer in vain."""
    made = bootstrap(APP__HOSTS='["*.shop.example", "shop.example"]')
    urls = [each.url for each in made.addresses if each.namespace == "app"]
    assert urls == ["http://shop.example"]
