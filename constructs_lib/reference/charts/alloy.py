"""Chart alloy: ships logs to Loki, which it reads from the API server."""

import json
from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import ROLES, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import (
    Capabilities,
    ChartImage,
    Create,
    EmptyDir,
    Resources,
    SeccompProfile,
    Switch,
    Values,
)
from constructs_lib.core.fields import DnsLabel, UserId
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

RELOADER_RESOURCES = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="32Mi", memory_limit="64Mi"
)
"""CPU and memory of the container that reloads a changed configuration."""


class AlloySettings(Props):
    """Settings of the shipper."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="300m", memory_request="128Mi", memory_limit="384Mi"
    )
    """CPU and memory of the shipper."""


class AlloyProps(AlloySettings):
    """Properties for `alloy`."""

    namespaces: Sequence[DnsLabel] = Field(min_length=1)
    """Namespaces whose logs are shipped."""

    push_url: str
    """Address at which Loki takes logs."""

    mirrors: Mirrors = Mirrors()
    """Where chart and image come from."""

    @classmethod
    def of(
        cls,
        settings: AlloySettings,
        *,
        namespaces: Sequence[str],
        push_url: str,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, namespaces=namespaces, push_url=push_url, mirrors=mirrors)


class Volume(Values):
    """One of `controller.volumes.extra`."""

    name: str
    empty_dir: EmptyDir


class Volumes(Values):
    """`controller.volumes`."""

    extra: Sequence[Volume]


class Controller(Values):
    """`controller`."""

    # One pod: with a DaemonSet each would ship every line.
    type: Literal["deployment"] = "deployment"
    replicas: Literal[1] = 1
    volumes: Volumes = Volumes(extra=[Volume(name="data", empty_dir=EmptyDir(size_limit="256Mi"))])


class Mount(Values):
    """One of `alloy.mounts.extra`."""

    name: str
    mount_path: str


class Mounts(Values):
    """`alloy.mounts`."""

    extra: Sequence[Mount] = (Mount(name="data", mount_path=DATA),)


class SecurityContext(Values):
    """`alloy.securityContext`; by default the image runs as root."""

    run_as_user: UserId = USER
    run_as_group: UserId = USER
    run_as_non_root: Literal[True] = True
    allow_privilege_escalation: Literal[False] = False
    read_only_root_filesystem: Literal[True] = True
    capabilities: Capabilities = Capabilities()
    seccomp_profile: SeccompProfile = SeccompProfile()


class ConfigMap(Values):
    """`alloy.configMap`."""

    content: str


class Alloy(Values):
    """`alloy`."""

    # Nothing may call the Internet.
    enable_reporting: Literal[False] = False
    storage_path: str = DATA
    resources: Resources
    security_context: SecurityContext = SecurityContext()
    mounts: Mounts = Mounts()
    config_map: ConfigMap


class Reloader(Values):
    """`configReloader`."""

    image: ChartImage
    resources: Resources = Resources.of(RELOADER_RESOURCES)


class RoleRule(Values):
    """One of `rbac.rules`."""

    api_groups: Sequence[str] = ("",)
    resources: Sequence[str] = ("pods", "pods/log")
    verbs: Sequence[str] = ("get", "list", "watch")


class Rbac(Values):
    """`rbac`: by default it reads all Secrets of the cluster."""

    namespaces: Sequence[str]
    rules: Sequence[RoleRule] = (RoleRule(),)


class AlloyValues(Values):
    """All values of the chart."""

    fullname_override: Literal["alloy"] = "alloy"
    # Argo CD would install its definition, which nothing uses and its project does not allow.
    crds: Create = Create(create=False)
    image: ChartImage
    controller: Controller = Controller()
    alloy: Alloy
    config_reloader: Reloader
    rbac: Rbac
    service_monitor: Switch = Switch(enabled=True)


def alloy(props: AlloyProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="alloy",
        chart=props.mirrors.chart(ALLOY_CHART),
        values=AlloyValues(
            image=ChartImage.of(props.mirrors.image(ALLOY_IMAGE), "registry", "digest"),
            alloy=Alloy(
                resources=Resources.of(props.resources),
                config_map=ConfigMap(content=configuration(props.namespaces, props.push_url)),
            ),
            config_reloader=Reloader(
                image=ChartImage.of(
                    props.mirrors.image(CONFIG_RELOADER_IMAGE), "registry", "digest"
                )
            ),
            rbac=Rbac(namespaces=props.namespaces),
        ),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            SERVICE_MONITOR,
            *ROLES,
        ),
        # A Role in each of the namespaces lets it read the logs there.
        other_namespaces=props.namespaces,
        pods={
            "alloy": ComponentPods(
                pod_labels={"app.kubernetes.io/name": "alloy"}, ports={"http": 12345}
            )
        },
        pods_in_an_update=[Pods.of_deployment(1, total(props.resources, RELOADER_RESOURCES))],
    )


def configuration(namespaces: Sequence[str], push_url: str) -> str:
    """Returns the configuration in Alloy's own language, whose texts are those of JSON."""
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
