"""The configuration of the Kind cluster that the platform runs on."""

from typing import Annotated, Self

from constructs_lib.core.api_objects import Manifest
from constructs_lib.core.fields import (
    POD_NETWORK,
    DnsLabel,
    FolderPath,
    PodNetwork,
    matching,
    text_field,
)
from constructs_lib.core.image import ImageRef
from constructs_lib.core.props import Props
from constructs_lib.kind.ports import PortPlanSettings
from constructs_lib.versions import KIND_NODE_IMAGE

HostFolder = Annotated[
    str,
    text_field(
        "a path of letters, digits, '-', '_' and '.', without parts '.' or '..', absolute or "
        "below the folder in which `kind` is started, such as 'backups'",
        matching(r"/?(?!\.\.?(/|$))[-A-Za-z0-9_.]+(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)*", 1024),
    ),
]
"""Folder of the machine that Kind runs on."""

WORKERS = 2
"""Number of worker nodes: two, so that there is another when one is drained."""


class KindClusterSettings(Props):
    """Settings of a Kind cluster."""

    backups_on_host: HostFolder = "backups"
    """Folder of the backups on the host, where they outlive the cluster.

    Relative, so that the configuration suits every machine and the folder needs no root.
    """

    name: DnsLabel = "web-platform"
    """Name of the cluster; kubectl's context is called `kind-…` like it."""

    node_image: ImageRef = KIND_NODE_IMAGE
    """Image of the nodes, which says the version of Kubernetes."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of pods, by which policies tell them from everything else."""


class KindClusterProps(KindClusterSettings):
    """Properties for `kind_cluster`."""

    backups_on_nodes: FolderPath
    """Folder of the backups on every node: the `host_path` of the `DatabaseBackup`."""

    ports: PortPlanSettings = PortPlanSettings()
    """Ports of the host."""

    @classmethod
    def of(
        cls, settings: KindClusterSettings, *, backups_on_nodes: str, ports: PortPlanSettings
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, backups_on_nodes=backups_on_nodes, ports=ports)


def kind_cluster(props: KindClusterProps) -> Manifest:
    """Returns the configuration, for `kind create cluster --config`."""
    return {
        "kind": "Cluster",
        "apiVersion": "kind.x-k8s.io/v1alpha4",
        "name": props.name,
        "networking": {"podSubnet": props.pod_network},
        "nodes": [
            {**_node("control-plane", props), "extraPortMappings": _port_mappings(props.ports)},
            *(_node("worker", props) for _ in range(WORKERS)),
        ],
    }


def _node(role: str, props: KindClusterProps) -> Manifest:
    return {
        "role": role,
        "image": props.node_image,
        # On each: the pod that writes a backup may be on any.
        "extraMounts": [
            {"hostPath": props.backups_on_host, "containerPath": props.backups_on_nodes}
        ],
    }


def _port_mappings(ports: PortPlanSettings) -> list[Manifest]:
    """Returns the mappings for one node: on a second the ports of the host would be taken."""
    return [
        {
            "containerPort": mapping.node_port,
            "hostPort": mapping.host_port,
            "listenAddress": "127.0.0.1",
            "protocol": "TCP",
        }
        for mapping in ports.mappings()
    ]
