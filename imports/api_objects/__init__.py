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


class Tree(
    metaclass=jsii.JSIIMeta,
    jsii_type="9ecfe3c5d644a2a4710237fe16c9efd0c1a6f3f3cf7b2c0a5918b5e1fcbf90f5.Tree",
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
            type_hints = cached_type_hints(_typecheckingstub__5d95e0977056dcb1105190775be954aa848948f06aedb31c15d0013c479bc10f)
            check_type(argname="argument constructs", value=constructs, expected_type=type_hints["constructs"])
            check_type(argname="argument changes", value=changes, expected_type=type_hints["changes"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "change", [constructs, changes]))

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
            type_hints = cached_type_hints(_typecheckingstub__63d3e5bdf03f302d0430a3cd18ee282eddd3036f1f616284c6bc77bd4151a90b)
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
            type_hints = cached_type_hints(_typecheckingstub__5301093c2467fa49bfd387b4330023cadd8fd29cd75298fa332ee15e7471061c)
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
            type_hints = cached_type_hints(_typecheckingstub__031cc0fa561a08b9de525277255108be7eb2f8b1df1d95e01a4164ad09cb4a35)
            check_type(argname="argument roots", value=roots, expected_type=type_hints["roots"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "readTrees", [roots]))

    @jsii.member(jsii_name="yamlTexts")
    @builtins.classmethod
    def yaml_texts(cls, values: builtins.str) -> builtins.str:
        '''The text of ``Yaml.stringify`` for each value. A key without a value is left out, as where jsii hands a value over.

        :param values: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7207f6f5b5b4a849d87898aaed397f79c1d23454242e338305346a51c6f9ad82)
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        return typing.cast(builtins.str, jsii.sinvoke(cls, "yamlTexts", [values]))


__all__ = [
    "ApiObjects",
    "Tree",
]

publication.publish()

def _typecheckingstub__2e69d122b7db1fb17b55a391955c44b1d129149b6c44464b9a51d7a63657b738(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    contents: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5d95e0977056dcb1105190775be954aa848948f06aedb31c15d0013c479bc10f(
    constructs: typing.Sequence[_constructs_77d1e7e8.Construct],
    changes: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__63d3e5bdf03f302d0430a3cd18ee282eddd3036f1f616284c6bc77bd4151a90b(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5301093c2467fa49bfd387b4330023cadd8fd29cd75298fa332ee15e7471061c(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
    kinds: typing.Sequence[builtins.str],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__031cc0fa561a08b9de525277255108be7eb2f8b1df1d95e01a4164ad09cb4a35(
    roots: typing.Sequence[_constructs_77d1e7e8.Construct],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7207f6f5b5b4a849d87898aaed397f79c1d23454242e338305346a51c6f9ad82(
    values: builtins.str,
) -> None:
    """Type checking stubs"""
    pass
