"""Every object that a construct emits stays reachable by a typed attribute."""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib import ResourcesProps, WebServiceProps
from constructs_lib.monitoring import AlertReceiver, AlertReceiverProps
from constructs_lib.postgres import DatabaseRestore, RestoreDrill
from constructs_lib.reference import DeletionGuard, GitRestore
from constructs_lib.workloads import (
    PolicyRule,
    ScheduledJobProps,
    StatefulServiceProps,
    TierNamespaceProps,
    WorkerProps,
)
from constructs_lib.workloads.namespace import ResourceQuotaProps
from constructs_lib.workloads.storage_class import LocalStorageClass
from tests.other_values import smallest, wired
from tests.synthesis import CONSTRUCTS, new_chart

POD = {"role": [PolicyRule(resources=["pods"], verbs=["get"])], "role_reason": "Counts them."}
BESIDE = {
    WebServiceProps: {"pod": POD, "min_replicas": 2},
    WorkerProps: {"pod": POD, "min_replicas": 2},
    StatefulServiceProps: {"pod": POD, "replicas": 2},
    ScheduledJobProps: {"pod": POD},
    TierNamespaceProps: {
        "quota": smallest(ResourceQuotaProps),
        "container_defaults": ResourcesProps(),
    },
}
"""Props by which objects are made that may be absent."""


def reachable(construct):
    """Return kind and name of the objects behind the attributes of a construct and its parts."""
    names = {
        name
        for base in type(construct).__mro__
        for name, value in vars(base).items()
        if isinstance(value, property) and not name.startswith("_") and name != "node"
    }
    found = [each for name in names for each in listed(getattr(construct, name))]
    objects = {(each.kind, each.name) for each in found if isinstance(each, ApiObject)}
    parts = [
        part
        for name, value in vars(construct).items()
        for part in listed(value)
        if isinstance(part, Construct) and construct in part.node.scopes and name[0] != "_"
    ]
    return objects.union(*map(reachable, parts))


def listed(value):
    return value if isinstance(value, list) else [value]


def constructs():
    """Yield every construct, each in a Chart of its own."""
    for props, construct in CONSTRUCTS.items():
        made = smallest(props, **BESIDE.get(props, {}))
        yield construct(new_chart(), "made", made, **wired(construct))
    for construct in (DatabaseRestore, GitRestore, RestoreDrill):
        yield construct(new_chart(), "made", **wired(construct))
    yield AlertReceiver(new_chart(), "made", AlertReceiverProps())
    for construct in (DeletionGuard, LocalStorageClass):
        yield construct(new_chart(), "made")


def test_every_object_has_an_attribute():
    kinds = set()
    for made in constructs():
        below = [each for each in made.node.find_all() if isinstance(each, ApiObject)]
        # Policies belong to connections, which are declared one by one.
        emitted = {(each.kind, each.name) for each in below if each.kind != "NetworkPolicy"}
        assert emitted <= reachable(made), made
        kinds |= {kind for kind, _ in emitted}
    assert {"Role", "HorizontalPodAutoscaler", "ResourceQuota", "EventListener"} <= kinds
