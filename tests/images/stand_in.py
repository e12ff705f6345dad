"""The programs of an image on this machine: where a script names another one, it is not found."""

import os
import shutil
from pathlib import Path

from tests import programs

# Debian's BusyBox has none, so that of util-linux stands in, without the options of its own.
FLOCK = f"""#!/bin/sh
case $1 in
  -*[!nsux]*) echo "flock: unrecognized option: $1" >&2; exit 1 ;;
esac
exec {shutil.which("flock")} "$@"
"""


def missing(contract):
    """Return the packages that this machine lacks of the programs of an image."""
    needed = {
        *contract.programs & {"curl", "git", "gpg"},
        *(["busybox"] if contract.busybox else []),
    }
    return sorted(each for each in needed if shutil.which(each) is None)


def _program(contract, name):
    """Return the program that is closest to that of an image, or None."""
    if name == "node":
        return (programs.made("node") / name).resolve()
    own = "busybox" if name in contract.busybox else name
    if "DEBIAN_PROGRAMS" in os.environ and own in contract.debian:
        return Path(os.environ["DEBIAN_PROGRAMS"], contract.debian[own], own, "usr/bin", own)
    return shutil.which(own)


def _link(program, path):
    """Put a program where other users find it, too: they may not enter the folder of the cache."""
    try:
        path.hardlink_to(program)
    except OSError:
        shutil.copy(program, path)


def stand_in(contract, folder):
    """Make a folder of the programs; returns the variables of the image, with it as PATH."""
    folder = Path(folder)
    variables = {**contract.environment, "PATH": str(folder)}
    if folder.exists():
        return variables
    folder.mkdir(parents=True)
    for name in contract.has:
        program = _program(contract, name)
        off_path = contract.added_path and name in contract.programs
        if "/" in name or program is None or off_path:
            continue
        if name == "flock" and name in contract.busybox:
            (folder / name).write_text(FLOCK)
            (folder / name).chmod(0o755)
        elif name == "node":
            _link(program, folder / name)
        else:
            (folder / name).symlink_to(program)
    return variables
