"""The program that prints the connections of a folder, and what a change does to them."""

import json
import os
import shutil
import signal
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest
import yaml

from constructs_lib.analysis.flows.__main__ import main
from tests.analysis.flows import clusters
from tests.checkout import ROOT, ended

WEB = {"matchLabels": {"app.kubernetes.io/name": "frontend", "app.kubernetes.io/instance": "app"}}
POSTGRESQL = "db/postgresql.yaml"
FROM_BACKEND = "postgresql-from-backend"


def flows(*arguments):
    """Run the program in this process, which keeps its own answer to a closed pipe."""
    command = ["flows", *map(str, arguments)]
    output, errors, code = StringIO(), StringIO(), 0
    answer = signal.getsignal(signal.SIGPIPE)
    with patch.object(sys, "argv", command), redirect_stdout(output), chdir(ROOT):
        try:
            main()
        except SystemExit as end:
            code = 1
            print(end.code, file=errors)
        finally:
            signal.signal(signal.SIGPIPE, answer)
    return CompletedProcess(command, code, output.getvalue(), errors.getvalue())


def printed(*arguments):
    done = flows(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def changed(tmp_path):
    """Return a function that changes the objects of files in a copy of dist/, and the copy."""
    folder = tmp_path / "dist"
    shutil.copytree(ROOT / "dist", folder)

    def change(file, function):
        documents = list(yaml.load_all((folder / file).read_text(), yaml.CSafeLoader))
        kept = [each for each in documents if function(each) is not False]
        (folder / file).write_text(yaml.safe_dump_all(kept))
        return folder

    return change


def is_policy(document, name):
    return document["kind"] == "NetworkPolicy" and document["metadata"]["name"] == name


def test_what_a_change_opens(changed):
    def let_in(document):
        if is_policy(document, FROM_BACKEND):
            peer = {
                "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "app"}},
                "podSelector": WEB,
            }
            document["spec"]["ingress"][0]["from"].append(peer)

    def let_out(document):
        if is_policy(document, "frontend-to-backend"):
            peer = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "db"}}}
            document["spec"]["egress"].append({"to": [peer], "ports": [{"port": 5432}]})

    changed(POSTGRESQL, let_in)
    folder = changed("app/frontend-deployment.yaml", let_out)
    assert printed(folder, "--before", "dist") == [
        "This change opens app/frontend → db/postgresql on TCP 5432."
    ]
    assert printed("dist", "--before", folder) == [
        "This change closes app/frontend → db/postgresql on TCP 5432."
    ]
    assert printed(folder, "--before", folder) == []


def test_connections_as_json():
    found = json.loads(flows("dist", "--format", "json").stdout)
    assert {
        "source": "app/backend",
        "target": "db/postgresql",
        "ports": "TCP 5432",
        "reason": "Entries of the guest book",
    } in found["connections"]
    assert found["not_judged"] == []


def test_objects_without_a_namespace_get_that_of_the_option(tmp_path):
    objects = [clusters.workload("shop", name, {"app": name}) for name in ("web", "db")]
    for each in objects:
        del each["metadata"]["namespace"]
    (tmp_path / "a.yaml").write_text(yaml.safe_dump_all(objects))
    lines = printed(tmp_path, "--namespace", "shop")
    assert any("shop/web" in line for line in lines)
    assert printed(tmp_path, "--namespace", "shop", "--before", tmp_path) == []


def test_what_a_change_narrows_opens_nothing(tmp_path):
    """Pods that only the later policy names, such as those of a chart, were let in before, too."""
    web = {"podSelector": {"matchLabels": {"app": "web"}}}
    agents = {
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "agents"}},
        "podSelector": {"matchLabels": {"app": "agent"}},
    }

    def written(name, *peers):
        folder = tmp_path / name
        folder.mkdir()
        objects = [
            clusters.workload("shop", "db", {"app": "db"}),
            clusters.policy("shop", policyTypes=["Egress"]),
            clusters.policy("shop", ingress=[{"from": list(peers)}]),
        ]
        (folder / "a.yaml").write_text(yaml.safe_dump_all(objects))
        return folder

    wide = written("wide", {"namespaceSelector": {}})
    narrow = written("narrow", {"namespaceSelector": {}, **web}, agents)
    lines = printed(narrow, "--before", wide)
    assert any("closes (elsewhere)/(others)," in line for line in lines)
    assert not [line for line in lines if "opens" in line]
    lines = printed(wide, "--before", narrow)
    assert any("opens (elsewhere)/(others)," in line for line in lines)
    assert not [line for line in lines if "closes" in line or "agents/app=agent →" in line]


def test_a_namespace_without_policies_is_open(changed):
    """What no policy selects is open to all, which is not the same as no policy that allows."""
    for file in ("db/namespace.yaml", POSTGRESQL, "db/postgresql-exporter.yaml", "db/backup.yaml"):
        folder = changed(file, lambda document: document["kind"] != "NetworkPolicy")
    (line,) = printed(folder, "--before", "dist")
    assert line == (
        "This change opens db/* for ingress and egress without NetworkPolicy db/default-deny: no "
        "policy limits them."
    )
    table = printed(folder)
    assert any(line.startswith("| everything") and "| db/postgresql |" in line for line in table)


def test_pods_have_the_addresses_of_the_cluster_in_the_folder(changed):
    """By Kind's default the block would leave out all pods; here it does not."""

    def other_network(document):
        document["networking"]["podSubnet"] = "10.64.0.0/16"

    folder = changed("bootstrap/kind.yaml", other_network)
    lines = printed(folder, "--before", "dist")
    # The others' own policies keep pods from calling them.
    assert [line for line in lines if "kube-system/kube-dns on TCP 6443" in line]
    assert not [line for line in lines if "db/postgresql on TCP 6443" in line]


def test_a_reason_stays_in_its_row(tmp_path):
    policy = clusters.policy(
        "app",
        podSelector={"matchLabels": {"app": "web"}},
        egress=[{"to": [{"ipBlock": {"cidr": "1.2.3.0/24"}}], "ports": [{"port": 80}]}],
    )
    policy["metadata"]["annotations"] = {"cdk8s-web-platform/reason": "Reads a | b\nand c"}
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(policy))
    assert "| app/app=web | 1.2.3.0/24 | TCP 80 | Reads a \\| b and c |" in printed(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\n",
            "NetworkPolicy p lacks 'spec'; add it",
        ),
        (
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\n"
            "spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: ten}}]}]}\n",
            "NetworkPolicy p has {'cidr': 'ten'} as 'spec.ingress[0].from[0].ipBlock', which must "
            "be a range of addresses",
        ),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, text, message):
    """Otherwise a part that is left out would count as one that allows all."""
    (tmp_path / "deny.yaml").write_text(text)
    done = flows(tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def shell(command, **variables):
    """Run a command line in which `flows` is the program, and return what it did."""
    return ended(
        [
            "bash",
            "-c",
            f'flows() {{ "{sys.executable}" -m constructs_lib.analysis.flows "$@"; }}\n{command}',
        ],
        env=os.environ | variables,
        encoding="utf-8",
        cwd=ROOT,
    )


def test_a_reader_that_wants_no_more():
    """Like other programs it says nothing then."""
    done = shell("flows dist | true; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == ("141\n", "")
