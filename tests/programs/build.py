"""Makes programs with Go, uv or npm, once for each state of the files that pin them."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

GO = {"GOGC": "1000", **os.environ, "GOTOOLCHAIN": "auto"}
"""Environment of Go: the compiler that a go.mod names, which collects garbage rarely for speed."""


@contextmanager
def _unfinished(kept: Path, pinned: bytes, what: str) -> Iterator[tuple[Path, Path | None]]:
    """Yield the folder for a digest, and where to make it; None where it is there."""
    folder = kept / hashlib.sha256(pinned).hexdigest()[:16]
    kept.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            yield folder, None
            return
        print(f"making {what}, once; this may take minutes", file=sys.stderr)
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        yield folder, unfinished
        unfinished.rename(folder)


def version(folder: Path, dependency: str) -> str:
    """Return the version of a dependency in the go.mod of a folder, such as `v1.36.4`."""
    words = (folder / "go.mod").read_text().split()
    return words[words.index(dependency, words.index("require")) + 1]


@dataclass(frozen=True)
class GoModule:
    """Programs of a module of Go, whose go.mod and go.sum are in `folder`.

    `stamp` are the variables by which the programs know their version, `tags` name the parts that
    they have or lack, `compiler` are options of the compiler, by default to leave out what only
    debuggers read, an eighth of its work, `data` names folders beside the programs, each one of a
    Go module, and `edit` is a Go module, one of its files, a text in that, and another for it.
    """

    folder: Path
    programs: Mapping[str, str]
    stamp: Mapping[str, str] = field(default_factory=dict)
    tags: str = ""
    compiler: str = "all=-dwarf=false"
    data: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    edit: tuple[str, str, str, str] | None = None

    def make(self, kept: Path) -> Path:
        """Return the folder of the programs, built if they are not there."""
        names = ", ".join(self.programs)
        if shutil.which("go") is None:
            sys.exit(f"Go is needed to build {names}; install it, or have them in PATH")
        pinned = b"".join((self.folder / name).read_bytes() for name in ("go.mod", "go.sum"))
        pinned += repr(self.edit).encode() if self.edit else b""
        with _unfinished(kept, pinned, names) as (folder, unfinished):
            if unfinished:
                self._build(unfinished)
        return folder

    def _build(self, folder: Path) -> None:
        flags = " ".join(f"-X {variable}={value}" for variable, value in self.stamp.items())
        options = [
            *("-trimpath", f"-tags={self.tags}"),
            *(f"-gcflags={self.compiler}", f"-ldflags=-s -w {flags}"),
        ]
        source = folder.with_suffix(".source")
        if self.edit:
            options.append(f"-modfile={self._edited(source, *self.edit)}")
        for name, package in self.programs.items():
            print(f"  {name}", file=sys.stderr)
            subprocess.run(
                ["go", "build", *options, "-o", folder / name, package],
                cwd=self.folder,
                env={**GO, "CGO_ENABLED": "0"},
                check=True,
            )
        for name, (dependency, path) in self.data.items():
            self._copy(dependency, path, folder / name)
        shutil.rmtree(source, ignore_errors=True)

    def _copy(self, dependency: str, path: str, target: Path) -> None:
        # `go list` prints no folder for a missing module, and all of / would be copied.
        download = ["go", "mod", "download", "-json", dependency]
        source = json.loads(subprocess.check_output(download, cwd=self.folder, env=GO))["Dir"]
        # Without the modes of Go's cache, which prevent the deletion of copies.
        copy = ["cp", "-r", "--no-preserve=mode", "-T", f"{source}/{path}", target]
        subprocess.run(copy, check=True)

    def _edited(self, folder: Path, dependency: str, file: str, old: str, new: str) -> Path:
        """Return the go.mod of a copy of the module that uses a dependency with another text."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in ("go.mod", "go.sum"):
            shutil.copy(self.folder / name, folder)
        self._copy(dependency, ".", folder / "edited")
        edited = folder / "edited" / file
        text = edited.read_text()
        if text.count(old) != 1:
            sys.exit(f"{file} of {dependency} has another text than {old!r}; look what it is now")
        edited.write_text(text.replace(old, new))
        replace = f"-replace={dependency}={folder}/edited"
        subprocess.run(["go", "mod", "edit", replace, folder / "go.mod"], check=True)
        return folder / "go.mod"


@dataclass(frozen=True)
class PythonPackage:
    """A program of Python in an environment of its own, for other versions of our packages."""

    program: str
    requirements: Path

    @property
    def programs(self) -> list[str]:
        return [self.program]

    def make(self, kept: Path) -> Path:
        """Return a folder with the program alone, so that PATH leads to no other Python."""
        with _unfinished(kept, self.requirements.read_bytes(), self.program) as (folder, made):
            if made:
                # An environment knows where it is, so it is made in its place.
                environment = folder.with_suffix(".environment")
                subprocess.run(["uv", "venv", "--quiet", "--clear", environment], check=True)
                install = ["uv", "pip", "install", "--quiet", "--require-hashes"]
                python = ["--python", environment / "bin/python"]
                command = [*install, *python, "--requirements", self.requirements]
                subprocess.run(command, check=True)
                (made / self.program).symlink_to(environment / "bin" / self.program)
        return folder


@dataclass(frozen=True)
class NodePackage:
    """A program of a package of npm, whose package-lock.json is in `folder`."""

    folder: Path
    program: str

    @property
    def programs(self) -> list[str]:
        return [self.program]

    def make(self, kept: Path) -> Path:
        """Return the folder of the program."""
        pinned = (self.folder / "package-lock.json").read_bytes()
        with _unfinished(kept, pinned, self.program) as (folder, made):
            if made:
                for name in ("package.json", "package-lock.json"):
                    shutil.copy(self.folder / name, made)
                subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=made, check=True)
                (made / self.program).symlink_to(f"node_modules/.bin/{self.program}")
        return folder
