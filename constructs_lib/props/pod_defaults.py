"""Defaults of all pods of a platform or tier."""

from collections.abc import Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.distinct import duplicates
from constructs_lib.kube.names import DnsSubdomain, LabelKey, LabelValue
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef


def _names_differ(secrets: Sequence[SecretRef], info: ValidationInfo) -> Sequence[SecretRef]:
    for name in duplicates(secret.name for secret in secrets):
        raise ValueError(
            f"'{info.field_name}' must differ in their names, got {name!r} twice; remove one"
        )
    return secrets


PullSecrets = Annotated[Sequence[SecretRef], AfterValidator(_names_differ)]
"""Secrets of type `kubernetes.io/dockerconfigjson`, for pulling images."""


AnyPods = TypeVar("AnyPods", bound="PodDefaults")


class PodDefaults(Props):
    """Settings of all pods of this library's workloads.

    Pods of charts, of a `PostgresCluster` and of Tekton's runs have settings of their own.
    """

    image_pull_secrets: PullSecrets = ()
    """Secrets of type `kubernetes.io/dockerconfigjson`, for pulling images, beside those of what is
    around: a workload has those of its tier and of the platform, too.
    """

    priority_class_name: DnsSubdomain | None = None
    """PriorityClass. None: the class of the enclosing scope, or the cluster's default."""

    node_selector: Mapping[LabelKey, LabelValue] = {}
    """Labels of the nodes that they may run on, beside those of what is around, over which they
    win. Empty: all nodes.
    """

    def merged_into(self, own: AnyPods) -> AnyPods:
        """Return the more specific defaults, completed by these."""
        names = [secret.name for secret in own.image_pull_secrets]
        more = [each for each in self.image_pull_secrets if each.name not in names]
        return own.model_copy(
            update={
                "image_pull_secrets": (*own.image_pull_secrets, *more),
                "priority_class_name": own.priority_class_name or self.priority_class_name,
                "node_selector": {**self.node_selector, **own.node_selector},
            }
        )
