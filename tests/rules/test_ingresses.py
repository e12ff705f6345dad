"""Rules on Ingresses, on objects that break them and on sound ones."""

from constructs_lib.core.declarations import DeclaredEnd, DeclaredWatch
from tests.rules.sound import (
    add,
    again,
    assert_fires,
    each_break,
    each_pass,
    in_turn,
    named,
    put,
    run,
    take,
)

TRIGGERS = "triggers.tekton.dev/v1beta1"
LISTENER = named("EventListener", "events", TRIGGERS, spec={})
HOST = ("ingress", "spec", "rules", 0, "host")
BACKEND = ("ingress", "spec", "rules", 0, "http", "paths", 0, "backend")


def backend(port):
    return {"service": {"name": "el-events", "port": port}}


def route(path, path_type="Prefix", ingress="ingress"):
    place = (ingress, "spec", "rules", 0, "http", "paths", 0)
    return in_turn(put((*place, "path"), path), put((*place, "pathType"), path_type))


def served_by(controller, ingress_class="nginx"):
    """Returns a change by which another Ingress has the host of the first, and another path."""
    labels = {"app.kubernetes.io/name": controller}
    end = DeclaredEnd(namespace="ingress", name="controller", labels=labels, owned=False)
    return in_turn(
        put(("ingress", "spec", "ingressClassName"), ingress_class),
        again("ingress", name="other"),
        route("/b", ingress="again"),
        lambda objects: objects.update(ends=[end]),
    )


def watched(*namespaces, ingress_class="nginx"):
    """Returns a change by which NGINX watches these namespaces alone."""
    return in_turn(
        put(("ingress", "spec", "ingressClassName"), ingress_class),
        lambda objects: objects.update(watches=[DeclaredWatch(namespaces=namespaces)]),
    )


BREAKS = {
    "ingresses_have_services": [
        (
            "no Service",
            take("service"),
            "Ingress app/web routes to Service 'web', which does not exist; correct the name",
        ),
        (
            "no such port",
            put(("service", "spec", "ports"), [{"port": 8080, "targetPort": "http"}]),
            "Ingress app/web routes to port 80, which Service app/web lacks; use one of its ports",
        ),
        (
            "no such port, beside a Service of another group",
            in_turn(
                put(("service", "spec", "ports"), [{"port": 8080, "targetPort": "http"}]),
                add(stranger=named("Service", api_version="serving.knative.dev/v1")),
            ),
            "Ingress app/web routes to port 80, which Service app/web lacks; use one of its ports",
        ),
        (
            "no such port of a Service that Tekton makes",
            in_turn(add(listener=LISTENER), put(BACKEND, backend({"number": 80}))),
            "Ingress app/web routes to port 80, which EventListener app/events lacks; use one",
        ),
        (
            "EventListener of another namespace",
            in_turn(
                add(listener=named("EventListener", "events", TRIGGERS, "other", spec={})),
                put(BACKEND, backend({"number": 8080})),
            ),
            "Ingress app/web routes to Service 'el-events', which does not exist",
        ),
        (
            "no Service behind the default",
            put(
                ("ingress", "spec", "defaultBackend"),
                {"service": {"name": "error", "port": {"name": "http"}}},
            ),
            "Ingress app/web routes to Service 'error', which does not exist",
        ),
        (
            "no port of a Service whose only port has no name",
            put((*BACKEND, "service", "port"), {}),
            "Ingress app/web routes to port None, which Service app/web lacks; use one of its",
        ),
        (
            "certificate that nobody declared",
            put(("ingress", "spec", "tls"), [{"secretName": "tls"}]),
            "Ingress app/web uses Secret 'tls', which does not exist; declare it with a SecretRef",
        ),
    ],
    "ingresses_have_no_twins": [
        (
            "two Ingresses",
            again("ingress", name="other"),
            "Ingress app/other routes host 'localhost' and path '/', as Ingress app/web does; "
            "remove one of the two",
        ),
        (
            "in two namespaces",
            again("ingress", namespace="other"),
            "Ingress other/web routes host 'localhost' and path '/', as Ingress app/web does",
        ),
        (
            "two rules of one",
            lambda o: o["ingress"]["spec"]["rules"].append(o["ingress"]["spec"]["rules"][0]),
            "Ingress app/web routes host 'localhost' and path '/', as itself does",
        ),
        (
            "a prefix with '/' at its end",
            in_turn(route("/shop"), again("ingress"), route("/shop/", ingress="again")),
            "routes host 'localhost' and path '/shop/', as Ingress app/web does",
        ),
    ],
    "hosts_have_one_ingress": [
        (
            "other path",
            served_by("nginx-ingress"),
            "Ingress app/other has host 'localhost', as Ingress app/web does, and NGINX serves one "
            "of them; put all routes of the host into one",
        ),
        (
            "misspelt exception",
            in_turn(
                served_by("nginx-ingress"),
                put(
                    ("again", "metadata", "annotations"),
                    {"nginx.org/mergeable-ingress-type": "minoin"},
                ),
            ),
            "Ingress app/other has host 'localhost', as Ingress app/web does, and NGINX serves one",
        ),
    ],
    "ingresses_are_served": [
        (
            "no class",
            in_turn(watched("app"), take("ingress", "spec", "ingressClassName")),
            "Ingress app/web states no class, so that NGINX does not see it; set",
        ),
        (
            "no host",
            in_turn(watched("app"), take(*HOST)),
            "Ingress app/web has routes without a host, of which NGINX serves none; state",
        ),
        (
            "no rules",
            in_turn(
                watched("app"),
                lambda o: o["ingress"]["spec"].update(rules=[], defaultBackend=backend({})),
            ),
            "Ingress app/web has routes without a host, of which NGINX serves none",
        ),
        (
            "one host in two rules",
            in_turn(
                watched("app"),
                lambda o: o["ingress"]["spec"]["rules"].append({"host": "localhost"}),
            ),
            "Ingress app/web states host 'localhost' twice, so that NGINX serves no route of it; "
            "put all routes of the host into one",
        ),
        (
            "other namespaces",
            watched("shop", "tools"),
            "Ingress app/web is in a namespace that NGINX does not watch (shop, tools); add it to "
            "'watch_namespaces' of the IngressTier",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "ingresses_have_services": [
        (
            "a certificate of the controller",
            take("ingress", "spec", "tls", 0, "secretName"),
        ),
        ("Service that does not fit", take("service", "spec")),
        (
            "Service that Tekton makes",
            in_turn(add(listener=LISTENER), put(BACKEND, backend({"number": 8080}))),
        ),
        (
            "Service that Tekton makes, by the name of its port",
            in_turn(add(listener=LISTENER), put(BACKEND, backend({"name": "http-listener"}))),
        ),
    ],
    "ingresses_have_no_twins": [
        ("other host", in_turn(again("ingress"), put(("again", "spec", "rules", 0, "host"), "b"))),
        (
            "other path",
            in_turn(
                again("ingress"),
                put(("again", "spec", "rules", 0, "http", "paths", 0, "path"), "/b"),
            ),
        ),
        (
            "exact path below a prefix",
            in_turn(route("/shop"), again("ingress"), route("/shop", "Exact", ingress="again")),
        ),
        (
            "exact paths, of which one ends with '/'",
            in_turn(
                route("/shop", "Exact"),
                again("ingress"),
                route("/shop/", "Exact", ingress="again"),
            ),
        ),
        (
            "other class",
            in_turn(again("ingress"), put(("again", "spec", "ingressClassName"), "internal")),
        ),
        (
            "canary",
            again("ingress", annotations={"nginx.ingress.kubernetes.io/canary": "true"}),
        ),
    ],
    "ingresses_are_served": [
        (
            "two hosts",
            in_turn(watched("app"), lambda o: o["ingress"]["spec"]["rules"].append({"host": "b"})),
        ),
        ("no host at another class", in_turn(watched("app", ingress_class="other"), take(*HOST))),
        ("its namespace among others", watched("shop", "app")),
        ("other class", watched("shop", ingress_class="internal")),
        (
            "class in an annotation",
            in_turn(
                watched("app"),
                take("ingress", "spec", "ingressClassName"),
                put(("ingress", "metadata", "annotations"), {"kubernetes.io/ingress.class": "a"}),
            ),
        ),
        ("controller of others", put(("ingress", "spec", "ingressClassName"), "nginx")),
    ],
    "hosts_have_one_ingress": [
        ("controller that merges them", served_by("ingress-nginx")),
        ("other class", served_by("nginx-ingress", "internal")),
        (
            "intended",
            in_turn(
                served_by("nginx-ingress"),
                put(
                    ("again", "metadata", "annotations"),
                    {"nginx.org/mergeable-ingress-type": "minion"},
                ),
            ),
        ),
        (
            "two rules of one",
            in_turn(
                served_by("nginx-ingress"),
                lambda o: o["ingress"]["spec"]["rules"].append(o["ingress"]["spec"]["rules"][0]),
                lambda o: o.pop("again"),
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
