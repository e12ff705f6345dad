"""What the probe of NetworkPolicies says of each way in which connections end."""

import pytest

from scripts.cluster.declared.parts import Network, Tool
from scripts.cluster.health import network_probe
from scripts.cluster.programs.kubectl import Kubectl
from scripts.cluster.programs.tools import Tools
from tests.scripts.tools import program
from tests.troubleshooting import shows

NETWORK = {"allowed": ("app", "frontend"), "denied": ("app", "stranger")}


def probe(tmp_path, denied, allowed, name="kubectl"):
    """Returns what a probe finds where a program tells so of each client's connection."""
    clients = {
        client: {"namespace": namespace, "deployment": deployment}
        for client, (namespace, deployment) in NETWORK.items()
    }
    network = Network.model_validate(
        {"host": "backend", "port": 8080, "command": ["connect"], **clients}
    )
    answers = f'case "$*" in *stranger*) {denied};; *) {allowed};; esac'
    script = f'[ "$1 $2" = "--context a" ] || exit 9\n{answers}'
    program(tmp_path / "bin", name, script)
    tool = Tool(name="kubectl", version="", version_arguments=[], url="", checksum_url="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tmp_path}/bin")
        return network_probe.probe(Kubectl(Tools([tool], tmp_path), "a"), network, seconds=0)


def ended(code):
    return f"echo command terminated with exit code {code} >&2; exit {code}"


def test_policies_that_are_enforced_or_not(tmp_path):
    assert probe(tmp_path, ended(2), "exit 0").outcome == "enforced"
    found = probe(tmp_path, "exit 0", "exit 0")
    assert shows(found.outcome, "not enforced")
    assert found.reason.startswith("app/stranger reaches backend:8080, which no policy allows")


@pytest.mark.parametrize(
    ("denied", "allowed", "reason"),
    [
        (ended(1), "exit 0", "app/stranger is refused by backend:8080, which is away"),
        (ended(2), ended(1), "app/frontend does not reach backend:8080 either, which may be away"),
        ("echo there is no pod >&2; exit 1", "exit 0", "there is no pod"),
    ],
)
def test_a_probe_that_shows_nothing(tmp_path, denied, allowed, reason):
    found = probe(tmp_path, denied, allowed)
    assert shows(found.outcome, "inconclusive")
    assert reason in found.reason


def test_a_machine_without_kubectl_hides_nothing_else(tmp_path):
    found = probe(tmp_path, "exit 0", "exit 0", name="other")
    assert shows(found.outcome, "inconclusive")
    assert found.reason == "kubectl is missing; run 'make up', which fetches it, or install it"
