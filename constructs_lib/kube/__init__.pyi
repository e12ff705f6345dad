from .label_keys import labels, left_alone, protection
from .manifests import manifest
from .names import DnsSubdomain, OwnNamespace
from .pod_parts import claim_spec
from .quantities import Storage
from .structs import k8s

__all__ = [
    "DnsSubdomain",
    "OwnNamespace",
    "Storage",
    "claim_spec",
    "k8s",
    "labels",
    "left_alone",
    "manifest",
    "protection",
]
