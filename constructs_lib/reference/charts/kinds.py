"""Kinds that several charts of the reference system contain if there is more than one server."""

BUDGET = "policy/PodDisruptionBudget"
"""Kind that keeps node maintenance from evicting too many pods at a time."""

AVAILABILITY = ("autoscaling/HorizontalPodAutoscaler", BUDGET)
"""Kinds beside servers of which there are several."""
