"""The Git server and the registry of images that pipelines use: on the cluster or outside."""

from constructs_lib.core.image import parse_image
from constructs_lib.core.secret_ref import SecretRef
from constructs_lib.reference.charts.gitea import (
    BUILDER_SECRET,
    COMMENTER_SECRET,
    HTTP_PORT,
    PIPELINE,
    PIPELINE_SECRET,
    PUSHER_SECRET,
    REPORTER,
    REPORTER_SECRET,
)
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.tekton.repository import CodeRepository, ImageRegistry

GIT_READER = "git-reader"
GIT_WRITER = "git-writer"
GIT_REPORTER = "git-reporter"
GIT_COMMENTER = "git-commenter"
IMAGE_PUSHER = "image-pusher"
"""Secrets of a Git server and a registry outside, whose logins a person gives."""

COMMIT_SIGNER = SecretRef(name="commit-signer", keys=("private",), values={"private": "given"})
"""Secret with the private key of GnuPG by which the bot signs. Its public key is in Git."""


def copied(secret: SecretRef, namespace: str) -> SecretRef:
    """Return a Secret that is a copy of that of the same name in another namespace."""
    return SecretRef(name=secret.name, keys=secret.keys, copied_from=namespace)


def code_repository(cicd: CicdTier, branch: str) -> CodeRepository:
    """Return the repository that Argo CD follows; pushes to the branch are built."""
    address = cicd.git.repository
    signer = COMMIT_SIGNER if cicd.gpg_keys else None
    if cicd.gitea_pods:
        return CodeRepository(
            address=address,
            branch=branch,
            server=cicd.gitea_pods,
            reader=copied(BUILDER_SECRET, cicd.namespace),
            writer=copied(PIPELINE_SECRET, cicd.namespace),
            reporter=copied(REPORTER_SECRET, cicd.namespace),
            commenter=copied(COMMENTER_SECRET, cicd.namespace),
            signer=signer,
            gpg_keys=cicd.gpg_keys,
            signature_keys=cicd.signature_keys,
            bot_name=PIPELINE,
            reporter_name=REPORTER,
        )
    return CodeRepository(
        address=address,
        branch=branch,
        reader=_given(GIT_READER),
        writer=_given(GIT_WRITER),
        reporter=_given(GIT_REPORTER),
        commenter=_given(GIT_COMMENTER),
        signer=signer,
        gpg_keys=cicd.gpg_keys,
        signature_keys=cicd.signature_keys,
    )


def image_registry(cicd: CicdTier, name: str) -> ImageRegistry:
    """Return the registry that an image is pushed to, by the name with which nodes pull it."""
    image = parse_image(name)
    if image.is_local and cicd.gitea_pods:
        return ImageRegistry(
            address=f"gitea-http.{cicd.namespace}.svc.cluster.local:{HTTP_PORT}",
            plain=True,
            server=cicd.gitea_pods,
            login=copied(PUSHER_SECRET, cicd.namespace),
        )
    return ImageRegistry(port=image.port or 443, login=_given(IMAGE_PUSHER))


def _given(name: str) -> SecretRef:
    keys = ("username", "password")
    return SecretRef(name=name, keys=keys, values=dict.fromkeys(keys, "given"))
