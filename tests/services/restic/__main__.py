"""Builds restic and a store for it, for `make programs`."""

from tests.services import stores
from tests.services.restic import program, released

if __name__ == "__main__":
    print(released(), program(), stores.gateway())
