"""Versions of the third-party charts, images and programs, raised by Renovate.

Renovate reads images, and the comment before each chart and program; `renovate.json` has the
patterns. The values of charts state every image, so that none changes with a chart's default.
"""

from constructs_lib.argocd import HelmChart

# renovate: datasource=docker depName=ghcr.io/argoproj/argo-helm/argo-cd
ARGO_CD_CHART = HelmChart(repository="ghcr.io/argoproj/argo-helm", name="argo-cd", version="10.3.3")

# The minor version is that of the chart, since the definitions come with it: no chart
# was seen with 3.6. What differs in 3.6.1, which tests run, is in docs/how-to/upgrading.md.
ARGO_CD_IMAGE = "quay.io/argoproj/argocd:v3.5.9"

ARGO_CD_REDIS_IMAGE = "ecr-public.aws.com/docker/library/redis:8.6.6-alpine"

# The highly available form.
ARGO_CD_HAPROXY_IMAGE = "ecr-public.aws.com/docker/library/haproxy:3.3.10-alpine"

# renovate: datasource=docker depName=docker.gitea.com/charts/gitea
GITEA_CHART = HelmChart(repository="docker.gitea.com/charts", name="gitea", version="12.7.0")

# The jobs that back up Git use it, too.
GITEA_IMAGE = "docker.gitea.com/gitea:1.27.3-rootless"

# renovate: datasource=docker depName=ghcr.io/prometheus-community/charts/kube-prometheus-stack
KUBE_PROMETHEUS_STACK_CHART = HelmChart(
    repository="ghcr.io/prometheus-community/charts", name="kube-prometheus-stack", version="88.5.3"
)

# The same minor version as the chart's own, since the definitions come with the chart.
PROMETHEUS_OPERATOR_IMAGE = "quay.io/prometheus-operator/prometheus-operator:v0.93.1"

# Prometheus, Alertmanager and Alloy use it.
CONFIG_RELOADER_IMAGE = "quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1"

PROMETHEUS_IMAGE = "quay.io/prometheus/prometheus:v3.14.0-distroless"

ALERTMANAGER_IMAGE = "quay.io/prometheus/alertmanager:v0.34.0"

KUBE_STATE_METRICS_IMAGE = "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0"

# A patch version after that of the chart.
GRAFANA_IMAGE = "docker.io/grafana/grafana:13.2.3"

GRAFANA_SIDECAR_IMAGE = "quay.io/kiwigrid/k8s-sidecar:2.10.1"

# renovate: datasource=docker depName=ghcr.io/grafana-community/helm-charts/loki
LOKI_CHART = HelmChart(
    repository="ghcr.io/grafana-community/helm-charts", name="loki", version="18.11.0"
)

# A patch version after that of the chart.
LOKI_IMAGE = "docker.io/grafana/loki:3.7.8"

# renovate: datasource=helm depName=promtail registryUrl=https://grafana.github.io/helm-charts
PROMTAIL_CHART = HelmChart(
    repository="https://grafana.github.io/helm-charts", name="promtail", version="6.17.1"
)

PROMTAIL_IMAGE = "docker.io/grafana/promtail:3.5.1"

# renovate: datasource=helm depName=alloy registryUrl=https://grafana.github.io/helm-charts
ALLOY_CHART = HelmChart(
    repository="https://grafana.github.io/helm-charts", name="alloy", version="1.11.1"
)

ALLOY_IMAGE = "docker.io/grafana/alloy:v1.18.1"

# renovate: datasource=helm depName=metrics-server registryUrl=https://kubernetes-sigs.github.io/metrics-server/
METRICS_SERVER_CHART = HelmChart(
    repository="https://kubernetes-sigs.github.io/metrics-server/",
    name="metrics-server",
    version="3.13.1",
)

METRICS_SERVER_IMAGE = "registry.k8s.io/metrics-server/metrics-server:v0.8.1"

# renovate: datasource=docker depName=ghcr.io/nginx/charts/nginx-ingress
NGINX_INGRESS_CHART = HelmChart(
    repository="ghcr.io/nginx/charts", name="nginx-ingress", version="2.6.4"
)

# Newer than the 5.5.4 of the chart, for NGINX 1.31.9: 5.6 takes all options that the chart gives
# it, and needs no other rights. Chart 2.7 was not available for tests.
NGINX_INGRESS_IMAGE = "docker.io/nginx/nginx-ingress:5.6.3"

# renovate: datasource=docker depName=ghcr.io/tektoncd/operator/charts/tekton-operator
TEKTON_OPERATOR_CHART = HelmChart(
    repository="ghcr.io/tektoncd/operator/charts", name="tekton-operator", version="0.81.1"
)

# At the version of the chart, since the images of Tekton must fit the objects that the operator
# installs. The names are the publisher's: a hash of the program's path, the same for every version.
TEKTON_OPERATOR_IMAGE = (
    "ghcr.io/tektoncd/operator/operator-303303c315a48490ba6517859ef65b77:v0.81.1"
)

TEKTON_OPERATOR_WEBHOOK_IMAGE = (
    "ghcr.io/tektoncd/operator/webhook-f2bb711aa8f0c0892856a4cbf6d9ddd8:v0.81.1"
)

TEKTON_OPERATOR_PROXY_IMAGE = (
    "ghcr.io/tektoncd/operator/proxy-webhook-f6167da7bc41b96a27c5529f850e63d1:v0.81.1"
)

# renovate: datasource=helm depName=cloudnative-pg registryUrl=https://cloudnative-pg.github.io/charts
CLOUDNATIVE_PG_CHART = HelmChart(
    repository="https://cloudnative-pg.github.io/charts", name="cloudnative-pg", version="0.29.0"
)

# Newer than the 1.30.0 of the chart: the rights are the same, new fields of the definitions are
# optional, 256Mi of memory suffice. The definitions in cdk8s.yaml are those of the chart. Tests run
# 1.30.0, since a module that 1.30.1 needs is on no proxy of Go modules.
CLOUDNATIVE_PG_IMAGE = "ghcr.io/cloudnative-pg/cloudnative-pg:1.30.1"

# renovate: datasource=helm depName=plugin-barman-cloud registryUrl=https://cloudnative-pg.github.io/charts
BARMAN_CLOUD_CHART = HelmChart(
    repository="https://cloudnative-pg.github.io/charts",
    name="plugin-barman-cloud",
    version="0.7.0",
)

# Newer than the 0.13.0 of the chart: rights, options and definitions are the same. Tests run 0.14.0.
BARMAN_CLOUD_IMAGE = "ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.15.0"

# In each instance.
BARMAN_CLOUD_SIDECAR_IMAGE = "ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v0.15.0"

KIND_NODE_IMAGE = (
    "kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed"
)

# renovate: datasource=github-releases depName=kubernetes-sigs/kind
KIND_VERSION = "v0.33.0"

# That of Argo CD, so that it renders what `make up` installed; others treat nulls otherwise.
# renovate: datasource=github-releases depName=helm/helm
HELM_VERSION = "v4.2.4"

PROGRAM_SHA256 = {
    "helm v4.2.4 amd64": "c306b46f719b0a4da32d0f78ee21bf90ce8d602f15b22ab753f0674d1670a7f3",
    "helm v4.2.4 arm64": "564de2191b881e9f71b5606b25345821ea1682f06ab90499d3ab22b530176da1",
    "kind v0.33.0 amd64": "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
    "kind v0.33.0 arm64": "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2",
    "kubectl v1.36.4 amd64": "8b8f088da2dab964f853b38464033b1be15ede2839eca751482357c45abdd05a",
    "kubectl v1.36.4 arm64": "0ecf44450ee6063bf19dd166a103ee6df4a9034455c2abce626e6eea657d73fb",
}
"""SHA-256 of the programs that make a cluster, by name, version and machine; from `make pin`."""

# Tekton, at the versions whose objects the operator above installs.
TEKTON_CONTROLLER_IMAGE = (
    "ghcr.io/tektoncd/pipeline/controller-10a3e32792f33651396d02b6855a6e36:v1.15.0"
)

TEKTON_WEBHOOK_IMAGE = "ghcr.io/tektoncd/pipeline/webhook-d4749e605405422fd87700164e31b2d1:v1.15.0"

TEKTON_RESOLVERS_IMAGE = (
    "ghcr.io/tektoncd/pipeline/resolvers-ff86b24f130c42b88983d3c13993056d:v1.15.0"
)

TEKTON_EVENTS_IMAGE = "ghcr.io/tektoncd/pipeline/events-a9042f7efb0cbade2a868a1ee5ddd52c:v1.15.0"

TEKTON_ENTRYPOINT_IMAGE = (
    "ghcr.io/tektoncd/pipeline/entrypoint-bff0a22da108bc2f16c818c97641a296:v1.15.0"
)

TEKTON_NOP_IMAGE = "ghcr.io/tektoncd/pipeline/nop-8eac7c133edad5df719dc37b36b62482:v1.15.0"

TEKTON_SIDECARLOGRESULTS_IMAGE = (
    "ghcr.io/tektoncd/pipeline/sidecarlogresults-7501c6a20d741631510a448b48ab098f:v1.15.0"
)

TEKTON_WORKINGDIRINIT_IMAGE = (
    "ghcr.io/tektoncd/pipeline/workingdirinit-0c558922ec6a1b739e550e349f2d5fc1:v1.15.0"
)

# Instead of the one of Tekton, which has no version.
TEKTON_SHELL_IMAGE = "docker.io/library/busybox:1.38.0"

TEKTON_TRIGGERS_CONTROLLER_IMAGE = (
    "ghcr.io/tektoncd/triggers/controller-f656ca31de179ab913fa76abc255c315:v0.37.0"
)

TEKTON_TRIGGERS_WEBHOOK_IMAGE = (
    "ghcr.io/tektoncd/triggers/webhook-dd1edc925ee1772a9f76e2c1bc291ef6:v0.37.0"
)

TEKTON_INTERCEPTORS_IMAGE = (
    "ghcr.io/tektoncd/triggers/interceptors-3176d6a3f314c3655b30bfd36e421dd5:v0.37.0"
)

TEKTON_EVENTLISTENER_IMAGE = (
    "ghcr.io/tektoncd/triggers/eventlistenersink-7ad1faa98cddbcb0c24990303b220bb8:v0.37.0"
)

TEKTON_PRUNER_CONTROLLER_IMAGE = (
    "ghcr.io/tektoncd/pruner/controller-fb9e5cbe6aa14ed1aa64e966d9e4d295:v0.4.1"
)

TEKTON_PRUNER_WEBHOOK_IMAGE = (
    "ghcr.io/tektoncd/pruner/webhook-19748cdf3f89caca6b5e27d42f93fa7f:v0.4.1"
)
