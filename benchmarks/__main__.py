"""Measures the library against its goals and against other tools; run by `make bench`.

Every figure is the median of several runs, and counts the CPU seconds of all processes, Node.js
among them. Goals are ratios to a floor that the same run measures, as machines differ.
"""

import argparse
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import judges, tools
from benchmarks.measure import Cost, Figure, cost_of
from benchmarks.subject import IMAGE, OBJECTS, TIER

CONFTEST = 'pytest_plugins = ["constructs_lib.testing"]\n'

TESTS = """
import pytest
from constructs_lib import WebService, WebServiceProps

IMAGE = "registry.example.com/web:1.0.0"


@pytest.mark.parametrize("number", range({number}))
def test_a_service(chart, manifests, number):
    caller = WebService(chart, f"a{{number}}", WebServiceProps(image=IMAGE, max_replicas=3))
    called = WebService(chart, f"b{{number}}", WebServiceProps(image=IMAGE))
    caller.connections.allow_to(called)
    assert chart.to_json() == manifests
"""


def write_suite(folder: Path, number: int) -> None:
    """Write a suite of so many tests."""
    folder.mkdir(exist_ok=True)
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_services.py").write_text(TESTS.format(number=number))


ROOT = Path(__file__).parents[1]
PYTHON = {"PYTHONPATH": str(ROOT)}


class Row(NamedTuple):
    """A line of the table."""

    what: str
    figure: str
    goal: str = ""
    is_met: bool = True

    def __str__(self) -> str:
        """Return the line, in Markdown."""
        answer = ("met" if self.is_met else "**not met**") if self.goal else ""
        return f"| {self.what} | {self.figure} | {self.goal} | {answer} |"


class Bench:
    """Measures in a folder of its own."""

    def __init__(self, folder: Path, runs: int, sizes: list[int]) -> None:
        self._folder = folder
        self._runs = runs
        self._sizes = sizes
        self._floor = self._python("-m", "benchmarks.floor", "out")

    def rows(self) -> Iterator[Row]:
        """Yield the lines of the table, as soon as each is measured."""
        yield Row("floor: an empty cdk8s app", _shown(self._floor))
        yield from self._start_up()
        yield from self._platform()
        yield from self._scale()
        yield from self._suite()

    def _start_up(self) -> Iterator[Row]:
        bindings = self._python("-c", "import cdk8s, cdk8s_plus_27")
        yield Row("`import cdk8s, cdk8s_plus_27`", _shown(bindings))
        for names in ("WebService, WebServiceProps", "*"):
            code = f"from constructs_lib import {names}"
            yield _ratio(f"`{code}`", self._python("-c", code), bindings, 1.15)

    def _platform(self) -> Iterator[Row]:
        env = {"CDK8S_OUTDIR": str(self._folder / "platform")}
        found = Figure.of(lambda: self._run(ROOT, "main.py", env=env), self._runs)
        yield _ratio("the platform: `main.py` to `dist/`", found, self._floor, 2.2)
        yield from self._judging(ROOT / "dist", self._folder / "platform")

    def _judging(self, before: Path, after: Path) -> Iterator[Row]:
        changed = after / "app/frontend-deployment.yaml"
        changed.write_text(re.sub("cpu: [0-9]+m", "cpu: 123m", changed.read_text()))
        for goal, command in (
            (0.5, ["rules", str(before)]),
            (0.8, ["plan", str(before), str(after)]),
        ):
            found = Figure.of(lambda: self._run(ROOT, "-m", "constructs_lib", *command), self._runs)  # noqa: B023 - called at once
            what = f"`{command[0]}` of `dist/`"
            yield Row(what, _shown(found), f"{goal} s", found.cost.cpu <= goal)

    def _scale(self) -> Iterator[Row]:
        for number in self._sizes:
            found = self._python("-m", "benchmarks.services", str(number), f"services-{number}")
            above = 1000 * (found.cost.cpu - self._floor.cost.cpu) / (OBJECTS * number)
            what = f"{number:,} services"
            yield Row(what, f"{_shown(found)}; {above:.2f} ms per object", "0.45 ms", above <= 0.45)
            yield from self._phases(number)

    def _phases(self, number: int) -> Iterator[Row]:
        command = [sys.executable, "-m", "benchmarks.phases", str(number)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        seconds, objects = found["seconds"], found["objects"]
        steps = [f"{step} {1000 * each / objects:.2f}" for step, each in seconds.items()]
        yield Row("… ms per object, by step", ", ".join(steps))
        calls = found["crossings"] / objects
        yield Row("… calls of JavaScript per object", f"{calls:.2f}", "1", calls <= 1)
        memory = found["memory"]
        goal = "400 MiB" if number == 3000 else ""
        yield Row("… memory of Python alone", f"{memory:.0f} MiB", goal, memory < 400)
        if number >= 1000:
            built = seconds["build"] + seconds["connect"] + seconds["write"]
            for step, each in {**self._diff(number), **seconds}.items():
                if step in ("rules", "flows", "diff"):
                    ratio = each / built
                    yield Row(
                        f"… {step}, by the rest of the synth", f"{ratio:.2f}", "1", ratio <= 1
                    )

    def _diff(self, number: int) -> dict[str, float]:
        """Return the seconds of Git to show a change of every image."""
        before = self._folder / f"services-{number}" / TIER
        after = self._folder / "after"
        text = (before / "services.yaml").read_text()
        after.mkdir(exist_ok=True)
        (after / "services.yaml").write_text(text.replace(IMAGE, f"{IMAGE[:-1]}1"))
        command = ["git", "diff", "--no-index", str(before), str(after)]
        return {"diff": cost_of(command, self._folder, ok=[1]).cpu}

    def _suite(self) -> Iterator[Row]:
        costs = {}
        for tests in (1, 201):
            write_suite(self._folder / "suite", tests)
            options = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "suite")
            self._run(self._folder, *options, "--snapshot-update")
            costs[tests] = Figure.of(lambda: self._run(self._folder, *options), self._runs).cost.cpu  # noqa: B023 - called at once
        each = 1000 * (costs[201] - costs[1]) / 200
        what = "one of 200 snapshot tests of a consumer"
        yield Row(what, f"{each:.1f} ms; start {costs[1]:.2f} s", "20 ms", each <= 20)

    def _python(self, *arguments: str) -> Figure:
        return Figure.of(lambda: self._run(self._folder, *arguments), self._runs)

    def _run(self, folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Cost:
        command = [sys.executable, *arguments]
        # The plan's exit code is the severity.
        return cost_of(command, folder, {**PYTHON, **(env or {})}, ok=[0, 10])


def _shown(figure: Figure) -> str:
    cost = figure.cost
    noise = 100 * figure.noise
    return f"{cost.cpu:.2f} s CPU ± {noise:.0f} %, {cost.wall:.2f} s, {cost.memory:.0f} MiB"


def _ratio(what: str, figure: Figure, floor: Figure, goal: float) -> Row:
    ratio = figure.cost.cpu / floor.cost.cpu
    return Row(what, f"{_shown(figure)}; {ratio:.2f} times", f"{goal} times", ratio <= goal)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (5)")
    parser.add_argument("--sizes", type=int, nargs="*", help="numbers of services")
    parser.add_argument(
        "--tools", action="store_true", help="only other tools, on the same objects and folders"
    )
    given = parser.parse_args()
    node = subprocess.check_output(["node", "--version"], text=True).strip()
    print(f"Python {platform.python_version()}, Node {node}, {platform.machine()}\n")
    print("| what | figure | goal | |\n|---|---|---|---|", flush=True)
    with TemporaryDirectory() as folder:
        if given.tools:
            # Kustomize takes a minute for 1,000.
            sizes = given.sizes or [30, 100, 300]
            for name, number, figure in tools.figures(Path(folder), given.runs, sizes):
                print(Row(f"{name}, {number} services", _shown(figure)), flush=True)
            sizes = given.sizes or [100, 1000]
            for name, judged, figure in judges.figures(Path(folder), given.runs, sizes):
                print(Row(f"{name} judges {judged}", _shown(figure)), flush=True)
            return
        sizes = given.sizes or [30, 300, 1000, 3000]
        for row in Bench(Path(folder), given.runs, sizes).rows():
            print(row, flush=True)


if __name__ == "__main__":
    main()
