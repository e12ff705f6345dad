from .context import PageProps
from .external_secrets import EXTERNAL_SECRETS_CHART, add_external_secrets
from .tier import NAMESPACE_CHART, Page

__all__ = [
    "add_external_secrets",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "EXTERNAL_SECRETS_CHART",
    "NAMESPACE_CHART",
    "Page",
    "PageProps",
]
