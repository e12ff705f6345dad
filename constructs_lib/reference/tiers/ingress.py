"""The Ingress tier: the way in by the NGINX Ingress Controller, by a Gateway, or by both."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from cdk8s import Chart
from pydantic import Field, model_validator

from constructs_lib import Props, Tier, TierProps, TierScope, WebIngress, WebIngressProps
from constructs_lib.argocd import HelmComponent, chart_pods, install
from constructs_lib.kube import (
    DISTINCT,
    NGINX_CLASS,
    NGINX_NAME,
    READ,
    Declarations,
    DeclaredWatch,
    DnsLabel,
    OwnNamespace,
    k8s,
    labels,
    manifest,
    privileges,
)
from constructs_lib.monitoring import alert, alerts_about, missing_target_alerts
from constructs_lib.network import METRICS_REASON
from constructs_lib.props import NODE_PORTS, checked_argument
from constructs_lib.reference.charts.nginx_ingress import (
    JOB,
    NginxIngressProps,
    nginx_ingress,
)
from constructs_lib.tree import ApiObjects, batch, checked_props, context_of
from constructs_lib.workloads import (
    HEADROOM,
    Entrance,
    GatewayRef,
    IngressController,
    WebGateway,
    WebGatewayProps,
    quota_of,
)
from constructs_lib.workloads import nginx as nginx_controller

WatchNamespaces = Annotated[Sequence[DnsLabel], DISTINCT, Field(min_length=1)]
"""Namespaces whose Ingresses and routes are served."""


class IngressTierProps(Props):
    """Properties for `IngressTier`."""

    served_by: Literal["nginx", "both", "gateway"] = "nginx"
    """Programs that serve visitors, and so what routes make: an Ingress, HTTPRoutes, or both while
    moving. Without `nginx`, the Ingress controller is not installed.
    """

    nginx: NginxIngressProps = NginxIngressProps()
    """The Ingress controller."""

    gateway: GatewayRef | None = None
    """Gateway of others that routes attach to. None: there is none."""

    own_gateway: WebGatewayProps | None = None
    """Gateway `web` of this tier in place of one of others, whose class and pods others install.
    None: there is none.
    """

    namespace: OwnNamespace = "ingress"
    """Namespace of the tier."""

    @model_validator(mode="after")
    def _the_gateway_is_known(self) -> Self:
        if self.gateway and self.own_gateway:
            raise ValueError(
                "'own_gateway' must be left out with 'gateway', since routes attach to one, got "
                f"'{self.gateway.name}' as well; remove one"
            )
        if self.served_by != "nginx" and not (self.gateway or self.own_gateway):
            raise ValueError(
                "'served_by' must be 'nginx' while there is no Gateway, got "
                f"'{self.served_by}'; state 'gateway' or 'own_gateway'"
            )
        return self


class IngressTier(Tier):
    """The way in from outside; `entrance` is what routes know of it."""

    @batch()
    def __init__(
        self,
        platform: TierScope,
        props: IngressTierProps,
        *,
        watch_namespaces: Sequence[str],
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, which serves the Ingresses and routes of these namespaces."""
        checked_props("ingress", props, IngressTierProps)
        checked_argument("ingress", "watch_namespaces", WatchNamespaces, watch_namespaces)
        super().__init__(
            platform,
            TierProps(
                name="ingress", namespace=props.namespace, description="The way in from outside"
            ),
            after=after,
        )
        nginx = nginx_ingress(
            props.nginx,
            namespace=self.namespace,
            watch_namespaces=watch_namespaces,
            http_node_port=NODE_PORTS["http"],
            https_node_port=NODE_PORTS["https"],
            zones=self.context.zones,
        )
        charts = [] if props.served_by == "gateway" else [nginx]
        self.add_namespace(
            quota_of([*(each for chart in charts for each in chart.pods_in_an_update), HEADROOM])
        )
        self._reads_secrets_in: Sequence[str] = ()
        controllers = [self._serve(each, watch_namespaces, props.nginx) for each in charts]
        gateway = props.gateway
        if props.own_gateway:
            made = WebGateway(
                self.chart("gateway"), "web", props.own_gateway, route_namespaces=watch_namespaces
            )
            gateway = made.reference
        self.entrance = Entrance(
            controller=controllers[0] if controllers else None,
            gateway=None if props.served_by == "nginx" else gateway,
        )

    def _serve(
        self, nginx: HelmComponent, watch_namespaces: Sequence[str], props: NginxIngressProps
    ) -> IngressController:
        """Install the controller, with its rights, connections and alerts."""
        install(self, nginx)
        watch = DeclaredWatch(namespaces=watch_namespaces, reads_secrets=props.reads_secrets)
        ApiObjects(self, "Watch", {}, Declarations(watches=[watch]))
        chart = self.chart(NGINX_NAME)
        _rights(chart, watch_namespaces)
        self._reads_secrets_in = watch_namespaces if props.reads_secrets else ()
        pods = chart_pods(chart, nginx, "nginx-ingress", "http", "https")
        pods.connections.allow_from_nodes(
            reason="Visitors, by a load balancer"
            if props.load_balancer
            else "Visitors, by the port of the host and a NodePort"
        )
        pods.connections.allow_to_api_server(reason="Watches Ingresses, Services and their pods")
        metrics = nginx.pods["nginx-ingress"].ports["metrics"]
        self.platform.prometheus.connections.allow_to(pods, metrics, reason=METRICS_REASON)
        rules = [
            *alerts_about("ingress", namespace=self.namespace),
            *missing_target_alerts(self.namespace, [JOB]),
        ]
        alert(self, "ingress", rules)
        return nginx_controller(pods)

    def read_secrets_of(self, *tiers: Tier) -> None:
        """Let the controller read the Secrets of these tiers and their teams, where it watches.

        The rights come with the namespaces. Without `reads_secrets` there are none.
        """
        for tier in tiers:
            teams = (namespace for team in tier.teams for namespace in team.namespaces)
            for namespace in {tier.namespace: None, **dict.fromkeys(teams)}:
                if namespace in self._reads_secrets_in:
                    chart = tier.chart(f"ingress-rights-{namespace}", namespace=namespace)
                    _secrets(chart, self.namespace)

    def serve_pages(self, *tiers: Tier) -> None:
        """Add the routes of all pages that have a host in `pages` of the platform.

        The tiers are those that have the pages.
        """
        found = {page.name: (tier, page) for tier in tiers for page in tier.pages}
        for name, settings in self.context.pages.items():
            if name not in found:
                raise ValueError(
                    f"{self.name}: 'pages' must name pages of the tiers ({', '.join(found)}), got "
                    f"'{name}'; pass the tier that has them, or leave it out"
                )
            tier, page = found[name]
            WebIngress(
                tier.chart(f"{name}-ingress"),
                name,
                WebIngressProps(hosts=[settings.host], tls_secret=settings.tls_secret),
                routes={"/": page},
                entrance=self.entrance,
            )


def _rights(chart: Chart, watch_namespaces: Sequence[str]) -> ApiObjects:
    """Add the ClusterRole that the chart binds to the controller.

    It holds in all namespaces, not only in those watched: their tiers, which would have the Roles,
    come after the controller, and that is not ready before it has read each of them.
    """
    context = context_of(chart, NGINX_NAME, DnsLabel)

    def may(
        group: str, resources: list[str], verbs: Sequence[str], names: Sequence[str] = ()
    ) -> k8s.PolicyRule:
        return k8s.PolicyRule(
            api_groups=[group],
            resources=resources,
            verbs=list(verbs),
            resource_names=list(names),
        )

    networking = "networking.k8s.io"
    role = k8s.ClusterRole(
        metadata=k8s.ObjectMeta(
            name=NGINX_NAME,
            labels=labels(context, NGINX_NAME, "rights"),
            annotations=privileges(
                {f"update ingresses/status.{networking}": "Says where an Ingress is reached"}
            ),
        ),
        rules=[
            may(networking, ["ingressclasses"], ["get"], [NGINX_CLASS]),
            may(networking, ["ingresses"], READ),
            may(networking, ["ingresses/status"], ["update"]),
            may("", ["pods", "services"], ["list", "watch"]),
            may("discovery.k8s.io", ["endpointslices"], ["list", "watch"]),
            may("", ["events"], ["create", "patch"]),
            may("", ["namespaces"], ["get"], watch_namespaces),
        ],
    )
    return ApiObjects(chart, "Rights", {"ClusterRole": manifest(role)})


def _secrets(chart: Chart, account_namespace: str) -> ApiObjects:
    """Add the Role by which the controller reads the Secrets of the chart's namespace."""
    context = context_of(chart, NGINX_NAME, DnsLabel)
    rights = k8s.PolicyRule(api_groups=[""], resources=["secrets"], verbs=list(READ))
    read = {
        f"{verb} secrets": "Ingresses name their certificates, and it lists all" for verb in READ
    }
    to = {f"to ServiceAccount {account_namespace}/{NGINX_NAME}": "The controller serves Ingresses"}

    def metadata(reasons: Mapping[str, str]) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(
            name=NGINX_NAME,
            namespace=context.namespace,
            labels=labels(context, NGINX_NAME, "rights"),
            annotations=privileges(reasons),
        )

    role = k8s.Role(metadata=metadata(read), rules=[rights])
    binding = k8s.RoleBinding(
        metadata=metadata(to),
        role_ref=k8s.RoleRef(api_group="rbac.authorization.k8s.io", kind="Role", name=NGINX_NAME),
        subjects=[
            k8s.RbacSubject(kind="ServiceAccount", name=NGINX_NAME, namespace=account_namespace)
        ],
    )
    return ApiObjects(chart, "Secrets", {"Role": manifest(role), "RoleBinding": manifest(binding)})
