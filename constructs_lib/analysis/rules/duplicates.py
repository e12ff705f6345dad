"""Rules on duplicates: values in an object, and objects, hosts and routes among all objects."""

import json
from collections.abc import Iterator
from itertools import combinations

from constructs_lib.analysis.custom_resources import Route, keys_of, merges
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import Row, table, values
from constructs_lib.analysis.reading import is_known_kind
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import texts_of
from constructs_lib.kube.distinct import duplicates, repeated
from constructs_lib.kube.known import NGINX_CLASS, NGINX_PODS
from constructs_lib.kube.manifests import Json, at, rendered
from constructs_lib.kube.names import as_prefix
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.schema import fitted
from constructs_lib.kube.structs import k8s

CANARY = "nginx.ingress.kubernetes.io/canary"
"""Annotation of an Ingress that intentionally shares host and path with another."""

MERGEABLE = "nginx.org/mergeable-ingress-type"
"""Annotation of an Ingress that intentionally shares its host with others at F5's NGINX."""

MERGED = ("master", "minion")
"""Values of that annotation; with any other, the Ingress is like one without it."""


def _rows(inventory: Inventory, name: str) -> Iterator[tuple[k8s.Object, Json, Row]]:
    """Yield each object of a kind that rules know, with its manifest, and its rows of a table."""
    for manifest, found in inventory.read:
        for row in table(name).get(found.kind, ()):
            if is_known_kind(found.group, found.kind):
                yield found, manifest, row


@register("value-duplicate")
def _values(inventory: Inventory) -> Iterator[Finding]:
    for found, manifest, row in _rows(inventory, "unique"):
        for place, part in values(manifest, row.each):
            where = f" in container '{at(part, 'name')}'" if place.endswith("]") else ""
            for shown in duplicates(_shown(part, row)):
                yield finding(found, f"{shown}{where}", row.fix, place or None)


def _shown(part: Json, row: Row) -> Iterator[str]:
    """Yield the problem that each value would be if it stood there twice."""
    for value in (each for path in row.at.split() for _, each in values(part, path)):
        fields = [at(value, key) or default for key, default in row.fields.items()] or [value]
        # Listeners of TCP protocols share their ports.
        if row.kinds == "Gateway" and row.fields and fields[1] != "UDP":
            fields[1] = "TCP"
        texts = [each.rstrip("/") or "/" if isinstance(each, str) else each for each in fields]
        if value:
            yield row.problem.format(*texts)


@register("value-above-other")
def _order(inventory: Inventory) -> Iterator[Finding]:
    for found, manifest, row in _rows(inventory, "order"):
        for _, part in values(manifest, row.at):
            fields = {key: at(part, key) or each for key, each in row.fields.items()}
            # A value that is no quantity is a misfit of its object.
            amounts, misfits = fitted({"hard": fields}, k8s.ResourceQuotaSpec)
            if all(fields.values()) and amounts and not misfits:
                less, most = map(amount, texts_of(amounts.hard).values())
                if less > most or (row.when == "less" and less == most):
                    yield finding(found, row.problem.format(*fields.values()), row.fix, row.at)


@register("object-duplicate")
def _objects(inventory: Inventory) -> Iterator[Finding]:
    objects = inventory.readable
    for _, each, _ in repeated(((o.group, o.kind, o.namespace, o.name), o) for o in objects):
        yield finding(each, "exists twice", "give one of them another id")


@register("ingress-path-duplicate")
def _ingresses(inventory: Inventory) -> Iterator[Finding]:
    routes = [
        ((ingress.spec.ingress_class_name, host, _requests(path)), (ingress, path.path or "/"))
        for ingress in inventory.of_kind(k8s.Ingress)
        for host, path in ingress_paths(ingress.spec)
        if ingress.annotations.get(CANARY) != "true"
    ]
    for (_, host, _), (ingress, path), (other, _) in repeated(routes):
        whose = "itself" if other is ingress else str(other)
        problem = f"routes host '{host}' and path '{path}', as {whose} does"
        yield finding(ingress, problem, "remove one of the two")


def ingress_paths(spec: k8s.IngressSpec) -> Iterator[tuple[str, k8s.HTTPIngressPath]]:
    """Yield the paths of an Ingress, each after its host."""
    return ((rule.host or "", path) for rule in spec.rules if rule.http for path in rule.http.paths)


def _requests(path: k8s.HTTPIngressPath) -> str:
    """Return a text that two paths share if they match the same requests."""
    stated = path.path or "/"
    return f"= {stated}" if path.path_type == "Exact" else as_prefix(stated)


@register("ingress-host-duplicate")
def _hosts(inventory: Inventory) -> Iterator[Finding]:
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


@register("route-duplicate")
def _routes(inventory: Inventory) -> Iterator[Finding]:
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


@register("external-secret-duplicate")
def _external_secrets(inventory: Inventory) -> Iterator[Finding]:
    for (namespace, name), sources in inventory.external_secrets.items():
        for one, other in combinations(sources, 2):
            shared, share = sorted(keys_of(one) & keys_of(other)), merges(one) and merges(other)
            if not share or shared:
                what = f"key '{shared[0]}' of Secret" if share else "Secret"
                problem = f"writes {what} '{name}', as {one} does"
                yield finding(other, problem, "remove one of the two")
        stated = isinstance(inventory.find("Secret", namespace, name), k8s.Secret)
        for each in sources:
            if stated and not merges(each):
                problem = f"writes Secret '{name}', which is among the manifests, too"
                yield finding(each, problem, "remove one of the two")
