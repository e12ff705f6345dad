"""Mirrors: where charts and images come from on networks that do not reach their publishers."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.argocd.helm.chart import HelmChart
from constructs_lib.kube.charts import ChartRepository
from constructs_lib.kube.images import (
    DOCKER_HUB,
    LONGEST_NAME,
    Image,
    is_image_field,
    is_loopback,
    parse_image,
)
from constructs_lib.kube.names import PORT
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.frozen import frozen
from constructs_lib.props.model import Props

HTTP_PORT = 80
HTTPS_PORT = 443

AnyProps = TypeVar("AnyProps", bound=Props)


def _reached_from_the_cluster(address: str, info: ValidationInfo) -> str:
    host = address.partition("://")[2] or address
    if is_loopback(host.partition("/")[0]):
        raise ValueError(
            f"'{info.field_name}' must be an address that leads to the mirror from every node and "
            f"pod, where localhost is the node or pod itself, got {address!r}; name the host"
        )
    return address


ChartMirror = Annotated[ChartRepository, AfterValidator(_reached_from_the_cluster)]
"""Address of a repository that has all charts."""

ImageMirror = Annotated[
    str,
    text_field(
        "a registry and a path in it, if any, such as 'mirror.example:5000/hub', after 'http://' "
        "if it does not speak TLS",
        matching(rf"(https?://)?[a-z0-9.-]+(:{PORT})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*", 200),
    ),
    AfterValidator(_reached_from_the_cluster),
]
"""Place of a registry below which all images are."""


class Mirrors(Props):
    """Where charts and images come from, instead of from their publishers."""

    charts: ChartMirror | None = None
    """Repository that has all charts by their names, in the form that Argo CD expects: `https://…`
    (or `http://…`) of a chart repository, or a path in an OCI registry without `oci://`. None: each
    comes from its publisher.
    """

    images: ImageMirror | None = None
    """Registry, and path in it if any, below which all images are by their full names, after
    `http://` if it does not speak TLS. None: each comes from its publisher.

    At `mirror.example/hub`, `docker.io/library/postgres:18.6` is
    `mirror.example/hub/docker.io/library/postgres:18.6`. An image with tag and
    digest keeps only its tag: a mirror may have other digests, such as for a single platform.
    """

    @property
    def plain_registry(self) -> str | None:
        """Host and port of the registry of images. None: it speaks TLS, or there is no mirror."""
        is_plain = (self.images or "").startswith("http://")
        return self._place.partition("/")[0] if is_plain else None

    @property
    def charts_port(self) -> int:
        """TCP port of the repositories of charts."""
        scheme, _, rest = (self.charts or "").rpartition("://")
        port = rest.partition("/")[0].partition(":")[2]
        return int(port) if port else HTTP_PORT if scheme == "http" else HTTPS_PORT

    @property
    def _place(self) -> str:
        return (self.images or "").rpartition("://")[2]

    def chart(self, chart: HelmChart) -> HelmChart:
        """Return a chart as it is had here: without a digest, as images are."""
        return (
            chart.model_copy(update={"repository": self.charts, "digest": None})
            if self.charts
            else chart
        )

    def image(self, reference: str) -> str:
        """Return the reference of an image as it is had here.

        One in a registry on the nodes themselves, or at the mirror already, is returned as it is.
        """
        image = parse_image(reference)
        if not self.images or image.is_local or reference.startswith(f"{self._place}/"):
            return reference
        name = f"{self._place}/{_full_name(image)}"
        if len(name) > LONGEST_NAME:
            raise ValueError(
                f"an image at the mirror of 'images' is too long, got {name!r} for {reference!r}; "
                f"shorten the path of the mirror: {LONGEST_NAME} characters are the most"
            )
        return f"{name}:{image.tag}" if image.tag else f"{name}@{image.digest}"

    def applied_to(self, props: AnyProps) -> AnyProps:
        """Return props in which all images are as they are had here, however deep.

        Images are the texts in fields that are called `image` or end with `_image`.
        """
        fields = {name: getattr(props, name) for name in type(props).model_fields}
        turned = {name: frozen(self._turned(name, value)) for name, value in fields.items()}
        changed = {name: value for name, value in turned.items() if value != fields[name]}
        return props.model_copy(update=changed)

    def _turned(self, name: str, value: object) -> object:
        if isinstance(value, Props):
            return self.applied_to(value)
        if isinstance(value, Mapping):
            return {key: self._turned("", each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._turned("", each) for each in value]
        if type(value) is tuple:
            return tuple(self._turned("", each) for each in value)
        return self.image(value) if isinstance(value, str) and is_image_field(name) else value


def _full_name(image: Image) -> str:
    """Return registry and name of an image as a path, `docker.io/library/postgres` for `postgres`.

    A path holds no colon, so a port follows `_`.
    """
    if image.host != DOCKER_HUB:
        return image.repository.replace(":", "_")
    return f"{DOCKER_HUB}/{image.name if '/' in image.name else f'library/{image.name}'}"
