"""Rights of the webhook handler: to read its Triggers, and to create runs in one namespace."""

from collections.abc import Mapping

from constructs_lib.core.labels import TOKEN_REASON, privileges
from constructs_lib.core.manifests import Manifest, manifest
from constructs_lib.core.rights import READ
from constructs_lib.core.structs import k8s

TRIGGERS = "triggers.tekton.dev"


def handler_rights(
    name: str, labels: Mapping[str, str], namespace: str, runs_namespace: str
) -> dict[str, Manifest]:
    """Return the ServiceAccount of the handler's pod and its rights, by ids of constructs."""

    def meta(namespace: str | None, annotations: dict[str, str] | None = None) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(
            name=name, namespace=namespace, labels=dict(labels), annotations=annotations
        )

    def role(kind: str) -> k8s.RoleRef:
        return k8s.RoleRef(api_group="rbac.authorization.k8s.io", kind=kind, name=name)

    account = k8s.ServiceAccount(
        metadata=k8s.ObjectMeta(
            name=name,
            namespace=namespace,
            labels=dict(labels),
            annotations={TOKEN_REASON: "Reads its Triggers, and creates runs of Pipelines"},
        ),
        automount_service_account_token=True,
    )
    reading = k8s.PolicyRule(
        api_groups=[TRIGGERS],
        resources=[
            "eventlisteners",
            "interceptors",
            "triggerbindings",
            "triggers",
            "triggertemplates",
        ],
        verbs=list(READ),
    )
    creating = k8s.PolicyRule(
        api_groups=["tekton.dev"], resources=["pipelineruns"], verbs=["create"]
    )
    of_the_cluster = k8s.PolicyRule(
        api_groups=[TRIGGERS],
        resources=["clusterinterceptors", "clustertriggerbindings"],
        verbs=list(READ),
    )
    starts_runs = privileges({"create pipelineruns.tekton.dev": "Starts the run of an event"})
    subjects = [k8s.RbacSubject(kind="ServiceAccount", name=name, namespace=namespace)]
    return {
        "ServiceAccount": manifest(account),
        "Role": manifest(k8s.Role(metadata=meta(namespace), rules=[reading])),
        "RoleBinding": manifest(
            k8s.RoleBinding(metadata=meta(namespace), role_ref=role("Role"), subjects=subjects)
        ),
        "RunsRole": manifest(
            k8s.Role(metadata=meta(runs_namespace, starts_runs), rules=[creating])
        ),
        "RunsRoleBinding": manifest(
            k8s.RoleBinding(metadata=meta(runs_namespace), role_ref=role("Role"), subjects=subjects)
        ),
        "ClusterRole": manifest(k8s.ClusterRole(metadata=meta(None), rules=[of_the_cluster])),
        "ClusterRoleBinding": manifest(
            k8s.ClusterRoleBinding(
                metadata=meta(None), role_ref=role("ClusterRole"), subjects=subjects
            )
        ),
    }
