"""Configuration that is not secret; emits one ConfigMap."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, PlainValidator, ValidationInfo, model_validator

from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import DataKey, DnsSubdomain, ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import MOST_BYTES, Text, at_most_in_all
from constructs_lib.kube.validation import checked
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part


class ConfigMapProps(Props):
    """Properties for `ConfigMap`."""

    data: Annotated[Mapping[DataKey, Text], at_most_in_all(MOST_BYTES)] = Field(min_length=1)
    """Text by key, at most 1 MiB in all."""


def checksum(data: Mapping[str, str]) -> str:
    """Return a checksum that changes only with the data of a ConfigMap."""
    return hashlib.sha256(json.dumps(dict(data), sort_keys=True).encode()).hexdigest()


class ConfigMap(ApiObjects):
    """A ConfigMap, named after its id. A change replaces the pods that use a value of it."""

    config_map: ApiObject = part("Resource")
    """The ConfigMap itself."""

    def __init__(self, scope: Construct, id: str, props: ConfigMapProps) -> None:
        """Create the objects that `ConfigMapProps` describes."""
        context = context_of(scope, id, ObjectName, props, ConfigMapProps)
        self.name = id
        self.namespace = context.namespace
        self.data = props.data
        self.checksum = checksum(self.data)
        metadata = k8s.ObjectMeta(
            name=id, namespace=context.namespace, labels=labels(context, id, "config")
        )
        config_map = k8s.ConfigMap(metadata=metadata, data=dict(self.data))
        super().__init__(scope, id, {"Resource": manifest(config_map)})

    def key(self, key: str) -> "ConfigMapKey":
        """Return one value of the ConfigMap, for the environment of a container."""
        return ConfigMapKey(config_map=self, key=key)


def _construct_or_name(value: Any, info: ValidationInfo) -> ConfigMap | str:  # noqa: ANN401
    if isinstance(value, ConfigMap):
        return value
    name: str = checked(info.field_name or "config_map", DnsSubdomain, value)
    return name


ConfigMapRef = Annotated[ConfigMap | str, PlainValidator(_construct_or_name)]
"""A ConfigMap in the namespace of the pods: the construct, or its name.

If the construct is given, a change of the data replaces the pods.
"""


def name_of(config_map: ConfigMap | str) -> str:
    """Return the name of a ConfigMap."""
    return config_map if isinstance(config_map, str) else config_map.name


def constructs_of(*config_maps: ConfigMap | str | None) -> list[ConfigMap]:
    """Return those ConfigMaps that are constructs."""
    return [each for each in config_maps if isinstance(each, ConfigMap)]


def combined(checksums: set[str]) -> str | None:
    """Return one checksum for all of them, or None if there are none."""
    if len(checksums) < 2:
        return next(iter(checksums), None)
    return hashlib.sha256("".join(sorted(checksums)).encode()).hexdigest()


class ConfigMapKey(Props):
    """One value of a ConfigMap."""

    config_map: ConfigMapRef
    """ConfigMap that holds the value: the construct, or its name."""

    key: DataKey
    """Key of the value in the ConfigMap."""

    @model_validator(mode="after")
    def _key_exists(self) -> Self:
        if isinstance(self.config_map, ConfigMap) and self.key not in self.config_map.data:
            raise ValueError(
                f"'key' must be one of the keys of ConfigMap '{self.config_map.name}' "
                f"({', '.join(self.config_map.data)}), got {self.key!r}"
            )
        return self

    def source(self) -> k8s.EnvVarSource:
        """Return the value as the source of an environment variable."""
        return k8s.EnvVarSource(
            config_map_key_ref=k8s.ConfigMapKeySelector(name=name_of(self.config_map), key=self.key)
        )
