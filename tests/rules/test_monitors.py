"""Rules on what Prometheus reads metrics from, on objects that break them and on sound ones."""

import pytest

from tests.rules.sound import (
    DATABASE,
    MONITORING,
    NO_CHART,
    WEB,
    add,
    assert_fires,
    each_break,
    each_pass,
    in_turn,
    named,
    put,
    run,
    with_end,
)


def of_services(**spec):
    """Returns a change of the ServiceMonitor of the Service `web`."""
    return in_turn(NO_CHART, lambda objects: objects["monitor"]["spec"].update(spec))


def reads(**endpoint):
    return of_services(endpoints=[endpoint])


def of_pods(labels, namespace="app", **endpoint):
    """Returns a change that adds a PodMonitor, which is in another namespace than the pods."""
    spec = {
        "selector": {"matchLabels": labels},
        "namespaceSelector": {"matchNames": [namespace]},
        "podMetricsEndpoints": [endpoint],
    }
    monitor = named("PodMonitor", "pods", f"{MONITORING}/v1", "cicd", spec=spec)
    return in_turn(NO_CHART, add(pods_of_web=monitor))


CACHE = {"app": "cache"}
OTHER = {"matchLabels": {"app": "wbe"}}

BREAKS = {
    "monitors_find_targets": [
        (
            "labels that no Service has",
            of_services(selector=OTHER),
            "ServiceMonitor app/web selects no Services; use labels of Services, or their",
        ),
        (
            "labels of pods",
            of_services(selector={"matchLabels": DATABASE}),
            "ServiceMonitor app/web selects no Services",
        ),
        (
            "another namespace",
            of_services(namespaceSelector={"matchNames": ["cicd"]}),
            "ServiceMonitor app/web selects no Services",
        ),
        (
            "port of the container",
            reads(port="http"),
            "ServiceMonitor app/web reads port 'http', which none of its Services has; use one of "
            "['web']",
        ),
        (
            "number that no container states",
            reads(targetPort=9090),
            "ServiceMonitor app/web reads port 9090, which no container states; correct it, or",
        ),
        (
            "name that no container states",
            reads(targetPort="metrics"),
            "ServiceMonitor app/web reads port metrics, which no container states",
        ),
        (
            "labels that no pod has",
            of_pods({"app": "wbe"}, port="http"),
            "PodMonitor cicd/pods selects no pods; use labels of pods, or their namespace",
        ),
        (
            "pods of another namespace",
            of_pods(WEB, "cicd", port="http"),
            "PodMonitor cicd/pods selects no pods",
        ),
        (
            "port of the Service",
            of_pods(WEB, port="web"),
            "PodMonitor cicd/pods reads port 'web', which none of its pods has; use one of ['http'",
        ),
        (
            "number that no container of the pods states",
            of_pods(WEB, portNumber=80),
            "PodMonitor cicd/pods reads port 80, which no container states",
        ),
    ]
}

PASSES = {
    "monitors_find_targets": [
        ("a number that a container states", reads(targetPort=3000)),
        ("a name that a container states", reads(targetPort="http")),
        (
            "an expression",
            of_services(selector={"matchExpressions": [{"key": "app", "operator": "Exists"}]}),
        ),
        ("everything in the namespace", of_services(selector={})),
        ("a port by neither name nor number", reads(interval="30s")),
        (
            "namespaces of which one has the Service",
            of_services(namespaceSelector={"matchNames": ["cicd", "app"]}),
        ),
        ("any namespace", of_services(selector=OTHER, namespaceSelector={"any": True})),
        (
            "a namespace of others",
            of_services(selector=OTHER, namespaceSelector={"matchNames": ["kube-system"]}),
        ),
        ("a namespace with a chart", put(("monitor", "spec", "selector"), OTHER)),
        (
            "Services of declared pods",
            with_end(of_services(selector={"matchLabels": CACHE}), namespace="app", labels=CACHE),
        ),
        (
            "a Service of addresses",
            in_turn(
                add(far=named("Service", "far", spec={"ports": [{"port": 9090}]})),
                lambda objects: objects["far"]["metadata"].update(labels=CACHE),
                of_services(selector={"matchLabels": CACHE}, endpoints=[{"targetPort": 9090}]),
            ),
        ),
        ("pods by a name", of_pods(WEB, port="http")),
        ("pods by a number", of_pods(DATABASE, portNumber=5432)),
        ("pods by a number as of before", of_pods(DATABASE, targetPort=5432)),
        ("declared pods", with_end(of_pods(CACHE, port="x"), namespace="app", labels=CACHE)),
    ]
}


@each_break(BREAKS)
def test_fires(rule, change, message):
    assert_fires(rule, change, message)


@each_pass(PASSES)
def test_passes(rule, change):
    assert run(rule, change) == []


@pytest.mark.parametrize("selector", [[], "app=web", None])
def test_a_selector_that_cannot_be_read_is_left_to_another_rule(selector):
    change = of_services(selector=selector)
    assert run("monitors_find_targets", change) == []
    assert run("objects_are_readable", change)
