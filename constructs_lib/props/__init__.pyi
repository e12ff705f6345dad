from .arguments import checked_argument, checked_objects
from .ports import NODE_PORTS, PageName, PortPlan
from .resources import Pods, largest, total
from .secret_list import BcryptHash, StatedValue
from .secret_ref import SecretKey
from .secret_store import SecretStore

__all__ = [
    "Pods",
    "SecretStore",
    "StatedValue",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "NODE_PORTS",
    "BcryptHash",
    "PageName",
    "PortPlan",
    "SecretKey",
    "checked_argument",
    "checked_objects",
    "largest",
    "total",
]
