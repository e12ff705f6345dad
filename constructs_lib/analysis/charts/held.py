"""What charts make, held to the rules together with the folder that installs them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from constructs_lib.analysis.charts.operators import ends_of_operators
from constructs_lib.analysis.charts.releases import values_in
from constructs_lib.analysis.charts.rendering import Charts, Rendering
from constructs_lib.analysis.documents import OF_PROGRAMS, manifests_of
from constructs_lib.analysis.findings import OF_DECLARATIONS, RULES, WARNINGS, Rule, findings_of
from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.reading import entries
from constructs_lib.analysis.rules.dashboards import (
    panels_ask_in_promql,
    panels_find_their_data,
)
from constructs_lib.analysis.rules.declared_flows import (
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
)
from constructs_lib.analysis.rules.network_policies import policies_have_effect
from constructs_lib.analysis.rules.privileges.host_volumes import volumes_spare_the_nodes
from constructs_lib.analysis.rules.privileges.rule import privileges_have_reasons
from constructs_lib.analysis.rules.references import stateful_sets_have_services
from constructs_lib.analysis.rules.role_rights import (
    rights_are_narrow,
    rights_name_what_there_is,
    tokens_have_reasons,
)
from constructs_lib.analysis.rules.secrets import (
    no_credentials,
    no_secret_data,
    secrets_can_be_made,
)
from constructs_lib.analysis.rules.unusual_values import values_are_plausible
from constructs_lib.analysis.rules.workloads import (
    containers_have_no_twins,
    hooks_leave_time,
    images_find_their_registry,
)
from constructs_lib.kube.declarations import VALUES_FILE, Declarations, DeclaredSecret
from constructs_lib.kube.images import parse_image
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.partial_structs import View

LEFT_OUT = (
    images_find_their_registry,
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
    secrets_can_be_made,
    no_secret_data,
    no_credentials,
    privileges_have_reasons,
    tokens_have_reasons,
    panels_ask_in_promql,
    panels_find_their_data,
)
"""Rules that ask what constructs declare, for reasons at objects and texts in dashboards, which
charts lack, or for what must not be in Git, where no chart is.
"""

OF_PUBLISHERS = (
    containers_have_no_twins,
    hooks_leave_time,
    policies_have_effect,
    rights_are_narrow,
    rights_name_what_there_is,
    stateful_sets_have_services,
    values_are_plausible,
    volumes_spare_the_nodes,
)
"""Rules that only the chart's publisher can follow: their findings are warnings."""

ROLES = re.compile(r"system:.*|admin|cluster-admin|edit|view")
"""Roles that the cluster comes with."""


def held(
    documents: Sequence[tuple[str, Json]], charts: Charts
) -> tuple[list[str], Mapping[str, list[str]]]:
    """Return findings on what charts make and the folder has because of it, and warnings by rule.

    Args:
        documents: Those of the folder, each with its path.
        charts: What its charts make.
    """
    alone, together = inventory_of(documents, ()), inventory_of(documents, charts.renderings)
    of_all = [each for each in OF_DECLARATIONS if each not in LEFT_OUT]
    strict = [each for each in RULES if each not in (*OF_DECLARATIONS, *LEFT_OUT, *OF_PUBLISHERS)]
    findings = [
        f"{each.release.title} {each.problem}" for each in charts.renderings if each.problem
    ]
    findings += _new(alone, together, [*strict, bindings_find_what_they_name])
    if all(each.text for each in charts.renderings):
        findings += findings_of(together, of_all)
    for each in charts.renderings:
        findings += _other_digest(each)
        findings += _images(each)
    warned = (*OF_PUBLISHERS, *WARNINGS)
    return findings, {each.__name__: _new(alone, together, [each]) for each in warned}


def inventory_of(
    documents: Sequence[tuple[str, Json]], renderings: Sequence[Rendering]
) -> Inventory:
    """Return what rules check: the folder, with what charts make as far as that is given."""
    folders: dict[str, list[Manifest]] = {}
    for path, document in documents:
        for each in () if path.endswith(VALUES_FILE) else manifests_of([document]):
            if not str(each["apiVersion"]).startswith(OF_PROGRAMS):
                folders.setdefault(str(PurePosixPath(path).parent), []).append(each)
    rendered: dict[tuple[str, str], list[Manifest]] = {}
    for rendering in renderings:
        if rendering.text:
            rendered.setdefault(rendering.release.application, []).extend(rendering.manifests)
    objects = [each for group in (*folders.values(), *rendered.values()) for each in group]
    secrets = [*_secrets(document for _, document in documents)]
    return Inventory(
        objects,
        Declarations(ends=[*ends_of_operators(objects)], secrets=secrets),
        folders,
        rendered=rendered,
        # Only then is what nobody has seen nowhere.
        is_whole=bool(secrets) and bool(renderings) and all(each.text for each in renderings),
    )


class ListedSecret(View):
    """An entry of the list of Secrets that must exist on a cluster."""

    namespace: str
    name: str
    values: Mapping[str, Any]


class SecretList(View):
    """That list."""

    secrets: Sequence[ListedSecret]


def _secrets(documents: Iterable[Json]) -> Iterator[DeclaredSecret]:
    """Yield the Secrets in the list of those that must exist on the cluster."""
    for document in documents:
        if isinstance(document, dict) and {"random", "secrets"} <= document.keys():
            try:
                listed = msgspec.convert(document, SecretList)
            except msgspec.ValidationError:
                continue
            for each in listed.secrets:
                yield DeclaredSecret(
                    namespace=each.namespace, name=each.name, values=dict(each.values)
                )


def _new(alone: Inventory, together: Inventory, rules: Sequence[Rule]) -> list[str]:
    """Return what rules find only because of the charts."""
    before = set(findings_of(alone, rules))
    return [each for each in findings_of(together, rules) if each not in before]


def bindings_find_what_they_name(inventory: Inventory) -> Iterator[str]:
    """Roles and ServiceAccounts that bindings name exist."""
    for binding in inventory.bindings if inventory.is_whole else ():
        accounts = [each for each in binding.subjects if each.kind == "ServiceAccount"]
        named = [(each.kind, each.namespace or binding.namespace, each.name) for each in accounts]
        role = binding.role_ref
        if role.kind == "Role":
            named.append((role.kind, binding.namespace, role.name))
        elif not ROLES.fullmatch(role.name):
            named.append((role.kind, "", role.name))
        for kind, namespace, name in named:
            is_ours = not namespace or namespace in inventory.own_namespaces
            if is_ours and name != "default" and not inventory.find(kind, namespace, name):
                place = f"{namespace}/{name}".removeprefix("/")
                problem = f"names {kind} '{place}', which does not exist"
                yield finding(binding, problem, "add it, or remove the binding")


def _other_digest(rendering: Rendering) -> Iterator[str]:
    release, archive = rendering.release, rendering.archive
    if release.digest and archive and archive != release.digest:
        yield (
            f"{release.title} has archive {archive}, and {release.digest} is pinned; ask its "
            "publisher before you pin it anew"
        )


def _images(rendering: Rendering) -> Iterator[str]:
    """Yield images that are the chart's own: its next version may run another."""
    if not rendering.text:
        return
    texts = {
        str(text) for values in rendering.release.values for text in _leaves(values_in(values))
    }
    stated = "\n".join(texts)
    images = {
        str(value)
        for manifest in rendering.manifests
        for key, value in entries(manifest)
        if key == "image" and isinstance(value, str)
    }
    for image in sorted(images):
        try:
            parsed = parse_image(image)
        except ValueError:
            continue  # Another rule tells of it.
        version = parsed.digest.removeprefix("sha256:") or parsed.tag
        # A chart may add a suffix, such as `-rootless`.
        has_version = version in stated or any(
            version.startswith(f"{text}-") for text in texts if "." in text
        )
        if not has_version or parsed.name.rpartition("/")[2] not in stated:
            yield (
                f"{rendering.release.title} runs image '{image}', which its values do not state; "
                "state it, or another runs with the chart's next version"
            )


def _leaves(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield value
