"""What the library defines, whether a package lists its name or not."""

import importlib
import pkgutil

from constructs import Construct

import constructs_lib
from constructs_lib.argocd.application import Application
from constructs_lib.core.admission import AdmissionPolicy
from constructs_lib.core.api_objects import ApiObjects, Group, KnownChart
from constructs_lib.postgres.backup_jobs import Backup, Restore, StoreJob
from constructs_lib.postgres.cluster_birth import ClusterBirth
from constructs_lib.reference.delivery import Projects
from constructs_lib.tier import Tier
from constructs_lib.workloads.deployment import DeployedPods
from constructs_lib.workloads.workload import Workload

PARTS = {
    *(ApiObjects, Application, Backup, DeployedPods, Group, KnownChart, Projects, Restore),
    *(AdmissionPolicy, ClusterBirth, StoreJob, Tier, Workload),
}
"""Constructs that nobody makes: bases of others, and what one makes for itself."""


def classes(base):
    """Return the classes of all modules of the library that derive from one, by name."""
    for module in pkgutil.walk_packages(constructs_lib.__path__, "constructs_lib."):
        if not module.name.startswith("constructs_lib._imports"):
            importlib.import_module(module.name)
    found, level = set(), [base]
    while level:
        level = [child for each in level for child in each.__subclasses__()]
        found.update(
            each
            for each in level
            if each.__module__.startswith("constructs_lib")
            and not each.__module__.startswith("constructs_lib._imports")
        )
    return sorted(found, key=lambda each: each.__name__)


def constructs():
    """Return the constructs that others make, tiers included."""
    return [each for each in classes(Construct) if each not in PARTS]
