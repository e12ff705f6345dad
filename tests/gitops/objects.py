"""Objects that tests push or apply beside those of dist/."""

LATE = {"group": "late.example.com", "kind": "Late"}
"""A kind that is defined only after an object of it was pushed."""


def account(name):
    return {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}}


def pod_template(name):
    """Returns an object of a kind that no project allows."""
    spec = {"containers": [{"name": "c", "image": "example.com/c:1"}]}
    kind = {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": name}}
    return {**kind, "template": {"metadata": {}, "spec": spec}}


def workload(kind, name, **pod):
    """Returns a StatefulSet or Deployment of one pod."""
    labels = {"app.kubernetes.io/name": name}
    closed = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    container = {"name": "c", "image": "example.com/c:1", "resources": {}}
    restricted = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
    pod |= {"containers": [{**container, "securityContext": closed}], "securityContext": restricted}
    template = {"metadata": {"labels": labels}, "spec": pod}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    if kind == "StatefulSet":
        spec["serviceName"] = "none"
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name}, "spec": spec}


def definition_of(group, kind):
    """Returns the definition of a kind of objects in namespaces."""
    plural = f"{kind.lower()}s"
    version = {"name": "v1", "served": True, "storage": True}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {
            "group": group,
            "names": {"kind": kind, "singular": kind.lower(), "plural": plural},
            "scope": "Namespaced",
            "versions": [{**version, "schema": {"openAPIV3Schema": {"type": "object"}}}],
        },
    }


def object_of(group, kind, namespace):
    metadata = {"name": kind.lower(), "namespace": namespace}
    return {"apiVersion": f"{group}/v1", "kind": kind, "metadata": metadata}
