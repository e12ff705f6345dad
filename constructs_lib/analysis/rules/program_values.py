"""Values that programs are started with, and that can hardly be meant."""

import re
from collections import defaultdict
from collections.abc import Iterator
from posixpath import normpath

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.privileges.privilege import Privilege
from constructs_lib.analysis.workload_pods import Workload, handlers_of
from constructs_lib.kube.schedules import NAMED_SCHEDULES, longest_pause_minutes, time_zones
from constructs_lib.kube.structs import k8s

REFERENCE = re.compile(r"(?<!\$)\$\(([A-Z][A-Z0-9_]*)\)", re.ASCII)
"""A variable that Kubernetes replaces. Commands of a shell in `$(…)` are in small letters."""

OF_A_SHELL = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", re.ASCII)
"""A variable that a shell replaces, but not Kubernetes."""

OF_SERVICES = re.compile(r".*_(SERVICE_HOST|SERVICE_PORT.*|PORT(_.*)?)", re.ASCII)
"""Names of variables that the kubelet adds for each Service of the namespace."""

OPERATORS = frozenset({"&", "&&", "2>", "2>&1", "<", ">", ">>", "|", "||"})
"""Words by which a shell joins and redirects programs."""

ZONE = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_/+-]+", re.ASCII)
"""Name of a time zone. Variables may have rules of one instead, or a path."""

LOCAL = frozenset({"localhost", "127.0.0.1"})
"""Names of the pod itself."""

OF_OTHERS = re.compile(r"(?!.*(BIND|LISTEN|SERVER)).+_HOST", re.ASCII)
"""Name of a variable with the host of another program, not where its own listens."""

OF_THE_SYSTEM = frozenset(
    {
        *("/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sbin", "/sys"),
        *("/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/sbin", "/var"),
    }
)
"""Folders of images without which few programs start."""

ONE_NODE = frozenset({"ReadWriteOnce", "ReadWriteOncePod"})
"""Access modes of a volume that one node at a time mounts for writing."""


def of_commands(inventory: Inventory) -> Iterator[Privilege]:
    """Yield mistakes in commands: unknown references, operators of a shell, joined arguments."""
    for pods, container in inventory.containers:
        for name in _unknown(container):
            problem = f"refers to '$({name})' in container '{container.name}', which has no such"
            fix = "set it before the variable that refers to it"
            yield Privilege(pods.workload, f"reference {name}", f"{problem} variable", fix)
        names = {each.name for each in container.env}
        for variable in container.env:
            for name in names.intersection(OF_A_SHELL.findall(variable.value or "")):
                problem = f"has '${{{name}}}' in variable '{variable.name}' of '{container.name}'"
                fix = f"write '$({name})', which Kubernetes replaces"
                yield Privilege(pods.workload, f"text {name}", problem, fix)
        words = [*container.command, *container.args]
        for word in dict.fromkeys(word for word in words if word in OPERATORS):
            problem = f"passes '{word}' to the program of container '{container.name}'"
            fix = "begin the command with 'sh', '-c', and write the rest as one text"
            yield Privilege(pods.workload, f"argument {word}", problem, fix)
        hooks = [each.exec.command for each in handlers_of(container) if each.exec]
        for command in (container.command, *hooks):
            if command and re.search(r"\s", command[0]):
                problem = f"starts the program {command[0]!r:.80} in container '{container.name}'"
                fix = "write each argument as a text of its own"
                yield Privilege(pods.workload, f"program {command[0]}", problem, fix)


def _unknown(container: k8s.Container) -> list[str]:
    """Return the variables that others and arguments refer to, and which are not set by then."""
    if container.env_from:
        return []
    names: set[str] = set()
    found: list[str] = []
    for variable in container.env:
        used = REFERENCE.findall(variable.value or "")
        found += [each for each in used if each not in names]
        names.add(variable.name)
    for text in (*container.command, *container.args):
        found += [each for each in REFERENCE.findall(text) if each not in names]
    return [each for each in dict.fromkeys(found) if not OF_SERVICES.fullmatch(each)]


def of_variables(inventory: Inventory) -> Iterator[Privilege]:
    """Yield variables with quotes around their value, or that name an unknown host or zone."""
    for pods, container in inventory.containers:
        for variable in container.env:
            name, text = variable.name, variable.value or ""
            where = f"variable '{name}' of container '{container.name}'"
            if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
                problem = f"has quotes around {text!r:.80} in {where}, which are part of the value"
                yield Privilege(pods.workload, f"quotes {name}", problem, "remove them")
            if text in LOCAL and OF_OTHERS.fullmatch(name) and len(pods.servers) == 1:
                problem = f"has {text!r} in {where}, which is alone in its pod"
                fix = "name the Service that is meant"
                yield Privilege(pods.workload, f"host {name}", problem, fix)
            if name == "TZ" and ZONE.fullmatch(text) and text not in time_zones():
                problem = f"has time zone {text!r:.80} in {where}, which is none"
                fix = "use a name such as 'Europe/Berlin'"
                yield Privilege(pods.workload, f"time zone {text}", problem, fix)


def of_mounts(inventory: Inventory) -> Iterator[Privilege]:
    """Yield volumes that hide the system of an image."""
    for pods, container in inventory.containers:
        for mount in container.volume_mounts:
            path = normpath(mount.mount_path)
            if path in OF_THE_SYSTEM:
                problem = f"hides '{path}' of the image of container '{container.name}'"
                fix = "mount the volume below it, or a single file with 'subPath'"
                yield Privilege(pods.workload, f"mount {path}", problem, fix)


def of_claims(inventory: Inventory) -> Iterator[Privilege]:
    """Yield claims for one node that pods on several may write.

    Pods that must run beside others are taken to be on their node. Jobs end, and do not count.
    """
    writers: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for pods in inventory.pods:
        workload, affinity = pods.workload, pods.spec.affinity and pods.spec.affinity.pod_affinity
        if not isinstance(workload, Workload) or isinstance(workload, k8s.Job):
            continue
        is_beside = affinity and affinity.required_during_scheduling_ignored_during_execution
        for volume in () if is_beside else pods.spec.volumes:
            claim = volume.persistent_volume_claim
            if claim and not claim.read_only:
                writers[pods.namespace, claim.claim_name][str(workload)] = (
                    2 if isinstance(workload, k8s.DaemonSet) else inventory.most_pods(workload)
                )
    for found in inventory.of_kind(k8s.PersistentVolumeClaim):
        named, modes = writers[found.namespace, found.name], found.spec.access_modes
        if sum(named.values()) > 1 and {*modes} <= ONE_NODE:
            users = " and ".join(named)
            problem = f"lets pods on one node write ({', '.join(modes)}), and is used by {users}"
            fix = "use 'ReadWriteMany', or a claim for each pod"
            yield Privilege(found, "writers", problem, fix)


def of_schedules(inventory: Inventory) -> Iterator[Privilege]:
    """Yield schedules that come at other times than they seem to."""
    for job in inventory.of_kind(k8s.CronJob):
        schedule, most = job.spec.schedule, job.spec.job_template.spec.active_deadline_seconds
        try:
            pause = 60 * longest_pause_minutes(NAMED_SCHEDULES.get(schedule, schedule))
        except ValueError:
            continue  # `schedule-invalid` finds it.
        if most is not None and most > pause:
            # By its policy, the next run is left out, breaks it off, or runs beside it.
            problem = f"may run for {most} s, and its next run comes after {pause} s at most"
            fix = "lower 'activeDeadlineSeconds', or run it less often"
            yield Privilege(job, f"activeDeadlineSeconds {most}", problem, fix)
        match schedule.split():
            case ["*", hour, _, _, _] if hour != "*":
                problem, fix = f"comes in each minute of hour {hour}", "state the minute"
            case [_, _, day, _, weekday] if day[0] not in "*?" and weekday[0] not in "*?":
                problem = f"comes on each day {day}, and besides on each weekday {weekday}"
                fix = "leave '*' in one of the two"
            case _:
                continue
        yield Privilege(job, f"schedule {schedule}", f"{problem} ({schedule})", fix)
