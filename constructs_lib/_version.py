"""Version of the installed library."""

from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "cdk8s-web-platform"
"""Name of the wheel."""

try:
    __version__ = version(DISTRIBUTION)
except PackageNotFoundError:
    # A checkout that is on the path, and not installed; the build takes it without Git, too.
    __version__ = "0.0.0"
