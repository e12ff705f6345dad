"""Observation of workloads: monitors of their metrics, alerts, dashboards, receivers of alerts."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
