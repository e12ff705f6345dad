"""Selection of pods by their labels and those of their namespaces, for thousands of pods.

A set of pods is a whole number: the bit of its index says whether a pod is in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.shapes.objects import LabelExpression, LabelSelector

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
        self._in_namespace: dict[str, int] = defaultdict(int)
        self._with_key: dict[str, int] = defaultdict(int)
        self._with_label: dict[tuple[str, str], int] = defaultdict(int)
        for index, (namespace, labels) in enumerate(pods):
            self._in_namespace[namespace] |= 1 << index
            for key, value in labels.items():
                self._with_key[key] |= 1 << index
                self._with_label[key, value] |= 1 << index
        self._selected: dict[SelectorKey, int] = {}
        self._selected_namespaces: dict[SelectorKey, int] = {}

    def in_namespace(self, name: str) -> int:
        """Returns the pods of a namespace."""
        return self._in_namespace.get(name, 0)

    def in_namespaces(self, selector: LabelSelector) -> int:
        """Returns the pods of the namespaces that a selector selects."""
        key = _key(selector)
        if key not in self._selected_namespaces:
            found = 0
            for name, pods in self._in_namespace.items():
                if selector.matches(self._namespaces.get(name, {})):
                    found |= pods
            self._selected_namespaces[key] = found
        return self._selected_namespaces[key]

    def select(self, selector: LabelSelector) -> int:
        """Returns the pods that a selector selects, of all namespaces."""
        key = _key(selector)
        if key not in self._selected:
            found = self.all
            for label in selector.match_labels.items():
                found &= self._with_label.get(label, 0)
            for expression in selector.match_expressions:
                found &= self._meet(expression)
            self._selected[key] = found
        return self._selected[key]

    def _meet(self, expression: LabelExpression) -> int:
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


def bits(pods: int) -> Iterator[int]:
    """Yields the indexes of the pods in a set, ascending."""
    while pods:
        lowest = pods & -pods
        yield lowest.bit_length() - 1
        pods ^= lowest


def _key(selector: LabelSelector) -> SelectorKey:
    return (
        *sorted(selector.match_labels.items()),
        *((each.key, each.operator, *each.values) for each in selector.match_expressions),
    )
