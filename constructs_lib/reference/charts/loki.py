"""Chart loki: the store of logs, in one process with a volume of its own."""

from collections.abc import Sequence
from typing import Literal

from pydantic import ConfigDict, Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import ROLES, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import OFF, ChartImage, Resources, Switch, Values
from constructs_lib.core.fields import MAX_INT32
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import Pods, ResourcesProps
from constructs_lib.reference.versions import LOKI_CHART, LOKI_IMAGE

PORT = 3100
"""Port of the server and of its Service."""

JOB = "loki"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pod."""


class LokiProps(Props):
    """Properties for `loki`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""

    storage: Storage = "5Gi"
    """Size of its volume. Loki removes logs by age only, and takes none once the volume is full."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days for which logs are kept."""

    ingestion_rate_mb: int = Field(default=1, ge=1, le=1024)
    """Megabytes of logs a second that are taken in; senders try the rest again for a while.

    One, so that a program that writes without end does not fill the volume at once.
    """


class Period(Values):
    """One of `loki.schemaConfig.configs`: how logs are stored from a day on."""

    model_config = ConfigDict(alias_generator=None)

    from_: str = Field(default="2024-04-01", alias="from")
    store: Literal["tsdb"] = "tsdb"
    object_store: Literal["filesystem"] = "filesystem"
    # The newest; structured metadata need it.
    schema_: Literal["v13"] = Field(default="v13", alias="schema")
    index_prefix: Literal["loki_index_"] = Field(default="loki_index_", alias="index > prefix")
    index_period: Literal["24h"] = Field(default="24h", alias="index > period")


class Loki(Values):
    """`loki`, whose last groups are parts of Loki's own configuration."""

    image: ChartImage = ChartImage.of(LOKI_IMAGE, "registry", "digest")
    # Otherwise each request must name a tenant. Policies say who may ask.
    auth_enabled: Literal[False] = Field(default=False, alias="auth_enabled")
    # Nothing may call the Internet.
    reporting: Literal[False] = Field(default=False, alias="analytics > reporting_enabled")
    replication_factor: Literal[1] = Field(default=1, alias="commonConfig > replication_factor")
    storage: Literal["filesystem"] = Field(default="filesystem", alias="storage > type")
    schema_: Sequence[Period] = Field(default=(Period(),), alias="schemaConfig > configs")
    retention_period: str = Field(alias="limits_config > retention_period")
    rate: int = Field(ge=1, le=MAX_INT32, alias="limits_config > ingestion_rate_mb")
    burst: int = Field(ge=1, le=MAX_INT32, alias="limits_config > ingestion_burst_size_mb")
    # The compactor removes what is too old.
    retention: Literal[True] = Field(default=True, alias="compactor > retention_enabled")
    delete_requests: Literal["filesystem"] = Field(
        default="filesystem", alias="compactor > delete_request_store"
    )
    compactor_folder: Literal["/var/loki/compactor"] = Field(
        default="/var/loki/compactor", alias="compactor > working_directory"
    )
    ui: Switch = OFF


class SingleBinary(Values):
    """`singleBinary`."""

    replicas: Literal[1] = 1
    # It would load rules from ConfigMaps and Secrets of the whole cluster.
    sidecar: Literal[False] = False
    resources: Resources
    persistence: Literal[True] = Field(default=True, alias="persistence > enabled")
    size: Storage = Field(alias="persistence > size")
    storage_class: str | None = Field(alias="persistence > storageClass")
    # The claim stays when the StatefulSet goes, and the logs with it.
    deletes_claim: Literal[False] = Field(
        default=False, alias="persistence > enableStatefulSetAutoDeletePVC"
    )


class Token(Values):
    """A group that says whether the token of the API server is mounted."""

    automount_service_account_token: Literal[False] = False


class NoReplicas(Values):
    """A part that the mode `Monolithic` does not have."""

    replicas: Literal[0] = 0


class ServiceMonitor(Values):
    """`monitoring.serviceMonitor`."""

    enabled: Literal[True] = True
    interval: str = "30s"
    # The chart would set the namespace before the job, which each series has as a label.
    job_prefix: Literal[""] = ""


class LokiValues(Values):
    """All values of the chart."""

    fullname_override: Literal["loki"] = "loki"
    deployment_mode: Literal["Monolithic"] = "Monolithic"
    loki: Loki
    service_account: Token = Token()
    defaults: Token = Token()
    namespaced: Literal[True] = Field(default=True, alias="rbac > namespaced")
    single_binary: SingleBinary
    read: NoReplicas = NoReplicas()
    write: NoReplicas = NoReplicas()
    backend: NoReplicas = NoReplicas()
    gateway: Switch = OFF
    # They would ask for eight gibibytes of memory.
    chunks_cache: Switch = OFF
    results_cache: Switch = OFF
    memcached: Switch = OFF
    loki_canary: Switch = OFF
    test: Switch = OFF
    ruler: Switch = OFF
    service_monitor: ServiceMonitor = Field(
        default=ServiceMonitor(), alias="monitoring > serviceMonitor"
    )


def loki(props: LokiProps, *, storage_class: str | None, mirrors: Mirrors) -> HelmComponent:
    """Return the record of the chart."""
    values = LokiValues(
        loki=Loki(
            retention_period=f"{24 * props.retention_days}h",
            rate=props.ingestion_rate_mb,
            # A burst, such as a start of all programs, may bring two seconds' worth at once.
            burst=2 * props.ingestion_rate_mb,
        ),
        single_binary=SingleBinary(
            resources=Resources.of(props.resources),
            size=props.storage,
            storage_class=storage_class,
        ),
    )
    labels = {"app.kubernetes.io/name": "loki", "app.kubernetes.io/component": "single-binary"}
    component = HelmComponent(
        name="loki-stack",
        chart=LOKI_CHART,
        values=values,
        namespaced_kinds=(*SERVER_KINDS, "apps/StatefulSet", SERVICE_MONITOR, *ROLES),
        pods={"loki": ComponentPods(pod_labels=labels, ports={"http": PORT})},
        pods_in_an_update=[Pods(1, props.resources)],
    )
    return mirrors.applied_to(component)
