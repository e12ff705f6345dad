"""A guard against clusters that begin without an archive; emits a policy and its binding."""

from constructs import Construct

from constructs_lib.core.admission import AdmissionPolicy
from constructs_lib.core.api_objects import context_of
from constructs_lib.core.fields import ObjectName
from constructs_lib.core.labels import STAYS, labels
from constructs_lib.core.structs import k8s
from constructs_lib.postgres.cluster_objects import COMPLETED, GROUP


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
                object_selector=k8s.LabelSelector(match_labels={COMPLETED: "true"}),
                resource_rules=[
                    k8s.NamedRuleWithOperations(
                        api_groups=[GROUP],
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
