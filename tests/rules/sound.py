"""An inventory in which everything fits together, and how to break it at one place."""

import json
from copy import deepcopy

import pytest

from constructs_lib.core.declarations import (
    Declarations,
    DeclaredEnd,
    DeclaredFlow,
    DeclaredPods,
    DeclaredProvider,
    DeclaredRegistry,
    DeclaredSecret,
)
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.run import RULES, WARNINGS

POD_NETWORK = "10.244.0.0/16"
RESOURCES = {
    "requests": {"cpu": "100m", "memory": "64Mi"},
    "limits": {"cpu": "100m", "memory": "128Mi"},
}
RESTRICTED = {
    "runAsNonRoot": True,
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "seccompProfile": {"type": "RuntimeDefault"},
}
SERVER = "https://kubernetes.default.svc"
GIT = "https://git.example/platform.git"
CHARTS = "https://charts.example"
MONITORING = "monitoring.coreos.com"
NO_TOKEN = {"automountServiceAccountToken": False}
WEB = {"app": "web"}
DATABASE = {"app": "db"}


def named(kind, name="web", api_version="v1", namespace="app", **rest):
    metadata = {"name": name, "namespace": namespace} if namespace else {"name": name}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


def container(name, **rest):
    security = deepcopy(RESTRICTED)
    return {
        "name": name,
        "image": f"{name}:1@sha256:{64 * '0'}",
        "resources": deepcopy(RESOURCES),
        "securityContext": security,
        **rest,
    }


def application(name, wave, namespace, **spec):
    made = named(
        "Application",
        name,
        "argoproj.io/v1alpha1",
        "cicd",
        spec={
            "project": "platform",
            "destination": {"server": SERVER, "namespace": namespace},
            **spec,
        },
    )
    made["metadata"]["annotations"] = {"argocd.argoproj.io/sync-wave": wave}
    return made


def delivery():
    """Returns how Argo CD delivers the sound objects, which are in folder `app`."""
    kinds = {
        "": ["Service", "ServiceAccount", "ConfigMap", "PersistentVolumeClaim", "ResourceQuota"],
        "apps": ["Deployment", "StatefulSet"],
        "batch": ["CronJob"],
        "autoscaling": ["HorizontalPodAutoscaler"],
        "policy": ["PodDisruptionBudget"],
        "networking.k8s.io": ["Ingress", "NetworkPolicy"],
        "rbac.authorization.k8s.io": ["Role"],
        MONITORING: ["ServiceMonitor"],
        "example.com": ["Widget"],
        "tekton.dev": ["Task", "Pipeline"],
        "triggers.tekton.dev": [
            *("EventListener", "Trigger", "TriggerBinding", "TriggerTemplate"),
        ],
        "argoproj.io": ["Application", "AppProject"],
    }
    chart = {"repoURL": CHARTS, "chart": "prometheus", "targetRevision": "1.0.0"}
    return {
        "project": named(
            "AppProject",
            "platform",
            "argoproj.io/v1alpha1",
            "cicd",
            spec={
                "sourceRepos": [GIT, CHARTS],
                "destinations": [
                    {"server": SERVER, "namespace": name} for name in ("app", "cicd", "monitoring")
                ],
                "namespaceResourceWhitelist": [
                    {"group": group, "kind": kind} for group in kinds for kind in kinds[group]
                ],
                "clusterResourceWhitelist": [
                    {"group": "", "kind": "Namespace", "name": "app"},
                    {"group": "", "kind": "Namespace", "name": "cicd"},
                    {"group": "apiextensions.k8s.io", "kind": "CustomResourceDefinition"},
                ],
            },
        ),
        "root": application("root", "0", "cicd", source={"repoURL": GIT, "path": "dist/root"}),
        "release": application(
            "prometheus",
            "0",
            "monitoring",
            sources=[
                {**chart, "helm": {"apiVersions": [f"{MONITORING}/v1"]}},
                {"repoURL": GIT, "ref": "values"},
            ],
        ),
        "application": application("app", "1", "app", source={"repoURL": GIT, "path": "dist/app"}),
        "later": application(
            "later",
            "2",
            "app",
            sources=[{**chart, "helm": {"apiVersions": [f"{MONITORING}/v1/ServiceMonitor"]}}],
        ),
    }


def workloads():
    """Returns a Deployment, a StatefulSet and a CronJob, with what they use."""
    web = {
        "serviceAccountName": "web",
        **NO_TOKEN,
        "imagePullSecrets": [{"name": "secret"}],
        "initContainers": [container("init")],
        "containers": [
            container(
                "web",
                ports=[{"name": "http", "containerPort": 3000}],
                env=[
                    {"name": "A", "valueFrom": {"configMapKeyRef": {"name": "config", "key": "a"}}},
                    {"name": "B", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "b"}}},
                    {"name": "C", "value": "c"},
                ],
                envFrom=[{"configMapRef": {"name": "config"}}, {"secretRef": {"name": "secret"}}],
                volumeMounts=[{"name": "a", "mountPath": "/a"}, {"name": "e", "mountPath": "/e"}],
            )
        ],
        "volumes": [
            {"name": "a", "configMap": {"name": "config"}},
            {"name": "b", "secret": {"secretName": "secret"}},
            {"name": "c", "persistentVolumeClaim": {"claimName": "claim"}},
            {"name": "d", "projected": {"sources": [{"configMap": {"name": "config"}}]}},
            {"name": "e", "emptyDir": {}},
        ],
    }
    database = container(
        "db",
        ports=[{"name": "sql", "containerPort": 5432}],
        volumeMounts=[{"name": "data", "mountPath": "/data"}],
    )
    job = {"template": {"metadata": {}, "spec": {**NO_TOKEN, "containers": [container("job")]}}}
    return {
        "deployment": named(
            "Deployment",
            api_version="apps/v1",
            spec={
                "selector": {"matchLabels": WEB},
                "template": {"metadata": {"labels": WEB}, "spec": web},
            },
        ),
        "set": named(
            "StatefulSet",
            "db",
            "apps/v1",
            spec={
                "replicas": 2,
                "serviceName": "db",
                "selector": {"matchLabels": DATABASE},
                "template": {
                    "metadata": {"labels": DATABASE},
                    "spec": {**NO_TOKEN, "containers": [database]},
                },
                "volumeClaimTemplates": [{"metadata": {"name": "data"}}],
            },
        ),
        "job": named(
            "CronJob",
            "job",
            "batch/v1",
            spec={"schedule": "30 2 * * *", "timeZone": "Etc/UTC", "jobTemplate": {"spec": job}},
        ),
        "account": named("ServiceAccount", **NO_TOKEN),
        "config": named("ConfigMap", "config", data={"a": "1"}),
        "claim": named("PersistentVolumeClaim", "claim"),
    }


def pipelines():
    """Returns a Pipeline of two Tasks, and what starts its runs."""
    build = {
        "params": [{"name": "revision"}, {"name": "branch", "default": ""}],
        "results": [{"name": "digest"}],
        "workspaces": [{"name": "source"}, {"name": "cache", "optional": True}],
        "stepTemplate": {
            "env": [{"name": "REVISION", "value": "$(params.revision)"}],
            "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}],
        },
        "steps": [
            {
                "name": "build",
                "script": 'make "$(date)" >$(results.digest.path)',
                "args": ["$(workspaces.source.path)"],
                "env": [
                    {"name": "BRANCH", "value": "$(params['branch']) $(HOME)"},
                    {"name": "B", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "b"}}},
                ],
                "volumeMounts": [{"name": "login", "mountPath": "/login"}],
            }
        ],
        "sidecars": [{"name": "db", "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}]}],
        "volumes": [
            {"name": "tmp", "emptyDir": {}},
            {"name": "login", "secret": {"secretName": "secret"}},
        ],
    }
    spec = {
        "params": [{"name": "revision"}, {"name": "note", "default": ""}],
        "workspaces": [{"name": "run"}, {"name": "more", "optional": True}],
        "tasks": [
            {
                "name": "build",
                "taskRef": {"name": "build"},
                "params": [{"name": "revision", "value": "$(params.revision)"}],
                "workspaces": [{"name": "source", "workspace": "run"}],
            },
            {
                "name": "push",
                "taskRef": {"name": "push"},
                "runAfter": ["build"],
                "params": [
                    {"name": "digest", "value": "$(tasks.build.results.digest)"},
                    {"name": "note", "value": "$(params.note)"},
                ],
            },
            {"name": "far", "taskRef": {"resolver": "git"}},
        ],
        "finally": [
            {
                "name": "report",
                "taskRef": {"name": "push", "kind": "Task"},
                "params": [
                    {"name": "digest", "value": "$(tasks.status)"},
                    {"name": "note", "value": "$(context.pipelineRun.name)"},
                ],
                "when": [{"input": "$(tasks.push.status)", "operator": "in", "values": ["Failed"]}],
            }
        ],
    }
    run = {
        "apiVersion": "tekton.dev/v1",
        "kind": "PipelineRun",
        "metadata": {"generateName": "build-"},
        "spec": {
            "pipelineRef": {"name": "build"},
            "params": [{"name": "revision", "value": "$(tt.params.revision)"}],
            "taskRunTemplate": {"serviceAccountName": "web"},
            "taskRunSpecs": [{"pipelineTaskName": "push"}],
            "workspaces": [
                {"name": "run", "persistentVolumeClaim": {"claimName": "claim"}},
                {"name": "more", "volumeClaimTemplate": {"spec": {}}},
            ],
        },
    }
    push = {"params": [{"name": "digest"}, {"name": "note"}], "steps": [{"name": "push"}]}
    checks = [
        {
            "ref": {"name": "github"},
            "params": [
                {"name": "secretRef", "value": {"secretName": "secret", "secretKey": "b"}},
                {"name": "eventTypes", "value": ["push"]},
            ],
        }
    ]
    v1, triggers = "tekton.dev/v1", "triggers.tekton.dev/v1beta1"
    start = {
        "bindings": [{"ref": "build"}, {"name": "more", "value": "1"}],
        "template": {"ref": "build"},
        "interceptors": checks,
    }
    return {
        "task": named("Task", "build", v1, spec=build),
        "push_task": named("Task", "push", v1, spec=push),
        "pipeline": named("Pipeline", "build", v1, spec=spec),
        "binding": named(
            "TriggerBinding",
            "build",
            triggers,
            spec={"params": [{"name": "revision", "value": "$(body.after)"}]},
        ),
        "template": named(
            "TriggerTemplate",
            "build",
            triggers,
            spec={
                "params": [{"name": "revision"}, {"name": "more"}, {"name": "x", "default": ""}],
                "resourcetemplates": [run],
            },
        ),
        "trigger": named("Trigger", "build", triggers, spec=start),
        "listener": named(
            "EventListener",
            "web",
            triggers,
            spec={
                "serviceAccountName": "web",
                "triggers": [{"triggerRef": "build"}, start],
            },
        ),
    }


def policy(name, pod_labels, **spec):
    return named(
        "NetworkPolicy",
        name,
        "networking.k8s.io/v1",
        spec={"podSelector": {"matchLabels": pod_labels}, **spec},
    )


def deny(namespace):
    """Returns the policy of a namespace that denies all but lookups of names."""
    dns = {
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
        "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
    }
    ports = [{"port": 53, "protocol": "UDP"}, {"port": 53}]
    return named(
        "NetworkPolicy",
        "deny",
        "networking.k8s.io/v1",
        namespace,
        spec={
            "podSelector": {},
            "policyTypes": ["Ingress", "Egress"],
            "egress": [{"to": [dns], "ports": ports}],
        },
    )


def sound():
    """Returns an inventory in which everything fits together, by short names."""
    beside_pods = {"cidr": "0.0.0.0/0", "except": [POD_NETWORK]}
    http = [{"port": "http"}]
    web, database = {"matchLabels": WEB}, {"matchLabels": DATABASE}
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    tls = [{"hosts": ["localhost"], "secretName": "secret"}]
    ingress_rules = [{"host": "localhost", "http": {"paths": [{"path": "/", "backend": backend}]}}]
    sql = [{"port": 5432, "protocol": "TCP"}]
    objects = {
        "namespace": named("Namespace", "app", namespace=""),
        "argo_namespace": named("Namespace", "cicd", namespace=""),
        **workloads(),
        **pipelines(),
        # Three pods of web with one container each, two of db, one of the job.
        "quota": named(
            "ResourceQuota",
            "quota",
            spec={
                "hard": {
                    "pods": "6",
                    "requests.cpu": "600m",
                    "requests.memory": "384Mi",
                    "limits.cpu": "0.6",
                    "limits.memory": "768Mi",
                }
            },
        ),
        "service": named(
            "Service",
            spec={"selector": WEB, "ports": [{"name": "web", "port": 80, "targetPort": "http"}]},
        ),
        "headless": named(
            "Service",
            "db",
            spec={"clusterIP": "None", "selector": DATABASE, "ports": [{"port": 5432}]},
        ),
        "autoscaler": named(
            "HorizontalPodAutoscaler",
            api_version="autoscaling/v2",
            spec={
                "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"},
                "maxReplicas": 3,
            },
        ),
        "budget": named(
            "PodDisruptionBudget",
            api_version="policy/v1",
            spec={"selector": web, "maxUnavailable": 1},
        ),
        "ingress": named(
            "Ingress",
            api_version="networking.k8s.io/v1",
            spec={"rules": ingress_rules, "tls": tls},
        ),
        "policy": policy(
            "web",
            WEB,
            ingress=[{"from": [{"podSelector": web}, {"ipBlock": beside_pods}], "ports": http}],
            egress=[
                {"to": [{"podSelector": web}], "ports": http},
                {"to": [{"ipBlock": beside_pods}], "ports": [{"port": 443}]},
            ],
        ),
        "egress": policy(
            "web-to-db", WEB, egress=[{"to": [{"podSelector": database}], "ports": sql}]
        ),
        "ingress_policy": policy(
            "db-from-web", DATABASE, ingress=[{"from": [{"podSelector": web}], "ports": sql}]
        ),
        "deny": deny("app"),
        "argo_deny": deny("cicd"),
        "role": named("Role", "system:web", "rbac.authorization.k8s.io/v1"),
        "monitor": named(
            "ServiceMonitor",
            api_version=f"{MONITORING}/v1",
            spec={"selector": {"matchLabels": WEB}, "endpoints": [{"port": "web"}]},
        ),
        "definition": named(
            "CustomResourceDefinition",
            "widgets.example.com",
            "apiextensions.k8s.io/v1",
            "",
            spec={"group": "example.com"},
        ),
        "widget": named("Widget", api_version="example.com/v1"),
    }
    objects["service"]["metadata"]["labels"] = WEB
    for namespace in ("namespace", "argo_namespace"):
        objects[namespace]["metadata"]["labels"] = {LEVEL: "restricted"}
    # Through JSON, so that no two places share a value.
    return json.loads(json.dumps(objects | delivery()))


LEVEL = "pod-security.kubernetes.io/enforce"
SECRETS = [DeclaredSecret(namespace="app", name="secret", values={"b": "random"})]
DNS = DeclaredEnd(
    namespace="kube-system", name="kube-dns", labels={"k8s-app": "kube-dns"}, owned=False
)
WEB_END = DeclaredEnd(namespace="app", name="web", labels=WEB, owned=True)
EVERY_POD = [
    DeclaredEnd(namespace=namespace, name="*", labels={}, owned=True)
    for namespace in ("app", "cicd")
]
DATABASE_END = DeclaredEnd(namespace="app", name="db", labels=DATABASE, owned=True)
CALL = {"source": "app/web", "target": "app/db", "ports": [5432]}
LOOKUPS = {"target": "kube-system/kube-dns", "ports": [53], "protocols": ["UDP", "TCP"]}
SELF = {"source": "app/web", "target": "app/web", "ports": [3000], "peer": WEB_END}
BESIDE_PODS = {"pod_network": POD_NETWORK}
FLOWS = [
    DeclaredFlow(**CALL, half="egress", peer=DATABASE_END),
    DeclaredFlow(**CALL, half="ingress", peer=WEB_END),
    DeclaredFlow(source="app/web", target="outside", ports=[443], half="egress", **BESIDE_PODS),
    DeclaredFlow(source="nodes", target="app/web", ports=[3000], half="ingress", **BESIDE_PODS),
    DeclaredFlow(**SELF, half="egress"),
    DeclaredFlow(**SELF, half="ingress"),
    DeclaredFlow(source="app/*", **LOOKUPS, half="egress", peer=DNS),
    DeclaredFlow(source="cicd/*", **LOOKUPS, half="egress", peer=DNS),
]
PROVIDERS = [
    DeclaredProvider(namespace="cicd", name="prometheus", groups=[MONITORING]),
    DeclaredProvider(namespace="cicd", name="app", groups=["late.example", "argoproj.io"]),
    DeclaredProvider(namespace="cicd", name="removed", groups=[MONITORING]),
]


OF_CHART = {
    "requests.cpu": "50m",
    "requests.memory": "1Mi",
    "limits.cpu": "1",
    "limits.memory": "1Gi",
}


def pods_of_chart(namespace):
    """Returns a change that declares two pods of a chart."""
    pods = [DeclaredPods(namespace=namespace, number=2, needs=OF_CHART)]
    return lambda objects: objects.update(pods=pods)


REGISTRIES = [DeclaredRegistry(address="localhost:30500")]


def inventory_of(objects):
    """Returns the inventory of objects by short names, and of what `secrets` and others declare."""
    declarations = Declarations(
        secrets=objects.pop("secrets", SECRETS),
        ends=objects.pop("ends", [DNS, WEB_END, DATABASE_END, *EVERY_POD]),
        flows=objects.pop("flows", FLOWS),
        providers=PROVIDERS,
        registries=objects.pop("registries", REGISTRIES),
        pods=objects.pop("pods", ()),
        watches=objects.pop("watches", ()),
        files=objects.pop("files", []),
        harmless=objects.pop("harmless", []),
    )
    root = [each for name, each in objects.items() if name in delivery()]
    folders = {
        "/checkout/build/dist/root": root,
        "/checkout/build/dist/app": [each for each in objects.values() if each not in root],
        "/checkout/build/dist/new": [named("Namespace", "new", namespace="")],
    }
    return Inventory(list(objects.values()), declarations, folders)


def pod_of(objects):
    return objects["deployment"]["spec"]["template"]["spec"]


def container_of(objects):
    return pod_of(objects)["containers"][0]


def context_of(objects):
    return container_of(objects)["securityContext"]


def job_container_of(objects):
    template = objects["job"]["spec"]["jobTemplate"]["spec"]["template"]
    return template["spec"]["containers"][0]


def put(path, value):
    """Returns a change of one place in the sound objects; a function in a path is a shortcut."""

    def change(objects):
        place = objects
        for key in path[:-1]:
            place = key(objects) if callable(key) else place[key]
        place[path[-1]] = deepcopy(value)

    return change


def take(*path):
    """Returns a change that removes one place in the sound objects."""

    def change(objects):
        place = objects
        for key in path[:-1]:
            place = key(objects) if callable(key) else place[key]
        del place[path[-1]]

    return change


def again(short_name, **metadata):
    """Returns a change that repeats an object, with other metadata."""

    def change(objects):
        copy = deepcopy(objects[short_name])
        copy["metadata"].update(metadata)
        objects["again"] = copy

    return change


def add(**objects):
    return lambda sound: sound.update(deepcopy(objects))


def in_turn(*changes):
    return lambda objects: [change(objects) for change in changes]


NO_CHART = take("later")
"""Leaves the namespace without a chart, whose objects would not be known."""


def with_end(change, **end):
    """Returns a change after which pods are declared as well."""
    return in_turn(change, put(("ends",), [DeclaredEnd(name="cache", owned=False, **end)]))


def run(rule, change):
    """Returns the findings of one rule on the sound objects after a change."""
    objects = sound()
    change(objects)
    (function,) = [known for known in (*RULES, *WARNINGS) if known.__name__ == rule]
    return list(function(inventory_of(objects)))


def each_break(breaks):
    """Parametrizes a test with each change that breaks a rule, and with part of the finding."""
    return pytest.mark.parametrize(
        ("rule", "change", "message"),
        [
            pytest.param(rule, change, message, id=f"{rule}-{name}")
            for rule, cases in breaks.items()
            for name, change, message in cases
        ],
    )


def each_pass(passes):
    """Parametrizes a test with each change that a rule must let pass."""
    return pytest.mark.parametrize(
        ("rule", "change"),
        [
            pytest.param(rule, change, id=f"{rule}-{name}")
            for rule, cases in passes.items()
            for name, change in cases
        ],
    )


def assert_fires(rule, change, message):
    findings = run(rule, change)
    assert any(message in finding for finding in findings), findings
