"""Chart loki: the store of logs, in one process, or in several that share a bucket."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import BUDGET, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.values import (
    OFF,
    ChartImage,
    Resources,
    SpreadConstraint,
    Switch,
    Values,
    spread_over_zones,
)
from constructs_lib.kube.addresses import url_port
from constructs_lib.kube.names import MAX_INT32, DnsLabel, DnsSubdomain, Origin
from constructs_lib.kube.quantities import Storage
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.reference.versions import LOKI_CHART, LOKI_IMAGE

PORT = 3100
"""Port of the server and of its Service."""

PORTS = {"http": PORT, "grpc": 9095, "gossip": 7946}
"""Ports of the pods. By the last two several servers share their work, and know of one another."""

JOB = "loki"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pod."""


class LogBucketProps(Props):
    """A bucket of any store that speaks S3, in which several servers keep their logs."""

    endpoint: Origin
    """Address of the store, such as `https://s3.eu-central-1.amazonaws.com`."""

    bucket: DnsSubdomain
    """Name of the bucket, which exists already."""

    region: DnsLabel = "us-east-1"
    """Region of the bucket, which is signed with each request. `us-east-1`, as most stores besides
    AWS have it.
    """

    secret: DnsSubdomain = "loki-bucket"
    """Secret with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, which a person is asked for. The
    login may read, write, list and delete what is in the bucket.
    """

    @property
    def login(self) -> SecretRef:
        """The Secret."""
        keys = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
        return SecretRef(name=self.secret, keys=keys, values=dict.fromkeys(keys, "given"))

    @property
    def port(self) -> int:
        """TCP port of the store."""
        return url_port(self.endpoint)


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

    bucket: LogBucketProps | None = None
    """Bucket that logs are kept in. Then `storage` is the volume of what is not there yet. None:
    they are on the volume. A change of it leaves the former logs behind.
    """

    replicas: int = Field(default=1, ge=1, le=MAX_INT32)
    """Servers, each on a node of its own. Three or more with a bucket: each line is written to
    three of them, so that one may be lost, and they share the work of queries. That is enough for
    some tens of gigabytes a day, by the chart's own account.
    """

    @model_validator(mode="after")
    def _several_share_a_bucket(self) -> Self:
        if self.replicas == 2 or (self.replicas > 1 and not self.bucket):
            stated = "with" if self.bucket else "without"
            raise ValueError(
                f"'replicas' must be 1, or 3 or more with 'bucket', got {self.replicas} {stated} "
                "it; change one of them"
            )
        return self


Store = Literal["filesystem", "s3"]
"""Where logs are kept, by Loki's names."""


class Period(Values):
    """One of `loki.schemaConfig.configs`: how logs are stored from a day on."""

    model_config = ConfigDict(alias_generator=None)

    from_: str = Field(default="2024-04-01", alias="from")
    store: Literal["tsdb"] = "tsdb"
    object_store: Store
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
    replication_factor: Literal[1, 3] = Field(alias="commonConfig > replication_factor")
    storage: Store = Field(alias="storage > type")
    bucket: str | None = Field(default=None, alias="storage > bucketNames > chunks")
    endpoint: str | None = Field(default=None, alias="storage > s3 > endpoint")
    region: str | None = Field(default=None, alias="storage > s3 > region")
    # As all stores understand it: the bucket is a path, not a part of the host.
    path_style: Literal[True] | None = Field(default=None, alias="storage > s3 > s3ForcePathStyle")
    schema_: Sequence[Period] = Field(alias="schemaConfig > configs")
    retention_period: str = Field(alias="limits_config > retention_period")
    rate: int = Field(ge=1, le=MAX_INT32, alias="limits_config > ingestion_rate_mb")
    burst: int = Field(ge=1, le=MAX_INT32, alias="limits_config > ingestion_burst_size_mb")
    # The compactor removes what is too old.
    retention: Literal[True] = Field(default=True, alias="compactor > retention_enabled")
    delete_requests: Store = Field(alias="compactor > delete_request_store")
    compactor_folder: Literal["/var/loki/compactor"] = Field(
        default="/var/loki/compactor", alias="compactor > working_directory"
    )
    ui: Switch = OFF


class SecretVariables(Values):
    """An entry of `extraEnvFrom`."""

    name: str = Field(alias="secretRef > name")


class SingleBinary(Values):
    """`singleBinary`."""

    replicas: int = Field(ge=1, le=MAX_INT32)
    login: Sequence[SecretVariables] | None = Field(default=None, alias="extraEnvFrom")
    topology_spread_constraints: Sequence[SpreadConstraint] | None = None
    priority_class_name: str | None = None
    max_unavailable: Literal[1] | None = Field(
        default=None, alias="podDisruptionBudget > maxUnavailable"
    )
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
    # Otherwise a Role lets it read all Secrets beside it.
    rules_sidecar: Literal[False] = Field(default=False, alias="sidecar > rules > enabled")
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


LABELS = {"app.kubernetes.io/name": "loki", "app.kubernetes.io/component": "single-binary"}
"""Labels of the pods."""


def loki(
    props: LokiProps, *, storage_class: str | None, priority_class: str | None, zones: bool
) -> HelmComponent:
    """Return the record of the chart, whose pods are spread over `zones`."""
    bucket = props.bucket
    store: Store = "s3" if bucket else "filesystem"
    values = LokiValues(
        loki=Loki(
            replication_factor=3 if props.replicas > 1 else 1,
            storage=store,
            bucket=bucket.bucket if bucket else None,
            endpoint=bucket.endpoint if bucket else None,
            region=bucket.region if bucket else None,
            path_style=True if bucket else None,
            schema_=[Period(object_store=store)],
            delete_requests=store,
            retention_period=f"{24 * props.retention_days}h",
            rate=props.ingestion_rate_mb,
            # A burst, such as a start of all programs, may bring two seconds' worth at once.
            burst=2 * props.ingestion_rate_mb,
        ),
        single_binary=SingleBinary(
            replicas=props.replicas,
            login=[SecretVariables(name=bucket.secret)] if bucket else None,
            topology_spread_constraints=spread_over_zones(LABELS, zones=zones),
            priority_class_name=priority_class,
            max_unavailable=1 if props.replicas > 1 else None,
            resources=Resources.of(props.resources),
            size=props.storage,
            storage_class=storage_class,
        ),
    )
    return HelmComponent(
        name="loki-stack",
        chart=LOKI_CHART,
        values=values,
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/StatefulSet",
            SERVICE_MONITOR,
            *([BUDGET] if props.replicas > 1 else ()),
        ),
        secrets=[bucket.login] if bucket else (),
        pods={"loki": ComponentPods(pod_labels=LABELS, ports=PORTS)},
        pods_in_an_update=[Pods(props.replicas, props.resources)],
    )
