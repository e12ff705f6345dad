"""Matching of label selectors."""

from collections.abc import Mapping, Sequence

from constructs_lib.kube.structs import k8s


def has_labels(labels: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Return whether an object with these labels has the wanted ones."""
    return all(labels.get(key) == value for key, value in wanted.items())


def selects(selector: k8s.LabelSelector, labels: Mapping[str, str]) -> bool:
    """Return whether a selector selects an object with these labels; an empty one selects all."""
    return has_labels(labels, selector.match_labels) and all(
        matches(each, labels) for each in selector.match_expressions
    )


def matches(condition: k8s.LabelSelectorRequirement, labels: Mapping[str, str]) -> bool:
    """Return whether labels meet one condition of a selector."""
    value = labels.get(condition.key)
    match condition.operator:
        case "In":
            return value in condition.values
        case "NotIn":
            return value not in condition.values
        case "Exists":
            return value is not None
        case "DoesNotExist":
            return value is None


def is_empty(selector: k8s.LabelSelector | None) -> bool:
    """Return whether a selector has no condition."""
    return not selector or not (selector.match_labels or selector.match_expressions)


def keys_of(selector: k8s.LabelSelector) -> Sequence[str]:
    """Return the keys of the labels by which a selector selects."""
    return [*selector.match_labels, *(each.key for each in selector.match_expressions)]
