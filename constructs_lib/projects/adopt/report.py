"""What differs between manifests and what a program makes of them, and why."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from constructs_lib.plan.fields import FieldChange
from constructs_lib.plan.objects import Consequence, Key, Severity, key_of
from constructs_lib.plan.plan import Plan
from constructs_lib.projects.adopt.objects import Read, is_default
from constructs_lib.projects.adopt.program import Adopted

CHECK = "CHECK: "
"""Beginning of reasons that are about what a program may do."""

REASONS = (
    (r"labels|metadata$", "labels by which tools, selectors and policies find it"),
    (r"annotations", "replaces the pods when their configuration changes"),
    (
        r"securityContext",
        f"{CHECK}it runs without rights, as this user, and writes to volumes only",
    ),
    (r"resources", f"{CHECK}it gets these amounts, so that it takes none from its neighbours"),
    (r"Probe", f"{CHECK}it is restarted, or gets no requests, while it does not answer"),
    (r"concurrencyPolicy", f"{CHECK}runs never overlap"),
    (r"volumes|volumeMounts", "a folder of limited size is all that it can write to"),
    (r"automountServiceAccountToken", "no login of the API server where nobody asked for one"),
    (r"serviceAccountName", "a ServiceAccount of its own, without rights"),
    (r"enableServiceLinks", "no variables from other Services"),
    (r"dnsConfig", "one question for a name in place of eight"),
    (r"topologySpreadConstraints", "pods on different nodes"),
    (r"tolerations", "pods of a lost node are replaced after seconds, not minutes"),
    (r"terminationGracePeriodSeconds|lifecycle", "requests are answered before it ends"),
    (r"strategy", "no pod ends before its successor is ready"),
    (r"behavior", "pods are removed slowly"),
    (r"containers", "the container is named as its construct"),
    (r"ports", "ports have names"),
    (r"activeDeadlineSeconds|backoffLimit", "stated: a run that hangs is stopped after a week"),
    (r"HistoryLimit", "the last three runs of each outcome are kept"),
    (r"spec\.selector", "the labels that constructs set: nobody else selects by the former ones"),
    (r"restartPolicy$", "the default of the API, which need not be stated"),
    (r"spec\.(type|replicas|metrics|min\w+|max\w+|unhealthy\w+|serviceName)$", "stated now"),
)
"""Reasons by pattern of the path of a field, the first that fits."""

ADDED = {
    "ServiceAccount": "each workload has its own, without rights",
    "PodDisruptionBudget": "maintenance of nodes evicts one pod at a time",
    "Service": "a name by which constructs reach it",
}
"""Reasons of objects that constructs add, by kind."""

STAYS = {
    "Ingress": "a WebIngress closes its pods to all others; make it one once these are connected",
    "Namespace": "add_namespace() closes it; use it once all of its pods are connected",
}
"""Why objects stay, by kind."""

UNKNOWN = "no reason is known: look at it"


def report(adopted: Adopted, plan: Plan, read: Read) -> str:
    """Return what became of all objects, what differs and why."""
    lines = ["Adopted:"]
    for key, (construct, now) in adopted.constructs.items():
        lines.append(f"  {key.text}: {construct}{f', as {now.name}' * (now.name != key.name)}")
    lines += ["Read from manifests/ as they are:"] if adopted.manifests else []
    for key in (key_of(each) for manifests in adopted.manifests.values() for each in manifests):
        lines.append(f"  {key.text}{_stays(key, adopted)}")
    lines += ["Not written:"] if read.left_out else []
    lines += [f"  {name}: {why}" for name, why in read.left_out.items()]
    lines.append("Different:")
    for each in plan.objects:
        kind = each.object.split("/")[-2 if "/" in each.object else 0]
        why = f": {ADDED.get(kind, UNKNOWN)}" if each.action == "added" else ""
        lines.append(f"  {each.object} {each.action}{why}")
        lines += [f"    {text}" for text in _reasons(each.fields)]
        lines += [f"    ! {text}" for text in _told(each.consequences)]
    return "\n".join([*lines, *(f"! {text}" for text in _told(plan.consequences))])


def _stays(key: Key, adopted: Adopted) -> str:
    why = adopted.stays.get(key) or STAYS.get(key.kind)
    return f": {why}" if why else ""


def _told(consequences: Sequence[Consequence]) -> Iterator[str]:
    return (each.text for each in consequences if each.severity is not Severity.NONE)


def _reasons(fields: Sequence[FieldChange]) -> Iterator[str]:
    """Yield each reason with the fields that it is for, what somebody must check first."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in fields:
        path = each.path.replace("jobTemplate.spec.", "").replace("spec.template.spec.", "")
        found[reason(each)].append(re.sub(r"(labels|annotations|securityContext)\W.*", r"\1", path))
    for why, paths in sorted(found.items(), key=lambda entry: not entry[0].startswith(CHECK)):
        yield f"{why} ({', '.join(dict.fromkeys(paths))})"


def reason(change: FieldChange) -> str:
    """Return why a field differs."""
    if change.new is None and is_default(change.path.rpartition(".")[2], change.old):
        return "the default of the API, which need not be stated"
    return next((why for pattern, why in REASONS if re.search(pattern, change.path)), UNKNOWN)
