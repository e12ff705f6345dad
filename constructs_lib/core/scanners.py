"""Exceptions from what scanners of manifests ask for, stated with a reason beside the cause."""


def low_user(reason: str) -> dict[str, str]:
    """Returns annotations for an object whose pods run as a user below 10000.

    checkov and kube-score read them; only checkov's has a place for the reason.

    Args:
        reason: Why it must be that user, without `=`, by which checkov divides the text.
    """
    return {
        "checkov.io/skip1": f"CKV_K8S_40={reason}",
        "kube-score/ignore": "container-security-context-user-group-id",
    }
