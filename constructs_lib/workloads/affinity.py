"""Constraints and preferences of pods on nodes and neighbours, in the API's own form."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired

from pydantic import AfterValidator, ConfigDict, Field, with_config
from typing_extensions import TypedDict

from constructs_lib.kube.names import DnsLabel, LabelKey, LabelValue
from constructs_lib.kube.validation import shown

_STRICT = ConfigDict(extra="forbid", strict=True)

Weight = Annotated[int, Field(ge=1, le=100)]
"""Weight of a preference, which adds to those of the others."""


@with_config(_STRICT)
class Requirement(TypedDict):
    """A condition on a label."""

    key: LabelKey
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]
    values: NotRequired[Sequence[LabelValue]]


def _values_fit(requirement: Requirement) -> Requirement:
    operator, values = requirement["operator"], requirement.get("values") or ()
    if operator in ("Exists", "DoesNotExist"):
        fits, wanted = not values, "be left out"
    elif operator in ("Gt", "Lt"):
        fits, wanted = len(values) == 1 and values[0].isdecimal(), "be one whole number, as text"
    else:
        fits, wanted = bool(values), "have one value or more"
    if not fits:
        raise ValueError(
            f"'values' must {wanted} with operator '{operator}', got {shown(list(values))}; "
            "correct one of them"
        )
    return requirement


def _of_labels(requirement: Requirement) -> Requirement:
    if requirement["operator"] in ("Gt", "Lt"):
        raise ValueError(
            "'operator' must be 'In', 'NotIn', 'Exists' or 'DoesNotExist' for labels of pods and "
            f"namespaces, got '{requirement['operator']}'; use one of them"
        )
    return requirement


NodeRequirement = Annotated[Requirement, AfterValidator(_values_fit)]
LabelRequirement = Annotated[NodeRequirement, AfterValidator(_of_labels)]


@with_config(_STRICT)
class NameRequirement(TypedDict):
    """A condition on the name of a node."""

    key: Literal["metadata.name"]
    operator: Literal["In", "NotIn"]
    values: Annotated[Sequence[LabelValue], Field(min_length=1, max_length=1)]


@with_config(_STRICT)
class NodeTerm(TypedDict):
    """Conditions that a node fulfils together."""

    matchExpressions: NotRequired[Sequence[NodeRequirement]]
    matchFields: NotRequired[Sequence[NameRequirement]]


@with_config(_STRICT)
class NodeSelector(TypedDict):
    """Terms of which a node fulfils one."""

    nodeSelectorTerms: Annotated[Sequence[NodeTerm], Field(min_length=1)]


@with_config(_STRICT)
class NodePreference(TypedDict):
    """A preference for nodes."""

    weight: Weight
    preference: NodeTerm


@with_config(_STRICT)
class NodeAffinity(TypedDict):
    """Nodes that the pods may run on, and those that they should."""

    requiredDuringSchedulingIgnoredDuringExecution: NotRequired[NodeSelector]
    preferredDuringSchedulingIgnoredDuringExecution: NotRequired[Sequence[NodePreference]]


@with_config(_STRICT)
class LabelSelector(TypedDict):
    """Labels of pods or namespaces."""

    matchLabels: NotRequired[Mapping[LabelKey, LabelValue]]
    matchExpressions: NotRequired[Sequence[LabelRequirement]]


@with_config(_STRICT)
class PodTerm(TypedDict):
    """Pods, and the part of the cluster that counts as near them."""

    topologyKey: LabelKey
    labelSelector: NotRequired[LabelSelector]
    namespaces: NotRequired[Sequence[DnsLabel]]
    namespaceSelector: NotRequired[LabelSelector]


@with_config(_STRICT)
class PodPreference(TypedDict):
    """A preference for neighbours, or against them."""

    weight: Weight
    podAffinityTerm: PodTerm


@with_config(_STRICT)
class PodAffinity(TypedDict):
    """Neighbours that the pods must have or avoid, and those that they should."""

    requiredDuringSchedulingIgnoredDuringExecution: NotRequired[Sequence[PodTerm]]
    preferredDuringSchedulingIgnoredDuringExecution: NotRequired[Sequence[PodPreference]]


@with_config(_STRICT)
class Affinity(TypedDict):
    """Affinity of pods, as the API has it."""

    nodeAffinity: NotRequired[NodeAffinity]
    podAffinity: NotRequired[PodAffinity]
    podAntiAffinity: NotRequired[PodAffinity]
