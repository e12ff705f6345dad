"""The needs of a cluster before Argo CD can deliver, as `dist/bootstrap/` states them."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from constructs_lib.kube.names import RelativePath
from constructs_lib.props.secret_list import KeptInFile, NeededSecrets
from constructs_lib.reference.bootstrap_files import (
    Address,
    Backup,
    GiteaContents,
    Host,
    Images,
    KindCluster,
    Mount,
    Network,
    Release,
)
from scripts.cluster.errors import Refused
from scripts.cluster.state import data_folder
from scripts.cluster.tools import Tools

Manifest = dict[str, Any]
"""An object of the API, as YAML."""

ROOT = Path(__file__).parents[2]
"""The checkout."""

COMPONENT = "app.kubernetes.io/component"
"""Label that tells the claims of backups from others."""

Form = TypeVar("Form")


def documents(text: str) -> list[Any]:
    """Return the documents of a YAML file that is not trusted."""
    try:
        return list(yaml.load_all(text, yaml.CSafeLoader))
    # Such as with the marks that a merge leaves, or where lists are nested too deeply.
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())) from None


def _declared(name: str, form: type[Form]) -> "cached_property[Form]":
    return cached_property(lambda bootstrap: bootstrap.declared(name, form))


def _optional(name: str, form: type[Form]) -> "cached_property[Form | None]":
    return cached_property(
        lambda it: it.declared(name, form) if it.file_of(name).exists() else None
    )


class Bootstrap:
    """The folder dist/ of a checkout, read when asked."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.kind_file = self.file_of("kind")

    kind = _declared("kind", KindCluster)
    """The Kind cluster."""
    host = _declared("host", Host)
    """Needs of the machine."""
    addresses = _declared("addresses", list[Address])
    """Addresses that are reached from the host."""
    releases = _declared("releases", list[Release])
    """Charts to install before Argo CD can, in order."""
    images = _optional("images", Images)
    """Images to build; None if there is no Gitea."""
    gitea = _optional("gitea", GiteaContents)
    """Contents of Gitea; None if there is no Gitea."""
    scheduled_backups = _declared("backups", list[Backup])
    """The backups that wait for a restore on a new cluster."""
    network = _declared("network", Network)
    """Connections that show whether policies are enforced."""
    first_files = _declared("manifests", list[RelativePath])
    """Files of manifests to apply before any release, in order."""
    secrets = _declared("secrets", NeededSecrets)
    """The Secrets that must exist."""

    @cached_property
    def tools(self) -> Tools:
        """The programs that make the cluster; those that were fetched are in the checkout."""
        return Tools(self.host.tools, self.root / ".cache/tools")

    @property
    def context(self) -> str:
        """Context of kubectl that belongs to the Kind cluster."""
        return f"kind-{self.kind.name}"

    @cached_property
    def root_manifests(self) -> list[Manifest]:
        """The Applications that nothing else applies, root last, and their projects."""
        return self._read(self.file_of("root"))

    @property
    def root_application(self) -> Manifest:
        """The root Application, which applies all others."""
        return self.root_manifests[-1]

    @cached_property
    def manifests(self) -> list[Manifest]:
        """The objects that Argo CD delivers from dist/."""
        return [
            manifest
            for file in sorted(self.root.glob("dist/*/*.yaml"))
            if file.parent.name != "bootstrap" and not file.name.endswith("-values.yaml")
            for manifest in self._read(file)
        ]

    def of_kind(self, kind: str) -> Iterator[Manifest]:
        """Yield the objects of a kind that Argo CD delivers."""
        return (each for each in self.manifests if each["kind"] == kind)

    def namespaces(self) -> dict[str, Manifest]:
        """Return the namespaces that Argo CD delivers, by name."""
        return {each["metadata"]["name"]: each for each in self.of_kind("Namespace")}

    def backups(self) -> Path:
        """Return the folder of the host that the nodes mount, which is for backups."""
        mounts = (mount for node in self.kind.nodes for mount in node.extra_mounts)
        return next(self.host_path(mount) for mount in mounts if not mount.read_only)

    def host_path(self, mount: Mount) -> Path:
        """Return the place of a mount on the host.

        A relative path of a file is below the checkout, one of a folder below the user's data.
        """
        if mount.read_only:
            return self.file(mount.host_path)
        return data_folder(self.kind.name) / mount.host_path

    def file(self, name: str) -> Path:
        """Return the path of a file of the checkout."""
        path = self.root.resolve() / name
        if path.resolve() != path or not path.is_file():
            raise Refused(f"{path} must be a file, without links; run 'make synth'")
        return path

    def backups_inside(self) -> list[str]:
        """Return the claims of backups in volumes of a StorageClass, not in that folder."""
        return [
            f"{each['metadata']['namespace']}/{each['metadata']['name']}"
            for each in self.of_kind("PersistentVolumeClaim")
            if each["metadata"].get("labels", {}).get(COMPONENT) == "backup"
            and "volumeName" not in each["spec"]
        ]

    def key_files(self) -> list[Path]:
        """Return the files in which values of Secrets are kept, beside that folder."""
        sources = (each for secret in self.secrets.secrets for each in secret.values.values())
        return sorted({self.key_file(each) for each in sources if isinstance(each, KeptInFile)})

    def key_file(self, source: KeptInFile) -> Path:
        """Return the file of one of them.

        For a cluster that others made, they are in a folder with the name of the checkout.
        """
        is_ours = self.kind_file.exists()
        folder = self.backups().parent if is_ours else data_folder(self.root.name)
        return folder / source.kept_in_file

    def file_of(self, name: str) -> Path:
        """Return the path of a file of dist/bootstrap/."""
        return self.root / f"dist/bootstrap/{name}.yaml"

    def declared(self, name: str, form: type[Form]) -> Form:
        """Return the content of one, in its form."""
        file = self.file_of(name)
        try:
            return TypeAdapter(form).validate_python(self._read(file)[0])
        except ValidationError as error:
            raise Refused(
                f"{file} is not in the form of this version; run 'make synth': {error}"
            ) from None

    def _read(self, file: Path) -> list[Any]:
        try:
            found = documents(self.file(str(file.relative_to(self.root))).read_text())
        except (OSError, ValueError) as error:
            raise Refused(f"{file} cannot be read ({error}); run 'make synth'") from None
        if not found:
            raise Refused(f"{file} is empty; run 'make synth'")
        return found
