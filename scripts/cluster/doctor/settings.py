"""Programs, ports and kubectl's context, as dist/ wants them."""

from collections.abc import Iterator

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.doctor.finding import Finding
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.kubeconfig import lock_of_settings
from scripts.cluster.programs.tools import Tools
from scripts.cluster.steps.nodes import Container

ANSWER_SECONDS = 30


def tool_findings(tools: Tools) -> Iterator[Finding]:
    """Yields whether each program is there in its version."""
    for tool in tools.wanted:
        found = tools.find(tool)
        if not found:
            yield Finding(
                tool.name,
                "warning",
                f"{tool.name} is missing",
                "The cluster is made with it.",
                f"'make up' fetches {tool.version} into the checkout.",
            )
        elif found.version != tool.version:
            yield Finding(
                tool.name,
                "warning",
                f"{found.path} is {found.version or 'of an unknown version'}, not {tool.version}",
                "What is made with it was tried with that one only.",
                "'make up' fetches that one into the checkout, or goes on with yours.",
            )
        else:
            yield Finding(tool.name, "ok", f"{found.path} is {found.version}")


def port_findings(
    bootstrap: Bootstrap, machine: Machine, nodes: list[Container]
) -> Iterator[Finding]:
    """Yields which ports of the host are taken, unless nodes of the cluster itself have them."""
    if any(node.running for node in nodes):
        yield Finding("ports", "ok", f"cluster '{bootstrap.kind.name}' is there, with its ports")
        return
    listeners = machine.listeners()
    ports = [port.host_port for node in bootstrap.kind.nodes for port in node.ports]
    taken = [port for port in ports if port in listeners]
    for port in taken:
        yield Finding(
            "ports",
            "failure",
            f"port {port} is taken by {listeners[port]}",
            "The cluster is reached by it.",
            "End that program ('sudo ss --listening --tcp --processes' and 'docker ps' show it), "
            "or choose another port: PLATFORM_PORTS__… in docs/settings.md.",
        )
    if not taken:
        yield Finding("ports", "ok", f"ports {', '.join(map(str, ports))} are free")


def context_finding(bootstrap: Bootstrap, tools: Tools) -> Finding:
    """Returns whether kubectl's current context is that of the cluster."""
    wanted = bootstrap.context
    if lock := lock_of_settings():
        why = "Until it is gone, no context can be added or removed."
        fix = f"If no kubectl runs: {lock.removal}"
        return Finding("context", "failure", lock.what, why, fix)
    show = ("config", "view", "--output", "jsonpath={.current-context}")
    try:
        current = run(tools["kubectl"], *show, seconds=ANSWER_SECONDS)
    except Refused:
        return Finding("context", "ok", "kubectl is not there yet, so it has no context")
    except Failed as failure:
        return Finding(
            "context",
            "failure",
            f"kubectl cannot read its settings: {failure}",
            "The context of the cluster is added there.",
            "Mend the files that KUBECONFIG names, or ~/.kube/config.",
        )
    if not current:
        return Finding("context", "ok", "kubectl has no current context")
    if current == wanted:
        return Finding("context", "ok", f"kubectl's current context is '{current}'")
    return Finding(
        "context",
        "warning",
        f"kubectl's current context is '{current}'",
        "This program leaves that alone and always names its own; your commands go there.",
        f"Once 'make up' has added it: kubectl config use-context {wanted}, or name it: kubectl "
        f"--context {wanted} …",
    )
