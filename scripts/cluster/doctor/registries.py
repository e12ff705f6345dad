"""Where images and charts of dist/ come from."""

from collections.abc import Iterator
from typing import Any

from scripts.cluster.declared.bootstrap import Bootstrap

DOCKER_HUB = "registry-1.docker.io"
"""Host of the images whose names have no other."""


def registries(bootstrap: Bootstrap) -> set[str]:
    """Returns the hosts that images and charts come from, but for Gitea's own registry."""
    images = {node.image for node in bootstrap.kind.nodes}
    charts = {_address(each.repository or each.chart) for each in bootstrap.releases}
    for part in _parts(bootstrap.manifests):
        if isinstance(part.get("image"), str):
            images.add(part["image"])
        if "chart" in part and "repoURL" in part:
            charts.add(_address(part["repoURL"]))
    hosts = {_registry(image) for image in images} | {each.split("/")[0] for each in charts}
    return hosts - ({bootstrap.images.registry} if bootstrap.images else set())


def _address(repository: str) -> str:
    """Returns the address of a chart repository without its scheme, which may stand for port 80."""
    scheme, _, address = repository.rpartition("://")
    host, _, path = address.partition("/")
    return f"{host}:80/{path}" if scheme == "http" and ":" not in host else address


def _registry(image: str) -> str:
    host = image.partition("/")[0]
    named = "/" in image and ("." in host or ":" in host or host == "localhost")
    return host if named and host != "docker.io" else DOCKER_HUB


def _parts(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of a manifest
    """Yields each mapping in a value, however deep."""
    if isinstance(value, dict):
        yield value
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _parts(each)
