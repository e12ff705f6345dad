"""Rules on references, on objects that break them and on sound ones."""

from dataclasses import replace

import pytest

from constructs_lib.core.declarations import DeclaredEnd
from tests.rules.sound import (
    DATABASE,
    FLOWS,
    add,
    again,
    assert_fires,
    container_of,
    each_break,
    each_pass,
    in_turn,
    named,
    pod_of,
    put,
    run,
    take,
)

MIGRATION = {"name": "migration", "containerPort": 9229}
SECRET = {"name": "secret"}
FOLDER_OF_A_CLAIM = {"name": "c", "mountPath": "/a", "subPath": "new"}
CACHE = {"app": "cache"}
POD_INDEX = "apps.kubernetes.io/pod-index"
POD_NAME = "statefulset.kubernetes.io/pod-name"
TASK = named(
    "Job", "task", "batch/v1", spec={"template": {"spec": {"containers": [{"name": "a"}]}}}
)
OF_BOTH = {"key": "app", "operator": "In", "values": ["web", "db"]}


def of_job(name):
    return {"clusterIP": "None", "selector": {"batch.kubernetes.io/job-name": name}}


def budget(**spec):
    """Returns a change by which the budget of the Deployment, of up to three pods, states this."""
    return in_turn(
        take("budget", "spec", "maxUnavailable"),
        lambda objects: objects["budget"]["spec"].update(spec),
    )


def scaled_to(number):
    return in_turn(take("autoscaler"), put(("deployment", "spec", "replicas"), number))


def measures(kind, **metric):
    metric = {"target": {"type": "Utilization", "averageUtilization": 80}, **metric}
    metrics = [{"type": kind[0].upper() + kind[1:], kind: metric}]
    return put(("autoscaler", "spec", "metrics"), metrics)


def cache(namespace):
    return DeclaredEnd(namespace=namespace, name="cache", labels={**CACHE, "a": "b"}, owned=False)


def declared(namespace):
    """Returns a change that declares pods whose workload no rule can read."""
    return lambda objects: objects.update(ends=[cache(namespace)])


def uses_root_ca():
    """Returns a change by which a pod mounts what it checks the API server's answers by."""
    source = {"configMap": {"name": "kube-root-ca.crt"}}
    return in_turn(
        put((container_of, "volumeMounts"), [{"name": "api", "mountPath": "/api"}]),
        put((pod_of, "volumes"), [{"name": "api", "projected": {"sources": [source]}}]),
    )


def uses_claim(name):
    """Returns a change by which a pod mounts a claim, such as to copy what a database keeps."""
    claim = {"persistentVolumeClaim": {"claimName": name}}
    return in_turn(
        put((container_of, "volumeMounts"), [{"name": "copied", "mountPath": "/copied"}]),
        put((pod_of, "volumes"), [{"name": "copied", **claim}]),
    )


def scaler(kind, name, most):
    target = {"apiVersion": "apps/v1", "kind": kind, "name": name}
    spec = {"scaleTargetRef": target, "maxReplicas": most}
    return named("HorizontalPodAutoscaler", name, "autoscaling/v2", spec=spec)


def another_port(**changed):
    """Returns a change by which a Service has a second port, like the first but for this."""
    port = {"name": "web", "port": 80, "targetPort": "http"}
    return put(("service", "spec", "ports"), [port, {**port, **changed}])


BREAKS = {
    "services_have_no_twins": [
        (
            "name of a port of a Service",
            another_port(name="web", port=81),
            "Service app/web has two ports 'web'; rename one",
        ),
        (
            "number of a port of a Service",
            another_port(name="other"),
            "Service app/web has two ports 80 (TCP); remove one",
        ),
    ],
    "services_select_pods": [
        (
            "number that no pod of a StatefulSet has",
            put(("headless", "spec", "selector"), {**DATABASE, POD_INDEX: "2"}),
            "selects no pods with {'app': 'db', 'apps.kubernetes.io/pod-index': '2'}; use",
        ),
        (
            "pod that a StatefulSet does not have",
            put(("headless", "spec", "selector"), {**DATABASE, POD_NAME: "db-2"}),
            "selects no pods with {'app': 'db', 'statefulset.kubernetes.io/pod-name': 'db-2'}; use",
        ),
        (
            "pod of another StatefulSet",
            put(("headless", "spec", "selector"), {POD_NAME: "web-0"}),
            "Service app/db selects no pods with",
        ),
        (
            "another Job",
            in_turn(add(task=TASK), put(("headless", "spec"), of_job("other"))),
            "Service app/db selects no pods with",
        ),
        (
            "other labels",
            put(("service", "spec", "selector"), {"app": "wbe"}),
            "Service app/web selects no pods with {'app': 'wbe'}; use the labels of a pod",
        ),
        (
            "other namespace",
            put(("service", "metadata", "namespace"), "other"),
            "Service other/web selects no pods",
        ),
        (
            "declared pods of another namespace",
            in_turn(put(("service", "spec", "selector"), CACHE), declared("other")),
            "Service app/web selects no pods with {'app': 'cache'}",
        ),
        (
            "no such port name",
            put(("service", "spec", "ports"), [{"port": 80, "targetPort": "https"}]),
            "Service app/web targets port https (TCP), which Deployment app/web lacks",
        ),
        (
            "no such port number",
            put(("service", "spec", "ports"), [{"port": 80}]),
            "Service app/web targets port 80 (TCP), which Deployment app/web lacks",
        ),
        (
            "another protocol",
            put(("service", "spec", "ports", 0, "protocol"), "UDP"),
            "Service app/web targets port http (UDP), which Deployment app/web lacks",
        ),
        (
            "port of a container that ends before the others start",
            in_turn(
                put((pod_of, "initContainers", 0, "ports"), [MIGRATION]),
                put(("service", "spec", "ports", 0, "targetPort"), "migration"),
            ),
            "Service app/web targets port migration (TCP), which Deployment app/web lacks",
        ),
        (
            "no ports",
            take("service", "spec", "ports"),
            "Service app/web lists no ports; list the ports of the pods it selects",
        ),
    ],
    "stateful_sets_have_services": [
        (
            "no name",
            take("set", "spec", "serviceName"),
            "StatefulSet app/db has no 'serviceName'; name the Service of its pods",
        ),
        (
            "no such Service",
            take("headless"),
            "StatefulSet app/db names Service 'db' as 'serviceName', which does not exist; add it",
        ),
        (
            "no such Service beside another of ours",
            in_turn(take("headless"), take("namespace")),
            "StatefulSet app/db names Service 'db' as 'serviceName', which does not exist",
        ),
        (
            "no Service at all in a namespace of ours",
            in_turn(take("headless"), take("service")),
            "StatefulSet app/db names Service 'db' as 'serviceName', which does not exist",
        ),
        (
            "Service of other pods",
            put(("set", "spec", "serviceName"), "web"),
            "StatefulSet app/db names Service app/web as 'serviceName', which selects other pods; "
            "name one of its own pods",
        ),
        *(
            (
                f"Service with an address of its own, and {host}",
                in_turn(
                    take("headless", "spec", "clusterIP"),
                    put(("config", "data", "a"), f"primary:\n{host}:5432"),
                ),
                "StatefulSet app/db names Service app/db as 'serviceName', which gives pods no "
                "names such as 'db-0.db'; set its 'clusterIP' to None",
            )
            for host in ("db-0.db", "db-10.db.app.svc", "$(POD_NAME).db", "$HOSTNAME.db")
        ),
    ],
    "autoscalers_have_targets": [
        (
            "other name",
            put(("autoscaler", "spec", "scaleTargetRef", "name"), "wbe"),
            "HorizontalPodAutoscaler app/web scales Deployment 'wbe', which does not exist",
        ),
        (
            "bounds that cross",
            put(("autoscaler", "spec", "minReplicas"), 4),
            "HorizontalPodAutoscaler app/web has 'minReplicas' 4 above 'maxReplicas' 3; lower",
        ),
        (
            "fixed number",
            put(("deployment", "spec", "replicas"), 2),
            "Deployment app/web states 'replicas' beside HorizontalPodAutoscaler app/web; leave",
        ),
        (
            "another version",
            put(("autoscaler", "spec", "scaleTargetRef", "apiVersion"), "extensions/v1beta1"),
            "HorizontalPodAutoscaler app/web scales Deployment app/web by 'apiVersion' "
            "'extensions/v1beta1', whose group is another; state 'apps/v1'",
        ),
        (
            "no version",
            take("autoscaler", "spec", "scaleTargetRef", "apiVersion"),
            "scales Deployment app/web by 'apiVersion' '', whose group is another; state 'apps/v1'",
        ),
        (
            "pods that nobody scales",
            put(
                ("autoscaler", "spec", "scaleTargetRef"),
                {"apiVersion": "batch/v1", "kind": "CronJob", "name": "job"},
            ),
            "HorizontalPodAutoscaler app/web scales CronJob app/job, which has no number of pods "
            "to set; scale a Deployment or StatefulSet",
        ),
        (
            "two autoscalers",
            again("autoscaler", name="other"),
            "HorizontalPodAutoscaler app/other scales Deployment app/web, as "
            "HorizontalPodAutoscaler app/web does; remove one of the two",
        ),
    ],
    "autoscalers_measure_what_there_is": [
        (
            "a resource by another name",
            measures("resource", name="CPU"),
            "HorizontalPodAutoscaler app/web measures resource 'CPU', which nobody measures; name "
            "cpu or memory",
        ),
        (
            "a resource of one container",
            measures("containerResource", name="mem", container="web"),
            "measures resource 'mem', which nobody measures",
        ),
        (
            "no such container",
            measures("containerResource", name="cpu", container="wbe"),
            "HorizontalPodAutoscaler app/web measures container 'wbe', which Deployment app/web "
            "lacks; use one of ['init', 'web']",
        ),
    ],
    "budgets_let_pods_go": [
        *(
            (f"{field} {value!r}", budget(**{field: value}), f"PodDisruptionBudget app/web {said}")
            for field, value, said in (
                ("maxUnavailable", 0, "has 'maxUnavailable' 0, so that no node of theirs is ever"),
                ("maxUnavailable", "0%", "has 'maxUnavailable' 0%, so that"),
                ("minAvailable", 3, "has 'minAvailable' 3 of 3 pods at their highest number, so"),
                ("minAvailable", "67%", "has 'minAvailable' 67% of 3 pods at their highest number"),
            )
        ),
        ("nothing", budget(), "states neither 'maxUnavailable' nor 'minAvailable', so that"),
        (
            "all of a chart's pods",
            in_turn(
                budget(minAvailable="100%"),
                put(("budget", "spec", "selector", "matchLabels"), CACHE),
                declared("app"),
            ),
            "PodDisruptionBudget app/web has 'minAvailable' 100%, so that no node",
        ),
        (
            "all pods of two workloads",
            in_turn(
                budget(minAvailable=5),
                put(("budget", "spec", "selector"), {"matchExpressions": [OF_BOTH]}),
            ),
            "has 'minAvailable' 5 of 5 pods at their highest number",
        ),
    ],
    "budgets_select_pods": [
        (
            "other labels",
            put(("budget", "spec", "selector", "matchLabels"), {"app": "wbe"}),
            "PodDisruptionBudget app/web selects no pods; use the labels of a pod template",
        ),
        (
            "all pods of a namespace without any",
            in_turn(
                put(("budget", "spec", "selector"), {}),
                put(("budget", "metadata", "namespace"), "cicd"),
            ),
            "PodDisruptionBudget cicd/web selects no pods",
        ),
        (
            "no selector",
            take("budget", "spec", "selector"),
            "PodDisruptionBudget app/web selects no pods",
        ),
        (
            "two for the same pods",
            in_turn(again("budget", name="all"), put(("again", "spec", "selector"), {})),
            "PodDisruptionBudget app/all selects pods of Deployment app/web, as "
            "PodDisruptionBudget app/web does, so that none is evicted; remove one of the two",
        ),
        (
            "expression",
            put(
                ("budget", "spec", "selector"),
                {"matchExpressions": [{"key": "tier", "operator": "Exists"}]},
            ),
            "PodDisruptionBudget app/web selects no pods",
        ),
    ],
    "pods_find_what_they_use": [
        (
            "claim of a pod that a StatefulSet does not have",
            uses_claim("data-db-2"),
            "Deployment app/web uses PersistentVolumeClaim 'data-db-2', which does not exist",
        ),
        (
            "claim of no StatefulSet",
            uses_claim("logs-db-0"),
            "Deployment app/web uses PersistentVolumeClaim 'logs-db-0', which does not exist",
        ),
        (
            "ServiceAccount",
            take("account"),
            "Deployment app/web uses ServiceAccount 'web', which does not exist; add it or",
        ),
        (
            "Secret of a driver of volumes",
            put(
                (pod_of, "volumes", 0),
                {"name": "a", "csi": {"nodePublishSecretRef": {"name": "x"}}},
            ),
            "Deployment app/web uses Secret 'x', which does not exist; declare it with a SecretRef",
        ),
        (
            "ServiceAccount by the name of the field of before",
            in_turn(take(pod_of, "serviceAccountName"), put((pod_of, "serviceAccount"), "nobody")),
            "Deployment app/web uses ServiceAccount 'nobody', which does not exist",
        ),
        (
            "ServiceAccount by the field of before, where that of today is empty",
            in_turn(
                put((pod_of, "serviceAccountName"), ""), put((pod_of, "serviceAccount"), "nobody")
            ),
            "Deployment app/web uses ServiceAccount 'nobody', which does not exist",
        ),
        (
            "ConfigMap",
            take("config"),
            "Deployment app/web uses ConfigMap 'config', which does not exist; add it or correct",
        ),
        (
            "claim",
            take("claim"),
            "Deployment app/web uses PersistentVolumeClaim 'claim', which does not exist",
        ),
        (
            "key of a ConfigMap",
            put(("config", "data"), {"b": "1"}),
            "uses key 'a' of ConfigMap 'config', which lacks it; use one of ['b']",
        ),
        (
            "key of a Secret",
            put(
                (container_of, "env"),
                [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "a"}}}],
            ),
            "uses key 'a' of Secret 'secret', which lacks it; use one of ['b']",
        ),
        (
            "key that becomes a file",
            put((pod_of, "volumes", 0, "configMap", "items"), [{"key": "b", "path": "b"}]),
            "Deployment app/web uses key 'b' of ConfigMap 'config', which lacks it; use one of",
        ),
        (
            "key that is mounted as a file",
            put((container_of, "volumeMounts", 0, "subPath"), "b"),
            "Deployment app/web mounts 'b' of ConfigMap 'config' in container 'web', which lacks "
            "it; use one of ['a']",
        ),
        (
            "file of another name than its key",
            in_turn(
                put((pod_of, "volumes", 0, "configMap", "items"), [{"key": "a", "path": "c/d"}]),
                put((container_of, "volumeMounts", 0, "subPath"), "a"),
            ),
            "mounts 'a' of ConfigMap 'config' in container 'web', which lacks it; use one of ['c/d",
        ),
        (
            "key of a Secret that an init container mounts as a file",
            put(
                (pod_of, "initContainers", 0, "volumeMounts"),
                [{"name": "b", "mountPath": "/key", "subPath": "a"}],
            ),
            "mounts 'a' of Secret 'secret' in container 'init', which lacks it; use one of ['b']",
        ),
        (
            "key in a projected volume",
            put(
                (pod_of, "volumes", 3, "projected", "sources"),
                [{"secret": {"name": "secret", "items": [{"key": "c", "path": "c"}]}}],
            ),
            "Deployment app/web uses key 'c' of Secret 'secret', which lacks it; use one of ['b']",
        ),
        (
            "all of a Secret",
            put((container_of, "envFrom"), [{"secretRef": {"name": "other"}}]),
            "uses Secret 'other', which does not exist; declare it with a SecretRef",
        ),
        (
            "pull secret",
            put((pod_of, "imagePullSecrets"), [{"name": "pull"}]),
            "uses Secret 'pull', which does not exist",
        ),
        (
            "volume of a Secret",
            put((pod_of, "volumes"), [{"name": "a", "secret": {"secretName": "other"}}]),
            "uses Secret 'other', which does not exist",
        ),
        (
            "projected volume",
            put(
                (pod_of, "volumes"),
                [{"name": "a", "projected": {"sources": [{"secret": {"name": "other"}}]}}],
            ),
            "uses Secret 'other', which does not exist",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "services_have_no_twins": [
        ("another name and number", another_port(name="other", port=81)),
    ],
    "services_select_pods": [
        (
            "one pod of a StatefulSet",
            put(("headless", "spec", "selector"), {**DATABASE, POD_NAME: "db-1"}),
        ),
        (
            "one pod of a StatefulSet by its number",
            put(("headless", "spec", "selector"), {**DATABASE, POD_INDEX: "1"}),
        ),
        ("pods of a Job", in_turn(add(task=TASK), put(("headless", "spec"), of_job("task")))),
        (
            "Service of another group",
            add(
                stranger=named(
                    "Service", "other", "serving.knative.dev/v1", spec={"selector": {"a": "b"}}
                )
            ),
        ),
        (
            "port of a sidecar",
            in_turn(
                put((pod_of, "initContainers", 0, "ports"), [MIGRATION]),
                put((pod_of, "initContainers", 0, "restartPolicy"), "Always"),
                put(("service", "spec", "ports", 0, "targetPort"), "migration"),
            ),
        ),
        ("headless without ports", take("headless", "spec", "ports")),
        ("Service of an outside name", put(("service", "spec"), {"type": "ExternalName"})),
        (
            "declared pods",
            in_turn(put(("service", "spec", "selector"), CACHE), declared("app")),
        ),
        (
            "pods of a Peer",
            in_turn(
                put(("service", "spec", "selector"), CACHE),
                lambda o: o.update(flows=[replace(FLOWS[0], peer=cache("app"))]),
            ),
        ),
    ],
    "autoscalers_measure_what_there_is": [
        ("memory", measures("resource", name="memory")),
        ("one container", measures("containerResource", name="cpu", container="web")),
        (
            "a container of pods that are not known",
            in_turn(
                measures("containerResource", name="cpu", container="server"),
                put(("autoscaler", "spec", "scaleTargetRef", "name"), "of-a-chart"),
            ),
        ),
        ("something else", measures("pods", metric={"name": "requests"})),
    ],
    "budgets_let_pods_go": [
        ("one of one, which is not there", in_turn(budget(minAvailable=1), scaled_to(0))),
        ("one less than all", budget(minAvailable=2)),
        ("a share of which one pod is left", budget(minAvailable="66%")),
        ("a share of less than one pod", budget(maxUnavailable="1%")),
        (
            "some of a chart's pods",
            in_turn(
                budget(minAvailable=2),
                put(("budget", "spec", "selector", "matchLabels"), CACHE),
                declared("app"),
            ),
        ),
        ("no selector", in_turn(budget(minAvailable=9), take("budget", "spec", "selector"))),
    ],
    "budgets_select_pods": [
        (
            "declared pods",
            in_turn(put(("budget", "spec", "selector", "matchLabels"), CACHE), declared("app")),
        ),
        (
            "another for other pods",
            in_turn(
                again("budget", name="db"),
                put(("again", "spec", "selector", "matchLabels"), DATABASE),
            ),
        ),
    ],
    "stateful_sets_have_services": [
        ("Service whose endpoints others make", take("headless", "spec", "selector")),
        ("Service that does not fit", take("headless", "spec")),
        ("one pod by its name", put(("config", "data", "a"), "db-0.db")),
        ("Service with an address, by which all call", take("headless", "spec", "clusterIP")),
        (
            "pods of another Service with an address",
            in_turn(
                take("headless", "spec", "clusterIP"),
                put(("config", "data", "a"), "mydb-0.db db-0.db-copy db.app.svc"),
            ),
        ),
        (
            "Service of a chart in a namespace of others",
            in_turn(put(("set", "metadata", "namespace"), "other"), take("headless")),
        ),
    ],
    "autoscalers_have_targets": [
        ("as many as there may be", put(("autoscaler", "spec", "minReplicas"), 3)),
        *(
            (
                kind,
                in_turn(
                    add(old=named(kind, "old", version, spec=spec)),
                    put(
                        ("autoscaler", "spec", "scaleTargetRef"),
                        {"apiVersion": version, "kind": kind, "name": "old"},
                    ),
                ),
            )
            for kind, version, spec in (
                ("ReplicaSet", "apps/v1", {"selector": {"matchLabels": CACHE}}),
                ("ReplicationController", "v1", {"selector": CACHE}),
            )
        ),
        (
            "kind of a stranger",
            in_turn(
                put(("autoscaler", "spec", "scaleTargetRef"), {"kind": "Rollout", "name": "web"}),
                add(rollout=named("Rollout", api_version="argoproj.io/v1alpha1")),
            ),
        ),
        ("workload that does not fit", take("deployment", "spec")),
        (
            "a StatefulSet, too",
            in_turn(take("set", "spec", "replicas"), add(more=scaler("StatefulSet", "db", 3))),
        ),
        (
            "the same name in another namespace",
            in_turn(
                again("deployment", namespace="other"),
                lambda o: o.update(more=o["autoscaler"] | {"metadata": o["again"]["metadata"]}),
            ),
        ),
    ],
    "pods_find_what_they_use": [
        (
            "ConfigMap without a file",
            in_turn(
                add(empty=named("ConfigMap", "empty")),
                put((pod_of, "volumes", 0, "configMap"), {"name": "empty"}),
            ),
        ),
        ("key as a file", put((container_of, "volumeMounts", 0, "subPath"), "a")),
        *(
            (
                f"file or folder {path}",
                in_turn(
                    put(
                        (pod_of, "volumes", 0, "configMap", "items"), [{"key": "a", "path": "c/d"}]
                    ),
                    put((container_of, "volumeMounts", 0, "subPath"), path),
                ),
            )
            for path in ("c/d", "c/", "./c", ".")
        ),
        (
            "file that need not be there",
            in_turn(
                put((pod_of, "volumes", 0, "configMap", "optional"), True),
                put((container_of, "volumeMounts", 0, "subPath"), "b"),
            ),
        ),
        (
            "folder of a driver that has a Secret",
            in_turn(
                put((pod_of, "volumes", 0), {"name": "a", "csi": {"nodePublishSecretRef": SECRET}}),
                put((container_of, "volumeMounts", 0, "subPath"), "new"),
            ),
        ),
        ("folder of a claim", put((container_of, "volumeMounts", 0), FOLDER_OF_A_CLAIM)),
        ("account without a name", put((pod_of, "serviceAccountName"), "")),
        ("account by both fields", put((pod_of, "serviceAccount"), "nobody")),
        ("certificate of the API server", uses_root_ca()),
        ("claim of a StatefulSet", uses_claim("data-db-0")),
        (
            "claim of a StatefulSet that is scaled",
            in_turn(
                add(scaler=scaler("StatefulSet", "db", 3)),
                uses_claim("data-db-2"),
            ),
        ),
        (
            "claim of a StatefulSet whose numbers begin later",
            in_turn(
                put(("set", "spec", "ordinals"), {"start": 4}),
                uses_claim("data-db-4"),
            ),
        ),
        (
            "key that becomes a file",
            put((pod_of, "volumes", 0, "configMap", "items"), [{"key": "a", "path": "b"}]),
        ),
        (
            "key that need not be there",
            put(
                (pod_of, "volumes", 0, "configMap"),
                {"name": "config", "optional": True, "items": [{"key": "b", "path": "b"}]},
            ),
        ),
        ("key of bytes", put(("config",), named("ConfigMap", "config", binaryData={"a": "AA=="}))),
        (
            "what is optional",
            put(
                (container_of, "env"),
                [
                    {
                        "name": "A",
                        "valueFrom": {
                            "secretKeyRef": {"name": "absent", "key": "a", "optional": True}
                        },
                    }
                ],
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


@pytest.mark.parametrize(
    ("expression", "selects"),
    [
        ({"key": "app", "operator": "In", "values": ["web"]}, True),
        ({"key": "app", "operator": "In", "values": ["api"]}, False),
        ({"key": "app", "operator": "NotIn", "values": ["web", "db"]}, False),
        ({"key": "tier", "operator": "NotIn", "values": ["web"]}, True),
        ({"key": "app", "operator": "Exists"}, True),
        ({"key": "app", "operator": "DoesNotExist"}, False),
        ({"key": "tier", "operator": "DoesNotExist"}, True),
    ],
)
def test_selectors_with_expressions(expression, selects):
    labelled = {"labels": {"app": "web", "tier": "web"}}
    change = in_turn(
        put(("budget", "spec", "selector"), {"matchExpressions": [expression]}),
        put(("job", "spec", "jobTemplate", "spec", "template", "metadata"), labelled),
    )
    assert (run("budgets_select_pods", change) == []) == selects


def test_what_does_not_exist_is_told_once():
    items = [{"key": key, "path": key} for key in "ab"]
    use = put((pod_of, "volumes", 0, "configMap"), {"name": "other", "items": items})
    (found,) = run("pods_find_what_they_use", use)
    assert found.startswith("Deployment app/web uses ConfigMap 'other', which does not exist;")


def test_a_file_of_a_volume_that_does_not_exist_is_told_once():
    mounted = put((container_of, "volumeMounts", 0, "subPath"), "a")
    elsewhere = put((pod_of, "volumes", 0, "configMap"), {"name": "absent"})
    assert run("pods_find_what_they_use", in_turn(mounted, elsewhere)) == [
        "Deployment app/web uses ConfigMap 'absent', which does not exist; add it or correct the "
        "name"
    ]
