"""Rule on the addresses to which Alertmanager sends alerts, against its connections."""

from collections.abc import Iterator

from constructs_lib.analysis.custom_resources import MONITORING
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.addresses import outside_port
from constructs_lib.kube.manifests import Json, at, items

PODS = ("app.kubernetes.io/name", "alertmanager")
"""Label that the Prometheus operator gives pods of Alertmanager."""


@register("alert-receiver-unreachable", asks_declarations=True)
def _receivers_can_be_called(inventory: Inventory) -> Iterator[Finding]:
    declared = inventory.declarations
    for manifest, found in inventory.read:
        if (found.group, found.kind) != (MONITORING, "AlertmanagerConfig"):
            continue
        callers = {
            str(each)
            for each in declared.ends
            if each.owned and each.namespace == found.namespace and PODS in each.labels.items()
        }
        opened = {
            port
            for flow in declared.flows
            if flow.source in callers and flow.target.startswith("outside")
            for port in flow.ports
        }
        needed = dict(_outside(manifest)) if callers else {}
        for port, path in needed.items():
            if port not in opened:
                problem = f"sends alerts to port {port} outside the cluster"
                fix = f"allow it by 'allow_to_outside({port})' of {' and '.join(sorted(callers))}"
                yield finding(found, f"{problem}, which no connection allows", fix, path)


def _outside(config: Json) -> Iterator[tuple[int, str]]:
    """Yield each port outside the cluster that a receiver needs, and the path of that receiver."""
    for number, receiver in enumerate(items(config, "spec", "receivers")):
        path = f"spec.receivers[{number}]"
        for each in items(receiver, "emailConfigs"):
            port = str(at(each, "smarthost")).rpartition(":")[2]
            if port.isdecimal():
                yield int(port), path
        if items(receiver, "slackConfigs"):
            yield 443, path
        for each in items(receiver, "webhookConfigs"):
            try:
                called = outside_port(str(at(each, "url") or "https://secret"))
            except ValueError:
                continue  # The operator leaves out such a receiver.
            if called:
                yield called, path
