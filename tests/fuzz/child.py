"""A process that tries all inputs of a kind within 1 GB; `python -m tests.fuzz.child props FILE`.

It says in the file which input it is at, for the one who started it to tell what hangs.
"""

import resource
import sys
from pathlib import Path

from tests import conftest  # noqa: F401 - the profile of hypothesis, and the Node of jsii
from tests.fuzz.inputs import each_input

MOST_BYTES = 2**30


def main():
    kind, progress = sys.argv[1], Path(sys.argv[2])
    # Node has been started, and has a memory of its own, which the parent looks at.
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    count, made = 0, 0

    def see(given, objects):
        nonlocal count, made
        if objects is None:
            count += 1
            progress.write_text(f"{count}: {given!r:.2000}", errors="backslashreplace")
        else:
            made += len(objects)

    each_input(kind, see)
    print(f"{count} inputs made {made} objects")


if __name__ == "__main__":
    main()
