"""Environment variables of containers: text, and one or all values of a Secret or ConfigMap."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Discriminator, Tag, model_validator

from constructs_lib.kube.names import EnvName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import VariableText
from constructs_lib.kube.validation import only_one_of
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretKey, SecretRef
from constructs_lib.workloads.config_map import ConfigMapKey, ConfigMapRef, name_of


def _kind(value: object) -> str | None:
    """Return the tag of the type to check a value with, so that a mistake gives only one error.

    Tags have brackets, like pydantic's own `[key]`, to tell them from the keys in the location of
    an error.
    """
    if isinstance(value, str):
        return "[text]"
    if isinstance(value, ConfigMapKey) or (isinstance(value, Mapping) and "config_map" in value):
        return "[config map]"
    return "[secret]" if isinstance(value, SecretKey | Mapping) else None


EnvironmentValue = Annotated[
    Annotated[VariableText, Tag("[text]")]
    | Annotated[SecretKey, Tag("[secret]")]
    | Annotated[ConfigMapKey, Tag("[config map]")],
    Discriminator(
        _kind,
        custom_error_type="environment_value",
        custom_error_message=("Input should be text or a value of a Secret or ConfigMap"),
    ),
]
"""Value of an environment variable."""


class EnvironmentSource(Props):
    """A Secret or ConfigMap whose values all become environment variables."""

    secret: SecretRef | None = None
    """Secret with the values. None: they are in a ConfigMap."""

    config_map: ConfigMapRef | None = None
    """ConfigMap with the values: the construct, or its name. None: they are in a Secret."""

    prefix: EnvName | None = None
    """Prefix of the variable names, before the keys. None: the names are the keys."""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        only_one_of(self, "secret", "config_map")
        return self

    def source(self) -> k8s.EnvFromSource:
        """Return the source for a container."""
        return k8s.EnvFromSource(
            prefix=self.prefix,
            secret_ref=k8s.SecretEnvSource(name=self.secret.name) if self.secret else None,
            config_map_ref=k8s.ConfigMapEnvSource(name=name_of(self.config_map))
            if self.config_map
            else None,
        )


def env_vars(environment: Mapping[str, EnvironmentValue]) -> list[k8s.EnvVar]:
    """Return the variables for a container."""
    return [
        # The API server leaves an empty text out, which is the default.
        k8s.EnvVar(name=name, value=value or None)
        if isinstance(value, str)
        else k8s.EnvVar(name=name, value_from=value.source())
        for name, value in environment.items()
    ]
