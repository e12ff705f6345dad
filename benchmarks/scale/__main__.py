"""Prints how far the library, a cluster and Argo CD carry, and draws the curves; see `make scale`.

Each size runs in processes of its own. Those of a cluster are real ones, but nodes are simulated.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.scale.curves import svg
from benchmarks.scale.library import ROOT, taken

IMAGES = ROOT / "docs/images/scale"

Row = dict[str, float]


def of_library(sizes: Sequence[int]) -> None:
    """Print and draw what the library takes for so many services, ten to a team."""
    rows = _printed(map(taken, sizes))
    seconds = ("synth s", "rules s", "flows s", "plan s")
    _draw("library", "CPU seconds of the commands", "s", rows, seconds)
    _draw("dist", "Size of dist/", "MiB", rows, ["dist MiB"])


def of_cluster(sizes: Sequence[int]) -> None:
    """Print and draw what an API server with 100 simulated nodes takes for so many services."""
    rows = _printed(_measured("tests.apiserver.scale", sizes))
    seconds = ("API server s", "etcd s", "controllers s", "scheduler s")
    _draw("cluster", "CPU seconds until all pods run", "s", rows, seconds)


def of_delivery(sizes: Sequence[int], others: int) -> None:
    """Print and draw what Argo CD takes for so many Applications, beside objects of others."""
    rows = _printed(_measured("tests.gitops.scale", sizes, others))
    _draw(
        "argocd-cpu", "CPU seconds of Argo CD", "s", rows, ["all CPU s", "one CPU s", "look CPU s"]
    )


def _measured(module: str, sizes: Sequence[int], *more: int) -> Iterator[Row]:
    """Yield what a module prints for each size, with the programs that it needs in PATH."""
    command = [sys.executable, "-m", "tests.programs", "kubernetes", "argo-cd"]
    programs = subprocess.check_output(command, cwd=ROOT, text=True).strip()
    env = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    for size in sizes:
        command = [sys.executable, "-m", module, *map(str, (size, *more))]
        yield json.loads(subprocess.check_output(command, cwd=ROOT, env=env))


def _printed(rows: Iterable[Row]) -> list[Row]:
    """Print rows as a table in Markdown, each as soon as it is measured, and return them."""
    found: list[Row] = []
    for row in rows:
        if not found:
            print(f"\n| {' | '.join(row)} |\n|{'---|' * len(row)}")
        shown = (f"{each:,}" if isinstance(each, int) else f"{each:,.1f}" for each in row.values())
        print(f"| {' | '.join(shown)} |", flush=True)
        found.append(row)
    return found


def _draw(name: str, title: str, unit: str, rows: Sequence[Row], keys: Sequence[str]) -> None:
    """Draw columns over the first one."""
    across = next(iter(rows[0]))
    curves = {
        key.rpartition(" ")[0].removesuffix(" CPU").removeprefix("argocd-"): [
            (row[across], row[key]) for row in rows
        ]
        for key in keys
    }
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{name}.svg").write_text(svg(title, across, unit, curves))


def main() -> None:
    """Measure what is asked for, by default the library."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300, 1000])
    parser.add_argument("--cluster", action="store_true", help="an API server with 100 nodes")
    parser.add_argument("--argocd", action="store_true", help="Argo CD, by its Applications")
    parser.add_argument("--others", type=int, default=0, help="other objects in the cluster")
    given = parser.parse_args()
    if given.argocd:
        of_delivery(given.sizes, given.others)
    else:
        (of_cluster if given.cluster else of_library)(given.sizes)


if __name__ == "__main__":
    main()
