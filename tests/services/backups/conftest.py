import shutil

import pytest

from scripts.postgres import programs
from tests.images.contracts import POSTGRES
from tests.images.stand_in import stand_in
from tests.services.backups.site import Site
from tests.services.backups.steps import backed_up

CONTENT = "create table entry (word text); insert into entry values ('first')"


@pytest.fixture(scope="module", autouse=True)
def _restic():
    if shutil.which("go") is None:
        pytest.skip("needs Go to build restic: see https://go.dev/doc/install")


@pytest.fixture
def new_site(tmp_path):
    """Return a function that starts a site; each is gone at the end."""
    sites = []

    def new_site(content=CONTENT, **options):
        site = Site(options.pop("backups", tmp_path), **options)
        sites.append(site)
        site.start()
        if content:
            site.psql(f"set session authorization guestbook_owner; {content}")
        return site

    yield new_site
    for site in sites:
        site.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return a site with a small database; its tests leave the word 'first' in it."""
    site = Site(tmp_path_factory.mktemp("backups"))
    try:
        site.start()
        site.psql(f"set session authorization guestbook_owner; {CONTENT}")
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module")
def backup(site):
    return backed_up(site)


@pytest.fixture
def at(tmp_path):
    """Return a function that gives the environment in which it is another time."""
    folder = tmp_path / "bin"
    folder.mkdir()
    date = folder / "date"
    date.write_text('#!/bin/sh\n[ "$1" = +%s ] && echo "$NOW" && exit\nexec /bin/date "$@"\n')
    date.chmod(0o755)
    image = stand_in(POSTGRES, tmp_path / "image")
    path = f"{folder}:{programs()}:{image['PATH']}"
    return lambda now: {"PATH": path, "NOW": str(int(now))}


@pytest.fixture
def impatient(site, tmp_path):
    """Return variables that let the scripts wait for a second: a minute is long."""
    scripts = shutil.copytree(site.scripts, tmp_path / "scripts")
    common = (scripts / "common.sh").read_text()
    assert common.count("\nTABLE_SECONDS=60\n") == 1
    (scripts / "common.sh").write_text(common.replace("TABLE_SECONDS=60", "TABLE_SECONDS=1"))
    return {"scripts": str(scripts), "LOCK_SECONDS": "1"}
