"""Values of `redis-ha`, the cache of chart argo-cd in its highly available form."""

from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import (
    HELPER_RESOURCES,
    OFF,
    ChartImage,
    Create,
    Resources,
    Switch,
    Values,
)
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.reference.versions import ARGO_CD_HAPROXY_IMAGE, ARGO_CD_REDIS_IMAGE

REDIS_RESOURCES = ResourcesProps(
    cpu_request="100m", cpu_limit="500m", memory_request="256Mi", memory_limit="512Mi"
)
"""CPU and memory of each server: it holds the manifests and objects of all Applications."""


class RedisProxy(Values):
    """`redis-ha.haproxy`: proxies that lead each call to the server that is the leader."""

    image: ChartImage = ChartImage.of(ARGO_CD_HAPROXY_IMAGE)
    resources: Resources = Resources.of(HELPER_RESOURCES)
    init_resources: Resources = Field(
        default=Resources.of(HELPER_RESOURCES), alias="init > resources"
    )
    max_unavailable: Literal[1] = Field(default=1, alias="podDisruptionBudget > maxUnavailable")
    # Of three that must be on different nodes, a fourth has no place where there are three nodes.
    surge: Literal[0] = Field(default=0, alias="deploymentStrategy > rollingUpdate > maxSurge")
    unavailable: Literal[1] = Field(
        default=1, alias="deploymentStrategy > rollingUpdate > maxUnavailable"
    )
    # By default HAProxy takes memory at its start for all connections that the node allows.
    connections: str = Field(default="global\n  maxconn 4096\n", alias="extraConfig")
    automount_token: Literal[False] = Field(default=False, alias="serviceAccount > automountToken")
    metrics: Switch = OFF


class RedisHa(Values):
    """`redis-ha`: three servers, each with a Sentinel, which choose a leader among them."""

    enabled: Literal[True] = True
    image: ChartImage = ChartImage.of(ARGO_CD_REDIS_IMAGE)
    resources: Resources = Field(default=Resources.of(REDIS_RESOURCES), alias="redis > resources")
    sentinel_resources: Resources = Field(
        default=Resources.of(HELPER_RESOURCES), alias="sentinel > resources"
    )
    watcher_resources: Resources = Field(
        default=Resources.of(HELPER_RESOURCES), alias="splitBrainDetection > resources"
    )
    init_resources: Resources = Field(
        default=Resources.of(HELPER_RESOURCES), alias="init > resources"
    )
    max_unavailable: Literal[1] = Field(default=1, alias="podDisruptionBudget > maxUnavailable")
    over_zones: bool = Field(alias="topologySpreadConstraints > enabled")
    # Nothing in these pods calls the API server.
    rights: Create = Field(default=Create(create=False), alias="rbac")
    haproxy: RedisProxy = RedisProxy()
