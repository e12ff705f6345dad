"""Chart loki: the store of logs, in one process, or in several that share a bucket."""

from typing import Self

from pydantic import Field, model_validator

from constructs_lib import Props, ResourcesProps, SecretRef
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources
from constructs_lib.kube import (
    MAX_INT32,
    DnsLabel,
    DnsSubdomain,
    Manifest,
    Origin,
    Storage,
    url_port,
)
from constructs_lib.props import Pods
from constructs_lib.reference.charts import component, read_values
from constructs_lib.reference.versions import LOKI_CHART, LOKI_IMAGE

PORT = 3100
"""Port of the server and of its Service."""

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


def loki(
    props: LokiProps, *, storage_class: str | None, priority_class: str | None, zones: bool
) -> HelmComponent:
    """Return the record of the chart, whose pods are spread over `zones`."""
    bucket = props.bucket
    store = "s3" if bucket else "filesystem"
    is_shared = props.replicas > 1
    computed: Manifest = {
        "loki.image": chart_image(LOKI_IMAGE, "registry", "digest"),
        "loki.commonConfig.replication_factor": 3 if is_shared else 1,
        "loki.storage.type": store,
        "loki.schemaConfig.configs[0].object_store": store,
        "loki.limits_config.retention_period": f"{24 * props.retention_days}h",
        "loki.limits_config.ingestion_rate_mb": props.ingestion_rate_mb,
        "loki.limits_config.ingestion_burst_size_mb": 2 * props.ingestion_rate_mb,
        "loki.compactor.delete_request_store": store,
        "singleBinary.replicas": props.replicas,
        "singleBinary.priorityClassName": priority_class,
        "singleBinary.resources": chart_resources(props.resources),
        "singleBinary.persistence.size": props.storage,
        "singleBinary.persistence.storageClass": storage_class,
    }
    if bucket:
        computed["loki.storage.bucketNames.chunks"] = bucket.bucket
        computed["loki.storage.s3.endpoint"] = bucket.endpoint
        computed["loki.storage.s3.region"] = bucket.region
        computed["singleBinary.extraEnvFrom[0].secretRef.name"] = bucket.secret
    else:
        unused = ("loki.storage.bucketNames", "loki.storage.s3", "singleBinary.extraEnvFrom")
        computed |= dict.fromkeys(unused)
    if not is_shared:
        computed["singleBinary.podDisruptionBudget"] = None
    if not zones:
        computed["singleBinary.topologySpreadConstraints"] = None
    return component(
        __name__,
        LOKI_CHART,
        read_values(__name__, computed),
        "chart.yaml",
        *(["several.yaml"] if is_shared else []),
        jobs=[JOB],
        secrets=[bucket.login] if bucket else (),
        pods_in_an_update=[Pods(props.replicas, props.resources)],
    )
