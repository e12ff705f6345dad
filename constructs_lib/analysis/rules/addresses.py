"""Addresses that programs are told, in variables, arguments and ConfigMaps."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from constructs_lib.analysis.custom_resources import EventListener, listener_service
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.stated_reasons import Notable
from constructs_lib.analysis.workload_pods import WorkloadPods, is_headless
from constructs_lib.kube.addresses import IN_CLUSTER
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.selectors import keys_of, selects
from constructs_lib.kube.structs import k8s

_HOST = r"(?P<host>[a-z0-9]([-a-z0-9.]*[a-z0-9])?)\.?(:(?P<port>\d{1,5}))?"

URL = re.compile(
    rf"(--?[\w-]+=)?(?P<scheme>[a-z][a-z0-9+.-]*)://([^/@\s]*@)?{_HOST}([/?#]\S*)?", re.ASCII
)
"""A text that is an address, also as the value of an option."""

HOST = re.compile(rf"(?P<scheme>){_HOST}", re.ASCII)
"""Text of a variable whose name ends as those of `HOSTS`."""

HOSTS = ("_ADDR'", "_ADDRESS'", "_ENDPOINT'", "HOST'")
"""Ends of the names of variables with the host of another program, in quotes."""

PORTS: Mapping[str, int] = {"http": 80, "ws": 80, "https": 443, "wss": 443}
"""Ports of addresses that state none, by scheme."""

CLUSTER_DOMAIN = ".cluster.local"
"""End of the names of Services and pods."""

CLUSTER_SUFFIXES = (".svc.cluster.local", ".pod.cluster.local")
"""How these names end."""

LOOPBACK = ("localhost", "127.0.0.1")
"""Hosts that stand for the own pod."""

API_SERVER = ("default", "kubernetes")
"""Service of the API server, which policies know by its addresses."""


class _Address(NamedTuple):
    """An address that a program is told."""

    found: k8s.Object
    pods: WorkloadPods | None
    place: str
    match: re.Match[str]

    def service(self, inventory: Inventory) -> tuple[str, str] | None:
        """Return namespace and name of the Service that it names, or None if it may be another."""
        host = self.match["host"].removesuffix(CLUSTER_DOMAIN)
        match host.removesuffix(".svc").split("."):
            case [name] if name != "localhost" and name == host:
                place = (self.found.namespace, name)
            case [*_, name, namespace] if host.endswith(".svc"):
                place = (namespace, name)
            case [name, other] if self.match["scheme"] != "https":
                # It may be a single pod behind a Service of the same namespace.
                is_pod = inventory.find("Service", self.found.namespace, other)
                place = (self.found.namespace, other) if is_pod else (other, name)
            case _:
                return None
        # The policies of its caller are known, also where those of the Service are not.
        is_known = inventory.is_own(place[0]) or (
            host.endswith(".svc")
            and place[0] != self.found.namespace
            and inventory.find("Namespace", "", place[0]) is None
        )
        return place if is_known and place != API_SERVER else None


def broken_addresses(inventory: Inventory) -> Iterator[Notable]:
    """Yield addresses of Services that do not exist, lack the port, or may not be called."""
    listeners = {
        (each.namespace, listener_service(each)) for each in inventory.of_kind(EventListener)
    }
    for address in _addresses(inventory):
        yield from _own_mistakes(address)
        place = address.service(inventory)
        if place is None or place in listeners:
            continue
        service = inventory.find("Service", *place)
        if not inventory.is_own(place[0]):
            if address.pods and not _may_call(inventory, address.pods, place[0]):
                host = address.match["host"]
                problem = f"names '{host}' in {address.place}, which policies deny it"
                fix = f"connect it by 'allow_to' with ExternalPods of namespace '{place[0]}'"
                yield Notable(address.found, f"address {host}", problem, fix)
            continue
        # Controllers of others make Services that are named after their objects.
        if service is None and any(
            each.namespace == place[0] and each.name and place[1].startswith(each.name)
            for each in inventory.operated
        ):
            continue
        if wrong := _wrong(inventory, address, service):
            host, port = address.match["host"], address.match["port"]
            name = f"{host}:{port}" if port else host
            problem = f"names '{name}' in {address.place}, {wrong[0]}"
            yield Notable(address.found, f"address {name}", problem, wrong[1])


def _own_mistakes(address: _Address) -> Iterator[Notable]:
    """Yield an address that is wrong with any Services."""
    host, port = address.match["host"], address.match["port"]
    containers = address.pods.containers if address.pods else []
    stated = {str(each.container_port) for container in containers for each in container.ports}
    # A sidecar calls a port of loopback, which its neighbour is told and need not declare.
    texts = (text for each in containers for _, text in _texts(each))
    told = " ".join(text for text in texts if text != address.match.string)
    is_told = bool(port) and re.search(rf"(?<!\d){port}(?!\d)", told)
    if host in LOOPBACK and port and stated and port not in stated and not is_told:
        problem = f"names '{host}:{port}' in {address.place}, which is no port of its own pod"
        fix = "name the Service that is meant, or declare the port at its container"
        yield Notable(address.found, f"address {host}:{port}", problem, fix)
    if host.endswith(CLUSTER_DOMAIN) and not host.endswith(CLUSTER_SUFFIXES):
        problem = f"names '{host}' in {address.place}, which no object of the cluster has"
        fix = "write NAME.NAMESPACE.svc.cluster.local"
        yield Notable(address.found, f"address {host}", problem, fix)


def _wrong(
    inventory: Inventory, address: _Address, service: k8s.Object | None
) -> tuple[str, str] | None:
    """Return the problem of the address of a Service, and the fix."""
    if not isinstance(service, k8s.Service):
        return "which no Service has", "correct it, or add the Service"
    if is_headless(service) or not service.spec.selector:
        return None
    stated = address.match["port"]
    port = int(stated) if stated else PORTS.get(address.match["scheme"])
    ports = [each.port for each in service.spec.ports]
    if port and port not in ports:
        return f"and {service} lacks port {port}", f"use one of {ports}"
    selector = k8s.LabelSelector(match_labels=service.spec.selector)
    targets = inventory.reach.select(service.namespace, selector)
    reach, pods = inventory.reach, address.pods
    if pods and targets:
        own = reach.select(pods.namespace, k8s.LabelSelector(match_labels=pods.labels))
        callers = [each for each in bits(own) if reach.groups[each].name == pods.workload.name]
        if callers and not any(
            reach.ports(caller, each) for caller in callers for each in bits(targets)
        ):
            return "which policies deny it", "connect the constructs by 'allow_to'"
    return None


def _may_call(inventory: Inventory, pods: WorkloadPods, namespace: str) -> bool:
    """Return whether policies let pods call some in a namespace that has no objects here."""
    rules = inventory.egress_of(pods)
    chosen = [peer.namespace_selector for rule in rules or () for peer in rule.to]
    return (
        rules is None
        or any(not rule.to for rule in rules)
        # Other labels of the namespace are not known.
        or any(
            selects(selector, {NAMESPACE: namespace}) or {*keys_of(selector)} - {NAMESPACE}
            for selector in chosen
            if selector
        )
    )


def _addresses(inventory: Inventory) -> Iterator[_Address]:
    for pods, container in inventory.containers:
        where = f"of container '{container.name}'"
        for what, text in _texts(container):
            is_host = what.endswith(HOSTS) or text.endswith(IN_CLUSTER)
            if match := URL.fullmatch(text) or (HOST.fullmatch(text) if is_host else None):
                yield _Address(pods.workload, pods, f"{what} {where}", match)
    for config_map in inventory.of_kind(k8s.ConfigMap):
        for key, text in config_map.data.items():
            if match := URL.fullmatch(text):
                yield _Address(config_map, None, f"key '{key}'", match)


def _texts(container: k8s.Container) -> Iterator[tuple[str, str]]:
    """Yield what a container is told, each with its place."""
    yield from ((f"variable '{each.name}'", each.value or "") for each in container.env)
    yield from (("an argument", each) for each in (*container.command, *container.args))
