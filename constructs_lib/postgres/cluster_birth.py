"""What a PostgreSQL cluster is born from: its last proven backup, or nothing.

Emits a policy that completes a new Cluster, a CronJob that tells it what is proven, and a policy
that refuses a Cluster that was not completed.
"""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.core.admission import AdmissionPolicy, Cel, cel
from constructs_lib.core.api_objects import context_of, part
from constructs_lib.core.cron_job import CronJobName
from constructs_lib.core.fields import ObjectName
from constructs_lib.core.labels import NAMESPACE, STAYS, labels, privileges
from constructs_lib.core.manifests import Manifest, manifest
from constructs_lib.core.package_files import package_scripts
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.secret_ref import SecretRef
from constructs_lib.core.structs import k8s
from constructs_lib.postgres import cluster_objects as objects
from constructs_lib.postgres.cluster_props import PostgresClusterProps
from constructs_lib.workloads.container import mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.role import PolicyRule
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.volumes import VolumeProps

SCRIPTS = ("birth.py", "compare.sh", "mark.sh")
"""Scripts of the jobs of a cluster."""

RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="200m", memory_request="32Mi", memory_limit="128Mi"
)
"""CPU and memory of the job, which asks the object store twice and ends."""


SERVER = Cel("params.data.server")
"""Server of the last proven backup, empty where there is none."""

NEXT = Cel("params.data.next")
"""Server under whose name the new cluster archives, which no other ever had."""


class ClusterBirth(ScheduledJob):
    """The job, named after its id, and the policy that completes a new Cluster.

    Git cannot know what is proven, so the Cluster in Git has no bootstrap. When it is created, and
    only then, the policy adds it, together with the archive, from the ConfigMap of the job's name.
    Without the ConfigMap nothing is created: what the bucket holds is not known yet. Without the
    policy a `BirthGuard` refuses the Cluster. One that states its own bootstrap is left alone.
    """

    policy: ApiObject = part("Policy")
    """The MutatingAdmissionPolicy."""
    binding: ApiObject = part("Binding")
    """Its binding to the ConfigMap."""
    scripts: ApiObject = part("Scripts")
    """The ConfigMap with the scripts of this job and of drills."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PostgresClusterProps,
        *,
        name: str,
        login: SecretRef,
    ) -> None:
        """Create the objects for the Cluster of that name. `login` opens its bucket."""
        context = context_of(scope, id, CronJobName, props, PostgresClusterProps)
        self.environment = _environment(props, context.namespace, name, login)
        """Variables by which the script finds the cluster and its bucket."""
        self.scripts_name = f"{name}-scripts"
        """Name of the ConfigMap with the scripts."""
        self.records = PolicyRule(
            resources=["configmaps"],
            verbs=["create", "get", "patch"],
            resource_names=[id],
            reason="Records what a cluster is born from",
        )
        """Right to write the ConfigMap."""
        job = ScheduledJobProps(
            image=props.birth_image,
            command=["python", "/scripts/birth.py", "record"],
            environment=self.environment,
            mounts=mounts_of({"scripts": "/scripts"}),
            resources=RESOURCES,
            pod=PodProps(
                volumes={"scripts": VolumeProps(config_map=self.scripts_name, items=SCRIPTS)},
                role=[self.records],
                role_reason="Records what a cluster is born from",
            ),
            # A new cluster waits for the first run; afterwards the drill records as well.
            schedule="*/5 * * * *",
            deadline_seconds=240,
        )
        super().__init__(scope, id, job, component="birth", container_name="birth")
        scripts = k8s.ConfigMap(
            metadata=k8s.ObjectMeta(
                name=self.scripts_name, namespace=self.namespace, labels=self.labels
            ),
            data=package_scripts("postgres", SCRIPTS),
        )
        policy = f"{self.namespace}-{id}"

        def metadata(kind: str) -> k8s.ObjectMeta:
            reason = {f"kind {kind}": "Completes the Cluster of this name when it is created"}
            # A server of Kubernetes 1.36 that lost its last policy with such parameters finds those
            # of no later one before it is restarted.
            annotations = {**STAYS, **privileges(reason)}
            return k8s.ObjectMeta(name=policy, labels=self.labels, annotations=annotations)

        binding = k8s.MutatingAdmissionPolicyBindingSpec(
            policy_name=policy,
            param_ref=k8s.ParamRef(
                name=id, namespace=self.namespace, parameter_not_found_action="Deny"
            ),
        )
        self.add(
            {
                "Scripts": manifest(scripts),
                "Policy": manifest(
                    k8s.MutatingAdmissionPolicy(
                        metadata=metadata("MutatingAdmissionPolicy"),
                        spec=_policy(props, self.namespace, name),
                    )
                ),
                "Binding": manifest(
                    k8s.MutatingAdmissionPolicyBinding(
                        metadata=metadata("MutatingAdmissionPolicyBinding"), spec=binding
                    )
                ),
            }
        )


def _environment(
    props: PostgresClusterProps, namespace: str, name: str, login: SecretRef
) -> dict[str, EnvironmentValue]:
    return {
        "NAME": name,
        "NAMESPACE": namespace,
        "ENDPOINT": props.store.endpoint,
        "BUCKET": props.store.bucket,
        "REGION": props.store.region,
        **{key: login.key(key) for key in login.keys},
    }


def _policy(
    props: PostgresClusterProps, namespace: str, name: str
) -> k8s.MutatingAdmissionPolicySpec:
    archived: list[Manifest] = [
        {
            "name": objects.PLUGIN,
            "isWALArchiver": True,
            "parameters": objects.archive(name, NEXT),
        }
    ]
    backup = {"name": objects.PLUGIN, "parameters": objects.archive(name, SERVER)}
    empty = {
        "bootstrap": objects.empty_database(props),
        "externalClusters": objects.imported_server(props),
    }
    restored = {
        "bootstrap": objects.restored_database(props),
        "externalClusters": [{"name": objects.ORIGIN, "plugin": backup}],
    }
    expression = (
        f"{_patch({'plugins': archived})} + "
        f"({cel(SERVER)} == '' ? {_patch(empty)} : {_patch(restored)})"
    )
    return k8s.MutatingAdmissionPolicySpec(
        failure_policy="Fail",
        reinvocation_policy="Never",
        param_kind=k8s.ParamKind(api_version="v1", kind="ConfigMap"),
        match_constraints=k8s.MatchResources(
            namespace_selector=k8s.LabelSelector(match_labels={NAMESPACE: namespace}),
            resource_rules=[
                k8s.NamedRuleWithOperations(
                    api_groups=[objects.GROUP],
                    api_versions=["v1"],
                    operations=["CREATE"],
                    resources=["clusters"],
                    resource_names=[name],
                    # The server's default. The server adds it inside a list, where Argo CD may see
                    # a diff.
                    scope="Namespaced",
                )
            ],
        ),
        match_conditions=[
            k8s.MatchCondition(name="states-no-bootstrap", expression="!has(object.spec.bootstrap)")
        ],
        mutations=[
            k8s.Mutation(patch_type="JSONPatch", json_patch=k8s.JSONPatch(expression=expression))
        ],
    )


def _patch(spec: Manifest) -> str:
    """Return a CEL list of JSON patches that add fields of the spec."""
    patches = (
        f'JSONPatch{{op: "add", path: "/spec/{field}", value: {cel(value)}}}'
        for field, value in spec.items()
    )
    return f"[{', '.join(patches)}]"


class BirthGuard(AdmissionPolicy):
    """A policy, named after its id, that refuses a new `PostgresCluster` without its archive.

    The policy that completes a Cluster is delivered together with it, and may come into force
    later: then the operator would make an empty database of another name, without backups. This
    one is delivered before, with the operator. What is refused is applied again.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        """Create the objects."""
        context = context_of(scope, id, ObjectName, namespace=id)
        metadata = k8s.ObjectMeta(
            name=id, labels=labels(context, id, "birth-guard"), annotations=STAYS
        )
        spec = k8s.ValidatingAdmissionPolicySpec(
            failure_policy="Fail",
            match_constraints=k8s.MatchResources(
                object_selector=k8s.LabelSelector(match_labels={objects.COMPLETED: "true"}),
                resource_rules=[
                    k8s.NamedRuleWithOperations(
                        api_groups=[objects.GROUP],
                        api_versions=["v1"],
                        operations=["CREATE"],
                        resources=["clusters"],
                        # The server's default. The server adds it inside a list, where Argo CD may
                        # see a diff.
                        scope="*",
                    )
                ],
            ),
            validations=[
                k8s.Validation(
                    expression="has(object.spec.plugins)",
                    message=(
                        "the policy that says what a new cluster is born from is not in force "
                        "yet; apply the Cluster again, or state its bootstrap and plugins"
                    ),
                )
            ],
        )
        super().__init__(scope, id, metadata, spec)
