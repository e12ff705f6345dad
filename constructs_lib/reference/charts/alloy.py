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
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps, total
from constructs_lib.reference.charts.log_lines import (
    JSON_LEVEL,
    LABELS,
    LEVEL,
    POSTGRES_LEVEL,
    SAID,
)
from constructs_lib.reference.versions import ALLOY_CHART, ALLOY_IMAGE, CONFIG_RELOADER_IMAGE

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


def alloy(props: AlloyProps, *, namespaces: Sequence[str], push_url: str) -> HelmComponent:
    """Return the record of the chart, which ships the logs of these namespaces to that address."""
    return HelmComponent(
        name="alloy",
        chart=ALLOY_CHART,
        values=AlloyValues(
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
