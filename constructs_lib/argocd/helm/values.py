"""Parts of values that several charts share, and the images in values."""

from collections.abc import Callable, Iterator
from typing import Literal, get_args

from constructs_lib.kube.images import parse_image
from constructs_lib.kube.manifests import Json, Manifest, at
from constructs_lib.props.resources import ResourcesProps

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
