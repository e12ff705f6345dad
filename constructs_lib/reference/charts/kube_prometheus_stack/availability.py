"""Several pods of Prometheus and Alertmanager, and a store that the metrics outlive them in."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import SpreadConstraint, Values, spread_over_zones
from constructs_lib.kube.names import MAX_INT32, DnsSubdomain
from constructs_lib.monitoring.receiver_props import WebhookUrl
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef


class RemoteWriteProps(Props):
    """A store of metrics, to which Prometheus sends all of its own by its remote-write protocol.

    Of two servers each sends its metrics, with its name in the label `prometheus_replica`.
    """

    url: WebhookUrl
    """Address outside the cluster, such as `https://metrics.example/api/v1/write`."""

    secret: DnsSubdomain = "remote-write"
    """Secret with `username` and `password` for it, which a person is asked for."""

    @property
    def login(self) -> SecretRef:
        """The Secret."""
        keys = ("username", "password")
        return SecretRef(name=self.secret, keys=keys, values=dict.fromkeys(keys, "given"))


class Budget(Values):
    """`podDisruptionBudget` of pods that the operator makes."""

    enabled: Literal[True] = True
    min_available: int = Field(ge=1, le=MAX_INT32)


class Several(Values):
    """Number and places of pods that the operator makes."""

    replicas: int | None = Field(default=None, ge=2, le=MAX_INT32)
    # Two on one node would be lost together.
    pod_anti_affinity: Literal["hard"] | None = None
    topology_spread_constraints: Sequence[SpreadConstraint] | None = None
    priority_class_name: DnsSubdomain | None = None


class RemoteWrite(Values):
    """One of `prometheus.prometheusSpec.remoteWrite`."""

    url: str
    secret: str = Field(alias="basicAuth > username > name")
    username: str = Field(alias="basicAuth > username > key")
    password_secret: str = Field(alias="basicAuth > password > name")
    password: str = Field(alias="basicAuth > password > key")


def several(
    replicas: int, labels: Mapping[str, str], priority_class: str | None, *, zones: bool
) -> dict[str, Any]:
    """Return the fields of `Several` for pods with these labels."""
    return {
        "replicas": replicas if replicas > 1 else None,
        "pod_anti_affinity": "hard" if replicas > 1 else None,
        "topology_spread_constraints": spread_over_zones(labels, zones=zones),
        "priority_class_name": priority_class,
    }


def budget(replicas: int) -> Budget | None:
    """Return the budget by which one pod at a time may be evicted. One pod has none."""
    return Budget(min_available=replicas - 1) if replicas > 1 else None


def remote_write(props: RemoteWriteProps) -> RemoteWrite:
    """Return the values for a store."""
    username, password = props.login.keys
    return RemoteWrite(
        url=props.url,
        secret=props.secret,
        username=username,
        password_secret=props.secret,
        password=password,
    )
