"""What a command costs: CPU seconds and memory of all its processes, Node.js among them."""

import ctypes
import os
import re
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

PR_SET_CHILD_SUBREAPER = 36
"""Option of Linux' prctl: processes whose parent ended become ours, so none is left out."""

SAMPLE_SECONDS = 0.05

ORPHAN_SECONDS = 10
"""Time for what outlives a command. Node.js 24.19 sometimes waits at its end for itself."""

HIGHEST = re.compile(r"VmHWM:\s+(\d+) kB")


class Cost(NamedTuple):
    """What one run of a command took."""

    cpu: float
    """Seconds of all its processes, user and system."""

    wall: float
    """Seconds from start to end."""

    memory: float
    """MiB: the sum of the highest resident size of each of its processes."""


class Figure(NamedTuple):
    """The median of several runs, and how far they were apart."""

    cost: Cost
    noise: float
    """Half the distance of the lowest and highest CPU seconds, by the median."""

    @classmethod
    def of(cls, run: Callable[[], Cost], times: int) -> "Figure":
        """Return the figure of so many runs, after one that leaves byte code and files behind."""
        run()
        runs = [run() for _ in range(times)]
        median = Cost(*map(statistics.median, zip(*runs, strict=True)))
        cpu = [each.cpu for each in runs]
        return cls(median, (max(cpu) - min(cpu)) / 2 / median.cpu)


def cost_of(
    command: Sequence[str | Path],
    folder: Path,
    env: Mapping[str, str] | None = None,
    ok: Sequence[int] = (0,),
) -> Cost:
    """Run a command in a folder, and return what it took.

    Args:
        command: Program and arguments.
        folder: Folder that it runs in.
        env: Variables in addition to those of this process.
        ok: Exit codes that are no failure.

    Raises:
        RuntimeError: It failed; the text is what it printed.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = os.times().elapsed
    process = subprocess.Popen(
        [str(each) for each in command],
        cwd=folder,
        # Byte code is kept, as it is by default.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    highest: dict[int, int] = {}
    sampler = threading.Thread(target=_sample, args=(process, highest))
    sampler.start()
    output, _ = process.communicate()
    wall = os.times().elapsed - started
    sampler.join()
    _wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in ok:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{output}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, sum(highest.values()) / 2**10)


def _sample(process: "subprocess.Popen[str]", highest: dict[int, int]) -> None:
    """Note the highest resident size of a process and of those that it started, in KiB."""
    while process.poll() is None:
        for pid in _with_descendants(process.pid):
            with suppress(OSError):
                found = HIGHEST.search(Path(f"/proc/{pid}/status").read_text())
                highest[pid] = max(int(found[1]) if found else 0, highest.get(pid, 0))
        time.sleep(SAMPLE_SECONDS)


def _with_descendants(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from _with_descendants(int(child))


def _wait_for_orphans() -> None:
    """Wait for all processes below this one, which may itself have started none that lasts."""
    _, hung = psutil.wait_procs(psutil.Process().children(), timeout=ORPHAN_SECONDS)
    for each in hung:
        each.kill()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return
