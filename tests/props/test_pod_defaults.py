"""What all pods of a platform or tier have, and Secrets that a controller makes."""

from constructs_lib import Platform, PlatformContext, SecretRef, Tier, TierProps
from constructs_lib.platform.external_secrets import add_external_secrets
from constructs_lib.props.secret_store import SecretStore
from constructs_lib.workloads import ScheduledJob, ScheduledJobProps, Worker, WorkerProps
from tests.rules import told

IMAGE = "registry.example/mail:1.0.0"


def pull(name):
    return SecretRef(name=name, keys=(".dockerconfigjson",))


def spec_of(pods):
    return pods.deployment.to_json()["spec"]["template"]["spec"]


def test_what_is_nearer_to_the_pods_wins():
    platform = Platform(
        PlatformContext(
            pods={
                "image_pull_secrets": [pull("company")],
                "priority_class_name": "low",
                "node_selector": {"pool": "all", "arch": "arm64"},
            }
        )
    )
    others = {"priority_class_name": "high", "node_selector": {"pool": "shop"}}
    tier = Tier(platform, TierProps(name="shop", labels={"team": "a"}, pods=others))
    tier.add_namespace()
    chart = tier.chart("mail")
    own = {"image_pull_secrets": [pull("own"), pull("company")], "node_selector": {"disk": "ssd"}}
    plain, stated = (
        Worker(chart, id, WorkerProps(image=IMAGE, pod=pod))
        for id, pod in (("plain", {}), ("stated", {**own, "priority_class_name": "top"}))
    )
    job = ScheduledJob(chart, "job", ScheduledJobProps(image=IMAGE, schedule="1 1 * * *"))
    assert spec_of(plain)["imagePullSecrets"] == [{"name": "company"}]
    assert spec_of(plain)["priorityClassName"] == "high"
    assert spec_of(plain)["nodeSelector"] == {"pool": "shop", "arch": "arm64"}
    assert spec_of(stated)["imagePullSecrets"] == [{"name": "own"}, {"name": "company"}]
    assert spec_of(stated)["priorityClassName"] == "top"
    assert spec_of(stated)["nodeSelector"] == {"pool": "shop", "arch": "arm64", "disk": "ssd"}
    template = job.cron_job.to_json()["spec"]["jobTemplate"]["spec"]["template"]
    assert template["spec"]["priorityClassName"] == "high"
    metadata = plain.deployment.to_json()
    assert metadata["metadata"]["labels"]["team"] == "a"
    assert "team" not in metadata["spec"]["template"]["metadata"]["labels"]
    assert [each["name"] for each in platform.secrets()] == ["company", "own"]
    assert platform.findings() == []


def test_a_secret_of_a_controller_is_found_and_in_no_list():
    platform = Platform(PlatformContext(secret_store=SecretStore(name="vault")))
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    made = SecretRef(name="tls", keys=("tls.crt", "tls.key"), made_by="cert-manager")
    mail = Worker(
        tier.chart("mail"),
        "mail",
        WorkerProps(image=IMAGE, environment={"CERTIFICATE": made.key("tls.crt")}),
    )
    add_external_secrets(platform)
    assert platform.secrets() == []
    assert not any("external-secrets" in path for path in platform.files())
    assert platform.findings() == []
    wrong = {"secretKeyRef": {"name": "tls", "key": "tls.ky"}}
    mail.patch_container("mail", {"env": [{"name": "A", "valueFrom": wrong}]})
    (finding,) = told(platform)
    assert "uses key 'tls.ky' of Secret 'tls', which lacks it" in finding
