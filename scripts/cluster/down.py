"""Removes the cluster, and nothing else."""

import shlex
from collections.abc import Callable

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Refused
from scripts.cluster.state import creation_begun, locked
from scripts.cluster.steps.nodes import containers
from scripts.cluster.tools import Tools


def down(
    bootstrap: Bootstrap, tools: Tools, confirm: Callable[[str], bool], say: Callable[[str], None]
) -> None:
    """Remove the cluster and its context of kubectl; backups and their keys stay.

    But for backups in volumes of a StorageClass, which the question names.
    """
    name = bootstrap.kind.name
    with locked(name):
        found = containers(name)
        if found:
            nodes = ", ".join(sorted(each.name for each in found))
            data = "all data that is in it"
            if inside := bootstrap.backups_inside():
                data += f", the backups in the volumes of {', '.join(inside)} as well"
            if not confirm(f"Remove cluster '{name}' ({nodes}), with {data}?"):
                raise Refused("nothing was removed")
        kept = [bootstrap.backups(), *bootstrap.key_files()]
        # Also where there is none: its context may have stayed.
        run(tools["kind"], "delete", "cluster", "--name", name)
        creation_begun(name).unlink(missing_ok=True)
        say(f"cluster '{name}' is removed" if found else f"there is no cluster '{name}'")
        kept = [each for each in kept if each.exists()]
        for each in kept:
            say(f"{each} stays: {'backups' if each.is_dir() else 'a key of backups'}")
        if kept:
            # Files of the pods belong to other users.
            say(f"to remove these for good as well: sudo rm -r {shlex.join(map(str, kept))}")
