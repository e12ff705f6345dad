"""The platform's settings: environments/<name>.yaml, overridden by PLATFORM_* variables."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, model_validator

from constructs_lib import (
    AppTierSettings,
    CicdTierSettings,
    ClusterTierSettings,
    DataTierSettings,
    GitSettings,
    IngressTierSettings,
    KindClusterSettings,
    Mirrors,
    PortPlanSettings,
)
from constructs_lib.core.image import is_image_field, parse_image
from constructs_lib.settings import PlatformSettings, load

ENVIRONMENTS = Path(__file__).parent / "environments"


class Settings(PlatformSettings):
    """All settings of the reference system, by tier."""

    app: AppTierSettings
    """The application tier."""

    data: DataTierSettings
    """The data tier."""

    ingress: IngressTierSettings = IngressTierSettings()
    """The Ingress tier."""

    cicd: CicdTierSettings = CicdTierSettings()
    """Continuous delivery."""

    cluster: ClusterTierSettings = ClusterTierSettings()
    """The cluster tier, which all other tiers need."""

    git: GitSettings = GitSettings()
    """The repository that Argo CD follows."""

    ports: PortPlanSettings = PortPlanSettings()
    """Ports of the host."""

    kind: KindClusterSettings = KindClusterSettings()
    """The Kind cluster."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from, instead of from their publishers."""

    @model_validator(mode="after")
    def _namespaces_differ(self) -> Self:
        owners: dict[str, str] = {}
        for name in ("app", "data", "ingress", "cicd"):
            namespace: str = getattr(self, name).namespace
            if namespace in owners:
                raise ValueError(
                    f"'{owners[namespace]}.namespace' and '{name}.namespace' must differ, "
                    f"got {namespace!r} for both; change one"
                )
            owners[namespace] = name
        return self

    @model_validator(mode="after")
    def _images_come_from_a_registry(self) -> Self:
        registry = f"localhost:{self.ports.registry}"
        for name, image in [
            *_images(self.app, "app"),
            *_images(self.cicd, "cicd"),
            *_images(self.data, "data"),
        ]:
            parsed = parse_image(image)
            if not parsed.is_local:
                continue
            if self.git.repository:
                raise ValueError(
                    f"image of '{name}' must come from an outside registry, since "
                    "'git.repository' names an outside repository and Gitea, which has the "
                    f"images too, is left out, got {image!r}; name one"
                )
            if parsed.registry != registry:
                raise ValueError(
                    f"image of '{name}' must come from {registry}, "
                    f"as 'ports.registry' says, got {image!r}; change one"
                )
        return self

    @model_validator(mode="after")
    def _backups_share_a_folder(self) -> Self:
        database, git = self.data.backup.host_path, self.cicd.git_backup.host_path
        is_used = not (self.git.repository or self.cicd.git_backup.storage_class)
        if database != git and is_used:
            raise ValueError(
                "'data.backup.host_path' and 'cicd.git_backup.host_path' must be the same, since "
                f"one folder of the host is on the nodes, got '{database}' and '{git}'; change one"
            )
        return self


def _images(settings: object, path: str) -> Iterator[tuple[str, str]]:
    """Yields the images in settings, each with the name of what runs it."""
    if isinstance(settings, BaseModel):
        for name, value in settings:
            if isinstance(value, str):
                if is_image_field(name):
                    yield path if name == "image" else f"{path}.{name}", value
            else:
                yield from _images(value, f"{path}.{name}")
    elif isinstance(settings, Mapping):
        for name, value in settings.items():
            yield from _images(value, f"{path}.{name}")


def load_settings() -> Settings:
    """Returns the settings of the environment that PLATFORM_ENVIRONMENT names (default: kind).

    Raises:
        InvalidSettingsError: The file or a variable is wrong.
    """
    return load(Settings, folder=ENVIRONMENTS)
