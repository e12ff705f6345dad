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

    import cdk8s as _cdk8s_d3d9af27
    import constructs as _constructs_77d1e7e8
else:

    _cdk8s_d3d9af27 = _LazyImport("cdk8s")
    _constructs_77d1e7e8 = _LazyImport("constructs")


class Pipeline(
    _cdk8s_d3d9af27.ApiObject,
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.Pipeline",
):
    '''
    :schema: Pipeline
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["PipelineSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Defines a "Pipeline" API object.

        :param scope: the scope in which to define this object.
        :param id: a scope-local name for the object.
        :param metadata: 
        :param spec: 
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1c9671092f91213bdc07319b4cdea4047c05993235cfcb4c19cbe92b40dc2970)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
        props = PipelineProps(metadata=metadata, spec=spec)

        jsii.create(self.__class__, self, [scope, id, props])

    @jsii.member(jsii_name="manifest")
    @builtins.classmethod
    def manifest(
        cls,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["PipelineSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> typing.Any:
        '''Renders a Kubernetes manifest for "Pipeline".

        This can be used to inline resource manifests inside other objects (e.g. as templates).

        :param metadata: 
        :param spec: 
        '''
        props = PipelineProps(metadata=metadata, spec=spec)

        return typing.cast(typing.Any, jsii.sinvoke(cls, "manifest", [props]))

    @jsii.member(jsii_name="toJson")
    def to_json(self) -> typing.Any:
        '''Renders the object to Kubernetes JSON.'''
        return typing.cast(typing.Any, jsii.invoke(self, "toJson", []))

    @jsii.python.classproperty
    @jsii.member(jsii_name="GVK")
    def GVK(cls) -> "_cdk8s_d3d9af27.GroupVersionKind":
        '''Returns the apiVersion and kind for "Pipeline".'''
        return typing.cast("_cdk8s_d3d9af27.GroupVersionKind", jsii.sget(cls, "GVK"))


@jsii.data_type(
    jsii_type="devtekton.PipelineProps",
    jsii_struct_bases=[],
    name_mapping={"metadata": "metadata", "spec": "spec"},
)
class PipelineProps:
    def __init__(
        self,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["PipelineSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param metadata: 
        :param spec: 

        :schema: Pipeline
        '''
        if isinstance(metadata, dict):
            metadata = _cdk8s_d3d9af27.ApiObjectMetadata(**metadata)
        if isinstance(spec, dict):
            spec = PipelineSpec(**spec)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__716fee2e90bf081bc996f44b6505cd2b812b6dc6f46360fdce42d81ae8bfa12f)
            check_type(argname="argument metadata", value=metadata, expected_type=type_hints["metadata"])
            check_type(argname="argument spec", value=spec, expected_type=type_hints["spec"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if metadata is not None:
            self._values["metadata"] = metadata
        if spec is not None:
            self._values["spec"] = spec

    @builtins.property
    def metadata(self) -> typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"]:
        '''
        :schema: Pipeline#metadata
        '''
        result = self._values.get("metadata")
        return typing.cast(typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"], result)

    @builtins.property
    def spec(self) -> typing.Optional["PipelineSpec"]:
        '''
        :schema: Pipeline#spec
        '''
        result = self._values.get("spec")
        return typing.cast(typing.Optional["PipelineSpec"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineProps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpec",
    jsii_struct_bases=[],
    name_mapping={
        "description": "description",
        "display_name": "displayName",
        "finally_": "finally",
        "params": "params",
        "results": "results",
        "tasks": "tasks",
        "workspaces": "workspaces",
    },
)
class PipelineSpec:
    def __init__(
        self,
        *,
        description: typing.Optional[builtins.str] = None,
        display_name: typing.Optional[builtins.str] = None,
        finally_: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinally", typing.Dict[builtins.str, typing.Any]]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        results: typing.Optional[typing.Sequence[typing.Union["PipelineSpecResults", typing.Dict[builtins.str, typing.Any]]]] = None,
        tasks: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasks", typing.Dict[builtins.str, typing.Any]]]] = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["PipelineSpecWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param description: 
        :param display_name: 
        :param finally_: 
        :param params: 
        :param results: 
        :param tasks: 
        :param workspaces: 

        :schema: PipelineSpec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1cd5985f7d123e6518f75a434c4bcfbccdab74c126577c9f9f0d431d740537b6)
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument display_name", value=display_name, expected_type=type_hints["display_name"])
            check_type(argname="argument finally_", value=finally_, expected_type=type_hints["finally_"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument results", value=results, expected_type=type_hints["results"])
            check_type(argname="argument tasks", value=tasks, expected_type=type_hints["tasks"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if description is not None:
            self._values["description"] = description
        if display_name is not None:
            self._values["display_name"] = display_name
        if finally_ is not None:
            self._values["finally_"] = finally_
        if params is not None:
            self._values["params"] = params
        if results is not None:
            self._values["results"] = results
        if tasks is not None:
            self._values["tasks"] = tasks
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpec#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def display_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpec#displayName
        '''
        result = self._values.get("display_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def finally_(self) -> typing.Optional[typing.List["PipelineSpecFinally"]]:
        '''
        :schema: PipelineSpec#finally
        '''
        result = self._values.get("finally_")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinally"]], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecParams"]]:
        '''
        :schema: PipelineSpec#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecParams"]], result)

    @builtins.property
    def results(self) -> typing.Optional[typing.List["PipelineSpecResults"]]:
        '''
        :schema: PipelineSpec#results
        '''
        result = self._values.get("results")
        return typing.cast(typing.Optional[typing.List["PipelineSpecResults"]], result)

    @builtins.property
    def tasks(self) -> typing.Optional[typing.List["PipelineSpecTasks"]]:
        '''
        :schema: PipelineSpec#tasks
        '''
        result = self._values.get("tasks")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasks"]], result)

    @builtins.property
    def workspaces(self) -> typing.Optional[typing.List["PipelineSpecWorkspaces"]]:
        '''
        :schema: PipelineSpec#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["PipelineSpecWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinally",
    jsii_struct_bases=[],
    name_mapping={
        "description": "description",
        "display_name": "displayName",
        "matrix": "matrix",
        "name": "name",
        "on_error": "onError",
        "params": "params",
        "pipeline_ref": "pipelineRef",
        "pipeline_spec": "pipelineSpec",
        "retries": "retries",
        "run_after": "runAfter",
        "task_ref": "taskRef",
        "task_spec": "taskSpec",
        "timeout": "timeout",
        "when": "when",
        "workspaces": "workspaces",
    },
)
class PipelineSpecFinally:
    def __init__(
        self,
        *,
        description: typing.Optional[builtins.str] = None,
        display_name: typing.Optional[builtins.str] = None,
        matrix: typing.Optional[typing.Union["PipelineSpecFinallyMatrix", typing.Dict[builtins.str, typing.Any]]] = None,
        name: typing.Optional[builtins.str] = None,
        on_error: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        pipeline_ref: typing.Optional[typing.Union["PipelineSpecFinallyPipelineRef", typing.Dict[builtins.str, typing.Any]]] = None,
        pipeline_spec: typing.Any = None,
        retries: typing.Optional[jsii.Number] = None,
        run_after: typing.Optional[typing.Sequence[builtins.str]] = None,
        task_ref: typing.Optional[typing.Union["PipelineSpecFinallyTaskRef", typing.Dict[builtins.str, typing.Any]]] = None,
        task_spec: typing.Any = None,
        timeout: typing.Optional[builtins.str] = None,
        when: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyWhen", typing.Dict[builtins.str, typing.Any]]]] = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param description: 
        :param display_name: 
        :param matrix: 
        :param name: 
        :param on_error: 
        :param params: 
        :param pipeline_ref: 
        :param pipeline_spec: 
        :param retries: 
        :param run_after: 
        :param task_ref: 
        :param task_spec: 
        :param timeout: 
        :param when: 
        :param workspaces: 

        :schema: PipelineSpecFinally
        '''
        if isinstance(matrix, dict):
            matrix = PipelineSpecFinallyMatrix(**matrix)
        if isinstance(pipeline_ref, dict):
            pipeline_ref = PipelineSpecFinallyPipelineRef(**pipeline_ref)
        if isinstance(task_ref, dict):
            task_ref = PipelineSpecFinallyTaskRef(**task_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7e2b3ca7b4ab599395c7072f1410a6f7d9db55a5c4be3475ac18fca422e46b13)
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument display_name", value=display_name, expected_type=type_hints["display_name"])
            check_type(argname="argument matrix", value=matrix, expected_type=type_hints["matrix"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument on_error", value=on_error, expected_type=type_hints["on_error"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument pipeline_ref", value=pipeline_ref, expected_type=type_hints["pipeline_ref"])
            check_type(argname="argument pipeline_spec", value=pipeline_spec, expected_type=type_hints["pipeline_spec"])
            check_type(argname="argument retries", value=retries, expected_type=type_hints["retries"])
            check_type(argname="argument run_after", value=run_after, expected_type=type_hints["run_after"])
            check_type(argname="argument task_ref", value=task_ref, expected_type=type_hints["task_ref"])
            check_type(argname="argument task_spec", value=task_spec, expected_type=type_hints["task_spec"])
            check_type(argname="argument timeout", value=timeout, expected_type=type_hints["timeout"])
            check_type(argname="argument when", value=when, expected_type=type_hints["when"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if description is not None:
            self._values["description"] = description
        if display_name is not None:
            self._values["display_name"] = display_name
        if matrix is not None:
            self._values["matrix"] = matrix
        if name is not None:
            self._values["name"] = name
        if on_error is not None:
            self._values["on_error"] = on_error
        if params is not None:
            self._values["params"] = params
        if pipeline_ref is not None:
            self._values["pipeline_ref"] = pipeline_ref
        if pipeline_spec is not None:
            self._values["pipeline_spec"] = pipeline_spec
        if retries is not None:
            self._values["retries"] = retries
        if run_after is not None:
            self._values["run_after"] = run_after
        if task_ref is not None:
            self._values["task_ref"] = task_ref
        if task_spec is not None:
            self._values["task_spec"] = task_spec
        if timeout is not None:
            self._values["timeout"] = timeout
        if when is not None:
            self._values["when"] = when
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinally#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def display_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinally#displayName
        '''
        result = self._values.get("display_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def matrix(self) -> typing.Optional["PipelineSpecFinallyMatrix"]:
        '''
        :schema: PipelineSpecFinally#matrix
        '''
        result = self._values.get("matrix")
        return typing.cast(typing.Optional["PipelineSpecFinallyMatrix"], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinally#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def on_error(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinally#onError
        '''
        result = self._values.get("on_error")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecFinallyParams"]]:
        '''
        :schema: PipelineSpecFinally#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyParams"]], result)

    @builtins.property
    def pipeline_ref(self) -> typing.Optional["PipelineSpecFinallyPipelineRef"]:
        '''
        :schema: PipelineSpecFinally#pipelineRef
        '''
        result = self._values.get("pipeline_ref")
        return typing.cast(typing.Optional["PipelineSpecFinallyPipelineRef"], result)

    @builtins.property
    def pipeline_spec(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinally#pipelineSpec
        '''
        result = self._values.get("pipeline_spec")
        return typing.cast(typing.Any, result)

    @builtins.property
    def retries(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: PipelineSpecFinally#retries
        '''
        result = self._values.get("retries")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def run_after(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: PipelineSpecFinally#runAfter
        '''
        result = self._values.get("run_after")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def task_ref(self) -> typing.Optional["PipelineSpecFinallyTaskRef"]:
        '''
        :schema: PipelineSpecFinally#taskRef
        '''
        result = self._values.get("task_ref")
        return typing.cast(typing.Optional["PipelineSpecFinallyTaskRef"], result)

    @builtins.property
    def task_spec(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinally#taskSpec
        '''
        result = self._values.get("task_spec")
        return typing.cast(typing.Any, result)

    @builtins.property
    def timeout(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinally#timeout
        '''
        result = self._values.get("timeout")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def when(self) -> typing.Optional[typing.List["PipelineSpecFinallyWhen"]]:
        '''
        :schema: PipelineSpecFinally#when
        '''
        result = self._values.get("when")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyWhen"]], result)

    @builtins.property
    def workspaces(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecFinallyWorkspaces"]]:
        '''
        :schema: PipelineSpecFinally#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinally(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyMatrix",
    jsii_struct_bases=[],
    name_mapping={"include": "include", "params": "params"},
)
class PipelineSpecFinallyMatrix:
    def __init__(
        self,
        *,
        include: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyMatrixInclude", typing.Dict[builtins.str, typing.Any]]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyMatrixParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param include: 
        :param params: 

        :schema: PipelineSpecFinallyMatrix
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a23967cff2794b24b02cc7c37c25efb25c30494fbf32c4fc16f7d6eb99b1eff1)
            check_type(argname="argument include", value=include, expected_type=type_hints["include"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if include is not None:
            self._values["include"] = include
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def include(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecFinallyMatrixInclude"]]:
        '''
        :schema: PipelineSpecFinallyMatrix#include
        '''
        result = self._values.get("include")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyMatrixInclude"]], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecFinallyMatrixParams"]]:
        '''
        :schema: PipelineSpecFinallyMatrix#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyMatrixParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyMatrix(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyMatrixInclude",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "params": "params"},
)
class PipelineSpecFinallyMatrixInclude:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyMatrixIncludeParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param name: 
        :param params: 

        :schema: PipelineSpecFinallyMatrixInclude
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7da98feb461a22837fdf96c28627e607d5a29d041502f23f3402cb553a21ccaf)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyMatrixInclude#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecFinallyMatrixIncludeParams"]]:
        '''
        :schema: PipelineSpecFinallyMatrixInclude#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyMatrixIncludeParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyMatrixInclude(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyMatrixIncludeParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecFinallyMatrixIncludeParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecFinallyMatrixIncludeParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__61ff3b539cde6708879eeacc65bee9b305b26b852a02d5cd31e941846d986a99)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyMatrixIncludeParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinallyMatrixIncludeParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyMatrixIncludeParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyMatrixParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecFinallyMatrixParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecFinallyMatrixParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c1622efbb6a0d39cde84fa06aa72cbb2e71b81b50a60a18d862062b1f25f181e)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyMatrixParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinallyMatrixParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyMatrixParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecFinallyParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecFinallyParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a2dd2143f440e1f9c1e44c06fa1ff24be63ed0647a8c476887ea2699d61a2578)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinallyParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyPipelineRef",
    jsii_struct_bases=[],
    name_mapping={
        "api_version": "apiVersion",
        "name": "name",
        "params": "params",
        "resolver": "resolver",
    },
)
class PipelineSpecFinallyPipelineRef:
    def __init__(
        self,
        *,
        api_version: typing.Optional[builtins.str] = None,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyPipelineRefParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        resolver: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param api_version: 
        :param name: 
        :param params: 
        :param resolver: 

        :schema: PipelineSpecFinallyPipelineRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0f43ff8336fb61291e0e8eb42f553fab124c0ac2776c9dab0329e646f0885c19)
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument resolver", value=resolver, expected_type=type_hints["resolver"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if api_version is not None:
            self._values["api_version"] = api_version
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params
        if resolver is not None:
            self._values["resolver"] = resolver

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyPipelineRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyPipelineRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecFinallyPipelineRefParams"]]:
        '''
        :schema: PipelineSpecFinallyPipelineRef#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyPipelineRefParams"]], result)

    @builtins.property
    def resolver(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyPipelineRef#resolver
        '''
        result = self._values.get("resolver")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyPipelineRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyPipelineRefParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecFinallyPipelineRefParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecFinallyPipelineRefParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__58a9da67a0ad253f11fa39bfa782cce90692bf188a49d624717dd630be6bd15d)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyPipelineRefParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinallyPipelineRefParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyPipelineRefParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyTaskRef",
    jsii_struct_bases=[],
    name_mapping={
        "api_version": "apiVersion",
        "kind": "kind",
        "name": "name",
        "params": "params",
        "resolver": "resolver",
    },
)
class PipelineSpecFinallyTaskRef:
    def __init__(
        self,
        *,
        api_version: typing.Optional[builtins.str] = None,
        kind: typing.Optional[builtins.str] = None,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecFinallyTaskRefParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        resolver: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param api_version: 
        :param kind: 
        :param name: 
        :param params: 
        :param resolver: 

        :schema: PipelineSpecFinallyTaskRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b3ddde196aa2fcb30f8f87b7f464c083c2f51dd872962b7fc7a6057c37e6c267)
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
            check_type(argname="argument kind", value=kind, expected_type=type_hints["kind"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument resolver", value=resolver, expected_type=type_hints["resolver"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if api_version is not None:
            self._values["api_version"] = api_version
        if kind is not None:
            self._values["kind"] = kind
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params
        if resolver is not None:
            self._values["resolver"] = resolver

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyTaskRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def kind(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyTaskRef#kind
        '''
        result = self._values.get("kind")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyTaskRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecFinallyTaskRefParams"]]:
        '''
        :schema: PipelineSpecFinallyTaskRef#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecFinallyTaskRefParams"]], result)

    @builtins.property
    def resolver(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyTaskRef#resolver
        '''
        result = self._values.get("resolver")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyTaskRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyTaskRefParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecFinallyTaskRefParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecFinallyTaskRefParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__53cc8e271635bf877fcbd5d96a1ca68cf7003ee9c4395a9863c4b7231032be5a)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyTaskRefParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecFinallyTaskRefParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyTaskRefParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyWhen",
    jsii_struct_bases=[],
    name_mapping={
        "cel": "cel",
        "input": "input",
        "operator": "operator",
        "values": "values",
    },
)
class PipelineSpecFinallyWhen:
    def __init__(
        self,
        *,
        cel: typing.Optional[builtins.str] = None,
        input: typing.Optional[builtins.str] = None,
        operator: typing.Optional[builtins.str] = None,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param cel: 
        :param input: 
        :param operator: 
        :param values: 

        :schema: PipelineSpecFinallyWhen
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__236e0df2d27c90892ff864a81b5192fd7f1089a4fbc14d9abbcbfef7c4c85351)
            check_type(argname="argument cel", value=cel, expected_type=type_hints["cel"])
            check_type(argname="argument input", value=input, expected_type=type_hints["input"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if cel is not None:
            self._values["cel"] = cel
        if input is not None:
            self._values["input"] = input
        if operator is not None:
            self._values["operator"] = operator
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def cel(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyWhen#cel
        '''
        result = self._values.get("cel")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def input(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyWhen#input
        '''
        result = self._values.get("input")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def operator(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyWhen#operator
        '''
        result = self._values.get("operator")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: PipelineSpecFinallyWhen#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyWhen(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecFinallyWorkspaces",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "sub_path": "subPath", "workspace": "workspace"},
)
class PipelineSpecFinallyWorkspaces:
    def __init__(
        self,
        *,
        name: builtins.str,
        sub_path: typing.Optional[builtins.str] = None,
        workspace: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param sub_path: 
        :param workspace: 

        :schema: PipelineSpecFinallyWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8ad104f3986f24023a04094c9935fe3e9d91b8d34ced4992e17ec4104caafe69)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument sub_path", value=sub_path, expected_type=type_hints["sub_path"])
            check_type(argname="argument workspace", value=workspace, expected_type=type_hints["workspace"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if sub_path is not None:
            self._values["sub_path"] = sub_path
        if workspace is not None:
            self._values["workspace"] = workspace

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecFinallyWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def sub_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyWorkspaces#subPath
        '''
        result = self._values.get("sub_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def workspace(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecFinallyWorkspaces#workspace
        '''
        result = self._values.get("workspace")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecFinallyWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecParams",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "default": "default",
        "description": "description",
        "enum": "enum",
        "properties": "properties",
        "type": "type",
    },
)
class PipelineSpecParams:
    def __init__(
        self,
        *,
        name: builtins.str,
        default: typing.Any = None,
        description: typing.Optional[builtins.str] = None,
        enum: typing.Optional[typing.Sequence[builtins.str]] = None,
        properties: typing.Optional[typing.Mapping[builtins.str, typing.Union["PipelineSpecParamsProperties", typing.Dict[builtins.str, typing.Any]]]] = None,
        type: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param default: 
        :param description: 
        :param enum: 
        :param properties: 
        :param type: 

        :schema: PipelineSpecParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__472578d2c99f0de67dd41416a234ff8c885038b26a1574cbb8654a218ab841f2)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument default", value=default, expected_type=type_hints["default"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument enum", value=enum, expected_type=type_hints["enum"])
            check_type(argname="argument properties", value=properties, expected_type=type_hints["properties"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if default is not None:
            self._values["default"] = default
        if description is not None:
            self._values["description"] = description
        if enum is not None:
            self._values["enum"] = enum
        if properties is not None:
            self._values["properties"] = properties
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def default(self) -> typing.Any:
        '''
        :schema: PipelineSpecParams#default
        '''
        result = self._values.get("default")
        return typing.cast(typing.Any, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecParams#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enum(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: PipelineSpecParams#enum
        '''
        result = self._values.get("enum")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def properties(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "PipelineSpecParamsProperties"]]:
        '''
        :schema: PipelineSpecParams#properties
        '''
        result = self._values.get("properties")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "PipelineSpecParamsProperties"]], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecParams#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecParamsProperties",
    jsii_struct_bases=[],
    name_mapping={"type": "type"},
)
class PipelineSpecParamsProperties:
    def __init__(self, *, type: typing.Optional[builtins.str] = None) -> None:
        '''
        :param type: 

        :schema: PipelineSpecParamsProperties
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__78b4e0a03687d806a9ce0acf677ea73073f61999cee3a574158d6dcbbf2eda0a)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecParamsProperties#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecParamsProperties(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecResults",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "value": "value",
        "description": "description",
        "type": "type",
    },
)
class PipelineSpecResults:
    def __init__(
        self,
        *,
        name: builtins.str,
        value: typing.Any,
        description: typing.Optional[builtins.str] = None,
        type: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 
        :param description: 
        :param type: 

        :schema: PipelineSpecResults
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__747f90d9a46d5987d644a972cbfe7ddf773d70c61c7760efb24ddf47eb51fcad)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }
        if description is not None:
            self._values["description"] = description
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecResults#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecResults#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecResults#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecResults#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecResults(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasks",
    jsii_struct_bases=[],
    name_mapping={
        "description": "description",
        "display_name": "displayName",
        "matrix": "matrix",
        "name": "name",
        "on_error": "onError",
        "params": "params",
        "pipeline_ref": "pipelineRef",
        "pipeline_spec": "pipelineSpec",
        "retries": "retries",
        "run_after": "runAfter",
        "task_ref": "taskRef",
        "task_spec": "taskSpec",
        "timeout": "timeout",
        "when": "when",
        "workspaces": "workspaces",
    },
)
class PipelineSpecTasks:
    def __init__(
        self,
        *,
        description: typing.Optional[builtins.str] = None,
        display_name: typing.Optional[builtins.str] = None,
        matrix: typing.Optional[typing.Union["PipelineSpecTasksMatrix", typing.Dict[builtins.str, typing.Any]]] = None,
        name: typing.Optional[builtins.str] = None,
        on_error: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        pipeline_ref: typing.Optional[typing.Union["PipelineSpecTasksPipelineRef", typing.Dict[builtins.str, typing.Any]]] = None,
        pipeline_spec: typing.Any = None,
        retries: typing.Optional[jsii.Number] = None,
        run_after: typing.Optional[typing.Sequence[builtins.str]] = None,
        task_ref: typing.Optional[typing.Union["PipelineSpecTasksTaskRef", typing.Dict[builtins.str, typing.Any]]] = None,
        task_spec: typing.Any = None,
        timeout: typing.Optional[builtins.str] = None,
        when: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksWhen", typing.Dict[builtins.str, typing.Any]]]] = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param description: 
        :param display_name: 
        :param matrix: 
        :param name: 
        :param on_error: 
        :param params: 
        :param pipeline_ref: 
        :param pipeline_spec: 
        :param retries: 
        :param run_after: 
        :param task_ref: 
        :param task_spec: 
        :param timeout: 
        :param when: 
        :param workspaces: 

        :schema: PipelineSpecTasks
        '''
        if isinstance(matrix, dict):
            matrix = PipelineSpecTasksMatrix(**matrix)
        if isinstance(pipeline_ref, dict):
            pipeline_ref = PipelineSpecTasksPipelineRef(**pipeline_ref)
        if isinstance(task_ref, dict):
            task_ref = PipelineSpecTasksTaskRef(**task_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f48c98a91c084b3e12f207bb36795ae486eeee28c612989a38ecc48458c7fad1)
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument display_name", value=display_name, expected_type=type_hints["display_name"])
            check_type(argname="argument matrix", value=matrix, expected_type=type_hints["matrix"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument on_error", value=on_error, expected_type=type_hints["on_error"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument pipeline_ref", value=pipeline_ref, expected_type=type_hints["pipeline_ref"])
            check_type(argname="argument pipeline_spec", value=pipeline_spec, expected_type=type_hints["pipeline_spec"])
            check_type(argname="argument retries", value=retries, expected_type=type_hints["retries"])
            check_type(argname="argument run_after", value=run_after, expected_type=type_hints["run_after"])
            check_type(argname="argument task_ref", value=task_ref, expected_type=type_hints["task_ref"])
            check_type(argname="argument task_spec", value=task_spec, expected_type=type_hints["task_spec"])
            check_type(argname="argument timeout", value=timeout, expected_type=type_hints["timeout"])
            check_type(argname="argument when", value=when, expected_type=type_hints["when"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if description is not None:
            self._values["description"] = description
        if display_name is not None:
            self._values["display_name"] = display_name
        if matrix is not None:
            self._values["matrix"] = matrix
        if name is not None:
            self._values["name"] = name
        if on_error is not None:
            self._values["on_error"] = on_error
        if params is not None:
            self._values["params"] = params
        if pipeline_ref is not None:
            self._values["pipeline_ref"] = pipeline_ref
        if pipeline_spec is not None:
            self._values["pipeline_spec"] = pipeline_spec
        if retries is not None:
            self._values["retries"] = retries
        if run_after is not None:
            self._values["run_after"] = run_after
        if task_ref is not None:
            self._values["task_ref"] = task_ref
        if task_spec is not None:
            self._values["task_spec"] = task_spec
        if timeout is not None:
            self._values["timeout"] = timeout
        if when is not None:
            self._values["when"] = when
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasks#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def display_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasks#displayName
        '''
        result = self._values.get("display_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def matrix(self) -> typing.Optional["PipelineSpecTasksMatrix"]:
        '''
        :schema: PipelineSpecTasks#matrix
        '''
        result = self._values.get("matrix")
        return typing.cast(typing.Optional["PipelineSpecTasksMatrix"], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasks#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def on_error(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasks#onError
        '''
        result = self._values.get("on_error")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecTasksParams"]]:
        '''
        :schema: PipelineSpecTasks#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksParams"]], result)

    @builtins.property
    def pipeline_ref(self) -> typing.Optional["PipelineSpecTasksPipelineRef"]:
        '''
        :schema: PipelineSpecTasks#pipelineRef
        '''
        result = self._values.get("pipeline_ref")
        return typing.cast(typing.Optional["PipelineSpecTasksPipelineRef"], result)

    @builtins.property
    def pipeline_spec(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasks#pipelineSpec
        '''
        result = self._values.get("pipeline_spec")
        return typing.cast(typing.Any, result)

    @builtins.property
    def retries(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: PipelineSpecTasks#retries
        '''
        result = self._values.get("retries")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def run_after(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: PipelineSpecTasks#runAfter
        '''
        result = self._values.get("run_after")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def task_ref(self) -> typing.Optional["PipelineSpecTasksTaskRef"]:
        '''
        :schema: PipelineSpecTasks#taskRef
        '''
        result = self._values.get("task_ref")
        return typing.cast(typing.Optional["PipelineSpecTasksTaskRef"], result)

    @builtins.property
    def task_spec(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasks#taskSpec
        '''
        result = self._values.get("task_spec")
        return typing.cast(typing.Any, result)

    @builtins.property
    def timeout(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasks#timeout
        '''
        result = self._values.get("timeout")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def when(self) -> typing.Optional[typing.List["PipelineSpecTasksWhen"]]:
        '''
        :schema: PipelineSpecTasks#when
        '''
        result = self._values.get("when")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksWhen"]], result)

    @builtins.property
    def workspaces(self) -> typing.Optional[typing.List["PipelineSpecTasksWorkspaces"]]:
        '''
        :schema: PipelineSpecTasks#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasks(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksMatrix",
    jsii_struct_bases=[],
    name_mapping={"include": "include", "params": "params"},
)
class PipelineSpecTasksMatrix:
    def __init__(
        self,
        *,
        include: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksMatrixInclude", typing.Dict[builtins.str, typing.Any]]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksMatrixParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param include: 
        :param params: 

        :schema: PipelineSpecTasksMatrix
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__19ba576cc382b22031c541c804676bdd580a541c98f0058a39c4519ff650b775)
            check_type(argname="argument include", value=include, expected_type=type_hints["include"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if include is not None:
            self._values["include"] = include
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def include(self) -> typing.Optional[typing.List["PipelineSpecTasksMatrixInclude"]]:
        '''
        :schema: PipelineSpecTasksMatrix#include
        '''
        result = self._values.get("include")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksMatrixInclude"]], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecTasksMatrixParams"]]:
        '''
        :schema: PipelineSpecTasksMatrix#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksMatrixParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksMatrix(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksMatrixInclude",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "params": "params"},
)
class PipelineSpecTasksMatrixInclude:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksMatrixIncludeParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param name: 
        :param params: 

        :schema: PipelineSpecTasksMatrixInclude
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__875748ac260f93b13b4eea8fdd4978e6184e2e6ec6576935cdd5f3fa2d018418)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksMatrixInclude#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecTasksMatrixIncludeParams"]]:
        '''
        :schema: PipelineSpecTasksMatrixInclude#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksMatrixIncludeParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksMatrixInclude(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksMatrixIncludeParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecTasksMatrixIncludeParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecTasksMatrixIncludeParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b34a902b9de5ce7b375552d473c3fa92da7aeccc44429cf1dd9a4b83d9b3e9af)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksMatrixIncludeParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasksMatrixIncludeParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksMatrixIncludeParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksMatrixParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecTasksMatrixParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecTasksMatrixParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e0c5821fed6275e0387c0151681fac09c701d6ebe2151a22807c785c8bf74a89)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksMatrixParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasksMatrixParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksMatrixParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecTasksParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecTasksParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f63dd55c16de6fdbcedd1a589e641fcd328e4cbdce6bec3bc9eaa869978e8084)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasksParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksPipelineRef",
    jsii_struct_bases=[],
    name_mapping={
        "api_version": "apiVersion",
        "name": "name",
        "params": "params",
        "resolver": "resolver",
    },
)
class PipelineSpecTasksPipelineRef:
    def __init__(
        self,
        *,
        api_version: typing.Optional[builtins.str] = None,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksPipelineRefParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        resolver: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param api_version: 
        :param name: 
        :param params: 
        :param resolver: 

        :schema: PipelineSpecTasksPipelineRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e63273654784f4c7c9efb72c43fdff1b1950a5416cf7cde85302d0c95391e0f3)
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument resolver", value=resolver, expected_type=type_hints["resolver"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if api_version is not None:
            self._values["api_version"] = api_version
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params
        if resolver is not None:
            self._values["resolver"] = resolver

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksPipelineRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksPipelineRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(
        self,
    ) -> typing.Optional[typing.List["PipelineSpecTasksPipelineRefParams"]]:
        '''
        :schema: PipelineSpecTasksPipelineRef#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksPipelineRefParams"]], result)

    @builtins.property
    def resolver(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksPipelineRef#resolver
        '''
        result = self._values.get("resolver")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksPipelineRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksPipelineRefParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecTasksPipelineRefParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecTasksPipelineRefParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__bd65dc427b414b64900678ec5a5690d04208721166f7a5fe3473cfd33cebd53a)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksPipelineRefParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasksPipelineRefParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksPipelineRefParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksTaskRef",
    jsii_struct_bases=[],
    name_mapping={
        "api_version": "apiVersion",
        "kind": "kind",
        "name": "name",
        "params": "params",
        "resolver": "resolver",
    },
)
class PipelineSpecTasksTaskRef:
    def __init__(
        self,
        *,
        api_version: typing.Optional[builtins.str] = None,
        kind: typing.Optional[builtins.str] = None,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["PipelineSpecTasksTaskRefParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        resolver: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param api_version: 
        :param kind: 
        :param name: 
        :param params: 
        :param resolver: 

        :schema: PipelineSpecTasksTaskRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b6ee4a44d6f2025fb6bf96ea0c963b962bb8dccf5fca2e824621f4bf6782e405)
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
            check_type(argname="argument kind", value=kind, expected_type=type_hints["kind"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument resolver", value=resolver, expected_type=type_hints["resolver"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if api_version is not None:
            self._values["api_version"] = api_version
        if kind is not None:
            self._values["kind"] = kind
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params
        if resolver is not None:
            self._values["resolver"] = resolver

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksTaskRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def kind(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksTaskRef#kind
        '''
        result = self._values.get("kind")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksTaskRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["PipelineSpecTasksTaskRefParams"]]:
        '''
        :schema: PipelineSpecTasksTaskRef#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["PipelineSpecTasksTaskRefParams"]], result)

    @builtins.property
    def resolver(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksTaskRef#resolver
        '''
        result = self._values.get("resolver")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksTaskRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksTaskRefParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class PipelineSpecTasksTaskRefParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: PipelineSpecTasksTaskRefParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a3d8dccb955aea3e30cb8d3ab637e34700034b5a19722c033844866dcd194d49)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksTaskRefParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: PipelineSpecTasksTaskRefParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksTaskRefParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksWhen",
    jsii_struct_bases=[],
    name_mapping={
        "cel": "cel",
        "input": "input",
        "operator": "operator",
        "values": "values",
    },
)
class PipelineSpecTasksWhen:
    def __init__(
        self,
        *,
        cel: typing.Optional[builtins.str] = None,
        input: typing.Optional[builtins.str] = None,
        operator: typing.Optional[builtins.str] = None,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param cel: 
        :param input: 
        :param operator: 
        :param values: 

        :schema: PipelineSpecTasksWhen
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__26e14869bdfca03d74b54e51603b1bb60a62453e64efda30d9c903afc5790aec)
            check_type(argname="argument cel", value=cel, expected_type=type_hints["cel"])
            check_type(argname="argument input", value=input, expected_type=type_hints["input"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if cel is not None:
            self._values["cel"] = cel
        if input is not None:
            self._values["input"] = input
        if operator is not None:
            self._values["operator"] = operator
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def cel(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksWhen#cel
        '''
        result = self._values.get("cel")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def input(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksWhen#input
        '''
        result = self._values.get("input")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def operator(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksWhen#operator
        '''
        result = self._values.get("operator")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: PipelineSpecTasksWhen#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksWhen(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecTasksWorkspaces",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "sub_path": "subPath", "workspace": "workspace"},
)
class PipelineSpecTasksWorkspaces:
    def __init__(
        self,
        *,
        name: builtins.str,
        sub_path: typing.Optional[builtins.str] = None,
        workspace: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param sub_path: 
        :param workspace: 

        :schema: PipelineSpecTasksWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c8fcb4d1acc18b045e7cfc964ea61bd932015c5d102909b240cb0bbba16809ef)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument sub_path", value=sub_path, expected_type=type_hints["sub_path"])
            check_type(argname="argument workspace", value=workspace, expected_type=type_hints["workspace"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if sub_path is not None:
            self._values["sub_path"] = sub_path
        if workspace is not None:
            self._values["workspace"] = workspace

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecTasksWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def sub_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksWorkspaces#subPath
        '''
        result = self._values.get("sub_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def workspace(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecTasksWorkspaces#workspace
        '''
        result = self._values.get("workspace")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecTasksWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.PipelineSpecWorkspaces",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "description": "description",
        "optional": "optional",
    },
)
class PipelineSpecWorkspaces:
    def __init__(
        self,
        *,
        name: builtins.str,
        description: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param description: 
        :param optional: 

        :schema: PipelineSpecWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fad4c439a1327579bd8f6f3cd35c4d709c4c5f6be688d9894c0d3365afc45c66)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if description is not None:
            self._values["description"] = description
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: PipelineSpecWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: PipelineSpecWorkspaces#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: PipelineSpecWorkspaces#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "PipelineSpecWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class Task(
    _cdk8s_d3d9af27.ApiObject,
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.Task",
):
    '''
    :schema: Task
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TaskSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Defines a "Task" API object.

        :param scope: the scope in which to define this object.
        :param id: a scope-local name for the object.
        :param metadata: 
        :param spec: 
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__6e115ff05fb2fefd51b14793802643f5835570dad15a57ec4689f08e038f28bd)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
        props = TaskProps(metadata=metadata, spec=spec)

        jsii.create(self.__class__, self, [scope, id, props])

    @jsii.member(jsii_name="manifest")
    @builtins.classmethod
    def manifest(
        cls,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TaskSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> typing.Any:
        '''Renders a Kubernetes manifest for "Task".

        This can be used to inline resource manifests inside other objects (e.g. as templates).

        :param metadata: 
        :param spec: 
        '''
        props = TaskProps(metadata=metadata, spec=spec)

        return typing.cast(typing.Any, jsii.sinvoke(cls, "manifest", [props]))

    @jsii.member(jsii_name="toJson")
    def to_json(self) -> typing.Any:
        '''Renders the object to Kubernetes JSON.'''
        return typing.cast(typing.Any, jsii.invoke(self, "toJson", []))

    @jsii.python.classproperty
    @jsii.member(jsii_name="GVK")
    def GVK(cls) -> "_cdk8s_d3d9af27.GroupVersionKind":
        '''Returns the apiVersion and kind for "Task".'''
        return typing.cast("_cdk8s_d3d9af27.GroupVersionKind", jsii.sget(cls, "GVK"))


@jsii.data_type(
    jsii_type="devtekton.TaskProps",
    jsii_struct_bases=[],
    name_mapping={"metadata": "metadata", "spec": "spec"},
)
class TaskProps:
    def __init__(
        self,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TaskSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param metadata: 
        :param spec: 

        :schema: Task
        '''
        if isinstance(metadata, dict):
            metadata = _cdk8s_d3d9af27.ApiObjectMetadata(**metadata)
        if isinstance(spec, dict):
            spec = TaskSpec(**spec)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__372820f30b564d1cf7ad0eabe331a8b606cf6ba56d37898b502bf0ae6e7b065c)
            check_type(argname="argument metadata", value=metadata, expected_type=type_hints["metadata"])
            check_type(argname="argument spec", value=spec, expected_type=type_hints["spec"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if metadata is not None:
            self._values["metadata"] = metadata
        if spec is not None:
            self._values["spec"] = spec

    @builtins.property
    def metadata(self) -> typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"]:
        '''
        :schema: Task#metadata
        '''
        result = self._values.get("metadata")
        return typing.cast(typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"], result)

    @builtins.property
    def spec(self) -> typing.Optional["TaskSpec"]:
        '''
        :schema: Task#spec
        '''
        result = self._values.get("spec")
        return typing.cast(typing.Optional["TaskSpec"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskProps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpec",
    jsii_struct_bases=[],
    name_mapping={
        "description": "description",
        "display_name": "displayName",
        "params": "params",
        "results": "results",
        "sidecars": "sidecars",
        "steps": "steps",
        "step_template": "stepTemplate",
        "volumes": "volumes",
        "workspaces": "workspaces",
    },
)
class TaskSpec:
    def __init__(
        self,
        *,
        description: typing.Optional[builtins.str] = None,
        display_name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TaskSpecParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        results: typing.Optional[typing.Sequence[typing.Union["TaskSpecResults", typing.Dict[builtins.str, typing.Any]]]] = None,
        sidecars: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecars", typing.Dict[builtins.str, typing.Any]]]] = None,
        steps: typing.Optional[typing.Sequence[typing.Union["TaskSpecSteps", typing.Dict[builtins.str, typing.Any]]]] = None,
        step_template: typing.Optional[typing.Union["TaskSpecStepTemplate", typing.Dict[builtins.str, typing.Any]]] = None,
        volumes: typing.Any = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["TaskSpecWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param description: 
        :param display_name: 
        :param params: 
        :param results: 
        :param sidecars: 
        :param steps: 
        :param step_template: 
        :param volumes: 
        :param workspaces: 

        :schema: TaskSpec
        '''
        if isinstance(step_template, dict):
            step_template = TaskSpecStepTemplate(**step_template)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c36369f9527a44ac262f88989f276ddd581916cb0cdae83c5feacd11b33e9a6c)
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument display_name", value=display_name, expected_type=type_hints["display_name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument results", value=results, expected_type=type_hints["results"])
            check_type(argname="argument sidecars", value=sidecars, expected_type=type_hints["sidecars"])
            check_type(argname="argument steps", value=steps, expected_type=type_hints["steps"])
            check_type(argname="argument step_template", value=step_template, expected_type=type_hints["step_template"])
            check_type(argname="argument volumes", value=volumes, expected_type=type_hints["volumes"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if description is not None:
            self._values["description"] = description
        if display_name is not None:
            self._values["display_name"] = display_name
        if params is not None:
            self._values["params"] = params
        if results is not None:
            self._values["results"] = results
        if sidecars is not None:
            self._values["sidecars"] = sidecars
        if steps is not None:
            self._values["steps"] = steps
        if step_template is not None:
            self._values["step_template"] = step_template
        if volumes is not None:
            self._values["volumes"] = volumes
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpec#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def display_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpec#displayName
        '''
        result = self._values.get("display_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TaskSpecParams"]]:
        '''
        :schema: TaskSpec#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TaskSpecParams"]], result)

    @builtins.property
    def results(self) -> typing.Optional[typing.List["TaskSpecResults"]]:
        '''
        :schema: TaskSpec#results
        '''
        result = self._values.get("results")
        return typing.cast(typing.Optional[typing.List["TaskSpecResults"]], result)

    @builtins.property
    def sidecars(self) -> typing.Optional[typing.List["TaskSpecSidecars"]]:
        '''
        :schema: TaskSpec#sidecars
        '''
        result = self._values.get("sidecars")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecars"]], result)

    @builtins.property
    def steps(self) -> typing.Optional[typing.List["TaskSpecSteps"]]:
        '''
        :schema: TaskSpec#steps
        '''
        result = self._values.get("steps")
        return typing.cast(typing.Optional[typing.List["TaskSpecSteps"]], result)

    @builtins.property
    def step_template(self) -> typing.Optional["TaskSpecStepTemplate"]:
        '''
        :schema: TaskSpec#stepTemplate
        '''
        result = self._values.get("step_template")
        return typing.cast(typing.Optional["TaskSpecStepTemplate"], result)

    @builtins.property
    def volumes(self) -> typing.Any:
        '''
        :schema: TaskSpec#volumes
        '''
        result = self._values.get("volumes")
        return typing.cast(typing.Any, result)

    @builtins.property
    def workspaces(self) -> typing.Optional[typing.List["TaskSpecWorkspaces"]]:
        '''
        :schema: TaskSpec#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["TaskSpecWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecParams",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "default": "default",
        "description": "description",
        "enum": "enum",
        "properties": "properties",
        "type": "type",
    },
)
class TaskSpecParams:
    def __init__(
        self,
        *,
        name: builtins.str,
        default: typing.Any = None,
        description: typing.Optional[builtins.str] = None,
        enum: typing.Optional[typing.Sequence[builtins.str]] = None,
        properties: typing.Optional[typing.Mapping[builtins.str, typing.Union["TaskSpecParamsProperties", typing.Dict[builtins.str, typing.Any]]]] = None,
        type: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param default: 
        :param description: 
        :param enum: 
        :param properties: 
        :param type: 

        :schema: TaskSpecParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e70f17cbd9efa8203fcdda21cf030cf5f327decbd6bd98f293367ec460711e5c)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument default", value=default, expected_type=type_hints["default"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument enum", value=enum, expected_type=type_hints["enum"])
            check_type(argname="argument properties", value=properties, expected_type=type_hints["properties"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if default is not None:
            self._values["default"] = default
        if description is not None:
            self._values["description"] = description
        if enum is not None:
            self._values["enum"] = enum
        if properties is not None:
            self._values["properties"] = properties
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def default(self) -> typing.Any:
        '''
        :schema: TaskSpecParams#default
        '''
        result = self._values.get("default")
        return typing.cast(typing.Any, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecParams#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enum(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecParams#enum
        '''
        result = self._values.get("enum")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def properties(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecParamsProperties"]]:
        '''
        :schema: TaskSpecParams#properties
        '''
        result = self._values.get("properties")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecParamsProperties"]], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecParams#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecParamsProperties",
    jsii_struct_bases=[],
    name_mapping={"type": "type"},
)
class TaskSpecParamsProperties:
    def __init__(self, *, type: typing.Optional[builtins.str] = None) -> None:
        '''
        :param type: 

        :schema: TaskSpecParamsProperties
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f01c58989462e5c5a8123eb93fb539237c17773e23ae3c75d00b101b3fb89ff6)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecParamsProperties#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecParamsProperties(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecResults",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "description": "description",
        "properties": "properties",
        "type": "type",
        "value": "value",
    },
)
class TaskSpecResults:
    def __init__(
        self,
        *,
        name: builtins.str,
        description: typing.Optional[builtins.str] = None,
        properties: typing.Optional[typing.Mapping[builtins.str, typing.Union["TaskSpecResultsProperties", typing.Dict[builtins.str, typing.Any]]]] = None,
        type: typing.Optional[builtins.str] = None,
        value: typing.Any = None,
    ) -> None:
        '''
        :param name: 
        :param description: 
        :param properties: 
        :param type: 
        :param value: 

        :schema: TaskSpecResults
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__940cc5fb63685fbc62279588e0108b3334511628d5ec7b171d2c76be3a9d96a1)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument properties", value=properties, expected_type=type_hints["properties"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if description is not None:
            self._values["description"] = description
        if properties is not None:
            self._values["properties"] = properties
        if type is not None:
            self._values["type"] = type
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecResults#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecResults#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def properties(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecResultsProperties"]]:
        '''
        :schema: TaskSpecResults#properties
        '''
        result = self._values.get("properties")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecResultsProperties"]], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecResults#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: TaskSpecResults#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecResults(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecResultsProperties",
    jsii_struct_bases=[],
    name_mapping={"type": "type"},
)
class TaskSpecResultsProperties:
    def __init__(self, *, type: typing.Optional[builtins.str] = None) -> None:
        '''
        :param type: 

        :schema: TaskSpecResultsProperties
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a596cd31a744edd5024082bed944185229a4f05183f3340b8c087d24601cab9a)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecResultsProperties#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecResultsProperties(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecars",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "args": "args",
        "command": "command",
        "compute_resources": "computeResources",
        "env": "env",
        "env_from": "envFrom",
        "image": "image",
        "image_pull_policy": "imagePullPolicy",
        "lifecycle": "lifecycle",
        "liveness_probe": "livenessProbe",
        "ports": "ports",
        "readiness_probe": "readinessProbe",
        "restart_policy": "restartPolicy",
        "script": "script",
        "security_context": "securityContext",
        "startup_probe": "startupProbe",
        "stdin": "stdin",
        "stdin_once": "stdinOnce",
        "termination_message_path": "terminationMessagePath",
        "termination_message_policy": "terminationMessagePolicy",
        "tty": "tty",
        "volume_devices": "volumeDevices",
        "volume_mounts": "volumeMounts",
        "working_dir": "workingDir",
        "workspaces": "workspaces",
    },
)
class TaskSpecSidecars:
    def __init__(
        self,
        *,
        name: builtins.str,
        args: typing.Optional[typing.Sequence[builtins.str]] = None,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
        compute_resources: typing.Optional[typing.Union["TaskSpecSidecarsComputeResources", typing.Dict[builtins.str, typing.Any]]] = None,
        env: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsEnv", typing.Dict[builtins.str, typing.Any]]]] = None,
        env_from: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsEnvFrom", typing.Dict[builtins.str, typing.Any]]]] = None,
        image: typing.Optional[builtins.str] = None,
        image_pull_policy: typing.Optional[builtins.str] = None,
        lifecycle: typing.Optional[typing.Union["TaskSpecSidecarsLifecycle", typing.Dict[builtins.str, typing.Any]]] = None,
        liveness_probe: typing.Optional[typing.Union["TaskSpecSidecarsLivenessProbe", typing.Dict[builtins.str, typing.Any]]] = None,
        ports: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsPorts", typing.Dict[builtins.str, typing.Any]]]] = None,
        readiness_probe: typing.Optional[typing.Union["TaskSpecSidecarsReadinessProbe", typing.Dict[builtins.str, typing.Any]]] = None,
        restart_policy: typing.Optional[builtins.str] = None,
        script: typing.Optional[builtins.str] = None,
        security_context: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContext", typing.Dict[builtins.str, typing.Any]]] = None,
        startup_probe: typing.Optional[typing.Union["TaskSpecSidecarsStartupProbe", typing.Dict[builtins.str, typing.Any]]] = None,
        stdin: typing.Optional[builtins.bool] = None,
        stdin_once: typing.Optional[builtins.bool] = None,
        termination_message_path: typing.Optional[builtins.str] = None,
        termination_message_policy: typing.Optional[builtins.str] = None,
        tty: typing.Optional[builtins.bool] = None,
        volume_devices: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsVolumeDevices", typing.Dict[builtins.str, typing.Any]]]] = None,
        volume_mounts: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsVolumeMounts", typing.Dict[builtins.str, typing.Any]]]] = None,
        working_dir: typing.Optional[builtins.str] = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param name: 
        :param args: 
        :param command: 
        :param compute_resources: 
        :param env: 
        :param env_from: 
        :param image: 
        :param image_pull_policy: 
        :param lifecycle: 
        :param liveness_probe: 
        :param ports: 
        :param readiness_probe: 
        :param restart_policy: 
        :param script: 
        :param security_context: 
        :param startup_probe: 
        :param stdin: 
        :param stdin_once: 
        :param termination_message_path: 
        :param termination_message_policy: 
        :param tty: 
        :param volume_devices: 
        :param volume_mounts: 
        :param working_dir: 
        :param workspaces: 

        :schema: TaskSpecSidecars
        '''
        if isinstance(compute_resources, dict):
            compute_resources = TaskSpecSidecarsComputeResources(**compute_resources)
        if isinstance(lifecycle, dict):
            lifecycle = TaskSpecSidecarsLifecycle(**lifecycle)
        if isinstance(liveness_probe, dict):
            liveness_probe = TaskSpecSidecarsLivenessProbe(**liveness_probe)
        if isinstance(readiness_probe, dict):
            readiness_probe = TaskSpecSidecarsReadinessProbe(**readiness_probe)
        if isinstance(security_context, dict):
            security_context = TaskSpecSidecarsSecurityContext(**security_context)
        if isinstance(startup_probe, dict):
            startup_probe = TaskSpecSidecarsStartupProbe(**startup_probe)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__27356638aed97324a1f8ba6e8a40bd3049dd94e56b70979c093654ccb3762a5d)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument args", value=args, expected_type=type_hints["args"])
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
            check_type(argname="argument compute_resources", value=compute_resources, expected_type=type_hints["compute_resources"])
            check_type(argname="argument env", value=env, expected_type=type_hints["env"])
            check_type(argname="argument env_from", value=env_from, expected_type=type_hints["env_from"])
            check_type(argname="argument image", value=image, expected_type=type_hints["image"])
            check_type(argname="argument image_pull_policy", value=image_pull_policy, expected_type=type_hints["image_pull_policy"])
            check_type(argname="argument lifecycle", value=lifecycle, expected_type=type_hints["lifecycle"])
            check_type(argname="argument liveness_probe", value=liveness_probe, expected_type=type_hints["liveness_probe"])
            check_type(argname="argument ports", value=ports, expected_type=type_hints["ports"])
            check_type(argname="argument readiness_probe", value=readiness_probe, expected_type=type_hints["readiness_probe"])
            check_type(argname="argument restart_policy", value=restart_policy, expected_type=type_hints["restart_policy"])
            check_type(argname="argument script", value=script, expected_type=type_hints["script"])
            check_type(argname="argument security_context", value=security_context, expected_type=type_hints["security_context"])
            check_type(argname="argument startup_probe", value=startup_probe, expected_type=type_hints["startup_probe"])
            check_type(argname="argument stdin", value=stdin, expected_type=type_hints["stdin"])
            check_type(argname="argument stdin_once", value=stdin_once, expected_type=type_hints["stdin_once"])
            check_type(argname="argument termination_message_path", value=termination_message_path, expected_type=type_hints["termination_message_path"])
            check_type(argname="argument termination_message_policy", value=termination_message_policy, expected_type=type_hints["termination_message_policy"])
            check_type(argname="argument tty", value=tty, expected_type=type_hints["tty"])
            check_type(argname="argument volume_devices", value=volume_devices, expected_type=type_hints["volume_devices"])
            check_type(argname="argument volume_mounts", value=volume_mounts, expected_type=type_hints["volume_mounts"])
            check_type(argname="argument working_dir", value=working_dir, expected_type=type_hints["working_dir"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if args is not None:
            self._values["args"] = args
        if command is not None:
            self._values["command"] = command
        if compute_resources is not None:
            self._values["compute_resources"] = compute_resources
        if env is not None:
            self._values["env"] = env
        if env_from is not None:
            self._values["env_from"] = env_from
        if image is not None:
            self._values["image"] = image
        if image_pull_policy is not None:
            self._values["image_pull_policy"] = image_pull_policy
        if lifecycle is not None:
            self._values["lifecycle"] = lifecycle
        if liveness_probe is not None:
            self._values["liveness_probe"] = liveness_probe
        if ports is not None:
            self._values["ports"] = ports
        if readiness_probe is not None:
            self._values["readiness_probe"] = readiness_probe
        if restart_policy is not None:
            self._values["restart_policy"] = restart_policy
        if script is not None:
            self._values["script"] = script
        if security_context is not None:
            self._values["security_context"] = security_context
        if startup_probe is not None:
            self._values["startup_probe"] = startup_probe
        if stdin is not None:
            self._values["stdin"] = stdin
        if stdin_once is not None:
            self._values["stdin_once"] = stdin_once
        if termination_message_path is not None:
            self._values["termination_message_path"] = termination_message_path
        if termination_message_policy is not None:
            self._values["termination_message_policy"] = termination_message_policy
        if tty is not None:
            self._values["tty"] = tty
        if volume_devices is not None:
            self._values["volume_devices"] = volume_devices
        if volume_mounts is not None:
            self._values["volume_mounts"] = volume_mounts
        if working_dir is not None:
            self._values["working_dir"] = working_dir
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecars#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def args(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecars#args
        '''
        result = self._values.get("args")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecars#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def compute_resources(self) -> typing.Optional["TaskSpecSidecarsComputeResources"]:
        '''
        :schema: TaskSpecSidecars#computeResources
        '''
        result = self._values.get("compute_resources")
        return typing.cast(typing.Optional["TaskSpecSidecarsComputeResources"], result)

    @builtins.property
    def env(self) -> typing.Optional[typing.List["TaskSpecSidecarsEnv"]]:
        '''
        :schema: TaskSpecSidecars#env
        '''
        result = self._values.get("env")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsEnv"]], result)

    @builtins.property
    def env_from(self) -> typing.Optional[typing.List["TaskSpecSidecarsEnvFrom"]]:
        '''
        :schema: TaskSpecSidecars#envFrom
        '''
        result = self._values.get("env_from")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsEnvFrom"]], result)

    @builtins.property
    def image(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#image
        '''
        result = self._values.get("image")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def image_pull_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#imagePullPolicy
        '''
        result = self._values.get("image_pull_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def lifecycle(self) -> typing.Optional["TaskSpecSidecarsLifecycle"]:
        '''
        :schema: TaskSpecSidecars#lifecycle
        '''
        result = self._values.get("lifecycle")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecycle"], result)

    @builtins.property
    def liveness_probe(self) -> typing.Optional["TaskSpecSidecarsLivenessProbe"]:
        '''
        :schema: TaskSpecSidecars#livenessProbe
        '''
        result = self._values.get("liveness_probe")
        return typing.cast(typing.Optional["TaskSpecSidecarsLivenessProbe"], result)

    @builtins.property
    def ports(self) -> typing.Optional[typing.List["TaskSpecSidecarsPorts"]]:
        '''
        :schema: TaskSpecSidecars#ports
        '''
        result = self._values.get("ports")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsPorts"]], result)

    @builtins.property
    def readiness_probe(self) -> typing.Optional["TaskSpecSidecarsReadinessProbe"]:
        '''
        :schema: TaskSpecSidecars#readinessProbe
        '''
        result = self._values.get("readiness_probe")
        return typing.cast(typing.Optional["TaskSpecSidecarsReadinessProbe"], result)

    @builtins.property
    def restart_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#restartPolicy
        '''
        result = self._values.get("restart_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def script(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#script
        '''
        result = self._values.get("script")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def security_context(self) -> typing.Optional["TaskSpecSidecarsSecurityContext"]:
        '''
        :schema: TaskSpecSidecars#securityContext
        '''
        result = self._values.get("security_context")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContext"], result)

    @builtins.property
    def startup_probe(self) -> typing.Optional["TaskSpecSidecarsStartupProbe"]:
        '''
        :schema: TaskSpecSidecars#startupProbe
        '''
        result = self._values.get("startup_probe")
        return typing.cast(typing.Optional["TaskSpecSidecarsStartupProbe"], result)

    @builtins.property
    def stdin(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecars#stdin
        '''
        result = self._values.get("stdin")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def stdin_once(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecars#stdinOnce
        '''
        result = self._values.get("stdin_once")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def termination_message_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#terminationMessagePath
        '''
        result = self._values.get("termination_message_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def termination_message_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#terminationMessagePolicy
        '''
        result = self._values.get("termination_message_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def tty(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecars#tty
        '''
        result = self._values.get("tty")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def volume_devices(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsVolumeDevices"]]:
        '''
        :schema: TaskSpecSidecars#volumeDevices
        '''
        result = self._values.get("volume_devices")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsVolumeDevices"]], result)

    @builtins.property
    def volume_mounts(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsVolumeMounts"]]:
        '''
        :schema: TaskSpecSidecars#volumeMounts
        '''
        result = self._values.get("volume_mounts")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsVolumeMounts"]], result)

    @builtins.property
    def working_dir(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecars#workingDir
        '''
        result = self._values.get("working_dir")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def workspaces(self) -> typing.Optional[typing.List["TaskSpecSidecarsWorkspaces"]]:
        '''
        :schema: TaskSpecSidecars#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecars(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsComputeResources",
    jsii_struct_bases=[],
    name_mapping={"claims": "claims", "limits": "limits", "requests": "requests"},
)
class TaskSpecSidecarsComputeResources:
    def __init__(
        self,
        *,
        claims: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsComputeResourcesClaims", typing.Dict[builtins.str, typing.Any]]]] = None,
        limits: typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesLimits"]] = None,
        requests: typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesRequests"]] = None,
    ) -> None:
        '''
        :param claims: 
        :param limits: 
        :param requests: 

        :schema: TaskSpecSidecarsComputeResources
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ac58631aeefc77b77ded6050e17deb91e73454c6c3ed5493a834124b1639203c)
            check_type(argname="argument claims", value=claims, expected_type=type_hints["claims"])
            check_type(argname="argument limits", value=limits, expected_type=type_hints["limits"])
            check_type(argname="argument requests", value=requests, expected_type=type_hints["requests"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if claims is not None:
            self._values["claims"] = claims
        if limits is not None:
            self._values["limits"] = limits
        if requests is not None:
            self._values["requests"] = requests

    @builtins.property
    def claims(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsComputeResourcesClaims"]]:
        '''
        :schema: TaskSpecSidecarsComputeResources#claims
        '''
        result = self._values.get("claims")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsComputeResourcesClaims"]], result)

    @builtins.property
    def limits(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesLimits"]]:
        '''
        :schema: TaskSpecSidecarsComputeResources#limits
        '''
        result = self._values.get("limits")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesLimits"]], result)

    @builtins.property
    def requests(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesRequests"]]:
        '''
        :schema: TaskSpecSidecarsComputeResources#requests
        '''
        result = self._values.get("requests")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecSidecarsComputeResourcesRequests"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsComputeResources(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsComputeResourcesClaims",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "request": "request"},
)
class TaskSpecSidecarsComputeResourcesClaims:
    def __init__(
        self,
        *,
        name: builtins.str,
        request: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param request: 

        :schema: TaskSpecSidecarsComputeResourcesClaims
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a13279348ca19bf290fd583f1cb0a9a12b821dc73d2863ed2b51332c02dd3b30)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument request", value=request, expected_type=type_hints["request"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if request is not None:
            self._values["request"] = request

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsComputeResourcesClaims#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def request(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsComputeResourcesClaims#request
        '''
        result = self._values.get("request")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsComputeResourcesClaims(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsComputeResourcesLimits(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsComputeResourcesLimits",
):
    '''
    :schema: TaskSpecSidecarsComputeResourcesLimits
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7533b7797c47535d513c9d3f210a8d8e0b1b1958ee80c3fec9b022a0288093a7)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsComputeResourcesLimits", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3cc3c4265313c1c67a12f6c76227a53d61f337fcbfadcb104d99aae7f85eafec)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsComputeResourcesLimits", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


class TaskSpecSidecarsComputeResourcesRequests(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsComputeResourcesRequests",
):
    '''
    :schema: TaskSpecSidecarsComputeResourcesRequests
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__76784d424ef1caf65c7e6c2de071d96fd387b6e7224ffc1928230f757c3e7a23)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsComputeResourcesRequests", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9572f006c078ef20f8c4f0c39523a257cb299912adc464c59b96ab166d5e941a)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsComputeResourcesRequests", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnv",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value", "value_from": "valueFrom"},
)
class TaskSpecSidecarsEnv:
    def __init__(
        self,
        *,
        name: builtins.str,
        value: typing.Optional[builtins.str] = None,
        value_from: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFrom", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 
        :param value_from: 

        :schema: TaskSpecSidecarsEnv
        '''
        if isinstance(value_from, dict):
            value_from = TaskSpecSidecarsEnvValueFrom(**value_from)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7c2d9a80ccce1ca6bce8550f74fe82137db8191a4a01db1756c68465b34b6ff4)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
            check_type(argname="argument value_from", value=value_from, expected_type=type_hints["value_from"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if value is not None:
            self._values["value"] = value
        if value_from is not None:
            self._values["value_from"] = value_from

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnv#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnv#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value_from(self) -> typing.Optional["TaskSpecSidecarsEnvValueFrom"]:
        '''
        :schema: TaskSpecSidecarsEnv#valueFrom
        '''
        result = self._values.get("value_from")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFrom"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnv(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_ref": "configMapRef",
        "prefix": "prefix",
        "secret_ref": "secretRef",
    },
)
class TaskSpecSidecarsEnvFrom:
    def __init__(
        self,
        *,
        config_map_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvFromConfigMapRef", typing.Dict[builtins.str, typing.Any]]] = None,
        prefix: typing.Optional[builtins.str] = None,
        secret_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvFromSecretRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_ref: 
        :param prefix: 
        :param secret_ref: 

        :schema: TaskSpecSidecarsEnvFrom
        '''
        if isinstance(config_map_ref, dict):
            config_map_ref = TaskSpecSidecarsEnvFromConfigMapRef(**config_map_ref)
        if isinstance(secret_ref, dict):
            secret_ref = TaskSpecSidecarsEnvFromSecretRef(**secret_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__70bd8e71ff47bbd22775de45443b7803f94e486a08372bf14a77a4702c5338d5)
            check_type(argname="argument config_map_ref", value=config_map_ref, expected_type=type_hints["config_map_ref"])
            check_type(argname="argument prefix", value=prefix, expected_type=type_hints["prefix"])
            check_type(argname="argument secret_ref", value=secret_ref, expected_type=type_hints["secret_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_ref is not None:
            self._values["config_map_ref"] = config_map_ref
        if prefix is not None:
            self._values["prefix"] = prefix
        if secret_ref is not None:
            self._values["secret_ref"] = secret_ref

    @builtins.property
    def config_map_ref(self) -> typing.Optional["TaskSpecSidecarsEnvFromConfigMapRef"]:
        '''
        :schema: TaskSpecSidecarsEnvFrom#configMapRef
        '''
        result = self._values.get("config_map_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvFromConfigMapRef"], result)

    @builtins.property
    def prefix(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvFrom#prefix
        '''
        result = self._values.get("prefix")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def secret_ref(self) -> typing.Optional["TaskSpecSidecarsEnvFromSecretRef"]:
        '''
        :schema: TaskSpecSidecarsEnvFrom#secretRef
        '''
        result = self._values.get("secret_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvFromSecretRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvFromConfigMapRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecSidecarsEnvFromConfigMapRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecSidecarsEnvFromConfigMapRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a858f6e2c207d8d0d40e40bddfe5d275bf4f740f9989e37cbf8fae8925b509be)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvFromConfigMapRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsEnvFromConfigMapRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvFromConfigMapRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvFromSecretRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecSidecarsEnvFromSecretRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecSidecarsEnvFromSecretRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9a351075f25be080be1eccb1fd19ddccf994244957231e1292cc057ecd04a43c)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvFromSecretRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsEnvFromSecretRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvFromSecretRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_key_ref": "configMapKeyRef",
        "field_ref": "fieldRef",
        "file_key_ref": "fileKeyRef",
        "resource_field_ref": "resourceFieldRef",
        "secret_key_ref": "secretKeyRef",
    },
)
class TaskSpecSidecarsEnvValueFrom:
    def __init__(
        self,
        *,
        config_map_key_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFromConfigMapKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        field_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFromFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        file_key_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFromFileKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        resource_field_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFromResourceFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        secret_key_ref: typing.Optional[typing.Union["TaskSpecSidecarsEnvValueFromSecretKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_key_ref: 
        :param field_ref: 
        :param file_key_ref: 
        :param resource_field_ref: 
        :param secret_key_ref: 

        :schema: TaskSpecSidecarsEnvValueFrom
        '''
        if isinstance(config_map_key_ref, dict):
            config_map_key_ref = TaskSpecSidecarsEnvValueFromConfigMapKeyRef(**config_map_key_ref)
        if isinstance(field_ref, dict):
            field_ref = TaskSpecSidecarsEnvValueFromFieldRef(**field_ref)
        if isinstance(file_key_ref, dict):
            file_key_ref = TaskSpecSidecarsEnvValueFromFileKeyRef(**file_key_ref)
        if isinstance(resource_field_ref, dict):
            resource_field_ref = TaskSpecSidecarsEnvValueFromResourceFieldRef(**resource_field_ref)
        if isinstance(secret_key_ref, dict):
            secret_key_ref = TaskSpecSidecarsEnvValueFromSecretKeyRef(**secret_key_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7bc3d4dbf6aa30c3d58cbf6700a06a62c1362069f1cafd13ce93d54c3a885e28)
            check_type(argname="argument config_map_key_ref", value=config_map_key_ref, expected_type=type_hints["config_map_key_ref"])
            check_type(argname="argument field_ref", value=field_ref, expected_type=type_hints["field_ref"])
            check_type(argname="argument file_key_ref", value=file_key_ref, expected_type=type_hints["file_key_ref"])
            check_type(argname="argument resource_field_ref", value=resource_field_ref, expected_type=type_hints["resource_field_ref"])
            check_type(argname="argument secret_key_ref", value=secret_key_ref, expected_type=type_hints["secret_key_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_key_ref is not None:
            self._values["config_map_key_ref"] = config_map_key_ref
        if field_ref is not None:
            self._values["field_ref"] = field_ref
        if file_key_ref is not None:
            self._values["file_key_ref"] = file_key_ref
        if resource_field_ref is not None:
            self._values["resource_field_ref"] = resource_field_ref
        if secret_key_ref is not None:
            self._values["secret_key_ref"] = secret_key_ref

    @builtins.property
    def config_map_key_ref(
        self,
    ) -> typing.Optional["TaskSpecSidecarsEnvValueFromConfigMapKeyRef"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFrom#configMapKeyRef
        '''
        result = self._values.get("config_map_key_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromConfigMapKeyRef"], result)

    @builtins.property
    def field_ref(self) -> typing.Optional["TaskSpecSidecarsEnvValueFromFieldRef"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFrom#fieldRef
        '''
        result = self._values.get("field_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromFieldRef"], result)

    @builtins.property
    def file_key_ref(self) -> typing.Optional["TaskSpecSidecarsEnvValueFromFileKeyRef"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFrom#fileKeyRef
        '''
        result = self._values.get("file_key_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromFileKeyRef"], result)

    @builtins.property
    def resource_field_ref(
        self,
    ) -> typing.Optional["TaskSpecSidecarsEnvValueFromResourceFieldRef"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFrom#resourceFieldRef
        '''
        result = self._values.get("resource_field_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromResourceFieldRef"], result)

    @builtins.property
    def secret_key_ref(
        self,
    ) -> typing.Optional["TaskSpecSidecarsEnvValueFromSecretKeyRef"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFrom#secretKeyRef
        '''
        result = self._values.get("secret_key_ref")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromSecretKeyRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromConfigMapKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecSidecarsEnvValueFromConfigMapKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecSidecarsEnvValueFromConfigMapKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__683cedea59f1a148409d22187fecc5a41d819d222132316e3887f886aab6833b)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromConfigMapKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromConfigMapKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromConfigMapKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFromConfigMapKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromFieldRef",
    jsii_struct_bases=[],
    name_mapping={"field_path": "fieldPath", "api_version": "apiVersion"},
)
class TaskSpecSidecarsEnvValueFromFieldRef:
    def __init__(
        self,
        *,
        field_path: builtins.str,
        api_version: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param field_path: 
        :param api_version: 

        :schema: TaskSpecSidecarsEnvValueFromFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a3d59442432a1248b6425acde48903e1d4e4f6f542957171dafe669fa15ab61b)
            check_type(argname="argument field_path", value=field_path, expected_type=type_hints["field_path"])
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "field_path": field_path,
        }
        if api_version is not None:
            self._values["api_version"] = api_version

    @builtins.property
    def field_path(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFieldRef#fieldPath
        '''
        result = self._values.get("field_path")
        assert result is not None, "Required property 'field_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFieldRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFromFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromFileKeyRef",
    jsii_struct_bases=[],
    name_mapping={
        "key": "key",
        "path": "path",
        "volume_name": "volumeName",
        "optional": "optional",
    },
)
class TaskSpecSidecarsEnvValueFromFileKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        path: builtins.str,
        volume_name: builtins.str,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param path: 
        :param volume_name: 
        :param optional: 

        :schema: TaskSpecSidecarsEnvValueFromFileKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__917cd44bb94fd7ddeb7a520ccb3b40219c19a22f46a57ee79b92d927957aa0fe)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument volume_name", value=volume_name, expected_type=type_hints["volume_name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "path": path,
            "volume_name": volume_name,
        }
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFileKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def path(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFileKeyRef#path
        '''
        result = self._values.get("path")
        assert result is not None, "Required property 'path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def volume_name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFileKeyRef#volumeName
        '''
        result = self._values.get("volume_name")
        assert result is not None, "Required property 'volume_name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromFileKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFromFileKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromResourceFieldRef",
    jsii_struct_bases=[],
    name_mapping={
        "resource": "resource",
        "container_name": "containerName",
        "divisor": "divisor",
    },
)
class TaskSpecSidecarsEnvValueFromResourceFieldRef:
    def __init__(
        self,
        *,
        resource: builtins.str,
        container_name: typing.Optional[builtins.str] = None,
        divisor: typing.Optional["TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor"] = None,
    ) -> None:
        '''
        :param resource: 
        :param container_name: 
        :param divisor: 

        :schema: TaskSpecSidecarsEnvValueFromResourceFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9409678bd87e8b60f33a7e99e74edf8e8a4619294ae06da3729790858207c17c)
            check_type(argname="argument resource", value=resource, expected_type=type_hints["resource"])
            check_type(argname="argument container_name", value=container_name, expected_type=type_hints["container_name"])
            check_type(argname="argument divisor", value=divisor, expected_type=type_hints["divisor"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "resource": resource,
        }
        if container_name is not None:
            self._values["container_name"] = container_name
        if divisor is not None:
            self._values["divisor"] = divisor

    @builtins.property
    def resource(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromResourceFieldRef#resource
        '''
        result = self._values.get("resource")
        assert result is not None, "Required property 'resource' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def container_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromResourceFieldRef#containerName
        '''
        result = self._values.get("container_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def divisor(
        self,
    ) -> typing.Optional["TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor"]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromResourceFieldRef#divisor
        '''
        result = self._values.get("divisor")
        return typing.cast(typing.Optional["TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFromResourceFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor",
):
    '''
    :schema: TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__10200f65e21d5e4599b5930f05f35e6216ff6c20c03b26d5770b150c28735333)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b6d44553625b60ab613ee88769ab4323e7d8b48b6b3e018d619c81d0d8a6523b)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsEnvValueFromSecretKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecSidecarsEnvValueFromSecretKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecSidecarsEnvValueFromSecretKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__bd8cee5663cc4818c7aa7cdfe854ce2d900b3e5d370be2b6605521f5b98324d5)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsEnvValueFromSecretKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromSecretKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsEnvValueFromSecretKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsEnvValueFromSecretKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecycle",
    jsii_struct_bases=[],
    name_mapping={
        "post_start": "postStart",
        "pre_stop": "preStop",
        "stop_signal": "stopSignal",
    },
)
class TaskSpecSidecarsLifecycle:
    def __init__(
        self,
        *,
        post_start: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePostStart", typing.Dict[builtins.str, typing.Any]]] = None,
        pre_stop: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePreStop", typing.Dict[builtins.str, typing.Any]]] = None,
        stop_signal: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param post_start: 
        :param pre_stop: 
        :param stop_signal: 

        :schema: TaskSpecSidecarsLifecycle
        '''
        if isinstance(post_start, dict):
            post_start = TaskSpecSidecarsLifecyclePostStart(**post_start)
        if isinstance(pre_stop, dict):
            pre_stop = TaskSpecSidecarsLifecyclePreStop(**pre_stop)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e468ded7dde61d3c8eba8275554379df8fabcced4d09d0030bd8b147c86c39fc)
            check_type(argname="argument post_start", value=post_start, expected_type=type_hints["post_start"])
            check_type(argname="argument pre_stop", value=pre_stop, expected_type=type_hints["pre_stop"])
            check_type(argname="argument stop_signal", value=stop_signal, expected_type=type_hints["stop_signal"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if post_start is not None:
            self._values["post_start"] = post_start
        if pre_stop is not None:
            self._values["pre_stop"] = pre_stop
        if stop_signal is not None:
            self._values["stop_signal"] = stop_signal

    @builtins.property
    def post_start(self) -> typing.Optional["TaskSpecSidecarsLifecyclePostStart"]:
        '''
        :schema: TaskSpecSidecarsLifecycle#postStart
        '''
        result = self._values.get("post_start")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePostStart"], result)

    @builtins.property
    def pre_stop(self) -> typing.Optional["TaskSpecSidecarsLifecyclePreStop"]:
        '''
        :schema: TaskSpecSidecarsLifecycle#preStop
        '''
        result = self._values.get("pre_stop")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePreStop"], result)

    @builtins.property
    def stop_signal(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecycle#stopSignal
        '''
        result = self._values.get("stop_signal")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecycle(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStart",
    jsii_struct_bases=[],
    name_mapping={
        "exec": "exec",
        "http_get": "httpGet",
        "sleep": "sleep",
        "tcp_socket": "tcpSocket",
    },
)
class TaskSpecSidecarsLifecyclePostStart:
    def __init__(
        self,
        *,
        exec: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePostStartExec", typing.Dict[builtins.str, typing.Any]]] = None,
        http_get: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePostStartHttpGet", typing.Dict[builtins.str, typing.Any]]] = None,
        sleep: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePostStartSleep", typing.Dict[builtins.str, typing.Any]]] = None,
        tcp_socket: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePostStartTcpSocket", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param exec: 
        :param http_get: 
        :param sleep: 
        :param tcp_socket: 

        :schema: TaskSpecSidecarsLifecyclePostStart
        '''
        if isinstance(exec, dict):
            exec = TaskSpecSidecarsLifecyclePostStartExec(**exec)
        if isinstance(http_get, dict):
            http_get = TaskSpecSidecarsLifecyclePostStartHttpGet(**http_get)
        if isinstance(sleep, dict):
            sleep = TaskSpecSidecarsLifecyclePostStartSleep(**sleep)
        if isinstance(tcp_socket, dict):
            tcp_socket = TaskSpecSidecarsLifecyclePostStartTcpSocket(**tcp_socket)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__068f4435c30ebf4025846abe2ca7775a246e44f4ba8b69ea8c248336bc6e74a2)
            check_type(argname="argument exec", value=exec, expected_type=type_hints["exec"])
            check_type(argname="argument http_get", value=http_get, expected_type=type_hints["http_get"])
            check_type(argname="argument sleep", value=sleep, expected_type=type_hints["sleep"])
            check_type(argname="argument tcp_socket", value=tcp_socket, expected_type=type_hints["tcp_socket"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if exec is not None:
            self._values["exec"] = exec
        if http_get is not None:
            self._values["http_get"] = http_get
        if sleep is not None:
            self._values["sleep"] = sleep
        if tcp_socket is not None:
            self._values["tcp_socket"] = tcp_socket

    @builtins.property
    def exec(self) -> typing.Optional["TaskSpecSidecarsLifecyclePostStartExec"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStart#exec
        '''
        result = self._values.get("exec")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePostStartExec"], result)

    @builtins.property
    def http_get(self) -> typing.Optional["TaskSpecSidecarsLifecyclePostStartHttpGet"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStart#httpGet
        '''
        result = self._values.get("http_get")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePostStartHttpGet"], result)

    @builtins.property
    def sleep(self) -> typing.Optional["TaskSpecSidecarsLifecyclePostStartSleep"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStart#sleep
        '''
        result = self._values.get("sleep")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePostStartSleep"], result)

    @builtins.property
    def tcp_socket(
        self,
    ) -> typing.Optional["TaskSpecSidecarsLifecyclePostStartTcpSocket"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStart#tcpSocket
        '''
        result = self._values.get("tcp_socket")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePostStartTcpSocket"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStart(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartExec",
    jsii_struct_bases=[],
    name_mapping={"command": "command"},
)
class TaskSpecSidecarsLifecyclePostStartExec:
    def __init__(
        self,
        *,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param command: 

        :schema: TaskSpecSidecarsLifecyclePostStartExec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__eee2933bf2e43d0971c3d51be4787feebbff4554301a29c82d1c689799162a8f)
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if command is not None:
            self._values["command"] = command

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartExec#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStartExec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartHttpGet",
    jsii_struct_bases=[],
    name_mapping={
        "port": "port",
        "host": "host",
        "http_headers": "httpHeaders",
        "path": "path",
        "scheme": "scheme",
    },
)
class TaskSpecSidecarsLifecyclePostStartHttpGet:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLifecyclePostStartHttpGetPort",
        host: typing.Optional[builtins.str] = None,
        http_headers: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders", typing.Dict[builtins.str, typing.Any]]]] = None,
        path: typing.Optional[builtins.str] = None,
        scheme: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 
        :param http_headers: 
        :param path: 
        :param scheme: 

        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__6f863f94cd4a64a620a4237ea184836c6094ab9a0f882f8c4fbef4a0522dd2f3)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
            check_type(argname="argument http_headers", value=http_headers, expected_type=type_hints["http_headers"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument scheme", value=scheme, expected_type=type_hints["scheme"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host
        if http_headers is not None:
            self._values["http_headers"] = http_headers
        if path is not None:
            self._values["path"] = path
        if scheme is not None:
            self._values["scheme"] = scheme

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLifecyclePostStartHttpGetPort":
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLifecyclePostStartHttpGetPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def http_headers(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders"]]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet#httpHeaders
        '''
        result = self._values.get("http_headers")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders"]], result)

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def scheme(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGet#scheme
        '''
        result = self._values.get("scheme")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStartHttpGet(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders:
    def __init__(self, *, name: builtins.str, value: builtins.str) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fc0944f4039d80e9211dfa97c4fb93e425e664291c6ba2537a425dad3f6e105b)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLifecyclePostStartHttpGetPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartHttpGetPort",
):
    '''
    :schema: TaskSpecSidecarsLifecyclePostStartHttpGetPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLifecyclePostStartHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fb3787df7b35e256c128546328188c029c826bb4b8ad4d18ef957eace9103de7)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePostStartHttpGetPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLifecyclePostStartHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__99ec7a5e8f363f32345e376cd819a12e3f882dd6f9ff2bf7d7a43b6c889fed08)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePostStartHttpGetPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartSleep",
    jsii_struct_bases=[],
    name_mapping={"seconds": "seconds"},
)
class TaskSpecSidecarsLifecyclePostStartSleep:
    def __init__(self, *, seconds: jsii.Number) -> None:
        '''
        :param seconds: 

        :schema: TaskSpecSidecarsLifecyclePostStartSleep
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0b1a1114b0c13da5f8f64d0dd6b82c412355371d38eea468ef5772c2fe8ad9dd)
            check_type(argname="argument seconds", value=seconds, expected_type=type_hints["seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "seconds": seconds,
        }

    @builtins.property
    def seconds(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartSleep#seconds
        '''
        result = self._values.get("seconds")
        assert result is not None, "Required property 'seconds' is missing"
        return typing.cast(jsii.Number, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStartSleep(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartTcpSocket",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "host": "host"},
)
class TaskSpecSidecarsLifecyclePostStartTcpSocket:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLifecyclePostStartTcpSocketPort",
        host: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 

        :schema: TaskSpecSidecarsLifecyclePostStartTcpSocket
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__88d0ee6c58ae99ccf709d7ddacdb839fb0945f91d4ada838e27797eb6211be9f)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLifecyclePostStartTcpSocketPort":
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartTcpSocket#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLifecyclePostStartTcpSocketPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePostStartTcpSocket#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePostStartTcpSocket(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLifecyclePostStartTcpSocketPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePostStartTcpSocketPort",
):
    '''
    :schema: TaskSpecSidecarsLifecyclePostStartTcpSocketPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLifecyclePostStartTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__de54c5f9e5f7fb3a14ac3aa94fea54226a1b4991f3368dca9692e32a364e8b61)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePostStartTcpSocketPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLifecyclePostStartTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5a4820dd11df02ecedce5fdb408509e2a02bda495db58258f4ea94021af6f495)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePostStartTcpSocketPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStop",
    jsii_struct_bases=[],
    name_mapping={
        "exec": "exec",
        "http_get": "httpGet",
        "sleep": "sleep",
        "tcp_socket": "tcpSocket",
    },
)
class TaskSpecSidecarsLifecyclePreStop:
    def __init__(
        self,
        *,
        exec: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePreStopExec", typing.Dict[builtins.str, typing.Any]]] = None,
        http_get: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePreStopHttpGet", typing.Dict[builtins.str, typing.Any]]] = None,
        sleep: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePreStopSleep", typing.Dict[builtins.str, typing.Any]]] = None,
        tcp_socket: typing.Optional[typing.Union["TaskSpecSidecarsLifecyclePreStopTcpSocket", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param exec: 
        :param http_get: 
        :param sleep: 
        :param tcp_socket: 

        :schema: TaskSpecSidecarsLifecyclePreStop
        '''
        if isinstance(exec, dict):
            exec = TaskSpecSidecarsLifecyclePreStopExec(**exec)
        if isinstance(http_get, dict):
            http_get = TaskSpecSidecarsLifecyclePreStopHttpGet(**http_get)
        if isinstance(sleep, dict):
            sleep = TaskSpecSidecarsLifecyclePreStopSleep(**sleep)
        if isinstance(tcp_socket, dict):
            tcp_socket = TaskSpecSidecarsLifecyclePreStopTcpSocket(**tcp_socket)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1f2f080de52df1ba0529157c23310c78420c71ae32baf949631fdbbd3180e571)
            check_type(argname="argument exec", value=exec, expected_type=type_hints["exec"])
            check_type(argname="argument http_get", value=http_get, expected_type=type_hints["http_get"])
            check_type(argname="argument sleep", value=sleep, expected_type=type_hints["sleep"])
            check_type(argname="argument tcp_socket", value=tcp_socket, expected_type=type_hints["tcp_socket"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if exec is not None:
            self._values["exec"] = exec
        if http_get is not None:
            self._values["http_get"] = http_get
        if sleep is not None:
            self._values["sleep"] = sleep
        if tcp_socket is not None:
            self._values["tcp_socket"] = tcp_socket

    @builtins.property
    def exec(self) -> typing.Optional["TaskSpecSidecarsLifecyclePreStopExec"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStop#exec
        '''
        result = self._values.get("exec")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePreStopExec"], result)

    @builtins.property
    def http_get(self) -> typing.Optional["TaskSpecSidecarsLifecyclePreStopHttpGet"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStop#httpGet
        '''
        result = self._values.get("http_get")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePreStopHttpGet"], result)

    @builtins.property
    def sleep(self) -> typing.Optional["TaskSpecSidecarsLifecyclePreStopSleep"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStop#sleep
        '''
        result = self._values.get("sleep")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePreStopSleep"], result)

    @builtins.property
    def tcp_socket(
        self,
    ) -> typing.Optional["TaskSpecSidecarsLifecyclePreStopTcpSocket"]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStop#tcpSocket
        '''
        result = self._values.get("tcp_socket")
        return typing.cast(typing.Optional["TaskSpecSidecarsLifecyclePreStopTcpSocket"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStop(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopExec",
    jsii_struct_bases=[],
    name_mapping={"command": "command"},
)
class TaskSpecSidecarsLifecyclePreStopExec:
    def __init__(
        self,
        *,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param command: 

        :schema: TaskSpecSidecarsLifecyclePreStopExec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__bd9f5b471ce9abc9972366717d9dadb35a53a487007b16ce3532950225882fab)
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if command is not None:
            self._values["command"] = command

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopExec#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStopExec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopHttpGet",
    jsii_struct_bases=[],
    name_mapping={
        "port": "port",
        "host": "host",
        "http_headers": "httpHeaders",
        "path": "path",
        "scheme": "scheme",
    },
)
class TaskSpecSidecarsLifecyclePreStopHttpGet:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLifecyclePreStopHttpGetPort",
        host: typing.Optional[builtins.str] = None,
        http_headers: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders", typing.Dict[builtins.str, typing.Any]]]] = None,
        path: typing.Optional[builtins.str] = None,
        scheme: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 
        :param http_headers: 
        :param path: 
        :param scheme: 

        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0a9896e02ef0633fd422088e0c32ade1cc60f1cfd664009247fab30af6b750a2)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
            check_type(argname="argument http_headers", value=http_headers, expected_type=type_hints["http_headers"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument scheme", value=scheme, expected_type=type_hints["scheme"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host
        if http_headers is not None:
            self._values["http_headers"] = http_headers
        if path is not None:
            self._values["path"] = path
        if scheme is not None:
            self._values["scheme"] = scheme

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLifecyclePreStopHttpGetPort":
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLifecyclePreStopHttpGetPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def http_headers(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders"]]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet#httpHeaders
        '''
        result = self._values.get("http_headers")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders"]], result)

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def scheme(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGet#scheme
        '''
        result = self._values.get("scheme")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStopHttpGet(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders:
    def __init__(self, *, name: builtins.str, value: builtins.str) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7ce7b0e7001bc23fab8209321963fd2030ab96b9cdb2101eeadd30e250021f9e)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLifecyclePreStopHttpGetPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopHttpGetPort",
):
    '''
    :schema: TaskSpecSidecarsLifecyclePreStopHttpGetPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLifecyclePreStopHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0e3a4108faa179b955a35b3486aa5ee799ea4a32873210a4f5461d838242d7d3)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePreStopHttpGetPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLifecyclePreStopHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__92f0e170d22a6fd575bdf3df309e0cce100ead5b524908f7f36bf4c34b560853)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePreStopHttpGetPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopSleep",
    jsii_struct_bases=[],
    name_mapping={"seconds": "seconds"},
)
class TaskSpecSidecarsLifecyclePreStopSleep:
    def __init__(self, *, seconds: jsii.Number) -> None:
        '''
        :param seconds: 

        :schema: TaskSpecSidecarsLifecyclePreStopSleep
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__06ba7a20dd7ca7d4ff2675d57587bd46a728346634312cd0aff125ad5d4e31a4)
            check_type(argname="argument seconds", value=seconds, expected_type=type_hints["seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "seconds": seconds,
        }

    @builtins.property
    def seconds(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopSleep#seconds
        '''
        result = self._values.get("seconds")
        assert result is not None, "Required property 'seconds' is missing"
        return typing.cast(jsii.Number, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStopSleep(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopTcpSocket",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "host": "host"},
)
class TaskSpecSidecarsLifecyclePreStopTcpSocket:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLifecyclePreStopTcpSocketPort",
        host: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 

        :schema: TaskSpecSidecarsLifecyclePreStopTcpSocket
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__65b70f38df0520ee74877c470bab4c86ebe2bb0aaa35116a731e7e61ce17e3f1)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLifecyclePreStopTcpSocketPort":
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopTcpSocket#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLifecyclePreStopTcpSocketPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLifecyclePreStopTcpSocket#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLifecyclePreStopTcpSocket(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLifecyclePreStopTcpSocketPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLifecyclePreStopTcpSocketPort",
):
    '''
    :schema: TaskSpecSidecarsLifecyclePreStopTcpSocketPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLifecyclePreStopTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fdab6cfcea4c606c10a9dcb477a317578e3be97b353784a3f6cfa9b354edc70c)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePreStopTcpSocketPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLifecyclePreStopTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9a5166fcb77ade4c55d4dad5ca8150e6e9df10c3046517ec8622c972cc232413)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLifecyclePreStopTcpSocketPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbe",
    jsii_struct_bases=[],
    name_mapping={
        "exec": "exec",
        "failure_threshold": "failureThreshold",
        "grpc": "grpc",
        "http_get": "httpGet",
        "initial_delay_seconds": "initialDelaySeconds",
        "period_seconds": "periodSeconds",
        "success_threshold": "successThreshold",
        "tcp_socket": "tcpSocket",
        "termination_grace_period_seconds": "terminationGracePeriodSeconds",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TaskSpecSidecarsLivenessProbe:
    def __init__(
        self,
        *,
        exec: typing.Optional[typing.Union["TaskSpecSidecarsLivenessProbeExec", typing.Dict[builtins.str, typing.Any]]] = None,
        failure_threshold: typing.Optional[jsii.Number] = None,
        grpc: typing.Optional[typing.Union["TaskSpecSidecarsLivenessProbeGrpc", typing.Dict[builtins.str, typing.Any]]] = None,
        http_get: typing.Optional[typing.Union["TaskSpecSidecarsLivenessProbeHttpGet", typing.Dict[builtins.str, typing.Any]]] = None,
        initial_delay_seconds: typing.Optional[jsii.Number] = None,
        period_seconds: typing.Optional[jsii.Number] = None,
        success_threshold: typing.Optional[jsii.Number] = None,
        tcp_socket: typing.Optional[typing.Union["TaskSpecSidecarsLivenessProbeTcpSocket", typing.Dict[builtins.str, typing.Any]]] = None,
        termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param exec: 
        :param failure_threshold: 
        :param grpc: 
        :param http_get: 
        :param initial_delay_seconds: 
        :param period_seconds: 
        :param success_threshold: 
        :param tcp_socket: 
        :param termination_grace_period_seconds: 
        :param timeout_seconds: 

        :schema: TaskSpecSidecarsLivenessProbe
        '''
        if isinstance(exec, dict):
            exec = TaskSpecSidecarsLivenessProbeExec(**exec)
        if isinstance(grpc, dict):
            grpc = TaskSpecSidecarsLivenessProbeGrpc(**grpc)
        if isinstance(http_get, dict):
            http_get = TaskSpecSidecarsLivenessProbeHttpGet(**http_get)
        if isinstance(tcp_socket, dict):
            tcp_socket = TaskSpecSidecarsLivenessProbeTcpSocket(**tcp_socket)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8a89233c8373f3079a0f1d3241f134a6d7904134f2d6e455a708f0beae700a64)
            check_type(argname="argument exec", value=exec, expected_type=type_hints["exec"])
            check_type(argname="argument failure_threshold", value=failure_threshold, expected_type=type_hints["failure_threshold"])
            check_type(argname="argument grpc", value=grpc, expected_type=type_hints["grpc"])
            check_type(argname="argument http_get", value=http_get, expected_type=type_hints["http_get"])
            check_type(argname="argument initial_delay_seconds", value=initial_delay_seconds, expected_type=type_hints["initial_delay_seconds"])
            check_type(argname="argument period_seconds", value=period_seconds, expected_type=type_hints["period_seconds"])
            check_type(argname="argument success_threshold", value=success_threshold, expected_type=type_hints["success_threshold"])
            check_type(argname="argument tcp_socket", value=tcp_socket, expected_type=type_hints["tcp_socket"])
            check_type(argname="argument termination_grace_period_seconds", value=termination_grace_period_seconds, expected_type=type_hints["termination_grace_period_seconds"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if exec is not None:
            self._values["exec"] = exec
        if failure_threshold is not None:
            self._values["failure_threshold"] = failure_threshold
        if grpc is not None:
            self._values["grpc"] = grpc
        if http_get is not None:
            self._values["http_get"] = http_get
        if initial_delay_seconds is not None:
            self._values["initial_delay_seconds"] = initial_delay_seconds
        if period_seconds is not None:
            self._values["period_seconds"] = period_seconds
        if success_threshold is not None:
            self._values["success_threshold"] = success_threshold
        if tcp_socket is not None:
            self._values["tcp_socket"] = tcp_socket
        if termination_grace_period_seconds is not None:
            self._values["termination_grace_period_seconds"] = termination_grace_period_seconds
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def exec(self) -> typing.Optional["TaskSpecSidecarsLivenessProbeExec"]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#exec
        '''
        result = self._values.get("exec")
        return typing.cast(typing.Optional["TaskSpecSidecarsLivenessProbeExec"], result)

    @builtins.property
    def failure_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#failureThreshold
        '''
        result = self._values.get("failure_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def grpc(self) -> typing.Optional["TaskSpecSidecarsLivenessProbeGrpc"]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#grpc
        '''
        result = self._values.get("grpc")
        return typing.cast(typing.Optional["TaskSpecSidecarsLivenessProbeGrpc"], result)

    @builtins.property
    def http_get(self) -> typing.Optional["TaskSpecSidecarsLivenessProbeHttpGet"]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#httpGet
        '''
        result = self._values.get("http_get")
        return typing.cast(typing.Optional["TaskSpecSidecarsLivenessProbeHttpGet"], result)

    @builtins.property
    def initial_delay_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#initialDelaySeconds
        '''
        result = self._values.get("initial_delay_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#periodSeconds
        '''
        result = self._values.get("period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def success_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#successThreshold
        '''
        result = self._values.get("success_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def tcp_socket(self) -> typing.Optional["TaskSpecSidecarsLivenessProbeTcpSocket"]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#tcpSocket
        '''
        result = self._values.get("tcp_socket")
        return typing.cast(typing.Optional["TaskSpecSidecarsLivenessProbeTcpSocket"], result)

    @builtins.property
    def termination_grace_period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#terminationGracePeriodSeconds
        '''
        result = self._values.get("termination_grace_period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsLivenessProbe#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbe(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeExec",
    jsii_struct_bases=[],
    name_mapping={"command": "command"},
)
class TaskSpecSidecarsLivenessProbeExec:
    def __init__(
        self,
        *,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param command: 

        :schema: TaskSpecSidecarsLivenessProbeExec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__970fd7f406a9050fca04559c21a642fd153a2ee7ec35ca59534c14083c0c5cb0)
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if command is not None:
            self._values["command"] = command

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeExec#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbeExec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeGrpc",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "service": "service"},
)
class TaskSpecSidecarsLivenessProbeGrpc:
    def __init__(
        self,
        *,
        port: jsii.Number,
        service: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param service: 

        :schema: TaskSpecSidecarsLivenessProbeGrpc
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__17bf265958171294b293c49e8533c7e20b41477ab6dde1a51e509aa8f825ad88)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument service", value=service, expected_type=type_hints["service"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if service is not None:
            self._values["service"] = service

    @builtins.property
    def port(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsLivenessProbeGrpc#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast(jsii.Number, result)

    @builtins.property
    def service(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeGrpc#service
        '''
        result = self._values.get("service")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbeGrpc(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeHttpGet",
    jsii_struct_bases=[],
    name_mapping={
        "port": "port",
        "host": "host",
        "http_headers": "httpHeaders",
        "path": "path",
        "scheme": "scheme",
    },
)
class TaskSpecSidecarsLivenessProbeHttpGet:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLivenessProbeHttpGetPort",
        host: typing.Optional[builtins.str] = None,
        http_headers: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders", typing.Dict[builtins.str, typing.Any]]]] = None,
        path: typing.Optional[builtins.str] = None,
        scheme: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 
        :param http_headers: 
        :param path: 
        :param scheme: 

        :schema: TaskSpecSidecarsLivenessProbeHttpGet
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fd3fb11b13e66a6c5b6501839c75f05560dd71d36b739fa080927a0bc08b36fd)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
            check_type(argname="argument http_headers", value=http_headers, expected_type=type_hints["http_headers"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument scheme", value=scheme, expected_type=type_hints["scheme"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host
        if http_headers is not None:
            self._values["http_headers"] = http_headers
        if path is not None:
            self._values["path"] = path
        if scheme is not None:
            self._values["scheme"] = scheme

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLivenessProbeHttpGetPort":
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGet#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLivenessProbeHttpGetPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGet#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def http_headers(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders"]]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGet#httpHeaders
        '''
        result = self._values.get("http_headers")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders"]], result)

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGet#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def scheme(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGet#scheme
        '''
        result = self._values.get("scheme")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbeHttpGet(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders:
    def __init__(self, *, name: builtins.str, value: builtins.str) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dcacc17404000b8d42412b2564861310136a9a24b14603471040dc23e4b2afbf)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLivenessProbeHttpGetPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeHttpGetPort",
):
    '''
    :schema: TaskSpecSidecarsLivenessProbeHttpGetPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLivenessProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c97648ff6e1ae0072ed17d743a81a980ebb70a49ba59dcb5f6e56c397ff00dec)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLivenessProbeHttpGetPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLivenessProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__47c564e8a622687fb1e1f629917f9678019bea2677ce7f338116b990cbf11838)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLivenessProbeHttpGetPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeTcpSocket",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "host": "host"},
)
class TaskSpecSidecarsLivenessProbeTcpSocket:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsLivenessProbeTcpSocketPort",
        host: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 

        :schema: TaskSpecSidecarsLivenessProbeTcpSocket
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__decd21b62227d3f52c92bf4c22d89baae4ae32112bb73b794b3f57d5185c9564)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host

    @builtins.property
    def port(self) -> "TaskSpecSidecarsLivenessProbeTcpSocketPort":
        '''
        :schema: TaskSpecSidecarsLivenessProbeTcpSocket#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsLivenessProbeTcpSocketPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsLivenessProbeTcpSocket#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsLivenessProbeTcpSocket(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsLivenessProbeTcpSocketPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsLivenessProbeTcpSocketPort",
):
    '''
    :schema: TaskSpecSidecarsLivenessProbeTcpSocketPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsLivenessProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c1eb71e70c610975392c2ac133f4b1f5f92207db93a99729a18767009c182c9c)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLivenessProbeTcpSocketPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsLivenessProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__808556e2efa20c932d08e41ffe005299579abe646022a95d0a04f1b1f63c23cb)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsLivenessProbeTcpSocketPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsPorts",
    jsii_struct_bases=[],
    name_mapping={
        "container_port": "containerPort",
        "host_ip": "hostIp",
        "host_port": "hostPort",
        "name": "name",
        "protocol": "protocol",
    },
)
class TaskSpecSidecarsPorts:
    def __init__(
        self,
        *,
        container_port: jsii.Number,
        host_ip: typing.Optional[builtins.str] = None,
        host_port: typing.Optional[jsii.Number] = None,
        name: typing.Optional[builtins.str] = None,
        protocol: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param container_port: 
        :param host_ip: 
        :param host_port: 
        :param name: 
        :param protocol: 

        :schema: TaskSpecSidecarsPorts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5977fb803ae2674061d1d0dd8677e02ee667e513f4b049204c47796ba18c6606)
            check_type(argname="argument container_port", value=container_port, expected_type=type_hints["container_port"])
            check_type(argname="argument host_ip", value=host_ip, expected_type=type_hints["host_ip"])
            check_type(argname="argument host_port", value=host_port, expected_type=type_hints["host_port"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument protocol", value=protocol, expected_type=type_hints["protocol"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "container_port": container_port,
        }
        if host_ip is not None:
            self._values["host_ip"] = host_ip
        if host_port is not None:
            self._values["host_port"] = host_port
        if name is not None:
            self._values["name"] = name
        if protocol is not None:
            self._values["protocol"] = protocol

    @builtins.property
    def container_port(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsPorts#containerPort
        '''
        result = self._values.get("container_port")
        assert result is not None, "Required property 'container_port' is missing"
        return typing.cast(jsii.Number, result)

    @builtins.property
    def host_ip(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsPorts#hostIP
        '''
        result = self._values.get("host_ip")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def host_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsPorts#hostPort
        '''
        result = self._values.get("host_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsPorts#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def protocol(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsPorts#protocol
        '''
        result = self._values.get("protocol")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsPorts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbe",
    jsii_struct_bases=[],
    name_mapping={
        "exec": "exec",
        "failure_threshold": "failureThreshold",
        "grpc": "grpc",
        "http_get": "httpGet",
        "initial_delay_seconds": "initialDelaySeconds",
        "period_seconds": "periodSeconds",
        "success_threshold": "successThreshold",
        "tcp_socket": "tcpSocket",
        "termination_grace_period_seconds": "terminationGracePeriodSeconds",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TaskSpecSidecarsReadinessProbe:
    def __init__(
        self,
        *,
        exec: typing.Optional[typing.Union["TaskSpecSidecarsReadinessProbeExec", typing.Dict[builtins.str, typing.Any]]] = None,
        failure_threshold: typing.Optional[jsii.Number] = None,
        grpc: typing.Optional[typing.Union["TaskSpecSidecarsReadinessProbeGrpc", typing.Dict[builtins.str, typing.Any]]] = None,
        http_get: typing.Optional[typing.Union["TaskSpecSidecarsReadinessProbeHttpGet", typing.Dict[builtins.str, typing.Any]]] = None,
        initial_delay_seconds: typing.Optional[jsii.Number] = None,
        period_seconds: typing.Optional[jsii.Number] = None,
        success_threshold: typing.Optional[jsii.Number] = None,
        tcp_socket: typing.Optional[typing.Union["TaskSpecSidecarsReadinessProbeTcpSocket", typing.Dict[builtins.str, typing.Any]]] = None,
        termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param exec: 
        :param failure_threshold: 
        :param grpc: 
        :param http_get: 
        :param initial_delay_seconds: 
        :param period_seconds: 
        :param success_threshold: 
        :param tcp_socket: 
        :param termination_grace_period_seconds: 
        :param timeout_seconds: 

        :schema: TaskSpecSidecarsReadinessProbe
        '''
        if isinstance(exec, dict):
            exec = TaskSpecSidecarsReadinessProbeExec(**exec)
        if isinstance(grpc, dict):
            grpc = TaskSpecSidecarsReadinessProbeGrpc(**grpc)
        if isinstance(http_get, dict):
            http_get = TaskSpecSidecarsReadinessProbeHttpGet(**http_get)
        if isinstance(tcp_socket, dict):
            tcp_socket = TaskSpecSidecarsReadinessProbeTcpSocket(**tcp_socket)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8d41e29b6f4985e0fb9f5bbd1d9d49f497b5af9c63ea66289311bb0758d4eb35)
            check_type(argname="argument exec", value=exec, expected_type=type_hints["exec"])
            check_type(argname="argument failure_threshold", value=failure_threshold, expected_type=type_hints["failure_threshold"])
            check_type(argname="argument grpc", value=grpc, expected_type=type_hints["grpc"])
            check_type(argname="argument http_get", value=http_get, expected_type=type_hints["http_get"])
            check_type(argname="argument initial_delay_seconds", value=initial_delay_seconds, expected_type=type_hints["initial_delay_seconds"])
            check_type(argname="argument period_seconds", value=period_seconds, expected_type=type_hints["period_seconds"])
            check_type(argname="argument success_threshold", value=success_threshold, expected_type=type_hints["success_threshold"])
            check_type(argname="argument tcp_socket", value=tcp_socket, expected_type=type_hints["tcp_socket"])
            check_type(argname="argument termination_grace_period_seconds", value=termination_grace_period_seconds, expected_type=type_hints["termination_grace_period_seconds"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if exec is not None:
            self._values["exec"] = exec
        if failure_threshold is not None:
            self._values["failure_threshold"] = failure_threshold
        if grpc is not None:
            self._values["grpc"] = grpc
        if http_get is not None:
            self._values["http_get"] = http_get
        if initial_delay_seconds is not None:
            self._values["initial_delay_seconds"] = initial_delay_seconds
        if period_seconds is not None:
            self._values["period_seconds"] = period_seconds
        if success_threshold is not None:
            self._values["success_threshold"] = success_threshold
        if tcp_socket is not None:
            self._values["tcp_socket"] = tcp_socket
        if termination_grace_period_seconds is not None:
            self._values["termination_grace_period_seconds"] = termination_grace_period_seconds
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def exec(self) -> typing.Optional["TaskSpecSidecarsReadinessProbeExec"]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#exec
        '''
        result = self._values.get("exec")
        return typing.cast(typing.Optional["TaskSpecSidecarsReadinessProbeExec"], result)

    @builtins.property
    def failure_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#failureThreshold
        '''
        result = self._values.get("failure_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def grpc(self) -> typing.Optional["TaskSpecSidecarsReadinessProbeGrpc"]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#grpc
        '''
        result = self._values.get("grpc")
        return typing.cast(typing.Optional["TaskSpecSidecarsReadinessProbeGrpc"], result)

    @builtins.property
    def http_get(self) -> typing.Optional["TaskSpecSidecarsReadinessProbeHttpGet"]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#httpGet
        '''
        result = self._values.get("http_get")
        return typing.cast(typing.Optional["TaskSpecSidecarsReadinessProbeHttpGet"], result)

    @builtins.property
    def initial_delay_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#initialDelaySeconds
        '''
        result = self._values.get("initial_delay_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#periodSeconds
        '''
        result = self._values.get("period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def success_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#successThreshold
        '''
        result = self._values.get("success_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def tcp_socket(self) -> typing.Optional["TaskSpecSidecarsReadinessProbeTcpSocket"]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#tcpSocket
        '''
        result = self._values.get("tcp_socket")
        return typing.cast(typing.Optional["TaskSpecSidecarsReadinessProbeTcpSocket"], result)

    @builtins.property
    def termination_grace_period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#terminationGracePeriodSeconds
        '''
        result = self._values.get("termination_grace_period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsReadinessProbe#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbe(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeExec",
    jsii_struct_bases=[],
    name_mapping={"command": "command"},
)
class TaskSpecSidecarsReadinessProbeExec:
    def __init__(
        self,
        *,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param command: 

        :schema: TaskSpecSidecarsReadinessProbeExec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e185601272a1cb4ee94f84ae71020e72dc98d9410796046ad2e0d594bd78d862)
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if command is not None:
            self._values["command"] = command

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeExec#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbeExec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeGrpc",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "service": "service"},
)
class TaskSpecSidecarsReadinessProbeGrpc:
    def __init__(
        self,
        *,
        port: jsii.Number,
        service: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param service: 

        :schema: TaskSpecSidecarsReadinessProbeGrpc
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__df82c945f4d753dfd9d7c92c8f6a6f2e1b1d51889a66193ec3728f008c48a0c1)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument service", value=service, expected_type=type_hints["service"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if service is not None:
            self._values["service"] = service

    @builtins.property
    def port(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsReadinessProbeGrpc#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast(jsii.Number, result)

    @builtins.property
    def service(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeGrpc#service
        '''
        result = self._values.get("service")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbeGrpc(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeHttpGet",
    jsii_struct_bases=[],
    name_mapping={
        "port": "port",
        "host": "host",
        "http_headers": "httpHeaders",
        "path": "path",
        "scheme": "scheme",
    },
)
class TaskSpecSidecarsReadinessProbeHttpGet:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsReadinessProbeHttpGetPort",
        host: typing.Optional[builtins.str] = None,
        http_headers: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders", typing.Dict[builtins.str, typing.Any]]]] = None,
        path: typing.Optional[builtins.str] = None,
        scheme: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 
        :param http_headers: 
        :param path: 
        :param scheme: 

        :schema: TaskSpecSidecarsReadinessProbeHttpGet
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f07ccd07a350bb67e06cf9090694021b330803efd9d0152ab964aa2b5473716f)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
            check_type(argname="argument http_headers", value=http_headers, expected_type=type_hints["http_headers"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument scheme", value=scheme, expected_type=type_hints["scheme"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host
        if http_headers is not None:
            self._values["http_headers"] = http_headers
        if path is not None:
            self._values["path"] = path
        if scheme is not None:
            self._values["scheme"] = scheme

    @builtins.property
    def port(self) -> "TaskSpecSidecarsReadinessProbeHttpGetPort":
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGet#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsReadinessProbeHttpGetPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGet#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def http_headers(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders"]]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGet#httpHeaders
        '''
        result = self._values.get("http_headers")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders"]], result)

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGet#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def scheme(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGet#scheme
        '''
        result = self._values.get("scheme")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbeHttpGet(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders:
    def __init__(self, *, name: builtins.str, value: builtins.str) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__44b9570f25f457ae1700844c3ec369b530e1a639c7fed423145bc60dedffc876)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsReadinessProbeHttpGetPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeHttpGetPort",
):
    '''
    :schema: TaskSpecSidecarsReadinessProbeHttpGetPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsReadinessProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__6e3a4a8f17668a3c69bd28a85582e45c6c5ad6e2c12e74d9af4ae10132a33fee)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsReadinessProbeHttpGetPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsReadinessProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__16db04fced929ffccf1b22f91a5796ad3ef671ee425248e7380c916a5013e39c)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsReadinessProbeHttpGetPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeTcpSocket",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "host": "host"},
)
class TaskSpecSidecarsReadinessProbeTcpSocket:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsReadinessProbeTcpSocketPort",
        host: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 

        :schema: TaskSpecSidecarsReadinessProbeTcpSocket
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8114f04fd151f435acaef3c23be3d2fd1c0c69ac006af367d2bd121b804cbed8)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host

    @builtins.property
    def port(self) -> "TaskSpecSidecarsReadinessProbeTcpSocketPort":
        '''
        :schema: TaskSpecSidecarsReadinessProbeTcpSocket#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsReadinessProbeTcpSocketPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsReadinessProbeTcpSocket#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsReadinessProbeTcpSocket(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsReadinessProbeTcpSocketPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsReadinessProbeTcpSocketPort",
):
    '''
    :schema: TaskSpecSidecarsReadinessProbeTcpSocketPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsReadinessProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__50ef19fd69e87a02c374754a2099308be5a26e169a156eabfb04361dde09380d)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsReadinessProbeTcpSocketPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsReadinessProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__884e845748cac4618d26ae017adbca4e960886a926dae739505ff2348404ebef)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsReadinessProbeTcpSocketPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContext",
    jsii_struct_bases=[],
    name_mapping={
        "allow_privilege_escalation": "allowPrivilegeEscalation",
        "app_armor_profile": "appArmorProfile",
        "capabilities": "capabilities",
        "privileged": "privileged",
        "proc_mount": "procMount",
        "read_only_root_filesystem": "readOnlyRootFilesystem",
        "run_as_group": "runAsGroup",
        "run_as_non_root": "runAsNonRoot",
        "run_as_user": "runAsUser",
        "seccomp_profile": "seccompProfile",
        "se_linux_options": "seLinuxOptions",
        "windows_options": "windowsOptions",
    },
)
class TaskSpecSidecarsSecurityContext:
    def __init__(
        self,
        *,
        allow_privilege_escalation: typing.Optional[builtins.bool] = None,
        app_armor_profile: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContextAppArmorProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        capabilities: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContextCapabilities", typing.Dict[builtins.str, typing.Any]]] = None,
        privileged: typing.Optional[builtins.bool] = None,
        proc_mount: typing.Optional[builtins.str] = None,
        read_only_root_filesystem: typing.Optional[builtins.bool] = None,
        run_as_group: typing.Optional[jsii.Number] = None,
        run_as_non_root: typing.Optional[builtins.bool] = None,
        run_as_user: typing.Optional[jsii.Number] = None,
        seccomp_profile: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContextSeccompProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        se_linux_options: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContextSeLinuxOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        windows_options: typing.Optional[typing.Union["TaskSpecSidecarsSecurityContextWindowsOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param allow_privilege_escalation: 
        :param app_armor_profile: 
        :param capabilities: 
        :param privileged: 
        :param proc_mount: 
        :param read_only_root_filesystem: 
        :param run_as_group: 
        :param run_as_non_root: 
        :param run_as_user: 
        :param seccomp_profile: 
        :param se_linux_options: 
        :param windows_options: 

        :schema: TaskSpecSidecarsSecurityContext
        '''
        if isinstance(app_armor_profile, dict):
            app_armor_profile = TaskSpecSidecarsSecurityContextAppArmorProfile(**app_armor_profile)
        if isinstance(capabilities, dict):
            capabilities = TaskSpecSidecarsSecurityContextCapabilities(**capabilities)
        if isinstance(seccomp_profile, dict):
            seccomp_profile = TaskSpecSidecarsSecurityContextSeccompProfile(**seccomp_profile)
        if isinstance(se_linux_options, dict):
            se_linux_options = TaskSpecSidecarsSecurityContextSeLinuxOptions(**se_linux_options)
        if isinstance(windows_options, dict):
            windows_options = TaskSpecSidecarsSecurityContextWindowsOptions(**windows_options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__10252f8acfa076d5ee38514fbec2ce7542717a53acef9047a12ddee877013aaf)
            check_type(argname="argument allow_privilege_escalation", value=allow_privilege_escalation, expected_type=type_hints["allow_privilege_escalation"])
            check_type(argname="argument app_armor_profile", value=app_armor_profile, expected_type=type_hints["app_armor_profile"])
            check_type(argname="argument capabilities", value=capabilities, expected_type=type_hints["capabilities"])
            check_type(argname="argument privileged", value=privileged, expected_type=type_hints["privileged"])
            check_type(argname="argument proc_mount", value=proc_mount, expected_type=type_hints["proc_mount"])
            check_type(argname="argument read_only_root_filesystem", value=read_only_root_filesystem, expected_type=type_hints["read_only_root_filesystem"])
            check_type(argname="argument run_as_group", value=run_as_group, expected_type=type_hints["run_as_group"])
            check_type(argname="argument run_as_non_root", value=run_as_non_root, expected_type=type_hints["run_as_non_root"])
            check_type(argname="argument run_as_user", value=run_as_user, expected_type=type_hints["run_as_user"])
            check_type(argname="argument seccomp_profile", value=seccomp_profile, expected_type=type_hints["seccomp_profile"])
            check_type(argname="argument se_linux_options", value=se_linux_options, expected_type=type_hints["se_linux_options"])
            check_type(argname="argument windows_options", value=windows_options, expected_type=type_hints["windows_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if allow_privilege_escalation is not None:
            self._values["allow_privilege_escalation"] = allow_privilege_escalation
        if app_armor_profile is not None:
            self._values["app_armor_profile"] = app_armor_profile
        if capabilities is not None:
            self._values["capabilities"] = capabilities
        if privileged is not None:
            self._values["privileged"] = privileged
        if proc_mount is not None:
            self._values["proc_mount"] = proc_mount
        if read_only_root_filesystem is not None:
            self._values["read_only_root_filesystem"] = read_only_root_filesystem
        if run_as_group is not None:
            self._values["run_as_group"] = run_as_group
        if run_as_non_root is not None:
            self._values["run_as_non_root"] = run_as_non_root
        if run_as_user is not None:
            self._values["run_as_user"] = run_as_user
        if seccomp_profile is not None:
            self._values["seccomp_profile"] = seccomp_profile
        if se_linux_options is not None:
            self._values["se_linux_options"] = se_linux_options
        if windows_options is not None:
            self._values["windows_options"] = windows_options

    @builtins.property
    def allow_privilege_escalation(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#allowPrivilegeEscalation
        '''
        result = self._values.get("allow_privilege_escalation")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def app_armor_profile(
        self,
    ) -> typing.Optional["TaskSpecSidecarsSecurityContextAppArmorProfile"]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#appArmorProfile
        '''
        result = self._values.get("app_armor_profile")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContextAppArmorProfile"], result)

    @builtins.property
    def capabilities(
        self,
    ) -> typing.Optional["TaskSpecSidecarsSecurityContextCapabilities"]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#capabilities
        '''
        result = self._values.get("capabilities")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContextCapabilities"], result)

    @builtins.property
    def privileged(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#privileged
        '''
        result = self._values.get("privileged")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def proc_mount(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#procMount
        '''
        result = self._values.get("proc_mount")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only_root_filesystem(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#readOnlyRootFilesystem
        '''
        result = self._values.get("read_only_root_filesystem")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_group(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#runAsGroup
        '''
        result = self._values.get("run_as_group")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def run_as_non_root(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#runAsNonRoot
        '''
        result = self._values.get("run_as_non_root")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#runAsUser
        '''
        result = self._values.get("run_as_user")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def seccomp_profile(
        self,
    ) -> typing.Optional["TaskSpecSidecarsSecurityContextSeccompProfile"]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#seccompProfile
        '''
        result = self._values.get("seccomp_profile")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContextSeccompProfile"], result)

    @builtins.property
    def se_linux_options(
        self,
    ) -> typing.Optional["TaskSpecSidecarsSecurityContextSeLinuxOptions"]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#seLinuxOptions
        '''
        result = self._values.get("se_linux_options")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContextSeLinuxOptions"], result)

    @builtins.property
    def windows_options(
        self,
    ) -> typing.Optional["TaskSpecSidecarsSecurityContextWindowsOptions"]:
        '''
        :schema: TaskSpecSidecarsSecurityContext#windowsOptions
        '''
        result = self._values.get("windows_options")
        return typing.cast(typing.Optional["TaskSpecSidecarsSecurityContextWindowsOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContext(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContextAppArmorProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecSidecarsSecurityContextAppArmorProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecSidecarsSecurityContextAppArmorProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3d620b63331552a7187b0e34a87ef41bc24a5389f218c917358753ce5f8196dc)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsSecurityContextAppArmorProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextAppArmorProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContextAppArmorProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContextCapabilities",
    jsii_struct_bases=[],
    name_mapping={"add": "add", "drop": "drop"},
)
class TaskSpecSidecarsSecurityContextCapabilities:
    def __init__(
        self,
        *,
        add: typing.Optional[typing.Sequence[builtins.str]] = None,
        drop: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param add: 
        :param drop: 

        :schema: TaskSpecSidecarsSecurityContextCapabilities
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fd942ce0be436b280d2b1e7b9a24943c0ed43aee2b814e4fdb4f2d965348526c)
            check_type(argname="argument add", value=add, expected_type=type_hints["add"])
            check_type(argname="argument drop", value=drop, expected_type=type_hints["drop"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if add is not None:
            self._values["add"] = add
        if drop is not None:
            self._values["drop"] = drop

    @builtins.property
    def add(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsSecurityContextCapabilities#add
        '''
        result = self._values.get("add")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def drop(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsSecurityContextCapabilities#drop
        '''
        result = self._values.get("drop")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContextCapabilities(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContextSeLinuxOptions",
    jsii_struct_bases=[],
    name_mapping={"level": "level", "role": "role", "type": "type", "user": "user"},
)
class TaskSpecSidecarsSecurityContextSeLinuxOptions:
    def __init__(
        self,
        *,
        level: typing.Optional[builtins.str] = None,
        role: typing.Optional[builtins.str] = None,
        type: typing.Optional[builtins.str] = None,
        user: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param level: 
        :param role: 
        :param type: 
        :param user: 

        :schema: TaskSpecSidecarsSecurityContextSeLinuxOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4918ea1e11636fbb366de078cd11ea4e4db42ce016c401ff5e395391f66773c1)
            check_type(argname="argument level", value=level, expected_type=type_hints["level"])
            check_type(argname="argument role", value=role, expected_type=type_hints["role"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument user", value=user, expected_type=type_hints["user"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if level is not None:
            self._values["level"] = level
        if role is not None:
            self._values["role"] = role
        if type is not None:
            self._values["type"] = type
        if user is not None:
            self._values["user"] = user

    @builtins.property
    def level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeLinuxOptions#level
        '''
        result = self._values.get("level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def role(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeLinuxOptions#role
        '''
        result = self._values.get("role")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeLinuxOptions#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def user(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeLinuxOptions#user
        '''
        result = self._values.get("user")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContextSeLinuxOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContextSeccompProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecSidecarsSecurityContextSeccompProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecSidecarsSecurityContextSeccompProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1d0e0daf539aad8a4ea6f8f3a864a9716ab837045d31d540c400b7c2ae1c8e68)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeccompProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextSeccompProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContextSeccompProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsSecurityContextWindowsOptions",
    jsii_struct_bases=[],
    name_mapping={
        "gmsa_credential_spec": "gmsaCredentialSpec",
        "gmsa_credential_spec_name": "gmsaCredentialSpecName",
        "host_process": "hostProcess",
        "run_as_user_name": "runAsUserName",
    },
)
class TaskSpecSidecarsSecurityContextWindowsOptions:
    def __init__(
        self,
        *,
        gmsa_credential_spec: typing.Optional[builtins.str] = None,
        gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
        host_process: typing.Optional[builtins.bool] = None,
        run_as_user_name: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param gmsa_credential_spec: 
        :param gmsa_credential_spec_name: 
        :param host_process: 
        :param run_as_user_name: 

        :schema: TaskSpecSidecarsSecurityContextWindowsOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a8d44fccd549b00643aecd816b362088ee683939da4e02cc25ab054e718df679)
            check_type(argname="argument gmsa_credential_spec", value=gmsa_credential_spec, expected_type=type_hints["gmsa_credential_spec"])
            check_type(argname="argument gmsa_credential_spec_name", value=gmsa_credential_spec_name, expected_type=type_hints["gmsa_credential_spec_name"])
            check_type(argname="argument host_process", value=host_process, expected_type=type_hints["host_process"])
            check_type(argname="argument run_as_user_name", value=run_as_user_name, expected_type=type_hints["run_as_user_name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if gmsa_credential_spec is not None:
            self._values["gmsa_credential_spec"] = gmsa_credential_spec
        if gmsa_credential_spec_name is not None:
            self._values["gmsa_credential_spec_name"] = gmsa_credential_spec_name
        if host_process is not None:
            self._values["host_process"] = host_process
        if run_as_user_name is not None:
            self._values["run_as_user_name"] = run_as_user_name

    @builtins.property
    def gmsa_credential_spec(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextWindowsOptions#gmsaCredentialSpec
        '''
        result = self._values.get("gmsa_credential_spec")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gmsa_credential_spec_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextWindowsOptions#gmsaCredentialSpecName
        '''
        result = self._values.get("gmsa_credential_spec_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def host_process(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsSecurityContextWindowsOptions#hostProcess
        '''
        result = self._values.get("host_process")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsSecurityContextWindowsOptions#runAsUserName
        '''
        result = self._values.get("run_as_user_name")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsSecurityContextWindowsOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbe",
    jsii_struct_bases=[],
    name_mapping={
        "exec": "exec",
        "failure_threshold": "failureThreshold",
        "grpc": "grpc",
        "http_get": "httpGet",
        "initial_delay_seconds": "initialDelaySeconds",
        "period_seconds": "periodSeconds",
        "success_threshold": "successThreshold",
        "tcp_socket": "tcpSocket",
        "termination_grace_period_seconds": "terminationGracePeriodSeconds",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TaskSpecSidecarsStartupProbe:
    def __init__(
        self,
        *,
        exec: typing.Optional[typing.Union["TaskSpecSidecarsStartupProbeExec", typing.Dict[builtins.str, typing.Any]]] = None,
        failure_threshold: typing.Optional[jsii.Number] = None,
        grpc: typing.Optional[typing.Union["TaskSpecSidecarsStartupProbeGrpc", typing.Dict[builtins.str, typing.Any]]] = None,
        http_get: typing.Optional[typing.Union["TaskSpecSidecarsStartupProbeHttpGet", typing.Dict[builtins.str, typing.Any]]] = None,
        initial_delay_seconds: typing.Optional[jsii.Number] = None,
        period_seconds: typing.Optional[jsii.Number] = None,
        success_threshold: typing.Optional[jsii.Number] = None,
        tcp_socket: typing.Optional[typing.Union["TaskSpecSidecarsStartupProbeTcpSocket", typing.Dict[builtins.str, typing.Any]]] = None,
        termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param exec: 
        :param failure_threshold: 
        :param grpc: 
        :param http_get: 
        :param initial_delay_seconds: 
        :param period_seconds: 
        :param success_threshold: 
        :param tcp_socket: 
        :param termination_grace_period_seconds: 
        :param timeout_seconds: 

        :schema: TaskSpecSidecarsStartupProbe
        '''
        if isinstance(exec, dict):
            exec = TaskSpecSidecarsStartupProbeExec(**exec)
        if isinstance(grpc, dict):
            grpc = TaskSpecSidecarsStartupProbeGrpc(**grpc)
        if isinstance(http_get, dict):
            http_get = TaskSpecSidecarsStartupProbeHttpGet(**http_get)
        if isinstance(tcp_socket, dict):
            tcp_socket = TaskSpecSidecarsStartupProbeTcpSocket(**tcp_socket)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b0914b0674b63951eeac1a726d9e833d6da51b7fd4295166395c09a8201a14d1)
            check_type(argname="argument exec", value=exec, expected_type=type_hints["exec"])
            check_type(argname="argument failure_threshold", value=failure_threshold, expected_type=type_hints["failure_threshold"])
            check_type(argname="argument grpc", value=grpc, expected_type=type_hints["grpc"])
            check_type(argname="argument http_get", value=http_get, expected_type=type_hints["http_get"])
            check_type(argname="argument initial_delay_seconds", value=initial_delay_seconds, expected_type=type_hints["initial_delay_seconds"])
            check_type(argname="argument period_seconds", value=period_seconds, expected_type=type_hints["period_seconds"])
            check_type(argname="argument success_threshold", value=success_threshold, expected_type=type_hints["success_threshold"])
            check_type(argname="argument tcp_socket", value=tcp_socket, expected_type=type_hints["tcp_socket"])
            check_type(argname="argument termination_grace_period_seconds", value=termination_grace_period_seconds, expected_type=type_hints["termination_grace_period_seconds"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if exec is not None:
            self._values["exec"] = exec
        if failure_threshold is not None:
            self._values["failure_threshold"] = failure_threshold
        if grpc is not None:
            self._values["grpc"] = grpc
        if http_get is not None:
            self._values["http_get"] = http_get
        if initial_delay_seconds is not None:
            self._values["initial_delay_seconds"] = initial_delay_seconds
        if period_seconds is not None:
            self._values["period_seconds"] = period_seconds
        if success_threshold is not None:
            self._values["success_threshold"] = success_threshold
        if tcp_socket is not None:
            self._values["tcp_socket"] = tcp_socket
        if termination_grace_period_seconds is not None:
            self._values["termination_grace_period_seconds"] = termination_grace_period_seconds
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def exec(self) -> typing.Optional["TaskSpecSidecarsStartupProbeExec"]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#exec
        '''
        result = self._values.get("exec")
        return typing.cast(typing.Optional["TaskSpecSidecarsStartupProbeExec"], result)

    @builtins.property
    def failure_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#failureThreshold
        '''
        result = self._values.get("failure_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def grpc(self) -> typing.Optional["TaskSpecSidecarsStartupProbeGrpc"]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#grpc
        '''
        result = self._values.get("grpc")
        return typing.cast(typing.Optional["TaskSpecSidecarsStartupProbeGrpc"], result)

    @builtins.property
    def http_get(self) -> typing.Optional["TaskSpecSidecarsStartupProbeHttpGet"]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#httpGet
        '''
        result = self._values.get("http_get")
        return typing.cast(typing.Optional["TaskSpecSidecarsStartupProbeHttpGet"], result)

    @builtins.property
    def initial_delay_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#initialDelaySeconds
        '''
        result = self._values.get("initial_delay_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#periodSeconds
        '''
        result = self._values.get("period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def success_threshold(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#successThreshold
        '''
        result = self._values.get("success_threshold")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def tcp_socket(self) -> typing.Optional["TaskSpecSidecarsStartupProbeTcpSocket"]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#tcpSocket
        '''
        result = self._values.get("tcp_socket")
        return typing.cast(typing.Optional["TaskSpecSidecarsStartupProbeTcpSocket"], result)

    @builtins.property
    def termination_grace_period_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#terminationGracePeriodSeconds
        '''
        result = self._values.get("termination_grace_period_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecSidecarsStartupProbe#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbe(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeExec",
    jsii_struct_bases=[],
    name_mapping={"command": "command"},
)
class TaskSpecSidecarsStartupProbeExec:
    def __init__(
        self,
        *,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param command: 

        :schema: TaskSpecSidecarsStartupProbeExec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7521861f117481599a90e86a1f0e07e24aeeb530602f02c0555c2fb6a73a3e8a)
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if command is not None:
            self._values["command"] = command

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSidecarsStartupProbeExec#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbeExec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeGrpc",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "service": "service"},
)
class TaskSpecSidecarsStartupProbeGrpc:
    def __init__(
        self,
        *,
        port: jsii.Number,
        service: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param service: 

        :schema: TaskSpecSidecarsStartupProbeGrpc
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0baec5ba3db27fcb18309dbf1a01157400620826f3a9df2fa553ff4bf33463d7)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument service", value=service, expected_type=type_hints["service"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if service is not None:
            self._values["service"] = service

    @builtins.property
    def port(self) -> jsii.Number:
        '''
        :schema: TaskSpecSidecarsStartupProbeGrpc#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast(jsii.Number, result)

    @builtins.property
    def service(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsStartupProbeGrpc#service
        '''
        result = self._values.get("service")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbeGrpc(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeHttpGet",
    jsii_struct_bases=[],
    name_mapping={
        "port": "port",
        "host": "host",
        "http_headers": "httpHeaders",
        "path": "path",
        "scheme": "scheme",
    },
)
class TaskSpecSidecarsStartupProbeHttpGet:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsStartupProbeHttpGetPort",
        host: typing.Optional[builtins.str] = None,
        http_headers: typing.Optional[typing.Sequence[typing.Union["TaskSpecSidecarsStartupProbeHttpGetHttpHeaders", typing.Dict[builtins.str, typing.Any]]]] = None,
        path: typing.Optional[builtins.str] = None,
        scheme: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 
        :param http_headers: 
        :param path: 
        :param scheme: 

        :schema: TaskSpecSidecarsStartupProbeHttpGet
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3a56bfb64c30bc597147e466de088af34bdfd175c2bcde67cd567d66ae50c32b)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
            check_type(argname="argument http_headers", value=http_headers, expected_type=type_hints["http_headers"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument scheme", value=scheme, expected_type=type_hints["scheme"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host
        if http_headers is not None:
            self._values["http_headers"] = http_headers
        if path is not None:
            self._values["path"] = path
        if scheme is not None:
            self._values["scheme"] = scheme

    @builtins.property
    def port(self) -> "TaskSpecSidecarsStartupProbeHttpGetPort":
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGet#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsStartupProbeHttpGetPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGet#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def http_headers(
        self,
    ) -> typing.Optional[typing.List["TaskSpecSidecarsStartupProbeHttpGetHttpHeaders"]]:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGet#httpHeaders
        '''
        result = self._values.get("http_headers")
        return typing.cast(typing.Optional[typing.List["TaskSpecSidecarsStartupProbeHttpGetHttpHeaders"]], result)

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGet#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def scheme(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGet#scheme
        '''
        result = self._values.get("scheme")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbeHttpGet(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeHttpGetHttpHeaders",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecSidecarsStartupProbeHttpGetHttpHeaders:
    def __init__(self, *, name: builtins.str, value: builtins.str) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecSidecarsStartupProbeHttpGetHttpHeaders
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5731c613234bc1105c4050a3e95031426c6fa841af568a69e1b02758b41cc46a)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGetHttpHeaders#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsStartupProbeHttpGetHttpHeaders#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbeHttpGetHttpHeaders(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsStartupProbeHttpGetPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeHttpGetPort",
):
    '''
    :schema: TaskSpecSidecarsStartupProbeHttpGetPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsStartupProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a2f6175fff4f7b697f977d07e3ed3ff49058b792cfb6bcdd8079324efe9e8444)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsStartupProbeHttpGetPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsStartupProbeHttpGetPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a9e7de372d5500f8d8c21c597ffee0ce07b99e078ffd96cf90186ae9f7e2a9b5)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsStartupProbeHttpGetPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeTcpSocket",
    jsii_struct_bases=[],
    name_mapping={"port": "port", "host": "host"},
)
class TaskSpecSidecarsStartupProbeTcpSocket:
    def __init__(
        self,
        *,
        port: "TaskSpecSidecarsStartupProbeTcpSocketPort",
        host: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param port: 
        :param host: 

        :schema: TaskSpecSidecarsStartupProbeTcpSocket
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4db97918d4d249f5ce21a3805d0631c88d5b3d8371472cd8b544e61dc3cc3d34)
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument host", value=host, expected_type=type_hints["host"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "port": port,
        }
        if host is not None:
            self._values["host"] = host

    @builtins.property
    def port(self) -> "TaskSpecSidecarsStartupProbeTcpSocketPort":
        '''
        :schema: TaskSpecSidecarsStartupProbeTcpSocket#port
        '''
        result = self._values.get("port")
        assert result is not None, "Required property 'port' is missing"
        return typing.cast("TaskSpecSidecarsStartupProbeTcpSocketPort", result)

    @builtins.property
    def host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsStartupProbeTcpSocket#host
        '''
        result = self._values.get("host")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsStartupProbeTcpSocket(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecSidecarsStartupProbeTcpSocketPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecSidecarsStartupProbeTcpSocketPort",
):
    '''
    :schema: TaskSpecSidecarsStartupProbeTcpSocketPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecSidecarsStartupProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b3316cc470008f8e0841c032194d7b260bd01ff21c6efd02dede4196312007bd)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsStartupProbeTcpSocketPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecSidecarsStartupProbeTcpSocketPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__382f729444c510669c628586284e315a660f1b49b98e2aef60ceb47dc4cfb261)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecSidecarsStartupProbeTcpSocketPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsVolumeDevices",
    jsii_struct_bases=[],
    name_mapping={"device_path": "devicePath", "name": "name"},
)
class TaskSpecSidecarsVolumeDevices:
    def __init__(self, *, device_path: builtins.str, name: builtins.str) -> None:
        '''
        :param device_path: 
        :param name: 

        :schema: TaskSpecSidecarsVolumeDevices
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__de90ed69f9f6cbfb0062966dac2629aad41a8fd6ff230b42e2e1f9102eb76a04)
            check_type(argname="argument device_path", value=device_path, expected_type=type_hints["device_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "device_path": device_path,
            "name": name,
        }

    @builtins.property
    def device_path(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsVolumeDevices#devicePath
        '''
        result = self._values.get("device_path")
        assert result is not None, "Required property 'device_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsVolumeDevices#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsVolumeDevices(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsVolumeMounts",
    jsii_struct_bases=[],
    name_mapping={
        "mount_path": "mountPath",
        "name": "name",
        "mount_propagation": "mountPropagation",
        "read_only": "readOnly",
        "recursive_read_only": "recursiveReadOnly",
        "sub_path": "subPath",
        "sub_path_expr": "subPathExpr",
    },
)
class TaskSpecSidecarsVolumeMounts:
    def __init__(
        self,
        *,
        mount_path: builtins.str,
        name: builtins.str,
        mount_propagation: typing.Optional[builtins.str] = None,
        read_only: typing.Optional[builtins.bool] = None,
        recursive_read_only: typing.Optional[builtins.str] = None,
        sub_path: typing.Optional[builtins.str] = None,
        sub_path_expr: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param mount_path: 
        :param name: 
        :param mount_propagation: 
        :param read_only: 
        :param recursive_read_only: 
        :param sub_path: 
        :param sub_path_expr: 

        :schema: TaskSpecSidecarsVolumeMounts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__948534bd1389b790e38d95923363330b8275de150e5fcc4d16ff767a1c495695)
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument mount_propagation", value=mount_propagation, expected_type=type_hints["mount_propagation"])
            check_type(argname="argument read_only", value=read_only, expected_type=type_hints["read_only"])
            check_type(argname="argument recursive_read_only", value=recursive_read_only, expected_type=type_hints["recursive_read_only"])
            check_type(argname="argument sub_path", value=sub_path, expected_type=type_hints["sub_path"])
            check_type(argname="argument sub_path_expr", value=sub_path_expr, expected_type=type_hints["sub_path_expr"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "mount_path": mount_path,
            "name": name,
        }
        if mount_propagation is not None:
            self._values["mount_propagation"] = mount_propagation
        if read_only is not None:
            self._values["read_only"] = read_only
        if recursive_read_only is not None:
            self._values["recursive_read_only"] = recursive_read_only
        if sub_path is not None:
            self._values["sub_path"] = sub_path
        if sub_path_expr is not None:
            self._values["sub_path_expr"] = sub_path_expr

    @builtins.property
    def mount_path(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#mountPath
        '''
        result = self._values.get("mount_path")
        assert result is not None, "Required property 'mount_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def mount_propagation(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#mountPropagation
        '''
        result = self._values.get("mount_propagation")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#readOnly
        '''
        result = self._values.get("read_only")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def recursive_read_only(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#recursiveReadOnly
        '''
        result = self._values.get("recursive_read_only")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#subPath
        '''
        result = self._values.get("sub_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path_expr(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSidecarsVolumeMounts#subPathExpr
        '''
        result = self._values.get("sub_path_expr")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsVolumeMounts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSidecarsWorkspaces",
    jsii_struct_bases=[],
    name_mapping={"mount_path": "mountPath", "name": "name"},
)
class TaskSpecSidecarsWorkspaces:
    def __init__(self, *, mount_path: builtins.str, name: builtins.str) -> None:
        '''
        :param mount_path: 
        :param name: 

        :schema: TaskSpecSidecarsWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__500b79dccfca550679c3a750d1719a9325bf35e25fb5abbdc0a51a8f0dfdfae1)
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "mount_path": mount_path,
            "name": name,
        }

    @builtins.property
    def mount_path(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsWorkspaces#mountPath
        '''
        result = self._values.get("mount_path")
        assert result is not None, "Required property 'mount_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSidecarsWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSidecarsWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplate",
    jsii_struct_bases=[],
    name_mapping={
        "args": "args",
        "command": "command",
        "compute_resources": "computeResources",
        "env": "env",
        "env_from": "envFrom",
        "image": "image",
        "image_pull_policy": "imagePullPolicy",
        "security_context": "securityContext",
        "volume_devices": "volumeDevices",
        "volume_mounts": "volumeMounts",
        "working_dir": "workingDir",
    },
)
class TaskSpecStepTemplate:
    def __init__(
        self,
        *,
        args: typing.Optional[typing.Sequence[builtins.str]] = None,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
        compute_resources: typing.Optional[typing.Union["TaskSpecStepTemplateComputeResources", typing.Dict[builtins.str, typing.Any]]] = None,
        env: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepTemplateEnv", typing.Dict[builtins.str, typing.Any]]]] = None,
        env_from: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepTemplateEnvFrom", typing.Dict[builtins.str, typing.Any]]]] = None,
        image: typing.Optional[builtins.str] = None,
        image_pull_policy: typing.Optional[builtins.str] = None,
        security_context: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContext", typing.Dict[builtins.str, typing.Any]]] = None,
        volume_devices: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepTemplateVolumeDevices", typing.Dict[builtins.str, typing.Any]]]] = None,
        volume_mounts: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepTemplateVolumeMounts", typing.Dict[builtins.str, typing.Any]]]] = None,
        working_dir: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param args: 
        :param command: 
        :param compute_resources: 
        :param env: 
        :param env_from: 
        :param image: 
        :param image_pull_policy: 
        :param security_context: 
        :param volume_devices: 
        :param volume_mounts: 
        :param working_dir: 

        :schema: TaskSpecStepTemplate
        '''
        if isinstance(compute_resources, dict):
            compute_resources = TaskSpecStepTemplateComputeResources(**compute_resources)
        if isinstance(security_context, dict):
            security_context = TaskSpecStepTemplateSecurityContext(**security_context)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ba84618667977475091dbaf58ea7618bad0a2c1c531f69a3fe11d29c3dacca17)
            check_type(argname="argument args", value=args, expected_type=type_hints["args"])
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
            check_type(argname="argument compute_resources", value=compute_resources, expected_type=type_hints["compute_resources"])
            check_type(argname="argument env", value=env, expected_type=type_hints["env"])
            check_type(argname="argument env_from", value=env_from, expected_type=type_hints["env_from"])
            check_type(argname="argument image", value=image, expected_type=type_hints["image"])
            check_type(argname="argument image_pull_policy", value=image_pull_policy, expected_type=type_hints["image_pull_policy"])
            check_type(argname="argument security_context", value=security_context, expected_type=type_hints["security_context"])
            check_type(argname="argument volume_devices", value=volume_devices, expected_type=type_hints["volume_devices"])
            check_type(argname="argument volume_mounts", value=volume_mounts, expected_type=type_hints["volume_mounts"])
            check_type(argname="argument working_dir", value=working_dir, expected_type=type_hints["working_dir"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if args is not None:
            self._values["args"] = args
        if command is not None:
            self._values["command"] = command
        if compute_resources is not None:
            self._values["compute_resources"] = compute_resources
        if env is not None:
            self._values["env"] = env
        if env_from is not None:
            self._values["env_from"] = env_from
        if image is not None:
            self._values["image"] = image
        if image_pull_policy is not None:
            self._values["image_pull_policy"] = image_pull_policy
        if security_context is not None:
            self._values["security_context"] = security_context
        if volume_devices is not None:
            self._values["volume_devices"] = volume_devices
        if volume_mounts is not None:
            self._values["volume_mounts"] = volume_mounts
        if working_dir is not None:
            self._values["working_dir"] = working_dir

    @builtins.property
    def args(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepTemplate#args
        '''
        result = self._values.get("args")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepTemplate#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def compute_resources(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateComputeResources"]:
        '''
        :schema: TaskSpecStepTemplate#computeResources
        '''
        result = self._values.get("compute_resources")
        return typing.cast(typing.Optional["TaskSpecStepTemplateComputeResources"], result)

    @builtins.property
    def env(self) -> typing.Optional[typing.List["TaskSpecStepTemplateEnv"]]:
        '''
        :schema: TaskSpecStepTemplate#env
        '''
        result = self._values.get("env")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepTemplateEnv"]], result)

    @builtins.property
    def env_from(self) -> typing.Optional[typing.List["TaskSpecStepTemplateEnvFrom"]]:
        '''
        :schema: TaskSpecStepTemplate#envFrom
        '''
        result = self._values.get("env_from")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepTemplateEnvFrom"]], result)

    @builtins.property
    def image(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplate#image
        '''
        result = self._values.get("image")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def image_pull_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplate#imagePullPolicy
        '''
        result = self._values.get("image_pull_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def security_context(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContext"]:
        '''
        :schema: TaskSpecStepTemplate#securityContext
        '''
        result = self._values.get("security_context")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContext"], result)

    @builtins.property
    def volume_devices(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepTemplateVolumeDevices"]]:
        '''
        :schema: TaskSpecStepTemplate#volumeDevices
        '''
        result = self._values.get("volume_devices")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepTemplateVolumeDevices"]], result)

    @builtins.property
    def volume_mounts(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepTemplateVolumeMounts"]]:
        '''
        :schema: TaskSpecStepTemplate#volumeMounts
        '''
        result = self._values.get("volume_mounts")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepTemplateVolumeMounts"]], result)

    @builtins.property
    def working_dir(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplate#workingDir
        '''
        result = self._values.get("working_dir")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplate(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateComputeResources",
    jsii_struct_bases=[],
    name_mapping={"claims": "claims", "limits": "limits", "requests": "requests"},
)
class TaskSpecStepTemplateComputeResources:
    def __init__(
        self,
        *,
        claims: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepTemplateComputeResourcesClaims", typing.Dict[builtins.str, typing.Any]]]] = None,
        limits: typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesLimits"]] = None,
        requests: typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesRequests"]] = None,
    ) -> None:
        '''
        :param claims: 
        :param limits: 
        :param requests: 

        :schema: TaskSpecStepTemplateComputeResources
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__da2f2a9431208a7fcb042ba453b444816c79176ceb4e2b308938d4f0c6525c82)
            check_type(argname="argument claims", value=claims, expected_type=type_hints["claims"])
            check_type(argname="argument limits", value=limits, expected_type=type_hints["limits"])
            check_type(argname="argument requests", value=requests, expected_type=type_hints["requests"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if claims is not None:
            self._values["claims"] = claims
        if limits is not None:
            self._values["limits"] = limits
        if requests is not None:
            self._values["requests"] = requests

    @builtins.property
    def claims(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepTemplateComputeResourcesClaims"]]:
        '''
        :schema: TaskSpecStepTemplateComputeResources#claims
        '''
        result = self._values.get("claims")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepTemplateComputeResourcesClaims"]], result)

    @builtins.property
    def limits(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesLimits"]]:
        '''
        :schema: TaskSpecStepTemplateComputeResources#limits
        '''
        result = self._values.get("limits")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesLimits"]], result)

    @builtins.property
    def requests(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesRequests"]]:
        '''
        :schema: TaskSpecStepTemplateComputeResources#requests
        '''
        result = self._values.get("requests")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepTemplateComputeResourcesRequests"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateComputeResources(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateComputeResourcesClaims",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "request": "request"},
)
class TaskSpecStepTemplateComputeResourcesClaims:
    def __init__(
        self,
        *,
        name: builtins.str,
        request: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param request: 

        :schema: TaskSpecStepTemplateComputeResourcesClaims
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__47e1852b380b4d4f3c18362707438e5cd518b159680c1d9fc3f54ca433f0b655)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument request", value=request, expected_type=type_hints["request"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if request is not None:
            self._values["request"] = request

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateComputeResourcesClaims#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def request(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateComputeResourcesClaims#request
        '''
        result = self._values.get("request")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateComputeResourcesClaims(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecStepTemplateComputeResourcesLimits(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepTemplateComputeResourcesLimits",
):
    '''
    :schema: TaskSpecStepTemplateComputeResourcesLimits
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecStepTemplateComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f50d60611588bbb0201a98ecee32012fb7a52acd6ea1c17a50254b70e48a8672)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateComputeResourcesLimits", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecStepTemplateComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b3205783ae916cbdb9896dc411ab5f5ccaf371723c6444bb01c14010b6ffe6fd)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateComputeResourcesLimits", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


class TaskSpecStepTemplateComputeResourcesRequests(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepTemplateComputeResourcesRequests",
):
    '''
    :schema: TaskSpecStepTemplateComputeResourcesRequests
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecStepTemplateComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__541356ae803a725b23d6a7f88d002bfa9b4a5c3fe96c8a7819ce991d107b6547)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateComputeResourcesRequests", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecStepTemplateComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a95cb54f6a5ee4c1a38c09b695938642bc3b053f6aa2e449ed0f034e62db8985)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateComputeResourcesRequests", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnv",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value", "value_from": "valueFrom"},
)
class TaskSpecStepTemplateEnv:
    def __init__(
        self,
        *,
        name: builtins.str,
        value: typing.Optional[builtins.str] = None,
        value_from: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFrom", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 
        :param value_from: 

        :schema: TaskSpecStepTemplateEnv
        '''
        if isinstance(value_from, dict):
            value_from = TaskSpecStepTemplateEnvValueFrom(**value_from)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__6735797e57a5ce0be21863ceea7c47a1ce9c361fed3563c0f97de68cc48c2aaa)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
            check_type(argname="argument value_from", value=value_from, expected_type=type_hints["value_from"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if value is not None:
            self._values["value"] = value
        if value_from is not None:
            self._values["value_from"] = value_from

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnv#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnv#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value_from(self) -> typing.Optional["TaskSpecStepTemplateEnvValueFrom"]:
        '''
        :schema: TaskSpecStepTemplateEnv#valueFrom
        '''
        result = self._values.get("value_from")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFrom"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnv(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_ref": "configMapRef",
        "prefix": "prefix",
        "secret_ref": "secretRef",
    },
)
class TaskSpecStepTemplateEnvFrom:
    def __init__(
        self,
        *,
        config_map_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvFromConfigMapRef", typing.Dict[builtins.str, typing.Any]]] = None,
        prefix: typing.Optional[builtins.str] = None,
        secret_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvFromSecretRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_ref: 
        :param prefix: 
        :param secret_ref: 

        :schema: TaskSpecStepTemplateEnvFrom
        '''
        if isinstance(config_map_ref, dict):
            config_map_ref = TaskSpecStepTemplateEnvFromConfigMapRef(**config_map_ref)
        if isinstance(secret_ref, dict):
            secret_ref = TaskSpecStepTemplateEnvFromSecretRef(**secret_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4942bfa89d43d4b4cc5ac8e3391fa04485f8bf3d5847224774f5ea9c0beaae3b)
            check_type(argname="argument config_map_ref", value=config_map_ref, expected_type=type_hints["config_map_ref"])
            check_type(argname="argument prefix", value=prefix, expected_type=type_hints["prefix"])
            check_type(argname="argument secret_ref", value=secret_ref, expected_type=type_hints["secret_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_ref is not None:
            self._values["config_map_ref"] = config_map_ref
        if prefix is not None:
            self._values["prefix"] = prefix
        if secret_ref is not None:
            self._values["secret_ref"] = secret_ref

    @builtins.property
    def config_map_ref(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvFromConfigMapRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvFrom#configMapRef
        '''
        result = self._values.get("config_map_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvFromConfigMapRef"], result)

    @builtins.property
    def prefix(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvFrom#prefix
        '''
        result = self._values.get("prefix")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def secret_ref(self) -> typing.Optional["TaskSpecStepTemplateEnvFromSecretRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvFrom#secretRef
        '''
        result = self._values.get("secret_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvFromSecretRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvFromConfigMapRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecStepTemplateEnvFromConfigMapRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecStepTemplateEnvFromConfigMapRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dcbad153ab45420551e12dfed3709e5043cfe402740b4e2c1fa04006a66b4c7d)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvFromConfigMapRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateEnvFromConfigMapRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvFromConfigMapRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvFromSecretRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecStepTemplateEnvFromSecretRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecStepTemplateEnvFromSecretRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8bc9dc78690271cdfeb0734ac22d1b5e7d6ec9de7314097a7cd0d1dca8cf4031)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvFromSecretRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateEnvFromSecretRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvFromSecretRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_key_ref": "configMapKeyRef",
        "field_ref": "fieldRef",
        "file_key_ref": "fileKeyRef",
        "resource_field_ref": "resourceFieldRef",
        "secret_key_ref": "secretKeyRef",
    },
)
class TaskSpecStepTemplateEnvValueFrom:
    def __init__(
        self,
        *,
        config_map_key_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFromConfigMapKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        field_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFromFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        file_key_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFromFileKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        resource_field_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFromResourceFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        secret_key_ref: typing.Optional[typing.Union["TaskSpecStepTemplateEnvValueFromSecretKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_key_ref: 
        :param field_ref: 
        :param file_key_ref: 
        :param resource_field_ref: 
        :param secret_key_ref: 

        :schema: TaskSpecStepTemplateEnvValueFrom
        '''
        if isinstance(config_map_key_ref, dict):
            config_map_key_ref = TaskSpecStepTemplateEnvValueFromConfigMapKeyRef(**config_map_key_ref)
        if isinstance(field_ref, dict):
            field_ref = TaskSpecStepTemplateEnvValueFromFieldRef(**field_ref)
        if isinstance(file_key_ref, dict):
            file_key_ref = TaskSpecStepTemplateEnvValueFromFileKeyRef(**file_key_ref)
        if isinstance(resource_field_ref, dict):
            resource_field_ref = TaskSpecStepTemplateEnvValueFromResourceFieldRef(**resource_field_ref)
        if isinstance(secret_key_ref, dict):
            secret_key_ref = TaskSpecStepTemplateEnvValueFromSecretKeyRef(**secret_key_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9618c5af7349ca5346028d6073c1c2803e28bfb29567df591b4910981a64c444)
            check_type(argname="argument config_map_key_ref", value=config_map_key_ref, expected_type=type_hints["config_map_key_ref"])
            check_type(argname="argument field_ref", value=field_ref, expected_type=type_hints["field_ref"])
            check_type(argname="argument file_key_ref", value=file_key_ref, expected_type=type_hints["file_key_ref"])
            check_type(argname="argument resource_field_ref", value=resource_field_ref, expected_type=type_hints["resource_field_ref"])
            check_type(argname="argument secret_key_ref", value=secret_key_ref, expected_type=type_hints["secret_key_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_key_ref is not None:
            self._values["config_map_key_ref"] = config_map_key_ref
        if field_ref is not None:
            self._values["field_ref"] = field_ref
        if file_key_ref is not None:
            self._values["file_key_ref"] = file_key_ref
        if resource_field_ref is not None:
            self._values["resource_field_ref"] = resource_field_ref
        if secret_key_ref is not None:
            self._values["secret_key_ref"] = secret_key_ref

    @builtins.property
    def config_map_key_ref(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvValueFromConfigMapKeyRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFrom#configMapKeyRef
        '''
        result = self._values.get("config_map_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromConfigMapKeyRef"], result)

    @builtins.property
    def field_ref(self) -> typing.Optional["TaskSpecStepTemplateEnvValueFromFieldRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFrom#fieldRef
        '''
        result = self._values.get("field_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromFieldRef"], result)

    @builtins.property
    def file_key_ref(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvValueFromFileKeyRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFrom#fileKeyRef
        '''
        result = self._values.get("file_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromFileKeyRef"], result)

    @builtins.property
    def resource_field_ref(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvValueFromResourceFieldRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFrom#resourceFieldRef
        '''
        result = self._values.get("resource_field_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromResourceFieldRef"], result)

    @builtins.property
    def secret_key_ref(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvValueFromSecretKeyRef"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFrom#secretKeyRef
        '''
        result = self._values.get("secret_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromSecretKeyRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromConfigMapKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecStepTemplateEnvValueFromConfigMapKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecStepTemplateEnvValueFromConfigMapKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e3b9e92e1dbc05ac22af6da990913717b36e5298dce1462c56740c992261a946)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromConfigMapKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromConfigMapKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromConfigMapKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFromConfigMapKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromFieldRef",
    jsii_struct_bases=[],
    name_mapping={"field_path": "fieldPath", "api_version": "apiVersion"},
)
class TaskSpecStepTemplateEnvValueFromFieldRef:
    def __init__(
        self,
        *,
        field_path: builtins.str,
        api_version: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param field_path: 
        :param api_version: 

        :schema: TaskSpecStepTemplateEnvValueFromFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ad3bf8e366d7d406af28c8124e60be0bc1177502166e2606a4baf1f34e797f2e)
            check_type(argname="argument field_path", value=field_path, expected_type=type_hints["field_path"])
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "field_path": field_path,
        }
        if api_version is not None:
            self._values["api_version"] = api_version

    @builtins.property
    def field_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFieldRef#fieldPath
        '''
        result = self._values.get("field_path")
        assert result is not None, "Required property 'field_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFieldRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFromFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromFileKeyRef",
    jsii_struct_bases=[],
    name_mapping={
        "key": "key",
        "path": "path",
        "volume_name": "volumeName",
        "optional": "optional",
    },
)
class TaskSpecStepTemplateEnvValueFromFileKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        path: builtins.str,
        volume_name: builtins.str,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param path: 
        :param volume_name: 
        :param optional: 

        :schema: TaskSpecStepTemplateEnvValueFromFileKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f79a52d9dfb2baa23b5b541c39a988b4ae9944e3f2961f1b5607094fb6206733)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument volume_name", value=volume_name, expected_type=type_hints["volume_name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "path": path,
            "volume_name": volume_name,
        }
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFileKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFileKeyRef#path
        '''
        result = self._values.get("path")
        assert result is not None, "Required property 'path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def volume_name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFileKeyRef#volumeName
        '''
        result = self._values.get("volume_name")
        assert result is not None, "Required property 'volume_name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromFileKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFromFileKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromResourceFieldRef",
    jsii_struct_bases=[],
    name_mapping={
        "resource": "resource",
        "container_name": "containerName",
        "divisor": "divisor",
    },
)
class TaskSpecStepTemplateEnvValueFromResourceFieldRef:
    def __init__(
        self,
        *,
        resource: builtins.str,
        container_name: typing.Optional[builtins.str] = None,
        divisor: typing.Optional["TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor"] = None,
    ) -> None:
        '''
        :param resource: 
        :param container_name: 
        :param divisor: 

        :schema: TaskSpecStepTemplateEnvValueFromResourceFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e9806884886f87662204969c483ad2375ddaee5a9175e4b42ad85eb805f6b5f6)
            check_type(argname="argument resource", value=resource, expected_type=type_hints["resource"])
            check_type(argname="argument container_name", value=container_name, expected_type=type_hints["container_name"])
            check_type(argname="argument divisor", value=divisor, expected_type=type_hints["divisor"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "resource": resource,
        }
        if container_name is not None:
            self._values["container_name"] = container_name
        if divisor is not None:
            self._values["divisor"] = divisor

    @builtins.property
    def resource(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromResourceFieldRef#resource
        '''
        result = self._values.get("resource")
        assert result is not None, "Required property 'resource' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def container_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromResourceFieldRef#containerName
        '''
        result = self._values.get("container_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def divisor(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor"]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromResourceFieldRef#divisor
        '''
        result = self._values.get("divisor")
        return typing.cast(typing.Optional["TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFromResourceFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor",
):
    '''
    :schema: TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__cb510a59338dab2f7baef91eed2df028bbbc348b8b7ee9d0285869589f2c77d2)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dbca405b448f89fd94cfe0c8efbfbb4618ba54fd9e179b5264003f0917387195)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateEnvValueFromSecretKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecStepTemplateEnvValueFromSecretKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecStepTemplateEnvValueFromSecretKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c04324882dde414bab150f3f47818b9d38ea2f308d7a844cbbcbbdbcfd018ad9)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromSecretKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromSecretKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateEnvValueFromSecretKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateEnvValueFromSecretKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContext",
    jsii_struct_bases=[],
    name_mapping={
        "allow_privilege_escalation": "allowPrivilegeEscalation",
        "app_armor_profile": "appArmorProfile",
        "capabilities": "capabilities",
        "privileged": "privileged",
        "proc_mount": "procMount",
        "read_only_root_filesystem": "readOnlyRootFilesystem",
        "run_as_group": "runAsGroup",
        "run_as_non_root": "runAsNonRoot",
        "run_as_user": "runAsUser",
        "seccomp_profile": "seccompProfile",
        "se_linux_options": "seLinuxOptions",
        "windows_options": "windowsOptions",
    },
)
class TaskSpecStepTemplateSecurityContext:
    def __init__(
        self,
        *,
        allow_privilege_escalation: typing.Optional[builtins.bool] = None,
        app_armor_profile: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContextAppArmorProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        capabilities: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContextCapabilities", typing.Dict[builtins.str, typing.Any]]] = None,
        privileged: typing.Optional[builtins.bool] = None,
        proc_mount: typing.Optional[builtins.str] = None,
        read_only_root_filesystem: typing.Optional[builtins.bool] = None,
        run_as_group: typing.Optional[jsii.Number] = None,
        run_as_non_root: typing.Optional[builtins.bool] = None,
        run_as_user: typing.Optional[jsii.Number] = None,
        seccomp_profile: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContextSeccompProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        se_linux_options: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContextSeLinuxOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        windows_options: typing.Optional[typing.Union["TaskSpecStepTemplateSecurityContextWindowsOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param allow_privilege_escalation: 
        :param app_armor_profile: 
        :param capabilities: 
        :param privileged: 
        :param proc_mount: 
        :param read_only_root_filesystem: 
        :param run_as_group: 
        :param run_as_non_root: 
        :param run_as_user: 
        :param seccomp_profile: 
        :param se_linux_options: 
        :param windows_options: 

        :schema: TaskSpecStepTemplateSecurityContext
        '''
        if isinstance(app_armor_profile, dict):
            app_armor_profile = TaskSpecStepTemplateSecurityContextAppArmorProfile(**app_armor_profile)
        if isinstance(capabilities, dict):
            capabilities = TaskSpecStepTemplateSecurityContextCapabilities(**capabilities)
        if isinstance(seccomp_profile, dict):
            seccomp_profile = TaskSpecStepTemplateSecurityContextSeccompProfile(**seccomp_profile)
        if isinstance(se_linux_options, dict):
            se_linux_options = TaskSpecStepTemplateSecurityContextSeLinuxOptions(**se_linux_options)
        if isinstance(windows_options, dict):
            windows_options = TaskSpecStepTemplateSecurityContextWindowsOptions(**windows_options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4da006c7b5afe23e9f01faf8ddb11d2c6470a675f12c3df2d5698dc4b8a696f1)
            check_type(argname="argument allow_privilege_escalation", value=allow_privilege_escalation, expected_type=type_hints["allow_privilege_escalation"])
            check_type(argname="argument app_armor_profile", value=app_armor_profile, expected_type=type_hints["app_armor_profile"])
            check_type(argname="argument capabilities", value=capabilities, expected_type=type_hints["capabilities"])
            check_type(argname="argument privileged", value=privileged, expected_type=type_hints["privileged"])
            check_type(argname="argument proc_mount", value=proc_mount, expected_type=type_hints["proc_mount"])
            check_type(argname="argument read_only_root_filesystem", value=read_only_root_filesystem, expected_type=type_hints["read_only_root_filesystem"])
            check_type(argname="argument run_as_group", value=run_as_group, expected_type=type_hints["run_as_group"])
            check_type(argname="argument run_as_non_root", value=run_as_non_root, expected_type=type_hints["run_as_non_root"])
            check_type(argname="argument run_as_user", value=run_as_user, expected_type=type_hints["run_as_user"])
            check_type(argname="argument seccomp_profile", value=seccomp_profile, expected_type=type_hints["seccomp_profile"])
            check_type(argname="argument se_linux_options", value=se_linux_options, expected_type=type_hints["se_linux_options"])
            check_type(argname="argument windows_options", value=windows_options, expected_type=type_hints["windows_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if allow_privilege_escalation is not None:
            self._values["allow_privilege_escalation"] = allow_privilege_escalation
        if app_armor_profile is not None:
            self._values["app_armor_profile"] = app_armor_profile
        if capabilities is not None:
            self._values["capabilities"] = capabilities
        if privileged is not None:
            self._values["privileged"] = privileged
        if proc_mount is not None:
            self._values["proc_mount"] = proc_mount
        if read_only_root_filesystem is not None:
            self._values["read_only_root_filesystem"] = read_only_root_filesystem
        if run_as_group is not None:
            self._values["run_as_group"] = run_as_group
        if run_as_non_root is not None:
            self._values["run_as_non_root"] = run_as_non_root
        if run_as_user is not None:
            self._values["run_as_user"] = run_as_user
        if seccomp_profile is not None:
            self._values["seccomp_profile"] = seccomp_profile
        if se_linux_options is not None:
            self._values["se_linux_options"] = se_linux_options
        if windows_options is not None:
            self._values["windows_options"] = windows_options

    @builtins.property
    def allow_privilege_escalation(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#allowPrivilegeEscalation
        '''
        result = self._values.get("allow_privilege_escalation")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def app_armor_profile(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContextAppArmorProfile"]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#appArmorProfile
        '''
        result = self._values.get("app_armor_profile")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContextAppArmorProfile"], result)

    @builtins.property
    def capabilities(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContextCapabilities"]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#capabilities
        '''
        result = self._values.get("capabilities")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContextCapabilities"], result)

    @builtins.property
    def privileged(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#privileged
        '''
        result = self._values.get("privileged")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def proc_mount(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#procMount
        '''
        result = self._values.get("proc_mount")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only_root_filesystem(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#readOnlyRootFilesystem
        '''
        result = self._values.get("read_only_root_filesystem")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_group(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#runAsGroup
        '''
        result = self._values.get("run_as_group")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def run_as_non_root(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#runAsNonRoot
        '''
        result = self._values.get("run_as_non_root")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#runAsUser
        '''
        result = self._values.get("run_as_user")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def seccomp_profile(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContextSeccompProfile"]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#seccompProfile
        '''
        result = self._values.get("seccomp_profile")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContextSeccompProfile"], result)

    @builtins.property
    def se_linux_options(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContextSeLinuxOptions"]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#seLinuxOptions
        '''
        result = self._values.get("se_linux_options")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContextSeLinuxOptions"], result)

    @builtins.property
    def windows_options(
        self,
    ) -> typing.Optional["TaskSpecStepTemplateSecurityContextWindowsOptions"]:
        '''
        :schema: TaskSpecStepTemplateSecurityContext#windowsOptions
        '''
        result = self._values.get("windows_options")
        return typing.cast(typing.Optional["TaskSpecStepTemplateSecurityContextWindowsOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContext(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContextAppArmorProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecStepTemplateSecurityContextAppArmorProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecStepTemplateSecurityContextAppArmorProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4e0c75888ee4080cdccb3d8675579b73f41980ebd0ac7e3de0660a23a10c7a83)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateSecurityContextAppArmorProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextAppArmorProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContextAppArmorProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContextCapabilities",
    jsii_struct_bases=[],
    name_mapping={"add": "add", "drop": "drop"},
)
class TaskSpecStepTemplateSecurityContextCapabilities:
    def __init__(
        self,
        *,
        add: typing.Optional[typing.Sequence[builtins.str]] = None,
        drop: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param add: 
        :param drop: 

        :schema: TaskSpecStepTemplateSecurityContextCapabilities
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fe7d6b1e87d2a73b57eec609b720ddda196881449d6d43080d64c40a99ad3972)
            check_type(argname="argument add", value=add, expected_type=type_hints["add"])
            check_type(argname="argument drop", value=drop, expected_type=type_hints["drop"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if add is not None:
            self._values["add"] = add
        if drop is not None:
            self._values["drop"] = drop

    @builtins.property
    def add(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextCapabilities#add
        '''
        result = self._values.get("add")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def drop(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextCapabilities#drop
        '''
        result = self._values.get("drop")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContextCapabilities(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContextSeLinuxOptions",
    jsii_struct_bases=[],
    name_mapping={"level": "level", "role": "role", "type": "type", "user": "user"},
)
class TaskSpecStepTemplateSecurityContextSeLinuxOptions:
    def __init__(
        self,
        *,
        level: typing.Optional[builtins.str] = None,
        role: typing.Optional[builtins.str] = None,
        type: typing.Optional[builtins.str] = None,
        user: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param level: 
        :param role: 
        :param type: 
        :param user: 

        :schema: TaskSpecStepTemplateSecurityContextSeLinuxOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a44ac830721e3429ddc6a78c75052fa9a8e41e1e5a00dfd028b1d69f80b54821)
            check_type(argname="argument level", value=level, expected_type=type_hints["level"])
            check_type(argname="argument role", value=role, expected_type=type_hints["role"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument user", value=user, expected_type=type_hints["user"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if level is not None:
            self._values["level"] = level
        if role is not None:
            self._values["role"] = role
        if type is not None:
            self._values["type"] = type
        if user is not None:
            self._values["user"] = user

    @builtins.property
    def level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeLinuxOptions#level
        '''
        result = self._values.get("level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def role(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeLinuxOptions#role
        '''
        result = self._values.get("role")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeLinuxOptions#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def user(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeLinuxOptions#user
        '''
        result = self._values.get("user")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContextSeLinuxOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContextSeccompProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecStepTemplateSecurityContextSeccompProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecStepTemplateSecurityContextSeccompProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ded34c8d2ba04e0931426f11cc0f11da991cb2ca301a46669a058bf519390faa)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeccompProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextSeccompProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContextSeccompProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateSecurityContextWindowsOptions",
    jsii_struct_bases=[],
    name_mapping={
        "gmsa_credential_spec": "gmsaCredentialSpec",
        "gmsa_credential_spec_name": "gmsaCredentialSpecName",
        "host_process": "hostProcess",
        "run_as_user_name": "runAsUserName",
    },
)
class TaskSpecStepTemplateSecurityContextWindowsOptions:
    def __init__(
        self,
        *,
        gmsa_credential_spec: typing.Optional[builtins.str] = None,
        gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
        host_process: typing.Optional[builtins.bool] = None,
        run_as_user_name: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param gmsa_credential_spec: 
        :param gmsa_credential_spec_name: 
        :param host_process: 
        :param run_as_user_name: 

        :schema: TaskSpecStepTemplateSecurityContextWindowsOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fa0407dddb22578ee13a43cb8a7f7851ebf1f61d2445005b6b980f7b146a94a4)
            check_type(argname="argument gmsa_credential_spec", value=gmsa_credential_spec, expected_type=type_hints["gmsa_credential_spec"])
            check_type(argname="argument gmsa_credential_spec_name", value=gmsa_credential_spec_name, expected_type=type_hints["gmsa_credential_spec_name"])
            check_type(argname="argument host_process", value=host_process, expected_type=type_hints["host_process"])
            check_type(argname="argument run_as_user_name", value=run_as_user_name, expected_type=type_hints["run_as_user_name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if gmsa_credential_spec is not None:
            self._values["gmsa_credential_spec"] = gmsa_credential_spec
        if gmsa_credential_spec_name is not None:
            self._values["gmsa_credential_spec_name"] = gmsa_credential_spec_name
        if host_process is not None:
            self._values["host_process"] = host_process
        if run_as_user_name is not None:
            self._values["run_as_user_name"] = run_as_user_name

    @builtins.property
    def gmsa_credential_spec(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextWindowsOptions#gmsaCredentialSpec
        '''
        result = self._values.get("gmsa_credential_spec")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gmsa_credential_spec_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextWindowsOptions#gmsaCredentialSpecName
        '''
        result = self._values.get("gmsa_credential_spec_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def host_process(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextWindowsOptions#hostProcess
        '''
        result = self._values.get("host_process")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateSecurityContextWindowsOptions#runAsUserName
        '''
        result = self._values.get("run_as_user_name")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateSecurityContextWindowsOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateVolumeDevices",
    jsii_struct_bases=[],
    name_mapping={"device_path": "devicePath", "name": "name"},
)
class TaskSpecStepTemplateVolumeDevices:
    def __init__(self, *, device_path: builtins.str, name: builtins.str) -> None:
        '''
        :param device_path: 
        :param name: 

        :schema: TaskSpecStepTemplateVolumeDevices
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__18c27113a09b0b1343356aaa571f761b2c30a89f277c5338da97dc512001310e)
            check_type(argname="argument device_path", value=device_path, expected_type=type_hints["device_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "device_path": device_path,
            "name": name,
        }

    @builtins.property
    def device_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateVolumeDevices#devicePath
        '''
        result = self._values.get("device_path")
        assert result is not None, "Required property 'device_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateVolumeDevices#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateVolumeDevices(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepTemplateVolumeMounts",
    jsii_struct_bases=[],
    name_mapping={
        "mount_path": "mountPath",
        "name": "name",
        "mount_propagation": "mountPropagation",
        "read_only": "readOnly",
        "recursive_read_only": "recursiveReadOnly",
        "sub_path": "subPath",
        "sub_path_expr": "subPathExpr",
    },
)
class TaskSpecStepTemplateVolumeMounts:
    def __init__(
        self,
        *,
        mount_path: builtins.str,
        name: builtins.str,
        mount_propagation: typing.Optional[builtins.str] = None,
        read_only: typing.Optional[builtins.bool] = None,
        recursive_read_only: typing.Optional[builtins.str] = None,
        sub_path: typing.Optional[builtins.str] = None,
        sub_path_expr: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param mount_path: 
        :param name: 
        :param mount_propagation: 
        :param read_only: 
        :param recursive_read_only: 
        :param sub_path: 
        :param sub_path_expr: 

        :schema: TaskSpecStepTemplateVolumeMounts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c622fc479f0620d119cfdc52b2053b314c810f2e09ed0a3dba3bea976e2289ea)
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument mount_propagation", value=mount_propagation, expected_type=type_hints["mount_propagation"])
            check_type(argname="argument read_only", value=read_only, expected_type=type_hints["read_only"])
            check_type(argname="argument recursive_read_only", value=recursive_read_only, expected_type=type_hints["recursive_read_only"])
            check_type(argname="argument sub_path", value=sub_path, expected_type=type_hints["sub_path"])
            check_type(argname="argument sub_path_expr", value=sub_path_expr, expected_type=type_hints["sub_path_expr"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "mount_path": mount_path,
            "name": name,
        }
        if mount_propagation is not None:
            self._values["mount_propagation"] = mount_propagation
        if read_only is not None:
            self._values["read_only"] = read_only
        if recursive_read_only is not None:
            self._values["recursive_read_only"] = recursive_read_only
        if sub_path is not None:
            self._values["sub_path"] = sub_path
        if sub_path_expr is not None:
            self._values["sub_path_expr"] = sub_path_expr

    @builtins.property
    def mount_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#mountPath
        '''
        result = self._values.get("mount_path")
        assert result is not None, "Required property 'mount_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def mount_propagation(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#mountPropagation
        '''
        result = self._values.get("mount_propagation")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#readOnly
        '''
        result = self._values.get("read_only")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def recursive_read_only(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#recursiveReadOnly
        '''
        result = self._values.get("recursive_read_only")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#subPath
        '''
        result = self._values.get("sub_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path_expr(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepTemplateVolumeMounts#subPathExpr
        '''
        result = self._values.get("sub_path_expr")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepTemplateVolumeMounts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecSteps",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "args": "args",
        "command": "command",
        "compute_resources": "computeResources",
        "display_name": "displayName",
        "env": "env",
        "env_from": "envFrom",
        "image": "image",
        "image_pull_policy": "imagePullPolicy",
        "on_error": "onError",
        "params": "params",
        "ref": "ref",
        "results": "results",
        "script": "script",
        "security_context": "securityContext",
        "stderr_config": "stderrConfig",
        "stdout_config": "stdoutConfig",
        "timeout": "timeout",
        "volume_devices": "volumeDevices",
        "volume_mounts": "volumeMounts",
        "when": "when",
        "working_dir": "workingDir",
        "workspaces": "workspaces",
    },
)
class TaskSpecSteps:
    def __init__(
        self,
        *,
        name: builtins.str,
        args: typing.Optional[typing.Sequence[builtins.str]] = None,
        command: typing.Optional[typing.Sequence[builtins.str]] = None,
        compute_resources: typing.Optional[typing.Union["TaskSpecStepsComputeResources", typing.Dict[builtins.str, typing.Any]]] = None,
        display_name: typing.Optional[builtins.str] = None,
        env: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsEnv", typing.Dict[builtins.str, typing.Any]]]] = None,
        env_from: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsEnvFrom", typing.Dict[builtins.str, typing.Any]]]] = None,
        image: typing.Optional[builtins.str] = None,
        image_pull_policy: typing.Optional[builtins.str] = None,
        on_error: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        ref: typing.Optional[typing.Union["TaskSpecStepsRef", typing.Dict[builtins.str, typing.Any]]] = None,
        results: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsResults", typing.Dict[builtins.str, typing.Any]]]] = None,
        script: typing.Optional[builtins.str] = None,
        security_context: typing.Optional[typing.Union["TaskSpecStepsSecurityContext", typing.Dict[builtins.str, typing.Any]]] = None,
        stderr_config: typing.Optional[typing.Union["TaskSpecStepsStderrConfig", typing.Dict[builtins.str, typing.Any]]] = None,
        stdout_config: typing.Optional[typing.Union["TaskSpecStepsStdoutConfig", typing.Dict[builtins.str, typing.Any]]] = None,
        timeout: typing.Optional[builtins.str] = None,
        volume_devices: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsVolumeDevices", typing.Dict[builtins.str, typing.Any]]]] = None,
        volume_mounts: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsVolumeMounts", typing.Dict[builtins.str, typing.Any]]]] = None,
        when: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsWhen", typing.Dict[builtins.str, typing.Any]]]] = None,
        working_dir: typing.Optional[builtins.str] = None,
        workspaces: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsWorkspaces", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param name: 
        :param args: 
        :param command: 
        :param compute_resources: 
        :param display_name: 
        :param env: 
        :param env_from: 
        :param image: 
        :param image_pull_policy: 
        :param on_error: 
        :param params: 
        :param ref: 
        :param results: 
        :param script: 
        :param security_context: 
        :param stderr_config: 
        :param stdout_config: 
        :param timeout: 
        :param volume_devices: 
        :param volume_mounts: 
        :param when: 
        :param working_dir: 
        :param workspaces: 

        :schema: TaskSpecSteps
        '''
        if isinstance(compute_resources, dict):
            compute_resources = TaskSpecStepsComputeResources(**compute_resources)
        if isinstance(ref, dict):
            ref = TaskSpecStepsRef(**ref)
        if isinstance(security_context, dict):
            security_context = TaskSpecStepsSecurityContext(**security_context)
        if isinstance(stderr_config, dict):
            stderr_config = TaskSpecStepsStderrConfig(**stderr_config)
        if isinstance(stdout_config, dict):
            stdout_config = TaskSpecStepsStdoutConfig(**stdout_config)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b127cd60c7e028dcd30320c79c717b260a3b824a7aa6b1bcc2de0bed5f5f064f)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument args", value=args, expected_type=type_hints["args"])
            check_type(argname="argument command", value=command, expected_type=type_hints["command"])
            check_type(argname="argument compute_resources", value=compute_resources, expected_type=type_hints["compute_resources"])
            check_type(argname="argument display_name", value=display_name, expected_type=type_hints["display_name"])
            check_type(argname="argument env", value=env, expected_type=type_hints["env"])
            check_type(argname="argument env_from", value=env_from, expected_type=type_hints["env_from"])
            check_type(argname="argument image", value=image, expected_type=type_hints["image"])
            check_type(argname="argument image_pull_policy", value=image_pull_policy, expected_type=type_hints["image_pull_policy"])
            check_type(argname="argument on_error", value=on_error, expected_type=type_hints["on_error"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument ref", value=ref, expected_type=type_hints["ref"])
            check_type(argname="argument results", value=results, expected_type=type_hints["results"])
            check_type(argname="argument script", value=script, expected_type=type_hints["script"])
            check_type(argname="argument security_context", value=security_context, expected_type=type_hints["security_context"])
            check_type(argname="argument stderr_config", value=stderr_config, expected_type=type_hints["stderr_config"])
            check_type(argname="argument stdout_config", value=stdout_config, expected_type=type_hints["stdout_config"])
            check_type(argname="argument timeout", value=timeout, expected_type=type_hints["timeout"])
            check_type(argname="argument volume_devices", value=volume_devices, expected_type=type_hints["volume_devices"])
            check_type(argname="argument volume_mounts", value=volume_mounts, expected_type=type_hints["volume_mounts"])
            check_type(argname="argument when", value=when, expected_type=type_hints["when"])
            check_type(argname="argument working_dir", value=working_dir, expected_type=type_hints["working_dir"])
            check_type(argname="argument workspaces", value=workspaces, expected_type=type_hints["workspaces"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if args is not None:
            self._values["args"] = args
        if command is not None:
            self._values["command"] = command
        if compute_resources is not None:
            self._values["compute_resources"] = compute_resources
        if display_name is not None:
            self._values["display_name"] = display_name
        if env is not None:
            self._values["env"] = env
        if env_from is not None:
            self._values["env_from"] = env_from
        if image is not None:
            self._values["image"] = image
        if image_pull_policy is not None:
            self._values["image_pull_policy"] = image_pull_policy
        if on_error is not None:
            self._values["on_error"] = on_error
        if params is not None:
            self._values["params"] = params
        if ref is not None:
            self._values["ref"] = ref
        if results is not None:
            self._values["results"] = results
        if script is not None:
            self._values["script"] = script
        if security_context is not None:
            self._values["security_context"] = security_context
        if stderr_config is not None:
            self._values["stderr_config"] = stderr_config
        if stdout_config is not None:
            self._values["stdout_config"] = stdout_config
        if timeout is not None:
            self._values["timeout"] = timeout
        if volume_devices is not None:
            self._values["volume_devices"] = volume_devices
        if volume_mounts is not None:
            self._values["volume_mounts"] = volume_mounts
        if when is not None:
            self._values["when"] = when
        if working_dir is not None:
            self._values["working_dir"] = working_dir
        if workspaces is not None:
            self._values["workspaces"] = workspaces

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecSteps#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def args(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSteps#args
        '''
        result = self._values.get("args")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def command(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecSteps#command
        '''
        result = self._values.get("command")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def compute_resources(self) -> typing.Optional["TaskSpecStepsComputeResources"]:
        '''
        :schema: TaskSpecSteps#computeResources
        '''
        result = self._values.get("compute_resources")
        return typing.cast(typing.Optional["TaskSpecStepsComputeResources"], result)

    @builtins.property
    def display_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#displayName
        '''
        result = self._values.get("display_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def env(self) -> typing.Optional[typing.List["TaskSpecStepsEnv"]]:
        '''
        :schema: TaskSpecSteps#env
        '''
        result = self._values.get("env")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsEnv"]], result)

    @builtins.property
    def env_from(self) -> typing.Optional[typing.List["TaskSpecStepsEnvFrom"]]:
        '''
        :schema: TaskSpecSteps#envFrom
        '''
        result = self._values.get("env_from")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsEnvFrom"]], result)

    @builtins.property
    def image(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#image
        '''
        result = self._values.get("image")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def image_pull_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#imagePullPolicy
        '''
        result = self._values.get("image_pull_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def on_error(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#onError
        '''
        result = self._values.get("on_error")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TaskSpecStepsParams"]]:
        '''
        :schema: TaskSpecSteps#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsParams"]], result)

    @builtins.property
    def ref(self) -> typing.Optional["TaskSpecStepsRef"]:
        '''
        :schema: TaskSpecSteps#ref
        '''
        result = self._values.get("ref")
        return typing.cast(typing.Optional["TaskSpecStepsRef"], result)

    @builtins.property
    def results(self) -> typing.Optional[typing.List["TaskSpecStepsResults"]]:
        '''
        :schema: TaskSpecSteps#results
        '''
        result = self._values.get("results")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsResults"]], result)

    @builtins.property
    def script(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#script
        '''
        result = self._values.get("script")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def security_context(self) -> typing.Optional["TaskSpecStepsSecurityContext"]:
        '''
        :schema: TaskSpecSteps#securityContext
        '''
        result = self._values.get("security_context")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContext"], result)

    @builtins.property
    def stderr_config(self) -> typing.Optional["TaskSpecStepsStderrConfig"]:
        '''
        :schema: TaskSpecSteps#stderrConfig
        '''
        result = self._values.get("stderr_config")
        return typing.cast(typing.Optional["TaskSpecStepsStderrConfig"], result)

    @builtins.property
    def stdout_config(self) -> typing.Optional["TaskSpecStepsStdoutConfig"]:
        '''
        :schema: TaskSpecSteps#stdoutConfig
        '''
        result = self._values.get("stdout_config")
        return typing.cast(typing.Optional["TaskSpecStepsStdoutConfig"], result)

    @builtins.property
    def timeout(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#timeout
        '''
        result = self._values.get("timeout")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def volume_devices(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepsVolumeDevices"]]:
        '''
        :schema: TaskSpecSteps#volumeDevices
        '''
        result = self._values.get("volume_devices")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsVolumeDevices"]], result)

    @builtins.property
    def volume_mounts(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepsVolumeMounts"]]:
        '''
        :schema: TaskSpecSteps#volumeMounts
        '''
        result = self._values.get("volume_mounts")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsVolumeMounts"]], result)

    @builtins.property
    def when(self) -> typing.Optional[typing.List["TaskSpecStepsWhen"]]:
        '''
        :schema: TaskSpecSteps#when
        '''
        result = self._values.get("when")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsWhen"]], result)

    @builtins.property
    def working_dir(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecSteps#workingDir
        '''
        result = self._values.get("working_dir")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def workspaces(self) -> typing.Optional[typing.List["TaskSpecStepsWorkspaces"]]:
        '''
        :schema: TaskSpecSteps#workspaces
        '''
        result = self._values.get("workspaces")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsWorkspaces"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecSteps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsComputeResources",
    jsii_struct_bases=[],
    name_mapping={"claims": "claims", "limits": "limits", "requests": "requests"},
)
class TaskSpecStepsComputeResources:
    def __init__(
        self,
        *,
        claims: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsComputeResourcesClaims", typing.Dict[builtins.str, typing.Any]]]] = None,
        limits: typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesLimits"]] = None,
        requests: typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesRequests"]] = None,
    ) -> None:
        '''
        :param claims: 
        :param limits: 
        :param requests: 

        :schema: TaskSpecStepsComputeResources
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__367596e116a5ee1376ce1c79f56cd31b485b1a4565327e30ec84b2d365b195b8)
            check_type(argname="argument claims", value=claims, expected_type=type_hints["claims"])
            check_type(argname="argument limits", value=limits, expected_type=type_hints["limits"])
            check_type(argname="argument requests", value=requests, expected_type=type_hints["requests"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if claims is not None:
            self._values["claims"] = claims
        if limits is not None:
            self._values["limits"] = limits
        if requests is not None:
            self._values["requests"] = requests

    @builtins.property
    def claims(
        self,
    ) -> typing.Optional[typing.List["TaskSpecStepsComputeResourcesClaims"]]:
        '''
        :schema: TaskSpecStepsComputeResources#claims
        '''
        result = self._values.get("claims")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsComputeResourcesClaims"]], result)

    @builtins.property
    def limits(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesLimits"]]:
        '''
        :schema: TaskSpecStepsComputeResources#limits
        '''
        result = self._values.get("limits")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesLimits"]], result)

    @builtins.property
    def requests(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesRequests"]]:
        '''
        :schema: TaskSpecStepsComputeResources#requests
        '''
        result = self._values.get("requests")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsComputeResourcesRequests"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsComputeResources(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsComputeResourcesClaims",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "request": "request"},
)
class TaskSpecStepsComputeResourcesClaims:
    def __init__(
        self,
        *,
        name: builtins.str,
        request: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param request: 

        :schema: TaskSpecStepsComputeResourcesClaims
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fc40d79e341e047e0b7fa5ae3718909a65cf9e4f1bf0156cb5498d2097c1e081)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument request", value=request, expected_type=type_hints["request"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if request is not None:
            self._values["request"] = request

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsComputeResourcesClaims#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def request(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsComputeResourcesClaims#request
        '''
        result = self._values.get("request")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsComputeResourcesClaims(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecStepsComputeResourcesLimits(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepsComputeResourcesLimits",
):
    '''
    :schema: TaskSpecStepsComputeResourcesLimits
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(cls, value: jsii.Number) -> "TaskSpecStepsComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f35460adc298acfdcfb320c22f02ea234d5f484752472db86e377328b8a2291f)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsComputeResourcesLimits", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(cls, value: builtins.str) -> "TaskSpecStepsComputeResourcesLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ab58d69b47954efd93ea336ce7ea7381b0bb9fe766c53e59b7ebcd0f65316b45)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsComputeResourcesLimits", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


class TaskSpecStepsComputeResourcesRequests(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepsComputeResourcesRequests",
):
    '''
    :schema: TaskSpecStepsComputeResourcesRequests
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(cls, value: jsii.Number) -> "TaskSpecStepsComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e9a2fc8a297c2235040a5972e414d9aab93006eb837caa65664c715898363310)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsComputeResourcesRequests", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecStepsComputeResourcesRequests":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__42e8ccb52bb5892f6e84809d0a945cedfea951d87da0f2a5f708a179a96e36bf)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsComputeResourcesRequests", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnv",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value", "value_from": "valueFrom"},
)
class TaskSpecStepsEnv:
    def __init__(
        self,
        *,
        name: builtins.str,
        value: typing.Optional[builtins.str] = None,
        value_from: typing.Optional[typing.Union["TaskSpecStepsEnvValueFrom", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 
        :param value_from: 

        :schema: TaskSpecStepsEnv
        '''
        if isinstance(value_from, dict):
            value_from = TaskSpecStepsEnvValueFrom(**value_from)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3cdda91b8fe510cded05b2f325a9574728251cfdf2521a75385e1d6f0a55227e)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
            check_type(argname="argument value_from", value=value_from, expected_type=type_hints["value_from"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if value is not None:
            self._values["value"] = value
        if value_from is not None:
            self._values["value_from"] = value_from

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnv#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnv#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value_from(self) -> typing.Optional["TaskSpecStepsEnvValueFrom"]:
        '''
        :schema: TaskSpecStepsEnv#valueFrom
        '''
        result = self._values.get("value_from")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFrom"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnv(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_ref": "configMapRef",
        "prefix": "prefix",
        "secret_ref": "secretRef",
    },
)
class TaskSpecStepsEnvFrom:
    def __init__(
        self,
        *,
        config_map_ref: typing.Optional[typing.Union["TaskSpecStepsEnvFromConfigMapRef", typing.Dict[builtins.str, typing.Any]]] = None,
        prefix: typing.Optional[builtins.str] = None,
        secret_ref: typing.Optional[typing.Union["TaskSpecStepsEnvFromSecretRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_ref: 
        :param prefix: 
        :param secret_ref: 

        :schema: TaskSpecStepsEnvFrom
        '''
        if isinstance(config_map_ref, dict):
            config_map_ref = TaskSpecStepsEnvFromConfigMapRef(**config_map_ref)
        if isinstance(secret_ref, dict):
            secret_ref = TaskSpecStepsEnvFromSecretRef(**secret_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e3bf99bdb3c950a8b9f1193282af21f1bcac47ad6de3467b086f6567317eb090)
            check_type(argname="argument config_map_ref", value=config_map_ref, expected_type=type_hints["config_map_ref"])
            check_type(argname="argument prefix", value=prefix, expected_type=type_hints["prefix"])
            check_type(argname="argument secret_ref", value=secret_ref, expected_type=type_hints["secret_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_ref is not None:
            self._values["config_map_ref"] = config_map_ref
        if prefix is not None:
            self._values["prefix"] = prefix
        if secret_ref is not None:
            self._values["secret_ref"] = secret_ref

    @builtins.property
    def config_map_ref(self) -> typing.Optional["TaskSpecStepsEnvFromConfigMapRef"]:
        '''
        :schema: TaskSpecStepsEnvFrom#configMapRef
        '''
        result = self._values.get("config_map_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvFromConfigMapRef"], result)

    @builtins.property
    def prefix(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvFrom#prefix
        '''
        result = self._values.get("prefix")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def secret_ref(self) -> typing.Optional["TaskSpecStepsEnvFromSecretRef"]:
        '''
        :schema: TaskSpecStepsEnvFrom#secretRef
        '''
        result = self._values.get("secret_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvFromSecretRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvFromConfigMapRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecStepsEnvFromConfigMapRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecStepsEnvFromConfigMapRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f3cf72eb0c1471c2d8429cd5145bdaf18240f20ae1da9337578543a39fadc886)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvFromConfigMapRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsEnvFromConfigMapRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvFromConfigMapRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvFromSecretRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "optional": "optional"},
)
class TaskSpecStepsEnvFromSecretRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param optional: 

        :schema: TaskSpecStepsEnvFromSecretRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__46e791d9cf2b10f4c2708f1483948d38c7dcb1e27a434aed6bf49edd5d70a5d7)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvFromSecretRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsEnvFromSecretRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvFromSecretRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_key_ref": "configMapKeyRef",
        "field_ref": "fieldRef",
        "file_key_ref": "fileKeyRef",
        "resource_field_ref": "resourceFieldRef",
        "secret_key_ref": "secretKeyRef",
    },
)
class TaskSpecStepsEnvValueFrom:
    def __init__(
        self,
        *,
        config_map_key_ref: typing.Optional[typing.Union["TaskSpecStepsEnvValueFromConfigMapKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        field_ref: typing.Optional[typing.Union["TaskSpecStepsEnvValueFromFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        file_key_ref: typing.Optional[typing.Union["TaskSpecStepsEnvValueFromFileKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        resource_field_ref: typing.Optional[typing.Union["TaskSpecStepsEnvValueFromResourceFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        secret_key_ref: typing.Optional[typing.Union["TaskSpecStepsEnvValueFromSecretKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_key_ref: 
        :param field_ref: 
        :param file_key_ref: 
        :param resource_field_ref: 
        :param secret_key_ref: 

        :schema: TaskSpecStepsEnvValueFrom
        '''
        if isinstance(config_map_key_ref, dict):
            config_map_key_ref = TaskSpecStepsEnvValueFromConfigMapKeyRef(**config_map_key_ref)
        if isinstance(field_ref, dict):
            field_ref = TaskSpecStepsEnvValueFromFieldRef(**field_ref)
        if isinstance(file_key_ref, dict):
            file_key_ref = TaskSpecStepsEnvValueFromFileKeyRef(**file_key_ref)
        if isinstance(resource_field_ref, dict):
            resource_field_ref = TaskSpecStepsEnvValueFromResourceFieldRef(**resource_field_ref)
        if isinstance(secret_key_ref, dict):
            secret_key_ref = TaskSpecStepsEnvValueFromSecretKeyRef(**secret_key_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__34c82a6487d38a9332b083ce3aedfe5966cd825d51a152954d89d22c8d2f6d62)
            check_type(argname="argument config_map_key_ref", value=config_map_key_ref, expected_type=type_hints["config_map_key_ref"])
            check_type(argname="argument field_ref", value=field_ref, expected_type=type_hints["field_ref"])
            check_type(argname="argument file_key_ref", value=file_key_ref, expected_type=type_hints["file_key_ref"])
            check_type(argname="argument resource_field_ref", value=resource_field_ref, expected_type=type_hints["resource_field_ref"])
            check_type(argname="argument secret_key_ref", value=secret_key_ref, expected_type=type_hints["secret_key_ref"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_key_ref is not None:
            self._values["config_map_key_ref"] = config_map_key_ref
        if field_ref is not None:
            self._values["field_ref"] = field_ref
        if file_key_ref is not None:
            self._values["file_key_ref"] = file_key_ref
        if resource_field_ref is not None:
            self._values["resource_field_ref"] = resource_field_ref
        if secret_key_ref is not None:
            self._values["secret_key_ref"] = secret_key_ref

    @builtins.property
    def config_map_key_ref(
        self,
    ) -> typing.Optional["TaskSpecStepsEnvValueFromConfigMapKeyRef"]:
        '''
        :schema: TaskSpecStepsEnvValueFrom#configMapKeyRef
        '''
        result = self._values.get("config_map_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromConfigMapKeyRef"], result)

    @builtins.property
    def field_ref(self) -> typing.Optional["TaskSpecStepsEnvValueFromFieldRef"]:
        '''
        :schema: TaskSpecStepsEnvValueFrom#fieldRef
        '''
        result = self._values.get("field_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromFieldRef"], result)

    @builtins.property
    def file_key_ref(self) -> typing.Optional["TaskSpecStepsEnvValueFromFileKeyRef"]:
        '''
        :schema: TaskSpecStepsEnvValueFrom#fileKeyRef
        '''
        result = self._values.get("file_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromFileKeyRef"], result)

    @builtins.property
    def resource_field_ref(
        self,
    ) -> typing.Optional["TaskSpecStepsEnvValueFromResourceFieldRef"]:
        '''
        :schema: TaskSpecStepsEnvValueFrom#resourceFieldRef
        '''
        result = self._values.get("resource_field_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromResourceFieldRef"], result)

    @builtins.property
    def secret_key_ref(
        self,
    ) -> typing.Optional["TaskSpecStepsEnvValueFromSecretKeyRef"]:
        '''
        :schema: TaskSpecStepsEnvValueFrom#secretKeyRef
        '''
        result = self._values.get("secret_key_ref")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromSecretKeyRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFromConfigMapKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecStepsEnvValueFromConfigMapKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecStepsEnvValueFromConfigMapKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__65930392e74c2e5d8912f2df5ba3f24f3260086f8b8dce35e7cf22e2b6088e6a)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromConfigMapKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvValueFromConfigMapKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsEnvValueFromConfigMapKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFromConfigMapKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFromFieldRef",
    jsii_struct_bases=[],
    name_mapping={"field_path": "fieldPath", "api_version": "apiVersion"},
)
class TaskSpecStepsEnvValueFromFieldRef:
    def __init__(
        self,
        *,
        field_path: builtins.str,
        api_version: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param field_path: 
        :param api_version: 

        :schema: TaskSpecStepsEnvValueFromFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4a04b701d4c9ee585b5eae945afe7afe51580aa3e69155b882bf61a268545653)
            check_type(argname="argument field_path", value=field_path, expected_type=type_hints["field_path"])
            check_type(argname="argument api_version", value=api_version, expected_type=type_hints["api_version"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "field_path": field_path,
        }
        if api_version is not None:
            self._values["api_version"] = api_version

    @builtins.property
    def field_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromFieldRef#fieldPath
        '''
        result = self._values.get("field_path")
        assert result is not None, "Required property 'field_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvValueFromFieldRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFromFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFromFileKeyRef",
    jsii_struct_bases=[],
    name_mapping={
        "key": "key",
        "path": "path",
        "volume_name": "volumeName",
        "optional": "optional",
    },
)
class TaskSpecStepsEnvValueFromFileKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        path: builtins.str,
        volume_name: builtins.str,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param path: 
        :param volume_name: 
        :param optional: 

        :schema: TaskSpecStepsEnvValueFromFileKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__16a141a2484ed0a64a2f4ec9cb4746ce5e2f48cd1e43fbd2072737cc6fdc5f4d)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
            check_type(argname="argument volume_name", value=volume_name, expected_type=type_hints["volume_name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "path": path,
            "volume_name": volume_name,
        }
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromFileKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromFileKeyRef#path
        '''
        result = self._values.get("path")
        assert result is not None, "Required property 'path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def volume_name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromFileKeyRef#volumeName
        '''
        result = self._values.get("volume_name")
        assert result is not None, "Required property 'volume_name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsEnvValueFromFileKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFromFileKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFromResourceFieldRef",
    jsii_struct_bases=[],
    name_mapping={
        "resource": "resource",
        "container_name": "containerName",
        "divisor": "divisor",
    },
)
class TaskSpecStepsEnvValueFromResourceFieldRef:
    def __init__(
        self,
        *,
        resource: builtins.str,
        container_name: typing.Optional[builtins.str] = None,
        divisor: typing.Optional["TaskSpecStepsEnvValueFromResourceFieldRefDivisor"] = None,
    ) -> None:
        '''
        :param resource: 
        :param container_name: 
        :param divisor: 

        :schema: TaskSpecStepsEnvValueFromResourceFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__707f543b79e256ac25661f7af5aff54ce91625f9107c5de18637b43dc4469b18)
            check_type(argname="argument resource", value=resource, expected_type=type_hints["resource"])
            check_type(argname="argument container_name", value=container_name, expected_type=type_hints["container_name"])
            check_type(argname="argument divisor", value=divisor, expected_type=type_hints["divisor"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "resource": resource,
        }
        if container_name is not None:
            self._values["container_name"] = container_name
        if divisor is not None:
            self._values["divisor"] = divisor

    @builtins.property
    def resource(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromResourceFieldRef#resource
        '''
        result = self._values.get("resource")
        assert result is not None, "Required property 'resource' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def container_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvValueFromResourceFieldRef#containerName
        '''
        result = self._values.get("container_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def divisor(
        self,
    ) -> typing.Optional["TaskSpecStepsEnvValueFromResourceFieldRefDivisor"]:
        '''
        :schema: TaskSpecStepsEnvValueFromResourceFieldRef#divisor
        '''
        result = self._values.get("divisor")
        return typing.cast(typing.Optional["TaskSpecStepsEnvValueFromResourceFieldRefDivisor"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFromResourceFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TaskSpecStepsEnvValueFromResourceFieldRefDivisor(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtekton.TaskSpecStepsEnvValueFromResourceFieldRefDivisor",
):
    '''
    :schema: TaskSpecStepsEnvValueFromResourceFieldRefDivisor
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TaskSpecStepsEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5f6f99ac3aefce3bb77e8c5207d630e14a335e5b30c1b8377b38518cea792b91)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TaskSpecStepsEnvValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8867c20e7a5ea224ff57432aea4b55a165dcc2ef589e378fe8124d2ba3deb84c)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TaskSpecStepsEnvValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsEnvValueFromSecretKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TaskSpecStepsEnvValueFromSecretKeyRef:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param key: 
        :param name: 
        :param optional: 

        :schema: TaskSpecStepsEnvValueFromSecretKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__147ae332556aa8e3c9f331abda1705830aefb610d7157806aa498ed0c2d914d0)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if optional is not None:
            self._values["optional"] = optional

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsEnvValueFromSecretKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsEnvValueFromSecretKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsEnvValueFromSecretKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsEnvValueFromSecretKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecStepsParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecStepsParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__06487b1d0f2e60633058ea4972a4db38d258bf377f934fc904f183ead2c2a2d9)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: TaskSpecStepsParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsRef",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "params": "params", "resolver": "resolver"},
)
class TaskSpecStepsRef:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TaskSpecStepsRefParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        resolver: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param params: 
        :param resolver: 

        :schema: TaskSpecStepsRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3b2601324e79d108e4748f1f6513ede5494f70c81a94e68a985fe7b5463c22e0)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument resolver", value=resolver, expected_type=type_hints["resolver"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if params is not None:
            self._values["params"] = params
        if resolver is not None:
            self._values["resolver"] = resolver

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TaskSpecStepsRefParams"]]:
        '''
        :schema: TaskSpecStepsRef#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TaskSpecStepsRefParams"]], result)

    @builtins.property
    def resolver(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsRef#resolver
        '''
        result = self._values.get("resolver")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsRefParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TaskSpecStepsRefParams:
    def __init__(self, *, name: builtins.str, value: typing.Any) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TaskSpecStepsRefParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fca534a808733fe42b4163bc2066a129f1e09d8421a8eae79f02463266c45ec7)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
            "value": value,
        }

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsRefParams#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Any:
        '''
        :schema: TaskSpecStepsRefParams#value
        '''
        result = self._values.get("value")
        assert result is not None, "Required property 'value' is missing"
        return typing.cast(typing.Any, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsRefParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsResults",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "description": "description",
        "properties": "properties",
        "type": "type",
    },
)
class TaskSpecStepsResults:
    def __init__(
        self,
        *,
        name: builtins.str,
        description: typing.Optional[builtins.str] = None,
        properties: typing.Optional[typing.Mapping[builtins.str, typing.Union["TaskSpecStepsResultsProperties", typing.Dict[builtins.str, typing.Any]]]] = None,
        type: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param description: 
        :param properties: 
        :param type: 

        :schema: TaskSpecStepsResults
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0173d175df896a2a0898e9034ad780a841868b682c657535c84c8c86cb90e60a)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument properties", value=properties, expected_type=type_hints["properties"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if description is not None:
            self._values["description"] = description
        if properties is not None:
            self._values["properties"] = properties
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsResults#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsResults#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def properties(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsResultsProperties"]]:
        '''
        :schema: TaskSpecStepsResults#properties
        '''
        result = self._values.get("properties")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TaskSpecStepsResultsProperties"]], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsResults#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsResults(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsResultsProperties",
    jsii_struct_bases=[],
    name_mapping={"type": "type"},
)
class TaskSpecStepsResultsProperties:
    def __init__(self, *, type: typing.Optional[builtins.str] = None) -> None:
        '''
        :param type: 

        :schema: TaskSpecStepsResultsProperties
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b581808b76f560fe58dd7b0fb652e0ca5035b1fa90c7fbf1b857d96901834f83)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if type is not None:
            self._values["type"] = type

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsResultsProperties#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsResultsProperties(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContext",
    jsii_struct_bases=[],
    name_mapping={
        "allow_privilege_escalation": "allowPrivilegeEscalation",
        "app_armor_profile": "appArmorProfile",
        "capabilities": "capabilities",
        "privileged": "privileged",
        "proc_mount": "procMount",
        "read_only_root_filesystem": "readOnlyRootFilesystem",
        "run_as_group": "runAsGroup",
        "run_as_non_root": "runAsNonRoot",
        "run_as_user": "runAsUser",
        "seccomp_profile": "seccompProfile",
        "se_linux_options": "seLinuxOptions",
        "windows_options": "windowsOptions",
    },
)
class TaskSpecStepsSecurityContext:
    def __init__(
        self,
        *,
        allow_privilege_escalation: typing.Optional[builtins.bool] = None,
        app_armor_profile: typing.Optional[typing.Union["TaskSpecStepsSecurityContextAppArmorProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        capabilities: typing.Optional[typing.Union["TaskSpecStepsSecurityContextCapabilities", typing.Dict[builtins.str, typing.Any]]] = None,
        privileged: typing.Optional[builtins.bool] = None,
        proc_mount: typing.Optional[builtins.str] = None,
        read_only_root_filesystem: typing.Optional[builtins.bool] = None,
        run_as_group: typing.Optional[jsii.Number] = None,
        run_as_non_root: typing.Optional[builtins.bool] = None,
        run_as_user: typing.Optional[jsii.Number] = None,
        seccomp_profile: typing.Optional[typing.Union["TaskSpecStepsSecurityContextSeccompProfile", typing.Dict[builtins.str, typing.Any]]] = None,
        se_linux_options: typing.Optional[typing.Union["TaskSpecStepsSecurityContextSeLinuxOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        windows_options: typing.Optional[typing.Union["TaskSpecStepsSecurityContextWindowsOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param allow_privilege_escalation: 
        :param app_armor_profile: 
        :param capabilities: 
        :param privileged: 
        :param proc_mount: 
        :param read_only_root_filesystem: 
        :param run_as_group: 
        :param run_as_non_root: 
        :param run_as_user: 
        :param seccomp_profile: 
        :param se_linux_options: 
        :param windows_options: 

        :schema: TaskSpecStepsSecurityContext
        '''
        if isinstance(app_armor_profile, dict):
            app_armor_profile = TaskSpecStepsSecurityContextAppArmorProfile(**app_armor_profile)
        if isinstance(capabilities, dict):
            capabilities = TaskSpecStepsSecurityContextCapabilities(**capabilities)
        if isinstance(seccomp_profile, dict):
            seccomp_profile = TaskSpecStepsSecurityContextSeccompProfile(**seccomp_profile)
        if isinstance(se_linux_options, dict):
            se_linux_options = TaskSpecStepsSecurityContextSeLinuxOptions(**se_linux_options)
        if isinstance(windows_options, dict):
            windows_options = TaskSpecStepsSecurityContextWindowsOptions(**windows_options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e52dc877537cbdc026d26dcfa9757f4823310846a52b60b9be6b8be1e6e04b93)
            check_type(argname="argument allow_privilege_escalation", value=allow_privilege_escalation, expected_type=type_hints["allow_privilege_escalation"])
            check_type(argname="argument app_armor_profile", value=app_armor_profile, expected_type=type_hints["app_armor_profile"])
            check_type(argname="argument capabilities", value=capabilities, expected_type=type_hints["capabilities"])
            check_type(argname="argument privileged", value=privileged, expected_type=type_hints["privileged"])
            check_type(argname="argument proc_mount", value=proc_mount, expected_type=type_hints["proc_mount"])
            check_type(argname="argument read_only_root_filesystem", value=read_only_root_filesystem, expected_type=type_hints["read_only_root_filesystem"])
            check_type(argname="argument run_as_group", value=run_as_group, expected_type=type_hints["run_as_group"])
            check_type(argname="argument run_as_non_root", value=run_as_non_root, expected_type=type_hints["run_as_non_root"])
            check_type(argname="argument run_as_user", value=run_as_user, expected_type=type_hints["run_as_user"])
            check_type(argname="argument seccomp_profile", value=seccomp_profile, expected_type=type_hints["seccomp_profile"])
            check_type(argname="argument se_linux_options", value=se_linux_options, expected_type=type_hints["se_linux_options"])
            check_type(argname="argument windows_options", value=windows_options, expected_type=type_hints["windows_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if allow_privilege_escalation is not None:
            self._values["allow_privilege_escalation"] = allow_privilege_escalation
        if app_armor_profile is not None:
            self._values["app_armor_profile"] = app_armor_profile
        if capabilities is not None:
            self._values["capabilities"] = capabilities
        if privileged is not None:
            self._values["privileged"] = privileged
        if proc_mount is not None:
            self._values["proc_mount"] = proc_mount
        if read_only_root_filesystem is not None:
            self._values["read_only_root_filesystem"] = read_only_root_filesystem
        if run_as_group is not None:
            self._values["run_as_group"] = run_as_group
        if run_as_non_root is not None:
            self._values["run_as_non_root"] = run_as_non_root
        if run_as_user is not None:
            self._values["run_as_user"] = run_as_user
        if seccomp_profile is not None:
            self._values["seccomp_profile"] = seccomp_profile
        if se_linux_options is not None:
            self._values["se_linux_options"] = se_linux_options
        if windows_options is not None:
            self._values["windows_options"] = windows_options

    @builtins.property
    def allow_privilege_escalation(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsSecurityContext#allowPrivilegeEscalation
        '''
        result = self._values.get("allow_privilege_escalation")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def app_armor_profile(
        self,
    ) -> typing.Optional["TaskSpecStepsSecurityContextAppArmorProfile"]:
        '''
        :schema: TaskSpecStepsSecurityContext#appArmorProfile
        '''
        result = self._values.get("app_armor_profile")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContextAppArmorProfile"], result)

    @builtins.property
    def capabilities(
        self,
    ) -> typing.Optional["TaskSpecStepsSecurityContextCapabilities"]:
        '''
        :schema: TaskSpecStepsSecurityContext#capabilities
        '''
        result = self._values.get("capabilities")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContextCapabilities"], result)

    @builtins.property
    def privileged(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsSecurityContext#privileged
        '''
        result = self._values.get("privileged")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def proc_mount(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContext#procMount
        '''
        result = self._values.get("proc_mount")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only_root_filesystem(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsSecurityContext#readOnlyRootFilesystem
        '''
        result = self._values.get("read_only_root_filesystem")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_group(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecStepsSecurityContext#runAsGroup
        '''
        result = self._values.get("run_as_group")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def run_as_non_root(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsSecurityContext#runAsNonRoot
        '''
        result = self._values.get("run_as_non_root")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TaskSpecStepsSecurityContext#runAsUser
        '''
        result = self._values.get("run_as_user")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def seccomp_profile(
        self,
    ) -> typing.Optional["TaskSpecStepsSecurityContextSeccompProfile"]:
        '''
        :schema: TaskSpecStepsSecurityContext#seccompProfile
        '''
        result = self._values.get("seccomp_profile")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContextSeccompProfile"], result)

    @builtins.property
    def se_linux_options(
        self,
    ) -> typing.Optional["TaskSpecStepsSecurityContextSeLinuxOptions"]:
        '''
        :schema: TaskSpecStepsSecurityContext#seLinuxOptions
        '''
        result = self._values.get("se_linux_options")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContextSeLinuxOptions"], result)

    @builtins.property
    def windows_options(
        self,
    ) -> typing.Optional["TaskSpecStepsSecurityContextWindowsOptions"]:
        '''
        :schema: TaskSpecStepsSecurityContext#windowsOptions
        '''
        result = self._values.get("windows_options")
        return typing.cast(typing.Optional["TaskSpecStepsSecurityContextWindowsOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContext(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContextAppArmorProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecStepsSecurityContextAppArmorProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecStepsSecurityContextAppArmorProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b1c4eb126aa7aa4424eb961c2bbc06c321c8ce92e4126aadc4f5b81450fd0656)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsSecurityContextAppArmorProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextAppArmorProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContextAppArmorProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContextCapabilities",
    jsii_struct_bases=[],
    name_mapping={"add": "add", "drop": "drop"},
)
class TaskSpecStepsSecurityContextCapabilities:
    def __init__(
        self,
        *,
        add: typing.Optional[typing.Sequence[builtins.str]] = None,
        drop: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param add: 
        :param drop: 

        :schema: TaskSpecStepsSecurityContextCapabilities
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2c8a0134d5095905ce39d00d4f8128e9da08f70fbda6101e6de24618bb730f84)
            check_type(argname="argument add", value=add, expected_type=type_hints["add"])
            check_type(argname="argument drop", value=drop, expected_type=type_hints["drop"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if add is not None:
            self._values["add"] = add
        if drop is not None:
            self._values["drop"] = drop

    @builtins.property
    def add(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepsSecurityContextCapabilities#add
        '''
        result = self._values.get("add")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def drop(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepsSecurityContextCapabilities#drop
        '''
        result = self._values.get("drop")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContextCapabilities(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContextSeLinuxOptions",
    jsii_struct_bases=[],
    name_mapping={"level": "level", "role": "role", "type": "type", "user": "user"},
)
class TaskSpecStepsSecurityContextSeLinuxOptions:
    def __init__(
        self,
        *,
        level: typing.Optional[builtins.str] = None,
        role: typing.Optional[builtins.str] = None,
        type: typing.Optional[builtins.str] = None,
        user: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param level: 
        :param role: 
        :param type: 
        :param user: 

        :schema: TaskSpecStepsSecurityContextSeLinuxOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ab347f3406201e5e9066421546beeab9d6588771e47a524538962f9592565e3d)
            check_type(argname="argument level", value=level, expected_type=type_hints["level"])
            check_type(argname="argument role", value=role, expected_type=type_hints["role"])
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument user", value=user, expected_type=type_hints["user"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if level is not None:
            self._values["level"] = level
        if role is not None:
            self._values["role"] = role
        if type is not None:
            self._values["type"] = type
        if user is not None:
            self._values["user"] = user

    @builtins.property
    def level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextSeLinuxOptions#level
        '''
        result = self._values.get("level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def role(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextSeLinuxOptions#role
        '''
        result = self._values.get("role")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextSeLinuxOptions#type
        '''
        result = self._values.get("type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def user(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextSeLinuxOptions#user
        '''
        result = self._values.get("user")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContextSeLinuxOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContextSeccompProfile",
    jsii_struct_bases=[],
    name_mapping={"type": "type", "localhost_profile": "localhostProfile"},
)
class TaskSpecStepsSecurityContextSeccompProfile:
    def __init__(
        self,
        *,
        type: builtins.str,
        localhost_profile: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param type: 
        :param localhost_profile: 

        :schema: TaskSpecStepsSecurityContextSeccompProfile
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e6c7a52dae0d189c0c62b2648c55f7b35b2c654f6fea0d0cb04d28f3219c5205)
            check_type(argname="argument type", value=type, expected_type=type_hints["type"])
            check_type(argname="argument localhost_profile", value=localhost_profile, expected_type=type_hints["localhost_profile"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "type": type,
        }
        if localhost_profile is not None:
            self._values["localhost_profile"] = localhost_profile

    @builtins.property
    def type(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsSecurityContextSeccompProfile#type
        '''
        result = self._values.get("type")
        assert result is not None, "Required property 'type' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def localhost_profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextSeccompProfile#localhostProfile
        '''
        result = self._values.get("localhost_profile")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContextSeccompProfile(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsSecurityContextWindowsOptions",
    jsii_struct_bases=[],
    name_mapping={
        "gmsa_credential_spec": "gmsaCredentialSpec",
        "gmsa_credential_spec_name": "gmsaCredentialSpecName",
        "host_process": "hostProcess",
        "run_as_user_name": "runAsUserName",
    },
)
class TaskSpecStepsSecurityContextWindowsOptions:
    def __init__(
        self,
        *,
        gmsa_credential_spec: typing.Optional[builtins.str] = None,
        gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
        host_process: typing.Optional[builtins.bool] = None,
        run_as_user_name: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param gmsa_credential_spec: 
        :param gmsa_credential_spec_name: 
        :param host_process: 
        :param run_as_user_name: 

        :schema: TaskSpecStepsSecurityContextWindowsOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0c8e9d48d624aeb6c31f0a97fe0fa036309683f6aac5398facc0931f86560c76)
            check_type(argname="argument gmsa_credential_spec", value=gmsa_credential_spec, expected_type=type_hints["gmsa_credential_spec"])
            check_type(argname="argument gmsa_credential_spec_name", value=gmsa_credential_spec_name, expected_type=type_hints["gmsa_credential_spec_name"])
            check_type(argname="argument host_process", value=host_process, expected_type=type_hints["host_process"])
            check_type(argname="argument run_as_user_name", value=run_as_user_name, expected_type=type_hints["run_as_user_name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if gmsa_credential_spec is not None:
            self._values["gmsa_credential_spec"] = gmsa_credential_spec
        if gmsa_credential_spec_name is not None:
            self._values["gmsa_credential_spec_name"] = gmsa_credential_spec_name
        if host_process is not None:
            self._values["host_process"] = host_process
        if run_as_user_name is not None:
            self._values["run_as_user_name"] = run_as_user_name

    @builtins.property
    def gmsa_credential_spec(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextWindowsOptions#gmsaCredentialSpec
        '''
        result = self._values.get("gmsa_credential_spec")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gmsa_credential_spec_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextWindowsOptions#gmsaCredentialSpecName
        '''
        result = self._values.get("gmsa_credential_spec_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def host_process(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsSecurityContextWindowsOptions#hostProcess
        '''
        result = self._values.get("host_process")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def run_as_user_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsSecurityContextWindowsOptions#runAsUserName
        '''
        result = self._values.get("run_as_user_name")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsSecurityContextWindowsOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsStderrConfig",
    jsii_struct_bases=[],
    name_mapping={"path": "path"},
)
class TaskSpecStepsStderrConfig:
    def __init__(self, *, path: typing.Optional[builtins.str] = None) -> None:
        '''
        :param path: 

        :schema: TaskSpecStepsStderrConfig
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8c9e4c32d3dd2c1dc945ec8aecd115825b85698e556cbf913457a70daab1204e)
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if path is not None:
            self._values["path"] = path

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsStderrConfig#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsStderrConfig(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsStdoutConfig",
    jsii_struct_bases=[],
    name_mapping={"path": "path"},
)
class TaskSpecStepsStdoutConfig:
    def __init__(self, *, path: typing.Optional[builtins.str] = None) -> None:
        '''
        :param path: 

        :schema: TaskSpecStepsStdoutConfig
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c5c63be9176e3e13c63829238f9691fdf9334deac7878b6614fccc0db910bf1e)
            check_type(argname="argument path", value=path, expected_type=type_hints["path"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if path is not None:
            self._values["path"] = path

    @builtins.property
    def path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsStdoutConfig#path
        '''
        result = self._values.get("path")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsStdoutConfig(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsVolumeDevices",
    jsii_struct_bases=[],
    name_mapping={"device_path": "devicePath", "name": "name"},
)
class TaskSpecStepsVolumeDevices:
    def __init__(self, *, device_path: builtins.str, name: builtins.str) -> None:
        '''
        :param device_path: 
        :param name: 

        :schema: TaskSpecStepsVolumeDevices
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__db088e87455581f284c3e77ddacbbf277971e74cc9155636e24821fa5fc58ec8)
            check_type(argname="argument device_path", value=device_path, expected_type=type_hints["device_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "device_path": device_path,
            "name": name,
        }

    @builtins.property
    def device_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsVolumeDevices#devicePath
        '''
        result = self._values.get("device_path")
        assert result is not None, "Required property 'device_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsVolumeDevices#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsVolumeDevices(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsVolumeMounts",
    jsii_struct_bases=[],
    name_mapping={
        "mount_path": "mountPath",
        "name": "name",
        "mount_propagation": "mountPropagation",
        "read_only": "readOnly",
        "recursive_read_only": "recursiveReadOnly",
        "sub_path": "subPath",
        "sub_path_expr": "subPathExpr",
    },
)
class TaskSpecStepsVolumeMounts:
    def __init__(
        self,
        *,
        mount_path: builtins.str,
        name: builtins.str,
        mount_propagation: typing.Optional[builtins.str] = None,
        read_only: typing.Optional[builtins.bool] = None,
        recursive_read_only: typing.Optional[builtins.str] = None,
        sub_path: typing.Optional[builtins.str] = None,
        sub_path_expr: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param mount_path: 
        :param name: 
        :param mount_propagation: 
        :param read_only: 
        :param recursive_read_only: 
        :param sub_path: 
        :param sub_path_expr: 

        :schema: TaskSpecStepsVolumeMounts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f86cf21ad0ef53215ab404780e8944e09a9df74965d46196505aca8e470c9aca)
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument mount_propagation", value=mount_propagation, expected_type=type_hints["mount_propagation"])
            check_type(argname="argument read_only", value=read_only, expected_type=type_hints["read_only"])
            check_type(argname="argument recursive_read_only", value=recursive_read_only, expected_type=type_hints["recursive_read_only"])
            check_type(argname="argument sub_path", value=sub_path, expected_type=type_hints["sub_path"])
            check_type(argname="argument sub_path_expr", value=sub_path_expr, expected_type=type_hints["sub_path_expr"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "mount_path": mount_path,
            "name": name,
        }
        if mount_propagation is not None:
            self._values["mount_propagation"] = mount_propagation
        if read_only is not None:
            self._values["read_only"] = read_only
        if recursive_read_only is not None:
            self._values["recursive_read_only"] = recursive_read_only
        if sub_path is not None:
            self._values["sub_path"] = sub_path
        if sub_path_expr is not None:
            self._values["sub_path_expr"] = sub_path_expr

    @builtins.property
    def mount_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsVolumeMounts#mountPath
        '''
        result = self._values.get("mount_path")
        assert result is not None, "Required property 'mount_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsVolumeMounts#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def mount_propagation(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsVolumeMounts#mountPropagation
        '''
        result = self._values.get("mount_propagation")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def read_only(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecStepsVolumeMounts#readOnly
        '''
        result = self._values.get("read_only")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def recursive_read_only(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsVolumeMounts#recursiveReadOnly
        '''
        result = self._values.get("recursive_read_only")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsVolumeMounts#subPath
        '''
        result = self._values.get("sub_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def sub_path_expr(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsVolumeMounts#subPathExpr
        '''
        result = self._values.get("sub_path_expr")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsVolumeMounts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsWhen",
    jsii_struct_bases=[],
    name_mapping={
        "cel": "cel",
        "input": "input",
        "operator": "operator",
        "values": "values",
    },
)
class TaskSpecStepsWhen:
    def __init__(
        self,
        *,
        cel: typing.Optional[builtins.str] = None,
        input: typing.Optional[builtins.str] = None,
        operator: typing.Optional[builtins.str] = None,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param cel: 
        :param input: 
        :param operator: 
        :param values: 

        :schema: TaskSpecStepsWhen
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0b655c441be98daaea3fff93c8e05bc3fce2c74bdf6addc1e2604a07a658ab37)
            check_type(argname="argument cel", value=cel, expected_type=type_hints["cel"])
            check_type(argname="argument input", value=input, expected_type=type_hints["input"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if cel is not None:
            self._values["cel"] = cel
        if input is not None:
            self._values["input"] = input
        if operator is not None:
            self._values["operator"] = operator
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def cel(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsWhen#cel
        '''
        result = self._values.get("cel")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def input(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsWhen#input
        '''
        result = self._values.get("input")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def operator(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecStepsWhen#operator
        '''
        result = self._values.get("operator")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TaskSpecStepsWhen#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsWhen(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecStepsWorkspaces",
    jsii_struct_bases=[],
    name_mapping={"mount_path": "mountPath", "name": "name"},
)
class TaskSpecStepsWorkspaces:
    def __init__(self, *, mount_path: builtins.str, name: builtins.str) -> None:
        '''
        :param mount_path: 
        :param name: 

        :schema: TaskSpecStepsWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__147031601c837ee9a8f978524cd78a021f4b2c0b711ad3013b464019130cadea)
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "mount_path": mount_path,
            "name": name,
        }

    @builtins.property
    def mount_path(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsWorkspaces#mountPath
        '''
        result = self._values.get("mount_path")
        assert result is not None, "Required property 'mount_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecStepsWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecStepsWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtekton.TaskSpecWorkspaces",
    jsii_struct_bases=[],
    name_mapping={
        "name": "name",
        "description": "description",
        "mount_path": "mountPath",
        "optional": "optional",
        "read_only": "readOnly",
    },
)
class TaskSpecWorkspaces:
    def __init__(
        self,
        *,
        name: builtins.str,
        description: typing.Optional[builtins.str] = None,
        mount_path: typing.Optional[builtins.str] = None,
        optional: typing.Optional[builtins.bool] = None,
        read_only: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''
        :param name: 
        :param description: 
        :param mount_path: 
        :param optional: 
        :param read_only: 

        :schema: TaskSpecWorkspaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__38af109fbff54dc701fc93a75cfbae19d882f9e50c837a42f610dc652171c6f9)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument description", value=description, expected_type=type_hints["description"])
            check_type(argname="argument mount_path", value=mount_path, expected_type=type_hints["mount_path"])
            check_type(argname="argument optional", value=optional, expected_type=type_hints["optional"])
            check_type(argname="argument read_only", value=read_only, expected_type=type_hints["read_only"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if description is not None:
            self._values["description"] = description
        if mount_path is not None:
            self._values["mount_path"] = mount_path
        if optional is not None:
            self._values["optional"] = optional
        if read_only is not None:
            self._values["read_only"] = read_only

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: TaskSpecWorkspaces#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def description(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecWorkspaces#description
        '''
        result = self._values.get("description")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def mount_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TaskSpecWorkspaces#mountPath
        '''
        result = self._values.get("mount_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecWorkspaces#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def read_only(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TaskSpecWorkspaces#readOnly
        '''
        result = self._values.get("read_only")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TaskSpecWorkspaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


__all__ = [
    "Pipeline",
    "PipelineProps",
    "PipelineSpec",
    "PipelineSpecFinally",
    "PipelineSpecFinallyMatrix",
    "PipelineSpecFinallyMatrixInclude",
    "PipelineSpecFinallyMatrixIncludeParams",
    "PipelineSpecFinallyMatrixParams",
    "PipelineSpecFinallyParams",
    "PipelineSpecFinallyPipelineRef",
    "PipelineSpecFinallyPipelineRefParams",
    "PipelineSpecFinallyTaskRef",
    "PipelineSpecFinallyTaskRefParams",
    "PipelineSpecFinallyWhen",
    "PipelineSpecFinallyWorkspaces",
    "PipelineSpecParams",
    "PipelineSpecParamsProperties",
    "PipelineSpecResults",
    "PipelineSpecTasks",
    "PipelineSpecTasksMatrix",
    "PipelineSpecTasksMatrixInclude",
    "PipelineSpecTasksMatrixIncludeParams",
    "PipelineSpecTasksMatrixParams",
    "PipelineSpecTasksParams",
    "PipelineSpecTasksPipelineRef",
    "PipelineSpecTasksPipelineRefParams",
    "PipelineSpecTasksTaskRef",
    "PipelineSpecTasksTaskRefParams",
    "PipelineSpecTasksWhen",
    "PipelineSpecTasksWorkspaces",
    "PipelineSpecWorkspaces",
    "Task",
    "TaskProps",
    "TaskSpec",
    "TaskSpecParams",
    "TaskSpecParamsProperties",
    "TaskSpecResults",
    "TaskSpecResultsProperties",
    "TaskSpecSidecars",
    "TaskSpecSidecarsComputeResources",
    "TaskSpecSidecarsComputeResourcesClaims",
    "TaskSpecSidecarsComputeResourcesLimits",
    "TaskSpecSidecarsComputeResourcesRequests",
    "TaskSpecSidecarsEnv",
    "TaskSpecSidecarsEnvFrom",
    "TaskSpecSidecarsEnvFromConfigMapRef",
    "TaskSpecSidecarsEnvFromSecretRef",
    "TaskSpecSidecarsEnvValueFrom",
    "TaskSpecSidecarsEnvValueFromConfigMapKeyRef",
    "TaskSpecSidecarsEnvValueFromFieldRef",
    "TaskSpecSidecarsEnvValueFromFileKeyRef",
    "TaskSpecSidecarsEnvValueFromResourceFieldRef",
    "TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor",
    "TaskSpecSidecarsEnvValueFromSecretKeyRef",
    "TaskSpecSidecarsLifecycle",
    "TaskSpecSidecarsLifecyclePostStart",
    "TaskSpecSidecarsLifecyclePostStartExec",
    "TaskSpecSidecarsLifecyclePostStartHttpGet",
    "TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders",
    "TaskSpecSidecarsLifecyclePostStartHttpGetPort",
    "TaskSpecSidecarsLifecyclePostStartSleep",
    "TaskSpecSidecarsLifecyclePostStartTcpSocket",
    "TaskSpecSidecarsLifecyclePostStartTcpSocketPort",
    "TaskSpecSidecarsLifecyclePreStop",
    "TaskSpecSidecarsLifecyclePreStopExec",
    "TaskSpecSidecarsLifecyclePreStopHttpGet",
    "TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders",
    "TaskSpecSidecarsLifecyclePreStopHttpGetPort",
    "TaskSpecSidecarsLifecyclePreStopSleep",
    "TaskSpecSidecarsLifecyclePreStopTcpSocket",
    "TaskSpecSidecarsLifecyclePreStopTcpSocketPort",
    "TaskSpecSidecarsLivenessProbe",
    "TaskSpecSidecarsLivenessProbeExec",
    "TaskSpecSidecarsLivenessProbeGrpc",
    "TaskSpecSidecarsLivenessProbeHttpGet",
    "TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders",
    "TaskSpecSidecarsLivenessProbeHttpGetPort",
    "TaskSpecSidecarsLivenessProbeTcpSocket",
    "TaskSpecSidecarsLivenessProbeTcpSocketPort",
    "TaskSpecSidecarsPorts",
    "TaskSpecSidecarsReadinessProbe",
    "TaskSpecSidecarsReadinessProbeExec",
    "TaskSpecSidecarsReadinessProbeGrpc",
    "TaskSpecSidecarsReadinessProbeHttpGet",
    "TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders",
    "TaskSpecSidecarsReadinessProbeHttpGetPort",
    "TaskSpecSidecarsReadinessProbeTcpSocket",
    "TaskSpecSidecarsReadinessProbeTcpSocketPort",
    "TaskSpecSidecarsSecurityContext",
    "TaskSpecSidecarsSecurityContextAppArmorProfile",
    "TaskSpecSidecarsSecurityContextCapabilities",
    "TaskSpecSidecarsSecurityContextSeLinuxOptions",
    "TaskSpecSidecarsSecurityContextSeccompProfile",
    "TaskSpecSidecarsSecurityContextWindowsOptions",
    "TaskSpecSidecarsStartupProbe",
    "TaskSpecSidecarsStartupProbeExec",
    "TaskSpecSidecarsStartupProbeGrpc",
    "TaskSpecSidecarsStartupProbeHttpGet",
    "TaskSpecSidecarsStartupProbeHttpGetHttpHeaders",
    "TaskSpecSidecarsStartupProbeHttpGetPort",
    "TaskSpecSidecarsStartupProbeTcpSocket",
    "TaskSpecSidecarsStartupProbeTcpSocketPort",
    "TaskSpecSidecarsVolumeDevices",
    "TaskSpecSidecarsVolumeMounts",
    "TaskSpecSidecarsWorkspaces",
    "TaskSpecStepTemplate",
    "TaskSpecStepTemplateComputeResources",
    "TaskSpecStepTemplateComputeResourcesClaims",
    "TaskSpecStepTemplateComputeResourcesLimits",
    "TaskSpecStepTemplateComputeResourcesRequests",
    "TaskSpecStepTemplateEnv",
    "TaskSpecStepTemplateEnvFrom",
    "TaskSpecStepTemplateEnvFromConfigMapRef",
    "TaskSpecStepTemplateEnvFromSecretRef",
    "TaskSpecStepTemplateEnvValueFrom",
    "TaskSpecStepTemplateEnvValueFromConfigMapKeyRef",
    "TaskSpecStepTemplateEnvValueFromFieldRef",
    "TaskSpecStepTemplateEnvValueFromFileKeyRef",
    "TaskSpecStepTemplateEnvValueFromResourceFieldRef",
    "TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor",
    "TaskSpecStepTemplateEnvValueFromSecretKeyRef",
    "TaskSpecStepTemplateSecurityContext",
    "TaskSpecStepTemplateSecurityContextAppArmorProfile",
    "TaskSpecStepTemplateSecurityContextCapabilities",
    "TaskSpecStepTemplateSecurityContextSeLinuxOptions",
    "TaskSpecStepTemplateSecurityContextSeccompProfile",
    "TaskSpecStepTemplateSecurityContextWindowsOptions",
    "TaskSpecStepTemplateVolumeDevices",
    "TaskSpecStepTemplateVolumeMounts",
    "TaskSpecSteps",
    "TaskSpecStepsComputeResources",
    "TaskSpecStepsComputeResourcesClaims",
    "TaskSpecStepsComputeResourcesLimits",
    "TaskSpecStepsComputeResourcesRequests",
    "TaskSpecStepsEnv",
    "TaskSpecStepsEnvFrom",
    "TaskSpecStepsEnvFromConfigMapRef",
    "TaskSpecStepsEnvFromSecretRef",
    "TaskSpecStepsEnvValueFrom",
    "TaskSpecStepsEnvValueFromConfigMapKeyRef",
    "TaskSpecStepsEnvValueFromFieldRef",
    "TaskSpecStepsEnvValueFromFileKeyRef",
    "TaskSpecStepsEnvValueFromResourceFieldRef",
    "TaskSpecStepsEnvValueFromResourceFieldRefDivisor",
    "TaskSpecStepsEnvValueFromSecretKeyRef",
    "TaskSpecStepsParams",
    "TaskSpecStepsRef",
    "TaskSpecStepsRefParams",
    "TaskSpecStepsResults",
    "TaskSpecStepsResultsProperties",
    "TaskSpecStepsSecurityContext",
    "TaskSpecStepsSecurityContextAppArmorProfile",
    "TaskSpecStepsSecurityContextCapabilities",
    "TaskSpecStepsSecurityContextSeLinuxOptions",
    "TaskSpecStepsSecurityContextSeccompProfile",
    "TaskSpecStepsSecurityContextWindowsOptions",
    "TaskSpecStepsStderrConfig",
    "TaskSpecStepsStdoutConfig",
    "TaskSpecStepsVolumeDevices",
    "TaskSpecStepsVolumeMounts",
    "TaskSpecStepsWhen",
    "TaskSpecStepsWorkspaces",
    "TaskSpecWorkspaces",
]

publication.publish()

def _typecheckingstub__1c9671092f91213bdc07319b4cdea4047c05993235cfcb4c19cbe92b40dc2970(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[PipelineSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__716fee2e90bf081bc996f44b6505cd2b812b6dc6f46360fdce42d81ae8bfa12f(
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[PipelineSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1cd5985f7d123e6518f75a434c4bcfbccdab74c126577c9f9f0d431d740537b6(
    *,
    description: typing.Optional[builtins.str] = None,
    display_name: typing.Optional[builtins.str] = None,
    finally_: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinally, typing.Dict[builtins.str, typing.Any]]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    results: typing.Optional[typing.Sequence[typing.Union[PipelineSpecResults, typing.Dict[builtins.str, typing.Any]]]] = None,
    tasks: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasks, typing.Dict[builtins.str, typing.Any]]]] = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[PipelineSpecWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7e2b3ca7b4ab599395c7072f1410a6f7d9db55a5c4be3475ac18fca422e46b13(
    *,
    description: typing.Optional[builtins.str] = None,
    display_name: typing.Optional[builtins.str] = None,
    matrix: typing.Optional[typing.Union[PipelineSpecFinallyMatrix, typing.Dict[builtins.str, typing.Any]]] = None,
    name: typing.Optional[builtins.str] = None,
    on_error: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    pipeline_ref: typing.Optional[typing.Union[PipelineSpecFinallyPipelineRef, typing.Dict[builtins.str, typing.Any]]] = None,
    pipeline_spec: typing.Any = None,
    retries: typing.Optional[jsii.Number] = None,
    run_after: typing.Optional[typing.Sequence[builtins.str]] = None,
    task_ref: typing.Optional[typing.Union[PipelineSpecFinallyTaskRef, typing.Dict[builtins.str, typing.Any]]] = None,
    task_spec: typing.Any = None,
    timeout: typing.Optional[builtins.str] = None,
    when: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyWhen, typing.Dict[builtins.str, typing.Any]]]] = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a23967cff2794b24b02cc7c37c25efb25c30494fbf32c4fc16f7d6eb99b1eff1(
    *,
    include: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyMatrixInclude, typing.Dict[builtins.str, typing.Any]]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyMatrixParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7da98feb461a22837fdf96c28627e607d5a29d041502f23f3402cb553a21ccaf(
    *,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyMatrixIncludeParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__61ff3b539cde6708879eeacc65bee9b305b26b852a02d5cd31e941846d986a99(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c1622efbb6a0d39cde84fa06aa72cbb2e71b81b50a60a18d862062b1f25f181e(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a2dd2143f440e1f9c1e44c06fa1ff24be63ed0647a8c476887ea2699d61a2578(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0f43ff8336fb61291e0e8eb42f553fab124c0ac2776c9dab0329e646f0885c19(
    *,
    api_version: typing.Optional[builtins.str] = None,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyPipelineRefParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    resolver: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__58a9da67a0ad253f11fa39bfa782cce90692bf188a49d624717dd630be6bd15d(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b3ddde196aa2fcb30f8f87b7f464c083c2f51dd872962b7fc7a6057c37e6c267(
    *,
    api_version: typing.Optional[builtins.str] = None,
    kind: typing.Optional[builtins.str] = None,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecFinallyTaskRefParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    resolver: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__53cc8e271635bf877fcbd5d96a1ca68cf7003ee9c4395a9863c4b7231032be5a(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__236e0df2d27c90892ff864a81b5192fd7f1089a4fbc14d9abbcbfef7c4c85351(
    *,
    cel: typing.Optional[builtins.str] = None,
    input: typing.Optional[builtins.str] = None,
    operator: typing.Optional[builtins.str] = None,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8ad104f3986f24023a04094c9935fe3e9d91b8d34ced4992e17ec4104caafe69(
    *,
    name: builtins.str,
    sub_path: typing.Optional[builtins.str] = None,
    workspace: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__472578d2c99f0de67dd41416a234ff8c885038b26a1574cbb8654a218ab841f2(
    *,
    name: builtins.str,
    default: typing.Any = None,
    description: typing.Optional[builtins.str] = None,
    enum: typing.Optional[typing.Sequence[builtins.str]] = None,
    properties: typing.Optional[typing.Mapping[builtins.str, typing.Union[PipelineSpecParamsProperties, typing.Dict[builtins.str, typing.Any]]]] = None,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__78b4e0a03687d806a9ce0acf677ea73073f61999cee3a574158d6dcbbf2eda0a(
    *,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__747f90d9a46d5987d644a972cbfe7ddf773d70c61c7760efb24ddf47eb51fcad(
    *,
    name: builtins.str,
    value: typing.Any,
    description: typing.Optional[builtins.str] = None,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f48c98a91c084b3e12f207bb36795ae486eeee28c612989a38ecc48458c7fad1(
    *,
    description: typing.Optional[builtins.str] = None,
    display_name: typing.Optional[builtins.str] = None,
    matrix: typing.Optional[typing.Union[PipelineSpecTasksMatrix, typing.Dict[builtins.str, typing.Any]]] = None,
    name: typing.Optional[builtins.str] = None,
    on_error: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    pipeline_ref: typing.Optional[typing.Union[PipelineSpecTasksPipelineRef, typing.Dict[builtins.str, typing.Any]]] = None,
    pipeline_spec: typing.Any = None,
    retries: typing.Optional[jsii.Number] = None,
    run_after: typing.Optional[typing.Sequence[builtins.str]] = None,
    task_ref: typing.Optional[typing.Union[PipelineSpecTasksTaskRef, typing.Dict[builtins.str, typing.Any]]] = None,
    task_spec: typing.Any = None,
    timeout: typing.Optional[builtins.str] = None,
    when: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksWhen, typing.Dict[builtins.str, typing.Any]]]] = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__19ba576cc382b22031c541c804676bdd580a541c98f0058a39c4519ff650b775(
    *,
    include: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksMatrixInclude, typing.Dict[builtins.str, typing.Any]]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksMatrixParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__875748ac260f93b13b4eea8fdd4978e6184e2e6ec6576935cdd5f3fa2d018418(
    *,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksMatrixIncludeParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b34a902b9de5ce7b375552d473c3fa92da7aeccc44429cf1dd9a4b83d9b3e9af(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e0c5821fed6275e0387c0151681fac09c701d6ebe2151a22807c785c8bf74a89(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f63dd55c16de6fdbcedd1a589e641fcd328e4cbdce6bec3bc9eaa869978e8084(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e63273654784f4c7c9efb72c43fdff1b1950a5416cf7cde85302d0c95391e0f3(
    *,
    api_version: typing.Optional[builtins.str] = None,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksPipelineRefParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    resolver: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__bd65dc427b414b64900678ec5a5690d04208721166f7a5fe3473cfd33cebd53a(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b6ee4a44d6f2025fb6bf96ea0c963b962bb8dccf5fca2e824621f4bf6782e405(
    *,
    api_version: typing.Optional[builtins.str] = None,
    kind: typing.Optional[builtins.str] = None,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[PipelineSpecTasksTaskRefParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    resolver: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a3d8dccb955aea3e30cb8d3ab637e34700034b5a19722c033844866dcd194d49(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__26e14869bdfca03d74b54e51603b1bb60a62453e64efda30d9c903afc5790aec(
    *,
    cel: typing.Optional[builtins.str] = None,
    input: typing.Optional[builtins.str] = None,
    operator: typing.Optional[builtins.str] = None,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c8fcb4d1acc18b045e7cfc964ea61bd932015c5d102909b240cb0bbba16809ef(
    *,
    name: builtins.str,
    sub_path: typing.Optional[builtins.str] = None,
    workspace: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fad4c439a1327579bd8f6f3cd35c4d709c4c5f6be688d9894c0d3365afc45c66(
    *,
    name: builtins.str,
    description: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__6e115ff05fb2fefd51b14793802643f5835570dad15a57ec4689f08e038f28bd(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[TaskSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__372820f30b564d1cf7ad0eabe331a8b606cf6ba56d37898b502bf0ae6e7b065c(
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[TaskSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c36369f9527a44ac262f88989f276ddd581916cb0cdae83c5feacd11b33e9a6c(
    *,
    description: typing.Optional[builtins.str] = None,
    display_name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TaskSpecParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    results: typing.Optional[typing.Sequence[typing.Union[TaskSpecResults, typing.Dict[builtins.str, typing.Any]]]] = None,
    sidecars: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecars, typing.Dict[builtins.str, typing.Any]]]] = None,
    steps: typing.Optional[typing.Sequence[typing.Union[TaskSpecSteps, typing.Dict[builtins.str, typing.Any]]]] = None,
    step_template: typing.Optional[typing.Union[TaskSpecStepTemplate, typing.Dict[builtins.str, typing.Any]]] = None,
    volumes: typing.Any = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[TaskSpecWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e70f17cbd9efa8203fcdda21cf030cf5f327decbd6bd98f293367ec460711e5c(
    *,
    name: builtins.str,
    default: typing.Any = None,
    description: typing.Optional[builtins.str] = None,
    enum: typing.Optional[typing.Sequence[builtins.str]] = None,
    properties: typing.Optional[typing.Mapping[builtins.str, typing.Union[TaskSpecParamsProperties, typing.Dict[builtins.str, typing.Any]]]] = None,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f01c58989462e5c5a8123eb93fb539237c17773e23ae3c75d00b101b3fb89ff6(
    *,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__940cc5fb63685fbc62279588e0108b3334511628d5ec7b171d2c76be3a9d96a1(
    *,
    name: builtins.str,
    description: typing.Optional[builtins.str] = None,
    properties: typing.Optional[typing.Mapping[builtins.str, typing.Union[TaskSpecResultsProperties, typing.Dict[builtins.str, typing.Any]]]] = None,
    type: typing.Optional[builtins.str] = None,
    value: typing.Any = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a596cd31a744edd5024082bed944185229a4f05183f3340b8c087d24601cab9a(
    *,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__27356638aed97324a1f8ba6e8a40bd3049dd94e56b70979c093654ccb3762a5d(
    *,
    name: builtins.str,
    args: typing.Optional[typing.Sequence[builtins.str]] = None,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
    compute_resources: typing.Optional[typing.Union[TaskSpecSidecarsComputeResources, typing.Dict[builtins.str, typing.Any]]] = None,
    env: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsEnv, typing.Dict[builtins.str, typing.Any]]]] = None,
    env_from: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsEnvFrom, typing.Dict[builtins.str, typing.Any]]]] = None,
    image: typing.Optional[builtins.str] = None,
    image_pull_policy: typing.Optional[builtins.str] = None,
    lifecycle: typing.Optional[typing.Union[TaskSpecSidecarsLifecycle, typing.Dict[builtins.str, typing.Any]]] = None,
    liveness_probe: typing.Optional[typing.Union[TaskSpecSidecarsLivenessProbe, typing.Dict[builtins.str, typing.Any]]] = None,
    ports: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsPorts, typing.Dict[builtins.str, typing.Any]]]] = None,
    readiness_probe: typing.Optional[typing.Union[TaskSpecSidecarsReadinessProbe, typing.Dict[builtins.str, typing.Any]]] = None,
    restart_policy: typing.Optional[builtins.str] = None,
    script: typing.Optional[builtins.str] = None,
    security_context: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContext, typing.Dict[builtins.str, typing.Any]]] = None,
    startup_probe: typing.Optional[typing.Union[TaskSpecSidecarsStartupProbe, typing.Dict[builtins.str, typing.Any]]] = None,
    stdin: typing.Optional[builtins.bool] = None,
    stdin_once: typing.Optional[builtins.bool] = None,
    termination_message_path: typing.Optional[builtins.str] = None,
    termination_message_policy: typing.Optional[builtins.str] = None,
    tty: typing.Optional[builtins.bool] = None,
    volume_devices: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsVolumeDevices, typing.Dict[builtins.str, typing.Any]]]] = None,
    volume_mounts: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsVolumeMounts, typing.Dict[builtins.str, typing.Any]]]] = None,
    working_dir: typing.Optional[builtins.str] = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ac58631aeefc77b77ded6050e17deb91e73454c6c3ed5493a834124b1639203c(
    *,
    claims: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsComputeResourcesClaims, typing.Dict[builtins.str, typing.Any]]]] = None,
    limits: typing.Optional[typing.Mapping[builtins.str, TaskSpecSidecarsComputeResourcesLimits]] = None,
    requests: typing.Optional[typing.Mapping[builtins.str, TaskSpecSidecarsComputeResourcesRequests]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a13279348ca19bf290fd583f1cb0a9a12b821dc73d2863ed2b51332c02dd3b30(
    *,
    name: builtins.str,
    request: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7533b7797c47535d513c9d3f210a8d8e0b1b1958ee80c3fec9b022a0288093a7(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3cc3c4265313c1c67a12f6c76227a53d61f337fcbfadcb104d99aae7f85eafec(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__76784d424ef1caf65c7e6c2de071d96fd387b6e7224ffc1928230f757c3e7a23(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9572f006c078ef20f8c4f0c39523a257cb299912adc464c59b96ab166d5e941a(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7c2d9a80ccce1ca6bce8550f74fe82137db8191a4a01db1756c68465b34b6ff4(
    *,
    name: builtins.str,
    value: typing.Optional[builtins.str] = None,
    value_from: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFrom, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__70bd8e71ff47bbd22775de45443b7803f94e486a08372bf14a77a4702c5338d5(
    *,
    config_map_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvFromConfigMapRef, typing.Dict[builtins.str, typing.Any]]] = None,
    prefix: typing.Optional[builtins.str] = None,
    secret_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvFromSecretRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a858f6e2c207d8d0d40e40bddfe5d275bf4f740f9989e37cbf8fae8925b509be(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9a351075f25be080be1eccb1fd19ddccf994244957231e1292cc057ecd04a43c(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7bc3d4dbf6aa30c3d58cbf6700a06a62c1362069f1cafd13ce93d54c3a885e28(
    *,
    config_map_key_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFromConfigMapKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    field_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFromFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    file_key_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFromFileKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    resource_field_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFromResourceFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    secret_key_ref: typing.Optional[typing.Union[TaskSpecSidecarsEnvValueFromSecretKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__683cedea59f1a148409d22187fecc5a41d819d222132316e3887f886aab6833b(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a3d59442432a1248b6425acde48903e1d4e4f6f542957171dafe669fa15ab61b(
    *,
    field_path: builtins.str,
    api_version: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__917cd44bb94fd7ddeb7a520ccb3b40219c19a22f46a57ee79b92d927957aa0fe(
    *,
    key: builtins.str,
    path: builtins.str,
    volume_name: builtins.str,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9409678bd87e8b60f33a7e99e74edf8e8a4619294ae06da3729790858207c17c(
    *,
    resource: builtins.str,
    container_name: typing.Optional[builtins.str] = None,
    divisor: typing.Optional[TaskSpecSidecarsEnvValueFromResourceFieldRefDivisor] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__10200f65e21d5e4599b5930f05f35e6216ff6c20c03b26d5770b150c28735333(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b6d44553625b60ab613ee88769ab4323e7d8b48b6b3e018d619c81d0d8a6523b(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__bd8cee5663cc4818c7aa7cdfe854ce2d900b3e5d370be2b6605521f5b98324d5(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e468ded7dde61d3c8eba8275554379df8fabcced4d09d0030bd8b147c86c39fc(
    *,
    post_start: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePostStart, typing.Dict[builtins.str, typing.Any]]] = None,
    pre_stop: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePreStop, typing.Dict[builtins.str, typing.Any]]] = None,
    stop_signal: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__068f4435c30ebf4025846abe2ca7775a246e44f4ba8b69ea8c248336bc6e74a2(
    *,
    exec: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePostStartExec, typing.Dict[builtins.str, typing.Any]]] = None,
    http_get: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePostStartHttpGet, typing.Dict[builtins.str, typing.Any]]] = None,
    sleep: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePostStartSleep, typing.Dict[builtins.str, typing.Any]]] = None,
    tcp_socket: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePostStartTcpSocket, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__eee2933bf2e43d0971c3d51be4787feebbff4554301a29c82d1c689799162a8f(
    *,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__6f863f94cd4a64a620a4237ea184836c6094ab9a0f882f8c4fbef4a0522dd2f3(
    *,
    port: TaskSpecSidecarsLifecyclePostStartHttpGetPort,
    host: typing.Optional[builtins.str] = None,
    http_headers: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsLifecyclePostStartHttpGetHttpHeaders, typing.Dict[builtins.str, typing.Any]]]] = None,
    path: typing.Optional[builtins.str] = None,
    scheme: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fc0944f4039d80e9211dfa97c4fb93e425e664291c6ba2537a425dad3f6e105b(
    *,
    name: builtins.str,
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fb3787df7b35e256c128546328188c029c826bb4b8ad4d18ef957eace9103de7(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__99ec7a5e8f363f32345e376cd819a12e3f882dd6f9ff2bf7d7a43b6c889fed08(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0b1a1114b0c13da5f8f64d0dd6b82c412355371d38eea468ef5772c2fe8ad9dd(
    *,
    seconds: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__88d0ee6c58ae99ccf709d7ddacdb839fb0945f91d4ada838e27797eb6211be9f(
    *,
    port: TaskSpecSidecarsLifecyclePostStartTcpSocketPort,
    host: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__de54c5f9e5f7fb3a14ac3aa94fea54226a1b4991f3368dca9692e32a364e8b61(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5a4820dd11df02ecedce5fdb408509e2a02bda495db58258f4ea94021af6f495(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1f2f080de52df1ba0529157c23310c78420c71ae32baf949631fdbbd3180e571(
    *,
    exec: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePreStopExec, typing.Dict[builtins.str, typing.Any]]] = None,
    http_get: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePreStopHttpGet, typing.Dict[builtins.str, typing.Any]]] = None,
    sleep: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePreStopSleep, typing.Dict[builtins.str, typing.Any]]] = None,
    tcp_socket: typing.Optional[typing.Union[TaskSpecSidecarsLifecyclePreStopTcpSocket, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__bd9f5b471ce9abc9972366717d9dadb35a53a487007b16ce3532950225882fab(
    *,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0a9896e02ef0633fd422088e0c32ade1cc60f1cfd664009247fab30af6b750a2(
    *,
    port: TaskSpecSidecarsLifecyclePreStopHttpGetPort,
    host: typing.Optional[builtins.str] = None,
    http_headers: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsLifecyclePreStopHttpGetHttpHeaders, typing.Dict[builtins.str, typing.Any]]]] = None,
    path: typing.Optional[builtins.str] = None,
    scheme: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7ce7b0e7001bc23fab8209321963fd2030ab96b9cdb2101eeadd30e250021f9e(
    *,
    name: builtins.str,
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0e3a4108faa179b955a35b3486aa5ee799ea4a32873210a4f5461d838242d7d3(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__92f0e170d22a6fd575bdf3df309e0cce100ead5b524908f7f36bf4c34b560853(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__06ba7a20dd7ca7d4ff2675d57587bd46a728346634312cd0aff125ad5d4e31a4(
    *,
    seconds: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__65b70f38df0520ee74877c470bab4c86ebe2bb0aaa35116a731e7e61ce17e3f1(
    *,
    port: TaskSpecSidecarsLifecyclePreStopTcpSocketPort,
    host: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fdab6cfcea4c606c10a9dcb477a317578e3be97b353784a3f6cfa9b354edc70c(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9a5166fcb77ade4c55d4dad5ca8150e6e9df10c3046517ec8622c972cc232413(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8a89233c8373f3079a0f1d3241f134a6d7904134f2d6e455a708f0beae700a64(
    *,
    exec: typing.Optional[typing.Union[TaskSpecSidecarsLivenessProbeExec, typing.Dict[builtins.str, typing.Any]]] = None,
    failure_threshold: typing.Optional[jsii.Number] = None,
    grpc: typing.Optional[typing.Union[TaskSpecSidecarsLivenessProbeGrpc, typing.Dict[builtins.str, typing.Any]]] = None,
    http_get: typing.Optional[typing.Union[TaskSpecSidecarsLivenessProbeHttpGet, typing.Dict[builtins.str, typing.Any]]] = None,
    initial_delay_seconds: typing.Optional[jsii.Number] = None,
    period_seconds: typing.Optional[jsii.Number] = None,
    success_threshold: typing.Optional[jsii.Number] = None,
    tcp_socket: typing.Optional[typing.Union[TaskSpecSidecarsLivenessProbeTcpSocket, typing.Dict[builtins.str, typing.Any]]] = None,
    termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__970fd7f406a9050fca04559c21a642fd153a2ee7ec35ca59534c14083c0c5cb0(
    *,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__17bf265958171294b293c49e8533c7e20b41477ab6dde1a51e509aa8f825ad88(
    *,
    port: jsii.Number,
    service: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fd3fb11b13e66a6c5b6501839c75f05560dd71d36b739fa080927a0bc08b36fd(
    *,
    port: TaskSpecSidecarsLivenessProbeHttpGetPort,
    host: typing.Optional[builtins.str] = None,
    http_headers: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsLivenessProbeHttpGetHttpHeaders, typing.Dict[builtins.str, typing.Any]]]] = None,
    path: typing.Optional[builtins.str] = None,
    scheme: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dcacc17404000b8d42412b2564861310136a9a24b14603471040dc23e4b2afbf(
    *,
    name: builtins.str,
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c97648ff6e1ae0072ed17d743a81a980ebb70a49ba59dcb5f6e56c397ff00dec(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__47c564e8a622687fb1e1f629917f9678019bea2677ce7f338116b990cbf11838(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__decd21b62227d3f52c92bf4c22d89baae4ae32112bb73b794b3f57d5185c9564(
    *,
    port: TaskSpecSidecarsLivenessProbeTcpSocketPort,
    host: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c1eb71e70c610975392c2ac133f4b1f5f92207db93a99729a18767009c182c9c(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__808556e2efa20c932d08e41ffe005299579abe646022a95d0a04f1b1f63c23cb(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5977fb803ae2674061d1d0dd8677e02ee667e513f4b049204c47796ba18c6606(
    *,
    container_port: jsii.Number,
    host_ip: typing.Optional[builtins.str] = None,
    host_port: typing.Optional[jsii.Number] = None,
    name: typing.Optional[builtins.str] = None,
    protocol: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8d41e29b6f4985e0fb9f5bbd1d9d49f497b5af9c63ea66289311bb0758d4eb35(
    *,
    exec: typing.Optional[typing.Union[TaskSpecSidecarsReadinessProbeExec, typing.Dict[builtins.str, typing.Any]]] = None,
    failure_threshold: typing.Optional[jsii.Number] = None,
    grpc: typing.Optional[typing.Union[TaskSpecSidecarsReadinessProbeGrpc, typing.Dict[builtins.str, typing.Any]]] = None,
    http_get: typing.Optional[typing.Union[TaskSpecSidecarsReadinessProbeHttpGet, typing.Dict[builtins.str, typing.Any]]] = None,
    initial_delay_seconds: typing.Optional[jsii.Number] = None,
    period_seconds: typing.Optional[jsii.Number] = None,
    success_threshold: typing.Optional[jsii.Number] = None,
    tcp_socket: typing.Optional[typing.Union[TaskSpecSidecarsReadinessProbeTcpSocket, typing.Dict[builtins.str, typing.Any]]] = None,
    termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e185601272a1cb4ee94f84ae71020e72dc98d9410796046ad2e0d594bd78d862(
    *,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__df82c945f4d753dfd9d7c92c8f6a6f2e1b1d51889a66193ec3728f008c48a0c1(
    *,
    port: jsii.Number,
    service: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f07ccd07a350bb67e06cf9090694021b330803efd9d0152ab964aa2b5473716f(
    *,
    port: TaskSpecSidecarsReadinessProbeHttpGetPort,
    host: typing.Optional[builtins.str] = None,
    http_headers: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsReadinessProbeHttpGetHttpHeaders, typing.Dict[builtins.str, typing.Any]]]] = None,
    path: typing.Optional[builtins.str] = None,
    scheme: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__44b9570f25f457ae1700844c3ec369b530e1a639c7fed423145bc60dedffc876(
    *,
    name: builtins.str,
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__6e3a4a8f17668a3c69bd28a85582e45c6c5ad6e2c12e74d9af4ae10132a33fee(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__16db04fced929ffccf1b22f91a5796ad3ef671ee425248e7380c916a5013e39c(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8114f04fd151f435acaef3c23be3d2fd1c0c69ac006af367d2bd121b804cbed8(
    *,
    port: TaskSpecSidecarsReadinessProbeTcpSocketPort,
    host: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__50ef19fd69e87a02c374754a2099308be5a26e169a156eabfb04361dde09380d(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__884e845748cac4618d26ae017adbca4e960886a926dae739505ff2348404ebef(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__10252f8acfa076d5ee38514fbec2ce7542717a53acef9047a12ddee877013aaf(
    *,
    allow_privilege_escalation: typing.Optional[builtins.bool] = None,
    app_armor_profile: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContextAppArmorProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    capabilities: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContextCapabilities, typing.Dict[builtins.str, typing.Any]]] = None,
    privileged: typing.Optional[builtins.bool] = None,
    proc_mount: typing.Optional[builtins.str] = None,
    read_only_root_filesystem: typing.Optional[builtins.bool] = None,
    run_as_group: typing.Optional[jsii.Number] = None,
    run_as_non_root: typing.Optional[builtins.bool] = None,
    run_as_user: typing.Optional[jsii.Number] = None,
    seccomp_profile: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContextSeccompProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    se_linux_options: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContextSeLinuxOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    windows_options: typing.Optional[typing.Union[TaskSpecSidecarsSecurityContextWindowsOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3d620b63331552a7187b0e34a87ef41bc24a5389f218c917358753ce5f8196dc(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fd942ce0be436b280d2b1e7b9a24943c0ed43aee2b814e4fdb4f2d965348526c(
    *,
    add: typing.Optional[typing.Sequence[builtins.str]] = None,
    drop: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4918ea1e11636fbb366de078cd11ea4e4db42ce016c401ff5e395391f66773c1(
    *,
    level: typing.Optional[builtins.str] = None,
    role: typing.Optional[builtins.str] = None,
    type: typing.Optional[builtins.str] = None,
    user: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1d0e0daf539aad8a4ea6f8f3a864a9716ab837045d31d540c400b7c2ae1c8e68(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a8d44fccd549b00643aecd816b362088ee683939da4e02cc25ab054e718df679(
    *,
    gmsa_credential_spec: typing.Optional[builtins.str] = None,
    gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
    host_process: typing.Optional[builtins.bool] = None,
    run_as_user_name: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b0914b0674b63951eeac1a726d9e833d6da51b7fd4295166395c09a8201a14d1(
    *,
    exec: typing.Optional[typing.Union[TaskSpecSidecarsStartupProbeExec, typing.Dict[builtins.str, typing.Any]]] = None,
    failure_threshold: typing.Optional[jsii.Number] = None,
    grpc: typing.Optional[typing.Union[TaskSpecSidecarsStartupProbeGrpc, typing.Dict[builtins.str, typing.Any]]] = None,
    http_get: typing.Optional[typing.Union[TaskSpecSidecarsStartupProbeHttpGet, typing.Dict[builtins.str, typing.Any]]] = None,
    initial_delay_seconds: typing.Optional[jsii.Number] = None,
    period_seconds: typing.Optional[jsii.Number] = None,
    success_threshold: typing.Optional[jsii.Number] = None,
    tcp_socket: typing.Optional[typing.Union[TaskSpecSidecarsStartupProbeTcpSocket, typing.Dict[builtins.str, typing.Any]]] = None,
    termination_grace_period_seconds: typing.Optional[jsii.Number] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7521861f117481599a90e86a1f0e07e24aeeb530602f02c0555c2fb6a73a3e8a(
    *,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0baec5ba3db27fcb18309dbf1a01157400620826f3a9df2fa553ff4bf33463d7(
    *,
    port: jsii.Number,
    service: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3a56bfb64c30bc597147e466de088af34bdfd175c2bcde67cd567d66ae50c32b(
    *,
    port: TaskSpecSidecarsStartupProbeHttpGetPort,
    host: typing.Optional[builtins.str] = None,
    http_headers: typing.Optional[typing.Sequence[typing.Union[TaskSpecSidecarsStartupProbeHttpGetHttpHeaders, typing.Dict[builtins.str, typing.Any]]]] = None,
    path: typing.Optional[builtins.str] = None,
    scheme: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5731c613234bc1105c4050a3e95031426c6fa841af568a69e1b02758b41cc46a(
    *,
    name: builtins.str,
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a2f6175fff4f7b697f977d07e3ed3ff49058b792cfb6bcdd8079324efe9e8444(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a9e7de372d5500f8d8c21c597ffee0ce07b99e078ffd96cf90186ae9f7e2a9b5(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4db97918d4d249f5ce21a3805d0631c88d5b3d8371472cd8b544e61dc3cc3d34(
    *,
    port: TaskSpecSidecarsStartupProbeTcpSocketPort,
    host: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b3316cc470008f8e0841c032194d7b260bd01ff21c6efd02dede4196312007bd(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__382f729444c510669c628586284e315a660f1b49b98e2aef60ceb47dc4cfb261(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__de90ed69f9f6cbfb0062966dac2629aad41a8fd6ff230b42e2e1f9102eb76a04(
    *,
    device_path: builtins.str,
    name: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__948534bd1389b790e38d95923363330b8275de150e5fcc4d16ff767a1c495695(
    *,
    mount_path: builtins.str,
    name: builtins.str,
    mount_propagation: typing.Optional[builtins.str] = None,
    read_only: typing.Optional[builtins.bool] = None,
    recursive_read_only: typing.Optional[builtins.str] = None,
    sub_path: typing.Optional[builtins.str] = None,
    sub_path_expr: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__500b79dccfca550679c3a750d1719a9325bf35e25fb5abbdc0a51a8f0dfdfae1(
    *,
    mount_path: builtins.str,
    name: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ba84618667977475091dbaf58ea7618bad0a2c1c531f69a3fe11d29c3dacca17(
    *,
    args: typing.Optional[typing.Sequence[builtins.str]] = None,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
    compute_resources: typing.Optional[typing.Union[TaskSpecStepTemplateComputeResources, typing.Dict[builtins.str, typing.Any]]] = None,
    env: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepTemplateEnv, typing.Dict[builtins.str, typing.Any]]]] = None,
    env_from: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepTemplateEnvFrom, typing.Dict[builtins.str, typing.Any]]]] = None,
    image: typing.Optional[builtins.str] = None,
    image_pull_policy: typing.Optional[builtins.str] = None,
    security_context: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContext, typing.Dict[builtins.str, typing.Any]]] = None,
    volume_devices: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepTemplateVolumeDevices, typing.Dict[builtins.str, typing.Any]]]] = None,
    volume_mounts: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepTemplateVolumeMounts, typing.Dict[builtins.str, typing.Any]]]] = None,
    working_dir: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__da2f2a9431208a7fcb042ba453b444816c79176ceb4e2b308938d4f0c6525c82(
    *,
    claims: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepTemplateComputeResourcesClaims, typing.Dict[builtins.str, typing.Any]]]] = None,
    limits: typing.Optional[typing.Mapping[builtins.str, TaskSpecStepTemplateComputeResourcesLimits]] = None,
    requests: typing.Optional[typing.Mapping[builtins.str, TaskSpecStepTemplateComputeResourcesRequests]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__47e1852b380b4d4f3c18362707438e5cd518b159680c1d9fc3f54ca433f0b655(
    *,
    name: builtins.str,
    request: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f50d60611588bbb0201a98ecee32012fb7a52acd6ea1c17a50254b70e48a8672(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b3205783ae916cbdb9896dc411ab5f5ccaf371723c6444bb01c14010b6ffe6fd(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__541356ae803a725b23d6a7f88d002bfa9b4a5c3fe96c8a7819ce991d107b6547(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a95cb54f6a5ee4c1a38c09b695938642bc3b053f6aa2e449ed0f034e62db8985(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__6735797e57a5ce0be21863ceea7c47a1ce9c361fed3563c0f97de68cc48c2aaa(
    *,
    name: builtins.str,
    value: typing.Optional[builtins.str] = None,
    value_from: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFrom, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4942bfa89d43d4b4cc5ac8e3391fa04485f8bf3d5847224774f5ea9c0beaae3b(
    *,
    config_map_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvFromConfigMapRef, typing.Dict[builtins.str, typing.Any]]] = None,
    prefix: typing.Optional[builtins.str] = None,
    secret_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvFromSecretRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dcbad153ab45420551e12dfed3709e5043cfe402740b4e2c1fa04006a66b4c7d(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8bc9dc78690271cdfeb0734ac22d1b5e7d6ec9de7314097a7cd0d1dca8cf4031(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9618c5af7349ca5346028d6073c1c2803e28bfb29567df591b4910981a64c444(
    *,
    config_map_key_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFromConfigMapKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    field_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFromFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    file_key_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFromFileKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    resource_field_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFromResourceFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    secret_key_ref: typing.Optional[typing.Union[TaskSpecStepTemplateEnvValueFromSecretKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e3b9e92e1dbc05ac22af6da990913717b36e5298dce1462c56740c992261a946(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ad3bf8e366d7d406af28c8124e60be0bc1177502166e2606a4baf1f34e797f2e(
    *,
    field_path: builtins.str,
    api_version: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f79a52d9dfb2baa23b5b541c39a988b4ae9944e3f2961f1b5607094fb6206733(
    *,
    key: builtins.str,
    path: builtins.str,
    volume_name: builtins.str,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e9806884886f87662204969c483ad2375ddaee5a9175e4b42ad85eb805f6b5f6(
    *,
    resource: builtins.str,
    container_name: typing.Optional[builtins.str] = None,
    divisor: typing.Optional[TaskSpecStepTemplateEnvValueFromResourceFieldRefDivisor] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__cb510a59338dab2f7baef91eed2df028bbbc348b8b7ee9d0285869589f2c77d2(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dbca405b448f89fd94cfe0c8efbfbb4618ba54fd9e179b5264003f0917387195(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c04324882dde414bab150f3f47818b9d38ea2f308d7a844cbbcbbdbcfd018ad9(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4da006c7b5afe23e9f01faf8ddb11d2c6470a675f12c3df2d5698dc4b8a696f1(
    *,
    allow_privilege_escalation: typing.Optional[builtins.bool] = None,
    app_armor_profile: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContextAppArmorProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    capabilities: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContextCapabilities, typing.Dict[builtins.str, typing.Any]]] = None,
    privileged: typing.Optional[builtins.bool] = None,
    proc_mount: typing.Optional[builtins.str] = None,
    read_only_root_filesystem: typing.Optional[builtins.bool] = None,
    run_as_group: typing.Optional[jsii.Number] = None,
    run_as_non_root: typing.Optional[builtins.bool] = None,
    run_as_user: typing.Optional[jsii.Number] = None,
    seccomp_profile: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContextSeccompProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    se_linux_options: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContextSeLinuxOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    windows_options: typing.Optional[typing.Union[TaskSpecStepTemplateSecurityContextWindowsOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4e0c75888ee4080cdccb3d8675579b73f41980ebd0ac7e3de0660a23a10c7a83(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fe7d6b1e87d2a73b57eec609b720ddda196881449d6d43080d64c40a99ad3972(
    *,
    add: typing.Optional[typing.Sequence[builtins.str]] = None,
    drop: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a44ac830721e3429ddc6a78c75052fa9a8e41e1e5a00dfd028b1d69f80b54821(
    *,
    level: typing.Optional[builtins.str] = None,
    role: typing.Optional[builtins.str] = None,
    type: typing.Optional[builtins.str] = None,
    user: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ded34c8d2ba04e0931426f11cc0f11da991cb2ca301a46669a058bf519390faa(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fa0407dddb22578ee13a43cb8a7f7851ebf1f61d2445005b6b980f7b146a94a4(
    *,
    gmsa_credential_spec: typing.Optional[builtins.str] = None,
    gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
    host_process: typing.Optional[builtins.bool] = None,
    run_as_user_name: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__18c27113a09b0b1343356aaa571f761b2c30a89f277c5338da97dc512001310e(
    *,
    device_path: builtins.str,
    name: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c622fc479f0620d119cfdc52b2053b314c810f2e09ed0a3dba3bea976e2289ea(
    *,
    mount_path: builtins.str,
    name: builtins.str,
    mount_propagation: typing.Optional[builtins.str] = None,
    read_only: typing.Optional[builtins.bool] = None,
    recursive_read_only: typing.Optional[builtins.str] = None,
    sub_path: typing.Optional[builtins.str] = None,
    sub_path_expr: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b127cd60c7e028dcd30320c79c717b260a3b824a7aa6b1bcc2de0bed5f5f064f(
    *,
    name: builtins.str,
    args: typing.Optional[typing.Sequence[builtins.str]] = None,
    command: typing.Optional[typing.Sequence[builtins.str]] = None,
    compute_resources: typing.Optional[typing.Union[TaskSpecStepsComputeResources, typing.Dict[builtins.str, typing.Any]]] = None,
    display_name: typing.Optional[builtins.str] = None,
    env: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsEnv, typing.Dict[builtins.str, typing.Any]]]] = None,
    env_from: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsEnvFrom, typing.Dict[builtins.str, typing.Any]]]] = None,
    image: typing.Optional[builtins.str] = None,
    image_pull_policy: typing.Optional[builtins.str] = None,
    on_error: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    ref: typing.Optional[typing.Union[TaskSpecStepsRef, typing.Dict[builtins.str, typing.Any]]] = None,
    results: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsResults, typing.Dict[builtins.str, typing.Any]]]] = None,
    script: typing.Optional[builtins.str] = None,
    security_context: typing.Optional[typing.Union[TaskSpecStepsSecurityContext, typing.Dict[builtins.str, typing.Any]]] = None,
    stderr_config: typing.Optional[typing.Union[TaskSpecStepsStderrConfig, typing.Dict[builtins.str, typing.Any]]] = None,
    stdout_config: typing.Optional[typing.Union[TaskSpecStepsStdoutConfig, typing.Dict[builtins.str, typing.Any]]] = None,
    timeout: typing.Optional[builtins.str] = None,
    volume_devices: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsVolumeDevices, typing.Dict[builtins.str, typing.Any]]]] = None,
    volume_mounts: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsVolumeMounts, typing.Dict[builtins.str, typing.Any]]]] = None,
    when: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsWhen, typing.Dict[builtins.str, typing.Any]]]] = None,
    working_dir: typing.Optional[builtins.str] = None,
    workspaces: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsWorkspaces, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__367596e116a5ee1376ce1c79f56cd31b485b1a4565327e30ec84b2d365b195b8(
    *,
    claims: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsComputeResourcesClaims, typing.Dict[builtins.str, typing.Any]]]] = None,
    limits: typing.Optional[typing.Mapping[builtins.str, TaskSpecStepsComputeResourcesLimits]] = None,
    requests: typing.Optional[typing.Mapping[builtins.str, TaskSpecStepsComputeResourcesRequests]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fc40d79e341e047e0b7fa5ae3718909a65cf9e4f1bf0156cb5498d2097c1e081(
    *,
    name: builtins.str,
    request: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f35460adc298acfdcfb320c22f02ea234d5f484752472db86e377328b8a2291f(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ab58d69b47954efd93ea336ce7ea7381b0bb9fe766c53e59b7ebcd0f65316b45(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e9a2fc8a297c2235040a5972e414d9aab93006eb837caa65664c715898363310(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__42e8ccb52bb5892f6e84809d0a945cedfea951d87da0f2a5f708a179a96e36bf(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3cdda91b8fe510cded05b2f325a9574728251cfdf2521a75385e1d6f0a55227e(
    *,
    name: builtins.str,
    value: typing.Optional[builtins.str] = None,
    value_from: typing.Optional[typing.Union[TaskSpecStepsEnvValueFrom, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e3bf99bdb3c950a8b9f1193282af21f1bcac47ad6de3467b086f6567317eb090(
    *,
    config_map_ref: typing.Optional[typing.Union[TaskSpecStepsEnvFromConfigMapRef, typing.Dict[builtins.str, typing.Any]]] = None,
    prefix: typing.Optional[builtins.str] = None,
    secret_ref: typing.Optional[typing.Union[TaskSpecStepsEnvFromSecretRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f3cf72eb0c1471c2d8429cd5145bdaf18240f20ae1da9337578543a39fadc886(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__46e791d9cf2b10f4c2708f1483948d38c7dcb1e27a434aed6bf49edd5d70a5d7(
    *,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__34c82a6487d38a9332b083ce3aedfe5966cd825d51a152954d89d22c8d2f6d62(
    *,
    config_map_key_ref: typing.Optional[typing.Union[TaskSpecStepsEnvValueFromConfigMapKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    field_ref: typing.Optional[typing.Union[TaskSpecStepsEnvValueFromFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    file_key_ref: typing.Optional[typing.Union[TaskSpecStepsEnvValueFromFileKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    resource_field_ref: typing.Optional[typing.Union[TaskSpecStepsEnvValueFromResourceFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    secret_key_ref: typing.Optional[typing.Union[TaskSpecStepsEnvValueFromSecretKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__65930392e74c2e5d8912f2df5ba3f24f3260086f8b8dce35e7cf22e2b6088e6a(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4a04b701d4c9ee585b5eae945afe7afe51580aa3e69155b882bf61a268545653(
    *,
    field_path: builtins.str,
    api_version: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__16a141a2484ed0a64a2f4ec9cb4746ce5e2f48cd1e43fbd2072737cc6fdc5f4d(
    *,
    key: builtins.str,
    path: builtins.str,
    volume_name: builtins.str,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__707f543b79e256ac25661f7af5aff54ce91625f9107c5de18637b43dc4469b18(
    *,
    resource: builtins.str,
    container_name: typing.Optional[builtins.str] = None,
    divisor: typing.Optional[TaskSpecStepsEnvValueFromResourceFieldRefDivisor] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5f6f99ac3aefce3bb77e8c5207d630e14a335e5b30c1b8377b38518cea792b91(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8867c20e7a5ea224ff57432aea4b55a165dcc2ef589e378fe8124d2ba3deb84c(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__147ae332556aa8e3c9f331abda1705830aefb610d7157806aa498ed0c2d914d0(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__06487b1d0f2e60633058ea4972a4db38d258bf377f934fc904f183ead2c2a2d9(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3b2601324e79d108e4748f1f6513ede5494f70c81a94e68a985fe7b5463c22e0(
    *,
    name: typing.Optional[builtins.str] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TaskSpecStepsRefParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    resolver: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fca534a808733fe42b4163bc2066a129f1e09d8421a8eae79f02463266c45ec7(
    *,
    name: builtins.str,
    value: typing.Any,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0173d175df896a2a0898e9034ad780a841868b682c657535c84c8c86cb90e60a(
    *,
    name: builtins.str,
    description: typing.Optional[builtins.str] = None,
    properties: typing.Optional[typing.Mapping[builtins.str, typing.Union[TaskSpecStepsResultsProperties, typing.Dict[builtins.str, typing.Any]]]] = None,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b581808b76f560fe58dd7b0fb652e0ca5035b1fa90c7fbf1b857d96901834f83(
    *,
    type: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e52dc877537cbdc026d26dcfa9757f4823310846a52b60b9be6b8be1e6e04b93(
    *,
    allow_privilege_escalation: typing.Optional[builtins.bool] = None,
    app_armor_profile: typing.Optional[typing.Union[TaskSpecStepsSecurityContextAppArmorProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    capabilities: typing.Optional[typing.Union[TaskSpecStepsSecurityContextCapabilities, typing.Dict[builtins.str, typing.Any]]] = None,
    privileged: typing.Optional[builtins.bool] = None,
    proc_mount: typing.Optional[builtins.str] = None,
    read_only_root_filesystem: typing.Optional[builtins.bool] = None,
    run_as_group: typing.Optional[jsii.Number] = None,
    run_as_non_root: typing.Optional[builtins.bool] = None,
    run_as_user: typing.Optional[jsii.Number] = None,
    seccomp_profile: typing.Optional[typing.Union[TaskSpecStepsSecurityContextSeccompProfile, typing.Dict[builtins.str, typing.Any]]] = None,
    se_linux_options: typing.Optional[typing.Union[TaskSpecStepsSecurityContextSeLinuxOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    windows_options: typing.Optional[typing.Union[TaskSpecStepsSecurityContextWindowsOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b1c4eb126aa7aa4424eb961c2bbc06c321c8ce92e4126aadc4f5b81450fd0656(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2c8a0134d5095905ce39d00d4f8128e9da08f70fbda6101e6de24618bb730f84(
    *,
    add: typing.Optional[typing.Sequence[builtins.str]] = None,
    drop: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ab347f3406201e5e9066421546beeab9d6588771e47a524538962f9592565e3d(
    *,
    level: typing.Optional[builtins.str] = None,
    role: typing.Optional[builtins.str] = None,
    type: typing.Optional[builtins.str] = None,
    user: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e6c7a52dae0d189c0c62b2648c55f7b35b2c654f6fea0d0cb04d28f3219c5205(
    *,
    type: builtins.str,
    localhost_profile: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0c8e9d48d624aeb6c31f0a97fe0fa036309683f6aac5398facc0931f86560c76(
    *,
    gmsa_credential_spec: typing.Optional[builtins.str] = None,
    gmsa_credential_spec_name: typing.Optional[builtins.str] = None,
    host_process: typing.Optional[builtins.bool] = None,
    run_as_user_name: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8c9e4c32d3dd2c1dc945ec8aecd115825b85698e556cbf913457a70daab1204e(
    *,
    path: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c5c63be9176e3e13c63829238f9691fdf9334deac7878b6614fccc0db910bf1e(
    *,
    path: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__db088e87455581f284c3e77ddacbbf277971e74cc9155636e24821fa5fc58ec8(
    *,
    device_path: builtins.str,
    name: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f86cf21ad0ef53215ab404780e8944e09a9df74965d46196505aca8e470c9aca(
    *,
    mount_path: builtins.str,
    name: builtins.str,
    mount_propagation: typing.Optional[builtins.str] = None,
    read_only: typing.Optional[builtins.bool] = None,
    recursive_read_only: typing.Optional[builtins.str] = None,
    sub_path: typing.Optional[builtins.str] = None,
    sub_path_expr: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0b655c441be98daaea3fff93c8e05bc3fce2c74bdf6addc1e2604a07a658ab37(
    *,
    cel: typing.Optional[builtins.str] = None,
    input: typing.Optional[builtins.str] = None,
    operator: typing.Optional[builtins.str] = None,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__147031601c837ee9a8f978524cd78a021f4b2c0b711ad3013b464019130cadea(
    *,
    mount_path: builtins.str,
    name: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__38af109fbff54dc701fc93a75cfbae19d882f9e50c837a42f610dc652171c6f9(
    *,
    name: builtins.str,
    description: typing.Optional[builtins.str] = None,
    mount_path: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
    read_only: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass
