"""Dashboards for Grafana, a function for each. They need the extra `dashboards`."""

try:
    import grafana_foundation_sdk  # noqa: F401
except ImportError as error:
    raise ImportError(
        f"constructs_lib.monitoring.dashboards needs {error.name}; "
        "install the extra: pip install 'cdk8s-web-platform[dashboards]'"
    ) from None
