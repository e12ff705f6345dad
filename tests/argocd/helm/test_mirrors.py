"""Everything that is had from outside comes from the mirrors."""

import re
from functools import cache

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import Platform, ResourcesProps, WebServiceProps
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.kube import default_images
from constructs_lib.postgres import DatabaseBackupProps
from constructs_lib.reference import versions
from constructs_lib.workloads import PodProps, SidecarProps
from scripts.import_api import CrdLoader
from tests import reference
from tests.test_production import PRODUCTION

CHARTS = "http://mirror.example:8081/charts"
IMAGES = "mirror.example:5000/hub"
MIRRORS = Mirrors(charts=CHARTS, images=f"http://{IMAGES}")

IMAGES_OF_OTHERS = [
    image
    for constants in (default_images, versions)
    for name, image in vars(constants).items()
    if name.endswith("_IMAGE")
]


@pytest.fixture
def platform():
    return reference.platform(
        PLATFORM_MIRRORS__CHARTS=CHARTS, PLATFORM_MIRRORS__IMAGES=f"http://{IMAGES}"
    )


def values_of(key, value):
    """Yield every value that a document has under a key, however deep."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for each in value.values():
            yield from values_of(key, each)
    elif isinstance(value, list):
        for each in value:
            yield from values_of(key, each)


@cache
def documents(platform: Platform):
    return {
        path: [each for each in yaml.load_all(text, CrdLoader) if each]
        for path, text in platform.files().items()
        if path.endswith(".yaml")
    }


@pytest.mark.parametrize("environment", [{}, PRODUCTION])
def test_every_default_image_is_at_the_mirror_in_arguments_too(environment):
    platform = reference.platform(
        PLATFORM_MIRRORS__CHARTS=CHARTS, PLATFORM_MIRRORS__IMAGES=IMAGES, **environment
    )
    found = [
        (path, image, text.endswith(f"{IMAGES}/", 0, found.start()))
        for path, text in platform.files().items()
        for image in IMAGES_OF_OTHERS
        for found in re.finditer(rf"(?<![\w.-]){re.escape(image)}", text)
    ]
    assert len(found) > 50
    assert [each for each in found if not each[-1]] == []


def test_every_chart(platform):
    files = documents(platform)
    sources = [
        source
        for each in files.values()
        for sources in values_of("sources", each)
        for source in sources
        if "chart" in source
    ]
    assert {source["repoURL"] for source in sources} == {CHARTS}
    allowed = {
        address
        for path, each in files.items()
        if path.startswith("dist/projects/")
        for addresses in values_of("sourceRepos", each)
        for address in addresses
    }
    assert {address for address in allowed if not address.endswith(".git")} == {CHARTS}
    (releases,) = files["dist/bootstrap/releases.yaml"]
    assert {each["repository"] for each in releases} == {CHARTS}


def test_bases_of_what_is_built_here(platform):
    (images,) = documents(platform)["dist/bootstrap/images.yaml"]
    for each in images["images"]:
        base = each["steps"][1]["environment"]
        assert base["BASE_IMAGE"].startswith(f"{IMAGES}/docker.io/library/node:")
        assert base["INSECURE"] == "true"
        # That of the nodes stays what it is.
        assert each["image"].startswith("localhost:30500/web/")


def test_argo_cd_reaches_the_charts_and_nothing_else_outside(platform):
    (policy,) = [
        each
        for each in documents(platform)["dist/cicd/argocd.yaml"]
        if each["metadata"]["name"].endswith("argocd-repo-server-to-outside")
    ]
    (rule,) = policy["spec"]["egress"]
    assert [port["port"] for port in rule["ports"]] == [8081]


def test_nodes_ask_without_tls_where_the_address_says_so(platform):
    files = platform.files()
    assert files["dist/bootstrap/hosts.toml"] == 'server = "http://mirror.example:5000"\n'
    for node in yaml.safe_load(files["dist/bootstrap/kind.yaml"])["nodes"]:
        assert {
            "hostPath": "dist/bootstrap/hosts.toml",
            "containerPath": "/etc/containerd/certs.d/mirror.example_5000_/hosts.toml",
            "readOnly": True,
        } in node["extraMounts"]
    by_tls = reference.files(PLATFORM_MIRRORS__IMAGES=IMAGES)
    assert "dist/bootstrap/hosts.toml" not in by_tls
    assert "hosts.toml" not in by_tls["dist/bootstrap/kind.yaml"]


def test_images_of_ones_own_in_a_registry_outside_stay_there():
    """Pipelines push them by that name, and write their digests where the settings have it."""
    registry = "registry.example:5000/shop"
    platform = reference.platform(
        PLATFORM_MIRRORS__IMAGES=IMAGES,
        PLATFORM_APP__FRONTEND__IMAGE=f"{registry}/frontend:1",
        PLATFORM_APP__BACKEND__IMAGE=f"{registry}/backend:1",
    )
    for name in ("frontend", "backend"):
        (deployment,) = documents(platform)[f"dist/app/{name}-deployment.yaml"][:1]
        images = {*values_of("image", deployment)}
        assert images == {f"{registry}/{name}:1"}
        pipelines = documents(platform)[f"dist/builds/{name}.yaml"]
        params = [each for params in values_of("params", pipelines) for each in params]
        values = {each.get("value") for each in params if each["name"] == "repository"}
        assert values - {None} == {f"{registry}/{name}"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres:18.6", "docker.io/library/postgres:18.6"),
        ("kindest/node:v1", "docker.io/kindest/node:v1"),
        ("registry.example:5000/a:1", "registry.example_5000/a:1"),
        (f"a.example/b:1@sha256:{'0' * 64}", "a.example/b:1"),
        (f"a.example/b@sha256:{'0' * 64}", f"a.example/b@sha256:{'0' * 64}"),
    ],
)
def test_name_of_an_image(given, expected):
    there = f"{IMAGES}/{expected}"
    assert MIRRORS.image(given) == there
    assert MIRRORS.image(there) == there
    assert Mirrors().image(given) == given


def test_longest_name():
    longest = f"a.example/{'b' * (255 - len(IMAGES) - len('/a.example/'))}"
    assert MIRRORS.image(f"{longest}:1") == f"{IMAGES}/{longest}:1"
    with pytest.raises(ValueError, match=r"of 'images' is too long, got .*; shorten the path"):
        MIRRORS.image(f"{longest}b:1")


def test_images_in_props_however_deep():
    sidecar = SidecarProps(
        image="sidecar:1",
        environment={"image": "no image"},
        resources=ResourcesProps(
            cpu_request="10m", cpu_limit="20m", memory_request="8Mi", memory_limit="16Mi"
        ),
    )
    service = WebServiceProps(image="web:1", pod=PodProps(sidecars={"helper": sidecar}))
    turned = MIRRORS.applied_to(service)
    assert turned.image == f"{IMAGES}/docker.io/library/web:1"
    assert turned.pod.sidecars["helper"].image == f"{IMAGES}/docker.io/library/sidecar:1"
    assert turned.pod.sidecars["helper"].environment == {"image": "no image"}
    assert turned.model_copy(update={"image": "web:1", "pod": service.pod}) == service
    with pytest.raises(TypeError, match="cannot be changed"):
        turned.pod.sidecars["other"] = sidecar
    backup = MIRRORS.applied_to(DatabaseBackupProps())
    assert backup.restic_image == f"{IMAGES}/docker.io/restic/restic:0.19.1"
    assert Mirrors().applied_to(service) == service


@pytest.mark.parametrize(
    ("charts", "port"),
    [(None, 443), ("http://mirror.example/charts", 80), ("mirror.example:5000/charts", 5000)],
)
def test_port_of_charts(charts, port):
    assert Mirrors(charts=charts).charts_port == port


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("images", "http://127.0.0.1:5000/hub", "must be an address that leads to the mirror from"),
        ("charts", "localhost:5000/charts", "must be an address that leads to the mirror from"),
        ("images", "mirror.example/hub/", "'images' must be a registry and a path in it, if any"),
        ("images", "user:word@mirror.example", "'images' must be a registry and a path in it"),
        ("charts", "oci://mirror.example", "'charts' must be the address of a chart repository"),
    ],
)
def test_refuses(field, value, message):
    with pytest.raises(ValidationError, match=re.escape(message)):
        Mirrors(**{field: value})
