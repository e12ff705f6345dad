"""Findings on how tiers and their files are put together, of which no manifest tells."""

from collections import Counter
from collections.abc import Iterator, Sequence

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding
from constructs_lib.kube.declarations import VALUES_FILE
from constructs_lib.platform.tier import Tier
from constructs_lib.secrets.needed import merged_secrets


def shared_namespaces(tiers: Sequence[Tier]) -> Iterator[Finding]:
    """Yield a finding for each tier whose namespace another one creates as well.

    Everything in the namespaces would be found twice, which says less.
    """
    creators: dict[str, str] = {}
    for tier in (each for each in tiers if each.tier_namespace):
        if other := creators.get(tier.namespace):
            problem = f"creates namespace '{tier.namespace}', as {other} does"
            yield _finding("Tier", tier.name, problem, "change 'namespace' of one of them")
        creators.setdefault(tier.namespace, tier.name)


def misplaced(folder: str, paths: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each file that has no place of its own below the folder."""
    for path, number in Counter(paths).items():
        if number > 1:
            yield _finding("File", path, f"has {number} sources", "rename a Chart or a component")
        if not path.startswith(f"{folder}/"):
            fix = "change the folder that it is declared in"
            yield _finding("File", path, f"is not below {folder}/", fix)


def taken_for_manifests(tiers: Sequence[Tier], paths: Sequence[str]) -> Iterator[Finding]:
    """Yield files that are no manifests in folders that Argo CD syncs."""
    folders = {
        each.folder: each.name
        for each in tiers
        if each.tier_names is None and not each.secrets_path
    }
    for path in paths:
        if name := folders.get(path.rpartition("/")[0]):
            problem = f"is in the folder of tier '{name}', whose files Argo CD applies"
            yield _finding("File", path, problem, "rename the tier")


def undelivered(tiers: Sequence[Tier], inventory: Inventory) -> Iterator[Finding]:
    """Yield a finding for each tier, chart and file that no Delivery delivers."""
    deliveries = [tier.tier_names for tier in tiers if tier.tier_names is not None]
    delivered = {name for names in deliveries for name in names}
    values = {each.path for each in inventory.declarations.files}
    for tier in tiers if not deliveries else ():
        for component in tier.components:
            problem = "is not delivered, since the platform has no Delivery"
            name = f"{tier.name}/{component.name}"
            yield _finding("Chart", name, problem, "add one after its tiers")
    for tier in tiers if deliveries else ():
        is_delivered = tier.tier_names is None and tier.secrets_path is None
        if is_delivered and tier.name not in delivered:
            yield _finding("Tier", tier.name, "is not delivered", "add it before the Delivery")
        for component in tier.components if tier.name in delivered else ():
            if f"{tier.folder}/{component.name}{VALUES_FILE}" not in values:
                name, fix = f"{tier.name}/{component.name}", "install it before the Delivery"
                yield _finding("Chart", name, "is not delivered", fix)
    for path in inventory.files if deliveries else ():
        if path.endswith(VALUES_FILE):
            problem = "is not delivered, since Argo CD takes it for values of a chart"
            fix = f"rename its Chart or tier, so that it does not end with '{VALUES_FILE}'"
            yield _finding("File", path, problem, fix)


def unfilled(inventory: Inventory) -> Iterator[Finding]:
    """Yield a finding for each Secret that no ExternalSecret fills from the store."""
    for secret in merged_secrets(inventory.declarations.secrets):
        if (secret["namespace"], secret["name"]) not in inventory.external_secrets:
            name = f"{secret['namespace']}/{secret['name']}"
            fix = "declare it before the Delivery, or call add_external_secrets after all tiers"
            yield _finding("Secret", name, "has no ExternalSecret", fix)


def _finding(kind: str, name: str, problem: str, fix: str) -> Finding:
    return Finding(Place("", kind, "", name), problem, fix, rule="platform-incomplete")
