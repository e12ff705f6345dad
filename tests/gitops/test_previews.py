"""Previews of pull requests by the real Argo CD, its ApplicationSet controller and Gitea."""

import base64
import json

import pytest
import yaml

from constructs_lib import ExternalPods, Platform, Tier, TierProps
from constructs_lib.argocd import GitSource
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamPreviewsProps, TeamSpaceProps, add_team
from scripts.gitea_api import Login
from scripts.import_api import go_module
from scripts.postgres import free_port
from tests.apiserver.cluster import wait_until
from tests.apiserver.fixtures import define
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import REFRESH, SECONDS
from tests.gitops.mistakes import NOWHERE
from tests.teams.given import QUOTA

pytestmark = pytest.mark.by_turns("previews")

ARGO_CD = "argoproj.io/v1alpha1"
ASK = "argocd.argoproj.io/application-set-refresh"
CONTROLLER = "argocd-applicationset-controller"
PASSWORD = "long-enough-2"
PLACE = {"shop": "manifests", "bank": "chart"}
"""Folder of the contents of each team's previews; the second holds a chart."""

CHART = {
    "Chart.yaml": {"apiVersion": "v2", "name": "shop", "version": "0.1.0"},
    "templates/values.yaml": {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "values"},
        "data": {key: f"{{{{ .Values.{key} }}}}" for key in ("commit", "host")},
    },
}


def named(kind, name, namespace=None, api_version="v1", **content):
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **content}


def config(text, name="shown", namespace=None):
    return named("ConfigMap", name, namespace, data={"text": text})


class Shop:
    def __init__(self, delivery, cluster, team):
        self.cluster, self.team, self.folder = cluster, team, PLACE[team]
        self._gitea, self._owner = delivery.gitea, delivery.gitea.administrator
        self._path = f"/api/v1/repos/{self._owner.username}/{team}"
        made = {"name": team, "default_branch": "main", "auto_init": True, "private": True}
        self.ask("POST", "/api/v1/user/repos", made)
        self.commit("main", {"base.yaml": config("base", "base")}, folder="manifests")
        color = {"name": "preview", "color": "#00aabb"}
        self.label = self.ask("POST", f"{self._path}/labels", color)["id"]

    def ask(self, method, path, content=None, login=None):
        path = path if path.startswith("/api") else f"{self._path}/{path}"
        answer = self._gitea.ask(method, path, login or self._owner, json=content)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def commit(self, branch, files, login=None, path=None, folder="", **base):
        changes = []
        for name, content in files.items():
            text = yaml.safe_dump(content).encode()
            change = {"operation": "create", "path": f"{folder or self.folder}/{name}"}
            changes.append({**change, "content": base64.b64encode(text).decode()})
        wanted = {"branch": branch, "message": "Change", "files": changes, **base}
        return self.ask("POST", f"{path or self._path}/contents", wanted, login)["commit"]["sha"]

    def open(self, branch, files):
        revision = self.commit("main", files, new_branch=branch)
        wanted = {"title": "{{.x}}", "head": branch, "base": "main"}
        return self.ask("POST", "pulls", wanted)["number"], revision

    def show(self, number, name="shown", **data):
        """Give the label, and wait until the preview shows that."""
        self.ask("POST", f"issues/{number}/labels", {"labels": [self.label]})
        self.asked()
        self.shows(number, name, **data)

    def take(self, *numbers):
        for number in numbers:
            self.ask("DELETE", f"issues/{number}/labels/{self.label}")
        for number in numbers:
            self.is_gone(number)

    def asked(self):
        """Have Argo CD ask for pull requests, and return the conditions that it then states."""
        found = named("ApplicationSet", f"{self.team}-previews", NAMESPACE, ARGO_CD)
        for value in (None, "true"):
            self.cluster.annotate(found, {ASK: value})

        def conditions():
            stated = self.cluster.get(found)["status"].get("conditions", [])
            return {each["type"]: each["status"] for each in stated}

        def has_asked():
            annotations = self.cluster.get(found)["metadata"]["annotations"]
            return ASK not in annotations or conditions().get("ErrorOccurred") == "True"

        wait_until("it has asked", has_asked, SECONDS, conditions)
        return conditions()

    def space(self, number):
        return f"{self.team}-pr-{number}"

    def of_preview(self, number):
        space = self.space(number)
        objects = [
            named("Namespace", space),
            named("AppProject", space, NAMESPACE, ARGO_CD),
            *(
                named("Application", f"{space}{end}", NAMESPACE, ARGO_CD)
                for end in ("", "-contents")
            ),
        ]
        return [each["kind"] for each in objects if self.cluster.find(each)]

    def contents(self, number, refresh=True):
        """Return the Application of the contents, compared with Git once more."""
        found = named("Application", f"{self.space(number)}-contents", NAMESPACE, ARGO_CD)
        if refresh and self.cluster.find(found):
            self.cluster.annotate(found, {REFRESH: "normal"})
        return self.cluster.find(found) or {}

    def text(self, number, name="shown"):
        return (self.cluster.find(config("", name, self.space(number))) or {}).get("data")

    def wait(self, number, condition, what):
        def why():
            found = named("Application", self.space(number), NAMESPACE, ARGO_CD)
            states = [self.cluster.find(found) or {}, self.contents(number, refresh=False)]
            return json.dumps([each.get("status") for each in states])[:6000]

        wait_until(what, condition, SECONDS, why, pause=2)

    def shows(self, number, name="shown", **data):
        found = lambda: self.contents(number) and self.text(number, name) == data  # noqa: E731
        self.wait(number, found, f"{name} has {data}")

    def is_gone(self, number):
        self.asked()
        self.wait(number, lambda: self.of_preview(number) == [], "all of the preview is gone")


@pytest.fixture(scope="module")
def shops(first_delivery, control_plane, cluster):
    delivery = first_delivery
    delivery.wait_until_settled()
    definitions = go_module("argo-cd", "github.com/argoproj/argo-cd/v3") / "manifests/crds"
    define(cluster, [(definitions / "applicationset-crd.yaml").read_text()])
    root = named("AppProject", "root", NAMESPACE, ARGO_CD)
    kinds = [{"group": "argoproj.io", "kind": kind} for kind in ("Application", "ApplicationSet")]
    cluster.merge(root, {"spec": {"namespaceResourceWhitelist": kinds}})
    shops = {team: Shop(delivery, cluster, team) for team in PLACE}
    write(delivery)
    administrator = delivery.gitea.administrator
    path = f"/api/v1/users/{administrator.username}/tokens"
    wanted = {"name": "previews", "scopes": ["read:repository", "read:issue"]}
    token = delivery.gitea.ask("POST", path, administrator, json=wanted).json()["sha1"]
    cluster.apply(named("Secret", "previews", NAMESPACE, stringData={"token": token}))
    server = delivery.root["spec"]["source"]["repoURL"].rpartition("/platform/")[0]
    login = {"url": server, "username": administrator.username, "password": administrator.password}
    secret = named("Secret", "login", NAMESPACE, stringData=login)
    secret["metadata"]["labels"] = {"argocd.argoproj.io/secret-type": "repo-creds"}
    cluster.apply(secret)
    addresses = {each: f"127.0.0.1:{free_port()}" for each in ("metrics", "probe", "webhook")}
    control_plane.start(
        CONTROLLER,
        f"--namespace={NAMESPACE}",
        *(f"--{each}-addr={address}" for each, address in addresses.items()),
        program="argocd",
        env={
            "ARGOCD_BINARY_NAME": CONTROLLER,
            "KUBECONFIG": str(control_plane.kubeconfig("argocd")),
            "ARGOCD_FAKE_IN_CLUSTER": "true",
            "NAMESPACE": NAMESPACE,
        },
    )
    control_plane.wait_for(CONTROLLER, f"http://{addresses['metrics']}/metrics")
    # Applications of teams are at commits of their own repositories.
    delivery.aside |= {*PLACE}
    delivery.push("Previews")
    delivery.wait_until_settled()
    yield shops
    delivery.aside -= {*PLACE}
    delivery.restore()


def write(delivery):
    """Write what a platform with two teams delivers into the repository."""
    source = delivery.root["spec"]["source"]
    server = source["repoURL"].rpartition("/platform/")[0]
    owner = delivery.gitea.administrator.username
    git = GitSource(repository=source["repoURL"], revision=source["targetRevision"])
    controller = ExternalPods(name="sets", namespace="cicd", pod_labels={"a": "sets"})
    platform = Platform()
    tier = Tier(platform, TierProps(name="spaces"))
    for team, folder in PLACE.items():
        of_team = GitSource(repository=f"{server}/{owner}/{team}.git")
        previews = TeamPreviewsProps(
            server="gitea",
            api=delivery.gitea.url,
            repository=f"{owner}/{team}",
            token_secret="previews",
            application_sets=controller,
            path=folder,
            is_chart=folder == "chart",
            service="web",
            domain=f"{team}.test",
            quota=QUOTA,
            at_once=2,
        )
        row = TeamSpaceProps(git=of_team, path="manifests", quota=QUOTA, previews=previews)
        add_team(tier, team, row)
    Delivery(platform, git=git, namespace="cicd")
    for path, text in platform.files().items():
        file = delivery.repository.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


@pytest.fixture
def shop(shops):
    return shops["shop"]


def test_from_the_label_to_the_merge(shop, cluster):
    number, _ = shop.open("first", {"shown.yaml": config("one")})
    assert shop.asked()["ErrorOccurred"] == "False"
    assert shop.of_preview(number) == []
    shop.show(number, text="one")
    space = shop.space(number)
    quota = cluster.get(named("ResourceQuota", "quota", space))
    assert quota["spec"]["hard"]["pods"] == str(QUOTA["pods"])
    policy = named("NetworkPolicy", "default-deny", space, "networking.k8s.io/v1")
    assert cluster.get(policy)["spec"]["policyTypes"] == ["Ingress", "Egress"]
    ingress = cluster.get(named("Ingress", "preview", space, "networking.k8s.io/v1"))
    assert [each["host"] for each in ingress["spec"]["rules"]] == [f"pr-{number}.shop.test"]
    shop.commit("first", {"more.yaml": config("two", "more")})
    shop.shows(number, "more", text="two")
    shop.take(number)
    shop.show(number, text="one")
    shop.ask("PATCH", f"pulls/{number}", {"state": "closed"})
    shop.is_gone(number)


def test_one_too_many_is_refused_until_another_is_gone(shop, cluster):
    first, second, third = (
        shop.open(name, {"shown.yaml": config(name)})[0] for name in ("one", "two", "three")
    )
    shop.show(first, text="one")
    shop.show(second, text="two")
    shop.ask("POST", f"issues/{third}/labels", {"labels": [shop.label]})
    shop.asked()
    application = named("Application", shop.space(third), NAMESPACE, ARGO_CD)
    refusal = "exceeded quota: objects, requested: count/appprojects.argoproj.io=1, used: "
    refused = lambda: refusal in json.dumps(cluster.find(application) or {})  # noqa: E731
    shop.wait(third, refused, "the quota refuses it")
    assert shop.of_preview(third) == ["Application"]
    shop.take(first)
    if "operation" not in cluster.get(application):  # The last try came too early.
        cluster.merge(application, {"operation": {"sync": {}}})
    shop.shows(third, text="three")
    assert shop.text(second) == {"text": "two"}
    shop.take(second, third)


RIGHTS = "rbac.authorization.k8s.io"
ADMIN = {"apiGroup": RIGHTS, "kind": "ClusterRole", "name": "admin"}
EVERY_HOST = {"defaultBackend": {"service": {"name": "web", "port": {"number": 80}}}}
NETWORK = "networking.k8s.io/v1"
HOSTILE = [
    named("ClusterRoleBinding", "planted", None, f"{RIGHTS}/v1", roleRef=ADMIN),
    named("NetworkPolicy", "planted", None, NETWORK, spec={"podSelector": {}}),
    named("ResourceQuota", "planted", spec={"hard": {}}),
    named("Ingress", "planted", None, NETWORK, spec=EVERY_HOST),
    named("Application", "planted", NAMESPACE, ARGO_CD, spec={"project": "cicd"}),
    config("planted", "planted", "default"),
]

ENDLESS = {"name": "main", "image": "example.com/endless:1"}
POD = {"restartPolicy": "Never", **NOWHERE, "containers": [ENDLESS]}
HOOK = named("Job", "hook", None, "batch/v1", spec={"template": {"spec": POD}})
HOOK["metadata"]["annotations"] = {"argocd.argoproj.io/hook": "PreDelete"}


def said(application):
    status = application.get("status", {})
    result = status.get("operationState", {}).get("syncResult", {})
    return {each["kind"]: each.get("message", "") for each in result.get("resources", [])} | {
        "": " ".join(each["message"] for each in status.get("conditions", []))
    }


def test_hostile_contents_are_refused_and_others_go_on(shop, cluster):
    files = {f"{each['kind']}.yaml": each for each in HOSTILE}
    hostile, _ = shop.open("hostile", {**files, "shown.yaml": config("never")})
    sound, _ = shop.open("sound", {"shown.yaml": config("sound")})
    shop.ask("POST", f"issues/{hostile}/labels", {"labels": [shop.label]})
    shop.show(sound, text="sound")
    kinds = {each["kind"] for each in HOSTILE}
    shop.wait(hostile, lambda: said(shop.contents(hostile)).keys() >= kinds, "each is refused")
    refused = said(shop.contents(hostile))
    space = shop.space(hostile)
    assert refused.pop("ConfigMap") == f"namespace default is not permitted in project '{space}'"
    for kind in kinds - {"ConfigMap"}:
        assert refused[kind].endswith(f":{kind} is not permitted in project {space}")
    for each in HOSTILE:
        place = each["metadata"].get("namespace", space)
        assert cluster.find({**each, "metadata": {**each["metadata"], "namespace": place}}) is None
    assert shop.text(hostile) is None
    shop.take(hostile, sound)


def test_a_fork_brings_no_contents(shop, cluster):
    """Gitea's API takes a label from every user who opens a pull request."""
    user = {"username": "stranger", "password": PASSWORD, "email": "stranger@a.example"}
    reads = {"permission": "read"}
    shop.ask("POST", "/api/v1/admin/users", {**user, "must_change_password": False})
    shop.ask("PUT", "collaborators/stranger", reads)
    stranger = Login("stranger", PASSWORD)
    shop.ask("POST", "forks", {}, stranger)
    files = {"shown.yaml": config("of a stranger")}
    shop.commit("main", files, stranger, "/api/v1/repos/stranger/shop", new_branch="fork")
    wanted = {"title": "Fork", "head": "stranger:fork", "base": "main", "labels": [shop.label]}
    made = shop.ask("POST", "pulls", wanted, stranger)
    assert [each["name"] for each in made["labels"]] == ["preview"]
    shop.asked()
    number = made["number"]
    unknown = "unable to resolve 'refs/heads/fork' to a commit SHA"
    shop.wait(number, lambda: unknown in said(shop.contents(number))[""], unknown)
    assert shop.text(number) is None
    shop.take(number)


def test_a_chart_knows_its_pull_request(shops):
    bank = shops["bank"]
    number, revision = bank.open("chart", CHART)
    bank.show(number, "values", commit=revision, host=f"pr-{number}.bank.test")
    bank.take(number)


def test_a_hook_keeps_no_namespace(shop, cluster):
    number, _ = shop.open("hook", {"shown.yaml": config("hook"), "hook.yaml": HOOK})
    shop.show(number, text="hook")
    shop.ask("DELETE", f"issues/{number}/labels/{shop.label}")
    shop.asked()
    left = ["Application", "Application"]
    shop.wait(number, lambda: shop.of_preview(number) == left, "the namespace is gone")
    cluster.merge(shop.contents(number), {"metadata": {"finalizers": None}})
    shop.is_gone(number)


def test_an_api_that_fails_deletes_nothing(shop, cluster):
    number, _ = shop.open("kept", {"shown.yaml": config("kept")})
    shop.show(number, text="kept")
    secret = named("Secret", "previews", NAMESPACE)
    token = cluster.get(secret)["data"]["token"]
    cluster.merge(secret, {"stringData": {"token": "wrong"}})
    assert shop.asked()["ErrorOccurred"] == "True"
    assert len(shop.of_preview(number)) == 4
    cluster.merge(secret, {"data": {"token": token}})
    shop.take(number)
