"""References to Secrets: a construct states which one it needs; the values never enter Git."""

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator

from constructs_lib.kube.declarations import MADE_BY, DeclaredSecret
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import DataKey, DnsLabel, DnsSubdomain, LabelKey, LabelValue
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.props.model import Props
from constructs_lib.props.secret_list import ValueSource

GIVEN_KEYS = ("tls.crt", "tls.key", ".dockerconfigjson")
"""Keys of Secrets with a type of their own, whose values cannot be random."""


def type_of(keys: Collection[str]) -> str:
    """Return the type of a Secret by its keys."""
    if {"tls.crt", "tls.key"} <= {*keys}:
        return "kubernetes.io/tls"
    return "kubernetes.io/dockerconfigjson" if ".dockerconfigjson" in keys else "Opaque"


class SecretRef(Props):
    """A Secret that exists in the cluster, in the namespace of the construct that uses it."""

    name: DnsSubdomain
    """Name of the Secret."""

    keys: Annotated[Sequence[DataKey], DISTINCT] = Field(min_length=1)
    """Keys that the Secret must have."""

    values: Mapping[DataKey, ValueSource] = {}
    """Sources of the values, by key, if the Secret does not exist yet. Other keys: random, but
    `given` for a certificate (`tls.crt`, `tls.key`) and a login for pulling images.
    """

    copied_from: DnsLabel | None = None
    """Namespace with the Secret of the same name that it is a copy of. None: it is not a copy."""

    made_by: NonEmptyText | None = None
    """Controller that makes it in the cluster, such as `cert-manager`; then it is in no list of
    Secrets to make, and no store fills it. None: a person, a script or a store does.
    """

    labels: Mapping[LabelKey, LabelValue] = {}
    """Labels by which programs find it."""

    has_other_keys: bool = False
    """Whether a program adds keys of its own at run time. A store then adds its keys to the Secret,
    and leaves others as they are.
    """

    @model_validator(mode="after")
    def _values_are_of_keys(self) -> Self:
        for key in self.values:
            if key not in self.keys:
                raise ValueError(
                    f"'values' must only have keys of Secret '{self.name}' "
                    f"({', '.join(self.keys)}), got {key!r}"
                )
        if self.values and self.copied_from:
            raise ValueError(
                f"'values' of Secret '{self.name}' must be left out with 'copied_from', "
                f"got '{self.copied_from}' as well; remove one of the two"
            )
        if self.made_by and (self.values or self.copied_from):
            other = "values" if self.values else "copied_from"
            raise ValueError(
                f"'made_by' of Secret '{self.name}' must be left out with '{other}', "
                f"got '{self.made_by}' as well; remove one of the two"
            )
        return self

    _home: str = PrivateAttr("")
    _servers: Mapping[str, int] = PrivateAttr({})

    def of_namespace(self, namespace: str, servers: Mapping[str, int] | None = None) -> Self:
        """Return the Secret as one of that namespace; elsewhere its use without a copy is found.

        Args:
            namespace: Namespace of the Secret.
            servers: Ends of connections that it is a login to, such as `data/db`, and their ports.
        """
        found = self.model_copy()
        found._home, found._servers = namespace, servers or {}
        return found

    def seen_from(self, namespace: str) -> Self:
        """Return the Secret, or in a namespace that is not its own a copy of it."""
        if self._home in ("", namespace):
            return self
        return self.model_copy(update={"values": {}, "copied_from": self._home})

    def key(self, key: str) -> "SecretKey":
        """Return one value of the Secret, for the environment of a container."""
        return SecretKey(secret=self, key=key)

    def declaration(self, namespace: str) -> DeclaredSecret:
        """Return the entry for the platform's list of required Secrets."""
        if self.made_by:
            values = {key: {MADE_BY: self.made_by} for key in self.keys}
        elif self.copied_from:
            values = {key: {"copied_from": self.copied_from} for key in self.keys}
        else:
            stated = self.model_dump(mode="json", exclude_none=True)["values"]
            values = {key: stated.get(key, _source_of(key)) for key in self.keys}
        return DeclaredSecret(
            namespace=namespace,
            name=self.name,
            labels=dict(self.labels),
            values=values,
            has_other_keys=self.has_other_keys,
            home=self._home,
            servers=self._servers,
        )


def _source_of(key: str) -> str:
    return "given" if key in GIVEN_KEYS else "random"


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
        """Return the value as the source of an environment variable."""
        return k8s.EnvVarSource(
            secret_key_ref=k8s.SecretKeySelector(name=self.secret.name, key=self.key)
        )
