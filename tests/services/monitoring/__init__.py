"""Alerts, and what they read, with the real programs."""
