"""Rules on PodDisruptionBudgets: they select pods, and let them go from a node that is drained."""

from collections.abc import Iterator

from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.rules.references import SCALED
from constructs_lib.kube.names import MAX_INT32
from constructs_lib.kube.structs import k8s


def budgets_select_pods(inventory: Inventory) -> Iterator[str]:
    """A PodDisruptionBudget selects pods, and no other selects the same."""
    owners: dict[str, k8s.PodDisruptionBudget] = {}
    for budget in inventory.of_kind(k8s.PodDisruptionBudget):
        selector, namespace = budget.spec.selector, budget.namespace
        selected = [] if selector is None else inventory.selected(namespace, selector)
        if selector is None or not (selected or inventory.declares(namespace, selector)):
            yield finding(budget, "selects no pods", "use the labels of a pod template")
        for workload in dict.fromkeys(str(pods.workload) for pods in selected):
            other = owners.setdefault(workload, budget)
            if other is not budget:
                # The server evicts no pod of two budgets, whatever they allow.
                problem = f"selects pods of {workload}, as {other} does, so that none is evicted"
                yield finding(budget, problem, "remove one of the two")


def budgets_let_pods_go(inventory: Inventory) -> Iterator[str]:
    """A PodDisruptionBudget lets a pod be evicted, so that its node can be drained."""
    for budget in inventory.of_kind(k8s.PodDisruptionBudget):
        if budget.spec.selector is None:
            continue
        selected = inventory.selected(budget.namespace, budget.spec.selector)
        scaled = [each.workload for each in selected if isinstance(each.workload, SCALED)]
        number = sum(map(inventory.most_pods, scaled))
        # Of the pods of charts and of other kinds, the number is not known.
        is_known = selected and len(scaled) == len(selected)
        if problem := _keeps_all(budget.spec, number if is_known else MAX_INT32):
            fix = "set 'maxUnavailable' to 1 instead, or remove the budget"
            yield finding(budget, f"{problem}, so that no node of theirs is ever drained", fix)


def _keeps_all(spec: k8s.PodDisruptionBudgetSpec, number: int) -> str:
    """Return why none of a number of pods may be evicted, empty if one may."""
    most, least = spec.max_unavailable, spec.min_available
    if most is None and least is None:
        return "states neither 'maxUnavailable' nor 'minAvailable'"
    if most is not None:
        return "" if _of(most, number) else f"has 'maxUnavailable' {most}"
    if least is not None and 0 < number <= _of(least, number):
        shown = "" if number == MAX_INT32 else f" of {number} pods at their highest number"
        return f"has 'minAvailable' {least}{shown}"
    return ""


def _of(share: k8s.Share, number: int) -> int:
    """Return how many of a number of pods are meant; the server rounds up."""
    if isinstance(share, int):
        return share
    return -(-int(share.removesuffix("%")) * number // 100)
