"""Whatever happens during a run, the next one that ends well leaves all Secrets well."""

from contextlib import suppress

import bcrypt
import pytest

from scripts.cluster.secrets import values
from tests.apiserver.platform_checkout import SECRETS, PlatformCheckout, deployment

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
    """Client that does something before or after its n-th write. It also looks at restarts."""

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
            if name == "merge" and "/deployments/" in arguments[0]:
                self._world.see_restarts()
            if due and not self._before:
                due()
            return answer

        return call


def kill():
    raise Killed


class World:
    """A cluster, what people do to it, and runs."""

    def __init__(self, folder, cluster, api):
        self.cluster, self.platform = cluster, PlatformCheckout(folder, cluster, api)
        self.platform.make()
        pods = deployment(self.platform.places["front"], envFrom=[{"secretRef": {"name": "login"}}])
        self.user = cluster.create(pods).object
        self.generation, self.read = 1, self.stored(COPY)
        """What the pods of the Deployment have read of the copy, when they started."""
        self.see()

    def stored(self, place):
        return self.platform.values(place) if self.platform.stored(place) else {}

    def see(self):
        """Takes note of the values that must stay: those that follow no other."""
        self.kept = {
            (place, key): value
            for place, keys in KEYS.items()
            for key, value in self.stored(place).items()
            if not keys.get(key)
        }

    def see_restarts(self):
        generation = self.cluster.get(self.user)["metadata"]["generation"]
        if generation > self.generation:
            self.generation, self.read = generation, self.stored(COPY)

    def check_all(self):
        for place, keys in KEYS.items():
            assert self.stored(place).keys() >= keys.keys(), place
        source, copy = ({k: self.stored(p)[k] for k in KEYS[COPY]} for p in (SOURCE, COPY))
        assert copy == source
        assert {key: self.read[key] for key in KEYS[COPY]} == source
        hashed = self.stored("data/hashed")["hash"].encode()
        assert bcrypt.checkpw(source["password"].encode(), hashed)
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
        with suppress(Killed):
            self.platform.make(client or Interrupted(self))
        for (place, key), value in self.kept.items():
            assert self.stored(place).get(key) == value, (place, key)
        self.see()

    def killed_run(self, number):
        """Changes the source, which a run then copies; it is killed before it restarts anything."""
        self.set_source(f"killed {number}")
        with suppress(Killed):
            self.platform.make(Interrupted(self, 2, kill, before=False))


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(values, "BCRYPT_COST", 4)


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
    # The copy, the hash, the restart, and the notes of both that it is done.
    assert number > 5
