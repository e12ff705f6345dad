"""Gitea as a plain process, with the app.ini and the contents of dist/."""

import os
import secrets
import subprocess
from configparser import RawConfigParser
from contextlib import contextmanager
from urllib.parse import quote, urljoin

import httpx
import yaml

from scripts.gitea import Contents, Login, apply
from scripts.postgres import free_port
from tests.checkout import ROOT
from tests.gitops.repository import attempt
from tests.programs import find

SECONDS = 30


def content_of(file):
    return yaml.safe_load((ROOT / "dist" / file).read_text())


WANTED = content_of("bootstrap/gitea.yaml")
REPOSITORY = WANTED["repositories"][0]["name"]
SECRETS = {
    listed["name"]: {
        key: secrets.token_urlsafe() if how == "random" else how["text"]
        for key, how in listed["values"].items()
        if how == "random" or "text" in how
    }
    for listed in content_of("bootstrap/secrets.yaml")["secrets"]
    if listed["namespace"] == WANTED["namespace"]
}
SECRETS["gitea-admin"]["password"] = "a \"quoted\" $pass\\word 'of' tests"
ADMINISTRATOR, READER, PUSHER, BUILDER, PIPELINE = (
    Login.of(SECRETS[name])
    for name in (
        *("gitea-admin", "argocd-repository", "gitea-image-pusher"),
        *("gitea-builder", "gitea-pipeline"),
    )
)


class Gitea:
    """Where `app.ini` and webhooks name hosts of the cluster, HTTP proxies lead to loopback.

    One is Gitea itself: it answers requests for http://gitea-http… whoever it gets them from.
    """

    def __init__(self, plane, argocd="http://127.0.0.1:9", name="gitea"):
        """Starts it, and makes its contents; `argocd` is the address of Argo CD."""
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.folder = plane.folder / name
        self.folder.mkdir()
        program = find("gitea")
        ini = RawConfigParser()
        ini.optionxform = str
        ini.read_dict(content_of("cicd/gitea-values.yaml")["gitea"]["config"])
        # Where tests build it, templates lie beside it; a release holds them itself.
        server = {"HTTP_ADDR": "127.0.0.1", "STATIC_ROOT_PATH": program.parent}
        ini.read_dict(
            {
                "server": {"HTTP_PORT": port, **server},
                "security": {"INSTALL_LOCK": "true", "SECRET_KEY": secrets.token_urlsafe()},
                "webhook": {"PROXY_URL": argocd, "PROXY_HOSTS": "argocd-server.*"},
            }
        )
        with (self.folder / "app.ini").open("w") as file:
            ini.write(file)
        config = f"--config={self.folder}/app.ini"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GITEA_WORK_DIR": str(self.folder),
            "GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT": "true",
        }
        user = ("--username", ADMINISTRATOR.username, "--password", ADMINISTRATOR.password)
        options = ("--admin", "--must-change-password=false", "--email=a@a.example")
        for command in (["migrate"], ["admin", "user", "create", *user, *options]):
            subprocess.run([program, *command, config], env=environment, check=True)
        plane.start(name, "web", config, program="gitea", env=environment)
        plane.wait_for(name, f"{self.url}/api/healthz")
        self.make()

    def make(self, secrets=SECRETS):
        """Makes what dist/bootstrap/gitea.yaml wants."""
        apply(Contents.model_validate(WANTED), secrets, self.url)

    def address_of(self, repository, login=ADMINISTRATOR):
        """Returns where to push to: not by the name of the cluster, which people cannot use."""
        user = ":".join(quote(part, safe="") for part in login or ())
        return f"{self.url.replace('//', f'//{user}@' if user else '//')}/{repository}.git"

    def refs(self, repository=REPOSITORY, login=ADMINISTRATOR):
        """Returns the lines of `git ls-remote`, none where the user may not read."""
        return attempt("ls-remote", self.address_of(repository, login)).stdout.splitlines()

    def ask(self, method, path, login=None, **request):
        """Returns the answer to a request, by default of the anonymous."""
        url = path if path.startswith("http") else f"{self.url}{path}"
        # On loopback nobody needs the certificates of all authorities, which take long to read.
        return httpx.request(method, url, auth=login, timeout=SECONDS, verify=False, **request)

    def api(self, method, path, content=None):
        """Returns what the API answers the administrator."""
        answer = self.ask(method, f"/api/v1{path}", ADMINISTRATOR, json=content)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def read(self, url):
        """Returns a page, or what the API says, as the administrator sees it who logs in there."""
        with self._logged_in(url) as http:
            # A page follows the session, the API does not.
            answer = http.get(url, auth=ADMINISTRATOR)
        assert answer.is_success, answer.text
        return answer.text

    def delete_wiki(self, repository):
        """Deletes the data of a wiki, which only the page of a repository's settings does."""
        settings = f"{self.url}/{repository}/settings"
        form = {"action": "delete-wiki", "repo_name": repository.partition("/")[2]}
        with self._logged_in(settings) as http:
            assert http.post(settings, data=form).json()["redirect"] == f"/{repository}/settings"

    @contextmanager
    def _logged_in(self, url):
        """Yields a client with the session of the administrator at that address."""
        form = {"user_name": ADMINISTRATOR.username, "password": ADMINISTRATOR.password}
        with httpx.Client(timeout=SECONDS) as http:
            assert http.post(urljoin(url, "/user/login"), data=form).is_redirect
            yield http
