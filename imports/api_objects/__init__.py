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
    jsii_type="1bc04b5291c26a46d918139138b992d2de976d6851d0893b0476b85bfbdfc6e6.ApiObjects",
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
            type_hints = cached_type_hints(_typecheckingstub__7bc072fade4abacc0ab9734ba9b208e8049ac238e2070eec1b4a47ec74246e57)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
            check_type(argname="argument contents", value=contents, expected_type=type_hints["contents"])
        jsii.create(self.__class__, self, [scope, id, contents])


class Tree(
    metaclass=jsii.JSIIMeta,
    jsii_type="1bc04b5291c26a46d918139138b992d2de976d6851d0893b0476b85bfbdfc6e6.Tree",
):
    '''What is read from, and changed in, a tree of constructs, in one call.

    Apart from ``ApiObjects``, whose users would see it.
    '''

    @jsii.member(jsii_name="change")
    @builtins.classmethod
    def change(
        cls,
        constructs: typing.Sequence["_constructs_77d1e7e8.Construct"],
        changes: builtins.str,
    ) -> builtins.str:
        '''Makes changes, each in the construct at its place: ``manifests`` and ``declarations`` as in the constructor, or an ``environment`` for a container of its object.

        Where one of those cannot be, none is made, and the text says which one, and why.

        :param constructs: -
        :param changes: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8be9ad0863e70983f9a71b0c05af12000a87666acb7fe50fb10210cf9d7e8d70)
            check_type(argname="argument constructs", value=constructs, expected_type=type_hints["constructs"])
            check_type(argname="argument changes", value=changes, expected_type=type_hints["changes"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "change", [constructs, changes]))

    @jsii.member(jsii_name="readDeclarations")
    @builtins.classmethod
    def read_declarations(
        cls,
        roots: typing.Sequence["_constructs_77d1e7e8.Construct"],
    ) -> builtins.str:
        '''Of each root: the declarations alone.

        :param roots: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__31b836b118a0b0afe421c5ef559295c564daf54874c536ae99048e5d70b3d365)
            check_type(argname="argument roots", value=roots, expected_type=type_hints["roots"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readDeclarations", [roots]))

    @jsii.member(jsii_name="readHeaders")
    @builtins.classmethod
    def read_headers(
        cls,
        roots: typing.Sequence["_constructs_77d1e7e8.Construct"],
    ) -> builtins.str:
        '''Of each root: the same of all kinds, without what is in the objects.

        :param roots: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8260f360aa5ef7666539313e2c5494b993d435927c7c6fa3c85cd5d80dae59c0)
            check_type(argname="argument roots", value=roots, expected_type=type_hints["roots"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readHeaders", [roots]))

    @jsii.member(jsii_name="readObjects")
    @builtins.classmethod
    def read_objects(
        cls,
        roots: typing.Sequence["_constructs_77d1e7e8.Construct"],
        kinds: typing.Sequence[builtins.str],
    ) -> builtins.str:
        '''Of each root: the API objects of these kinds at and below it, as they would be written.

        :param roots: -
        :param kinds: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5e167581fd4430c81ba262bb27f2f8504036837f65d03aef40dbbeaf587f5c65)
            check_type(argname="argument roots", value=roots, expected_type=type_hints["roots"])
            check_type(argname="argument kinds", value=kinds, expected_type=type_hints["kinds"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readObjects", [roots, kinds]))

    @jsii.member(jsii_name="readTrees")
    @builtins.classmethod
    def read_trees(
        cls,
        roots: typing.Sequence["_constructs_77d1e7e8.Construct"],
    ) -> builtins.str:
        '''Of each root: every API object at and below it, as it would be written;

        by kind what constructs there declared; the folder that
        the App around it writes to; and where it is an App the files of a synth, text by name.

        :param roots: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5f003cb4dc0cba975776fd5a51e18a0c0be8eabb05796c220f37cf6aa0c92320)
            check_type(argname="argument roots", value=roots, expected_type=type_hints["roots"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readTrees", [roots]))

    @jsii.member(jsii_name="yamlTexts")
    @builtins.classmethod
    def yaml_texts(cls, values: builtins.str) -> builtins.str:
        '''The text of ``Yaml.stringify`` for each value. A key without a value is left out, as where jsii hands a value over.

        :param values: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__102c45d80252a86d3c3a3fa40046ad6366401125f1f8c4605f847e08c9d9a7b4)
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "yamlTexts", [values]))


__all__ = [
    "ApiObjects",
    "Tree",
]

publication.publish()

def _typecheckingstub__7bc072fade4abacc0ab9734ba9b208e8049ac238e2070eec1b4a47ec74246e57(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    contents: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8be9ad0863e70983f9a71b0c05af12000a87666acb7fe50fb10210cf9d7e8d70(
    constructs: typing.Sequence[_constructs_77d1e7e8.Construct],
    changes: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__31b836b118a0b0afe421c5ef559295c564daf54874c536ae99048e5d70b3d365(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8260f360aa5ef7666539313e2c5494b993d435927c7c6fa3c85cd5d80dae59c0(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5e167581fd4430c81ba262bb27f2f8504036837f65d03aef40dbbeaf587f5c65(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
    kinds: typing.Sequence[builtins.str],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5f003cb4dc0cba975776fd5a51e18a0c0be8eabb05796c220f37cf6aa0c92320(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__102c45d80252a86d3c3a3fa40046ad6366401125f1f8c4605f847e08c9d9a7b4(
    values: builtins.str,
) -> None:
    """Type checking stubs"""
    pass
