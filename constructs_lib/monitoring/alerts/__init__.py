"""Alerts by subject: functions that return rules, from plain names and numbers."""
