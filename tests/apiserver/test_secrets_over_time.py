"""Whatever happens between and during runs, one that ends well leaves all Secrets well."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import bcrypt
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from scripts.cluster import values
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
VALUE = st.sampled_from(["", "one", "two"])


class Killed(BaseException):
    """Stands for SIGKILL."""


class Interrupted:
    """Client that does something at its n-th call, before it or after it, and looks at restarts."""

    def __init__(self, machine, number=0, before=True, interruption=None):
        self._machine = machine
        self._left, self._before, self._interruption = number, before, interruption

    def __getattr__(self, name):
        called = getattr(self._machine.platform.api, name)

        def call(*arguments):
            self._left -= 1
            due = self._left == 0 and self._interruption
            if due and self._before:
                due()
            answer = called(*arguments)
            if name == "merge" and "/deployments/" in arguments[0]:
                self._machine.see_restarts()
            if due and not self._before:
                due()
            return answer

        return call


class SecretsOverTime(RuleBasedStateMachine):
    """A cluster, what people do to it, and runs. Subclasses know the cluster."""

    cluster = api = None

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="secrets-"))
        self.platform = PlatformCheckout(self.folder, self.cluster, self.api)
        self.kept = {}
        """Values that must stay: by Secret, those that follow no other."""
        self.generation = 0
        self.read = None
        """What the pods of the Deployment have read of the copy, when they started."""

    def teardown(self):
        shutil.rmtree(self.folder)

    @initialize()
    def first_run(self):
        self.platform.make()
        user = deployment(self.platform.places["front"], envFrom=[{"secretRef": {"name": "login"}}])
        self.user = self.cluster.create(user).object
        self.generation, self.read = 1, self.stored(COPY)
        self.see()

    def stored(self, place):
        return self.platform.values(place) if self.platform.stored(place) else {}

    def see(self):
        """Takes note of the values that must stay."""
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
        source, copy = self.stored(SOURCE), self.stored(COPY)
        assert {key: copy[key] for key in KEYS[COPY]} == source
        hashed = self.stored("data/hashed")["hash"].encode()
        assert bcrypt.checkpw(source["password"].encode(), hashed)
        assert {key: self.read[key] for key in KEYS[COPY]} == source
        assert self.platform.key_file.read_text() == self.stored("data/key")["password"]

    def change(self, what):
        """Does something that people do, and takes note of it."""
        action, place, key, value = what
        if action == "delete":
            if self.platform.stored(place):
                self.platform.delete(place)
        elif action == "lose the file":
            self.platform.key_file.unlink(missing_ok=True)
        elif self.platform.stored(place) and place != "data/key":
            names = sorted({*KEYS[place], "other"} - {"hash"})
            self.platform.set(place, {names[key % len(names)]: value})
        self.see()

    changes = st.tuples(
        st.sampled_from(["delete", "set", "lose the file"]),
        st.sampled_from(PLACES),
        st.integers(0, 3),
        st.none() | VALUE,
    )

    @rule(what=changes)
    def people_change_something(self, what):
        self.change(what)

    @rule(
        number=st.integers(1, 24),
        before=st.booleans(),
        interruption=st.none() | st.just("kill") | st.just("another run") | changes,
    )
    def run(self, number, before, interruption):
        def interrupt():
            if interruption == "kill":
                raise Killed
            if interruption == "another run":
                self.platform.make(Interrupted(self))
                self.see()
            elif interruption:
                self.change(interruption)
                self.changed = True

        self.changed = False
        with suppress(Killed):
            self.platform.make(Interrupted(self, number, before, interrupt))
            if not self.changed:
                self.check_all()
        self.check_kept()
        self.see()

    @rule()
    def run_again(self):
        """A run that nothing interrupts leaves all well, whatever came before it."""
        self.platform.make(Interrupted(self))
        self.check_all()
        self.check_kept()
        self.see()


def test_any_events_in_any_order(cluster, api, monkeypatch):
    monkeypatch.setattr(values, "BCRYPT_COST", 4)
    machine = type("Machine", (SecretsOverTime,), {"cluster": cluster, "api": api})
    # Each step is many requests: few examples, and one that fails is shown as it is.
    few = settings(max_examples=20, stateful_step_count=8, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=few)
