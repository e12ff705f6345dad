"""The programs that make a cluster: found on PATH, or fetched into the checkout."""

import hashlib
import io
import os
import platform
import re
import shutil
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from constructs_lib.reference.bootstrap_files import Tool
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused

MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
"""Names of machines in addresses, by what Linux calls them."""

SECONDS = 60
"""Seconds that a server may take until it sends the next part of a program."""


class Tools:
    """The programs, by their names."""

    def __init__(self, wanted: Sequence[Tool], folder: Path) -> None:
        self._wanted = {each.name: each for each in wanted}
        self._folder = folder
        self._paths: dict[str, Path] = {}

    def __getitem__(self, name: str) -> Path:
        """Return the path of a program."""
        if name not in self._paths:
            path, _ = self._find(self._wanted[name])
            if not path:
                raise Refused(f"{name} is missing; run 'make up', which fetches it, or install it")
            self._paths[name] = path
        return self._paths[name]

    def prepare(self, say: Callable[[str], None]) -> None:
        """Fetch what is not there in the wanted version.

        A program of another version is taken if the wanted one cannot be fetched.
        """
        for name, tool in self._wanted.items():
            path, version = self._find(tool)
            if not path or version != tool.version:
                try:
                    say(f"fetching {name} {tool.version} into {self._folder}")
                    path = fetch(tool, self._folder)
                except Failed as failure:
                    if not path:
                        raise
                    other = version or "of an unknown version"
                    say(f"{failure}; {path} is taken, which is {other}")
            self._paths[name] = path

    def _find(self, tool: Tool) -> tuple[Path | None, str]:
        """Return the program of the wanted version, else one of another, and its version."""
        places = [shutil.which(tool.name), shutil.which(tool.name, path=self._folder)]
        found = [(Path(each), _version_of(each, tool)) for each in places if each]
        found.sort(key=lambda each: each[1] != tool.version)
        return found[0] if found else (None, "")


def _version_of(path: str, tool: Tool) -> str:
    try:
        said = re.search(r"v\d+\.\d+\.\d+", run(path, *tool.version_arguments, seconds=SECONDS))
    except (Failed, OSError):
        return ""
    return said[0] if said else ""


def fetch(tool: Tool, folder: Path) -> Path:
    """Fetch a program, and return its path."""
    machine = MACHINES.get(platform.machine(), "") if platform.system() == "Linux" else ""
    checksum = tool.sha256.get(machine)
    if not checksum:
        raise Failed(
            f"this checkout has no checksum of {tool.name} {tool.version} for {platform.system()} "
            f"on {platform.machine()}; run 'make pin', or install it yourself: {tool.url}"
        )
    url = tool.url.replace("{machine}", machine)
    try:
        with httpx.Client(follow_redirects=True, timeout=SECONDS) as http:
            content = http.get(url).raise_for_status().content
    # The others are of variables of proxies and certificates.
    except (httpx.HTTPError, ImportError, ValueError, OSError) as error:
        raise Failed(f"{url} cannot be fetched ({error})") from None
    got = hashlib.sha256(content).hexdigest()
    if got != checksum:
        raise Failed(
            f"{url} has SHA-256 {got}, and {tool.name} {tool.version} has {checksum}; fetch it "
            "again, and if it stays so, ask its project"
        )
    if tool.member:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            member = archive.extractfile(tool.member.replace("{machine}", machine))
            content = member.read() if member else b""
    folder.mkdir(parents=True, exist_ok=True)
    begun = folder / f"{tool.name}.begun"
    begun.write_bytes(content)
    begun.chmod(0o755)
    os.replace(begun, folder / tool.name)
    return folder / tool.name
