"""What a change brings about, and how severe that is."""

import pytest

from tests.analysis.plan.given import claim, made, plan, storage_class, workload

ROLE = "rbac.authorization.k8s.io/v1"
LEVEL = "pod-security.kubernetes.io/enforce"
TEXTS = {"data": {"a": "1"}}
CASCADE = {"finalizers": ["resources-finalizer.argocd.argoproj.io"]}


def labelled(**labels):
    return {"labels": labels}


def set_of_one(**given):
    return workload(
        "StatefulSet",
        name="db",
        replicas=1,
        pod={"terminationGracePeriodSeconds": 120},
        container={"startupProbe": {"failureThreshold": 60, "periodSeconds": 5}},
        **given,
    )


def autoscaler(least, most):
    target = {"kind": "Deployment", "name": "web"}
    spec = {"scaleTargetRef": target, "minReplicas": least, "maxReplicas": most}
    return made("HorizontalPodAutoscaler", api_version="autoscaling/v2", spec=spec)


def job(image):
    template = {"spec": {"containers": [{"name": "main", "image": image}]}}
    return made("Job", api_version="batch/v1", spec={"template": template})


def volume_of_set(**spec):
    templates = [{"metadata": {"name": "data"}, "spec": {}}]
    return workload("StatefulSet", name="db", volumeClaimTemplates=templates, **spec)


def application(version, **metadata):
    source = {"chart": "loki", "repoURL": "charts.example", "targetRevision": version}
    spec = {"sources": [source]}
    return made("Application", "loki", "cicd", "argoproj.io/v1alpha1", spec=spec, metadata=metadata)


def alerts(*names):
    rules = [{"alert": name, "expr": "1"} for name in names]
    spec = {"groups": [{"name": "all", "rules": rules}]}
    return made("PrometheusRule", api_version="monitoring.coreos.com/v1", spec=spec)


def role(*verbs):
    rule = {"apiGroups": [""], "resources": ["pods"], "verbs": list(verbs)}
    return made("Role", api_version=ROLE, rules=[rule])


def binding(role, *names):
    subjects = [{"kind": "ServiceAccount", "name": name, "namespace": "shop"} for name in names]
    return made("RoleBinding", api_version=ROLE, roleRef={"name": role}, subjects=subjects)


def environment(secret):
    reference = {"secretKeyRef": {"name": secret, "key": "password"}}
    return {"env": [{"name": "PASSWORD", "valueFrom": reference}]}


def cron_job(is_suspended=False, **labels):
    spec = {"suspend": is_suspended}
    return made("CronJob", api_version="batch/v1", spec=spec, metadata={"labels": labels})


def service(*ports, **spec):
    return made("Service", spec={"ports": [{"port": port} for port in ports], **spec})


def ingress(*hosts):
    rules = [{"host": host, "http": {"paths": [{"path": "/"}]}} for host in hosts]
    return made("Ingress", api_version="networking.k8s.io/v1", spec={"rules": rules})


def http_route(*hosts, parent="edge"):
    spec = {"hostnames": list(hosts), "parentRefs": [{"name": parent}]}
    spec["rules"] = [{"matches": [{"path": {"value": "/shop"}}]}]
    return made("HTTPRoute", api_version="gateway.networking.k8s.io/v1", spec=spec)


def external_secret(*keys, **target):
    spec = {"data": [{"secretKey": key} for key in keys], "target": target}
    return made("ExternalSecret", api_version="external-secrets.io/v1", spec=spec)


def definition(**served):
    versions = [{"name": name, "served": served} for name, served in served.items()]
    group = "apiextensions.k8s.io/v1"
    return made("CustomResourceDefinition", "a.b", None, group, spec={"versions": versions})


def cluster(kind="Cluster", **spec):
    return made(kind, api_version="postgresql.cnpg.io/v1", spec=spec)


def scaled(number, when):
    policy = {"whenScaled": when}
    return volume_of_set(replicas=number, persistentVolumeClaimRetentionPolicy=policy)


def quota(name, priority):
    matches = [{"scopeName": "PriorityClass", "operator": "In", "values": [priority]}]
    spec = {"hard": {"pods": "1"}, "scopeSelector": {"matchExpressions": matches}}
    return made("ResourceQuota", name, spec=spec)


def monitor(*ports):
    spec = {"selector": {}, "endpoints": [{"port": port} for port in ports]}
    return made("ServiceMonitor", api_version="monitoring.coreos.com/v1", spec=spec)


def guard(*actions):
    group = "admissionregistration.k8s.io/v1"
    spec = {"policyName": "web", "validationActions": list(actions)}
    return made("ValidatingAdmissionPolicyBinding", "web", None, group, spec=spec)


CASES = {
    "a new image": (
        [workload()],
        [workload(image="web:2")],
        "restart: Replaces its pods, each once a new one is ready.",
    ),
    "all pods at once": (
        [workload(strategy={"type": "Recreate"})],
        [workload(image="web:2", strategy={"type": "Recreate"})],
        "restart: nobody serves for 30 s at most to end, and 0 s at most to",
    ),
    "the only pod": (
        [set_of_one()],
        [set_of_one(image="web:2")],
        "restart: nobody serves for 120 s at most to end, and 300 s at most",
    ),
    "pods that somebody deletes": (
        [workload("DaemonSet", updateStrategy={"type": "OnDelete"})],
        [workload("DaemonSet", image="web:2", updateStrategy={"type": "OnDelete"})],
        "none: once somebody deletes them",
    ),
    "a label of a workload": (
        [workload()],
        [workload() | {"metadata": {"name": "web", "namespace": "shop", **labelled(a="b")}}],
        "none",
    ),
    "no pod": (
        [workload(replicas=2)],
        [workload(replicas=0)],
        "attention: No pod is left: nobody serves.",
    ),
    "a selector": (
        [workload()],
        [workload(selector={"matchLabels": {"app": "other"}})],
        "attention: The API server refuses it: spec.selector.matchLabels.app ",
    ),
    "a selector of what is replaced": (
        [workload()],
        [
            workload(selector={"matchLabels": {"app": "other"}})
            | made(
                "", metadata={"annotations": {"argocd.argoproj.io/sync-options": "Replace=true"}}
            )
            | {"apiVersion": "apps/v1", "kind": "Deployment"}
        ],
        "destructive: Argo CD deletes it and makes it anew, since spec.selector",
    ),
    "a template of claims": (
        [volume_of_set()],
        [volume_of_set(serviceName="other")],
        "attention: spec.serviceName cannot change. Its claims have data: remove this object alone",
    ),
    "pods of a job": (
        [job("web:1")],
        [job("web:2")],
        "attention: refuses it: spec.template.spec.containers[main].image cannot",
    ),
    "a smaller volume": (
        [claim("2Gi")],
        [claim("1Gi")],
        "attention: does not shrink, from 2Gi to 1Gi. Keep it, for it has data: give the new one",
    ),
    "a larger volume": (
        [claim("1Gi"), storage_class()],
        [claim("2Gi"), storage_class()],
        "attention: standard is not known to have it. Keep it, for it has data: give",
    ),
    "a larger volume that grows": (
        [claim("1Gi"), storage_class(allowVolumeExpansion=True)],
        [claim("2Gi"), storage_class(allowVolumeExpansion=True)],
        "none",
    ),
    "an immutable ConfigMap": (
        [made("ConfigMap", immutable=True, **TEXTS)],
        [made("ConfigMap", immutable=True, data={"a": "2"})],
        "attention: it is immutable, so data.a cannot change",
    ),
    "a ConfigMap that pods read at their start": (
        [
            made("ConfigMap", **TEXTS),
            workload(container={"envFrom": [{"configMapRef": {"name": "web"}}]}),
        ],
        [
            made("ConfigMap", data={"a": "2"}),
            workload(container={"envFrom": [{"configMapRef": {"name": "web"}}]}),
        ],
        "attention: Deployment shop/web keep the former values",
    ),
    "a ConfigMap with its pods": (
        [
            made("ConfigMap", **TEXTS),
            workload(container={"envFrom": [{"configMapRef": {"name": "web"}}]}),
        ],
        [
            made("ConfigMap", data={"a": "2"}),
            workload(container={"envFrom": [{"configMapRef": {"name": "web"}}]}, image="web:2"),
        ],
        "none",
    ),
    "a namespace": (
        [made("Namespace", "shop", None)],
        [],
        "destructive: Everything in it is deleted",
    ),
    "a protected namespace": (
        [
            made(
                "Namespace",
                "shop",
                None,
                metadata=labelled(**{"cdk8s-web-platform/protected": "true"}),
            )
        ],
        [],
        "attention: It stays in the cluster, in nobody's hands",
    ),
    "a claim": (
        [claim(), storage_class()],
        [storage_class()],
        "destructive: standard has reclaim policy Delete",
    ),
    "a claim whose data stay": (
        [claim(), storage_class(reclaimPolicy="Retain")],
        [storage_class(reclaimPolicy="Retain")],
        "attention: Its data stay on a volume that nothing uses",
    ),
    "a set with claims": ([volume_of_set()], [], "attention: Its claims stay, with their data"),
    "a set that takes its claims with it": (
        [volume_of_set(persistentVolumeClaimRetentionPolicy={"whenDeleted": "Delete"})],
        [],
        "destructive: Its claims are deleted",
    ),
    "a definition": (
        [made("CustomResourceDefinition", "a.example", None, "apiextensions.k8s.io/v1")],
        [],
        "destructive: All objects of its kind are deleted",
    ),
    "an Application": (
        [application("1.0.0", **CASCADE)],
        [],
        "destructive: Argo CD deletes all objects that it applied",
    ),
    "an Application that leaves its objects": (
        [application("1.0.0")],
        [],
        "attention: Its objects stay, and nobody looks after them.",
    ),
    "an Application whose objects are guarded": (
        [application("1.0.0", **labelled(**{"cdk8s-web-platform/protected": "true"}))],
        [],
        "attention: Its objects stay, and nobody looks after them.",
    ),
    "a chart": (
        [application("1.0.0")],
        [application("1.1.0")],
        "attention: Chart loki goes from 1.0.0 to 1.1.0.",
    ),
    "an alert": (
        [alerts("Down", "Slow")],
        [alerts("Slow")],
        "attention: Nobody is told any more of Down.",
    ),
    "the backup": (
        [cron_job(**{"app.kubernetes.io/component": "backup"})],
        [],
        "attention: No backup is taken any more.",
    ),
    "more rights": (
        [role("get")],
        [role("get", "delete", "create")],
        "attention: It gives rights: pods: create, delete.",
    ),
    "fewer rights": (
        [role("get", "delete")],
        [role("get")],
        "attention: It takes rights: pods: delete.",
    ),
    "one who has them no more": (
        [binding("reader", "web", "api")],
        [binding("reader", "web")],
        "attention: It takes the rights of reader from ServiceAccount shop/api.",
    ),
    "an image of another registry": (
        [workload(image="registry.example/web:1")],
        [workload(image="mirror.example/web:1")],
        "attention: Images come from mirror.example: nodes must reach that, with its login.",
    ),
    "defaults of a namespace": (
        [made("LimitRange", spec={"limits": [{"type": "Container", "default": {"cpu": "1"}}]})],
        [made("LimitRange", spec={"limits": []})],
        "attention: New pods get other defaults and bounds.",
    ),
    "a quota for some pods beside one for others": (
        [quota("web", "a"), quota("api", "b")],
        [quota("api", "b")],
        "attention: Its namespace has no bound any more.",
    ),
    "a quota for other pods": (
        [quota("web", "a")],
        [quota("web", "b")],
        "attention: It bounds other pods.",
    ),
    "metrics of a port": (
        [monitor("http", "admin")],
        [monitor("http")],
        "attention: no longer: metrics of port admin/metrics.",
    ),
    "a binding of a guard": (
        [guard("Deny", "Audit")],
        [guard("Audit")],
        "attention: It may refuse less, or some",
    ),
    "events that start something": (
        [made("Trigger", api_version="triggers.tekton.dev/v1beta1", spec={})],
        [],
        "attention: Its events start nothing any more.",
    ),
    "a Prometheus of its operator": (
        [made("Prometheus", api_version="monitoring.coreos.com/v1", spec={"retention": "7d"})],
        [made("Prometheus", api_version="monitoring.coreos.com/v1", spec={"retention": "1d"})],
        "restart: Its operator may replace its pods",
    ),
    "another role": (
        [binding("reader", "web")],
        [binding("writer", "web")],
        "attention: refuses it: roleRef.name cannot change",
    ),
    "a Secret that is not there": (
        [workload()],
        [workload(container=environment("login"))],
        "attention: need key 'password' of Secret shop/login, which is not in",
    ),
    "a role in another namespace": (
        [role("get")],
        [role("get") | {"metadata": {"name": "web", "namespace": "cicd"}}],
        "attention: It gives rights: pods: get.",
    ),
    "rights in another namespace": (
        [binding("reader", "web")],
        [binding("reader", "web") | {"metadata": {"name": "web", "namespace": "cicd"}}],
        "attention: It gives the rights of reader to ServiceAccount shop/web.\n"
        "It takes the rights of reader from ServiceAccount shop/web.",
    ),
    "a Secret that is not there in another namespace": (
        [made("Secret", "login"), workload(container=environment("login"))],
        [
            made("Secret", "login"),
            workload(container=environment("login"))
            | {"metadata": {"name": "web", "namespace": "cicd"}},
        ],
        "attention: need key 'password' of Secret cicd/login, which is not",
    ),
    "a level of a namespace": (
        [made("Namespace", "shop", None, metadata=labelled(**{LEVEL: "restricted"}))],
        [made("Namespace", "shop", None, metadata=labelled(**{LEVEL: "privileged"}))],
        "attention: Other pods are admitted to it.",
    ),
    "a Secret that need not be there": (
        [workload()],
        [workload(container={"envFrom": [{"secretRef": {"name": "login", "optional": True}}]})],
        "restart: Replaces its pods, each once a new one is ready.",
    ),
    "an autoscaler": (
        [autoscaler(1, 3)],
        [autoscaler(1, 5)],
        "none: maxReplicas goes from 3 to 5.",
    ),
    "pods in another namespace": (
        [workload()],
        [{**workload(), "metadata": {"name": "web", "namespace": "cicd"}}],
        "attention: Its pods end.",
    ),
    "a number that is left to an autoscaler": (
        [workload(replicas=3)],
        [workload()],
        "attention: it has one pod, until an autoscaler raises that",
    ),
    "fewer pods, whose claims go with them": (
        [scaled(3, "Delete")],
        [scaled(2, "Delete")],
        "destructive: The claims of further pods are deleted, and their",
    ),
    "fewer pods, whose claims stay": (
        [scaled(3, "Retain")],
        [scaled(2, "Retain")],
        "none: replicas goes from 3 to 2.",
    ),
    "a CronJob that is suspended": (
        [cron_job()],
        [cron_job(is_suspended=True)],
        "attention: It runs no more, until somebody resumes it.",
    ),
    "a port of a Service": (
        [service(80, 81)],
        [service(80, 82)],
        "attention: It has no longer: port 81/TCP.",
    ),
    "a type of a Service": (
        [service(80, type="LoadBalancer")],
        [service(80)],
        "attention: It is reached at other addresses.",
    ),
    "a host of an Ingress": (
        [ingress("a.test", "b.test")],
        [ingress("a.test", "c.test")],
        "attention: It has no longer: b.test/.",
    ),
    "a host of a route": (
        [http_route("a.test", "b.test")],
        [http_route("b.test")],
        "attention: It has no longer: a.test/shop.",
    ),
    "an ExternalSecret": ([external_secret("a")], [], "attention: Its Secret is deleted with it."),
    "an ExternalSecret whose Secret is another's": (
        [external_secret("a", creationPolicy="Merge")],
        [],
        "none",
    ),
    "a key of an ExternalSecret": (
        [external_secret("a", "b")],
        [external_secret("b", "c")],
        "attention: It has no longer: key a.",
    ),
    "a version of a definition": (
        [definition(v1=True, v1beta1=True)],
        [definition(v1=True, v1beta1=False)],
        "attention: It has no longer: version v1beta1.",
    ),
    "a guard": (
        [made("ValidatingAdmissionPolicy", api_version="admissionregistration.k8s.io/v1")],
        [],
        "attention: What it refused is allowed.",
    ),
    "a chart that is left out": (
        [application("1", annotations={})],
        [{**application("1"), "spec": {"sources": []}}],
        "destructive: Chart loki is left out: Argo CD deletes its",
    ),
}


HAS_DATA = {
    "PersistentVolume": ("v1", {"spec": {"volumeMode": "Block"}}),
    "PersistentVolumeClaim": ("v1", {"spec": {"storageClassName": "other"}}),
    "StatefulSet": ("apps/v1", {"spec": {"serviceName": "other"}}),
    "Secret": ("v1", {"type": "other"}),
    "CustomResourceDefinition": ("apiextensions.k8s.io/v1", {"spec": {"scope": "Cluster"}}),
}


@pytest.mark.parametrize("kind", HAS_DATA)
def test_no_plan_advises_to_delete_what_has_data(kind):
    version, fields = HAS_DATA[kind]
    old = made(kind, api_version=version, spec={})
    (change,) = plan([old], [old | fields]).objects
    (text,) = [each.text for each in change.consequences if "refuses it" in each.text]
    assert "elete" not in text
    assert "another name" in text or "--cascade=orphan" in text


@pytest.mark.parametrize("case", CASES)
def test_consequence(case):
    old, new, expected = CASES[case]
    found = plan(old, new).objects[-1]
    texts = "\n".join(each.text for each in found.consequences)
    severity, _, text = expected.partition(": ")
    assert found.severity == severity
    assert text in texts if text else texts == ""


def policy(port):
    peer = {"podSelector": {"matchLabels": {"app": "api"}}}
    spec = {
        "podSelector": {"matchLabels": {"app": "web"}},
        "policyTypes": ["Ingress"],
        "ingress": [{"from": [peer], "ports": [{"port": port, "protocol": "TCP"}]}],
    }
    return made("NetworkPolicy", api_version="networking.k8s.io/v1", spec=spec)


def test_connections_that_open_and_close():
    pods = [workload(), workload(name="api")]
    found = plan([*pods, policy(80)], [*pods, policy(8080)])
    assert [each.text for each in found.consequences] == [
        "This change opens shop/api → shop/web on TCP 8080.",
        "This change closes shop/api → shop/web on TCP 80.",
    ]
    assert found.severity == "attention"


def test_pods_that_move_out_of_a_policy():
    pods = [made("Namespace", each, None) for each in ("shop", "open")]
    moved = workload() | {"metadata": {"name": "web", "namespace": "open"}}
    found = plan([*pods, workload(), policy(80)], [*pods, moved, policy(80)])
    assert any("opens" in each.text and "→ open/web" in each.text for each in found.consequences)


def test_what_is_requested_in_all():
    def of(cpu):
        return workload(container={"resources": {"requests": {"cpu": cpu}}})

    found = plan([of("100m"), autoscaler(2, 4)], [of("250m"), autoscaler(2, 6)])
    assert [each.text for each in found.consequences] == [
        "At the lowest scale pods request cpu 500m, before 200m.",
        "At the highest scale pods request cpu 1500m, before 400m.",
    ]
