"""The list of Secrets that must exist on a cluster: the form of `dist/bootstrap/secrets.yaml`.

Its reader loads no JavaScript, so this module imports no construct.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from constructs_lib.kube.names import (
    DataKey,
    DnsLabel,
    DnsSubdomain,
    LabelKey,
    LabelValue,
    RelativePath,
)
from constructs_lib.kube.text import Text
from constructs_lib.props.model import Props


class StatedValue(Props):
    """A value that is not secret, such as a user name."""

    text: Text = Field(min_length=1)
    """The value."""


class BcryptHash(Props):
    """A bcrypt hash of a value of another Secret in the same namespace."""

    bcrypt_of: DnsSubdomain
    """Name of that Secret."""

    key: DataKey
    """Key of the value there."""


class KeptInFile(Props):
    """A random value that outlives the cluster, since a file on the user's machine keeps it."""

    kept_in_file: DataKey
    """Name of that file. It lies beside the folder of the backups, and only its owner can read
    it. If it exists, its content is the value; otherwise it is made.
    """

    opens: RelativePath | None = None
    """Path, below that folder, of what only the value opens. Where that is there, no other value is
    made. None: it lies elsewhere.
    """

    opens_elsewhere: Text | None = None
    """Address outside the cluster that only the value opens. It is not checked, so the command
    prints advice for existing data. None: it has no address.
    """


class PublicKey(Props):
    """The public key of a private one in another Secret in the same namespace, in PEM."""

    public_key_of: DnsSubdomain
    """Name of that Secret."""

    key: DataKey
    """Key of the value there."""


ValueSource = (
    Literal["random", "time", "given", "private-key"]
    | StatedValue
    | BcryptHash
    | PublicKey
    | KeptInFile
)
"""Source of a value: random, the time of its creation (RFC 3339), given by a person, a private key
(P-256, in PEM), a stated text, a hash or the public key of another value, or a file of the user's.
"""


class Listed(BaseModel):
    """A part of the list: frozen and strict, without unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CopiedValue(Listed):
    """The value of the same key in the Secret of the same name in another namespace."""

    copied_from: DnsLabel
    """That namespace."""


class NeededSecret(Listed):
    """A Secret that must exist on the cluster."""

    namespace: DnsLabel
    """Its namespace."""

    name: DnsSubdomain
    """Its name."""

    values: Mapping[DataKey, ValueSource | CopiedValue]
    """Source of each value, by key, if the Secret does not have it yet."""

    labels: Mapping[LabelKey, LabelValue] = {}
    """Labels by which programs find it."""

    path: Text | None = None
    """Path of the entry of the store that fills it. None: there is no store."""


class ListedStore(Listed):
    """The store of External Secrets that must have the values."""

    kind: Literal["ClusterSecretStore", "SecretStore"]
    """Its kind."""

    name: DnsSubdomain
    """Its name."""


class RandomForm(Listed):
    """Form of a random value."""

    characters: str = Field(min_length=1)
    """Characters that it may have."""

    length: int = Field(ge=1, le=1024)
    """Number of characters."""


class NeededSecrets(Listed):
    """The content of `secrets.yaml`."""

    random: RandomForm
    """Form of all random values."""

    store: ListedStore | None = None
    """Store that must have the values. None: the wrapper makes the Secrets."""

    secrets: Sequence[NeededSecret]
    """The Secrets, sorted by namespace and name; of a store, those that are no copies."""
