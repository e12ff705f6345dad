"""Findings of rules by their ids."""

from constructs_lib.analysis.findings import BY_ID, RULES
from constructs_lib.analysis.records import findings_of


def texts(inventory, *ids):
    """Return the texts of the findings of rules, by default of all that stop a synth."""
    return [each.text for each in findings_of(inventory, [BY_ID[each] for each in ids] or RULES)]


def told(platform):
    """Return the texts of the findings on a platform."""
    return [each.text for each in platform.findings()]
