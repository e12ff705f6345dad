"""Rules on references of objects that are neither pods nor routes: each must resolve."""

from collections.abc import Iterator, Sequence

from constructs_lib.analysis.custom_resources import MONITORING
from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.reading import entries
from constructs_lib.analysis.rules.references import missing
from constructs_lib.kube.manifests import Json, at, items
from constructs_lib.kube.structs import k8s

LOGINS = ({".dockerconfigjson"}, {".dockercfg"})
"""Keys of a Secret for pulling images: one of them."""

CERTIFICATE = ({"tls.crt", "tls.key"},)
"""Keys of a Secret with a certificate."""


def objects_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """What claims, volumes, webhooks, Ingresses and routes of alerts name exists."""
    for claim in inventory.of_kind(k8s.PersistentVolumeClaim):
        for source in (claim.spec.data_source, claim.spec.data_source_ref):
            if source and source.kind == claim.kind and not getattr(source, "namespace", None):
                yield from missing(inventory, claim, source.kind, source.name)
    for volume in inventory.of_kind(k8s.PersistentVolume):
        goal = volume.spec.claim_ref
        if goal and goal.name and goal.namespace and goal.namespace in inventory.own_namespaces:
            kind = "PersistentVolumeClaim"
            yield from missing(inventory, volume, kind, goal.name, namespace=goal.namespace)
    for manifest, found in inventory.read:
        for service in _services(manifest):
            namespace, name = at(service, "namespace"), at(service, "name")
            if isinstance(namespace, str) and namespace in inventory.own_namespaces:
                yield from missing(inventory, found, "Service", str(name), namespace=namespace)
        for field, value in entries(manifest) if found.kind == "Ingress" else ():
            if field == "resource" and found.namespace in inventory.own_namespaces:
                yield from missing(inventory, found, str(at(value, "kind")), str(at(value, "name")))
        if (found.group, found.kind) == (MONITORING, "AlertmanagerConfig"):
            yield from _receivers(manifest, found)


def _services(manifest: Json) -> Iterator[Json]:
    """Yield the Services that the API server calls for an object."""
    yield at(manifest, "spec", "service") if at(manifest, "kind") == "APIService" else None
    for webhook in (*items(manifest, "webhooks"), at(manifest, "spec", "conversion", "webhook")):
        yield at(webhook, "clientConfig", "service")


def _receivers(manifest: Json, found: k8s.Object) -> Iterator[str]:
    """Yield receivers and times that routes of an AlertmanagerConfig name, and it does not have."""
    spec = at(manifest, "spec")
    fields = {"receiver": "receivers"}
    fields |= dict.fromkeys(("muteTimeIntervals", "activeTimeIntervals"), "muteTimeIntervals")
    for field, value in entries({"route": at(spec, "route")}):
        known = [at(each, "name") for each in items(spec, fields.get(field, ""))]
        for name in (value if isinstance(value, list) else [value]) if field in fields else ():
            if name not in known:
                problem = f"names {name!r:.80} as '{field}', which '{fields[field]}' lacks"
                yield finding(found, problem, f"use one of {known}")


def secrets_fit_their_use(inventory: Inventory) -> Iterator[str]:
    """Secrets of ServiceAccounts, Gateways and monitors exist; logins and certificates are such."""
    found = [
        missing(inventory, user, "Secret", name, key) for user, name, key in _secrets(inventory)
    ]
    # Of what does not exist, each key would say the same.
    yield from dict.fromkeys(text for texts in found for text in texts)
    for user, name, ways, what in _typed(inventory):
        keys = inventory.keys_of("Secret", user.namespace, name)
        if keys is not None and not any(way <= keys for way in ways):
            wanted = " and ".join(f"'{each}'" for each in sorted(ways[0]))
            problem = f"uses Secret '{name}' as {what}, which has {sorted(keys)}"
            yield finding(user, problem, f"name {wanted} in 'keys' of its SecretRef")


def _secrets(inventory: Inventory) -> Iterator[tuple[k8s.Object, str, str | None]]:
    """Yield each object with the name of a Secret that it uses, and the key there."""
    for manifest, found in inventory.read:
        if found.kind == "ServiceAccount":
            for each in (*items(manifest, "imagePullSecrets"), *items(manifest, "secrets")):
                yield found, str(at(each, "name")), None
        for name in _certificates(manifest, found):
            yield found, name, None
        for field, value in entries(manifest) if found.group == MONITORING else ():
            is_selector = isinstance(value, dict) and {"name", "key"} <= value.keys()
            if is_selector and field != "configMap" and not at(value, "optional"):
                yield found, str(at(value, "name")), str(at(value, "key"))


def _certificates(manifest: Json, found: k8s.Object) -> Iterator[str]:
    """Yield the Secrets with certificates of a Gateway that are in its namespace."""
    if found.kind == "Gateway" and found.group == "gateway.networking.k8s.io":
        for listener in items(manifest, "spec", "listeners"):
            for each in items(at(listener, "tls"), "certificateRefs"):
                own = at(each, "namespace") in (None, found.namespace)
                if own and at(each, "kind") in (None, "Secret"):
                    yield str(at(each, "name"))


def _typed(
    inventory: Inventory,
) -> Iterator[tuple[k8s.Object, str, Sequence[set[str]], str]]:
    """Yield each object with a Secret whose type has keys of its own, and those keys."""
    login, certificate = "a login for pulling images", "a certificate"
    for pods in inventory.pods:
        for each in pods.spec.image_pull_secrets:
            yield pods.workload, each.name or "", LOGINS, login
    for ingress in inventory.of_kind(k8s.Ingress):
        for tls in ingress.spec.tls:
            yield ingress, tls.secret_name or "", CERTIFICATE, certificate
    for manifest, found in inventory.read:
        if found.kind == "ServiceAccount":
            for entry in items(manifest, "imagePullSecrets"):
                yield found, str(at(entry, "name")), LOGINS, login
        for name in _certificates(manifest, found):
            yield found, name, CERTIFICATE, certificate
