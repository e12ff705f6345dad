"""What Alertmanager does with alerts by an AlertmanagerConfig, as its documentation says."""

import re


def matches(matchers, labels):
    """Return whether labels match all matchers; a label that is missing is empty."""
    return all(matched(each, labels.get(each["name"], "")) for each in matchers)


def matched(matcher, value):
    match matcher.get("matchType"):
        case None:
            return value == matcher["value"]
        case "=~":
            return re.fullmatch(matcher["value"], value) is not None
        case "!~":
            return re.fullmatch(matcher["value"], value) is None
    raise ValueError(f"the tests do not know {matcher}")


def route_of(spec, labels):
    """Return the route that takes an alert: the first that matches, or else the root."""
    root = spec["route"]
    taken = (route for route in root["routes"] if matches(route["matchers"], labels))
    return {**root, **next(taken, {})}


def ways_to(spec, labels):
    """Return the kinds of messages that are sent of an alert, such as `emailConfigs`."""
    name = route_of(spec, labels)["receiver"]
    (receiver,) = [each for each in spec["receivers"] if each["name"] == name]
    return set(receiver) - {"name"}


def is_inhibited(spec, labels, others):
    """Return whether an alert is not sent as long as the others fire."""
    return any(
        matches(rule["targetMatch"], labels)
        and matches(rule["sourceMatch"], other)
        and all(labels.get(name, "") == other.get(name, "") for name in rule.get("equal", ()))
        for rule in spec["inhibitRules"]
        for other in others
    )
