"""The way of alerts to people; emits an AlertmanagerConfig."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

import yaml
from cdk8s import ApiObject, JsonPatch
from constructs import Construct

from constructs_lib._package_files import package_text
from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.monitoring.alert_drill import AlertDrill
from constructs_lib.monitoring.files import filled
from constructs_lib.monitoring.inhibition import inhibit_rules, outages_in
from constructs_lib.monitoring.receiver_props import (
    AlertReceiverProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.secret_ref import SecretKey, SecretRef
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of
from constructs_lib.tree.reading import read_declarations, read_objects

if TYPE_CHECKING:
    from constructs_lib.platform.tier import TierScope


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

    Alerts of severity `info` and `none` are not sent. While an alert is critical, the same
    alert as a warning or info is not sent. While the only way to people fails, the dead man's
    switch is not called, and tells them.

    Drills, which have the label `drill`, are sent to the receiver of an `AlertDrill` alone.
    They do not inhibit alerts, and alerts do not inhibit them.
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
        """Create the objects. `drill` has the receiver of drills. None: drills are not sent."""
        context = context_of(scope, id, ObjectName, props, AlertReceiverProps)
        if drill is not None:
            checked_objects(path_of(scope, id), AlertDrill, drill=drill)
        self.name = id
        receivers = [{"name": "nobody"}]
        if props.tells_people:
            receivers.append({"name": "people", **_ways(props)})
        if props.watchdog:
            receivers.append({"name": "watchdog", **_calls(props.watchdog, send_resolved=False)})
        if drill:
            call = _calls(WebhookProps(url=drill.alerts_url), send_resolved=False)
            receivers.append({"name": "drills", **call})
        # As data, since the bindings do not have this kind.
        config = {
            "apiVersion": "monitoring.coreos.com/v1alpha1",
            "kind": "AlertmanagerConfig",
            "metadata": {
                "name": id,
                "namespace": context.namespace,
                "labels": labels(context, id, "alert-receiver"),
            },
            "spec": {**_spec(props, [each["name"] for each in receivers]), "receivers": receivers},
        }
        secrets = [_given(key.secret).declaration(context.namespace) for key in props.secret_keys]
        super().__init__(scope, id, {"Resource": config}, Declarations(secrets=secrets))

    def inhibit_consequences(self, platform: "TierScope") -> None:
        """Hold back alerts on the consequences of an outage, by the connections of all tiers.

        While a critical alert has the label `outage`, such as `db/postgresql`, no alert is sent
        with the label `symptom` and a service that needs that one, directly or not. Alerts of teams
        hold nothing back. Call it once, after all tiers are made: later alerts, connections and
        teams do not count.
        """
        tiers = [each.tier for each in platform.order]
        # Prometheus reads from everything, and depends on nothing of it.
        reader = str(platform.prometheus.connections.end)
        calls = {
            (flow.source, flow.target)
            for declarations in read_declarations(tiers)
            for flow in declarations.flows
            if flow.peer and flow.source != reader
        }
        outages = outages_in(chain(*read_objects(tiers, "PrometheusRule")))
        teams = [name for tier in tiers for team in tier.teams for name in team.namespaces]
        rules = inhibit_rules(outages, calls, teams)
        self.alertmanager_config.add_json_patch(
            *(JsonPatch.add("/spec/inhibitRules/-", each) for each in rules)
        )


def _spec(settings: AlertReceiverProps, receivers: Sequence[str]) -> Manifest:
    """Return inhibition, and the routes to these receivers."""
    way = settings.ways[0] if settings.watchdog and len(settings.ways) == 1 else ""
    text = package_text("monitoring", "receiver.yaml")
    spec: Manifest = filled(
        yaml.load(text, yaml.CSafeLoader),
        {
            "default": "people" if "people" in receivers else "nobody",
            "group_by": list(settings.group_by),
            "group_wait": settings.group_wait,
            "group_interval": settings.group_interval,
            "repeat_interval": settings.repeat_interval,
            "drills": "drills" if "drills" in receivers else "nobody",
            "way": way,
        },
    )
    route = spec["route"]
    route["routes"] = [each for each in route["routes"] if each["receiver"] in receivers]
    if not way:
        # The last silences a dead man's switch while the only way fails.
        spec["inhibitRules"].pop()
    return spec


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
