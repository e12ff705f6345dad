"""What others need, and a change takes away; and bounds that become too narrow."""

import pytest
import yaml

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source
from tests.analysis.plan.given import claim, made, plan, projected, storage_class, workload

NETWORKING = "networking.k8s.io/v1"
RESOURCES = {"resources": {"requests": {"cpu": "100m"}, "limits": {"cpu": "100m"}}}
SERVER = "https://kubernetes.default.svc"


def texts(kind="ConfigMap", **data):
    return made(kind, "settings", data=data)


def variable(field):
    return {"env": [{"name": "A", "valueFrom": {field: {"name": "settings", "key": "a"}}}]}


def with_volume(volume):
    return workload(pod={"volumes": [volume]})


def ingress(**spec):
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    path = {"path": "/", "pathType": "Prefix", "backend": backend}
    rules = [{"host": "shop.example", "http": {"paths": [path]}}]
    return made("Ingress", api_version=NETWORKING, spec={"rules": rules, **spec})


def service(*ports, app="web"):
    return made("Service", spec={"selector": {"app": app}, "ports": [{"port": p} for p in ports]})


def binding(role):
    subjects = [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]
    ref = {"apiGroup": "rbac.authorization.k8s.io", **role}
    group = "rbac.authorization.k8s.io/v1"
    return made("RoleBinding", api_version=group, roleRef=ref, subjects=subjects)


def role():
    return made("Role", "reader", api_version="rbac.authorization.k8s.io/v1", rules=[])


def budget(number):
    spec = {"selector": {"matchLabels": {"app": "web"}}, "maxUnavailable": number}
    return made("PodDisruptionBudget", api_version="policy/v1", spec=spec)


def limits(cpu):
    return made("LimitRange", spec={"limits": [{"type": "Container", "max": {"cpu": cpu}}]})


def namespace(level):
    labels = {"pod-security.kubernetes.io/enforce": level}
    return made("Namespace", "shop", None, metadata={"labels": labels})


def scaled(most):
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}
    spec = {"scaleTargetRef": target, "minReplicas": 1, "maxReplicas": most}
    return made("HorizontalPodAutoscaler", api_version="autoscaling/v2", spec=spec)


def quota(**hard):
    return made("ResourceQuota", "all", spec={"hard": hard})


ACCOUNT = made("ServiceAccount")
PORTS = {"ports": [{"containerPort": 80}]}
MOUNTED = {"name": "data", "persistentVolumeClaim": {"claimName": "data"}}
CASES = {
    "a ConfigMap of a variable": (
        [workload(container=variable("configMapKeyRef"))],
        [texts(a="1")],
        [],
        "Deployment shop/web uses ConfigMap 'settings', which does not exist",
    ),
    "a key of a variable": (
        [workload(container=variable("configMapKeyRef"))],
        [texts(a="1", b="2")],
        [texts(b="2")],
        "Deployment shop/web uses key 'a' of ConfigMap 'settings', which lacks it",
    ),
    "a key of a projected volume": (
        [with_volume(projected("configMap", "settings", "a"))],
        [texts(a="1")],
        [texts(b="1")],
        "uses key 'a' of ConfigMap 'settings', which lacks it",
    ),
    "a claim": (
        [with_volume(MOUNTED)],
        [claim()],
        [],
        "uses PersistentVolumeClaim 'data', which does not exist",
    ),
    "a ServiceAccount": (
        [workload(pod={"serviceAccountName": "web"})],
        [ACCOUNT],
        [],
        "Deployment shop/web uses ServiceAccount 'web', which does not exist",
    ),
    "a role of a binding": (
        [binding({"kind": "Role", "name": "reader"}), ACCOUNT, namespace("restricted")],
        [role()],
        [],
        "RoleBinding shop/web names Role 'shop/reader', which does not exist",
    ),
    "a class of storage": (
        [claim(class_name="fast")],
        [storage_class() | {"metadata": {"name": "fast"}}],
        [],
        "StorageClass 'fast' is no object of the platform, and named by PersistentVolumeClaim",
    ),
    "a Service of an Ingress": (
        [ingress(), workload(container=PORTS)],
        [service(80)],
        [],
        "Ingress shop/web routes to Service 'web', which does not exist",
    ),
    "labels of pods of a Service": (
        [service(80)],
        [workload(container=PORTS)],
        [workload(container=PORTS, name="api") | {"metadata": {"name": "web"}}],
        "Service shop/web selects no pods with {'app': 'web'}",
    ),
    "a workload of an autoscaler": (
        [scaled(2)],
        [workload()],
        [],
        "HorizontalPodAutoscaler shop/web scales Deployment 'web', which does not exist",
    ),
    "a lower quota": (
        [workload(container=RESOURCES), scaled(4)],
        [quota(**{"requests.cpu": "500m"})],
        [quota(**{"requests.cpu": "400m"})],
        "ResourceQuota shop/all allows requests.cpu 400m, but the pods of namespace shop need 500m",
    ),
    "pods beyond the quota": (
        [workload(), quota(pods="5")],
        [scaled(4)],
        [scaled(5)],
        "ResourceQuota shop/all allows pods 5, but the pods of namespace shop need 7",
    ),
    "lower limits": (
        [workload(container=RESOURCES)],
        [limits("100m")],
        [limits("50m")],
        "Deployment shop/web has container 'main' with cpu limit 100m, above the 50m",
    ),
    "a stricter level": (
        [workload(pod={"hostNetwork": True})],
        [namespace("privileged")],
        [namespace("baseline")],
        "which Namespace shop refuses at Pod Security level 'baseline'",
    ),
    "no pod that may go": (
        [workload(replicas=2)],
        [budget(1)],
        [budget(0)],
        "PodDisruptionBudget shop/web has 'maxUnavailable' 0, so that no node of theirs is ever",
    ),
}


def beyond(old, new):
    """Return what a change brings about beyond single objects, but for connections."""
    texts = [each.text for each in plan(old, new).consequences if each.severity == "attention"]
    return [each for each in texts if not each.startswith("This change ")]


@pytest.mark.parametrize("case", CASES)
def test_what_others_need_is_missed(case):
    users, old, new, expected = CASES[case]
    (told,) = beyond([*users, *old], [*users, *new])
    assert expected in told
    # Nobody misses it, or it is there as before.
    assert beyond([*users, *old], [*users, *old, made("ConfigMap", "other")]) == []


def test_what_was_never_here_may_come_from_elsewhere():
    """As from a chart that nobody has seen, or from a person."""
    users = [
        workload(container=variable("configMapKeyRef"), pod={"serviceAccountName": "web"}),
        binding({"kind": "Role", "name": "reader"}),
        ingress(ingressClassName="edge"),
        claim(class_name="fast"),
    ]
    assert beyond([], users) == []
    assert beyond(users, [*users, made("ConfigMap", "other")]) == []


def project(**parts):
    spec = {
        "sourceRepos": ["https://git.example/shop.git"],
        "destinations": [{"server": SERVER, "namespace": "shop"}],
        "clusterResourceWhitelist": [{"group": "", "kind": "Namespace", "name": "shop"}],
        "namespaceResourceWhitelist": [{"group": "apps", "kind": "Deployment"}],
    }
    return made("AppProject", "shop", "cicd", "argoproj.io/v1alpha1", spec={**spec, **parts})


def application():
    source = {"repoURL": "https://git.example/shop.git", "path": "dist/shop"}
    destination = {"server": SERVER, "namespace": "shop"}
    spec = {"project": "shop", "source": source, "destination": destination}
    return made("Application", "shop", "cicd", "argoproj.io/v1alpha1", spec=spec)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"sourceRepos": []}, "Application cicd/shop uses repository 'https://git.example/shop"),
        ({"destinations": []}, "Application cicd/shop applies to namespace 'shop' of"),
        ({"clusterResourceWhitelist": []}, "Namespace shop is applied by Application cicd/shop"),
        ({"namespaceResourceWhitelist": []}, "Deployment shop/web is applied by Application cicd"),
    ],
)
def test_a_project_that_becomes_too_narrow(parts, expected):
    def side(project):
        objects = {"shop/all.yaml": [workload(), made("Namespace", "shop", None)]}
        objects |= {"apps/all.yaml": [project, application()]}
        return Source("side", {path: yaml.safe_dump_all(each) for path, each in objects.items()})

    told = [
        each.text for each in plan_of(Sides(side(project()), side(project(**parts)))).consequences
    ]
    assert any(each.startswith(expected) for each in told)


def test_a_secret_that_is_listed_no_more():
    """The list of Secrets that must be there is no object."""

    def side(*names):
        listed = [{"namespace": "shop", "name": each, "values": {"a": "random"}} for each in names]
        secrets = {"random": {"characters": "abc", "length": 8}, "secrets": listed}
        objects = [workload(container=variable("secretKeyRef")), texts(number=str(len(names)))]
        return Source("side", {"a.yaml": yaml.safe_dump_all(objects), "b.yaml": yaml.dump(secrets)})

    found = plan_of(Sides(side("settings"), side())).consequences
    assert ["uses Secret 'settings', which does not exist" in each.text for each in found] == [True]
    assert plan_of(Sides(side(), side("settings"))).consequences == []
