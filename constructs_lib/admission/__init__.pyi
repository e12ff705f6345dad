from .cluster_policies import (
    ClusterPolicies,
    ClusterPoliciesProps,
)

__all__ = [
    "ClusterPolicies",
    "ClusterPoliciesProps",
]
