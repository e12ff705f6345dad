"""The parts of dist/bootstrap/secrets.yaml."""

from typing import Literal, NamedTuple

from pydantic import Field

from scripts.cluster.declared.parts import Data


class Place(NamedTuple):
    """Where an object is."""

    namespace: str
    name: str

    def __str__(self) -> str:
        """Returns both as one path."""
        return f"{self.namespace}/{self.name}"


class Text(Data):
    """A value that is not secret."""

    text: str


class CopiedFrom(Data):
    """The value of the same key, in the Secret of the same name in another namespace."""

    copied_from: str


class BcryptOf(Data):
    """The hash of a value in another Secret of the same namespace."""

    bcrypt_of: str
    key: str


class KeptInFile(Data):
    """The content of a file beside the folder of the backups."""

    kept_in_file: str
    opens: str | None = None
    """What only this value opens, below that folder."""
    opens_elsewhere: str | None = None
    """Address of what only this value opens, outside the cluster."""


Source = Literal["random", "time", "given"] | Text | CopiedFrom | BcryptOf | KeptInFile


class DeclaredSecret(Data):
    """A Secret that must exist."""

    namespace: str
    name: str
    values: dict[str, Source]
    """Source of each value, by key."""
    labels: dict[str, str] = Field(default={})

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.namespace, self.name)

    @property
    def copy_of(self) -> Place | None:
        """The Secret that it is a copy of, if it is one."""
        for source in self.values.values():
            if isinstance(source, CopiedFrom):
                return Place(source.copied_from, self.name)
        return None

    def origin(self, key: str) -> tuple[Place, str] | None:
        """Returns the Secret and key that a value follows, or None if it follows none."""
        match self.values[key]:
            case CopiedFrom(copied_from=namespace):
                return Place(namespace, self.name), key
            case BcryptOf(bcrypt_of=name, key=other):
                return Place(self.namespace, name), other
        return None


class RandomValue(Data):
    """Form of a value at random."""

    characters: str
    length: int


class SecretList(Data):
    """The file secrets.yaml."""

    random: RandomValue
    secrets: list[DeclaredSecret]
