"""Findings as text for a terminal, as JSON, and as SARIF 2.1.0, which code hosts read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from constructs_lib._version import DISTRIBUTION, __version__
from constructs_lib.analysis.records import Finding, Severity, descriptions
from constructs_lib.kube.credentials import masked
from constructs_lib.kube.manifests import Json

COLOURS: Mapping[Severity, str] = {"error": "31", "warning": "33"}
"""Colours of a terminal by severity (ECMA-48)."""

BOLD = "1"

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings in the order of files, lines and objects."""
    return sorted(findings, key=lambda each: (*(_located(each) or ("", 0)), each.object))


def terminal(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Yield lines, each after its colour: findings by object, and their number."""
    objects = 0
    for (source, place), found in groupby(findings, lambda each: (each.source, each.object)):
        objects += 1
        yield BOLD, masked(f"{source}: {place}" if source else str(place))
        for each in found:
            told = masked(f"{each.problem}; {each.fix}")
            yield COLOURS[each.severity], f"  {each.severity}: {told} [{each.rule}]"
    if objects:
        numbers = Counter(each.severity for each in findings)
        told = " and ".join(_counted(numbers[each], each) for each in COLOURS if numbers[each])
        yield BOLD, f"{told} in {_counted(objects, 'object')}"


def as_json(findings: Sequence[Finding]) -> Json:
    """Return findings in the form of `docs/reference/findings.schema.json`."""
    return {"findings": [_record(each) for each in findings]}


def _record(found: Finding) -> Json:
    file, line = _located(found) or (None, None)
    return {
        "rule": found.rule,
        "severity": found.severity,
        "object": {key: masked(each) for key, each in found.object._asdict().items()},
        "path": found.path,
        "problem": masked(found.problem),
        "fix": masked(found.fix),
        "source": file and {"file": file, "line": line},
    }


def as_sarif(findings: Sequence[Finding], docs: str | None) -> Json:
    """Return findings in SARIF 2.1.0.

    Args:
        findings: What rules found.
        docs: The address of `docs/reference`, whose `rules.md` has a section for each rule.
    """
    driver = {
        "name": DISTRIBUTION,
        "version": __version__,
        **({"informationUri": docs} if docs else {}),
        "rules": [_rule(id, docs) for id in sorted({each.rule for each in findings})],
    }
    run = {"tool": {"driver": driver}, "results": [_result(each) for each in findings]}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(id: str, docs: str | None) -> Json:
    description = descriptions()[id]
    told = f"{description.why} {description.fix}"
    return {
        "id": id,
        "shortDescription": {"text": description.title},
        "fullDescription": {"text": description.why},
        "help": {"text": told, "markdown": told},
        "properties": {"tags": [description.subject]},
        **({"helpUri": f"{docs}/rules.md#{id}"} if docs else {}),
    }


def _result(found: Finding) -> Json:
    name = masked(" ".join(filter(None, (found.object.path, found.path))))
    location: Json = {"logicalLocations": [{"fullyQualifiedName": name, "kind": "resource"}]}
    if located := _located(found):
        file, line = located
        uri = quote(file, errors="surrogateescape")
        location["physicalLocation"] = {
            # Code hosts take a relative address for a file of the repository.
            "artifactLocation": {"uri": f"file://{uri}" if file.startswith("/") else uri},
            "region": {"startLine": line},
        }
    return {
        "ruleId": found.rule,
        "level": found.severity,
        "message": {"text": found.text},
        "locations": [location],
    }


def _located(found: Finding) -> tuple[str, int] | None:
    """Return file and line of a finding, if they are known."""
    file, _, line = (found.source or "").rpartition(":")
    return (file, int(line)) if file else None


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
