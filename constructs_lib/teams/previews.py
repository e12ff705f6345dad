"""Previews of a team's pull requests: what is stated of them, and the ApplicationSet that asks.

Argo CD's pull-request generator makes an Application for each pull request with a label. This
applies a chart of the platform's own repository, whose only template fills number and branch into
the objects of a preview.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from constructs_lib.argocd.application import IGNORE_HEALTH, sync_policy
from constructs_lib.argocd.remote_cluster import SECRET_TYPE
from constructs_lib.kube.addresses import (
    BRANCH,
    THIS_CLUSTER,
    FolderAddress,
    RepositoryFolder,
    url_port,
)
from constructs_lib.kube.declarations import Declarations, DeclaredEnd, DeclaredFlow
from constructs_lib.kube.known import SYNC_WAVE
from constructs_lib.kube.label_keys import CASCADE, PREVIEWS, privileges
from constructs_lib.kube.manifests import Json, Manifest, manifest, rendered
from constructs_lib.kube.names import DnsSubdomain, Port, ServiceName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.network import policies
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.workloads.namespace import ResourceQuotaProps

NUMBER = "0-number-0"
"""Stands for the number of a pull request, in names of hosts and namespaces, too. It is as long as
the longest number, so that a name that fits with it fits with all.
"""

REVISION = f"{BRANCH}0branch0"
"""Stands for the branch of a pull request in the repository of the team. A fork has no such."""

TOKEN = "token"
"""Key of the token in its Secret."""

PREVIEWS_CHART = {
    "Chart.yaml": "apiVersion: v2\nname: previews\nversion: 0.0.0\n",
    "templates/preview.yaml": f"""\
# Each line is a comment of YAML, so that this file holds no object for who does not run Helm.
# {{{{- if not (regexMatch "^[0-9]{{1,10}}$" .Values.number) }}}}{{{{ fail "'number' must be one of a pull request" }}}}{{{{ end }}}}
# {{{{- if not (regexMatch "^[A-Za-z0-9][-A-Za-z0-9._/]*$" .Values.branch) }}}}{{{{ fail "'branch' must have letters, digits and '-._/' only; rename it" }}}}{{{{ end }}}}
# {{{{ .Files.Get (printf "%s-pr.yaml" .Values.team) | replace "{NUMBER}" .Values.number | replace "{REVISION}" (print "{BRANCH}" .Values.branch) | printf "\\n%s" }}}}
""",  # noqa: E501 - a comment of YAML ends with its line
}
"""Files of the chart, by path: text that others chose goes nowhere but through its patterns."""

GitPath = Annotated[
    str,
    text_field(
        "owner and name of a repository, or groups and name of a project, such as 'shop/web'",
        matching(r"[\w.-]+(/[\w.-]+)+", 255),
    ),
]


class TeamPreviewsProps(Props):
    """Properties of the previews of a team's pull requests."""

    server: Literal["gitea", "github", "gitlab"]
    """Kind of the Git server of the team's repository."""

    api: FolderAddress | None = None
    """Address at which Argo CD reaches the server. None: that of github.com or gitlab.com."""

    repository: GitPath
    """Owner and name of the team's repository on that server, such as `shop/web`."""

    token_secret: DnsSubdomain
    """Secret in Argo CD's namespace, whose key `token` reads pull requests, and nothing more."""

    application_sets: HelmPods | ExternalPods
    """Pods of the ApplicationSet controller: `application_sets` of the `CicdTier`."""

    git_server: HelmPods | ExternalPods | None = None
    """Pods that serve the API. None: a server outside."""

    label: NonEmptyText = "preview"
    """Label that a pull request has a preview by, from when it is given until it is taken."""

    path: RepositoryFolder | None = None
    """Folder of the branch with the contents of a preview. None: the folder of the team."""

    is_chart: bool = False
    """Whether the folder is a Helm chart, which gets the values `host` and `commit`.
    False: it holds plain manifests, as the folder of the team does.
    """

    service: ServiceName
    """Name of the Service in the contents that the host of a preview leads to."""

    service_port: Port = 80
    """Port of that Service."""

    domain: DnsSubdomain
    """Domain of the previews: that of pull request 7 is served at `pr-7.` and it. Its names must
    lead to the entrance, and belong to these previews alone.
    """

    tls: Literal["entrance", "in-front"] | None = None
    """Place where TLS ends, by a certificate for all names of the domain: at the entrance, or at a
    load balancer in front of it. None: plain HTTP.
    """

    quota: ResourceQuotaProps
    """The most that the pods of one preview may use."""

    at_once: int = Field(default=10, ge=1, le=100)
    """The most previews that exist at once. One more is refused until another is deleted. Those
    that exist when the number is lowered stay.
    """

    interval_seconds: int = Field(default=60, ge=10, le=86400)
    """Seconds after which Argo CD asks again for pull requests."""

    @model_validator(mode="after")
    def _server_is_reached(self) -> Self:
        if self.server == "gitea" and self.api is None:
            raise ValueError(
                "'api' must be the address of the server for 'gitea', got None; add it"
            )
        return self

    @property
    def hosts(self) -> str:
        """All hosts of previews, as a pattern."""
        return f"*.{self.domain}"

    @property
    def delivery(self) -> str:
        """Namespace of Argo CD."""
        return self.application_sets.connections.end.namespace

    @property
    def token(self) -> SecretRef:
        """The Secret with the token, which a person gives."""
        return SecretRef(
            name=self.token_secret,
            keys=(TOKEN,),
            values={TOKEN: "given"},
            labels={SECRET_TYPE: "scm-creds"},
        )


def space_of(team: str, number: str = NUMBER) -> str:
    """Return the name of the namespace of a preview."""
    return f"{team}-pr-{number}"


def connect(team: str, props: TeamPreviewsProps) -> None:
    """Let the ApplicationSet controller call the Git server."""
    calls = props.application_sets.connections
    reason = f"Pull requests of team {team}"
    if props.git_server:
        calls.allow_to(props.git_server, reason=reason)
    elif isinstance(props.application_sets, HelmPods):
        port = url_port(props.api or "https://")
        name = f"git-of-{team}"
        calls.allow_to_outside(port, networks=policies.EVERYWHERE, name=name, reason=reason)


def let_in(team: str, ports: Sequence[int], pods: HelmPods, labels: dict[str, str]) -> None:
    """Let an entrance of the platform call the pods of all previews of a team.

    Their namespaces come and go, so it is by their label.
    """
    end, space = pods.connections.end, space_of(team)
    name = f"{end.name}-to-previews-of-{team}"
    reason = f"Requests that routes of previews of {team} lead there"
    peer = k8s.NetworkPolicyPeer(
        namespace_selector=k8s.LabelSelector(match_labels={PREVIEWS: team}),
        pod_selector=k8s.LabelSelector(),
    )
    policy = policies.policy(
        policies.metadata(name, end.namespace, labels, reason),
        end,
        "egress",
        [peer],
        policies.ports(ports),
    )
    target = DeclaredEnd(namespace=space, name=space, labels={}, owned=False)
    flow = DeclaredFlow(
        source=str(end), target=str(target), ports=tuple(ports), half="egress", peer=target
    )
    pods.add({name: manifest(policy)}, Declarations(flows=[flow]))


def application_spec(project: str, namespace: str, source: Json) -> Manifest:
    """Return the spec of an Application, of a preview or of its contents."""
    return {
        "project": project,
        "destination": {"server": THIS_CLUSTER, "namespace": namespace},
        "source": source,
        "syncPolicy": rendered(
            sync_policy(5, longest_pause="1m", options=["ServerSideApply=true"])
        ),
    }


def helm(**values: str) -> Json:
    """Return the field `helm` of a source, with these values as texts."""
    return {
        "parameters": [
            {"name": name, "value": value, "forceString": True} for name, value in values.items()
        ]
    }


def application_set(
    team: str, props: TeamPreviewsProps, *, prefix: str, project: str, chart: Json, wave: int
) -> Manifest:
    """Return the ApplicationSet of a team, in a wave, by the source of the chart of previews."""
    asked: dict[str, Json] = {
        "labels": [props.label],
        "tokenRef": {"secretName": props.token_secret, "key": TOKEN},
        **({"api": props.api} if props.api else {}),
    }
    if props.server == "gitlab":
        asked |= {"project": props.repository, "pullRequestState": "opened"}
    else:
        owner, _, repository = props.repository.partition("/")
        asked |= {"owner": owner, "repo": repository}
    generator = {props.server: asked, "requeueAfterSeconds": props.interval_seconds}
    # Number and branch are the only texts of a pull request that go anywhere.
    source = {**chart, "helm": helm(team=team, number="{{.number}}", branch="{{.branch}}")}
    name = space_of(f"{prefix}{team}", "{{.number}}")
    reason = {"kind ApplicationSet": "Previews of pull requests, in a project of their own"}
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "ApplicationSet",
        "metadata": {
            "name": f"{prefix}{team}-previews",
            "namespace": props.delivery,
            # A Git server that is away must hold up nothing of the platform.
            "annotations": {SYNC_WAVE: str(wave), **IGNORE_HEALTH, **privileges(reason)},
        },
        "spec": {
            "goTemplate": True,
            "goTemplateOptions": ["missingkey=error"],
            "generators": [{"pullRequest": generator}],
            "template": {
                "metadata": {"name": name, "finalizers": [CASCADE]},
                "spec": application_spec(project, props.delivery, source),
            },
        },
    }
