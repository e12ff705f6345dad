"""The public names of the library, of all its packages."""

import importlib

PACKAGES = (
    "constructs_lib",
    *(
        f"constructs_lib.{name}"
        for name in (
            *("argocd", "checks", "monitoring", "network", "postgres", "reference", "tekton"),
            "workloads",
        )
    ),
)


def public_names():
    """Return what is public, by its name."""
    packages = map(importlib.import_module, PACKAGES)
    return {name: getattr(package, name) for package in packages for name in package.__all__}
