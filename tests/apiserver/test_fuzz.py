"""What is written for generated inputs is accepted by the server, and kept as it was written."""

import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from cdk8s import Yaml

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import title
from tests.fuzz.inputs import KINDS, each_input
from tests.objects import made

NAMESPACE = "fuzz"
CLIENTS = 8
"""Number of requests at a time."""


class Text(dict):
    def __init__(self, manifest):
        super().__init__(manifest)
        self.text = Yaml.stringify(manifest)


def as_of_nobody(manifest):
    """Return the object in a namespace of our own, or a volume by a name of our own."""
    moved = deepcopy(manifest)
    if "namespace" in manifest["metadata"]:
        moved["metadata"]["namespace"] = NAMESPACE
    elif manifest["kind"] == "PersistentVolume":
        moved["metadata"]["name"] = f"{NAMESPACE}-{manifest['metadata']['name']}"
    return moved


def written(kind):
    found = {}

    def see(_, objects):
        for manifest in map(as_of_nobody, objects or ()):
            found[json.dumps(manifest, sort_keys=True)] = manifest

    each_input(kind, see)
    return [Text(manifest) for manifest in found.values()]


@pytest.fixture(scope="module")
def _namespace(cluster):
    cluster.apply(made("Namespace", NAMESPACE))


@pytest.mark.by_turns
@pytest.mark.usefixtures("_namespace")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "settings"])
def test_the_server_takes_what_is_written(cluster, kind):
    # The definition of ObjectStore comes with its plugin: see cloudnative_pg/.
    manifests = [each for each in written(kind) if each["kind"] != "ObjectStore"]
    for manifest in manifests:
        cluster.resource(manifest)  # Discovery is not made for several threads.

    def answer(manifest):
        try:
            kept = cluster.apply(manifest, dry_run=True).object
        except Refused as refusal:
            return f"{title(manifest)}: {refusal}"
        return "" if holds(kept, manifest) else f"{title(manifest)} is kept as something else"

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(answer, manifests))
    assert len(answers) > 25
    assert [each for each in answers if each] == []


def holds(kept, written):
    """Return whether what the server keeps has all that was written, beside its defaults."""
    if isinstance(written, dict):
        return isinstance(kept, dict) and all(
            key in kept and holds(kept[key], value) for key, value in written.items()
        )
    if isinstance(written, list):
        return len(kept) == len(written) and all(map(holds, kept, written))
    return kept == written
