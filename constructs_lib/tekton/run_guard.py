"""A guard of what runs may be; emits a ValidatingAdmissionPolicy and its binding."""

from constructs import Construct

from constructs_lib.kube.label_keys import NAMESPACE, labels
from constructs_lib.kube.names import DnsLabel, ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.tekton_servers import PIPELINES_CONTROLLER
from constructs_lib.props.arguments import checked_argument
from constructs_lib.tekton.pipeline import CACHES, RUN
from constructs_lib.tekton.pipeline_runs import CHECK, CHECKS_CLASS, POD_TEMPLATE, PULL_REQUESTS
from constructs_lib.tree.admission import AdmissionPolicy, cel, validations
from constructs_lib.tree.api_objects import context_of, path_of

REASON = "; start a PipelineRun as the TriggerTemplate of its Pipeline does (docs/cicd.md)"
"""End of each message."""

RUN_FIELDS = (
    *("pipelineRef", "params", "taskRunTemplate", "taskRunSpecs"),
    *("timeouts", "workspaces", "status"),
)
"""Fields of a run; `status` cancels it."""


class RunGuard(AdmissionPolicy):
    """A policy, named after its id, for runs of all users in one namespace.

    A run names a Pipeline of the namespace, has the ServiceAccount of that, and pods and volumes as
    `pipeline_run` states them. It brings no steps of its own, so who may create runs, as the
    webhook handler may, can mount no Secret. TaskRuns are Tekton's alone.
    """

    def __init__(
        self, scope: Construct, id: str, *, namespace: DnsLabel, tekton_namespace: DnsLabel
    ) -> None:
        """Create the objects, for runs in a namespace and Tekton's controller in another one."""
        context = context_of(scope, id, ObjectName, namespace=id)
        path = path_of(scope, id)
        checked_argument(path, "namespace", DnsLabel, namespace)
        checked_argument(path, "tekton_namespace", DnsLabel, tekton_namespace)
        metadata = k8s.ObjectMeta(name=id, labels=labels(context, id, "pipeline"))
        super().__init__(scope, id, metadata, _spec(namespace, tekton_namespace))


def _spec(namespace: str, tekton_namespace: str) -> k8s.ValidatingAdmissionPolicySpec:
    controller = f"system:serviceaccount:{tekton_namespace}:{PIPELINES_CONTROLLER}"
    claims = f"{cel({**CACHES})}[each.name] + (variables.isCheck ? {cel(PULL_REQUESTS)} : '')"
    checks = {"priorityClassName": CHECKS_CLASS}
    conditions = {
        "runs steps of its own": "object.kind == 'PipelineRun' && "
        f"object.spec.all(key, key in {cel(RUN_FIELDS)}) && has(object.spec.pipelineRef) && "
        "object.spec.pipelineRef.all(key, key in ['name', 'apiVersion'])",
        "has another ServiceAccount than its Pipeline": "object.kind != 'PipelineRun' || "
        "(object.spec.taskRunTemplate.all(key, key in ['serviceAccountName', 'podTemplate']) && "
        "object.spec.taskRunTemplate.serviceAccountName == variables.pipeline)",
        "has pods of its own": "object.kind != 'PipelineRun' || "
        "(object.spec.taskRunTemplate.podTemplate.?automountServiceAccountToken"
        ".orValue(true) == false && "
        "has(object.spec.taskRunTemplate.podTemplate.priorityClassName) == variables.isCheck && "
        "object.spec.taskRunTemplate.podTemplate.all(key, key in variables.pod && "
        "object.spec.taskRunTemplate.podTemplate[key] == variables.pod[key]) && "
        "object.spec.?taskRunSpecs.orValue([]).all(each, "
        "each.all(key, key in ['pipelineTaskName', 'podTemplate']) && "
        f"each.podTemplate == {cel({'hostUsers': False})}))",
        "has volumes of its own": "object.kind != 'PipelineRun' || "
        "object.spec.?workspaces.orValue([]).all(each, "
        f"each.name == {cel(RUN)} ? "
        "each.all(key, key in ['name', 'volumeClaimTemplate']) : "
        "(each.all(key, key in ['name', 'persistentVolumeClaim']) && "
        f"each.persistentVolumeClaim.claimName == {claims}))",
    }
    return k8s.ValidatingAdmissionPolicySpec(
        # If an expression cannot be evaluated, as where a field is missing, nothing runs.
        failure_policy="Fail",
        match_constraints=k8s.MatchResources(
            namespace_selector=k8s.LabelSelector(match_labels={NAMESPACE: namespace}),
            resource_rules=[
                k8s.NamedRuleWithOperations(
                    api_groups=["tekton.dev"],
                    api_versions=["*"],
                    operations=["CREATE", "UPDATE"],
                    resources=["pipelineruns", "taskruns", "customruns"],
                    scope="*",
                )
            ],
        ),
        match_conditions=[
            k8s.MatchCondition(
                name="not-by-tekton",
                expression="request.resource.resource != 'taskruns' || "
                f"request.userInfo.username != {cel(controller)}",
            ),
            # Tekton marks runs, also those of a time before the guard.
            k8s.MatchCondition(
                name="not-the-same",
                expression="request.operation != 'UPDATE' || object.spec != oldObject.spec",
            ),
        ],
        variables=[
            k8s.Variable(name="pipeline", expression="object.spec.?pipelineRef.?name.orValue('')"),
            k8s.Variable(name="isCheck", expression=f"variables.pipeline.endsWith({cel(CHECK)})"),
            k8s.Variable(name="pod", expression=cel({**POD_TEMPLATE, **checks})),
        ],
        validations=validations(
            {f"object.kind + ' {problem}{REASON}'": each for problem, each in conditions.items()}
        ),
    )
