"""A guard against deletion by mistake; emits a ValidatingAdmissionPolicy and its binding."""

from collections.abc import Sequence
from typing import Literal

from constructs import Construct

from constructs_lib.kube import (
    ALLOW_DELETE,
    CASCADE,
    PROTECTED,
    STAYS,
    ObjectName,
    k8s,
    labels,
    protection,
)
from constructs_lib.tree import AdmissionPolicy, context_of, validations

IS_ALLOWED = f"oldObject.metadata.?annotations['{ALLOW_DELETE}'].orValue('') == 'true'"
"""CEL expression: the deletion of the object has been allowed."""

NAMESPACE_GOES = "namespaceObject != null && has(namespaceObject.metadata.deletionTimestamp)"
"""CEL expression: its namespace is being deleted, which was allowed for all that it contains."""


def _takes_along(version: str) -> str:
    """Return a CEL expression: `object` or `oldObject` would take along what it applied."""
    finalizers = f"{version}.metadata.?finalizers.orValue([])"
    return f"{finalizers}.exists(each, each.startsWith('{CASCADE}'))"


IS_ALONE = (
    "request.operation == 'DELETE' && oldObject.kind == 'Application' && "
    f"!{_takes_along('oldObject')}"
)
"""CEL expression: it is an Application of Argo CD that is deleted, and what it applied stays."""

CHANGES_NO_DELETION = (
    f"request.operation == 'UPDATE' && ({_takes_along('oldObject')} || "
    f"!{_takes_along('object')} || "
    f"object.metadata.?labels['{PROTECTED}'].orValue('') != 'true')"
)
"""CEL expression: it is changed, but for that which takes along what it applied from now on. Argo
CD's page does that before it deletes, and what it left there would forbid each later deletion.
"""

MESSAGE = (
    "oldObject.kind + ' '"
    " + (has(oldObject.metadata.namespace) ? oldObject.metadata.namespace + '/' : '')"
    " + oldObject.metadata.name + ' is protected from deletion'"
    " + (oldObject.kind == 'Application' ? ' with all that it applied' : '')"
    f" + '; to delete it anyway, first annotate it with {ALLOW_DELETE}=true'"
)
"""CEL expression: the message to the user."""


class DeletionGuard(AdmissionPolicy):
    """A policy, named after its id, that refuses to delete protected objects until that is allowed.

    It protects Namespaces, PersistentVolumes, their claims, StatefulSets, and Clusters and
    Databases of CloudNativePG with the label `cdk8s-web-platform/protected: "true"`, which
    constructs set on those that hold data unless told otherwise. It protects AppProjects with that
    label, without which Applications cannot be synced, and Applications with it from a deletion
    that takes along what they applied.
    Each can be deleted once it has the annotation `cdk8s-web-platform/allow-delete: "true"`.

    The guard applies to all users, including controllers and Argo CD. The garbage collector, which
    deletes objects whose owner is gone, keeps trying: such an object is deleted as soon as it is
    annotated, unless you remove its `ownerReferences` first. Argo CD does not delete the guard when
    it is taken out of Git, since the same mistake may take out what it protects. Removing the label
    or this policy by hand is not prevented: the guard is against mistakes, permissions are against
    malice.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        """Create the objects."""
        context = context_of(scope, id, ObjectName, namespace=id)
        self.name = id
        metadata = k8s.ObjectMeta(
            name=id, labels=labels(context, id, "deletion-guard"), annotations=STAYS
        )
        super().__init__(scope, id, metadata, _spec())


def _spec() -> k8s.ValidatingAdmissionPolicySpec:
    def rule(
        group: str,
        *resources: str,
        version: str = "v1",
        operations: Sequence[Literal["DELETE", "UPDATE"]] = ("DELETE",),
    ) -> k8s.NamedRuleWithOperations:
        return k8s.NamedRuleWithOperations(
            api_groups=[group],
            api_versions=[version],
            operations=list(operations),
            resources=list(resources),
            # The server's default. The server adds it inside a list, where Argo CD may see a diff.
            scope="*",
        )

    others = (f"({each})" for each in (NAMESPACE_GOES, IS_ALONE, CHANGES_NO_DELETION))
    return k8s.ValidatingAdmissionPolicySpec(
        # If the expression cannot be evaluated, nothing is deleted.
        failure_policy="Fail",
        match_constraints=k8s.MatchResources(
            object_selector=k8s.LabelSelector(match_labels=protection(True)),
            resource_rules=[
                rule("", "namespaces", "persistentvolumes", "persistentvolumeclaims"),
                rule("apps", "statefulsets"),
                rule("postgresql.cnpg.io", "clusters", "databases"),
                rule("argoproj.io", "appprojects", version="v1alpha1"),
                rule(
                    "argoproj.io",
                    "applications",
                    version="v1alpha1",
                    operations=["DELETE", "UPDATE"],
                ),
            ],
        ),
        validations=validations({MESSAGE: " || ".join([IS_ALLOWED, *others])}),
    )
