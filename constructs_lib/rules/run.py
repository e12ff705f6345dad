"""Checks over synthesized objects: each rule is a plain function from an inventory to findings.

A finding names the object, the problem and the fix.
"""

from collections.abc import Callable, Iterator, Sequence

from constructs_lib.rules.delivery import (
    applications_come_after_what_they_need,
    applications_fit_their_projects,
)
from constructs_lib.rules.inventory import (
    Inventory,
)
from constructs_lib.rules.names import names_are_legal, no_duplicates
from constructs_lib.rules.references import (
    autoscalers_have_targets,
    budgets_select_pods,
    ingresses_have_services,
    pods_find_what_they_use,
    policies_select_pods,
    services_select_pods,
)
from constructs_lib.rules.secrets import no_secret_data, secrets_can_be_made
from constructs_lib.rules.workloads import containers_state_resources, images_are_pinned

Rule = Callable[[Inventory], Iterator[str]]
"""A check of everything that is synthesized together."""

RULES: tuple[Rule, ...] = (
    no_duplicates,
    containers_state_resources,
    no_secret_data,
    secrets_can_be_made,
    services_select_pods,
    autoscalers_have_targets,
    ingresses_have_services,
    budgets_select_pods,
    pods_find_what_they_use,
    policies_select_pods,
    names_are_legal,
    images_are_pinned,
    applications_fit_their_projects,
    applications_come_after_what_they_need,
)


def findings_of(inventory: Inventory, rules: Sequence[Rule] = RULES) -> list[str]:
    """Returns the findings of rules over an inventory, in the order of the rules."""
    return [finding for rule in rules for finding in rule(inventory)]
