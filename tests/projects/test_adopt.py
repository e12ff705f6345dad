"""Manifests of others as a program with constructs: all is kept or listed, and nothing breaks."""

import copy
import re
import sys
import tempfile
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.plan.objects import key_of
from constructs_lib.plan.sources import objects_of
from constructs_lib.projects.adopt import __main__ as program
from constructs_lib.projects.adopt.objects import read
from constructs_lib.projects.adopt.patches import patches
from constructs_lib.projects.adopt.report import ADDED, UNKNOWN, reason, report
from tests.checkout import ROOT, ended

GIVEN = Path(__file__).parent / "given"


class Project:
    """A project that was made from objects."""

    def __init__(self, documents, folder, namespace="shop"):
        self.folder = folder
        self.read = read(objects_of(("", each) for each in documents), namespace)
        self.adopted, self.plan, self.findings = program.project(self.read, folder)
        self.code = (folder / "main.py").read_text()
        self.report = report(self.adopted, self.plan, self.read)
        self.constructs = {
            key.path: construct for key, (construct, _) in self.adopted.constructs.items()
        }
        self.stays = {key.path: why for key, why in self.adopted.stays.items()}


@pytest.fixture
def adopt(tmp_path):
    return lambda *documents: Project(documents, tmp_path / "project")


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    documents = yaml.safe_load_all((GIVEN / "shop.yaml").read_text())
    return Project(documents, tmp_path_factory.mktemp("adopt") / "shop")


def test_workloads_become_constructs_with_what_belongs_to_them(shop):
    assert shop.constructs == {
        "shop/ConfigMap/settings": "ConfigMap",
        "shop/Deployment/web": "WebService",
        "shop/ServiceAccount/web": "WebService",
        "shop/HorizontalPodAutoscaler/web-hpa": "WebService",
        "shop/PodDisruptionBudget/web-pdb": "WebService",
        "shop/Service/web": "WebService",
        "shop/StatefulSet/redis": "StatefulService",
        "shop/Service/redis": "StatefulService",
        "shop/CronJob/report": "ScheduledJob",
    }
    (stay,) = shop.adopted.manifests.values()
    assert [key_of(each).path for each in stay] == ["Namespace/shop", "shop/Ingress/web"]
    assert shop.stays == {}


def test_no_value_of_a_secret_is_written(shop):
    assert shop.read.left_out == {"Secret shop/db": "values of Secrets do not belong in Git"}
    files = [each.read_text() for each in shop.folder.rglob("*") if each.is_file()]
    assert not [each for each in files if "hunter2" in each]
    assert 'secret=SecretRef(name="db", keys=["password"])' in shop.code


def test_what_differs_has_a_reason(shop):
    changes = {each.object: each for each in shop.plan.objects}
    assert not {each.action for each in shop.plan.objects} - {"added", "changed"}
    assert UNKNOWN not in shop.report
    web = {each.path: each for each in changes["shop/Deployment/web"].fields}
    # All that was stated is stated still, but for the number of pods.
    names = {"spec.replicas", "spec.template.spec.containers[nginx]"}
    assert {path for path, each in web.items() if each.new is None} == names
    assert not {path for path, each in web.items() if each.new and each.old}
    assert "    CHECK: it runs without rights, as this user, and writes to volumes" in shop.report


def test_the_api_server_refuses_none_of_it(shop):
    """Selectors, claims and names of Services cannot change; pods of before are found still."""
    told = [one.text for each in shop.plan.objects for one in each.consequences]
    assert [text for text in told if "refuses" in text] == []
    assert shop.code.count("Selectors stay") == 4
    for each in shop.plan.objects:
        assert "selector" not in " ".join(change.path for change in each.fields)


def test_the_project_is_whole(shop):
    """It is formatted, its test passes, and findings are warnings until there are none."""

    def run(*command):
        environment = {"PYTHONPATH": str(ROOT), "PATH": f"{ROOT}/.venv/bin:/usr/bin:/bin"}
        done = ended([sys.executable, "-m", *command], cwd=shop.folder, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stderr

    run("ruff", "format", "--isolated", "--line-length=100", "--check", "main.py")
    run("ruff", "check", "--isolated", "--line-length=100", "--select=E,F,I,D1", "main.py")
    plugins = ("-p", "no:cacheprovider", "-p", "constructs_lib.pytest_plugin")
    run("pytest", *plugins, "--snapshot-update")
    warnings = run("main")
    assert shop.findings > 0
    assert "Warning: Deployment shop/web has container 'migrate' with cpu request None" in warnings
    assert (shop.folder / "dist/shop/services.yaml").exists()


def test_an_application_of_cdk8s_plus(adopt):
    documents = (ROOT / "examples/cdk8s-plus/dist/shop.yaml").read_text()
    found = adopt(*yaml.safe_load_all(documents))
    assert found.constructs["shop/Deployment/shop-frontend"] == "WebService"
    assert UNKNOWN not in found.report
    assert "refuses" not in found.report
    # Its Service has another name, by which others call it.
    assert "  Service shop/shop-frontend-service" in found.report
    assert '{"matchLabels": {"cdk8s.io/metadata.addr": "shop-frontend-' in found.code


def test_objects_of_a_cluster(adopt):
    """Their status and defaults are no part of the program; callers keep the port they know."""
    found = adopt(*yaml.safe_load_all((GIVEN / "live.yaml").read_text()))
    assert found.constructs == {
        "live/Deployment/api": "WebService",
        "live/Service/api": "WebService",
    }
    for word in ("uid", "resourceVersion", "revision", "terminationMessage", "10.96", "dnsPolicy"):
        assert word not in found.code
    assert '{"port": 8080, "targetPort": "http", "name": "port-8080"}' in found.code
    assert '{"name": "http", "port": 80, "targetPort": "http"}' in found.code
    assert "the default of the API, which need not be stated" in found.report
    assert "tier" in found.code.partition("# Selectors")[2]


DEPLOYMENT = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example/web:1.0.0
          ports: [{name: web, containerPort: 3000}]
"""
SERVICE = """
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: web}]}
"""


def changed(text, *path_and_value, **more):
    *path, last, value = path_and_value
    document = yaml.safe_load(text)
    inner = document
    for key in path:
        inner = inner[key]
    inner[last] = value
    return document | more


POD = ("spec", "template", "spec")
MAIN = (*POD, "containers", 0)


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        (
            [changed(DEPLOYMENT, *MAIN, "image", "registry.example/web:latest")],
            "'image' must ",
        ),
        (
            [changed(DEPLOYMENT, *MAIN, "imgae", "x")],
            "'spec.template.spec.containers[0].imgae' does not fit the API",
        ),
        (
            [
                changed(
                    DEPLOYMENT,
                    *POD,
                    "volumes",
                    [{"name": "d", "persistentVolumeClaim": {"claimName": "d"}}],
                )
            ],
            "its files belong to a user that is not known; state 'runAsUser'",
        ),
        (
            [changed(DEPLOYMENT, *MAIN, "volumeMounts", [{"name": "x", "mountPath": "/tmp"}])],
            "it mounts something else than an empty folder at /tmp",
        ),
        (
            [
                changed(DEPLOYMENT, "spec", "replicas", 2),
                changed(SERVICE, "spec", {"selector": {"matchLabels": {"app": "other"}}})
                | {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget"},
            ],
            "its construct makes PodDisruptionBudget shop/web, which is there already",
        ),
        (
            [changed(DEPLOYMENT, *MAIN, "ports", [], kind="StatefulSet")],
            "a StatefulService has ports and a number of pods, and it states no port",
        ),
        (
            [
                changed(
                    DEPLOYMENT,
                    *POD[:2],
                    "metadata",
                    {"labels": {"app.kubernetes.io/name": "x", "app": "web"}},
                ),
                changed(
                    SERVICE,
                    "spec",
                    {
                        "selector": {"app.kubernetes.io/name": "x"},
                        "template": {"spec": {"containers": [{"name": "web"}]}},
                    },
                )
                | {"kind": "ReplicationController"},
            ],
            "ReplicationController shop/web selects its pods by labels that constructs set",
        ),
    ],
)
def test_what_does_not_fit_stays_with_the_reason(adopt, documents, why):
    found = adopt(*documents)
    ((path, reason_why),) = found.stays.items()
    assert path.endswith("/web")
    assert reason_why.startswith(why) or why in reason_why
    assert found.constructs == {}
    assert found.plan.objects == []


def test_a_selector_that_cannot_stay_is_said(adopt):
    """Labels of constructs win; who has others, as charts do, must recreate the Deployment."""
    labels = {"app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "prod"}
    deployment = changed(DEPLOYMENT, "spec", "selector", {"matchLabels": labels})
    deployment["spec"]["template"]["metadata"]["labels"] = labels
    found = adopt(deployment, changed(SERVICE, "spec", "selector", labels))
    assert found.constructs["shop/Deployment/web"] == "WebService"
    assert "! The API server refuses it: spec.selector" in found.report
    assert "Delete the object first" in found.report
    assert UNKNOWN not in found.report


def test_a_port_that_another_service_names_keeps_its_name(adopt):
    found = adopt(yaml.safe_load(DEPLOYMENT), changed(SERVICE, "metadata", "name", "other"))
    assert found.constructs == {"shop/Deployment/web": "Worker"}
    assert 'ports={"web": 3000}' in found.code


@pytest.mark.parametrize(
    ("files", "options", "told"),
    [
        ({}, [], "given' must have manifests, got none; name another"),
        (
            {"a.yaml": SERVICE},
            ["--namespace=Shop"],
            "'namespace' must be a DNS label .*, got 'Shop'",
        ),
    ],
)
def test_it_makes_nothing_of_nothing(tmp_path, files, options, told):
    (tmp_path / "given").mkdir()
    for name, text in files.items():
        (tmp_path / "given" / name).write_text(text)
    with pytest.raises(SystemExit, match=told):
        program.main(arguments=[str(tmp_path / "given"), str(tmp_path / "made"), *options])
    assert not (tmp_path / "made").exists()


def test_a_patch_keeps_what_was_stated():
    made = {"kind": "X", "a": {"b": 1}, "ports": [{"name": "x", "port": 1}], "selector": {"a": "b"}}
    wanted = {"a": {"c/d": 2}, "ports": [{"name": "x", "port": 2}, {"name": "y"}], "selector": {}}
    wanted |= {"limits": {"cpu": 1}, "selector": {"c": "d"}, "empty": {}}
    made["limits"] = {"cpu": "1000m"}
    assert [*map(tuple, patches(wanted, copy.deepcopy(made)))] == [
        ("/a/c~1d", 2),
        ("/ports/0/port", 2),
        ("/ports/-", {"name": "y"}),
        ("/selector", {"c": "d"}),
    ]


NAMES = st.sampled_from(["web", "api", "db-1", "x.y"])
TEXT = st.text(st.characters(codec="ascii"), max_size=8)
LABELS = st.dictionaries(st.sampled_from(["app", "app.kubernetes.io/name"]), NAMES, min_size=1)
PROBE = st.sampled_from(
    [{"httpGet": {"port": "http"}}, {"exec": {"command": ["x"]}, "periodSeconds": 3}]
)


@st.composite
def workloads(draw):
    labels = draw(LABELS)
    optional = {
        "env": st.lists(
            st.fixed_dictionaries(
                {"name": st.sampled_from(["A", "b.c", "_"])},
                optional={"value": TEXT, "valueFrom": st.just({"fieldRef": {"fieldPath": "x"}})},
            ),
            max_size=2,
        ),
        "command": st.lists(TEXT, max_size=2),
        "ports": st.lists(
            st.fixed_dictionaries(
                {"containerPort": st.sampled_from([80, 3000])},
                optional={"name": st.sampled_from(["http", "web"]), "protocol": st.just("UDP")},
            ),
            max_size=2,
        ),
        "readinessProbe": PROBE,
        "livenessProbe": PROBE,
        "resources": st.fixed_dictionaries(
            {},
            optional={
                "limits": st.just({"cpu": 2, "x/gpu": "1"}),
                "requests": st.just({"memory": "1Gi"}),
            },
        ),
        "securityContext": st.sampled_from([{}, {"runAsUser": 1000}, {"runAsUser": 0}]),
        "volumeMounts": st.just(
            [{"name": "v", "mountPath": "/v"}, {"name": "v", "mountPath": "/tmp"}]
        ),
        "lifecycle": st.just({"preStop": {"exec": {"command": ["x"]}}}),
    }
    image = st.sampled_from(["registry.example/a:1.0.0", "a:latest"])
    container = st.fixed_dictionaries({"name": NAMES, "image": image}, optional=optional)
    pod = {
        "containers": draw(
            st.lists(container, min_size=1, max_size=2, unique_by=lambda c: c["name"])
        ),
        "volumes": draw(
            st.sampled_from(
                [[{"name": "v", "emptyDir": {}}], [{"name": "v", "secret": {"secretName": "s"}}]]
            )
        ),
        **draw(st.sampled_from([{}, {"serviceAccountName": "web"}, {"hostNetwork": True}])),
    }
    template = {"metadata": {"labels": labels}, "spec": pod}
    kind = draw(st.sampled_from(["Deployment", "StatefulSet", "CronJob", "DaemonSet"]))
    metadata = {"name": draw(NAMES), "labels": draw(LABELS)}
    if kind == "CronJob":
        job = {
            "schedule": draw(st.sampled_from(["* * * * *", "never"])),
            "jobTemplate": {"spec": {"template": template}},
        }
        return {"apiVersion": "batch/v1", "kind": kind, "metadata": metadata, "spec": job}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    spec |= draw(st.fixed_dictionaries({}, optional={"replicas": st.integers(0, 3)}))
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": metadata, "spec": spec}


def objects(version, kind, spec):
    metadata = st.fixed_dictionaries({"name": NAMES}, optional={"labels": LABELS})
    return st.fixed_dictionaries(
        {"apiVersion": st.just(version), "kind": st.just(kind), "metadata": metadata, **spec}
    )


def spec(**fields):
    return {"spec": st.fixed_dictionaries(fields)}


PORTS = st.sampled_from(
    [
        [{"port": 80, "targetPort": "web"}],
        [{"port": 8080, "name": "http"}],
        [{"port": 80, "nodePort": 30000}],
    ]
)
TARGET = st.fixed_dictionaries({"kind": st.just("Deployment"), "name": NAMES})
DOCUMENTS = st.lists(
    st.one_of(
        workloads(),
        workloads(),
        objects("v1", "Service", spec(selector=LABELS, ports=PORTS)),
        objects("v1", "ServiceAccount", {}),
        objects("v1", "ConfigMap", {"data": st.dictionaries(NAMES, TEXT | st.just("a\nb\n\nc"))}),
        objects("v1", "Secret", {}),
        objects(
            "other.example/v1",
            "Service",
            {"spec": st.recursive(TEXT | st.integers(-(2**53), 2**53), st.lists, max_leaves=3)},
        ),
        objects(
            "policy/v1",
            "PodDisruptionBudget",
            spec(selector=st.fixed_dictionaries({"matchLabels": LABELS}), minAvailable=st.just(1)),
        ),
        objects(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            spec(scaleTargetRef=TARGET, maxReplicas=st.integers(1, 3)),
        ),
        objects("apps/v1", "Deployment", {"spec": TEXT | st.none() | st.lists(TEXT)}),
        st.fixed_dictionaries({"apiVersion": st.just("v1"), "kind": st.just("Service")}),
    ),
    min_size=1,
    max_size=6,
)


@given(DOCUMENTS)
@settings(max_examples=max(25, settings().max_examples // 4))
def test_every_object_is_written_or_listed(documents):
    with tempfile.TemporaryDirectory() as folder:
        found = Project(documents, Path(folder) / "project")
    stay = {key_of(each) for each in chain(*found.adopted.manifests.values())}
    assert stay | found.adopted.constructs.keys() == found.read.objects.keys()
    assert not stay & found.adopted.constructs.keys()
    now = {of.path for _, of in found.adopted.constructs.values()}
    for each in found.plan.objects:
        assert each.action in ("added", "changed")
        if each.action == "added":
            assert each.object.split("/")[1] in ADDED
        else:
            # What stays is the same.
            assert each.object in now
            assert [change for change in each.fields if reason(change) == UNKNOWN] == []
    assert re.search(r"^def compose", found.code, re.MULTILINE)
