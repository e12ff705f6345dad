"""Rules that every reference from one object to another resolves."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from constructs_lib.core.api_objects import Json, Manifest
from constructs_lib.rules.inventory import (
    Inventory,
    Pods,
    containers_of,
    finding,
    namespace_of,
    selects,
    title,
)

REFERENCE_FIELDS = (
    ("configMap", "ConfigMap", "name"),
    ("configMapKeyRef", "ConfigMap", "name"),
    ("configMapRef", "ConfigMap", "name"),
    ("secret", "Secret", "secretName"),
    ("secret", "Secret", "name"),
    ("secretKeyRef", "Secret", "name"),
    ("secretRef", "Secret", "name"),
    ("persistentVolumeClaim", "PersistentVolumeClaim", "claimName"),
)
"""What refers to an object in volumes and environment: field, kind, and field of the name."""


def services_select_pods(inventory: Inventory) -> Iterator[str]:
    """A Service selects pods, and its target ports are ports of their containers."""
    for service in inventory.of_kind("Service"):
        labels = service["spec"].get("selector")
        if not labels:
            continue
        candidates = inventory.pods_by_namespace[namespace_of(service)]
        selected = [pods for pods in candidates if selects({"matchLabels": labels}, pods.labels)]
        if not selected:
            problem = f"selects no pods with {labels}"
            yield finding(service, problem, "use the labels of a pod template")
        for port in service["spec"]["ports"]:
            target = port.get("targetPort", port["port"])
            for pods in selected:
                if target not in _container_ports(pods):
                    problem = f"targets port {target}, which {title(pods.maker)} lacks"
                    yield finding(service, problem, "add it there")


def _container_ports(pods: Pods) -> set[int | str]:
    """Returns numbers and names of the ports of all containers."""
    ports = [port for container in containers_of(pods) for port in container.get("ports", ())]
    return {port[key] for port in ports for key in ("containerPort", "name") if key in port}


def autoscalers_have_targets(inventory: Inventory) -> Iterator[str]:
    """An autoscaler scales a workload that exists and states no number of pods itself."""
    for autoscaler in inventory.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler["spec"]["scaleTargetRef"]
        workload = inventory.find(target["kind"], namespace_of(autoscaler), target["name"])
        if workload is None:
            problem = f"scales {target['kind']} '{target['name']}', which does not exist"
            yield finding(autoscaler, problem, "correct it")
        elif "replicas" in workload["spec"]:
            problem = f"states 'replicas' beside {title(autoscaler)}"
            yield finding(workload, problem, "leave it to the autoscaler")


def ingresses_have_services(inventory: Inventory) -> Iterator[str]:
    """An Ingress sends to Services and ports that exist; its certificates are declared Secrets."""
    for ingress in inventory.of_kind("Ingress"):
        for backend in _service_backends(ingress["spec"]):
            service = inventory.find("Service", namespace_of(ingress), backend["name"])
            port = backend["port"].get("number", backend["port"].get("name"))
            if service is None:
                problem = f"sends to Service '{backend['name']}', which does not exist"
                yield finding(ingress, problem, "correct the name")
            elif not any(port in (p["port"], p.get("name")) for p in service["spec"]["ports"]):
                problem = f"sends to port {port}, which {title(service)} lacks"
                yield finding(ingress, problem, "use one of its ports")
        for tls in ingress["spec"].get("tls", ()):
            if name := tls.get("secretName"):
                yield from _missing(inventory, ingress, "Secret", name)


def _service_backends(spec: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    backends = [spec["defaultBackend"]] if "defaultBackend" in spec else []
    for rule in spec.get("rules", ()):
        backends += [path["backend"] for path in rule.get("http", {}).get("paths", ())]
    return (backend["service"] for backend in backends if "service" in backend)


def budgets_select_pods(inventory: Inventory) -> Iterator[str]:
    """A PodDisruptionBudget selects pods."""
    for budget in inventory.of_kind("PodDisruptionBudget"):
        selector = budget["spec"].get("selector", {})
        candidates = inventory.pods_by_namespace[namespace_of(budget)]
        if not any(selects(selector, pods.labels) for pods in candidates):
            yield finding(budget, "selects no pods", "use the labels of a pod template")


def _missing(
    inventory: Inventory, user: Manifest, kind: str, name: str, key: str | None = None
) -> Iterator[str]:
    """Yields a finding where what `user` refers to, or its key, does not exist."""
    keys = inventory.keys_of(kind, namespace_of(user), name)
    if keys is None:
        fix = "declare it with a SecretRef" if kind == "Secret" else "add it or correct the name"
        yield finding(user, f"uses {kind} '{name}', which does not exist", fix)
    elif key is not None and key not in keys:
        problem = f"uses key '{key}' of {kind} '{name}', which has none such"
        yield finding(user, problem, f"use one of {sorted(keys)}")


def pods_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """Environment, volumes, claims, pull secrets and ServiceAccounts that pods name exist."""
    for pods in inventory.pods:
        for kind, name, key in _references(pods):
            yield from _missing(inventory, pods.maker, kind, name, key)


def _references(pods: Pods) -> Iterator[tuple[str, str, str | None]]:
    """Yields kind, name and key of what pods refer to by name, unless it may be absent."""
    spec = pods.spec
    if (account := spec.get("serviceAccountName", "default")) != "default":
        yield "ServiceAccount", account, None
    for secret in spec.get("imagePullSecrets", ()):
        yield "Secret", secret["name"], None
    sources = [*spec.get("volumes", ())]
    for volume in spec.get("volumes", ()):
        sources += volume.get("projected", {}).get("sources", ())
    for container in containers_of(pods):
        sources += [variable.get("valueFrom", {}) for variable in container.get("env", ())]
        sources += container.get("envFrom", ())
    for source in sources:
        for field, kind, name_field in REFERENCE_FIELDS:
            reference = source.get(field, {})
            if name_field in reference and not reference.get("optional"):
                yield kind, reference[name_field], reference.get("key")


def policies_select_pods(inventory: Inventory) -> Iterator[str]:
    """A NetworkPolicy applies to pods that exist, and its peers exist or are declared."""
    for policy in inventory.of_kind("NetworkPolicy"):
        subject = policy["spec"].get("podSelector", {})
        if subject and not _selects_any(inventory, subject, [namespace_of(policy)]):
            yield finding(policy, "applies to no pods", "use the labels of a pod template")
        for peer in _peers(policy["spec"]):
            if "namespaceSelector" in peer:
                namespaces = [
                    name
                    for name, labels in inventory.namespace_labels.items()
                    if selects(peer["namespaceSelector"], labels)
                ]
            else:
                namespaces = [namespace_of(policy)]
            if not _selects_any(inventory, peer.get("podSelector", {}), namespaces):
                problem = f"names peers that do not exist, {peer}"
                yield finding(policy, problem, "correct the labels or declare a Peer")


def _peers(spec: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yields the peers of a policy that are pods."""
    for direction, key in (("ingress", "from"), ("egress", "to")):
        for rule in spec.get(direction, ()):
            yield from (peer for peer in rule.get(key, ()) if "ipBlock" not in peer)


def _selects_any(
    inventory: Inventory, selector: Mapping[str, Json], namespaces: Sequence[str]
) -> bool:
    labels = chain.from_iterable(inventory.pod_labels[namespace] for namespace in namespaces)
    return any(selects(selector, each) for each in labels)
