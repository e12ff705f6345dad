"""Shapes of API objects: the fields that rules read, with their types."""
