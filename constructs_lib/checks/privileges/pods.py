"""Privileges of pods, by workloads and by all else that holds a template of pods."""

from collections.abc import Iterator

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.pod_security import BASELINE_CAPABILITIES, LEVEL, baseline_violations
from constructs_lib.checks.privileges.privilege import Privilege, at, items
from constructs_lib.checks.shapes.reading import entries
from constructs_lib.core.fields import NAMESPACES_OF_THE_CLUSTER

ON_THE_NODE = frozenset(
    {
        *("allowPrivilegeEscalation", "hostIPC", "hostNetwork", "hostPID", "hostProcess"),
        "privileged",
    }
)
"""Fields that give a pod or a container rights on its node where they are true."""


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
        for source in (each for volume in spec.volumes for each in volume.projected.sources):
            if signer := source.pod_certificate.get("signerName"):
                problem = f"has a certificate of signer '{signer}'"
                yield Privilege(workload, f"podCertificate {signer}", problem)
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


def of_templates(inventory: Inventory) -> Iterator[Privilege]:
    """Yield rights on nodes in steps of Tasks, templates of runs and objects of other groups."""
    for manifest, found in inventory.read:
        # Kubernetes' own workloads are compared with the level of Pod Security of their namespace.
        is_of_kubernetes = "." not in found.group or found.group.endswith(".k8s.io")
        for key, value in () if is_of_kubernetes else entries(manifest):
            if key in ON_THE_NODE and value is True:
                yield Privilege(found, key, f"has pods with '{key}'")
            elif key == "hostPath" and isinstance(path := at(value, "path"), str):
                yield Privilege(found, f"hostPath {path}", f"has pods with 'hostPath {path}'")
            elif key == "capabilities" and (
                added := sorted(set(map(str, items(value, "add"))) - BASELINE_CAPABILITIES)
            ):
                yield Privilege(found, "capabilities", f"has pods with capabilities {added}")
