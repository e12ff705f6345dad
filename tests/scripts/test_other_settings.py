"""What the wrapper reads of dist/ where settings are other than those of the reference system."""

import pytest

from main import compose
from scripts.cluster.bootstrap import Bootstrap
from settings import load_settings


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """Returns a function that returns what is read of dist/ with variables."""

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
    """Elsewhere they lie nowhere below it; a file of dist/ leaves out what is nothing."""
    (backup,) = bootstrap(**variables).scheduled_backups
    assert backup.store == store
