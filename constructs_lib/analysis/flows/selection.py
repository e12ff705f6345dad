"""Selection of pods by their labels and those of their namespaces, for thousands of pods.

A set of pods is a whole number: the bit of its index says whether a pod is in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import k8s

SelectorKey = tuple[object, ...]


class Labelled:
    """Pods by namespace and labels."""

    def __init__(
        self,
        pods: Sequence[tuple[str, Mapping[str, str]]],
        namespaces: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Indexes pods, each a namespace and labels, and namespaces by name."""
        self.all = (1 << len(pods)) - 1
        """All pods."""
        self._namespaces = namespaces
        in_namespace: dict[str, list[int]] = defaultdict(list)
        with_key: dict[str, list[int]] = defaultdict(list)
        with_label: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, (namespace, labels) in enumerate(pods):
            in_namespace[namespace].append(index)
            for key, value in labels.items():
                with_key[key].append(index)
                with_label[key, value].append(index)
        self._in_namespace = {name: set_of(found) for name, found in in_namespace.items()}
        self._with_key = {key: set_of(found) for key, found in with_key.items()}
        self._with_label = {label: set_of(found) for label, found in with_label.items()}
        self._selected: dict[SelectorKey, int] = {}
        self._selected_namespaces: dict[SelectorKey, int] = {}

    def in_namespace(self, name: str) -> int:
        """Return the pods of a namespace."""
        return self._in_namespace.get(name, 0)

    def in_namespaces(self, selector: k8s.LabelSelector) -> int:
        """Return the pods of the namespaces that a selector selects."""
        key = _key(selector)
        if key not in self._selected_namespaces:
            found = 0
            for name, pods in self._in_namespace.items():
                if selects(selector, self._namespaces.get(name, {})):
                    found |= pods
            self._selected_namespaces[key] = found
        return self._selected_namespaces[key]

    def select(self, selector: k8s.LabelSelector) -> int:
        """Return the pods that a selector selects, of all namespaces."""
        key = _key(selector)
        if key not in self._selected:
            found = self.all
            for label in selector.match_labels.items():
                found &= self._with_label.get(label, 0)
            for expression in selector.match_expressions:
                found &= self._meet(expression)
            self._selected[key] = found
        return self._selected[key]

    def _meet(self, expression: k8s.LabelSelectorRequirement) -> int:
        with_key = self._with_key.get(expression.key, 0)
        with_value = 0
        for value in expression.values:
            with_value |= self._with_label.get((expression.key, value), 0)
        match expression.operator:
            case "In":
                return with_value
            case "NotIn":
                return self.all & ~with_value
            case "Exists":
                return with_key
            case "DoesNotExist":
                return self.all & ~with_key


def set_of(ascending: Sequence[int]) -> int:
    """Return the set of the pods with these indexes."""
    # Bit after bit, each would copy the whole number.
    data = bytearray(ascending[-1] // 8 + 1 if ascending else 0)
    for index in ascending:
        data[index // 8] |= 1 << index % 8
    return int.from_bytes(data, "little")


def bits(pods: int) -> Iterator[int]:
    """Yield the indexes of the pods in a set, ascending."""
    while pods:
        lowest = pods & -pods
        yield lowest.bit_length() - 1
        pods ^= lowest


def _key(selector: k8s.LabelSelector) -> SelectorKey:
    return (
        *sorted(selector.match_labels.items()),
        *((each.key, each.operator, *each.values) for each in selector.match_expressions),
    )
