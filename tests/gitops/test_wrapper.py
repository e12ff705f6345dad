"""What the wrapper says where Gitea or a chart is not as it needs them."""

import shutil
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
from scripts.cluster.steps.charts import install_charts
from scripts.cluster.steps.git import make_contents
from tests.checkout import ROOT
from tests.gitops.gitea_server import REPOSITORY, SECRETS, WANTED, content_of
from tests.programs import find
from tests.troubleshooting import shows


@pytest.fixture
def checkout(tmp_path):
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    return tmp_path


def write(checkout, name, content):
    (checkout / f"dist/bootstrap/{name}.yaml").write_text(yaml.safe_dump(content))


@pytest.mark.parametrize(
    ("login", "row"),
    [
        pytest.param({**SECRETS["gitea-admin"], "password": "wrong"}, "… is 401", id="password"),
        pytest.param(SECRETS["argocd-repository"], "… is 403", id="user without rights"),
    ],
)
def test_an_administrator_who_is_none(gitea, checkout, login, row):
    secrets = {**SECRETS, "gitea-admin": login}
    write(checkout, "gitea", {**WANTED, "url": gitea.url})
    cluster = SimpleNamespace(secret_values=lambda namespace, name: secrets[name])
    progress = Progress(SimpleNamespace(print=str, is_terminal=False))
    with pytest.raises(Failed) as raised:
        make_contents(cluster, Bootstrap(checkout), progress)
    assert shows(str(raised.value), "Gitea at …: … is …", row)
    assert login["password"] not in str(raised.value)


def test_a_chart_that_cannot_be_had(checkout):
    (release, *_) = content_of("bootstrap/releases.yaml")
    gone = {**release, "chart": "argo-cd", "repository": "http://127.0.0.1:1"}
    write(checkout, "releases", [gone])
    cluster = SimpleNamespace(find=lambda path: None, version="v1.36.4")
    kubectl = SimpleNamespace(apply=lambda text, for_argo_cd: None)
    tools = {"helm": find("helm")}
    with pytest.raises(Failed) as raised:
        install_charts(cluster, Bootstrap(checkout), kubectl, tools, SimpleNamespace(say=str))
    assert shows(str(raised.value), "'helm template …' failed:")
    assert "connection refused" in str(raised.value)


def test_what_gitea_lists_on_several_pages_is_found(gitea):
    """Its API gives 30 at once: a webhook was made anew by each run, and no run made the team."""
    hooks, organization = f"/repos/{REPOSITORY}/hooks", WANTED["organizations"][0]["name"]
    ours = gitea.api("GET", hooks)
    for number in range(60):
        config = {"url": f"http://other.example/{number}", "content_type": "json"}
        gitea.api("POST", hooks, {"type": "gitea", "config": config})
        team = {"name": f"a{number}", "permission": "read", "units": ["repo.code"]}
        gitea.api("POST", f"/orgs/{organization}/teams", team)
    # The newest is the last of the list.
    for each in ours:
        gitea.api("DELETE", f"{hooks}/{each['id']}")
    for _ in range(2):
        gitea.make()
    found = [
        each["config"]["url"]
        for page in (1, 2, 3)
        for each in gitea.api("GET", f"{hooks}?page={page}")
    ]
    wanted = [hook["url"] for hook in WANTED["repositories"][0]["webhooks"]]
    assert [url for url in found if "other.example" not in url] == wanted
