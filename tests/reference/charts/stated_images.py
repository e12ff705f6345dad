"""Images that values of charts state, as the charts join their parts."""


def stated_images(values):
    """Yield the reference of every image in values, however deep."""
    if isinstance(values, dict):
        for key, value in values.items():
            if key == "image":
                yield reference(value)
            yield from stated_images(value)
    elif isinstance(values, list):
        for each in values:
            yield from stated_images(each)


def reference(parts):
    name = "/".join(filter(None, (parts.get("registry"), parts["repository"])))
    # The chart of Gitea adds what tells its image without root.
    end = "-rootless" if name.endswith("docker.gitea.com/gitea") else ""
    return f"{name}:{parts['tag']}{end}"
