# Names, parameters and defaults that are public. Written by 'make api', never edited.

class InvalidSettingsError:
    """Invalid settings."""

class PlatformSettings:
    """Base of the model of all settings of a platform."""

class Setting:
    """A value that a file or variable can set."""
    default: Any
    """Default of the outermost group that has one; `PydanticUndefined` if none has."""
    field: FieldInfo
    """Its field in the model of its group; `description` is the field's docstring."""
    path: tuple[str, ...]
    """Keys that lead to it, such as `("cicd", "argocd", "resources", "cpu_limit")`."""

def every_setting(model: type[BaseModel]) -> Iterator[Setting]:
    """Yield every setting of a model and of the groups in it."""

def load(model: type[AnySettings], *, folder: Path | str, prefix: str = DEFAULT_PREFIX, default: str = 'kind', environment: str | None = None) -> AnySettings:
    """Return the settings of an environment: those of its file, overridden by variables."""
