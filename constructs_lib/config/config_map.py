"""Configuration that is no secret; emits one ConfigMap."""

import hashlib
import json
from collections.abc import Mapping
from typing import Self

from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.core.api_objects import ApiObjects, context_of, manifest
from constructs_lib.core.fields import DataKey, DnsSubdomain
from constructs_lib.core.labels import labels
from constructs_lib.core.props import Props


class ConfigMapProps(Props):
    """Properties for `ConfigMap`."""

    data: Mapping[DataKey, str] = Field(min_length=1)
    """Text by key."""


def checksum(data: Mapping[str, str]) -> str:
    """Returns a text that changes with the data of a ConfigMap, and with nothing else."""
    return hashlib.sha256(json.dumps(dict(data), sort_keys=True).encode()).hexdigest()


class ConfigMap(ApiObjects):
    """A ConfigMap, named like its id; pods that use a value of it are replaced when it changes."""

    def __init__(self, scope: Construct, id: str, props: ConfigMapProps) -> None:
        context = context_of(scope, id, DnsSubdomain, props, ConfigMapProps)
        self.name = id
        self.namespace = context.namespace
        self.data = dict(props.data)
        self.checksum = checksum(self.data)
        metadata = k8s.ObjectMeta(
            name=id, namespace=context.namespace, labels=labels(context, id, "config")
        )
        config_map = k8s.KubeConfigMapProps(metadata=metadata, data=self.data)
        super().__init__(scope, id, {"Resource": manifest(config_map)})

    def key(self, key: str) -> "ConfigMapKey":
        """Returns one value of the ConfigMap, for the environment of a container.

        Raises:
            ValidationError: The ConfigMap has no such key.
        """
        return ConfigMapKey(config_map=self, key=key)


class ConfigMapKey(Props):
    """One value of a ConfigMap."""

    config_map: ConfigMap
    """ConfigMap that holds the value."""

    key: DataKey
    """Key of the value in the ConfigMap."""

    @model_validator(mode="after")
    def _key_exists(self) -> Self:
        if self.key not in self.config_map.data:
            raise ValueError(
                f"'key' must be one of the keys of ConfigMap '{self.config_map.name}' "
                f"({', '.join(self.config_map.data)}), got {self.key!r}"
            )
        return self

    def source(self) -> k8s.EnvVarSource:
        """Returns the value as the source of an environment variable."""
        return k8s.EnvVarSource(
            config_map_key_ref=k8s.ConfigMapKeySelector(name=self.config_map.name, key=self.key)
        )
