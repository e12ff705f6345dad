"""The programs that make a cluster: found on PATH, or fetched into the checkout."""

import hashlib
import io
import os
import platform
import re
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import httpx

from scripts.cluster import outside
from scripts.cluster.declared.parts import Tool
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.programs.commands import run

FOLDER = ".cache/tools"
"""Folder of the checkout that programs are fetched into."""

MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
"""Names of machines in addresses, by what Linux calls them."""

SECONDS = 60
"""Seconds that a server may take until it sends the next part of a program."""


class Found(NamedTuple):
    """A program on this machine."""

    path: Path
    version: str
    """Empty, if it does not say."""


class Tools:
    """The programs, by their names.

    Args:
        wanted: The programs of host.yaml.
        folder: Folder that programs are fetched into.
    """

    def __init__(self, wanted: Sequence[Tool], folder: Path) -> None:
        self.wanted = wanted
        self._folder = folder
        self._found: dict[str, Path] = {}

    def __getitem__(self, name: str) -> Path:
        """Returns the path of a program that `prepare` has found.

        Raises:
            Refused: It is missing.
        """
        if name not in self._found:
            (tool,) = (each for each in self.wanted if each.name == name)
            found = self.find(tool)
            if not found:
                raise Refused(f"{name} is missing; run 'make up', which fetches it, or install it")
            self._found[name] = found.path
        return self._found[name]

    def find(self, tool: Tool) -> Found | None:
        """Returns the program of the wanted version; else one of another, or None."""
        places = [shutil.which(tool.name), shutil.which(tool.name, path=self._folder)]
        found = [Found(Path(each), _version_of(each, tool)) for each in places if each]
        found.sort(key=lambda each: each.version != tool.version)
        return found[0] if found else None

    def prepare(self, say: Callable[[str], None]) -> None:
        """Fetches what is not there in the wanted version.

        Where it cannot be fetched, one of another version is taken, and that is said.

        Raises:
            Failed: A program is missing and cannot be fetched.
        """
        for tool in self.wanted:
            found = self.find(tool)
            if not found or found.version != tool.version:
                try:
                    say(f"fetching {tool.name} {tool.version} into {self._folder}")
                    found = Found(fetch(tool, self._folder), tool.version)
                except Failed as failure:
                    if not found:
                        raise
                    version = found.version or "of an unknown version"
                    say(f"{failure}; {found.path} is taken, which is {version}")
            self._found[tool.name] = found.path


def _version_of(path: str, tool: Tool) -> str:
    try:
        said = re.search(r"v\d+\.\d+\.\d+", run(path, *tool.version_arguments, seconds=SECONDS))
    except (Failed, Refused, OSError):
        return ""
    return said[0] if said else ""


def fetch(tool: Tool, folder: Path) -> Path:
    """Fetches a program, and returns its path.

    It is compared with the checksum that its project publishes beside it: that shows a broken
    download, and not one that was replaced together with its checksum.

    Raises:
        Failed: It cannot be fetched or written, or is not as its checksum says.
    """
    machine = MACHINES.get(platform.machine())
    if not machine or platform.system() != "Linux":
        raise Failed(
            f"{tool.name} is fetched for Linux on x86_64 and aarch64 only; install {tool.version} "
            f"yourself: {tool.url}"
        )
    url = tool.url.replace("{machine}", machine)
    try:
        with outside.client(follow_redirects=True, timeout=SECONDS) as http:
            checksum = _get(http, tool.checksum_url.replace("{machine}", machine)).decode().split()
            content = _get(http, url)
    except (httpx.HTTPError, UnicodeDecodeError) as error:
        raise Failed(f"{url} cannot be fetched ({error})") from None
    if checksum[:1] != [hashlib.sha256(content).hexdigest()]:
        raise Failed(f"{url} is not as its checksum says; fetch it again")
    if tool.member:
        content = _member(content, tool.member.replace("{machine}", machine), url)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as begun:
            file = Path(begun, tool.name)
            file.write_bytes(content)
            file.chmod(0o755)
            os.replace(file, folder / tool.name)
    except OSError as error:
        raise Failed(
            f"{tool.name} cannot be written to {folder} ({error.strerror}); make room there, and "
            "let that folder be yours"
        ) from None
    return folder / tool.name


def _get(http: httpx.Client, url: str) -> bytes:
    return http.get(url).raise_for_status().content


def _member(archive: bytes, name: str, url: str) -> bytes:
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            member = opened.extractfile(name)
            return member.read() if member else b""
    except (tarfile.TarError, KeyError) as error:
        raise Failed(f"{url} has no {name} ({error})") from None
