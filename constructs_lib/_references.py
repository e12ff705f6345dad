"""Rules that every reference from one object to another resolves."""

from collections.abc import Iterator

from constructs_lib._api_objects import Manifest
from constructs_lib._inventory import (
    Inventory,
    Pods,
    containers_of,
    finding,
    name_of,
    namespace_of,
    selects,
    title,
)
from constructs_lib._labels import NAMESPACE

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
        selector = service["spec"].get("selector")
        if not selector:
            continue
        selected = [
            pods
            for pods in inventory.pods(namespace_of(service))
            if selects({"matchLabels": selector}, pods.labels)
        ]
        if not selected:
            yield finding(
                service, f"selects no pods with {selector}", "use the labels of a pod template"
            )
        for port in service["spec"]["ports"]:
            target = port.get("targetPort", port["port"])
            for pods in selected:
                ports = [
                    port for container in containers_of(pods) for port in container.get("ports", ())
                ]
                if not any(target in (port["containerPort"], port.get("name")) for port in ports):
                    yield finding(
                        service,
                        f"targets port {target}, which {title(pods.maker)} lacks",
                        "add it there",
                    )


def autoscalers_have_targets(inventory: Inventory) -> Iterator[str]:
    """An autoscaler scales a workload that exists and states no number of pods itself."""
    for autoscaler in inventory.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler["spec"]["scaleTargetRef"]
        workload = inventory.find(target["kind"], namespace_of(autoscaler), target["name"])
        if workload is None:
            yield finding(
                autoscaler,
                f"scales {target['kind']} '{target['name']}', which does not exist",
                "correct it",
            )
        elif "replicas" in workload["spec"]:
            yield finding(
                workload,
                f"states 'replicas' beside {title(autoscaler)}",
                "leave it to the autoscaler",
            )


def ingresses_have_services(inventory: Inventory) -> Iterator[str]:
    """An Ingress sends to Services and ports that exist; its certificates are declared Secrets."""
    for ingress in inventory.of_kind("Ingress"):
        spec, namespace = ingress["spec"], namespace_of(ingress)
        paths = [
            path for rule in spec.get("rules", ()) for path in rule.get("http", {}).get("paths", ())
        ]
        backends = [path["backend"] for path in paths] + [
            spec[key] for key in ("defaultBackend",) if key in spec
        ]
        for backend in (backend["service"] for backend in backends if "service" in backend):
            service = inventory.find("Service", namespace, backend["name"])
            if service is None:
                yield finding(
                    ingress,
                    f"sends to Service '{backend['name']}', which does not exist",
                    "correct the name",
                )
                continue
            port = backend["port"].get("number", backend["port"].get("name"))
            if not any(
                port in (known["port"], known.get("name")) for known in service["spec"]["ports"]
            ):
                yield finding(
                    ingress,
                    f"sends to port {port}, which {title(service)} lacks",
                    "use one of its ports",
                )
        for tls in spec.get("tls", ()):
            if name := tls.get("secretName"):
                yield from _missing(inventory, ingress, "Secret", name)


def budgets_select_pods(inventory: Inventory) -> Iterator[str]:
    """A PodDisruptionBudget selects pods."""
    for budget in inventory.of_kind("PodDisruptionBudget"):
        selector = budget["spec"].get("selector", {})
        if not any(selects(selector, pods.labels) for pods in inventory.pods(namespace_of(budget))):
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
    for pods in inventory.pods():
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
    peers = [(peer["namespace"], peer["labels"]) for peer in inventory.peers]
    known = [(namespace_of(pods.maker), pods.labels) for pods in inventory.pods()] + peers
    labels_of_namespaces = {namespace: {NAMESPACE: namespace} for namespace, _ in known}
    for namespace in inventory.of_kind("Namespace"):
        labels = {**namespace["metadata"].get("labels", {}), NAMESPACE: name_of(namespace)}
        labels_of_namespaces[name_of(namespace)] = labels
    for policy in inventory.of_kind("NetworkPolicy"):
        spec, home = policy["spec"], namespace_of(policy)
        subject = spec.get("podSelector", {})
        if subject and not any(
            namespace == home and selects(subject, labels) for namespace, labels in known
        ):
            yield finding(policy, "applies to no pods", "use the labels of a pod template")
        rules = [(rule, "from") for rule in spec.get("ingress", ())] + [
            (rule, "to") for rule in spec.get("egress", ())
        ]
        for peer in (
            peer
            for rule, direction in rules
            for peer in rule.get(direction, ())
            if "ipBlock" not in peer
        ):
            namespaces = {
                namespace
                for namespace, labels in labels_of_namespaces.items()
                if (
                    selects(peer["namespaceSelector"], labels)
                    if "namespaceSelector" in peer
                    else namespace == home
                )
            }
            pods = peer.get("podSelector", {})
            if not any(
                namespace in namespaces and selects(pods, labels) for namespace, labels in known
            ):
                yield finding(
                    policy,
                    f"names peers that do not exist, {peer}",
                    "correct the labels or declare a Peer",
                )
