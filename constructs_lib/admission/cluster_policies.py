"""Rules of the library as policies of admission, for all that anybody writes to a cluster."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from constructs import Construct

from constructs_lib.admission.objects import BUDGETS, EFFECT, NAMESPACES, PATHS, VOLUMES
from constructs_lib.admission.pair import Pair, one_line, texts
from constructs_lib.admission.pods import DIGESTS, PINNED, PORTS, RESOURCES
from constructs_lib.admission.privileges import PRIVILEGED
from constructs_lib.admission.rights import RIGHTS, TOKENS
from constructs_lib.core.admission import AdmissionPolicy
from constructs_lib.core.api_objects import Group, context_of
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, ObjectName
from constructs_lib.core.labels import NAMESPACE, labels
from constructs_lib.core.props import Props
from constructs_lib.core.structs import k8s
from constructs_lib.core.validation import matching, text_field

PAIRS = (
    *(PINNED, DIGESTS, RESOURCES, PORTS, NAMESPACES, PRIVILEGED, VOLUMES, RIGHTS, TOKENS, PATHS),
    *(BUDGETS, EFFECT),
)
"""Rules that CEL can say of one object."""

RuleName = Literal[
    "budgets_let_pods_go",
    "containers_state_resources",
    "images_are_pinned",
    "namespaces_are_restricted",
    "paths_are_plain",
    "policies_have_effect",
    "privileges_have_reasons",
    "probes_find_their_ports",
    "rights_are_narrow",
    "tokens_have_reasons",
    "volumes_spare_the_nodes",
]
"""A rule that is one of the policies, whatever the props."""

AccountName = Annotated[
    str,
    text_field(
        "a namespace and a ServiceAccount of it, such as 'longhorn-system/longhorn'",
        matching(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-.a-z0-9]*[a-z0-9])?", 317),
    ),
]
"""A ServiceAccount with its namespace."""

NameBeginning = Annotated[
    str,
    text_field("the beginning of a name", matching(r"[A-Za-z0-9][-A-Za-z0-9:.]*", 253)),
]
"""Beginning of the names of objects."""

OF_THE_CLUSTER = ("kube-node-lease", "kube-public", "kube-system")
"""Namespaces that no policy looks at."""

USERS = ("system:apiserver", "system:kube-controller-manager", "system:kube-scheduler")
"""The cluster's own programs, to which no policy applies."""

GROUPS = ("system:nodes", "system:serviceaccounts:kube-system")
"""Their groups. The second holds the controllers that make pods of templates."""


class ClusterPoliciesProps(Props):
    """Properties for `ClusterPolicies`."""

    action: Literal["Deny", "Warn", "Audit"] = "Deny"
    """What happens to an object that breaks a rule: it is refused, or admitted with a warning to
    whoever writes it, or with an annotation in the audit log. Only a refusal is seen where a
    program writes the object; begin with `Warn` where charts are installed.
    """

    requires_digests: bool = False
    """Whether images need digests, too: rule `images_have_digests`."""

    rules_left_out: Annotated[Sequence[RuleName], DISTINCT] = ()
    """Rules without a policy."""

    namespaces_left_out: Annotated[Sequence[DnsLabel], DISTINCT] = ()
    """Namespaces whose objects are not looked at, such as those of charts and operators. Those of
    the cluster's own programs (`kube-…`) never are.
    """

    accounts_left_out: Annotated[Sequence[AccountName], DISTINCT] = ()
    """ServiceAccounts that may write any object, as `namespace/name`, such as a provisioner of
    volumes on nodes.
    """

    cluster_objects_left_out: Annotated[Sequence[NameBeginning], DISTINCT] = ()
    """Beginnings of the names of objects without a namespace that are not looked at, such as
    ClusterRoles of charts.
    """


class ClusterPolicies(Group):
    """A ValidatingAdmissionPolicy with its binding for each rule that CEL can say of one object.

    They apply to whatever is written to the cluster, by whomever, with the words of the rules. Each
    is named after its rule, as `images-are-pinned`. An object that was there before can be changed
    and deleted: it is refused only what the change adds. No policy looks at requests of the
    cluster's own programs, so that pods of former workloads are made anew.

    What cannot be evaluated is refused. The API server evaluates the policies by itself, so none
    is ever out of reach. They need Kubernetes 1.35 or newer.
    """

    def __init__(self, scope: Construct, id: str, props: ClusterPoliciesProps) -> None:
        """Create the objects."""
        context = context_of(scope, id, ObjectName, props, ClusterPoliciesProps, namespace=id)
        super().__init__(scope, id)
        own_labels = labels(context, id, "cluster-policies")
        self.policies: Sequence[AdmissionPolicy] = [
            AdmissionPolicy(
                self,
                pair.name,
                k8s.ObjectMeta(name=pair.name, labels=own_labels),
                _spec(pair, props),
                action=props.action,
            )
            for pair in PAIRS
            if pair.rule.__name__ not in props.rules_left_out
            and (pair is not DIGESTS or props.requires_digests)
        ]
        """Policies with their bindings, one for each rule."""


def _spec(pair: Pair, props: ClusterPoliciesProps) -> k8s.ValidatingAdmissionPolicySpec:
    others = k8s.LabelSelectorRequirement(
        key=NAMESPACE, operator="NotIn", values=[*OF_THE_CLUSTER, *props.namespaces_left_out]
    )
    return k8s.ValidatingAdmissionPolicySpec(
        failure_policy="Fail",
        match_constraints=k8s.MatchResources(
            namespace_selector=k8s.LabelSelector(match_expressions=[others]),
            resource_rules=[
                k8s.NamedRuleWithOperations(
                    api_groups=[group],
                    api_versions=["*"],
                    operations=["CREATE", "UPDATE"],
                    resources=list(resources),
                    scope="*",
                )
                for group, resources in pair.resources.items()
            ],
        ),
        match_conditions=[
            k8s.MatchCondition(name=name, expression=one_line(expression))
            for name, expression in _conditions(props)
        ],
        variables=[
            k8s.Variable(name=name, expression=one_line(expression))
            for name, expression in {
                "title": """object.kind + " " + (has(object.metadata.namespace)
                    ? object.metadata.namespace + "/" : "")
                    + object.metadata.?name.orValue("")""",
                # Without a type, since each kind has other fields.
                "versions": """(oldObject == null ? [object] : [object, oldObject])
                    .map(each, dyn(each))""",
                "findings": f"variables.versions.map(it, {pair.findings})",
                # What an object had before hinders no change of it.
                "added": """variables.findings[0].filter(each,
                    variables.findings.size() == 1 || !(each in variables.findings[1]))""",
            }.items()
        ],
        validations=[
            k8s.Validation(
                expression="variables.added.size() == 0",
                message_expression="string(variables.added[0])",
                reason="Forbidden",
            )
        ],
    )


def _conditions(props: ClusterPoliciesProps) -> Iterator[tuple[str, str]]:
    users = [*USERS, *(f"system:serviceaccount:{_user(each)}" for each in props.accounts_left_out)]
    yield (
        "not-of-the-cluster",
        f"""!(request.userInfo.username in {texts(users)}) &&
            !request.userInfo.?groups.orValue([]).exists(each, each in {texts(GROUPS)})""",
    )
    if props.cluster_objects_left_out:
        yield (
            "not-left-out",
            f"""has(object.metadata.namespace) || !{texts(props.cluster_objects_left_out)}
                .exists(each, object.metadata.?name.orValue("").startsWith(each))""",
        )


def _user(account: str) -> str:
    return account.replace("/", ":")
