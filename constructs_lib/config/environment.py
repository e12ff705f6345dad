"""Environment variables of containers: text, and values of Secrets and ConfigMaps."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated

from cdk8s_plus_27 import k8s
from pydantic import Discriminator, Tag

from constructs_lib.config.config_map import ConfigMapKey
from constructs_lib.config.secret_ref import SecretKey
from constructs_lib.core.declarations import DeclaredSecret


def _kind(value: object) -> str | None:
    """Returns the tag of the type that checks a value, so that a mistake is one error, not three.

    Like pydantic's own `[key]` a tag has brackets, which tell it from the keys in the place of an
    error.
    """
    if isinstance(value, str):
        return "[text]"
    # Settings hold plain data, and so never a ConfigMap, which is a construct.
    if isinstance(value, SecretKey | Mapping):
        return "[secret]"
    return "[config map]" if isinstance(value, ConfigMapKey) else None


EnvironmentValue = Annotated[
    Annotated[str, Tag("[text]")]
    | Annotated[SecretKey, Tag("[secret]")]
    | Annotated[ConfigMapKey, Tag("[config map]")],
    Discriminator(
        _kind,
        custom_error_type="environment_value",
        custom_error_message=(
            "Input should be text (a number in quotes) or a value of a Secret or ConfigMap"
        ),
    ),
]
"""Value of an environment variable."""


def env_vars(environment: Mapping[str, EnvironmentValue]) -> list[k8s.EnvVar] | None:
    """Returns the variables for a container, None where there are none."""
    return [
        k8s.EnvVar(name=name, value=value)
        if isinstance(value, str)
        else k8s.EnvVar(name=name, value_from=value.source())
        for name, value in environment.items()
    ] or None


def declared_secrets(values: Iterable[EnvironmentValue], namespace: str) -> list[DeclaredSecret]:
    """Returns the entries of the platform's list of needed Secrets."""
    return [value.secret.declaration(namespace) for value in values if isinstance(value, SecretKey)]


def checksum_annotation(values: Iterable[EnvironmentValue]) -> dict[str, str] | None:
    """Returns the annotation of a pod template that makes new pods when a ConfigMap changes.

    Environment variables do not follow a ConfigMap by themselves. None where no value is of one.
    """
    checksums = {value.config_map.checksum for value in values if isinstance(value, ConfigMapKey)}
    if not checksums:
        return None
    return {"checksum/config": hashlib.sha256("".join(sorted(checksums)).encode()).hexdigest()}
