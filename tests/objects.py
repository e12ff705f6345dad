"""Finds objects among manifests, leaves out what other tests hold, and changes places in them."""


def single(objects, kind, name):
    """Return the only object of a kind with this name."""
    (found,) = [o for o in objects if (o["kind"], o["metadata"]["name"]) == (kind, name)]
    return found


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
