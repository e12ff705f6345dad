"""Checks of synthesized objects."""
