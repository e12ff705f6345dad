"""Secrets by name: a construct says which one it needs; the values never enter Git."""

from collections.abc import Sequence
from typing import Self

from cdk8s_plus_27 import k8s
from pydantic import Field, model_validator

from constructs_lib._props import DataKey, DnsSubdomain, Props


class SecretRef(Props):
    """A Secret that exists on the cluster in the namespace of the construct that uses it."""

    name: DnsSubdomain
    """Name of the Secret."""

    keys: Sequence[DataKey] = Field(min_length=1)
    """Keys that the Secret must hold."""

    def key(self, key: str) -> "SecretKey":
        """Returns one value of the Secret, for the environment of a container.

        Raises:
            ValidationError: The Secret has no such key.
        """
        return SecretKey(secret=self, key=key)

    def declaration(self, namespace: str) -> dict[str, object]:
        """Returns the entry of the platform's list of needed Secrets."""
        return {"namespace": namespace, "name": self.name, "keys": list(self.keys)}


class SecretKey(Props):
    """One value of a Secret."""

    secret: SecretRef
    """Secret that holds the value."""

    key: DataKey
    """Key of the value in the Secret."""

    @model_validator(mode="after")
    def _key_exists(self) -> Self:
        if self.key not in self.secret.keys:
            raise ValueError(
                f"'key' must be one of the keys of Secret '{self.secret.name}' "
                f"({', '.join(self.secret.keys)}), got {self.key!r}"
            )
        return self

    def source(self) -> k8s.EnvVarSource:
        """Returns the value as the source of an environment variable."""
        return k8s.EnvVarSource(
            secret_key_ref=k8s.SecretKeySelector(name=self.secret.name, key=self.key)
        )
