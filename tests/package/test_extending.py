"""docs/how-to/extending.md and chart-values.md, made on a copy of the checkout."""

import shutil

import pytest
import yaml

from tests.checkout import ROOT, Checkout
from tests.objects import single
from tests.steps import follow


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """Return the checkout with both examples, and what its synth wrote."""
    checkout = Checkout(tmp_path_factory.mktemp("extended"))
    for name in ("pyproject.toml", "scripts"):
        (checkout.root / name).symlink_to(ROOT / name)
    for page in ("extending", "chart-values"):
        follow(page, checkout.root)
    done = checkout.run(
        "python",
        "main.py",
        CDK8S_OUTDIR="elsewhere",
        PLATFORM_CACHE__REDIS__RESOURCES__MEMORY_LIMIT="256Mi",
        PLATFORM_CLUSTER__METRICS_SERVER__HIGHLY_AVAILABLE="true",
    )
    assert done.returncode == 0, done.stderr
    override, data, *warnings = done.stderr.splitlines()
    assert override.startswith("PLATFORM_CACHE__REDIS__RESOURCES__MEMORY_LIMIT, PLATFORM_CLUSTER_")
    assert data.startswith("Data: ")
    assert all(line.startswith("Warning: ") for line in warnings)
    return checkout


def documents(checkout, file):
    return list(yaml.safe_load_all((checkout.root / "elsewhere" / file).read_text()))


def test_both_examples(extended):
    redis = documents(extended, "cache/redis.yaml")
    pod = single(redis, "StatefulSet", "redis")["spec"]["template"]["spec"]
    assert pod["containers"][0]["resources"]["limits"]["memory"] == "256Mi"
    assert single(redis, "NetworkPolicy", "redis-from-backend")
    assert single(redis, "NetworkPolicy", "redis-from-backup")
    assert single(documents(extended, "cache/backup.yaml"), "CronJob", "backup")
    watched = documents(extended, "cache/monitoring.yaml")
    assert single(watched, "PrometheusRule", "redis")
    assert single(watched, "PodMonitor", "redis-metrics")
    backend = documents(extended, "app/backend-deployment.yaml")
    assert single(backend, "NetworkPolicy", "backend-to-redis")
    pod = single(backend, "Deployment", "backend")["spec"]["template"]["spec"]
    host = {"name": "REDIS_HOST", "value": "redis.cache.svc.cluster.local"}
    assert host in pod["containers"][0]["env"]
    project = single(documents(extended, "projects/cache.yaml"), "AppProject", "cache")
    kinds = {each["kind"] for each in project["spec"]["namespaceResourceWhitelist"]}
    assert kinds == {
        *("CronJob", "LimitRange", "NetworkPolicy", "PersistentVolumeClaim", "PodMonitor"),
        *("PrometheusRule", "ResourceQuota", "Service", "ServiceAccount", "StatefulSet"),
    }
    promtail = (extended.root / "elsewhere/node-agents/promtail-values.yaml").read_text()
    assert "|cache|" in promtail
    (values,) = documents(extended, "certificates/cert-manager-values.yaml")
    assert values["global"] == {"leaderElection": {"namespace": "certificates"}}
    projects = documents(extended, "projects/certificates.yaml")
    allowed = single(projects, "AppProject", "certificates")
    kinds = {each["kind"] for each in allowed["spec"]["clusterResourceWhitelist"]}
    assert {f"{each}WebhookConfiguration" for each in ("Mutating", "Validating")} < kinds
    policies = documents(extended, "certificates/cert-manager.yaml")
    selectors = [each["spec"]["podSelector"]["matchLabels"] for each in policies]
    selected = {each["app.kubernetes.io/name"] for each in selectors}
    assert selected == {"cainjector", "cert-manager", "startupapicheck", "webhook"}
    wave = "argocd.argoproj.io/sync-wave"
    apps = documents(extended, "apps/certificates.yaml")
    assert sorted(each["metadata"]["annotations"][wave] for each in apps) == ["1", "2"]


def test_values_of_charts(extended):
    (server,) = documents(extended, "cluster/metrics-server-values.yaml")
    assert list(server)[:3] == ["image", "replicas", "args"]
    assert server["replicas"] == 2
    (prometheus,) = documents(extended, "monitoring/kube-prometheus-stack-values.yaml")
    assert prometheus["prometheus"]["prometheusSpec"]["enforcedSampleLimit"] == 50_000


def test_tests_of_all_constructs_hold_for_them(extended):
    shutil.copytree(ROOT / "tests", extended.root / "tests")
    assert extended.run("python", "main.py").returncode == 0
    fields = "test_every_prop.py::test_each_field_changes_the_output"
    tests = (
        *("test_bounds.py", "test_reachable.py", "analysis/flows/test_dist.py"),
        *(f"{fields}[{tier}TierProps]" for tier in ("Redis", "Certificates")),
    )
    done = extended.run("pytest", "-q", "-n", "0", *(f"tests/{each}" for each in tests))
    assert done.returncode == 0, done.stdout


def test_they_are_typed_and_keep_the_directions_of_imports(extended):
    for command in (["mypy", "main.py", "settings.py"], ["lint-imports", "--no-cache"]):
        done = extended.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
