"""Rights of a workload's ServiceAccount in its namespace; emits a Role and its RoleBinding."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from constructs_lib.kube.label_keys import privileges
from constructs_lib.kube.names import DnsSubdomain
from constructs_lib.kube.role_rules import extraordinary_rights
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Reason
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.model import Props
from constructs_lib.workloads.metadata import WorkloadMetadata

ApiGroup = Annotated[
    str,
    text_field(
        "an API group, such as 'apps', or '' for the core group; '*' is refused",
        matching(r"([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?", 253),
    ),
]
"""Group of kinds in the API."""

ApiResource = Annotated[
    str,
    text_field(
        "a resource of the API in the plural, optionally with a subresource, such as 'pods/log'; "
        "'*' is refused",
        matching(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(/[a-z]+)?", 253),
    ),
]
"""Name of a resource in the rules of a Role."""

Verb = Literal["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]
"""Verb of a rule; `*` and verbs that grant more rights than one's own are left out."""


class PolicyRule(Props):
    """Rights on objects of some kinds."""

    api_groups: Sequence[ApiGroup] = Field(default=("",), min_length=1)
    """API groups of the kinds. By default, the core group."""

    resources: Sequence[ApiResource] = Field(min_length=1)
    """Kinds, in the plural."""

    verbs: Sequence[Verb] = Field(min_length=1)
    """Operations that are allowed."""

    resource_names: Sequence[DnsSubdomain] = ()
    """Names of the objects. Empty: all objects of the namespace."""

    reason: Reason = ""
    """Why the program needs rights that are not ordinary. Ordinary is to read what holds no
    credentials, to write events, and to elect a leader.
    """

    @property
    def beyond(self) -> Mapping[str, str]:
        """The reason by each right that is not ordinary."""
        rights = extraordinary_rights(
            self.api_groups, self.resources, self.verbs, self.resource_names
        )
        return dict.fromkeys(rights, self.reason)

    @model_validator(mode="after")
    def _has_reason(self) -> Self:
        if bool(self.beyond) != bool(self.reason):
            rights = " and ".join(f"'{right}'" for right in self.beyond) or "ordinary rights"
            fix = "leave it out" if self.reason else "say why the program needs them"
            raise ValueError(
                f"'reason' must be given if and only if rights are not ordinary, got "
                f"{self.reason!r} for {rights}; {fix}"
            )
        return self


def role(metadata: WorkloadMetadata, rules: Sequence[PolicyRule]) -> k8s.Role:
    """Return a Role with the rules."""
    return k8s.Role(
        metadata=metadata.metadata(
            annotations=privileges(
                {name: why for rule in rules for name, why in rule.beyond.items()}
            )
        ),
        rules=[
            k8s.PolicyRule(
                api_groups=list(rule.api_groups),
                resources=list(rule.resources),
                verbs=list(rule.verbs),
                resource_names=list(rule.resource_names),
            )
            for rule in rules
        ],
    )


def role_binding(metadata: WorkloadMetadata) -> k8s.RoleBinding:
    """Return the binding of the Role to the ServiceAccount, both named after the workload."""
    return k8s.RoleBinding(
        metadata=metadata.metadata(),
        role_ref=k8s.RoleRef(
            api_group="rbac.authorization.k8s.io", kind="Role", name=metadata.name
        ),
        subjects=[
            k8s.RbacSubject(kind="ServiceAccount", name=metadata.name, namespace=metadata.namespace)
        ],
    )
