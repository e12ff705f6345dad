"""Manifests before and after a change, and the plan of that."""

import yaml

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source


def files(objects, path="app/app.yaml"):
    return {path: yaml.safe_dump_all(objects)} if objects else {}


def plan(old, new):
    """Return the plan from the objects before to those after."""
    return plan_of(Sides(Source("old", files(old)), Source("new", files(new))))


def made(kind, name="web", namespace="shop", api_version="v1", **parts):
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    metadata |= parts.pop("metadata", {})
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **parts}


def workload(kind="Deployment", *, image="web:1", name="web", container=None, pod=None, **spec):
    labels = {"app": name}
    main = {"name": "main", "image": image, **(container or {})}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [main], **(pod or {})}}
    selector = {"matchLabels": labels}
    whole = {"selector": selector, "template": template, **spec}
    return made(kind, name, api_version="apps/v1", spec=whole)


def claim(size="1Gi", class_name="standard", **parts):
    requests = {"requests": {"storage": size}}
    spec = {"accessModes": ["ReadWriteOnce"], "resources": requests, "storageClassName": class_name}
    return made("PersistentVolumeClaim", "data", spec=spec, **parts)


def storage_class(**parts):
    return made(
        *("StorageClass", "standard", None, "storage.k8s.io/v1"), provisioner="example", **parts
    )


def projected(kind, name, key):
    """Return a projected volume with a key of a ConfigMap or Secret."""
    source = {kind: {"name": name, "items": [{"key": key, "path": key}]}}
    return {"name": "all", "projected": {"sources": [source]}}
