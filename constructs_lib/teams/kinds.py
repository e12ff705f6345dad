"""Kinds that repositories of teams may hold."""

from collections.abc import Mapping

TEAM_KINDS: Mapping[str, str] = {
    "ConfigMap": "configmaps",
    "PersistentVolumeClaim": "persistentvolumeclaims",
    "Service": "services",
    "ServiceAccount": "serviceaccounts",
    "apps/Deployment": "deployments",
    "apps/StatefulSet": "statefulsets",
    "autoscaling/HorizontalPodAutoscaler": "horizontalpodautoscalers",
    "batch/CronJob": "cronjobs",
    "batch/Job": "jobs",
    "gateway.networking.k8s.io/GRPCRoute": "grpcroutes",
    "gateway.networking.k8s.io/HTTPRoute": "httproutes",
    "networking.k8s.io/Ingress": "ingresses",
    "policy/PodDisruptionBudget": "poddisruptionbudgets",
}
"""Kinds that give no rights beyond the namespace, as far as a `TeamGuard` is in force, each with
its resource.

Neither policies, quotas and roles, which bound the team, nor Secrets, which Git must not hold.
"""
