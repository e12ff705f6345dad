"""Rules of tables: named objects exist with the keys that are used, and values differ."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from constructs_lib.analysis.custom_resources import MONITORING, merges, written_keys
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import Row, table, values
from constructs_lib.analysis.reading import is_known_kind
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.stated_reasons import notable_rows
from constructs_lib.kube.distinct import duplicates, repeated
from constructs_lib.kube.known import NGINX_CLASS
from constructs_lib.kube.manifests import Json, at, items
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.structs import k8s

USES: Mapping[str, tuple[str, Sequence[set[str]]]] = {
    "certificate": ("a certificate", ({"tls.crt", "tls.key"},)),
    "login": ("a login for pulling images", ({".dockerconfigjson"}, {".dockercfg"})),
}
"""Uses of a Secret, each with the keys that it must have then: one of these sets."""

BUILT_IN = {
    ("IngressClass", NGINX_CLASS),
    ("PriorityClass", "system-cluster-critical"),
    ("PriorityClass", "system-node-critical"),
    ("StorageClass", "standard"),
}
"""Classes that no object makes: those of Kubernetes, of Kind, and of the platform's own NGINX."""


class Named(NamedTuple):
    """A name in an object."""

    row: Row
    path: str
    found: Json
    """Mapping that has the name, or the name itself."""

    kind: str
    namespace: str
    name: str
    keys: Sequence[str]

    @property
    def is_needed(self) -> bool:
        """Whether the user cannot do without the object."""
        return not at(self.found, "optional")


def names_in(
    manifest: Json, namespace: str, rows: str = "references", group: str = ""
) -> Iterator[Named]:
    """Yield the names in an object, and in the runs that a TriggerTemplate makes.

    Args:
        manifest: The object.
        namespace: Its namespace.
        rows: Name of the table of fields.
        group: Its API group, if all kinds of that have such fields.
    """
    by_kind = table(rows)
    for row in (*by_kind.get(str(at(manifest, "kind")), ()), *by_kind.get(group, ())):
        for path, found in values(manifest, row.at):
            is_name = isinstance(found, str) and row.name == "name"
            name = found if is_name else at(found, row.name)
            kind = row.target or at(found, "kind")
            place = at(found, "namespace") or namespace
            is_text = all(isinstance(each, str) for each in (name, kind, place))
            is_skipped = (kind, name) == ("ServiceAccount", "default")
            # Any mapping: a selector of a key has one, and that of a ConfigMap is named so.
            is_skipped |= row.at == "**" and ("key" not in found or path.endswith("configMap"))
            if is_text and name and not is_skipped and "$(" not in name:
                keys = [str(key) for _, key in values(found, row.keys)] if row.keys else []
                yield Named(row, path, found, str(kind), str(place), name, keys)
    if at(manifest, "kind") == "TriggerTemplate":
        for each in items(manifest, "spec", "resourcetemplates"):
            yield from names_in(each, str(at(each, "metadata", "namespace") or namespace), rows)


def _named(inventory: Inventory, rows: str = "references") -> Iterator[tuple[k8s.Object, Named]]:
    for manifest, found in inventory.read:
        if is_known_kind(found.group, found.kind) or found.group == MONITORING:
            for each in names_in(manifest, found.namespace, rows, found.group):
                if each.is_needed:
                    yield found, each


@register("reference-missing")
def _reference_missing(inventory: Inventory) -> Iterator[Finding]:
    found = (each for user, named in _named(inventory) for each in _missing(inventory, user, named))
    # Each key of what does not exist would say the same.
    yield from {each.text: each for each in found}.values()


def _missing(inventory: Inventory, user: k8s.Object, named: Named) -> Iterator[Finding]:
    row, path, _, kind, namespace, name, used = named
    is_known = namespace in inventory.own_namespaces
    # Charts make objects of other kinds in namespaces of the platform, and Secrets are declared.
    is_known |= namespace == user.namespace and bool(row.target)
    is_known |= kind == "Secret" and inventory.find("Namespace", "", namespace) is not None
    keys = inventory.keys_of(kind, namespace, name) if namespace and is_known else set()
    if keys is None and _is_judged(inventory, named):
        fix = "declare it with a SecretRef" if kind == "Secret" else "add it or correct the name"
        yield finding(user, f"uses {kind} '{name}', which does not exist", fix, path)
    if keys is None or not is_known or inventory.may_have_other_keys(kind, namespace, name):
        return
    for key in used:
        if key not in keys and "$(" not in key:
            problem = f"uses key '{key}' of {kind} '{name}', which lacks it"
            yield finding(user, problem, f"use one of {sorted(keys)}", path)


def _is_judged(inventory: Inventory, named: Named) -> bool:
    """Return whether the named object must be among those that are known."""
    row, found = named.row, named.found
    if row.when == "some":
        return any(each.kind == row.target for each in inventory.readable)
    if row.when and at(found, "kind") not in (None, row.target):
        return False
    return not at(found, "resolver") if row.when == "resolver" else inventory.is_whole


@register("secret-type-wrong", asks_declarations=True)
def _secret_type_wrong(inventory: Inventory) -> Iterator[Finding]:
    for user, named in _named(inventory):
        use, ways = USES.get(named.row.use, ("", ()))
        keys = inventory.keys_of("Secret", named.namespace, named.name) if ways else None
        if keys is not None and not any(way <= keys for way in ways):
            wanted = " and ".join(f"'{each}'" for each in sorted(ways[0]))
            problem = f"uses Secret '{named.name}' as {use}, which has {sorted(keys)}"
            yield finding(user, problem, f"name {wanted} in 'keys' of its SecretRef", named.path)


@register("class-unknown", "warning")
def _class_unknown(inventory: Inventory) -> Iterator[Finding]:
    known = BUILT_IN | {(each.kind, each.name) for each in inventory.readable}
    # A claim and a volume may share the name of a class that is no object.
    known |= {
        ("StorageClass", each.spec.storage_class_name or "")
        for each in inventory.of_kind(k8s.PersistentVolume)
    }
    # Without a controller of the platform, the class may be of any.
    theirs = {"GatewayClass"} | ({"IngressClass"} if not inventory.declarations.watches else set())
    for kind, name, user, path in classes_of(inventory):
        if kind not in theirs and (kind, name) not in known:
            problem = f"names {kind} '{name}', which is no object of the platform"
            yield finding(user, problem, "correct the name, unless the cluster has it", path)


def classes_of(inventory: Inventory) -> Iterator[tuple[str, str, k8s.Object, str]]:
    """Yield kind and name of each class and volume that is named, its user, and the path there."""
    for user, each in _named(inventory, "classes"):
        # A ClusterIssuer is mostly made by others.
        if at(each.found, "kind") in (None, each.kind):
            yield each.kind, each.name, user, each.path


@register("alert-receiver-missing")
def _alert_receiver_missing(inventory: Inventory) -> Iterator[Finding]:
    fields = {"receiver": "receivers"}
    fields |= dict.fromkeys(("muteTimeIntervals", "activeTimeIntervals"), "muteTimeIntervals")
    for manifest, found in inventory.read:
        if (found.group, found.kind) != (MONITORING, "AlertmanagerConfig"):
            continue
        spec = at(manifest, "spec")
        for path, route in values(at(spec, "route"), "**"):
            for field, value in route.items():
                known = [at(each, "name") for each in items(spec, fields.get(field, ""))]
                named = value if isinstance(value, list) else [value]
                for name in named if field in fields else ():
                    if name not in known:
                        problem = f"names {name!r:.80} as '{field}', which '{fields[field]}' lacks"
                        where = ".".join(filter(None, ("spec.route", path, field)))
                        yield finding(found, problem, f"use one of {known}", where)


def _rows(inventory: Inventory, name: str) -> Iterator[tuple[k8s.Object, Json, Row]]:
    """Yield each object of a kind that rules know, with its manifest, and its rows of a table."""
    for manifest, found in inventory.read:
        for row in table(name).get(found.kind, ()):
            if is_known_kind(found.group, found.kind):
                yield found, manifest, row


@register("value-duplicate")
def _value_duplicate(inventory: Inventory) -> Iterator[Finding]:
    for found, manifest, row in _rows(inventory, "unique"):
        for place, part in values(manifest, row.each):
            where = f" in container '{at(part, 'name')}'" if place.endswith("]") else ""
            for shown in duplicates(_shown(part, row)):
                yield finding(found, f"{shown}{where}", row.fix, place or None)


def _shown(part: Json, row: Row) -> Iterator[str]:
    """Yield the problem that each value would be if it stood there twice."""
    for value in (each for path in row.at.split() for _, each in values(part, path)):
        fields = [at(value, key) or default for key, default in row.fields.items()] or [value]
        # Listeners of TCP protocols share their ports.
        if row.kinds == "Gateway" and row.fields and fields[1] != "UDP":
            fields[1] = "TCP"
        texts = [each.rstrip("/") or "/" if isinstance(each, str) else each for each in fields]
        if value:
            yield row.problem.format(*texts)


@register("value-above-other")
def _value_above_other(inventory: Inventory) -> Iterator[Finding]:
    for found, manifest, row in _rows(inventory, "order"):
        for _, part in values(manifest, row.at):
            fields = {key: at(part, key) or each for key, each in row.fields.items()}
            try:
                less, most = (amount(str(each)) for each in fields.values())
            except ValueError:  # It is a misfit of its object.
                continue
            if less > most or (row.when == "less" and less == most):
                yield finding(found, row.problem.format(*fields.values()), row.fix, row.at)


NUMBERS = {"none": (0, 0), "most": (0, 1), "one": (1, 1), "any": (1, 99)}
"""Least and most of several fields that a mapping has, by a word of the table."""


@register("value-refused")
def _value_refused(inventory: Inventory) -> Iterator[Finding]:
    for user, _, problem, fix in notable_rows(inventory, "refused"):
        yield finding(user, problem, fix)
    for found, manifest, row in _rows(inventory, "together"):
        for place, part in values(manifest, row.at):
            stated = {key: str(text) for key in row.fields if (text := at(part, key)) is not None}
            present = [key for key in row.keys.split("|") if at(part, key) not in (None, "", [])]
            least, most = NUMBERS[row.when]
            is_for = stated == {key: value for key, value in row.fields.items() if value}
            if is_for and not least <= len(present) <= most:
                yield finding(found, *_conflict(row, present, place), place)


def _conflict(row: Row, present: Sequence[str], place: str) -> tuple[str, str]:
    """Return the problem, and the fix, of a mapping with too many or too few of its fields."""
    beside = "".join(f" beside {key} '{each}'" for key, each in row.fields.items())
    if row.problem:
        return row.problem.format(key="".join(present[:1]), place=place), "remove it"
    if row.when == "any":
        return f"lacks '{row.keys}'{beside} in '{place}'", "add it"
    if row.when == "none":
        return f"has '{present[0]}'{beside} in '{place}'", "remove it"
    if present:
        return f"has '{present[0]}' and '{present[1]}' in '{place}'", "remove one of the two"
    return f"lacks a {row.name} in '{place}'", "add one"


@register("object-duplicate")
def _object_duplicate(inventory: Inventory) -> Iterator[Finding]:
    objects = inventory.readable
    for _, each, _ in repeated(((o.group, o.kind, o.namespace, o.name), o) for o in objects):
        yield finding(each, "exists twice", "give one of them another id")


@register("external-secret-duplicate")
def _external_secret_duplicate(inventory: Inventory) -> Iterator[Finding]:
    for (namespace, name), sources in inventory.external_secrets.items():
        for one, other in combinations(sources, 2):
            shared, share = (
                sorted(written_keys(one) & written_keys(other)),
                merges(one) and merges(other),
            )
            if not share or shared:
                what = f"key '{shared[0]}' of Secret" if share else "Secret"
                problem = f"writes {what} '{name}', as {one} does"
                yield finding(other, problem, "remove one of the two")
        stated = isinstance(inventory.find("Secret", namespace, name), k8s.Secret)
        for each in sources:
            if stated and not merges(each):
                problem = f"writes Secret '{name}', which is among the manifests, too"
                yield finding(each, problem, "remove one of the two")
