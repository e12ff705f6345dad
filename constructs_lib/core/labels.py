"""The recommended `app.kubernetes.io` labels, the selectors made from them, and our own keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_lib.core.api_objects import Context

NAMESPACE = "kubernetes.io/metadata.name"
"""Label that Kubernetes itself sets on every Namespace. Its value is the name."""

PART_OF = "app.kubernetes.io/part-of"
"""Label of the system that an object belongs to."""

PROTECTED = "cdk8s-web-platform/protected"
"""Label of objects that a `DeletionGuard` protects.

The prefix is the name of this package, not a domain: no other tool uses these keys, and they are
the same in every system that is built with the package.
"""

TEAM = "cdk8s-web-platform/team"
"""Label of a Namespace: the team that it belongs to."""

HOSTS = "cdk8s-web-platform/hosts"
"""Annotation of such a Namespace: hosts of the Ingresses and routes of the team, after spaces."""

PREVIEWS = "cdk8s-web-platform/previews"
"""Label of a Namespace: the `Previews` that made it for a pull request."""

REASON = "cdk8s-web-platform/reason"
"""Annotation of a NetworkPolicy: purpose of the connection that it allows."""

LEFT_OUT = "cdk8s-web-platform/left-out"
"""Annotation of a monitor: metrics and labels that Prometheus does not keep, and why."""

TRUST = "cdk8s-web-platform/trust"
"""Label of a Task or Pipeline of Tekton: level of trust of the code that its steps run. A Pipeline
has it where all of its Tasks run such code.
"""

ALLOW_DELETE = "cdk8s-web-platform/allow-delete"
"""Annotation by which the guard allows the deletion of a protected object."""

POD_SECURITY_REASON = "cdk8s-web-platform/pod-security-reason"
"""Annotation of a Namespace: why it enforces another Pod Security level than `restricted`."""

END_OF_LIFE = "cdk8s-web-platform/end-of-life"
"""Annotation of an Application: why its chart should not be used any more, and the way out."""

CHART_DIGEST = "cdk8s-web-platform/chart-digest"
"""Annotation of an Application: digest of the archive of its chart."""

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"
"""Annotation with the sync options of an object, separated by commas."""

COMPARE_OPTIONS = "argocd.argoproj.io/compare-options"
"""Annotation with options of the comparison of an object with Git, separated by commas."""

CASCADE = "resources-finalizer.argocd.argoproj.io"
"""Finalizer of an Application whose deletion also deletes the objects that it applied."""

STAYS = {SYNC_OPTIONS: "Delete=false,Prune=false"}
"""Annotation by which Argo CD does not delete an object that is taken out of Git."""

TOKEN_REASON = "cdk8s-web-platform/token-reason"
"""Annotation of a ServiceAccount: why its pods have a token for the API server."""

UNUSUAL = "cdk8s-web-platform/unusual"
"""Annotation of an object: values of it that are hardly meant, each with its reason in a line."""

PRIVILEGES = "cdk8s-web-platform/privileges"
"""Annotation of an object: what it may do beyond the ordinary, each with its reason in a line."""


def privileges(reasons: Mapping[str, str]) -> dict[str, str]:
    """Return the annotation with these reasons by privilege, or no annotation."""
    lines = (f"{name}: {reason}" for name, reason in sorted(reasons.items()))
    return {PRIVILEGES: "\n".join(lines)} if reasons else {}


def selector_labels(context: "Context", name: str) -> dict[str, str]:
    """Return the labels that select the pods of `name`. They never change."""
    return {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": context.namespace}


def labels(context: "Context", name: str, component: str, version: str = "") -> dict[str, str]:
    """Return the labels of an object and its pods.

    `part-of` is the Chart's label of that name, by default the namespace. An empty `version` is
    omitted.
    """
    return {
        **selector_labels(context, name),
        "app.kubernetes.io/component": component,
        PART_OF: context.chart_labels.get(PART_OF, context.namespace),
        **({"app.kubernetes.io/version": version} if version else {}),
        "app.kubernetes.io/managed-by": "cdk8s",
    }


def protection(protected: bool) -> dict[str, str]:
    """Return the label that protects an object from deletion, or no label."""
    return {PROTECTED: "true"} if protected else {}


def left_alone(protected: bool) -> dict[str, str]:
    """Return the annotations by which Argo CD leaves a protected object that is not in Git.

    It would try to delete it before all else, and of a sync that was refused it applies nothing.
    Without the second it would go on to sync, and keep later waves back, until somebody deletes it.
    """
    return {SYNC_OPTIONS: "Prune=false", COMPARE_OPTIONS: "IgnoreExtraneous"} if protected else {}
