"""Contract of a team, and its own program, which is judged by it."""

import json

import pytest
import yaml
from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    ExternalPods,
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib._version import __version__
from constructs_lib.analysis import Inventory
from constructs_lib.kube.known import KUBERNETES
from constructs_lib.monitoring import (
    AlertReceiver,
    AlertReceiverProps,
    AlertRule,
    alert,
    monitor,
    web_service_alerts,
)
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.props import mistakes
from constructs_lib.reference import Delivery
from constructs_lib.teams import add_team
from constructs_lib.workloads import PodProps, StatefulService, StatefulServiceProps
from tests.checkout import ROOT
from tests.rules import told
from tests.teams.monitoring import BOUNDED, GUARDED, SOUND, rules
from tests.teams.test_space import GIT, row

IMAGE = f"registry.example/web@sha256:{'0' * 64}"
ROOM = {
    "pods": 9,
    "cpu_requests": "9",
    "memory_requests": "9Gi",
    "cpu_limits": "9",
    "memory_limits": "9Gi",
}


@pytest.fixture
def platform():
    """Return a platform with a queue that the first of two teams may call."""
    platform = Platform(PlatformContext(runbooks="https://pages.example/alerts"))
    data = Tier(platform, TierProps(name="data"))
    data.add_namespace()
    props = StatefulServiceProps(image=IMAGE, ports={"amqp": 5672})
    queue = StatefulService(data.chart("queue"), "queue", props)
    spaces = Tier(platform, TierProps(name="spaces"), after=[data])
    platform.bounds_rules = True  # As a MonitoringTier with `bounded` says.
    given = {"path": "dist/shop", "quota": ROOM, "members": None}
    monitored = {"monitoring": {"ports": [9090], "rules": True}}
    shop = add_team(spaces, "shop", row("shop", namespaces=["shop", "jobs"], **monitored, **given))
    add_team(spaces, "bank", row("bank", **given))
    shop.open(queue)
    Delivery(platform, git=GIT, namespace="argocd")
    return platform


@pytest.fixture
def own(platform, tmp_path):
    """Return the program of the team, and a Chart of it."""
    file = tmp_path / "team.yaml"
    file.write_text(platform.files()["dist/teams/shop.yaml"])
    program = Platform(PlatformContext.of_team(str(file)))
    return program, Tier(program, TierProps(name="shop")).chart("web")


def web(chart, id="web", **given):
    return WebService(chart, id, WebServiceProps(image=IMAGE, **{"port": 8080, **given}))


def test_platform_and_program_fit(platform, own):
    program, chart = own
    assert told(platform) == []
    contract = program.context.contract
    service, api = web(chart), web(chart, "api", port=9000)
    service.connections.allow_to(api)
    api.connections.allow_to(contract.pods("queue"))
    props = WebIngressProps(hosts=["shop.example.com"])
    WebIngress(chart, "entrance", props, routes={"/": service}, entrance=contract.entrance)
    assert program.findings() == []
    assert set(program.files()) == {"dist/shop/web.yaml"}
    objects = {(each["kind"], each["metadata"]["name"]): each for each in chart.to_json()}
    assert {name for kind, name in objects if kind == "NetworkPolicy"} == {
        "web-to-api",
        "api-from-web",
    }
    assert {kind for kind, _ in objects}.isdisjoint({"Namespace", "LimitRange", "ResourceQuota"})
    template = objects["Deployment", "api"]["spec"]["template"]
    assert template["metadata"]["labels"]["cdk8s-web-platform/calls-queue"] == "true"
    assert {each["name"] for each in template["spec"]["containers"][0]["env"]} == {
        "QUEUE_HOST",
        "QUEUE_PORT",
    }
    # What all policies allow, with those of the platform: the labelled pods alone reach the queue.
    shown = [
        *(each for tier in platform.order for each in tier.tier.node.children),
        *(each for tier in program.order for each in tier.tier.node.children),
    ]
    found = [each for one in shown if hasattr(one, "to_json") for each in one.to_json()]
    reach = Inventory(objects=found).reach
    names = [str(each) for each in reach.groups]
    called = {
        (name, names[number])
        for at, name in enumerate(names)
        for groups in reach.half("egress", at).pods.values()
        for number in range(len(names))
        if groups >> number & 1 and reach.half("ingress", number).pods
    }
    assert {source for source, target in called if target == "data/queue"} == {"shop/api"}
    assert ("shop/web", "shop/api") in called
    assert ("shop/api", "shop/web") not in called


def test_a_contract_says_what_is_closed_and_has_a_schema(platform):
    text = platform.files()["dist/teams/bank.yaml"]
    assert "connections: []" in text
    import jsonschema  # It takes a second, which each worker would spend.

    published = json.loads((ROOT / "docs/reference/team-contract.schema.json").read_text())
    schema = jsonschema.Draft202012Validator(published)
    contract = yaml.safe_load(text)
    assert [*schema.iter_errors(contract)] == []
    (found,) = schema.iter_errors(contract | {"zones": "two"})
    assert found.message == "'two' is not of type 'boolean'"
    (found,) = schema.iter_errors(contract | {"moons": 2})
    assert "'moons' was unexpected" in found.message
    described = published["properties"]["library"]["description"]
    assert described == "Version of the library that wrote it."


def planted(chart, *manifests):
    for number, each in enumerate(manifests):
        metadata = {**each["metadata"], "name": f"planted-{number}"}
        fields = {"api_version": each["apiVersion"], "kind": each["kind"], "metadata": metadata}
        made = ApiObject(chart, f"planted-{number}", **fields)
        made.add_json_patch(JsonPatch.add("/spec", each["spec"]))


BANK = {"name": "web", "namespace": "bank", "pod_labels": {"app": "web"}, "ports": [8080]}

EVERY_POD = {"labelSelector": {}, "namespaceSelector": {}, "topologyKey": "kubernetes.io/hostname"}
AWAY = {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [EVERY_POD]}}


@pytest.mark.parametrize(
    ("plant", "finding"),
    [
        (
            lambda chart: web(chart).connections.allow_to(ExternalPods(**BANK)),
            "Connection shop/web to bank/web on port 8080 is not open; ask the platform for: "
            "shop.open(web, 8080)",
        ),
        (
            lambda chart: web(chart).connections.allow_to_outside(443),
            "Connection shop/web to outside on port 443 is not open; ask the platform for",
        ),
        (
            lambda chart: WebIngress(
                chart,
                "entrance",
                WebIngressProps(hosts=["shop.example.com"]),
                routes={"/": web(chart, port=3000)},
            ),
            "to shop/web on port 3000 is not open; use another port, or ask the platform for 3000 "
            "in 'ports' of team shop",
        ),
        (
            lambda chart: web(chart, min_replicas=9, max_replicas=9),
            "ResourceQuota shop/quota allows pods 9, but the pods of namespace shop need",
        ),
        (
            lambda chart: web(chart, pod=PodProps(affinity=AWAY)),
            "Deployment shop/web chooses nodes by pods of others, and may keep those away",
        ),
        (
            lambda chart: web(chart).deployment.add_json_patch(
                JsonPatch.add("/spec/template/spec/terminationGracePeriodSeconds", 3601)
            ),
            "Deployment shop/web takes 3601 s to end, longer than nodes may wait",
        ),
        (
            lambda chart: HelmPods(
                chart, "all", HelmPodsProps(pod_labels={"app": "all"}, ports=[80])
            ).connections.allow_to_api_server(),
            "Connection shop/all to api-server on port 6443 is not open",
        ),
        (
            lambda chart: ApiObject(
                chart,
                "other",
                api_version="v1",
                kind="ConfigMap",
                metadata={"name": "taken", "namespace": "bank"},
            ),
            "ConfigMap bank/taken is in a namespace that is not of team shop; use one of shop",
        ),
    ],
)
def test_what_lies_beyond_the_contract_is_found(own, plant, finding):
    program, chart = own
    plant(chart)
    assert any(finding in each for each in told(program)), told(program)


def test_refuses_what_the_platform_makes_and_what_it_has_not_opened(own):
    program, _ = own
    with pytest.raises(ValueError, match="'add_namespace' must be left out in the program of a"):
        program.order[0].tier.add_namespace()
    with pytest.raises(ValueError, match=r"open to team shop \(data/queue\), got 'db'; ask"):
        program.context.contract.pods("db")


@pytest.mark.parametrize(
    ("content", "got"),
    [
        (None, "No such file or directory"),
        ({}, "Is a directory"),
        (b"team: \xff", "'utf-8' codec can't decode byte 0xff in position 6: invalid start byte"),
        (b"team: [", "while parsing a flow node did not find expected node content"),
        (b"team: a\n---\nteam: b", "expected a single document in the stream"),
        (b"team: !!bool shop", "'shop'"),
        (b"team: !!timestamp shop", "'NoneType' object has no attribute"),
        (b"team: 2026-01-01", "Object of type date is not JSON serializable"),
        (b"", "TeamContract: Input should be a valid dictionary"),
        (b"- shop", "TeamContract: Input should be a valid dictionary"),
        (b"kind: Pod", "TeamContract.team: Field required, got {'kind': 'Pod'}"),
    ],
)
def test_a_file_that_is_no_contract_is_refused_by_its_path(tmp_path, content, got):
    file = tmp_path / "team.yaml"
    if content == {}:
        file.mkdir()
    elif content is not None:
        file.write_bytes(content)
    with pytest.raises(ValueError, match="'file' must be a contract") as caught:
        PlatformContext.of_team(str(file))
    begin, _, rest = str(caught.value).partition(f"{str(file)!r}: ")
    assert begin == "'file' must be a contract that a platform wrote, got "
    assert rest.startswith(got), rest
    assert rest.endswith("; ask the platform for dist/teams/<team>.yaml")
    assert "\n" not in rest
    # A program that does not ask for stack traces shows that line alone.
    assert mistakes.told(caught.value).endswith(str(caught.value))


ASK = "ask the platform for dist/teams/<team>.yaml"
INSTALL = (
    "install the library that wrote it (pip install cdk8s-web-platform==7.1.0), "
    f"or {ASK} of library {__version__}"
)
OTHER_API = f"must fit Kubernetes 1.99.0, and those of library {__version__} fit {KUBERNETES}"


@pytest.mark.parametrize(
    ("stated", "got", "fix"),
    [
        ({"kubernetes": "1.99.0"}, OTHER_API, ASK),
        ({"kubernetes": "1.99.0", "library": "7.1.0"}, OTHER_API, INSTALL),
        ({"moons": 2}, "TeamContract.moons: Extra inputs are not permitted, got 2", ASK),
        ({"moons": 2, "library": "7.1.0"}, "TeamContract.moons: Extra inputs", INSTALL),
        ({"library": 7.1}, "TeamContract.library: Input should be a valid string, got 7.1", ASK),
    ],
)
def test_what_another_version_wrote_is_refused_by_name(platform, tmp_path, stated, got, fix):
    file = written(tmp_path, platform, stated)
    with pytest.raises(ValueError, match="'file' must be a contract") as caught:
        PlatformContext.of_team(str(file))
    assert got in str(caught.value)
    assert str(caught.value).endswith(f"; {fix}")


@pytest.mark.parametrize(
    "stated", [{"library": "7.1.0"}, {"kubernetes": f"{KUBERNETES.rpartition('.')[0]}.99"}]
)
def test_another_version_that_fits_is_taken(platform, tmp_path, stated):
    context = PlatformContext.of_team(str(written(tmp_path, platform, stated)))
    assert stated.items() <= context.contract.model_dump().items()


def written(folder, platform, stated):
    """Return a file with the contract of the team, in which some keys have other values."""
    file = folder / "team.yaml"
    contract = yaml.safe_load(platform.files()["dist/teams/shop.yaml"])
    file.write_text(yaml.safe_dump(contract | stated))
    return file


def test_a_program_does_not_replace_the_folder_of_another_team(own, tmp_path):
    """Of one repository, with the folders dist/shop and dist/bank."""
    program, chart = own
    web(chart)
    dist = tmp_path / "dist"
    program.synth(dist)
    (dist / "bootstrap").mkdir()
    (dist / "bootstrap/secrets.yaml").write_text("secrets: []")
    program.synth(dist)
    (dist / "bank").mkdir()
    (dist / "bank/web.yaml").write_text("theirs: 1")
    with pytest.raises(
        ValueError, match=r"a folder of its own.* holds .*/dist/bank/web\.yaml; name"
    ):
        program.synth(dist)
    assert (dist / "bank/web.yaml").read_text() == "theirs: 1"


def test_a_tier_is_not_where_contracts_are():
    platform = Platform()
    add_team(Tier(platform, TierProps(name="teams")), "shop", row("shop"))
    assert any(
        "in the folder of tier 'teams', whose files Argo CD applies" in each
        for each in told(platform)
    )


def test_monitors_alerts_and_receivers_of_a_team_fit(own):
    program, chart = own
    tier = program.order[0].tier
    service = web(chart, metrics_port=9090)
    monitor(tier, service)
    monitor(tier, web(chart, "api", port=9090), 9090)
    alert(tier, "web", web_service_alerts(tier.namespace, "web"))
    AlertReceiver(chart, "people", AlertReceiverProps(slack={}))
    planted(chart, *SOUND)
    assert told(program) == []
    text = program.files()["dist/shop/monitoring.yaml"]
    assert "runbook_url: https://pages.example/alerts/ServiceDown.md" in text


@pytest.mark.parametrize(("found", "finding"), [*GUARDED, *BOUNDED])
def test_monitoring_beyond_the_namespace_is_found(own, found, finding):
    program, chart = own
    web(chart, metrics_port=9090)
    planted(chart, found)
    assert any(finding in each for each in told(program)), told(program)


def test_pods_of_another_namespace_of_the_team_have_monitors_and_rules_there(own):
    """The operator bounds both to one namespace, which need not be the first of the team."""
    program, chart = own
    jobs = web(program.order[0].tier.chart("jobs", namespace="jobs"), metrics_port=9090)
    monitor(program.order[0].tier, jobs)
    planted(chart, rules(expr='up{namespace="jobs"} == 0'))
    assert {each.partition("; ")[2] for each in told(program)} == {
        "select in shop alone, and add a monitor to the other namespace",
        "Prometheus takes 'shop' in its place; put rules where their series are",
    }


def test_a_team_without_rules_has_monitors_alone(platform, tmp_path):
    file = tmp_path / "team.yaml"
    contract = yaml.safe_load(platform.files()["dist/teams/shop.yaml"])
    contract["space"]["monitoring"]["rules"] = False
    file.write_text(yaml.safe_dump(contract))
    program = Platform(PlatformContext.of_team(str(file)))
    tier = Tier(program, TierProps(name="shop"))
    monitor(tier, web(tier.chart("web"), metrics_port=9091))
    alert(tier, "web", [AlertRule(alert="Down", expression="up == 0", **TEXT)])
    assert set(told(program)) == {
        "Connection monitoring/prometheus to shop/web on port 9091 is not open; ask the platform "
        "for 9091 in 'ports' of 'monitoring' of team shop",
        "PrometheusRule shop/web has kind monitoring.coreos.com/PrometheusRule, which the team may "
        "not own; ask the platform for 'rules' of 'monitoring' of team shop",
    }


TEXT = {"severity": "warning", "summary": "It is down", "description": "People wait."}


def test_rules_need_a_prometheus_that_bounds_them(platform):
    platform.bounds_rules = False
    tier = Tier(platform, TierProps(name="more"))
    with pytest.raises(ValueError, match="more/club: 'rules' of 'monitoring' must be false where"):
        add_team(tier, "club", row("club", monitoring={"rules": True}))
