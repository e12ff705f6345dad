"""A chart whose programs would change with its defaults is refused."""

import re

import pytest
from pydantic import ValidationError

from constructs_lib.argocd import HelmChart, HelmComponent, chart_image
from constructs_lib.argocd.helm.kinds import WORKLOADS

DIGEST = 64 * "0"
NAME = "registry.example:5000/a/b"


def component(values, *kinds):
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    return HelmComponent(name="cache", chart=chart, values=values, namespaced_kinds=kinds)


@pytest.mark.parametrize(
    "image",
    [chart_image(f"{NAME}:1"), {"repository": NAME, "digest": f"sha256:{DIGEST}"}, f"{NAME}:1"],
)
def test_takes_stated_images(image):
    component({"more": [{"image": image}]}, *WORKLOADS)


@pytest.mark.parametrize("kind", WORKLOADS)
def test_refuses_pods_without_a_stated_image(kind):
    component({}, "ConfigMap")
    message = (
        "'values' must state the image of each container with its tag, got no tag in any group of "
        "chart 'cache'; add one, such as by 'chart_image'"
    )
    with pytest.raises(ValidationError, match=re.escape(message)):
        component({}, "ConfigMap", kind)


@pytest.mark.parametrize("image", [{"repository": NAME}, {"pullPolicy": "Always"}, ""])
def test_refuses_an_image_without_a_version(image):
    more = [{"image": chart_image(f"{NAME}:1")}, {"image": image}]
    with pytest.raises(ValidationError, match=r"got no tag in values\.more\[1\]\.image of chart"):
        component({"more": more})


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
    assert chart_image(f"{NAME}:1@sha256:{DIGEST}", *keys) == parts
    plain = {key: part for key, part in parts.items() if key not in keys or key == "registry"}
    assert chart_image(f"{NAME}:1", *keys) == {**plain, "tag": "1"}
