"""Rules on delivery by Argo CD: within its limits, without wildcards, and in order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from constructs_lib.analysis.custom_resources import ARGO_CD, sources_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.known import DEFAULT_PROJECT, SKIP_DRY_RUN, SYNC_WAVE
from constructs_lib.kube.label_keys import CHART_DIGEST, END_OF_LIFE, OF_PREVIEWS, SYNC_OPTIONS
from constructs_lib.kube.structs import argoproj, k8s

ORDER = (SYNC_WAVE, "argocd.argoproj.io/hook", "helm.sh/hook")
"""Annotations by which a sync waits for an object: without end, where that does not get ready."""

WILDCARDS = frozenset("*?[{!")
"""Characters that make Argo CD treat a text as a pattern."""


WAVE = re.compile(r"[-+]?\d{1,9}", re.ASCII)
"""Sync waves that Argo CD can read. Any other text counts as 0."""


def _applied(inventory: Inventory, application: argoproj.Application) -> list[k8s.Object]:
    """Return the objects that an Application applies, those of its charts as far as known."""
    made = inventory.rendered.get((application.namespace, application.name), ())
    return [*_synthesized(inventory, application), *inventory.readable_of(made)]


def _synthesized(inventory: Inventory, application: argoproj.Application) -> list[k8s.Object]:
    """Return the synthesized objects that an Application applies.

    The location of its repository on this machine is unknown, so folders are compared by the last
    part of their paths. Where no repository is declared, each may be the one they are committed to.
    """
    ours = {each.address for each in inventory.declarations.repositories}
    names = {
        _last_part(each.path)
        for each in sources_of(application)
        if each.path is not None
        and not (each.directory and each.directory.exclude == "*")
        and (not ours or each.repo_url in ours)
    }
    return [
        each
        for folder, objects in inventory.readable_folders.items()
        if _last_part(folder) in names
        for each in objects
    ]


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


@register("project-default")
def _project_default(inventory: Inventory) -> Iterator[Finding]:
    for application in inventory.of_kind(argoproj.Application):
        if application.spec.project in ("", DEFAULT_PROJECT):
            problem = f"belongs to project '{DEFAULT_PROJECT}', which Argo CD itself makes"
            yield finding(application, problem, "name one of its own")


@register("project-mismatch")
def _project_mismatch(inventory: Inventory) -> Iterator[Finding]:
    projects = inventory.of_kind(argoproj.AppProject)
    for project in projects:
        for field, texts in _allowed(project.spec).items():
            for text in texts:
                if WILDCARDS.intersection(text):
                    yield finding(project, f"allows '{text}' in '{field}'", "name each")
        if project.spec.namespace_resource_whitelist is None:
            problem = "allows all kinds in its namespaces"
            yield finding(project, problem, "name each in 'namespaceResourceWhitelist'")
    for application in inventory.of_kind(argoproj.Application) if projects else ():
        name, namespace = application.spec.project, application.namespace
        found = [each for each in projects if (each.namespace, each.name) == (namespace, name)]
        if not found:
            continue  # `reference-missing` finds it.
        project = found[0]
        yield from _outside(application, project)
        for each in _applied(inventory, application):
            for refused in _refusals(each, project.spec):
                where = f"is applied by {application}, whose {project} allows {refused}"
                yield finding(each, where, "add it there")


@register("chart-unmaintained", "warning")
def _chart_unmaintained(inventory: Inventory) -> Iterator[Finding]:
    for application in inventory.of_kind(argoproj.Application):
        if reason := application.annotations.get(END_OF_LIFE):
            yield finding(application, "installs a chart that is not maintained", reason)


@register("chart-digest-missing", "warning")
def _chart_digest_missing(inventory: Inventory) -> Iterator[Finding]:
    for application in inventory.of_kind(argoproj.Application):
        is_chart = any(source.chart for source in sources_of(application))
        if is_chart and CHART_DIGEST not in application.annotations:
            yield finding(
                application, "installs a chart without a digest", "state that of its archive"
            )


def _allowed(spec: argoproj.AppProjectSpec) -> Mapping[str, Iterable[str]]:
    """Return the texts in an AppProject that may be patterns, by field."""
    namespaced = spec.namespace_resource_whitelist or ()
    return {
        "sourceRepos": spec.source_repos or (),
        "sourceNamespaces": spec.source_namespaces,
        "destinations": [
            text
            for each in spec.destinations or ()
            for text in (
                each.server or "",
                each.name or "",
                (each.namespace or "").removesuffix(OF_PREVIEWS),
            )
        ],
        "clusterResourceWhitelist": [
            text.removesuffix(OF_PREVIEWS) if each.kind == "Namespace" else text
            for each in spec.cluster_resource_whitelist or ()
            for text in (each.group, each.kind, each.name or "")
        ],
        "namespaceResourceWhitelist": [
            text for each in namespaced for text in (each.group, each.kind)
        ],
    }


def _outside(application: argoproj.Application, project: argoproj.AppProject) -> Iterator[Finding]:
    """Yield findings on the sources and the destination of an Application."""
    for source in sources_of(application):
        if source.repo_url not in (project.spec.source_repos or ()):
            problem = f"uses repository '{source.repo_url}', which {project} does not allow"
            yield finding(application, problem, "add it there")
    goal = application.spec.destination
    allowed = [(each.server, each.name, each.namespace) for each in project.spec.destinations or ()]
    if (goal.server, goal.name, goal.namespace) not in allowed:
        where = f"namespace '{goal.namespace or ''}' of '{goal.server or ''}'"
        problem = f"applies to {where}, which {project} does not allow"
        yield finding(application, problem, "add it there")


def _refusals(found: k8s.Object, spec: argoproj.AppProjectSpec) -> Iterator[str]:
    """Yield the permissions that an AppProject lacks for an object: its namespace, its kind."""
    namespace = found.namespace
    kind = (found.group, found.kind)
    if namespace and namespace not in [each.namespace for each in spec.destinations or ()]:
        yield f"no namespace '{namespace}'"
    if namespace:
        # Without a list, Argo CD allows all kinds.
        entries = spec.namespace_resource_whitelist
        allowed = entries is None or kind in [(each.group, each.kind) for each in entries]
    else:
        allowed = any(
            (each.group, each.kind) == kind and each.name in (None, found.name)
            for each in spec.cluster_resource_whitelist or ()
        )
    if not allowed:
        where = "in namespaces" if namespace else "of that name outside of namespaces"
        full = f"{found.group}/{found.kind}".removeprefix("/")
        yield f"no {full} {where}"


@register("sync-hook-forbidden")
def _sync_hook_forbidden(inventory: Inventory) -> Iterator[Finding]:
    for application in inventory.of_kind(argoproj.Application):
        for each in _synthesized(inventory, application):
            for name in ORDER if each.group != ARGO_CD else ():
                if name in each.annotations:
                    problem = f"has annotation '{name}', so that {application} may wait without end"
                    fix = "leave it out, and put what comes later in a tier 'after' this one"
                    yield finding(each, problem, fix)


@register("sync-wave-wrong")
def _sync_wave_wrong(inventory: Inventory) -> Iterator[Finding]:
    providers = _providers(inventory)
    for application in inventory.of_kind(argoproj.Application):
        if not WAVE.fullmatch(stated := _stated_wave(application)):
            yield finding(application, f"has sync wave '{stated}'", "use a whole number")
        for need, may_be_missing in _needs(inventory, application).items():
            for provider, at_once in providers[need]:
                # Argo CD applies namespaces and definitions of kinds first, Applications later.
                if at_once and any(
                    each is application for each in (provider, *_applied(inventory, provider))
                ):
                    continue
                own, other = _wave(application), _wave(provider)
                if own > other or (own == other and may_be_missing):
                    continue
                if provider is application:
                    problem = f"has objects of {need}, which it only provides during the sync"
                    fix = "set 'skip_dry_run_on_missing_resource'"
                else:
                    problem = f"needs {need} of {provider}, wave {other}, in wave {own}"
                    fix = "add that Application to its 'after'"
                yield finding(application, problem, fix)


def _stated_wave(application: argoproj.Application) -> str:
    return application.annotations.get(SYNC_WAVE, "0")


def _wave(application: argoproj.Application) -> int:
    stated = _stated_wave(application)
    return int(stated) if WAVE.fullmatch(stated) else 0


def _providers(inventory: Inventory) -> Mapping[str, Sequence[tuple[argoproj.Application, bool]]]:
    """Return the Applications that meet each need, and whether an Application meets its own."""
    providers = defaultdict(list)
    applications = inventory.of_kind(argoproj.Application)
    for application in applications:
        for each in _applied(inventory, application):
            if isinstance(each, k8s.Namespace):
                providers[_namespace(each.name)].append((application, True))
            if isinstance(each, k8s.CustomResourceDefinition):
                providers[_group(each.spec.group)].append((application, True))
    for declared in inventory.declarations.providers:
        for application in applications:
            if (application.namespace, application.name) == (declared.namespace, declared.name):
                by_chart = any(source.chart is not None for source in sources_of(application))
                for group in declared.groups:
                    providers[_group(group)].append((application, by_chart))
    return providers


def _needs(inventory: Inventory, application: argoproj.Application) -> Mapping[str, bool]:
    """Return the needs of an Application, and whether its sync can start before each is met.

    The namespace and API group of Argo CD itself exist before any Application.
    """
    needs = {_namespace(application.spec.destination.namespace or ""): False}
    for source in sources_of(application):
        for version in source.helm.api_versions if source.helm else ():
            needs[_group(version.partition("/")[0])] = False
    policy = application.spec.sync_policy
    lenient = policy is not None and SKIP_DRY_RUN in policy.sync_options
    for each in _applied(inventory, application):
        options = each.annotations.get(SYNC_OPTIONS, "").split(",")
        group = _group(each.group)
        needs[group] = needs.get(group, True) and (lenient or SKIP_DRY_RUN in options)
        if each.namespace:
            needs[_namespace(each.namespace)] = False
    for there in (_group(ARGO_CD), _namespace(application.namespace)):
        needs.pop(there, None)
    return needs


def _namespace(name: str) -> str:
    return f"namespace '{name}'"


def _group(name: str) -> str:
    return f"API group '{name}'"
