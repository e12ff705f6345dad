"""Mutants of the library, made and run by mutmut, which the tests must notice without snapshots.

    python -m tests.mutants.python [--base COMMIT] [--limit NUMBER] [--show]

mutmut runs the tests of a mutant in a fork, and all forks share the process of Node behind jsii: so
each package has one at a time. Only functions are mutated, none with a decorator.
"""

import json
import math
import os
import shutil
import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checkout import ROOT, ended
from tests.mutants.changes import changed_since, spread

LIBRARY = "constructs_lib"
LINKED = ("apps", "imports")
"""Folders that no mutant changes."""

INSTALLED = (".venv", "node_modules")
TESTS = {
    "": ("tests/test_platform.py", "tests/settings"),
    "kube": ("tests/kube", "tests/analysis"),
    "props": ("tests/props", "tests/workloads"),
    "tree": ("tests/tree", "tests/workloads"),
}
"""Tests of the modules of a package, where they are not in the folder of its name."""

OF_ALL = ("tests/props/test_refusals.py", "tests/test_wiring.py")
"""Tests of the modules of all packages."""

DIGITS = "7416028395"
"""Last digits of the numbers of mutants, in the order in which they are taken under a limit."""

NO_TEST = 33
STATES = {0: "lived", 1: "noticed", 3: "noticed", 5: "no test", NO_TEST: "no test"}
"""What the exit codes of mutmut's forks mean; with others a mutant was not tried to its end."""


def modules(base: str | None) -> list[str]:
    """Return the files to mutate; with a base, those that differ from it."""
    names = [str(path.relative_to(ROOT)) for path in sorted((ROOT / LIBRARY).rglob("*.py"))]
    changed = changed_since(base) if base else set(names)
    return [name for name in names if name in changed and package_of(name) != "_imports"]


def package_of(file: str) -> str:
    """Return the package of the library that a file is in; empty for one beside the packages."""
    return file.split("/")[1] if file.count("/") > 1 else ""


def sample(files: Sequence[str], limit: int | None) -> tuple[list[str], str]:
    """Return files, and last digits of the numbers to take, for about `limit` mutants.

    There is about one mutant for each line.
    """
    lines = {file: len((ROOT / file).read_text().splitlines()) for file in files}
    if limit is None or limit >= sum(lines.values()):
        return list(files), DIGITS
    digits = DIGITS[: math.ceil(10 * limit / sum(lines.values()))]
    samples = (spread(files, number) for number in range(1, len(files) + 1))
    wanted = 10 * limit / len(digits)
    return next(each for each in samples if sum(map(lines.get, each)) >= wanted), digits


def copy(folder: Path) -> None:
    """Copy what is committed, or will be, with the installed tools of the original."""
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, text=True
    )
    names = {path.split("/")[0] for path in listed.split("\0") if path}
    for name in names.difference(INSTALLED):
        source, target = ROOT / name, folder / name
        if name in LINKED:
            target.symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, target, symlinks=True)
        elif source.exists():
            shutil.copy2(source, target)
    for name in INSTALLED:
        (folder / name).symlink_to(ROOT / name)


def run(package: str, files: Sequence[str], digits: str) -> dict[str, int | None]:
    """Return the exit code of each mutant of a package that was tried."""
    tests = (*TESTS.get(package, (f"tests/{package}",)), *OF_ALL)
    settings = {
        "source_paths": [LIBRARY],
        "only_mutate": files,
        "also_copy": [
            *(LIBRARY, "tests", "main.py", "settings.py", "environments", "imports"),
            *("benchmarks", "dist", "docs", "jsii", "scripts"),
        ],
        "pytest_add_cli_args": [
            *("-p", "no_snapshots", "--snapshot-warn-unused"),
            # Whether it is as dist/ says is a snapshot, too.
            *("--deselect", "tests/test_platform.py::test_the_reference_platform_is_dist"),
        ],
        "pytest_add_cli_args_test_selection": tests,
    }
    lines = [f"{key}=\n  " + "\n  ".join(values) for key, values in settings.items()]
    with TemporaryDirectory(prefix="mutants-") as folder:
        root = Path(folder)
        copy(root)
        (root / "setup.cfg").write_text("[mutmut]\n" + "\n".join(lines) + "\n")
        chosen = [] if digits == DIGITS else [f"*__mutmut_*{digit}" for digit in digits]
        done = ended(
            [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *chosen],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent / "plugins")},
            stdin=subprocess.DEVNULL,
        )
        codes: dict[str, int | None] = {}
        for meta in (root / "mutants" / LIBRARY).rglob("*.meta"):
            codes |= json.loads(meta.read_text())["exit_code_by_key"]
    if "nothing matches" in done.stderr:
        return {}  # No mutant of these few modules has such a number.
    if "could not find any test case for any mutant" in done.stdout:
        codes = dict.fromkeys(codes, NO_TEST)
    elif codes and done.returncode != 0:
        raise RuntimeError(f"mutmut failed in {package!r}:\n{done.stdout[-2000:]}{done.stderr}")
    return {name: code for name, code in codes.items() if not chosen or name[-1] in digits}


def report(results: Mapping[str, int | None], *, show: bool) -> float:
    """Print what became of the mutants; returns the percentage that was noticed."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name, code in sorted(results.items()):
        state = "not tried" if code is None else STATES.get(code, "not tried")
        counted[".".join(name.split(".")[1:-1])][state] += 1
        if show and state != "noticed":
            print(f"{state}: {name}")
    for module, states in counted.items():
        print(f"{module}: " + ", ".join(f"{number} {state}" for state, number in states.items()))
    total = sum(counted.values(), Counter[str]())
    score = 100 * total["noticed"] / max(1, total.total())
    print(f"{score:.1f} % of {total.total()} mutants were noticed")
    return score


def main() -> int:
    """Run the mutants; returns 0 if enough of them were noticed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="only modules that changed since")
    parser.add_argument("--limit", type=int, help="about so many mutants")
    parser.add_argument("--show", action="store_true", help="name those that lived")
    options = parser.parse_args()
    changed = modules(options.base)
    if not changed:
        print("no module of the library has changed")
        return 0
    files, digits = sample(changed, options.limit)
    packages = {
        name: list(each) for name, each in groupby(sorted(files, key=package_of), package_of)
    }
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda each: run(each[0], each[1], digits), packages.items())
        results = {name: code for codes in runs for name, code in codes.items()}
    least = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutants"]["score"]
    if report(results, show=options.show) < least:
        print(f"at least {least} % must be; assert what they change", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
