import json

import pytest
from pydantic import ValidationError

from constructs_lib import (
    ContainerRegistry,
    ContainerRegistryProps,
    Flow,
    WebService,
    WebServiceProps,
    flow_graph,
)
from constructs_lib.testing import assert_rules
from tests.objects import single, without_scripts
from tests.other_values import every_option


def registry(chart, **given):
    return ContainerRegistry(chart, "registry", ContainerRegistryProps(**given))


def one(chart, kind, name="registry"):
    return single(chart.to_json(), kind, name)


def pod(chart):
    return one(chart, "StatefulSet")["spec"]["template"]["spec"]


def collection_pod(chart):
    job = one(chart, "CronJob", "registry-garbage-collection")["spec"]["jobTemplate"]["spec"]
    return job["template"]["spec"]


def test_defaults(chart, manifests):
    registry(chart)
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    ContainerRegistry(chart, "registry", every_option(ContainerRegistryProps))
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_one_configuration_takes_images_and_the_other_does_not(chart):
    registry(chart)
    data = one(chart, "ConfigMap", "registry-config")["data"]
    for file, read_only in (("writable.yml", False), ("read-only.yml", True)):
        storage = json.loads(data[file])["storage"]
        assert storage["maintenance"]["readonly"]["enabled"] is read_only


def test_there_is_never_a_second_server_on_the_volume(chart):
    """A Deployment starts a pod while one that is being deleted still takes a push."""
    registry(chart)
    assert one(chart, "StatefulSet")["spec"]["replicas"] == 1
    assert not [o for o in chart.to_json() if o["kind"] == "Deployment"]


def test_is_alive_while_no_server_runs_for_garbage_collection(chart):
    registry(chart)
    (container,) = pod(chart)["containers"]
    probe = container["livenessProbe"]
    http = json.loads(one(chart, "ConfigMap", "registry-config")["data"]["writable.yml"])["http"]
    seconds = int(http["draintimeout"].removesuffix("s"))
    assert probe["periodSeconds"] * (probe["failureThreshold"] - 1) > seconds
    assert pod(chart)["terminationGracePeriodSeconds"] > seconds


def test_garbage_collection_needs_no_rights_and_the_same_node(chart):
    registry(chart)
    spec = collection_pod(chart)
    assert spec["automountServiceAccountToken"] is False
    (term,) = spec["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    selector = one(chart, "StatefulSet")["spec"]["selector"]
    assert term == {"topologyKey": "kubernetes.io/hostname", "labelSelector": selector}
    assert not [o for o in chart.to_json() if "Role" in o["kind"]]


def test_pods_fulfil_pod_security_restricted(chart):
    registry(chart)
    for spec in (pod(chart), collection_pod(chart)):
        assert spec["securityContext"] == {
            "runAsNonRoot": True,
            "runAsUser": 1000,
            "runAsGroup": 1000,
            "fsGroup": 1000,
            "seccompProfile": {"type": "RuntimeDefault"},
        }
        (container,) = spec["containers"]
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
            "readOnlyRootFilesystem": True,
        }


def test_nodes_reach_images_and_nothing_else(chart):
    """A NodePort of the metrics would open profiles of the process to the host."""
    registry(chart)
    services = [o for o in chart.to_json() if o["kind"] == "Service"]
    ports = [s["spec"]["ports"] for s in services if s["spec"]["type"] == "NodePort"]
    assert ports == [[{"name": "http", "port": 5000, "targetPort": "http", "nodePort": 30500}]]
    (rule,) = one(chart, "NetworkPolicy", "registry-from-nodes")["spec"]["ingress"]
    assert rule["from"] == [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]}}]
    assert rule["ports"] == [{"port": 5000, "protocol": "TCP"}]


def test_who_may_push_learns_the_address(chart):
    images = registry(chart)
    assert (images.address, images.node_address) == ("registry.test:5000", "localhost:30500")
    builder = WebService(chart, "builder", WebServiceProps(image="builder:1"))
    builder.connections.allow_to(images)
    (container,) = one(chart, "Deployment", "builder")["spec"]["template"]["spec"]["containers"]
    assert {"name": "REGISTRY_URL", "value": "http://registry.test:5000"} in container["env"]
    assert flow_graph(chart) == [
        Flow("nodes", "test/registry", (5000,)),
        Flow("test/builder", "test/registry", (5000,)),
    ]
    assert_rules(chart)


def test_a_changed_image_or_script_replaces_the_pod(chart, monkeypatch):
    def annotations():
        chart.node.try_remove_child("registry")
        registry(chart)
        return one(chart, "StatefulSet")["spec"]["template"]["metadata"]["annotations"]

    before = annotations()
    assert annotations() == before
    monkeypatch.setattr(
        "constructs_lib.registry.registry.package_text", lambda package, name: "other"
    )
    assert annotations() != before


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"image": "registry"}, "'image' must be", id="no version"),
        pytest.param({"node_port": 5000}, "greater than or equal to 30000", id="node port"),
        pytest.param({"node_port": 32768}, "less than or equal to 32767", id="high node port"),
        pytest.param(
            {"pod_network": "10.244.0.1/16"},
            r"'pod_network' must be a network of IPv4 .* got '10.244.0.1/16'",
            id="host bits",
        ),
        pytest.param({"storage_size": "10GB"}, "must be a Kubernetes quantity", id="size"),
        pytest.param({"collection_schedule": "@daily"}, "must be a cron schedule", id="schedule"),
        pytest.param(
            {"resources": {"memory_request": "1Gi"}}, "must not exceed 'memory_limit'", id="memory"
        ),
        pytest.param({"replicas": 2}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ContainerRegistryProps(**given)


def test_refuses_an_id_that_names_no_service(chart):
    message = "test/1st: 'id' must be the name of a Service .* got '1st'"
    with pytest.raises(ValueError, match=message):
        ContainerRegistry(chart, "1st", ContainerRegistryProps())


def test_what_it_builds_is_at_hand(chart):
    made = registry(chart)
    built = [made.stateful_set, made.service, made.service_account, made.claim]
    built.append(made.garbage_collection)
    assert [(each.kind, each.name) for each in built] == [
        ("StatefulSet", "registry"),
        ("Service", "registry"),
        ("ServiceAccount", "registry"),
        ("PersistentVolumeClaim", "registry"),
        ("CronJob", "registry-garbage-collection"),
    ]
