"""Gitea as a plain process."""

import base64
import json
import os
import secrets
import subprocess
import urllib.request
from configparser import RawConfigParser

from constructs_lib.charts.gitea import ADMIN_SECRET
from tests.apiserver.control_plane import free_port
from tests.go_tools import find


class Gitea:
    """Where `app.ini` and webhooks name hosts of the cluster, HTTP proxies lead to loopback.

    One is Gitea itself: it answers requests for http://gitea-http… whoever it gets them from.
    """

    def __init__(self, plane, app_ini, argocd):
        """Starts it with these sections of app.ini; `argocd` is the address of Argo CD."""
        self._user = ADMIN_SECRET.values["username"].text
        self._password = secrets.token_urlsafe()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        program = find("gitea")
        folder = plane.folder / "gitea"
        folder.mkdir()
        ini = RawConfigParser()
        ini.optionxform = str
        ini.read_dict(app_ini)
        ini.read_dict(
            {
                "server": {
                    "HTTP_ADDR": "127.0.0.1",
                    "HTTP_PORT": self.port,
                    # Where tests build it, templates lie beside it; a release holds them itself.
                    "STATIC_ROOT_PATH": program.parent,
                },
                "security": {"INSTALL_LOCK": "true", "SECRET_KEY": secrets.token_urlsafe()},
                "webhook": {"PROXY_URL": argocd, "PROXY_HOSTS": "argocd-server.*"},
            }
        )
        with (folder / "app.ini").open("w") as file:
            ini.write(file)
        config = f"--config={folder}/app.ini"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GITEA_WORK_DIR": str(folder),
            "GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT": "true",
        }
        admin = [f"--username={self._user}", f"--password={self._password}", "--email=a@a.example"]
        for command in (
            ["migrate"],
            ["admin", "user", "create", *admin, "--admin", "--must-change-password=false"],
        ):
            subprocess.run([program, *command, config], env=environment, check=True)
        plane.start("gitea", "web", config, env=environment)
        plane.wait_for("gitea", f"{self.url}/api/healthz")

    def make(self, wanted, branch, secrets):
        """Makes what dist/bootstrap/gitea.yaml wants, with such a default branch and Secrets."""
        _, name = wanted["repository"].split("/")
        self.read(f"{self.url}/api/v1/user/repos", {"name": name, "default_branch": branch})
        for webhook in wanted["webhooks"]:
            secret = secrets[webhook["secret"]["name"]][webhook["secret"]["key"]]
            hook = {"type": "gitea", "active": True, "events": ["push"]}
            hook["config"] = {"url": webhook["url"], "content_type": "json", "secret": secret}
            self.read(f"{self.url}/api/v1/repos/{wanted['repository']}/hooks", hook)

    def address_of(self, repository):
        """Returns where to push to: not by the name of the cluster, which people cannot use."""
        return f"http://{self._user}:{self._password}@127.0.0.1:{self.port}/{repository}.git"

    def read(self, url, content=None):
        """Returns a page or what the API says, asked with POST where there is content."""
        credentials = base64.b64encode(f"{self._user}:{self._password}".encode()).decode()
        headers = {"Authorization": f"Basic {credentials}", "Content-Type": "application/json"}
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(url, data, headers)
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.read().decode()
