"""Packages by which OSV knows the programs in images that are stated in the library."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from constructs_lib import images
from constructs_lib.core.image import parse_image
from constructs_lib.reference import versions

STATED = {**vars(images), **vars(versions)}
IMAGES = [image for name, image in STATED.items() if name.endswith("_IMAGE")]
"""All images that run."""


class Package(NamedTuple):
    """A package at a version."""

    ecosystem: str
    name: str
    version: str = ""
    """Empty: that of the image's tag."""


def _go(module: str) -> Package:
    return Package("Go", module)


def _bitnami(name: str, version: str = "") -> Package:
    return Package("Bitnami", name, version)


PACKAGES: Mapping[str, Sequence[Package]] = {
    "docker.gitea.com/gitea": [
        _bitnami("gitea"),
        # Names of its module before 1.27, and since.
        _go("code.gitea.io/gitea"),
        _go("gitea.dev"),
    ],
    "docker.io/grafana/alloy": [_go("github.com/grafana/alloy")],
    "docker.io/grafana/grafana": [_bitnami("grafana"), _go("github.com/grafana/grafana")],
    "docker.io/grafana/loki": [_go("github.com/grafana/loki/v3")],
    "docker.io/grafana/promtail": [_go("github.com/grafana/loki/v3")],
    # OSV knows no package of it.
    "docker.io/library/busybox": [],
    "docker.io/library/node": [_bitnami("node")],
    "docker.io/library/postgres": [_bitnami("postgresql")],
    "docker.io/library/python": [_bitnami("python")],
    # The version of NGINX is that of one version of the controller.
    "docker.io/nginx/nginx-ingress:5.5.4": [
        _go("github.com/nginx/kubernetes-ingress"),
        _bitnami("nginx", "1.31.3"),
    ],
    "docker.io/restic/restic": [_go("github.com/restic/restic")],
    "ecr-public.aws.com/docker/library/redis": [_bitnami("redis")],
    # OSV knows no package of it.
    "ecr-public.aws.com/docker/library/haproxy": [],
    "gcr.io/go-containerregistry/crane": [_go("github.com/google/go-containerregistry")],
    "ghcr.io/cloudnative-pg/cloudnative-pg": [_go("github.com/cloudnative-pg/cloudnative-pg")],
    # OSV knows no package of it.
    "ghcr.io/cloudnative-pg/pgbouncer": [],
    "ghcr.io/cloudnative-pg/plugin-barman-cloud": [
        _go("github.com/cloudnative-pg/plugin-barman-cloud")
    ],
    "ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar": [
        _go("github.com/cloudnative-pg/plugin-barman-cloud")
    ],
    "ghcr.io/cloudnative-pg/postgresql": [_bitnami("postgresql")],
    "ghcr.io/osscontainertools/kaniko": [_go("github.com/osscontainertools/kaniko")],
    "ghcr.io/tektoncd/operator": [_go("github.com/tektoncd/operator")],
    "ghcr.io/tektoncd/pipeline": [_go("github.com/tektoncd/pipeline")],
    "ghcr.io/tektoncd/pruner": [_go("github.com/tektoncd/pruner")],
    "ghcr.io/tektoncd/triggers": [_go("github.com/tektoncd/triggers")],
    "kindest/node": [_go("k8s.io/kubernetes")],
    "quay.io/argoproj/argocd": [_bitnami("argo-cd"), _go("github.com/argoproj/argo-cd/v3")],
    # OSV knows no package of it.
    "quay.io/kiwigrid/k8s-sidecar": [],
    "quay.io/prometheus-operator": [_go("github.com/prometheus-operator/prometheus-operator")],
    "quay.io/prometheus/alertmanager": [
        _bitnami("alertmanager"),
        _go("github.com/prometheus/alertmanager"),
    ],
    # The versions of its Go module are others.
    "quay.io/prometheus/prometheus": [_bitnami("prometheus")],
    "quay.io/prometheuscommunity/postgres-exporter": [
        _go("github.com/prometheus-community/postgres_exporter")
    ],
    "registry.k8s.io/kube-state-metrics": [_go("k8s.io/kube-state-metrics/v2")],
    "registry.k8s.io/metrics-server": [_go("sigs.k8s.io/metrics-server")],
}
"""By the name of an image, with its tag or without, or by the folder of several of one program."""


def packages_of(reference: str) -> list[Package]:
    """Return the packages of an image.

    Raises:
        LookupError: None are stated for it.
    """
    image = parse_image(reference)
    parts = image.repository.split("/")
    folders = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for name in (f"{image.repository}:{image.tag}", *folders):
        if name in PACKAGES:
            numbers = re.findall(r"\d+", image.tag.partition("-")[0])
            version = ".".join([*numbers, "0", "0"][:3])
            return [each._replace(version=each.version or version) for each in PACKAGES[name]]
    raise LookupError(f"{reference} has no packages; state those that OSV has in PACKAGES")
