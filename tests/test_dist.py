"""The reference platform that main.py composes, and how the files of dist/ belong together."""

import json
import re
import shlex
from functools import cache
from urllib.parse import quote, urlsplit

import pytest
import yaml

from tests import reference
from tests.checkout import ROOT

DIST = ROOT / "dist"
OUTSIDE = "https://git.example/shop/platform.git"
OUTSIDE_IMAGES = {
    f"PLATFORM_APP__{name}__IMAGE": f"registry.example/web/{name.lower()}:0.1.0"
    for name in ("BACKEND", "FRONTEND")
}
OUTSIDE_TAG = "refs/tags/v1"
OUTSIDE_VARIABLES = {
    "PLATFORM_GIT__REPOSITORY": OUTSIDE,
    "PLATFORM_GIT__REVISION": OUTSIDE_TAG,
    **OUTSIDE_IMAGES,
}


@cache
def documents(folder):
    """Return the manifests of a folder of dist/."""
    return [
        document
        for file in sorted((DIST / folder).glob("*.yaml"))
        if not file.name.endswith("-values.yaml")
        for document in yaml.load_all(file.read_text(), yaml.CSafeLoader)
    ]


@cache
def read(file):
    return yaml.load((DIST / file).read_text(), yaml.CSafeLoader)


def of_kind(kind):
    return {
        document["metadata"]["name"]: document
        for folder in ("projects", "apps")
        for document in documents(folder)
        if document["kind"] == kind
    }


def sources(application):
    spec = application["spec"]
    return spec.get("sources") or [spec["source"]]


def test_no_rule_finds_anything():
    assert reference.platform().findings() == []


def test_every_folder_has_an_application_and_bootstrap_has_none():
    paths = {
        source["path"]
        for application in [*of_kind("Application").values(), *read_first()]
        for source in sources(application)
        if "path" in source
    }
    folders = {f"dist/{folder.name}" for folder in DIST.iterdir()}
    assert paths == folders - {"dist/bootstrap"}


def read_first():
    """Return the Applications that nothing else applies."""
    return [
        each
        for each in yaml.safe_load_all((DIST / "bootstrap/root.yaml").read_text())
        if each["kind"] == "Application"
    ]


def test_every_values_file_is_of_an_application():
    used = {
        file.removeprefix("$values/")
        for application in of_kind("Application").values()
        for source in sources(application)
        for file in source.get("helm", {}).get("valueFiles", ())
    }
    assert used == {str(file.relative_to(ROOT)) for file in DIST.rglob("*-values.yaml")}


@pytest.mark.parametrize("name", of_kind("AppProject"))
def test_a_project_allows_what_its_applications_need_and_nothing_else(name):
    project = of_kind("AppProject")[name]["spec"]
    mine = [each for each in of_kind("Application").values() if each["spec"]["project"] == name]
    all_sources = [source for application in mine for source in sources(application)]
    own = documents(name)
    entries = project["clusterResourceWhitelist"] + project["namespaceResourceWhitelist"]
    assert {entry["kind"] for entry in entries} >= {document["kind"] for document in own}
    assert set(project["sourceRepos"]) == {source["repoURL"] for source in all_sources}
    namespaces = {entry["namespace"] for entry in project["destinations"]}
    assert namespaces == {
        *(each["spec"]["destination"]["namespace"] for each in mine),
        *(each["metadata"]["namespace"] for each in own if "namespace" in each["metadata"]),
    }


def test_a_value_at_random_is_strong_and_needs_no_quotes():
    random = read("bootstrap/secrets.yaml")["random"]
    characters = set(random["characters"])
    assert len(characters) == len(random["characters"])
    assert len(characters) ** random["length"] >= 2**256
    assert shlex.quote(random["characters"]) == quote(random["characters"], safe="")
    # The most that a bcrypt hash takes into account.
    assert random["length"] <= 72


def test_what_is_installed_before_git_is_what_argo_cd_adopts():
    applications = of_kind("Application")
    for release in read("bootstrap/releases.yaml"):
        application = applications[release["name"]]
        chart, values = sources(application)
        assert f"oci://{chart['repoURL']}/{chart['chart']}" == release["chart"]
        assert chart["targetRevision"] == release["version"]
        assert chart["helm"]["releaseName"] == release["name"]
        assert chart["helm"]["valueFiles"] == [f"${values['ref']}/{release['values']}"]
        assert application["spec"]["destination"]["namespace"] == release["namespace"]


def test_what_is_applied_before_the_releases_is_all_that_they_need():
    """What they would have from the repository, which is on a volume of the StorageClass."""
    files = read("bootstrap/manifests.yaml")
    assert {str(file.relative_to(ROOT)) for file in DIST.glob("*/namespace.yaml")} < set(files)
    found = [
        document
        for file in files
        for document in yaml.safe_load_all((ROOT / file).read_text())
        if document
    ]
    classes = {each["metadata"]["name"] for each in found if each["kind"] == "StorageClass"}
    assert read("cicd/gitea-values.yaml")["persistence"]["storageClass"] in classes
    (kept,) = {each["reclaimPolicy"] for each in found if each["kind"] == "StorageClass"}
    assert kept == "Retain"
    guarded = read("cicd/gitea-values.yaml")["persistence"]["labels"]
    (guard,) = [each for each in found if each["kind"] == "ValidatingAdmissionPolicy"]
    assert guard["spec"]["matchConstraints"]["objectSelector"]["matchLabels"] == guarded
    names = {(each["kind"], each["metadata"]["name"]) for each in found}
    policies = {
        (each["kind"], each["metadata"]["name"])
        for file in ("argocd", "gitea")
        for each in yaml.safe_load_all((DIST / f"cicd/{file}.yaml").read_text())
    }
    assert {kind for kind, _ in policies} == {"NetworkPolicy"}
    assert policies < names


def test_gitea_may_call_its_webhooks():
    """By default it calls no private address; and the repository is the one that is followed."""
    (repository,) = read("bootstrap/gitea.yaml")["repositories"]
    config = read("cicd/gitea-values.yaml")["gitea"]["config"]
    hosts = {urlsplit(webhook["url"]).hostname for webhook in repository["webhooks"]}
    assert hosts <= set(config["webhook"]["ALLOWED_HOST_LIST"].split(","))
    address = f"{config['server']['ROOT_URL']}{repository['name']}.git"
    assert sources(read_first()[-1])[0]["repoURL"] == address
    admin, reader = (stated_values(name) for name in ("gitea-admin", "argocd-repository"))
    assert repository["name"].split("/")[0] == admin["username"]
    assert reader == {"type": "git", "url": address, "username": repository["readers"][0]}


def stated_values(secret):
    """Return what is no secret of a Secret in the list."""
    listed = read("bootstrap/secrets.yaml")["secrets"]
    (values,) = [each["values"] for each in listed if each["name"] == secret]
    return {key: value["text"] for key, value in values.items() if value != "random"}


def pods_in(value):
    """Return the specs of pods anywhere in a manifest that state how names are looked up."""
    if isinstance(value, list):
        return [pod for each in value for pod in pods_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if "dnsConfig" in value and "containers" in value else []
    return own + [pod for each in value.values() for pod in pods_in(each)]


def test_addresses_of_the_cluster_are_looked_up_as_they_stand():
    """One with fewer dots than `ndots` is first looked up in each of the search domains."""
    looked_up = set()
    for folder in ("app", "builds", "cicd", "db"):
        for pod in pods_in(documents(folder)):
            options = {each["name"]: each["value"] for each in pod["dnsConfig"]["options"]}
            # The backend gives up on its database after 2.5 s, the frontend on the backend after 6.
            assert int(options["timeout"]) * (int(options["attempts"]) - 1) < 6
            for name in re.findall(r"[\w.-]+\.svc\.cluster\.local", json.dumps(pod)):
                assert name.count(".") >= int(options["ndots"])
                looked_up.add(name)
    assert {"backend.app.svc.cluster.local", "postgresql.db.svc.cluster.local"} <= looked_up


def test_every_namespace_is_restricted_and_bounded():
    """Only agents that read files of the host are not, which are alone in their namespace."""
    tiers = {tier.name for tier in DIST.iterdir()} - {"apps", "bootstrap", "projects"}
    objects = [document for tier in tiers for document in documents(tier)]
    namespaces = [each["metadata"] for each in objects if each["kind"] == "Namespace"]
    for metadata in namespaces:
        level = "privileged" if metadata["name"] == "node-agents" else "restricted"
        for mode in ("enforce", "warn", "audit"):
            assert metadata["labels"][f"pod-security.kubernetes.io/{mode}"] == level
    for kind in ("ResourceQuota", "LimitRange"):
        bounded = {each["metadata"]["namespace"] for each in objects if each["kind"] == kind}
        assert bounded == {metadata["name"] for metadata in namespaces}


def test_images_come_from_the_organization_that_everybody_may_pull_from():
    wanted = read("bootstrap/gitea.yaml")
    public = {each["name"] for each in wanted["organizations"] if each["visibility"] == "public"}
    images = {
        container["image"]
        for document in documents("app")
        if document["kind"] == "Deployment"
        for container in document["spec"]["template"]["spec"]["containers"]
    }
    places = {image.rpartition("/")[0] for image in images}
    assert places == {f"{wanted['registry']}/{name}" for name in public}
    node_port = read("cicd/gitea-values.yaml")["service"]["http"]["nodePort"]
    assert wanted["registry"] == f"localhost:{node_port}"


def test_users_of_gitea_log_in_by_the_secrets_of_their_names():
    secrets = {
        (each["namespace"], each["name"]): each["values"]
        for each in read("bootstrap/secrets.yaml")["secrets"]
    }
    wanted = read("bootstrap/gitea.yaml")
    (repository,) = wanted["repositories"]
    administrator, _ = repository["name"].split("/")
    users = {administrator: wanted["administrator"]}
    users |= {each["name"]: each["secret"] for each in wanted["users"]}
    assert len(users) == 7
    for user, secret in users.items():
        assert secrets[wanted["namespace"], secret]["username"] == {"text": user}


def test_every_port_of_the_host_leads_to_a_node_port():
    text = "".join(
        file.read_text() for file in DIST.rglob("*.yaml") if file.parent.name != "bootstrap"
    )
    open_ports = {int(port) for port in re.findall(r"nodePort(?:Http)?: (\d+)", text)}
    control_plane, *_ = read("bootstrap/kind.yaml")["nodes"]
    mapped = {
        each["hostPort"]: each["containerPort"] for each in control_plane["extraPortMappings"]
    }
    assert set(mapped) == {80, 443, 8080, 9000, 3000, 30500}
    assert set(mapped.values()) == open_ports


def test_with_an_outside_repository_nothing_is_left_of_gitea():
    files = reference.files(**OUTSIDE_VARIABLES)
    assert [name for name, text in files.items() if "gitea" in text.lower()] == []
    assert f"targetRevision: {OUTSIDE_TAG}" in files["dist/bootstrap/root.yaml"]
    for name, text in files.items():
        # The project `default` may use no repository.
        if (
            name.startswith(("dist/apps/", "dist/projects/"))
            and name != "dist/projects/default.yaml"
        ):
            assert OUTSIDE in text


def test_pipelines_need_an_outside_repository_by_http():
    address = "ssh://git@git.example/shop/platform.git"
    with pytest.raises(ValueError, match=f"since pipelines log in .* got '{address}'"):
        reference.platform(**OUTSIDE_IMAGES, PLATFORM_GIT__REPOSITORY=address)


def test_other_ports_of_the_host_reach_every_place():
    ports = {"HTTP": "8088", "ARGOCD": "8081", "GITEA": "3001"}
    before = reference.files()
    after = reference.files(**{f"PLATFORM_PORTS__{name}": port for name, port in ports.items()})
    runbooks = {name for name, text in before.items() if "/docs/runbooks" in text}
    assert {name for name in after if before[name] != after[name]} == {
        "dist/app/ingress.yaml",
        "dist/bootstrap/addresses.yaml",
        "dist/bootstrap/gitea.yaml",
        "dist/bootstrap/kind.yaml",
        "dist/cicd/argocd-values.yaml",
        *runbooks,
    }


def test_another_port_of_the_registry_reaches_every_place():
    images = {
        f"PLATFORM_APP__{name}__IMAGE": f"localhost:30501/web/{name.lower()}:0.1.0"
        for name in ("BACKEND", "FRONTEND")
    }
    files = reference.files(PLATFORM_PORTS__REGISTRY="30501", **images)
    assert [name for name, text in files.items() if "30500" in text] == []
