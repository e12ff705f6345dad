"""The recommended `app.kubernetes.io` labels and the selectors made of them, in one context."""

from constructs_lib.core.api_objects import Context

NAMESPACE = "kubernetes.io/metadata.name"
"""Label that Kubernetes itself puts on every Namespace; its value is the name."""

PART_OF = "app.kubernetes.io/part-of"
"""Label of the system that an object belongs to."""

PROTECTED = "cdk8s-web-platform/protected"
"""Label of what a `DeletionGuard` protects.

The prefix is the name of this package, which is nobody's domain: no other tool uses its keys, and
they are the same in every system that is built with it.
"""

ALLOW_DELETE = "cdk8s-web-platform/allow-delete"
"""Annotation by which the guard lets a protected object go."""


def selector_labels(context: Context, name: str) -> dict[str, str]:
    """Returns the labels that select the pods of `name`: those that never change."""
    return {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": context.namespace}


def labels(context: Context, name: str, component: str, version: str = "") -> dict[str, str]:
    """Returns the labels of an object and its pods.

    `part-of` is the chart's label of that name, else the namespace; an empty `version` is left out.
    """
    return {
        **selector_labels(context, name),
        "app.kubernetes.io/component": component,
        PART_OF: context.chart_labels.get(PART_OF, context.namespace),
        **({"app.kubernetes.io/version": version} if version else {}),
        "app.kubernetes.io/managed-by": "cdk8s",
    }


def protection(protected: bool) -> dict[str, str]:
    """Returns the label that protects an object from deletion, or none."""
    return {PROTECTED: "true"} if protected else {}
