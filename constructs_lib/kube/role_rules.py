"""Rights at the API server that are ordinary; a role with any other right states why."""

from collections.abc import Iterator, Sequence

from constructs_lib.kube.structs import k8s

AnyRole = k8s.Role | k8s.ClusterRole
"""Kinds of roles."""

AnyBinding = k8s.RoleBinding | k8s.ClusterRoleBinding
"""Kinds of bindings, which grant roles."""

HARMLESS_OF_SYSTEM = frozenset({"system:auth-delegator", "system:discovery", "system:basic-user"})
"""Built-in roles without risk: they review tokens and access, and list the kinds of the API."""

READ = ("get", "list", "watch")
"""Verbs that read objects."""

_READABLE = {
    "": "configmaps endpoints events limitranges namespaces nodes persistentvolumeclaims "
    "persistentvolumes pods podtemplates replicationcontrollers resourcequotas serviceaccounts "
    "services",
    "apiextensions.k8s.io": "customresourcedefinitions",
    "apps": "controllerrevisions daemonsets deployments replicasets statefulsets",
    "argoproj.io": "applications appprojects",
    "autoscaling": "horizontalpodautoscalers",
    "batch": "cronjobs jobs",
    "coordination.k8s.io": "leases",
    "discovery.k8s.io": "endpointslices",
    "events.k8s.io": "events",
    "gateway.networking.k8s.io": "gatewayclasses gateways grpcroutes httproutes referencegrants",
    "metrics.k8s.io": "nodes pods",
    "monitoring.coreos.com": "podmonitors probes prometheusrules scrapeconfigs servicemonitors",
    "networking.k8s.io": "ingressclasses ingresses networkpolicies",
    "policy": "poddisruptionbudgets",
    "scheduling.k8s.io": "priorityclasses",
    "storage.k8s.io": "csidrivers csinodes storageclasses volumeattachments",
    "tekton.dev": "customruns pipelineruns pipelines taskruns tasks",
    "triggers.tekton.dev": "clusterinterceptors clustertriggerbindings eventlisteners "
    "interceptors triggerbindings triggers triggertemplates",
}
"""Kinds by API group that every user may read: they hold no credentials, and give no rights."""

_WRITABLE = {
    ("", "events"): ("create", "patch"),
    ("events.k8s.io", "events"): ("create", "patch", "update"),
    # These only answer questions.
    ("authentication.k8s.io", "selfsubjectreviews"): ("create",),
    ("authentication.k8s.io", "tokenreviews"): ("create",),
    ("authorization.k8s.io", "localsubjectaccessreviews"): ("create",),
    ("authorization.k8s.io", "selfsubjectaccessreviews"): ("create",),
    ("authorization.k8s.io", "selfsubjectrulesreviews"): ("create",),
    ("authorization.k8s.io", "subjectaccessreviews"): ("create",),
}
"""Other verbs that every user may have, by API group and kind."""

_OF_A_NAMESPACE = {
    # Replicas of a program elect a leader by them. In `kube-system` the cluster's own do.
    ("coordination.k8s.io", "leases"): ("create", "update", "patch", "delete"),
}
"""Verbs that a Role may have besides, but no ClusterRole."""

_PATHS = ("/api", "/apis", "/healthz", "/livez", "/metrics", "/openapi", "/readyz", "/version")
"""Paths of the API server that every user may read, with all below them."""


def extraordinary_rights(
    groups: Sequence[str],
    resources: Sequence[str],
    verbs: Sequence[str],
    names: Sequence[str] = (),
    *,
    in_cluster: bool = False,
) -> Iterator[str]:
    """Yield rights of a rule that are not ordinary, such as `create pipelineruns.tekton.dev`."""
    for group in groups:
        for resource in resources:
            where = " ".join([f"{resource}.{group}".removesuffix("."), *names])
            for verb in verbs:
                if not _is_ordinary(group, resource, verb, bool(names), in_cluster):
                    yield f"{verb} {where}"


def _is_ordinary(group: str, resource: str, verb: str, named: bool, in_cluster: bool) -> bool:
    if verb in READ:
        kind = resource.removesuffix("/status").removesuffix("/scale")
        own_secret = (group, resource) == ("", "secrets") and named and not in_cluster
        return own_secret or kind in _READABLE.get(group, "").split()
    own = () if in_cluster else _OF_A_NAMESPACE.get((group, resource), ())
    return verb in _WRITABLE.get((group, resource), ()) or verb in own


def extraordinary_paths(paths: Sequence[str], verbs: Sequence[str]) -> Iterator[str]:
    """Yield the rights of a rule to paths of the API server that are not ordinary."""
    for path in paths:
        first = "/" + path.strip("/").partition("/")[0].removesuffix("*")
        for verb in verbs:
            if first not in _PATHS or verb not in ("get", "head", "options"):
                yield f"{verb} {path}"
