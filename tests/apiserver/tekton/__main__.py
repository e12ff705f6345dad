"""Builds the programs of Tekton, for `make programs`, and prints their folder."""

from tests.apiserver.tekton import programs

if __name__ == "__main__":
    print(programs())
