from .resources import Pods
from .secret_list import StatedValue
from .secret_store import SecretStore

__all__ = [
    "Pods",
    "SecretStore",
    "StatedValue",
]
