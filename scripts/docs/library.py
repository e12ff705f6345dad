"""Finds what the library defines, whether a package lists its name or not."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from constructs import Construct
from pydantic.fields import FieldInfo

import constructs_lib
from constructs_lib import Props, Tier
from constructs_lib.argocd.application import Application
from constructs_lib.postgres.backup_jobs import Backup, Restore, StoreJob
from constructs_lib.reference.delivery import Projects
from constructs_lib.reference.previews import Previews
from constructs_lib.teams.preview import TeamPreview
from constructs_lib.tree.admission import AdmissionPolicy
from constructs_lib.tree.api_objects import ApiObjects, Group, KnownChart
from constructs_lib.workloads.deployment import DeployedPods
from constructs_lib.workloads.workload import Workload
from scripts.public_api import LIBRARY, PACKAGES

PARTS = {
    *(ApiObjects, Application, Backup, DeployedPods, Group, KnownChart, Projects, Restore),
    *(AdmissionPolicy, Previews, StoreJob, TeamPreview, Tier, Workload),
}
"""Constructs that users do not make: base classes, and parts of others."""


@cache
def classes(base: type[Any]) -> list[type[Any]]:
    """Return the classes of all modules of the library that derive from one, by name."""
    for module in pkgutil.walk_packages(constructs_lib.__path__, f"{LIBRARY}."):
        if not module.name.startswith(f"{LIBRARY}._imports"):
            importlib.import_module(module.name)
    found: set[type[Any]] = set()
    level = [base]
    while level:
        level = [child for parent in level for child in parent.__subclasses__()]
        found.update(
            each
            for each in level
            if each.__module__.startswith(LIBRARY)
            and not each.__module__.startswith(f"{LIBRARY}._imports")
        )
    return sorted(found, key=lambda each: each.__name__)


@cache
def constructs() -> list[type[Construct]]:
    """Return the constructs that others make, tiers included."""
    return [each for each in classes(Construct) if each not in PARTS]


def package_of(construct: type) -> str:
    """Return the package or module that a construct is imported from."""
    packages = [LIBRARY, *(f"{LIBRARY}.{name}" for name in (*PACKAGES, "reference"))]
    for package in packages:
        if construct.__name__ in importlib.import_module(package).__all__:
            return package
    return str(importlib.import_module(construct.__module__).__name__)


def objects_of(construct: type) -> list[str]:
    """Return the names of the attributes that hold objects of a construct."""
    return [
        name
        for name, value in inspect.getmembers(construct, lambda each: isinstance(each, property))
        if "ApiObject" in str(value.fget.__annotations__["return"])
    ]


def props_of(construct: type) -> type[Props] | None:
    """Return the props of a construct, if it has any."""
    found = inspect.signature(vars(construct)["__init__"]).parameters.get("props")
    return found.annotation if found else None


def models_in(kind: Any) -> Iterator[type[Props]]:  # noqa: ANN401 - any annotation
    """Yield the models that a type names, at any depth."""
    if isinstance(kind, FieldInfo):
        kind = kind.annotation
    if isinstance(kind, type) and issubclass(kind, Props):
        yield kind
    for each in get_args(kind):
        yield from models_in(each)
