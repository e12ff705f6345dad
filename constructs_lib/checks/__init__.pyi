from .inventory import (
    Inventory,
)
from .run import (
    RULES,
)

__all__ = [
    "RULES",
    "Inventory",
]
