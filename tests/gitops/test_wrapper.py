"""What the wrapper says where Gitea or a chart is not as it needs them."""

import shutil
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
from scripts.cluster.steps.argo_cd import install_charts
from scripts.cluster.steps.git import make_contents
from scripts.gitea_api import Login
from tests.checkout import ROOT
from tests.gitops.conftest import content_of
from tests.gitops.gitea_server import Gitea, secrets_of
from tests.programs import find
from tests.scripts.tools import told, with_tools
from tests.troubleshooting import shows

WANTED = content_of("bootstrap/gitea.yaml")
SECRETS = secrets_of(content_of("bootstrap/secrets.yaml"))


@pytest.fixture(scope="module")
def gitea(processes):
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    gitea = Gitea(processes, app_ini, Login.of(SECRETS[WANTED["administrator"]]), name="wrapper")
    gitea.make(WANTED, SECRETS)
    return gitea


@pytest.fixture
def checkout(tmp_path):
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    return tmp_path


def write(checkout, name, content):
    (checkout / f"dist/bootstrap/{name}.yaml").write_text(yaml.safe_dump(content))


@pytest.mark.parametrize("administrator", ["wrong password", "user without rights"])
def test_an_administrator_who_is_none(gitea, checkout, administrator):
    logins = {
        "wrong password": {**SECRETS["gitea-admin"], "password": "wrong"},
        "user without rights": SECRETS["argocd-repository"],
    }
    secrets = {**SECRETS, "gitea-admin": logins[administrator]}
    write(checkout, "gitea", {**WANTED, "url": gitea.url})
    cluster = SimpleNamespace(secret_values=lambda namespace, name: secrets[name])
    progress = Progress(SimpleNamespace(print=str, is_terminal=False))
    why = told(Failed, lambda: make_contents(cluster, Bootstrap(checkout), progress))
    assert shows(why, "Gitea at …: … is …")
    if administrator == "wrong password":
        assert shows(why, "… is 401")
    else:
        assert shows(why, "… is 403")
    assert logins[administrator]["password"] not in why


def test_a_chart_that_cannot_be_had(checkout):
    (release, *_) = content_of("bootstrap/releases.yaml")
    gone = {**release, "chart": "argo-cd", "repository": "http://127.0.0.1:1"}
    write(checkout, "releases", [gone])
    kubectl = SimpleNamespace(
        items=lambda *_: [], version=lambda: "v1.36.4", apply=lambda text, for_argo_cd: None
    )
    tools = {"helm": find("helm")}
    why = told(
        Failed,
        lambda: install_charts(kubectl, with_tools(checkout, tools), SimpleNamespace(say=str)),
    )
    assert shows(why, "'helm template …' failed:")
    assert "connection refused" in why


def test_what_gitea_lists_on_several_pages_is_found(gitea):
    """Its API gives 30 at once: a webhook was made anew by each run, and no run made the team."""
    repository, organization = WANTED["repositories"][0]["name"], WANTED["organizations"][0]["name"]
    hooks = f"/api/v1/repos/{repository}/hooks"
    teams = f"/api/v1/orgs/{organization}/teams"
    for number in range(60):
        config = {"url": f"http://other.example/{number}", "content_type": "json"}
        asked = [
            (hooks, {"type": "gitea", "config": config}),
            (teams, {"name": f"a{number}", "permission": "read", "units": ["repo.code"]}),
        ]
        for path, content in asked:
            gitea.administer("POST", path, content)
    for each in gitea.administer("GET", hooks):
        if "other.example" not in each["config"]["url"]:
            gitea.administer("DELETE", f"{hooks}/{each['id']}")
    gitea.make(WANTED, SECRETS)
    gitea.make(WANTED, SECRETS)
    found = [
        each["config"]["url"]
        for page in (1, 2, 3)
        for each in gitea.administer("GET", f"{hooks}?page={page}")
    ]
    wanted = [hook["url"] for hook in WANTED["repositories"][0]["webhooks"]]
    assert [url for url in found if "other.example" not in url] == wanted
