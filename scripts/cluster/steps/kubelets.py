"""Certificates of the kubelets: those who read metrics from them verify whom they ask."""

import base64
import ipaddress
from collections.abc import Mapping

from cryptography import x509

from scripts.cluster.errors import Failed
from scripts.cluster.kubectl import Kubectl, Manifest

SIGNER = "kubernetes.io/kubelet-serving"
"""https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/"""


def uncertified(kubectl: Kubectl, addresses: Mapping[str, str]) -> str:
    """Approve the requests of nodes, and return those nodes whose kubelet has no certificate yet.

    A request must be the node's own, for its own name and address, of `addresses`. Kubernetes
    itself approves none: it cannot know the addresses of nodes.
    """
    for request in kubectl.items("certificatesigningrequests"):
        if not request.get("status", {}).get("conditions") and _is_its_own(request, addresses):
            kubectl.run("certificate", "approve", request["metadata"]["name"])
    return ", ".join(
        f"the certificate of {node}" for node in addresses if not _answers(kubectl, node)
    )


def _is_its_own(request: Manifest, addresses: Mapping[str, str]) -> bool:
    spec = request["spec"]
    node = spec["username"].removeprefix("system:node:")
    if spec["signerName"] != SIGNER or node == spec["username"] or node not in addresses:
        return False
    try:
        asked = x509.load_pem_x509_csr(base64.b64decode(spec["request"]))
        names = asked.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    own = {x509.DNSName(node), x509.IPAddress(ipaddress.ip_address(addresses[node]))}
    return set(names) == own


def _answers(kubectl: Kubectl, node: str) -> bool:
    try:
        kubectl.run("get", "--raw", f"/api/v1/nodes/{node}/proxy/healthz")
    except Failed:
        return False
    return True
