from .context import PageProps
from .external_secrets import add_external_secrets
from .tier import Page

__all__ = [
    "add_external_secrets",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "Page",
    "PageProps",
]
