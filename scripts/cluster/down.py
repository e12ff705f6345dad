"""Removes the cluster, and nothing else."""

import shlex
from collections.abc import Callable
from pathlib import Path

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.lock import locked
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.kubeconfig import lock_of_settings, refuse_other_context
from scripts.cluster.programs.tools import Tools
from scripts.cluster.steps.nodes import containers, creation_begun


def down(
    bootstrap: Bootstrap, tools: Tools, confirm: Callable[[str], bool], say: Callable[[str], None]
) -> None:
    """Removes the cluster and its context of kubectl; backups and their keys stay.

    But for backups in volumes of a StorageClass, which the question names.

    Args:
        bootstrap: The checkout.
        tools: Its programs.
        confirm: Asks a person whether to go on.
        say: Shows a line.

    Raises:
        Refused: The person says no, kubectl's settings are locked, or the context is one of another
            machine.
    """
    name = bootstrap.kind.name
    with locked(name):
        if lock := lock_of_settings():
            raise Refused(
                f"{lock.what}, so the context would stay; if no kubectl runs: {lock.removal}"
            )
        refuse_other_context(bootstrap, tools)
        found = containers(name)
        if found:
            nodes = ", ".join(sorted(each.name for each in found))
            data = "all data that is in it"
            if inside := bootstrap.backups_inside():
                data += f", the backups in the volumes of {', '.join(inside)} as well"
            if not confirm(f"Remove cluster '{name}' ({nodes}), with {data}?"):
                raise Refused("nothing was removed")
        offered = any(each.store for each in bootstrap.scheduled_backups)
        kept = [bootstrap.backups(), *bootstrap.key_files()]
        # Also where there is none: its context may have stayed.
        run(tools["kind"], "delete", "cluster", "--name", name)
        creation_begun(name).unlink(missing_ok=True)
        say(f"cluster '{name}' is removed" if found else f"there is no cluster '{name}'")
        _tell_what_stays(*kept, offered=offered, say=say)


def _tell_what_stays(
    folder: Path, *key_files: Path, offered: bool, say: Callable[[str], None]
) -> None:
    keys = [each for each in key_files if each.exists()]
    if folder.exists():
        what = "the backups, which 'make up' offers to restore"
        say(f"{folder} stays: {what if offered else 'the folder for backups'}")
    for key in keys:
        say(f"{key} stays: a key of backups")
    if folder.exists() or keys:
        # Files of the pods belong to other users.
        names = shlex.join(map(str, [folder, *keys]))
        say(f"to remove these for good as well: sudo rm -r {names}")
