"""Backups whose login the store lets only add: restic's own server, or a bucket."""

import re

import pytest

from tests.services import manifests, stores
from tests.services.backups.steps import backed_up, restored, wrapped

pytestmark = pytest.mark.by_turns("guarded backups")


REFUSED = {"rest": "403", "s3": "Access Denied"}
"""What restic says of an object that its login may not delete."""


@pytest.fixture(params=["append_only", "locked_bucket"])
def places(request, tmp_path):
    """Return the places and logins of the backups and of what removes old ones."""
    with getattr(stores, request.param)(tmp_path) as places:
        yield places


@pytest.fixture
def kept(places, new_site):
    (base, login), _ = places
    return new_site(repository=f"{base}/db/postgresql-backup", login=login)


@pytest.fixture
def pruned(places, kept):
    """Return a function that removes old backups; returns what it prints."""
    _, (base, login) = places

    def pruned(**variables):
        place = {"RESTIC_REPOSITORY": f"{base}/db/postgresql-backup", **login}
        container = manifests.job_container("backup")
        done = kept.run("prune.sh", container, **place, **variables)
        assert done.returncode == 0, done.output
        return done.output

    return pruned


def states(site):
    """Return the states of the backups by their names, oldest first."""
    lines = restored(site, "list").splitlines()[1:]
    return {line[:8]: re.split(r" {2,}", line)[-1] for line in reversed(lines)}


def test_what_backs_up_removes_nothing(kept, pruned, places):
    first = backed_up(kept, REMOVES_OLD="no")
    with kept.start_restic("forget", first) as process:
        _, refused = process.communicate()
    protocol, _, _ = places[0][0].partition(":")
    assert REFUSED[protocol] in refused
    assert kept.ids() == [first]
    old = kept.forge(first, tags=[f"database={kept.database}", "tables=1", "rows=1"])
    newest = backed_up(kept, REMOVES_OLD="no", RETENTION_DAYS="1")
    assert kept.ids() == [old, first, newest]
    assert f"removed 1 of more than 1 newer days: {old}" in pruned(RETENTION_DAYS="1")
    assert kept.ids() == [first, newest]
    assert f"{newest} could be restored" in restored(kept, "check")


def test_what_was_accepted_counts_instead_of_what_it_was(kept, pruned):
    kept.psql("insert into entry select md5(n::text) from generate_series(1, 500) n")
    former = backed_up(kept, REMOVES_OLD="no")
    kept.psql("truncate entry")
    done = kept.back_up(REMOVES_OLD="no")
    assert "is SUSPICIOUS" in done.output
    (suspect,) = set(kept.ids()) - {former}
    restored(kept, "accept", BACKUP=suspect)
    (accepted,) = set(kept.ids()) - {former, suspect}
    found = states(kept)
    assert (found[suspect], found[accepted]) == ("replaced", "sound")
    next_night = backed_up(kept, REMOVES_OLD="no", HOSTNAME="postgresql-backup-2-x")
    pruned(RETENTION_DAYS="1")
    assert set(kept.ids()) == {former, suspect, accepted, next_night}, "all are of one day"


def test_what_cannot_be_read_back_does_not_count(kept, tmp_path):
    """Its marked copy is beside it, and the former one is the latest."""
    former = backed_up(kept, REMOVES_OLD="no")
    broken = (
        'case " $* " in *" --no-lock dump "*) "$restic" "$@" | (head --bytes=100; cat >/dev/null);'
        ' exit;; esac; exec "$restic" "$@"'
    )
    kept.psql("insert into entry select md5(n::text) from generate_series(1, 500) n")
    done = kept.back_up(REMOVES_OLD="no", RESTIC=wrapped(tmp_path, broken))
    assert done.returncode == 1
    assert "cannot be read back, and is marked as suspicious" in done.output
    assert [state.split(":")[0] for state in states(kept).values()].count("suspicious") == 1
    assert f"{former} could be restored" in restored(kept, "check")


@pytest.mark.parametrize("places", ["locked_bucket"], indirect=True)
def test_what_is_overwritten_in_a_bucket_is_in_its_versions(kept, places):
    """A writer can also overwrite objects, and an object lock keeps the former ones."""
    made = backed_up(kept, REMOVES_OLD="no")
    (place, (user, secret)), _ = [(place, login.values()) for place, login in places]
    address = place.removeprefix("s3:")
    administrator = stores.administered(address.removesuffix(f"/{stores.BUCKET}"))
    first = {name: version for name, version in administrator.versions() if "/locks/" not in name}
    for name in first:
        assert stores.Bucket(address, (user, secret))("PUT", name, body=b"0").status_code == 200
    lost = kept.restore("check")
    assert lost.returncode == 3
    assert "cannot be read" in lost.output
    for name, version in first.items():
        assert administrator("DELETE", name, query=f"versionId={version}").status_code == 403
        former = f"{stores.BUCKET}/{name}?versionId={version}"
        administrator("PUT", name, copy_source=former).raise_for_status()
    assert f"{made} could be restored" in restored(kept, "check")
