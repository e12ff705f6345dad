"""A checkout of the platform with settings of its own, whose wrapper makes its cluster."""

import os
import secrets
import shutil
import subprocess
import sys

import yaml

from scripts.postgres import free_port
from tests.checkout import ROOT
from tests.live.commands import ran, run
from tests.live.images import node_version

SMALL = {
    f"PLATFORM_{group}__RESOURCES__CPU_REQUEST": "50m"
    for group in (
        *("CICD__ARGOCD", "CICD__GITEA", "CLUSTER__METRICS_SERVER", "DATA__POSTGRESQL"),
        *("INGRESS__NGINX", "MONITORING__GRAFANA", "MONITORING__LOKI", "MONITORING__PROMETHEUS"),
    )
}
"""On a machine with two cores each node has two to promise, and one must have room for all pods.

Otherwise, while the other one is drained, replacements find no node, and budgets refuse to evict
the pods that they would replace.
"""


class PlatformCheckout:
    """A clone of what Git has here and of what is changed, with a dist/ for these settings."""

    def __init__(self, folder, mirror=None):
        self.root = folder / "checkout"
        self.kubeconfig = folder / "kubeconfig"
        self.name = f"platform-test-{secrets.token_hex(3)}"
        ports = {name: free_port() for name in ("http", "https", "argocd", "grafana", "gitea")}
        self.settings = {
            "PLATFORM_KIND__NAME": self.name,
            **{f"PLATFORM_PORTS__{name.upper()}": str(port) for name, port in ports.items()},
            # The offline tests take longer than all that is tested here.
            "PLATFORM_BUILDS__PLATFORM__TEST_COMMAND": "test -d dist",
            **SMALL,
        }
        if mirror:
            self.settings |= {
                "PLATFORM_KIND__NODE_IMAGE": node_version(),
                "PLATFORM_MIRRORS__CHARTS": mirror.charts,
                "PLATFORM_MIRRORS__IMAGES": f"http://{mirror.images}",
            }
        self.environment = {
            "KUBECONFIG": str(self.kubeconfig),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_STATE_HOME": str(folder / "state"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._copy()
        self.synthesize()
        self.commit("Settings of a test")

    def _copy(self):
        """Copy what Git has or would add, since changes that are being tested count, too."""
        listed = ran(
            "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT
        )
        for name in filter(None, listed.split("\0")):
            source, target = ROOT / name, self.root / name
            if source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target, follow_symlinks=False)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.invalid")

    def git(self, *arguments):
        return ran("git", *arguments, cwd=self.root)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def push(self, message):
        self.commit(message)
        done = self.wrapper("push")
        assert done.returncode == 0, done.output
        return self.git("rev-parse", "HEAD").strip()

    def synthesize(self, **settings):
        """Write dist/ for settings named as variables, which stand in the file afterwards."""
        self.settings |= settings
        file = self.root / "environments/kind.yaml"
        content = yaml.safe_load(file.read_text())
        for name, value in self.settings.items():
            *groups, last = name.removeprefix("PLATFORM_").lower().split("__")
            place = content
            for group in groups:
                place = place.setdefault(group, {})
            place[last] = yaml.safe_load(value)
        file.write_text(yaml.safe_dump(content, sort_keys=False))
        ran(sys.executable, "main.py", cwd=self.root)

    def wrapper(self, *arguments, **variables):
        command = (sys.executable, "-m", "scripts.cluster", *arguments)
        return run(*command, cwd=self.root, **self.environment, **variables)

    def wrapper_killed(self, is_time, *arguments):
        """Run the wrapper, and kill it after the first line at which it is time for that."""
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
        for file in sorted(self.root.glob(f"dist/{pattern}")):
            yield from yaml.load_all(file.read_text(), yaml.CSafeLoader)
