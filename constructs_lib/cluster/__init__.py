"""Namespaces, the deletion guard and storage classes."""
