"""A stateless HTTP server.

Emits a Deployment, a Service and a ServiceAccount; an autoscaler where the number of pods may vary,
and a disruption budget where there are always two or more.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self, cast

from cdk8s import ApiObject, JsonPatch
from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.config.environment import (
    EnvironmentValue,
    checksum_annotation,
    declared_secrets,
    env_vars,
)
from constructs_lib.core.api_objects import (
    ApiObjects,
    Struct,
    context_of,
    int_or_string,
    manifest,
    quantity,
    with_newer_fields,
)
from constructs_lib.core.declarations import Declarations
from constructs_lib.core.fields import (
    EnvName,
    HttpPath,
    LabelValue,
    Port,
    ServiceName,
    UserId,
)
from constructs_lib.core.image import ImageRef, parse_image
from constructs_lib.core.labels import labels, selector_labels
from constructs_lib.core.pods import (
    container_security_context,
    disruption_budget,
    pod_security_context,
    spread_over_nodes,
)
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.network.connections import Connections
from constructs_lib.web.autoscaling import AutoscalingProps

SERVICE_PORT = 80
"""Port of every web Service; the pods behind it listen on one that needs no privilege."""

SURGE_PODS = 1
"""Pods above the wanted number in a rolling update; one, so that it needs little spare room."""

PRE_STOP_SECONDS = 5
"""Seconds from leaving the Service to SIGTERM.

Without them 3 % of the requests were lost in rolling updates on a Kind cluster, with them none.
"""

STARTUP_PERIOD_SECONDS = 2
"""Seconds between startup probes, and so the most by which a started pod is noticed late."""

INIT = "init"
"""Name of the container whose program ends before the server starts."""


class InitProps(Props):
    """Properties for the program that runs before the server.

    It runs in every new pod, so it must bear to run again, and in several pods at once.
    """

    command: Sequence[Annotated[str, Field(min_length=1)]] = Field(min_length=1)
    """Program and arguments. No default: only the caller knows the image."""

    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables beside the server's, and over those of the same name."""


class WebServiceProps(AutoscalingProps, ResourcesProps):
    """Properties for `WebService`."""

    image: ImageRef
    """Container image."""

    component: LabelValue | None = None
    """Role in the system, for the label `app.kubernetes.io/component`. None: the id."""

    port: Port = 3000
    """Port on which the process serves HTTP. 3000 is the default of SvelteKit's adapter-node."""

    metrics_port: Port | None = 9464
    """Port on which the process serves Prometheus metrics. None: it serves none.

    9464 is the default of OpenTelemetry's Prometheus exporters.
    """

    liveness_path: HttpPath = "/healthz"
    """Path that answers 2xx while the process is sound, whatever becomes of other services."""

    readiness_path: HttpPath = "/readyz"
    """Path that answers 2xx while the process can serve requests."""

    startup_seconds: int = Field(default=60, ge=STARTUP_PERIOD_SECONDS, le=3600)
    """Seconds that the process may take to start, rounded up to even; then it is restarted."""

    drain_seconds: int = Field(default=25, ge=1, le=3600)
    """Seconds that the process may take, after SIGTERM, to finish the requests that it has."""

    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""

    init: InitProps | None = None
    """Program of the same image that must end well before the server starts, such as a database
    migration. None: there is none.
    """

    run_as_user: UserId = 1000
    """User of the process; 1000 is the user `node` of the official Node.js images."""

    run_as_group: UserId = 1000
    """Group of the process."""

    tmp_size: Quantity = "64Mi"
    """Most that `/tmp`, the only writable folder, may hold; a pod that exceeds it is evicted."""

    @model_validator(mode="after")
    def _ports_differ(self) -> Self:
        if self.metrics_port in (self.port, SERVICE_PORT):
            raise ValueError(
                f"'metrics_port' must differ from 'port' and from the Service's {SERVICE_PORT}, "
                f"got {self.metrics_port} beside {self.port}; change one of them"
            )
        return self

    def environment_values(self) -> list[EnvironmentValue]:
        """Returns what the environments of all containers hold."""
        own = self.init.environment.values() if self.init else ()
        return [*self.environment.values(), *own]


class WebService(ApiObjects):
    """An HTTP server in equal pods, named like its id and reached through its Service."""

    def __init__(self, scope: Construct, id: str, props: WebServiceProps) -> None:
        context = context_of(scope, id, ServiceName, props, WebServiceProps)
        self.name = id
        if props.init and id == INIT:
            raise ValueError(
                f"'id' must not be '{INIT}' beside 'init', whose container has that name; "
                "use another id"
            )
        self.namespace = context.namespace
        self.selector = selector_labels(context, id)
        self.labels = labels(context, id, props.component or id, parse_image(props.image).version)
        self.url = f"http://{id}.{self.namespace}.svc.cluster.local:{SERVICE_PORT}"
        self.metrics_port = props.metrics_port
        # Names by the field of the pod template that holds the container.
        self._variables = {"containers": set(props.environment)}
        if props.init:
            self._variables["initContainers"] = {*props.environment, *props.init.environment}
        structs: dict[str, Struct] = {
            "Resource": self._deployment(props),
            "Service": self._service(props),
            "ServiceAccount": k8s.KubeServiceAccountProps(
                metadata=self._metadata(), automount_service_account_token=False
            ),
        }
        if not props.is_fixed:
            structs["Autoscaler"] = props.autoscaler(self._metadata())
        if props.min_replicas > 1:
            structs["DisruptionBudget"] = disruption_budget(self._metadata(), self.selector)
        manifests = {child: manifest(struct) for child, struct in structs.items()}
        secrets = declared_secrets(props.environment_values(), self.namespace)
        super().__init__(scope, id, manifests, Declarations(secrets=secrets))
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
        """Adds variables to the environment of the server, and of the program before it.

        That program keeps its own value of a variable.

        Raises:
            ValueError: The server has a variable of that name.
        """
        if twice := [name for name in variables if name in self._variables["containers"]]:
            raise ValueError(
                f"'environment' of '{self.name}' has {twice[0]} already; leave it out there"
            )
        deployment = cast(ApiObject, self.node.find_child("Resource"))
        for containers, known in self._variables.items():
            path = f"/spec/template/spec/{containers}/0/env"
            for name, value in variables.items():
                if name in known:
                    continue
                if not known:
                    deployment.add_json_patch(JsonPatch.add(path, []))
                variable = {"name": name, "value": value}
                deployment.add_json_patch(JsonPatch.add(f"{path}/-", variable))
                known.add(name)

    def _metadata(self) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(name=self.name, namespace=self.namespace, labels=self.labels)

    def _deployment(self, props: WebServiceProps) -> k8s.KubeDeploymentProps:
        return k8s.KubeDeploymentProps(
            metadata=self._metadata(),
            spec=k8s.DeploymentSpec(
                # Stated beside an autoscaler, it would undo the scaling at each sync.
                replicas=props.min_replicas if props.is_fixed else None,
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
        annotations = checksum_annotation(props.environment_values())
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(labels=self.labels, annotations=annotations),
            spec=k8s.PodSpec(
                service_account_name=self.name,
                automount_service_account_token=False,
                enable_service_links=False,
                security_context=pod_security_context(props.run_as_user, props.run_as_group),
                termination_grace_period_seconds=PRE_STOP_SECONDS + props.drain_seconds,
                topology_spread_constraints=[spread_over_nodes(self.selector)],
                init_containers=[self._init_container(props, props.init)] if props.init else None,
                containers=[self._container(props)],
                volumes=[
                    k8s.Volume(
                        name="tmp",
                        empty_dir=k8s.EmptyDirVolumeSource(size_limit=quantity(props.tmp_size)),
                    )
                ],
            ),
        )

    @staticmethod
    def _init_container(props: WebServiceProps, init: InitProps) -> k8s.Container:
        return k8s.Container(
            name=INIT,
            image=props.image,
            command=init.command,
            env=env_vars({**props.environment, **init.environment}),
            # The pod needs no more for it: what counts is the larger of the two containers.
            resources=props.requirements(),
            security_context=container_security_context(),
            volume_mounts=[k8s.VolumeMount(name="tmp", mount_path="/tmp")],
        )

    def _container(self, props: WebServiceProps) -> k8s.Container:
        ports = [k8s.ContainerPort(name="http", container_port=props.port)]
        if props.metrics_port is not None:
            ports.append(k8s.ContainerPort(name="metrics", container_port=props.metrics_port))
        live = k8s.HttpGetAction(path=props.liveness_path, port=int_or_string("http"))
        ready = k8s.HttpGetAction(path=props.readiness_path, port=int_or_string("http"))
        return k8s.Container(
            name=self.name,
            image=props.image,
            ports=ports,
            env=env_vars(props.environment),
            resources=props.requirements(),
            security_context=container_security_context(),
            startup_probe=k8s.Probe(
                http_get=live,
                period_seconds=STARTUP_PERIOD_SECONDS,
                failure_threshold=-(-props.startup_seconds // STARTUP_PERIOD_SECONDS),
            ),
            liveness_probe=k8s.Probe(
                http_get=live, period_seconds=10, timeout_seconds=3, failure_threshold=3
            ),
            readiness_probe=k8s.Probe(
                http_get=ready, period_seconds=5, timeout_seconds=2, failure_threshold=2
            ),
            lifecycle=k8s.Lifecycle(
                # The kubelet sleeps by itself (Kubernetes 1.30), so that the image needs no shell.
                pre_stop=with_newer_fields(
                    k8s.LifecycleHandler(), sleep={"seconds": PRE_STOP_SECONDS}
                )
            ),
            volume_mounts=[k8s.VolumeMount(name="tmp", mount_path="/tmp")],
        )

    def _service(self, props: WebServiceProps) -> k8s.KubeServiceProps:
        ports = [k8s.ServicePort(name="http", port=SERVICE_PORT, target_port=int_or_string("http"))]
        if props.metrics_port is not None:
            ports.append(
                k8s.ServicePort(
                    name="metrics", port=props.metrics_port, target_port=int_or_string("metrics")
                )
            )
        return k8s.KubeServiceProps(
            metadata=self._metadata(),
            spec=k8s.ServiceSpec(type="ClusterIP", selector=self.selector, ports=ports),
        )
