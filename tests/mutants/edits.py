"""Edits that break the scripts and constructs; each must make the test fail that stands beside it.

python -m tests.mutants.edits [--base COMMIT] [--limit NUMBER] [--only TEXT] [--offline]
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from tests.checkout import ROOT
from tests.mutants.changes import changed_since, spread

LINKED = ("apps", "imports")
"""Folders that no edit changes."""

INSTALLED = (".venv", "node_modules")
SLOW = ("tests/apiserver/", "tests/gitops/", "tests/services/")
"""Folders of tests that need more than Python."""

SECONDS = 1200
"""How long tests may run. A test that waits for ever does not say what is wrong."""

LIVED, FELL = 0, 1
"""Exit codes of pytest: all tests passed, and some failed."""


class Edit(NamedTuple):
    """A change of one place in one file."""

    file: str
    breaks: str
    before: str
    after: str
    test: str

    def apply(self, root: Path) -> None:
        """Changes the file below a folder.

        Raises:
            ValueError: The text is not there exactly once.
        """
        path = root / self.file
        text = path.read_text()
        if text.count(self.before) != 1:
            raise ValueError(
                f"{self.file}: the text of {self.breaks!r} must be there once, "
                f"got {text.count(self.before)}; change 'before' in tests/mutants"
            )
        path.write_text(text.replace(self.before, self.after))


def load() -> list[Edit]:
    """Returns all edits of the tables beside this module."""
    return [
        Edit(file, **edit)
        for table in sorted(Path(__file__).parent.glob("*.yaml"))
        for file, edits in yaml.safe_load(table.read_text()).items()
        for edit in edits
    ]


def copy(folder: Path) -> None:
    """Copies what is committed, or will be, with the installed tools of the original."""
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


def run(tests: Sequence[str], edit: Edit | None = None) -> tuple[int, str]:
    """Runs tests in a copy with the edit; returns pytest's exit code and what it printed."""
    with TemporaryDirectory(prefix="mutant-") as folder:
        copy(Path(folder))
        if edit:
            edit.apply(Path(folder))
        process = subprocess.Popen(
            [*(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"), *tests],
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            output, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            # Upon it the tests end what they have started.
            process.terminate()
            output, _ = process.communicate()
    return process.returncode, output


def verdict(edit: Edit) -> str | None:
    """Returns what is wrong: the edit lived, or its test could not run. None: it fell."""
    code, output = run([edit.test], edit)
    print(f"{'fell ' if code == FELL else 'LIVED'}  {edit.file}: {edit.breaks}", flush=True)
    if code == FELL:
        return None
    last = "\n".join(output.strip().splitlines()[-3:])
    return f"{edit.file}: {edit.breaks}: {edit.test} ended with {code}:\n{last}"


def main() -> int:
    """Applies the edits one by one; returns 0 if all fell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="only edits of files, or tests, that changed since")
    parser.add_argument("--limit", type=int, help="at most so many of them")
    parser.add_argument("--only", default="", help="only edits with that text in file or name")
    parser.add_argument("--offline", action="store_true", help="only those that offline tests find")
    options = parser.parse_args()
    edits = load()
    with TemporaryDirectory(prefix="mutant-") as folder:
        for number, edit in enumerate(edits):
            copied = Path(folder) / str(number) / edit.file
            copied.parent.mkdir(parents=True)
            shutil.copy2(ROOT / edit.file, copied)
            edit.apply(Path(folder) / str(number))
    if options.base:
        changed = changed_since(options.base)
        edits = [each for each in edits if {each.file, each.test.split("::")[0]} & changed]
    if options.offline:
        edits = [each for each in edits if not each.test.startswith(SLOW)]
    edits = spread([e for e in edits if options.only in f"{e.file} {e.breaks}"], options.limit)
    if not edits:
        print("no edit concerns what changed")
        return 0
    code, output = run(sorted({edit.test for edit in edits}))
    if code != LIVED:
        print(f"without an edit the tests must pass, got:\n{output}", file=sys.stderr)
        return 1
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        wrong = [each for each in pool.map(verdict, edits) if each]
    print(f"{len(edits) - len(wrong)} of {len(edits)} edits fell")
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
