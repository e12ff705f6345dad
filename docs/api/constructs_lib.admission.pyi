# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ClusterPolicies:
    """A ValidatingAdmissionPolicy with its binding for each rule that CEL can say of one object."""
    def __init__(self, scope: Construct, id: str, props: ClusterPoliciesProps) -> None:
        """Create the objects."""
    path = ...
    """Path by which errors name it."""
    policies: Sequence[AdmissionPolicy]
    """Policies with their bindings, one for each rule."""
    scope = ...
    """Construct or Chart around it."""

class ClusterPoliciesProps:
    """Properties for `ClusterPolicies`."""
    accounts_left_out: Annotated[Sequence[AccountName], DISTINCT] = ()
    """ServiceAccounts that may write any object, as `namespace/name`, such as a provisioner of volumes on nodes."""
    action: Literal['Deny', 'Warn', 'Audit'] = 'Deny'
    """What happens to an object that breaks a rule: it is refused, or admitted with a warning to whoever writes it, or with an annotation in the audit log."""
    cluster_objects_left_out: Annotated[Sequence[NameBeginning], DISTINCT] = ()
    """Beginnings of the names of objects without a namespace that are not looked at, such as ClusterRoles of charts."""
    namespaces_left_out: Annotated[Sequence[DnsLabel], DISTINCT] = ()
    """Namespaces whose objects are not looked at, such as those of charts and operators."""
    requires_digests: bool = False
    """Whether images need digests, too: rule `images_have_digests`."""
    rules_left_out: Annotated[Sequence[RuleName], DISTINCT] = ()
    """Rules without a policy."""
