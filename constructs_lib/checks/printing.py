"""How the programs that read folders of manifests print what they find."""

import signal
import sys
from collections.abc import Sequence


def print_lines(what: str, lines: Sequence[str]) -> None:
    """Print lines, and end with one that names `what` they are where there is no room for them."""
    # Like other programs it ends where nobody reads on, as behind `head`.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    text = "".join(f"{line}\n" for line in lines)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        # Some encodings have no arrow.
        print(text.encode(encoding, "replace").decode(encoding), end="", flush=True)
    except OSError as error:
        sys.stdout = None  # At its end Python would try again.
        sys.exit(f"the {what} cannot be written: {error.strerror}; make room")
