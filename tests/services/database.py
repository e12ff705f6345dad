"""Databases of the guest book, with the two roles that the platform gives it."""

import itertools
import subprocess
from contextlib import contextmanager

import psutil

OWNER = "guestbook_owner"
APPLICATION = "guestbook"
PASSWORD = "only-for-tests"

_numbers = itertools.count(1)


class Database:
    """A new, empty database, and the environment in which each program finds it."""

    def __init__(self, postgres):
        self.postgres = postgres
        self.name = f"guestbook_{next(_numbers)}"
        postgres.create_database(self.name, OWNER, APPLICATION, PASSWORD)

    def environment(self, role=APPLICATION):
        return {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.postgres.port),
            "PGDATABASE": self.name,
            "PGUSER": role,
            "PGPASSWORD": PASSWORD,
        }

    def owner_environment(self):
        return {**self.environment(OWNER), "APPLICATION_ROLE": APPLICATION}

    def psql(self, sql):
        return self.postgres.psql(sql, self.name)

    @contextmanager
    def holding(self, lock):
        """Keep a transaction open in which a statement took a lock."""
        session = subprocess.Popen(
            self.postgres.psql_command(self.name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            session.stdin.write(f"begin; {lock};\n\\echo held\n")
            session.stdin.flush()
            assert session.stdout.readline() == "held\n"
            yield
        finally:
            session.communicate("rollback;\n")

    def entries(self):
        counts = self.psql("select count(*), count(distinct (id, name, message)) from entry")
        return tuple(map(int, counts.split("|")))


@contextmanager
def frozen(postgres):
    """Stop every process of the server where it is: it neither answers nor refuses."""
    pid = int((postgres.folder / "data/postmaster.pid").read_text().split()[0])
    server = psutil.Process(pid)
    processes = [server, *server.children(recursive=True)]
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            process.resume()
