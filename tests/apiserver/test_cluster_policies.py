"""Policies on a real API server: each says what its rule says, and hinders nothing else."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from cdk8s import App, Chart

from constructs_lib.admission import ClusterPolicies, ClusterPoliciesProps
from constructs_lib.admission.cluster_policies import PAIRS
from constructs_lib.admission.pods import RESOURCES
from constructs_lib.checks import Inventory
from tests.admission.generated import MADE, NAMESPACE, objects
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import differences
from tests.checks.sound import named

CLIENTS = 4
"""Number of requests at a time."""

WARNING = re.compile(
    r"Validation failed for ValidatingAdmissionPolicy '(?P<policy>[-a-z]+)' with binding "
    r"'[-a-z]+': (?P<said>.*)"
)


def made(folder, **given):
    chart = Chart(App(outdir=str(folder)), "chart", namespace="default")
    ClusterPolicies(chart, "rules", ClusterPoliciesProps(**given))
    return chart.to_json()


def judged(cluster, manifest):
    """Return what each policy says against an object, by name, and the object as kept.

    None: the server refuses it, whatever the policies say.
    """
    try:
        answer = cluster.create(manifest, dry_run=True)
    except Refused:
        return None
    # After a code and an agent (RFC 9111), and as headers are read.
    texts = [each.split(" ", 2)[2][1:-1].encode("latin-1").decode() for each in answer.warnings]
    found = [WARNING.fullmatch(re.sub(r"\\(.)", r"\1", text)) for text in texts]
    return {match["policy"]: match["said"] for match in found if match}, answer.object


def found_by(pair, manifest):
    """Return the findings of a rule in an object alone, in the words of its policy."""
    findings = [
        # It knows what was forgotten.
        re.sub(r"(must be 4Mi or more, got '\w+').*;", r"\1;", each).replace("\\\\", "\\")
        for each in pair.rule(Inventory([manifest]))
    ]
    # A reason without a privilege may be meant for one that no policy knows.
    return [each for each in findings if "which it does not have" not in each]


def applies(pair, resource):
    return any(resource.name in each for each in pair.resources.values())


def is_kept_otherwise(manifest):
    """Return whether a policy sees other resources than the rule.

    The server states requests of a Pod by its limits, and turns amounts with a part of a byte into
    thousandths, and thousandths that make whole bytes into those.
    """
    text = json.dumps(manifest)
    return manifest["kind"] == "Pod" or '"0.2Gi"' in text or '"5000m"' in text


def differences_between(cluster, manifest):
    """Return where a policy does not say what its rule says, and the names of those that speak.

    None: the server refuses the object.
    """
    answer = judged(cluster, manifest)
    if answer is None:
        return None
    said, kept = answer
    lines, pairs = [], [each for each in PAIRS if applies(each, cluster.resource(manifest))]
    for pair in pairs:
        findings, text = found_by(pair, manifest), said.get(pair.name)
        if pair is RESOURCES and is_kept_otherwise(manifest):
            findings = found_by(pair, kept)
        elif pair is RESOURCES and text:
            # Of an amount, the server keeps the number, not the text.
            assert findings, text
            findings = found_by(pair, kept)
        if text not in (findings or [None]):
            lines.append((pair.name, text, findings, manifest))
    return lines, {pair.name: pair.name in said for pair in pairs}


@pytest.fixture(scope="module")
def _place(cluster):
    cluster.apply(named("Namespace", NAMESPACE, namespace=""))
    cluster.apply(named("ServiceAccount", "default", namespace=NAMESPACE))


def broken(cluster):
    """Return an object for each rule that breaks it alone, and that the server takes."""
    found = {}
    for manifest in (each for kinds in MADE for each in objects(kinds, 500)):
        pairs = [pair for pair in PAIRS if applies(pair, cluster.resource(manifest))]
        broken = [pair.name for pair in pairs if found_by(pair, manifest)]
        if len(broken) == 1 and broken[0] not in found and judged(cluster, manifest):
            found[broken[0]] = manifest
    assert found.keys() == {pair.name for pair in PAIRS}
    return found


@pytest.fixture(scope="module")
def warning(cluster, _place, tmp_path_factory):
    """Return the objects of all policies, which warn."""
    written = made(tmp_path_factory.mktemp("warn"), action="Warn", requires_digests=True)
    for each in written:
        assert cluster.apply(each).warnings == []
    probes = broken(cluster)

    def silent():
        return [name for name, each in probes.items() if name not in judged(cluster, each)[0]]

    wait_until("every policy is in force", lambda: not silent(), why=silent)
    yield written
    for each in reversed(written):
        cluster.delete(each)
    wait_until("none is in force", lambda: len(silent()) == len(probes))


def test_they_are_kept_as_we_write_them(warning, cluster):
    for each in warning:
        assert list(differences(each, cluster.get(each), atomic_lists=True)) == []


@pytest.mark.parametrize("kinds", MADE)
@pytest.mark.parametrize("number", [60, pytest.param(500, marks=pytest.mark.by_turns)])
def test_policy_and_rule_say_the_same(warning, cluster, kinds, number):
    different = {json.dumps(each): each for each in objects(kinds, number)}
    for each in different.values():
        cluster.resource(each)  # Discovery is not made for several threads.
    with ThreadPoolExecutor(CLIENTS) as clients:
        compared = clients.map(partial(differences_between, cluster), different.values())
        answers = [each for each in compared if each]
    assert [line for lines, _ in answers for line in lines] == []
    assert len(answers) > len(different) / 2
    for pair in PAIRS:
        verdicts = [said[pair.name] for _, said in answers if pair.name in said]
        assert set(verdicts) in (set(), {True, False}), pair.name
