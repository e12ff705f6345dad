"""Rights of the job of previews, and a guard that holds them to its own namespaces."""

import json
from collections.abc import Sequence, Set

from constructs import Construct

from constructs_lib.kube.label_keys import PREVIEWS, labels, privileges
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.kube.role_rules import extraordinary_rights
from constructs_lib.kube.structs import k8s
from constructs_lib.teams.guard import HOSTS_OF_OBJECT
from constructs_lib.teams.guard import VALIDATIONS as OF_TEAMS
from constructs_lib.tree.admission import AdmissionPolicy, validations
from constructs_lib.tree.api_objects import context_of

Resource = tuple[str, str]
"""API group, and name of a kind in the plural."""

READ = {("", "namespaces"), ("", "pods"), ("apps", "deployments"), ("apps", "statefulsets")}
"""Kinds by which the job sees whether a preview is there, and whether it is up."""


def rights(
    name: str, account: str, namespace: str, labels: dict[str, str], resources: Sequence[Resource]
) -> dict[str, Manifest]:
    """Return the ClusterRole of an account, to write these resources, and its binding.

    RBAC knows no beginnings of names, so the rights hold everywhere. `PreviewGuard` bounds them.
    """
    known = {("", "namespaces"), *resources}
    rules = [
        *_rules(known, "create", "patch"),
        *_rules(READ & {("", "pods"), *known}, "list"),
        *_rules({("", "namespaces")}, "delete"),
    ]
    reasons = {
        right: "Makes previews of pull requests, within the bounds of a guard"
        for rule in rules
        for right in extraordinary_rights(
            rule.api_groups or (), rule.resources or (), rule.verbs, in_cluster=True
        )
    }
    role = k8s.ClusterRole(
        metadata=k8s.ObjectMeta(name=name, labels=labels, annotations=privileges(reasons)),
        rules=rules,
    )
    binding = k8s.ClusterRoleBinding(
        metadata=k8s.ObjectMeta(name=name, labels=labels),
        role_ref=k8s.RoleRef(api_group="rbac.authorization.k8s.io", kind="ClusterRole", name=name),
        subjects=[k8s.RbacSubject(kind="ServiceAccount", name=account, namespace=namespace)],
    )
    return {"ClusterRole": manifest(role), "ClusterRoleBinding": manifest(binding)}


def _rules(resources: Set[Resource], *verbs: str) -> list[k8s.PolicyRule]:
    """Return a rule for each API group."""
    return [
        k8s.PolicyRule(
            api_groups=[group],
            resources=sorted(name for each, name in resources if each == group),
            verbs=list(verbs),
        )
        for group in sorted({group for group, _ in resources})
    ]


class PreviewGuard(AdmissionPolicy):
    """A policy, named after its id, for everything that the ServiceAccount of previews writes.

    It makes, changes and deletes its own namespaces, and in them objects of the kinds of a preview,
    with the one host of each. Whoever has its token can do no more.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        namespace: str,
        memory: str,
        domain: str,
        resources: Sequence[Resource],
    ) -> None:
        """Create the objects, for the account and the previews of that name.

        `memory` is the ConfigMap in its own namespace that it may write as well.
        """
        context = context_of(scope, id, ObjectName, namespace=namespace)
        metadata = k8s.ObjectMeta(name=id, labels=labels(context, id, "preview-guard"))
        super().__init__(scope, id, metadata, _spec(name, namespace, memory, domain, resources))


def _spec(
    name: str, namespace: str, memory: str, domain: str, resources: Sequence[Resource]
) -> k8s.ValidatingAdmissionPolicySpec:
    own = f"matches('^{name}-pr-[1-9][0-9]{{0,9}}$')"
    marked = f".metadata.?labels[?'{PREVIEWS}'].orValue('') == '{name}'"
    strict = "object.metadata.?labels[?'pod-security.kubernetes.io/enforce'].orValue('')"
    known = json.dumps([f"{group}/{resource}" for group, resource in resources])
    conditions = {
        "'is of no kind of a preview'": (
            f"request.?subResource.orValue('') == '' && variables.resource in {known} && "
            "(variables.isNamespace || request.operation != 'DELETE')"
        ),
        f"'is no Namespace of {name}, such as {name}-pr-1, or takes one over'": (
            f"!variables.isNamespace || (request.name.{own} && "
            f"(request.operation == 'DELETE' || object{marked}) && "
            f"(request.operation == 'CREATE' || oldObject{marked}))"
        ),
        "'does not keep Pod Security restricted'": (
            f"!variables.isNamespace || request.operation == 'DELETE' || {strict} == 'restricted'"
        ),
        f"'is in no Namespace of {name}'": (
            "variables.isNamespace || (request.namespace != '' && "
            f"request.namespace.{own} && namespaceObject{marked})"
        ),
        "'has pods that choose their node, or displace others'": (
            "request.operation == 'DELETE' || "
            "(!has(object.spec) || !has(object.spec.template) || !has(object.spec.template.spec) "
            "|| (!has(object.spec.template.spec.nodeName) && "
            "!object.spec.template.spec.?priorityClassName.orValue('').startsWith('system-')))"
        ),
        **{said: f"request.operation == 'DELETE' || ({each})" for said, each in OF_TEAMS.items()},
    }
    return k8s.ValidatingAdmissionPolicySpec(
        # What cannot be evaluated is refused.
        failure_policy="Fail",
        match_constraints=k8s.MatchResources(
            resource_rules=[
                k8s.NamedRuleWithOperations(
                    api_groups=["*"],
                    api_versions=["*"],
                    operations=["CREATE", "UPDATE", "DELETE", "CONNECT"],
                    resources=["*/*"],
                    scope="*",
                )
            ],
        ),
        match_conditions=[
            k8s.MatchCondition(
                name="by-previews",
                expression="request.userInfo.username == "
                f"'system:serviceaccount:{namespace}:{name}'",
            ),
            k8s.MatchCondition(
                name="not-its-memory",
                expression="!(request.resource.group == '' && "
                "request.resource.resource == 'configmaps' && request.operation != 'DELETE' && "
                f"request.namespace == '{namespace}' && request.name == '{memory}')",
            ),
        ],
        variables=[
            k8s.Variable(
                name="resource",
                expression="request.resource.group + '/' + request.resource.resource",
            ),
            k8s.Variable(name="isNamespace", expression="variables.resource == '/namespaces'"),
            k8s.Variable(
                name="allowed",
                expression=f"['pr-' + request.namespace.substring({len(name) + 4}) + '.{domain}']",
            ),
            k8s.Variable(name="hosts", expression=HOSTS_OF_OBJECT),
        ],
        validations=validations(
            {
                f"request.resource.resource + ' ' + request.name + ' ' + {said}": each
                for said, each in conditions.items()
            }
        ),
    )
