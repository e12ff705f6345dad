"""A real cluster makes of each change of the corpus what is recorded.

`--snapshot-update` records it. `-k volumes` tries the cases of one file.
"""

import json
import time
from functools import cache

import pytest
import yaml
from kubernetes.dynamic.exceptions import ResourceNotFoundError

from tests.analysis.plan.corpus import SUBJECTS, TRUTH, before_and_after, truths
from tests.apiserver.cluster import Cluster, Refused
from tests.apiserver.dist import order, title
from tests.apiserver.plan.observed import KINDS, NAME, Seen, listed, questions, truth

SHOWN = [
    (subject, name)
    for subject, cases in SUBJECTS.items()
    for name, case in cases.items()
    if "stated" not in case
]
RECORDED = truths()
SETTLED = 5
"""Seconds without a change after which controllers have done what they do."""

LONGEST = 90


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
        return Seen(cluster, objects, self.sides, self.token)

    def ask(self, cluster, seen):
        roles = [each for side in self.sides for each in side]
        if any("Role" in each["kind"] or each["kind"] == "ServiceAccount" for each in roles):
            seen.ask(*questions(roles))
        return seen


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


def settle(cluster, kinds, seconds):
    """Return all objects once nothing has changed for so long."""
    began = since = time.monotonic()
    former = {}
    while True:
        found = listed(cluster, kinds)
        versions = {uid: each["metadata"]["resourceVersion"] for uid, each in found.items()}
        now = time.monotonic()
        if versions != former:
            former, since = versions, now
        if now - since > seconds or now - began > LONGEST:
            return found
        time.sleep(1)


def told_of(cluster, runs, watched=frozenset(), seconds=1):
    """Return what the cluster makes of changes that are made at once, by name."""
    both = [each for run in runs.values() for side in run.sides for each in side]
    kinds = sorted(
        {*watched, ("v1", "ServiceAccount")} | {(each["apiVersion"], each["kind"]) for each in both}
    )
    seen = []
    for side in (0, 1):
        for run in runs.values():
            run.apply(cluster, side)
        objects = settle(cluster, kinds, seconds)
        seen.append(
            {name: run.ask(cluster, run.look(cluster, objects)) for name, run in runs.items()}
        )
    return {
        name: json.loads(
            json.dumps(truth(seen[0][name], seen[1][name], run.removed, run.refused)).replace(
                run.token, NAME
            )
        )
        for name, run in runs.items()
    }


@pytest.fixture(scope="module")
def told(control_plane, nodes, request):
    """Return what the cluster makes of the cases of a subject, tried when one is asked for."""
    # The thread that makes volumes has another client: to find new kinds is not for two threads.
    cluster = Cluster(control_plane.kubeconfig("admin"))

    @cache
    def of(subject):
        cases = SUBJECTS[subject]
        numbers = enumerate(SHOWN)
        runs = {name: Run(number, cases[name]) for number, (s, name) in numbers if s == subject}
        alone = [name for name in runs if cases[name].get("alone")]
        together = {name: run for name, run in runs.items() if name not in alone}
        found = told_of(cluster, together, KINDS, SETTLED)
        for name in alone:
            found |= told_of(cluster, {name: runs[name]})
            for each in runs[name].sides[1]:
                cluster.delete(each)
        if request.config.getoption("--snapshot-update"):
            RECORDED.update(found)
            record({name: RECORDED[name] for _, name in SHOWN if name in RECORDED})
        return found

    return of


def record(truths):
    text = yaml.safe_dump(truths, width=200, default_flow_style=None)
    TRUTH.write_text(
        f"# What a cluster made of the cases; a run with --snapshot-update writes it.\n{text}"
    )


@pytest.mark.parametrize(("subject", "name"), SHOWN)
def test_truth(told, subject, name):
    assert told(subject)[name] == RECORDED.get(name)
