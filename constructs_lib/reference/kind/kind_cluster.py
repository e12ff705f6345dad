"""The configuration of the Kind cluster that the platform runs on."""

import re
from ipaddress import IPv4Network
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib import Props
from constructs_lib.kube import (
    POD_NETWORK,
    DnsLabel,
    HostFolder,
    ImageRef,
    Manifest,
    PodNetwork,
    matching,
    text_field,
)
from constructs_lib.props import PortPlan
from constructs_lib.reference.bootstrap_files import (
    ENCRYPTION,
    KindCluster,
    Mount,
    Networking,
    Node,
    PortMapping,
)
from constructs_lib.reference.versions import KIND_NODE_IMAGE
from constructs_lib.tree import checked_props

SERVICE_NETWORK = "10.96.0.0/16"
"""Addresses of all Services, by default of Kind."""

LARGEST_PREFIX = 22
"""Prefix of the smallest network of pods: each of the three nodes takes a /24 of it."""


def _beside_services(network: str, info: ValidationInfo) -> str:
    pods = IPv4Network(network)
    if pods.prefixlen > LARGEST_PREFIX or pods.overlaps(IPv4Network(SERVICE_NETWORK)):
        raise ValueError(
            f"'{info.field_name or 'id'}' must have room for a /24 on each node (/{LARGEST_PREFIX} "
            f"or larger) outside of the Services' {SERVICE_NETWORK}, got {network!r}; use another, "
            f"such as {POD_NETWORK!r}"
        )
    return network


KindPodNetwork = Annotated[PodNetwork, AfterValidator(_beside_services)]
"""Addresses of all pods of a Kind cluster."""

ClusterName = Annotated[
    DnsLabel,
    text_field(
        "the name of a Kind cluster of at most 49 characters, since '-control-plane' is added for "
        "its first node, whose name is the value of a label",
        matching(".*", 49),
    ),
]
"""Name of a Kind cluster."""

REGISTRY_HOSTS = "dist/bootstrap/hosts.toml"
"""Path of the file of `registry_hosts`, below the folder in which Kind is called."""

KUBELET = """\
kind: KubeletConfiguration
serializeImagePulls: false
maxParallelImagePulls: 5
serverTLSBootstrap: true
"""
"""Settings of the kubelets. By default each pulls one image at a time, so that a small image waits
for all large ones that were asked for before, and signs its certificate itself.
"""

AUDIT_POLICY = "dist/bootstrap/audit-policy.yaml"
"""Path of the file of `audit_policy`, below the folder in which Kind is called."""

AUDIT_POLICY_ON_NODE = "/etc/kubernetes/audit/policy.yaml"

AUDIT_LOG = "/var/log/kubernetes"
"""Folder on the control plane with the log of who asked what of the API server."""

ENCRYPTION_ON_NODE = "/etc/kubernetes/encryption"
"""Folder on the control plane with `config.yaml`, the key of Secrets in etcd."""

API_SERVER = f"""\
kind: ClusterConfiguration
apiServer:
  extraArgs:
    - {{name: audit-policy-file, value: {AUDIT_POLICY_ON_NODE}}}
    - {{name: audit-log-path, value: {AUDIT_LOG}/audit.log}}
    - {{name: audit-log-maxage, value: "7"}}
    - {{name: audit-log-maxbackup, value: "2"}}
    - {{name: audit-log-maxsize, value: "50"}}
    - {{name: encryption-provider-config, value: {ENCRYPTION_ON_NODE}/config.yaml}}
  extraVolumes:
    - name: audit-policy
      hostPath: {AUDIT_POLICY_ON_NODE}
      mountPath: {AUDIT_POLICY_ON_NODE}
      readOnly: true
      pathType: File
    - name: audit-log
      hostPath: {AUDIT_LOG}
      mountPath: {AUDIT_LOG}
      pathType: DirectoryOrCreate
    - name: encryption
      hostPath: {ENCRYPTION_ON_NODE}
      mountPath: {ENCRYPTION_ON_NODE}
      readOnly: true
      pathType: Directory
"""
"""Settings of the API server, in the form of kubeadm v1beta4, which Kind takes for Kubernetes 1.36.
The log takes 150 MB at most, and holds a week.
"""

WORKERS = 2
"""Number of worker nodes. Two, so that one is left when the other is drained."""


class KindClusterProps(Props):
    """Properties for `kind_cluster`."""

    backups_on_host: HostFolder = "backups"
    """Folder on the host for the backups, which outlive the cluster there.

    A relative path is below `$XDG_DATA_HOME/cdk8s-web-platform/<name of the cluster>` (by default
    `~/.local/share/…`). Such a folder is there on every machine, needs no root, and outlives the
    checkout.
    """

    name: ClusterName = "web-platform"
    """Name of the cluster. The context of kubectl is `kind-` followed by this name."""

    node_image: ImageRef = KIND_NODE_IMAGE
    """Image of the nodes, which determines the version of Kubernetes."""

    pod_network: KindPodNetwork = POD_NETWORK
    """Addresses of all pods. Policies use them to tell pods from everything else."""


def kind_cluster(
    props: KindClusterProps,
    *,
    backups_on_nodes: str,
    ports: PortPlan,
    plain_registry: str | None = None,
) -> Manifest:
    """Return the configuration for `kind create cluster --config`.

    Backups lie on every node in `backups_on_nodes`, the `host_path` of a `DatabaseBackup`. The
    nodes ask `plain_registry`, `host:port`, without TLS.
    """
    checked_props("kind_cluster", props, KindClusterProps)
    # On every node, since the pod that writes a backup may run on any of them.
    mounts = [Mount(host_path=props.backups_on_host, container_path=backups_on_nodes)]
    if plain_registry:
        # In the name of the folder containerd takes `_port_` for `:port`.
        folder = re.sub(r":(\d+)$", r"_\1_", plain_registry)
        hosts = f"/etc/containerd/certs.d/{folder}/hosts.toml"
        mounts.append(Mount(host_path=REGISTRY_HOSTS, container_path=hosts, read_only=True))
    # On one node only: a second one would find the ports taken.
    mappings = [
        PortMapping(
            container_port=mapping.node_port,
            host_port=mapping.host_port,
            listen_address="127.0.0.1",
            protocol="TCP",
        )
        for mapping in ports.mappings()
    ]
    worker = Node(role="worker", image=props.node_image, extra_mounts=mounts)
    of_api_server = [
        Mount(host_path=AUDIT_POLICY, container_path=AUDIT_POLICY_ON_NODE, read_only=True),
        Mount(host_path=ENCRYPTION, container_path=ENCRYPTION_ON_NODE),
    ]
    control_plane = worker.model_copy(
        update={
            "role": "control-plane",
            "extra_port_mappings": mappings,
            "extra_mounts": [*mounts, *of_api_server],
        }
    )
    return KindCluster(
        kind="Cluster",
        api_version="kind.x-k8s.io/v1alpha4",
        name=props.name,
        networking=Networking(pod_subnet=props.pod_network),
        kubeadm_config_patches=[KUBELET, API_SERVER],
        nodes=[control_plane, *[worker] * WORKERS],
    ).data()


def registry_hosts(plain_registry: str) -> str:
    """Return the file that tells containerd on the nodes to ask a registry without TLS."""
    return f'server = "http://{plain_registry}"\n'


def audit_policy() -> Manifest:
    """Return the policy of the API server's audit log.

    It logs who reads a Secret or asks for a token, and who changes what, without the contents; of
    rights and admission with them. It leaves out what happens all the time: other reading, events,
    leases and questions about health.
    """
    secret = {"group": "", "resources": ["secrets", "serviceaccounts/token"]}
    noise = [
        {"group": "", "resources": ["events"]},
        {"group": "events.k8s.io", "resources": ["events"]},
        {"group": "coordination.k8s.io", "resources": ["leases"]},
    ]
    rights = [{"group": "rbac.authorization.k8s.io"}, {"group": "admissionregistration.k8s.io"}]
    return {
        "apiVersion": "audit.k8s.io/v1",
        "kind": "Policy",
        "omitStages": ["RequestReceived"],
        "rules": [
            {"level": "Metadata", "resources": [secret]},
            {"level": "None", "verbs": ["get", "list", "watch"]},
            {"level": "None", "resources": noise},
            {"level": "Request", "resources": rights},
            {"level": "Metadata"},
        ],
    }
