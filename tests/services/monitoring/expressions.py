"""Holds PromQL against the metrics that there are: names, and every label that is asked for.

Prometheus itself parses the expressions; here is only known which labels each operation leaves.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.services.monitoring.servers import asked
from tests.services.programs import get

METRICS = Path(__file__).parent / "metrics"

TARGET_LABELS = frozenset(
    ("container", "endpoint", "instance", "job", "namespace", "pod", "service")
)
"""Labels that the operator's monitors give each target."""

WITHOUT_INPUT = ("absent", "absent_over_time")
"""Functions whose result has the labels of equal matchers, and no other."""


def documented_metrics():
    found = {}
    for file in sorted(METRICS.glob("*.txt")):
        for line in file.read_text().splitlines():
            if line.startswith("#"):
                continue
            name, *labels = line.split()
            if labels[:1] == ["histogram"]:
                series = {"_bucket": {*labels[1:], "le"}, "_sum": labels[1:], "_count": labels[1:]}
            else:
                series = {"": labels}
            for suffix, of_series in series.items():
                assert name + suffix not in found, f"{file.name}: {name} is listed twice"
                found[name + suffix] = TARGET_LABELS | set(of_series)
    return found


def read_metrics(url):
    found = {}
    for series in asked(url, "series", **{"match[]": '{__name__!=""}'}):
        name = series.pop("__name__")
        found[name] = found.get(name, frozenset()) | series.keys()
    return found


class Expressions:
    """Expressions over known metrics; `mistakes` says what they ask for that does not exist."""

    def __init__(self, url, *metrics):
        """Knows metrics from mappings of names to labels; a Prometheus at the address parses."""
        self._url = url
        self._metrics = {}
        for each in metrics:
            for name, labels in each.items():
                self.record(name, labels)

    def record(self, name, labels):
        self._metrics[name] = self._metrics.get(name, frozenset()) | frozenset(labels)

    def parsed(self, expression):
        answer = get(f"{self._url}/api/v1/parse_query", params={"query": expression}).json()
        if answer["status"] != "success":
            raise ValueError(answer["error"])
        return answer["data"]

    def labels(self, expression):
        return self._labels(self.parsed(expression), [])

    def mistakes(self, expression) -> list[str]:
        """Return all metrics and labels that do not exist, or why it cannot be parsed."""
        found: list[str] = []
        try:
            self._labels(self.parsed(expression), found)
        except ValueError as error:
            found.append(str(error))
        return found

    def _labels(self, node, found):
        match node["type"]:
            case "vectorSelector" | "matrixSelector":
                return self._of_selector(node, found)
            case "aggregation":
                inner = self._labels(node["expr"], found)
                grouping = set(node["grouping"])
                found += _unknown(grouping, inner, "by" if not node["without"] else "without")
                return inner - grouping if node["without"] else frozenset(grouping)
            case "binaryExpr":
                return self._of_binary(node, found)
            case "call":
                return self._of_call(node, found)
            case "subquery" | "parenExpr" | "unaryExpr":
                return self._labels(node["expr"], found)
            case "numberLiteral" | "stringLiteral":
                return frozenset()
        raise AssertionError(f"unknown node {node['type']}")

    def _of_selector(self, node, found):
        if node["name"] not in self._metrics:
            found.append(f"there is no metric '{node['name']}'")
            return frozenset()
        labels = self._metrics[node["name"]]
        asked = {each["name"] for each in node["matchers"]} - {"__name__"}
        found += _unknown(asked, labels, f"a matcher of '{node['name']}'")
        return labels

    def _of_binary(self, node, found):
        left, right = self._labels(node["lhs"], found), self._labels(node["rhs"], found)
        matching = node["matching"]
        if matching is None:
            return left | right
        labels = frozenset(matching["labels"])
        for side in (left, right):
            if matching["on"]:
                found += _unknown(labels, side, "on")
        if not matching["on"]:
            found += _unknown(labels, left | right, "ignoring")
        many, one = (right, left) if matching["card"] == "one-to-many" else (left, right)
        found += _unknown(matching["include"], one, "group_left or group_right")
        if node["op"] == "or":
            return left | right
        if matching["card"] == "one-to-one":
            return labels if matching["on"] else left - labels
        return many | set(matching["include"])

    def _of_call(self, node, found):
        name, arguments = node["func"]["name"], node["args"]
        inner = frozenset().union(*(self._labels(each, found) for each in arguments))
        if name in WITHOUT_INPUT:
            matchers = arguments[0].get("matchers", ())
            return frozenset(each["name"] for each in matchers if each["type"] == "=") - {
                "__name__"
            }
        if name in ("label_replace", "label_join"):
            made, *others = [each["val"] for each in arguments if each["type"] == "stringLiteral"]
            sources = others[1:2] if name == "label_replace" else others[1:]
            found += _unknown(sources, inner, name)
            return inner | {made}
        if name in ("histogram_quantile", "histogram_fraction"):
            found += _unknown(["le"], inner, name)
            return inner - {"le"}
        return inner


def _unknown(asked, known, place) -> Iterator[str]:
    return (f"there is no label '{name}' for {place}" for name in sorted(set(asked) - known))


def labels_in(template):
    return set(re.findall(r"\$labels\.(\w+)", template))
