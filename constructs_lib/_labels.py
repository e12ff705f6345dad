"""The recommended `app.kubernetes.io` labels and the selectors made of them, in one place."""

from constructs_lib._api_objects import Place

NAMESPACE = "kubernetes.io/metadata.name"
"""Label that Kubernetes itself puts on every Namespace; its value is the name."""

PART_OF = "app.kubernetes.io/part-of"
"""Label of the system that an object belongs to."""


def selector_labels(place: Place, name: str) -> dict[str, str]:
    """Returns the labels that select the pods of `name`: those that never change."""
    return {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": place.namespace}


def labels(place: Place, name: str, component: str, version: str = "") -> dict[str, str]:
    """Returns the labels of an object and its pods.

    `part-of` is the chart's label of that name, else the namespace; an empty `version` is left out.
    """
    return {
        **selector_labels(place, name),
        "app.kubernetes.io/component": component,
        PART_OF: place.chart_labels.get(PART_OF, place.namespace),
        **({"app.kubernetes.io/version": version} if version else {}),
        "app.kubernetes.io/managed-by": "cdk8s",
    }
