"""Checks over synthesized objects: each rule is a function from an inventory to findings.

A finding names the object, the problem and the fix.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from constructs_lib.checks.budgets import budgets_let_pods_go, budgets_select_pods
from constructs_lib.checks.dashboards import (
    dashboards_can_be_loaded,
    panels_ask_in_promql,
    panels_do_not_overlap,
    panels_find_their_data,
    panels_say_what_they_show,
)
from constructs_lib.checks.delivery import (
    applications_come_after_what_they_need,
    applications_fit_their_projects,
    applications_have_projects,
    charts_are_maintained,
    charts_have_digests,
    syncs_wait_for_no_object,
)
from constructs_lib.checks.external_secrets import (
    external_secrets_have_no_twins,
    external_secrets_read_what_is_declared,
)
from constructs_lib.checks.ingresses import (
    hosts_have_one_ingress,
    ingresses_are_served,
    ingresses_have_no_twins,
    ingresses_have_services,
)
from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.monitors import (
    alerts_have_conditions,
    alerts_watch_what_there_is,
    expressions_can_be_read,
    monitors_find_targets,
)
from constructs_lib.checks.names import names_are_legal
from constructs_lib.checks.network import (
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
)
from constructs_lib.checks.objects import (
    kinds_are_served,
    namespaces_are_stated,
    no_duplicates,
    objects_are_readable,
    objects_can_be_stored,
    objects_fit_the_api,
)
from constructs_lib.checks.paths import paths_are_plain
from constructs_lib.checks.pipelines import (
    parameters_stay_out_of_scripts,
    pipelines_fit_their_tasks,
    tasks_find_what_they_use,
)
from constructs_lib.checks.placement import classes_are_known, neighbours_exist
from constructs_lib.checks.pod_security import namespaces_are_restricted, pods_fit_pod_security
from constructs_lib.checks.policies import (
    namespaces_deny_by_default,
    pods_are_isolated,
    policies_have_effect,
    policies_name_addresses_that_arrive,
    policies_name_ports_of_containers,
    policies_select_one_workload,
    policies_select_pods,
)
from constructs_lib.checks.privileges.rule import privileges_have_reasons
from constructs_lib.checks.privileges.volumes import volumes_spare_the_nodes
from constructs_lib.checks.quotas import (
    limit_ranges_have_room,
    quotas_have_room,
)
from constructs_lib.checks.references import (
    autoscalers_have_targets,
    autoscalers_measure_what_there_is,
    pods_find_what_they_use,
    services_have_no_twins,
    services_select_pods,
    stateful_sets_have_services,
)
from constructs_lib.checks.rights import (
    rights_are_narrow,
    tokens_are_not_hidden,
    tokens_can_be_used,
    tokens_have_reasons,
)
from constructs_lib.checks.roles import rights_name_what_there_is
from constructs_lib.checks.routes import (
    listeners_have_no_twins,
    routes_are_attached,
    routes_have_no_twins,
    routes_have_services,
)
from constructs_lib.checks.runs import runs_fit_their_pipelines, triggers_find_what_they_use
from constructs_lib.checks.secrets import no_credentials, no_secret_data, secrets_can_be_made
from constructs_lib.checks.teams import teams_are_alone
from constructs_lib.checks.trust import volumes_stay_on_their_level
from constructs_lib.checks.uses import objects_find_what_they_use, secrets_fit_their_use
from constructs_lib.checks.values import values_are_plausible
from constructs_lib.checks.workloads import (
    containers_have_no_twins,
    containers_state_resources,
    hooks_leave_time,
    images_are_pinned,
    images_find_their_registry,
    images_have_digests,
    mounts_find_volumes,
    probes_find_their_ports,
    schedules_can_be_read,
    selectors_match_templates,
)

Rule = Callable[[Inventory], Iterable[str]]
"""A check of everything that is synthesized together."""

RULES: tuple[Rule, ...] = (
    objects_are_readable,
    objects_fit_the_api,
    objects_can_be_stored,
    no_duplicates,
    names_are_legal,
    kinds_are_served,
    namespaces_are_stated,
    containers_state_resources,
    images_are_pinned,
    images_find_their_registry,
    values_are_plausible,
    containers_have_no_twins,
    mounts_find_volumes,
    probes_find_their_ports,
    hooks_leave_time,
    selectors_match_templates,
    schedules_can_be_read,
    namespaces_are_restricted,
    pods_fit_pod_security,
    quotas_have_room,
    limit_ranges_have_room,
    privileges_have_reasons,
    volumes_spare_the_nodes,
    rights_are_narrow,
    rights_name_what_there_is,
    tokens_have_reasons,
    tokens_are_not_hidden,
    tokens_can_be_used,
    no_secret_data,
    no_credentials,
    secrets_can_be_made,
    external_secrets_have_no_twins,
    external_secrets_read_what_is_declared,
    services_select_pods,
    services_have_no_twins,
    stateful_sets_have_services,
    autoscalers_have_targets,
    autoscalers_measure_what_there_is,
    ingresses_have_services,
    ingresses_have_no_twins,
    hosts_have_one_ingress,
    ingresses_are_served,
    paths_are_plain,
    routes_have_services,
    routes_are_attached,
    routes_have_no_twins,
    listeners_have_no_twins,
    budgets_select_pods,
    budgets_let_pods_go,
    pods_find_what_they_use,
    objects_find_what_they_use,
    secrets_fit_their_use,
    neighbours_exist,
    monitors_find_targets,
    expressions_can_be_read,
    namespaces_deny_by_default,
    pods_are_isolated,
    policies_select_pods,
    policies_have_effect,
    policies_select_one_workload,
    policies_name_ports_of_containers,
    policies_name_addresses_that_arrive,
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
    applications_have_projects,
    applications_fit_their_projects,
    applications_come_after_what_they_need,
    syncs_wait_for_no_object,
    dashboards_can_be_loaded,
    panels_say_what_they_show,
    panels_find_their_data,
    panels_ask_in_promql,
    panels_do_not_overlap,
    parameters_stay_out_of_scripts,
    tasks_find_what_they_use,
    pipelines_fit_their_tasks,
    volumes_stay_on_their_level,
    runs_fit_their_pipelines,
    triggers_find_what_they_use,
    teams_are_alone,
)
"""The rules of the library; `(*RULES, mine)` adds one of your own."""

OF_DECLARATIONS: tuple[Rule, ...] = (
    budgets_select_pods,
    images_find_their_registry,
    secrets_can_be_made,
    ingresses_have_services,
    routes_have_services,
    secrets_fit_their_use,
    policies_select_pods,
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
    teams_are_alone,
)
"""Rules that also ask what constructs declare, such as Secrets, which no manifest has."""

DIGEST_RULES: tuple[Rule, ...] = (images_have_digests, charts_have_digests)
"""Warnings that are findings where a platform requires digests."""

WARNINGS: tuple[Rule, ...] = (
    *DIGEST_RULES,
    classes_are_known,
    charts_are_maintained,
    alerts_have_conditions,
    alerts_watch_what_there_is,
)
"""Rules whose findings are no reason to write nothing."""


def findings_of(inventory: Inventory, rules: Sequence[Rule] = RULES) -> list[str]:
    """Return the findings of rules over an inventory, a line each, in the order of the rules.

    A rule that raises an exception gives a finding that names the rule and the error.
    """
    return [_line(finding) for rule in rules for finding in _findings(rule, inventory)]


def _line(finding: str) -> str:
    # Names of objects that others made may hold line breaks, and what a terminal obeys.
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in finding)


def _findings(rule: Rule, inventory: Inventory) -> Iterator[str]:
    try:
        for finding in rule(inventory):
            yield str(finding)
    except Exception as error:  # A team's rule may raise anything; the others must still run.
        name = getattr(rule, "__name__", repr(rule))
        yield f"Rule {name} failed with {type(error).__name__}: {error}; correct the rule"
