"""Shapes of Roles, of their bindings, and of ServiceAccounts."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import field

from constructs_lib.core.shapes import KubernetesObject, ObjectReference, Shape

HARMLESS_OF_SYSTEM = frozenset({"system:auth-delegator", "system:discovery", "system:basic-user"})
"""Roles of the cluster's own that others may have: to ask who somebody is, and what kinds exist."""


class RoleRule(Shape):
    """Rights on kinds of objects, or on paths of the API server."""

    api_groups: Sequence[str] = ()
    resources: Sequence[str] = ()
    resource_names: Sequence[str] = ()
    verbs: Sequence[str] = ()
    non_resource_urls: Sequence[str] = field(name="nonResourceURLs", default=())


class AnyRole(KubernetesObject):
    """A Role or ClusterRole."""

    rules: Sequence[RoleRule] = ()
    aggregation_rule: Mapping[str, Any] | None = None


class Role(AnyRole):
    """A Role."""


class ClusterRole(AnyRole):
    """A ClusterRole."""


class AnyBinding(KubernetesObject):
    """A RoleBinding or ClusterRoleBinding."""

    role_ref: ObjectReference
    subjects: Sequence[ObjectReference] = ()


class RoleBinding(AnyBinding):
    """A RoleBinding."""


class ClusterRoleBinding(AnyBinding):
    """A ClusterRoleBinding."""


class ServiceAccount(KubernetesObject):
    """A ServiceAccount."""

    automount_service_account_token: bool = True
