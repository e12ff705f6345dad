"""Backups in the checkout, where earlier versions kept them, and the move out of it."""

import shlex
from collections.abc import Callable

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.state import data_folder
from scripts.cluster.steps.nodes import containers


def move_backups(bootstrap: Bootstrap, say: Callable[[str], None], *, asked: bool) -> None:
    """Moves backups and keys out of the checkout, if there are any.

    Args:
        bootstrap: The checkout.
        say: Shows a line.
        asked: Whether a person has asked for it.

    Raises:
        Refused: There are some, and nobody asked for the move, a cluster mounts them, or there are
            others in the new place.
        Failed: The system refuses the move.
    """
    data = data_folder(bootstrap.kind.name)
    places = [bootstrap.backups(), *bootstrap.key_files()]
    moves = {bootstrap.root / new.relative_to(data): new for new in places if data in new.parents}
    moves = {old: new for old, new in moves.items() if old.exists()}
    if not moves:
        return
    found = " and ".join(map(str, moves))
    mounts = {line for node in containers(bootstrap.kind.name) for line in node.lines}
    if any(f": {old} as " in line for line in mounts for old in moves):
        raise Refused(
            f"the cluster keeps its backups in the checkout ({found}), and would lose them with "
            "it; run 'make down' (backups stay), then 'make up MOVE_BACKUPS=1', which moves them"
        )
    for old, new in moves.items():
        if new.exists():
            raise Refused(f"{old} and {new} are both there; move the one away that is not needed")
    if not asked:
        raise Refused(
            f"the checkout holds backups of an earlier cluster ({found}); to move them to {data}, "
            "run 'make up MOVE_BACKUPS=1'"
        )
    for old, new in moves.items():
        try:
            new.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            old.rename(new)
        except OSError as error:
            # Files of the pods belong to other users, so that only root can copy them.
            raise Failed(
                f"{old} cannot be moved to {new} ({error.strerror}); run: "
                f"sudo mv --no-clobber {shlex.join((str(old), str(new)))}"
            ) from None
        say(f"{old} is moved to {new}")
