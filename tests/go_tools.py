"""Finds programs that tests need, or builds them with Go from a module of tools."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def find(program: str) -> Path | None:
    """Returns a program from $KUBEBUILDER_ASSETS, as envtest lays it out, or from PATH."""
    assets = os.environ.get("KUBEBUILDER_ASSETS")
    found = (shutil.which(program, path=assets) if assets else None) or shutil.which(program)
    return Path(found) if found else None


def build(
    module: Path,
    packages: dict[str, str],
    stamp: dict[str, str],
    cache: Path,
    *,
    tags: str = "",
    data: Mapping[str, tuple[str, str]] | None = None,
    edit: tuple[str, str, str, str] | None = None,
) -> Path:
    """Returns the folder of a module's programs for its go.sum, built if they are not there.

    `stamp` are the variables by which the programs know their version, `tags` name the parts that
    they have or lack, and `data` names folders that are kept beside the programs: each is one of a
    Go module. `edit` is a Go module, one of its files, a
    text in that, and another for it.
    """
    if shutil.which("go") is None:
        sys.exit(f"Go is needed to build {', '.join(packages)}; install it, or have them in PATH")
    versions = (module / "go.mod").read_bytes() + (module / "go.sum").read_bytes()
    versions += repr(edit).encode() if edit else b""
    # Go runs in the folder of the module.
    folder = cache.absolute() / hashlib.sha256(versions).hexdigest()[:16]
    cache.mkdir(parents=True, exist_ok=True)
    # Of several that need a program at once, one builds it.
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return folder
        print("building these programs, once; this takes minutes", file=sys.stderr)
        flags = " ".join(f"-X {variable}={value}" for variable, value in stamp.items())
        options = ["-trimpath", f"-tags={tags}", f"-ldflags=-s -w {flags}"]
        unfinished = folder.with_suffix(".unfinished")
        unfinished.mkdir(parents=True, exist_ok=True)
        source = folder.with_suffix(".source")
        if edit:
            options.append(f"-modfile={_edited(module, source, *edit)}")
        for name, package in packages.items():
            print(f"  {name}", file=sys.stderr)
            subprocess.run(
                ["go", "build", *options, "-o", unfinished / name, package],
                cwd=module,
                # Compilers that collect garbage less often are clearly faster.
                env={"GOGC": "1000", **os.environ, "CGO_ENABLED": "0"},
                check=True,
            )
        for name, (dependency, path) in (data or {}).items():
            _copy(module, dependency, path, unfinished / name)
        shutil.rmtree(source, ignore_errors=True)
        return unfinished.rename(folder)


def _copy(module: Path, dependency: str, path: str, target: Path) -> None:
    """Copies a folder of a dependency of a module."""
    # Of one that is not downloaded yet, `go list` says no folder: then all of / would be copied.
    download = ["go", "mod", "download", "-json", dependency]
    source = json.loads(subprocess.check_output(download, cwd=module))["Dir"]
    # Without the modes of Go's cache, by which nobody could delete the copies.
    copy = ["cp", "-r", "--no-preserve=mode", "-T", f"{source}/{path}", target]
    subprocess.run(copy, check=True)


def _edited(module: Path, folder: Path, dependency: str, file: str, old: str, new: str) -> Path:
    """Returns the go.mod of a copy of a module that uses a dependency with another text."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in ("go.mod", "go.sum"):
        shutil.copy(module / name, folder)
    _copy(module, dependency, ".", folder / "edited")
    edited = folder / "edited" / file
    text = edited.read_text()
    if text.count(old) != 1:
        sys.exit(f"{file} of {dependency} has another text than {old!r}; look what it is now")
    edited.write_text(text.replace(old, new))
    replace = f"-replace={dependency}={folder}/edited"
    subprocess.run(["go", "mod", "edit", replace, folder / "go.mod"], check=True)
    return folder / "go.mod"


def version(module: Path, dependency: str) -> str:
    """Returns the version of a dependency in a module's go.mod, such as `v1.36.4`."""
    words = (module / "go.mod").read_text().split()
    return words[words.index(dependency, words.index("require")) + 1]
