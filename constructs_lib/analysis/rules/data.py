"""Rule on data that nothing copies."""

from collections.abc import Iterator

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.protection import held_data
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.label_keys import BACKS_UP, LOSS_ACCEPTED


@register("data-unprotected", "warning")
def _data_have_backups(inventory: Inventory) -> Iterator[Finding]:
    for each in held_data(inventory):
        if not each.backups and not each.loss_accepted:
            problem = "holds data that no backup copies"
            fix = f"name it in '{BACKS_UP}' of its backup, or state '{LOSS_ACCEPTED}' with a reason"
            yield finding(each.object, problem, fix)
