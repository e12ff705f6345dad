"""What a cluster holds before and after a change, and what the difference is."""

import json
import time
from itertools import chain, product
from pathlib import Path

import yaml
from kubernetes.dynamic.exceptions import NotFoundError, ResourceNotFoundError

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import title

PROBES = yaml.safe_load(Path(__file__).with_name("probes.yaml").read_text())
NAME = "shop"
"""Stands for a name of its own in what is written for a case."""

KINDS = {
    "v1": "ConfigMap Namespace PersistentVolume PersistentVolumeClaim Pod ReplicationController "
    "Secret Service ServiceAccount",
    "apps/v1": "DaemonSet Deployment ReplicaSet StatefulSet",
    "batch/v1": "CronJob Job",
    "discovery.k8s.io/v1": "EndpointSlice",
    "policy/v1": "PodDisruptionBudget",
    "apiextensions.k8s.io/v1": "CustomResourceDefinition",
}
WORKLOADS = (*KINDS["apps/v1"].split(), "ReplicationController")
REVISION = ("pod-template-hash", "controller-revision-hash")
OWN = ("Pod", "ReplicaSet", "EndpointSlice")
"""Kinds of objects that controllers make, and that are told of by their owners."""

LOST = ("PersistentVolume", "Namespace", "CustomResourceDefinition")
LONGEST = 90
"""Seconds after which a cluster that still changes is taken as it is."""

EVERYWHERE = (("*", "*", "*"), ("", "secrets", "get"), ("", "pods", "create"), ("", "pods", "list"))


def listed(cluster, kinds):
    """Return all objects of such kinds by their ids."""
    found = {}
    for api_version, kind in kinds:
        try:
            objects = cluster.list(api_version, kind)
        except (NotFoundError, ResourceNotFoundError):
            continue
        found |= {each["metadata"]["uid"]: each for each in objects}
    return found


def pairs():
    """Return versions and kinds of what is looked at in each case."""
    return [(version, kind) for version, kinds in KINDS.items() for kind in kinds.split()]


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


def short_title(manifest):
    """Return kind and name; a volume has the name of its claim, since its own is random."""
    claim = claim_of(manifest).get("name")
    name = manifest["metadata"]["name"]
    return f"{manifest['kind']} of {claim}" if claim else f"{manifest['kind']}/{name}"


def claim_of(manifest):
    is_volume = manifest["kind"] == "PersistentVolume"
    return manifest["spec"].get("claimRef", {}) if is_volume else {}


class Seen:
    """The objects of a case, with what the server answers to requests in its namespace."""

    def __init__(self, cluster, objects, written, token):
        self._cluster, self._token = cluster, token
        self.objects = {uid: each for uid, each in objects.items() if self._is_of_it(each)}
        self.answers = {}
        if token in {each["metadata"]["name"] for each in self.of("Namespace")}:
            self.answers = dict(self._probed())
        self.rights = set(self._granted(written))

    def _is_of_it(self, manifest):
        metadata = manifest["metadata"]
        places = metadata["name"], metadata.get("namespace"), claim_of(manifest).get("namespace")
        return any(self._token in each for each in places if each)

    def of(self, *kinds):
        return [each for each in self.objects.values() if each["kind"] in kinds]

    def _probed(self):
        """Yield what the server makes of each probe, or None where it refuses it."""
        accounts = sorted(each["metadata"]["name"] for each in self.of("ServiceAccount"))
        for name, written in PROBES.items():
            for account in accounts if name == "plain pod" else ["default"]:
                probe = json.loads(json.dumps(written).replace(NAME, self._token))
                if probe["kind"] == "Pod":
                    probe["spec"]["serviceAccountName"] = account
                try:
                    made = self._cluster.create(probe, dry_run=True).object.get("spec", {})
                except Refused:
                    made = None
                # An address is random, and so is part of the name of a token's volume.
                for key, value in (made or {}).copy().items():
                    if key.startswith("clusterIP"):
                        del made[key]
                    elif key == "volumes":
                        made = json.loads(json.dumps(made).replace(value[0]["name"], "token"))
                yield f"{name} of {account}" if account != "default" else name, made

    def _granted(self, written):
        """Yield what subjects of bindings may do of what roles name."""
        rules = chain.from_iterable(each.get("rules") or () for each in written)
        subjects = chain.from_iterable(each.get("subjects") or () for each in written)
        wanted = {*EVERYWHERE}
        for rule in rules:
            wanted.update(product(*(rule.get(k, ()) for k in ("apiGroups", "resources", "verbs"))))
        by_name = {each["name"]: each for each in subjects}
        for subject, place in product(by_name.values(), ("", self._token)):
            for group, resource, verb in wanted:
                asked = {"group": group, "resource": resource, "verb": verb, "namespace": place}
                if self._cluster.allows(*user(subject), asked):
                    where = place or "all"
                    yield f"{subject['name']}: {verb} {group}/{resource} in {where}"

    def _owner(self, pod):
        """Return the workload of a pod, and not its ReplicaSet, or the pod itself."""
        owner = (pod["metadata"].get("ownerReferences") or [None])[0]
        if owner is None:
            return short_title(pod)
        found = self.objects.get(owner["uid"], {"metadata": {}})
        above = found["metadata"].get("ownerReferences", [owner])[0]
        return f"{above['kind']}/{above['name']}"

    def pods(self):
        """Return those pods that are not ending, by their owners."""
        found = {}
        for pod in self.of("Pod"):
            if "deletionTimestamp" not in pod["metadata"]:
                found.setdefault(self._owner(pod), {})[pod["metadata"]["uid"]] = pod
        return found

    def short(self):
        """Yield workloads that have fewer pods than they want, or pods without a node."""
        pods = self.pods()
        for each in self.of(*WORKLOADS):
            wanted = each["spec"].get("replicas", each["status"].get("desiredNumberScheduled", 0))
            own = pods.get(short_title(each), {}).values()
            conditions = each["status"].get("conditions") or ()
            fails = ("ReplicaFailure", "True") in [(c["type"], c["status"]) for c in conditions]
            is_short = running(own) < max(wanted, len(own))
            if not each["metadata"].get("ownerReferences") and (fails or is_short):
                yield short_title(each)

    def claims(self):
        """Yield the claims that pods use."""
        for pods in self.pods().values():
            for volume in chain.from_iterable(
                each["spec"].get("volumes", ()) for each in pods.values()
            ):
                if "persistentVolumeClaim" in volume:
                    yield volume["persistentVolumeClaim"]["claimName"]

    def reached(self):
        """Yield where each Service leads, and by which port and kind of address."""
        for service in self.of("Service"):
            name, spec = service["metadata"]["name"], service["spec"]
            keys = ("type", "externalName", "externalIPs", "sessionAffinity")
            yield name, *(str(spec.get(key)) for key in keys), spec.get("clusterIP") == "None"
            numbers = {each.get("name"): each["port"] for each in spec.get("ports", ())}
            for part in self.of("EndpointSlice"):
                if part["metadata"]["labels"].get("kubernetes.io/service-name") != name:
                    continue
                for port, end in product(part.get("ports") or (), part.get("endpoints") or ()):
                    pod = self.objects.get(end.get("targetRef", {}).get("uid"))
                    if pod and end["conditions"]["ready"]:
                        number = numbers.get(port.get("name") or None)
                        yield name, number, port["port"], port["protocol"], self._owner(pod)

    def budgets(self):
        """Yield how many pods each budget lets go."""
        for each in self.of("PodDisruptionBudget"):
            status = each["status"]
            allowed, pods = status.get("disruptionsAllowed", 0), status.get("expectedPods", 0)
            which = "all" if allowed >= pods else "some" if allowed else "none"
            yield short_title(each), which if pods else "no pod"


def user(subject):
    """Return the name and groups by which the server knows a subject."""
    if subject["kind"] != "ServiceAccount":
        is_group = subject["kind"] == "Group"
        return ("anyone", [subject["name"]]) if is_group else (subject["name"], [])
    namespace = subject["namespace"]
    groups = ["system:serviceaccounts", f"system:serviceaccounts:{namespace}"]
    name = f"system:serviceaccount:{namespace}:{subject['name']}"
    return name, [*groups, "system:authenticated"]


def running(pods):
    return sum(each["status"]["phase"] == "Running" for each in pods)


def mark(pod):
    """Return which revision of its workload a pod is of."""
    return [pod["metadata"].get("labels", {}).get(each) for each in REVISION]


def pods_told(before, after):
    """Yield what became of the pods of each workload."""
    new = after.pods()
    for name, pods in before.pods().items():
        left = new.get(name, {})
        marks = [mark(each) for each in pods.values()]
        others = [each for uid, each in left.items() if uid not in pods]
        if others and (len(others) == len(left) or any(mark(each) not in marks for each in others)):
            yield "replaced", name
        if running(pods.values()) and len(left) < len(pods):
            is_less = left and not name.startswith("StatefulSet/")
            yield "fewer" if is_less else "ended", f"{name}: {len(pods)} to {len(left)}"


def objects_told(before, after, removed):
    """Yield what is gone with what a change removed, and what is lost."""
    gone = [each for uid, each in before.objects.items() if uid not in after.objects]
    spaces = {each["metadata"]["name"] for each in gone if each["kind"] == "Namespace"}
    groups = {each["spec"]["group"] for each in gone if each["kind"] == LOST[2]}
    for each in gone:
        is_inside = each["metadata"].get("namespace") in spaces
        follows = title(each) not in removed and each["kind"] not in OWN and not is_inside
        if each["kind"] in LOST or (follows and each["apiVersion"].split("/")[0] in groups):
            yield "lost", short_title(each)
        elif follows:
            yield "deleted", title(each)
    for uid, each in after.objects.items():
        former = before.objects.get(uid, each)
        phases = [at["status"].get("phase") for at in (former, each) if "status" in at]
        if each["kind"] == LOST[0] and phases == ["Bound", "Released"]:
            yield "released", short_title(each)


def answers_told(before, after):
    """Yield which probes the server takes now, refuses now, or makes something else of."""
    for name in before.answers.keys() & after.answers.keys():
        former, now = before.answers[name], after.answers[name]
        if former != now:
            yield (
                "admits" if former is None else "refuses" if now is None else "makes otherwise",
                name,
            )


def truth(before, after, removed, refused):
    """Return what a change did, without what it removed itself."""
    services = {each["metadata"]["name"] for each in before.of("Service")}
    budgets = dict(before.budgets())
    ways = {*before.reached()} ^ {*after.reached()}
    found = {
        *(("refused", each) for each in refused),
        *objects_told(before, after, removed),
        *pods_told(before, after),
        *answers_told(before, after),
        *(("unused", each) for each in {*before.claims()} - {*after.claims()}),
        *(("short", each) for each in {*after.short()} - {*before.short()}),
        # A new Service leads nowhere else.
        *(("reached", each[0]) for each in ways if each[0] in services),
        *(("budgets", f"{n}: {now}") for n, now in after.budgets() if budgets.get(n, now) != now),
        *(("given", each) for each in after.rights - before.rights),
        *(("taken", each) for each in before.rights - after.rights),
    }
    return {
        key: sorted(each for k, each in found if k == key) for key in sorted({k for k, _ in found})
    }
