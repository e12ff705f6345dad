"""A guard of what teams may have in their namespaces; emits a ValidatingAdmissionPolicy."""

from constructs import Construct

from constructs_lib.kube.label_keys import (
    COMPARE_OPTIONS,
    HOSTS,
    PRIORITY_CLASS,
    PRIVILEGES,
    STAYS,
    SYNC_OPTIONS,
    TEAM,
    UNUSUAL,
    labels,
)
from constructs_lib.kube.names import ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.teams.kinds import TEAM_KINDS
from constructs_lib.tree.admission import AdmissionPolicy, validations
from constructs_lib.tree.api_objects import context_of
from constructs_lib.workloads.routes import PORT_HEADER

HOSTS_OF_OBJECT = (
    "object.kind == 'Ingress' ? "
    "(has(object.spec.rules) ? object.spec.rules.map(each, each.?host.orValue('')) : ['']) : "
    "(object.kind in ['HTTPRoute', 'GRPCRoute'] ? "
    "(object.spec.?hostnames.orValue([]).size() > 0 ? object.spec.hostnames : ['']) : [])"
)
"""Hosts of an object; an empty one stands for all, as does an empty list of a route."""

ALLOWED_HOSTS = (
    f"namespaceObject.metadata.?annotations[?'{HOSTS}'].orValue('').split(' ')"
    ".filter(each, each != '')"
)

IS_ALLOWED = (
    "variables.allowed.exists(known, host == known || "
    "(known.startsWith('*.') && host.endsWith(known.substring(1))))"
)

HARMLESS = (
    *(COMPARE_OPTIONS, PRIVILEGES, SYNC_OPTIONS, UNUSUAL, "argocd.argoproj.io/hook"),
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
    "nginx.org/proxy-set-headers": f"{PORT_HEADER}: [0-9]{{1,5}}",
    "nginx.org/redirect-to-https": SWITCH,
}
"""Patterns of values by annotation: those that `WebIngress` writes.

NGINX serves all teams by one configuration: a value that it cannot read stops every reload.
"""

UNKNOWN_ANNOTATIONS = (
    "object.kind in ['Service', 'Ingress', 'Gateway', 'HTTPRoute', 'GRPCRoute'] "
    "&& has(object.metadata.annotations) ? object.metadata.annotations.filter(key, "
    f"!(key in {list(HARMLESS)}"
    + "".join(
        f" || key == '{key}' && object.metadata.annotations[key].matches('^({pattern})$')"
        for key, pattern in OF_NGINX.items()
    )
    + ")) : []"
)

PRIORITY_CLASS_OF_TEAM = f"namespaceObject.metadata.?annotations[?'{PRIORITY_CLASS}'].orValue('')"

POD_OF_OBJECT = "object.kind == 'Pod' ? [object.spec] : []"

NODE_KEYS = ("kubernetes.io/arch", "kubernetes.io/os", "topology.kubernetes.io/zone")
"""Labels of nodes by which pods of teams may choose: none names a node, or a pool of others."""

NODE_TERMS = (
    "variables.pods.map(pod, pod.?affinity.?nodeAffinity).filter(each, each.hasValue())"
    ".map(each, each.?requiredDuringSchedulingIgnoredDuringExecution.?nodeSelectorTerms.orValue([])"
    " + each.?preferredDuringSchedulingIgnoredDuringExecution.orValue([])"
    ".map(preferred, preferred.preference)).flatten()"
)
"""Terms by which a pod chooses nodes."""

TOLERATED = tuple(
    f"node.kubernetes.io/{each}" for each in ("memory-pressure", "not-ready", "unreachable")
)
"""Taints that pods of teams may tolerate: those that Kubernetes lets all pods tolerate."""

FINALIZERS = (
    *("batch.kubernetes.io/job-tracking", "foregroundDeletion", "kubernetes.io/pvc-protection"),
    *("orphan", "argocd.argoproj.io/hook-finalizer"),
)
"""Finalizers that Kubernetes and Argo CD remove; one without a controller would stay forever."""

BINDERS = (
    "system:kube-controller-manager",
    "system:serviceaccount:kube-system:persistent-volume-binder",
)
"""Users that bind a claim to its volume, by an update."""

VALIDATIONS = {
    "'has annotations, or values of them, that teams may not set: ' + "
    "variables.unknown.join(', ')": "variables.unknown.size() == 0",
    "'has hosts of others; its hosts are ' + variables.allowed.join(', ')": (
        f"variables.hosts.all(host, {IS_ALLOWED}) && "
        "(object.kind != 'Ingress' || object.spec.?tls.orValue([]).all(each, "
        f"each.?hosts.orValue([]).all(host, {IS_ALLOWED})))"
    ),
    "'serves all hosts'": "object.kind != 'Ingress' || !has(object.spec.defaultBackend)",
    "'is a way in or out of the cluster'": "object.kind != 'Service' || "
    "(object.spec.?type.orValue('ClusterIP') == 'ClusterIP' && "
    "object.spec.?externalIPs.orValue([]).size() == 0)",
    "'leads to pods or addresses that it does not select'": "object.kind != 'Service' || "
    "object.spec.?selector.orValue({}).size() > 0",
    "'chooses its node'": "variables.pods.all(pod, "
    "(request.operation != 'CREATE' || !has(pod.nodeName)) && "
    f"pod.?nodeSelector.orValue({{}}).all(key, key in {list(NODE_KEYS)})) && "
    "variables.terms.all(term, !has(term.matchFields) && "
    f"term.?matchExpressions.orValue([]).all(each, each.key in {list(NODE_KEYS)}))",
    "'tolerates taints of other pods'": "variables.pods.all(pod, "
    f"pod.?tolerations.orValue([]).all(each, each.?key.orValue('') in {list(TOLERATED)}))",
    "'can preempt other pods'": "variables.pods.all(pod, "
    f"pod.?priorityClassName.orValue('') in ['', {PRIORITY_CLASS_OF_TEAM}])",
    "'has an inline CSI volume'": "variables.pods.all(pod, "
    "pod.?volumes.orValue([]).all(each, !has(each.csi)))",
    "'chooses its volume'": "object.kind != 'PersistentVolumeClaim' || "
    "(!has(object.spec.selector) && (object.spec.?volumeName.orValue('') == "
    "(request.operation == 'CREATE' ? '' : oldObject.spec.?volumeName.orValue('')) || "
    f"request.operation == 'UPDATE' && request.userInfo.username in {list(BINDERS)}))",
    "'lets no pod go; state maxUnavailable, and AlwaysAllow as unhealthyPodEvictionPolicy'": (
        "object.kind != 'PodDisruptionBudget' || (has(object.spec.maxUnavailable) && "
        "!(string(object.spec.maxUnavailable) in ['0', '0%']) && "
        "object.spec.?unhealthyPodEvictionPolicy.orValue('') == 'AlwaysAllow')"
    ),
    "'has finalizers that no controller removes'": "object.metadata.?finalizers.orValue([])"
    f".all(each, each in {list(FINALIZERS)})",
}
"""Conditions on an object by their messages, both in CEL."""


class TeamGuard(AdmissionPolicy):
    """A policy, named after its id, for the objects of all users in all namespaces of teams.

    Ingresses and routes have hosts of the team, and like Services the listed annotations alone.
    Services lead to pods of the namespace, and are no way in. Pods choose no node, tolerate no
    taint of other pods and have no class above them; claims choose no volume. Budgets let pods go,
    and no finalizer holds an object. `add_team` makes it with the first team.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        """Create the objects."""
        context = context_of(scope, id, ObjectName, namespace=id)
        metadata = k8s.ObjectMeta(
            name=id, labels=labels(context, id, "team-guard"), annotations=STAYS
        )
        super().__init__(scope, id, metadata, _spec())


def _spec() -> k8s.ValidatingAdmissionPolicySpec:
    of_a_team = k8s.LabelSelectorRequirement(key=TEAM, operator="Exists")
    return k8s.ValidatingAdmissionPolicySpec(
        # What cannot be evaluated is refused.
        failure_policy="Fail",
        match_constraints=k8s.MatchResources(
            namespace_selector=k8s.LabelSelector(match_expressions=[of_a_team]),
            resource_rules=[
                k8s.NamedRuleWithOperations(
                    api_groups=[group],
                    api_versions=["*"],
                    operations=["CREATE", "UPDATE"],
                    resources=resources,
                    scope="*",
                )
                for group, resources in _resources().items()
            ],
        ),
        variables=[
            k8s.Variable(name="allowed", expression=ALLOWED_HOSTS),
            k8s.Variable(name="hosts", expression=HOSTS_OF_OBJECT),
            k8s.Variable(name="pods", expression=POD_OF_OBJECT),
            k8s.Variable(name="terms", expression=NODE_TERMS),
            k8s.Variable(name="unknown", expression=UNKNOWN_ANNOTATIONS),
        ],
        validations=validations(
            {f"object.kind + ' of a team ' + {said}": each for said, each in VALIDATIONS.items()}
        ),
    )


def _resources() -> dict[str, list[str]]:
    """Return the resources that are judged, by API group."""
    found = {"": ["pods"], "gateway.networking.k8s.io": ["gateways"]}
    for each in TEAM_KINDS.values():
        resource, _, group = each.partition(".")
        found.setdefault(group, []).append(resource)
    return found
