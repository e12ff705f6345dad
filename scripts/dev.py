"""Runs the programs in apps/ for development, with their own PostgreSQL server; see `make dev`."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from scripts.postgres import Postgres, free_port

APPS = Path(__file__).parent.parent / "apps"
VITE = str(APPS / "node_modules/.bin/vite")
DATA = Path(".cache/postgres")
BACKEND_URL = "http://localhost:5174"
OWNER = "guestbook_owner"
APPLICATION = "guestbook"
PASSWORD = "only-for-development"


def start(app: str, *command: str, **environment: str) -> subprocess.Popen[bytes]:
    """Starts a program of one of the apps, in the process group of this one and its terminal."""
    return subprocess.Popen(command, cwd=APPS / app, env={**os.environ, **environment})


def main() -> None:
    """Runs until Ctrl-C or SIGTERM, or until one of the programs ends."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    postgres = Postgres(DATA.resolve(), free_port())
    programs = []
    try:
        postgres.start()
        postgres.create_database("guestbook", OWNER, APPLICATION, PASSWORD)
        database = {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(postgres.port),
            "PGDATABASE": "guestbook",
            "PGPASSWORD": PASSWORD,
        }
        owner = {**database, "PGUSER": OWNER, "APPLICATION_ROLE": APPLICATION}
        if start("backend", "node", "src/migrate.ts", **owner).wait() != 0:
            sys.exit("the migration failed")
        programs = [
            # Not through npm, which does not forward signals to the program that its shell runs.
            start("backend", VITE, "dev", **database, PGUSER=APPLICATION),
            start("frontend", VITE, "dev", BACKEND_URL=BACKEND_URL),
        ]
        os.wait()
    except KeyboardInterrupt:
        pass
    finally:
        # Ctrl-C reached the programs too; a second Ctrl-C must not leave any of them running.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for program in programs:
            program.send_signal(signal.SIGTERM)
        for program in programs:
            program.wait()
        postgres.stop()


if __name__ == "__main__":
    main()
