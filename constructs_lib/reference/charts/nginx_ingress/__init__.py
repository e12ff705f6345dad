"""Chart nginx-ingress: F5's controller, which serves the Ingresses."""

from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import Field, model_validator

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources, resources_in
from constructs_lib.kube import MAX_INT32, DnsSubdomain, Hostname, LabelKey, Manifest, Text, shown
from constructs_lib.props import Pods, largest
from constructs_lib.reference.charts import component, read_values
from constructs_lib.reference.versions import NGINX_INGRESS_CHART, NGINX_INGRESS_IMAGE

JOB = "nginx-ingress-prometheus-service"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""


class NginxIngressProps(Props):
    """Properties for `nginx_ingress`."""

    address: Hostname | None = "localhost"
    """Host that Ingresses report as their address. None: that of the load balancer.

    Without one, an Ingress behind a NodePort never becomes healthy in Argo CD.
    """

    load_balancer: bool = False
    """Whether the cloud gives the controller a load balancer. False: it has ports of the nodes, to
    which the ports of the host lead.
    """

    load_balancer_annotations: Mapping[LabelKey, Text] = {}
    """Annotations of its Service, by which a cloud knows what load balancer is meant."""

    replicas: int = Field(default=2, ge=1, le=MAX_INT32)
    """Pods. A single one serves no requests while its node is drained or its image changes."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the pods. None: the cluster's default."""

    reads_secrets: bool = False
    """Whether Ingresses may name Secrets, such as `tls_secret`.

    Then the controller reads all Secrets of the namespaces that it watches: a Role in each lets it.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the controller. The requests are the chart's; a reload may need more."""

    @model_validator(mode="after")
    def _a_load_balancer_has_an_address(self) -> Self:
        if self.load_balancer:
            return self
        if self.address is None:
            raise ValueError(
                "'address' must be given without 'load_balancer', got None; state the host that "
                "leads to the nodes"
            )
        if self.load_balancer_annotations:
            raise ValueError(
                "'load_balancer_annotations' must be left out without 'load_balancer', got "
                f"{shown(dict(self.load_balancer_annotations))}; remove them, or set it"
            )
        return self


def nginx_ingress(
    props: NginxIngressProps,
    *,
    namespace: str,
    watch_namespaces: Sequence[str],
    http_node_port: int,
    https_node_port: int,
    zones: bool,
) -> HelmComponent:
    """Return the record of the chart in `namespace`, which serves the watched namespaces only.

    Its pods are spread over nodes, and over `zones`.
    """
    computed: Manifest = {
        "controller.image": chart_image(NGINX_INGRESS_IMAGE),
        "controller.replicaCount": props.replicas,
        "controller.priorityClassName": props.priority_class,
        "controller.watchNamespace": ",".join(watch_namespaces),
        "controller.watchSecretNamespace": None if props.reads_secrets else namespace,
        "controller.config.entries.external-status-address": props.address,
        "controller.resources": chart_resources(props.resources),
    }
    if not zones:
        computed["controller.topologySpreadConstraints[1]"] = None
    if props.load_balancer:
        computed |= {
            # It sends visitors to the node of the pod until the node has failed its checks: three,
            # with ten seconds between them, are common. Open requests have 25 seconds more.
            "controller.lifecycle.preStop.sleep.seconds": 40,
            "controller.terminationGracePeriodSeconds": 65,
            "controller.service.type": "LoadBalancer",
            # It finds the nodes with pods, and visitors keep their addresses.
            "controller.service.externalTrafficPolicy": "Local",
            "controller.service.annotations": dict(props.load_balancer_annotations) or None,
            "controller.service.httpPort": None,
            "controller.service.httpsPort": None,
        }
    else:
        computed |= {
            "controller.terminationGracePeriodSeconds": None,
            "controller.service.annotations": None,
            "controller.service.httpPort.nodePort": http_node_port,
            "controller.service.httpsPort.nodePort": https_node_port,
        }
    values = read_values(__name__, computed)
    pod = largest(props.resources, resources_in(values, "controller.initContainerResources"))
    return component(
        __name__,
        NGINX_INGRESS_CHART,
        values,
        jobs=[JOB],
        pods_in_an_update=[Pods.of_deployment(props.replicas, pod)],
        # It waits for the right to read Secrets, which comes with namespaces of later waves.
        is_ready_later=props.reads_secrets,
    )
