"""Builds the programs that the tests of monitoring need, for `make programs`."""

from tests.services.monitoring.programs import program

if __name__ == "__main__":
    print(program("promtool"), program("alertmanager"))
