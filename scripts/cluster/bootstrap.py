"""What dist/ says that a cluster needs before Argo CD can deliver."""

from collections.abc import Iterator
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from scripts.cluster.api import Manifest
from scripts.cluster.errors import Refused

ROOT = Path(__file__).parents[2]
"""The checkout."""


class Place(NamedTuple):
    """Where an object is."""

    namespace: str
    name: str

    def __str__(self) -> str:
        """Returns both as one path."""
        return f"{self.namespace}/{self.name}"


class Data(BaseModel):
    """A part of a file in dist/bootstrap/."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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
    labels: dict[str, str] = {}

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


class Bootstrap:
    """The folder dist/ of a checkout, read when asked.

    Args:
        root: The checkout.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._dist = root / "dist"

    @cached_property
    def _kind(self) -> Any:  # noqa: ANN401 - it has the form that Kind gives it
        return self._read(self._dist / "bootstrap/kind.yaml")[0]

    @property
    def context(self) -> str:
        """Context of kubectl that belongs to the Kind cluster."""
        return f"kind-{self._kind['name']}"

    @cached_property
    def listed(self) -> SecretList:
        """The Secrets that must exist, each after those that its values follow.

        Raises:
            Refused: The file is not in the form of this version, or values follow what no Secret
                holds, or one another.
        """
        file = self._dist / "bootstrap/secrets.yaml"
        try:
            listed = SecretList.model_validate(self._read(file)[0])
        except ValidationError as error:
            raise Refused(
                f"{file} is not in the form of this version; run 'make synth': {error}"
            ) from None
        secrets = {secret.place: secret for secret in listed.secrets}
        for secret in listed.secrets:
            for key in secret.values:
                place, other = secret.origin(key) or (secret.place, key)
                if place not in secrets or other not in secrets[place].values:
                    raise Refused(
                        f"{file}: '{key}' of Secret {secret.place} follows '{other}' of {place}, "
                        "which is not there; declare it, and run 'make synth'"
                    )
        follows = {
            secret.place: {origin[0] for key in secret.values if (origin := secret.origin(key))}
            for secret in listed.secrets
        }
        try:
            order = list(TopologicalSorter(follows).static_order())
        except CycleError as error:
            circle = ", ".join(map(str, error.args[1]))
            raise Refused(f"{file}: Secrets follow one another in a circle: {circle}") from None
        return SecretList(random=listed.random, secrets=[secrets[place] for place in order])

    @cached_property
    def manifests(self) -> list[Manifest]:
        """The objects that Argo CD delivers from dist/."""
        return [
            manifest
            for file in sorted(self._dist.glob("*/*.yaml"))
            if file.parent.name != "bootstrap" and not file.name.endswith("-values.yaml")
            for manifest in self._read(file)
        ]

    def namespace(self, name: str) -> Manifest | None:
        """Returns the namespace as Argo CD delivers it, with its labels; None if it does not."""
        found = [each for each in self._of_kind("Namespace") if each["metadata"]["name"] == name]
        return found[0] if found else None

    def volumes(self) -> list[Manifest]:
        """Returns the PersistentVolumes that are reserved for a claim."""
        return [each for each in self._of_kind("PersistentVolume") if "claimRef" in each["spec"]]

    def backups(self) -> Path:
        """Returns the folder of the host that the nodes mount, which is for backups.

        Raises:
            Refused: They mount none, or several.
        """
        nodes = self._kind["nodes"]
        mounts = {mount["hostPath"] for node in nodes for mount in node.get("extraMounts", [])}
        if len(mounts) != 1:
            raise Refused(
                f"{self._dist}/bootstrap/kind.yaml must mount one folder of the host, for backups, "
                f"got {len(mounts)}; run 'make synth'"
            )
        return self._root / str(mounts.pop())

    def _of_kind(self, kind: str) -> Iterator[Manifest]:
        return (each for each in self.manifests if each["kind"] == kind)

    def _read(self, file: Path) -> list[Any]:
        try:
            return list(yaml.load_all(file.read_text(), yaml.CSafeLoader))
        except OSError as error:
            raise Refused(f"{file} cannot be read ({error.strerror}); run 'make synth'") from None
