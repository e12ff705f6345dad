"""Steps of the tests of backups."""

import re
import subprocess
from pathlib import Path

from tests.programs import made
from tests.services import manifests

DAY = 86400
JUST_RENAMED = "just been dropped or renamed"

NOON = 1_700_000_000 // DAY * DAY + DAY // 2


def backed_up(site, **variables):
    done = site.back_up(**variables)
    assert done.returncode == 0, done.output
    return re.search(r"(\S+) is done: \d+ rows in", done.output)[1]


def restored(site, action="restore", **variables):
    done = site.restore(action, **variables)
    assert done.returncode == 0, done.output
    return done.output


def sql_of(name):
    return (Path(__file__).parent / f"{name}.sql").read_text()


def words(site):
    return site.psql("select string_agg(word, ' ' order by word) from entry")


def restoring(site, **variables):
    container = manifests.job_container("restore")
    return site.process("restore.sh", container, ACTION="restore", **variables)


def psql(site, database):
    pipe = subprocess.PIPE
    command = site.server.psql_command(database)
    return subprocess.Popen(command, stdin=pipe, stderr=pipe, text=True)


def flipped(site):
    """Change one bit in the middle of what is stored."""
    pack = max((site.repository / "data").rglob("*"), key=lambda path: path.stat().st_size)
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.chmod(0o600)
    pack.write_bytes(data)


def wrapped(folder, text):
    """Return a restic that does something else; `$restic` is the real one."""
    program = folder / "restic"
    program.write_text(f"#!/bin/bash\nrestic={made('quick-restic')}/restic\n{text}\n")
    program.chmod(0o755)
    return str(program)
