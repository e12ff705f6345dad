"""The objects of a folder of manifests, without what a cluster added to them."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.schema import kinds_of
from constructs_lib.core.text import NOT_IN_YAML
from constructs_lib.plan.objects import Key, items, key_of, part

OF_SERVERS = frozenset(
    (
        *("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation"),
        *("selfLink", "ownerReferences"),
    )
)
"""Fields of the metadata that the API server or a controller sets."""

OF_TOOLS = frozenset(
    ("kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision")
)
"""Annotations that programs set."""

DEFAULTS: Mapping[str, Json] = {
    **{"concurrencyPolicy": "Allow", "dnsPolicy": "ClusterFirst", "failedJobsHistoryLimit": 1},
    **{"imagePullPolicy": "IfNotPresent", "internalTrafficPolicy": "Cluster"},
    **{"ipFamilyPolicy": "SingleStack", "progressDeadlineSeconds": 600, "protocol": "TCP"},
    **{"revisionHistoryLimit": 10, "schedulerName": "default-scheduler", "scheme": "HTTP"},
    **{"securityContext": {}, "sessionAffinity": "None", "successThreshold": 1},
    **{"successfulJobsHistoryLimit": 3, "suspend": False, "terminationGracePeriodSeconds": 30},
    **{"terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File"},
    **{"volumeMode": "Filesystem", "minReadySeconds": 0, "fsGroupChangePolicy": "Always"},
    **{"privileged": False, "hostNetwork": False, "setHostnameAsFQDN": False},
    "strategy": {
        "type": "RollingUpdate",
        "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": "25%"},
    },
}
"""Values that the API server fills in itself, by field."""

TEXTS = ("labels", "annotations", "matchLabels", "selector", "nodeSelector", "requests", "limits")
"""Fields whose keys are no fields of the API."""


class Read(NamedTuple):
    """The objects of a folder."""

    objects: dict[Key, Manifest]
    """Those that a program may write."""

    left_out: dict[str, str]
    """Why others are not written, by kind, namespace and name."""


def read(found: Mapping[Key, Manifest], namespace: str) -> Read:
    """Return objects as people wrote them; `namespace` is that of those that state none."""
    read = Read({}, {})
    for key, given in found.items():
        # Dates and numbers as keys are texts to the API.
        manifest: Manifest = json.loads(json.dumps(given, default=str))
        if problem := _problem(manifest):
            read.left_out[key.text] = problem
            continue
        manifest.pop("status", None)
        manifest["metadata"] = dict(_metadata(manifest["metadata"]))
        struct = kinds_of(key.group).get(key.kind)
        if struct and struct.NAMESPACED:
            manifest["metadata"].setdefault("namespace", namespace)
        _complete(key, manifest.get("spec"))
        read.objects[key_of(manifest)] = manifest
    return read


def _problem(manifest: Manifest) -> str:
    """Return why an object is not written, or nothing."""
    metadata = part(manifest, "metadata")
    if manifest["kind"] == "Secret":
        return "values of Secrets do not belong in Git"
    if not isinstance(metadata.get("name"), str) or not metadata["name"]:
        return "it has no name, so it is another object each time"
    texts = (metadata.get(each) or {} for each in ("labels", "annotations"))
    is_sound = all(isinstance(each, dict) for each in texts) and manifest["kind"]
    is_sound = is_sound and isinstance(metadata.get("namespace") or "", str)
    if not is_sound or not isinstance(manifest["apiVersion"], str):
        return "it does not fit the API"
    if re.search(f"[{NOT_IN_YAML}]", json.dumps(manifest, ensure_ascii=False)):
        return "it has characters that YAML does not hold"
    return ""


def _metadata(metadata: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for name, value in metadata.items():
        kept = value
        if name == "annotations" and value:
            kept = {key: each for key, each in value.items() if key not in OF_TOOLS}
        if name not in OF_SERVERS and kept not in (None, {}, ""):
            yield name, kept


def _complete(key: Key, spec: Json) -> None:
    """Remove addresses that the API server chose, and state what it adds and never changes."""
    if not isinstance(spec, dict):
        return
    if key[:2] == ("", "Service") and spec.get("clusterIP") != "None":
        for field in ("clusterIP", "clusterIPs", "ipFamilies"):
            spec.pop(field, None)
    if key[:2] == ("apps", "StatefulSet"):
        spec.setdefault("podManagementPolicy", "OrderedReady")
        for claim in items(spec, "volumeClaimTemplates"):
            dict.update(claim, apiVersion="v1", kind="PersistentVolumeClaim")


def is_default(field: str, value: Json) -> bool:
    """Return whether the API server fills in that value of a field itself."""
    return field in DEFAULTS and DEFAULTS[field] == value


def without_defaults(value: Json) -> Json:
    """Return a copy without the values that the API server fills in itself."""
    if isinstance(value, list):
        return [without_defaults(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: each if key in TEXTS else without_defaults(each)
        for key, each in value.items()
        if each is not None and not is_default(key, each)
    }
