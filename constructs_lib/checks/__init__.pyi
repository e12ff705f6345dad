from .inventory import (
    Inventory,
)
from .run import (
    RULES,
    WARNINGS,
    Rule,
    findings_of,
)

__all__ = [
    "RULES",
    "WARNINGS",
    "Inventory",
    "Rule",
    "findings_of",
]
