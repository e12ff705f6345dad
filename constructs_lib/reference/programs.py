"""The programs in apps/: how their images are made."""

from constructs_lib.argocd import Mirrors
from constructs_lib.tekton import ImageBuild

APPS = "apps"
"""Folder of the programs of the application tier."""

SHARED = ("shared", "package.json", "package-lock.json", ".npmrc")
"""Files that all programs are made from, beside their own folders."""


def program(name: str, image: str, mirrors: Mirrors) -> ImageBuild:
    """Return how the image of a program in apps/ is made, from what the mirrors have."""
    build = ImageBuild(
        application=name,
        image=image,
        context=APPS,
        paths=[f"{APPS}/{each}" for each in (name, *SHARED)],
        plain_base_registry=mirrors.plain_registry is not None,
        labels={
            "org.opencontainers.image.title": f"guestbook-{name}",
            "org.opencontainers.image.description": f"The {name} of the guest book",
            "org.opencontainers.image.licenses": "Apache-2.0",
        },
    )
    # It is pushed to its own registry.
    return mirrors.applied_to(build).model_copy(update={"image": image})
