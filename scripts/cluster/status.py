"""The state of the platform on one screen."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Literal, NamedTuple

import httpx

from constructs_lib.reference.bootstrap_files import Backup, Client, Network
from scripts import gitea
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.health import SYSTEM, all_applications, culprits, problem_of
from scripts.cluster.kubectl import Kubectl, age_of
from scripts.cluster.steps.first_backups import DECISION
from scripts.gitea_api import GiteaError

CONNECTED, HANGS = 0, 2
"""Exit codes of the command that connects."""

State = Literal["good", "wrong", "unknown"]


class Line(NamedTuple):
    """One thing that was looked at."""

    part: str
    """Kind of the subject."""
    name: str
    state: State
    text: str


def status(kubectl: Kubectl, bootstrap: Bootstrap) -> list[Line]:
    """Return the state of everything, each part by its own look: one that fails is `unknown`.

    All looks are at the same time, since most of it is waiting for answers.
    """
    looks: dict[str, Callable[[Kubectl, Bootstrap], Iterable[Line]]] = {
        "nodes": nodes,
        "applications": applications,
        "workloads": _workloads,
        "backups": _backups,
        "addresses": _addresses,
        "repositories": repositories,
        "network policies": policies,
    }

    def lines_of(part: str) -> list[Line]:
        try:
            return list(looks[part](kubectl, bootstrap))
        except (Failed, Refused) as failure:
            return [Line(part, "", "unknown", str(failure))]

    with ThreadPoolExecutor(len(looks)) as pool:
        return [line for lines in pool.map(lines_of, looks) for line in lines]


def rows_of(lines: Sequence[Line]) -> list[tuple[State, str, str]]:
    """Return rows of a table: state, part, and text, once for all of which the same is said."""
    names: dict[tuple[State, str, str], list[str]] = {}
    for line in lines:
        names.setdefault((line.state, line.part, line.text), []).append(line.name)
    return [
        (state, part, ": ".join(filter(None, [", ".join(named), text])))
        for (state, part, text), named in names.items()
    ]


def nodes(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yield how many nodes are ready, and the conditions that are wrong, such as a full disk."""
    found = kubectl.items("nodes")
    for node in found:
        for each in node["status"].get("conditions", []):
            if each["status"] != ("True" if each["type"] == "Ready" else "False"):
                text = f"node {node['metadata']['name']}: {each['type']}: {each.get('message')}"
                yield Line("nodes", "", "wrong", text)
    state: State = "good" if len(found) == len(bootstrap.kind.nodes) else "wrong"
    yield Line("nodes", "", state, f"{len(found)} of {len(bootstrap.kind.nodes)} are there")


def applications(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yield what Argo CD says of each Application, and whether it syncs the first by itself.

    Root turns that on again for the others. One whose commit is being synced, or whose pods start,
    is `unknown`.
    """
    head = run("git", "rev-parse", "HEAD", folder=bootstrap.root).strip()
    first = {each["metadata"]["name"] for each in bootstrap.root_manifests}
    for each in sorted(all_applications(kubectl, bootstrap)):
        at = f", at {each.revision[:12]}" if each.revision else ""
        other = "" if each.revision in ("", head) else " (this checkout is at another commit)"
        text = f"{each.text}{at}{other}"
        state: State = "good" if each.is_good else "unknown" if each.is_passing else "wrong"
        if each.name in first and not each.is_automatic:
            state = "wrong"
            text += "; auto-sync is off: to turn it on, run 'make up'"
        yield Line("applications", each.name, state, text)


def _workloads(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    lines = culprits(kubectl, [SYSTEM, *bootstrap.namespaces()], starting=False)
    text = "\n".join(lines) or "all are ready, or start or end for less than 2 min"
    yield Line("workloads", "", "wrong" if lines else "good", text)


def _backups(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    for backup in bootstrap.scheduled_backups:
        state, text = _backup(kubectl, backup)
        yield Line("backups", backup.name, state, text)


def _backup(kubectl: Kubectl, backup: Backup) -> tuple[State, str]:
    job = kubectl.find("cronjob", backup.name, backup.namespace)
    if not job:
        return "wrong", "there is no CronJob"
    if job["spec"].get("suspend"):
        if job["metadata"].get("annotations", {}).get(DECISION) == "pending":
            return "wrong", "it waits until a restore is done or declined: run 'make up'"
        return "wrong", "it is suspended"
    last = job.get("status", {}).get("lastSuccessfulTime")
    hours = age_of(last or job["metadata"]["creationTimestamp"]) / timedelta(hours=1)
    # If a clock ran ahead, nothing is started until the time of the last run is past.
    late = abs(hours) > backup.late_after_hours
    if hours < 0:
        text = f"the newest is {-hours:.0f} h in the future"
    elif last:
        text = f"the newest is {hours:.0f} h old"
    else:
        text = f"none since it was made {hours:.0f} h ago"
    return ("wrong" if late else "good"), text


def _addresses(_: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    with ThreadPoolExecutor(len(bootstrap.addresses) or 1) as pool:
        problems = pool.map(problem_of, [each.url for each in bootstrap.addresses])
    for each, problem in zip(bootstrap.addresses, problems, strict=True):
        yield Line("addresses", each.url, "wrong" if problem else "good", problem or "answers")


def repositories(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yield who and what else may get into the repositories of Gitea, in one line."""
    contents = bootstrap.gitea
    if not contents:
        return
    login = kubectl.login(contents.namespace, contents.administrator)
    try:
        found = gitea.others(contents, {contents.administrator: login._asdict()})
    except (GiteaError, httpx.HTTPError) as error:
        raise Failed(f"Gitea at {contents.url}: {error}") from None
    if found:
        text = f"not of gitea.yaml: {'; '.join(found)}; 'make up REMOVE_OTHERS=1' removes that"
        yield Line("repositories", "", "unknown", text)
    else:
        yield Line("repositories", "", "good", "are open only to users of gitea.yaml")


def policies(kubectl: Kubectl, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yield whether policies are enforced, by real connections.

    One that is denied must hang. Only beside another one to the same server, which is allowed and
    works, this means something.
    """
    network = bootstrap.network
    target = f"{network.host}:{network.port}"
    denied = _connect(kubectl, network, network.denied)
    state: State = "unknown"
    if denied == CONNECTED:
        state, text = "wrong", f"not enforced: {network.denied.deployment} reaches {target}"
    elif denied != HANGS or _connect(kubectl, network, network.allowed) != CONNECTED:
        text = f"inconclusive: {target} may be away"
    else:
        state, text = "good", f"enforced: {network.denied.deployment} does not reach {target}"
    yield Line("network policies", "", state, text)


def _connect(kubectl: Kubectl, network: Network, client: Client) -> int:
    """Return how a connection ends: an exit code of the command."""
    pod = ("exec", "--namespace", client.namespace, f"deployment/{client.deployment}", "--")
    try:
        kubectl.run(*pod, *network.command, network.host, str(network.port))
    except Failed as failure:
        if ended := re.search(r"terminated with exit code (\d+)", str(failure)):
            return int(ended[1])
        raise
    return CONNECTED
