"""Steps of the tests in which a user commits a mistake."""

from tests.gitops.mistakes import rewritten

TRIES = 4
"""Times that the sync of a chart's Application is tried, the first included."""


def use_chart(delivery, name, version):
    def change(manifest):
        if manifest["metadata"]["name"] == name and "sources" in manifest["spec"]:
            manifest["spec"]["sources"][0]["targetRevision"] = version

    for file in delivery.files.glob("apps/*.yaml"):
        rewritten(file, change)


def allow(delivery, tier, kind):
    """Lets the project of a tier allow a kind, and renames it in its Applications, as a synth."""

    def rename(manifest):
        spec = manifest["spec"]
        source = spec["source"] if "source" in spec else spec["sources"][0]
        source["name"] = f"project-with-{kind['kind']}"

    def add(project):
        project["spec"]["namespaceResourceWhitelist"].append(kind)

    rewritten(delivery.files / f"projects/{tier}.yaml", add)
    rewritten(delivery.files / f"apps/{tier}.yaml", rename)


def push_mistake(delivery, *messages):
    """Pushes what the files are now, and waits until Argo CD names each mistake."""
    delivery.push("A mistake")
    delivery.until(
        f"Applications say {messages}",
        lambda: all(any(m in text for text in delivery.complaints()) for m in messages),
        lambda: [delivery.complaints(), delivery.unsettled()],
    )


def state_of_operation(delivery, name):
    return delivery.applications()[name].get("status", {}).get("operationState", {})


def wait_for_retry(delivery, name, tries=1):
    delivery.until(
        f"the sync of {name} is tried again",
        lambda: state_of_operation(delivery, name).get("retryCount", 0) >= tries,
        lambda: [state_of_operation(delivery, name), delivery.unsettled()],
    )


def application(name, **changes):
    def change(manifest):
        if manifest["kind"] == "Application" and manifest["metadata"]["name"] == name:
            for key, value in changes.items():
                inner = manifest["spec"]
                *path, last = key.split("__")
                for part in path:
                    inner = inner[part]
                inner[last] = value

    return change
