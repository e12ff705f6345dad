"""Builds restic and a store for it, for `make programs`."""

from tests.services import stores
from tests.services.restic import program

if __name__ == "__main__":
    print(program(), stores.gateway())
