"""Rules on what Argo CD delivers: within its limits, in order, and exactly what was meant."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.argocd.application import SKIP_DRY_RUN
from constructs_lib.argocd.project import SYNC_WAVE
from constructs_lib.core.api_objects import Json, Manifest
from constructs_lib.rules.inventory import (
    Inventory,
    finding,
    group_of,
    name_of,
    namespace_of,
    title,
)

ARGO_CD = "argoproj.io"
"""API group of Argo CD, which is there before any Application is."""

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"
"""Annotation with options of an object, joined by commas."""

ALLOWED = (
    "sourceRepos",
    "sourceNamespaces",
    "destinations",
    "clusterResourceWhitelist",
    "namespaceResourceWhitelist",
)
"""What an AppProject allows."""

WILDCARDS = frozenset("*?[{!")
"""Characters by which Argo CD takes a text for a pattern."""


def _applications(inventory: Inventory) -> Iterator[Manifest]:
    return (each for each in inventory.of_kind("Application") if group_of(each) == ARGO_CD)


def _sources(application: Manifest) -> Sequence[Mapping[str, Json]]:
    spec = application["spec"]
    return [spec["source"]] if "source" in spec else list(spec.get("sources", ()))


def _applied(inventory: Inventory, application: Manifest) -> list[Manifest]:
    """Returns the synthesized objects that an Application applies.

    Where its repository is on the machine that synthesizes is not known, so folders are compared by
    the last part of their paths.
    """
    names = {_last_part(each["path"]) for each in _sources(application) if "path" in each}
    return [
        manifest
        for folder, manifests in inventory.folders.items()
        if _last_part(folder) in names
        for manifest in manifests
    ]


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def applications_fit_their_projects(inventory: Inventory) -> Iterator[str]:
    """An Application and what it applies keep within its AppProject, which has no wildcards."""
    projects = inventory.of_kind("AppProject")
    for project in projects:
        yield from _wildcards(project)
    for application in _applications(inventory) if projects else ():
        name = application["spec"]["project"]
        found = inventory.find("AppProject", namespace_of(application), name)
        if found is None:
            problem = f"is of project '{name}', which does not exist"
            yield finding(application, problem, "add an ArgoProject or correct the name")
            continue
        yield from _outside(application, found)
        for manifest in _applied(inventory, application):
            for refused in _refusals(manifest, found["spec"]):
                where = f"is applied by {title(application)}, whose {title(found)} allows {refused}"
                yield finding(manifest, where, "add it there")


def _wildcards(project: Manifest) -> Iterator[str]:
    spec = project["spec"]
    for field in ALLOWED:
        for entry in spec.get(field, ()):
            for text in [entry] if isinstance(entry, str) else entry.values():
                if WILDCARDS.intersection(text):
                    yield finding(project, f"allows '{text}' in '{field}'", "name each")
    if "namespaceResourceWhitelist" not in spec:
        problem = "allows all kinds in its namespaces"
        yield finding(project, problem, "name each in 'namespaceResourceWhitelist'")


def _outside(application: Manifest, project: Manifest) -> Iterator[str]:
    """Yields what of an Application itself its AppProject does not allow."""
    for source in _sources(application):
        if source["repoURL"] not in project["spec"].get("sourceRepos", ()):
            problem = f"takes from '{source['repoURL']}', which {title(project)} does not allow"
            yield finding(application, problem, "add it there")
    destination = application["spec"]["destination"]
    if destination not in project["spec"].get("destinations", ()):
        namespace, server = destination.get("namespace", ""), destination.get("server", "")
        problem = (
            f"goes to namespace '{namespace}' of '{server}', which {title(project)} does not allow"
        )
        yield finding(application, problem, "add it there")


def _refusals(manifest: Manifest, spec: Mapping[str, Json]) -> Iterator[str]:
    """Yields what of an object an AppProject does not allow."""
    namespace = namespace_of(manifest)
    kind = {"group": group_of(manifest), "kind": manifest["kind"]}
    namespaces = [each.get("namespace") for each in spec.get("destinations", ())]
    if namespace and namespace not in namespaces:
        yield f"no namespace '{namespace}'"
    if namespace:
        # Argo CD takes no list for all kinds.
        allowed = kind in spec.get("namespaceResourceWhitelist", [kind])
    else:
        entries = spec.get("clusterResourceWhitelist", ())
        allowed = kind in entries or {**kind, "name": name_of(manifest)} in entries
    if not allowed:
        where = "in namespaces" if namespace else "of that name outside of namespaces"
        full = f"{kind['group']}/{kind['kind']}".removeprefix("/")
        yield f"no {full} {where}"


def applications_come_after_what_they_need(inventory: Inventory) -> Iterator[str]:
    """An Application is in a later sync wave than those that bring its namespaces and kinds."""
    providers = _providers(inventory)
    for application in _applications(inventory):
        for need, may_be_missing in _needs(inventory, application).items():
            for provider, at_once in providers[need]:
                # Argo CD applies namespaces and definitions of kinds first, Applications later.
                if at_once and application in [provider, *_applied(inventory, provider)]:
                    continue
                own, other = _wave(application), _wave(provider)
                if own > other or (own == other and may_be_missing):
                    continue
                if provider is application:
                    problem = f"has objects whose {need} comes with it, but not at once"
                    fix = "set 'skip_dry_run_on_missing_resource'"
                else:
                    problem = f"needs {need} of {title(provider)}, wave {other}, in wave {own}"
                    fix = "name that in its 'after'"
                yield finding(application, problem, fix)


def _wave(application: Manifest) -> int:
    return int(application["metadata"].get("annotations", {}).get(SYNC_WAVE, "0"))


def _providers(inventory: Inventory) -> Mapping[str, Sequence[tuple[Manifest, bool]]]:
    """Returns by need the Applications that meet it, and whether within the same sync."""
    providers = defaultdict(list)
    for application in _applications(inventory):
        for manifest in _applied(inventory, application):
            if manifest["kind"] == "Namespace":
                providers[_namespace(name_of(manifest))].append((application, True))
            if manifest["kind"] == "CustomResourceDefinition":
                providers[_group(manifest["spec"]["group"])].append((application, True))
    for declared in inventory.declarations.providers:
        found = inventory.find("Application", declared.namespace, declared.name)
        if found is not None:
            by_chart = any("chart" in source for source in _sources(found))
            for group in declared.groups:
                providers[_group(group)].append((found, by_chart))
    return providers


def _needs(inventory: Inventory, application: Manifest) -> Mapping[str, bool]:
    """Returns what must exist before an Application, and whether its sync starts without it.

    What Argo CD itself lives on is there before any Application.
    """
    spec = application["spec"]
    needs = {_namespace(spec["destination"].get("namespace", "")): False}
    for source in _sources(application):
        for version in source.get("helm", {}).get("apiVersions", ()):
            needs[_group(version.partition("/")[0])] = False
    lenient = SKIP_DRY_RUN in spec.get("syncPolicy", {}).get("syncOptions", ())
    for manifest in _applied(inventory, application):
        options = manifest["metadata"].get("annotations", {}).get(SYNC_OPTIONS, "").split(",")
        group = _group(group_of(manifest))
        needs[group] = needs.get(group, True) and (lenient or SKIP_DRY_RUN in options)
        if namespace_of(manifest):
            needs[_namespace(namespace_of(manifest))] = False
    for there in (_group(ARGO_CD), _namespace(namespace_of(application))):
        needs.pop(there, None)
    return needs


def _namespace(name: str) -> str:
    return f"namespace '{name}'"


def _group(name: str) -> str:
    return f"API group '{name}'"
