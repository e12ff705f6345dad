"""The preview of one pull request: a space like that of its team, with placeholders in names."""

from copy import copy
from typing import NamedTuple

from constructs import Construct

from constructs_lib.argocd.project import allowed, roles_of, split_kind
from constructs_lib.kube.addresses import THIS_CLUSTER
from constructs_lib.kube.declarations import VALUES_FILE, Declarations, DeclaredChart
from constructs_lib.kube.known import SYNC_WAVE
from constructs_lib.kube.label_keys import PREVIEWS, TEAM, labels, privileges
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import OwnNamespace
from constructs_lib.kube.structs import argoproj, k8s
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.teams.previews import (
    NUMBER,
    REVISION,
    TeamPreviewsProps,
    application_spec,
    helm,
    space_of,
)
from constructs_lib.teams.space import TeamSpace
from constructs_lib.tree.api_objects import context_of
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.ingress import WebIngress
from constructs_lib.workloads.routes import WebIngressProps

OF_PLATFORM = ("Ingress", "GRPCRoute", "HTTPRoute", "NetworkPolicy")
"""Kinds that a preview has from the platform alone."""


class TeamPreview(TeamSpace):
    """The space of a preview, an AppProject for it, and an Application of the branch.

    Before all of it, a ticket is made in the namespace of the team, where a quota limits their
    number, and is deleted after it. Else it has no sync waves: a deletion by waves would wait for
    the Application before it deletes the namespace, and a hook among the contents can hold up the
    Application for ever.
    """

    _is_protected = False

    def __init__(
        self, scope: Construct, team: TeamSpace, props: TeamPreviewsProps, *, prefix: str
    ) -> None:
        """Create the objects. In Argo CD their names begin with the prefix."""
        name = space_of(team.name)
        context = context_of(scope, name, OwnNamespace)
        self._previews = props
        host = f"pr-{NUMBER}.{props.domain}"
        kinds = [each for each in team.props.kinds if split_kind(each)[1] not in OF_PLATFORM]
        row = team.props.model_copy(
            update={
                "path": props.path or team.props.path,
                "quota": props.quota,
                "namespaces": (),
                "hosts": (host,),
                "kinds": kinds,
                "monitoring": None,
                "previews": None,
            }
        )
        entrance = _elsewhere(team.entrance)
        super().__init__(scope, name, row, entrance=entrance)
        for key in (TEAM, PREVIEWS):
            self.spaces[0].namespace.metadata.add_label(key, team.name)
        service = PreviewedService(self.pods[0].connections, props.service, props.service_port)
        route = WebIngressProps(hosts=[host], tls=props.tls)
        WebIngress(scope, "preview", route, routes={"/": service}, entrance=entrance)
        about = labels(context, team.name, "previews")
        self._deliver(f"{prefix}{name}", host, about)
        ticket = argoproj.AppProject(
            metadata=k8s.ObjectMeta(
                name=f"preview-{NUMBER}",
                namespace=team.namespaces[0],
                labels=about,
                annotations={SYNC_WAVE: "-1"},
            ),
            spec=argoproj.AppProjectSpec(
                description="Counts a preview, and allows nothing", namespace_resource_whitelist=[]
            ),
        )
        self.add({"Ticket": manifest(ticket)})

    def _declarations(self) -> Declarations:
        """Return the Service in the contents alone, since the team declares all of its previews."""
        services = {self._previews.service: self._previews.service_port}
        chart = DeclaredChart(namespace=self.name, name="contents", images=(), services=services)
        return Declarations(charts=[chart])

    def _deliver(self, name: str, host: str, about: dict[str, str]) -> None:
        """Add the AppProject and the Application, whose deletion leaves all to the namespace."""
        row, members, delivery = self.props, self.props.members, self._previews.delivery
        roles = {"roles": f"{members} see and sync their Applications"}
        reason = privileges(roles) if members else {}
        project = argoproj.AppProject(
            metadata=k8s.ObjectMeta(
                name=name, namespace=delivery, labels=about, annotations=reason
            ),
            spec=argoproj.AppProjectSpec(
                description=f"Pull request {NUMBER}",
                source_repos=[row.git.repository],
                destinations=[
                    argoproj.AppProjectSpecDestinations(server=THIS_CLUSTER, namespace=self.name)
                ],
                namespace_resource_whitelist=allowed(row.all_kinds),
                roles=roles_of(name, members) if members else [],
            ),
        )
        source = {
            "repoURL": row.git.repository,
            "targetRevision": REVISION,
            "path": row.path,
            # The commit at the branch. The number is left out: alone, it would not be text in YAML.
            **(
                {"helm": helm(host=host, commit="$ARGOCD_APP_REVISION")}
                if self._previews.is_chart
                else {"directory": {"exclude": f"*{VALUES_FILE}"}}
            ),
        }
        metadata = {"name": f"{name}-contents", "namespace": delivery, "labels": about}
        application = {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": metadata,
            "spec": application_spec(name, self.name, source),
        }
        self.add({"Project": manifest(project), "Application": application})


class PreviewedService(NamedTuple):
    """The Service in the contents of a preview that its host leads to."""

    connections: Connections
    service_name: str
    service_port: int


def _elsewhere(entrance: Entrance) -> Entrance:
    """Return an entrance whose pods get no policy for the namespace of the placeholder."""
    controller = copy(entrance.controller)
    if controller:
        end = controller.pods.connections.end
        controller.pods = ExternalPods(
            name=end.name, namespace=end.namespace, pod_labels=end.labels
        )
    return Entrance(controller=controller, gateway=entrance.gateway)
