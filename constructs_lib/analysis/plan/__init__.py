"""Consequences of a change of manifests, for each object and for the whole."""
