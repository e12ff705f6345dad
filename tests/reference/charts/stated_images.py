"""Images that values of charts state, as the charts join their parts."""

from constructs_lib.argocd.helm.values import image_reference, images_in


def stated_images(values):
    """Yield the reference of every image. Gitea's chart adds what tells its image without root."""
    for _, image in images_in(values):
        reference = image_reference(image)
        yield f"{reference}-rootless" if "docker.gitea.com/gitea:" in reference else reference
