# Names, parameters and defaults that are public. Written by 'make api', never edited.

class InvalidSettingsError:
    """Invalid settings."""

class PlatformSettings:
    """Base of the model of all settings of a platform."""

def load(model: type[AnySettings], *, folder: Path | str, prefix: str = DEFAULT_PREFIX, default: str = 'kind', environment: str | None = None) -> AnySettings:
    """Return the settings of an environment: those of its file, overridden by variables."""
