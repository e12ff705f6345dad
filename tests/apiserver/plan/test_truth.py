"""A real cluster makes of each change of the corpus what is recorded.

`--snapshot-update` records it. `-k volumes` tries the cases of one file.
"""

import json
import time

import pytest
from kubernetes.dynamic.exceptions import ResourceNotFoundError

from tests.analysis.plan.corpus import SUBJECTS, before_and_after, record, truths
from tests.apiserver.cluster import Cluster, Refused
from tests.apiserver.dist import order, title
from tests.apiserver.plan.observed import NAME, Seen, pairs, settle, truth

SHOWN = [
    (subject, name)
    for subject, cases in SUBJECTS.items()
    for name, case in cases.items()
    if "stated" not in case and subject != "delivery"
]
RECORDED = truths()
SETTLED = 5
"""Seconds without a change after which controllers have done what they do."""


def flat(objects):
    return [inner for each in objects for inner in (each.get("items") or [each])]


class Run:
    """A case with names of its own."""

    def __init__(self, number, case):
        self.token = f"s{number:03d}"
        self.sides = [
            sorted(flat(json.loads(json.dumps(side).replace(NAME, self.token))), key=order)
            for side in before_and_after(case)
        ]
        self.refused = []

    def apply(self, cluster, side):
        """Apply a side as Argo CD does, and remove what only the former one had."""
        for each in self.sides[side]:
            if refusal := answer(cluster, each, tries_on=not side):
                assert side, f"{title(each)} of the base: {refusal}"
                self.refused.append(title(each))
        self.removed = {}
        if side:
            stays = {title(each) for each in self.sides[1]}
            self.removed = {title(each): each for each in self.sides[0] if title(each) not in stays}
            for each in reversed([*self.removed.values()]):
                cluster.delete(each, propagationPolicy="Foreground")

    def look(self, cluster, objects):
        return Seen(cluster, objects, [each for side in self.sides for each in side], self.token)


def answer(cluster, manifest, *, tries_on):
    """Return why an object is refused; new kinds and namespaces are ready after a moment."""
    end = time.monotonic() + 20
    while True:
        try:
            cluster.apply(manifest)
        except ResourceNotFoundError as error:
            refusal = error
        except Refused as error:
            if error.code != 404 and not tries_on:
                return error
            refusal = error
        else:
            return None
        if time.monotonic() > end:
            return refusal
        time.sleep(0.5)


def told_of(cluster, runs, watched=(), seconds=1):
    """Return what the cluster makes of changes that are made at once, by name."""
    both = [each for run in runs.values() for side in run.sides for each in side]
    kinds = {(each["apiVersion"], each["kind"]) for each in both}
    kinds = sorted({*kinds, *watched, ("v1", "ServiceAccount")})
    seen = []
    for side in (0, 1):
        for run in runs.values():
            run.apply(cluster, side)
        objects = settle(cluster, kinds, seconds)
        seen.append({name: run.look(cluster, objects) for name, run in runs.items()})
    found = {}
    for name, run in runs.items():
        text = json.dumps(truth(seen[0][name], seen[1][name], run.removed, run.refused))
        found[name] = json.loads(text.replace(run.token, NAME))
    return found


@pytest.fixture(scope="module")
def told(control_plane, nodes, request):
    """Return what the cluster makes of the cases of a file, tried when one is asked for."""
    # The thread that makes volumes has another client: to find new kinds is not for two threads.
    cluster = Cluster(control_plane.kubeconfig("admin"))
    found = {}

    def of(subject):
        if subject not in found:
            # The others fail at once if this fails.
            found[subject] = {}
            found[subject] = told_of_subject(cluster, subject)
            if request.config.getoption("--snapshot-update"):
                record(truths() | found[subject])
        return found[subject]

    return of


def told_of_subject(cluster, wanted):
    cases = SUBJECTS[wanted]
    numbers = {name: number for number, (_, name) in enumerate(SHOWN) if name in cases}
    runs = {name: Run(number, cases[name]) for name, number in numbers.items()}
    alone = {name: runs.pop(name) for name in numbers if cases[name].get("alone")}
    found = told_of(cluster, runs, pairs(), SETTLED)
    for name, run in alone.items():
        found |= told_of(cluster, {name: run})
        for each in run.sides[1]:
            cluster.delete(each)
    return found


@pytest.mark.parametrize(("subject", "name"), SHOWN)
def test_truth(told, subject, name):
    assert told(subject)[name] == RECORDED.get(name)
