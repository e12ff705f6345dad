"""Readings of the machine."""

import gzip
import json
import os
import platform
import shutil
import socket
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import psutil

from scripts.cluster import outside
from scripts.cluster.errors import Failed
from scripts.cluster.programs.commands import run

ANSWER_SECONDS = 5
DOCKER_SECONDS = 30


class Machine:
    """What is read of this machine; a test replaces what it cannot make."""

    @property
    def variables(self) -> Mapping[str, str]:
        """Variables of the environment."""
        return os.environ

    def docker(self) -> dict[str, Any]:
        """Returns what `docker info` says; raises `Failed` or `Refused` if the daemon is away."""
        said = run("docker", "info", "--format", "{{json .}}", seconds=DOCKER_SECONDS)
        found: dict[str, Any] = json.loads(said)
        # Docker 28.0 still ends with 0 where its daemon is away.
        if errors := found.get("ServerErrors"):
            raise Failed("; ".join(errors))
        return found

    def docker_address(self) -> str:
        """Returns where Docker's daemon is asked, by `DOCKER_HOST` or the context of `docker`."""
        show = ("context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
        return run("docker", *show, seconds=DOCKER_SECONDS).strip()

    def kernel(self) -> str:
        """Returns the version of the kernel."""
        return platform.release()

    def read(self, path: str) -> str | None:
        """Returns the text of a file below /proc, /sys or /lib; None where there is none."""
        try:
            return Path(path).read_text(errors="replace")
        except OSError:
            return None

    def exists(self, path: str) -> bool:
        """Returns whether there is a file or folder."""
        return Path(path).exists()

    def kernel_options(self) -> Collection[str]:
        """Returns the lines of the kernel's configuration; none where it does not show it."""
        file = Path("/proc/config.gz")
        if not file.exists():
            return ()
        return gzip.decompress(file.read_bytes()).decode().splitlines()

    def free_bytes(self, path: Path) -> int:
        """Returns the free space of the file system that holds a path, or will."""
        # Of what is in a folder that one may not enter, such as root's, only that folder is seen.
        while not os.path.exists(path):
            path = path.parent
        return shutil.disk_usage(path).free

    def listeners(self) -> dict[int, str]:
        """Returns who listens on each port at the loopback address, as far as that may be seen."""
        found = {}
        for each in psutil.net_connections("tcp"):
            if each.status == psutil.CONN_LISTEN and each.laddr and each.laddr.ip in LOCAL:
                found[each.laddr.port] = _holder(each.pid)
        return found

    def addresses(self, host: str) -> list[str]:
        """Returns the addresses of a host; raises `OSError` if it has none."""
        return [str(each[4][0]) for each in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]

    def date_of(self, url: str) -> str:
        """Returns the time that a server answers with; raises `httpx.HTTPError` if it does not."""
        with outside.client(timeout=ANSWER_SECONDS) as http:
            date: str = http.head(url).headers.get("date", "")
        return date


LOCAL = ("0.0.0.0", "::", "127.0.0.1", "::1", "::ffff:127.0.0.1", "::ffff:0.0.0.0")
"""Addresses at which a listener takes connections to the loopback address."""


def _holder(pid: int | None) -> str:
    if pid is None:
        return "another user's program"
    try:
        return f"{psutil.Process(pid).name()} (process {pid})"
    except psutil.Error:
        return f"process {pid}"
