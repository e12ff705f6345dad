"""A plan reads the documents that a change may touch, and finds what it finds in all of them."""

from random import Random

import pytest
import yaml

from constructs_lib.analysis.documents import files_in
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source
from tests.checkout import ROOT

FILES = files_in(ROOT / "dist")


def relabelled(document):
    document["spec"]["template"]["metadata"]["labels"] = {"app": "other"}


def widened(document):
    document["spec"]["ingress"] = [{"from": [{"namespaceSelector": {}}]}]


def renamed(document):
    document["metadata"]["name"] += "-other"


CHANGES = {
    "removed": (None, lambda document: False),
    "renamed": (None, renamed),
    "widened": ("NetworkPolicy", widened),
    "relabelled": ("Deployment", relabelled),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(3))
def test_all_is_found(change, seed):
    kind, alter = CHANGES[change]
    chance = Random(f"{change} {seed}")
    places = [
        (path, number)
        for path, text in sorted(FILES.items())
        if not path.endswith("-values.yaml") and not path.startswith("bootstrap")
        for number, each in enumerate(yaml.load_all(text, yaml.CSafeLoader))
        if each and kind in (None, each["kind"])
    ]
    path, number = chance.choice(places)
    documents = [*yaml.load_all(FILES[path], yaml.CSafeLoader)]
    if alter(documents[number]) is False:
        del documents[number]
    text = "---\n".join(yaml.safe_dump(each) for each in documents)
    sides = Source("old", FILES), Source("new", {**FILES, path: text})
    few, every = Sides(*sides), Sides(*sides, reads_all=True)
    assert plan_of(few) == plan_of(every), (path, number)
