"""Synthesizes on each save, and prints findings and the plan against a commit.

A process that has loaded the libraries and started Node.js stands ready for the next save. It runs
the program once, as `python main.py` does, so that no state leaks from one run to the next.
"""

import os
import runpy
import signal
import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.watch"

PLAN = "constructs_lib.analysis.plan.__main__"

PRELOADED = ("constructs_lib.platform.platform", PLAN)
"""Modules that the first process loads. Each further one loads those of the run before it."""

SETTLED = 30
"""Milliseconds without another save after which a run starts."""

TURN = 200
"""Milliseconds between looks at whether a run has ended."""

GRACE = 5
"""Seconds that an interrupted run has to remove its temporary files."""

INTERRUPT = {signal.SIGINT}


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line until it is interrupted."""
    parser = ArgumentParser(
        prog=prog, description="Synthesizes on each save; prints findings and the plan."
    )
    parser.add_argument("program", nargs="?", default="main.py", help="by default main.py")
    parser.add_argument("--base", default="HEAD", help="commit to compare with, by default HEAD")
    parser.add_argument("--folder", default="dist", help="what the program writes, by default dist")
    given = parser.parse_args(arguments)
    if not Path(given.program).is_file():
        sys.exit(f"'program' must be a file, got {given.program!r}; name your main.py")
    if not find_spec("watchfiles"):
        sys.exit("'watch' needs watchfiles; install 'cdk8s-web-platform[watch]'")
    runs = Runs(given.program, given.base, given.folder)
    try:
        for number, saved in enumerate(_saves(given.folder)):
            if saved:
                # Editors write to another file first, which they rename.
                names = sorted(os.path.relpath(path) for path in saved if os.path.exists(path))
                print()
                print(printable(f"{', '.join(names[:3])}{', …' * (len(names) > 3)}"), flush=True)
            # The first run starts once saves are seen.
            if saved or number == 0:
                runs.start(saved)
            runs.prepare()
    except KeyboardInterrupt:
        print()
    except OSError as error:
        sys.exit(printable(str(error)))
    finally:
        runs.end()


def _saves(output: str) -> Iterator[set[str]]:
    """Yield the files of each save, and nothing at each turn. Output is left out."""
    from watchfiles import DefaultFilter, watch

    folder = Path(output).resolve()
    # A synth prepares its files beside the folder.
    outputs = [folder, *(folder.with_name(folder.name + end) for end in (".fresh", ".former"))]
    is_source = DefaultFilter()
    found = watch(
        ".",
        watch_filter=lambda change, path: (
            is_source(change, path) and not any(map(Path(path).is_relative_to, outputs))
        ),
        step=SETTLED,
        rust_timeout=TURN,
        yield_on_timeout=True,
        # Linux in Windows gets no events of Windows' drives.
        force_polling=Path.cwd().is_relative_to("/mnt"),
    )
    for changes in found:
        yield {path for _, path in changes}


class Runs:
    """Runs of a program, one at a time, each in a process that was started ahead."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._modules: Collection[str] = PRELOADED
        self._saved: set[str] = set()
        self._running: Prepared | None = None
        self._next: Prepared | None = Prepared(self._modules, arguments)

    def start(self, saved: Collection[str]) -> None:
        """Interrupt the run that has not ended, and start one that sees the saved files."""
        self._saved.update(saved)
        self.prepare()
        if self._running:
            self._running.interrupt()
            self._running = None
            self.prepare()
        if self._next and self._saved & self._next.files():
            self._next.interrupt()
            self._next = None
            self.prepare()
        self._running, self._next = self._next, None
        if self._running:
            self._running.start()

    def prepare(self) -> None:
        """Start the process of the next run, unless a run needs the machine."""
        if self._running and not self._running.has_ended():
            return
        if self._running:
            self._modules = self._running.modules() or self._modules
            self._running = None
        if not self._next:
            self._saved.clear()
            self._next = Prepared(self._modules, self._arguments)

    def end(self) -> None:
        """End all processes."""
        for each in (self._running, self._next):
            if each:
                each.interrupt()


class Prepared:
    """A process that waits, with its modules loaded, to run the program once."""

    def __init__(self, modules: Collection[str], arguments: Sequence[str]) -> None:
        context = get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=stand_by, args=(other, modules, *arguments))
        # It takes an interrupt once it can end without a trace. The tracker's start lifts the mask.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPT)
        self._process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPT)
        # What reads it then sees the end of the process.
        other.close()

    def files(self) -> set[str]:
        """Return the files of its modules once it has loaded them."""
        return set(self._received())

    def start(self) -> None:
        """Let it run the program."""
        with suppress(OSError):
            self._connection.send(None)

    def has_ended(self) -> bool:
        """Return whether its run has ended."""
        return self._connection.poll()

    def modules(self) -> Collection[str]:
        """Return the modules that it has loaded, none if it was interrupted."""
        return self._received()

    def interrupt(self) -> None:
        """End it, and let it remove its temporary files."""
        if self._process.is_alive() and self._process.pid:
            os.kill(self._process.pid, signal.SIGINT)
        self._connection.close()
        self._process.join(GRACE)
        self._process.kill()
        self._process.join()

    def _received(self) -> Collection[str]:
        try:
            found: Collection[str] = self._connection.recv()
        except (EOFError, OSError):
            return ()
        return found


def stand_by(
    connection: Connection, modules: Collection[str], program: str, base: str, folder: str
) -> None:
    """Load modules, wait for the word, then run the program and print the plan."""
    # Ctrl-C of the terminal is for the watching process, which then ends this one.
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPT)
        for name in modules:
            # What fails here fails again in the program, which tells it.
            with suppress(Exception):
                import_module(name)
        connection.send({str(each.__file__) for each in _loaded()})
        connection.recv()
        if _succeeds(lambda: _run(program)):
            plan = import_module(PLAN)
            _succeeds(lambda: plan.main("plan", [base, folder, "--folder", folder, "--brief"]))
        connection.send([each.__name__ for each in _loaded()])
    except (KeyboardInterrupt, EOFError, ConnectionError):
        return
    finally:
        # Temporary files are removed after this. A mask would leave the interrupt to other threads.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _loaded() -> Iterator[ModuleType]:
    """Yield the modules of the library and of installed packages. Those of the program change."""
    library = str(Path(__file__).parent)
    for name, module in [*sys.modules.items()]:
        file = getattr(module, "__file__", None) or ""
        if file.startswith((library, sys.prefix)) and not name.startswith("__"):
            yield module


def _run(program: str) -> None:
    """Run the program, as Python does, with a syntax error in one line."""
    file = Path(program).resolve()
    sys.argv = [program]
    sys.path.insert(0, str(file.parent))
    try:
        runpy.run_path(str(file), run_name="__main__")
    except SyntaxError as error:
        sys.exit(f"{os.path.relpath(str(error.filename))}:{error.lineno}: {error.msg}")
    except Exception as error:
        frames = error.__traceback__
        while frames and frames.tb_frame.f_code.co_filename != str(file):
            frames = frames.tb_next
        traceback.print_exception(error.with_traceback(frames))
        sys.exit(1)


def _succeeds(command: Callable[[], None]) -> bool:
    """Return whether a command ends well, and print the message that it ends with otherwise."""
    try:
        command()
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return not end.code
    return True


if __name__ == "__main__":
    main()
