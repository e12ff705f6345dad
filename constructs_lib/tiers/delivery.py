"""What Argo CD delivers, and in which order: a project and Applications for each tier.

One Chart, hence one file, for each tier. A new tier, chart or Application is added here.
"""

from collections.abc import Sequence
from functools import partial

from cdk8s import App
from constructs import Construct

from constructs_lib import versions
from constructs_lib.argocd.application import Application
from constructs_lib.argocd.release import HelmRelease
from constructs_lib.charts import argo_cd, gitea
from constructs_lib.core.props import Props
from constructs_lib.tiers.app import AppTier
from constructs_lib.tiers.cicd import CicdTier
from constructs_lib.tiers.cluster import ClusterTier
from constructs_lib.tiers.data import DataTier
from constructs_lib.tiers.ingress import IngressTier
from constructs_lib.tiers.tier_delivery import TierDelivery

MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator."""

RBAC = "rbac.authorization.k8s.io"
ROLES = (f"{RBAC}/Role", f"{RBAC}/RoleBinding")
CLUSTER_ROLES = (f"{RBAC}/ClusterRole", f"{RBAC}/ClusterRoleBinding")
DEFINITION = "apiextensions.k8s.io/CustomResourceDefinition"
NAMESPACE_KINDS = ("LimitRange", "networking.k8s.io/NetworkPolicy")
"""What every `TierNamespace` with defaults brings, and the policies of connections."""

SERVER_KINDS = ("ConfigMap", "Service", "ServiceAccount")
"""What comes with nearly every server."""


class DeliveryProps(Props):
    """Properties for `Delivery`: the tiers."""

    cluster: ClusterTier
    """What the cluster needs."""

    ingress: IngressTier
    """The way in."""

    data: DataTier
    """The data tier."""

    cicd: CicdTier
    """Argo CD, in whose namespace the Applications are, and the repository that it follows."""

    app: AppTier
    """The application tier."""


class Delivery(Construct):
    """For each tier a project, and an Application for its folder and for each of its charts."""

    def __init__(self, scope: App, id: str, props: DeliveryProps) -> None:
        super().__init__(scope, id)
        self._tiers = props
        self._tier = partial(TierDelivery, scope, cicd=props.cicd)
        guard, definitions, metrics = self._deliver_cluster()
        nginx = self._deliver_ingress(after=[guard])
        database = self._deliver_data(after=[guard])
        self.before_git = self._deliver_cicd(guard, definitions)
        """The releases without which nothing is delivered, in the order of their installation."""
        self._deliver_app(after=[database, nginx, metrics])

    def _deliver_cluster(self) -> tuple[Application, Application, Application]:
        """Returns the Applications of guard and storage, definitions of kinds, and metrics."""
        tier = self._tiers.cluster
        delivery = self._tier(
            "cluster",
            "What the cluster needs before any tier",
            namespace=tier.namespace_name,
            namespaced_kinds=(
                "Service",
                "ServiceAccount",
                "apps/Deployment",
                f"{RBAC}/RoleBinding",
            ),
            cluster_kinds=(
                "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
                "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
                "apiregistration.k8s.io/APIService",
                *(["storage.k8s.io/StorageClass"] if tier.storage_class else []),
                DEFINITION,
                *CLUSTER_ROLES,
            ),
            charts=(versions.KUBE_PROMETHEUS_STACK_CHART, versions.METRICS_SERVER_CHART),
        )
        definitions = delivery.release(
            "prometheus-operator-crds",
            versions.KUBE_PROMETHEUS_STACK_CHART,
            values=tier.prometheus_operator_crds_values,
            provides=(MONITORING,),
        )
        metrics = delivery.release(
            "metrics-server", versions.METRICS_SERVER_CHART, values=tier.metrics_server_values
        )
        return delivery.folder(), definitions, metrics

    def _deliver_ingress(self, after: Sequence[Application]) -> Application:
        """Returns the Application of the controller."""
        tier = self._tiers.ingress
        delivery = self._tier(
            "ingress",
            "The way in from outside",
            namespace=tier.namespace.name,
            namespaced_kinds=(*SERVER_KINDS, *NAMESPACE_KINDS, "apps/Deployment", *ROLES),
            cluster_kinds=("Namespace", "networking.k8s.io/IngressClass", *CLUSTER_ROLES),
            charts=(versions.NGINX_INGRESS_CHART,),
        )
        return delivery.release(
            "nginx-ingress",
            versions.NGINX_INGRESS_CHART,
            values=tier.nginx_values,
            after=[delivery.folder(after=after)],
            # Nothing uses them.
            skip_crds=True,
            # It refers to files on the Internet.
            skip_schema_validation=True,
        )

    def _deliver_data(self, after: Sequence[Application]) -> Application:
        """Returns the Application of the database."""
        return self._tier(
            "db",
            "The database and its backups",
            namespace=self._tiers.data.namespace.name,
            namespaced_kinds=(
                *SERVER_KINDS,
                *NAMESPACE_KINDS,
                "PersistentVolumeClaim",
                "ResourceQuota",
                "apps/StatefulSet",
                "batch/CronJob",
            ),
            cluster_kinds=("Namespace", "PersistentVolume"),
        ).folder(after=after)

    def _deliver_cicd(self, guard: Application, definitions: Application) -> list[HelmRelease]:
        """Returns the releases of Argo CD and Gitea."""
        tier = self._tiers.cicd
        charts = [versions.ARGO_CD_CHART, *([versions.GITEA_CHART] if tier.gitea_values else [])]
        delivery = self._tier(
            "cicd",
            "Continuous delivery, itself included",
            namespace=tier.namespace.name,
            namespaced_kinds=(
                *SERVER_KINDS,
                *NAMESPACE_KINDS,
                *(["Secret"] if tier.gitea_values else []),
                "PersistentVolumeClaim",
                "apps/Deployment",
                "apps/StatefulSet",
                "batch/CronJob",
                f"{MONITORING}/ServiceMonitor",
                *ROLES,
            ),
            cluster_kinds=("Namespace", DEFINITION, *CLUSTER_ROLES),
            charts=charts,
        )
        folder = delivery.folder(after=[guard])
        releases = [
            delivery.release(
                "argocd",
                versions.ARGO_CD_CHART,
                values=tier.argo_cd_values,
                after=[folder, definitions],
                # Else the chart leaves out its ServiceMonitors.
                api_versions=[f"{MONITORING}/v1"],
                secrets=argo_cd.SECRETS,
            )
        ]
        if tier.gitea_values:
            releases.append(
                delivery.release(
                    "gitea",
                    versions.GITEA_CHART,
                    values=tier.gitea_values,
                    after=[folder],
                    secrets=[gitea.ADMIN_SECRET],
                )
            )
        return releases

    def _deliver_app(self, after: Sequence[Application]) -> None:
        self._tier(
            "app",
            "Frontend and backend",
            namespace=self._tiers.app.namespace.name,
            namespaced_kinds=(
                *NAMESPACE_KINDS,
                "ResourceQuota",
                "Service",
                "ServiceAccount",
                "apps/Deployment",
                "autoscaling/HorizontalPodAutoscaler",
                "networking.k8s.io/Ingress",
                "policy/PodDisruptionBudget",
            ),
            cluster_kinds=("Namespace",),
        ).folder(after=after)
