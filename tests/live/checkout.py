"""A checkout of the platform with settings of its own, whose wrapper makes its cluster."""

import os
import secrets
import shutil
import subprocess
import sys

import yaml

from tests.apiserver.control_plane import free_port
from tests.checkout import ROOT
from tests.live.commands import ran, run
from tests.live.images import node_version

SMALL = {
    f"PLATFORM_MONITORING__{server}__RESOURCES__CPU_REQUEST": "100m"
    for server in ("PROMETHEUS", "GRAFANA", "LOKI")
}
"""Two nodes of a machine with two cores have four to promise, and dist/ asks for 4.3."""


class PlatformCheckout:
    """A clone of what Git has here and of what is changed, with a dist/ for these settings.

    Name of the cluster, host ports, folder of backups and kubeconfig are its own.
    """

    def __init__(self, folder, mirror=None):
        self.root = folder / "checkout"
        self.kubeconfig = folder / "kubeconfig"
        self.name = f"platform-test-{secrets.token_hex(3)}"
        ports = {name: free_port() for name in ("http", "https", "argocd", "grafana", "gitea")}
        self.settings = {
            "PLATFORM_KIND__NAME": self.name,
            **{f"PLATFORM_PORTS__{name.upper()}": str(port) for name, port in ports.items()},
            **SMALL,
        }
        if mirror:
            self.settings |= {
                "PLATFORM_KIND__NODE_IMAGE": node_version(),
                "PLATFORM_MIRRORS__CHARTS": mirror.charts,
                "PLATFORM_MIRRORS__IMAGES": f"http://{mirror.images}",
            }
        # State of the wrapper is the cluster's own, too.
        self.environment = {
            "KUBECONFIG": str(self.kubeconfig),
            "XDG_STATE_HOME": str(folder / "state"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._copy()
        self.synthesize()
        self.commit("Settings of a test")

    def _copy(self):
        """Copies what Git has or would add, since changes that are being tested count, too."""
        listed = ran(
            "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT
        )
        for name in filter(None, listed.split("\0")):
            source, target = ROOT / name, self.root / name
            if source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target, follow_symlinks=False)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments):
        person = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
        return ran("git", *person, *arguments, cwd=self.root)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def synthesize(self, **settings):
        self.settings |= settings
        ran(sys.executable, "main.py", cwd=self.root, **self.settings)

    def wrapper(self, *arguments, **variables):
        """Returns the wrapper, run to its end with these arguments."""
        command = (sys.executable, "-m", "scripts.cluster", *arguments)
        return run(*command, cwd=self.root, **self.environment, **variables)

    def wrapper_killed(self, is_time, *arguments):
        """Runs the wrapper, and kills it after the first line at which it is time for that.

        Returns whether it was killed; otherwise it has ended well.
        """
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts.cluster", *arguments],
            cwd=self.root,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        printed = []
        with process:
            for line in process.stdout:
                printed.append(line)
                if is_time(line):
                    process.kill()
                    return True
        assert process.returncode == 0, "".join(printed)
        return False

    def documents(self, pattern):
        """Yields the documents of files in dist/."""
        for file in sorted(self.root.glob(f"dist/{pattern}")):
            yield from yaml.load_all(file.read_text(), yaml.CSafeLoader)
