"""The state of the platform on one screen."""

import shutil
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit

from cryptography import x509

from scripts.cluster.api import Cluster, age_of
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Backup
from scripts.cluster.errors import Conflict, Failed, Refused
from scripts.cluster.health.applications import all_applications
from scripts.cluster.health.culprits import culprits, system_culprits
from scripts.cluster.health.network_probe import probe
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.kubectl import Kubectl
from scripts.cluster.steps.answers import problem_of
from scripts.cluster.steps.first_backups import DECISION
from scripts.cluster.steps.nodes import unready_nodes

LEAST_DAYS = 30
"""Days for which certificates must still be valid."""

MOST_PERCENT = 90
"""Fill of a file system from which on it is wrong: there Kubernetes' nodes begin to evict pods."""

AT_ONCE = 10
"""Looks at the same time: as many as there are namespaces, each of which is asked eight times."""

State = Literal["good", "wrong", "unknown"]

Item = TypeVar("Item")
Found = TypeVar("Found")


class Line(NamedTuple):
    """One thing that was looked at."""

    part: str
    """What kind of thing."""
    name: str
    state: State
    text: str


Look = Callable[[Cluster, Bootstrap], Iterable[Line]]


def status(cluster: Cluster, bootstrap: Bootstrap, kubectl: Kubectl) -> list[Line]:
    """Returns the state of everything, each part by its own look: one that fails is `unknown`.

    All looks are at the same time, since most of it is waiting for answers.
    """
    looks: dict[str, Look] = {
        "nodes": _nodes,
        "applications": applications,
        "workloads": _workloads,
        "backups": _backups,
        "addresses": _addresses,
        "certificates": certificates,
        "disks": disks,
        "network policies": partial(_policies, kubectl),
    }

    def lines_of(part: str) -> list[Line]:
        try:
            return list(looks[part](cluster, bootstrap))
        except (Failed, Refused, Conflict) as failure:
            return [Line(part, "", "unknown", str(failure))]

    return [line for lines in _at_once(lines_of, looks) for line in lines]


def _at_once(look: Callable[[Item], Found], items: Iterable[Item]) -> list[Found]:
    """Returns what each look has found, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(look, items))


def rows_of(lines: Sequence[Line]) -> list[tuple[State, str, str]]:
    """Returns rows of a table: state, part, and text, once for all of which the same is said."""
    names: dict[tuple[State, str, str], list[str]] = {}
    for line in lines:
        names.setdefault((line.state, line.part, line.text), []).append(line.name)
    return [
        (state, part, ": ".join(filter(None, [", ".join(named), text])))
        for (state, part, text), named in names.items()
    ]


def _nodes(cluster: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    number = len(cluster.items("/api/v1/nodes"))
    wanted = len(bootstrap.kind.nodes)
    if problem := unready_nodes(cluster):
        yield Line("nodes", "", "wrong", problem)
    else:
        yield Line(
            "nodes", "", "good" if number == wanted else "wrong", f"{number} of {wanted} ready"
        )


def applications(cluster: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yields what Argo CD says of each Application, and whether it syncs the first by itself.

    Of the others root turns that on again.
    """
    head = run("git", "rev-parse", "HEAD", folder=bootstrap.root).strip()
    first = {each["metadata"]["name"] for each in bootstrap.first_applications}
    for each in sorted(all_applications(cluster, bootstrap)):
        is_off = each.name in first and not each.is_automatic
        at = f", at {each.revision[:12]}" if each.revision else ""
        other = "" if each.revision in ("", head) else " (this checkout is at another commit)"
        text = f"{each.sync}, {each.health}{at}{other}" + (
            f": {each.message}" if each.message else ""
        )
        if is_off:
            text += "; auto-sync is off: to turn it on, run 'make up'"
        is_good = (each.is_good or each.is_moving) and not is_off
        yield Line("applications", each.name, "good" if is_good else "wrong", text)
        if each.end_of_life:
            yield Line("end of life", each.name, "unknown", each.end_of_life)


def _workloads(cluster: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    looks = [
        partial(system_culprits, cluster, starting=False),
        *(partial(culprits, cluster, name, starting=False) for name in bootstrap.namespaces()),
    ]
    lines = [line for lines in _at_once(lambda look: look(), looks) for line in lines]
    if lines:
        yield Line("workloads", "", "wrong", "\n".join(lines))
    else:
        yield Line("workloads", "", "good", "all are ready, or start or end as usual")


def _backups(cluster: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    for backup in bootstrap.scheduled_backups:
        state, text = _backup(cluster, backup)
        yield Line("backups", backup.name, state, text)


def _backup(cluster: Cluster, backup: Backup) -> tuple[State, str]:
    job = cluster.find(f"/apis/batch/v1/namespaces/{backup.namespace}/cronjobs/{backup.name}")
    if not job:
        return "wrong", "there is no CronJob"
    if job["spec"].get("suspend"):
        if job["metadata"].get("annotations", {}).get(DECISION) == "pending":
            return "wrong", "it waits until a restore is done or declined: run 'make up'"
        return "wrong", "it is suspended"
    last = job.get("status", {}).get("lastSuccessfulTime")
    hours = age_of(last or job["metadata"]["creationTimestamp"]) / timedelta(hours=1)
    # Where a clock ran ahead, nothing is started until the time of the last run is past.
    late = abs(hours) > backup.late_after_hours
    if hours < 0:
        text = f"the newest is {-hours:.0f} h in the future"
    elif last:
        text = f"the newest is {hours:.0f} h old"
    else:
        text = f"none since it was made {hours:.0f} h ago"
    return ("wrong" if late else "good"), text


def _addresses(_: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    problems = _at_once(problem_of, bootstrap.addresses)
    for each, problem in zip(bootstrap.addresses, problems, strict=True):
        state: State = "wrong" if problem else "good"
        yield Line("addresses", each.url, state, problem or "answers")


def certificates(cluster: Cluster, _: Bootstrap) -> Iterator[Line]:
    """Yields how long the certificates of the server and of the login are valid."""
    server = urlsplit(cluster.server)
    try:
        text = ssl.get_server_certificate((server.hostname or "", server.port or 443), timeout=10)
    except OSError as error:
        raise Failed(f"{cluster.server} shows no certificate: {error}") from None
    for name, pem in (("API server", text.encode()), ("your login", cluster.login_certificate)):
        if pem:
            end = x509.load_pem_x509_certificate(pem).not_valid_after_utc
            days = (end - datetime.now(UTC)).days
            state: State = "good" if days >= LEAST_DAYS else "wrong"
            yield Line("certificates", name, state, f"valid for {days} days")


def disks(cluster: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    """Yields how full the nodes, their volumes and the disk of the backups are."""
    names = [each["metadata"]["name"] for each in cluster.items("/api/v1/nodes")]
    for lines in _at_once(partial(_disks_of, cluster), names):
        yield from lines
    folder = bootstrap.backups()
    if folder.exists():
        usage = shutil.disk_usage(folder)
        yield fill(str(folder), usage.total, usage.free)


def _disks_of(cluster: Cluster, name: str) -> list[Line]:
    try:
        summary = cluster.find(f"/api/v1/nodes/{name}/proxy/stats/summary") or {}
    except (Failed, Conflict) as failure:
        # One that is away hides no disk but its own.
        return [Line("disks", f"node {name}", "unknown", str(failure))]
    disk = summary.get("node", {}).get("fs")
    lines = [fill(f"node {name}", disk["capacityBytes"], disk["availableBytes"])] if disk else []
    for pod in summary.get("pods", []):
        for volume in pod.get("volume", []):
            if claim := volume.get("pvcRef"):
                place = f"{claim['namespace']}/{claim['name']}"
                lines.append(fill(place, volume["capacityBytes"], volume["availableBytes"]))
    return lines


def _policies(kubectl: Kubectl, _: Cluster, bootstrap: Bootstrap) -> Iterator[Line]:
    if bootstrap.network:
        found = probe(kubectl, bootstrap.network)
        states: dict[str, State] = {"enforced": "good", "not enforced": "wrong"}
        state = states.get(found.outcome, "unknown")
        yield Line("network policies", "", state, f"{found.outcome}: {found.reason}")


def fill(name: str, capacity: int, available: int) -> Line:
    """Returns how full a file system is, by its bytes."""
    percent = 100 * (capacity - available) / capacity if capacity else 100
    state: State = "good" if percent < MOST_PERCENT else "wrong"
    return Line("disks", name, state, f"{percent:.0f} % full, {available / 2**30:.1f} GiB free")
