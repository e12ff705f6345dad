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
    '''A construct whose API objects are given as data, all in one call.

    Data crosses as JSON, since jsii takes several times as long to
    hand over the values one by one.
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        contents: builtins.str,
    ) -> None:
        '''``contents``: ``manifests`` by the ids of their constructs, and ``declarations`` by kind.

        :param scope: -
        :param id: -
        :param contents: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2e69d122b7db1fb17b55a391955c44b1d129149b6c44464b9a51d7a63657b738)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
            check_type(argname="argument contents", value=contents, expected_type=type_hints["contents"])
        jsii.create(self.__class__, self, [scope, id, contents])

    @jsii.member(jsii_name="patchObject")
    @builtins.classmethod
    def patch_object(
        cls,
        construct: "_constructs_77d1e7e8.IConstruct",
        operations: builtins.str,
    ) -> None:
        '''Applies operations of JSON Patch to the object of a construct.

        :param construct: -
        :param operations: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1349dc798ab8779fc24805e69786284071b4d4d8580ff09b56c57e2cb9aca7d5)
            check_type(argname="argument construct", value=construct, expected_type=type_hints["construct"])
            check_type(argname="argument operations", value=operations, expected_type=type_hints["operations"])
        return typing.cast(None, jsii.sinvoke(cls, "patchObject", [construct, operations]))

    @jsii.member(jsii_name="readObject")
    @builtins.classmethod
    def read_object(cls, construct: "_constructs_77d1e7e8.IConstruct") -> builtins.str:
        '''The object of a construct, as it would be written.

        :param construct: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e2909b4d7fe965ea6cf420af648607c910fcf0c16389e0612c49ddde2270889f)
            check_type(argname="argument construct", value=construct, expected_type=type_hints["construct"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readObject", [construct]))

    @jsii.member(jsii_name="readTree")
    @builtins.classmethod
    def read_tree(cls, root: "_constructs_77d1e7e8.IConstruct") -> builtins.str:
        '''Every API object at and below ``root``, as it would be written;

        by kind what constructs there declared; and where ``root`` is
        an App the files of a synth, text by name.

        :param root: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8dd912062873687f61d98c9acc579f6601743df3d5b3d0fe074574b08383d49b)
            check_type(argname="argument root", value=root, expected_type=type_hints["root"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readTree", [root]))

    @jsii.member(jsii_name="addObjects")
    def add_objects(self, contents: builtins.str) -> None:
        '''Adds children and declarations, of the same form as the constructor's.

        :param contents: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8edaa89e05cff994d61c320593fbc9f0416577f1eb9357eb8af61dcd12305600)
            check_type(argname="argument contents", value=contents, expected_type=type_hints["contents"])
        return typing.cast(None, jsii.invoke(self, "addObjects", [contents]))


__all__ = [
    "ApiObjects",
]

publication.publish()

def _typecheckingstub__2e69d122b7db1fb17b55a391955c44b1d129149b6c44464b9a51d7a63657b738(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    contents: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1349dc798ab8779fc24805e69786284071b4d4d8580ff09b56c57e2cb9aca7d5(
    construct: _constructs_77d1e7e8.IConstruct,
    operations: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e2909b4d7fe965ea6cf420af648607c910fcf0c16389e0612c49ddde2270889f(
    construct: _constructs_77d1e7e8.IConstruct,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8dd912062873687f61d98c9acc579f6601743df3d5b3d0fe074574b08383d49b(
    root: _constructs_77d1e7e8.IConstruct,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8edaa89e05cff994d61c320593fbc9f0416577f1eb9357eb8af61dcd12305600(
    contents: builtins.str,
) -> None:
    """Type checking stubs"""
    pass
