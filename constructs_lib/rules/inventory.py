"""What the rules look at: objects, the pods that they make, and what constructs declared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import cast

from cdk8s import App
from constructs import Construct, IConstruct

from constructs_lib.core.api_objects import Json, Manifest, read_tree
from constructs_lib.core.declarations import NOTHING, Declarations
from constructs_lib.core.labels import NAMESPACE


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

    declarations: Declarations = NOTHING
    """Facts that constructs declared."""

    folders: Mapping[str, Sequence[Manifest]] = field(default_factory=dict)
    """The objects by the folder that their App writes them to."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Text by path of the manifests that the Apps write."""

    @classmethod
    def of(cls, *roots: IConstruct) -> "Inventory":
        """Returns what the roots (Apps, Charts, constructs) and everything below them hold."""
        folders: dict[str, list[Manifest]] = defaultdict(list)
        files: dict[str, str] = {}
        declarations = NOTHING
        for root in roots:
            contents = read_tree(root)
            folder = _folder_of(cast(Construct, root))
            folders[folder] += contents.objects
            files |= {f"{folder}/{name}": text for name, text in contents.files.items()}
            declarations += contents.declarations
        return cls(
            objects=[manifest for manifests in folders.values() for manifest in manifests],
            declarations=declarations,
            folders=folders,
            files=files,
        )

    def of_kind(self, kind: str) -> Sequence[Manifest]:
        """Returns the objects of a kind."""
        return self._by_kind[kind]

    def find(self, kind: str, namespace: str, name: str) -> Manifest | None:
        """Returns the object of that kind and name, or None."""
        return self._by_name.get((kind, namespace, name))

    def keys_of(self, kind: str, namespace: str, name: str) -> set[str] | None:
        """Returns the data keys of an object or declared Secret, or None where there is none."""
        declared = [
            secret.values
            for secret in self.declarations.secrets
            if (kind, namespace, name) == ("Secret", secret.namespace, secret.name)
        ]
        found = self.find(kind, namespace, name)
        if found is None and not declared:
            return None
        data = {**found.get("data", {}), **found.get("binaryData", {})} if found else {}
        return set(data).union(*declared)

    @cached_property
    def pods(self) -> Sequence[Pods]:
        """The pods that objects make."""
        return [pods for manifest in self.objects if (pods := pods_of(manifest))]

    @cached_property
    def pods_by_namespace(self) -> Mapping[str, Sequence[Pods]]:
        """The same, by namespace."""
        namespaces = defaultdict(list)
        for pods in self.pods:
            namespaces[namespace_of(pods.maker)].append(pods)
        return namespaces

    @cached_property
    def pod_labels(self) -> Mapping[str, Sequence[Mapping[str, str]]]:
        """The labels of all pods, those of declared peers included, by namespace."""
        labels = defaultdict(list)
        for pods in self.pods:
            labels[namespace_of(pods.maker)].append(pods.labels)
        for end in self.declarations.ends:
            labels[end.namespace].append(end.labels)
        for flow in self.declarations.flows:
            if flow.peer:
                labels[flow.peer.namespace].append(flow.peer.labels)
        return labels

    @cached_property
    def namespace_labels(self) -> Mapping[str, Mapping[str, str]]:
        """The labels of the namespaces that hold pods, by name."""
        labels = {}
        for name in self.pod_labels:
            known = self.find("Namespace", "", name) or {"metadata": {}}
            labels[name] = {**known["metadata"].get("labels", {}), NAMESPACE: name}
        return labels

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Manifest]]:
        kinds = defaultdict(list)
        for manifest in self.objects:
            kinds[manifest["kind"]].append(manifest)
        return kinds

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str, str], Manifest]:
        return {(each["kind"], namespace_of(each), name_of(each)): each for each in self.objects}


@cache
def _folder_of(construct: Construct) -> str:
    """Returns the folder that the App around a construct writes to, empty where there is none."""
    root = construct.node.root
    return root.outdir if isinstance(root, App) else ""


def group_of(manifest: Manifest) -> str:
    """Returns the API group of an object, empty for the core group."""
    return str(manifest["apiVersion"].rpartition("/")[0])


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


def pods_of(manifest: Manifest) -> Pods | None:
    """Returns the pods that an object makes, or None where it makes none."""
    template = _pod_template(manifest)
    if template is None:
        return None
    return Pods(manifest, template.get("metadata", {}).get("labels", {}), template["spec"])


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
