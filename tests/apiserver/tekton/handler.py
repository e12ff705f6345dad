"""The webhook handler of dist/, with what the wrapper makes for it."""

import yaml

from tests.apiserver.dist import manifests, of_kind
from tests.apiserver.tekton.listener import Listener
from tests.checkout import ROOT

RIGHTS = ("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding")


def secret(name, key):
    return f"{name} {key}"


SIGNATURE = secret("webhook-handler", "secret")
TOKEN = secret("argocd-notifications-secret", "deliveryToken")


def secrets():
    """Yield those that the wrapper makes, with other values."""
    for each in yaml.safe_load((ROOT / "dist/bootstrap/secrets.yaml").read_text())["secrets"]:
        metadata = {"name": each["name"], "namespace": each["namespace"]}
        values = {key: secret(each["name"], key) for key in each["values"]}
        yield {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": values}


def started_handler(control_plane, triggers):
    for manifest in [*secrets(), *of_kind(*RIGHTS)]:
        triggers.apply(manifest)
    for manifest in manifests():
        if manifest["apiVersion"].startswith(("tekton.dev/", "triggers.tekton.dev/")):
            triggers.apply(manifest)
    (manifest,) = of_kind("EventListener")
    return Listener(control_plane, triggers, manifest)
