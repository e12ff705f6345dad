"""Helm charts and their values."""
