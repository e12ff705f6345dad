"""Whatever happens between and during runs, one that ends well leaves all Secrets well."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import bcrypt
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

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
PLACES = sorted(KEYS)
WRITES = ("create", "merge", "apply")


class Killed(BaseException):
    """Stands for SIGKILL."""


def kill():
    raise Killed


class Interrupted:
    """Client that does something before or after its n-th request, or n-th write.

    It also looks at restarts.
    """

    def __init__(self, world, number=0, *, before=True, of=("find", "items", *WRITES), then=None):
        self._world = world
        self.left, self._before, self._of, self._then = number, before, of, then

    def __getattr__(self, name):
        called = getattr(self._world.platform.api, name)

        def call(*arguments, **query):
            self.left -= name in self._of
            due = self.left == 0 and name in self._of and self._then
            if due and self._before:
                due()
            answer = called(*arguments, **query)
            if name == "merge" and "/deployments/" in arguments[0]:
                self._world.see_restarts()
            if due and not self._before:
                due()
            return answer

        return call


class World:
    """A cluster, what people do to it, and runs."""

    def __init__(self, cluster, api):
        self.cluster = cluster
        self.folder = Path(tempfile.mkdtemp(prefix="secrets-"))
        self.platform = PlatformCheckout(self.folder, cluster, api)
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
            for place in PLACES
            for key, value in self.stored(place).items()
            if not KEYS[place].get(key)
        }

    def see_restarts(self):
        generation = self.cluster.get(self.user)["metadata"]["generation"]
        if generation > self.generation:
            self.generation, self.read = generation, self.stored(COPY)

    def check_kept(self):
        for (place, key), value in self.kept.items():
            assert self.stored(place).get(key) == value, (place, key)

    def check_all(self):
        for place, keys in KEYS.items():
            assert self.stored(place).keys() >= keys.keys(), place
        source, copy = ({k: self.stored(p)[k] for k in KEYS[COPY]} for p in (SOURCE, COPY))
        assert copy == source
        assert {key: self.read[key] for key in KEYS[COPY]} == source
        hashed = self.stored("data/hashed")["hash"].encode()
        assert bcrypt.checkpw(source["password"].encode(), hashed)
        assert self.platform.key_file.read_text() == self.stored("data/key")["password"]

    def change(self, action, place=SOURCE, key="password", value="new"):
        """Does something that people do, and takes note of it."""
        if action == "lose the file":
            self.platform.key_file.unlink(missing_ok=True)
        elif self.platform.stored(place):
            if action == "delete":
                self.platform.delete(place)
            elif place != "data/key" and key in (*KEYS[place], "other") and key != "hash":
                self.platform.set(place, {key: value})
        self.see()

    def killed_run(self, source):
        """Changes the source, which a run then copies; it is killed before it restarts anything."""
        self.change("set", value=source)
        client = Interrupted(self, 2, before=False, of=WRITES, then=kill)
        with suppress(Killed):
            self.platform.make(client)

    def run(self, number=0, interruption=None, **when):
        """Runs to the end or to an interruption: a kill, another run, or a change."""
        changed = False

        def interrupt():
            nonlocal changed
            if interruption == "kill":
                kill()
            if interruption == "another run":
                self.platform.make(Interrupted(self))
                self.see()
            elif interruption == "killed run":
                self.killed_run(f"killed {number}")
                changed = True
            else:
                self.change(*interruption)
                changed = True

        client = Interrupted(self, number, then=interruption and interrupt, **when)
        with suppress(Killed):
            self.platform.make(client)
            # It may have looked for the last time before the change.
            if not changed:
                self.check_all()
        self.check_kept()
        self.see()
        return client.left > 0


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(values, "BCRYPT_COST", 4)


EVENTS = {
    "another source": lambda world, number: world.change("set", value=f"new {number}"),
    "a missing key": lambda world, number: world.change("set", value=None),
    "nothing left": lambda world, number: [
        world.change(*event)
        for event in [("lose the file",), *(("delete", place) for place in PLACES)]
    ],
}


@pytest.mark.parametrize(
    ("event", "interruption"),
    [
        *((event, "kill") for event in EVENTS),
        ("another source", "another run"),
        ("another source", "killed run"),
        ("another source", "another source"),
        ("a missing key", "another run"),
        ("a missing key", "another source"),
    ],
)
def test_interrupted_at_each_write(cluster, api, event, interruption):
    world = World(cluster, api)
    number, ended = 0, False
    while not ended:
        number += 1
        EVENTS[event](world, number)
        if interruption == "another source":
            happens = ("set", SOURCE, "password", f"meanwhile {number}")
        else:
            happens = interruption
        ended = world.run(number, happens, before=interruption != "kill", of=WRITES)
        world.run()
    # The copy, the hash, the restart, and the notes of both that it is done.
    assert number > 5
    shutil.rmtree(world.folder)


class SecretsOverTime(RuleBasedStateMachine):
    """Any of that in any order. Subclasses know the cluster."""

    cluster = api = None

    def __init__(self):
        super().__init__()
        self.world = World(self.cluster, self.api)

    def teardown(self):
        shutil.rmtree(self.world.folder)

    changes = st.tuples(
        st.sampled_from(["delete", "set", "lose the file"]),
        st.sampled_from(PLACES),
        st.sampled_from(sorted({key for keys in KEYS.values() for key in keys} | {"other"})),
        st.sampled_from([None, "", "one", "two"]),
    )

    @rule(what=changes)
    def people_change_something(self, what):
        self.world.change(*what)

    @rule(
        number=st.integers(1, 12),
        before=st.booleans(),
        of=st.sampled_from([WRITES, ("find", "items")]),
        interruption=st.sampled_from(["kill", "another run", "killed run"]) | changes,
    )
    def run(self, number, interruption, before, of):
        self.world.run(number, interruption, before=before, of=of)

    @rule()
    def run_to_the_end(self):
        self.world.run()


def test_any_events_in_any_order(cluster, api):
    machine = type("Machine", (SecretsOverTime,), {"cluster": cluster, "api": api})
    # Each step is many requests: few examples, and one that fails is shown as it is.
    few = settings(max_examples=12, stateful_step_count=8, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=few)
