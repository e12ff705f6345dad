"""The ports of the host, and the ports of the nodes behind them."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Self, get_args

from pydantic import model_validator

from constructs_lib.kube.names import NodePort, Port
from constructs_lib.props.model import Props

PortName = Literal["http", "https", "argocd", "grafana", "gitea", "registry"]
"""Name of a service that is reached from the host."""

PageName = Literal["argocd", "grafana"]
"""Name of a server of the platform with pages for its operators."""

NODE_PORTS = {
    "http": 30080,
    "https": 30443,
    "argocd": 30808,
    "argocd-https": 30809,
    "grafana": 30900,
}
"""Ports of the nodes, fixed since users never see them.

Gitea, which is the registry too, has the port of the registry on its nodes: two host ports lead to
it. None leads to the second port of Argo CD's Service, `argocd-https`, which is set because the
chart's default is the port of the Ingress.
"""


class PortMapping(NamedTuple):
    """A port of the host that leads to a port of a node."""

    name: PortName
    host_port: int
    node_port: int


class PortPlan(Props):
    """The ports of the host, at its loopback address."""

    http: Port = 80
    """Port of the Ingress. 80 is the port that browsers use for http."""

    https: Port = 443
    """Port of the Ingress with TLS. 443 is the port that browsers use for https, and the one that
    NGINX redirects http to where an Ingress has a certificate, whatever stands here.
    """

    argocd: Port = 8080
    """Port of Argo CD."""

    grafana: Port = 9000
    """Port of Grafana."""

    gitea: Port = 3000
    """Port of Gitea, for browsers and Git."""

    registry: NodePort = 30500
    """Port of Gitea's registry of images, on the host and on every node.

    It is the same on both, so that `localhost:30500/…` names an image for users who push it and for
    the nodes that pull it.
    """

    @model_validator(mode="after")
    def _no_collision(self) -> Self:
        host_ports: dict[int, PortName] = {}
        for name, host_port, _ in self.mappings():
            if host_port in host_ports:
                raise ValueError(
                    f"host port {host_port} is used by both '{host_ports[host_port]}' "
                    f"and '{name}'; change one"
                )
            host_ports[host_port] = name
        taken = {port: name for name, port in NODE_PORTS.items()}
        if self.registry in taken:
            raise ValueError(
                f"node port {self.registry} of 'registry' is used by '{taken[self.registry]}' too; "
                "change it"
            )
        return self

    def mappings(self) -> Iterator[PortMapping]:
        """Yield each port of the host with the node port behind it."""
        names: tuple[PortName, ...] = get_args(PortName)
        for name in names:
            host_port: int = getattr(self, name)
            yield PortMapping(name, host_port, NODE_PORTS.get(name, self.registry))

    @property
    def registry_address(self) -> str:
        """Beginning of the names of images in Gitea's registry."""
        return f"localhost:{self.registry}"

    def url(self, name: PortName, *, tls: bool = False) -> str:
        """Return the address of a service, without the port if it is the scheme's default.

        The port of the Ingress with TLS has it in any case.
        """
        scheme, known = ("https", 443) if tls or name == "https" else ("http", 80)
        host_port: int = getattr(self, name)
        return f"{scheme}://localhost" + ("" if host_port == known else f":{host_port}")
