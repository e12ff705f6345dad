"""Privileges of pods: on which node, before whom, and beyond the level of Pod Security."""

from collections.abc import Iterator

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.pod_security import LEVEL, baseline_violations
from constructs_lib.checks.privileges.privilege import Privilege
from constructs_lib.core.fields import NAMESPACES_OF_THE_CLUSTER


def of_pods(inventory: Inventory) -> Iterator[Privilege]:
    """Yield pods that choose their node, displace others, or have rights on their node."""
    for pods in inventory.pods:
        spec, workload = pods.spec, pods.workload
        if spec.node_name:
            problem = f"passes the scheduler by 'nodeName' {spec.node_name!r}"
            yield Privilege(workload, f"nodeName {spec.node_name}", problem, "use a node selector")
        if spec.priority_class_name.startswith("system-"):
            problem = f"displaces others by class '{spec.priority_class_name}' of the cluster"
            yield Privilege(workload, f"priorityClassName {spec.priority_class_name}", problem)
        namespace = inventory.find("Namespace", "", pods.namespace)
        level = namespace.metadata.labels.get(LEVEL) if namespace else "unknown"
        # Other levels refuse such pods. Of a Namespace that is no object, the level is not known.
        is_open = pods.namespace in NAMESPACES_OF_THE_CLUSTER or (
            level not in ("baseline", "restricted", "unknown")
        )
        for violation in baseline_violations(pods) if is_open else ():
            name = violation.what.replace("'", "")
            if not name.endswith("type hostPath"):
                yield Privilege(workload, name, f"has {violation.what}", violation.fix)
