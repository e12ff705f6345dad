"""Checks over synthesized objects: each rule is a plain function from an inventory to findings.

A finding names the object, what is wrong and the fix. `add_rules` runs all rules in every synth.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsii
from cdk8s import App
from constructs import IValidation
from pydantic import ValidationError

from constructs_lib._api_objects import Manifest
from constructs_lib._inventory import Inventory, Json, Pods, containers_of, name_of, namespace_of, selects, title
from constructs_lib._props import DnsLabel, DnsSubdomain, LabelKey, LabelValue, ServiceName, amount, checked_id
from constructs_lib.connections import NAMESPACE_LABEL

LONGEST_CRON_JOB_NAME = 52
"""Characters; the API server leaves 11 of a Job's 63 to the suffix that the controller adds."""


def no_duplicates(inventory: Inventory) -> Iterator[str]:
    """Two objects must not have one identity, or the later silently replaces the earlier."""
    seen = set()
    for manifest in inventory.objects:
        group = manifest["apiVersion"].rpartition("/")[0]
        identity = (group, manifest["kind"], namespace_of(manifest), name_of(manifest))
        if identity in seen:
            yield f"{title(manifest)} exists twice; give one of them another id"
        seen.add(identity)


def containers_state_resources(inventory: Inventory) -> Iterator[str]:
    """Every container states cpu and memory, requests and limits, the first not above the second."""
    for pods in inventory.pods():
        for container in containers_of(pods):
            where = f"container '{container['name']}' of {title(pods.maker)}"
            resources = container.get("resources", {})
            for resource in ("cpu", "memory"):
                request, limit = (resources.get(part, {}).get(resource) for part in ("requests", "limits"))
                missing = [part for part, value in (("request", request), ("limit", limit)) if value is None]
                if missing:
                    yield f"{where} has no {resource} {' and no '.join(missing)}; state both under 'resources'"
                elif amount(str(request)) > amount(str(limit)):
                    yield f"{where} requests more {resource} than its limit, {request} and {limit}; lower the first"


def no_secret_data(inventory: Inventory) -> Iterator[str]:
    """No Secret carries values: what is synthesized is committed to Git."""
    for secret in inventory.of_kind("Secret"):
        if secret.get("data") or secret.get("stringData"):
            yield f"{title(secret)} carries values; take it out and name it with a SecretRef"


def services_select_pods(inventory: Inventory) -> Iterator[str]:
    """A Service selects pods, and its target ports are ports of their containers."""
    for service in inventory.of_kind("Service"):
        selector = service["spec"].get("selector")
        if not selector:
            continue
        selected = [pods for pods in inventory.pods(namespace_of(service)) if selects({"matchLabels": selector}, pods.labels)]
        if not selected:
            yield f"{title(service)} selects no pods with {selector}; use the labels of a pod template"
        for port in service["spec"]["ports"]:
            target = port.get("targetPort", port["port"])
            for pods in selected:
                ports = [port for container in containers_of(pods) for port in container.get("ports", ())]
                if not any(target in (port["containerPort"], port.get("name")) for port in ports):
                    yield f"{title(service)} targets port {target}, which {title(pods.maker)} lacks; add it there"


def autoscalers_have_targets(inventory: Inventory) -> Iterator[str]:
    """A HorizontalPodAutoscaler scales a workload that exists and does not fix its own number of pods."""
    for autoscaler in inventory.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler["spec"]["scaleTargetRef"]
        workload = inventory.find(target["kind"], namespace_of(autoscaler), target["name"])
        if workload is None:
            yield f"{title(autoscaler)} scales {target['kind']} '{target['name']}', which does not exist; correct it"
        elif "replicas" in workload["spec"]:
            yield f"{title(workload)} states 'replicas' beside {title(autoscaler)}; leave it to the autoscaler"


def ingresses_have_services(inventory: Inventory) -> Iterator[str]:
    """An Ingress sends to Services and ports that exist, with certificates from declared Secrets."""
    for ingress in inventory.of_kind("Ingress"):
        spec, namespace = ingress["spec"], namespace_of(ingress)
        paths = [path for rule in spec.get("rules", ()) for path in rule.get("http", {}).get("paths", ())]
        backends = [path["backend"] for path in paths] + [spec[key] for key in ("defaultBackend",) if key in spec]
        for backend in (backend["service"] for backend in backends if "service" in backend):
            service = inventory.find("Service", namespace, backend["name"])
            if service is None:
                yield f"{title(ingress)} sends to Service '{backend['name']}', which does not exist; correct the name"
                continue
            port = backend["port"].get("number", backend["port"].get("name"))
            if not any(port in (known["port"], known.get("name")) for known in service["spec"]["ports"]):
                yield f"{title(ingress)} sends to port {port}, which {title(service)} lacks; use one of its ports"
        for tls in spec.get("tls", ()):
            if name := tls.get("secretName"):
                yield from _missing(inventory, ingress, "Secret", name)


def budgets_select_pods(inventory: Inventory) -> Iterator[str]:
    """A PodDisruptionBudget selects pods."""
    for budget in inventory.of_kind("PodDisruptionBudget"):
        selector = budget["spec"].get("selector", {})
        if not any(selects(selector, pods.labels) for pods in inventory.pods(namespace_of(budget))):
            yield f"{title(budget)} selects no pods; use the labels of a pod template"


def _missing(
    inventory: Inventory, user: Manifest, kind: str, name: str, key: str | None = None, *, optional: bool = False
) -> Iterator[str]:
    """Yields a finding where an object that `user` refers to, or its key, does not exist."""
    namespace = namespace_of(user)
    if optional or (kind, name) == ("ServiceAccount", "default"):
        return
    if kind == "Secret":
        declared = [secret for secret in inventory.secrets if (secret["namespace"], secret["name"]) == (namespace, name)]
        keys = {key for secret in declared for key in secret["keys"]}
        found, fix = bool(declared) or inventory.find(kind, namespace, name), "declare it with a SecretRef"
    else:
        found, fix = inventory.find(kind, namespace, name), "add it or correct the name"
        keys = {*found.get("data", {}), *found.get("binaryData", {})} if found else set()
    if not found:
        yield f"{title(user)} uses {kind} '{name}', which does not exist; {fix}"
    elif key is not None and key not in keys:
        yield f"{title(user)} uses key '{key}' of {kind} '{name}', which has none such; use one of {sorted(keys)}"


def pods_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """Environment, volumes, claims, pull secrets and ServiceAccounts that pods name exist."""
    for pods in inventory.pods():
        for kind, name, key, optional in _references(pods):
            yield from _missing(inventory, pods.maker, kind, name, key, optional=optional)


def _references(pods: Pods) -> Iterator[tuple[str, str, str | None, bool]]:
    """Yields kind, name, key and whether it may be absent, of everything that pods refer to by name."""
    spec = pods.spec
    if account := spec.get("serviceAccountName"):
        yield "ServiceAccount", account, None, False
    for secret in spec.get("imagePullSecrets", ()):
        yield "Secret", secret["name"], None, False
    for container in containers_of(pods):
        for variable in container.get("env", ()):
            source = variable.get("valueFrom", {})
            for field_name, kind in (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")):
                if ref := source.get(field_name):
                    yield kind, ref["name"], ref["key"], ref.get("optional", False)
        for source in container.get("envFrom", ()):
            for field_name, kind in (("configMapRef", "ConfigMap"), ("secretRef", "Secret")):
                if ref := source.get(field_name):
                    yield kind, ref["name"], None, ref.get("optional", False)
    for volume in spec.get("volumes", ()):
        for source in (volume, *volume.get("projected", {}).get("sources", ())):
            if ref := source.get("configMap"):
                yield "ConfigMap", ref["name"], None, ref.get("optional", False)
            if ref := source.get("secret"):
                yield "Secret", ref.get("secretName") or ref["name"], None, ref.get("optional", False)
            if ref := source.get("persistentVolumeClaim"):
                yield "PersistentVolumeClaim", ref["claimName"], None, False


def policies_select_pods(inventory: Inventory) -> Iterator[str]:
    """A NetworkPolicy applies to pods that exist, and its peers are pods of ours or declared ones of others."""
    peers = [(peer["namespace"], peer["labels"]) for peer in inventory.peers]
    known = [(namespace_of(pods.maker), pods.labels) for pods in inventory.pods()] + peers
    labels_of_namespaces = {namespace: {NAMESPACE_LABEL: namespace} for namespace, _ in known}
    for namespace in inventory.of_kind("Namespace"):
        labels = {**namespace["metadata"].get("labels", {}), NAMESPACE_LABEL: name_of(namespace)}
        labels_of_namespaces[name_of(namespace)] = labels
    for policy in inventory.of_kind("NetworkPolicy"):
        spec, home = policy["spec"], namespace_of(policy)
        subject = spec.get("podSelector", {})
        if subject and not any(namespace == home and selects(subject, labels) for namespace, labels in known):
            yield f"{title(policy)} applies to no pods; use the labels of a pod template"
        rules = [(rule, "from") for rule in spec.get("ingress", ())] + [(rule, "to") for rule in spec.get("egress", ())]
        for peer in (peer for rule, direction in rules for peer in rule.get(direction, ()) if "ipBlock" not in peer):
            namespaces = {
                namespace
                for namespace, labels in labels_of_namespaces.items()
                if (selects(peer["namespaceSelector"], labels) if "namespaceSelector" in peer else namespace == home)
            }
            pods = peer.get("podSelector", {})
            if not any(namespace in namespaces and selects(pods, labels) for namespace, labels in known):
                yield f"{title(policy)} names peers that do not exist, {peer}; correct the labels or declare a Peer"


def names_are_legal(inventory: Inventory) -> Iterator[str]:
    """Names, namespaces and labels are such that the API server takes them."""
    types = {"Namespace": DnsLabel, "Service": ServiceName}
    for manifest in inventory.objects:
        # RBAC names may hold almost anything, such as `system:node`.
        if not manifest["apiVersion"].startswith("rbac.authorization.k8s.io/"):
            yield from _illegal(manifest, "name", types.get(manifest["kind"], DnsSubdomain), name_of(manifest))
        if manifest["kind"] == "CronJob" and len(name_of(manifest)) > LONGEST_CRON_JOB_NAME:
            yield f"{title(manifest)} has a name of more than {LONGEST_CRON_JOB_NAME} characters; shorten it"
        if namespace_of(manifest):
            yield from _illegal(manifest, "namespace", DnsLabel, namespace_of(manifest))
        labels = dict(manifest["metadata"].get("labels", {}))
        for pods in Inventory([manifest]).pods():
            labels |= pods.labels
            for container in containers_of(pods):
                yield from _illegal(manifest, "container", DnsLabel, container["name"])
        for key, value in labels.items():
            yield from _illegal(manifest, "label", LabelKey, key)
            if value:
                yield from _illegal(manifest, f"label '{key}'", LabelValue, value)


def _illegal(manifest: Manifest, what: str, field_type: Any, text: str) -> Iterator[str]:  # As in checked_id.
    try:
        checked_id(field_type, text)
    except ValidationError as error:
        rule = error.errors()[0]["msg"].partition("'id' ")[2]
        yield f"{what} of {title(manifest)} {rule}; change it"


RULES: tuple[Callable[[Inventory], Iterator[str]], ...] = (
    no_duplicates,
    containers_state_resources,
    no_secret_data,
    services_select_pods,
    autoscalers_have_targets,
    ingresses_have_services,
    budgets_select_pods,
    pods_find_what_they_use,
    policies_select_pods,
    names_are_legal,
)


def check(inventory: Inventory) -> list[str]:
    """Returns the findings of all rules."""
    return [finding for rule in RULES for finding in rule(inventory)]


@jsii.implements(IValidation)
class _Validation:
    def __init__(self, apps: tuple[App, ...]) -> None:
        self._apps = apps

    @jsii.member(jsii_name="validate")
    def validate(self) -> list[str]:
        return check(Inventory.of(*self._apps))


def add_rules(*apps: App) -> None:
    """Makes every synth of one of the apps check the objects of all of them, and stop at a finding."""
    validation = _Validation(apps)
    for app in apps:
        app.node.add_validation(validation)
