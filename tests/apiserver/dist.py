"""The manifests in dist/, in the order in which Argo CD applies them."""

from copy import deepcopy
from functools import cache

import pytest
import yaml

from tests.checkout import ROOT
from tests.objects import made

# Within a wave Argo CD applies what others stand in before what stands in it.
FIRST = ("Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "ServiceAccount", "Secret")
WAVE = "argocd.argoproj.io/sync-wave"


class Manifest(dict):
    """An object with its text, in which the server finds what a parser drops: keys given twice."""

    def __init__(self, text):
        super().__init__(yaml.safe_load(text))
        self.text = text


@cache
def manifests():
    """Return every object of dist/ but what is only for the wrapper (bootstrap/) or Helm."""
    files = sorted((ROOT / "dist").rglob("*.yaml"))
    return in_order({str(file): file.read_text() for file in files})


def in_order(files):
    """Return the same of the texts of such files, by their paths."""
    found = []
    for path, text in files.items():
        *_, folder, name = path.split("/")
        for_others = folder == "bootstrap" and name != "root.yaml"
        if for_others or name.endswith("-values.yaml"):
            continue
        found += [Manifest(each) for each in text.split("\n---\n")]
    return sorted(found, key=order)


def order(manifest):
    wave = int(manifest["metadata"].get("annotations", {}).get(WAVE, "0"))
    kind = manifest["kind"]
    # Projects are in a wave before others, but of another Application than their namespace.
    rank = FIRST.index(kind) if kind in FIRST else len(FIRST)
    return kind != "Namespace", wave, rank, kind


def secrets(value):
    """Return the Secrets that the wrapper makes, with values by their names and keys."""
    listed = yaml.safe_load((ROOT / "dist/bootstrap/secrets.yaml").read_text())["secrets"]
    return [
        made(
            *("Secret", each["name"], each["namespace"]),
            stringData={key: value(each["name"], key) for key in each["values"]},
        )
        for each in listed
    ]


def of_kind(*kinds):
    return [manifest for manifest in manifests() if manifest["kind"] in kinds]


def title(manifest):
    metadata = manifest["metadata"]
    path = f"{metadata.get('namespace', '')}/{metadata['name']}".removeprefix("/")
    return f"{manifest['kind']} {path}"


def differences(written, kept, path="", *, atomic_lists=False):
    """Yield every place where the server keeps something else than was written.

    With `atomic_lists`, what it adds inside of a list is something else, too.
    """
    if isinstance(written, dict) and isinstance(kept, dict):
        for key, value in written.items():
            place = f"{path}.{key}"
            yield from differences(value, kept.get(key), place, atomic_lists=atomic_lists)
    elif isinstance(written, list) and isinstance(kept, list) and len(written) == len(kept):
        for number, (one, other) in enumerate(zip(written, kept, strict=True)):
            place = f"{path}[{number}]"
            yield from differences(one, other, place, atomic_lists=atomic_lists)
            if atomic_lists:
                yield from differences(other, one, place, atomic_lists=True)
    elif written != kept:
        yield f"{path}: {written!r} and {kept!r} differ"


def each_of_kind(*kinds):
    """Return test parameters: the objects of these kinds, or a skip that says there are none."""
    skip = pytest.mark.skip(reason=f"dist/ holds no {' or '.join(kinds)}")
    found = [pytest.param(manifest, id=title(manifest)) for manifest in of_kind(*kinds)]
    return found or [pytest.param(None, marks=skip, id="none")]


def pod_of(workload, name=None):
    """Return a pod as the workload's controller would create it."""
    spec = workload["spec"]
    template = deepcopy(spec["jobTemplate"]["spec"] if "jobTemplate" in spec else spec)["template"]
    metadata = template.setdefault("metadata", {})
    metadata["name"] = name or workload["metadata"]["name"]
    metadata["namespace"] = workload["metadata"]["namespace"]
    for claim in spec.get("volumeClaimTemplates", []):
        volume = claim["metadata"]["name"]
        name_of_claim = f"{volume}-{workload['metadata']['name']}-0"
        source = {"claimName": name_of_claim}
        template["spec"]["volumes"].append({"name": volume, "persistentVolumeClaim": source})
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"]}


WORKLOADS = ("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob")
