"""Dashboards for Grafana, a function for each, which need the extra `dashboards`."""
