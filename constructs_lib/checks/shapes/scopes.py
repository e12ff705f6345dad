"""Kinds of Kubernetes itself: whether their objects have a namespace, and of which versions."""

from collections.abc import Mapping, Sequence

OF_THE_CLUSTER: Mapping[str, frozenset[str]] = {
    "": frozenset({"Namespace", "Node", "PersistentVolume"}),
    "admissionregistration.k8s.io": frozenset(
        {
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding",
            "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
        }
    ),
    "apiextensions.k8s.io": frozenset({"CustomResourceDefinition"}),
    "apiregistration.k8s.io": frozenset({"APIService"}),
    "certificates.k8s.io": frozenset({"CertificateSigningRequest", "ClusterTrustBundle"}),
    "flowcontrol.apiserver.k8s.io": frozenset({"FlowSchema", "PriorityLevelConfiguration"}),
    "networking.k8s.io": frozenset({"IPAddress", "IngressClass", "ServiceCIDR"}),
    "node.k8s.io": frozenset({"RuntimeClass"}),
    "rbac.authorization.k8s.io": frozenset({"ClusterRole", "ClusterRoleBinding"}),
    "resource.k8s.io": frozenset({"DeviceClass", "ResourceSlice"}),
    "scheduling.k8s.io": frozenset({"PriorityClass"}),
    "storage.k8s.io": frozenset(
        {"CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"}
    ),
}
"""Kinds whose objects belong to the cluster, by API group."""

IN_NAMESPACES: Mapping[str, frozenset[str]] = {
    "": frozenset({"Binding", "Endpoints", "Event", "PodTemplate"}),
    "apps": frozenset({"ControllerRevision"}),
    "coordination.k8s.io": frozenset({"Lease"}),
    "discovery.k8s.io": frozenset({"EndpointSlice"}),
    "events.k8s.io": frozenset({"Event"}),
    "resource.k8s.io": frozenset({"ResourceClaim", "ResourceClaimTemplate"}),
    "storage.k8s.io": frozenset({"CSIStorageCapacity"}),
}
"""Kinds without a shape whose objects belong to a namespace, by API group."""

VERSIONS: Mapping[str, Sequence[str]] = {
    "": ("v1",),
    "apiextensions.k8s.io": ("v1",),
    "apps": ("v1",),
    "autoscaling": ("v1", "v2"),
    "batch": ("v1",),
    "policy": ("v1",),
    "rbac.authorization.k8s.io": ("v1",),
}
"""Versions that the server has of each API group whose kinds have all left their beta, newest last.
"""
