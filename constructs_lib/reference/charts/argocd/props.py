"""Properties of chart argo-cd."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self

from pydantic import model_validator

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import ArgoClusterProps, GpgKeyId, GpgPublicKey, refuse_unknown_keys
from constructs_lib.kube import DISTINCT, DnsLabel, DnsSubdomain, duplicates, matching, text_field
from constructs_lib.reference.charts.argocd.scale import ArgoCdScaleProps, Sizes, sizes_of

ProviderName = Annotated[
    str,
    text_field(
        "a name at the provider of letters, digits and '-_.:/@', such as 'platform'",
        matching(r"[A-Za-z0-9][-A-Za-z0-9_.:/@]*", 253),
    ),
]
"""Name of a client or a group at a provider of logins."""


Issuer = Annotated[
    str,
    text_field(
        "the address of a provider of OpenID Connect ('https://', a host, optionally a path, no "
        "port), such as 'https://login.example.com'",
        matching(r"https://[a-z0-9]([-a-z0-9.]*[a-z0-9])?(/[-A-Za-z0-9._~]+)*/?", 1024),
    ),
]
"""Address that a provider of logins states as its own."""


class SingleSignOnProps(Props):
    """Logins by a provider of OpenID Connect, in place of the administrator's password."""

    issuer: Issuer
    """Address of the provider, on port 443, such as `https://login.example.com/realms/shop`."""

    client_id: ProviderName
    """Name of Argo CD at the provider. The secret beside it is key `oidc.clientSecret` of Secret
    `argocd-secret`, which a person is asked for.
    """

    administrators: ProviderName
    """Group, in the claim `groups`, whose members may do everything. Others may do nothing."""


class ArgoCdProps(Props):
    """Properties for `argocd`."""

    single_sign_on: SingleSignOnProps | None = None
    """Identity provider. None: there is the account `admin` with a random password."""

    tls: bool = False
    """Whether its port speaks TLS, with the certificate in Secret `argocd-server-tls` if there is
    one, else with one that it signs itself. By default it does not, since no packet leaves the
    machine: its port is bound to the loopback address.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="300m", cpu_limit="600m", memory_request="512Mi", memory_limit="1Gi"
    )
    """CPU and memory of the controller, of the server and of the repo-server, each."""

    highly_available: bool = False
    """Whether a lost node stops nothing: two to five servers and repo-servers, and three servers of
    Redis, which need three nodes. The controller and the notifications controller run once, since
    all Applications of one cluster belong to one of them; another node takes them over in a minute.
    """

    scale: ArgoCdScaleProps | None = None
    """How much it delivers, from which the sizes of its parts follow. None: the chart's, for some
    hundred Applications.
    """

    clusters: Mapping[DnsLabel, ArgoClusterProps] = {}
    """Other clusters that it delivers to, by name. Their logins are Secrets, whose key `config` a
    person or a store gives.
    """

    application_sets: bool = False
    """Whether the controller of ApplicationSets runs. By default it does not, since a Delivery
    writes every Application itself.
    """

    priority_class: DnsSubdomain | None = None
    """PriorityClass of all pods. None: the cluster's default."""

    gpg_keys: Annotated[Sequence[GpgPublicKey], DISTINCT] = ()
    """Public keys that Argo CD knows, that of the pipelines among them, which sign their commits as
    soon as there are any. None by default: commits are not signed.
    """

    signature_keys: Annotated[Sequence[GpgKeyId], DISTINCT] = ()
    """IDs of those `gpg_keys`, or of subkeys, one of which must have signed the commit that is
    delivered. None: no signature is needed. On a cluster that runs, add them once Argo CD has the
    `gpg_keys`: it gets those by a delivery, too.
    """

    @model_validator(mode="after")
    def _signature_keys_are_known(self) -> Self:
        refuse_unknown_keys(self.signature_keys, self.gpg_keys)
        return self

    @model_validator(mode="after")
    def _clusters_differ(self) -> Self:
        for server in duplicates(each.server for each in self.clusters.values()):
            raise ValueError(
                f"'clusters' must have different servers, got '{server}' twice; remove one"
            )
        return self

    @property
    def sizes(self) -> Sizes:
        """Sizes of its parts."""
        return sizes_of(self.scale, self.resources, 1 + len(self.clusters))

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        self.sizes  # noqa: B018 - it refuses too little memory
        return self
