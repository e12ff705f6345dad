"""The flow graph: every connection that constructs declare."""

from collections.abc import Iterable
from typing import NamedTuple

from constructs import IConstruct

from constructs_lib.kube.declarations import DeclaredFlow
from constructs_lib.tree.reading import read_declarations


class Flow(NamedTuple):
    """An edge of the flow graph: a caller that may open connections to a target."""

    source: str
    """Namespace and name of the caller, such as `app/frontend`; or `nodes`."""

    target: str
    """Namespace and name of the target; or `api-server` or `outside`."""

    ports: tuple[int, ...]
    """TCP ports of the target, ascending."""


def flow_graph(*roots: IConstruct) -> list[Flow]:
    """Return the connections declared at and below the roots (Apps, Charts, constructs)."""
    return flows_of(each for found in read_declarations(roots) for each in found.flows)


def flows_of(declared: Iterable[DeclaredFlow]) -> list[Flow]:
    """Return the edges of the flow graph, each once, whether one or both halves are declared."""
    return sorted({Flow(flow.source, flow.target, tuple(flow.ports)) for flow in declared})
