"""Checks over synthesized objects: each rule is a plain function from an inventory to findings.

A finding names the object, what is wrong and the fix. `add_rules` runs all rules in every synth.
"""

from collections.abc import Callable, Iterator

import jsii
from cdk8s import App
from constructs import IValidation
from pydantic import ValidationError

from constructs_lib._api_objects import Json, Manifest
from constructs_lib._delivery_rules import (
    applications_come_after_what_they_need,
    applications_fit_their_projects,
    images_are_pinned,
)
from constructs_lib._inventory import (
    Inventory,
    containers_of,
    finding,
    group_of,
    name_of,
    namespace_of,
    pods_of,
    title,
)
from constructs_lib._props import (
    DnsLabel,
    DnsSubdomain,
    LabelKey,
    LabelValue,
    ServiceName,
    checked_id,
)
from constructs_lib._quantity import amount
from constructs_lib._references import (
    autoscalers_have_targets,
    budgets_select_pods,
    ingresses_have_services,
    pods_find_what_they_use,
    policies_select_pods,
    services_select_pods,
)

LONGEST_CRON_JOB_NAME = 52
"""Characters; the API server leaves 11 of a Job's 63 to the suffix that the controller adds."""


def no_duplicates(inventory: Inventory) -> Iterator[str]:
    """Two objects must not have one identity, or the later silently replaces the earlier."""
    seen = set()
    for manifest in inventory.objects:
        identity = (
            group_of(manifest),
            manifest["kind"],
            namespace_of(manifest),
            name_of(manifest),
        )
        if identity in seen:
            yield finding(manifest, "exists twice", "give one of them another id")
        seen.add(identity)


def containers_state_resources(inventory: Inventory) -> Iterator[str]:
    """Every container states requests and limits, the first not above the second."""
    for pods in inventory.pods:
        for container in containers_of(pods):
            resources = container.get("resources", {})
            for resource in ("cpu", "memory"):
                request = resources.get("requests", {}).get(resource)
                limit = resources.get("limits", {}).get(resource)
                where = f"has container '{container['name']}' with {resource}"
                if request is None or limit is None:
                    problem = f"{where} request {request} and limit {limit}"
                    yield finding(pods.maker, problem, "state both under 'resources'")
                elif amount(str(request)) > amount(str(limit)):
                    problem = f"{where} request {request} above its limit {limit}"
                    yield finding(pods.maker, problem, "lower the request")


def secrets_can_be_made(inventory: Inventory) -> Iterator[str]:
    """Declared Secrets agree on how a value is made; what it is made of is declared, too."""
    sources: dict[tuple[str, str, str], Json] = {}
    for secret in inventory.secrets:
        for key, source in secret["values"].items():
            place = (secret["namespace"], secret["name"], key)
            if source != "random" and sources.setdefault(place, source) != source:
                problem = f"has key '{key}' made as {sources[place]!r} and as {source!r}"
                yield f"Secret {secret['namespace']}/{secret['name']} {problem}; choose one"
    for (namespace, name, key), source in sources.items():
        if isinstance(source, dict) and "text" not in source:
            origin = (source.get("copied_from", namespace), source.get("bcrypt_of", name))
            if source.get("key", key) not in (inventory.keys_of("Secret", *origin) or ()):
                problem = f"takes key '{key}' from Secret {'/'.join(origin)}, which has none such"
                yield f"Secret {namespace}/{name} {problem}; declare it there"


def no_secret_data(inventory: Inventory) -> Iterator[str]:
    """No Secret carries values: what is synthesized is committed to Git."""
    for secret in inventory.of_kind("Secret"):
        if secret.get("data") or secret.get("stringData"):
            yield finding(secret, "carries values", "take it out and name it with a SecretRef")


def names_are_legal(inventory: Inventory) -> Iterator[str]:
    """Names, namespaces and labels are such that the API server takes them."""
    types = {"Namespace": DnsLabel, "Service": ServiceName}
    for manifest in inventory.objects:
        # RBAC names may hold almost anything, such as `system:node`.
        if not manifest["apiVersion"].startswith("rbac.authorization.k8s.io/"):
            yield from _illegal(
                manifest, "name", types.get(manifest["kind"], DnsSubdomain), name_of(manifest)
            )
        if manifest["kind"] == "CronJob" and len(name_of(manifest)) > LONGEST_CRON_JOB_NAME:
            yield finding(
                manifest,
                f"has a name of more than {LONGEST_CRON_JOB_NAME} characters",
                "shorten it",
            )
        if namespace_of(manifest):
            yield from _illegal(manifest, "namespace", DnsLabel, namespace_of(manifest))
        labels = dict(manifest["metadata"].get("labels", {}))
        if pods := pods_of(manifest):
            labels |= pods.labels
            for container in containers_of(pods):
                yield from _illegal(manifest, "container", DnsLabel, container["name"])
        for key, value in labels.items():
            yield from _illegal(manifest, "label", LabelKey, key)
            if value:
                yield from _illegal(manifest, f"label '{key}'", LabelValue, value)


def _illegal(manifest: Manifest, what: str, field_type: object, text: str) -> Iterator[str]:
    try:
        checked_id(field_type, text)
    except ValidationError as error:
        rule = error.errors()[0]["msg"].partition("'id' ")[2]
        yield f"{what} of {title(manifest)} {rule}; change it"


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
