"""The webhook handler of dist/, with what the wrapper makes for it."""

from tests.apiserver.dist import manifests, of_kind, secrets
from tests.apiserver.tekton.listener import Listener

RIGHTS = ("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding")


def secret(name, key):
    return f"{name} {key}"


SIGNATURE = secret("webhook-handler", "secret")
TOKEN = secret("argocd-notifications-secret", "deliveryToken")


def started_handler(control_plane, triggers):
    for manifest in [*secrets(secret), *of_kind(*RIGHTS)]:
        triggers.apply(manifest)
    for manifest in manifests():
        if manifest["apiVersion"].startswith(("tekton.dev/", "triggers.tekton.dev/")):
            triggers.apply(manifest)
    (manifest,) = of_kind("EventListener")
    return Listener(control_plane, triggers, manifest)
