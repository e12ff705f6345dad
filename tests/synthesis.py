"""A function for each props model that synthesizes what is made of it."""

from importlib import import_module

from cdk8s import App, Chart

from constructs_lib import (
    ExternalPods,
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import (
    ArgoCluster,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    HelmComponent,
    chart_pods,
    install,
)
from constructs_lib.monitoring import AlertReceiver, AlertReceiverProps, ServiceMonitoring
from constructs_lib.network import CustomPods, HelmPods, HelmPodsProps
from constructs_lib.platform.external_secrets import add_external_secrets
from constructs_lib.props.ports import PortPlan
from constructs_lib.reference import (
    AppTier,
    AppTierProps,
    BuildsTier,
    BuildsTierProps,
    CicdTier,
    CicdTierProps,
    Delivery,
    GitProps,
    IngressTier,
    IngressTierProps,
    KindClusterProps,
    MonitoringTier,
    MonitoringTierProps,
    NodeAgentsTier,
    TektonOperatorTier,
    WebhookIngressProps,
    kind_cluster,
)
from constructs_lib.reference.charts.alloy import AlloyProps, alloy
from constructs_lib.reference.charts.argocd import argocd
from constructs_lib.reference.charts.argocd.props import ArgoCdProps
from constructs_lib.reference.charts.cloudnative_pg import CloudNativePgProps, cloudnative_pg
from constructs_lib.reference.charts.gitea import GiteaProps, gitea
from constructs_lib.reference.charts.gitea.contents import gitea_contents
from constructs_lib.reference.charts.kube_prometheus_stack import (
    KubePrometheusStackProps,
    kube_prometheus_stack,
)
from constructs_lib.reference.charts.loki import LokiProps, loki
from constructs_lib.reference.charts.metrics_server import MetricsServerProps, metrics_server
from constructs_lib.reference.charts.nginx_ingress import NginxIngressProps, nginx_ingress
from constructs_lib.reference.charts.promtail import PromtailProps, promtail
from constructs_lib.reference.charts.tekton_operator import TektonOperatorProps, tekton_operator
from constructs_lib.teams import TeamSpaceProps, add_team
from constructs_lib.tekton import (
    BuildTasks,
    CodeRepository,
    ImageRegistry,
    Parameter,
    Pipeline,
    PullRequest,
    Push,
    WebhookHandler,
    WebhookHandlerProps,
)
from constructs_lib.tekton.events import Delivered
from constructs_lib.tekton.pipeline_runs import RunProps, pipeline_run
from constructs_lib.tekton.platform_pipeline import PlatformPipeline
from constructs_lib.tekton.smoke_test import SmokeTest
from constructs_lib.tree.reading import read_tree
from constructs_lib.workloads import (
    ClaimProps,
    Entrance,
    GatewayRef,
    StatefulService,
    StatefulServiceProps,
    WebGateway,
)
from constructs_lib.workloads.image_puller import ImagePuller, ImagePullerProps
from constructs_lib.workloads.nginx_controller import NGINX
from scripts.docs.library import constructs
from tests.other_values import another, small_tier, smallest, stated, wired, wiring, with_revision


def new_chart():
    return Chart(App(), "chart", namespace="test")


def built(construct):
    def synthesize(props):
        chart = new_chart()
        construct(chart, "made", props, **wired(construct))
        return read_tree(chart)

    return synthesize


def wired_by(construct):
    def synthesize(given):
        chart = new_chart()
        construct(chart, "made", *props_of(construct), **stated(given))
        return read_tree(chart)

    return synthesize


def props_of(construct):
    return [smallest(props) for props, each in CONSTRUCTS.items() if each is construct]


def image_puller(props):
    return built(ImagePuller)(props), props.pods(1)


def wiring_of_builds(platform, props):
    address = {"repository": "https://git.example/one"} if props.webhook_ingress else {}
    return {
        "cicd": CicdTier(platform, CicdTierProps(), git=GitProps(**address)),
        "app": AppTier(platform, smallest(AppTierProps), entrance=NGINX),
        "entrance": NGINX,
    }


WIRING = {
    AppTier: lambda *_: {"entrance": NGINX},
    BuildsTier: wiring_of_builds,
    CicdTier: lambda *_: {"git": GitProps()},
    IngressTier: lambda *_: {"watch_namespaces": ["one"]},
    MonitoringTier: lambda *_: {"tier_namespaces": ["one"], "web_namespaces": ["one"]},
    NodeAgentsTier: lambda platform, _: shipping(platform),
    TektonOperatorTier: lambda *_: {"target_namespace": "one"},
}


def shipping(platform):
    tier = made_tier(MonitoringTier, platform, MonitoringTierProps())
    return {"namespaces": ["one"], "loki": tier.loki, "push_url": tier.push_url}


def made_tier(tier_type, platform, props):
    wiring = WIRING.get(tier_type, lambda *_: {})(platform, props)
    return tier_type(platform, props, **wiring)


def tier(tier_type):
    def synthesize(props):
        made = made_tier(tier_type, Platform(), props)
        return read_tree(made), made.components, getattr(made, "git", None)

    return synthesize


def shared(context):
    """Return what tiers make that share a context, and what is warned of."""
    platform = Platform(context)
    tiers = [
        made_tier(IngressTier, platform, IngressTierProps()),
        made_tier(CicdTier, platform, CicdTierProps()),
        made_tier(AppTier, platform, smallest(AppTierProps)),
    ]
    ingress, cicd, _ = tiers
    claims = {"data": ClaimProps(path="/data", size="1Gi")}
    unprotected = StatefulServiceProps(
        **stated(smallest(StatefulServiceProps)) | {"claims": claims}
    )
    StatefulService(tiers[2].chart("data"), "data", unprotected)
    ingress.serve_pages(cicd)
    add_external_secrets(platform)
    delivery = Delivery(platform, git=smallest(GitSource), namespace="argocd")
    found = [(read_tree(each), each.components) for each in tiers]
    return found, read_tree(delivery), read_tree(delivery.projects), platform.warnings()


def committed_to(git):
    tier = CicdTier(Platform(), CicdTierProps(), git=git)
    return read_tree(tier), tier.components, tier.git


def delivered(made):
    delivery = Delivery(made.platform, git=smallest(GitSource), namespace="cicd")
    return read_tree(made), read_tree(delivery), read_tree(delivery.projects)


def space_of_a_team(props):
    made = Tier(Platform(), TierProps(name="spaces"))
    made.platform.bounds_rules = True
    add_team(made, "made", props)
    if not (previews := props.previews):
        return delivered(made)
    delivery = Delivery(made.platform, git=smallest(GitSource), namespace=previews.delivery)
    controller = previews.application_sets.node.root
    return [read_tree(each) for each in (made, delivery, delivery.previews, controller)]


def with_pods(tier):
    WebService(tier.chart("pods"), "pods", WebServiceProps(image="pods:1"))
    return tier


def installed(component):
    made = small_tier(TierProps(name="tier"))
    install(made, component)
    chart = made.chart("chart")
    for name, pods in component.pods.items():
        ends = chart_pods(chart, component, name, *pods.ports)
        ends.connections.allow_from_nodes(*(() if pods.ports else (80,)))
    return delivered(made)


def called(end, chart):
    caller = WebService(chart, "caller", WebServiceProps(image="caller:1"))
    caller.connections.allow_to(end, *(() if end.connections.ports else (80,)))
    return read_tree(chart)


def pods_of_chart(props):
    chart = new_chart()
    return called(HelmPods(chart, "pods", props), chart)


def own_pods(props, given):
    """Return what it takes to call pods of a team, and which of their containers was told of."""
    chart = new_chart()
    pods = CustomPods(chart, "pods", props, **stated(given))
    pods.add_environment({"A": "a"})
    containers = pods.workload.to_json()["spec"]["template"]["spec"]["containers"]
    return called(pods, chart), [each["name"] for each in containers if "env" in each]


def ingress(props, given):
    chart = new_chart()
    WebIngress(chart, "made", props, **stated(given))
    return read_tree(chart), [read_tree(each) for each in given.routes.values()]


def entered(entrance):
    """Return the routes of an entrance, with TLS, and who may call the service behind them."""
    chart = new_chart()
    service = another(WebService)
    props = smallest(WebIngressProps, tls_secret="one")
    WebIngress(chart, "made", props, routes={"/": service}, entrance=entrance)
    return read_tree(chart), read_tree(service)


def own_gateway(props, given):
    chart = new_chart()
    made = WebGateway(chart, "made", props, **stated(given))
    return read_tree(chart), entered(Entrance(gateway=made.reference))


def way_in(props):
    made = made_tier(IngressTier, Platform(), props)
    return read_tree(made), made.components, entered(made.entrance)


def monitored(props, given):
    chart = new_chart()
    ServiceMonitoring(chart, "made", props, **stated(given))
    return read_tree(chart), read_tree(given.target) if hasattr(given.target, "node") else None


def listened(props, given):
    chart = new_chart()
    handler = WebhookHandler(chart, "handler", props, **stated(given))
    runs = Chart(App(), "runs", namespace=given.namespace)
    handler.start(Pipeline(runs, "made", with_revision(given.namespace)), smallest(Push))
    return read_tree(chart), [read_tree(each.connections._owner) for each in given.callers]


def started(props):
    chart = new_chart()
    arguments = wired(WebhookHandler, namespace="test", callers=[smallest(ExternalPods)])
    handler = WebhookHandler(chart, "handler", WebhookHandlerProps(), **arguments)
    parameters = {each: smallest(Parameter) for each in props.parameters}
    pipeline = Pipeline(chart, "made", with_revision(parameters=parameters))
    handler.start(pipeline, props)
    return read_tree(chart)


def repository(props):
    chart = new_chart()
    wired = smallest(wiring(BuildTasks), repository=props)
    tasks = BuildTasks(chart, "tasks", *props_of(BuildTasks), **stated(wired))
    given = stated(smallest(wiring(SmokeTest), tasks=tasks))
    SmokeTest(chart, "smoke-test", *props_of(SmokeTest), **given)
    PlatformPipeline(chart, "platform", *props_of(PlatformPipeline), tasks=tasks)
    return read_tree(chart)


def platform_pipeline(given):
    made = PlatformPipeline(new_chart(), "made", *props_of(PlatformPipeline), **stated(given))
    tasks = made.pipeline.tasks.values()
    return read_tree(made), [each.task.to_json() for each in tasks]


def argo_cd(props):
    """Return the chart of Argo CD, a project of what it delivers, and its clusters."""
    ports = {"node_port": 30001, "https_node_port": 30002}
    chart = with_wiring(argocd, url=URL, webhook_handler=URL, **ports)
    project = smallest(ArgoProjectProps, signature_keys=props.signature_keys)
    clusters = [
        read_tree(ArgoCluster(new_chart(), name, each)) for name, each in props.clusters.items()
    ]
    return chart(props), read_tree(ArgoProject(new_chart(), "project", project)), clusters


def git_server(props):
    repository = f"{URL}/one.git"
    chart = with_wiring(gitea, url=URL, repository=repository, node_port=30001)
    where = {"url": URL, "registry": "one.example", "webhooks": ()}
    return chart(props), gitea_contents("one", main_branch=props.main_branch, **where)


def registry(props):
    """Return what uses a registry of images, and the name by which an image is pushed there."""
    tasks = wired_by(BuildTasks)(smallest(wiring(BuildTasks), registry=props))
    return tasks, props.pushed("here.example/one")


def props_named(construct):
    """Return the props that a module has for its construct, if there are any."""
    return vars(import_module(construct.__module__)).get(f"{construct.__name__}Props")


def of_both(construct, function):
    """Return a function of the props of a construct, and one of its wiring, by their models."""
    (small,) = props_of(construct)
    return {
        type(small): lambda props: function(props, smallest(wiring(construct))),
        wiring(construct): lambda given: function(small, given),
    }


def with_wiring(function, **given):
    """Return what a function makes of props with the smallest wiring, and what is given of it."""
    return lambda props: function(props, **wired(function, **given))


HOST = {"backups_on_nodes": "/one", "ports": PortPlan(), "plain_registry": "one.example"}

URL = "http://one.example"
CHARTS = {
    AlloyProps: with_wiring(alloy),
    CloudNativePgProps: with_wiring(cloudnative_pg),
    KubePrometheusStackProps: with_wiring(kube_prometheus_stack, url=URL, node_port=30001),
    LokiProps: with_wiring(loki),
    MetricsServerProps: with_wiring(metrics_server),
    NginxIngressProps: with_wiring(nginx_ingress, http_node_port=30001, https_node_port=30002),
    PromtailProps: with_wiring(promtail),
    TektonOperatorProps: with_wiring(tekton_operator),
}

BY_PROPS = {props_named(each): each for each in constructs() if props_named(each)}
TIERS = {props: each for props, each in BY_PROPS.items() if issubclass(each, Tier)}
CONSTRUCTS = {props: each for props, each in BY_PROPS.items() if not issubclass(each, Tier)}

WIRED = [each for each in constructs() if not issubclass(each, Tier) and wiring(each).model_fields]

SYNTHESIS = {
    **{props: built(construct) for props, construct in CONSTRUCTS.items()},
    **{wiring(construct): wired_by(construct) for construct in WIRED},
    **of_both(CustomPods, own_pods),
    **of_both(ServiceMonitoring, monitored),
    **of_both(WebIngress, ingress),
    **of_both(WebGateway, own_gateway),
    WebIngressProps: lambda props: ingress(props, smallest(wiring(WebIngress))),
    GatewayRef: lambda props: entered(Entrance(gateway=props)),
    ImagePullerProps: image_puller,
    wiring(PlatformPipeline): platform_pipeline,
    AlertReceiverProps: lambda props: (built(AlertReceiver)(props), props.outside_ports),
    HelmPodsProps: pods_of_chart,
    ExternalPods: lambda props: called(props, new_chart()),
    HelmComponent: installed,
    **CHARTS,
    ArgoCdProps: argo_cd,
    GiteaProps: git_server,
    KindClusterProps: with_wiring(kind_cluster, **HOST),
    WebhookHandlerProps: lambda props: listened(
        props, smallest(wiring(WebhookHandler), callers=[another(HelmPods)])
    ),
    wiring(WebhookHandler): lambda given: listened(WebhookHandlerProps(), given),
    RunProps: lambda settings: pipeline_run(
        Pipeline(new_chart(), "made", with_revision()), {"revision": "1"}, settings
    ),
    Push: started,
    PullRequest: started,
    Delivered: started,
    CodeRepository: repository,
    ImageRegistry: registry,
    PortPlan: lambda props: kind_cluster(KindClusterProps(), **HOST | {"ports": props}),
    PlatformContext: shared,
    GitProps: committed_to,
    WebhookIngressProps: lambda settings: tier(BuildsTier)(
        smallest(BuildsTierProps, webhook_ingress=settings)
    ),
    TeamSpaceProps: space_of_a_team,
    TierProps: lambda props: delivered(with_pods(small_tier(props))),
    **{props: tier(tier_type) for props, tier_type in TIERS.items()},
    IngressTierProps: way_in,
}
"""A function that synthesizes each model; nested models are reached through their fields.

What may be absent is reached in the first that can hold it, so the tiers come last.
"""
