"""Versions of the third-party charts, images and programs, raised by Renovate.

Renovate reads images, and the comment before each chart and program; `renovate.json` has the
patterns. A chart brings its own images, except where an advisory is younger than the chart.
"""

from constructs_lib.helm.chart import HelmChart

# renovate: datasource=docker depName=ghcr.io/argoproj/argo-helm/argo-cd
ARGO_CD_CHART = HelmChart(repository="ghcr.io/argoproj/argo-helm", name="argo-cd", version="10.3.3")

# The chart's own is older, and an advisory is younger than the chart. Of the same minor version,
# since the definitions come with the chart.
ARGO_CD_IMAGE = "quay.io/argoproj/argocd:v3.5.9"

# renovate: datasource=docker depName=docker.gitea.com/charts/gitea
GITEA_CHART = HelmChart(repository="docker.gitea.com/charts", name="gitea", version="12.7.0")

# renovate: datasource=docker depName=ghcr.io/prometheus-community/charts/kube-prometheus-stack
KUBE_PROMETHEUS_STACK_CHART = HelmChart(
    repository="ghcr.io/prometheus-community/charts",
    name="kube-prometheus-stack",
    version="88.5.3",
)

# renovate: datasource=docker depName=ghcr.io/grafana-community/helm-charts/loki
LOKI_CHART = HelmChart(
    repository="ghcr.io/grafana-community/helm-charts", name="loki", version="18.11.0"
)

# renovate: datasource=helm depName=promtail registryUrl=https://grafana.github.io/helm-charts
PROMTAIL_CHART = HelmChart(
    repository="https://grafana.github.io/helm-charts", name="promtail", version="6.17.1"
)

# renovate: datasource=helm depName=alloy registryUrl=https://grafana.github.io/helm-charts
ALLOY_CHART = HelmChart(
    repository="https://grafana.github.io/helm-charts", name="alloy", version="1.11.1"
)

# renovate: datasource=helm depName=metrics-server registryUrl=https://kubernetes-sigs.github.io/metrics-server/
METRICS_SERVER_CHART = HelmChart(
    repository="https://kubernetes-sigs.github.io/metrics-server/",
    name="metrics-server",
    version="3.13.1",
)

# renovate: datasource=docker depName=ghcr.io/nginx/charts/nginx-ingress
NGINX_INGRESS_CHART = HelmChart(
    repository="ghcr.io/nginx/charts", name="nginx-ingress", version="2.6.4"
)

# renovate: datasource=docker depName=ghcr.io/tektoncd/operator/charts/tekton-operator
TEKTON_OPERATOR_CHART = HelmChart(
    repository="ghcr.io/tektoncd/operator/charts", name="tekton-operator", version="0.81.1"
)

KIND_NODE_IMAGE = (
    "kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed"
)

# renovate: datasource=github-releases depName=kubernetes-sigs/kind
KIND_VERSION = "v0.33.0"

# renovate: datasource=github-releases depName=helm/helm
HELM_VERSION = "v4.3.1"

GITEA_IMAGE = "docker.gitea.com/gitea:1.25.2-rootless"

POSTGRES_IMAGE = "docker.io/library/postgres:18.6"

POSTGRES_EXPORTER_IMAGE = "quay.io/prometheuscommunity/postgres-exporter:v0.20.1"

RESTIC_IMAGE = "docker.io/restic/restic:0.18.1"

# Steps of builds: what needs Node.js, git or tar, and what puts images together and pushes them.
NODE_IMAGE = "docker.io/library/node:24.19.0-bookworm"

CRANE_IMAGE = "gcr.io/go-containerregistry/crane/debug:v0.22.1"

# What the applications run on.
BASE_IMAGE = "docker.io/library/node:24.19.0-bookworm-slim"

# Steps that run Python and make, and that build by a Dockerfile.
PYTHON_IMAGE = "docker.io/library/python:3.13.9-bookworm"

# The tag without a suffix has no shell.
KANIKO_IMAGE = "ghcr.io/osscontainertools/kaniko:v1.28.3-debug"
