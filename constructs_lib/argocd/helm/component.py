"""The record of a third-party chart: everything that the platform knows about it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol, Self, runtime_checkable

from pydantic import Field, JsonValue, model_validator

from constructs_lib.argocd.helm.chart import HelmChart
from constructs_lib.argocd.helm.kinds import WORKLOADS
from constructs_lib.argocd.helm.values import image_reference, images_in
from constructs_lib.argocd.project import ClusterObjectName
from constructs_lib.kube.declarations import DeclaredSecret
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.names import (
    ApiKind,
    ApiVersion,
    DnsLabel,
    DnsSubdomain,
    LabelKey,
    LabelValue,
    Port,
)
from constructs_lib.kube.text import Description, NonEmptyText, Reason
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods

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
    """A reference to a Secret, such as a `SecretRef`."""

    def declaration(self, namespace: str) -> DeclaredSecret:
        """Return the entry for the platform's list of required Secrets."""


class ComponentPods(Props):
    """Pods of a chart, with the labels and ports by which policies and monitors find them."""

    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods; the chart sets them."""

    ports: Mapping[DnsLabel, Port] = {}
    """TCP ports of the pods by purpose, such as `http` or `metrics`."""

    @classmethod
    def named(cls, name: str, **ports: int) -> Self:
        """Return pods with that `app.kubernetes.io/name` and these ports."""
        return cls(pod_labels={"app.kubernetes.io/name": name}, ports=ports)


class HelmComponent(Props):
    """A chart at a version, with its values and everything that follows from using it."""

    name: ReleaseName
    """Name of the release, of its Application, and of its values file.

    The name of a release is part of the names and selectors of its objects.
    """

    chart: HelmChart
    """Chart and its version."""

    values: Mapping[str, JsonValue]
    """Values of the chart under its own keys, such as those of a file by `chart_values`. They state
    the image of each container that runs, with its tag.

    Otherwise a program changes, or keeps a known vulnerability, with the defaults of a chart.
    """

    namespaced_kinds: Sequence[ApiKind] = ()
    """Kinds of the chart's objects in its namespace."""

    cluster_objects: Mapping[ApiKind, Sequence[ClusterObjectName]] = {}
    """Names of the chart's cluster-scoped objects, by kind.

    The project of its tier allows these and no others, so a version of the chart that brings
    another one is refused. What an operator makes at run time needs no entry.
    """

    cluster_kinds: Mapping[ApiKind, Description] = {}
    """Kinds of which the project of its tier allows every object, each with the reason why their
    names are not stated.
    """

    secrets: Sequence[SecretSource] = ()
    """Secrets that the chart expects in its namespace."""

    is_ready_later: bool = False
    """Whether its pods are ready only after what is delivered later, so that waves do not wait."""

    pods: Mapping[DnsLabel, ComponentPods] = {}
    """Pods of the chart, by the name that policies and the flow graph use."""

    services: Mapping[DnsLabel, Port] = {}
    """Ports of the chart's Services to which Ingresses may lead, by name."""

    jobs: Sequence[NonEmptyText] = ()
    """Label `job` of the metrics that Prometheus reads by the chart's monitors, mostly the names of
    its Services. Empty: they are not known, if it has monitors, and alerts may name any job.
    """

    pods_in_an_update: Sequence[Pods] = ()
    """All pods of the chart at their highest number, for the quota of its namespace. Empty: they
    are not known, and the quota counts none.
    """

    other_namespaces: Sequence[DnsLabel] = ()
    """Namespaces besides its own in which the chart has objects of `namespaced_kinds`."""

    end_of_life: Reason = ""
    """Why the chart should be replaced, and by which one, for a warning. Empty: it is
    maintained.
    """

    loss_accepted: Reason = ""
    """Why the data of the chart need no backup. Empty: it has none, or a backup copies them."""

    provides: Sequence[DnsSubdomain] = ()
    """API groups whose CustomResourceDefinitions it installs, directly or through an operator."""

    api_versions: Sequence[ApiVersion] = ()
    """API versions that the chart is told are installed, besides those that Argo CD finds.

    For charts that leave out objects, such as ServiceMonitors, if their kind is missing.
    """

    skip_crds: bool = False
    """Whether the chart's folder `crds/` is skipped."""

    skip_schema_validation: bool = False
    """Whether the chart's schema for its values is ignored. False, since it finds mistakes."""

    @property
    def images(self) -> list[str]:
        """References of the images in its values."""
        return [image_reference(image) for _, image in images_in(self.values)]

    @model_validator(mode="after")
    def _images_are_stated(self) -> Self:
        images = dict(images_in(self.values))
        open_ones = [path for path, image in images.items() if not _is_exact(image)]
        if open_ones or (not images and not set(WORKLOADS).isdisjoint(self.namespaced_kinds)):
            raise ValueError(
                f"'values' must state the image of each container with its tag, got no tag in "
                f"{', '.join(open_ones) or 'any group'} of chart '{self.chart.name}'; add one, "
                "such as by 'chart_image'"
            )
        return self


def _is_exact(image: Json) -> bool:
    """Return whether an image in values has a version: a text may hold it in any form."""
    return bool(image.get("tag") or image.get("digest") if isinstance(image, dict) else image)
