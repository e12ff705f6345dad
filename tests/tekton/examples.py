"""What several tests of pipelines use."""

from cdk8s import App, Chart

from constructs_lib import ExternalPods, ResourcesProps, SecretRef
from constructs_lib.tekton import (
    BuildTasks,
    BuildTasksProps,
    CodeRepository,
    ImageBuild,
    ImageRegistry,
    WebhookHandler,
    WebhookHandlerProps,
)
from constructs_lib.tekton.image_build import DockerfileBuild

KEYS = ("username", "password")
GITEA = ExternalPods(name="gitea", namespace="cicd", pod_labels={"app": "gitea"}, ports=(3000,))
REPOSITORY = CodeRepository(
    address="http://gitea-http.cicd.svc.cluster.local:3000/platform/web-platform.git",
    branch="main",
    server=GITEA,
    reader=SecretRef(name="reader", keys=KEYS),
    writer=SecretRef(name="writer", keys=KEYS),
    reporter=SecretRef(name="reporter", keys=KEYS),
    commenter=SecretRef(name="commenter", keys=KEYS),
)
REGISTRY = ImageRegistry(
    address="gitea-http.cicd.svc.cluster.local:3000",
    plain=True,
    server=GITEA,
    login=SecretRef(name="pusher", keys=KEYS),
)
BUILD = ImageBuild(
    application="shop",
    image="localhost:30500/web/shop:1.0.0",
    context="apps",
    paths=["apps/shop", "apps/package.json"],
)


DOCKERFILE = DockerfileBuild(
    application="shop",
    image="localhost:30500/web/shop:1.0.0",
    context="shop",
    dockerfile="shop/Dockerfile",
    paths=["shop"],
)


def builds_chart(namespace="builds"):
    return Chart(App(), namespace, namespace=namespace, disable_resource_name_hashes=True)


def shared_tasks(chart, **given):
    wiring = {"repository": given.pop("repository", REPOSITORY), "registry": REGISTRY}
    return BuildTasks(chart, "tasks", BuildTasksProps(**given), **wiring)


def handler(chart, **given):
    """Return a webhook handler in a Chart of namespace `cicd`, whose runs are in `builds`."""
    interceptors = ExternalPods(
        name="interceptors", namespace="cicd", pod_labels={"app": "interceptors"}, ports=(8443,)
    )
    wiring = {
        "resources": ResourcesProps(),
        "namespace": "builds",
        "interceptors": interceptors,
        "callers": [GITEA],
        **given,
    }
    return WebhookHandler(chart, "webhook-handler", WebhookHandlerProps(), **wiring)


def of_kind(chart, kind):
    """Return the specs of the objects of a kind in a Chart, by name."""
    return {
        each["metadata"]["name"]: each["spec"] for each in chart.to_json() if each["kind"] == kind
    }
