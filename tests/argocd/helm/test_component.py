"""A chart whose programs would change with its defaults is refused."""

import re

import pytest
from pydantic import ValidationError

from constructs_lib.argocd import HelmChart, HelmComponent, Values
from constructs_lib.argocd.helm.kinds import WORKLOADS
from constructs_lib.argocd.helm.values import ChartImage

DIGEST = 64 * "0"
NAME = "registry.example:5000/a/b"


class Server(Values):
    image: ChartImage | dict[str, str] | str


class Servers(Values):
    more: list[Server]


def component(values, *kinds):
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    return HelmComponent(name="cache", chart=chart, values=values, namespaced_kinds=kinds)


@pytest.mark.parametrize(
    "image",
    [ChartImage.of(f"{NAME}:1"), {"repository": NAME, "digest": f"sha256:{DIGEST}"}, f"{NAME}:1"],
)
def test_takes_stated_images(image):
    component(Servers(more=[Server(image=image)]), *WORKLOADS)


@pytest.mark.parametrize("kind", WORKLOADS)
def test_refuses_pods_without_a_stated_image(kind):
    component(Values(), "ConfigMap")
    message = (
        "'values' must state the image of each container with its tag, got no tag in any group of "
        "chart 'cache'; add a 'ChartImage'"
    )
    with pytest.raises(ValidationError, match=re.escape(message)):
        component(Values(), "ConfigMap", kind)


@pytest.mark.parametrize("image", [{"repository": NAME}, {"pullPolicy": "Always"}, ""])
def test_refuses_an_image_without_a_version(image):
    stated = Server(image=ChartImage.of(f"{NAME}:1"))
    with pytest.raises(ValidationError, match=r"got no tag in values\.more\[1\]\.image of chart"):
        component(Servers(more=[stated, Server(image=image)]))


@pytest.mark.parametrize(
    ("keys", "parts"),
    [
        ((), {"repository": NAME, "tag": f"1@sha256:{DIGEST}"}),
        (
            ("registry",),
            {"registry": "registry.example:5000", "repository": "a/b", "tag": f"1@sha256:{DIGEST}"},
        ),
        (("digest",), {"repository": NAME, "tag": "1", "digest": f"sha256:{DIGEST}"}),
        (("sha",), {"repository": NAME, "tag": "1", "sha": DIGEST}),
    ],
)
def test_parts_of_an_image(keys, parts):
    assert ChartImage.of(f"{NAME}:1@sha256:{DIGEST}", *keys).data() == parts
    plain = {key: part for key, part in parts.items() if key not in keys or key == "registry"}
    assert ChartImage.of(f"{NAME}:1", *keys).data() == {**plain, "tag": "1"}


def test_registry_of_an_image_that_names_none():
    image = ChartImage.of("postgres:18.6", "registry")
    assert image.data() == {"registry": "docker.io", "repository": "postgres", "tag": "18.6"}
