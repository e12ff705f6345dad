"""Whatever happens during a run, the next one that ends well leaves all Secrets well."""

from contextlib import suppress

import pytest

from constructs_lib.secrets import random_values
from scripts.cluster.errors import Failed
from tests.apiserver.platform_checkout import SECRETS, PlatformCheckout

KEYS = {
    f"{each['namespace']}/{each['name']}": {
        key: isinstance(source, dict) and source.keys() & {"copied_from", "bcrypt_of"}
        for key, source in each["values"].items()
    }
    for each in SECRETS
}
"""For each Secret and key, whether it follows another."""

COPY, SOURCE = "front/login", "data/login"
WRITES = ("create", "merge", "apply")


class Killed(BaseException):
    """Stands for SIGKILL."""


class Interrupted:
    """Client that does something before or after its n-th write."""

    def __init__(self, world, number=0, then=None, *, before=True):
        self._world, self.left, self._then, self._before = world, number, then, before

    def __getattr__(self, name):
        called = getattr(self._world.platform.api, name)

        def call(*arguments, **query):
            self.left -= name in WRITES
            due = self.left == 0 and name in WRITES and self._then
            if due and self._before:
                due()
            answer = called(*arguments, **query)
            if due and not self._before:
                due()
            return answer

        return call


def kill():
    raise Killed


class World:
    def __init__(self, folder, cluster, api):
        self.cluster, self.platform = cluster, PlatformCheckout(folder, cluster, api)
        self.platform.make()
        self.see()

    def stored(self, place):
        return self.platform.values(place) if self.platform.stored(place) else {}

    def see(self):
        """Take note of the values that must stay: those that follow no other."""
        self.kept = {
            (place, key): value
            for place, keys in KEYS.items()
            for key, value in self.stored(place).items()
            if not keys.get(key)
        }

    def check_all(self):
        for place, keys in KEYS.items():
            assert self.stored(place).keys() >= keys.keys(), place
        source, copy = ({k: self.stored(p)[k] for k in KEYS[COPY]} for p in (SOURCE, COPY))
        assert copy == source
        assert self.platform.key_file.read_text() == self.stored("data/key")["password"]

    def set_source(self, value):
        if self.platform.stored(SOURCE):
            self.platform.set(SOURCE, {"password": value})
        self.see()

    def delete_all(self):
        self.platform.key_file.unlink(missing_ok=True)
        for place in KEYS:
            if self.platform.stored(place):
                self.platform.delete(place)
        self.see()

    def run(self, client=None):
        with suppress(Killed, Failed):
            self.platform.make(client or Interrupted(self))
        for (place, key), value in self.kept.items():
            assert self.stored(place).get(key) == value, (place, key)
        self.see()

    def killed_run(self, number):
        """Change the source, and kill a run after it has copied that."""
        self.set_source(f"killed {number}")
        with suppress(Killed):
            self.platform.make(Interrupted(self, 1, kill, before=False))


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(random_values, "BCRYPT_COST", 4)


EVENTS = {
    "another source": lambda world, number: world.set_source(f"new {number}"),
    "a missing key": lambda world, _: world.set_source(None),
    "nothing left": lambda world, _: world.delete_all(),
}
INTERRUPTIONS = {
    "kill": lambda *_: kill(),
    "another run": lambda world, _: world.run(),
    "killed run": lambda world, number: world.killed_run(number),
    "another source": lambda world, number: world.set_source(f"meanwhile {number}"),
}


@pytest.mark.parametrize(
    ("event", "interruption"),
    [
        *((event, "kill") for event in EVENTS),
        *(("another source", each) for each in ("another run", "killed run", "another source")),
        ("a missing key", "another run"),
        ("a missing key", "another source"),
    ],
)
def test_interrupted_at_each_write(tmp_path, cluster, api, event, interruption):
    world = World(tmp_path, cluster, api)
    number, ended = 0, False
    while not ended:
        number += 1
        EVENTS[event](world, number)

        def interrupt(number=number):
            INTERRUPTIONS[interruption](world, number)

        client = Interrupted(world, number, interrupt, before=interruption != "kill")
        world.run(client)
        ended = client.left > 0
        world.run()
        world.check_all()
    # One write is the last that is interrupted.
    assert number > 1
