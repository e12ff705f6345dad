"""Facts that constructs declare in addition to their objects, for the platform and its rules.

The construct tree carries them as JSON, which only this module writes and reads.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple, Self, get_args

from constructs_lib.kube.structs import k8s

PREFIX = "cdk8s-web-platform/"
"""Prefix of our kinds of metadata, which keeps them apart from those of other libraries."""

VALUES_FILE = "-values.yaml"
"""End of the names of files with values of charts, which the Application of a folder leaves out."""

MADE_BY = "made_by"
"""Source of a value in a declaration: its Secret is made by that controller."""

Half = Literal["egress", "ingress"]
"""Side of a connection that a NetworkPolicy is written for: the caller's or the target's."""


@dataclass(frozen=True, kw_only=True)
class DeclaredSecret:
    """A Secret that must exist on the cluster."""

    namespace: str
    name: str
    values: Mapping[str, Any]
    """By key, the way to create each value if the Secret is absent: text or a mapping."""
    labels: Mapping[str, str] = field(default_factory=dict)
    has_other_keys: bool = False
    """Whether a program adds keys of its own at run time."""
    home: str = ""
    """Namespace of the one Secret that has the values. Empty: whichever namespace uses it."""
    servers: Mapping[str, int] = field(default_factory=dict)
    """Ends of connections that it is a login to, such as `data/db`, and their ports."""


@dataclass(frozen=True, kw_only=True)
class DeclaredEnd:
    """Pods at one end of connections."""

    namespace: str
    name: str
    labels: Mapping[str, str]
    """Labels that select the pods. Without one: all of the namespace."""
    owned: bool
    """Whether a construct writes the policies of these pods. Pods of others are only named."""

    def __str__(self) -> str:
        """Return namespace and name, as in the flow graph."""
        return f"{self.namespace}/{self.name}"

    def includes(self, other: "DeclaredEnd") -> bool:
        """Return whether all pods of another end are pods of this one."""
        return self.namespace == other.namespace and self.labels.items() <= other.labels.items()


@dataclass(frozen=True, kw_only=True)
class DeclaredFlow:
    """One half of a connection, for which a policy is written."""

    source: str
    """Namespace and name of the caller, such as `app/frontend`, or `app/*` for all pods of a
    namespace; or `nodes`.
    """
    target: str
    """Namespace and name of the target; or `api-server` or `outside`."""
    ports: Sequence[int]
    """Ports of the target, ascending."""
    half: Half
    protocols: Sequence[k8s.Protocol] = ("TCP",)
    """Protocols of the ports."""
    pod_network: str = ""
    """Addresses that the policy leaves out, if the other end is not pods."""
    networks: Sequence[str] = ("0.0.0.0/0",)
    """Networks that it names otherwise, if the other end is not pods."""
    peer: DeclaredEnd | None = None
    """The other end, as this half knows it. None: it is not pods."""


@dataclass(frozen=True, kw_only=True)
class DeclaredTeam:
    """A team, with its namespaces, folders of a repository, hosts and members."""

    name: str
    namespaces: Sequence[str]
    repository: str
    """Address of its Git repository."""
    folders: Sequence[str]
    """Folders of that repository that are its own."""
    owner: str
    """User or team that reviews changes of them. Empty: none is stated."""
    hosts: Sequence[str]
    """Host names of its routes; `*.` stands for all below."""
    members: str
    """Group of people. Empty: none."""


@dataclass(frozen=True, kw_only=True)
class DeclaredContract:
    """Bounds of a team's own program, besides those that the objects of its space state."""

    team: str
    path: str
    """Folder of its repository that Argo CD follows."""
    namespaces: Sequence[str]
    kinds: Sequence[str]
    """Kinds that it may hold, each after its group."""
    hosts: Sequence[str]
    objects: int
    """The most objects of each kind in a namespace."""
    storage: str
    """Sum of what the claims of a namespace may request."""
    priority_class: str
    """PriorityClass that its pods may state. Empty: none."""
    prometheus: str
    """Namespace and name of the Prometheus that reads its metrics."""


@dataclass(frozen=True, kw_only=True)
class DeclaredProvider:
    """An Application that installs kinds."""

    namespace: str
    name: str
    groups: Sequence[str]
    """API groups of the kinds."""


@dataclass(frozen=True, kw_only=True)
class DeclaredRegistry:
    """The registry of images that nodes reach at their own loopback address."""

    address: str | None = None
    """Beginning of the names of its images, such as `localhost:30500`. None: it is left out."""


@dataclass(frozen=True, kw_only=True)
class DeclaredPods:
    """Pods that a chart makes, at their highest number."""

    namespace: str
    number: int
    needs: Mapping[str, str]
    """Amounts of one pod by their names in a quota, such as `requests.cpu`."""


@dataclass(frozen=True, kw_only=True)
class DeclaredChart:
    """A chart, and the images that its values state."""

    namespace: str
    name: str
    images: Sequence[str]
    services: Mapping[str, int] = field(default_factory=dict)
    """Ports of its Services to which Ingresses may lead, by name."""
    kinds: Sequence[str] = ()
    """Kinds of its objects in its namespace."""
    jobs: Sequence[str] = ()
    """Jobs of the metrics that Prometheus reads by its monitors."""


@dataclass(frozen=True, kw_only=True)
class DeclaredWatch:
    """Namespaces whose Ingresses the controller of the platform serves."""

    namespaces: Sequence[str]
    reads_secrets: bool = False
    """Whether it reads the Secrets that those name."""


@dataclass(frozen=True, kw_only=True)
class DeclaredFile:
    """A file next to the manifests."""

    path: str
    """Path in the repository."""
    text: str


@dataclass(frozen=True, kw_only=True)
class DeclaredRepository:
    """A Git repository that the folders of the Apps are committed to."""

    address: str


@dataclass(frozen=True, kw_only=True)
class DeclaredException:
    """A finding that is accepted."""

    rule: str
    """Id of the rule."""
    object: str
    """Kind, namespace and name of the object, such as `Deployment shop/web`."""
    reason: str
    path: str | None = None
    """Path of the field. None: all of the object."""
    until: str | None = None
    """Last day, as `2030-01-31`. None: it has no end."""
    source: str | None = None
    """File and line that state it."""


@dataclass(frozen=True, kw_only=True)
class DeclaredSource:
    """Line of the program that made an object, or declared a Secret or a chart."""

    place: Sequence[str]
    """API group, kind, namespace and name of the object."""
    line: str
    """File and line, such as `main.py:12`."""


@dataclass(frozen=True, kw_only=True)
class Declarations:
    """Everything that one construct, or a tree of them, declares."""

    secrets: Sequence[DeclaredSecret] = ()
    ends: Sequence[DeclaredEnd] = ()
    flows: Sequence[DeclaredFlow] = ()
    providers: Sequence[DeclaredProvider] = ()
    registries: Sequence[DeclaredRegistry] = ()
    pods: Sequence[DeclaredPods] = ()
    charts: Sequence[DeclaredChart] = ()
    watches: Sequence[DeclaredWatch] = ()
    files: Sequence[DeclaredFile] = ()
    repositories: Sequence[DeclaredRepository] = ()
    accepted: Sequence[DeclaredException] = ()
    teams: Sequence[DeclaredTeam] = ()
    contracts: Sequence[DeclaredContract] = ()
    asked: Sequence[DeclaredFlow] = ()
    """Halves of connections whose policies the platform has to write."""
    sources: Sequence[DeclaredSource] = ()

    def text(self) -> str:
        """Return the declarations as JSON, by kind."""
        entries = {f"{PREFIX}{kind}": found for kind, found in vars(self).items() if found}
        return json.dumps(entries, default=vars)

    @classmethod
    def read(cls, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> Self:
        """Return the declarations in such data. Kinds of other libraries are ignored."""
        return cls(
            **{
                kind.name: [
                    _entry(get_args(kind.type)[0], each)
                    for each in data.get(f"{PREFIX}{kind.name}", ())
                ]
                for kind in fields(cls)
            }
        )

    def __add__(self, other: "Declarations") -> "Declarations":
        """Return the declarations of both."""
        return Declarations(
            **{
                kind.name: [*getattr(self, kind.name), *getattr(other, kind.name)]
                for kind in fields(self)
            }
        )


class ConstructTree(NamedTuple):
    """Everything at and below a construct."""

    objects: list[dict[str, Any]]
    """The API objects, as synth would write them."""

    declarations: Declarations
    """Facts that constructs declared."""

    folder: str
    """Folder that the App around it writes to. Empty if there is none."""

    files: dict[str, str]
    """Text of the files that an App writes, by name. Empty for other roots."""


NOTHING = Declarations()
"""Declarations of constructs that have only objects."""


def _entry(kind: Callable[..., Any], data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - that kind
    if peer := data.get("peer"):
        data = {**data, "peer": DeclaredEnd(**peer)}
    return kind(**data)


def maker_of(values: Mapping[str, Any]) -> str | None:
    """Return the controller that makes a Secret with values of these sources, if one does."""
    sources = [each for each in values.values() if isinstance(each, Mapping)]
    return next((each[MADE_BY] for each in sources if MADE_BY in each), None)


def copied_from(source: object) -> str | None:
    """Return the namespace that a value is copied from. None: it is no copy."""
    return source.get("copied_from") if isinstance(source, dict) else None
