"""Builds the programs of the Prometheus operator, for `make programs`."""

from tests.apiserver.prometheus_operator import programs

if __name__ == "__main__":
    print(programs())
