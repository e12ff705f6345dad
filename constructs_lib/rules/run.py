"""Checks over synthesized objects: each rule is a plain function from an inventory to findings.

A finding names the object, what is wrong and the fix. `add_rules` runs all rules in every synth.
"""

from collections.abc import Callable, Iterator

from cdk8s import App
from constructs import IValidation

import jsii
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

RULES: tuple[Callable[[Inventory], Iterator[str]], ...] = (
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


def check(inventory: Inventory) -> list[str]:
    """Returns the findings of all rules."""
    return [finding for rule in RULES for finding in rule(inventory)]


@jsii.implements(IValidation)
class _Validation:
    def __init__(self, apps: tuple[App, ...]) -> None:
        self._apps = apps
        self._inventory = Inventory([])
        self._findings: list[str] = []

    @jsii.member(jsii_name="validate")
    def validate(self) -> list[str]:
        # cdk8s validates an App once by itself and once for each Chart.
        inventory = Inventory.of(*self._apps)
        if inventory != self._inventory:
            self._inventory, self._findings = inventory, check(inventory)
        return self._findings


def add_rules(*apps: App) -> None:
    """Makes every synth of one of the apps check the objects of all; a finding stops it."""
    validation = _Validation(apps)
    for app in apps:
        app.node.add_validation(validation)
