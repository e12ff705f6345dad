"""Dashboards for Grafana, a function for each."""
