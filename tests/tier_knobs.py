"""The part of the table in test_knobs.py that is about tiers."""

from cdk8s import App

from constructs_lib import (
    AppTier,
    AppTierProps,
    Bootstrap,
    BootstrapProps,
    CicdTier,
    CicdTierProps,
    CicdTierSettings,
    ClusterTier,
    ClusterTierSettings,
    DatabaseBackupSettings,
    DataTier,
    DataTierProps,
    Delivery,
    DeliveryProps,
    GitSettings,
    IngressTier,
    IngressTierProps,
    IngressTierSettings,
    KindClusterProps,
    PortPlanSettings,
    PostgresDatabaseProps,
    RegistrySettings,
    WebServiceProps,
)
from constructs_lib.charts.argocd import ArgoCdProps
from constructs_lib.charts.gitea import GiteaProps
from constructs_lib.charts.metrics_server import MetricsServerSettings
from constructs_lib.charts.nginx_ingress import NginxIngressProps

WEB = WebServiceProps(image="web:1")
OTHER_WEB = WebServiceProps(image="web:2")
PODS = "10.244.0.0/16"
CICD = {"git": GitSettings(), "ports": PortPlanSettings(), "pod_network": PODS}
OTHER_CICD = {
    "argocd": ArgoCdProps(cpu_limit="900m"),
    "gitea": GiteaProps(cpu_limit="900m"),
    "registry": RegistrySettings(cpu_limit="900m"),
    "namespace": "other",
    "part_of": "other",
}
INGRESS = {"watch_namespace": "app", "pod_network": PODS}
OTHER_INGRESS = {"nginx": NginxIngressProps(cpu_limit="900m"), "part_of": "other"}
KIND = KindClusterProps(backups_on_nodes="/backups")


def root(chart):
    return chart.node.root


def elsewhere(chart):
    """Returns an App whose objects are not looked at."""
    return App(outdir=f"{root(chart).outdir}/elsewhere")


def cluster(scope, props=None):
    return ClusterTier(scope, "Cluster", props or ClusterTierSettings())


def ingress(scope, **given):
    return IngressTier(scope, "Ingress", IngressTierProps(**{**INGRESS, **given}))


def cicd(scope, **given):
    return CicdTier(scope, "Cicd", CicdTierProps(**{**CICD, **given}))


def values(tier):
    gitea = tier.gitea_values.data() if tier.gitea_values else {}
    return {"argocd": tier.argo_cd_values.data(), "gitea": gitea}


def data(scope, **given):
    props = {"postgresql": PostgresDatabaseProps(database="shop"), **given}
    return DataTier(scope, "Data", DataTierProps(**props))


def app(scope, **given):
    return AppTier(scope, "App", AppTierProps(frontend=WEB, backend=WEB, **given))


def delivered(chart):
    """Returns the tiers, without a change in what is looked at."""
    return {
        "cluster": cluster(elsewhere(chart)),
        "ingress": ingress(elsewhere(chart)),
        "data": data(elsewhere(chart)),
        "cicd": cicd(elsewhere(chart)),
        "app": app(elsewhere(chart)),
    }


def bootstrap(chart, props):
    made = Bootstrap(elsewhere(chart), "Bootstrap", props)
    return made.files(made), made.node.root.charts[0].to_json()


OUTSIDE = GitSettings(repository="https://git.example/shop/platform.git")

TIER_KNOBS = {
    AppTierProps: (
        lambda chart, props: AppTier(root(chart), "Tier", props),
        {"frontend": WEB, "backend": WEB},
        {
            "frontend": OTHER_WEB,
            "backend": OTHER_WEB,
            "namespace": "other",
            "part_of": "other",
            "hosts": ("other",),
        },
    ),
    BootstrapProps: (
        bootstrap,
        {
            "cicd": lambda chart: cicd(elsewhere(chart)),
            "delivery": lambda chart: Delivery(
                elsewhere(chart), "Delivery", DeliveryProps(**delivered(chart))
            ),
            "kind": KIND,
        },
        {
            "cicd": lambda chart: cicd(elsewhere(chart), git=OUTSIDE),
            "delivery": lambda chart: Delivery(
                elsewhere(chart),
                "Delivery",
                DeliveryProps(**{**delivered(chart), "cicd": cicd(elsewhere(chart), git=OUTSIDE)}),
            ),
            "kind": KindClusterProps(backups_on_nodes="/other"),
        },
    ),
    CicdTierSettings: (
        lambda chart, props: values(cicd(root(chart), **dict(props))),
        {},
        OTHER_CICD,
    ),
    CicdTierProps: (
        lambda chart, props: values(CicdTier(root(chart), "Tier", props)),
        CICD,
        {
            **OTHER_CICD,
            "git": OUTSIDE,
            "ports": PortPlanSettings(registry=30501),
            "pod_network": "10.0.0.0/16",
        },
    ),
    ClusterTierSettings: (
        lambda chart, props: cluster(root(chart), props).metrics_server_values.data(),
        {},
        {
            "metrics_server": MetricsServerSettings(cpu_limit="900m"),
            "local_storage": False,
            "part_of": "other",
        },
    ),
    DataTierProps: (
        lambda chart, props: DataTier(root(chart), "Tier", props),
        {"postgresql": PostgresDatabaseProps(database="shop")},
        {
            "postgresql": PostgresDatabaseProps(database="other"),
            "backup": DatabaseBackupSettings(retention_days=1),
            "namespace": "other",
            "part_of": "other",
        },
    ),
    DeliveryProps: (
        lambda chart, props: Delivery(root(chart), "Delivery", props),
        {
            name: (lambda chart, name=name: delivered(chart)[name])
            for name in ("cluster", "ingress", "data", "cicd", "app")
        },
        {
            "cluster": lambda chart: cluster(
                elsewhere(chart),
                ClusterTierSettings(metrics_server=MetricsServerSettings(cpu_limit="900m")),
            ),
            "ingress": lambda chart: ingress(elsewhere(chart), watch_namespace="other"),
            "data": lambda chart: data(elsewhere(chart), namespace="other"),
            "cicd": lambda chart: cicd(elsewhere(chart), git=OUTSIDE),
            "app": lambda chart: app(elsewhere(chart), namespace="other"),
        },
    ),
    GitSettings: (
        lambda chart, props: cicd(root(chart), git=props).git,
        {},
        {"repository": OUTSIDE.repository, "revision": "other"},
    ),
    IngressTierSettings: (
        lambda chart, props: ingress(root(chart), **dict(props)).nginx_values.data(),
        {},
        OTHER_INGRESS,
    ),
    IngressTierProps: (
        lambda chart, props: IngressTier(root(chart), "Tier", props).nginx_values.data(),
        INGRESS,
        {**OTHER_INGRESS, "watch_namespace": "other", "pod_network": "10.0.0.0/16"},
    ),
}
