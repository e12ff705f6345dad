"""Rules on routes of the Gateway API: existing Services, attachment, no duplicates."""

from collections.abc import Iterator

from constructs_lib.analysis.custom_resources import GATEWAY, Route
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.duplicates import share_a_name
from constructs_lib.analysis.rules.ingresses import ports_of, service_of, services_of_charts
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import gateway, k8s

Backend = (
    gateway.HTTPRouteSpecRulesBackendRefs
    | gateway.HTTPRouteSpecRulesFiltersRequestMirrorBackendRef
    | gateway.GRPCRouteSpecRulesBackendRefs
    | gateway.GRPCRouteSpecRulesFiltersRequestMirrorBackendRef
)
"""A Service that a route names."""


@register("route-service-missing", asks_declarations=True)
def _routes_have_services(inventory: Inventory) -> Iterator[Finding]:
    of_charts = services_of_charts(inventory)
    for route, backend in _backends(inventory):
        namespace = backend.namespace or route.namespace
        if (backend.kind or "Service") == "Service" and (
            (namespace, backend.name, backend.port) not in of_charts
        ):
            if not _is_granted(inventory, route, "Service", namespace, backend.name):
                problem = f"routes to Service '{backend.name}' in namespace '{namespace}'"
                yield from _ungranted(route, problem, namespace)
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
            if not _is_granted(inventory, found, "Secret", namespace, secret.name):
                problem = f"uses Secret '{secret.name}' of namespace '{namespace}'"
                yield from _ungranted(found, problem, namespace)


def _backends(inventory: Inventory) -> Iterator[tuple[Route, Backend]]:
    """Yield all to which routes send requests, or copies of them."""
    for route in inventory.routes:
        for rule in route.spec.rules:
            mirrors = [each.request_mirror for each in rule.filters if each.request_mirror]
            for each in (*rule.backend_refs, *(mirror.backend_ref for mirror in mirrors)):
                yield route, each


def _ungranted(user: k8s.Object, problem: str, namespace: str) -> Iterator[Finding]:
    fix = f"add one for {user.kind} of namespace '{user.namespace}' to namespace '{namespace}'"
    yield finding(user, f"{problem}, and no ReferenceGrant there allows it", fix)


def _is_granted(
    inventory: Inventory, user: k8s.Object, kind: str, namespace: str, name: str
) -> bool:
    """Return whether a reference stays in its namespace, is allowed, or may be."""
    if namespace == user.namespace or inventory.find("Namespace", "", namespace) is None:
        return True
    return any(
        grant.namespace == namespace
        and any((each.kind, each.namespace) == (user.kind, user.namespace) for each in spec.from_)
        and any(each.kind == kind and each.name in (None, "", name) for each in spec.to)
        for grant in inventory.of_kind(gateway.ReferenceGrant)
        for spec in [grant.spec]
    )


@register("route-not-attached")
def _routes_are_attached(inventory: Inventory) -> Iterator[Finding]:
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
    taking = [each for each in open_to_it if route.kind in (_kinds(each) or [route.kind])]
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


def _kinds(listener: gateway.GatewaySpecListeners) -> list[str]:
    return [each.kind for each in listener.allowed_routes.kinds] if listener.allowed_routes else []


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
