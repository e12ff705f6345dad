"""A server as the data tier has it, a folder of backups, and the scripts for both."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from scripts.postgres import Postgres, free_port, programs
from tests.checkout import ROOT, ended, started
from tests.images.contracts import POSTGRES
from tests.images.stand_in import stand_in
from tests.programs import made
from tests.services import manifests

SCRIPTS = ROOT / "constructs_lib/postgres/scripts"
SECRETS = {
    f"postgresql-{role}": {"username": username, "password": f'{role}\'s "secret" \\ $1'}
    for role, username in {
        "superuser": "postgres",
        "owner": "guestbook_owner",
        "application": "guestbook",
        "monitoring": "monitoring",
        "backup": "reader of backups",
    }.items()
} | {"postgresql-backup-key": {"password": "the 'key' of \\ tests"}}
KEY = SECRETS["postgresql-backup-key"]["password"]


class Site:
    """A new server; two sites may share a place of backups, as two clusters do in turn."""

    def __init__(self, backups, secrets=SECRETS, repository=None, login=None):
        """Take as `repository` a place outside the cluster, as `login` the variables for it."""
        self.backups = backups
        self.secrets = secrets
        # Not pytest's own folder: only root may enter it, and the server does not run as root.
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.programs = self.folder / "programs"
        self.image = stand_in(POSTGRES, self.programs)
        self.scripts = self.folder / "scripts"
        shutil.copytree(SCRIPTS, self.scripts)
        self.server = Postgres(self.folder, free_port(), fsync="off")
        self.database = manifests.environment(manifests.database_container())["DATABASE"]
        self.repository = repository or backups / "db/postgresql-backup"
        self.login = login or {}

    def start(self):
        self.server.start()
        self.server.psql(f"alter role postgres password {quoted(self.password('superuser'))}")
        made = self.run("roles.sh", manifests.database_container())
        assert made.returncode == 0, made.output

    def stop(self):
        self.server.stop()
        shutil.rmtree(self.folder)

    def password(self, role):
        return self.secrets[f"postgresql-{role}"]["password"]

    def add_extension(self, sql):
        """Make an extension `places` known to the server, of what an SQL text makes."""
        folder = self.folder / "own/extension"
        folder.mkdir(parents=True)
        self.folder.chmod(0o755)
        (folder / "places.control").write_text("default_version = '1'\n")
        (folder / "places--1.sql").write_text(sql)
        path = f"$system:{self.folder}/own"
        self.psql(f"alter system set extension_control_path = '{path}'", "postgres")
        self.psql("select pg_reload_conf()", "postgres")

    def process(self, script, container, **variables):
        """Start a script as the leader of its process group, as a container's only program."""
        environment = {
            **self.image,
            "PATH": f"{programs()}:{self.programs}",
            **manifests.environment(container, self.secrets),
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.server.port),
            "PGDATA": str(self.folder / "data"),
            "BACKUPS": str(self.backups),
            "RESTIC": str(made("quick-restic") / "restic"),
            "RESTIC_REPOSITORY": str(self.repository),
            "HOSTNAME": "postgresql-backup-1-x",
            **self.login,
            **variables,
        }
        return started([self.scripts / script], env=environment)

    def run(self, script, container, **variables):
        """Run a script to its end; returns the process, with all that it printed as `output`."""
        with self.process(script, container, **variables) as process:
            process.output = process.stdout.read()
        return process

    def back_up(self, **variables):
        """Run a backup, in a second of its own: which one is the newest goes by seconds."""
        time.sleep(1 - time.time() % 1)
        return self.run("backup.sh", manifests.job_container("backup"), **variables)

    def restore(self, action="restore", **variables):
        container = manifests.job_container("restore")
        return self.run("restore.sh", container, ACTION=action, **variables)

    def psql(self, sql, database=None):
        return self.server.psql(sql, database or self.database)

    def refusal(self, role, statement, database=None):
        """Run a statement over the network as one of the roles; returns the error, if any."""
        secret = self.secrets[f"postgresql-{role}"]
        done = ended(
            [programs() / "psql", "--no-psqlrc", "--quiet", "--command", statement],
            env={
                "PGHOST": "127.0.0.1",
                "PGPORT": str(self.server.port),
                "PGUSER": secret["username"],
                "PGPASSWORD": secret["password"],
                "PGDATABASE": database or self.database,
            },
        )
        return done.stderr

    def connects(self, role):
        return self.refusal(role, "select 1") == ""

    def databases(self):
        return set(
            self.psql("select datname from pg_database where not datistemplate", "postgres").split()
        )

    def start_restic(self, *arguments, key=KEY):
        """Start restic on the repository, as the leader of its process group."""
        options = ["--no-cache", "--repo", str(self.repository)]
        if folder := self.login.get("STORE_LOGIN"):
            options += [
                "--option",
                f"sftp.args=-i {folder}/id -o UserKnownHostsFile={folder}/known_hosts",
            ]
        variables = {"RESTIC_PASSWORD": key, "TZ": "UTC", "HOME": str(self.folder)}
        return subprocess.Popen(
            [made("quick-restic") / "restic", *options, *arguments],
            env={**variables, "PATH": os.environ["PATH"], **self.login},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def restic(self, *arguments, key=KEY):
        with self.start_restic(*arguments, key=key) as process:
            output, error = process.communicate()
        assert process.returncode == 0, error
        return output

    def snapshots(self):
        """Return the snapshots, oldest first, each with the days of its time and its tags."""
        with self.start_restic("snapshots", "--json", "--no-lock") as process:
            output, error = process.communicate()
        # By this code, restic says that there is no repository.
        if process.returncode == 10:
            return []
        assert process.returncode == 0, error
        return sorted(json.loads(output), key=lambda each: each["time"])

    def forge(self, backup=None, manifest=None, dump=None, tags=(), when="2024-02-02 02:02:02"):
        """Store a snapshot that is like a backup but for what is given; returns its short ID."""
        content = b"{}\n"
        if backup:
            with self.start_restic("dump", backup, "dump") as process:
                content = process.stdout.buffer.read()
        first, _, rest = content.partition(b"\n")
        changed = (json.loads(first) | manifest) if manifest else manifest
        first = first if manifest is None else json.dumps(changed).encode()
        file = self.folder / "dump"
        file.write_bytes(first + b"\n" + (rest if dump is None else dump))
        tagged = [part for tag in tags or [f"database={self.database}"] for part in ("--tag", tag)]
        self.restic(
            *("backup", *tagged, "--time", when, "--stdin-filename", "dump"),
            *("--stdin-from-command", "--", "cat", str(file)),
        )
        return next(e["short_id"] for e in self.snapshots() if e["time"].startswith(when[:10]))

    def ids(self):
        return [each["short_id"] for each in self.snapshots()]

    def contents(self):
        """Return everything that a restore must bring back, as text: definitions and hashes."""
        schema = self.dump("--schema-only", "--create")
        tables = json.loads(
            self.psql(
                "select json_agg(format('%I.%I', schemaname, name) order by schemaname, name) "
                "from (select schemaname, tablename from pg_tables union all "
                "select schemaname, matviewname from pg_matviews) as t (schemaname, name) "
                "where schemaname not in ('pg_catalog', 'information_schema')"
            )
        )
        rows = "count(*), md5(string_agg(md5(t::text), '' order by t::text))"
        hashes = [f"{table} " + self.psql(f"select {rows} from {table} t") for table in tables]
        sequences = self.psql(
            "select schemaname, sequencename, last_value from pg_sequences order by 1, 2"
        )
        objects = self.psql(
            "select oid, lomowner::regrole, lomacl, md5(lo_get(oid)) "
            "from pg_largeobject_metadata order by oid"
        )
        return "\n".join([schema, *hashes, sequences, objects])

    def dump(self, *options):
        command = [str(programs() / "pg_dump"), *options, "--dbname", self.database]
        at = ("--host", str(self.folder), "--port", str(self.server.port), "--username", "postgres")
        done = subprocess.run([*command, *at], capture_output=True, text=True, check=True)
        # A key that differs in each dump, and names of a database.
        return re.sub(r"^\\(un)?restrict .*$", "", done.stdout, flags=re.MULTILINE)


def quoted(text):
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def kill(process):
    """End a script and all that it runs at once, as a container is killed; keeps its `output`."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.output, _ = process.communicate()
