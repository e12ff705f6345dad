"""Makes manifests, finds objects among them, and changes places in them."""

from copy import deepcopy

SHORT_PATHS = {"pod": "spec.template.spec", "container": "spec.template.spec.containers.0"}


def made(kind, name, namespace=None, api_version="v1", **parts):
    """Return a manifest; `metadata` among its parts is what that has beside its place."""
    place = {"name": name, "namespace": namespace} if namespace else {"name": name}
    metadata = {**place, **parts.pop("metadata", {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **parts}


def single(objects, kind, name):
    """Return the only object of a kind with this name."""
    (found,) = [o for o in objects if (o["kind"], o["metadata"]["name"]) == (kind, name)]
    return found


def beside_the_database(objects):
    """Return the objects that are not the database's own."""
    key = "app.kubernetes.io/component"
    return [each for each in objects if each["metadata"]["labels"][key] != "database"]


def without_scripts(objects):
    """Return the objects without the text of scripts, which have tests of their own."""
    for each in objects:
        for key in each.get("data", {}):
            if key.endswith((".awk", ".py", ".sh", ".sql")):
                each["data"][key] = "…"
    return objects


def put(manifest, way, value):
    """Give the place at the end of a way of keys and indexes another value; None removes it."""
    *way, last = way
    for key in way:
        manifest = manifest[key]
    if value is None:
        del manifest[last]
    else:
        manifest[last] = value


def changed(manifest, changes):
    """Return a copy with values at paths such as `spec.ports.0.port`; None removes one."""
    copy = deepcopy(manifest)
    for path, value in changes.items():
        first, *rest = path.split(".")
        way = [*SHORT_PATHS.get(first, first).split("."), *rest]
        put(copy, [int(key) if key.isdigit() else key for key in way], deepcopy(value))
    return copy
