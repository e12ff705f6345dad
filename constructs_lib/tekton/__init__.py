"""Tekton: its installation, and what runs in it."""
