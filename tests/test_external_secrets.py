"""Secrets from a store: the ExternalSecrets of a platform, and what its store must hold."""

import base64
import json

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import (
    Platform,
    PlatformContext,
    SecretRef,
    Tier,
    TierProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import GitSource
from constructs_lib.kube.declarations import copied_from
from constructs_lib.platform.external_secrets import add_external_secrets
from constructs_lib.props.secret_list import ListedStore, NeededSecrets
from constructs_lib.props.secret_ref import type_of
from constructs_lib.props.secret_store import SecretStore
from constructs_lib.reference import Delivery
from constructs_lib.tree.api_objects import ApiObjects
from scripts.cluster.make_secrets import entries_of_store
from tests import reference
from tests.fake_store import STORE, external_secrets, fake_store, filled, listed
from tests.rules import told

SETTING = {"PLATFORM_SECRET_STORE": json.dumps({**STORE, "prefix": "site"})}
LOGIN = SecretRef(name="login", keys=("password",))


def test_a_store_fills_the_secrets_that_the_wrapper_makes():
    files = reference.files(**SETTING)
    store = fake_store(listed(files))
    secrets = (filled(each, store) for each in external_secrets(files))
    made = {(each["metadata"]["namespace"], each["metadata"]["name"]): each for each in secrets}
    needed = {(e["namespace"], e["name"]): e for e in reference.platform().secrets()}
    assert made.keys() == needed.keys()
    for (namespace, name), secret in needed.items():
        found = made[namespace, name]
        assert found["metadata"].get("labels", {}) == secret.get("labels", {})
        assert found["data"].keys() == secret["values"].keys()
        for key, source in secret["values"].items():
            origin = copied_from(source) or namespace
            stored = base64.b64decode(found["data"][key]).decode()
            assert stored == f"site/{origin}/{name} {key}"


def test_the_reference_platform_is_sound_and_each_project_allows_what_it_needs():
    files = reference.files(**SETTING)
    assert reference.platform(**SETTING).findings() == []
    shared = {
        each["metadata"]["name"]
        for each in external_secrets(files)
        if each["spec"]["target"]["creationPolicy"] != "Owner"
    }
    # Argo CD writes keys of its own into it.
    assert shared == {"argocd-secret"}
    folders = {path.split("/")[1] for path in files if path.endswith("/external-secrets.yaml")}
    allowed = {
        path.split("/")[2].removesuffix(".yaml")
        for path, text in files.items()
        if path.startswith("dist/projects/") and "kind: ExternalSecret" in text
    }
    assert folders == allowed == {"app", "builds", "cicd", "db", "monitoring"}
    # Argo CD itself needs its Secrets before it can deliver them.
    first = yaml.safe_load(files["dist/bootstrap/manifests.yaml"])
    assert "dist/cicd/external-secrets.yaml" in first
    assert first.index("dist/cicd/external-secrets.yaml") > first.index("dist/cicd/namespace.yaml")


def test_no_value_is_in_git_and_what_the_store_must_hold_is_listed():
    of_the_wrapper = listed(reference.files())
    of_the_store = listed(reference.files(**SETTING))
    assert of_the_store["store"] == STORE
    assert [each["path"] for each in of_the_store["secrets"]] == [
        f"site/{each['namespace']}/{each['name']}"
        for each in of_the_wrapper["secrets"]
        if not any(map(copied_from, each["values"].values()))
    ]
    needed = NeededSecrets.model_validate(of_the_store)
    title, form, entries = entries_of_store(needed, ListedStore(**STORE)).split("\n", 2)
    assert title == "ClusterSecretStore 'vault' must have these entries, JSON objects of:"
    assert form.startswith("(random: 43 characters of abc")
    assert yaml.safe_load(entries) == {
        each["path"]: each["values"] for each in of_the_store["secrets"]
    }


def shop(platform, *secrets, chart="web", namespace=None, name="shop"):
    """Add a tier with a service that uses Secrets."""
    tier = next((each.tier for each in platform.order if each.tier.name == name), None)
    if tier is None:
        tier = Tier(platform, TierProps(name=name))
        tier.add_namespace()
    environment = {f"A{n}": secret.key(secret.keys[0]) for n, secret in enumerate(secrets)}
    props = WebServiceProps(image="web:1", environment=environment)
    WebService(tier.chart(chart, namespace=namespace), chart, props)
    return tier


def stored(**given):
    return Platform(PlatformContext(secret_store=SecretStore(**{"name": "vault", **given})))


def test_the_object(manifests):
    platform = stored(refresh_interval="90m")
    labels = {"found-by": "this"}
    used = SecretRef(name="used", keys=("a.b", "c"), labels=labels, has_other_keys=True)
    shop(platform, used)
    add_external_secrets(platform)
    assert platform.findings() == []
    assert external_secrets(platform.files()) == manifests


def test_a_secret_has_the_type_of_its_keys():
    assert type_of(("tls.crt", "tls.key")) == "kubernetes.io/tls"
    assert type_of((".dockerconfigjson",)) == "kubernetes.io/dockerconfigjson"
    assert type_of(("tls.crt",)) == "Opaque"


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({}, "shop/login"),
        ({"prefix": "team/site"}, "team/site/shop/login"),
        ({"prefix": "site", "separator": "--"}, "site--shop--login"),
    ],
)
def test_the_path_of_an_entry(given, path):
    assert SecretStore(name="vault", **given).path_of("shop", "login") == path


def test_a_copy_of_a_copy_reads_the_first_of_them():
    platform = stored()
    shop(platform, LOGIN, name="one")
    for name, source in (("two", "one"), ("three", "two")):
        shop(platform, SecretRef(name="login", keys=("password",), copied_from=source), name=name)
    add_external_secrets(platform)
    assert platform.findings() == []
    paths = {
        each["spec"]["data"][0]["remoteRef"]["key"] for each in external_secrets(platform.files())
    }
    assert paths == {"one/login"}


def test_copies_in_a_circle_are_a_finding_and_no_endless_loop():
    platform = stored()
    for name, source in (("one", "two"), ("two", "one")):
        shop(platform, SecretRef(name="login", keys=("password",), copied_from=source), name=name)
    add_external_secrets(platform)
    assert any("follow one another in a circle" in each for each in told(platform))


def test_a_secret_outside_of_all_tiers_is_in_the_folder_of_who_declares_it():
    platform = stored()
    shop(platform, LOGIN, namespace="elsewhere")
    add_external_secrets(platform)
    (made,) = external_secrets(platform.files())
    assert made["metadata"]["namespace"] == "elsewhere"
    assert "dist/shop/external-secrets.yaml" in platform.files()


def test_a_secret_that_comes_too_late_is_a_finding():
    platform = stored()
    shop(platform, LOGIN)
    git = GitSource(repository="https://git.example/shop/platform.git")
    Delivery(platform, git=git, namespace="cicd")
    assert platform.findings() == []
    shop(platform, SecretRef(name="late", keys=("a",)), chart="late")
    assert told(platform) == [
        "Secret shop/late has no ExternalSecret; declare it before the Delivery, or call "
        "add_external_secrets after all tiers"
    ]


def test_an_external_secret_of_a_team_is_left_to_it():
    platform = stored()
    tier = shop(platform, LOGIN)
    theirs = {
        "apiVersion": "external-secrets.io/v1",
        "kind": "ExternalSecret",
        "metadata": {"name": "theirs", "namespace": "shop"},
        "spec": {
            "secretStoreRef": {"name": "own"},
            "target": {"name": "login"},
            "dataFrom": [{"extract": {"key": "somewhere"}}],
        },
    }
    ApiObjects(tier.chart("theirs"), "Theirs", {"Resource": theirs})
    add_external_secrets(platform)
    assert platform.findings() == []
    assert external_secrets(platform.files()) == []


def test_without_a_store_nothing_is_added():
    platform = Platform()
    shop(platform, LOGIN)
    add_external_secrets(platform)
    assert external_secrets(platform.files()) == []


def test_refuses_a_prefix_that_does_not_fit_the_separator():
    message = r"'prefix' must not have '/' with 'separator' '--', got 'team/site'; leave it out"
    with pytest.raises(ValidationError, match=message):
        SecretStore(name="vault", prefix="team/site", separator="--")
