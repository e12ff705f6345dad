"""Kubernetes as data: structs, names, quantities, schedules, manifests; without cdk8s and jsii."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
