"""Monitors, rules and receivers of a team that reach beyond its namespace `shop`."""

from tests.objects import made

TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token"
ASKING = "{{ with query \"up{namespace='bank'}\" }}{{ . | first | value }}{{ end }}"


def of_operator(kind, spec, namespace="shop"):
    """Return an object of the Prometheus operator."""
    version = "v1alpha1" if kind == "AlertmanagerConfig" else "v1"
    return made(kind, "planted", namespace, f"monitoring.coreos.com/{version}", spec=spec)


def service_monitor(of_spec=(), **endpoint):
    selector = {"matchLabels": {"app.kubernetes.io/name": "web"}}
    endpoints = [{"port": "metrics", **endpoint}]
    return of_operator(
        "ServiceMonitor", {"selector": selector, "endpoints": endpoints, **dict(of_spec)}
    )


def rules(of_group=(), **rule):
    rule = {"alert": "Planted", "expr": "up == 0", **rule}
    group = {"name": "planted", "rules": [rule], **dict(of_group)}
    return of_operator("PrometheusRule", {"groups": [group]})


def receiver(*matchers, **spec):
    """Return a receiver of alerts, with matchers of its only route."""
    hooks = [{"url": "https://hook.shop.test"}]
    receivers = [{"name": "planted", "webhookConfigs": hooks}]
    route = {"receiver": "planted", "matchers": [*matchers]}
    return of_operator("AlertmanagerConfig", {"receivers": receivers, "route": route, **spec})


SOUND = [
    service_monitor(),
    service_monitor({"namespaceSelector": {"matchNames": ["shop"]}, "jobLabel": "app"}),
    service_monitor(
        path="/numbers",
        interval="1m",
        scrapeTimeout="5s",
        relabelings=[{"action": "keep", "sourceLabels": ["pod"], "regex": "web-.*"}],
        metricRelabelings=[{"targetLabel": "color", "replacement": "blue"}],
    ),
    of_operator(
        "PodMonitor",
        {
            "selector": {},
            "podMetricsEndpoints": [
                {"portNumber": 9090, "relabelings": [{"targetLabel": "job", "replacement": "web"}]}
            ],
        },
    ),
    *(service_monitor(interval=each) for each in ("10s", "1m30s", "2h", "1h5m")),
    rules({"interval": "30s"}),
    rules(expr='up{namespace="shop"} == 0', annotations={"summary": "{{ $labels.pod }} is down"}),
    receiver(),
]

GUARDED = [
    (service_monitor({"namespaceSelector": {"any": True}}), "reads pods beyond its namespace"),
    (
        service_monitor({"namespaceSelector": {"matchNames": ["shop", "bank"]}}),
        "reads pods beyond its namespace",
    ),
    *(
        (found, f"has field '{field}', which monitors of teams may not have")
        for field, found in (
            ("honorLabels", service_monitor(honorLabels=True)),
            ("bearerTokenFile", service_monitor(bearerTokenFile=TOKEN)),
            ("tlsConfig", service_monitor(tlsConfig={"keyFile": TOKEN})),
            ("proxyUrl", service_monitor(proxyUrl="http://web.bank")),
            ("podTargetLabels", service_monitor({"podTargetLabels": ["namespace"]})),
            ("targetLabels", service_monitor({"targetLabels": ["namespace"]})),
        )
    ),
    *(
        (service_monitor(**{field: [each]}), f"with action '{each.get('action', 'replace')}' and")
        for field in ("relabelings", "metricRelabelings")
        for each in (
            {"targetLabel": "namespace", "replacement": "bank"},
            {"targetLabel": "__address__", "replacement": "web.bank:8080"},
            {"targetLabel": "__name__", "replacement": "other"},
            {"targetLabel": "${1}", "sourceLabels": ["named"]},
            {"action": "labelmap", "regex": "exported_(.*)"},
            {"action": "LabelDrop", "regex": "namespace"},
            {"action": "Lowercase", "sourceLabels": ["named"], "targetLabel": "namespace"},
        )
    ),
    *(
        (found, "is read or evaluated more often than each 10s")
        for each in ("1ms", "9s", "10ms", "0s", "0m", "1m1ms", "60ms")
        for found in (service_monitor(interval=each), rules({"interval": each}))
    ),
    *(
        (found, "asks Prometheus in the text of an alert")
        for found in (
            rules(annotations={"summary": ASKING}),
            rules(labels={"color": '{{\n"up"\n|query|first }}'}),
            rules({"labels": {"color": '{{ printf "}}" }}{{ "up" | query | len }}'}}),
        )
    ),
]
"""Those that the guard refuses, each with the finding."""

BOUNDED = [
    (rules(expr='up{namespace="bank"} == 0'), "has rules on namespace 'bank'"),
    (rules(expr='rate(a{namespace=~".+"}[5m]) > 0'), "has rules on namespace '.+'"),
    (rules(expr='max_over_time(a{namespace!="shop"}[5m:1m]) > 0'), "namespace 'not shop'"),
    (rules(labels={"namespace": "bank"}), "has rules on namespace 'bank'"),
    (rules({"labels": {"namespace": "bank"}}), "has rules on namespace 'bank'"),
    (receiver({"name": "namespace", "value": "bank"}), "matches alerts of namespace 'bank'"),
    (
        receiver({"name": "namespace", "value": "shop", "matchType": "!="}),
        "matches alerts of namespace 'not shop'",
    ),
]
"""Those that the operator bounds to the namespace, each with the finding."""
