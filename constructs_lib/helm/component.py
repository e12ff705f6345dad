"""The record of one third-party chart: all that the platform knows of it, in one place."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol, runtime_checkable

from pydantic import Field

from constructs_lib.core.declarations import DeclaredSecret
from constructs_lib.core.fields import (
    ApiKind,
    ApiVersion,
    DnsLabel,
    DnsSubdomain,
    LabelValue,
    Port,
    matching,
    text_field,
)
from constructs_lib.core.props import Props
from constructs_lib.helm.chart import HelmChart
from constructs_lib.helm.values import Values

ReleaseName = Annotated[
    str,
    text_field(
        "the name of a Helm release (lower-case letters, digits and '-', a letter or digit at "
        "both ends, at most 53 characters)",
        matching("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 53),
    ),
]
"""Name of a Helm release."""


@runtime_checkable
class SecretSource(Protocol):
    """A Secret by name, such as a `SecretRef`."""

    def declaration(self, namespace: str) -> DeclaredSecret:
        """Returns the entry of the platform's list of needed Secrets."""


class ComponentPods(Props):
    """Pods that a chart makes, as policies and monitors find them."""

    pod_labels: Mapping[str, LabelValue] = Field(min_length=1)
    """Labels that select the pods, as the chart sets them."""

    ports: Mapping[DnsLabel, Port] = {}
    """TCP ports of the pods by their use, such as `http` or `metrics`."""


class HelmComponent(Props):
    """A chart at a version, with its values and everything that follows from using it."""

    name: ReleaseName
    """Name of the release, of its Application, and of the file with its values.

    A release's name is part of the names and selectors of its objects.
    """

    chart: HelmChart
    """Chart and its version."""

    values: Values
    """Values of the chart."""

    namespaced_kinds: Sequence[ApiKind] = ()
    """Kinds of the chart's objects in its namespace."""

    cluster_kinds: Sequence[ApiKind] = ()
    """Kinds of the chart's objects outside of namespaces."""

    secrets: Sequence[SecretSource] = ()
    """Secrets in its namespace that the chart counts on."""

    pods: Mapping[DnsLabel, ComponentPods] = {}
    """Pods that the chart makes, by the name that policies and the flow graph use."""

    provides: Sequence[DnsSubdomain] = ()
    """API groups whose CustomResourceDefinitions come with it, itself or by an operator."""

    api_versions: Sequence[ApiVersion] = ()
    """API versions that the chart takes for installed, beside those that Argo CD finds.

    For charts that leave out objects, such as ServiceMonitors, where their kind is missing.
    """

    skip_crds: bool = False
    """Whether the chart's folder `crds/` is left out."""

    skip_schema_validation: bool = False
    """Whether the chart's own schema of its values is ignored. False: it finds mistakes."""
