"""Connections that NetworkPolicies allow, computed from the objects and not from declarations."""
