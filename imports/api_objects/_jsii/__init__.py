from pkgutil import extend_path
__path__ = extend_path(__path__, __name__)

import abc
import builtins
import datetime
import enum
import typing

import jsii
import publication
import typing_extensions

from jsii._type_checking import cached_type_hints, check_type


import cdk8s._jsii
import constructs._jsii

__jsii_assembly__ = jsii.JSIIAssembly.load(
    "9ecfe3c5d644a2a4710237fe16c9efd0c1a6f3f3cf7b2c0a5918b5e1fcbf90f5",
    "0.0.0",
    __name__[0:-6],
    "9ecfe3c5d644a2a4710237fe16c9efd0c1a6f3f3cf7b2c0a5918b5e1fcbf90f5@0.0.0.jsii.tgz",
)

__all__ = [
    "__jsii_assembly__",
]

publication.publish()
