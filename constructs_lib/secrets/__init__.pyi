from .needed import needed_secrets

__all__ = [
    "needed_secrets",
]
