"""Chart loki: the store of logs, in one process with a volume of its own."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import ConfigDict, Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import ROLES, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import OFF, ChartImage, Resources, Switch, Values
from constructs_lib.core.fields import MAX_INT32, DnsSubdomain
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import Pods, ResourcesProps
from constructs_lib.reference.versions import LOKI_CHART, LOKI_IMAGE

PORT = 3100
"""Port of the server and of its Service."""

JOB = "loki"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pod."""


class LokiSettings(Props):
    """Settings of Loki."""

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


class LokiProps(LokiSettings):
    """Properties for `loki`."""

    storage_class: DnsSubdomain | None
    """StorageClass of the volume. None: the cluster's default."""

    mirrors: Mirrors = Mirrors()
    """Where chart and image come from."""

    @classmethod
    def of(cls, settings: LokiSettings, *, storage_class: str | None, mirrors: Mirrors) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, storage_class=storage_class, mirrors=mirrors)


class Snake(Values):
    """A part of Loki's own configuration, whose keys have underscores."""

    model_config = ConfigDict(alias_generator=None)


class Common(Snake):
    """`loki.commonConfig`."""

    replication_factor: Literal[1] = 1


class StorageType(Values):
    """`loki.storage`."""

    type: Literal["filesystem"] = "filesystem"


class Index(Snake):
    """`index` of a period of the schema."""

    prefix: Literal["loki_index_"] = "loki_index_"
    period: Literal["24h"] = "24h"


class Period(Snake):
    """A period of the schema: how logs are stored from a day on."""

    from_: str = Field(default="2024-04-01", alias="from")
    store: Literal["tsdb"] = "tsdb"
    object_store: Literal["filesystem"] = "filesystem"
    # The newest; structured metadata need it.
    schema_: Literal["v13"] = Field(default="v13", alias="schema")
    index: Index = Index()


class Schema(Values):
    """`loki.schemaConfig`."""

    configs: Sequence[Period] = (Period(),)


class Limits(Snake):
    """`loki.limits_config`."""

    retention_period: str
    ingestion_rate_mb: int = Field(ge=1, le=MAX_INT32)
    ingestion_burst_size_mb: int = Field(ge=1, le=MAX_INT32)


class Compactor(Snake):
    """`loki.compactor`, which removes what is too old."""

    retention_enabled: Literal[True] = True
    delete_request_store: Literal["filesystem"] = "filesystem"
    working_directory: Literal["/var/loki/compactor"] = "/var/loki/compactor"


class Analytics(Snake):
    """`loki.analytics`: nothing may call the Internet."""

    reporting_enabled: Literal[False] = False


class Loki(Values):
    """`loki`."""

    image: ChartImage
    # Otherwise each request must name a tenant. Policies say who may ask.
    auth_enabled: Literal[False] = Field(default=False, alias="auth_enabled")
    analytics: Analytics = Analytics()
    common_config: Common = Common()
    storage: StorageType = StorageType()
    schema_config: Schema = Schema()
    limits_config: Limits = Field(alias="limits_config")
    compactor: Compactor = Compactor()
    ui: Switch = OFF


class Token(Values):
    """A group that says whether the token of the API server is mounted."""

    automount_service_account_token: Literal[False] = False


class Namespaced(Values):
    """`rbac`."""

    namespaced: Literal[True] = True


class Persistence(Values):
    """`singleBinary.persistence`."""

    enabled: Literal[True] = True
    size: Storage
    storage_class: str | None
    # The claim stays when the StatefulSet goes, and the logs with it.
    enable_stateful_set_auto_delete_pvc: Literal[False] = Field(
        default=False, alias="enableStatefulSetAutoDeletePVC"
    )


class SingleBinary(Values):
    """`singleBinary`."""

    replicas: Literal[1] = 1
    # It would load rules from ConfigMaps and Secrets of the whole cluster.
    sidecar: Literal[False] = False
    resources: Resources
    persistence: Persistence


class NoReplicas(Values):
    """A part that the mode `Monolithic` does not have."""

    replicas: Literal[0] = 0


class ServiceMonitor(Values):
    """`monitoring.serviceMonitor`."""

    enabled: Literal[True] = True
    interval: str = "30s"
    # The chart would set the namespace before the job, which each series has as a label.
    job_prefix: Literal[""] = ""


class Monitoring(Values):
    """`monitoring`."""

    service_monitor: ServiceMonitor = ServiceMonitor()


class LokiValues(Values):
    """All values of the chart."""

    fullname_override: Literal["loki"] = "loki"
    deployment_mode: Literal["Monolithic"] = "Monolithic"
    loki: Loki
    service_account: Token = Token()
    defaults: Token = Token()
    rbac: Namespaced = Namespaced()
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
    monitoring: Monitoring = Monitoring()


def loki(props: LokiProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="loki-stack",
        chart=props.mirrors.chart(LOKI_CHART),
        values=_values(props),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/StatefulSet",
            SERVICE_MONITOR,
            *ROLES,
        ),
        pods={
            "loki": ComponentPods(
                pod_labels={
                    "app.kubernetes.io/name": "loki",
                    "app.kubernetes.io/component": "single-binary",
                },
                ports={"http": PORT},
            )
        },
        pods_in_an_update=[Pods(1, props.resources)],
    )


def _values(props: LokiProps) -> LokiValues:
    limits = Limits(
        retention_period=f"{24 * props.retention_days}h",
        ingestion_rate_mb=props.ingestion_rate_mb,
        # A burst, such as a start of all programs, may bring two seconds' worth at once.
        ingestion_burst_size_mb=2 * props.ingestion_rate_mb,
    )
    return LokiValues(
        loki=Loki(
            image=ChartImage.of(props.mirrors.image(LOKI_IMAGE), "registry", "digest"),
            limits_config=limits,
        ),
        single_binary=SingleBinary(
            resources=Resources.of(props.resources),
            persistence=Persistence(size=props.storage, storage_class=props.storage_class),
        ),
    )
