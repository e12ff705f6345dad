"""Rules on Ingresses, and on paths of routes: they are served, resolve, and differ."""

import re
from collections.abc import Iterator

from constructs_lib.analysis.custom_resources import (
    EventListener,
    listener_ports,
    listener_service,
)
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.distinct import duplicates, repeated
from constructs_lib.kube.known import NGINX_CLASS, NGINX_NAME, NGINX_PODS
from constructs_lib.kube.label_keys import PREVIEWS
from constructs_lib.kube.names import as_prefix
from constructs_lib.kube.structs import gateway, k8s

CANARY = "nginx.ingress.kubernetes.io/canary"
"""Annotation of an Ingress that intentionally shares host and path with another."""

MERGEABLE = "nginx.org/mergeable-ingress-type"
"""Annotation of an Ingress that intentionally shares its host with others at F5's NGINX."""

MERGED = ("master", "minion")
"""Values of that annotation; with any other, the Ingress is like one without it."""

LOGINS = "nginx.org/basic-auth-secret"
"""Annotation of an Ingress that names a Secret with the logins of its visitors."""

OLD_CLASS = "kubernetes.io/ingress.class"
"""Annotation of an Ingress by which some controllers still know that it is theirs."""


@register("ingress-service-missing", asks_declarations=True)
def _ingress_service_missing(inventory: Inventory) -> Iterator[Finding]:
    of_charts = services_of_charts(inventory)
    for ingress in inventory.of_kind(k8s.Ingress):
        backends = [path.backend for _, path in ingress_paths(ingress.spec)]
        backends += [ingress.spec.default_backend] if ingress.spec.default_backend else []
        for backend in (each.service for each in backends if each.service):
            stated = backend.port or k8s.ServiceBackendPort()
            if (ingress.namespace, backend.name, stated.number) in of_charts:
                continue
            service = service_of(inventory, ingress.namespace, backend.name)
            port = stated.name if stated.number is None else stated.number
            if service is None:
                problem = f"routes to Service '{backend.name}', which does not exist"
                yield finding(ingress, problem, "correct the name")
            elif (ports := ports_of(service)) is not None and port not in ports:
                problem = f"routes to port {port}, which {service} lacks"
                yield finding(ingress, problem, "use one of its ports")


def services_of_charts(inventory: Inventory) -> set[tuple[str, str, int | None]]:
    """Return namespace, name and port of the Services that charts and contents declare."""
    return {
        (chart.namespace, name, port)
        for chart in inventory.declarations.charts
        for name, port in chart.services.items()
    }


def service_of(inventory: Inventory, namespace: str, name: str) -> k8s.Object | None:
    """Return a Service, or the EventListener whose Service Tekton makes."""
    found = inventory.find("Service", namespace, name)
    made = (
        each
        for each in inventory.of_kind(EventListener)
        if (each.namespace, listener_service(each)) == (namespace, name)
    )
    return found or next(made, None)


def ports_of(service: k8s.Object) -> set[int | str | None] | None:
    """Return numbers and names of the ports of a Service, or None if they are not known.

    Tekton makes the Service of an EventListener at run time.
    """
    if isinstance(service, EventListener):
        return listener_ports(service)
    if isinstance(service, k8s.Service):
        both = [each for port in service.spec.ports for each in (port.port, port.name)]
        return {each for each in both if each is not None}
    return None


@register("ingress-not-served")
def _ingress_not_served(inventory: Inventory) -> Iterator[Finding]:
    watches = inventory.declarations.watches
    watched = {name for each in watches for name in each.namespaces}
    reads_secrets = all(each.reads_secrets for each in watches)
    spaces = inventory.of_kind(k8s.Namespace)
    previews = {each.name for each in spaces if PREVIEWS in each.labels}
    for space in spaces if reads_secrets else ():
        if space.name in watched and not inventory.find("RoleBinding", space.name, NGINX_NAME):
            problem = "lacks the right of NGINX to read its Secrets, for which that waits"
            yield finding(space, problem, "pass its tier to 'read_secrets_of' of the IngressTier")
    for ingress in inventory.of_kind(k8s.Ingress) if watched else ():
        if not (ingress.spec.ingress_class_name or OLD_CLASS in ingress.annotations):
            problem = "states no class, so that NGINX does not see it"
            yield finding(ingress, problem, f"set 'ingressClassName' to '{NGINX_CLASS}'")
        if ingress.spec.ingress_class_name != NGINX_CLASS:
            continue
        if ingress.namespace in previews:
            problem = "is of a preview, and NGINX watches namespaces by name"
            yield finding(
                ingress, problem, "give the team an 'entrance' that selects them by label"
            )
        elif ingress.namespace not in watched:
            problem = f"is in a namespace that NGINX does not watch ({', '.join(sorted(watched))})"
            yield finding(ingress, problem, "add it to 'watch_namespaces' of the IngressTier")
        named = [tls.secret_name for tls in ingress.spec.tls]
        for secret in filter(None, (*named, ingress.annotations.get(LOGINS))):
            if not reads_secrets:
                problem = f"names Secret '{secret}', and NGINX may not read Secrets"
                fix = "set 'reads_secrets' of the NginxIngressProps, which lets it read them"
                yield finding(ingress, problem, fix)
        hosts = [rule.host or "" for rule in ingress.spec.rules]
        # It refuses the Ingress as a whole, those of its routes that are sound included.
        if "" in hosts or not hosts:
            problem = "has routes without a host, of which NGINX serves none"
            yield finding(ingress, problem, "state 'host' in each of its 'rules'")
        for host in duplicates(host for host in hosts if host):
            problem = f"states host '{host}' twice, so that NGINX serves no route of it"
            yield finding(ingress, problem, "put all routes of the host into one of its 'rules'")


PATTERN = re.compile(r"[*()|{}^\\]|/:")
"""Part of a path that is meant as a pattern or a parameter."""

AS_IT_STANDS = ("Exact", "Prefix", "PathPrefix")
"""Types of paths that are no regular expressions."""


@register("path-is-pattern")
def _path_is_pattern(inventory: Inventory) -> Iterator[Finding]:
    for found, path in _paths(inventory):
        if PATTERN.search(path):
            problem = f"routes {path!r:.80} as it stands, which is no pattern there"
            yield finding(found, problem, "route the path before it, and so all below that")


def _paths(inventory: Inventory) -> Iterator[tuple[k8s.Object, str]]:
    """Yield the paths that no controller reads as a pattern, with their objects."""
    for ingress in inventory.of_kind(k8s.Ingress):
        for _, path in ingress_paths(ingress.spec):
            if path.path_type in AS_IT_STANDS and path.path:
                yield ingress, path.path
    for route in inventory.of_kind(gateway.HTTPRoute):
        for match in (match for rule in route.spec.rules for match in rule.matches):
            stated = match.path
            if stated and stated.value and (stated.type or "PathPrefix") in AS_IT_STANDS:
                yield route, stated.value


@register("ingress-path-duplicate")
def _ingress_path_duplicate(inventory: Inventory) -> Iterator[Finding]:
    routes = []
    for ingress in inventory.of_kind(k8s.Ingress):
        for host, path in ingress_paths(ingress.spec):
            stated = path.path or "/"
            requests = f"= {stated}" if path.path_type == "Exact" else as_prefix(stated)
            if ingress.annotations.get(CANARY) != "true":
                place = ingress.spec.ingress_class_name, host, requests
                routes.append((place, (ingress, stated)))
    for (_, host, _), (ingress, stated), (other, _) in repeated(routes):
        whose = "itself" if other is ingress else str(other)
        problem = f"routes host '{host}' and path '{stated}', as {whose} does"
        yield finding(ingress, problem, "remove one of the two")


def ingress_paths(spec: k8s.IngressSpec) -> Iterator[tuple[str, k8s.HTTPIngressPath]]:
    """Yield the paths of an Ingress, each after its host."""
    return ((rule.host or "", path) for rule in spec.rules if rule.http for path in rule.http.paths)


@register("ingress-host-duplicate")
def _ingress_host_duplicate(inventory: Inventory) -> Iterator[Finding]:
    if not any(NGINX_PODS.items() <= each.labels.items() for each in inventory.ends):
        return
    hosts = [
        (host, ingress)
        for ingress in inventory.of_kind(k8s.Ingress)
        if ingress.spec.ingress_class_name == NGINX_CLASS
        and ingress.annotations.get(MERGEABLE) not in MERGED
        for host in dict.fromkeys(rule.host or "" for rule in ingress.spec.rules)
    ]
    for host, ingress, other in repeated(hosts):
        problem = f"has host '{host}', as {other} does, and NGINX serves one of them"
        yield finding(ingress, problem, "put all routes of the host into one")
