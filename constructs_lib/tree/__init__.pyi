from .admission import AdmissionPolicy, validations
from .api_objects import ApiObjects, Group, checked_props, context_of, part, path_of
from .changes import batch
from .patches import patch
from .reading import read_headers, read_objects, yaml_texts

__all__ = [
    "ApiObjects",
    "context_of",
    "patch",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "AdmissionPolicy",
    "Group",
    "batch",
    "checked_props",
    "part",
    "path_of",
    "read_headers",
    "read_objects",
    "validations",
    "yaml_texts",
]
