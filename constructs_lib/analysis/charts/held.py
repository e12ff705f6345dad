"""Rendered charts, held to the rules together with the folder that installs them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from constructs_lib.analysis.charts.operators import ends_of_operators
from constructs_lib.analysis.charts.releases import values_in
from constructs_lib.analysis.charts.rendering import Charts, Rendering
from constructs_lib.analysis.documents import OF_PROGRAMS, manifests_of
from constructs_lib.analysis.findings import RULES, WARNINGS
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import entries, place_in
from constructs_lib.analysis.records import (
    Finding,
    Rule,
    descriptions,
    finding,
    findings_of,
    new_findings,
)
from constructs_lib.kube.declarations import VALUES_FILE, Declarations, DeclaredSecret
from constructs_lib.kube.images import parse_image
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.partial_structs import View

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
    judged = {
        judges: [each for each in RULES if descriptions()[each.id].charts == judges]
        for judges in ("error", "warning")
    }
    of_all = [each for each in judged["error"] if each.asks_declarations]
    strict = [each for each in judged["error"] if not each.asks_declarations]
    findings = [
        f"{each.release.title} {each.problem}" for each in charts.renderings if each.problem
    ]
    found = new_findings(alone, together, [*strict, BINDINGS])
    if all(each.text for each in charts.renderings):
        found += findings_of(together, of_all)
    findings += map(str, found)
    for each in charts.renderings:
        findings += _other_digest(each)
        findings += _images(each)
    warned = [*judged["warning"], *WARNINGS]
    return findings, {
        each.id: [*map(str, new_findings(alone, together, [each]))] for each in warned
    }


def inventory_of(
    documents: Sequence[tuple[str, Json]], renderings: Sequence[Rendering]
) -> Inventory:
    """Return what rules check: the folder, with what charts make as far as that is given."""
    folders: dict[str, list[Manifest]] = {}
    for path, document in documents:
        for each in () if path.endswith(VALUES_FILE) else manifests_of([document]):
            if place_in(each).group not in OF_PROGRAMS:
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
        # Only with all of them is an unknown object missing.
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


def _bindings(inventory: Inventory) -> Iterator[Finding]:
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


BINDINGS = Rule(
    "binding-reference-missing",
    _bindings,
    description=descriptions()["binding-reference-missing"],
)
"""Rule that a platform does not run: its bindings may name what charts make."""


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
