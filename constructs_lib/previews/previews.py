"""Previews of the open pull requests of a repository, made and removed by a job.

Emits a CronJob with its rights and their guard, and a ConfigMap with the template of a preview.
"""

from dataclasses import replace
from typing import Annotated

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib._package_files import package_text
from constructs_lib.kube.addresses import git_port
from constructs_lib.kube.declarations import Declarations, DeclaredObject
from constructs_lib.kube.default_images import PYTHON_IMAGE
from constructs_lib.kube.label_keys import PREVIEWS, labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import DnsLabel, DnsSubdomain
from constructs_lib.kube.schedules import CronSchedule
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import matching, shown, text_field
from constructs_lib.network import policies
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.previews.guard import PreviewGuard, rights
from constructs_lib.previews.template import (
    NUMBER,
    Contents,
    Preview,
    Tls,
    resources_of,
    template_text,
)
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tekton.repository import HttpAddress, api_url
from constructs_lib.tree.api_objects import ApiObjects, Context, Group, context_of, path_of
from constructs_lib.tree.reading import read_tree
from constructs_lib.workloads.config_map import ConfigMap, ConfigMapProps
from constructs_lib.workloads.container import mounts_of
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.namespace import ResourceQuotaProps
from constructs_lib.workloads.nginx_controller import NGINX
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.role import PolicyRule
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.volumes import VolumeProps

PreviewName = Annotated[
    DnsLabel,
    text_field(
        "a name of at most 40 characters, which begins with a letter, since it begins names of "
        "namespaces",
        matching("[a-z].*", 40),
    ),
]
"""Name of previews."""

READY_SECONDS = 900
"""Seconds after which a preview that is not up is told to have failed, if nothing says why."""

LONGEST_SECONDS = 900
"""Longest time of a run: a hundred previews are made within minutes."""


class PreviewsProps(Props):
    """Properties for `Previews`."""

    repository: HttpAddress
    """Address of the repository on GitHub or Gitea, at which pods reach it."""

    login: SecretRef
    """Secret with `username` and `password` of a user that may read the repository and comment on
    its pull requests. More should not be allowed to it.
    """

    domain: DnsSubdomain
    """Domain of the previews: that of pull request 7 is served at `pr-7.` and it. Its names must
    lead to the entrance, and belong to these previews alone.
    """

    quota: ResourceQuotaProps
    """The most that the pods of one preview may use. No default: only the caller knows them."""

    limit: int = Field(default=10, ge=1, le=1000)
    """Most previews at once, which bounds the sum of their quotas. Others wait."""

    deadline_hours: int = Field(default=72, ge=1, le=8760)
    """Hours after which a preview is removed, counted from when it was made of the newest commit.
    72 leave time for a weekend. A push renews them.
    """

    tls: Tls = None
    """Place where TLS ends, by a certificate for all names of the domain: at the entrance, or at a
    load balancer in front of it. A preview has no Secrets. None: plain HTTP.
    """

    schedule: CronSchedule = "*/2 * * * *"
    """Schedule of the job."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="20m", cpu_limit="500m", memory_request="64Mi", memory_limit="256Mi"
    )
    """CPU and memory of the job."""


class Previews(Group):
    """A CronJob, named after its id, that gives each open pull request a preview.

    It is in Namespace `<id>-pr-<number>`, with a quota and a deadline. Pull requests from forks
    have none, since anybody can open them. One comment on each pull request says where the preview
    is, why it failed, or that it was removed.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PreviewsProps,
        *,
        contents: Contents,
        git_server: HelmPods | ExternalPods | None = None,
        entrance: Entrance = NGINX,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the job, and beginning of names of namespaces.
            props: Properties.
            contents: Adds the constructs of a preview to it: `lambda preview: WebService(…)`.
            git_server: Pods that serve the repository. None: a server outside.
            entrance: What serves the previews.
        """
        context = context_of(scope, id, PreviewName, props, PreviewsProps)
        path = path_of(scope, id)
        checked_objects(path, Entrance, entrance=entrance)
        checked_objects(path, HelmPods | ExternalPods | None, git_server=git_server)
        if not callable(contents):
            raise ValueError(
                f"{path}: 'contents' must be a function that takes a Preview, got "
                f"{shown(contents)}; pass one"
            )
        super().__init__(scope, id)
        self.preview = Preview(
            self,
            id,
            domain=props.domain,
            quota=props.quota,
            tls=props.tls,
            entrance=entrance,
        )
        """What one preview consists of, with placeholders."""
        contents(self.preview)
        template = read_tree(self.preview)
        self.template = ConfigMap(
            self,
            f"{id}-template",
            ConfigMapProps(
                data={
                    "template.json": template_text(self.preview.path, template),
                    "previews.py": package_text("previews", "scripts/previews.py"),
                }
            ),
        )
        """The ConfigMap with the objects of a preview, and the script."""
        self.job = self._job(context, id, props)
        """The CronJob."""
        # No other previews of the cluster can have the name, nor the namespaces of this id.
        name = f"{id}-previews"
        resources = resources_of(template.objects)
        self.guard = PreviewGuard(
            self,
            name,
            name=id,
            namespace=context.namespace,
            memory=f"{id}-previews",
            domain=props.domain,
            resources=resources,
        )
        """The policy that bounds the rights of the job."""
        about = labels(context, id, "previews")
        objects = [DeclaredObject(manifest=each) for each in template.objects]
        self._rights = ApiObjects(
            self,
            "rights",
            rights(name, id, context.namespace, about, resources),
            replace(template.declarations, objects=objects),
        )
        self._connect(props, git_server)
        controller = entrance.controller
        if controller and isinstance(controller.pods, HelmPods):
            self._let_in(controller.pods, template.declarations)

    @property
    def cluster_role(self) -> ApiObject:
        """The ClusterRole of the job."""
        return self._rights.child("ClusterRole")

    @property
    def cluster_role_binding(self) -> ApiObject:
        """The binding of the ClusterRole."""
        return self._rights.child("ClusterRoleBinding")

    def _job(self, context: Context, id: str, props: PreviewsProps) -> ScheduledJob:
        memory = PolicyRule(
            resources=["configmaps"],
            verbs=["get", "create", "patch"],
            resource_names=[f"{id}-previews"],
            reason="Remembers since when previews are there, and what was said of them",
        )
        scheme = "https" if props.tls else "http"
        return ScheduledJob(
            self,
            id,
            ScheduledJobProps(
                image=PYTHON_IMAGE,
                command=["python3", "/previews/previews.py"],
                schedule=props.schedule,
                # The next run does what this one could not.
                starting_deadline_seconds=300,
                deadline_seconds=LONGEST_SECONDS,
                retries=0,
                resources=props.resources,
                environment={
                    "ID": id,
                    "NAMESPACE": context.namespace,
                    "REPOSITORY_URL": api_url(props.repository),
                    "LOGIN": "/secrets/login",
                    "TEMPLATE": "/previews/template.json",
                    "URL": f"{scheme}://{self.preview.host}",
                    "DEADLINE_SECONDS": str(props.deadline_hours * 3600),
                    "LIMIT": str(props.limit),
                    "READY_SECONDS": str(READY_SECONDS),
                },
                mounts=mounts_of({"previews": "/previews", "login": "/secrets/login"}),
                pod=PodProps(
                    volumes={
                        "previews": VolumeProps(config_map=self.template),
                        "login": VolumeProps(secret=props.login),
                    },
                    role=[memory],
                    role_reason="Makes and removes previews of pull requests",
                ),
            ),
            component="previews",
        )

    def _connect(self, props: PreviewsProps, git_server: HelmPods | ExternalPods | None) -> None:
        calls = self.job.connections
        calls.allow_to_api_server(reason="Makes and removes previews")
        reason = "Reads pull requests, and comments on them"
        if git_server:
            calls.allow_to(git_server, reason=reason)
        else:
            calls.allow_to_outside(git_port(props.repository), reason=reason)

    def _let_in(self, pods: HelmPods, template: Declarations) -> None:
        """Let an entrance of the platform call what previews serve, in all their Namespaces."""
        end = pods.connections.end
        previews = k8s.LabelSelector(match_labels={PREVIEWS: self.job.name})
        targets = {str(each): each.labels for each in template.ends}
        rules = []
        for flow in template.flows:
            if flow.source == str(end):
                # Those of one preview only would not fit the others.
                shared = {k: v for k, v in targets[flow.target].items() if NUMBER not in v}
                served = k8s.NetworkPolicyPeer(
                    namespace_selector=previews, pod_selector=k8s.LabelSelector(match_labels=shared)
                )
                ports = policies.ports(flow.ports, flow.protocols)
                rules.append(k8s.NetworkPolicyEgressRule(to=[served], ports=ports))
        name = f"{end.name}-to-previews-of-{self.job.name}"
        metadata = policies.metadata(
            name,
            end.namespace,
            self.job.labels,
            "Requests that routes of previews lead there",
        )
        policy = k8s.NetworkPolicy(
            metadata=metadata,
            spec=k8s.NetworkPolicySpec(
                pod_selector=k8s.LabelSelector(match_labels=dict(end.labels)),
                policy_types=["Egress"],
                egress=rules,
            ),
        )
        pods.add({name: manifest(policy)})
