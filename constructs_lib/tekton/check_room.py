"""Room for the pods of pull requests; emits a PriorityClass and a ResourceQuota."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib.core.api_objects import ApiObjects, context_of
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.labels import labels, privileges
from constructs_lib.core.manifests import manifest
from constructs_lib.core.resources import Pods
from constructs_lib.core.structs import k8s
from constructs_lib.tekton.runs import CHECKS_CLASS
from constructs_lib.workloads.quota import quota_of

PRIORITY = -1000
"""Priority of these pods: below the default, 0."""


def room_for_checks(scope: Construct, id: str, pods: Sequence[Pods]) -> ApiObjects:
    """Give pods of pull requests a quota of their own, so that they hold up no deployment."""
    context = context_of(scope, id, DnsLabel)
    quota = quota_of(pods, with_deadline_only=True, only_priority_class=CHECKS_CLASS)
    own = labels(context, id, "pipeline")
    priority = k8s.PriorityClass(
        metadata=k8s.ObjectMeta(
            name=CHECKS_CLASS,
            labels=own,
            annotations=privileges({"kind PriorityClass": "Other pods come before pull requests"}),
        ),
        description="Checks of pull requests, which make room for all other pods",
        value=PRIORITY,
        preemption_policy="Never",
    )
    metadata = k8s.ObjectMeta(name=quota.name, namespace=context.namespace, labels=own)
    bound = k8s.ResourceQuota(metadata=metadata, spec=quota.spec())
    return ApiObjects(scope, id, {"Priority": manifest(priority), "Quota": manifest(bound)})
