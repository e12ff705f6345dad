"""Makes programs: `python -m tests.programs kubernetes gitea`."""

import sys

from tests.programs import MODULES, folders

if __name__ == "__main__":
    found = [folder for name in sys.argv[1:] or MODULES for folder in folders(name)]
    print(":".join(dict.fromkeys(map(str, found))))
