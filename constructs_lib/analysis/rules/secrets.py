"""Rules on Secrets, which are named in Git and made in the cluster, and on ExternalSecrets."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, product

from constructs_lib.analysis.custom_resources import has_other_keys, keys_of, merges, place_of
from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.reading import title
from constructs_lib.kube.credentials import Hit, hits_in_object, hits_in_text
from constructs_lib.kube.declarations import MADE_BY, copied_from, maker_of
from constructs_lib.kube.distinct import twins
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.structs import k8s


def no_secret_data(inventory: Inventory) -> Iterator[str]:
    """No Secret contains values, since synthesized objects are committed to Git."""
    for secret in inventory.of_kind(k8s.Secret):
        if secret.data or secret.string_data:
            yield finding(secret, "contains values", "remove it, and name it in a SecretRef")


def no_credentials(inventory: Inventory) -> Iterator[str]:
    """No object, file or stated text has a literal password, token or key."""
    secrets = frozenset(secret.name for secret in inventory.declarations.secrets)
    reasons = {each.finding: each.reason for each in inventory.declarations.harmless}
    unused = set(reasons)
    for where, hit in _suspicious(inventory, secrets):
        # The key of a mapping may be the value, which no finding shows.
        problem = where.replace(hit.value, "…") if len(hit.value) > 3 else where
        unused.discard(problem)
        if problem not in reasons:
            line = f", line {hit.line}" if hit.line > 1 else ""
            fix = "name it in a SecretRef, or declare_harmless with the reason"
            yield f"{problem}{line}; {fix}"
    for problem in sorted(unused):
        yield f"{problem}: this is declared harmless, and not so; remove the declaration"


def _suspicious(inventory: Inventory, secrets: frozenset[str]) -> Iterator[tuple[str, Hit]]:
    """Yield what looks like a credential, after the place and kind of it."""
    for manifest in inventory.objects:
        for path, hit in hits_in_object(_without_data(manifest), secrets):
            yield f"{title(manifest)} has {hit.what} in '{path}'", hit
    for file in inventory.declarations.files:
        for hit in hits_in_text(file.text, secrets):
            yield f"{file.path} has {hit.what}", hit
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            text = source.get("text") if isinstance(source, dict) else None
            for _, hit in hits_in_object(text, secrets, key):
                yield f"Secret {secret.namespace}/{secret.name} has {hit.what} as text", hit


def _without_data(manifest: Json) -> Json:
    """Return a manifest without the values of a Secret, which another rule refuses."""
    if not isinstance(manifest, dict) or manifest.get("kind") != "Secret":
        return manifest
    # That rule looks at the kind of the core only.
    if "/" in str(manifest.get("apiVersion")):
        return manifest
    return {key: value for key, value in manifest.items() if key not in ("data", "stringData")}


def secrets_can_be_made(inventory: Inventory) -> Iterator[str]:
    """Declared Secrets agree on sources of values; those in others are declared, in no circle."""
    sources: dict[tuple[str, str, str], Json] = {}
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            place = (secret.namespace, secret.name, key)
            if source != "random" and sources.setdefault(place, source) != source:
                problem = f"has key '{key}' with sources {sources[place]!r} and {source!r}"
                yield f"Secret {secret.namespace}/{secret.name} {problem}; choose one"
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
            yield f"Secret {secret.namespace}/{secret.name} {problem}; add them beside 'made_by'"
    follows: dict[str, set[str]] = defaultdict(set)
    for (namespace, name, key), source in sources.items():
        if isinstance(source, dict) and not source.keys() & {"text", "kept_in_file", MADE_BY}:
            other = source.get("bcrypt_of") or source.get("public_key_of") or name
            origin = (source.get("copied_from", namespace), other)
            follows[f"{namespace}/{name}"].add("/".join(origin))
            if origin in makers:
                whose = f"Secret {'/'.join(origin)}, which '{makers[origin][0]}' makes"
                fix = "let that make both, with 'made_by'"
                yield f"Secret {namespace}/{name} takes key '{key}' from {whose}; {fix}"
            known = inventory.keys_of("Secret", *origin) or ()
            is_open = inventory.may_have_other_keys("Secret", *origin)
            if source.get("key", key) not in known and not is_open:
                problem = f"takes key '{key}' from Secret {'/'.join(origin)}, which lacks it"
                yield f"Secret {namespace}/{name} {problem}; declare it there"
    try:
        TopologicalSorter(follows).prepare()
    except CycleError as error:
        circle = ", ".join(error.args[1])
        yield f"Secrets {circle} follow one another in a circle; take values of one from elsewhere"


def _logins_elsewhere(
    inventory: Inventory, sources: Mapping[tuple[str, str, str], Json]
) -> Iterator[str]:
    """Yield Secrets of logins that would be made in a second namespace, with other passwords."""
    elsewhere = {
        (secret.namespace, secret.name, secret.home): None
        for secret in inventory.declarations.secrets
        if secret.home not in ("", secret.namespace)
        and any((secret.namespace, secret.name, key) not in sources for key in secret.values)
    }
    for namespace, name, home in elsewhere:
        problem = f"has another random value than Secret {home}/{name}, whose login it is"
        fix = f"use SecretRef(name='{name}', keys=…, copied_from='{home}')"
        yield f"Secret {namespace}/{name} {problem}; {fix}"


def external_secrets_have_no_twins(inventory: Inventory) -> Iterator[str]:
    """One ExternalSecret alone writes a Secret, or a key of it where several add some."""
    for (namespace, name), sources in inventory.external_secrets.items():
        for one, other in combinations(sources, 2):
            shared = sorted(keys_of(one) & keys_of(other))
            if merges(one) and merges(other) and not shared:
                continue
            what = f"key '{shared[0]}' of Secret" if merges(one) and merges(other) else "Secret"
            yield finding(other, f"writes {what} '{name}', as {one} does", "remove one of the two")
        for each in sources:
            if not merges(each) and isinstance(
                inventory.find("Secret", namespace, name), k8s.Secret
            ):
                problem = f"writes Secret '{name}', which is among the manifests, too"
                yield finding(each, problem, "remove one of the two")
            for key in twins([value.secret_key for value in (each.spec.data if each.spec else ())]):
                yield finding(each, f"reads key '{key}' twice", "remove one of the two")


def external_secrets_read_what_is_declared(inventory: Inventory) -> Iterator[str]:
    """An ExternalSecret gives all declared keys of its Secret, and copies what its source reads."""
    found: dict[str, None] = {}
    for declared in inventory.declarations.secrets:
        sources = inventory.external_secrets.get((declared.namespace, declared.name), ())
        for key, value in declared.values.items() if sources else ():
            if not any(key in keys_of(each) or has_other_keys(each) for each in sources):
                problem = f"lacks key '{key}', which Secret '{declared.name}' must have"
                found[finding(sources[0], problem, "add it")] = None
            origin = (copied_from(value) or "", declared.name)
            for each, other in product(sources, inventory.external_secrets.get(origin, ())):
                own, copied = place_of(each, key), place_of(other, key)
                if own and copied and own != copied:
                    problem = f"reads key '{key}' from {own}, and its source {other} from {copied}"
                    found[finding(each, problem, "read the same")] = None
    yield from found
