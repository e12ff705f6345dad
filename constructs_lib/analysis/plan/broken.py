"""What others need and no longer find, and bounds that they exceed, by the rules on manifests."""

from collections.abc import Iterator
from dataclasses import replace

from constructs_lib.analysis.charts.held import bindings_find_what_they_name
from constructs_lib.analysis.findings import findings_of
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Consequence, Severity
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.analysis.rules.applications import (
    applications_fit_their_projects,
    applications_have_projects,
)
from constructs_lib.analysis.rules.budgets import budgets_let_pods_go
from constructs_lib.analysis.rules.gateway_routes import routes_are_attached, routes_have_services
from constructs_lib.analysis.rules.ingresses import ingresses_have_services
from constructs_lib.analysis.rules.monitors import monitors_find_targets
from constructs_lib.analysis.rules.other_references import (
    objects_find_what_they_use,
    secrets_fit_their_use,
)
from constructs_lib.analysis.rules.pod_security import pods_fit_pod_security
from constructs_lib.analysis.rules.quotas import limit_ranges_have_room, quotas_have_room
from constructs_lib.analysis.rules.references import (
    autoscalers_have_targets,
    pods_find_what_they_use,
    services_select_pods,
    stateful_sets_have_services,
)
from constructs_lib.analysis.rules.scheduling import classes_are_known, neighbours_exist
from constructs_lib.analysis.rules.tekton_pipelines import (
    pipelines_fit_their_tasks,
    tasks_find_what_they_use,
)
from constructs_lib.analysis.rules.tekton_runs import (
    runs_fit_their_pipelines,
    triggers_find_what_they_use,
)
from constructs_lib.analysis.rules.workloads import mounts_find_volumes, probes_find_their_ports

REFERENCES = (
    *(bindings_find_what_they_name, classes_are_known, ingresses_have_services),
    *(objects_find_what_they_use, pods_find_what_they_use, routes_have_services),
    *(runs_fit_their_pipelines, secrets_fit_their_use, stateful_sets_have_services),
    *(tasks_find_what_they_use, triggers_find_what_they_use),
)
"""Rules that find references to objects and keys which do not exist."""

FIT = (
    *(applications_fit_their_projects, applications_have_projects, autoscalers_have_targets),
    *(budgets_let_pods_go, limit_ranges_have_room, monitors_find_targets, mounts_find_volumes),
    *(neighbours_exist, pipelines_fit_their_tasks, pods_fit_pod_security),
    *(probes_find_their_ports, quotas_have_room, routes_are_attached, runs_fit_their_pipelines),
    *(services_select_pods, tasks_find_what_they_use, triggers_find_what_they_use),
)
"""Rules that find objects which do not fit each other, such as pods beyond a quota."""

JUDGED = ("Certificate", "ConfigMap", "ExternalSecret", "HTTPRoute", "Ingress", "Secret", "Service")
"""Kinds of which others use a part, such as a key, and those that lead to Services.

Of others that stay, a new reference may lead to what is not seen here.
"""


def broken(sides: Sides) -> Iterator[Consequence]:
    """Yield which references lead nowhere any more, and which objects do not fit any more.

    Charts and people make objects that are not seen here. So of what is missing, only that counts
    which was there before.
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
    former = {*findings_of(known, REFERENCES), *findings_of(old, FIT)}
    found = [*findings_of(replace(new, is_whole=True), REFERENCES), *findings_of(new, FIT)]
    for finding in dict.fromkeys(found):
        if finding not in former:
            yield Consequence(severity=Severity.ATTENTION, text=f"{finding}.")
