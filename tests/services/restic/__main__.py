"""Builds restic, for `make programs`."""

from tests.services.restic import program

if __name__ == "__main__":
    print(program())
