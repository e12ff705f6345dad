"""The reference platform that main.py composes, and how the files of dist/ belong together."""

import json
import re
import shlex
from collections import defaultdict
from functools import cache
from urllib.parse import quote, urlsplit

import pytest
import yaml

from tests import reference
from tests.checkout import ROOT

DIST = ROOT / "dist"
OUTSIDE = "https://git.example/shop/platform.git"
OUTSIDE_IMAGES = {
    f"PLATFORM_APP__{name}__IMAGE": f"registry.example/web/{name.lower()}:0.1.0"
    for name in ("BACKEND", "FRONTEND")
}
OUTSIDE_VARIABLES = {"PLATFORM_GIT__REPOSITORY": OUTSIDE, **OUTSIDE_IMAGES}

# By the summaries of what the charts render with values like ours.
ROLES = {"Role", "RoleBinding"}
CLUSTER_ROLES = {"ClusterRole", "ClusterRoleBinding"}
CHART_KINDS = {
    "argo-cd": {
        *("ConfigMap", "CustomResourceDefinition", "Deployment", "Service", "ServiceAccount"),
        *("ServiceMonitor", "StatefulSet", *ROLES, *CLUSTER_ROLES),
    },
    "gitea": {
        *("Deployment", "PersistentVolumeClaim", "Secret", "Service", "ServiceAccount"),
        "ServiceMonitor",
    },
    "kube-prometheus-stack": {
        *("Alertmanager", "ConfigMap", "Deployment", "Prometheus", "Secret", "Service"),
        *("ServiceAccount", "ServiceMonitor", *ROLES, *CLUSTER_ROLES),
    },
    "loki": {"ConfigMap", "Service", "ServiceAccount", "ServiceMonitor", "StatefulSet", *ROLES},
    "metrics-server": {
        *("APIService", "Deployment", "RoleBinding", "Service", "ServiceAccount", *CLUSTER_ROLES),
    },
    "nginx-ingress": {
        *("ConfigMap", "Deployment", "IngressClass", "PodDisruptionBudget"),
        *("Service", "ServiceAccount", "ServiceMonitor", *ROLES, *CLUSTER_ROLES),
    },
    "tekton-operator": {
        *("ConfigMap", "CustomResourceDefinition", "Deployment", "Secret", "Service"),
        *("ServiceAccount", *ROLES, *CLUSTER_ROLES),
    },
    "promtail": {"ConfigMap", "DaemonSet", "Service", "ServiceAccount", "ServiceMonitor"},
}
RUNBOOK_LINKS = {
    *(
        f"{tier}/monitoring.yaml"
        for tier in (*("app", "builds", "cicd", "db", "ingress", "monitoring", "node-agents"),)
    ),
    *(
        f"monitoring/dashboard-{name}.yaml"
        for name in ("delivery", "overview", "postgresql", "web")
    ),
}
"""Files with addresses of runbooks, which are in the repository."""

DEFINITIONS = "prometheus-operator-crds"
"""Application of a chart of which only the definitions are on."""


@cache
def documents(folder):
    """Returns the manifests of a folder of dist/."""
    return [
        document
        for file in sorted((DIST / folder).glob("*.yaml"))
        if not file.name.endswith("-values.yaml")
        for document in yaml.load_all(file.read_text(), yaml.CSafeLoader)
    ]


@cache
def read(file):
    return yaml.load((DIST / file).read_text(), yaml.CSafeLoader)


def of_kind(kind):
    return {
        document["metadata"]["name"]: document
        for folder in ("projects", "apps")
        for document in documents(folder)
        if document["kind"] == kind
    }


def sources(application):
    spec = application["spec"]
    return spec.get("sources") or [spec["source"]]


def test_all_and_only_the_flows_of_the_platform():
    platform = reference.platform()
    assert [f"{flow.source} {flow.target} {flow.ports}" for flow in platform.flows()] == [
        "app/* kube-system/kube-dns (53,)",
        "app/backend db/postgresql (5432,)",
        "app/frontend app/backend (3000,)",
        "builds/* kube-system/kube-dns (53,)",
        "builds/backend-build outside (443,)",
        "builds/clone cicd/gitea (3000,)",
        "builds/deploy cicd/gitea (3000,)",
        "builds/deploy outside (443,)",
        "builds/frontend-build outside (443,)",
        "builds/missed-pushes api-server (6443,)",
        "builds/missed-pushes cicd/gitea (3000,)",
        "builds/missed-pushes cicd/webhook-handler (8080,)",
        "builds/platform-synth cicd/gitea (3000,)",
        "builds/platform-synth outside (443,)",
        "builds/push cicd/gitea (3000,)",
        "builds/report cicd/gitea (3000,)",
        "builds/revert cicd/gitea (3000,)",
        "builds/smoke-test app/frontend (3000,)",
        "cicd/* kube-system/kube-dns (53,)",
        "cicd/argocd-application-controller api-server (6443,)",
        "cicd/argocd-application-controller cicd/argocd-redis (6379,)",
        "cicd/argocd-application-controller cicd/argocd-repo-server (8081,)",
        "cicd/argocd-notifications-controller api-server (6443,)",
        "cicd/argocd-notifications-controller cicd/argocd-repo-server (8081,)",
        "cicd/argocd-notifications-controller cicd/webhook-handler (8080,)",
        "cicd/argocd-repo-server cicd/argocd-redis (6379,)",
        "cicd/argocd-repo-server cicd/gitea (3000,)",
        "cicd/argocd-repo-server outside (443,)",
        "cicd/argocd-server api-server (6443,)",
        "cicd/argocd-server cicd/argocd-redis (6379,)",
        "cicd/argocd-server cicd/argocd-repo-server (8081,)",
        "cicd/git-backup cicd/gitea (3000,)",
        "cicd/git-restore cicd/gitea (3000,)",
        "cicd/gitea cicd/argocd-server (8080,)",
        "cicd/gitea cicd/webhook-handler (8080,)",
        "cicd/tekton-operator-proxy-webhook api-server (6443,)",
        "cicd/tekton-pipelines-controller api-server (6443,)",
        "cicd/tekton-pipelines-webhook api-server (6443,)",
        "cicd/tekton-pruner-controller api-server (6443,)",
        "cicd/tekton-pruner-webhook api-server (6443,)",
        "cicd/tekton-triggers-controller api-server (6443,)",
        "cicd/tekton-triggers-core-interceptors api-server (6443,)",
        "cicd/tekton-triggers-webhook api-server (6443,)",
        "cicd/webhook-handler api-server (6443,)",
        "cicd/webhook-handler cicd/tekton-triggers-core-interceptors (8443,)",
        "db/* kube-system/kube-dns (53,)",
        "db/postgresql-backup db/postgresql (5432,)",
        "db/postgresql-exporter db/postgresql (5432,)",
        "db/postgresql-restore db/postgresql (5432,)",
        "db/postgresql-restore-drill db/postgresql (5432,)",
        "ingress/* kube-system/kube-dns (53,)",
        "ingress/nginx-ingress api-server (6443,)",
        "ingress/nginx-ingress app/frontend (3000,)",
        "kube-system/metrics-server api-server (6443,)",
        "kube-system/metrics-server outside (10250,)",
        "monitoring/* kube-system/kube-dns (53,)",
        "monitoring/grafana api-server (6443,)",
        "monitoring/grafana monitoring/loki (3100,)",
        "monitoring/grafana monitoring/prometheus (9090,)",
        "monitoring/kube-state-metrics api-server (6443,)",
        "monitoring/prometheus api-server (6443,)",
        "monitoring/prometheus app/backend (9464,)",
        "monitoring/prometheus app/frontend (9464,)",
        "monitoring/prometheus cicd/argocd-application-controller (8082,)",
        "monitoring/prometheus cicd/argocd-notifications-controller (9001,)",
        "monitoring/prometheus cicd/argocd-repo-server (8084,)",
        "monitoring/prometheus cicd/argocd-server (8083,)",
        "monitoring/prometheus cicd/gitea (3000,)",
        "monitoring/prometheus cicd/tekton-pipelines-controller (9090,)",
        "monitoring/prometheus cicd/tekton-triggers-controller (9000,)",
        "monitoring/prometheus cicd/webhook-handler (9000,)",
        "monitoring/prometheus db/postgresql-exporter (9187,)",
        "monitoring/prometheus ingress/nginx-ingress (9113,)",
        "monitoring/prometheus monitoring/alertmanager (8080, 9093)",
        "monitoring/prometheus monitoring/grafana (3000,)",
        "monitoring/prometheus monitoring/kube-state-metrics (8080,)",
        "monitoring/prometheus monitoring/loki (3100,)",
        "monitoring/prometheus monitoring/prometheus (8080, 9090)",
        "monitoring/prometheus monitoring/prometheus-operator (8080,)",
        "monitoring/prometheus node-agents/promtail (3101,)",
        "monitoring/prometheus outside (10250,)",
        "monitoring/prometheus-operator api-server (6443,)",
        "node-agents/* kube-system/kube-dns (53,)",
        "node-agents/promtail api-server (6443,)",
        "node-agents/promtail monitoring/loki (3100,)",
        "nodes cicd/argocd-server (8080,)",
        "nodes cicd/gitea (3000,)",
        "nodes cicd/tekton-operator-proxy-webhook (8443,)",
        "nodes cicd/tekton-pipelines-webhook (8443,)",
        "nodes cicd/tekton-pruner-webhook (8443,)",
        "nodes cicd/tekton-triggers-webhook (8443,)",
        "nodes ingress/nginx-ingress (80, 443)",
        "nodes kube-system/metrics-server (10250,)",
        "nodes monitoring/grafana (3000,)",
        "nodes tekton-operator/tekton-operator-webhook (8443,)",
        "tekton-operator/* kube-system/kube-dns (53,)",
        "tekton-operator/tekton-operator api-server (6443,)",
        "tekton-operator/tekton-operator-webhook api-server (6443,)",
    ]
    assert platform.findings() == []


def test_every_folder_has_an_application_and_bootstrap_has_none():
    paths = {
        source["path"]
        for application in [*of_kind("Application").values(), *read_first()]
        for source in sources(application)
        if "path" in source
    }
    folders = {f"dist/{folder.name}" for folder in DIST.iterdir()}
    assert paths == folders - {"dist/bootstrap"}


def read_first():
    """Returns the Applications that nothing else applies."""
    return [
        each
        for each in yaml.safe_load_all((DIST / "bootstrap/root.yaml").read_text())
        if each["kind"] == "Application"
    ]


def test_every_values_file_is_of_an_application():
    used = {
        file.removeprefix("$values/")
        for application in of_kind("Application").values()
        for source in sources(application)
        for file in source.get("helm", {}).get("valueFiles", ())
    }
    assert used == {str(file.relative_to(ROOT)) for file in DIST.rglob("*-values.yaml")}


def test_charts_of_definitions_are_compared_without_the_server():
    option = "argocd.argoproj.io/compare-options"
    assert {
        name: application["metadata"]["annotations"][option]
        for name, application in of_kind("Application").items()
        if option in application["metadata"]["annotations"]
    } == dict.fromkeys(("prometheus-operator-crds", "tekton-operator"), "ServerSideDiff=false")


def test_waves():
    """The guard, kinds and metrics come first, builds last; Tekton comes after its operator."""
    waves = defaultdict(set)
    for name, application in of_kind("Application").items():
        waves[application["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]].add(name)
    assert waves == {
        "0": {"cluster", "metrics-server", "prometheus-operator-crds"},
        "1": {"db", "ingress", "monitoring", "node-agents", "tekton"},
        "2": {
            *("nginx-ingress", "tekton-operator"),
            *("kube-prometheus-stack", "loki-stack", "promtail"),
        },
        "3": {"app", "cicd"},
        "4": {"argocd", "gitea"},
        "5": {"builds"},
    }


@pytest.mark.parametrize("name", of_kind("AppProject"))
def test_a_project_allows_what_its_applications_need_and_nothing_else(name):
    project = of_kind("AppProject")[name]["spec"]
    mine = [each for each in of_kind("Application").values() if each["spec"]["project"] == name]
    all_sources = [source for application in mine for source in sources(application)]
    own = documents(name)
    needed = {document["kind"] for document in own}
    for application in mine:
        charts = {source["chart"] for source in sources(application) if "chart" in source}
        if application["metadata"]["name"] == DEFINITIONS:
            needed.add("CustomResourceDefinition")
        else:
            needed |= {kind for chart in charts for kind in CHART_KINDS[chart]}
    entries = project["clusterResourceWhitelist"] + project["namespaceResourceWhitelist"]
    assert {entry["kind"] for entry in entries} == needed
    assert set(project["sourceRepos"]) == {source["repoURL"] for source in all_sources}
    namespaces = {entry["namespace"] for entry in project["destinations"]}
    assert namespaces == {
        *(each["spec"]["destination"]["namespace"] for each in mine),
        *(each["metadata"]["namespace"] for each in own if "namespace" in each["metadata"]),
    }


def test_the_secrets_that_must_exist():
    """Each that a pod or chart names, and none with a value that is secret."""
    secrets = read("bootstrap/secrets.yaml")["secrets"]
    assert [f"{each['namespace']}/{each['name']}" for each in secrets] == [
        "app/postgresql-application",
        "app/postgresql-owner",
        "builds/gitea-builder",
        "builds/gitea-pipeline",
        "builds/webhook-handler",
        "cicd/argocd-admin",
        "cicd/argocd-notifications-secret",
        "cicd/argocd-redis",
        "cicd/argocd-repository",
        "cicd/argocd-secret",
        "cicd/git-backup-key",
        "cicd/gitea-admin",
        "cicd/gitea-builder",
        "cicd/gitea-image-pusher",
        "cicd/gitea-pipeline",
        "cicd/webhook-handler",
        "db/postgresql-application",
        "db/postgresql-backup",
        "db/postgresql-backup-key",
        "db/postgresql-monitoring",
        "db/postgresql-owner",
        "db/postgresql-superuser",
        "monitoring/grafana-admin",
    ]
    values = {f"{each['namespace']}/{each['name']}": each["values"] for each in secrets}
    assert values["db/postgresql-application"] == {
        "username": {"text": "application"},
        "password": "random",
    }
    assert values["app/postgresql-application"] == {
        "username": {"copied_from": "db"},
        "password": {"copied_from": "db"},
    }
    assert values["cicd/argocd-secret"] == {
        "admin.password": {"bcrypt_of": "argocd-admin", "key": "password"},
        "admin.passwordMtime": "time",
        "server.secretkey": "random",
        "webhook.gogs.secret": "random",
        # Or Argo CD would believe whoever says to be such a server.
        "webhook.github.secret": "random",
        "webhook.gitlab.secret": "random",
        "webhook.bitbucket.uuid": "random",
        "webhook.bitbucketserver.secret": "random",
        "webhook.azuredevops.username": "random",
        "webhook.azuredevops.password": "random",
    }
    assert {each["name"]: each["labels"] for each in secrets if "labels" in each} == {
        "argocd-secret": {"app.kubernetes.io/part-of": "argocd"},
        "argocd-repository": {"argocd.argoproj.io/secret-type": "repository"},
    }


def test_a_value_at_random_is_strong_and_needs_no_quotes():
    random = read("bootstrap/secrets.yaml")["random"]
    characters = set(random["characters"])
    assert len(characters) == len(random["characters"])
    assert len(characters) ** random["length"] >= 2**256
    assert shlex.quote(random["characters"]) == quote(random["characters"], safe="")
    # The most that a bcrypt hash takes into account.
    assert random["length"] <= 72


def test_what_is_installed_before_git_is_what_argo_cd_adopts():
    applications = of_kind("Application")
    for release in read("bootstrap/releases.yaml"):
        application = applications[release["name"]]
        chart, values = sources(application)
        assert f"oci://{chart['repoURL']}/{chart['chart']}" == release["chart"]
        assert chart["targetRevision"] == release["version"]
        assert chart["helm"]["releaseName"] == release["name"]
        assert chart["helm"]["valueFiles"] == [f"${values['ref']}/{release['values']}"]
        assert application["spec"]["destination"]["namespace"] == release["namespace"]


def test_what_is_applied_before_the_releases_is_all_that_they_need():
    """What they would have from the repository, which is on a volume of the StorageClass."""
    files = read("bootstrap/manifests.yaml")
    assert {str(file.relative_to(ROOT)) for file in DIST.glob("*/namespace.yaml")} < set(files)
    found = [
        document
        for file in files
        for document in yaml.safe_load_all((ROOT / file).read_text())
        if document
    ]
    classes = {each["metadata"]["name"] for each in found if each["kind"] == "StorageClass"}
    assert read("cicd/gitea-values.yaml")["persistence"]["storageClass"] in classes
    (kept,) = {each["reclaimPolicy"] for each in found if each["kind"] == "StorageClass"}
    assert kept == "Retain"
    guarded = read("cicd/gitea-values.yaml")["persistence"]["labels"]
    (guard,) = [each for each in found if each["kind"] == "ValidatingAdmissionPolicy"]
    assert guard["spec"]["matchConstraints"]["objectSelector"]["matchLabels"] == guarded
    names = {(each["kind"], each["metadata"]["name"]) for each in found}
    policies = {
        (each["kind"], each["metadata"]["name"])
        for file in ("argocd", "gitea")
        for each in yaml.safe_load_all((DIST / f"cicd/{file}.yaml").read_text())
    }
    assert {kind for kind, _ in policies} == {"NetworkPolicy"}
    assert policies < names


def test_gitea_may_call_its_webhooks():
    """By default it calls no private address; and the repository is the one that is followed."""
    (repository,) = read("bootstrap/gitea.yaml")["repositories"]
    config = read("cicd/gitea-values.yaml")["gitea"]["config"]
    hosts = {urlsplit(webhook["url"]).hostname for webhook in repository["webhooks"]}
    assert hosts <= set(config["webhook"]["ALLOWED_HOST_LIST"].split(","))
    address = f"{config['server']['ROOT_URL']}{repository['name']}.git"
    assert sources(read_first()[-1])[0]["repoURL"] == address
    admin, reader = (stated_values(name) for name in ("gitea-admin", "argocd-repository"))
    assert repository["name"].split("/")[0] == admin["username"]
    assert reader == {"type": "git", "url": address, "username": repository["readers"][0]}


def stated_values(secret):
    """Returns what is no secret of a Secret in the list."""
    listed = read("bootstrap/secrets.yaml")["secrets"]
    (values,) = [each["values"] for each in listed if each["name"] == secret]
    return {key: value["text"] for key, value in values.items() if value != "random"}


def test_of_the_platform_only_metrics_server_runs_in_a_namespace_of_the_cluster():
    """So it is documented, and the reason why that gets no default deny. Its pods have policies."""
    tiers = {tier.name for tier in DIST.iterdir()} - {"apps", "bootstrap", "projects"}
    objects = [document for tier in tiers for document in documents(tier)]
    own = {each["metadata"]["name"] for each in objects if each["kind"] == "Namespace"}
    used = {each["metadata"]["namespace"] for each in objects if "namespace" in each["metadata"]}
    assert used == own | {"kube-system"}
    theirs = [each for each in objects if each["metadata"].get("namespace") == "kube-system"]
    assert {each["kind"] for each in theirs} == {"NetworkPolicy"}
    policies = [each["spec"] for each in theirs]
    assert {json.dumps(each["podSelector"]["matchLabels"]) for each in policies} == {
        '{"app.kubernetes.io/name": "metrics-server"}'
    }
    assert {kind for each in policies for kind in each["policyTypes"]} == {"Ingress", "Egress"}
    assert {
        source["chart"]
        for application in of_kind("Application").values()
        if application["spec"]["destination"]["namespace"] not in own
        for source in sources(application)
        # Of this one there are only definitions.
        if source.get("chart") not in (None, "kube-prometheus-stack")
    } == {"metrics-server"}


def pods_in(value):
    """Returns the specs of pods anywhere in a manifest that state how names are looked up."""
    if isinstance(value, list):
        return [pod for each in value for pod in pods_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if "dnsConfig" in value and "containers" in value else []
    return own + [pod for each in value.values() for pod in pods_in(each)]


def test_addresses_of_the_cluster_are_looked_up_as_they_stand():
    """One with fewer dots than `ndots` is first looked up in each of the search domains."""
    looked_up = set()
    for folder in ("app", "builds", "cicd", "db"):
        for pod in pods_in(documents(folder)):
            options = {each["name"]: each["value"] for each in pod["dnsConfig"]["options"]}
            # The backend gives up on its database after 2.5 s, the frontend on the backend after 6.
            assert int(options["timeout"]) * (int(options["attempts"]) - 1) < 6
            for name in re.findall(r"[\w.-]+\.svc\.cluster\.local", json.dumps(pod)):
                assert name.count(".") >= int(options["ndots"])
                looked_up.add(name)
    assert {"backend.app.svc.cluster.local", "postgresql.db.svc.cluster.local"} <= looked_up


def test_every_namespace_is_restricted_and_bounded():
    """Only agents that read files of the host are not, which are alone in their namespace."""
    tiers = {tier.name for tier in DIST.iterdir()} - {"apps", "bootstrap", "projects"}
    objects = [document for tier in tiers for document in documents(tier)]
    namespaces = [each["metadata"] for each in objects if each["kind"] == "Namespace"]
    for metadata in namespaces:
        level = "privileged" if metadata["name"] == "node-agents" else "restricted"
        for mode in ("enforce", "warn", "audit"):
            assert metadata["labels"][f"pod-security.kubernetes.io/{mode}"] == level
    for kind in ("ResourceQuota", "LimitRange"):
        bounded = {each["metadata"]["namespace"] for each in objects if each["kind"] == kind}
        assert bounded == {metadata["name"] for metadata in namespaces}


def test_images_come_from_the_organization_that_everybody_may_pull_from():
    wanted = read("bootstrap/gitea.yaml")
    public = {each["name"] for each in wanted["organizations"] if each["visibility"] == "public"}
    images = {
        container["image"]
        for document in documents("app")
        if document["kind"] == "Deployment"
        for container in document["spec"]["template"]["spec"]["containers"]
    }
    places = {image.rpartition("/")[0] for image in images}
    assert places == {f"{wanted['registry']}/{name}" for name in public}
    node_port = read("cicd/gitea-values.yaml")["service"]["http"]["nodePort"]
    assert wanted["registry"] == f"localhost:{node_port}"


def test_every_port_of_the_host_leads_to_a_node_port():
    text = "".join(
        file.read_text() for file in DIST.rglob("*.yaml") if file.parent.name != "bootstrap"
    )
    open_ports = {int(port) for port in re.findall(r"nodePort(?:Http)?: (\d+)", text)}
    control_plane, *_ = read("bootstrap/kind.yaml")["nodes"]
    mapped = {
        each["hostPort"]: each["containerPort"] for each in control_plane["extraPortMappings"]
    }
    assert set(mapped) == {80, 443, 8080, 9000, 3000, 30500}
    assert set(mapped.values()) == open_ports


def changed(**variables):
    before, after = reference.files(), reference.files(**variables)
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return {name.removeprefix("dist/") for name in names}


def test_an_outside_repository_changes_exactly_what_names_it():
    assert changed(**OUTSIDE_VARIABLES) == {
        *(f"app/{name}-deployment.yaml" for name in ("backend", "frontend")),
        "app/image-puller.yaml",
        *(f"apps/{name}.yaml" for name in ("app", "cicd", "cluster", "db", "ingress")),
        *("apps/monitoring.yaml", "apps/node-agents.yaml", "apps/tekton.yaml", "apps/builds.yaml"),
        *(f"projects/{name}.yaml" for name in ("app", "cicd", "cluster", "db", "ingress")),
        *(f"projects/{name}.yaml" for name in ("builds", "monitoring", "node-agents", "tekton")),
        *("bootstrap/releases.yaml", "bootstrap/root.yaml", "bootstrap/secrets.yaml"),
        # Without Gitea, and so without its policies, and without its pods in the quota.
        "cicd/namespace.yaml",
        *("bootstrap/gitea.yaml", "bootstrap/manifests.yaml", "cicd/git-backup.yaml"),
        *("bootstrap/addresses.yaml", "bootstrap/images.yaml"),
        *("cicd/argocd.yaml", "cicd/gitea.yaml", "cicd/gitea-values.yaml"),
        *(f"builds/{name}.yaml" for name in ("backend", "frontend", "platform", "smoke-test")),
        *("builds/missed-pushes.yaml", "builds/tasks.yaml", "builds/webhook-handler.yaml"),
        # Metrics of Gitea are not read.
        "monitoring/kube-prometheus-stack.yaml",
        *RUNBOOK_LINKS,
    }


def test_with_an_outside_repository_nothing_is_left_of_gitea():
    files = reference.files(**OUTSIDE_VARIABLES)
    assert [name for name, text in files.items() if "gitea" in text.lower()] == []
    for name, text in files.items():
        # The project `default` may use no repository.
        if (
            name.startswith(("dist/apps/", "dist/projects/"))
            and name != "dist/projects/default.yaml"
        ):
            assert OUTSIDE in text


@pytest.mark.parametrize(
    ("address", "ports"),
    [
        ("https://git.example/shop/platform.git", [443]),
        ("https://git.example:8443/shop/platform.git", [443, 8443]),
        ("http://git.example/shop/platform.git", [80, 443]),
    ],
)
def test_argo_cd_reaches_an_outside_repository(address, ports):
    flows = reference.platform(**OUTSIDE_IMAGES, PLATFORM_GIT__REPOSITORY=address).flows()
    outside = {flow.source: list(flow.ports) for flow in flows if flow.target == "outside"}
    assert outside["cicd/argocd-repo-server"] == ports


@pytest.mark.parametrize("scheme", ["ssh://git@git.example/", "git@git.example:"])
def test_pipelines_need_an_outside_repository_by_http(scheme):
    address = f"{scheme}shop/platform.git"
    with pytest.raises(ValueError, match=f"since pipelines log in .* got '{re.escape(address)}'"):
        reference.platform(**OUTSIDE_IMAGES, PLATFORM_GIT__REPOSITORY=address)


def test_other_ports_of_the_host_reach_every_place():
    ports = {"HTTP": "8088", "ARGOCD": "8081", "GITEA": "3001"}
    names = changed(**{f"PLATFORM_PORTS__{name}": port for name, port in ports.items()})
    assert names == {
        "app/ingress.yaml",
        "bootstrap/addresses.yaml",
        "bootstrap/gitea.yaml",
        "bootstrap/kind.yaml",
        "cicd/argocd-values.yaml",
        *RUNBOOK_LINKS,
    }


def test_another_port_of_the_registry_reaches_every_place():
    images = {
        f"PLATFORM_APP__{name}__IMAGE": f"localhost:30501/web/{name.lower()}:0.1.0"
        for name in ("BACKEND", "FRONTEND")
    }
    files = reference.files(PLATFORM_PORTS__REGISTRY="30501", **images)
    assert [name for name, text in files.items() if "30500" in text] == []
