"""Labels and annotations: the recommended `app.kubernetes.io` labels, our keys, and users' own."""

from collections.abc import Mapping
from typing import Annotated, Protocol

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.names import LabelKey
from constructs_lib.kube.text import MOST_BYTES_OF_ANNOTATIONS, Text, at_most_in_all

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

TEAM_NAMESPACES = "cdk8s-web-platform/team-namespaces"
"""Annotation of such a Namespace: all namespaces of the team, after spaces."""

CALLS = "cdk8s-web-platform/calls-"
"""Beginning of labels of pods of a team, by which they may call pods that the platform opened."""

PRIORITY_CLASS = "cdk8s-web-platform/priority-class"
"""Annotation of such a Namespace: the PriorityClass that pods of the team may state."""

PREVIEWS = "cdk8s-web-platform/previews"
"""Label of a Namespace of a preview: the team of the pull request."""

OF_PREVIEWS = "-pr-*"
"""End of the pattern in an AppProject that stands for all previews of a team."""

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
"""Annotation of an Application: why its chart should be replaced, and by which one."""

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

BACKS_UP = "cdk8s-web-platform/backs-up"
"""Annotation of a backup with a schedule: objects whose data it copies, each as `Kind name` in a
line. Those of another namespace are `Kind namespace/name`.
"""

RESTORES = "cdk8s-web-platform/restores"
"""Annotation of what restores data: the objects, in the same form."""

LOSS_ACCEPTED = "cdk8s-web-platform/loss-accepted"
"""Annotation of an object with data, or of the Application of a chart: why they need no backup."""

ACCEPTED = "cdk8s-web-platform/accepted"
"""Annotation of an object: findings that are accepted, each as `rule: reason` in a line."""

PRIVILEGES = "cdk8s-web-platform/privileges"
"""Annotation of an object: its privileges, each with its reason in a line."""


class Surroundings(Protocol):
    """Labels of the Chart around a construct: the `Context` of the construct."""

    @property
    def namespace(self) -> str:
        """Return the namespace."""

    @property
    def chart_labels(self) -> Mapping[str, str]:
        """Return the labels of the Chart."""


def accepted_loss(reason: str) -> dict[str, str]:
    """Return the annotation with a reason why data need no backup, or no annotation."""
    return {LOSS_ACCEPTED: reason} if reason else {}


def privileges(reasons: Mapping[str, str]) -> dict[str, str]:
    """Return the annotation with these reasons by privilege, or no annotation."""
    lines = (f"{name}: {reason}" for name, reason in sorted(reasons.items()))
    return {PRIVILEGES: "\n".join(lines)} if reasons else {}


def selector_labels(context: Surroundings, name: str) -> dict[str, str]:
    """Return the labels that select the pods of `name`. They never change."""
    return {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": context.namespace}


def labels(context: Surroundings, name: str, component: str, version: str = "") -> dict[str, str]:
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


def unmanaged(protected: bool) -> dict[str, str]:
    """Return the annotations with which Argo CD keeps a protected object that is not in Git.

    Without them, Argo CD tries to delete it, and a refused deletion fails the sync and later waves.
    """
    return {SYNC_OPTIONS: "Prune=false", COMPARE_OPTIONS: "IgnoreExtraneous"} if protected else {}


CHECKSUM = "checksum/config"
"""Annotation of a pod template that replaces the pods when their configuration changes."""


def _not_ours(key: str, info: ValidationInfo) -> str:
    if key.startswith("app.kubernetes.io/") or key in (PROTECTED, ALLOW_DELETE, CHECKSUM):
        raise ValueError(
            f"'{info.field_name or 'id'}' must not have keys that the construct sets itself or "
            f"selects its pods by, got {key!r}; use another key"
        )
    return key


OwnKey = Annotated[LabelKey, AfterValidator(_not_ours)]
"""Key of a label or annotation that no construct sets itself."""

Annotations = Annotated[Mapping[OwnKey, Text], at_most_in_all(MOST_BYTES_OF_ANNOTATIONS)]
"""Annotations of an object, at most 256 KiB in all."""


HAS_TOKEN = {
    "checkov.io/skip2": f"CKV_K8S_38=annotation {TOKEN_REASON} of its ServiceAccount says why"
}
"""Annotations of an object whose pods get the token of their ServiceAccount, to use its rights."""

ONLY_SLEEPS = {
    "checkov.io/skip3": "CKV_K8S_8=its containers sleep, and a probe would tell nothing",
    "checkov.io/skip4": "CKV_K8S_9=its containers sleep, and a probe would tell nothing",
}
"""Annotations of an object whose containers only sleep, and so have no probes."""


def low_user(reason: str) -> dict[str, str]:
    """Return annotations for an object whose pods run as a user below 10000.

    checkov and kube-score read them; only checkov's has a place for the reason, without `=`, by
    which it divides the text.
    """
    return {
        "checkov.io/skip1": f"CKV_K8S_40={reason}",
        "kube-score/ignore": "container-security-context-user-group-id",
    }
