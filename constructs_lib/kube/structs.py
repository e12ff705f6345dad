"""The API as typed structs: of Kubernetes, and of the custom resources in use.

They come from the schemas of the API itself (`make import`). A struct refuses a field that it does
not have; `kube.schema` holds all that is synthesized against the same types.
"""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from constructs_lib._imports import k8s

if TYPE_CHECKING:
    from constructs_lib._imports import (
        argoproj,
        cnpg,
        external_secrets,
        gateway,
        monitoring,
        tekton,
        triggers,
    )
else:

    def __getattr__(name: str) -> ModuleType:
        """Return a module of custom resources, which many programs do without."""
        if name not in __all__:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        return import_module(f"constructs_lib._imports.{name}")


__all__ = [
    "argoproj",
    "cnpg",
    "external_secrets",
    "gateway",
    "k8s",
    "monitoring",
    "tekton",
    "triggers",
]


def modules() -> Iterator[ModuleType]:
    """Yield all modules of structs."""
    for name in __all__:
        yield import_module(f"constructs_lib._imports.{name}")
