"""Rule on names: the API server accepts them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.references import classes_of
from constructs_lib.analysis.workload_pods import pods_of
from constructs_lib.kube.names import (
    DataKey,
    DnsLabel,
    DnsSubdomain,
    LabelKey,
    LabelValue,
    OwnNamespace,
    PortName,
    ServiceName,
)
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import MOST_BYTES
from constructs_lib.kube.validation import checked, matching, text_field

VariableName = Annotated[
    str,
    text_field("of printable ASCII characters other than '='", matching("[ -<>-~]+", MOST_BYTES)),
]
"""Name of a variable that the API server accepts, which is more than our constructs do."""

LONGEST_NAMES: Mapping[type[k8s.Object], int] = {k8s.CronJob: 52, k8s.Job: 63, k8s.StatefulSet: 52}
"""Maximum characters of a name that labels pods, by kind: 63, less 11 that some controllers add."""

NAME_TYPES = {"Namespace": OwnNamespace, "Service": ServiceName}
"""Field types of names, by kind. Names of all other kinds are DNS subdomains."""


@register("name-illegal")
def _names_are_legal(inventory: Inventory) -> Iterator[Finding]:
    for each in inventory.readable:
        # RBAC names may hold almost anything, such as `system:node`.
        if each.group != "rbac.authorization.k8s.io":
            yield from _illegal(each, "name", NAME_TYPES.get(each.kind, DnsSubdomain), each.name)
        longest = LONGEST_NAMES.get(type(each))
        if longest and len(each.name) > longest:
            yield finding(each, f"has a name of more than {longest} characters", "shorten it")
        if each.namespace:
            yield from _illegal(each, "namespace", DnsLabel, each.namespace)
        yield from _of_metadata(each, each.metadata or k8s.ObjectMeta())
        if isinstance(each, k8s.ConfigMap):
            for key in (*each.data, *each.binary_data):
                yield from _illegal(each, "key", DataKey, key)
            for key in sorted(each.data.keys() & each.binary_data.keys()):
                yield finding(each, f"has key '{key}' in 'data' and in 'binaryData'", "rename one")
        if isinstance(each, k8s.Service):
            # Alone, a port needs no name.
            several = len(each.spec.ports) > 1
            for name in [port.name or "" for port in each.spec.ports if several or port.name]:
                yield from _illegal(each, "port", DnsLabel, name)
        if pods := pods_of(each):
            yield from _of_metadata(each, pods.metadata)
            for container in pods.containers:
                yield from _illegal(each, "container", DnsLabel, container.name)
                for variable in container.env:
                    yield from _illegal(each, "variable", VariableName, variable.name)
                for port in container.ports:
                    if port.name:
                        yield from _illegal(each, "port", PortName, port.name)
            for volume in pods.spec.volumes:
                yield from _illegal(each, "volume", DnsLabel, volume.name)
    for kind, name, user, _ in classes_of(inventory):
        yield from _illegal(user, kind, DnsSubdomain, name)


def _of_metadata(found: k8s.Object, metadata: k8s.ObjectMeta) -> Iterator[Finding]:
    """Yield the labels and keys of annotations that are not legal."""
    for key, value in metadata.labels.items():
        yield from _illegal(found, "label", LabelKey, key)
        if value:
            yield from _illegal(found, f"label '{key}' with value", LabelValue, value)
    for key in metadata.annotations:
        # The server does not mind capitals before the slash here.
        yield from _illegal(found, "annotation", LabelKey, key.lower())


def _illegal(found: k8s.Object, what: str, field_type: object, text: str) -> Iterator[Finding]:
    if broken := _broken_rule(field_type, text):
        yield finding(found, f"has {what} {text!r:.80}, which {broken}", "change it")


@lru_cache(maxsize=4096)
def _broken_rule(field_type: object, text: str) -> str:
    """Return what a text must be, empty if it is. Most names and labels come again and again."""
    try:
        checked("name", field_type, text)
    except ValueError as error:
        return str(error).removeprefix("'name' ").rpartition(", got ")[0]
    return ""
