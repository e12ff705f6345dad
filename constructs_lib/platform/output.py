"""Folders that a synth replaces as a whole: in one step, and only if all in them is its own."""

import fcntl
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

CODE_OWNERS = "CODEOWNERS"
"""Name of the file with owners of folders, as Git servers know it."""

ENDS = (".yaml", ".toml", f"/{CODE_OWNERS}")
"""Ends of the paths of files that a synth writes."""


def replace(
    folders: Sequence[Path], files: Mapping[str, str], own: Collection[str] | None = None
) -> None:
    """Replace each folder with these files, text by path; another synth to it waits meanwhile.

    Refused is a folder, or one beside it whose name has `.fresh` or `.former` in addition, with
    files that no synth wrote, and one in which all files have other paths than these. Where only
    some folders in it are its `own`, so is one that has others.
    """
    with _in_turn(folders):
        for folder in folders:
            # Manifests of other programs look the same, but have other names.
            is_known = any((folder / path).exists() for path in files)
            _refuse_foreign(folder, is_known=is_known, own=own)
            for each in _beside(folder):
                _refuse_foreign(each)
        for folder in folders:
            _replace(folder, files)


@contextmanager
def _in_turn(folders: Sequence[Path]) -> Iterator[None]:
    """Let other synths to these folders wait, which use the same names for what is on its way."""
    with ExitStack() as stack:
        for parent in sorted({folder.parent for folder in folders}):
            # Opening it reports a file in place of a folder.
            if not parent.exists():
                parent.mkdir(parents=True, exist_ok=True)
            place = os.open(parent, os.O_RDONLY | os.O_DIRECTORY)
            stack.callback(os.close, place)
            with suppress(OSError):  # Some file systems of a network have no locks.
                fcntl.flock(place, fcntl.LOCK_EX)
        yield


def _refuse_foreign(
    folder: Path, *, is_known: bool = True, own: Collection[str] | None = None
) -> None:
    """Refuses a folder with files that no synth wrote, since the folder will be replaced."""
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"'{folder}' must be a folder, got a file; name another")
    foreign = [
        file
        for file in sorted(folder.rglob("*"))
        # What it writes is in a folder for each tier.
        if file.is_file()
        and not (
            is_known
            and file.as_posix().endswith(ENDS)
            and file.parent != folder
            and (own is None or file.relative_to(folder).parts[0] in own)
        )
    ]
    if foreign or Path.cwd().resolve().is_relative_to(folder):
        found = foreign[0] if foreign else "the working folder"
        raise ValueError(
            f"'{folder}' must be a folder of its own, since synth replaces it, got one that "
            f"holds {found}; name another, or empty it"
        )


def _beside(folder: Path) -> tuple[Path, Path]:
    """Return where the files are written first, and where those of before are kept meanwhile."""
    return folder.with_name(f"{folder.name}.fresh"), folder.with_name(f"{folder.name}.former")


def _replace(folder: Path, files: Mapping[str, str]) -> None:
    fresh, former = _beside(folder)
    # An earlier run may have been killed before its last step.
    _put_back(folder, former)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        # It fails on what could not be removed, which would be taken for ours.
        fresh.mkdir()
        for path, text in files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        shutil.rmtree(former, ignore_errors=True)
        _exchange(folder, fresh, former)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)


def _exchange(folder: Path, fresh: Path, former: Path) -> None:
    try:
        if folder.exists():
            folder.rename(former)
        fresh.rename(folder)
    finally:
        # Also where Ctrl-C comes between the two.
        _put_back(folder, former)


def _put_back(folder: Path, former: Path) -> None:
    """Put back what was put aside, unless there is something in its place."""
    if former.exists() and not folder.exists():
        former.rename(folder)
