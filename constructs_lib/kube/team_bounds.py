"""What teams may have in their namespaces, as its guard and the rules on their programs know it."""

from collections.abc import Mapping

from constructs_lib.kube.label_keys import (
    ACCEPTED,
    COMPARE_OPTIONS,
    PRIVILEGES,
    SYNC_OPTIONS,
    UNUSUAL,
)

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
    "networking.k8s.io/NetworkPolicy": "networkpolicies.networking.k8s.io",
    "policy/PodDisruptionBudget": "poddisruptionbudgets.policy",
}
"""Kinds that give no rights beyond the namespace, as far as a `TeamGuard` is in force, each with
its resource and group.

Neither quotas and roles, which bound the team, nor Secrets, which Git must not hold.
"""

MONITOR_KINDS: Mapping[str, str] = {
    "monitoring.coreos.com/PodMonitor": "podmonitors.monitoring.coreos.com",
    "monitoring.coreos.com/ServiceMonitor": "servicemonitors.monitoring.coreos.com",
}
"""Kinds of a team whose metrics Prometheus reads, bounded by a `TeamGuard`."""

RULE_KINDS: Mapping[str, str] = {
    "monitoring.coreos.com/AlertmanagerConfig": "alertmanagerconfigs.monitoring.coreos.com",
    "monitoring.coreos.com/PrometheusRule": "prometheusrules.monitoring.coreos.com",
}
"""Kinds of a team with alerts, bounded by the Prometheus operator as well."""

HARMLESS = (
    *(ACCEPTED, COMPARE_OPTIONS, PRIVILEGES, SYNC_OPTIONS, UNUSUAL, "argocd.argoproj.io/hook"),
    *("argocd.argoproj.io/hook-delete-policy", "argocd.argoproj.io/installation-id"),
    *("argocd.argoproj.io/sync-wave", "argocd.argoproj.io/tracking-id"),
    *("kubectl.kubernetes.io/last-applied-configuration", "kubernetes.io/description"),
)
"""Annotations that a team may set to any value: those of our constructs, Argo CD and kubectl."""

SWITCH = "true|false"
SECONDS = "[1-9][0-9]{0,4}s"

OF_NGINX = {
    "nginx.org/grpc-services": "[-a-z0-9]{1,63}(,[-a-z0-9]{1,63})*",
    "nginx.org/hsts": SWITCH,
    "nginx.org/hsts-behind-proxy": SWITCH,
    "nginx.org/hsts-max-age": "[1-9][0-9]{0,8}",
    "nginx.org/proxy-read-timeout": SECONDS,
    "nginx.org/proxy-send-timeout": SECONDS,
    "nginx.org/proxy-set-headers": "x-host-port: [0-9]{1,5}",
    "nginx.org/redirect-to-https": SWITCH,
}
"""Patterns of values by annotation: those that `WebIngress` writes.

NGINX serves all teams by one configuration: a value that it cannot read stops every reload.
"""

NODE_KEYS = ("kubernetes.io/arch", "kubernetes.io/os", "topology.kubernetes.io/zone")
"""Labels of nodes by which pods of teams may choose: none names a node, or a pool of others."""

TOLERATED = tuple(
    f"node.kubernetes.io/{each}" for each in ("memory-pressure", "not-ready", "unreachable")
)
"""Taints that pods of teams may tolerate: those that Kubernetes lets all pods tolerate."""

LONGEST_END = 3600
"""Seconds after its end begins in which a pod of a team must be gone: a node that is emptied for an
upgrade waits as long.
"""

FINALIZERS = (
    *("batch.kubernetes.io/job-tracking", "foregroundDeletion", "kubernetes.io/pvc-protection"),
    *("orphan", "argocd.argoproj.io/hook-finalizer"),
)
"""Finalizers that Kubernetes and Argo CD remove; one without a controller would stay forever."""

MONITOR_FIELDS = ("endpoints", "jobLabel", "namespaceSelector", "podMetricsEndpoints", "selector")
"""Fields of monitors that a team may set. `podTargetLabels` sets any label, `namespace` too."""

ENDPOINT_FIELDS = (
    *("interval", "metricRelabelings", "path", "port", "portNumber", "relabelings"),
    *("scrapeTimeout", "targetPort"),
)
"""Fields of endpoints that a team may set. Others read files of Prometheus, such as its token, call
other addresses, or take the labels of a program for those of Prometheus.
"""

INTERVAL = "[1-9][0-9]*[hm]([0-9]+[ms])?|[1-9][0-9]+s"
"""Pattern of intervals of monitors and rules of a team: 10 seconds or more, since the Prometheus
that reads and evaluates each millisecond for one team has no time for the others.
"""

TARGET_LABEL = "[a-z][a-z0-9_]*"
"""Pattern of labels that a team may set, but `namespace`: no template, and no `__address__`."""

QUERY = r"(?s).*\{\{.*\bquery\b.*"
"""Pattern of a text of an alert that asks Prometheus, which no bound on expressions holds."""
