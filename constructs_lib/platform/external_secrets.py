"""Secrets from a store: an ExternalSecret for each Secret that constructs declare."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.kube.declarations import DeclaredSecret, copied_from
from constructs_lib.kube.manifests import Json, Manifest, manifest
from constructs_lib.kube.schedules import go_duration
from constructs_lib.kube.structs import external_secrets, k8s
from constructs_lib.platform.tier import Tier, TierScope
from constructs_lib.props.secret_ref import type_of
from constructs_lib.props.secret_store import SecretStore
from constructs_lib.secrets.needed import merged_secrets
from constructs_lib.tree.api_objects import ApiObjects
from constructs_lib.tree.reading import read_trees

EXTERNAL_SECRETS_CHART = "external-secrets"
"""Id of the Chart with the ExternalSecrets of a tier."""

Place = tuple[str, str]
"""Namespace and name of a Secret."""


def add_external_secrets(platform: TierScope) -> None:
    """Add an ExternalSecret for each Secret that the tiers declare, if the platform has a store.

    It is in the file `external-secrets.yaml` of the tier that the namespace belongs to. A Secret
    that an ExternalSecret of a team makes is left to that. A Delivery calls this; a platform
    without one calls it after all tiers.
    """
    store = platform.context.secret_store
    if store is None:
        return
    tiers = [each.tier for each in platform.order]
    trees = read_trees(tiers)
    written = Inventory([each for tree in trees for each in tree.objects]).external_secrets
    declared = [
        (tier, each)
        for tier, tree in zip(tiers, trees, strict=True)
        for each in (*tree.declarations.secrets, *_of_charts(tier))
    ]
    shared = {(each.namespace, each.name) for _, each in declared if each.has_other_keys}
    needed = {
        (each["namespace"], each["name"]): each
        for each in merged_secrets(each for _, each in declared)
    }
    # That of the tier that creates the namespace, of one that is in it, or of one that needs it.
    owners = {tier.namespace: tier for tier in tiers if tier.tier_namespace}
    for namespace, tier in (
        *((tier.namespace, tier) for tier in tiers),
        *((each.namespace, tier) for tier, each in declared),
    ):
        owners.setdefault(namespace, tier)
    found: dict[str, dict[str, Manifest]] = defaultdict(dict)
    for place, secret in needed.items():
        if place not in written:
            described = _external_secret(store, secret, needed, is_shared=place in shared)
            found[owners[place[0]].name][".".join(place)] = manifest(described)
    for tier in tiers:
        if tier.name in found:
            ApiObjects(tier.chart(EXTERNAL_SECRETS_CHART), "Secrets", found[tier.name])


def _of_charts(tier: Tier) -> Iterator[DeclaredSecret]:
    """Yield the Secrets that the charts of a tier expect, which a Delivery declares later."""
    for component in tier.components:
        for secret in component.secrets:
            yield secret.declaration(tier.namespace)


def _external_secret(
    store: SecretStore, secret: Manifest, needed: Mapping[Place, Manifest], *, is_shared: bool
) -> external_secrets.ExternalSecret:
    namespace, name = secret["namespace"], secret["name"]
    # Without a template, labels and annotations by which Argo CD knows its own would be copied.
    template = external_secrets.ExternalSecretSpecTargetTemplate(
        type=type_of(secret["values"]),
        metadata=external_secrets.ExternalSecretSpecTargetTemplateMetadata(labels=secret["labels"])
        if "labels" in secret
        else None,
    )
    return external_secrets.ExternalSecret(
        metadata=k8s.ObjectMeta(name=name, namespace=namespace),
        spec=external_secrets.ExternalSecretSpec(
            secret_store_ref=external_secrets.ExternalSecretSpecSecretStoreRef(
                kind=store.kind, name=store.name
            ),
            # As the controller writes it, who may write back what it has read.
            refresh_interval=go_duration(store.refresh_interval),
            target=external_secrets.ExternalSecretSpecTarget(
                creation_policy="CreateOrMerge" if is_shared else "Owner",
                deletion_policy="Retain",
                template=template,
            ),
            data=[
                external_secrets.ExternalSecretSpecData(
                    secret_key=key,
                    remote_ref=external_secrets.ExternalSecretSpecDataRemoteRef(
                        key=store.path_of(_origin(needed, (namespace, name), key), name),
                        property=key,
                    ),
                )
                for key in secret["values"]
            ],
        ),
    )


def _origin(needed: Mapping[Place, Manifest], place: Place, key: str) -> str:
    """Return the namespace of the Secret that a value, or a copy of it, is made in."""
    namespace, name = place
    seen: set[str] = set()
    # A rule refuses copies that follow one another in a circle.
    while namespace not in seen:
        seen.add(namespace)
        source: Json = needed.get((namespace, name), {}).get("values", {}).get(key)
        namespace = copied_from(source) or namespace
    return namespace
