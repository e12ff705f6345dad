"""References that a change breaks, and limits that it exceeds, by the rules on manifests."""

from collections.abc import Iterator
from dataclasses import replace

from constructs_lib.analysis.charts.held import BINDINGS
from constructs_lib.analysis.findings import RULES, WARNINGS
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Consequence, Severity
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.analysis.records import descriptions, findings_of

_BY_USE = {
    use: [each for each in (*RULES, *WARNINGS) if use in descriptions()[each.id].plan]
    for use in ("missing", "misfit")
}

REFERENCES = [*_BY_USE["missing"], BINDINGS]
"""Rules that find references to objects and keys which do not exist."""

FIT = _BY_USE["misfit"]
"""Rules that find objects which do not fit each other, such as pods beyond a quota."""

ALONE = [each for each in FIT if descriptions()[each.id].judges == "one object"]
"""Those that judge each object alone, so that only changed ones are asked about."""

TOGETHER = [each for each in FIT if each not in ALONE]

JUDGED = ("Certificate", "ConfigMap", "ExternalSecret", "HTTPRoute", "Ingress", "Secret", "Service")
"""Kinds with parts that others use, such as a key, and those that lead to Services.

A new reference of another kind may lead to an object that is not in the manifests.
"""


def broken(sides: Sides) -> Iterator[Consequence]:
    """Yield references that a change breaks, and objects that no longer fit.

    Charts and people make objects that are not in the manifests. So only objects that were there
    before can be missing.
    """
    if not sides.changes:
        return
    old, new = sides.inventories
    was = {
        key: each for key, each in sides.old.items() if key not in sides.new or key.kind in JUDGED
    }
    objects = {**sides.new, **was}
    known = replace(
        new,
        objects=[each for key, each in objects.items() if key.kind != VALUES],
        declarations=old.declarations + new.declarations,
        is_whole=True,
    )
    pairs = [
        (findings_of(known, REFERENCES), findings_of(replace(new, is_whole=True), REFERENCES)),
        (findings_of(old, TOGETHER), findings_of(new, TOGETHER)),
        (
            findings_of(
                replace(old, objects=[each.old for each in sides.changes if each.old]), ALONE
            ),
            findings_of(
                replace(new, objects=[each.new for each in sides.changes if each.new]), ALONE
            ),
        ),
    ]
    fresh = [{each.text: None for each in now if each not in former} for former, now in pairs]
    for text in {text: None for texts in fresh for text in texts}:
        yield Consequence(severity=Severity.ATTENTION, text=f"{text}.")
