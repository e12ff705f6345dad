"""The base of all shapes, and shapes of objects that are not workloads.

Other fields are ignored, and null counts as absent, as in the API.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec

from constructs_lib.core.quantity import amount

_FROZEN: dict[str, Any] = {"frozen": True}
"""Passed so that each subclass need not repeat it for mypy."""


class Shape(msgspec.Struct, rename="camel", omit_defaults=True, **_FROZEN):
    """Base of all shapes; fields have the names of the API in Python's spelling."""

    def shown(self) -> dict[str, Any]:
        """Return what is stated, as in a manifest."""
        found: dict[str, Any] = msgspec.to_builtins(self, enc_hook=str)
        return found


class Quantity(str):
    """Amount of a resource, in the text or number of the manifest."""

    __slots__ = ()

    def __new__(cls, value: object) -> "Quantity":
        """Refuse what is no amount."""
        try:
            amount(str(value))
        except ValueError:
            raise ValueError("must be a Kubernetes quantity, such as '100m' or '64Mi'") from None
        return super().__new__(cls, value)


IntOrText = int | str
"""Number or name of a port."""


class Metadata(Shape):
    """Metadata of an object or a pod template."""

    name: str = ""
    namespace: str = ""
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}


class KubernetesObject(Shape):
    """An object of any kind; its text is kind, namespace and name, as findings show it."""

    api_version: str
    kind: str
    metadata: Metadata

    def __str__(self) -> str:
        """Return kind, namespace and name."""
        return f"{self.kind} {f'{self.namespace}/{self.name}'.removeprefix('/')}"

    @property
    def group(self) -> str:
        """API group, empty for the core group."""
        return self.api_version.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Name, empty if it has none."""
        return self.metadata.name

    @property
    def namespace(self) -> str:
        """Namespace, empty if it is cluster-scoped."""
        return self.metadata.namespace


def has_labels(labels: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Return whether an object with these labels has the wanted ones."""
    return all(labels.get(key) == value for key, value in wanted.items())


class LabelExpression(Shape):
    """One condition of a label selector."""

    key: str
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist"]
    values: Sequence[str] = ()

    def matches(self, labels: Mapping[str, str]) -> bool:
        """Return whether labels meet the condition."""
        value = labels.get(self.key)
        match self.operator:
            case "In":
                return value in self.values
            case "NotIn":
                return value not in self.values
            case "Exists":
                return value is not None
            case "DoesNotExist":
                return value is None


class LabelSelector(Shape):
    """A label selector; an empty one matches everything."""

    match_labels: Mapping[str, str] = {}
    match_expressions: Sequence[LabelExpression] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it has no condition."""
        return not self.match_labels and not self.match_expressions

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the labels by which it selects."""
        return [*self.match_labels, *(each.key for each in self.match_expressions)]

    def matches(self, labels: Mapping[str, str]) -> bool:
        """Return whether it selects an object with these labels."""
        return has_labels(labels, self.match_labels) and all(
            each.matches(labels) for each in self.match_expressions
        )


class ObjectReference(Shape):
    """A reference to an object; without a namespace, in that of the one who refers."""

    name: str = ""
    kind: str = ""
    group: str = ""
    api_version: str = ""
    namespace: str = ""
    port: int | None = None
    section_name: str = ""


class Namespace(KubernetesObject):
    """A Namespace."""


class ConfigMap(KubernetesObject):
    """A ConfigMap."""

    data: Mapping[str, str] = {}
    binary_data: Mapping[str, str] = {}


class Secret(KubernetesObject):
    """A Secret."""

    type: str = "Opaque"
    data: Mapping[str, Any] = {}
    string_data: Mapping[str, Any] = {}


class DefinitionSpec(Shape):
    """Spec of a CustomResourceDefinition."""

    group: str


class CustomResourceDefinition(KubernetesObject):
    """A CustomResourceDefinition."""

    spec: DefinitionSpec


class ResourceMetric(Shape):
    """Use of a resource by all containers of a pod, or by one."""

    name: str
    container: str = ""


class Metric(Shape):
    """What an autoscaler measures."""

    resource: ResourceMetric | None = None
    container_resource: ResourceMetric | None = None


class AutoscalerSpec(Shape):
    """Spec of a HorizontalPodAutoscaler."""

    scale_target_ref: ObjectReference
    max_replicas: int
    metrics: Sequence[Metric] = ()
    min_replicas: int = 1


class HorizontalPodAutoscaler(KubernetesObject):
    """A HorizontalPodAutoscaler."""

    spec: AutoscalerSpec


Share = int | Annotated[str, msgspec.Meta(pattern=r"^\d{1,3}%$")]
"""Number of pods, or their percentage."""


class BudgetSpec(Shape):
    """Spec of a PodDisruptionBudget."""

    min_available: Share | None = None
    max_unavailable: Share | None = None
    selector: LabelSelector | None = None
    """None selects no pods, unlike an empty one."""


class PodDisruptionBudget(KubernetesObject):
    """A PodDisruptionBudget."""

    spec: BudgetSpec


class QuotaSpec(Shape):
    """Spec of a ResourceQuota."""

    hard: Mapping[str, Quantity] = {}
    scopes: Sequence[str] = ()
    scope_selector: Mapping[str, Any] | None = None


class ResourceQuota(KubernetesObject):
    """A ResourceQuota."""

    spec: QuotaSpec


class LimitItem(Shape):
    """Bounds of one container, of one pod or of others."""

    type: str = ""
    max: Mapping[str, Quantity] = {}
    min: Mapping[str, Quantity] = {}


class LimitRangeSpec(Shape):
    """Spec of a LimitRange."""

    limits: Sequence[LimitItem] = ()


class LimitRange(KubernetesObject):
    """A LimitRange."""

    spec: LimitRangeSpec
