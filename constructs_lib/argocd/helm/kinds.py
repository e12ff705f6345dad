"""Kinds that many charts contain, for their records."""

RBAC = "rbac.authorization.k8s.io"
"""API group of roles."""

ROLES = (f"{RBAC}/Role", f"{RBAC}/RoleBinding")
"""Kinds that grant rights in a namespace."""

CLUSTER_ROLE = f"{RBAC}/ClusterRole"
"""Kind of a role in the whole cluster."""

CLUSTER_ROLE_BINDING = f"{RBAC}/ClusterRoleBinding"
"""Kind that gives a role in the whole cluster."""

WORKLOADS = (
    *("apps/DaemonSet", "apps/Deployment", "apps/StatefulSet"),
    *("batch/CronJob", "batch/Job"),
)
"""Kinds that run pods."""

DEFINITION = "apiextensions.k8s.io/CustomResourceDefinition"
"""Kind that defines other kinds."""
