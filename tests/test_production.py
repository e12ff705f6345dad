"""What `environments/production.yaml` makes of the same main.py, beside what Kind has."""

import os
from unittest.mock import patch

import pytest
import yaml

from settings import load_settings
from tests import reference

# No digest is known here: `make pin` writes them where registries can be reached.
PRODUCTION = {"PLATFORM_ENVIRONMENT": "production", "PLATFORM_REQUIRES_DIGESTS": "false"}
NODE, ZONE = "kubernetes.io/hostname", "topology.kubernetes.io/zone"


def values(chart):
    (path,) = [
        name for name in reference.files(**PRODUCTION) if name.endswith(f"{chart}-values.yaml")
    ]
    return yaml.load(reference.files(**PRODUCTION)[path], yaml.CSafeLoader)


def objects(**variables):
    """Return what Argo CD applies from the folders, by kind, namespace and name."""
    return {
        (each["kind"], each["metadata"].get("namespace", ""), each["metadata"]["name"]): each
        for path, text in reference.files(**variables).items()
        if not path.startswith("dist/bootstrap/") and not path.endswith("-values.yaml")
        for each in yaml.load_all(text, yaml.CSafeLoader)
    }


def leaves(value, path=""):
    """Return the settings by their paths."""
    if not isinstance(value, dict) or not value:
        return {path: value}
    found = {}
    for key, inner in value.items():
        found |= leaves(inner, f"{path}.{key}" if path else key)
    return found


def settings(**variables):
    with patch.dict(os.environ, variables):
        return leaves(load_settings().model_dump(mode="json"))


def test_the_settings_that_differ(manifests):
    kind, production = settings(), settings(**PRODUCTION)
    stated = {
        path: {"kind": kind.get(path), "production": production.get(path)}
        for path in sorted({*kind, *production})
        if kind.get(path) != production.get(path)
    }
    assert stated == manifests


def test_the_objects_that_only_one_of_them_has(manifests):
    kind, production = set(objects()), set(objects(**PRODUCTION))
    only = {"kind": kind - production, "production": production - kind}
    listed = {
        where: sorted(f"{kind} {namespace}/{name}" for kind, namespace, name in found)
        for where, found in only.items()
    }
    assert listed == manifests


def test_no_rule_finds_anything_but_digests_that_are_missing():
    assert reference.platform(**PRODUCTION).findings() == []
    findings = reference.platform(PLATFORM_ENVIRONMENT="production").findings()
    assert findings
    assert {each.rule for each in findings} <= {"image-digest-missing", "chart-digest-missing"}


def test_nothing_is_left_of_one_machine():
    files = reference.files(**PRODUCTION)
    names = ("addresses", "backups", "host", "manifests", "network", "releases", "root", "secrets")
    assert sorted(name for name in files if name.startswith("dist/bootstrap/")) == [
        f"dist/bootstrap/{name}.yaml" for name in names
    ]
    # It says where to have programs, kind among them.
    text = "".join(text for name, text in files.items() if name != "dist/bootstrap/host.yaml")
    text = text.replace("@noreply.localhost", "").replace("local-path on Kind", "")
    for word in ("localhost", "hostPath", "hostPort", "odePort", "local-path", "kind-", "30500"):
        assert word not in text


def test_every_page_has_a_name_and_a_certificate():
    found = {
        each["spec"]["rules"][0]["host"]: each
        for (kind, _, _), each in objects(**PRODUCTION).items()
        if kind == "Ingress"
    }
    assert set(found) == {
        *("argocd.example.com", "grafana.example.com", "hooks.example.com", "shop.example.com"),
    }
    for host, ingress in found.items():
        (tls,) = ingress["spec"]["tls"]
        assert tls["hosts"] == [host]
    # The frontend compares where a form comes from, with the port.
    said = found["shop.example.com"]["metadata"]["annotations"]
    assert said == {"nginx.org/proxy-set-headers": "x-host-port: 443"}
    assert values("argocd")["configs"]["cm"]["url"] == "https://argocd.example.com"
    grafana = values("kube-prometheus-stack")["grafana"]
    assert grafana["grafana.ini"]["server"]["root_url"] == "https://grafana.example.com"
    listed = yaml.safe_load(reference.files(**PRODUCTION)["dist/bootstrap/addresses.yaml"])
    assert {each["url"] for each in listed} == {
        *("https://argocd.example.com", "https://grafana.example.com", "https://shop.example.com"),
    }


def most_pods(workload, found):
    """Return the highest number of pods of a Deployment or StatefulSet of ours."""
    metadata = workload["metadata"]
    scaler = found.get(("HorizontalPodAutoscaler", metadata["namespace"], metadata["name"]))
    return scaler["spec"]["maxReplicas"] if scaler else workload["spec"].get("replicas", 1)


def test_several_pods_have_a_budget_and_are_spread_over_zones():
    found = objects(**PRODUCTION)
    several = [
        each
        for (kind, _, _), each in found.items()
        if kind in ("Deployment", "StatefulSet") and most_pods(each, found) > 1
    ]
    assert {each["metadata"]["name"] for each in several} == {"frontend", "backend"}
    for each in several:
        name, spec = each["metadata"]["name"], each["spec"]["template"]["spec"]
        budget = found["PodDisruptionBudget", each["metadata"]["namespace"], name]
        assert budget["spec"]["selector"] == each["spec"]["selector"]
        constraints = spec["topologySpreadConstraints"]
        assert [one["topologyKey"] for one in constraints] == [NODE, ZONE]
        assert spec["priorityClassName"] == "serving"
    config = found["TektonConfig", "", "config"]["spec"]
    deployments = {
        name: each["spec"]
        for part in ("pipeline", "trigger", "tektonpruner")
        for name, each in config[part]["options"]["deployments"].items()
    }
    shared = {name for name, each in deployments.items() if each["replicas"] == 2}
    budgets = {
        name for kind, space, name in found if (kind, space) == ("PodDisruptionBudget", "cicd")
    }
    assert budgets == shared
    assert {each["replicas"] for each in deployments.values()} == {0, 2}


def test_charts_have_several_pods_with_budgets_in_zones():
    argocd = values("argocd")
    for server in ("server", "repoServer"):
        assert argocd[server]["autoscaling"]["minReplicas"] == 2
        assert argocd[server]["pdb"] == {"enabled": True, "maxUnavailable": 1}
    assert argocd["global"]["topologySpreadConstraints"][0]["topologyKey"] == ZONE
    redis = argocd["redis-ha"]
    assert redis["podDisruptionBudget"] == redis["haproxy"]["podDisruptionBudget"]
    assert redis["topologySpreadConstraints"] == {"enabled": True}
    # On three nodes there is no place for a fourth proxy, and memory for so many connections.
    update = redis["haproxy"]["deploymentStrategy"]["rollingUpdate"]
    assert update == {"maxSurge": 0, "maxUnavailable": 1}
    assert redis["haproxy"]["extraConfig"] == "global\n  maxconn 4096\n"
    # The rest of it belongs to the one Redis that is not there.
    assert argocd["redis"] == {"serviceAccount": {"create": False}}
    stack = values("kube-prometheus-stack")
    for name, replicas in (("prometheus", 2), ("alertmanager", 3)):
        spec = stack[name][f"{name}Spec"]
        assert (spec["replicas"], spec["podAntiAffinity"]) == (replicas, "hard")
        assert spec["topologySpreadConstraints"][0]["topologyKey"] == ZONE
        assert stack[name]["podDisruptionBudget"]["minAvailable"] == replicas - 1
    loki = values("loki-stack")["singleBinary"]
    assert (loki["replicas"], loki["podDisruptionBudget"]["maxUnavailable"]) == (3, 1)
    assert loki["topologySpreadConstraints"][0]["topologyKey"] == ZONE
    nginx = values("nginx-ingress")["controller"]
    assert (nginx["replicaCount"], nginx["podDisruptionBudget"]["maxUnavailable"]) == (3, 1)
    assert [each["topologyKey"] for each in nginx["topologySpreadConstraints"]] == [NODE, ZONE]
    # Longer than a load balancer needs to see that the node of a pod no longer serves.
    pause = nginx["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert nginx["terminationGracePeriodSeconds"] > pause >= 30


def test_data_come_before_visitors_and_those_before_the_platform():
    found = objects(**PRODUCTION)
    value = {
        name: each["value"] for (kind, _, name), each in found.items() if kind == "PriorityClass"
    }
    assert value["data"] > value["serving"] > value["platform"] > 0
    stack = values("kube-prometheus-stack")
    config = found["TektonConfig", "", "config"]["spec"]
    groups = {
        "data": [
            found["Cluster", "db", "postgres"]["spec"],
            values("cnpg"),
            values("barman-cloud"),
        ],
        "serving": [values("nginx-ingress")["controller"]],
        "platform": [
            *(values("argocd")["global"], values("alloy")["controller"]),
            *(stack["kube-state-metrics"], stack["prometheusOperator"], stack["grafana"]),
            *(stack["prometheus"]["prometheusSpec"], stack["alertmanager"]["alertmanagerSpec"]),
            values("loki-stack")["singleBinary"],
            *(
                each["spec"]["template"]["spec"]
                for part in ("pipeline", "trigger", "tektonpruner")
                for each in config[part]["options"]["deployments"].values()
                if each["spec"]["replicas"]
            ),
        ],
    }
    for name, specs in groups.items():
        assert {each["priorityClassName"] for each in specs} == {name}
    copy = found["ConfigMap", "db", "postgres-restore-drill"]["data"]["cluster.json"]
    assert "priorityClassName" not in copy


def test_charts_read_no_secrets_that_they_do_not_need():
    role = values("kube-prometheus-stack")["grafana"]["rbac"]["useExistingRole"]
    (rule,) = objects(**PRODUCTION)["Role", "monitoring", role]["rules"]
    assert rule["resources"] == ["configmaps"]
    assert values("loki-stack")["sidecar"] == {"rules": {"enabled": False}}


@pytest.mark.parametrize(
    ("namespace", "name", "ports"),
    [
        ("monitoring", "alertmanager", {("TCP", 9094), ("UDP", 9094)}),
        ("monitoring", "loki", {("TCP", 3100), ("TCP", 7946), ("TCP", 9095)}),
        ("cicd", "argocd-redis-server", {("TCP", 6379), ("TCP", 26379)}),
    ],
)
def test_pods_of_a_cluster_reach_one_another(namespace, name, ports):
    found = objects(**PRODUCTION)
    for half, direction in (("to", "egress"), ("from", "ingress")):
        spec = found["NetworkPolicy", namespace, f"{name}-{half}-{name}"]["spec"]
        (rule,) = spec[direction]
        assert {(each["protocol"], each["port"]) for each in rule["ports"]} == ports


GIVEN = {
    *("app/shop-tls", "cicd/argocd-page-tls", "cicd/hooks-tls", "monitoring/grafana-page-tls"),
    *("builds/git-commenter", "builds/git-reader", "builds/git-reporter", "builds/git-writer"),
    "builds/image-pusher",
    *("db/postgres-store", "monitoring/loki-bucket", "monitoring/remote-write"),
}
"""Secrets that a person gives."""


def test_certificates_and_logins_are_given_by_people():
    listed = yaml.safe_load(reference.files(**PRODUCTION)["dist/bootstrap/secrets.yaml"])["secrets"]
    given = {
        f"{each['namespace']}/{each['name']}"
        for each in listed
        if "given" in each["values"].values()
    }
    assert given == GIVEN
