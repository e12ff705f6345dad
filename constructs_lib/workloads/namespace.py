"""The namespace of a tier: Pod Security, quota, limits, and a policy that denies all but DNS."""

from fractions import Fraction
from typing import Literal, Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.declarations import Declarations, DeclaredEnd, DeclaredFlow
from constructs_lib.kube.label_keys import POD_SECURITY_REASON, labels, protection, unmanaged
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import MAX_INT64, DnsSubdomain, OwnNamespace
from constructs_lib.kube.quantities import Cpu, Memory, format_quantity
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Description
from constructs_lib.network import policies
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import ApiObjects, context_of, optional_part, part

EVERY_POD = "*"
"""Name of the end that is all pods of a namespace."""

CLUSTER_DNS = ExternalPods(
    name="kube-dns", namespace="kube-system", pod_labels={"k8s-app": "kube-dns"}
)
"""The cluster's DNS servers; the label is the same for kube-dns and CoreDNS."""

DNS_PORT = 53
"""Port of DNS servers."""

DNS_PROTOCOLS: tuple[k8s.Protocol, ...] = ("UDP", "TCP")
"""With TCP alone, lookups fail; with UDP alone, answers above 512 bytes are cut off."""


PodSecurityLevel = Literal["restricted", "baseline", "privileged"]
"""Level of the Pod Security Standards."""


class ResourceQuotaProps(Props):
    """Limits on the sum of the pods of a namespace."""

    pods: int = Field(ge=1, le=MAX_INT64)
    """Number of pods that have not ended."""

    cpu_requests: Cpu
    """Sum of CPU requests."""

    memory_requests: Memory
    """Sum of memory requests."""

    cpu_limits: Cpu
    """Sum of CPU limits."""

    memory_limits: Memory
    """Sum of memory limits."""

    with_deadline_only: bool = False
    """Whether only pods with a deadline of their own (`activeDeadlineSeconds`) count, such as those
    of Tekton's Tasks.
    """

    only_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods alone count. None: pods of all classes do."""

    but_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods do not count, since they have a quota of their own. None: all do."""

    @property
    def name(self) -> str:
        """Name of the object: scopes of one that is there cannot be changed."""
        parts = [
            *([f"only-{self.only_priority_class}"] if self.only_priority_class else []),
            *([f"but-{self.but_priority_class}"] if self.but_priority_class else []),
            *(["deadline"] if self.with_deadline_only else []),
            "quota",
        ]
        return "-".join(parts)

    def spec(self) -> k8s.ResourceQuotaSpec:
        """Return the spec of the object."""
        hard = {
            # As the server keeps it, such as 5k; Argo CD would see another one as a difference.
            "pods": format_quantity(Fraction(self.pods)),
            "requests.cpu": self.cpu_requests,
            "requests.memory": self.memory_requests,
            "limits.cpu": self.cpu_limits,
            "limits.memory": self.memory_limits,
        }
        classes: dict[Literal["In", "NotIn"], str | None]
        classes = {"In": self.only_priority_class, "NotIn": self.but_priority_class}
        expressions = [
            k8s.ScopedResourceSelectorRequirement(
                scope_name="PriorityClass", operator=operator, values=[name]
            )
            for operator, name in classes.items()
            if name
        ]
        return k8s.ResourceQuotaSpec(
            hard=hard,
            scopes=["Terminating"] if self.with_deadline_only else [],
            scope_selector=k8s.ScopeSelector(match_expressions=expressions)
            if expressions
            else None,
        )


CONTAINER_DEFAULTS = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="64Mi", memory_limit="128Mi"
)
"""Requests and limits for containers that state none.

They are small, so that an unknown helper cannot crowd out the servers.
"""


class TierNamespaceProps(Props):
    """Properties for `TierNamespace`."""

    pod_security: PodSecurityLevel = "restricted"
    """Pod Security level to enforce, warn of and audit. What needs another than `restricted` gets a
    namespace of its own, so that no neighbour has the rights as well.
    """

    pod_security_reason: Description | None = None
    """Why the pods need a less strict level, for an annotation. Required with one."""

    quota: ResourceQuotaProps | None = None
    """Limits on the whole namespace. None: no limits, since no numbers suit everyone."""

    container_defaults: ResourcesProps | None = None
    """Requests and limits for containers that state none. None: such containers have none."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the namespace, and so everything in it."""

    @model_validator(mode="after")
    def _lower_levels_have_a_reason(self) -> Self:
        if self.pod_security != "restricted" and self.pod_security_reason is None:
            raise ValueError(
                "'pod_security_reason' must be given with another level than 'restricted', got "
                f"'{self.pod_security}' without one; say what the pods need, or use 'restricted'"
            )
        return self


class TierNamespace(ApiObjects):
    """A Namespace, named after its id, in which pods have no connections unless allowed."""

    namespace: ApiObject = part("Resource")
    """The Namespace itself."""
    default_deny: ApiObject = part("DefaultDeny")
    """The NetworkPolicy that denies all but DNS."""
    quota: ApiObject | None = optional_part("Quota")
    """The ResourceQuota, or None if there are no limits."""
    container_defaults: ApiObject | None = optional_part("ContainerDefaults")
    """The LimitRange, or None if there are no defaults for containers."""

    def __init__(self, scope: Construct, id: str, props: TierNamespaceProps) -> None:
        """Create the objects that `TierNamespaceProps` describes."""
        context = context_of(scope, id, OwnNamespace, props, TierNamespaceProps, namespace=id)
        self.name = id
        self._labels = labels(context, id, "namespace")
        levels = {
            f"pod-security.kubernetes.io/{mode}": props.pod_security
            for mode in ("enforce", "warn", "audit")
        }
        reason = props.pod_security_reason
        namespace = k8s.Namespace(
            metadata=k8s.ObjectMeta(
                name=id,
                labels=self._labels | levels | protection(props.protected),
                annotations={
                    **({POD_SECURITY_REASON: reason} if reason else {}),
                    **unmanaged(props.protected),
                },
            )
        )
        manifests = {"Resource": manifest(namespace), "DefaultDeny": manifest(self._default_deny())}
        if props.quota is not None:
            quota = k8s.ResourceQuota(
                metadata=self._metadata(props.quota.name), spec=props.quota.spec()
            )
            manifests["Quota"] = manifest(quota)
        if props.container_defaults is not None:
            manifests["ContainerDefaults"] = manifest(self._limit_range(props.container_defaults))
        super().__init__(scope, id, manifests, self._declarations())

    def _metadata(self, name: str) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(name=name, namespace=self.name, labels=self._labels)

    def _default_deny(self) -> k8s.NetworkPolicy:
        dns = k8s.NetworkPolicyEgressRule(
            to=[policies.pods(CLUSTER_DNS.connections.end, self.name)],
            ports=policies.ports([DNS_PORT], DNS_PROTOCOLS),
        )
        return k8s.NetworkPolicy(
            metadata=policies.metadata(
                "default-deny", self.name, self._labels, "Pods may only look up names"
            ),
            spec=k8s.NetworkPolicySpec(
                pod_selector=k8s.LabelSelector(), policy_types=["Ingress", "Egress"], egress=[dns]
            ),
        )

    def _declarations(self) -> Declarations:
        pods = DeclaredEnd(namespace=self.name, name=EVERY_POD, labels={}, owned=True)
        servers = CLUSTER_DNS.connections.end
        lookups = DeclaredFlow(
            source=str(pods),
            target=str(servers),
            ports=[DNS_PORT],
            protocols=DNS_PROTOCOLS,
            half="egress",
            peer=servers,
        )
        return Declarations(ends=[pods, servers], flows=[lookups])

    def _limit_range(self, defaults: ResourcesProps) -> k8s.LimitRange:
        item = k8s.LimitRangeItem(
            type="Container",
            default_request=defaults.requests(),
            default=defaults.limits(),
        )
        return k8s.LimitRange(
            metadata=self._metadata("container-defaults"), spec=k8s.LimitRangeSpec(limits=[item])
        )
