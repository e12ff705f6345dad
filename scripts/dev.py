"""Runs the programs in apps/ for development, with their own PostgreSQL server; see `make dev`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import psutil

from scripts.postgres import Postgres, free_port

APPS = Path(__file__).parent.parent / "apps"
VITE = str(APPS / "node_modules/.bin/vite")
DATA = Path(".cache/postgres")
BACKEND_URL = "http://localhost:5174"
OWNER = "guestbook_owner"
APPLICATION = "guestbook"
PASSWORD = "only-for-development"


def start(app: str, *command: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start a program of one of the apps, in the process group of this one and its terminal."""
    return subprocess.Popen(command, cwd=APPS / app, env={**os.environ, **environment})


def first_to_end(programs: Mapping[str, subprocess.Popen[bytes]]) -> str:
    """Wait until one of them or the database ends, and return which one, and how.

    Raises:
        KeyboardInterrupt: It was ended by Ctrl-C, or with the terminal.
    """
    pid, status = os.wait()
    names = [name for name, program in programs.items() if program.pid == pid]
    name, output = (names[0], "above") if names else ("PostgreSQL", f"in {DATA / 'log'}")
    code = os.waitstatus_to_exitcode(status)
    if code in (-signal.SIGINT, -signal.SIGHUP):
        # By Ctrl-C, or with the terminal, which this program, too, is told of in a moment.
        time.sleep(1)
        raise KeyboardInterrupt
    how = f"with exit code {code}" if code >= 0 else f"by {signal.Signals(-code).name}"
    return f"{name} has ended {how}, so the others are stopped; what it said is {output}"


def main() -> None:
    """Run until Ctrl-C, SIGTERM, or the end of the terminal.

    If one of the programs ends, it says which, and exits with 1.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # PostgreSQL outlives its terminal, and would keep the next run from its data. Not for nohup.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    postgres = Postgres(DATA.resolve(), free_port())
    programs: dict[str, subprocess.Popen[bytes]] = {}
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
        # Among the programs, since it waits for a database without an end.
        programs["migration"] = start("backend", "node", "src/migrate.ts", **owner)
        if programs["migration"].wait() != 0:
            sys.exit("the migration failed")
        del programs["migration"]
        # Not through npm, which does not forward signals to the program that its shell runs.
        user = {"PGUSER": APPLICATION, "DATABASE_CONNECTIONS": "7"}
        programs["backend"] = start("backend", VITE, "dev", **database, **user)
        programs["frontend"] = start("frontend", VITE, "dev", BACKEND_URL=BACKEND_URL)
        sys.exit(first_to_end(programs))
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        sys.exit(str(error))
    finally:
        # Ctrl-C reached the programs too; a second Ctrl-C must not leave any of them running.
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        for program in programs.values():
            program.send_signal(signal.SIGTERM)
        for program in programs.values():
            program.wait()
        postgres.stop()
        # A process that was starting when a signal came is known only here.
        for child in psutil.Process().children():
            child.send_signal(signal.SIGINT)
            child.wait()


if __name__ == "__main__":
    main()
