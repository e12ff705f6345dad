"""Constraints and preferences of pods on nodes and neighbours, in the API's own form."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, JsonValue, ValidationInfo

from constructs_lib.core.schema import misfit
from constructs_lib.core.structs import k8s


def _fits(affinity: Mapping[str, JsonValue], info: ValidationInfo) -> Mapping[str, JsonValue]:
    if found := misfit(affinity, k8s.Affinity):
        place = f"'{found.path}' of '{info.field_name}'"
        raise ValueError(f"{place} is a field which {found.problem}; {found.fix}")
    return affinity


Affinity = Annotated[Mapping[str, JsonValue], AfterValidator(_fits)]
"""Affinity of pods, held against the struct of the API."""
