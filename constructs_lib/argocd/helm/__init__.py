"""Helm charts and their typed values."""
