"""The configuration of a container registry (CNCF distribution), and the paths of its files."""

import json

from constructs_lib.config.container import mounts_of

USER_ID = 1000
"""User and group of the processes. The image itself defines only root."""

STORAGE_FOLDER = "/var/lib/registry"
"""Folder of the images; the registry's own image declares it as a volume."""

CONFIGURATION_FOLDER = "/etc/distribution"
"""Folder of the scripts and the configuration files; the image has its own configuration there."""

MOUNTS = mounts_of({"config": CONFIGURATION_FOLDER, "storage": STORAGE_FOLDER})
"""Mounts of the volumes in the containers."""

REGISTRY_PORT = 5000
"""Port of the registry: its default."""

METRICS_PORT = 5001
"""Port of metrics and profiles, as in the registry's own examples."""

DRAIN_SECONDS = 30
"""Seconds for requests to finish before the server stops: a layer of some hundred megabytes."""


def registry_configuration(*, read_only: bool) -> str:
    """Returns a configuration file as JSON, which is YAML too.

    Args:
        read_only: Whether pushes are refused.
    """
    configuration = {
        "version": "0.1",
        # The log contains each request anyway.
        "log": {"formatter": "json", "accesslog": {"disabled": True}},
        "storage": {
            "filesystem": {"rootdirectory": STORAGE_FOLDER},
            "delete": {"enabled": True},
            "maintenance": {"readonly": {"enabled": read_only}},
        },
        "http": {
            "addr": f":{REGISTRY_PORT}",
            "draintimeout": f"{DRAIN_SECONDS}s",
            "debug": {"addr": f":{METRICS_PORT}", "prometheus": {"enabled": True}},
        },
    }
    return json.dumps(configuration, indent=2) + "\n"
