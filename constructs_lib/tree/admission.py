"""A ValidatingAdmissionPolicy that denies, with its binding: the base of guards."""

import json
from collections.abc import Mapping

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.manifests import Json, manifest
from constructs_lib.kube.structs import k8s
from constructs_lib.tree.api_objects import ApiObjects, part


class AdmissionPolicy(ApiObjects):
    """A ValidatingAdmissionPolicy, named after its id, and the binding that enforces it."""

    policy: ApiObject = part("Resource")
    """The ValidatingAdmissionPolicy."""
    binding: ApiObject = part("Binding")
    """The ValidatingAdmissionPolicyBinding."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        metadata: k8s.ObjectMeta,
        spec: k8s.ValidatingAdmissionPolicySpec,
    ) -> None:
        policy = k8s.ValidatingAdmissionPolicy(metadata=metadata, spec=spec)
        binding = k8s.ValidatingAdmissionPolicyBinding(
            metadata=metadata,
            spec=k8s.ValidatingAdmissionPolicyBindingSpec(
                policy_name=id, validation_actions=["Deny"]
            ),
        )
        super().__init__(scope, id, {"Resource": manifest(policy), "Binding": manifest(binding)})


def validations(expressions: Mapping[str, str]) -> list[k8s.Validation]:
    """Return validations from CEL expressions by their CEL messages."""
    return [
        k8s.Validation(expression=expression, message_expression=said, reason="Forbidden")
        for said, expression in expressions.items()
    ]


def cel(value: Json) -> str:
    """Return plain data as CEL, each element in `dyn()`, so that types may differ."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: dyn({cel(v)})" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(f"dyn({cel(each)})" for each in value) + "]"
    return json.dumps(value)
