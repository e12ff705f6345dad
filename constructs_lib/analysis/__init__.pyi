from .findings import (
    RULES,
    WARNINGS,
)
from .inventory import (
    Inventory,
)
from .reading import (
    Place,
)
from .records import (
    Finding,
    Rule,
    finding,
)

__all__ = [
    "RULES",
    "WARNINGS",
    "Finding",
    "Inventory",
    "Place",
    "Rule",
    "finding",
]
