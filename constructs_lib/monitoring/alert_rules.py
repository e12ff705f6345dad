"""Alerts and recorded expressions; emits a PrometheusRule."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, Self

from cdk8s import ApiObjectMetadata
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.core.api_objects import ApiObjects, context_of, manifest, union
from constructs_lib.core.fields import ObjectName
from constructs_lib.core.labels import labels
from constructs_lib.core.props import Props
from constructs_lib.core.schedule import Duration
from constructs_lib.core.text import NonEmptyText
from constructs_lib.core.validation import matching, text_field
from constructs_lib.monitoring.observer import FolderAddress

if TYPE_CHECKING:
    from constructs_lib._imports.com.coreos.monitoring import PrometheusRuleSpecGroupsRules

AlertName = Annotated[
    str,
    text_field(
        "the name of an alert (words that begin with a capital letter, without spaces)",
        matching("[A-Z][A-Za-z0-9]*", 63),
    ),
]
"""Name of an alert, which is also the name of its runbook's page."""

RecordName = Annotated[
    str,
    text_field(
        "the name of a recorded metric, such as 'service:requests:ratio_rate5m' (letters, digits, "
        "'_' and ':', not beginning with a digit)",
        matching("[a-zA-Z_:][a-zA-Z0-9_:]*", 200),
    ),
]
"""Name of a recorded metric; by convention level, metric and operation, with ':' between."""

MetricLabel = Annotated[
    str,
    text_field(
        "the name of a label of metrics (letters, digits and '_', not beginning with a digit or "
        "'__')",
        matching("(?!__)[a-zA-Z_][a-zA-Z0-9_]*", 128),
    ),
]
"""Name of a label of metrics and alerts."""

Severity = Literal["critical", "warning", "info", "none"]
"""How soon somebody must act: at once, today, never; and none for an alert that always fires."""


class AlertRule(Props):
    """An alert, which fires while its expression has results."""

    alert: AlertName
    """Name of the alert, and of the page of its runbook."""

    expression: NonEmptyText
    """PromQL expression; each of its results is an alert."""

    lasting: Duration | None = None
    """Time for which the expression must have had the result. None: the alert fires at once."""

    keep_firing: Duration | None = None
    """Time for which the alert stays after the last result. None: it ends at once."""

    severity: Severity
    """How soon somebody must act, for routes and inhibition."""

    summary: NonEmptyText
    """One line that says what is wrong, with templates such as `{{ $labels.pod }}`."""

    description: NonEmptyText
    """The consequences, and the value, with templates such as `{{ $value | humanize }}`."""

    labels: Mapping[MetricLabel, NonEmptyText] = {}
    """More labels of the alert, besides `severity`."""

    @model_validator(mode="after")
    def _severity_is_its_own(self) -> Self:
        if "severity" in self.labels:
            raise ValueError(
                f"'labels' must not hold 'severity', got {self.labels['severity']!r} beside "
                f"'severity' {self.severity!r}; remove it"
            )
        return self


class RecordingRule(Props):
    """An expression whose result is kept as a metric of its own."""

    record: RecordName
    """Name of the metric."""

    expression: NonEmptyText
    """PromQL expression."""

    labels: Mapping[MetricLabel, NonEmptyText] = {}
    """Labels of the metric, besides those of the result."""


class AlertRulesProps(Props):
    """Properties for `AlertRules`."""

    rules: Sequence[AlertRule | RecordingRule] = Field(min_length=1)
    """Rules in the order in which they are evaluated."""

    runbooks: FolderAddress
    """Address of the folder with a page for each alert: `runbooks` of the `Observer`."""

    interval: Duration | None = None
    """Time between evaluations. None: that of the Prometheus."""

    @model_validator(mode="after")
    def _alerts_differ(self) -> Self:
        names = [rule.alert for rule in self.rules if isinstance(rule, AlertRule)]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(
                    f"'rules' must have each alert once, got {name!r} {names.count(name)} times; "
                    "rename one, or join their expressions with 'or'"
                )
        return self


class AlertRules(ApiObjects):
    """A PrometheusRule, named after its id, with one group of rules.

    Each alert has the annotations `summary`, `description` and `runbook_url`.
    """

    def __init__(self, scope: Construct, id: str, props: AlertRulesProps) -> None:
        from constructs_lib._imports.com.coreos import monitoring

        context = context_of(scope, id, ObjectName, props, AlertRulesProps)
        group = monitoring.PrometheusRuleSpecGroups(
            name=id,
            interval=props.interval,
            rules=[_rule(rule, props.runbooks) for rule in props.rules],
        )
        rules = monitoring.PrometheusRuleProps(
            metadata=ApiObjectMetadata(
                name=id, namespace=context.namespace, labels=labels(context, id, "alert-rules")
            ),
            spec=monitoring.PrometheusRuleSpec(groups=[group]),
        )
        super().__init__(scope, id, {"Resource": manifest(rules)})
        self.alerts: tuple[AlertRule, ...] = tuple(
            rule for rule in props.rules if isinstance(rule, AlertRule)
        )
        """The alerts, without the recorded expressions."""


def _rule(rule: AlertRule | RecordingRule, runbooks: str) -> "PrometheusRuleSpecGroupsRules":
    from constructs_lib._imports.com.coreos import monitoring

    expression = union(monitoring.PrometheusRuleSpecGroupsRulesExpr, rule.expression)
    if isinstance(rule, RecordingRule):
        return monitoring.PrometheusRuleSpecGroupsRules(
            record=rule.record, expr=expression, labels=dict(rule.labels) or None
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
