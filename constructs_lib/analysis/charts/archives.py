"""Archives of charts: from a folder, from the cache, or pulled from their registries into it."""

import hashlib
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from constructs_lib.analysis.charts.helm import Helm, HelmError
from constructs_lib.analysis.charts.releases import Release

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
                return "no archive; put it into CHARTS_DIR, or leave out '--offline'"
            place.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self._cache) as folder:
                wanted = release.repository, release.chart, release.version
                try:
                    helm.pull(*wanted, Path(folder)).replace(kept)
                except HelmError:
                    return "no answer from its repository; put its archive into CHARTS_DIR"
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
