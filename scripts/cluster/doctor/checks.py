"""The checks of a machine, in the order in which one mends what they find."""

from collections.abc import Iterator

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.doctor.finding import Finding
from scripts.cluster.doctor.kernel import kernel_findings
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.doctor.network import network_findings
from scripts.cluster.doctor.room import docker_findings, room_findings
from scripts.cluster.doctor.settings import context_finding, port_findings, tool_findings
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.programs.tools import Tools
from scripts.cluster.steps.nodes import containers


def examine(bootstrap: Bootstrap, tools: Tools) -> Iterator[Finding]:
    """Yields what all checks find. Nothing is changed."""
    machine = Machine()
    host = bootstrap.host
    yield from tool_findings(tools)
    try:
        docker, address = machine.docker(), machine.docker_address()
    except (Failed, Refused) as failure:
        yield Finding(
            "docker",
            "failure",
            f"Docker's daemon does not answer: {failure}",
            "The nodes of the cluster are its containers.",
            "Start it (sudo systemctl start docker, or Docker Desktop); if it runs, let yourself "
            "use it: sudo usermod --append --groups docker $USER, and log in anew.",
        )
        docker = None
    nodes = []
    if docker is not None:
        nodes = containers(bootstrap.kind.name)
        yield from docker_findings(host, docker, address)
        yield from room_findings(host, docker, machine, bootstrap.backups(), made=bool(nodes))
    yield from kernel_findings(host, machine)
    yield from port_findings(bootstrap, machine, nodes)
    yield from network_findings(bootstrap, machine)
    yield context_finding(bootstrap, tools)
