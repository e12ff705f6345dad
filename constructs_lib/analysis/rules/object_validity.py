"""Rules on objects in general: they can be read and stored, and have legal names."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_in, problem_of
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.references import classes_of
from constructs_lib.analysis.workload_pods import pods_of
from constructs_lib.kube.manifests import Json, Manifest
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
from constructs_lib.kube.schema import kinds_of
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import (
    MOST_BYTES,
    MOST_BYTES_OF_ANNOTATIONS,
    NOT_IN_YAML,
    size_of,
    size_of_data,
)
from constructs_lib.kube.validation import checked, matching, text_field

VERSIONS: Mapping[str, Sequence[str]] = {
    "": ("v1",),
    "apiextensions.k8s.io": ("v1",),
    "apps": ("v1",),
    "autoscaling": ("v1", "v2"),
    "batch": ("v1",),
    "policy": ("v1",),
    "rbac.authorization.k8s.io": ("v1",),
}
"""Versions that the server has of each API group whose kinds have all left their beta, newest last.
"""

LARGEST_OBJECT = MOST_BYTES + 2**18
"""Bytes of the largest object. The API server's store takes requests of 1.5 MiB."""

UNFIT = re.compile(f"[{NOT_IN_YAML}]")

API_VERSION = re.compile(r"([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?[a-z0-9]([-a-z0-9]*[a-z0-9])?")
"""An `apiVersion` that the server can read: a version, behind its group but for the core."""


@register("schema-mismatch")
def _schema_mismatch(inventory: Inventory) -> Iterator[Finding]:
    for manifest in inventory.objects:
        for each in inventory.reading_of(manifest).misfits:
            yield finding(place_in(manifest), problem_of(manifest, each), each.fix, each.path)


@register("api-version-unknown")
def _api_version_unknown(inventory: Inventory) -> Iterator[Finding]:
    for each in inventory.readable:
        if not API_VERSION.fullmatch(each.api_version):
            problem = f"has 'apiVersion' '{each.api_version}', which no server can read"
            yield finding(each, problem, "state group and version, such as 'apps/v1'")
            continue
        group, versions = each.group, VERSIONS.get(each.group, ())
        served = [f"{group}/{version}".removeprefix("/") for version in versions]
        if served and each.kind not in kinds_of(group):
            problem = f"has a kind that API group '{group}' lacks"
            yield finding(each, problem, "correct 'kind' or 'apiVersion'")
        elif served and each.api_version not in served:
            problem = f"has 'apiVersion' '{each.api_version}', which the server lacks"
            yield finding(each, problem, f"use '{served[-1]}', and the fields of that version")


@register("namespace-missing")
def _namespace_missing(inventory: Inventory) -> Iterator[Finding]:
    for each in inventory.readable:
        # The scope of other kinds is unknown.
        struct = kinds_of(each.group).get(each.kind)
        if struct and not struct.NAMESPACED:
            if each.namespace:
                # To Argo CD it is of a kind that its project does not allow.
                fix = "remove '/metadata/namespace' by a JsonPatch"
                yield finding(each, "states a namespace, and belongs to the cluster", fix)
        elif struct and not each.namespace:
            # Argo CD takes that of the Application, where no rule has looked.
            fix = "state it, or make its Chart with 'chart' of the tier"
            yield finding(each, "states no namespace", fix)


@register("object-too-large")
def _object_too_large(inventory: Inventory) -> Iterator[Finding]:
    for each in inventory.readable:
        size = size_of_data(each.annotations)
        if size > MOST_BYTES_OF_ANNOTATIONS:
            problem = f"has annotations of {size} bytes, above {MOST_BYTES_OF_ANNOTATIONS}"
            yield finding(each, problem, "shorten them")
    for manifest in inventory.objects:
        text = json.dumps(manifest, ensure_ascii=False)
        size = size_of(text)
        most = LARGEST_OBJECT
        if isinstance(manifest, dict) and manifest.get("kind") in ("ConfigMap", "Secret"):
            size, most = _size_of_values(manifest), MOST_BYTES
        if size > most:
            problem = f"needs {size} bytes in the cluster, above {most}"
            yield finding(place_in(manifest), problem, "shorten it")
        if UNFIT.search(text):
            for place, unfit in _unfit(manifest):
                problem = f"has {unfit!r} in '{place}', which YAML does not hold"
                yield finding(place_in(manifest), problem, "remove it", place)
    for file in inventory.declarations.files:
        if found := UNFIT.search(file.text):
            problem = f"has {found[0]!r}, which YAML does not hold"
            yield finding(Place("", "File", "", file.path), problem, "remove it")


def _unfit(data: Json, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the place and the first unfit character of each text, also of keys."""
    if isinstance(data, str):
        if found := UNFIT.search(data):
            yield place, found[0]
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _unfit(key, place)
            yield from _unfit(value, f"{place}.{key}".removeprefix("."))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _unfit(value, f"{place}[{index}]")


def _size_of_values(manifest: Manifest) -> int:
    """Return the bytes of a ConfigMap or Secret; of four in Base64, three are stored."""
    size = 0
    for field, share in (("data", 1), ("binaryData", 3 / 4)):
        values = manifest.get(field)
        for key, value in values.items() if isinstance(values, dict) else ():
            size += size_of(str(key)) + int(share * size_of(str(value)))
    return size


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
def _name_illegal(inventory: Inventory) -> Iterator[Finding]:
    for each in inventory.readable:
        # RBAC names may hold almost anything, such as `system:node`.
        if each.group != "rbac.authorization.k8s.io":
            yield from _illegal(each, "name", NAME_TYPES.get(each.kind, DnsSubdomain), each.name)
        longest = LONGEST_NAMES.get(type(each))
        if longest and len(each.name) > longest:
            yield finding(each, f"has a name of more than {longest} characters", "shorten it")
        if each.namespace:
            yield from _illegal(each, "namespace", DnsLabel, each.namespace)
        yield from _illegal_metadata(each, each.metadata or k8s.ObjectMeta())
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
            yield from _illegal_metadata(each, pods.metadata)
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


def _illegal_metadata(found: k8s.Object, metadata: k8s.ObjectMeta) -> Iterator[Finding]:
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
    """Return the rule that a text breaks, empty if none. Most names and labels repeat."""
    try:
        checked("name", field_type, text)
    except ValueError as error:
        return str(error).removeprefix("'name' ").rpartition(", got ")[0]
    return ""
