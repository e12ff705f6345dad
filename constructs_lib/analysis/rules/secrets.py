"""Rules on Secrets, which are named in Git and made in the cluster, and on ExternalSecrets."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import product

from constructs_lib.analysis.custom_resources import has_other_keys, origin_of, written_keys
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_in
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.credentials import Hit, hits_in_object, hits_in_text
from constructs_lib.kube.declarations import MADE_BY, DeclaredSecret, copied_from, maker_of
from constructs_lib.kube.manifests import Json, at
from constructs_lib.kube.structs import k8s

DEFINITION = "CustomResourceDefinition"
"""Kind of objects that describe others."""


@register("secret-in-git")
def _secret_in_git(inventory: Inventory) -> Iterator[Finding]:
    for secret in inventory.of_kind(k8s.Secret):
        if secret.data or secret.string_data:
            yield finding(secret, "contains values", "remove it, and name it in a SecretRef")


@register("credential-in-text")
def _credential_in_text(inventory: Inventory) -> Iterator[Finding]:
    secrets = frozenset(secret.name for secret in inventory.declarations.secrets)
    for place, problem, path, hit in _suspicious(inventory, secrets):
        # The key of a mapping may be the value, which no finding shows.
        hidden = hit.value if len(hit.value) > 3 else "\0"
        *names, problem, path = (text.replace(hidden, "…") for text in (*place, problem, path))
        line = f", line {hit.line}" if hit.line > 1 else ""
        fix = "name it in a SecretRef, or accept it with a reason"
        yield finding(Place(*names), f"{problem}{line}", fix, path or None)


def _suspicious(
    inventory: Inventory, secrets: frozenset[str]
) -> Iterator[tuple[Place, str, str, Hit]]:
    """Yield each text that looks like a credential: its object, the problem and the path."""
    for manifest in inventory.objects:
        for path, hit in hits_in_object(_without_data(manifest), secrets):
            # A definition describes fields by examples.
            if at(manifest, "kind") == DEFINITION and path.endswith(".description"):
                continue
            yield place_in(manifest), f"has {hit.what} in '{path}'", path, hit
    for file in inventory.declarations.files:
        for hit in hits_in_text(file.text, secrets):
            yield Place("", "File", "", file.path), f"has {hit.what}", "", hit
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            text = source.get("text") if isinstance(source, dict) else None
            for _, hit in hits_in_object(text, secrets, key):
                yield _place(secret), f"has {hit.what} as text", key, hit


def _place(secret: DeclaredSecret) -> Place:
    return Place("", "Secret", secret.namespace, secret.name)


def _without_data(manifest: Json) -> Json:
    """Return a manifest without the values of a Secret, which another rule refuses."""
    if not isinstance(manifest, dict) or manifest.get("kind") != "Secret":
        return manifest
    # That rule looks at the kind of the core only.
    if "/" in str(manifest.get("apiVersion")):
        return manifest
    return {key: value for key, value in manifest.items() if key not in ("data", "stringData")}


@register("secret-source-wrong", asks_declarations=True)
def _secret_source_wrong(inventory: Inventory) -> Iterator[Finding]:
    sources: dict[tuple[str, str, str], Json] = {}
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            at_key = (secret.namespace, secret.name, key)
            if source != "random" and sources.setdefault(at_key, source) != source:
                problem = f"has key '{key}' with sources {sources[at_key]!r} and {source!r}"
                yield finding(_place(secret), problem, "choose one")
    yield from _logins_elsewhere(inventory, sources)
    makers = {
        (secret.namespace, secret.name): (maker, secret.values.keys())
        for secret in inventory.declarations.secrets
        if (maker := maker_of(secret.values))
    }
    for secret in inventory.declarations.secrets:
        maker, made = makers.get((secret.namespace, secret.name), ("", secret.values.keys()))
        if lacking := sorted(secret.values.keys() - made):
            problem = f"is made by '{maker}' without keys {', '.join(lacking)}, which others use"
            yield finding(_place(secret), problem, "add them beside 'made_by'")
    follows: dict[str, set[str]] = defaultdict(set)
    for (namespace, name, key), source in sources.items():
        place = Place("", "Secret", namespace, name)
        if isinstance(source, dict) and not source.keys() & {"text", "kept_in_file", MADE_BY}:
            other = source.get("bcrypt_of") or source.get("public_key_of") or name
            origin = (source.get("copied_from", namespace), other)
            follows[f"{namespace}/{name}"].add("/".join(origin))
            if origin in makers:
                whose = f"Secret {'/'.join(origin)}, which '{makers[origin][0]}' makes"
                fix = "let that make both, with 'made_by'"
                yield finding(place, f"takes key '{key}' from {whose}", fix)
            known = inventory.keys_of("Secret", *origin) or ()
            is_open = inventory.may_have_other_keys("Secret", *origin)
            if source.get("key", key) not in known and not is_open:
                problem = f"takes key '{key}' from Secret {'/'.join(origin)}, which lacks it"
                yield finding(place, problem, "declare it there")
    try:
        TopologicalSorter(follows).prepare()
    except CycleError as error:
        circle = ", ".join(error.args[1])
        problem, fix = "follow one another in a circle", "take values of one from elsewhere"
        yield finding(Place("", "Secrets", "", circle), problem, fix)


def _logins_elsewhere(
    inventory: Inventory, sources: Mapping[tuple[str, str, str], Json]
) -> Iterator[Finding]:
    """Yield Secrets of logins that would be made in a second namespace, with other passwords."""
    elsewhere = {
        (secret.namespace, secret.name, secret.home): None
        for secret in inventory.declarations.secrets
        if secret.home not in ("", secret.namespace)
        and any((secret.namespace, secret.name, key) not in sources for key in secret.values)
    }
    for namespace, name, home in elsewhere:
        problem = f"has another random value than Secret {home}/{name}, whose login it is"
        fix = f"pass namespace='{namespace}' to credentials_for, for a copy"
        yield finding(Place("", "Secret", namespace, name), problem, fix)


@register("external-secret-key-missing")
def _external_secret_key_missing(inventory: Inventory) -> Iterator[Finding]:
    found: dict[Finding, None] = {}
    for declared in inventory.declarations.secrets:
        sources = inventory.external_secrets.get((declared.namespace, declared.name), ())
        for key, value in declared.values.items() if sources else ():
            if not any(key in written_keys(each) or has_other_keys(each) for each in sources):
                problem = f"lacks key '{key}', which Secret '{declared.name}' must have"
                found[finding(sources[0], problem, "add it")] = None
            origin = (copied_from(value) or "", declared.name)
            for each, other in product(sources, inventory.external_secrets.get(origin, ())):
                own, copied = origin_of(each, key), origin_of(other, key)
                if own and copied and own != copied:
                    problem = f"reads key '{key}' from {own}, and its source {other} from {copied}"
                    found[finding(each, problem, "read the same")] = None
    yield from found
