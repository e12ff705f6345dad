from __future__ import annotations

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


from ._jsii import *

class _LazyImport:
    def __init__(self, module_name: str) -> None:
        self._module_name = module_name
        self._module: typing.Any = None
    def __getattr__(self, name: str) -> typing.Any:
        if self._module is None:
            import importlib
            self._module = importlib.import_module(self._module_name)
        return getattr(self._module, name)

if typing.TYPE_CHECKING:

    import constructs as _constructs_77d1e7e8
else:

    _constructs_77d1e7e8 = _LazyImport("constructs")


class ApiObjects(
    _constructs_77d1e7e8.Construct,
    metaclass=jsii.JSIIMeta,
    jsii_type="9ecfe3c5d644a2a4710237fe16c9efd0c1a6f3f3cf7b2c0a5918b5e1fcbf90f5.ApiObjects",
):
    '''A construct whose API objects are given as data, all in one call.'''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        manifests: typing.Mapping[builtins.str, typing.Any],
        declarations: typing.Optional[typing.Mapping[builtins.str, typing.Any]] = None,
    ) -> None:
        '''``manifests`` maps the id of each child to its manifest;

        ``declarations`` maps a kind to what is declared of it.

        :param scope: -
        :param id: -
        :param manifests: -
        :param declarations: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2e69d122b7db1fb17b55a391955c44b1d129149b6c44464b9a51d7a63657b738)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
            check_type(argname="argument manifests", value=manifests, expected_type=type_hints["manifests"])
            check_type(argname="argument declarations", value=declarations, expected_type=type_hints["declarations"])
        jsii.create(self.__class__, self, [scope, id, manifests, declarations])

    @jsii.member(jsii_name="readTree")
    @builtins.classmethod
    def read_tree(cls, root: "_constructs_77d1e7e8.IConstruct") -> builtins.str:
        '''Every API object at and below ``root``, as it would be written;

        by kind what constructs there declared; and where ``root`` is
        an App the files of a synth, text by name. As JSON, since jsii takes several times as long to hand over the values one by one.

        :param root: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8dd912062873687f61d98c9acc579f6601743df3d5b3d0fe074574b08383d49b)
            check_type(argname="argument root", value=root, expected_type=type_hints["root"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readTree", [root]))

    @jsii.member(jsii_name="addObjects")
    def add_objects(
        self,
        manifests: typing.Mapping[builtins.str, typing.Any],
        declarations: typing.Optional[typing.Mapping[builtins.str, typing.Any]] = None,
    ) -> None:
        '''Adds children and declarations, of the same form as the constructor's.

        :param manifests: -
        :param declarations: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8edaa89e05cff994d61c320593fbc9f0416577f1eb9357eb8af61dcd12305600)
            check_type(argname="argument manifests", value=manifests, expected_type=type_hints["manifests"])
            check_type(argname="argument declarations", value=declarations, expected_type=type_hints["declarations"])
        return typing.cast(None, jsii.invoke(self, "addObjects", [manifests, declarations]))


__all__ = [
    "ApiObjects",
]

publication.publish()

def _typecheckingstub__2e69d122b7db1fb17b55a391955c44b1d129149b6c44464b9a51d7a63657b738(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    manifests: typing.Mapping[builtins.str, typing.Any],
    declarations: typing.Optional[typing.Mapping[builtins.str, typing.Any]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8dd912062873687f61d98c9acc579f6601743df3d5b3d0fe074574b08383d49b(
    root: _constructs_77d1e7e8.IConstruct,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8edaa89e05cff994d61c320593fbc9f0416577f1eb9357eb8af61dcd12305600(
    manifests: typing.Mapping[builtins.str, typing.Any],
    declarations: typing.Optional[typing.Mapping[builtins.str, typing.Any]] = None,
) -> None:
    """Type checking stubs"""
    pass
