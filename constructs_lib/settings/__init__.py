"""Settings of a platform: a file for each environment, and variables that override it.

It needs the extra `settings`. The model is the team's own and contains the settings of its tiers.
"""

from importlib.util import find_spec

# It is loaded where a variable is set.
if find_spec("pydantic_settings") is None:
    raise ImportError(
        "constructs_lib.settings needs pydantic_settings; "
        "install the extra: pip install 'cdk8s-web-platform[settings]'"
    )

from constructs_lib.settings.load import InvalidSettingsError, PlatformSettings, load

__all__ = ["InvalidSettingsError", "PlatformSettings", "load"]
