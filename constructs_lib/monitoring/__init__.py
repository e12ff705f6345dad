"""Observation of workloads: monitors of their metrics, alerts, dashboards, receivers of alerts."""
