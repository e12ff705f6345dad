"""Pods run as they are declared, and reach what is declared, on real nodes."""

import base64
import json
import secrets

import pytest

from constructs_lib.analysis.documents import documents_in
from constructs_lib.analysis.flows.folder import read_documents
from constructs_lib.analysis.flows.groups import ELSEWHERE, OTHERS
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.selectors import has_labels
from tests.live.commands import ran, wait_until
from tests.live.containers import connected, containers, undisturbed

OURS = ("app", "db")
NAMESPACES = ("app", "cicd", "db", "default", "ingress", "monitoring", "node-agents")

OUTSIDE = "outside"
"""A pod in a namespace without policies."""

STRANGER = f"{ELSEWHERE}/{OTHERS}"
"""Its name in the matrix."""


def pods(cluster, *namespaces):
    return [pod for namespace in namespaces for pod in cluster.list("pod", namespace)]


def test_containers_run_as_they_are_declared(cluster, capsys):
    def look():
        limits = {
            (pod["metadata"]["name"], each["name"]): each["resources"]["limits"]["memory"]
            for pod in pods(cluster, *OURS)
            for each in pod["spec"]["containers"]
        }
        found = containers(cluster, *OURS)
        return [(each, each.facts(), limits[each.pod, each.name]) for each in found]

    found = undisturbed(cluster, OURS, look)
    programs = {each.pod.rsplit("-", 2)[0] for each, _, _ in found}
    assert programs >= {"frontend", "backend", "postgresql", "postgresql-exporter"}
    for each, facts, stated in found:
        assert "0" not in facts["Uid"].split() + facts["Gid"].split(), each
        assert int(facts["CapEff"], 16) == int(facts["CapBnd"], 16) == 0, each
        assert (facts["NoNewPrivs"], facts["Seccomp"]) == ("1", "2"), each
        assert "ro" in facts["Root"].split(","), each
        peak, limit = int(facts["Peak"]), int(amount(stated))
        assert 0 < peak <= limit, each
        with capsys.disabled():
            print(f"\n{each.pod} {each.name}: {peak >> 20} of {limit >> 20} MiB", end="")


@pytest.fixture(scope="module")
def sleepers(cluster):
    """Lets a pod of each Job sleep, and one outside, so that they can be connected from."""
    names = []
    for cron_job in cluster.list("cronjob"):
        name = f"sleeper-{secrets.token_hex(3)}"
        spec = cron_job["spec"]["jobTemplate"]["spec"]
        spec["template"]["spec"]["containers"][0] |= {"command": ["sleep", "infinity"], "args": []}
        job = {"apiVersion": "batch/v1", "kind": "Job", "spec": spec}
        cluster.apply(json.dumps({**job, "metadata": {"name": name, "namespace": "db"}}))
        names.append(f"job/{name}")
    (server,) = cluster.list("statefulset")
    image = server["spec"]["template"]["spec"]["containers"][0]["image"]
    sleep = ("--restart=Never", f"--image={image}", "--command", "--", "sleep", "infinity")
    cluster.kubectl("run", OUTSIDE, *sleep, namespace="default")
    wait_until("they sleep", lambda: len(asleep(cluster)) == len(names) + 1)
    yield
    cluster.kubectl("delete", *names, "--wait=false", namespace="db")
    cluster.kubectl("delete", "pod", OUTSIDE, "--grace-period=0", "--force", namespace="default")


def asleep(cluster):
    found = containers(cluster, "db", "default")
    return [each for each in found if each.pod.startswith(("sleeper-", OUTSIDE))]


def name_of(pod, groups):
    namespace, labels = pod["metadata"]["namespace"], pod["metadata"].get("labels", {})
    known = (each for each in groups if each.namespace == namespace and each.labels)
    return next((str(each) for each in known if has_labels(labels, each.labels)), STRANGER)


@pytest.mark.by_turns("policies")
def test_addresses_of_the_node_keep_secrets_from_its_disk(cluster):
    """Secrets are encrypted in etcd, and the log says who reads one, but not its value."""
    encoded = cluster.get("secret", "argocd-admin", "cicd")["data"]["password"]
    (node,) = [each for each in cluster.nodes() if each.endswith("control-plane")]

    def count(text, file):
        script = f"grep --count --text --fixed-strings '{text}' {file} || true"
        return int(ran("docker", "exec", node, "bash", "-c", script))

    database = "/var/lib/etcd/member/snap/db"
    log = "/var/log/kubernetes/audit.log"
    assert count("k8s:enc:secretbox:v1:key", database) > 0
    assert count(encoded, log) == 0
    assert count(base64.b64decode(encoded).decode(), database) == 0
    wait_until("the log", lambda: count("/api/v1/namespaces/cicd/secrets/argocd-admin", log) > 0)


def test_the_policies_allow_what_is_declared_and_nothing_else(cluster, sleepers):
    (folder,) = read_documents([*documents_in(cluster.checkout.root / "dist")])
    reach = folder.reach
    numbers = {str(each): number for number, each in enumerate(reach.groups)}

    def look():
        found = pods(cluster, *NAMESPACES)
        names = {pod["metadata"]["name"]: name_of(pod, reach.groups) for pod in found}
        targets = {
            f"{each['status']['podIP']}:{port['containerPort']}": each["metadata"]["name"]
            for each in pods(cluster, *OURS)
            for container in each["spec"]["containers"]
            for port in container.get("ports", [])
        }
        sources = {each.pod: each for each in containers(cluster, *NAMESPACES)}
        pairs = [
            (source, [at for at, pod in targets.items() if pod != source.pod])
            for source in sources.values()
        ]
        return [
            (names[source.pod], names[targets[at]], int(at.split(":")[1]), outcome)
            for source, outcomes in connected(pairs)
            for at, outcome in outcomes.items()
        ]

    def wanted(source, target, port):
        ends = numbers[source], numbers[target]
        return "open" if port in reach.ports(*ends) else "hangs"

    found = undisturbed(cluster, NAMESPACES, look)
    assert [each for each in found if each[-1] != wanted(*each[:-1])] == []
    # What the picture in README.md has, so that an empty matrix is none.
    assert {
        ("ingress/nginx-ingress", "app/frontend", 3000, "open"),
        ("app/frontend", "app/backend", 3000, "open"),
        ("app/backend", "db/postgresql", 5432, "open"),
        ("monitoring/prometheus", "app/backend", 9464, "open"),
        ("app/frontend", "db/postgresql", 5432, "hangs"),
        (STRANGER, "db/postgresql", 5432, "hangs"),
    } <= set(found)
    assert len(found) > 100


@pytest.mark.by_turns("policies")
def test_the_policies_close_the_way_round_by_a_node(cluster, sleepers):
    """A pod outside gets to a NodePort, as anyone on the host may; those of app and db do not."""
    ports = [
        each["nodePort"]
        for namespace in ("cicd", "ingress")
        for service in cluster.list("service", namespace)
        for each in service["spec"]["ports"]
        if "nodePort" in each and each["name"].startswith("http") and each["port"] != 443
    ]
    addresses = {
        node["metadata"]["name"]: next(
            each["address"] for each in node["status"]["addresses"] if each["type"] == "InternalIP"
        )
        for node in cluster.list("node", None)
    }
    assert len(ports) >= 3

    def look():
        found = []
        for source in containers(cluster, "default", *OURS):
            # Its own node always reaches it.
            others = [address for node, address in addresses.items() if node != source.node]
            found.append((source, [f"{host}:{port}" for host in others for port in ports]))
        return connected(found)

    for source, outcomes in undisturbed(cluster, ("default", *OURS), look):
        wanted = {"open"} if source.pod == OUTSIDE else {"hangs"}
        assert set(outcomes.values()) == wanted, (source, outcomes)
