"""Gitea as a plain process."""

import os
import secrets
import subprocess
from configparser import RawConfigParser
from contextlib import contextmanager
from urllib.parse import urljoin

import httpx

from constructs_lib.reference.bootstrap_files import GiteaContents
from scripts.gitea import apply
from scripts.postgres import free_port
from tests.programs import find

SECONDS = 30


class Gitea:
    """Where `app.ini` and webhooks name hosts of the cluster, HTTP proxies lead to loopback."""

    def __init__(self, plane, app_ini, administrator, argocd="http://127.0.0.1:9", name="gitea"):
        """Start it with these sections of app.ini; `argocd` is the address of Argo CD."""
        self.administrator = administrator
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._plane = plane
        self._name = name
        program = find("gitea")
        folder = plane.folder / name
        folder.mkdir()
        self.folder = folder
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
        self._config = f"--config={folder}/app.ini"
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GITEA_WORK_DIR": str(folder),
            "GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT": "true",
        }
        admin = [f"--username={administrator.username}", f"--password={administrator.password}"]
        for command in (
            ["migrate"],
            [
                *("admin", "user", "create", "--admin", "--must-change-password=false"),
                *(*admin, "--email=a@a.example"),
            ],
        ):
            subprocess.run([program, *command, self._config], env=self._environment, check=True)
        self.start()

    def start(self):
        self._plane.start(self._name, "web", self._config, program="gitea", env=self._environment)
        self._plane.wait_for(self._name, f"{self.url}/api/healthz")

    def make(self, wanted, secrets):
        apply(GiteaContents.model_validate(wanted), secrets, self.url)

    def address_of(self, repository):
        """Return where to push to: not by the name of the cluster, which people cannot use."""
        username, password = self.administrator
        return f"http://{username}:{password}@127.0.0.1:{self.port}/{repository}.git"

    def ask(self, method, path, login=None, **request):
        url = path if path.startswith("http") else f"{self.url}{path}"
        # Certificates of all authorities, which take long to read, are not needed on loopback.
        return httpx.request(method, url, auth=login, timeout=SECONDS, verify=False, **request)

    def administer(self, method, path, content=None):
        """Ask as the administrator, who gets what is asked for; returns what the API says."""
        answer = self.ask(method, path, self.administrator, json=content)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def read(self, url):
        """Return a page, or what the API says, as the administrator sees it who logs in there."""
        with self._logged_in(url) as http:
            # A page follows the session, the API does not.
            answer = http.get(url, auth=self.administrator)
        assert answer.is_success, answer.text
        return answer.text

    def delete_wiki(self, repository):
        """Delete the data of a wiki, which only the page of a repository's settings does."""
        settings = f"{self.url}/{repository}/settings"
        form = {"action": "delete-wiki", "repo_name": repository.partition("/")[2]}
        with self._logged_in(settings) as http:
            assert http.post(settings, data=form).json()["redirect"] == f"/{repository}/settings"

    @contextmanager
    def _logged_in(self, url):
        username, password = self.administrator
        with httpx.Client(timeout=SECONDS) as http:
            form = {"user_name": username, "password": password}
            assert http.post(urljoin(url, "/user/login"), data=form).is_redirect
            yield http


def secrets_of(secrets_file):
    """Return what is stated or at random in the Secrets of `cicd` in a list, by name and key."""
    return {
        entry["name"]: {
            key: secrets.token_urlsafe() if how == "random" else how["text"]
            for key, how in entry["values"].items()
            if how == "random" or "text" in how
        }
        for entry in secrets_file["secrets"]
        if entry["namespace"] == "cicd"
    }
