"""Kinds that are defined only after an object of them was pushed."""


def definition_of(group, kind):
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
