"""Checks over synthesized objects: each rule is a function from an inventory to findings.

A finding names the object, the problem and the fix.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules import (
    applications,
    budgets,
    dashboards,
    declared_flows,
    gateway_routes,
    ingresses,
    monitors,
    network_policies,
    object_names,
    object_validity,
    other_references,
    pod_security,
    quotas,
    references,
    role_rights,
    scheduling,
    secrets,
    teams,
    tekton_pipelines,
    tekton_runs,
    unusual_values,
    workloads,
)
from constructs_lib.analysis.rules.privileges.host_volumes import volumes_spare_the_nodes
from constructs_lib.analysis.rules.privileges.rule import privileges_have_reasons
from constructs_lib.kube.credentials import masked
from constructs_lib.kube.text import printable

Rule = Callable[[Inventory], Iterable[str]]
"""A check of everything that is synthesized together."""

RULES: tuple[Rule, ...] = (
    object_validity.objects_fit_the_api,
    object_validity.objects_can_be_stored,
    object_validity.no_duplicates,
    object_names.names_are_legal,
    object_validity.kinds_are_served,
    object_validity.namespaces_are_stated,
    workloads.containers_state_resources,
    workloads.images_are_pinned,
    workloads.images_find_their_registry,
    unusual_values.values_are_plausible,
    workloads.containers_have_no_twins,
    workloads.mounts_find_volumes,
    workloads.probes_find_their_ports,
    workloads.hooks_leave_time,
    workloads.selectors_match_templates,
    workloads.schedules_can_be_read,
    pod_security.namespaces_are_restricted,
    pod_security.pods_fit_pod_security,
    quotas.quotas_have_room,
    quotas.limit_ranges_have_room,
    privileges_have_reasons,
    volumes_spare_the_nodes,
    role_rights.rights_are_narrow,
    role_rights.rights_name_what_there_is,
    role_rights.tokens_have_reasons,
    role_rights.tokens_are_not_hidden,
    role_rights.tokens_can_be_used,
    secrets.no_secret_data,
    secrets.no_credentials,
    secrets.secrets_can_be_made,
    secrets.external_secrets_have_no_twins,
    secrets.external_secrets_read_what_is_declared,
    references.services_select_pods,
    references.services_have_no_twins,
    references.stateful_sets_have_services,
    references.autoscalers_have_targets,
    references.autoscalers_measure_what_there_is,
    ingresses.ingresses_have_services,
    ingresses.ingresses_have_no_twins,
    ingresses.hosts_have_one_ingress,
    ingresses.ingresses_are_served,
    ingresses.paths_are_plain,
    gateway_routes.routes_have_services,
    gateway_routes.routes_are_attached,
    gateway_routes.routes_have_no_twins,
    gateway_routes.listeners_have_no_twins,
    budgets.budgets_select_pods,
    budgets.budgets_let_pods_go,
    references.pods_find_what_they_use,
    other_references.objects_find_what_they_use,
    other_references.secrets_fit_their_use,
    scheduling.neighbours_exist,
    monitors.monitors_find_targets,
    monitors.expressions_can_be_read,
    network_policies.namespaces_deny_by_default,
    network_policies.pods_are_isolated,
    network_policies.policies_select_pods,
    network_policies.policies_have_effect,
    network_policies.policies_select_one_workload,
    network_policies.policies_name_ports_of_containers,
    network_policies.policies_name_addresses_that_arrive,
    declared_flows.flows_have_both_halves,
    declared_flows.policies_allow_only_what_is_declared,
    applications.applications_have_projects,
    applications.applications_fit_their_projects,
    applications.applications_come_after_what_they_need,
    applications.syncs_wait_for_no_object,
    dashboards.dashboards_can_be_loaded,
    dashboards.panels_find_their_data,
    dashboards.panels_ask_in_promql,
    tekton_pipelines.parameters_stay_out_of_scripts,
    tekton_pipelines.tasks_find_what_they_use,
    tekton_pipelines.pipelines_fit_their_tasks,
    tekton_runs.volumes_stay_on_their_level,
    tekton_runs.runs_fit_their_pipelines,
    tekton_runs.triggers_find_what_they_use,
    teams.teams_are_alone,
)
"""The rules of the library; `(*RULES, mine)` adds one of your own."""

OF_DECLARATIONS: tuple[Rule, ...] = (
    budgets.budgets_select_pods,
    workloads.images_find_their_registry,
    secrets.secrets_can_be_made,
    ingresses.ingresses_have_services,
    gateway_routes.routes_have_services,
    other_references.secrets_fit_their_use,
    network_policies.policies_select_pods,
    declared_flows.flows_have_both_halves,
    declared_flows.policies_allow_only_what_is_declared,
    teams.teams_are_alone,
)
"""Rules that also ask what constructs declare, such as Secrets, which no manifest has."""

DIGEST_RULES: tuple[Rule, ...] = (workloads.images_have_digests, applications.charts_have_digests)
"""Warnings that are findings where a platform requires digests."""

WARNINGS: tuple[Rule, ...] = (
    *DIGEST_RULES,
    scheduling.classes_are_known,
    scheduling.updates_find_a_node,
    applications.charts_are_maintained,
    monitors.alerts_have_conditions,
    monitors.alerts_watch_what_there_is,
)
"""Rules whose findings are no reason to write nothing."""


def findings_of(inventory: Inventory, rules: Sequence[Rule] = RULES) -> list[str]:
    """Return the findings of rules over an inventory, a line each, in the order of the rules.

    A rule that raises an exception gives a finding that names the rule and the error.
    """
    # Names of objects that others made may hold line breaks, and what a terminal obeys.
    return [masked(printable(each)) for rule in rules for each in _findings(rule, inventory)]


def _findings(rule: Rule, inventory: Inventory) -> Iterator[str]:
    try:
        for finding in rule(inventory):
            yield str(finding)
    except Exception as error:  # A team's rule may raise anything; the others must still run.
        name = getattr(rule, "__name__", repr(rule))
        yield f"Rule {name} failed with {type(error).__name__}: {error}; correct the rule"
