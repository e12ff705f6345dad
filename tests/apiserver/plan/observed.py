"""What a cluster holds before and after a change, and what the difference is."""

import json
from itertools import chain, product
from pathlib import Path

import yaml
from kubernetes.dynamic.exceptions import NotFoundError, ResourceNotFoundError

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import title

PROBES = yaml.safe_load(Path(__file__).with_name("probes.yaml").read_text())
NAME = "shop"
"""Stands for a name of its own in what is written for a case."""

PODS = (
    "Deployment",
    "StatefulSet",
    "DaemonSet",
    "ReplicaSet",
    "ReplicationController",
    "Job",
    "Pod",
)
REVISION = ("pod-template-hash", "controller-revision-hash")
KINDS = {
    *(("v1", kind) for kind in ("Pod", "PersistentVolume", "PersistentVolumeClaim", "Namespace")),
    *(
        ("v1", kind)
        for kind in ("ConfigMap", "ReplicationController", "Secret", "Service", "ServiceAccount")
    ),
    *(("apps/v1", kind) for kind in PODS[:4]),
    *(("batch/v1", kind) for kind in ("CronJob", "Job")),
    *(("discovery.k8s.io/v1", "EndpointSlice"), ("policy/v1", "PodDisruptionBudget")),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"),
}
OWN = ("Pod", "ReplicaSet", "EndpointSlice")
"""Kinds of objects that controllers make, and that are told of by their owners."""

LOST = ("PersistentVolume", "Namespace", "CustomResourceDefinition")
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


class Seen:
    """The objects of a case, with what the server answers to requests in its namespaces."""

    def __init__(self, cluster, objects, written, token):
        self.objects = {uid: each for uid, each in objects.items() if is_of(each, token)}
        self._cluster, self._written, self._token = cluster, written, token
        self.answers = dict(self._probed())
        self.rights = set()

    def _probed(self):
        if self._token not in {each["metadata"]["name"] for each in self.of("Namespace")}:
            return
        accounts = sorted(each["metadata"]["name"] for each in self.of("ServiceAccount"))
        for name, probe in PROBES.items():
            probe = json.loads(json.dumps(probe).replace(NAME, self._token))
            for account in accounts if name == "plain pod" else ["default"]:
                if probe["kind"] == "Pod":
                    probe["spec"]["serviceAccountName"] = account
                try:
                    made = self._cluster.create(probe, dry_run=True).object["spec"]
                except KeyError:
                    made = {}
                except Refused:
                    made = None
                for volume in (made or {}).get("volumes", []):
                    # Part of its name is random.
                    made = json.loads(json.dumps(made).replace(volume["name"], "token"))
                made = {**made, "clusterIP": "", "clusterIPs": ""} if made else made
                yield f"{name} of {account}" if account != "default" else name, made

    def of(self, *kinds):
        return [each for each in self.objects.values() if each["kind"] in kinds]

    def ask(self, attributes, subjects):
        """Keep what subjects may do."""
        for (group, resource, verb), subject, place in product(
            attributes, subjects, ("", self._token)
        ):
            resource, _, sub = resource.partition("/")
            asked = {"group": group, "resource": resource, "verb": verb}
            asked |= {"subresource": sub, "namespace": place}
            if self._cluster.allows(*user(subject), asked):
                self.rights.add(f"{subject['name']}: {verb} {group}/{resource} in {place or 'all'}")

    def owner(self, pod):
        references = pod["metadata"].get("ownerReferences") or [{}]
        owner = references[0]
        above = self.objects.get(owner.get("uid"), {}).get("metadata", {}).get("ownerReferences")
        owner = above[0] if above else owner
        return f"{owner['kind']}/{owner['name']}" if owner else f"Pod/{pod['metadata']['name']}"

    def pods(self):
        """Return those pods that are not ending, by their owners."""
        found = {}
        for pod in self.of("Pod"):
            if "deletionTimestamp" not in pod["metadata"]:
                found.setdefault(self.owner(pod), {})[pod["metadata"]["uid"]] = pod
        return found

    def short(self):
        """Return workloads that have fewer pods than they want, or pods without a node."""
        pods = self.pods()
        for each in self.of(*PODS[:5]):
            name = f"{each['kind']}/{each['metadata']['name']}"
            wanted = each["spec"].get("replicas", 0)
            wanted = each["status"].get("desiredNumberScheduled", wanted)
            own = pods.get(name, {}).values()
            running = [pod for pod in own if pod["status"]["phase"] == "Running"]
            conditions = each["status"].get("conditions") or ()
            fails = ("ReplicaFailure", "True") in [(c["type"], c["status"]) for c in conditions]
            is_short = len(running) < max(wanted, len(own))
            if not each["metadata"].get("ownerReferences") and (fails or is_short):
                yield name

    def claims(self):
        """Return claims that pods use."""
        volumes = chain.from_iterable(
            pod["spec"].get("volumes") or ()
            for pods in self.pods().values()
            for pod in pods.values()
        )
        return {
            each["persistentVolumeClaim"]["claimName"]
            for each in volumes
            if "persistentVolumeClaim" in each
        }

    def reached(self):
        """Return where each Service leads, and by which port and kind of address."""
        for service in self.of("Service"):
            name, spec = service["metadata"]["name"], service["spec"]
            for key in ("type", "externalName", "externalIPs", "sessionAffinity"):
                yield name, key, str(spec.get(key)), ""
            yield name, "headless", str(spec.get("clusterIP") == "None"), ""
            numbers = {each.get("name"): each["port"] for each in spec.get("ports", ())}
            for part in self.of("EndpointSlice"):
                if part["metadata"]["labels"].get("kubernetes.io/service-name") != name:
                    continue
                for port, end in product(part.get("ports") or (), part.get("endpoints") or ()):
                    pod = self.objects.get(end.get("targetRef", {}).get("uid"))
                    if pod and end["conditions"]["ready"]:
                        number = numbers.get(port.get("name") or None)
                        yield name, number, f"{port['port']}/{port['protocol']}", self.owner(pod)

    def budgets(self):
        for each in self.of("PodDisruptionBudget"):
            status = each["status"]
            allowed, pods = status.get("disruptionsAllowed", 0), status.get("expectedPods", 0)
            name = f"{each['kind']}/{each['metadata']['name']}"
            is_all = "no pod" if not pods else "all" if allowed >= pods else ""
            yield name, is_all or ("some" if allowed else "none")


def is_of(manifest, token):
    metadata = manifest["metadata"]
    claim = (
        manifest.get("spec", {}).get("claimRef", {})
        if manifest["kind"] == "PersistentVolume"
        else {}
    )
    return any(
        token in each
        for each in (metadata.get("namespace", ""), metadata["name"], claim.get("namespace", ""))
    )


def user(subject):
    """Return the name and groups by which the server knows a subject."""
    if subject["kind"] == "ServiceAccount":
        namespace = subject["namespace"]
        name = f"system:serviceaccount:{namespace}:{subject['name']}"
        groups = ["system:serviceaccounts", f"system:serviceaccounts:{namespace}"]
        return name, [*groups, "system:authenticated"]
    is_group = subject["kind"] == "Group"
    return ("anyone", [subject["name"]]) if is_group else (subject["name"], [])


def questions(objects):
    """Return what roles give, as group, resource and verb, and to which subjects."""
    roles = [each for each in objects if each["kind"] in ("Role", "ClusterRole")]
    bindings = [each for each in objects if each["kind"] in ("RoleBinding", "ClusterRoleBinding")]
    subjects = {json.dumps(each): each for b in bindings for each in b.get("subjects") or ()}
    rules = chain.from_iterable(each.get("rules") or () for each in roles)
    given = {
        each
        for rule in rules
        for each in product(*(rule.get(key, ()) for key in ("apiGroups", "resources", "verbs")))
    }
    return sorted({*given, *EVERYWHERE}), list(subjects.values())


def lost_of(each):
    """Return how a lost object is called: a volume by its claim, as its own name is random."""
    claim = each["spec"].get("claimRef", {}) if each["kind"] == "PersistentVolume" else {}
    name = claim.get("name", each["metadata"]["name"])
    return f"{each['kind']} of {name}" if claim else f"{each['kind']}/{name}"


def truth(before, after, removed, refused):
    """Return what a change did, without what it removed itself."""
    gone = [each for uid, each in before.objects.items() if uid not in after.objects]
    spaces = {each["metadata"]["name"] for each in gone if each["kind"] == "Namespace"}
    groups = {each["spec"]["group"] for each in gone if each["kind"] == "CustomResourceDefinition"}
    followed = [
        each
        for each in gone
        if title(each) not in removed
        and each["kind"] not in (*OWN, *LOST)
        and each["metadata"].get("namespace") not in spaces
    ]
    is_lost = [each for each in gone if each["kind"] in LOST]
    is_lost += [each for each in followed if each["apiVersion"].split("/")[0] in groups]
    released = [
        each
        for uid, each in after.objects.items()
        if each["kind"] == "PersistentVolume"
        and each["status"]["phase"] == "Released"
        and before.objects.get(uid, each)["status"]["phase"] == "Bound"
    ]
    old, new = before.pods(), after.pods()
    replaced, fewer, ended = [], [], []
    for name, pods in old.items():
        marks = {mark(each) for each in pods.values()}
        left = new.get(name, {})
        running = [each for each in pods.values() if each["status"]["phase"] == "Running"]
        are_others = left and not left.keys() & pods.keys()
        if are_others or any(mark(left[uid]) not in marks for uid in left.keys() - pods.keys()):
            replaced.append(name)
        if running and len(left) < len(pods):
            is_less = left and not name.startswith("StatefulSet/")
            (fewer if is_less else ended).append(f"{name}: {len(pods)} to {len(left)}")
    both = before.answers.keys() & after.answers.keys()
    budgets = dict(before.budgets())
    found = {
        "refused": refused,
        "lost": [lost_of(each) for each in is_lost],
        "released": [lost_of(each) for each in released],
        "deleted": [title(each) for each in followed if each not in is_lost],
        "replaced": replaced,
        "fewer": fewer,
        "ended": ended,
        "unused": before.claims() - after.claims(),
        "short": {*after.short()} - {*before.short()},
        "reached": {
            each[0] for each in {*before.reached()} ^ {*after.reached()} if each[0] in named(before)
        },
        "budgets": [
            f"{n}: {is_now}" for n, is_now in after.budgets() if budgets.get(n, is_now) != is_now
        ],
        "given": after.rights - before.rights,
        "taken": before.rights - after.rights,
        "admits": [
            each
            for each in both
            if before.answers[each] is None and after.answers[each] is not None
        ],
        "refuses": [
            each
            for each in both
            if before.answers[each] is not None and after.answers[each] is None
        ],
        "makes otherwise": [
            each
            for each in both
            if None not in (before.answers[each], after.answers[each])
            and before.answers[each] != after.answers[each]
        ],
    }
    return {key: sorted(value) for key, value in found.items() if value}


def named(seen):
    """Return names of Services that were there: a new one leads nowhere else."""
    return {each["metadata"]["name"] for each in seen.of("Service")}


def mark(pod):
    labels = pod["metadata"].get("labels", {})
    return next(
        (labels[each] for each in REVISION if each in labels), json.dumps(pod["spec"]["containers"])
    )
