"""Each rule, on objects that break it and on sound ones."""

from copy import deepcopy
from pathlib import Path

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch

from constructs_lib import WebService, WebServiceProps, add_rules, check
from constructs_lib.core.api_objects import ApiObjects
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.run import RULES
from constructs_lib.testing import assert_rules

RESOURCES = {
    "requests": {"cpu": "100m", "memory": "64Mi"},
    "limits": {"cpu": "100m", "memory": "128Mi"},
}


def named(kind, name="web", api_version="v1", namespace="app", **rest):
    metadata = {"name": name, "namespace": namespace} if namespace else {"name": name}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


SERVER = "https://kubernetes.default.svc"
GIT = "https://git.example/platform.git"
CHARTS = "https://charts.example"
MONITORING = "monitoring.coreos.com"


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
        "": ["Service", "ServiceAccount", "ConfigMap", "PersistentVolumeClaim"],
        "apps": ["Deployment"],
        "batch": ["CronJob"],
        "autoscaling": ["HorizontalPodAutoscaler"],
        "policy": ["PodDisruptionBudget"],
        "networking.k8s.io": ["Ingress", "NetworkPolicy"],
        "rbac.authorization.k8s.io": ["Role"],
        MONITORING: ["ServiceMonitor"],
        "example.com": ["Widget"],
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


def sound():
    """Returns an inventory in which everything fits together, by short names."""
    container = {
        "name": "web",
        "image": "web:1",
        "resources": RESOURCES,
        "ports": [{"name": "http", "containerPort": 3000}],
        "env": [
            {"name": "A", "valueFrom": {"configMapKeyRef": {"name": "config", "key": "a"}}},
            {"name": "B", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "b"}}},
            {"name": "C", "value": "c"},
        ],
        "envFrom": [{"configMapRef": {"name": "config"}}, {"secretRef": {"name": "secret"}}],
    }
    pod = {
        "serviceAccountName": "web",
        "imagePullSecrets": [{"name": "secret"}],
        "initContainers": [{"name": "init", "image": "web:1", "resources": RESOURCES}],
        "containers": [container],
        "volumes": [
            {"name": "a", "configMap": {"name": "config"}},
            {"name": "b", "secret": {"secretName": "secret"}},
            {"name": "c", "persistentVolumeClaim": {"claimName": "claim"}},
            {"name": "d", "projected": {"sources": [{"configMap": {"name": "config"}}]}},
            {"name": "e", "emptyDir": {}},
        ],
    }
    template = {"metadata": {"labels": {"app": "web"}}, "spec": pod}
    job = {"containers": [{"name": "job", "image": "job:1", "resources": RESOURCES}]}
    dns = {
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
        "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
    }
    web = {"matchLabels": {"app": "web"}}
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    tls = [{"hosts": ["localhost"], "secretName": "secret"}]
    ingress_rules = [{"host": "localhost", "http": {"paths": [{"path": "/", "backend": backend}]}}]
    objects = {
        "namespace": named("Namespace", "app", namespace=""),
        "argo_namespace": named("Namespace", "cicd", namespace=""),
        "deployment": named("Deployment", api_version="apps/v1", spec={"template": template}),
        "job": named(
            "CronJob",
            "job",
            "batch/v1",
            spec={"jobTemplate": {"spec": {"template": {"metadata": {}, "spec": job}}}},
        ),
        "service": named(
            "Service",
            spec={"selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": "http"}]},
        ),
        "account": named("ServiceAccount"),
        "config": named("ConfigMap", "config", data={"a": "1"}),
        "claim": named("PersistentVolumeClaim", "claim"),
        "autoscaler": named(
            "HorizontalPodAutoscaler",
            api_version="autoscaling/v2",
            spec={"scaleTargetRef": {"kind": "Deployment", "name": "web"}},
        ),
        "budget": named("PodDisruptionBudget", api_version="policy/v1", spec={"selector": web}),
        "ingress": named(
            "Ingress",
            api_version="networking.k8s.io/v1",
            spec={"rules": ingress_rules, "tls": tls},
        ),
        "policy": named(
            "NetworkPolicy",
            api_version="networking.k8s.io/v1",
            spec={
                "podSelector": web,
                "ingress": [{"from": [{"podSelector": web}, {"ipBlock": {"cidr": "10.0.0.0/8"}}]}],
                "egress": [{"to": [dns]}],
            },
        ),
        "deny": named("NetworkPolicy", "deny", "networking.k8s.io/v1", spec={"podSelector": {}}),
        "role": named("Role", "system:web", "rbac.authorization.k8s.io/v1"),
        "monitor": named("ServiceMonitor", api_version=f"{MONITORING}/v1"),
        "definition": named(
            "CustomResourceDefinition",
            "widgets.example.com",
            "apiextensions.k8s.io/v1",
            "",
            spec={"group": "example.com"},
        ),
        "widget": named("Widget", api_version="example.com/v1"),
    }
    return deepcopy(objects | delivery())


SECRETS = [{"namespace": "app", "name": "secret", "values": {"b": "random"}}]
PEERS = [{"namespace": "kube-system", "labels": {"k8s-app": "kube-dns"}}]


PROVIDERS = [
    {"namespace": "cicd", "name": "prometheus", "groups": [MONITORING]},
    {"namespace": "cicd", "name": "app", "groups": ["late.example", "argoproj.io"]},
    {"namespace": "cicd", "name": "removed", "groups": [MONITORING]},
]


def declared(*secrets):
    """Returns these Secrets of namespace `app`, beside those that are declared anyway."""
    return [
        *SECRETS,
        *({"namespace": "app", "name": name, "values": values} for name, values in secrets),
    ]


def inventory_of(objects):
    secrets = objects.pop("secrets", SECRETS)
    root = [each for name, each in objects.items() if name in delivery()]
    folders = {
        "/checkout/build/dist/root": root,
        "/checkout/build/dist/app": [each for each in objects.values() if each not in root],
        "/checkout/build/dist/new": [named("Namespace", "new", namespace="")],
    }
    return Inventory(list(objects.values()), secrets, PEERS, PROVIDERS, folders)


def test_no_rule_fires_on_sound_objects():
    assert check(inventory_of(sound())) == []


def pod_of(objects):
    return objects["deployment"]["spec"]["template"]["spec"]


def container_of(objects):
    return pod_of(objects)["containers"][0]


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


def allow(place, value):
    return lambda objects: objects["project"]["spec"][place].append(value)


def wave(name, value):
    return put((name, "metadata", "annotations", "argocd.argoproj.io/sync-wave"), value)


def in_turn(*changes):
    return lambda objects: [change(objects) for change in changes]


SKIP = "SkipDryRunOnMissingResource=true"
SKIPPED_BY_APPLICATION = put(
    ("application", "spec", "syncPolicy"), {"syncOptions": ["ServerSideApply=true", SKIP]}
)
SKIPPED = {
    "name": "skipped",
    "namespace": "app",
    "annotations": {"argocd.argoproj.io/sync-options": f"Prune=false,{SKIP}"},
}
SKIPPED_BY_OBJECT = put(("monitor", "metadata"), SKIPPED)


def remove(name):
    return lambda objects: objects.pop(name)


BREAKS = {
    "no_duplicates": [
        (
            "same identity",
            lambda o: o.update(again=deepcopy(o["service"])),
            "Service app/web exists twice; give one of them another id",
        ),
        (
            "same identity in another version of the API",
            lambda o: o.update(again={**deepcopy(o["budget"]), "apiVersion": "policy/v1beta1"}),
            "PodDisruptionBudget app/web exists twice",
        ),
    ],
    "containers_state_resources": [
        (
            "no limit",
            put((container_of, "resources"), {"requests": {"cpu": 1, "memory": "1Gi"}}),
            "Deployment app/web has container 'web' with cpu request 1 and limit None; state both",
        ),
        (
            "nothing in an init container",
            lambda o: pod_of(o)["initContainers"][0].pop("resources"),
            "has container 'init' with memory request None and limit None",
        ),
        (
            "request above limit in a Job",
            put(
                (job_container_of, "resources", "requests"),
                {"cpu": "100m", "memory": "0.2Gi"},
            ),
            "CronJob app/job has container 'job' with memory request 0.2Gi above its limit 128Mi",
        ),
    ],
    "no_secret_data": [
        (
            "data",
            lambda o: o.update(secret=named("Secret", "db", data={"password": "cw=="})),
            "Secret app/db carries values; take it out and name it with a SecretRef",
        ),
        (
            "text data",
            lambda o: o.update(secret=named("Secret", "db", stringData={"password": "s"})),
            "Secret app/db carries values",
        ),
    ],
    "secrets_can_be_made": [
        (
            "made in two ways",
            lambda o: o.update(
                secrets=declared(("db", {"user": {"text": "a"}}), ("db", {"user": {"text": "b"}}))
            ),
            "Secret app/db has key 'user' made as {'text': 'a'} and as {'text': 'b'}; choose one",
        ),
        (
            "copied from nowhere",
            lambda o: o.update(secrets=declared(("secret", {"b": {"copied_from": "other"}}))),
            "Secret app/secret takes key 'b' from Secret other/secret, which has none such; "
            "declare it there",
        ),
        (
            "hash of another key",
            lambda o: o.update(
                secrets=declared(("hash", {"a": {"bcrypt_of": "secret", "key": "c"}}))
            ),
            "Secret app/hash takes key 'a' from Secret app/secret, which has none such",
        ),
    ],
    "services_select_pods": [
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
            "no such port name",
            put(("service", "spec", "ports"), [{"port": 80, "targetPort": "https"}]),
            "Service app/web targets port https, which Deployment app/web lacks; add it there",
        ),
        (
            "no such port number",
            put(("service", "spec", "ports"), [{"port": 80}]),
            "Service app/web targets port 80, which Deployment app/web lacks",
        ),
    ],
    "autoscalers_have_targets": [
        (
            "other name",
            put(("autoscaler", "spec", "scaleTargetRef", "name"), "wbe"),
            "HorizontalPodAutoscaler app/web scales Deployment 'wbe', which does not exist",
        ),
        (
            "fixed number",
            put(("deployment", "spec", "replicas"), 2),
            "Deployment app/web states 'replicas' beside HorizontalPodAutoscaler app/web; leave",
        ),
    ],
    "ingresses_have_services": [
        (
            "no Service",
            remove("service"),
            "Ingress app/web sends to Service 'web', which does not exist; correct the name",
        ),
        (
            "no such port",
            put(("service", "spec", "ports"), [{"port": 8080, "targetPort": "http"}]),
            "Ingress app/web sends to port 80, which Service app/web lacks; use one of its ports",
        ),
        (
            "no Service behind the default",
            put(
                ("ingress", "spec", "defaultBackend"),
                {"service": {"name": "error", "port": {"name": "http"}}},
            ),
            "Ingress app/web sends to Service 'error', which does not exist",
        ),
        (
            "certificate that nobody declared",
            put(("ingress", "spec", "tls"), [{"secretName": "tls"}]),
            "Ingress app/web uses Secret 'tls', which does not exist; declare it with a SecretRef",
        ),
    ],
    "budgets_select_pods": [
        (
            "other labels",
            put(("budget", "spec", "selector", "matchLabels"), {"app": "wbe"}),
            "PodDisruptionBudget app/web selects no pods; use the labels of a pod template",
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
            "ServiceAccount",
            remove("account"),
            "Deployment app/web uses ServiceAccount 'web', which does not exist; add it or",
        ),
        (
            "ConfigMap",
            remove("config"),
            "Deployment app/web uses ConfigMap 'config', which does not exist; add it or correct",
        ),
        (
            "claim",
            remove("claim"),
            "Deployment app/web uses PersistentVolumeClaim 'claim', which does not exist",
        ),
        (
            "key of a ConfigMap",
            put(("config", "data"), {"b": "1"}),
            "uses key 'a' of ConfigMap 'config', which has none such; use one of ['b']",
        ),
        (
            "key of a Secret",
            put(
                (container_of, "env"),
                [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "a"}}}],
            ),
            "uses key 'a' of Secret 'secret', which has none such; use one of ['b']",
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
    "policies_select_pods": [
        (
            "no subject",
            put(("policy", "spec", "podSelector"), {"matchLabels": {"app": "wbe"}}),
            "NetworkPolicy app/web applies to no pods; use the labels of a pod template",
        ),
        (
            "no peer in the namespace",
            put(
                ("policy", "spec", "ingress"),
                [{"from": [{"podSelector": {"matchLabels": {"app": "wbe"}}}]}],
            ),
            "NetworkPolicy app/web names peers that do not exist",
        ),
        (
            "no peer in another namespace",
            put(
                ("policy", "spec", "egress"),
                [{"to": [{"namespaceSelector": {"matchLabels": {"team": "other"}}}]}],
            ),
            "names peers that do not exist, {'namespaceSelector': {'matchLabels': {'team': 'other'",
        ),
    ],
    "names_are_legal": [
        (
            "name",
            put(("config", "metadata", "name"), "Web_1"),
            "name of ConfigMap app/Web_1 must be a DNS subdomain",
        ),
        (
            "no name",
            put(("config", "metadata"), {"namespace": "app"}),
            "name of ConfigMap app/ must be a DNS subdomain",
        ),
        (
            "name of a Service",
            put(("service", "metadata", "name"), "1web"),
            "name of Service app/1web must be the name of a Service",
        ),
        (
            "name of a CronJob",
            put(("job", "metadata", "name"), "j" * 53),
            "has a name of more than 52 characters; shorten it",
        ),
        (
            "namespace",
            put(("config", "metadata", "namespace"), "a.b"),
            "namespace of ConfigMap a.b/config must be a DNS label",
        ),
        (
            "container",
            put((container_of, "name"), "Web"),
            "container of Deployment app/web must be a DNS label",
        ),
        (
            "label",
            put(("config", "metadata", "labels"), {"a": "b c"}),
            "label 'a' of ConfigMap app/config must be a label value",
        ),
        (
            "label of a pod",
            put(("deployment", "spec", "template", "metadata", "labels"), {"app": "web", "a/": ""}),
            "label of Deployment app/web must be a label key",
        ),
    ],
    "images_are_pinned": [
        (
            "moving tag",
            put((container_of, "image"), "web:latest"),
            "Deployment app/web has container 'web' with image 'web:latest'; name a tag other",
        ),
        (
            "no tag in an init container",
            put((pod_of, "initContainers", 0, "image"), "registry.example:5000/web"),
            "has container 'init' with image 'registry.example:5000/web'",
        ),
        (
            "no image in a Job",
            lambda o: job_container_of(o).pop("image"),
            "CronJob app/job has container 'job' with image ''",
        ),
    ],
    "applications_fit_their_projects": [
        (
            "no such project",
            put(("application", "spec", "project"), "default"),
            "Application cicd/app is of project 'default', which does not exist; add an",
        ),
        (
            "repository",
            put(("application", "spec", "source", "repoURL"), "https://other.example"),
            "Application cicd/app takes from 'https://other.example', which AppProject "
            "cicd/platform does not allow; add it there",
        ),
        (
            "second repository",
            put(("release", "spec", "sources", 1, "repoURL"), "https://other.example"),
            "Application cicd/prometheus takes from 'https://other.example', which",
        ),
        (
            "namespace of the Application",
            put(("application", "spec", "destination", "namespace"), "db"),
            "Application cicd/app goes to namespace 'db' of 'https://kubernetes.default.svc', "
            "which "
            "AppProject cicd/platform does not allow",
        ),
        (
            "other cluster",
            put(("application", "spec", "destination", "server"), "https://other.example"),
            "Application cicd/app goes to namespace 'app' of 'https://other.example', which",
        ),
        (
            "no destination",
            put(("application", "spec", "destination"), {"name": "in-cluster"}),
            "Application cicd/app goes to namespace '' of '', which",
        ),
        (
            "namespace of an object",
            put(("config", "metadata", "namespace"), "db"),
            "ConfigMap db/config is applied by Application cicd/app, whose AppProject "
            "cicd/platform allows no namespace 'db'; add it there",
        ),
        (
            "kind",
            lambda o: o.update(secret=named("Secret", "db")),
            "Secret app/db is applied by Application cicd/app, whose AppProject cicd/platform "
            "allows no Secret in namespaces; add it there",
        ),
        (
            "kind of another group",
            put(("autoscaler", "apiVersion"), "autoscaling.example/v1"),
            "allows no autoscaling.example/HorizontalPodAutoscaler in namespaces",
        ),
        (
            "kind outside of namespaces",
            lambda o: o.update(role=named("ClusterRole", "web", "rbac.example/v1", "")),
            "ClusterRole web is applied by Application cicd/app, whose AppProject cicd/platform "
            "allows no rbac.example/ClusterRole of that name outside of namespaces",
        ),
        (
            "Namespace of others",
            lambda o: o.update(other=named("Namespace", "db", namespace="")),
            "allows no Namespace of that name outside of namespaces",
        ),
        (
            "every repository",
            allow("sourceRepos", "*"),
            "AppProject cicd/platform allows '*' in 'sourceRepos'; name each",
        ),
        (
            "every namespace",
            allow("destinations", {"server": SERVER, "namespace": "app-*"}),
            "AppProject cicd/platform allows 'app-*' in 'destinations'; name each",
        ),
        (
            "every namespace but one",
            allow("destinations", {"server": SERVER, "namespace": "!db"}),
            "AppProject cicd/platform allows '!db' in 'destinations'; name each",
        ),
        (
            "every kind of a group",
            allow("namespaceResourceWhitelist", {"group": "apps", "kind": "*"}),
            "AppProject cicd/platform allows '*' in 'namespaceResourceWhitelist'; name each",
        ),
        (
            "every group",
            allow("clusterResourceWhitelist", {"group": "*", "kind": "Namespace"}),
            "AppProject cicd/platform allows '*' in 'clusterResourceWhitelist'; name each",
        ),
        (
            "every kind, by silence",
            lambda o: o["project"]["spec"].pop("namespaceResourceWhitelist"),
            "AppProject cicd/platform allows all kinds in its namespaces; name each in 'names",
        ),
        (
            "wildcards without an Application",
            in_turn(
                *(remove(name) for name in ("application", "release", "root", "later")),
                allow("sourceRepos", "*"),
            ),
            "AppProject cicd/platform allows '*' in 'sourceRepos'",
        ),
    ],
    "applications_come_after_what_they_need": [
        (
            "kind of a chart that comes at the same time",
            wave("application", "0"),
            "Application cicd/app needs API group 'monitoring.coreos.com' of Application "
            "cicd/prometheus, wave 0, in wave 0; name that in its 'after'",
        ),
        (
            "kind of a chart that comes later, though it may be missing",
            in_turn(wave("release", "2"), SKIPPED_BY_APPLICATION),
            "of Application cicd/prometheus, wave 2, in wave 1",
        ),
        (
            "no wave is the first",
            lambda o: o["application"]["metadata"].pop("annotations"),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "one may be missing, but not the next",
            in_turn(
                wave("application", "0"),
                lambda o: o.update(must_exist=deepcopy(o["monitor"])),
                put(("must_exist", "metadata", "name"), "other"),
                SKIPPED_BY_OBJECT,
            ),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "the next may be missing, but not one",
            in_turn(
                wave("application", "0"),
                lambda o: o.update(may_be_missing=deepcopy(o["monitor"])),
                put(("may_be_missing", "metadata"), SKIPPED),
            ),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "kind that a chart asks for",
            in_turn(wave("later", "0"), remove("monitor")),
            "Application cicd/later needs API group 'monitoring.coreos.com' of Application "
            "cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "kind that another folder defines",
            in_turn(
                wave("later", "1"),
                put(("later", "spec", "sources", 0, "helm", "apiVersions"), ["example.com/v1"]),
            ),
            "Application cicd/later needs API group 'example.com' of Application cicd/app",
        ),
        (
            "namespace that another makes",
            wave("later", "1"),
            "Application cicd/later needs namespace 'app' of Application cicd/app, wave 1, in wave",
        ),
        (
            "namespace of an object",
            in_turn(
                put(("role", "metadata", "namespace"), "new"),
                lambda o: o.update(
                    new=application("new", "1", "cicd", source={"repoURL": GIT, "path": "new"})
                ),
            ),
            "Application cicd/app needs namespace 'new' of Application cicd/new, wave 1, in wave 1",
        ),
        (
            "kind that its own operator installs during the sync",
            put(("widget", "apiVersion"), "late.example/v1"),
            "Application cicd/app has objects whose API group 'late.example' comes with it, but "
            "not at once; set 'skip_dry_run_on_missing_resource'",
        ),
    ],
}


@pytest.mark.parametrize(
    ("rule", "change", "message"),
    [
        pytest.param(rule, change, message, id=f"{rule}-{name}")
        for rule, breaks in BREAKS.items()
        for name, change, message in breaks
    ],
)
def test_rule_fires(rule, change, message):
    objects = sound()
    change(objects)
    (function,) = [known for known in RULES if known.__name__ == rule]
    findings = list(function(inventory_of(objects)))
    assert any(message in finding for finding in findings), findings


def test_every_rule_has_a_case_that_breaks_it():
    assert list(BREAKS) == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize(
    ("expression", "selects"),
    [
        ({"key": "app", "operator": "In", "values": ["web"]}, True),
        ({"key": "app", "operator": "In", "values": ["api"]}, False),
        ({"key": "app", "operator": "NotIn", "values": ["web"]}, False),
        ({"key": "tier", "operator": "NotIn", "values": ["web"]}, True),
        ({"key": "app", "operator": "Exists"}, True),
        ({"key": "app", "operator": "DoesNotExist"}, False),
        ({"key": "tier", "operator": "DoesNotExist"}, True),
    ],
)
def test_selectors_with_expressions(expression, selects):
    objects = sound()
    objects["budget"]["spec"]["selector"] = {"matchExpressions": [expression]}
    objects["job"]["spec"]["jobTemplate"]["spec"]["template"]["metadata"] = {
        "labels": {"app": "web", "tier": "web"}
    }
    objects = {key: objects[key] for key in ("deployment", "budget")}
    findings = [f for f in check(inventory_of(objects)) if "PodDisruptionBudget" in f]
    assert (findings == []) == selects


def test_what_is_optional_may_be_absent():
    objects = sound()
    optional = {"name": "absent", "key": "a", "optional": True}
    container_of(objects)["env"] = [{"name": "A", "valueFrom": {"secretKeyRef": optional}}]
    assert check(inventory_of(objects)) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(in_turn(wave("application", "0"), SKIPPED_BY_OBJECT), id="object"),
        pytest.param(in_turn(wave("application", "0"), SKIPPED_BY_APPLICATION), id="application"),
        pytest.param(
            in_turn(put(("widget", "apiVersion"), "late.example/v1"), SKIPPED_BY_APPLICATION),
            id="its own operator",
        ),
    ],
)
def test_kinds_that_may_be_missing_may_come_at_the_same_time(change):
    objects = sound()
    change(objects)
    (rule,) = [known for known in RULES if known.__name__.startswith("applications_come_after")]
    assert list(rule(inventory_of(objects))) == []


def test_namespaces_may_stand_beside_the_applications():
    objects = sound()
    beside = named("Namespace", "monitoring", namespace="")
    inventory = inventory_of(objects)
    inventory.folders["/checkout/build/dist/root"].append(beside)
    (rule,) = [known for known in RULES if known.__name__.startswith("applications_come_after")]
    assert list(rule(inventory)) == []


def test_applications_alone_need_no_project():
    """A chart that is tested by itself has its AppProject elsewhere."""
    objects = sound()
    del objects["project"]
    assert check(inventory_of(objects)) == []


def test_an_application_applies_what_an_app_writes(tmp_path):
    """Whatever the folder in which the synth works, as with `cdk8s synth --output`."""
    synthesized, argo = (App(outdir=str(tmp_path / "build" / name)) for name in ("web", "argo"))
    WebService(Chart(synthesized, "web", namespace="app"), "web", WebServiceProps(image="web:1"))
    chart = Chart(argo, "argo", namespace="cicd")
    source = {"repoURL": GIT, "path": "dist/web"}
    for name, made in {**delivery(), "web": application("web", "1", "app", source=source)}.items():
        ApiObjects(chart, name, {"Resource": made})
    assert_rules(synthesized, argo)
    kinds = chart.node.find_child("project").node.find_child("Resource")
    kinds.add_json_patch(JsonPatch.remove("/spec/namespaceResourceWhitelist/0"))
    message = "Service app/web is applied by Application cicd/web, whose AppProject cicd/platform"
    assert any(message in finding for finding in check(Inventory.of(synthesized, argo)))


def broken(app):
    chart = Chart(app, "broken", namespace="app")
    ApiObject(chart, "bad", api_version="v1", kind="ConfigMap", metadata={"name": "Bad_"})
    return chart


def test_a_finding_stops_the_synth_before_anything_is_written(tmp_path):
    sound_app, broken_app = (App(outdir=str(tmp_path / name)) for name in ("sound", "broken"))
    Chart(sound_app, "fine")
    broken(broken_app)
    add_rules(sound_app, broken_app)
    message = "name of ConfigMap app/Bad_ must be a DNS subdomain"
    with pytest.raises(RuntimeError, match=message):
        sound_app.synth()
    assert [file for file in Path(tmp_path).rglob("*") if file.is_file()] == []


def test_references_resolve_across_apps(tmp_path):
    """A policy of one tier names pods of another, which is an App of its own."""
    one, other = (App(outdir=str(tmp_path / name)) for name in ("one", "other"))
    caller, called = (
        WebService(Chart(app, name, namespace=name), name, WebServiceProps(image="web:1"))
        for app, name in ((one, "caller"), (other, "called"))
    )
    caller.connections.allow_to(called)
    assert_rules(one, other)
    assert any("names peers that do not exist" in finding for finding in check(Inventory.of(one)))


def test_assert_rules_shows_the_findings(tmp_path):
    with pytest.raises(pytest.fail.Exception, match="name of ConfigMap app/Bad_ must be"):
        assert_rules(broken(App(outdir=str(tmp_path))))
