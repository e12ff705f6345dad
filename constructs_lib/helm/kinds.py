"""Kinds that many charts make, for their records."""

RBAC = "rbac.authorization.k8s.io"
"""API group of roles."""

ROLES = (f"{RBAC}/Role", f"{RBAC}/RoleBinding")
"""Rights in a namespace."""

CLUSTER_ROLES = (f"{RBAC}/ClusterRole", f"{RBAC}/ClusterRoleBinding")
"""Rights in the whole cluster."""

DEFINITION = "apiextensions.k8s.io/CustomResourceDefinition"
"""Definition of a kind."""

SERVER_KINDS = ("ConfigMap", "Service", "ServiceAccount")
"""Kinds that come with nearly every server."""
