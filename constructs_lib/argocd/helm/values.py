"""The base model of all values, and groups that several charts share."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer
from pydantic.alias_generators import to_camel

from constructs_lib.kube.images import ImageRef, parse_image
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import UserId
from constructs_lib.kube.pod_parts import ZONE
from constructs_lib.kube.quantities import Cpu, Memory
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps

SEPARATOR = " > "
"""Text between the keys of an alias that leads into a group: `persistence > size`."""


class Values(Props):
    """Values of a chart, or a group of them. Fields are the chart's keys in snake case.

    The alias of a field is its key, if another, or the keys that lead to it, with ` > ` between
    them. Defaults are the platform's, given only where they differ from the chart's or must not
    change.
    """

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    def data(self) -> Manifest:
        """Return the values under the chart's own keys, without those that are None."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")

    @model_serializer(mode="wrap")
    def _in_groups(self, dump: SerializerFunctionWrapHandler) -> Manifest:
        values: Manifest = {}
        for alias, value in dump(self).items():
            *groups, key = alias.split(SEPARATOR)
            group = values
            for each in groups:
                group = group.setdefault(each, {})
            group[key] = group.get(key, {}) | value if isinstance(value, dict) else value
        return values


class Switch(Values):
    """A group that can be switched on or off."""

    enabled: bool


OFF = Switch(enabled=False)
"""A group that is switched off."""

ON = Switch(enabled=True)
"""A group that is switched on."""


class Create(Values):
    """A group whose object is created or not."""

    create: bool


class SecurityContext(Values):
    """Security context of a container, as Pod Security level `restricted` asks for."""

    allow_privilege_escalation: Literal[False] = False
    read_only_root_filesystem: Literal[True] = True
    run_as_user: UserId | None = None
    run_as_group: UserId | None = None
    run_as_non_root: Literal[True] | None = None
    capabilities: Sequence[Literal["ALL"]] = Field(default=("ALL",), alias="capabilities > drop")
    seccomp_profile: Literal["RuntimeDefault"] | None = Field(
        default=None, alias="seccompProfile > type"
    )


class PodSecurityContext(Values):
    """Security context of a pod."""

    run_as_user: UserId | None = None
    run_as_group: UserId | None = None
    run_as_non_root: Literal[True] | None = None
    fs_group: UserId | None = None
    seccomp_profile: Literal["RuntimeDefault"] = Field(
        default="RuntimeDefault", alias="seccompProfile > type"
    )


class Mount(Values):
    """A mount of a volume."""

    name: str
    mount_path: str
    read_only: Literal[True] | None = None


class ChartImage(Values):
    """`image` of a container, in the parts that its chart joins."""

    image: ImageRef
    keys: Sequence[Literal["registry", "digest", "sha"]] = ()
    """Keys of the chart beside `repository` and `tag`. Without one for the digest, the digest is
    part of the tag.
    """

    @classmethod
    def of(cls, image: str, *keys: Literal["registry", "digest", "sha"]) -> Self:
        """Return an image by its reference, which has a tag, and the keys of a chart."""
        return cls(image=image, keys=keys)

    @model_serializer
    def _parts(self) -> Manifest:
        image = parse_image(self.image)
        parts = {"repository": image.repository, "tag": image.tag}
        if "registry" in self.keys:
            parts = {"registry": image.host, "repository": image.name, "tag": image.tag}
        if image.digest and "digest" in self.keys:
            parts["digest"] = image.digest
        elif image.digest and "sha" in self.keys:
            parts["sha"] = image.digest.removeprefix("sha256:")
        elif image.digest:
            parts["tag"] += f"@{image.digest}"
        return parts


class Metrics(Values):
    """`metrics` of a server that Prometheus discovers."""

    enabled: bool = True
    service_monitor: Switch = ON


ServiceType = Literal["ClusterIP", "LoadBalancer", "NodePort"]
"""Type of a Service."""


def service_type(node_port: int | None) -> ServiceType:
    """Return the type of a Service that has a port on the nodes, or none."""
    return "NodePort" if node_port else "ClusterIP"


class SpreadConstraint(Values):
    """One of `topologySpreadConstraints`, as a preference."""

    max_skew: Literal[1] = 1
    topology_key: str
    when_unsatisfiable: Literal["ScheduleAnyway"] = "ScheduleAnyway"
    # Of the pods themselves. None: the chart adds them.
    match_labels: Mapping[str, str] | None = Field(
        default=None, alias="labelSelector > matchLabels"
    )
    match_label_keys: Sequence[str] | None = None


def spread_over_zones(
    labels: Mapping[str, str] | None = None, *, zones: bool
) -> Sequence[SpreadConstraint] | None:
    """Return the constraint that spreads pods with these labels over zones, if there are any."""
    constraint = SpreadConstraint(topology_key=ZONE, match_labels=labels)
    return [constraint] if zones else None


class Amounts(Values):
    """`requests` or `limits`."""

    cpu: Cpu
    memory: Memory


class Resources(Values):
    """`resources` of a container."""

    requests: Amounts
    limits: Amounts

    @classmethod
    def of(cls, props: ResourcesProps) -> Self:
        """Return the props in the form of charts."""
        return cls(
            requests=Amounts(cpu=props.cpu_request, memory=props.memory_request),
            limits=Amounts(cpu=props.cpu_limit, memory=props.memory_limit),
        )


HELPER_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of a small helper, such as a cache or a container that copies files."""

RELOADER_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="32Mi", memory_limit="64Mi"
)
"""CPU and memory of a container that reloads a changed configuration."""

from collections.abc import Callable, Iterator
from typing import get_args
from constructs_lib.kube.manifests import Json, at

ImageKey = Literal["registry", "digest", "sha"]
"""Key of an image in values, beside `repository` and `tag`."""


def chart_image(image: str, *keys: ImageKey) -> Manifest:
    """Return `image` of a container, in the parts that its chart joins.

    Args:
        image: Reference of the image, which has a tag.
        keys: Keys of the chart beside `repository` and `tag`. Without one for the digest, the
            digest is part of the tag.
    """
    parsed = parse_image(image)
    parts = {"repository": parsed.repository, "tag": parsed.tag}
    if "registry" in keys:
        parts = {"registry": parsed.host, "repository": parsed.name, "tag": parsed.tag}
    if parsed.digest and "digest" in keys:
        parts["digest"] = parsed.digest
    elif parsed.digest and "sha" in keys:
        parts["sha"] = parsed.digest.removeprefix("sha256:")
    elif parsed.digest:
        parts["tag"] += f"@{parsed.digest}"
    return parts


def chart_resources(props: ResourcesProps) -> Manifest:
    """Return `resources` of a container."""
    return {"requests": props.requests(), "limits": props.limits()}


def resources_in(values: Manifest, path: str) -> ResourcesProps:
    """Return the `resources` of a container at a path in values, such as `webhook.resources`."""
    resources = at(values, *path.split("."))
    return ResourcesProps(
        **{
            f"{name}_{part}": amount
            for part in ("request", "limit")
            for name, amount in resources[f"{part}s"].items()
        }
    )


def _new_service_type(node_port: int | None) -> Literal["ClusterIP", "NodePort"]:
    """Return the type of a Service that has a port on the nodes, or none."""
    return "NodePort" if node_port else "ClusterIP"


def images_in(values: Json, path: str = "values") -> Iterator[tuple[str, Json]]:
    """Yield all images in values, each with its path."""
    if isinstance(values, dict):
        for key, inner in values.items():
            if _is_image(key):
                yield f"{path}.{key}", inner
            yield from images_in(inner, f"{path}.{key}")
    elif isinstance(values, list):
        for index, inner in enumerate(values):
            yield from images_in(inner, f"{path}[{index}]")


def image_reference(image: Json) -> str:
    """Return the reference of an image in values, which is in parts or a text."""
    if not isinstance(image, dict):
        return str(image)
    name = "/".join(str(image[key]) for key in ("registry", "repository") if image.get(key))
    tag = f":{image['tag']}" if image.get("tag") else ""
    digest = image.get("digest") or (f"sha256:{image['sha']}" if image.get("sha") else "")
    return f"{name}{tag}@{digest}" if digest else f"{name}{tag}"


def with_images(values: Json, change: Callable[[str], str]) -> Json:
    """Return values in which each image is another one, in the same parts."""
    if isinstance(values, dict):
        return {
            key: _other_image(each, change) if _is_image(key) else with_images(each, change)
            for key, each in values.items()
        }
    return [with_images(each, change) for each in values] if isinstance(values, list) else values


def _is_image(key: str) -> bool:
    return key.lower().endswith("image")


def _other_image(image: Json, change: Callable[[str], str]) -> Json:
    other = change(image_reference(image))
    if not isinstance(image, dict):
        return other
    rest = {key: part for key, part in image.items() if key not in ("digest", "sha")}
    return rest | chart_image(other, *(key for key in get_args(ImageKey) if key in image))
