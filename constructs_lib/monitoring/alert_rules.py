"""Alerts and recorded expressions; emits a PrometheusRule."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.addresses import FolderAddress
from constructs_lib.kube.alert_text import (
    AlertLabel,
    AlertName,
    MetricLabel,
    RecordName,
    Summary,
    Template,
)
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.kube.promql import Expression
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.structs import k8s, monitoring
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part

Severity = Literal["critical", "warning", "info", "none"]
"""Urgency of an alert: at once, today, never; and none for an alert that always fires."""

OWN_LABELS = ("alertname", "severity")
"""Labels that an alert has from its other fields."""


DRILL_LABEL = "drill"
"""Label of the drills of an `AlertDrill`, of which people are never told."""


class AlertRule(Props):
    """An alert, which fires while its expression has results."""

    alert: AlertName
    """Name of the alert, and of the page of its runbook."""

    expression: Expression
    """PromQL expression; each of its results is an alert.

    A metric that is missing has no results: an alert with `absent` finds that.
    """

    lasting: Duration | None = None
    """Time for which the expression must have had the result. None: the alert fires at once."""

    keep_firing: Duration | None = None
    """Time for which the alert stays after the last result. None: it ends at once."""

    severity: Severity
    """Urgency of the alert, for routes and inhibition."""

    summary: Summary
    """One line that says what is wrong, with templates such as `{{ $labels.pod }}`."""

    description: Template
    """The consequences, and the value, with templates such as `{{ $value | humanize }}`."""

    labels: Mapping[MetricLabel, AlertLabel] = {}
    """More labels of the alert, besides `severity`. Without the value of the alert, and without
    `drill`, which is the label of drills.
    """

    @model_validator(mode="after")
    def _own_labels_are_fields(self) -> Self:
        for name in OWN_LABELS:
            if name in self.labels:
                raise ValueError(
                    f"'labels' must not hold '{name}', got {self.labels[name]!r}; remove it: "
                    "'alert' and 'severity' set those labels"
                )
        if DRILL_LABEL in self.labels:
            raise ValueError(
                f"'labels' must not hold '{DRILL_LABEL}', got {self.labels[DRILL_LABEL]!r}; choose "
                "another name: an alert with that label is a drill, and is not sent to people"
            )
        return self

    @property
    def title(self) -> str:
        """Name by which errors know it."""
        return f"alert '{self.alert}' of severity '{self.severity}'"


class RecordingRule(Props):
    """An expression whose result is kept as a metric of its own."""

    record: RecordName
    """Name of the metric."""

    expression: Expression
    """PromQL expression."""

    labels: Mapping[MetricLabel, NonEmptyText] = {}
    """Labels of the metric, besides those of the result."""

    @property
    def title(self) -> str:
        """Name by which errors know it."""
        return f"metric '{self.record}'"


class AlertRulesProps(Props):
    """Properties for `AlertRules`."""

    rules: Sequence[AlertRule | RecordingRule] = Field(min_length=1)
    """Rules in the order in which they are evaluated."""

    runbooks: FolderAddress
    """Address of the folder with a page for each alert: that of the platform."""

    interval: Duration | None = None
    """Time between evaluations. None: that of the Prometheus."""

    @model_validator(mode="after")
    def _rules_differ(self) -> Self:
        known: set[tuple[object, ...]] = set()
        for rule in self.rules:
            identity = (rule.title, *sorted(rule.labels.items()))
            if identity in known:
                raise ValueError(
                    f"'rules' must differ in name, severity or labels, got {rule.title} twice; "
                    "change one, or join their expressions with 'or'"
                )
            known.add(identity)
        return self


class AlertRules(ApiObjects):
    """A PrometheusRule, named after its id, with one group of rules.

    Each alert has the annotations `summary`, `description` and `runbook_url`.
    """

    prometheus_rule: ApiObject = part("Resource")
    """The PrometheusRule."""

    def __init__(self, scope: Construct, id: str, props: AlertRulesProps) -> None:
        """Create the objects that `AlertRulesProps` describes."""
        context = context_of(scope, id, ObjectName, props, AlertRulesProps)
        group = monitoring.PrometheusRuleSpecGroups(
            name=id,
            interval=props.interval,
            rules=[_rule(rule, props.runbooks) for rule in props.rules],
        )
        rules = monitoring.PrometheusRule(
            metadata=k8s.ObjectMeta(
                name=id, namespace=context.namespace, labels=labels(context, id, "alert-rules")
            ),
            spec=monitoring.PrometheusRuleSpec(groups=[group]),
        )
        super().__init__(scope, id, {"Resource": manifest(rules)})
        self.alerts: tuple[AlertRule, ...] = tuple(
            rule for rule in props.rules if isinstance(rule, AlertRule)
        )
        """The alerts, without the recorded expressions."""


def _rule(
    rule: AlertRule | RecordingRule, runbooks: str
) -> monitoring.PrometheusRuleSpecGroupsRules:
    expression = rule.expression
    if isinstance(rule, RecordingRule):
        return monitoring.PrometheusRuleSpecGroupsRules(
            record=rule.record, expr=expression, labels=dict(rule.labels)
        )
    return monitoring.PrometheusRuleSpecGroupsRules(
        alert=rule.alert,
        expr=expression,
        for_=rule.lasting,
        keep_firing_for=rule.keep_firing,
        labels={**rule.labels, "severity": rule.severity},
        annotations={
            "summary": rule.summary,
            "description": rule.description,
            "runbook_url": f"{runbooks}/{rule.alert}.md",
        },
    )
