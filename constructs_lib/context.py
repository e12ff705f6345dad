"""What all tiers of a platform share."""

from collections.abc import Sequence

from pydantic import Field

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.addresses import FolderAddress
from constructs_lib.core.fields import (
    POD_NETWORK,
    PRIVATE_NETWORKS,
    Cidr,
    LabelValue,
    PodNetwork,
)
from constructs_lib.core.ports import PortPlan
from constructs_lib.core.props import Props
from constructs_lib.core.secret_store import SecretStore
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.known_pods import PROMETHEUS


class PlatformContext(Props):
    """What all tiers of a platform share. The platform is given it once."""

    part_of: LabelValue = "web-platform"
    """System that the tiers belong to, for the label `app.kubernetes.io/part-of`."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods, by default of Kind. Policies for nodes, the API server, kubelets and
    addresses outside exclude them.
    """

    node_networks: Sequence[Cidr] = Field(default=PRIVATE_NETWORKS, min_length=1)
    """Networks that the addresses of all nodes, and of the API server, are in. By default those
    that are not on the Internet, so that pods cannot send data there by the ports of a node.
    """

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    requires_digests: bool = False
    """Whether an image or chart without a digest ends a synth, in place of a warning. Whoever may
    push to its registry decides what it is: state them wherever others depend on the platform.
    """

    ports: PortPlan = PortPlan()
    """Ports of the host."""

    secret_store: SecretStore | None = None
    """Store of External Secrets that all Secrets are filled from. None: a person or script makes
    them.
    """

    prometheus: ExternalPods = PROMETHEUS
    """Prometheus that reads metrics where no tier of the platform installs one."""

    runbooks: FolderAddress = (
        "http://localhost:3000/platform/web-platform/src/branch/main/docs/runbooks"
    )
    """Address of the folder with a page for each alert, which is named after the alert."""
