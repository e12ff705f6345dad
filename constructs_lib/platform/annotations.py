"""Exceptions that a program states, as annotations of the objects that it writes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from constructs_lib.analysis.documents import documents_of
from constructs_lib.analysis.exceptions import line_of
from constructs_lib.analysis.reading import place_in
from constructs_lib.kube.declarations import DeclaredException
from constructs_lib.kube.label_keys import ACCEPTED
from constructs_lib.kube.manifests import Json
from constructs_lib.tree.reading import yaml_text

_SEPARATOR = re.compile(r"^---\n", re.MULTILINE)


def annotated(files: Mapping[str, str], accepted: Iterable[DeclaredException]) -> dict[str, str]:
    """Return the files with each exception as a line in the annotation of its object.

    `rules` accepts the same findings in the files, and a plan tells exceptions that come and go.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for each in dict.fromkeys(accepted):
        lines[each.object].append(line_of(each))
    names = {each.replace("/", " ").split(" ")[-1] for each in lines}
    return {
        path: "---\n".join(_annotated(each, lines) for each in _SEPARATOR.split(text))
        if any(name in text for name in names)
        else text
        for path, text in files.items()
    }


def _annotated(text: str, lines: Mapping[str, list[str]]) -> str:
    for _, manifest in documents_of({"": text}):
        if isinstance(manifest, dict) and (added := lines.get(str(place_in(manifest)))):
            metadata: Json = manifest["metadata"]
            stated = metadata.get("annotations") or {}
            value = "\n".join([*filter(None, [stated.get(ACCEPTED)]), *added])
            metadata["annotations"] = {**stated, ACCEPTED: value}
            return yaml_text(manifest)
    return text
