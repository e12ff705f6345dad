"""Helm, called as Argo CD calls it, and archives of charts: kept in a folder, or pulled."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

import yaml

from constructs_lib.charts.releases import Release

HELM = "v4.2"
"""Minor version of Helm in Argo CD 3.5. Others make other objects, such as of values that are null.
"""

SECONDS = 120
"""Time for a call of Helm."""

VERSION = re.compile(r"v\d+\.\d+(\.\d+)?")


class HelmError(Exception):
    """What Helm says of a failure, on one line."""


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
        source = [f"oci://{repository}/{chart}"]
        if "://" in repository:
            source = [chart, "--repo", repository]
        _run(self.path, "pull", *source, "--version", version, "--destination", str(folder))
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
        name: Name of the release.
        *chart: The chart, and how Helm finds it.
        namespace: Its namespace.
        kube_version: Version of the cluster.
        values: Files of values.
        api_versions: API versions of the cluster besides those that Helm knows.
        skip_crds: Whether the chart's folder `crds/` is left out.
    """
    return [
        *("template", name, *chart, "--namespace", namespace, "--kube-version", kube_version),
        *(argument for each in values for argument in ("--values", str(each))),
        *(argument for each in api_versions for argument in ("--api-versions", each)),
        *([] if skip_crds else ["--include-crds"]),
    ]


def _run(*command: str) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
        raise HelmError(" ".join(str(error).split())[:300]) from None
    if done.returncode:
        raise HelmError(" ".join(done.stderr.removeprefix("Error: ").split())[:2000])
    return done.stdout


CACHE = Path(".cache/charts")
"""Folder of archives and renderings."""


def charts_dir() -> Path | None:
    """Return the folder that has charts, from CHARTS_DIR."""
    folder = os.environ.get("CHARTS_DIR")
    return Path(folder) if folder else None


class Archive(NamedTuple):
    """A chart on this machine."""

    path: Path
    """Archive, or folder of an unpacked one."""

    digest: str
    """SHA-256 of the archive, or of all files of the folder."""

    @property
    def is_packed(self) -> bool:
        """Whether the digest is that of the archive."""
        return self.path.is_file()


class Archives:
    """Where charts are had from.

    Args:
        folder: Folder with archives `name-version.tgz` or unpacked ones, which goes first.
        cache: Folder that pulled archives are kept in.
        offline: Whether none is pulled.
    """

    def __init__(self, folder: Path | None, cache: Path, *, offline: bool) -> None:
        self._folder, self._cache, self._offline = folder, cache, offline

    @property
    def are_here(self) -> bool:
        """Whether there may be charts without pulling any."""
        return bool(self._folder) or self._cache.is_dir()

    def find(self, helm: Helm, release: Release) -> Archive | str:
        """Return a chart, or why it cannot be had."""
        if self._folder and (found := _in_folder(self._folder, release)):
            return found
        # Another repository may have another chart of that name.
        place = self._cache / hashlib.sha256(release.repository.encode()).hexdigest()[:12]
        kept = place / f"{_name(release)}-{release.version}.tgz"
        if not kept.is_file():
            if self._offline:
                return "no archive"
            place.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self._cache) as folder:
                wanted = release.repository, release.chart, release.version
                try:
                    helm.pull(*wanted, Path(folder)).replace(kept)
                except HelmError:
                    return "no archive, and its repository does not answer"
        return Archive(kept, _digest(kept.read_bytes()))


def _name(release: Release) -> str:
    return release.chart.rpartition("/")[2]


def _in_folder(folder: Path, release: Release) -> Archive | None:
    name, version = _name(release), release.version.removeprefix("v")
    for archive in (folder / f"{name}-{prefix}{version}.tgz" for prefix in ("", "v")):
        if archive.is_file():
            return Archive(archive, _digest(archive.read_bytes()))
    for file in sorted(folder.glob("*/Chart.yaml")):
        try:
            chart = yaml.safe_load(file.read_text(encoding="utf-8"))
            found = chart["name"], str(chart["version"]).removeprefix("v")
        except (yaml.YAMLError, UnicodeDecodeError, LookupError, TypeError):
            continue  # No chart.
        if found == (name, version):
            files = sorted(each for each in file.parent.rglob("*") if each.is_file())
            parts = [f"{each.relative_to(file.parent)}\0".encode() for each in files]
            content = b"".join(
                part + _digest(each.read_bytes()).encode()
                for part, each in zip(parts, files, strict=True)
            )
            return Archive(file.parent, _digest(content))
    return None


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
