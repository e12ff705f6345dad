"""Routes from outside as they are declared, whatever serves them."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import DnsSubdomain, Hostname, Port
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef

PORT_HEADER = "x-host-port"
"""Header in which `WebIngressProps.host_port` reaches the services."""


class RouteProps(Props):
    """How visitors reach the services of routes."""

    tls_secret: DnsSubdomain | None = None
    """Secret with `tls.crt` and `tls.key` for all hosts. None: plain HTTP, as on a laptop, unless
    `tls` says otherwise.

    With TLS, plain HTTP is redirected to port 443 of the host, whatever other port leads to TLS.
    """

    issuer: DnsSubdomain | None = None
    """ClusterIssuer of cert-manager that makes and renews `tls_secret`. None: others make it."""

    tls: Literal["entrance", "in-front"] | None = None
    """Place where TLS ends without a Secret of this namespace: at the entrance, which has a
    certificate of its own, or at a load balancer in front of it. The latter says in the header
    `x-forwarded-proto` by what a visitor came, and plain HTTP is redirected. None: with
    `tls_secret` at the entrance, without it nowhere.
    """

    hsts_seconds: int | None = Field(default=None, ge=1, le=2 * 366 * 24 * 60 * 60)
    """Seconds for which browsers use HTTPS only (`strict-transport-security`). None: the header is
    left out, since browsers remember it.
    """

    timeout_seconds: int | None = Field(default=None, ge=1, le=86400)
    """Most seconds that a visitor waits for an answer, after which it is 504. A controller of
    Ingresses may count them anew with each part of an answer. None: the default of what serves
    the routes.
    """

    @property
    def ends_tls(self) -> bool:
        """Whether TLS ends at the entrance."""
        return bool(self.tls_secret) or self.tls == "entrance"

    @property
    def has_tls(self) -> bool:
        """Whether visitors come by HTTPS."""
        return self.ends_tls or self.tls == "in-front"

    @property
    def hsts(self) -> str | None:
        """Value of the header, as F5's NGINX writes it."""
        return f"max-age={self.hsts_seconds}; preload" if self.hsts_seconds else None

    @model_validator(mode="after")
    def _tls_ends_once(self) -> Self:
        if self.tls_secret and self.tls:
            raise ValueError(
                "'tls' must be left out with 'tls_secret', with which TLS ends at the entrance, "
                f"got '{self.tls}' and '{self.tls_secret}'; remove one"
            )
        if self.issuer and not self.tls_secret:
            raise ValueError(
                f"'issuer' needs 'tls_secret', got '{self.issuer}' alone; name the Secret to make"
            )
        if self.hsts_seconds and not self.has_tls:
            raise ValueError(
                "'hsts_seconds' needs TLS, since browsers heed it with HTTPS only, got "
                f"{self.hsts_seconds} alone; set 'tls_secret' or 'tls'"
            )
        return self


class WebIngressProps(RouteProps):
    """Properties for `WebIngress`."""

    hosts: Annotated[Sequence[Hostname], DISTINCT] = Field(min_length=1)
    """Host names that serve all routes, and that no other Ingress has. No default: NGINX refuses an
    Ingress without a host.
    """

    host_port: Port | None = None
    """Port by which users reach the entrance, for services that compare where a form comes from.

    NGINX says it in the header `x-host-port`, since it leaves the port out of `host`, and
    `x-forwarded-port` is its own. A Gateway has it in `host`, and takes that header away, whatever
    the user sent there. None: no header has it.
    """

    grpc: bool = False
    """Whether the services speak gRPC. A path then begins with the name of a gRPC service, as in
    `/shop.Cart`. Where a Gateway serves the hosts, no other routes may have them.
    """

    @model_validator(mode="after")
    def _grpc_has_what_it_knows(self) -> Self:
        if self.grpc and (self.hsts_seconds or self.timeout_seconds):
            raise ValueError(
                "'hsts_seconds' and 'timeout_seconds' must be left out with 'grpc', whose clients "
                f"state deadlines themselves, got {self.hsts_seconds} and {self.timeout_seconds}; "
                "remove them"
            )
        return self


def certificate(name: str) -> SecretRef:
    """Return the Secret of a certificate, whose values are given by a user."""
    keys = ("tls.crt", "tls.key")
    return SecretRef(name=name, keys=keys, values=dict.fromkeys(keys, "given"))


def issued(
    name: str, namespace: str, hosts: Sequence[str], issuer: str, labels: dict[str, str]
) -> Manifest:
    """Return the Certificate by which cert-manager makes a Secret.

    It belongs to no Ingress and no Gateway, so that the Secret outlives both.
    """
    return {
        "apiVersion": "cert-manager.io/v1",
        "kind": "Certificate",
        "metadata": {"name": name, "namespace": namespace, "labels": labels},
        "spec": {
            "secretName": name,
            "dnsNames": list(hosts),
            "issuerRef": {"group": "cert-manager.io", "kind": "ClusterIssuer", "name": issuer},
        },
    }
