"""Unchanged documents that a change may touch, found in their text: to parse all takes seconds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.analysis.flows.folder import KINDS
from constructs_lib.analysis.plan.object_changes import Change, items
from constructs_lib.kube.declarations import VALUES_FILE
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.pod_templates import CONTAINER_FIELDS, pod_template

MARKER = re.compile(r"^---(?=\s)", re.MULTILINE)
"""Line that begins a document; no value can have it."""

NAMESPACE = re.compile(r"""^  namespace: *["']?([a-z0-9-]+)""", re.MULTILINE)
"""Namespace of an object. What is indented otherwise counts as one without, and is read."""

WORD = re.compile(r"[a-z0-9][a-z0-9-]*")

Texts = Mapping[str, str]
"""Texts of files by path."""


def divided(old: Texts, new: Texts) -> tuple[Texts, tuple[Texts, Texts]]:
    """Return the texts of documents on both sides, and those on each side alone, by file."""
    same: dict[str, str] = {}
    alone: tuple[dict[str, str], dict[str, str]] = {}, {}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) == new.get(path):
            same[path] = new[path]
            continue
        parts = [[*_documents(path, files[path])] if path in files else [] for files in (old, new)]
        both = {*parts[0]} & {*parts[1]}
        if both:
            same[path] = "---".join(part for part in parts[1] if part in both)
        for side, each in zip(alone, parts, strict=True):
            if kept := [part for part in each if part not in both]:
                side[path] = "---".join(kept)
    return same, alone


def touched(same: Texts, differing: Sequence[Texts], changes: Sequence[Change]) -> Texts:
    """Return the texts of files with the same text that a change may touch.

    These are the documents of the namespaces of changed objects, and of those that these name or
    that name these; and all that has no namespace. A change of what concerns several namespaces
    may touch all.
    """
    own = {each.namespace for change in changes for each in (change.key, change.former) if each}
    if "" in own or any(change.key.group == "argoproj.io" for change in changes):
        return same
    parts = [(path, part) for path, text in same.items() for part in _documents(path, text)]
    found = [(path, part, NAMESPACE.findall(part)) for path, part in parts]
    texts = [text for files in differing for text in files.values()]
    texts += [part for _, part, named in found if not own.isdisjoint(named)]
    selects_by_label = any(
        text.count("namespaceSelector") > text.count("kubernetes.io/metadata.name")
        for text in texts
    )
    if selects_by_label and any(map(concerns_connections, changes)):
        return same
    words = {word for text in texts for word in WORD.findall(text)}
    mentions = re.compile(rf"\b({'|'.join(map(re.escape, sorted(own)))})\b")
    near = own | words.intersection(each for _, _, named in found for each in named)
    for _, part, named in found:
        # Few texts have one of the names in them, which is faster to see than whole words.
        if any(each in part for each in own) and mentions.search(part):
            near.update(named)
    kept: dict[str, list[str]] = defaultdict(list)
    for path, part, named in found:
        if not named or "items:" in part or not near.isdisjoint(named):
            kept[path].append(part)
    return {path: "---".join(each) for path, each in kept.items()}


def _documents(path: str, text: str) -> Iterator[str]:
    # A directive counts for what follows, and a list may have objects of any namespace.
    if path.endswith(VALUES_FILE) or text.startswith("%") or "\n%" in text or "\n..." in text:
        yield text
    else:
        yield from MARKER.split(text)


def concerns_connections(change: Change) -> bool:
    """Return whether a change can open or close connections."""
    if change.key.kind.endswith(("NetworkPolicy", "Namespace")) or change.former:
        return True
    return change.key.kind in KINDS and _of_network(change.old) != _of_network(change.new)


def _of_network(manifest: Manifest | None) -> Json:
    """Return the fields of the pods of an object that decide about connections."""
    template = pod_template(manifest) if manifest else None
    if not template:
        return None
    ports = [
        [container.get("ports") for container in items(template.spec, kind)]
        for kind in CONTAINER_FIELDS
    ]
    return template.labels, template.spec.get("hostNetwork"), ports
