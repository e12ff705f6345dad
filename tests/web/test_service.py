import pytest
from cdk8s import JsonPatch
from pydantic import ValidationError

from constructs_lib import (
    ConfigMap,
    ConfigMapProps,
    InitProgramSettings,
    PodSettings,
    ResourcesProps,
    SecretRef,
    Toleration,
    WebService,
    WebServiceProps,
    WorkerProps,
    needed_secrets,
)
from constructs_lib.rules.inventory import Inventory
from constructs_lib.testing import assert_rules
from tests.web.shape import claim, whole_shape

IMAGE = "registry.example/web/shop:1.2.3"


def one(chart, kind):
    (found,) = [o for o in chart.to_json() if o["kind"] == kind]
    return found


def pod(chart):
    return one(chart, "Deployment")["spec"]["template"]


def seconds(probe):
    """Returns how long a probe must fail until something is done."""
    return probe["periodSeconds"] * probe["failureThreshold"]


def test_defaults(chart, manifests):
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    config = ConfigMap(chart, "shop-config", ConfigMapProps(data={"log-level": "info"}))
    database = SecretRef(name="shop-database", keys=("password",))
    owner = SecretRef(name="shop-database-owner", keys=("password",))
    props = WebServiceProps(
        image=IMAGE,
        component="storefront",
        min_replicas=3,
        max_replicas=6,
        cpu_percent=60,
        memory_percent=80,
        scale_down_seconds=600,
        resources=ResourcesProps(
            cpu_request="1000m", cpu_limit="2", memory_request="1Gi", memory_limit="2Gi"
        ),
        port=8080,
        metrics_port=9090,
        liveness_path="/live",
        readiness_path="/ready",
        startup_seconds=121,
        drain_seconds=55,
        environment={
            "NODE_ENV": "production",
            "LOG_LEVEL": config.key("log-level"),
            "DATABASE_PASSWORD": database.key("password"),
        },
        init=InitProgramSettings(
            command=["node", "migrate.js"],
            environment={"DATABASE_PASSWORD": owner.key("password"), "TABLES": "shop"},
        ),
        run_as_user=2000,
        run_as_group=3000,
        tmp_size="1Gi",
    )
    WebService(chart, "shop", props)
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_the_whole_shape(chart, manifests):
    """Beside its own options a server takes what every workload does."""
    claim(chart)
    WebService(chart, "shop", WebServiceProps(**whole_shape(chart)))
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_an_autoscaler_owns_the_number_of_pods(chart):
    """Stated in both places, Argo CD and the autoscaler undo each other for ever."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2, max_replicas=4))
    assert "replicas" not in one(chart, "Deployment")["spec"]
    scaling = one(chart, "HorizontalPodAutoscaler")["spec"]
    assert (scaling["minReplicas"], scaling["maxReplicas"]) == (2, 4)
    assert scaling["scaleTargetRef"] == {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "name": "shop",
    }


def test_scales_by_the_load_that_is_aimed_for(chart):
    """CPU and memory each by its own; down only after a lull, and one pod a minute."""
    props = WebServiceProps(image=IMAGE, cpu_percent=60, memory_percent=90, scale_down_seconds=45)
    WebService(chart, "shop", props)
    scaling = one(chart, "HorizontalPodAutoscaler")["spec"]
    aims = {m["resource"]["name"]: m["resource"]["target"] for m in scaling["metrics"]}
    assert aims == {
        "cpu": {"type": "Utilization", "averageUtilization": 60},
        "memory": {"type": "Utilization", "averageUtilization": 90},
    }
    assert scaling["behavior"] == {
        "scaleDown": {
            "stabilizationWindowSeconds": 45,
            "policies": [{"type": "Pods", "value": 1, "periodSeconds": 60}],
        }
    }


def test_equal_bounds_fix_the_number_of_pods(chart):
    WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2, max_replicas=2))
    assert one(chart, "Deployment")["spec"]["replicas"] == 2
    assert "HorizontalPodAutoscaler" not in {o["kind"] for o in chart.to_json()}


@pytest.mark.parametrize(("most", "budgets"), [(1, 0), (2, 1)])
def test_a_disruption_budget_where_there_may_be_two_pods(chart, most, budgets):
    """While there is one, it may be evicted; when load has made more, only one of them may."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE, max_replicas=most))
    assert [o["kind"] for o in chart.to_json()].count("PodDisruptionBudget") == budgets


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


def test_pods_leave_a_node_that_is_away(chart):
    """By default Kubernetes waits for five minutes."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    tolerations = pod(chart)["spec"]["tolerations"]
    assert {each["key"]: each["tolerationSeconds"] for each in tolerations} == dict.fromkeys(
        AWAY, 30
    )
    assert {(each["operator"], each["effect"]) for each in tolerations} == {("Exists", "NoExecute")}


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
    settings = PodSettings(tolerations=[own])
    WebService(chart, "shop", WebServiceProps(image=IMAGE, pod=settings, unreachable_seconds=7))
    first, *others = pod(chart)["spec"]["tolerations"]
    assert first.get("key") == given["key"]
    assert {each["key"] for each in others} == left
    assert {each["tolerationSeconds"] for each in others} <= {7}


def test_pods_fulfil_pod_security_restricted(chart):
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    spec = pod(chart)["spec"]
    (container,) = spec["containers"]
    assert spec["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 10001,
        "runAsGroup": 10001,
        "fsGroup": 10001,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert spec["automountServiceAccountToken"] is False
    assert one(chart, "ServiceAccount")["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "readOnlyRootFilesystem": True,
    }


def test_selectors_hold_only_labels_that_never_change(chart):
    """A selector is immutable: with the version in it, the next release could not be applied."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    selector = one(chart, "Deployment")["spec"]["selector"]["matchLabels"]
    assert selector == {"app.kubernetes.io/name": "shop", "app.kubernetes.io/instance": "test"}
    assert pod(chart)["metadata"]["labels"]["app.kubernetes.io/version"] == "1.2.3"


def test_everything_selects_the_pods_of_every_version(chart):
    """One that selects by version loses the old or the new pods in an update."""
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2))
    (constraint,) = pod(chart)["spec"]["topologySpreadConstraints"]
    selectors = [
        one(chart, "Service")["spec"]["selector"],
        one(chart, "PodDisruptionBudget")["spec"]["selector"]["matchLabels"],
        constraint["labelSelector"]["matchLabels"],
    ]
    assert selectors == [shop.selector] * 3
    assert shop.selector == one(chart, "Deployment")["spec"]["selector"]["matchLabels"]


def test_a_budget_lets_a_node_be_drained(chart):
    """One pod at a time, and at once those that are not ready anyway."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2))
    budget = one(chart, "PodDisruptionBudget")["spec"]
    assert (budget["maxUnavailable"], budget["unhealthyPodEvictionPolicy"]) == (1, "AlwaysAllow")
    (constraint,) = pod(chart)["spec"]["topologySpreadConstraints"]
    assert constraint["whenUnsatisfiable"] == "ScheduleAnyway"


def test_a_pod_that_waits_for_another_service_is_not_restarted(chart):
    """It is taken out of its Service, and that sooner than one that hangs is restarted."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    (container,) = pod(chart)["spec"]["containers"]
    paths = {
        probe: container[probe]["httpGet"]["path"]
        for probe in ("startupProbe", "livenessProbe", "readinessProbe")
    }
    assert paths == {
        "startupProbe": "/healthz",
        "livenessProbe": "/healthz",
        "readinessProbe": "/readyz",
    }
    assert seconds(container["readinessProbe"]) < seconds(container["livenessProbe"])


def test_an_image_by_digest_alone_has_no_version(chart):
    WebService(chart, "shop", WebServiceProps(image=f"shop@sha256:{'0' * 64}"))
    assert "app.kubernetes.io/version" not in pod(chart)["metadata"]["labels"]


def with_init(**environment):
    return WebServiceProps(
        image=IMAGE,
        resources={"cpu_request": "300m"},
        environment={"A": "server", "B": "server"},
        init=InitProgramSettings(command=["node", "migrate.js"], environment=environment),
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


def test_the_program_before_the_server_makes_the_pod_no_larger(chart):
    """Kubernetes takes the maximum of both, and so the quota counts none of it."""
    WebService(chart, "shop", with_init())
    init, server = init_and_server(chart)
    for container in (init, server):
        # Disk is no part of the quota, and the server's is also that of the volumes.
        for amounts in container["resources"].values():
            del amounts["ephemeral-storage"]
    assert init["resources"] == server["resources"]


def test_the_program_before_the_server_is_locked_in_like_it(chart):
    WebService(chart, "shop", with_init())
    init, server = init_and_server(chart)
    for field in ("image", "securityContext", "volumeMounts"):
        assert init[field] == server[field]


@pytest.mark.parametrize(
    ("own", "init_variables"),
    [
        pytest.param({}, [("URL", "added"), ("OTHER", "added")], id="none"),
        pytest.param({"URL": "own"}, [("URL", "own"), ("OTHER", "added")], id="same name"),
    ],
)
def test_added_variables_reach_both_containers(chart, own, init_variables):
    """A migration may need the address of the database as much as the server does."""
    props = WebServiceProps(image=IMAGE, init=InitProgramSettings(command=["a"], environment=own))
    WebService(chart, "shop", props).add_environment({"URL": "added", "OTHER": "added"})
    init, server = init_and_server(chart)
    assert variables(init) == init_variables
    assert variables(server) == [("URL", "added"), ("OTHER", "added")]


def test_secrets_of_the_program_before_the_server_are_declared(chart):
    owner = SecretRef(name="owner", keys=("password",))
    WebService(chart, "shop", with_init(A=owner.key("password")))
    assert Inventory.of(chart).keys_of("Secret", "test", "owner") == {"password"}


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda value: {"environment": {"A": value}}, id="server"),
        pytest.param(
            lambda value: {"init": InitProgramSettings(command=["a"], environment={"A": value})},
            id="init",
        ),
    ],
)
def test_a_changed_config_map_replaces_the_pods(chart, use):
    def template(value):
        chart.node.try_remove_child("shop")
        chart.node.try_remove_child("config")
        config = ConfigMap(chart, "config", ConfigMapProps(data={"a": value}))
        WebService(chart, "shop", WebServiceProps(image=IMAGE, **use(config.key("a"))))
        return pod(chart)

    one_value, same_value, other_value = template("1"), template("1"), template("2")
    assert one_value == same_value != other_value


CROSSED = "'min_replicas' must not exceed 'max_replicas', got 5 and 3; lower one of them"
ABOVE = "'memory_request' must not exceed 'memory_limit', got 1Gi and 512Mi; lower the first or"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"min_replicas": 5}, CROSSED, id="bounds crossed"),
        pytest.param({"min_replicas": 0}, "greater than or equal to 1", id="no pods"),
        pytest.param({"max_replicas": "4"}, "valid integer", id="text for a number"),
        pytest.param({"resources": {"memory_request": "1024Mi"}}, ABOVE, id="request above limit"),
        pytest.param(
            {"resources": {"cpu_request": "1.1"}},
            "'cpu_request' must not exceed 'cpu_limit'",
            id="cpu",
        ),
        pytest.param({"image": "shop"}, "'image' must be an image reference", id="no tag"),
        pytest.param({"image": "shop:latest"}, "got 'shop:latest'", id="moving tag"),
        pytest.param({"port": 9464}, "got 9464 beside 9464", id="same port"),
        pytest.param({"metrics_port": 80}, "from the Service's 80, got 80", id="Service's port"),
        pytest.param({"port": 0}, "greater than or equal to 1", id="port"),
        pytest.param({"cpu_percent": 101}, "less than or equal to 100", id="percent"),
        pytest.param({"run_as_user": 0}, "greater than or equal to 1", id="root"),
        pytest.param({"environment": {"A-B": "1"}}, "environment variable", id="variable"),
        pytest.param({"environment": {"A": 1}}, "text or a value of", id="number"),
        pytest.param({"liveness_path": "healthz"}, "absolute URL path", id="relative path"),
        pytest.param({"startup_seconds": 1}, "greater than or equal to 2", id="startup"),
        pytest.param({"drain_seconds": 0}, "greater than or equal to 1", id="drain"),
        pytest.param({"tmp_size": "-1"}, "'tmp_size' must be a Kubernetes quantity", id="size"),
        pytest.param({"component": "a b"}, "'component' must be a label value", id="label"),
        pytest.param({"replicas": 2}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        WebServiceProps(**{"image": IMAGE, **given})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({}, "command\n  Field required", id="no command"),
        pytest.param({"command": []}, "at least 1 item", id="empty command"),
        pytest.param({"command": ["node", ""]}, "at least 1 character", id="empty part"),
        pytest.param({"command": "node"}, "not allowed as a Sequence", id="text for a list"),
        pytest.param({"environment": {"A-B": "1"}}, "environment variable", id="variable"),
    ],
)
def test_refuses_a_program_before_the_server(given, message):
    with pytest.raises(ValidationError, match=message):
        InitProgramSettings(**given)


def test_refuses_two_containers_of_one_name(chart):
    WebService(chart, "init", WebServiceProps(image=IMAGE))
    chart.node.try_remove_child("init")
    with pytest.raises(ValueError, match="'id' must not be 'init' with 'init'"):
        WebService(chart, "init", with_init())


def test_a_wrong_variable_is_one_mistake():
    """Text, Secret and ConfigMap each have a reason to refuse it; one of them is meant."""
    value = {"secret": {"name": "db", "keys": ["password"]}, "key": "user"}
    with pytest.raises(ValidationError, match=r"one of the keys of Secret 'db'") as caught:
        WebServiceProps(image=IMAGE, environment={"A": value})
    assert caught.value.error_count() == 1


def test_refuses_an_id_that_names_no_service(chart):
    message = "test/1shop: 'id' must be the name of a Service .* got '1shop'"
    with pytest.raises(ValueError, match=message):
        WebService(chart, "1shop", WebServiceProps(image=IMAGE))


def test_props_are_frozen():
    props = WebServiceProps(image=IMAGE)
    with pytest.raises(ValidationError, match="frozen"):
        props.min_replicas = 2


def test_a_partial_group_starts_from_the_default():
    """One number in a settings file must not ask for the other three."""
    resources = WebServiceProps(image=IMAGE, resources={"cpu_limit": "2"}).resources
    assert resources == ResourcesProps(cpu_limit="2")


def test_further_ports_are_reached_through_the_service(chart):
    WebService(chart, "shop", WebServiceProps(image=IMAGE, ports={"admin": 8081}))
    ports = {port["name"]: port["port"] for port in one(chart, "Service")["spec"]["ports"]}
    assert ports == {"http": 80, "metrics": 9464, "admin": 8081}


def test_what_it_builds_is_at_hand(chart):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, min_replicas=2))
    built = [
        shop.deployment,
        shop.service,
        shop.service_account,
        shop.autoscaler,
        shop.disruption_budget,
    ]
    assert [each.kind for each in built] == [
        "Deployment",
        "Service",
        "ServiceAccount",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
    ]
    assert (shop.role, shop.role_binding) == (None, None)


def test_what_it_does_not_build_is_none(chart):
    fixed = WebServiceProps(image=IMAGE, min_replicas=1, max_replicas=1)
    shop = WebService(chart, "shop", fixed)
    assert (shop.autoscaler, shop.disruption_budget) == (None, None)


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


def test_a_sidecar_runs_beside_and_never_keeps_the_pod(chart):
    shape = whole_shape(chart)
    WebService(chart, "shop", WebServiceProps(**shape))
    sidecar, prepare = pod(chart)["spec"]["initContainers"]
    assert (sidecar["name"], sidecar["restartPolicy"]) == ("proxy", "Always")
    assert "restartPolicy" not in prepare
    for container in (sidecar, prepare):
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert container["securityContext"]["readOnlyRootFilesystem"] is True


def test_a_pod_has_a_token_only_with_rights(chart):
    rights = {"role": [{"resources": ["pods"], "verbs": ["get"]}], "role_reason": "Counts pods."}
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, pod=rights))
    assert pod(chart)["spec"]["automountServiceAccountToken"] is True
    described = shop.service_account.to_json()
    assert described["automountServiceAccountToken"] is False
    assert described["metadata"]["annotations"] == {
        "cdk8s-web-platform/token-reason": "Counts pods."
    }
    binding = shop.role_binding.to_json()
    assert (shop.role.name, binding["roleRef"]["name"]) == ("shop", "shop")
    account = {"kind": "ServiceAccount", "name": shop.service_account.name, "namespace": "test"}
    assert binding["subjects"] == [account]
    assert pod(chart)["spec"]["serviceAccountName"] == account["name"]


def test_the_environment_is_what_the_caller_gave(chart):
    """Kubernetes would add variables for each Service of the namespace, such as SHOP_PORT."""
    WebService(chart, "shop", WebServiceProps(image=IMAGE))
    assert pod(chart)["spec"]["enableServiceLinks"] is False


def test_every_secret_of_the_shape_is_declared(chart):
    WebService(chart, "shop", WebServiceProps(**whole_shape(chart)))
    declared = {entry["name"] for entry in needed_secrets(chart)}
    assert declared == {"values", "database", "keys", "proxy", "pull"}


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda c: {"environment_from": [{"config_map": c}]}, id="all values"),
        pytest.param(
            lambda c: {
                "pod": {"volumes": {"a": {"config_map": c}}},
                "mounts": {"/a": {"volume": "a"}},
            },
            id="files",
        ),
    ],
)
def test_a_changed_config_map_replaces_the_pods_that_use_all_of_it(chart, use):
    def template(value):
        chart.node.try_remove_child("shop")
        chart.node.try_remove_child("config")
        config = ConfigMap(chart, "config", ConfigMapProps(data={"a": value}))
        WebService(chart, "shop", WebServiceProps(image=IMAGE, **use(config)))
        return pod(chart)

    one_value, same_value, other_value = template("1"), template("1"), template("2")
    assert one_value == same_value != other_value


HELPER = {"image": "a:1", "resources": {}}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"pod": {"sidecars": {"shop": HELPER}}}, "'containers' of the pod", id="sidecar"
        ),
        pytest.param(
            {"pod": {"sidecars": {"a": HELPER}, "init_containers": {"a": HELPER}}},
            "'containers' of the pod must differ, got 'a' twice",
            id="sidecar and init",
        ),
        pytest.param(
            {"pod": {"init_containers": {"init": HELPER}}, "init": {"command": ["a"]}},
            "'containers' of the pod must differ, got 'init' twice",
            id="init",
        ),
        pytest.param({"ports": {"http": 1}}, "'ports' of the pod .* got 'http'", id="port name"),
        pytest.param({"ports": {"other": 3000}}, "'ports' of the pod .* got 3000", id="port"),
        pytest.param(
            {"pod": {"sidecars": {"a": {**HELPER, "ports": {"a": 3000}}}}},
            "'ports' of the pod must differ, got 3000 twice",
            id="port of a sidecar",
        ),
        pytest.param(
            {"pod": {"volumes": {"tmp": {"persistent_volume_claim": "a"}}}},
            "'volumes' of the pod must differ, got 'tmp' twice",
            id="volume",
        ),
        pytest.param(
            {"mounts": {"/tmp": {"volume": "tmp"}}},
            "'mounts' of container 'shop' must differ, got '/tmp' twice",
            id="mount",
        ),
        pytest.param(
            {"mounts": {"/a": {"volume": "a"}}},
            r"must name volumes of the pod \(tmp\), got 'a'; add it to 'volumes'",
            id="no volume",
        ),
        pytest.param(
            {"liveness_probe": {"tcp_socket": {"port": "admin"}}},
            r"one of its ports \(http, metrics\), got 'admin'; add it to 'ports'",
            id="no port",
        ),
    ],
)
def test_refuses_collisions(chart, given, message):
    props = WebServiceProps(**{"image": IMAGE, **given})
    with pytest.raises(ValueError, match=f"test/shop: .*{message}"):
        WebService(chart, "shop", props)


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        pytest.param({"A B": "1"}, "must be the name of an environment variable", id="name"),
        pytest.param({"A": 1}, "'variables' must be a valid string, got {'A': 1}", id="number"),
        pytest.param(None, "'variables' must be .* got None", id="none"),
        pytest.param(
            {"B": "1", "A": "2"},
            "'environment' of container 'shop' already has 'A', got it again with '2'; remove it",
            id="twice",
        ),
    ],
)
def test_a_refused_environment_changes_nothing(chart, variables, message):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE, environment={"A": "1"}))
    before = chart.to_json()
    with pytest.raises(ValueError, match=f"test/shop: .*{message}"):
        shop.add_environment(variables)
    assert chart.to_json() == before


def test_refuses_props_of_another_construct(chart):
    with pytest.raises(ValueError, match="test/shop: 'props' must be WebServiceProps, got Worker"):
        WebService(chart, "shop", WorkerProps(image=IMAGE))
