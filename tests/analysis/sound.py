"""Sound objects, changes of them, and what rules find then."""

import json
from copy import deepcopy
from pathlib import Path

import yaml

from constructs_lib.analysis.findings import BY_ID
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.kube.declarations import PREFIX, Declarations

HERE = Path(__file__).parent
SOUND = json.dumps(yaml.safe_load((HERE / "sound.yaml").read_text()))
CASES = {
    rule: cases
    for file in sorted((HERE / "cases").glob("*.yaml"))
    for rule, cases in yaml.safe_load(file.read_text()).items()
}
"""By rule, what `fires` it, each with part of its `finding`, and what `passes`, by a name.

A change has values by their paths in the sound objects, and may `copy` and `remove` objects.
"""
SHORT_PATHS = {
    "pod": "deployment.spec.template.spec",
    "container": "deployment.spec.template.spec.containers.0",
    "affinity": "deployment.spec.template.spec.affinity.podAffinity."
    "requiredDuringSchedulingIgnoredDuringExecution.0",
    "job_container": "job.spec.jobTemplate.spec.template.spec.containers.0",
}
DELIVERY = ("project", "root", "release", "application", "later")
"""Objects in the folder of Argo CD's own."""


def named(kind, name="web", api_version="v1", namespace="app", **rest):
    metadata = {"name": name, "namespace": namespace} if namespace else {"name": name}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


def container(name):
    found = sound()["deployment"]["spec"]["template"]["spec"]["containers"][0]
    shared = {key: found[key] for key in ("resources", "securityContext")}
    return {"name": name, "image": found["image"].replace("web:", f"{name}:"), **shared}


def sound():
    return json.loads(SOUND)


def inventory_of(objects):
    declared = objects.pop("declared")
    root = [each for name, each in objects.items() if name in DELIVERY]
    folders = {
        "/checkout/build/dist/root": root,
        "/checkout/build/dist/app": [each for each in objects.values() if each not in root],
        "/checkout/build/dist/new": [named("Namespace", "new", namespace="")],
    }
    declarations = Declarations.read({f"{PREFIX}{kind}": each for kind, each in declared.items()})
    return Inventory(list(objects.values()), declarations, folders)


def changed(*changes):
    """Return the sound objects after changes, as `CASES` has them."""
    objects = sound()
    for path, value in (entry for change in changes for entry in change.items()):
        if path == "copy":
            objects |= {name: deepcopy(objects[other]) for name, other in value.items()}
        elif path == "remove":
            for each in [value] if isinstance(value, str) else value:
                holder, key = _place(objects, each)
                del holder[key]
        elif path != "finding":
            holder, key = _place(objects, path)
            # An index behind the last appends.
            holder.insert(key, None) if isinstance(holder, list) and key == len(holder) else None
            holder[key] = deepcopy(value)
    return objects


def _place(objects, path):
    first, _, rest = path.partition(".")
    whole = f"{SHORT_PATHS[first]}.{rest}" if first in SHORT_PATHS else path
    *way, last = (int(key) if key.isdigit() else key for key in whole.split("."))
    for key in way:
        objects = objects[key]
    return objects, last


def run(rule, *changes):
    """Return the findings of one rule on the sound objects after changes."""
    return [each.text for each in BY_ID[rule].findings(inventory_of(changed(*changes)))]
