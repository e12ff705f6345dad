"""Rules on routes of the Gateway API: they are attached, resolve, and differ."""

import json
from collections.abc import Iterator
from itertools import combinations

from constructs_lib.analysis.custom_resources import (
    GATEWAY,
    Route,
)
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.ingresses import ports_of, service_of, services_of_charts
from constructs_lib.kube.distinct import repeated
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.manifests import Json, rendered
from constructs_lib.kube.names import as_prefix
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import gateway, k8s


@register("route-duplicate")
def _route_duplicate(inventory: Inventory) -> Iterator[Finding]:
    routes = inventory.routes
    for place, route, other in repeated((place, r) for r in routes for place in _places(r)):
        whose = "itself" if other is route else str(other)
        problem = f"routes host '{place[-2]}' and {place[-1]}, as {whose} does"
        yield finding(route, problem, "remove one of the two")
    for one, second in combinations(routes, 2):
        if one.kind == second.kind or not set(_parents(one)) & set(_parents(second)):
            continue
        for host in one.spec.hostnames:
            if any(share_a_name(host, each) for each in second.spec.hostnames):
                problem = f"has host '{host}' at the Gateway of {second}, which takes one of them"
                yield finding(one, problem, "give gRPC a host of its own", "spec.hostnames")


def share_a_name(one: str, other: str) -> bool:
    """Return whether two hosts have a name in common; an empty one and `*.` stand for many."""
    if "" in (one, other) or one == other:
        return True
    return any(
        wide.startswith("*.") and narrow.endswith(wide[1:])
        for wide, narrow in ((one, other), (other, one))
    )


def _parents(route: Route) -> Iterator[tuple[str, ...]]:
    for each in route.spec.parent_refs:
        section = each.section_name or ""
        yield each.namespace or route.namespace, each.name, str(each.port), section


def _places(route: Route) -> Iterator[tuple[str, ...]]:
    """Yield each match of a route with its Gateway and host."""
    for parent in _parents(route):
        for host in route.spec.hostnames or [""]:
            for rule in route.spec.rules:
                for match in map(rendered, rule.matches or [None]):
                    yield *parent, host, _text(match or {})


def _text(match: Json) -> str:
    """Return a text that two matches share if they match the same requests."""
    match match:
        case {"path": {"value": str(path), **kind}, **rest} if (
            kind.get("type", "PathPrefix") == "PathPrefix"
        ):
            more = f" with {json.dumps(rest, sort_keys=True)}" if rest else ""
            return f"path '{as_prefix(path) or '/'}'{more}"
    return json.dumps(match, sort_keys=True, default=str) if match else "path '/'"


Backend = (
    gateway.HTTPRouteSpecRulesBackendRefs
    | gateway.HTTPRouteSpecRulesFiltersRequestMirrorBackendRef
    | gateway.GRPCRouteSpecRulesBackendRefs
    | gateway.GRPCRouteSpecRulesFiltersRequestMirrorBackendRef
)
"""A Service that a route names."""


@register("route-service-missing", asks_declarations=True)
def _route_service_missing(inventory: Inventory) -> Iterator[Finding]:
    of_charts = services_of_charts(inventory)
    for route, backend in _backends(inventory):
        namespace = backend.namespace or route.namespace
        if (backend.kind or "Service") == "Service" and (
            (namespace, backend.name, backend.port) not in of_charts
        ):
            problem = f"routes to Service '{backend.name}' in namespace '{namespace}'"
            yield from _ungranted(inventory, route, "Service", namespace, backend.name, problem)
            service = service_of(inventory, namespace, backend.name)
            if service is None and namespace in inventory.own_namespaces | {route.namespace}:
                problem = f"routes to Service '{backend.name}', which does not exist"
                yield finding(route, problem, "correct the name")
            elif service and (ports := ports_of(service)) is not None and backend.port not in ports:
                problem = f"routes to port {backend.port}, which {service} lacks"
                yield finding(route, problem, "use one of its ports")
    for found in inventory.of_kind(gateway.Gateway):
        for secret in (
            each
            for listener in found.spec.listeners
            for each in (listener.tls.certificate_refs if listener.tls else ())
        ):
            namespace = secret.namespace or found.namespace
            problem = f"uses Secret '{secret.name}' of namespace '{namespace}'"
            yield from _ungranted(inventory, found, "Secret", namespace, secret.name, problem)


def _backends(inventory: Inventory) -> Iterator[tuple[Route, Backend]]:
    """Yield all to which routes send requests, or copies of them."""
    for route in inventory.routes:
        for rule in route.spec.rules:
            mirrors = [each.request_mirror for each in rule.filters if each.request_mirror]
            for each in (*rule.backend_refs, *(mirror.backend_ref for mirror in mirrors)):
                yield route, each


def _ungranted(
    inventory: Inventory, user: k8s.Object, kind: str, namespace: str, name: str, problem: str
) -> Iterator[Finding]:
    """Yield a reference to another namespace of the platform that no object there allows."""
    if namespace == user.namespace or inventory.find("Namespace", "", namespace) is None:
        return
    if not any(
        grant.namespace == namespace
        and any((each.kind, each.namespace) == (user.kind, user.namespace) for each in spec.from_)
        and any(each.kind == kind and each.name in (None, "", name) for each in spec.to)
        for grant in inventory.of_kind(gateway.ReferenceGrant)
        for spec in [grant.spec]
    ):
        fix = f"add one for {user.kind} of namespace '{user.namespace}' to namespace '{namespace}'"
        yield finding(user, f"{problem}, and no ReferenceGrant there allows it", fix)


@register("route-not-attached")
def _route_not_attached(inventory: Inventory) -> Iterator[Finding]:
    for route in inventory.routes:
        if not route.spec.parent_refs:
            yield finding(route, "names no Gateway in 'parentRefs'", "name one")
        for parent in route.spec.parent_refs:
            if (parent.kind or "Gateway", parent.group or GATEWAY) != ("Gateway", GATEWAY):
                continue
            namespace = parent.namespace or route.namespace
            found = inventory.find("Gateway", namespace, parent.name)
            if isinstance(found, gateway.Gateway):
                yield from _attached(inventory, route, parent, found)
            elif inventory.find("Namespace", "", namespace):
                problem = f"names Gateway '{parent.name}' of '{namespace}', which does not exist"
                yield finding(route, problem, "correct the name")


def _attached(
    inventory: Inventory,
    route: Route,
    parent: gateway.HTTPRouteSpecParentRefs | gateway.GRPCRouteSpecParentRefs,
    found: gateway.Gateway,
) -> Iterator[Finding]:
    listeners = [
        each
        for each in found.spec.listeners
        if parent.port in (None, each.port) and parent.section_name in (None, "", each.name)
    ]
    open_to_it = [each for each in listeners if _takes(inventory, route, found, each)]
    taking = [
        each
        for each in open_to_it
        if not (each.allowed_routes and each.allowed_routes.kinds)
        or route.kind in [kind.kind for kind in each.allowed_routes.kinds]
    ]
    fix = "add it to 'allowedRoutes' of a listener"
    if not listeners:
        place = f"port {parent.port}" if parent.port else f"name '{parent.section_name}'"
        problem = f"attaches to {found}, which has no listener of {place}"
        yield finding(route, problem, "name another")
    elif not open_to_it:
        problem = f"attaches to {found}, which takes no routes of namespace '{route.namespace}'"
        yield finding(route, problem, fix)
    elif not taking:
        yield finding(route, f"attaches to {found}, which takes no {route.kind}", fix)
    for host in route.spec.hostnames if taking else ():
        if not any(share_a_name(host, each.hostname or "") for each in taking):
            hosts = ", ".join(sorted({each.hostname or "" for each in taking}))
            problem = f"has host '{host}', and listeners of {found} serve {hosts} alone"
            yield finding(route, problem, "add a listener for it, or correct the host")


def _takes(
    inventory: Inventory,
    route: Route,
    found: gateway.Gateway,
    listener: gateway.GatewaySpecListeners,
) -> bool:
    namespaces = listener.allowed_routes.namespaces if listener.allowed_routes else None
    if not namespaces or namespaces.from_ != "Selector":
        is_open = namespaces is not None and namespaces.from_ == "All"
        return is_open or route.namespace == found.namespace
    own = inventory.find("Namespace", "", route.namespace)
    labels = own.labels if isinstance(own, k8s.Namespace) else {}
    selector = namespaces.selector or k8s.LabelSelector()
    return selects(selector, {**labels, NAMESPACE: route.namespace})
