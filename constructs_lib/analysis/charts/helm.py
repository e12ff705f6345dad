"""Helm, called as Argo CD calls it."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

HELM = "v4.2"
"""Minor version of Helm in Argo CD 3.5. Others make other objects, such as of values that are null.
"""

SECONDS = 120
"""Time for a call of Helm."""

VERSION = re.compile(r"v\d+\.\d+(\.\d+)?")


class HelmError(Exception):
    """Message of a failure by Helm, on one line."""


class Helm(NamedTuple):
    """The program."""

    path: str
    version: str
    """Such as `v4.2.4`."""

    @classmethod
    def find(cls) -> Self | None:
        """Return Helm from PATH, if it is there and runs."""
        path = shutil.which("helm")
        try:
            found = VERSION.search(_run(path, "version", "--short")) if path else None
        except HelmError:
            return None
        return cls(path, found[0]) if path and found else None

    @property
    def is_of_argo_cd(self) -> bool:
        """Whether it is of the minor version that Argo CD has."""
        return f"{self.version}.".startswith(f"{HELM}.")

    def pull(self, repository: str, chart: str, version: str, folder: Path) -> Path:
        """Return the archive of a chart, after it was written to an empty folder.

        Raises:
            HelmError: It cannot be had.
        """
        source = ["--", f"oci://{repository}/{chart}"]
        if "://" in repository:
            source = [f"--repo={repository}", "--", chart]
        _run(self.path, "pull", f"--version={version}", f"--destination={folder}", *source)
        (archive,) = folder.iterdir()
        return archive

    def template(self, *arguments: str) -> str:
        """Return what Helm renders with `template_arguments`, which may be an empty line.

        Raises:
            HelmError: It refuses the chart or its values.
        """
        return _run(self.path, *arguments) or "\n"


def template_arguments(
    name: str,
    *chart: str,
    namespace: str,
    kube_version: str,
    values: Sequence[str | Path] = (),
    api_versions: Sequence[str] = (),
    skip_crds: bool = False,
) -> list[str]:
    """Return the arguments of Helm by which Argo CD renders a release.

    Args:
        name: Name of the release, and no option.
        *chart: The chart, and how Helm finds it.
        namespace: Its namespace.
        kube_version: Version of the cluster.
        values: Files of values.
        api_versions: API versions of the cluster besides those that Helm knows.
        skip_crds: Whether the chart's folder `crds/` is left out.
    """
    return [
        *("template", name, *chart, f"--namespace={namespace}", f"--kube-version={kube_version}"),
        *(f"--values={each}" for each in values),
        *(f"--api-versions={each}" for each in api_versions),
        *([] if skip_crds else ["--include-crds"]),
    ]


def _run(*command: str) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise HelmError(" ".join(str(error).split())[:300]) from None
    if done.returncode:
        raise HelmError(" ".join(done.stderr.removeprefix("Error: ").split())[:2000])
    return done.stdout
