"""Labels and annotations that users add to objects: by keys that no construct sets itself."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.core.fields import LabelKey
from constructs_lib.core.labels import ALLOW_DELETE, PROTECTED
from constructs_lib.core.text import MOST_BYTES_OF_ANNOTATIONS, Text, at_most_in_all

CHECKSUM = "checksum/config"
"""Annotation of a pod template that replaces the pods when their configuration changes."""


def _not_ours(key: str, info: ValidationInfo) -> str:
    if key.startswith("app.kubernetes.io/") or key in (PROTECTED, ALLOW_DELETE, CHECKSUM):
        raise ValueError(
            f"'{info.field_name or 'id'}' must not have keys that the construct sets itself or "
            f"selects its pods by, got {key!r}; use another key"
        )
    return key


OwnKey = Annotated[LabelKey, AfterValidator(_not_ours)]
"""Key of a label or annotation that no construct sets itself."""

Annotations = Annotated[Mapping[OwnKey, Text], at_most_in_all(MOST_BYTES_OF_ANNOTATIONS)]
"""Annotations of an object, at most 256 KiB in all."""
