from .external_secrets import add_external_secrets

__all__ = [
    "add_external_secrets",
]
