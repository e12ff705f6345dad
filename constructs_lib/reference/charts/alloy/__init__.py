"""Chart alloy: ships logs to Loki, which it reads from the API server."""

import json
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import ROLES, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.values import (
    ON,
    RELOADER_RESOURCES,
    ChartImage,
    Create,
    Mount,
    Resources,
    SecurityContext,
    Switch,
    Values,
)
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, total
from constructs_lib.reference.versions import ALLOY_CHART, ALLOY_IMAGE, CONFIG_RELOADER_IMAGE

LABELS = {
    "namespace": "__meta_kubernetes_namespace",
    "pod": "__meta_kubernetes_pod_name",
    "container": "__meta_kubernetes_pod_container_name",
    "app": "__meta_kubernetes_pod_label_app_kubernetes_io_name",
    "component": "__meta_kubernetes_pod_label_app_kubernetes_io_component",
}
"""Labels of a line, and the fact about its pod that each holds, by the name in discovery."""

LEVEL = "level"
"""Label with the level of a line: that of a JSON line, or of PostgreSQL."""

SAID = "said"
"""Name of the level of a JSON line, whatever it is, until it is known to be one."""

_LEVELS = "trace|debug|info|notice|warn|warning|error|critical|alert|fatal|panic|dpanic"

JSON_LEVEL = f"^(?P<level>{_LEVELS}|{_LEVELS.upper()}|[1-6]0)$"
"""Expression (RE2) of the levels that become a label: each value of a label is a stream of its own,
of which Loki takes so many, and the tests of a pull request may log what they like.
"""

POSTGRES_LEVEL = r"^time=.*? (?P<level>DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC):  "
"""Expression (RE2) that finds the level in a line of PostgreSQL, behind `log_line_prefix`."""


JOB = "alloy"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pod."""

USER = 473
"""User of the image."""

DATA = "/var/lib/alloy"
"""Folder for the places up to which logs are shipped."""


class AlloyProps(Props):
    """Properties for `alloy`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="300m", memory_request="128Mi", memory_limit="384Mi"
    )
    """CPU and memory of the shipper."""


class Volume(Values):
    """One of `controller.volumes.extra`."""

    name: str
    size_limit: str = Field(alias="emptyDir > sizeLimit")


class RoleRule(Values):
    """One of `rbac.rules`."""

    api_groups: Sequence[str] = ("",)
    resources: Sequence[str] = ("pods", "pods/log")
    verbs: Sequence[str] = ("get", "list", "watch")


class AlloyValues(Values):
    """All values of the chart."""

    fullname_override: Literal["alloy"] = "alloy"
    # Argo CD would install its definition, which nothing uses and its project does not allow.
    crds: Create = Create(create=False)
    image: ChartImage = ChartImage.of(ALLOY_IMAGE, "registry", "digest")
    # One pod: with a DaemonSet each would ship every line.
    type: Literal["deployment"] = Field(default="deployment", alias="controller > type")
    replicas: Literal[1] = Field(default=1, alias="controller > replicas")
    priority_class: str | None = Field(alias="controller > priorityClassName")
    volumes: Sequence[Volume] = Field(
        default=(Volume(name="data", size_limit="256Mi"),), alias="controller > volumes > extra"
    )
    # Nothing may call the Internet.
    reporting: Literal[False] = Field(default=False, alias="alloy > enableReporting")
    storage_path: str = Field(default=DATA, alias="alloy > storagePath")
    resources: Resources = Field(alias="alloy > resources")
    # By default the image runs as root.
    security_context: SecurityContext = Field(
        default=SecurityContext(
            run_as_user=USER,
            run_as_group=USER,
            run_as_non_root=True,
            seccomp_profile="RuntimeDefault",
        ),
        alias="alloy > securityContext",
    )
    mounts: Sequence[Mount] = Field(
        default=(Mount(name="data", mount_path=DATA),), alias="alloy > mounts > extra"
    )
    configuration: str = Field(alias="alloy > configMap > content")
    reloader_image: ChartImage = Field(
        default=ChartImage.of(CONFIG_RELOADER_IMAGE, "registry", "digest"),
        alias="configReloader > image",
    )
    reloader_resources: Resources = Field(
        default=Resources.of(RELOADER_RESOURCES), alias="configReloader > resources"
    )
    # By default it reads all Secrets of the cluster.
    namespaces: Sequence[str] = Field(alias="rbac > namespaces")
    rules: Sequence[RoleRule] = Field(default=(RoleRule(),), alias="rbac > rules")
    service_monitor: Switch = ON


def alloy(
    props: AlloyProps, *, namespaces: Sequence[str], push_url: str, priority_class: str | None
) -> HelmComponent:
    """Return the record of the chart, which ships the logs of these namespaces to that address."""
    return HelmComponent(
        name="alloy",
        chart=ALLOY_CHART,
        values=AlloyValues(
            priority_class=priority_class,
            resources=Resources.of(props.resources),
            configuration=configuration(namespaces, push_url),
            namespaces=namespaces,
        ),
        namespaced_kinds=(*SERVER_KINDS, "apps/Deployment", SERVICE_MONITOR, *ROLES),
        # A Role in each of the namespaces lets it read the logs there.
        other_namespaces=namespaces,
        pods={"alloy": ComponentPods.named("alloy", http=12345)},
        pods_in_an_update=[Pods.of_deployment(1, total(props.resources, RELOADER_RESOURCES))],
    )


def configuration(namespaces: Sequence[str], push_url: str) -> str:
    """Return the configuration in Alloy's own language, whose texts are those of JSON."""
    rules = "".join(
        f"""
  rule {{
    source_labels = {json.dumps([fact])}
    target_label  = {json.dumps(label)}
  }}"""
        for label, fact in LABELS.items()
    )
    return f"""\
discovery.kubernetes "pods" {{
  role = "pod"
  namespaces {{
    names = {json.dumps(list(namespaces))}
  }}
}}

discovery.relabel "pods" {{
  targets = discovery.kubernetes.pods.targets{rules}
}}

loki.source.kubernetes "pods" {{
  targets    = discovery.relabel.pods.output
  forward_to = [loki.process.pods.receiver]
}}

loki.process "pods" {{
  forward_to = [loki.write.loki.receiver]

  stage.json {{
    expressions = {{ {SAID} = "{LEVEL}" }}
  }}
  stage.regex {{
    source     = "{SAID}"
    expression = {json.dumps(JSON_LEVEL)}
  }}
  stage.regex {{
    expression = {json.dumps(POSTGRES_LEVEL)}
  }}
  stage.labels {{
    values = {{ {LEVEL} = "" }}
  }}
  stage.label_drop {{
    values = ["instance", "job"]
  }}
}}

loki.write "loki" {{
  endpoint {{
    url = {json.dumps(push_url)}
  }}
}}
"""
