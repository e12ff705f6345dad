"""A stateless HTTP server; emits Deployment, Service, ServiceAccount, HorizontalPodAutoscaler, PodDisruptionBudget."""

from collections.abc import Mapping
from typing import Self, cast

from cdk8s import ApiObject, JsonPatch
from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib._api_objects import ApiObjects, int_or_string, manifest, place_of, quantity, with_newer_fields
from constructs_lib._labels import labels, selector_labels
from constructs_lib._props import (
    EnvName,
    HttpPath,
    ImageRef,
    LabelValue,
    Percent,
    Port,
    Quantity,
    ServiceName,
    UserId,
    checked_id,
    parse_image,
)
from constructs_lib._security import container_security_context, pod_security_context
from constructs_lib.config_map import ConfigMapKey
from constructs_lib.connections import Connections
from constructs_lib.resources import ResourcesProps
from constructs_lib.secret_ref import SecretKey

SERVICE_PORT = 80
"""Port of every web Service; pods listen on another, since an unprivileged process should not need port 80."""

SURGE_PODS = 1
"""Pods above the wanted number during a rolling update; one, so that an update needs little spare room."""

PRE_STOP_SECONDS = 5
"""Time between a pod's removal from its Service and SIGTERM. Without it 3 % of requests were lost in rolling updates."""

STARTUP_PERIOD_SECONDS = 2
"""Time between two startup probes, and so the most by which a started pod is noticed late."""


class WebServiceProps(ResourcesProps):
    """Properties for `WebService`."""

    image: ImageRef
    """Container image."""

    component: LabelValue | None = None
    """Role of the service in the system, for the label `app.kubernetes.io/component`. None: its id."""

    min_replicas: int = Field(default=1, ge=1)
    """Fewest pods. Above 1 a PodDisruptionBudget keeps all but one of them during node maintenance."""

    max_replicas: int = Field(default=3, ge=1)
    """Most pods. Equal to `min_replicas` it fixes the number of pods, and there is no autoscaler."""

    cpu_percent: Percent = 70
    """Mean CPU that the autoscaler holds, in percent of the request. 70 leaves room while a new pod starts."""

    memory_percent: Percent | None = None
    """Mean memory that the autoscaler holds, in percent of the request. None scales on CPU alone, since the memory of
    most runtimes does not fall again."""

    scale_down_seconds: int = Field(default=300, ge=0, le=3600)
    """Seconds of low load before pods are removed. 300, Kubernetes' own default, rides out short lulls."""

    port: Port = 3000
    """Port on which the process serves HTTP. 3000 is the default of SvelteKit's adapter-node."""

    metrics_port: Port | None = 9464
    """Port on which the process serves Prometheus metrics, 9464 as OpenTelemetry's exporters do. None: it serves none."""

    liveness_path: HttpPath = "/healthz"
    """Path that answers 2xx while the process is sound; it must not depend on other services."""

    readiness_path: HttpPath = "/readyz"
    """Path that answers 2xx while the process can serve requests."""

    startup_seconds: int = Field(default=60, ge=STARTUP_PERIOD_SECONDS, le=3600)
    """Seconds that the process may take to start; after that it is restarted."""

    drain_seconds: int = Field(default=25, ge=1, le=3600)
    """Seconds that the process may take, after SIGTERM, to finish the requests that it has."""

    environment: Mapping[EnvName, str | SecretKey | ConfigMapKey] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""

    run_as_user: UserId = 1000
    """User of the process; 1000 is the user `node` of the official Node.js images."""

    run_as_group: UserId = 1000
    """Group of the process."""

    tmp_size: Quantity = "64Mi"
    """Most that `/tmp`, the only writable folder, may hold; a pod that exceeds it is evicted."""

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.min_replicas > self.max_replicas:
            raise ValueError(
                "'min_replicas' must not exceed 'max_replicas', "
                f"got {self.min_replicas} and {self.max_replicas}; lower one of them"
            )
        return self

    @model_validator(mode="after")
    def _ports_differ(self) -> Self:
        if self.port == self.metrics_port:
            raise ValueError(f"'port' and 'metrics_port' must differ, got {self.port} for both; change one of them")
        return self


class WebService(ApiObjects):
    """An HTTP server in one or more equal pods, named like its id and reached through its Service."""

    def __init__(self, scope: Construct, id: str, props: WebServiceProps) -> None:
        place = place_of(scope)
        self.name = checked_id(ServiceName, id)
        self.namespace = place.namespace
        self.selector = selector_labels(place, id)
        self.labels = labels(place, id, props.component or id, parse_image(props.image).version)
        self.url = f"http://{id}.{self.namespace}.svc.cluster.local:{SERVICE_PORT}"
        self.metrics_port = props.metrics_port
        self._variables = set(props.environment)
        structs = {
            "Resource": self._deployment(props),
            "Service": self._service(props),
            "ServiceAccount": k8s.KubeServiceAccountProps(
                metadata=self._metadata(), automount_service_account_token=False
            ),
        }
        if props.max_replicas > props.min_replicas:
            structs["Autoscaler"] = self._autoscaler(props)
        if props.min_replicas > 1:
            structs["DisruptionBudget"] = self._disruption_budget()
        values = props.environment.values()
        secrets = [value.secret.declaration(self.namespace) for value in values if isinstance(value, SecretKey)]
        manifests = {child: manifest(struct) for child, struct in structs.items()}
        super().__init__(scope, id, manifests, {"secret": secrets})
        self.connections = Connections(
            id,
            self.namespace,
            self.selector,
            ports=[props.port],
            environment={f"{id.upper().replace('-', '_')}_URL": self.url},
            owner=self,
            labels=self.labels,
            add_environment=self.add_environment,
        )

    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Adds variables to the environment of the container.

        Raises:
            ValueError: The container has a variable of that name.
        """
        deployment = cast(ApiObject, self.node.find_child("Resource"))
        path = "/spec/template/spec/containers/0/env"
        for name, value in variables.items():
            if name in self._variables:
                raise ValueError(f"'environment' of '{self.name}' has {name} already; leave it out, a connection sets it")
            if not self._variables:
                deployment.add_json_patch(JsonPatch.add(path, []))
            deployment.add_json_patch(JsonPatch.add(f"{path}/-", {"name": name, "value": value}))
            self._variables.add(name)

    def _metadata(self) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(name=self.name, namespace=self.namespace, labels=self.labels)

    def _deployment(self, props: WebServiceProps) -> k8s.KubeDeploymentProps:
        fixed = props.min_replicas == props.max_replicas
        return k8s.KubeDeploymentProps(
            metadata=self._metadata(),
            spec=k8s.DeploymentSpec(
                # With an autoscaler the number is its own: stated here, each sync would undo its work.
                replicas=props.min_replicas if fixed else None,
                selector=k8s.LabelSelector(match_labels=self.selector),
                strategy=k8s.DeploymentStrategy(
                    type="RollingUpdate",
                    rolling_update=k8s.RollingUpdateDeployment(
                        max_surge=int_or_string(SURGE_PODS), max_unavailable=int_or_string(0)
                    ),
                ),
                template=self._pod_template(props),
            ),
        )

    def _pod_template(self, props: WebServiceProps) -> k8s.PodTemplateSpec:
        config_maps = {
            value.config_map.name: value.config_map.checksum
            for value in props.environment.values()
            if isinstance(value, ConfigMapKey)
        }
        checksums = {f"checksum/config-map.{name}": checksum for name, checksum in sorted(config_maps.items())}
        spread = k8s.TopologySpreadConstraint(
            max_skew=1,
            topology_key="kubernetes.io/hostname",
            when_unsatisfiable="ScheduleAnyway",
            label_selector=k8s.LabelSelector(match_labels=self.selector),
            # Without it the pods that a rolling update is about to remove count too, and the new ones crowd together.
            match_label_keys=["pod-template-hash"],
        )
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(labels=self.labels, annotations=checksums or None),
            spec=k8s.PodSpec(
                service_account_name=self.name,
                automount_service_account_token=False,
                enable_service_links=False,
                security_context=pod_security_context(props.run_as_user, props.run_as_group),
                termination_grace_period_seconds=PRE_STOP_SECONDS + props.drain_seconds,
                topology_spread_constraints=[spread],
                containers=[self._container(props)],
                volumes=[
                    k8s.Volume(name="tmp", empty_dir=k8s.EmptyDirVolumeSource(size_limit=quantity(props.tmp_size)))
                ],
            ),
        )

    def _container(self, props: WebServiceProps) -> k8s.Container:
        ports = [k8s.ContainerPort(name="http", container_port=props.port)]
        if props.metrics_port is not None:
            ports.append(k8s.ContainerPort(name="metrics", container_port=props.metrics_port))
        environment = [
            k8s.EnvVar(name=name, value=value)
            if isinstance(value, str)
            else k8s.EnvVar(name=name, value_from=value.source())
            for name, value in props.environment.items()
        ]
        live = k8s.HttpGetAction(path=props.liveness_path, port=int_or_string("http"))
        ready = k8s.HttpGetAction(path=props.readiness_path, port=int_or_string("http"))
        return k8s.Container(
            name=self.name,
            image=props.image,
            ports=ports,
            env=environment or None,
            resources=k8s.ResourceRequirements(requests=props.requests(), limits=props.limits()),
            security_context=container_security_context(),
            startup_probe=k8s.Probe(
                http_get=live,
                period_seconds=STARTUP_PERIOD_SECONDS,
                failure_threshold=-(-props.startup_seconds // STARTUP_PERIOD_SECONDS),
            ),
            liveness_probe=k8s.Probe(http_get=live, period_seconds=10, timeout_seconds=3, failure_threshold=3),
            readiness_probe=k8s.Probe(http_get=ready, period_seconds=5, timeout_seconds=2, failure_threshold=2),
            lifecycle=k8s.Lifecycle(
                # The kubelet sleeps by itself (Kubernetes 1.30), so that the image needs no shell.
                pre_stop=with_newer_fields(k8s.LifecycleHandler(), sleep={"seconds": PRE_STOP_SECONDS})
            ),
            volume_mounts=[k8s.VolumeMount(name="tmp", mount_path="/tmp")],  # noqa: S108
        )

    def _service(self, props: WebServiceProps) -> k8s.KubeServiceProps:
        ports = [k8s.ServicePort(name="http", port=SERVICE_PORT, target_port=int_or_string("http"))]
        if props.metrics_port is not None:
            ports.append(
                k8s.ServicePort(name="metrics", port=props.metrics_port, target_port=int_or_string("metrics"))
            )
        return k8s.KubeServiceProps(
            metadata=self._metadata(),
            spec=k8s.ServiceSpec(type="ClusterIP", selector=self.selector, ports=ports),
        )

    def _autoscaler(self, props: WebServiceProps) -> k8s.KubeHorizontalPodAutoscalerV2Props:
        targets = {"cpu": props.cpu_percent, "memory": props.memory_percent}
        metrics = [
            k8s.MetricSpecV2(
                type="Resource",
                resource=k8s.ResourceMetricSourceV2(
                    name=name, target=k8s.MetricTargetV2(type="Utilization", average_utilization=percent)
                ),
            )
            for name, percent in targets.items()
            if percent is not None
        ]
        one_a_minute = k8s.HpaScalingPolicyV2(type="Pods", value=1, period_seconds=60)
        return k8s.KubeHorizontalPodAutoscalerV2Props(
            metadata=self._metadata(),
            spec=k8s.HorizontalPodAutoscalerSpecV2(
                scale_target_ref=k8s.CrossVersionObjectReferenceV2(
                    api_version="apps/v1", kind="Deployment", name=self.name
                ),
                min_replicas=props.min_replicas,
                max_replicas=props.max_replicas,
                metrics=metrics,
                behavior=k8s.HorizontalPodAutoscalerBehaviorV2(
                    scale_down=k8s.HpaScalingRulesV2(
                        stabilization_window_seconds=props.scale_down_seconds, policies=[one_a_minute]
                    )
                ),
            ),
        )

    def _disruption_budget(self) -> k8s.KubePodDisruptionBudgetProps:
        return k8s.KubePodDisruptionBudgetProps(
            metadata=self._metadata(),
            spec=k8s.PodDisruptionBudgetSpec(
                max_unavailable=int_or_string(1),
                selector=k8s.LabelSelector(match_labels=self.selector),
                # A pod that is not ready anyway must not keep its node from being drained.
                unhealthy_pod_eviction_policy="AlwaysAllow",
            ),
        )
