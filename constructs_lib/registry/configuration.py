"""The configuration of a container registry (CNCF distribution), and where its files are."""

import json

from constructs_lib.config.container import mounts_of

USER_ID = 1000
"""User and group of the processes; the image has none of its own but root."""

STORAGE_FOLDER = "/var/lib/registry"
"""Folder of the images; the image declares it a volume."""

CONFIGURATION_FOLDER = "/etc/distribution"
"""Folder of the configuration files, where the image has its own, and of the scripts."""

MOUNTS = mounts_of({"config": CONFIGURATION_FOLDER, "storage": STORAGE_FOLDER})
"""Where the containers find their volumes."""

REGISTRY_PORT = 5000
"""Port of the registry, its default."""

METRICS_PORT = 5001
"""Port of metrics and profiles, as in the registry's own examples."""

DRAIN_SECONDS = 30
"""Seconds in which requests may end before the server does: a layer of some hundred megabytes."""


def registry_configuration(*, read_only: bool) -> str:
    """Returns a configuration file as JSON, which is YAML too.

    Args:
        read_only: Whether pushing is refused.
    """
    configuration = {
        "version": "0.1",
        # The log names each request anyway.
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
