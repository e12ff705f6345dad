"""Exceptions from what scanners of manifests ask for, stated with a reason beside the cause."""

from constructs_lib.core.labels import TOKEN_REASON

HAS_TOKEN = {
    "checkov.io/skip2": f"CKV_K8S_38=annotation {TOKEN_REASON} of its ServiceAccount says why"
}
"""Annotations of an object whose pods get the token of their ServiceAccount, to use its rights."""

ONLY_SLEEPS = {
    "checkov.io/skip3": "CKV_K8S_8=its containers sleep, and a probe would tell nothing",
    "checkov.io/skip4": "CKV_K8S_9=its containers sleep, and a probe would tell nothing",
}
"""Annotations of an object whose containers only sleep, and so have no probes."""


def low_user(reason: str) -> dict[str, str]:
    """Return annotations for an object whose pods run as a user below 10000.

    checkov and kube-score read them; only checkov's has a place for the reason, without `=`, by
    which it divides the text.
    """
    return {
        "checkov.io/skip1": f"CKV_K8S_40={reason}",
        "kube-score/ignore": "container-security-context-user-group-id",
    }
