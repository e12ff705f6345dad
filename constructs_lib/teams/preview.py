"""The preview of one pull request: a space like that of its team, with placeholders in names."""

from copy import copy
from typing import NamedTuple

from constructs import Construct

from constructs_lib.argocd.project import roles_of, split_kind
from constructs_lib.core.addresses import THIS_CLUSTER
from constructs_lib.core.api_objects import context_of
from constructs_lib.core.declarations import VALUES_FILE, Declarations, DeclaredChart
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.labels import PREVIEWS, TEAM, labels, privileges
from constructs_lib.core.manifests import Json, Manifest, manifest
from constructs_lib.core.structs import argoproj, k8s
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.teams.previews import (
    NUMBER,
    REVISION,
    SYNC_POLICY,
    TeamPreviewsProps,
    space_of,
)
from constructs_lib.teams.space import TeamSpace, TeamSpaceProps
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.ingress import WebIngress
from constructs_lib.workloads.routes import WebIngressProps

ROUTES = ("Ingress", "GRPCRoute", "HTTPRoute")
"""Kinds that a preview has from the platform alone."""


class TeamPreview(TeamSpace):
    """The space of a preview, an AppProject for it, and an Application of the branch.

    It has no sync waves. A deletion by waves would wait for the Application before it deletes the
    namespace, and a hook among the contents can hold up the Application for ever.
    """

    _is_protected = False

    def __init__(
        self,
        scope: Construct,
        team: TeamSpace,
        props: TeamPreviewsProps,
        *,
        delivery: str,
        prefix: str,
    ) -> None:
        """Create the objects. Argo CD is in namespace `delivery`, where names have a prefix."""
        name = space_of(team.name)
        context = context_of(scope, name, DnsLabel)
        self._previews = props
        host = f"pr-{NUMBER}.{props.domain}"
        row = team.props
        space = TeamSpaceProps(
            git=row.git,
            path=props.path or row.path,
            quota=props.quota,
            ports=row.ports,
            hosts=[host],
            outside=row.outside,
            members=row.members,
            kinds=[each for each in row.kinds if split_kind(each)[1] not in ROUTES],
        )
        entrance = _elsewhere(team.entrance)
        super().__init__(scope, name, space, entrance=entrance)
        for key in (TEAM, PREVIEWS):
            self.spaces[0].namespace.metadata.add_label(key, team.name)
        service = PreviewedService(self.pods[0].connections, props.service, props.service_port)
        self.ingress = WebIngress(
            scope,
            "preview",
            WebIngressProps(hosts=[host], tls=props.tls),
            routes={"/": service},
            entrance=entrance,
        )
        """The routes to its host."""
        about = labels(context, team.name, "previews")
        self.add(
            {
                "Project": _project(f"{prefix}{name}", name, space, delivery, about),
                "Application": self._application(f"{prefix}{name}", host, delivery, about),
            }
        )

    def _declarations(self) -> Declarations:
        """Return the Service in the contents alone, since the team declares all of its previews."""
        services = {self._previews.service: self._previews.service_port}
        chart = DeclaredChart(namespace=self.name, name="contents", images=(), services=services)
        return Declarations(charts=[chart])

    def _application(
        self, project: str, host: str, delivery: str, about: dict[str, str]
    ) -> Manifest:
        """Return the Application of the contents, whose deletion leaves them to the namespace."""
        source: dict[str, Json] = {
            "directory": argoproj.ApplicationSpecSourceDirectory(exclude=f"*{VALUES_FILE}")
        }
        if self._previews.is_chart:
            # The commit that Argo CD has found at the branch.
            values = {"number": NUMBER, "host": host, "commit": "$ARGOCD_APP_REVISION"}
            parameters = [
                argoproj.ApplicationSpecSourceHelmParameters(
                    name=key, value=value, force_string=True
                )
                for key, value in values.items()
            ]
            source = {"helm": argoproj.ApplicationSpecSourceHelm(parameters=parameters)}
        application = argoproj.Application(
            metadata=k8s.ObjectMeta(name=f"{project}-contents", namespace=delivery, labels=about),
            spec=argoproj.ApplicationSpec(
                project=project,
                destination=argoproj.ApplicationSpecDestination(
                    server=THIS_CLUSTER, namespace=self.name
                ),
                source=argoproj.ApplicationSpecSource(
                    repo_url=self.props.git.repository,
                    target_revision=REVISION,
                    path=self.props.path,
                    **source,
                ),
            ),
        )
        described = manifest(application)
        described["spec"]["syncPolicy"] = SYNC_POLICY
        return described


class PreviewedService(NamedTuple):
    """The Service in the contents of a preview that its host leads to."""

    connections: Connections
    service_name: str
    service_port: int


def _project(
    name: str, namespace: str, space: TeamSpaceProps, delivery: str, about: dict[str, str]
) -> Manifest:
    members = space.members
    reason = privileges({"roles": f"{members} see and sync what is theirs"}) if members else {}
    project = argoproj.AppProject(
        metadata=k8s.ObjectMeta(name=name, namespace=delivery, labels=about, annotations=reason),
        spec=argoproj.AppProjectSpec(
            description=f"Pull request {NUMBER}",
            source_repos=[space.git.repository],
            destinations=[
                argoproj.AppProjectSpecDestinations(server=THIS_CLUSTER, namespace=namespace)
            ],
            namespace_resource_whitelist=[
                argoproj.AppProjectSpecNamespaceResourceWhitelist(group=group, kind=kind)
                for group, kind in map(split_kind, space.kinds)
            ],
            roles=roles_of(name, members) if members else [],
        ),
    )
    return manifest(project)


def _elsewhere(entrance: Entrance) -> Entrance:
    """Return an entrance whose pods get no policy for the namespace of the placeholder."""
    controller = copy(entrance.controller)
    if controller:
        end = controller.pods.connections.end
        controller.pods = ExternalPods(
            name=end.name, namespace=end.namespace, pod_labels=end.labels
        )
    return Entrance(controller=controller, gateway=entrance.gateway)
