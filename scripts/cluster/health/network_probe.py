"""Whether the cluster enforces NetworkPolicies, by real connections."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, NamedTuple

from scripts.cluster.declared.parts import Client, Network
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.programs.kubectl import Kubectl

Outcome = Literal["enforced", "not enforced", "inconclusive"]

CONNECTED, REFUSED, HANGS = 0, 1, 2
"""Exit codes of the command."""

EXEC_SECONDS = 30

DEADLINE_SECONDS = 60
"""Seconds for which a connection that must hang may still work.

Policies of new pods hold after a moment; agents whose watch was lost catch up in 30 s.
"""


class Probe(NamedTuple):
    """What a probe has found."""

    outcome: Outcome
    reason: str


def probe(kubectl: Kubectl, network: Network, seconds: float = DEADLINE_SECONDS) -> Probe:
    """Returns whether policies are enforced.

    A connection that is denied must hang. That this means something is shown by one to the same
    server that is allowed, and works.
    """
    target = f"{network.host}:{network.port}"
    denied, allowed = _name(network.denied), _name(network.allowed)
    deadline = time.monotonic() + seconds
    # While the first one hangs: each start of a program in a container takes seconds, too.
    with ThreadPoolExecutor(1) as pool:
        works = pool.submit(_connect, kubectl, network, network.allowed)
        try:
            while (answer := _connect(kubectl, network, network.denied)) == CONNECTED:
                if time.monotonic() > deadline:
                    return Probe(
                        "not enforced",
                        f"{denied} reaches {target}, which no policy allows; see the kernel's "
                        "modules in 'make doctor', and the network agents in kube-system",
                    )
                time.sleep(1)
            if answer != HANGS:
                return Probe("inconclusive", f"{denied} is refused by {target}, which is away")
            if works.result() != CONNECTED:
                reason = f"{allowed} does not reach {target} either, which may be away"
                return Probe("inconclusive", reason)
        except (Failed, Refused) as failure:
            return Probe("inconclusive", str(failure))
    return Probe("enforced", f"{denied} does not reach {target}, and {allowed} does")


def _name(client: Client) -> str:
    return f"{client.namespace}/{client.deployment}"


def _connect(kubectl: Kubectl, network: Network, client: Client) -> int:
    """Returns how a connection ends: an exit code of the command.

    Raises:
        Failed: There is no pod to connect from.
    """
    try:
        kubectl.run(
            *("exec", "--namespace", client.namespace, f"deployment/{client.deployment}", "--"),
            *(*network.command, network.host, str(network.port)),
            seconds=EXEC_SECONDS,
        )
    except Failed as failure:
        if ended := re.search(r"terminated with exit code ([12])\b", str(failure)):
            return int(ended[1])
        raise
    return CONNECTED
