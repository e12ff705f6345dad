"""A store of External Secrets in memory, and the Secrets that its controller would make of it."""

import base64
import json

import yaml

STORE = {"kind": "ClusterSecretStore", "name": "vault"}


def listed(files):
    return yaml.safe_load(files["dist/bootstrap/secrets.yaml"])


def external_secrets(files):
    return [
        each
        for path, text in files.items()
        if path.endswith("/external-secrets.yaml")
        for each in yaml.safe_load_all(text)
    ]


def fake_store(listed):
    """Return the store, of provider `fake`, that holds what a list of Secrets says it must have.

    Each value tells its path and key. That provider takes a dot in a property for a step into an
    object, so a key `a.b` is stored as `{"a": {"b": …}}`.
    """
    data = []
    for entry in listed["secrets"]:
        values = {}
        for key in entry["values"]:
            *way, last = key.split(".")
            holder = values
            for step in way:
                holder = holder.setdefault(step, {})
            holder[last] = f"{entry['path']} {key}"
        data.append({"key": entry["path"], "value": json.dumps(values)})
    return {
        "apiVersion": "external-secrets.io/v1",
        "kind": listed["store"]["kind"],
        "metadata": {"name": listed["store"]["name"]},
        "spec": {"provider": {"fake": {"data": data}}},
    }


def filled(external_secret, store):
    """Return the Secret that the controller makes; a KeyError is a value that the store lacks."""
    spec = external_secret["spec"]
    assert spec["secretStoreRef"] == {"kind": store["kind"], "name": store["metadata"]["name"]}
    entries = {each["key"]: each["value"] for each in store["spec"]["provider"]["fake"]["data"]}
    data = {}
    for each in spec["data"]:
        value = json.loads(entries[each["remoteRef"]["key"]])
        for step in each["remoteRef"]["property"].split("."):
            value = value[step]
        data[each["secretKey"]] = base64.b64encode(value.encode()).decode()
    template = spec["target"]["template"]
    place = {key: external_secret["metadata"][key] for key in ("name", "namespace")}
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": place | template.get("metadata", {}),
        "type": template["type"],
        "data": data,
    }
