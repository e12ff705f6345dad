"""Rules on names: legal, and none twice."""

from collections.abc import Iterator

from constructs_lib.core.api_objects import Manifest
from constructs_lib.core.fields import (
    DnsLabel,
    DnsSubdomain,
    LabelKey,
    LabelValue,
    ServiceName,
    checked,
)
from constructs_lib.rules.inventory import (
    Inventory,
    containers_of,
    finding,
    group_of,
    name_of,
    namespace_of,
    pods_of,
    title,
)

LONGEST_CRON_JOB_NAME = 52
"""Characters; the API server leaves 11 of a Job's 63 to the suffix that the controller adds."""


def no_duplicates(inventory: Inventory) -> Iterator[str]:
    """Two objects must not have one identity, or the later silently replaces the earlier."""
    seen = set()
    for manifest in inventory.objects:
        identity = (
            group_of(manifest),
            manifest["kind"],
            namespace_of(manifest),
            name_of(manifest),
        )
        if identity in seen:
            yield finding(manifest, "exists twice", "give one of them another id")
        seen.add(identity)


def names_are_legal(inventory: Inventory) -> Iterator[str]:
    """Names, namespaces and labels are such that the API server takes them."""
    types = {"Namespace": DnsLabel, "Service": ServiceName}
    for manifest in inventory.objects:
        # RBAC names may hold almost anything, such as `system:node`.
        if not manifest["apiVersion"].startswith("rbac.authorization.k8s.io/"):
            yield from _illegal(
                manifest, "name", types.get(manifest["kind"], DnsSubdomain), name_of(manifest)
            )
        if manifest["kind"] == "CronJob" and len(name_of(manifest)) > LONGEST_CRON_JOB_NAME:
            yield finding(
                manifest,
                f"has a name of more than {LONGEST_CRON_JOB_NAME} characters",
                "shorten it",
            )
        if namespace_of(manifest):
            yield from _illegal(manifest, "namespace", DnsLabel, namespace_of(manifest))
        labels = dict(manifest["metadata"].get("labels", {}))
        if pods := pods_of(manifest):
            labels |= pods.labels
            for container in containers_of(pods):
                yield from _illegal(manifest, "container", DnsLabel, container["name"])
        for key, value in labels.items():
            yield from _illegal(manifest, "label", LabelKey, key)
            if value:
                yield from _illegal(manifest, f"label '{key}'", LabelValue, value)


def _illegal(manifest: Manifest, what: str, field_type: object, text: str) -> Iterator[str]:
    try:
        checked("name", field_type, text)
    except ValueError as error:
        rule = str(error).removeprefix("'name' ")
        yield f"{what} of {title(manifest)} {rule}; change it"
