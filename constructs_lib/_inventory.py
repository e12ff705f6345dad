"""What the rules look at: objects, the pods that they make, and what constructs declared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from constructs import IConstruct

from constructs_lib._api_objects import ApiObjects, Manifest

Json = Any
"""Part of a manifest; its shape is the Kubernetes API's."""


@dataclass(frozen=True)
class Pods:
    """The pods that an object makes."""

    maker: Manifest
    labels: Mapping[str, str]
    spec: Mapping[str, Json]


@dataclass(frozen=True)
class Inventory:
    """What the rules look at."""

    objects: Sequence[Manifest]
    """Synthesized objects."""

    secrets: Sequence[Mapping[str, Json]] = ()
    """Secrets that constructs declared: `namespace`, `name` and `keys`."""

    peers: Sequence[Mapping[str, Json]] = ()
    """Pods of others that constructs declared: `namespace` and `labels`."""

    @classmethod
    def of(cls, *roots: IConstruct) -> "Inventory":
        """Returns what the roots (Apps, Charts, constructs) and everything below them hold."""
        return cls(
            objects=[manifest for root in roots for manifest in ApiObjects.manifests_below(root)],
            secrets=[
                secret for root in roots for secret in ApiObjects.declarations_below(root, "secret")
            ],
            peers=[peer for root in roots for peer in ApiObjects.declarations_below(root, "peer")],
        )

    def of_kind(self, *kinds: str) -> Iterator[Manifest]:
        """Yields the objects of these kinds."""
        return (manifest for manifest in self.objects if manifest["kind"] in kinds)

    def find(self, kind: str, namespace: str, name: str) -> Manifest | None:
        """Returns the object of that kind and name, or None."""
        wanted = (namespace, name)
        return next(
            (
                found
                for found in self.of_kind(kind)
                if (namespace_of(found), name_of(found)) == wanted
            ),
            None,
        )

    def keys_of(self, kind: str, namespace: str, name: str) -> set[str] | None:
        """Returns the data keys of an object or declared Secret, or None where there is none."""
        declared = [
            secret["keys"]
            for secret in self.secrets
            if (kind, namespace, name) == ("Secret", secret["namespace"], secret["name"])
        ]
        found = self.find(kind, namespace, name)
        if found is None and not declared:
            return None
        data = {**found.get("data", {}), **found.get("binaryData", {})} if found else {}
        return set(data).union(*declared)

    def pods(self, namespace: str | None = None) -> Iterator[Pods]:
        """Yields the pods that objects (of that namespace) make."""
        for manifest in self.objects:
            if namespace in (None, namespace_of(manifest)) and (
                template := _pod_template(manifest)
            ):
                yield Pods(
                    manifest, template.get("metadata", {}).get("labels", {}), template["spec"]
                )


def name_of(manifest: Manifest) -> str:
    """Returns the name of an object, empty where it has none."""
    return str(manifest["metadata"].get("name", ""))


def namespace_of(manifest: Manifest) -> str:
    """Returns the namespace of an object, empty where it belongs to the cluster."""
    return str(manifest["metadata"].get("namespace", ""))


def title(manifest: Manifest) -> str:
    """Returns kind, namespace and name, as findings show an object."""
    path = f"{namespace_of(manifest)}/{name_of(manifest)}".removeprefix("/")
    return f"{manifest['kind']} {path}"


def finding(manifest: Manifest, problem: str, fix: str) -> str:
    """Returns the text of a finding."""
    return f"{title(manifest)} {problem}; {fix}"


def _pod_template(manifest: Manifest) -> Json:
    match manifest["kind"]:
        case "Pod":
            return manifest
        case "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "Job":
            return manifest["spec"]["template"]
        case "CronJob":
            return manifest["spec"]["jobTemplate"]["spec"]["template"]
    return None


def containers_of(pods: Pods) -> Iterator[Mapping[str, Json]]:
    """Yields all containers, those for initialization first."""
    yield from pods.spec.get("initContainers", ())
    yield from pods.spec["containers"]


def selects(selector: Mapping[str, Json], labels: Mapping[str, str]) -> bool:
    """Returns whether a label selector matches; an empty one matches everything."""

    def holds(expression: Mapping[str, Json]) -> bool:
        value, values = labels.get(expression["key"]), expression.get("values", ())
        return {
            "In": value in values,
            "NotIn": value not in values,
            "Exists": value is not None,
            "DoesNotExist": value is None,
        }[expression["operator"]]

    same = all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())
    return same and all(holds(expression) for expression in selector.get("matchExpressions", ()))
