import pytest
from cdk8s import JsonPatch

from constructs_lib import SecretRef, WebService, WebServiceProps
from constructs_lib.secrets.needed import needed_secrets
from constructs_lib.testing import assert_rules, inventory_of
from constructs_lib.workloads import PodProps
from constructs_lib.workloads.deployment import InitProgramProps
from constructs_lib.workloads.pod import Toleration
from tests.other_values import every_option, wired_otherwise
from tests.workloads.shape import whole_shape

IMAGE = "registry.example/web/shop:1.2.3"


def one(chart, kind):
    (found,) = [o for o in chart.to_json() if o["kind"] == kind]
    return found


def pod(chart):
    return one(chart, "Deployment")["spec"]["template"]


def test_every_option(chart, manifests):
    WebService(chart, "shop", every_option(WebServiceProps), **wired_otherwise(WebService))
    assert chart.to_json() == manifests
    with pytest.raises(
        pytest.fail.Exception, match=r"^[^\n]+'one', which no container mounts[^\n]+$"
    ):
        assert_rules(chart)


def test_an_attribute_of_a_construct_is_not_replaced(chart):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE))
    message = "^test/shop: 'connections' must stay as it is, got None; pass props"
    with pytest.raises(TypeError, match=message):
        shop.connections = None


def test_the_number_of_pods_is_left_to_the_autoscaler(chart):
    """Stated in both places, Argo CD and the autoscaler would undo each other for ever."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2))
    assert "replicas" not in one(chart, "Deployment")["spec"]
    (metric,) = one(chart, "HorizontalPodAutoscaler")["spec"]["metrics"]
    assert (metric["resource"]["name"], metric["resource"]["target"]["type"]) == (
        "cpu",
        "Utilization",
    )


def test_equal_bounds_fix_the_number_of_pods(chart):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=1, max_replicas=1))
    assert one(chart, "Deployment")["spec"]["replicas"] == 1
    assert (shop.autoscaler, shop.disruption_budget) == (None, None)


@pytest.mark.parametrize(("most", "budgets"), [(1, 0), (2, 1)])
def test_a_disruption_budget_where_there_may_be_two_pods(chart, most, budgets):
    """While there is one, it may be evicted; when load has made more, only one of them may."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE, max_replicas=most))
    assert [o["kind"] for o in chart.to_json()].count("PodDisruptionBudget") == budgets


def test_a_pod_that_waits_for_another_service_is_not_restarted(chart):
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    (container,) = pod(chart)["spec"]["containers"]
    probes = [container[f"{name}Probe"] for name in ("startup", "liveness", "readiness")]
    assert [each["httpGet"]["path"] for each in probes] == ["/healthz", "/healthz", "/readyz"]
    live, ready = (each["periodSeconds"] * each["failureThreshold"] for each in probes[1:])
    assert ready < live


def test_a_program_may_write_to_its_volumes_and_not_to_its_image(chart):
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    spec = pod(chart)["spec"]
    assert spec["securityContext"]["fsGroup"] == spec["securityContext"]["runAsGroup"] > 0
    assert spec["containers"][0]["securityContext"]["readOnlyRootFilesystem"] is True


@pytest.mark.parametrize(("fewest", "seconds"), [(1, 20), (2, 5)])
def test_pods_serve_for_some_time_before_they_end(chart, fewest, seconds):
    """Without that 3 % of the requests were lost in rolling updates on a Kind cluster.

    A single pod that is evicted serves until its successor can.
    """
    WebService(chart, "shop", WebServiceProps(image=IMAGE, drain_seconds=7, min_replicas=fewest))
    update = one(chart, "Deployment")["spec"]["strategy"]["rollingUpdate"]
    assert (update["maxUnavailable"], update["maxSurge"]) == (0, 1)
    spec = pod(chart)["spec"]
    assert spec["containers"][0]["lifecycle"] == {"preStop": {"sleep": {"seconds": seconds}}}
    assert spec["terminationGracePeriodSeconds"] == seconds + 7


AWAY = {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"}


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"key": "node.kubernetes.io/unreachable"}, {"node.kubernetes.io/not-ready"}),
        ({"key": "node.kubernetes.io/unreachable", "effect": "NoSchedule"}, AWAY),
        ({"key": None}, set()),
        ({"key": "dedicated"}, AWAY),
    ],
)
def test_stated_tolerations_come_before_those_of_nodes_that_are_away(chart, given, left):
    own = Toleration(operator="Exists", **given)
    settings = PodProps(tolerations=[own])
    WebService(chart, "shop", WebServiceProps(image=IMAGE, pod=settings, unreachable_seconds=7))
    first, *others = pod(chart)["spec"]["tolerations"]
    assert first.get("key") == given["key"]
    assert {each["key"] for each in others} == left
    assert {each["tolerationSeconds"] for each in others} <= {7}


def test_an_image_by_digest_alone_has_no_version(chart):
    WebService(chart, "shop", WebServiceProps(image=f"shop@sha256:{'0' * 64}"))
    assert "app.kubernetes.io/version" not in pod(chart)["metadata"]["labels"]


def with_init(**environment):
    return WebServiceProps(
        image=IMAGE,
        resources={"cpu_request": "300m"},
        environment={"A": "server", "B": "server"},
        init=InitProgramProps(command=["node", "migrate.js"], environment=environment),
    )


def init_and_server(chart):
    (init,), (server,) = pod(chart)["spec"]["initContainers"], pod(chart)["spec"]["containers"]
    return init, server


def variables(container):
    return [(variable["name"], variable["value"]) for variable in container.get("env", [])]


def test_the_program_before_the_server_has_its_environment_and_its_own(chart):
    WebService(chart, "shop", with_init(C="own", A="own"))
    init, server = init_and_server(chart)
    assert variables(init) == [("A", "own"), ("B", "server"), ("C", "own")]
    assert variables(server) == [("A", "server"), ("B", "server")]


@pytest.mark.parametrize(
    ("own", "init_variables"),
    [
        ({}, [("URL", "added"), ("OTHER", "added")]),
        ({"URL": "own"}, [("URL", "own"), ("OTHER", "added")]),
    ],
)
def test_added_variables_reach_both_containers(chart, own, init_variables):
    """A migration may need the address of the database as much as the server does."""
    props = WebServiceProps(image=IMAGE, init=InitProgramProps(command=["a"], environment=own))
    WebService(chart, "shop", props).add_environment({"URL": "added", "OTHER": "added"})
    init, server = init_and_server(chart)
    assert variables(init) == init_variables
    assert variables(server) == [("URL", "added"), ("OTHER", "added")]


def test_secrets_of_the_program_before_the_server_are_declared(chart):
    owner = SecretRef(name="owner", keys=("password",))
    WebService(chart, "shop", with_init(A=owner.key("password")))
    assert inventory_of(chart).keys_of("Secret", "test", "owner") == {"password"}


def test_refuses_an_id_that_names_no_service(chart):
    message = "test/1shop: 'id' must be the name of a Service .* got '1shop'"
    with pytest.raises(ValueError, match=message):
        WebService(chart, "1shop", WebServiceProps(image=IMAGE))


def test_the_address_reaches_the_server_beside_an_inserted_sidecar(chart):
    """By its index the container would be the sidecar, which learns who is called."""
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE))
    proxy = {"name": "proxy", "image": "proxy:1"}
    shop.deployment.add_json_patch(JsonPatch.add("/spec/template/spec/containers/0", proxy))
    shop.connections.allow_to(WebService(chart, "api", WebServiceProps(image=IMAGE)))
    containers = shop.deployment.to_json()["spec"]["template"]["spec"]["containers"]
    assert [container["name"] for container in containers] == ["proxy", "shop"]
    assert [variables(container) for container in containers] == [
        [],
        [("API_URL", "http://api.test.svc.cluster.local:80")],
    ]


def test_every_secret_of_the_shape_is_declared(chart):
    WebService(chart, "shop", WebServiceProps(**whole_shape(chart)))
    declared = {entry["name"] for entry in needed_secrets(chart)}
    assert declared == {"values", "database", "keys", "proxy", "pull"}


@pytest.mark.parametrize(
    ("ports", "twin"), [({"http": 1}, "'http'"), ({"own": 9464}, "9464"), ({"own": 3000}, "3000")]
)
def test_refuses_ports_of_one_name_or_number(chart, ports, twin):
    """Also of a sidecar: containers of a pod share its address."""
    helper = {"image": "a:1", "resources": {}, "ports": ports}
    for given in ({"ports": ports}, {"pod": {"sidecars": {"a": helper}}}):
        message = f"^test/shop: 'ports' of the pod must differ, got {twin} twice"
        with pytest.raises(ValueError, match=message):
            WebService(chart, "shop", WebServiceProps(image=IMAGE, **given))


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"A B": "1"}, "must be the name of an environment variable"),
        (
            {"B": "1", "A": "2"},
            "'environment' of container 'shop' already has 'A', got it again with '2'; remove it",
        ),
    ],
)
def test_a_refused_environment_changes_nothing(chart, variables, message):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, environment={"A": "1"}))
    before = chart.to_json()
    with pytest.raises(ValueError, match=f"test/shop: .*{message}"):
        shop.add_environment(variables)
    assert chart.to_json() == before
