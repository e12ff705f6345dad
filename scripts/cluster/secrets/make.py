"""Makes the Secrets of dist/bootstrap/secrets.yaml, and brings up to date what follows others."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from scripts.cluster.api import FIELD_MANAGER, Cluster, Manifest
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.secrets import DeclaredSecret, Place
from scripts.cluster.errors import Conflict, Failed, Refused
from scripts.cluster.secrets import key_file
from scripts.cluster.secrets.restarts import restart_users
from scripts.cluster.secrets.values import Ask, Values

PART_OF = "app.kubernetes.io/part-of"

RESTART = "cdk8s-web-platform/restart-users"
"""Annotation of a Secret with values that not everything reads yet that uses it: since when.

It is written with the values, in one request, and taken away when all has been restarted. So a run
that is killed in between leaves that to the next one.
"""

ATTEMPTS = 10
"""Times that a run begins anew because others write at the same time."""


class Change(NamedTuple):
    """What is missing in a Secret, or no longer right."""

    secret: DeclaredSecret
    stored: Manifest | None
    type: str
    values: dict[str, bytes]

    @property
    def follows(self) -> bool:
        """Whether a value follows one of another Secret."""
        return any(self.secret.origin(key) for key in self.values)


class Plan(NamedTuple):
    """What a look at the cluster finds to do."""

    namespaces: list[Manifest]
    values: Values
    changes: list[Change]
    restarts: dict[Place, str]
    """Secrets of which not everything that uses them has been restarted, by resource version."""


def make_secrets(
    cluster: Cluster, bootstrap: Bootstrap, ask: Ask, say: Callable[[str], None]
) -> None:
    """Makes what is absent, and returns when a look at the cluster finds nothing to do.

    A value that is there is never overwritten, but for what follows another Secret: a copy that
    differs from its source, and a hash that we have made of a value that is another now. What uses
    such a Secret is restarted. Keys and labels that are missing are added.

    Raises:
        Refused: Something is in the way; nothing was changed.
        Failed: A request failed; what was done until then stays, and the next run goes on there.
    """
    changed = False
    for _ in range(ATTEMPTS):
        try:
            plan = _plan(cluster, bootstrap, ask)
            if not any((plan.namespaces, plan.values.files, plan.changes, plan.restarts)):
                say(f"{len(bootstrap.listed.secrets)} Secrets are there")
                return
            changed = True
            _carry_out(cluster, plan, say)
        except Conflict as conflict:
            say(f"beginning anew, since others write at the same time: {conflict}")
        except Refused as refusal:
            if changed:
                raise Failed(str(refusal)) from None
            raise
    raise Failed(f"others kept changing what this changes, {ATTEMPTS} times; run it again")


def _plan(cluster: Cluster, bootstrap: Bootstrap, ask: Ask) -> Plan:
    """Looks at everything, and refuses what cannot be done before anything is written."""
    secrets = bootstrap.listed.secrets
    names = sorted({secret.namespace for secret in secrets})
    namespaces = [each for name in names if (each := _missing(cluster, bootstrap, name))]
    labels = {each["metadata"]["name"]: each["metadata"]["labels"] for each in namespaces}

    def asked(secret: DeclaredSecret, key: str) -> bytes:
        try:
            return ask(secret, key)
        except Refused as refusal:
            if secret.namespace not in labels:
                raise
            label = _label(cluster, secret.namespace, labels[secret.namespace][PART_OF])
            create = f"kubectl --context {cluster.context} create namespace {secret.namespace}"
            raise Refused(
                f"{refusal}; for kubectl there is no namespace yet, so before that: {create} && "
                f"{label}"
            ) from None

    values = Values(bootstrap, asked)
    changes, restarts = [], {}
    types: dict[Place | None, str] = {}
    for secret in secrets:
        stored = cluster.find(_path(secret.place))
        if stored and RESTART in stored["metadata"].get("annotations", {}):
            restarts[secret.place] = stored["metadata"]["resourceVersion"]
        types[secret.place] = stored["type"] if stored else types.get(secret.copy_of, "Opaque")
        change = _change(secret, stored, types[secret.place], values)
        if stored:
            _refuse_unwritable(cluster, change)
        if change.values or _labels(change):
            changes.append(change)
    return Plan(namespaces, values, changes, restarts)


def _missing(cluster: Cluster, bootstrap: Bootstrap, name: str) -> Manifest | None:
    """Returns a namespace to make, or None if it is there and the platform's."""
    declared, stored = bootstrap.namespace(name), cluster.find(f"/api/v1/namespaces/{name}")
    if not stored:
        if not declared:
            raise Refused(f"there is no namespace '{name}', and dist/ has none; make it")
        return declared
    if "deletionTimestamp" in stored["metadata"]:
        raise Refused(f"namespace '{name}' is being deleted; run this again when it is gone")
    if declared:
        wanted = declared["metadata"]["labels"][PART_OF]
        found = stored["metadata"].get("labels", {}).get(PART_OF)
        if found != wanted:
            raise Refused(
                f"namespace '{name}' in context '{cluster.context}' is not of the platform: its "
                f"label {PART_OF} is '{found or ''}', not '{wanted}'; if it is yours, run: "
                f"{_label(cluster, name, wanted)} --overwrite"
            )
    return None


def _label(cluster: Cluster, namespace: str, part_of: str) -> str:
    """Returns the command that makes a namespace one of the platform."""
    return f"kubectl --context {cluster.context} label namespace {namespace} {PART_OF}={part_of}"


def _change(secret: DeclaredSecret, stored: Manifest | None, type_: str, values: Values) -> Change:
    data = (stored or {}).get("data") or {}
    ours = _written_by_us(stored)
    wanted = {}
    for key in secret.values:
        found = base64.b64decode(data[key]) if key in data else None
        value = values.value(secret, key, found, ours=key in ours)
        if value != found:
            wanted[key] = value
    return Change(secret, stored, type_, wanted)


def _written_by_us(stored: Manifest | None) -> set[str]:
    """Returns the keys whose values nobody has written after us, as the server notes it."""
    managed = stored["metadata"].get("managedFields", []) if stored else []
    return {
        field.removeprefix("f:")
        for each in managed
        if each["manager"] == FIELD_MANAGER
        for field in each.get("fieldsV1", {}).get("f:data", {})
    }


def _labels(change: Change) -> dict[str, str]:
    """Returns the labels that a Secret lacks."""
    found = change.stored["metadata"].get("labels", {}) if change.stored else {}
    return {key: text for key, text in change.secret.labels.items() if key not in found}


def _refuse_unwritable(cluster: Cluster, change: Change) -> None:
    place, stored = change.secret.place, change.stored or {}
    if "deletionTimestamp" in stored["metadata"]:
        raise Refused(f"Secret {place} is being deleted; run this again when it is gone")
    if not change.values:
        return
    keys = ", ".join(f"'{key}'" for key in change.values)
    if owners := stored["metadata"].get("ownerReferences"):
        owner = f"{owners[0]['kind']} {owners[0]['name']}"
        raise Refused(
            f"Secret {place} belongs to {owner}, which may change it back, and {keys} must be "
            "written; delete that owner first"
        )
    if stored.get("immutable"):
        raise Refused(
            f"Secret {place} is immutable, and {keys} must be written; delete it, and run this "
            f"again: kubectl --context {cluster.context} --namespace {place.namespace} "
            f"delete secret {place.name}"
        )


def _carry_out(cluster: Cluster, plan: Plan, say: Callable[[str], None]) -> None:
    for namespace in plan.namespaces:
        name = namespace["metadata"]["name"]
        cluster.apply(f"/api/v1/namespaces/{name}", namespace)
        say(f"namespace {name}: made")
    # Before the Secrets: a value that only the cluster has is lost with it.
    for file, value in plan.values.files.items():
        key_file.write(file, value)
        say(f"{file}: made; without it no backup can be read, so keep a copy elsewhere")
        if address := plan.values.opens_elsewhere.get(file):
            say(
                f"if {address} has backups already, they need their own key and are left as they "
                f"are: no backup is made there with this one. Then put theirs into {file}, delete "
                "the Secret, and run this again"
            )
    for change in plan.changes:
        _write(cluster, change)
        say(_said(change))
    if plan.changes:
        return
    for name in sorted({place.namespace for place in plan.restarts}):
        names = {place.name for place in plan.restarts if place.namespace == name}
        restart_users(cluster, name, names, say)
    for place, version in plan.restarts.items():
        done = {"resourceVersion": version, "annotations": {RESTART: None}}
        cluster.merge(_path(place), {"metadata": done})


def _write(cluster: Cluster, change: Change) -> None:
    place, stored = change.secret.place, change.stored
    metadata: Manifest = {"labels": _labels(change)}
    if change.follows:
        metadata["annotations"] = {RESTART: datetime.now(UTC).isoformat(timespec="seconds")}
    data = {key: base64.b64encode(value).decode() for key, value in change.values.items()}
    if stored:
        metadata["resourceVersion"] = stored["metadata"]["resourceVersion"]
        cluster.merge(_path(place), {"metadata": metadata, "data": data})
    else:
        metadata["name"] = place.name
        secret = {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "data": data}
        secrets = f"/api/v1/namespaces/{place.namespace}/secrets"
        cluster.create(secrets, secret | {"type": change.type})


def _said(change: Change) -> str:
    secret, keys = change.secret, ", ".join(change.values)
    if not change.stored:
        return f"Secret {secret.place}: made"
    if not change.values:
        return f"Secret {secret.place}: labelled"
    if change.follows:
        return f"Secret {secret.place}: {keys} written anew, after what it follows"
    return f"Secret {secret.place}: {keys} added"


def _path(place: Place) -> str:
    return f"/api/v1/namespaces/{place.namespace}/secrets/{place.name}"
