from .database import (
    SeededDatabase,
    SeededDatabaseProps,
)
from .previews import (
    Previews,
    PreviewsProps,
)
from .template import (
    Preview,
)

__all__ = [
    "Preview",
    "Previews",
    "PreviewsProps",
    "SeededDatabase",
    "SeededDatabaseProps",
]
