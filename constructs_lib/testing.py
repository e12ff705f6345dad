"""Tools for tests of constructs: fixtures, readable snapshots, all rules in one assertion.

It needs the extra `testing`. pytest finds the fixtures by an entry point of the package.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal

import pytest
from cdk8s import App, Chart
from constructs import IConstruct
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from constructs_lib.analysis.findings import RULES
from constructs_lib.analysis.flows.declared import select
from constructs_lib.analysis.flows.ranges import port_range, show_ports
from constructs_lib.analysis.flows.reach import Allowed
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Severity
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.report import terminal
from constructs_lib.analysis.plan.sources import FOLDER, Source, source
from constructs_lib.analysis.records import findings_of
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import Port
from constructs_lib.kube.text import printable
from constructs_lib.network.connections import Connectable
from constructs_lib.platform.tier import Tier, TierScope
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.model import Props
from constructs_lib.pytest_plugin import chart, manifests
from constructs_lib.tree.reading import read_tree, read_trees, yaml_texts

__all__ = [
    "ManifestSnapshotExtension",
    "assert_flow",
    "assert_no_flow",
    "assert_plan",
    "assert_rules",
    "chart",
    "manifests",
    "render",
]

SeverityName = Literal["none", "restart", "attention", "destructive"]
"""Severity of a change, the least first."""


class ManifestSnapshotExtension(SingleFileSnapshotExtension):
    """Keeps each snapshot as a YAML file of its own, which reads as manifests in review."""

    file_extension = "yaml"
    _write_mode = WriteMode.TEXT

    def serialize(self, data: object, **_: object) -> str:
        """Return a manifest, or several as one YAML stream, written as in `dist/`."""
        if isinstance(data, Mapping | str) or not isinstance(data, Iterable):
            data = [data]
        return "---\n".join(yaml_texts([*data]))


def new_chart(folder: Path | str = "dist") -> Chart:
    """Return an empty Chart in namespace `test` of an App of its own."""
    return Chart(
        App(outdir=str(folder)), "test", namespace="test", disable_resource_name_hashes=True
    )


def render(
    construct: Callable[..., IConstruct], props: Props, *, id: str = "test", **wiring: object
) -> list[Manifest]:
    """Return the objects that a construct makes, alone in a Chart in namespace `test`.

    Args:
        construct: Its class, such as `WebService`.
        props: Its properties.
        id: Its id, which names the objects.
        wiring: Its keyword arguments, if it has any.
    """
    return read_tree(construct(new_chart(), id, props, **wiring)).objects


def inventory_of(*roots: IConstruct) -> Inventory:
    """Return what rules read of the roots (Apps, Charts, constructs) and everything below."""
    return Inventory.of(read_trees(roots))


def assert_rules(*roots: IConstruct) -> None:
    """Fails with the findings of all rules over the roots (Apps, Charts, constructs).

    Without a Tier, which has the namespace of its pods, `pods-not-isolated` is left out.
    """
    has_tier = any(isinstance(root, Tier) for root in roots)
    rules = [each for each in RULES if has_tier or each.id != "pods-not-isolated"]
    findings = findings_of(inventory_of(*roots), rules)
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


def assert_flow(
    platform: TierScope, source: Connectable, target: Connectable, *, port: int
) -> None:
    """Fail unless policies at both ends let all pods of a construct call those of another.

    Args:
        platform: Platform with the tiers of both.
        source: Construct that calls.
        target: Construct that is called.
        port: TCP port of its pods.

    Raises:
        ValueError: The platform has no pods of one of them.
    """
    wanted = port_range("TCP", port, checked_argument("assert_flow", "port", Port, port))
    denied = [each for each in _ports(platform, source, target) if not each.ports & wanted]
    if denied:
        pytest.fail(
            f"{source.connections} cannot call {target.connections} on TCP {port}; declare it: "
            f"source.connections.allow_to(target, {port})",
            pytrace=False,
        )


def assert_no_flow(platform: TierScope, source: Connectable, target: Connectable) -> None:
    """Fail if policies let any pod of a construct call one of another, on whatever port.

    Args:
        platform: Platform with the tiers of both.
        source: Construct that must not call.
        target: Construct that must not be called.

    Raises:
        ValueError: The platform has no pods of one of them.
    """
    for each in _ports(platform, source, target):
        if each.ports:
            pytest.fail(
                f"{source.connections} can call {target.connections} on {show_ports(each.ports)}; "
                "remove the policy that allows it",
                pytrace=False,
            )


def assert_plan(
    before: str | Path | TierScope | IConstruct,
    after: str | Path | TierScope | IConstruct,
    severity: SeverityName,
) -> None:
    """Fail with the plan of a change if that is more severe than stated.

    Args:
        before: A folder of manifests, a commit with folder `dist`, a platform, or a construct.
        after: The same of after the change.
        severity: The highest severity that the change may have.

    Raises:
        ValueError: A text is neither a folder nor a commit.
    """
    most = Severity(checked_argument("assert_plan", "severity", SeverityName, severity))
    plan = plan_of(Sides(_source(before), _source(after)))
    if plan.severity.rank > most.rank:
        text = "\n".join(printable(line) for _, line in terminal(plan, width=100))
        pytest.fail(f"the change must be '{most}' at most:\n{text}", pytrace=False)


def _source(given: str | Path | TierScope | IConstruct) -> Source:
    if isinstance(given, str | Path):
        return source(str(given), FOLDER)
    roots = [each.tier for each in given.order] if isinstance(given, TierScope) else [given]
    inventory = inventory_of(*roots)
    files = {each.path: each.text for each in inventory.declarations.files}
    return Source("constructs", {**files, "objects": "---\n".join(yaml_texts(inventory.objects))})


def _ports(platform: TierScope, source: Connectable, target: Connectable) -> list[Allowed]:
    """Return what policies allow each kind of pods of a construct with each of another."""
    reach = inventory_of(*(each.tier for each in platform.order)).reach
    ends = []
    for each in (source, target):
        groups = select(reach, each.connections.end)
        ends.append([group for group in bits(groups) if not reach.groups[group].is_stranger])
        if not ends[-1]:
            raise ValueError(
                f"the platform has no pods of {each.connections}; compose it in a tier of this one"
            )
    return [Allowed(a, b, reach.ports(a, b)) for a in ends[0] for b in ends[1]]
