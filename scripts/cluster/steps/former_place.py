"""Backups in the checkout, where earlier versions kept them, and the move out of it."""

import shlex
from collections.abc import Callable

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.state import data_folder
from scripts.cluster.steps.nodes import containers


def move_backups(bootstrap: Bootstrap, say: Callable[[str], None], *, asked: bool) -> None:
    """Move backups and keys out of the checkout, if there are any.

    Raises:
        Refused: There are some, and nobody asked for the move, a cluster exists that may mount
            them, or there are others in the new place.
        Failed: The system refuses the move.
    """
    data = data_folder(bootstrap.kind.name)
    places = [bootstrap.backups(), *bootstrap.key_files()]
    moves = {bootstrap.root / new.relative_to(data): new for new in places if data in new.parents}
    moves = {old: new for old, new in moves.items() if old.exists()}
    if not moves:
        return
    for old, new in moves.items():
        if new.exists():
            raise Refused(f"{old} and {new} are both there; move the one away that is not needed")
    found = " and ".join(map(str, moves))
    if not asked or containers(bootstrap.kind.name):
        raise Refused(
            f"the checkout holds backups of an earlier version ({found}); to move them to {data}, "
            "run 'make down' (backups stay), then 'make up MOVE_BACKUPS=1'"
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
