"""What dist/ says that a cluster needs before Argo CD can deliver."""

from collections.abc import Iterator
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from constructs_lib.reference.bootstrap_files import GiteaContents
from scripts.cluster.api import Manifest
from scripts.cluster.declared.parts import (
    Address,
    Backup,
    Host,
    Images,
    KindCluster,
    Mount,
    Network,
    Release,
)
from scripts.cluster.declared.secrets import KeptInFile, SecretList
from scripts.cluster.errors import Refused
from scripts.cluster.state import data_folder

ROOT = Path(__file__).parents[3]
"""The checkout."""

COMPONENT = "app.kubernetes.io/component"
"""Label that tells the claims of backups from others."""

Form = TypeVar("Form")


class Bootstrap:
    """The folder dist/ of a checkout, read when asked.

    Args:
        root: The checkout.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self._dist = root / "dist"

    @cached_property
    def kind(self) -> KindCluster:
        """The Kind cluster."""
        return self._declared("kind", KindCluster)

    @property
    def kind_file(self) -> Path:
        """File of the Kind cluster."""
        return self._file("kind")

    @property
    def context(self) -> str:
        """Context of kubectl that belongs to the Kind cluster."""
        return f"kind-{self.kind.name}"

    @cached_property
    def host(self) -> Host:
        """What the machine needs."""
        return self._declared("host", Host)

    @cached_property
    def addresses(self) -> list[Address]:
        """What is reached from the host."""
        return self._declared("addresses", list[Address])

    @cached_property
    def releases(self) -> list[Release]:
        """Charts to install before Argo CD can, in order."""
        return self._declared("releases", list[Release])

    @cached_property
    def images(self) -> Images | None:
        """Images to build; None where there is no Gitea."""
        return self._optional("images", Images)

    @cached_property
    def gitea(self) -> GiteaContents | None:
        """What must exist in Gitea; None where there is none."""
        return self._optional("gitea", GiteaContents)

    @cached_property
    def scheduled_backups(self) -> list[Backup]:
        """The backups that wait for a restore on a new cluster."""
        return self._declared("backups", list[Backup])

    @cached_property
    def network(self) -> Network | None:
        """How to see that policies are enforced; None where nothing is stated."""
        return self._optional("network", Network)

    @cached_property
    def root_manifests(self) -> list[Manifest]:
        """The Applications that nothing else applies, root last, and their projects."""
        return self._read(self._file("root"))

    @property
    def first_applications(self) -> list[Manifest]:
        """The Applications that nothing else applies, root last."""
        return [each for each in self.root_manifests if each["kind"] == "Application"]

    @property
    def root_application(self) -> Manifest:
        """The root Application, which applies all others."""
        return self.first_applications[-1]

    @property
    def first_files(self) -> list[Path]:
        """Files of manifests to apply before any release, in order."""
        return [self.root / each for each in self._declared("manifests", list[str])]

    @cached_property
    def listed(self) -> SecretList:
        """The Secrets that must exist, each after those that its values follow.

        Raises:
            Refused: The file is not in the form of this version, or values follow what no Secret
                holds, or one another.
        """
        file, listed = self._file("secrets"), self._declared("secrets", SecretList)
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
            raise Refused(
                f"{file}: Secrets follow one another in a circle: {circle}; let one follow none"
            ) from None
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

    def namespaces(self) -> list[str]:
        """Returns the names of those that Argo CD delivers."""
        return sorted(each["metadata"]["name"] for each in self._of_kind("Namespace"))

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
        mounts = {
            self.host_path(mount)
            for node in self.kind.nodes
            for mount in node.mounts
            if not mount.read_only
        }
        if len(mounts) != 1:
            raise Refused(
                f"{self.kind_file} must mount one folder of the host, for backups, "
                f"got {len(mounts)}; run 'make synth'"
            )
        return mounts.pop()

    def host_path(self, mount: Mount) -> Path:
        """Returns where a mount lies on the host.

        A relative path of a file is below the checkout, one of a folder below the user's data.
        """
        return (self.root if mount.read_only else data_folder(self.kind.name)) / mount.host_path

    def backups_inside(self) -> list[str]:
        """Returns the claims of backups in volumes of a StorageClass, not in that folder."""
        return [
            f"{each['metadata']['namespace']}/{each['metadata']['name']}"
            for each in self._of_kind("PersistentVolumeClaim")
            if each["metadata"].get("labels", {}).get(COMPONENT) == "backup"
            and "volumeName" not in each["spec"]
        ]

    def key_files(self) -> list[Path]:
        """Returns the files in which values of Secrets are kept, beside that folder."""
        sources = (each for secret in self.listed.secrets for each in secret.values.values())
        return sorted({self.key_file(each) for each in sources if isinstance(each, KeptInFile)})

    def key_file(self, source: KeptInFile) -> Path:
        """Returns the file of one of them."""
        return self.backups().parent / source.kept_in_file

    def _of_kind(self, kind: str) -> Iterator[Manifest]:
        return (each for each in self.manifests if each["kind"] == kind)

    def _file(self, name: str) -> Path:
        return self._dist / f"bootstrap/{name}.yaml"

    def _optional(self, name: str, form: type[Form]) -> Form | None:
        return self._declared(name, form) if self._file(name).exists() else None

    def _declared(self, name: str, form: type[Form]) -> Form:
        """Returns the content of a file in dist/bootstrap/.

        Raises:
            Refused: It is not in the form of this version.
        """
        file = self._file(name)
        try:
            return TypeAdapter(form).validate_python(self._read(file)[0])
        except ValidationError as error:
            raise Refused(
                f"{file} is not in the form of this version; run 'make synth': {error}"
            ) from None

    def _read(self, file: Path) -> list[Any]:
        try:
            found = list(yaml.load_all(file.read_text(), yaml.CSafeLoader))
        except OSError as error:
            raise Refused(f"{file} cannot be read ({error.strerror}); run 'make synth'") from None
        # As with the marks that a merge leaves.
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            why = " ".join(str(error).split())
            raise Refused(f"{file} cannot be read ({why}); run 'make synth'") from None
        if not found:
            raise Refused(f"{file} is empty; run 'make synth'")
        return found
