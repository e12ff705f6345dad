"""The plan of a change: consequences for each object, and for the whole."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.broken import broken
from constructs_lib.analysis.plan.charts import charts
from constructs_lib.analysis.plan.field_changes import FieldChange
from constructs_lib.analysis.plan.granted_rights import needed_secrets, parameters, rights
from constructs_lib.analysis.plan.judging import REFUSED, judged
from constructs_lib.analysis.plan.losses import losses
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity
from constructs_lib.analysis.plan.pod_changes import pods, rollouts
from constructs_lib.analysis.plan.totals import connections, requests

OF_OBJECTS = (judged, losses, pods, charts, rights, needed_secrets)
"""Functions that yield the consequences of a change of one object."""

OF_ALL = (broken, rollouts, parameters, connections, requests)
"""Functions that yield the consequences of the whole change."""


class PlannedObject(BaseModel):
    """Change of an object, with its consequences."""

    model_config = ConfigDict(frozen=True)

    object: str
    """Namespace, kind and name: `db/StatefulSet/postgresql`."""

    action: str
    """`added`, `removed`, `moved` or `changed`."""

    former: str | None = None
    """Namespace, kind and name that it had, if it is moved."""

    severity: Severity
    """The highest of its consequences."""

    consequences: Sequence[Consequence]

    fields: Sequence[FieldChange]
    """Fields that differ, if it is changed."""


class Plan(BaseModel):
    """Consequences of a change. `python -m constructs_lib plan --format json` prints it."""

    model_config = ConfigDict(frozen=True)

    severity: Severity
    """The highest of all consequences."""

    objects: Sequence[PlannedObject]
    """The objects, those of the highest severity first."""

    consequences: Sequence[Consequence]
    """Consequences for the whole: broken references, connections, and the sum of requests."""


def plan_of(sides: Sides) -> Plan:
    """Return the plan of a change."""
    objects = sorted(
        (_planned(each, sides) for each in sides.changes),
        key=lambda each: -each.severity.rank,
    )
    beyond = [each for find in OF_ALL for each in find(sides)]
    severities = [each.severity for each in objects] + [each.severity for each in beyond]
    return Plan(
        severity=_highest(severities),
        objects=objects,
        consequences=beyond,
    )


def _planned(change: Change, sides: Sides) -> PlannedObject:
    found = [*dict.fromkeys(each for find in OF_OBJECTS for each in find(change, sides))]
    if any(each.text.startswith(REFUSED) for each in found):
        found = [each for each in found if each.severity != Severity.RESTART]
    return PlannedObject(
        object=change.key.path,
        action=change.verb,
        former=change.former.path if change.former else None,
        severity=_highest([each.severity for each in found]),
        consequences=sorted(found, key=lambda each: -each.severity.rank),
        fields=change.fields,
    )


def _highest(severities: Sequence[Severity]) -> Severity:
    return max(severities, key=lambda each: each.rank, default=Severity.NONE)
