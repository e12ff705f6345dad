"""The way of alerts to people; emits an AlertmanagerConfig."""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.monitoring.alert_drill import AlertDrill
from constructs_lib.monitoring.alert_rules import DRILL_LABEL
from constructs_lib.monitoring.receiver_props import (
    AlertReceiverProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.secret_ref import SecretKey, SecretRef
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of

NOBODY = "nobody"
"""Receiver that sends nothing."""

PEOPLE = "people"
"""Receiver with all ways by which people are told."""

WATCHDOG = "watchdog"
"""Receiver that calls the dead man's switch."""

DRILLS = "drills"
"""Receiver that only counts drills."""

WATCHDOG_ALERT = "Watchdog"
"""Alert that always fires, by its name in chart kube-prometheus-stack."""

UNTOLD_ALERT = "NotificationsFailing"
"""Alert that a way fails, which its label `integration` names."""

NO_DRILL: Manifest = {"name": DRILL_LABEL, "matchType": "!~", "value": ".+"}
"""Matcher of all alerts but drills, which have neither the label nor a part in inhibition."""

SAME_CAUSE = (
    *("alertname", "namespace", "job", "service", "instance", "pod", "container", "node"),
    *("deployment", "statefulset", "daemonset", "horizontalpodautoscaler", "cronjob"),
    *("persistentvolumeclaim", "name", "pipeline", "datname", "usename", "integration"),
    *("rule_group", "condition", "reason"),
)
"""Labels that say of what an alert is. An alert inhibits only alerts with the same: where the disk
of a node is slow, that hides the warning that it gets slow, and not the one of another node.
"""


def _in_slack(annotation: str) -> str:
    # These three characters begin and end links and mentions there.
    return (
        f'{{{{ .Annotations.{annotation} | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" '
        '| reReplaceAll ">" "&gt;" }}'
    )


SLACK_TEXT = (
    '{{ range .Alerts }}*{{ if eq .Status "resolved" }}resolved{{ else }}{{ .Labels.severity }}'
    f"{{{{ end }}}}* {_in_slack('summary')}\n"
    f"{_in_slack('description')}\n{{{{ .Annotations.runbook_url }}}}\n{{{{ end }}}}"
)
"""Text of a message in Slack; Alertmanager's own has only the names.

A message has the alerts of a group that ended as well as those that go on.
"""


class AlertReceiver(ApiObjects):
    """An AlertmanagerConfig, named after its id, for alerts of all namespaces.

    Alertmanager has to use it as its global configuration, by its name: otherwise the Prometheus
    operator adds a matcher for its own namespace.

    Alerts of severity `info` and `none` are sent to nobody. While an alert is critical, the same
    alert as a warning or info is not sent. While the only way to people fails, the dead man's
    switch is not called, and tells them.

    Drills, which have the label `drill`, are sent to the receiver of an `AlertDrill` and to nobody
    else. No alert holds them back, and they hold back none.
    """

    alertmanager_config: ApiObject = part("Resource")
    """The AlertmanagerConfig."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: AlertReceiverProps,
        *,
        drill: AlertDrill | None = None,
    ) -> None:
        """Create the objects. `drill` has the receiver of drills. None: drills go to nobody."""
        context = context_of(scope, id, ObjectName, props, AlertReceiverProps)
        if drill is not None:
            checked_objects(path_of(scope, id), AlertDrill, drill=drill)
        self.name = id
        receivers = [{"name": NOBODY}]
        if props.tells_people:
            receivers.append({"name": PEOPLE, **_ways(props)})
        if props.watchdog:
            receivers.append({"name": WATCHDOG, **_calls(props.watchdog, send_resolved=False)})
        if drill:
            call = _calls(WebhookProps(url=drill.alerts_url), send_resolved=False)
            receivers.append({"name": DRILLS, **call})
        # As data, since the bindings do not have this kind.
        config = {
            "apiVersion": "monitoring.coreos.com/v1alpha1",
            "kind": "AlertmanagerConfig",
            "metadata": {
                "name": id,
                "namespace": context.namespace,
                "labels": labels(context, id, "alert-receiver"),
            },
            "spec": {
                "route": _route(props, DRILLS if drill else NOBODY),
                "receivers": receivers,
                "inhibitRules": [
                    {
                        "sourceMatch": [_equals("severity", "critical"), NO_DRILL],
                        "targetMatch": [_matches("severity", "warning|info"), NO_DRILL],
                        "equal": list(SAME_CAUSE),
                    },
                    *_silences_of_the_switch(props),
                ],
            },
        }
        secrets = [_given(key.secret).declaration(context.namespace) for key in props.secret_keys]
        super().__init__(scope, id, {"Resource": config}, Declarations(secrets=secrets))


def _route(settings: AlertReceiverProps, drills: str) -> Manifest:
    drill = {
        "receiver": drills,
        "matchers": [_matches(DRILL_LABEL, ".+")],
        # Each alone and at once: a group would wait for the next message of it.
        "groupBy": ["..."],
        "groupWait": "0s",
    }
    watchdog = {
        "receiver": WATCHDOG,
        "matchers": [_equals("alertname", WATCHDOG_ALERT)],
        "groupBy": ["alertname"],
        "groupWait": "0s",
        "groupInterval": "1m",
        # Alertmanager looks each minute, and counts from the end of a call, a moment after a look:
        # after five minutes it would call with the sixth look.
        "repeatInterval": "4m30s",
    }
    quiet = {"receiver": NOBODY, "matchers": [_matches("severity", "info|none")]}
    return {
        "receiver": PEOPLE if settings.tells_people else NOBODY,
        "groupBy": list(settings.group_by),
        "groupWait": settings.group_wait,
        "groupInterval": settings.group_interval,
        "repeatInterval": settings.repeat_interval,
        # The first that matches decides: the watchdog has severity `none`, and drills have any.
        "routes": [drill, *([watchdog] if settings.watchdog else []), quiet],
    }


def _silences_of_the_switch(settings: AlertReceiverProps) -> list[Manifest]:
    # Of several ways, the others tell that one fails, and the switch goes on watching Prometheus.
    if not settings.watchdog or len(settings.ways) != 1:
        return []
    return [
        {
            "sourceMatch": [
                _equals("alertname", UNTOLD_ALERT),
                _equals("integration", settings.ways[0]),
                NO_DRILL,
            ],
            "targetMatch": [_equals("alertname", WATCHDOG_ALERT), NO_DRILL],
        }
    ]


def _equals(label: str, value: str) -> Manifest:
    # Without `matchType`, which would be `=`: alone, that is no text to some readers of YAML.
    return {"name": label, "value": value}


def _matches(label: str, pattern: str) -> Manifest:
    return {"name": label, "matchType": "=~", "value": pattern}


def _ways(settings: AlertReceiverProps) -> Manifest:
    return {
        **({"emailConfigs": [_email(settings.email)]} if settings.email else {}),
        **({"slackConfigs": [_slack(settings.slack)]} if settings.slack else {}),
        **(_calls(settings.webhook, send_resolved=True) if settings.webhook else {}),
    }


def _email(settings: EmailProps) -> Manifest:
    login = settings.login
    return {
        "sendResolved": True,
        "smarthost": f"{settings.host}:{settings.port}",
        "requireTLS": True,
        "from": settings.sender,
        "to": ", ".join(settings.to),
        **(
            {"authUsername": login.user, "authPassword": _selector(login.password)} if login else {}
        ),
    }


def _slack(settings: SlackProps) -> Manifest:
    return {"sendResolved": True, "apiURL": _selector(settings.webhook), "text": SLACK_TEXT}


def _calls(settings: WebhookProps, *, send_resolved: bool) -> Manifest:
    address = (
        {"urlSecret": _selector(settings.url_secret)}
        if settings.url_secret
        else {"url": settings.url}
    )
    # A switch must not be called by the message that its alert has ended.
    return {"webhookConfigs": [{"sendResolved": send_resolved, **address}]}


def _selector(key: SecretKey) -> Manifest:
    return {"name": key.secret.name, "key": key.key}


def _given(secret: SecretRef) -> SecretRef:
    """Return the Secret with values that a person gives: at random they would be of no use."""
    if secret.copied_from or secret.made_by:
        return secret
    values = {**dict.fromkeys(secret.keys, "given"), **secret.values}
    return secret.model_copy(update={"values": values})
