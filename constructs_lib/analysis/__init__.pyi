from .findings import (
    RULES,
)
from .inventory import (
    Inventory,
)

__all__ = [
    "RULES",
    "Inventory",
]
