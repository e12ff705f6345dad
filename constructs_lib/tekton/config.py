"""Tekton's installation by its operator; emits one TektonConfig, and policies of its pods."""

import json
from collections.abc import Mapping, Sequence

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.argocd.helm.values import chart_resources
from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import STAYS, labels
from constructs_lib.kube.manifests import Json, Manifest, manifest
from constructs_lib.kube.names import MAX_INT32, DnsLabel, DnsSubdomain
from constructs_lib.kube.pod_parts import disruption_budget
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.tekton_servers import (
    INTERCEPTORS,
    PIPELINES_CONTROLLER,
    SERVERS,
    TRIGGERS_CONTROLLER,
    UNUSED,
    Server,
)
from constructs_lib.network.helm_pods import HelmPods, HelmPodsProps
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.tree.api_objects import ApiObjects, context_of, part

NAME = "config"
"""Name of the object: the operator knows no other."""

WEBHOOK_PORT = 8443
"""Port of Tekton's webhooks and of its interceptors."""

METRICS_PORTS = {PIPELINES_CONTROLLER: 9090, TRIGGERS_CONTROLLER: 9000}
"""Ports of the metrics of the controllers."""

HELPER_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of a server that is asked seldom."""

PIPELINES_WEBHOOK_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="100Mi", memory_limit="256Mi"
)
"""CPU and memory of the webhook of Pipelines, which also converts between versions of its kinds."""

INTERCEPTOR_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of the interceptors, which look at each event."""


class TektonConfigProps(Props):
    """Properties for `TektonConfig`.

    The limits on kept runs suit a disk of a few dozen gigabytes.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="200m", cpu_limit="400m", memory_request="256Mi", memory_limit="512Mi"
    )
    """CPU and memory of the controllers of Pipelines and of Triggers, each."""

    replicas: int = Field(default=1, ge=1, le=10)
    """Pods of each server. One of several controllers works at a time, and another replaces it
    within seconds if it is lost. Webhooks share their work; without one, no Task or run can be
    changed. Use two if nodes are drained.
    """

    container_resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="500m", memory_request="64Mi", memory_limit="512Mi"
    )
    """CPU and memory of each container of a run whose task states none, such as those that Tekton
    adds.
    """

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the servers. None: the cluster's default."""

    kept_successful_runs: int = Field(default=20, ge=1, le=MAX_INT32)
    """Runs that ended well and are kept, with their logs, in each namespace."""

    kept_failed_runs: int = Field(default=40, ge=1, le=MAX_INT32)
    """Runs that failed and are kept, with their logs, in each namespace. Their default is higher
    than for other runs, since failures are analysed.
    """


class TektonConfig(ApiObjects):
    """Pipelines, Triggers and the pruner of old runs, in the namespace of the Chart.

    Pods of runs satisfy Pod Security `restricted`, all pods of a PipelineRun are on one node, and
    claims that were made for a run are deleted when it ends. There are no resolvers: tasks and
    pipelines are found by name, in the namespace of the run.

    The operator makes the TektonConfig the owner of the namespace, so that to delete it would
    delete the namespace: Argo CD never does, and a `DeletionGuard` keeps the namespace.
    """

    config: ApiObject = part("Resource")
    """The TektonConfig."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: TektonConfigProps,
    ) -> None:
        context = context_of(scope, id, DnsLabel, props, TektonConfigProps)
        resources = {
            **dict.fromkeys(SERVERS, HELPER_RESOURCES),
            PIPELINES_CONTROLLER: props.resources,
            TRIGGERS_CONTROLLER: props.resources,
            "tekton-pipelines-webhook": PIPELINES_WEBHOOK_RESOURCES,
            INTERCEPTORS: INTERCEPTOR_RESOURCES,
        }
        self.pods_in_an_update: Sequence[Pods] = [
            Pods.of_deployment(props.replicas, resources[name]) for name in SERVERS
        ]
        """All pods of Tekton at their highest number, for the quota of the namespace. Those that
        listen for events are made by EventListeners.
        """
        declared = [group.declaration(context.namespace) for group in self.pods_in_an_update]
        config = _config(
            {"name": NAME, "labels": labels(context, id, "tekton"), "annotations": STAYS},
            context.namespace,
            props,
            resources,
        )
        objects = {"Resource": config}
        # It lets one pod of a server at a time be evicted.
        for name, server in SERVERS.items() if props.replicas > 1 else ():
            metadata = k8s.ObjectMeta(
                name=name, namespace=context.namespace, labels=labels(context, id, "tekton")
            )
            selector = k8s.LabelSelector(match_labels=dict(server.pod_labels))
            objects[f"Budget-{name}"] = manifest(disruption_budget(metadata, selector))
        super().__init__(scope, id, objects, Declarations(pods=declared))
        self._pods = {name: self._server(name) for name in SERVERS}

    def _server(self, name: str) -> HelmPods:
        server = SERVERS[name]
        ports = [WEBHOOK_PORT] if not server.watches or name == INTERCEPTORS else []
        pods = HelmPods(self, name, HelmPodsProps(pod_labels=server.pod_labels, ports=ports))
        certificate = "Keeps its own certificate in its webhook configurations"
        pods.connections.allow_to_api_server(reason=server.watches or certificate)
        if not server.watches:
            pods.connections.allow_from_nodes(reason="The API server has objects of Tekton checked")
        return pods

    @property
    def metrics_ports(self) -> Mapping[HelmPods, int]:
        """Controllers with metrics, and the port that `http-metrics` of their Services leads to."""
        return {self._pods[name]: port for name, port in METRICS_PORTS.items()}

    @property
    def interceptors(self) -> HelmPods:
        """The servers that check events for those who listen for them."""
        return self._pods[INTERCEPTORS]


def _config(
    metadata: Manifest,
    namespace: str,
    props: TektonConfigProps,
    resources: Mapping[str, ResourcesProps],
) -> Manifest:
    """Return the TektonConfig as data: of its names with '-' the bindings know only JavaScript's.

    `set-security-context` is needed for Pod Security `restricted`. A run may have a claim of its
    own and one of a cache, so its pods must be on the node that has both; the mode by workspaces
    refuses a task with two claims.
    """

    def deployments(*prefixes: str) -> dict[str, Json]:
        """Return the options of the Deployments that a part of Tekton has, by their names."""
        used = {
            name: _options(server, resources[name], props)
            for name, server in SERVERS.items()
            if name.startswith(prefixes)
        }
        unused = {name: {"spec": {"replicas": 0}} for name in UNUSED if name.startswith(prefixes)}
        return {**used, **unused}

    fixed = {"spec": {"minReplicas": props.replicas, "maxReplicas": props.replicas}}
    defaults = f"default: {json.dumps(chart_resources(props.container_resources))}\n"
    pipeline = {
        "enable-api-fields": "stable",
        "set-security-context": True,
        "coschedule": "pipelineruns",
        # Steps get the credentials that their task mounts, and no others.
        "disable-creds-init": True,
        "enable-bundles-resolver": False,
        "enable-cluster-resolver": False,
        "enable-git-resolver": False,
        "enable-hub-resolver": False,
        "options": {
            "configMaps": {
                "config-defaults": {"data": {"default-container-resource-requirements": defaults}},
                "config-observability": {"data": {"metrics.running-pipelinerun.level": "pipeline"}},
                "feature-flags": {
                    "data": {"set-security-context-read-only-root-filesystem": "true"}
                },
            },
            "deployments": deployments(
                "tekton-pipelines-", "tekton-events-", "tekton-operator-proxy-"
            ),
            # By default there may be five pods of each.
            "horizontalPodAutoscalers": {
                "tekton-pipelines-webhook": fixed,
                "tekton-operator-proxy-webhook": fixed,
            },
        },
    }
    pruner = {
        "disabled": False,
        "global-config": {
            "enforcedConfigLevel": "global",
            "successfulHistoryLimit": props.kept_successful_runs,
            "failedHistoryLimit": props.kept_failed_runs,
        },
        "options": {"deployments": deployments("tekton-pruner-")},
    }
    trigger = {
        "disabled": False,
        "enable-api-fields": "stable",
        "options": {"deployments": deployments("tekton-triggers-")},
    }
    return {
        "apiVersion": "operator.tekton.dev/v1alpha1",
        "kind": "TektonConfig",
        "metadata": metadata,
        "spec": {
            "targetNamespace": namespace,
            "profile": "basic",
            "chain": {"disabled": True},
            "result": {"disabled": True, "is_external_db": False},
            "platforms": {"kubernetes": {"pipelinesAsCode": {"enable": False}}},
            # Its policies let all pods of Tekton call everything.
            "networkPolicy": {"disabled": True},
            # A CronJob, which excludes the other pruner.
            "pruner": {"disabled": True},
            "tektonpruner": pruner,
            "pipeline": pipeline,
            "trigger": trigger,
        },
    }


def _options(server: Server, resources: ResourcesProps, props: TektonConfigProps) -> Json:
    """Return the options of a Deployment, of which the operator ignores what it does not know."""
    container = {"name": server.container, "resources": chart_resources(resources)}
    number = {"replicas": props.replicas} if props.replicas > 1 else {}
    priority = {"priorityClassName": props.priority_class} if props.priority_class else {}
    return {"spec": {**number, "template": {"spec": {"containers": [container], **priority}}}}
