from .api_objects import ApiObjects, checked_props, context_of
from .patches import patch

__all__ = [
    "ApiObjects",
    "checked_props",
    "context_of",
    "patch",
]
