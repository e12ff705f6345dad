"""Builds programs, and prints where they are: `python -m tests.live.stand_ins.programs loki`."""

import sys

from tests.live.stand_ins.programs import program

if __name__ == "__main__":
    print(*map(program, sys.argv[1:]))
