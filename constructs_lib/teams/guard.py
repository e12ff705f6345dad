"""A guard of what teams may have in their namespaces; emits a ValidatingAdmissionPolicy."""

from constructs import Construct

from constructs_lib.kube.addresses import NamePrefix
from constructs_lib.kube.label_keys import (
    HOSTS,
    NAMESPACE,
    PREVIEWS,
    PRIORITY_CLASS,
    STAYS,
    TEAM,
    TEAM_NAMESPACES,
    labels,
)
from constructs_lib.kube.names import DnsSubdomain, ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.team_bounds import (
    ENDPOINT_FIELDS,
    FINALIZERS,
    HARMLESS,
    INTERVAL,
    LONGEST_END,
    MONITOR_FIELDS,
    MONITOR_KINDS,
    NODE_KEYS,
    OF_NGINX,
    QUERY,
    RULE_KINDS,
    TARGET_LABEL,
    TEAM_KINDS,
    TOLERATED,
)
from constructs_lib.props.arguments import checked_argument
from constructs_lib.tree.admission import AdmissionPolicy, validations
from constructs_lib.tree.api_objects import context_of, path_of

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

NAMESPACES = (
    f"namespaceObject.metadata.?annotations[?'{TEAM_NAMESPACES}'].orValue('').split(' ')"
    ".filter(each, each != '')"
)
"""Namespaces of the team."""

IS_ALLOWED = (
    "variables.allowed.exists(known, host == known || "
    "(known.startsWith('*.') && host.endsWith(known.substring(1))))"
)

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

MONITORS = "object.kind in ['PodMonitor', 'ServiceMonitor'] ? [object.spec] : []"

ENDPOINTS = (
    "variables.monitors.map(each, each.?endpoints.orValue([]) + "
    "each.?podMetricsEndpoints.orValue([])).flatten()"
)

INTERVALS = (
    "(object.kind == 'PrometheusRule' ? object.spec.?groups.orValue([]) : variables.endpoints)"
    ".map(each, each.?interval.orValue('1m'))"
)

IS_OWN_LABEL = (
    "each.?action.orValue('replace').lowerAscii() in ['drop', 'keep'] || "
    "each.?action.orValue('replace').lowerAscii() == 'replace' && "
    f"each.?targetLabel.orValue('').matches('^({TARGET_LABEL})$') && "
    "each.targetLabel != 'namespace'"
)
"""Condition on a relabeling: it sets neither the namespace nor where a target is."""

TEXTS = (
    "object.kind == 'PrometheusRule' ? object.spec.?groups.orValue([]).map(group, "
    "[group.?labels.orValue({})] + group.?rules.orValue([]).map(rule, "
    "[rule.?labels.orValue({}), rule.?annotations.orValue({})]).flatten()).flatten() : []"
)
"""Labels and annotations of alerts, whose templates Prometheus fills in."""

NODE_TERMS = (
    "variables.pods.map(pod, pod.?affinity.?nodeAffinity).filter(each, each.hasValue())"
    ".map(each, each.?requiredDuringSchedulingIgnoredDuringExecution.?nodeSelectorTerms.orValue([])"
    " + each.?preferredDuringSchedulingIgnoredDuringExecution.orValue([])"
    ".map(preferred, preferred.preference)).flatten()"
)
"""Terms by which a pod chooses nodes."""

NEIGHBOUR_TERMS = (
    "variables.pods.map(pod, [pod.?affinity.?podAffinity, pod.?affinity.?podAntiAffinity])"
    ".flatten().filter(each, each.hasValue())"
    ".map(each, each.?requiredDuringSchedulingIgnoredDuringExecution.orValue([])"
    " + each.?preferredDuringSchedulingIgnoredDuringExecution.orValue([])"
    ".map(preferred, preferred.podAffinityTerm)).flatten()"
)
"""Terms by which a pod seeks other pods, or keeps them away: they hold for those, too."""

BINDERS = (
    "system:kube-controller-manager",
    "system:serviceaccount:kube-system:persistent-volume-binder",
)
"""Users that bind a claim to its volume, by an update."""

IS_OWN_PEER = (
    "!has(peer.ipBlock) && (!has(peer.namespaceSelector) || "
    f"peer.namespaceSelector.?matchLabels[?'{NAMESPACE}'].orValue('') in variables.namespaces)"
)
"""Condition on a peer of a policy: pods of the team. Further labels only narrow it."""

TRACKED = (
    "{}.metadata.?annotations[?'argocd.argoproj.io/tracking-id'].orValue('')"
    ".startsWith(variables.application)"
)
"""Condition on an object: the platform's own Application applies it.

Argo CD sets the annotation itself, so that no manifest of a team can have that of another.
"""

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
    "'allows connections beyond the namespaces of the team'": "object.kind != 'NetworkPolicy' || "
    f"{TRACKED.format('object')} || "
    "(object.spec.?ingress.orValue([]).map(rule, rule.?from.orValue([])) + "
    "object.spec.?egress.orValue([]).map(rule, rule.?to.orValue([])))"
    f".all(peers, peers.size() > 0 && peers.all(peer, {IS_OWN_PEER}))",
    "'would replace a policy of the platform'": "object.kind != 'NetworkPolicy' || "
    f"request.operation == 'CREATE' || !{TRACKED.format('oldObject')} || "
    f"{TRACKED.format('object')}",
    "'chooses its node'": "variables.pods.all(pod, "
    "(request.operation != 'CREATE' || !has(pod.nodeName)) && "
    f"pod.?nodeSelector.orValue({{}}).all(key, key in {list(NODE_KEYS)})) && "
    "variables.terms.all(term, !has(term.matchFields) && "
    f"term.?matchExpressions.orValue([]).all(each, each.key in {list(NODE_KEYS)}))",
    "'chooses nodes by pods of others, and may keep those away'": "variables.neighbours.all(term, "
    "!has(term.namespaceSelector) && "
    "term.?namespaces.orValue([]).all(each, each in variables.namespaces))",
    "'takes longer to end than the nodes may wait'": "variables.pods.all(pod, "
    f"pod.?terminationGracePeriodSeconds.orValue(0) <= {LONGEST_END})",
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
    "'reads pods beyond its namespace'": "variables.monitors.all(each, "
    "!each.?namespaceSelector.?any.orValue(false) && "
    "each.?namespaceSelector.?matchNames.orValue([]).all(name, name == request.namespace))",
    "'has fields that monitors of teams may not have'": "variables.monitors.all(each, "
    f"dyn(each).all(key, key in {list(MONITOR_FIELDS)})) && "
    f"variables.endpoints.all(each, dyn(each).all(key, key in {list(ENDPOINT_FIELDS)}))",
    "'sets label namespace, or the address of its targets'": "variables.endpoints.all(of, "
    "(of.?relabelings.orValue([]) + of.?metricRelabelings.orValue([]))"
    f".all(each, {IS_OWN_LABEL}))",
    "'is read or evaluated more often than each 10s'": "variables.intervals.all(each, "
    f"each.matches('^({INTERVAL})$'))",
    "'asks Prometheus in the text of an alert'": "variables.texts.all(texts, "
    f"texts.all(key, !texts[key].matches(r'{QUERY}')))",
    "'has finalizers that no controller removes'": "object.metadata.?finalizers.orValue([])"
    f".all(each, each in {list(FINALIZERS)})",
}
"""Conditions on an object by their messages, both in CEL."""


class TeamGuard(AdmissionPolicy):
    """A policy, named after its id, for the objects of all users in all namespaces of teams.

    Ingresses and routes have hosts of the team, and like Services the listed annotations alone.
    Services lead to pods of the namespace, and are no way in. Pods choose no node, tolerate no
    taint of other pods and have no class above them; claims choose no volume. Budgets let pods go,
    no finalizer holds an object, and policies name pods of the team alone. Monitors read pods of
    their namespace under its name, and texts of alerts ask nothing of Prometheus. `add_team` makes
    it with the first team.
    """

    def __init__(self, scope: Construct, id: str, *, application: str, prefix: str = "") -> None:
        """Create the objects.

        The Application of that name applies the policies of the spaces, and those with this prefix
        and the name of a preview's namespace apply those of previews.
        """
        context = context_of(scope, id, ObjectName, namespace=id)
        path = path_of(scope, id)
        checked_argument(path, "application", DnsSubdomain, application)
        checked_argument(path, "prefix", NamePrefix, prefix)
        metadata = k8s.ObjectMeta(
            name=id, labels=labels(context, id, "team-guard"), annotations=STAYS
        )
        super().__init__(scope, id, metadata, _spec(application, prefix))


def _spec(application: str, prefix: str) -> k8s.ValidatingAdmissionPolicySpec:
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
            k8s.Variable(
                name="application",
                expression=f"namespaceObject.metadata.?labels[?'{PREVIEWS}'].hasValue() ? "
                f"'{prefix}' + namespaceObject.metadata.name + ':' : '{application}:'",
            ),
            k8s.Variable(name="hosts", expression=HOSTS_OF_OBJECT),
            k8s.Variable(name="monitors", expression=MONITORS),
            k8s.Variable(name="endpoints", expression=ENDPOINTS),
            k8s.Variable(name="intervals", expression=INTERVALS),
            k8s.Variable(name="namespaces", expression=NAMESPACES),
            k8s.Variable(name="pods", expression=POD_OF_OBJECT),
            k8s.Variable(name="neighbours", expression=NEIGHBOUR_TERMS),
            k8s.Variable(name="terms", expression=NODE_TERMS),
            k8s.Variable(name="texts", expression=TEXTS),
            k8s.Variable(name="unknown", expression=UNKNOWN_ANNOTATIONS),
        ],
        validations=validations(
            {f"object.kind + ' of a team ' + {said}": each for said, each in VALIDATIONS.items()}
        ),
    )


def _resources() -> dict[str, list[str]]:
    """Return the resources that are judged, by API group."""
    found = {"": ["pods"], "gateway.networking.k8s.io": ["gateways"]}
    for each in {**TEAM_KINDS, **MONITOR_KINDS, **RULE_KINDS}.values():
        resource, _, group = each.partition(".")
        found.setdefault(group, []).append(resource)
    return found
