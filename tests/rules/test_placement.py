"""Rules on where pods run, on objects that break them and on sound ones."""

from constructs_lib.core.declarations import DeclaredWatch
from tests.rules.sound import (
    DATABASE,
    NO_CHART,
    WEB,
    add,
    assert_fires,
    each_break,
    each_pass,
    in_turn,
    named,
    pod_of,
    put,
    run,
    with_end,
)

OWN_NGINX = put(("watches",), [DeclaredWatch(namespaces=["app"])])

REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"
PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution"
HOST = {"topologyKey": "kubernetes.io/hostname"}
OTHER = {"labelSelector": {"matchLabels": {"app": "wbe"}}}
CACHE = {"app": "cache"}


def near(how, strength=REQUIRED, **term):
    """Returns a change by which pods of `web` have an affinity to others."""
    term = {**HOST, **term}
    terms = [term if strength == REQUIRED else {"weight": 1, "podAffinityTerm": term}]
    return in_turn(NO_CHART, put((pod_of, "affinity"), {how: {strength: terms}}))


def spread(**constraint):
    constraint = {"maxSkew": 1, "whenUnsatisfiable": "DoNotSchedule", **HOST, **constraint}
    return put((pod_of, "topologySpreadConstraints"), [constraint])


def named_by_pods(**fields):
    return lambda objects: pod_of(objects).update(fields)


def claimed(name):
    """Returns a change by which both claims have a class."""
    spec = {"storageClassName": name}
    return in_turn(
        put(("claim", "spec"), spec), put(("set", "spec", "volumeClaimTemplates", 0, "spec"), spec)
    )


def cluster_object(kind, version, name, **rest):
    return add(more=named(kind, name, version, "", **rest))


BESIDE_CACHE = near("podAffinity", labelSelector={"matchLabels": CACHE})

BREAKS = {
    "neighbours_exist": [
        (
            "beside labels that none has",
            near("podAffinity", **OTHER),
            "Deployment app/web must run beside pods that do not exist, {'labelSelector': "
            "{'matchLabels': {'app': 'wbe'}}}; use the labels of a pod template",
        ),
        (
            "apart from labels that none has",
            near("podAntiAffinity", **OTHER),
            "Deployment app/web must run apart from pods that do not exist",
        ),
        (
            "another namespace of ours",
            near("podAffinity", labelSelector={"matchLabels": WEB}, namespaces=["cicd"]),
            "must run beside pods that do not exist",
        ),
        ("no selector", near("podAffinity"), "must run beside pods that do not exist"),
        (
            "declared pods of another namespace",
            with_end(BESIDE_CACHE, namespace="cicd", labels=CACHE),
            "must run beside pods that do not exist",
        ),
        (
            "spread by other labels",
            spread(**OTHER),
            "Deployment app/web is spread among pods that do not exist, {'matchLabels': {'app': "
            "'wbe'}}; use the labels of its template",
        ),
    ],
    "classes_are_known": [
        (
            "class of pods",
            named_by_pods(priorityClassName="urgent"),
            "PriorityClass 'urgent' is no object of the platform, and named by Deployment app/web; "
            "correct the name, unless the cluster has it",
        ),
        (
            "runtime",
            named_by_pods(runtimeClassName="gvisor"),
            "RuntimeClass 'gvisor' is no object of the platform, and named by Deployment app/web",
        ),
        (
            "class of volumes",
            claimed("fast"),
            "StorageClass 'fast' is no object of the platform, and named by PersistentVolumeClaim "
            "app/claim and 1 more; correct",
        ),
        (
            "class of Ingresses beside those of the platform's own controller",
            in_turn(OWN_NGINX, put(("ingress", "spec", "ingressClassName"), "ngnix")),
            "IngressClass 'ngnix' is no object of the platform, and named by Ingress app/web",
        ),
        (
            "class of another kind",
            in_turn(
                named_by_pods(priorityClassName="fast"),
                cluster_object("StorageClass", "storage.k8s.io/v1", "fast"),
            ),
            "PriorityClass 'fast' is no object",
        ),
    ],
}

PASSES = {
    "neighbours_exist": [
        ("beside others", near("podAffinity", labelSelector={"matchLabels": DATABASE})),
        ("apart from its own", near("podAntiAffinity", labelSelector={"matchLabels": WEB})),
        ("all pods", near("podAffinity", labelSelector={})),
        (
            "an expression",
            near(
                "podAffinity",
                labelSelector={
                    "matchExpressions": [{"key": "app", "operator": "In", "values": ["db"]}]
                },
            ),
        ),
        (
            "pods of one namespace of several",
            near("podAffinity", labelSelector={"matchLabels": WEB}, namespaces=["cicd", "app"]),
        ),
        ("a namespace of others", near("podAffinity", **OTHER, namespaces=["kube-system"])),
        ("namespaces by labels", near("podAffinity", **OTHER, namespaceSelector={})),
        (
            "pods that a chart may make",
            put((pod_of, "affinity"), {"podAffinity": {REQUIRED: [{**HOST, **OTHER}]}}),
        ),
        (
            "declared pods",
            with_end(BESIDE_CACHE, namespace="app", labels=CACHE),
        ),
        (
            "apart from pods of all Jobs, whose names only they have",
            near(
                "podAntiAffinity",
                labelSelector={"matchExpressions": [{"key": "job-name", "operator": "Exists"}]},
            ),
        ),
        ("a preference", near("podAffinity", PREFERRED, **OTHER)),
        ("spread by its labels", spread(labelSelector={"matchLabels": WEB})),
        ("spread by no labels", spread()),
        (
            "a pod of a StatefulSet by its number",
            near(
                "podAffinity",
                labelSelector={"matchLabels": {**DATABASE, "apps.kubernetes.io/pod-index": "1"}},
            ),
        ),
    ],
    "classes_are_known": [
        ("one of Kubernetes", named_by_pods(priorityClassName="system-cluster-critical")),
        ("one of Kind", claimed("standard")),
        ("no class", claimed("")),
        (
            "that of the platform's own controller",
            in_turn(OWN_NGINX, put(("ingress", "spec", "ingressClassName"), "nginx")),
        ),
        (
            "of Ingresses where others have the controller",
            put(("ingress", "spec", "ingressClassName"), "alb"),
        ),
        (
            "one of ours",
            in_turn(
                named_by_pods(priorityClassName="urgent"),
                cluster_object("PriorityClass", "scheduling.k8s.io/v1", "urgent", value=1),
            ),
        ),
        (
            "one that only a volume has",
            in_turn(
                claimed("manual"),
                cluster_object("PersistentVolume", "v1", "a", spec={"storageClassName": "manual"}),
            ),
        ),
    ],
}


@each_break(BREAKS)
def test_fires(rule, change, message):
    assert_fires(rule, change, message)


@each_pass(PASSES)
def test_passes(rule, change):
    assert run(rule, change) == []
