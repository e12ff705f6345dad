"""Connections between pods, and the NetworkPolicies they emit."""
