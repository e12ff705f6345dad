"""Kinds that repositories of teams may hold."""

from collections.abc import Mapping

TEAM_KINDS: Mapping[str, str] = {
    "ConfigMap": "configmaps",
    "PersistentVolumeClaim": "persistentvolumeclaims",
    "Service": "services",
    "ServiceAccount": "serviceaccounts",
    "apps/Deployment": "deployments.apps",
    "apps/StatefulSet": "statefulsets.apps",
    "autoscaling/HorizontalPodAutoscaler": "horizontalpodautoscalers.autoscaling",
    "batch/CronJob": "cronjobs.batch",
    "batch/Job": "jobs.batch",
    "gateway.networking.k8s.io/GRPCRoute": "grpcroutes.gateway.networking.k8s.io",
    "gateway.networking.k8s.io/HTTPRoute": "httproutes.gateway.networking.k8s.io",
    "networking.k8s.io/Ingress": "ingresses.networking.k8s.io",
    "policy/PodDisruptionBudget": "poddisruptionbudgets.policy",
}
"""Kinds that give no rights beyond the namespace, as far as a `TeamGuard` is in force, each with
its resource and group.

Neither policies, quotas and roles, which bound the team, nor Secrets, which Git must not hold.
"""
