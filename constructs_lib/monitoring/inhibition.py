"""Inhibition of alerts on the consequences of an outage, by the connections between services."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from constructs_lib.kube.manifests import Manifest, at, items
from constructs_lib.monitoring.alert_rules import DRILL_LABEL

OUTAGE = "outage"
"""Label of an alert that a service is down: namespace and name, such as `db/postgresql`."""

SYMPTOM = "symptom"
"""Label of an alert that may be a consequence of an outage: namespace and name of its service."""

NO_DRILL = {"name": DRILL_LABEL, "matchType": "!~", "value": ".+"}
"""Matcher that leaves out drills."""


def outages_in(rules: Iterable[Manifest]) -> set[str]:
    """Return the services of critical alerts that have the label of an outage."""
    return {
        str(outage)
        for each in rules
        for group in items(each, "spec", "groups")
        for rule in items(group, "rules")
        if at(rule, "labels", "severity") == "critical" and (outage := at(rule, "labels", OUTAGE))
    }


def inhibit_rules(
    outages: Iterable[str], calls: Iterable[tuple[str, str]], others: Sequence[str] = ()
) -> Sequence[Manifest]:
    """Return the rules by which an outage inhibits the alerts on all that needs the service.

    Symptoms of the service and of its callers, direct and indirect, are held back. So is the outage
    of a caller, unless the two call each other: each outage would hide the other. `calls` are
    pairs of caller and target. Alerts in namespaces of `others` are no outages.
    """
    callers: dict[str, set[str]] = defaultdict(set)
    ends: set[str] = set()
    for caller, target in calls:
        callers[target].add(caller)
        ends |= {caller, target}
    known = sorted(ends.intersection(outages))
    needing = {service: _all_callers(service, callers) for service in known}
    rules = []
    for service in known:
        below = [
            each for each in known if each in needing[service] and service not in needing[each]
        ]
        rules.append(_rule(service, SYMPTOM, sorted({service, *needing[service]})))
        rules += [_rule(service, OUTAGE, below)] if below else []
    own = {"name": "namespace", "matchType": "!~", "value": "|".join(others)}
    for each in rules if others else ():
        each["sourceMatch"].append(own)
    return rules


def _all_callers(service: str, callers: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [service]
    while waiting:
        new = callers.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _rule(outage: str, label: str, services: Sequence[str]) -> Manifest:
    return {
        "sourceMatch": [
            {"name": OUTAGE, "value": outage},
            # Only an outage that people are told of.
            {"name": "severity", "value": "critical"},
            NO_DRILL,
        ],
        "targetMatch": [
            {"name": label, "matchType": "=~", "value": "|".join(services)},
            NO_DRILL,
        ],
    }
