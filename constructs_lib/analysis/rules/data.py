"""Data that objects hold, the backups that copy them, and what restores them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from constructs_lib.analysis.custom_resources import ARGO_CD, MONITORING
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_of
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.label_keys import BACKS_UP, LOSS_ACCEPTED, RESTORES
from constructs_lib.kube.manifests import Manifest, at
from constructs_lib.kube.schedules import CronSchedule, longest_pause_hours
from constructs_lib.kube.structs import argoproj, k8s
from constructs_lib.kube.validation import checked

CNPG = "postgresql.cnpg.io"
"""API group of CloudNativePG."""

BUCKETS = (
    ("objectbucket.io", "ObjectBucketClaim"),
    ("objectstorage.k8s.io", "BucketClaim"),
    ("s3.aws.m.upbound.io", "Bucket"),
    ("s3.aws.upbound.io", "Bucket"),
    ("s3.services.k8s.aws", "Bucket"),
    ("storage.cnrm.cloud.google.com", "StorageBucket"),
    ("storage.gcp.upbound.io", "Bucket"),
)
"""Groups and kinds of buckets."""

HOLDERS: Mapping[tuple[str, str], Sequence[str]] = {
    **dict.fromkeys(BUCKETS, ("spec",)),
    ("", "PersistentVolumeClaim"): ("spec",),
    ("apps", "StatefulSet"): ("spec", "volumeClaimTemplates"),
    (CNPG, "Cluster"): ("spec",),
    (MONITORING, "Alertmanager"): ("spec", "storage", "volumeClaimTemplate"),
    (MONITORING, "Prometheus"): ("spec", "storage", "volumeClaimTemplate"),
    # One that states a reason, for the data of its chart.
    (ARGO_CD, "Application"): ("metadata", "annotations", LOSS_ACCEPTED),
}
"""Field of an object of each kind that is there if it holds data."""

RECOVERY = "a new Cluster with bootstrap.recovery"
"""Way in which a cluster of CloudNativePG is restored."""


@dataclass(frozen=True, kw_only=True)
class HeldData:
    """Data of an object, and what happens if they are lost."""

    object: Place
    loss_accepted: str
    """Reason why no backup is needed. Empty: none is stated."""
    backups: Sequence[str]
    """Backups, each with the age that its newest copy has at most."""
    restored_by: Sequence[str]

    def __str__(self) -> str:
        """Return a line for readers."""
        if self.backups:
            ways = " and ".join(self.restored_by) or f"nothing that states '{RESTORES}'"
            return f"{self.object}: {'; '.join(self.backups)}; restored by {ways}"
        reason = f"loss accepted: {self.loss_accepted}" if self.loss_accepted else "no backup"
        return f"{self.object}: {reason}"


def held_data(inventory: Inventory) -> Iterator[HeldData]:
    """Yield the data of objects, then data that only annotations of backups name."""
    backups: dict[Place, list[str]] = defaultdict(list)
    restores: dict[Place, list[str]] = defaultdict(list)
    for manifest, found in inventory.read:
        spec = at(manifest, "spec")
        if not (at(spec, "suspend") or at(spec, "paused")):
            for place in _named(found, BACKS_UP):
                backups[place].append(f"{found}, {_age(spec)}")
            if (found.group, found.kind) == (CNPG, "ScheduledBackup"):
                name = str(at(spec, "cluster", "name"))
                cluster = Place("", "Cluster", found.namespace, name)
                backups[cluster].append(f"{found}, {_age(spec)}")
                restores[cluster].append(RECOVERY)
        for place in _named(found, RESTORES):
            restores[place].append(str(found))
    accepted = {
        id(manifest): each.annotations[LOSS_ACCEPTED].strip()
        for each in inventory.of_kind(argoproj.Application)
        if LOSS_ACCEPTED in each.annotations
        for manifest in inventory.rendered.get((each.namespace, each.name), ())
    }
    for manifest, found in inventory.read:
        if at(manifest, *HOLDERS.get((found.group, found.kind), ("-",))) not in (None, []):
            place = Place("", found.kind, found.namespace, found.name)
            own = found.annotations.get(LOSS_ACCEPTED, "").strip()
            yield HeldData(
                object=place_of(found),
                loss_accepted=own or accepted.get(id(manifest), ""),
                backups=backups.pop(place, ()),
                restored_by=restores[place],
            )
    for place, copies in backups.items():
        yield HeldData(object=place, loss_accepted="", backups=copies, restored_by=restores[place])


def summary(inventory: Inventory) -> str:
    """Return a line on all data. Empty: there are none."""
    found = [*held_data(inventory)]
    copied = sum(bool(each.backups) for each in found)
    accepted = sum(bool(each.loss_accepted and not each.backups) for each in found)
    texts = f"{copied} with a backup, {accepted} with an accepted loss, of {len(found)}"
    return f"Data: {texts}" if found else ""


@register("data-unprotected", "warning")
def _data_unprotected(inventory: Inventory) -> Iterator[Finding]:
    for each in held_data(inventory):
        if not each.backups and not each.loss_accepted:
            problem = "holds data that no backup copies"
            fix = f"name it in '{BACKS_UP}' of its backup, or state '{LOSS_ACCEPTED}' with a reason"
            yield finding(each.object, problem, fix)


def _named(found: k8s.Object, annotation: str) -> Iterator[Place]:
    """Yield the objects that an annotation names, each as a kind and a name."""
    for line in found.annotations.get(annotation, "").splitlines():
        kind, _, name = line.strip().partition(" ")
        namespace, _, name = name.rpartition("/")
        yield Place("", kind, namespace or found.namespace, name)


def _age(spec: Manifest) -> str:
    # The schedules of CloudNativePG begin with seconds.
    text = " ".join(str(at(spec, "schedule")).split()[-5:])
    try:
        return f"at most {longest_pause_hours(checked('schedule', CronSchedule, text))} h old"
    except ValueError:
        return "of unknown age"
