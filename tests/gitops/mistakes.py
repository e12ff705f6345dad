"""Mistakes that a user may commit in a folder of dist/.

Each is a function of the folder and the namespace of another tier. It returns what Argo CD says of
it; nothing where the folder has no object that it can be made with.
"""

import yaml

from tests.gitops.delivery import documents


def rewritten(file, change):
    manifests = documents(file)
    for manifest in manifests:
        change(manifest)
    file.write_text(yaml.safe_dump_all(manifests))


def manifests_in(folder):
    return sorted(f for f in folder.glob("*.yaml") if not f.name.endswith("-values.yaml"))


def last_object(folder):
    file = manifests_in(folder)[-1]
    return file, documents(file)[-1]


def account(name):
    return {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}}


def cluster_role(name):
    kind = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole"}
    return {**kind, "metadata": {"name": name}, "rules": []}


def pod_template(name):
    """Return an object of a kind that no project allows."""
    spec = {"containers": [{"name": "c", "image": "example.com/c:1"}]}
    kind = {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": name}}
    return {**kind, "template": {"metadata": {}, "spec": spec}}


NOWHERE = {"nodeSelector": {"is": "nowhere"}}


def workload(kind, name, pod=None):
    labels = {"app.kubernetes.io/name": name}
    closed = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    container = {"name": "c", "image": "example.com/c:1", "resources": {}}
    restricted = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
    inside = {"containers": [{**container, "securityContext": closed}]}
    inside |= {"securityContext": restricted, **(pod or {})}
    template = {"metadata": {"labels": labels}, "spec": inside}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    if kind == "StatefulSet":
        spec["serviceName"] = "none"
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name}, "spec": spec}


def objects_that_nobody_may_apply(folder, other):
    """Add several at once, since each is named."""
    _, found = last_object(folder)
    stray = account("stray")
    stray["metadata"]["namespace"] = other
    added = {
        "Kindd": {**found, "kind": "Kindd"},
        "of example.com/": {**found, "apiVersion": "example.com/v9"},
        f"namespace {other} is not permitted in project": stray,
        "PodTemplate is not permitted in project": pod_template("stray"),
    }
    (folder / "mistake.yaml").write_text(yaml.safe_dump_all(added.values()))
    return list(added)


def unknown_field(folder, other):
    file, found = last_object(folder)
    rewritten(file, lambda each: each.update(fieldd={}) if each == found else None)
    return ["fieldd"]


def refused_value(folder, other):
    file, found = last_object(folder)
    labels = {"a label": "1"}
    rewritten(file, lambda each: each["metadata"].update(labels=labels) if each == found else None)
    return ["a label"]


FIXED = {
    "StatefulSet": ("serviceName", "another", "Forbidden"),
    "Deployment": ("selector", {"matchLabels": {"another": "label"}}, "immutable"),
    "PersistentVolume": ("hostPath", {"path": "/another"}, "immutable"),
    "StorageClass": ("provisioner", "example.com/another", "immutable"),
}
"""A field that an object keeps, by its kind, another value for it, and how that is refused."""


def fixed_field(folder, other):
    for kind, (field, value, refusal) in FIXED.items():
        for file in manifests_in(folder):
            manifests = documents(file)
            for each in manifests:
                if each["kind"] == kind:
                    each.get("spec", each)[field] = value
                    file.write_text(yaml.safe_dump_all(manifests))
                    return [refusal]
    return []


def no_yaml(folder, other=""):
    """What does not look like a manifest at all, Argo CD would take for a removed file."""
    file, _ = last_object(folder)
    file.write_text(f"{file.read_text()}\n  open: [")
    return [file.name]


def no_objects(folder, other):
    """Remove every manifest; where values of charts are left, the folder is still there."""
    for file in manifests_in(folder):
        file.unlink()
    return ["will wipe out all resources" if any(folder.iterdir()) else "app path does not exist"]


def no_namespace(folder, other):
    """Remove that of the namespace, of which Argo CD says nothing; and state another twice."""
    file, found = last_object(folder)
    metadata = {**found["metadata"], "labels": {"stated": "twice"}}
    (folder / "mistake.yaml").write_text(yaml.safe_dump({**found, "metadata": metadata}))
    file = folder / "namespace.yaml"
    if file.exists():
        kept = [each for each in documents(file) if each["kind"] != "Namespace"]
        file.write_text(yaml.safe_dump_all(kept))
    return ["appeared 2 times"]


MISTAKES = [
    objects_that_nobody_may_apply,
    unknown_field,
    refused_value,
    fixed_field,
    no_yaml,
    no_objects,
    no_namespace,
]
