"""Probes of containers: by HTTP, TCP, gRPC or a command."""

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, ValidationInfo, model_validator

from constructs_lib.kube.names import HttpPath, Port, PortName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Argument
from constructs_lib.kube.validation import checked, only_one_of
from constructs_lib.props.model import Props


def _number_or_name(value: Any, info: ValidationInfo) -> int | str:  # noqa: ANN401 - not checked
    field_type = PortName if isinstance(value, str) else Port
    port: int | str = checked(info.field_name or "port", field_type, value)
    return port


PortRef = Annotated[int | str, PlainValidator(_number_or_name)]
"""Port of a container: its number or name."""


class HttpGet(Props):
    """A request that must be answered with a status from 200 to 399."""

    path: HttpPath
    """Path of the request."""

    port: PortRef
    """Port that receives the request: its number or name."""


class TcpSocket(Props):
    """A port that must accept connections."""

    port: PortRef
    """Port to connect to: its number or name."""


class Grpc(Props):
    """A server that must answer SERVING in the gRPC Health Checking Protocol."""

    port: Port
    """Port that receives the request."""

    service: Argument | None = None
    """Name of the service in the request. None: the server as a whole."""


class ExecCommand(Props):
    """A program in the container that must exit with status 0."""

    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments, which run without a shell."""


class ProbeProps(Props):
    """A check of a container by the kubelet; exactly one of the four kinds must be given."""

    http_get: HttpGet | None = None
    """HTTP request."""

    tcp_socket: TcpSocket | None = None
    """TCP connection."""

    grpc: Grpc | None = None
    """gRPC request."""

    exec: ExecCommand | None = None
    """Program in the container."""

    initial_delay_seconds: int = Field(default=0, ge=0, le=3600)
    """Seconds before the first probe. 0, since a startup probe is the better way to wait."""

    period_seconds: int = Field(default=10, ge=1, le=3600)
    """Seconds between probes. 10, Kubernetes' default, costs next to nothing."""

    timeout_seconds: int = Field(default=3, ge=1, le=3600)
    """Seconds to wait for the answer. 3 tolerates a busy moment, unlike Kubernetes' default 1."""

    failure_threshold: int = Field(default=3, ge=1, le=1000)
    """Consecutive failures that count as a failed check. 3, Kubernetes' default, ignores one."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        only_one_of(self, "http_get", "tcp_socket", "grpc", "exec")
        return self

    def probe(self) -> k8s.Probe:
        """Return the probe for a container."""
        http, tcp, grpc, program = self.http_get, self.tcp_socket, self.grpc, self.exec
        return k8s.Probe(
            http_get=k8s.HTTPGetAction(path=http.path, port=http.port) if http else None,
            tcp_socket=k8s.TCPSocketAction(port=tcp.port) if tcp else None,
            grpc=k8s.GRPCAction(port=grpc.port, service=grpc.service) if grpc else None,
            exec=k8s.ExecAction(command=list(program.command)) if program else None,
            initial_delay_seconds=self.initial_delay_seconds or None,
            period_seconds=self.period_seconds,
            timeout_seconds=self.timeout_seconds,
            failure_threshold=self.failure_threshold,
        )
