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


class TektonConfig(
    _cdk8s_d3d9af27.ApiObject,
    metaclass=jsii.JSIIMeta,
    jsii_type="devtektonoperator.TektonConfig",
):
    '''
    :schema: TektonConfig
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TektonConfigSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Defines a "TektonConfig" API object.

        :param scope: the scope in which to define this object.
        :param id: a scope-local name for the object.
        :param metadata: 
        :param spec: 
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__cca3d9bfbf797edcf9f4f6ee0f57b5f4cee23dc411c11aaa6fc10fd0d57ac6d7)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
        props = TektonConfigProps(metadata=metadata, spec=spec)

        jsii.create(self.__class__, self, [scope, id, props])

    @jsii.member(jsii_name="manifest")
    @builtins.classmethod
    def manifest(
        cls,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TektonConfigSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> typing.Any:
        '''Renders a Kubernetes manifest for "TektonConfig".

        This can be used to inline resource manifests inside other objects (e.g. as templates).

        :param metadata: 
        :param spec: 
        '''
        props = TektonConfigProps(metadata=metadata, spec=spec)

        return typing.cast(typing.Any, jsii.sinvoke(cls, "manifest", [props]))

    @jsii.member(jsii_name="toJson")
    def to_json(self) -> typing.Any:
        '''Renders the object to Kubernetes JSON.'''
        return typing.cast(typing.Any, jsii.invoke(self, "toJson", []))

    @jsii.python.classproperty
    @jsii.member(jsii_name="GVK")
    def GVK(cls) -> "_cdk8s_d3d9af27.GroupVersionKind":
        '''Returns the apiVersion and kind for "TektonConfig".'''
        return typing.cast("_cdk8s_d3d9af27.GroupVersionKind", jsii.sget(cls, "GVK"))


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigProps",
    jsii_struct_bases=[],
    name_mapping={"metadata": "metadata", "spec": "spec"},
)
class TektonConfigProps:
    def __init__(
        self,
        *,
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        spec: typing.Optional[typing.Union["TektonConfigSpec", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param metadata: 
        :param spec: 

        :schema: TektonConfig
        '''
        if isinstance(metadata, dict):
            metadata = _cdk8s_d3d9af27.ApiObjectMetadata(**metadata)
        if isinstance(spec, dict):
            spec = TektonConfigSpec(**spec)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__45c95777e6bcb38c4bf32609b6ce33109e043803dd31401e9381c534782dd591)
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
        :schema: TektonConfig#metadata
        '''
        result = self._values.get("metadata")
        return typing.cast(typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"], result)

    @builtins.property
    def spec(self) -> typing.Optional["TektonConfigSpec"]:
        '''
        :schema: TektonConfig#spec
        '''
        result = self._values.get("spec")
        return typing.cast(typing.Optional["TektonConfigSpec"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigProps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpec",
    jsii_struct_bases=[],
    name_mapping={
        "addon": "addon",
        "chain": "chain",
        "config": "config",
        "dashboard": "dashboard",
        "hub": "hub",
        "multicluster_proxy_aae": "multiclusterProxyAae",
        "network_policy": "networkPolicy",
        "params": "params",
        "pipeline": "pipeline",
        "platforms": "platforms",
        "profile": "profile",
        "pruner": "pruner",
        "result": "result",
        "scheduler": "scheduler",
        "target_namespace": "targetNamespace",
        "target_namespace_metadata": "targetNamespaceMetadata",
        "tektonpruner": "tektonpruner",
        "trigger": "trigger",
    },
)
class TektonConfigSpec:
    def __init__(
        self,
        *,
        addon: typing.Optional[typing.Union["TektonConfigSpecAddon", typing.Dict[builtins.str, typing.Any]]] = None,
        chain: typing.Optional[typing.Union["TektonConfigSpecChain", typing.Dict[builtins.str, typing.Any]]] = None,
        config: typing.Optional[typing.Union["TektonConfigSpecConfig", typing.Dict[builtins.str, typing.Any]]] = None,
        dashboard: typing.Optional[typing.Union["TektonConfigSpecDashboard", typing.Dict[builtins.str, typing.Any]]] = None,
        hub: typing.Optional[typing.Union["TektonConfigSpecHub", typing.Dict[builtins.str, typing.Any]]] = None,
        multicluster_proxy_aae: typing.Optional[typing.Union["TektonConfigSpecMulticlusterProxyAae", typing.Dict[builtins.str, typing.Any]]] = None,
        network_policy: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicy", typing.Dict[builtins.str, typing.Any]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        pipeline: typing.Optional[typing.Union["TektonConfigSpecPipeline", typing.Dict[builtins.str, typing.Any]]] = None,
        platforms: typing.Optional[typing.Union["TektonConfigSpecPlatforms", typing.Dict[builtins.str, typing.Any]]] = None,
        profile: typing.Optional[builtins.str] = None,
        pruner: typing.Optional[typing.Union["TektonConfigSpecPruner", typing.Dict[builtins.str, typing.Any]]] = None,
        result: typing.Optional[typing.Union["TektonConfigSpecResult", typing.Dict[builtins.str, typing.Any]]] = None,
        scheduler: typing.Optional[typing.Union["TektonConfigSpecScheduler", typing.Dict[builtins.str, typing.Any]]] = None,
        target_namespace: typing.Optional[builtins.str] = None,
        target_namespace_metadata: typing.Optional[typing.Union["TektonConfigSpecTargetNamespaceMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
        tektonpruner: typing.Optional[typing.Union["TektonConfigSpecTektonpruner", typing.Dict[builtins.str, typing.Any]]] = None,
        trigger: typing.Optional[typing.Union["TektonConfigSpecTrigger", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param addon: 
        :param chain: 
        :param config: 
        :param dashboard: 
        :param hub: 
        :param multicluster_proxy_aae: 
        :param network_policy: 
        :param params: 
        :param pipeline: 
        :param platforms: 
        :param profile: 
        :param pruner: 
        :param result: 
        :param scheduler: 
        :param target_namespace: 
        :param target_namespace_metadata: 
        :param tektonpruner: 
        :param trigger: 

        :schema: TektonConfigSpec
        '''
        if isinstance(addon, dict):
            addon = TektonConfigSpecAddon(**addon)
        if isinstance(chain, dict):
            chain = TektonConfigSpecChain(**chain)
        if isinstance(config, dict):
            config = TektonConfigSpecConfig(**config)
        if isinstance(dashboard, dict):
            dashboard = TektonConfigSpecDashboard(**dashboard)
        if isinstance(hub, dict):
            hub = TektonConfigSpecHub(**hub)
        if isinstance(multicluster_proxy_aae, dict):
            multicluster_proxy_aae = TektonConfigSpecMulticlusterProxyAae(**multicluster_proxy_aae)
        if isinstance(network_policy, dict):
            network_policy = TektonConfigSpecNetworkPolicy(**network_policy)
        if isinstance(pipeline, dict):
            pipeline = TektonConfigSpecPipeline(**pipeline)
        if isinstance(platforms, dict):
            platforms = TektonConfigSpecPlatforms(**platforms)
        if isinstance(pruner, dict):
            pruner = TektonConfigSpecPruner(**pruner)
        if isinstance(result, dict):
            result = TektonConfigSpecResult(**result)
        if isinstance(scheduler, dict):
            scheduler = TektonConfigSpecScheduler(**scheduler)
        if isinstance(target_namespace_metadata, dict):
            target_namespace_metadata = TektonConfigSpecTargetNamespaceMetadata(**target_namespace_metadata)
        if isinstance(tektonpruner, dict):
            tektonpruner = TektonConfigSpecTektonpruner(**tektonpruner)
        if isinstance(trigger, dict):
            trigger = TektonConfigSpecTrigger(**trigger)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__17eed30afceb35ae439f8cf8503e6c91242064ff48f04d4ac05ce8ad209932e6)
            check_type(argname="argument addon", value=addon, expected_type=type_hints["addon"])
            check_type(argname="argument chain", value=chain, expected_type=type_hints["chain"])
            check_type(argname="argument config", value=config, expected_type=type_hints["config"])
            check_type(argname="argument dashboard", value=dashboard, expected_type=type_hints["dashboard"])
            check_type(argname="argument hub", value=hub, expected_type=type_hints["hub"])
            check_type(argname="argument multicluster_proxy_aae", value=multicluster_proxy_aae, expected_type=type_hints["multicluster_proxy_aae"])
            check_type(argname="argument network_policy", value=network_policy, expected_type=type_hints["network_policy"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument pipeline", value=pipeline, expected_type=type_hints["pipeline"])
            check_type(argname="argument platforms", value=platforms, expected_type=type_hints["platforms"])
            check_type(argname="argument profile", value=profile, expected_type=type_hints["profile"])
            check_type(argname="argument pruner", value=pruner, expected_type=type_hints["pruner"])
            check_type(argname="argument result", value=result, expected_type=type_hints["result"])
            check_type(argname="argument scheduler", value=scheduler, expected_type=type_hints["scheduler"])
            check_type(argname="argument target_namespace", value=target_namespace, expected_type=type_hints["target_namespace"])
            check_type(argname="argument target_namespace_metadata", value=target_namespace_metadata, expected_type=type_hints["target_namespace_metadata"])
            check_type(argname="argument tektonpruner", value=tektonpruner, expected_type=type_hints["tektonpruner"])
            check_type(argname="argument trigger", value=trigger, expected_type=type_hints["trigger"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if addon is not None:
            self._values["addon"] = addon
        if chain is not None:
            self._values["chain"] = chain
        if config is not None:
            self._values["config"] = config
        if dashboard is not None:
            self._values["dashboard"] = dashboard
        if hub is not None:
            self._values["hub"] = hub
        if multicluster_proxy_aae is not None:
            self._values["multicluster_proxy_aae"] = multicluster_proxy_aae
        if network_policy is not None:
            self._values["network_policy"] = network_policy
        if params is not None:
            self._values["params"] = params
        if pipeline is not None:
            self._values["pipeline"] = pipeline
        if platforms is not None:
            self._values["platforms"] = platforms
        if profile is not None:
            self._values["profile"] = profile
        if pruner is not None:
            self._values["pruner"] = pruner
        if result is not None:
            self._values["result"] = result
        if scheduler is not None:
            self._values["scheduler"] = scheduler
        if target_namespace is not None:
            self._values["target_namespace"] = target_namespace
        if target_namespace_metadata is not None:
            self._values["target_namespace_metadata"] = target_namespace_metadata
        if tektonpruner is not None:
            self._values["tektonpruner"] = tektonpruner
        if trigger is not None:
            self._values["trigger"] = trigger

    @builtins.property
    def addon(self) -> typing.Optional["TektonConfigSpecAddon"]:
        '''
        :schema: TektonConfigSpec#addon
        '''
        result = self._values.get("addon")
        return typing.cast(typing.Optional["TektonConfigSpecAddon"], result)

    @builtins.property
    def chain(self) -> typing.Optional["TektonConfigSpecChain"]:
        '''
        :schema: TektonConfigSpec#chain
        '''
        result = self._values.get("chain")
        return typing.cast(typing.Optional["TektonConfigSpecChain"], result)

    @builtins.property
    def config(self) -> typing.Optional["TektonConfigSpecConfig"]:
        '''
        :schema: TektonConfigSpec#config
        '''
        result = self._values.get("config")
        return typing.cast(typing.Optional["TektonConfigSpecConfig"], result)

    @builtins.property
    def dashboard(self) -> typing.Optional["TektonConfigSpecDashboard"]:
        '''
        :schema: TektonConfigSpec#dashboard
        '''
        result = self._values.get("dashboard")
        return typing.cast(typing.Optional["TektonConfigSpecDashboard"], result)

    @builtins.property
    def hub(self) -> typing.Optional["TektonConfigSpecHub"]:
        '''
        :schema: TektonConfigSpec#hub
        '''
        result = self._values.get("hub")
        return typing.cast(typing.Optional["TektonConfigSpecHub"], result)

    @builtins.property
    def multicluster_proxy_aae(
        self,
    ) -> typing.Optional["TektonConfigSpecMulticlusterProxyAae"]:
        '''
        :schema: TektonConfigSpec#multiclusterProxyAAE
        '''
        result = self._values.get("multicluster_proxy_aae")
        return typing.cast(typing.Optional["TektonConfigSpecMulticlusterProxyAae"], result)

    @builtins.property
    def network_policy(self) -> typing.Optional["TektonConfigSpecNetworkPolicy"]:
        '''
        :schema: TektonConfigSpec#networkPolicy
        '''
        result = self._values.get("network_policy")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicy"], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TektonConfigSpecParams"]]:
        '''
        :schema: TektonConfigSpec#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecParams"]], result)

    @builtins.property
    def pipeline(self) -> typing.Optional["TektonConfigSpecPipeline"]:
        '''
        :schema: TektonConfigSpec#pipeline
        '''
        result = self._values.get("pipeline")
        return typing.cast(typing.Optional["TektonConfigSpecPipeline"], result)

    @builtins.property
    def platforms(self) -> typing.Optional["TektonConfigSpecPlatforms"]:
        '''
        :schema: TektonConfigSpec#platforms
        '''
        result = self._values.get("platforms")
        return typing.cast(typing.Optional["TektonConfigSpecPlatforms"], result)

    @builtins.property
    def profile(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpec#profile
        '''
        result = self._values.get("profile")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def pruner(self) -> typing.Optional["TektonConfigSpecPruner"]:
        '''
        :schema: TektonConfigSpec#pruner
        '''
        result = self._values.get("pruner")
        return typing.cast(typing.Optional["TektonConfigSpecPruner"], result)

    @builtins.property
    def result(self) -> typing.Optional["TektonConfigSpecResult"]:
        '''
        :schema: TektonConfigSpec#result
        '''
        result = self._values.get("result")
        return typing.cast(typing.Optional["TektonConfigSpecResult"], result)

    @builtins.property
    def scheduler(self) -> typing.Optional["TektonConfigSpecScheduler"]:
        '''
        :schema: TektonConfigSpec#scheduler
        '''
        result = self._values.get("scheduler")
        return typing.cast(typing.Optional["TektonConfigSpecScheduler"], result)

    @builtins.property
    def target_namespace(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpec#targetNamespace
        '''
        result = self._values.get("target_namespace")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def target_namespace_metadata(
        self,
    ) -> typing.Optional["TektonConfigSpecTargetNamespaceMetadata"]:
        '''
        :schema: TektonConfigSpec#targetNamespaceMetadata
        '''
        result = self._values.get("target_namespace_metadata")
        return typing.cast(typing.Optional["TektonConfigSpecTargetNamespaceMetadata"], result)

    @builtins.property
    def tektonpruner(self) -> typing.Optional["TektonConfigSpecTektonpruner"]:
        '''
        :schema: TektonConfigSpec#tektonpruner
        '''
        result = self._values.get("tektonpruner")
        return typing.cast(typing.Optional["TektonConfigSpecTektonpruner"], result)

    @builtins.property
    def trigger(self) -> typing.Optional["TektonConfigSpecTrigger"]:
        '''
        :schema: TektonConfigSpec#trigger
        '''
        result = self._values.get("trigger")
        return typing.cast(typing.Optional["TektonConfigSpecTrigger"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecAddon",
    jsii_struct_bases=[],
    name_mapping={
        "enable_pipelines_as_code": "enablePipelinesAsCode",
        "params": "params",
    },
)
class TektonConfigSpecAddon:
    def __init__(
        self,
        *,
        enable_pipelines_as_code: typing.Optional[builtins.bool] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecAddonParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param enable_pipelines_as_code: 
        :param params: 

        :schema: TektonConfigSpecAddon
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ec248ae9ec8a1f6674970ab5ab1772874986e3b8abb7928fbc8a10d26b011081)
            check_type(argname="argument enable_pipelines_as_code", value=enable_pipelines_as_code, expected_type=type_hints["enable_pipelines_as_code"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enable_pipelines_as_code is not None:
            self._values["enable_pipelines_as_code"] = enable_pipelines_as_code
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def enable_pipelines_as_code(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecAddon#enablePipelinesAsCode
        '''
        result = self._values.get("enable_pipelines_as_code")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TektonConfigSpecAddonParams"]]:
        '''
        :schema: TektonConfigSpecAddon#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecAddonParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecAddon(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecAddonParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TektonConfigSpecAddonParams:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        value: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TektonConfigSpecAddonParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__17939ae22e1b2c27bf1e6c685c6f8473fd9b1c75e60d00038bb6397e93bac573)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecAddonParams#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecAddonParams#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecAddonParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChain",
    jsii_struct_bases=[],
    name_mapping={
        "disabled": "disabled",
        "artifacts_oci_format": "artifactsOciFormat",
        "artifacts_oci_signer": "artifactsOciSigner",
        "artifacts_oci_storage": "artifactsOciStorage",
        "artifacts_pipelinerun_enable_deep_inspection": "artifactsPipelinerunEnableDeepInspection",
        "artifacts_pipelinerun_format": "artifactsPipelinerunFormat",
        "artifacts_pipelinerun_signer": "artifactsPipelinerunSigner",
        "artifacts_pipelinerun_storage": "artifactsPipelinerunStorage",
        "artifacts_taskrun_format": "artifactsTaskrunFormat",
        "artifacts_taskrun_signer": "artifactsTaskrunSigner",
        "artifacts_taskrun_storage": "artifactsTaskrunStorage",
        "builddefinition_buildtype": "builddefinitionBuildtype",
        "builder_id": "builderId",
        "controller_envs": "controllerEnvs",
        "generate_signing_secret": "generateSigningSecret",
        "options": "options",
        "performance": "performance",
        "signers_kms_auth_address": "signersKmsAuthAddress",
        "signers_kms_auth_oidc_path": "signersKmsAuthOidcPath",
        "signers_kms_auth_oidc_role": "signersKmsAuthOidcRole",
        "signers_kms_auth_spire_audience": "signersKmsAuthSpireAudience",
        "signers_kms_auth_spire_sock": "signersKmsAuthSpireSock",
        "signers_kms_auth_token": "signersKmsAuthToken",
        "signers_kms_auth_token_path": "signersKmsAuthTokenPath",
        "signers_kms_kmsref": "signersKmsKmsref",
        "signers_x509_fulcio_address": "signersX509FulcioAddress",
        "signers_x509_fulcio_enabled": "signersX509FulcioEnabled",
        "signers_x509_fulcio_issuer": "signersX509FulcioIssuer",
        "signers_x509_fulcio_provider": "signersX509FulcioProvider",
        "signers_x509_identity_token_file": "signersX509IdentityTokenFile",
        "signers_x509_tuf_mirror_url": "signersX509TufMirrorUrl",
        "storage_docdb_mongo_server_url": "storageDocdbMongoServerUrl",
        "storage_docdb_mongo_server_url_dir": "storageDocdbMongoServerUrlDir",
        "storage_docdb_url": "storageDocdbUrl",
        "storage_gcs_bucket": "storageGcsBucket",
        "storage_grafeas_notehint": "storageGrafeasNotehint",
        "storage_grafeas_noteid": "storageGrafeasNoteid",
        "storage_grafeas_projectid": "storageGrafeasProjectid",
        "storage_oci_encoding_format": "storageOciEncodingFormat",
        "storage_oci_repository": "storageOciRepository",
        "storage_oci_repository_insecure": "storageOciRepositoryInsecure",
        "transparency_enabled": "transparencyEnabled",
        "transparency_url": "transparencyUrl",
    },
)
class TektonConfigSpecChain:
    def __init__(
        self,
        *,
        disabled: builtins.bool,
        artifacts_oci_format: typing.Optional[builtins.str] = None,
        artifacts_oci_signer: typing.Optional[builtins.str] = None,
        artifacts_oci_storage: typing.Optional[builtins.str] = None,
        artifacts_pipelinerun_enable_deep_inspection: typing.Optional[builtins.str] = None,
        artifacts_pipelinerun_format: typing.Optional[builtins.str] = None,
        artifacts_pipelinerun_signer: typing.Optional[builtins.str] = None,
        artifacts_pipelinerun_storage: typing.Optional[builtins.str] = None,
        artifacts_taskrun_format: typing.Optional[builtins.str] = None,
        artifacts_taskrun_signer: typing.Optional[builtins.str] = None,
        artifacts_taskrun_storage: typing.Optional[builtins.str] = None,
        builddefinition_buildtype: typing.Optional[builtins.str] = None,
        builder_id: typing.Optional[builtins.str] = None,
        controller_envs: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecChainControllerEnvs", typing.Dict[builtins.str, typing.Any]]]] = None,
        generate_signing_secret: typing.Optional[builtins.bool] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecChainOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        performance: typing.Optional[typing.Union["TektonConfigSpecChainPerformance", typing.Dict[builtins.str, typing.Any]]] = None,
        signers_kms_auth_address: typing.Optional[builtins.str] = None,
        signers_kms_auth_oidc_path: typing.Optional[builtins.str] = None,
        signers_kms_auth_oidc_role: typing.Optional[builtins.str] = None,
        signers_kms_auth_spire_audience: typing.Optional[builtins.str] = None,
        signers_kms_auth_spire_sock: typing.Optional[builtins.str] = None,
        signers_kms_auth_token: typing.Optional[builtins.str] = None,
        signers_kms_auth_token_path: typing.Optional[builtins.str] = None,
        signers_kms_kmsref: typing.Optional[builtins.str] = None,
        signers_x509_fulcio_address: typing.Optional[builtins.str] = None,
        signers_x509_fulcio_enabled: typing.Optional[builtins.bool] = None,
        signers_x509_fulcio_issuer: typing.Optional[builtins.str] = None,
        signers_x509_fulcio_provider: typing.Optional[builtins.str] = None,
        signers_x509_identity_token_file: typing.Optional[builtins.str] = None,
        signers_x509_tuf_mirror_url: typing.Optional[builtins.str] = None,
        storage_docdb_mongo_server_url: typing.Optional[builtins.str] = None,
        storage_docdb_mongo_server_url_dir: typing.Optional[builtins.str] = None,
        storage_docdb_url: typing.Optional[builtins.str] = None,
        storage_gcs_bucket: typing.Optional[builtins.str] = None,
        storage_grafeas_notehint: typing.Optional[builtins.str] = None,
        storage_grafeas_noteid: typing.Optional[builtins.str] = None,
        storage_grafeas_projectid: typing.Optional[builtins.str] = None,
        storage_oci_encoding_format: typing.Optional[builtins.str] = None,
        storage_oci_repository: typing.Optional[builtins.str] = None,
        storage_oci_repository_insecure: typing.Optional[builtins.bool] = None,
        transparency_enabled: typing.Optional[builtins.str] = None,
        transparency_url: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param disabled: 
        :param artifacts_oci_format: 
        :param artifacts_oci_signer: 
        :param artifacts_oci_storage: 
        :param artifacts_pipelinerun_enable_deep_inspection: 
        :param artifacts_pipelinerun_format: 
        :param artifacts_pipelinerun_signer: 
        :param artifacts_pipelinerun_storage: 
        :param artifacts_taskrun_format: 
        :param artifacts_taskrun_signer: 
        :param artifacts_taskrun_storage: 
        :param builddefinition_buildtype: 
        :param builder_id: 
        :param controller_envs: 
        :param generate_signing_secret: 
        :param options: 
        :param performance: 
        :param signers_kms_auth_address: 
        :param signers_kms_auth_oidc_path: 
        :param signers_kms_auth_oidc_role: 
        :param signers_kms_auth_spire_audience: 
        :param signers_kms_auth_spire_sock: 
        :param signers_kms_auth_token: 
        :param signers_kms_auth_token_path: 
        :param signers_kms_kmsref: 
        :param signers_x509_fulcio_address: 
        :param signers_x509_fulcio_enabled: 
        :param signers_x509_fulcio_issuer: 
        :param signers_x509_fulcio_provider: 
        :param signers_x509_identity_token_file: 
        :param signers_x509_tuf_mirror_url: 
        :param storage_docdb_mongo_server_url: 
        :param storage_docdb_mongo_server_url_dir: 
        :param storage_docdb_url: 
        :param storage_gcs_bucket: 
        :param storage_grafeas_notehint: 
        :param storage_grafeas_noteid: 
        :param storage_grafeas_projectid: 
        :param storage_oci_encoding_format: 
        :param storage_oci_repository: 
        :param storage_oci_repository_insecure: 
        :param transparency_enabled: 
        :param transparency_url: 

        :schema: TektonConfigSpecChain
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecChainOptions(**options)
        if isinstance(performance, dict):
            performance = TektonConfigSpecChainPerformance(**performance)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fa5e4f4e6956333b48a12346dc719b1c774172faf8d47b32b2e01bf4526442d9)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument artifacts_oci_format", value=artifacts_oci_format, expected_type=type_hints["artifacts_oci_format"])
            check_type(argname="argument artifacts_oci_signer", value=artifacts_oci_signer, expected_type=type_hints["artifacts_oci_signer"])
            check_type(argname="argument artifacts_oci_storage", value=artifacts_oci_storage, expected_type=type_hints["artifacts_oci_storage"])
            check_type(argname="argument artifacts_pipelinerun_enable_deep_inspection", value=artifacts_pipelinerun_enable_deep_inspection, expected_type=type_hints["artifacts_pipelinerun_enable_deep_inspection"])
            check_type(argname="argument artifacts_pipelinerun_format", value=artifacts_pipelinerun_format, expected_type=type_hints["artifacts_pipelinerun_format"])
            check_type(argname="argument artifacts_pipelinerun_signer", value=artifacts_pipelinerun_signer, expected_type=type_hints["artifacts_pipelinerun_signer"])
            check_type(argname="argument artifacts_pipelinerun_storage", value=artifacts_pipelinerun_storage, expected_type=type_hints["artifacts_pipelinerun_storage"])
            check_type(argname="argument artifacts_taskrun_format", value=artifacts_taskrun_format, expected_type=type_hints["artifacts_taskrun_format"])
            check_type(argname="argument artifacts_taskrun_signer", value=artifacts_taskrun_signer, expected_type=type_hints["artifacts_taskrun_signer"])
            check_type(argname="argument artifacts_taskrun_storage", value=artifacts_taskrun_storage, expected_type=type_hints["artifacts_taskrun_storage"])
            check_type(argname="argument builddefinition_buildtype", value=builddefinition_buildtype, expected_type=type_hints["builddefinition_buildtype"])
            check_type(argname="argument builder_id", value=builder_id, expected_type=type_hints["builder_id"])
            check_type(argname="argument controller_envs", value=controller_envs, expected_type=type_hints["controller_envs"])
            check_type(argname="argument generate_signing_secret", value=generate_signing_secret, expected_type=type_hints["generate_signing_secret"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument performance", value=performance, expected_type=type_hints["performance"])
            check_type(argname="argument signers_kms_auth_address", value=signers_kms_auth_address, expected_type=type_hints["signers_kms_auth_address"])
            check_type(argname="argument signers_kms_auth_oidc_path", value=signers_kms_auth_oidc_path, expected_type=type_hints["signers_kms_auth_oidc_path"])
            check_type(argname="argument signers_kms_auth_oidc_role", value=signers_kms_auth_oidc_role, expected_type=type_hints["signers_kms_auth_oidc_role"])
            check_type(argname="argument signers_kms_auth_spire_audience", value=signers_kms_auth_spire_audience, expected_type=type_hints["signers_kms_auth_spire_audience"])
            check_type(argname="argument signers_kms_auth_spire_sock", value=signers_kms_auth_spire_sock, expected_type=type_hints["signers_kms_auth_spire_sock"])
            check_type(argname="argument signers_kms_auth_token", value=signers_kms_auth_token, expected_type=type_hints["signers_kms_auth_token"])
            check_type(argname="argument signers_kms_auth_token_path", value=signers_kms_auth_token_path, expected_type=type_hints["signers_kms_auth_token_path"])
            check_type(argname="argument signers_kms_kmsref", value=signers_kms_kmsref, expected_type=type_hints["signers_kms_kmsref"])
            check_type(argname="argument signers_x509_fulcio_address", value=signers_x509_fulcio_address, expected_type=type_hints["signers_x509_fulcio_address"])
            check_type(argname="argument signers_x509_fulcio_enabled", value=signers_x509_fulcio_enabled, expected_type=type_hints["signers_x509_fulcio_enabled"])
            check_type(argname="argument signers_x509_fulcio_issuer", value=signers_x509_fulcio_issuer, expected_type=type_hints["signers_x509_fulcio_issuer"])
            check_type(argname="argument signers_x509_fulcio_provider", value=signers_x509_fulcio_provider, expected_type=type_hints["signers_x509_fulcio_provider"])
            check_type(argname="argument signers_x509_identity_token_file", value=signers_x509_identity_token_file, expected_type=type_hints["signers_x509_identity_token_file"])
            check_type(argname="argument signers_x509_tuf_mirror_url", value=signers_x509_tuf_mirror_url, expected_type=type_hints["signers_x509_tuf_mirror_url"])
            check_type(argname="argument storage_docdb_mongo_server_url", value=storage_docdb_mongo_server_url, expected_type=type_hints["storage_docdb_mongo_server_url"])
            check_type(argname="argument storage_docdb_mongo_server_url_dir", value=storage_docdb_mongo_server_url_dir, expected_type=type_hints["storage_docdb_mongo_server_url_dir"])
            check_type(argname="argument storage_docdb_url", value=storage_docdb_url, expected_type=type_hints["storage_docdb_url"])
            check_type(argname="argument storage_gcs_bucket", value=storage_gcs_bucket, expected_type=type_hints["storage_gcs_bucket"])
            check_type(argname="argument storage_grafeas_notehint", value=storage_grafeas_notehint, expected_type=type_hints["storage_grafeas_notehint"])
            check_type(argname="argument storage_grafeas_noteid", value=storage_grafeas_noteid, expected_type=type_hints["storage_grafeas_noteid"])
            check_type(argname="argument storage_grafeas_projectid", value=storage_grafeas_projectid, expected_type=type_hints["storage_grafeas_projectid"])
            check_type(argname="argument storage_oci_encoding_format", value=storage_oci_encoding_format, expected_type=type_hints["storage_oci_encoding_format"])
            check_type(argname="argument storage_oci_repository", value=storage_oci_repository, expected_type=type_hints["storage_oci_repository"])
            check_type(argname="argument storage_oci_repository_insecure", value=storage_oci_repository_insecure, expected_type=type_hints["storage_oci_repository_insecure"])
            check_type(argname="argument transparency_enabled", value=transparency_enabled, expected_type=type_hints["transparency_enabled"])
            check_type(argname="argument transparency_url", value=transparency_url, expected_type=type_hints["transparency_url"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disabled": disabled,
        }
        if artifacts_oci_format is not None:
            self._values["artifacts_oci_format"] = artifacts_oci_format
        if artifacts_oci_signer is not None:
            self._values["artifacts_oci_signer"] = artifacts_oci_signer
        if artifacts_oci_storage is not None:
            self._values["artifacts_oci_storage"] = artifacts_oci_storage
        if artifacts_pipelinerun_enable_deep_inspection is not None:
            self._values["artifacts_pipelinerun_enable_deep_inspection"] = artifacts_pipelinerun_enable_deep_inspection
        if artifacts_pipelinerun_format is not None:
            self._values["artifacts_pipelinerun_format"] = artifacts_pipelinerun_format
        if artifacts_pipelinerun_signer is not None:
            self._values["artifacts_pipelinerun_signer"] = artifacts_pipelinerun_signer
        if artifacts_pipelinerun_storage is not None:
            self._values["artifacts_pipelinerun_storage"] = artifacts_pipelinerun_storage
        if artifacts_taskrun_format is not None:
            self._values["artifacts_taskrun_format"] = artifacts_taskrun_format
        if artifacts_taskrun_signer is not None:
            self._values["artifacts_taskrun_signer"] = artifacts_taskrun_signer
        if artifacts_taskrun_storage is not None:
            self._values["artifacts_taskrun_storage"] = artifacts_taskrun_storage
        if builddefinition_buildtype is not None:
            self._values["builddefinition_buildtype"] = builddefinition_buildtype
        if builder_id is not None:
            self._values["builder_id"] = builder_id
        if controller_envs is not None:
            self._values["controller_envs"] = controller_envs
        if generate_signing_secret is not None:
            self._values["generate_signing_secret"] = generate_signing_secret
        if options is not None:
            self._values["options"] = options
        if performance is not None:
            self._values["performance"] = performance
        if signers_kms_auth_address is not None:
            self._values["signers_kms_auth_address"] = signers_kms_auth_address
        if signers_kms_auth_oidc_path is not None:
            self._values["signers_kms_auth_oidc_path"] = signers_kms_auth_oidc_path
        if signers_kms_auth_oidc_role is not None:
            self._values["signers_kms_auth_oidc_role"] = signers_kms_auth_oidc_role
        if signers_kms_auth_spire_audience is not None:
            self._values["signers_kms_auth_spire_audience"] = signers_kms_auth_spire_audience
        if signers_kms_auth_spire_sock is not None:
            self._values["signers_kms_auth_spire_sock"] = signers_kms_auth_spire_sock
        if signers_kms_auth_token is not None:
            self._values["signers_kms_auth_token"] = signers_kms_auth_token
        if signers_kms_auth_token_path is not None:
            self._values["signers_kms_auth_token_path"] = signers_kms_auth_token_path
        if signers_kms_kmsref is not None:
            self._values["signers_kms_kmsref"] = signers_kms_kmsref
        if signers_x509_fulcio_address is not None:
            self._values["signers_x509_fulcio_address"] = signers_x509_fulcio_address
        if signers_x509_fulcio_enabled is not None:
            self._values["signers_x509_fulcio_enabled"] = signers_x509_fulcio_enabled
        if signers_x509_fulcio_issuer is not None:
            self._values["signers_x509_fulcio_issuer"] = signers_x509_fulcio_issuer
        if signers_x509_fulcio_provider is not None:
            self._values["signers_x509_fulcio_provider"] = signers_x509_fulcio_provider
        if signers_x509_identity_token_file is not None:
            self._values["signers_x509_identity_token_file"] = signers_x509_identity_token_file
        if signers_x509_tuf_mirror_url is not None:
            self._values["signers_x509_tuf_mirror_url"] = signers_x509_tuf_mirror_url
        if storage_docdb_mongo_server_url is not None:
            self._values["storage_docdb_mongo_server_url"] = storage_docdb_mongo_server_url
        if storage_docdb_mongo_server_url_dir is not None:
            self._values["storage_docdb_mongo_server_url_dir"] = storage_docdb_mongo_server_url_dir
        if storage_docdb_url is not None:
            self._values["storage_docdb_url"] = storage_docdb_url
        if storage_gcs_bucket is not None:
            self._values["storage_gcs_bucket"] = storage_gcs_bucket
        if storage_grafeas_notehint is not None:
            self._values["storage_grafeas_notehint"] = storage_grafeas_notehint
        if storage_grafeas_noteid is not None:
            self._values["storage_grafeas_noteid"] = storage_grafeas_noteid
        if storage_grafeas_projectid is not None:
            self._values["storage_grafeas_projectid"] = storage_grafeas_projectid
        if storage_oci_encoding_format is not None:
            self._values["storage_oci_encoding_format"] = storage_oci_encoding_format
        if storage_oci_repository is not None:
            self._values["storage_oci_repository"] = storage_oci_repository
        if storage_oci_repository_insecure is not None:
            self._values["storage_oci_repository_insecure"] = storage_oci_repository_insecure
        if transparency_enabled is not None:
            self._values["transparency_enabled"] = transparency_enabled
        if transparency_url is not None:
            self._values["transparency_url"] = transparency_url

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecChain#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def artifacts_oci_format(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.oci.format
        '''
        result = self._values.get("artifacts_oci_format")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_oci_signer(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.oci.signer
        '''
        result = self._values.get("artifacts_oci_signer")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_oci_storage(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.oci.storage
        '''
        result = self._values.get("artifacts_oci_storage")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_pipelinerun_enable_deep_inspection(
        self,
    ) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.pipelinerun.enable-deep-inspection
        '''
        result = self._values.get("artifacts_pipelinerun_enable_deep_inspection")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_pipelinerun_format(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.pipelinerun.format
        '''
        result = self._values.get("artifacts_pipelinerun_format")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_pipelinerun_signer(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.pipelinerun.signer
        '''
        result = self._values.get("artifacts_pipelinerun_signer")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_pipelinerun_storage(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.pipelinerun.storage
        '''
        result = self._values.get("artifacts_pipelinerun_storage")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_taskrun_format(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.taskrun.format
        '''
        result = self._values.get("artifacts_taskrun_format")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_taskrun_signer(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.taskrun.signer
        '''
        result = self._values.get("artifacts_taskrun_signer")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def artifacts_taskrun_storage(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#artifacts.taskrun.storage
        '''
        result = self._values.get("artifacts_taskrun_storage")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def builddefinition_buildtype(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#builddefinition.buildtype
        '''
        result = self._values.get("builddefinition_buildtype")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def builder_id(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#builder.id
        '''
        result = self._values.get("builder_id")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def controller_envs(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecChainControllerEnvs"]]:
        '''
        :schema: TektonConfigSpecChain#controllerEnvs
        '''
        result = self._values.get("controller_envs")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecChainControllerEnvs"]], result)

    @builtins.property
    def generate_signing_secret(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChain#generateSigningSecret
        '''
        result = self._values.get("generate_signing_secret")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecChainOptions"]:
        '''
        :schema: TektonConfigSpecChain#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecChainOptions"], result)

    @builtins.property
    def performance(self) -> typing.Optional["TektonConfigSpecChainPerformance"]:
        '''
        :schema: TektonConfigSpecChain#performance
        '''
        result = self._values.get("performance")
        return typing.cast(typing.Optional["TektonConfigSpecChainPerformance"], result)

    @builtins.property
    def signers_kms_auth_address(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.address
        '''
        result = self._values.get("signers_kms_auth_address")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_oidc_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.oidc.path
        '''
        result = self._values.get("signers_kms_auth_oidc_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_oidc_role(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.oidc.role
        '''
        result = self._values.get("signers_kms_auth_oidc_role")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_spire_audience(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.spire.audience
        '''
        result = self._values.get("signers_kms_auth_spire_audience")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_spire_sock(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.spire.sock
        '''
        result = self._values.get("signers_kms_auth_spire_sock")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_token(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.token
        '''
        result = self._values.get("signers_kms_auth_token")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_auth_token_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.auth.token-path
        '''
        result = self._values.get("signers_kms_auth_token_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_kms_kmsref(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.kms.kmsref
        '''
        result = self._values.get("signers_kms_kmsref")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_x509_fulcio_address(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.fulcio.address
        '''
        result = self._values.get("signers_x509_fulcio_address")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_x509_fulcio_enabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.fulcio.enabled
        '''
        result = self._values.get("signers_x509_fulcio_enabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def signers_x509_fulcio_issuer(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.fulcio.issuer
        '''
        result = self._values.get("signers_x509_fulcio_issuer")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_x509_fulcio_provider(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.fulcio.provider
        '''
        result = self._values.get("signers_x509_fulcio_provider")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_x509_identity_token_file(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.identity.token.file
        '''
        result = self._values.get("signers_x509_identity_token_file")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def signers_x509_tuf_mirror_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#signers.x509.tuf.mirror.url
        '''
        result = self._values.get("signers_x509_tuf_mirror_url")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_docdb_mongo_server_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.docdb.mongo-server-url
        '''
        result = self._values.get("storage_docdb_mongo_server_url")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_docdb_mongo_server_url_dir(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.docdb.mongo-server-url-dir
        '''
        result = self._values.get("storage_docdb_mongo_server_url_dir")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_docdb_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.docdb.url
        '''
        result = self._values.get("storage_docdb_url")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_gcs_bucket(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.gcs.bucket
        '''
        result = self._values.get("storage_gcs_bucket")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_grafeas_notehint(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.grafeas.notehint
        '''
        result = self._values.get("storage_grafeas_notehint")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_grafeas_noteid(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.grafeas.noteid
        '''
        result = self._values.get("storage_grafeas_noteid")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_grafeas_projectid(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.grafeas.projectid
        '''
        result = self._values.get("storage_grafeas_projectid")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_oci_encoding_format(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.oci.encoding-format
        '''
        result = self._values.get("storage_oci_encoding_format")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_oci_repository(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#storage.oci.repository
        '''
        result = self._values.get("storage_oci_repository")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def storage_oci_repository_insecure(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChain#storage.oci.repository.insecure
        '''
        result = self._values.get("storage_oci_repository_insecure")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def transparency_enabled(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#transparency.enabled
        '''
        result = self._values.get("transparency_enabled")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def transparency_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChain#transparency.url
        '''
        result = self._values.get("transparency_url")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChain(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvs",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value", "value_from": "valueFrom"},
)
class TektonConfigSpecChainControllerEnvs:
    def __init__(
        self,
        *,
        name: builtins.str,
        value: typing.Optional[builtins.str] = None,
        value_from: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFrom", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 
        :param value_from: 

        :schema: TektonConfigSpecChainControllerEnvs
        '''
        if isinstance(value_from, dict):
            value_from = TektonConfigSpecChainControllerEnvsValueFrom(**value_from)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f951e70c49ba7325d7f1c085ffc85c369ba18c90af9e52cdab69b3d63b756bf4)
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
        :schema: TektonConfigSpecChainControllerEnvs#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainControllerEnvs#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value_from(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFrom"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvs#valueFrom
        '''
        result = self._values.get("value_from")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFrom"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvs(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFrom",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_key_ref": "configMapKeyRef",
        "field_ref": "fieldRef",
        "file_key_ref": "fileKeyRef",
        "resource_field_ref": "resourceFieldRef",
        "secret_key_ref": "secretKeyRef",
    },
)
class TektonConfigSpecChainControllerEnvsValueFrom:
    def __init__(
        self,
        *,
        config_map_key_ref: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        field_ref: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFromFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        file_key_ref: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFromFileKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
        resource_field_ref: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef", typing.Dict[builtins.str, typing.Any]]] = None,
        secret_key_ref: typing.Optional[typing.Union["TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_map_key_ref: 
        :param field_ref: 
        :param file_key_ref: 
        :param resource_field_ref: 
        :param secret_key_ref: 

        :schema: TektonConfigSpecChainControllerEnvsValueFrom
        '''
        if isinstance(config_map_key_ref, dict):
            config_map_key_ref = TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef(**config_map_key_ref)
        if isinstance(field_ref, dict):
            field_ref = TektonConfigSpecChainControllerEnvsValueFromFieldRef(**field_ref)
        if isinstance(file_key_ref, dict):
            file_key_ref = TektonConfigSpecChainControllerEnvsValueFromFileKeyRef(**file_key_ref)
        if isinstance(resource_field_ref, dict):
            resource_field_ref = TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef(**resource_field_ref)
        if isinstance(secret_key_ref, dict):
            secret_key_ref = TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef(**secret_key_ref)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__293367d2972cd5989d484918f3c18f093c5ea70ba18b4f86df731d7d8bb1cc4c)
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
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFrom#configMapKeyRef
        '''
        result = self._values.get("config_map_key_ref")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef"], result)

    @builtins.property
    def field_ref(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromFieldRef"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFrom#fieldRef
        '''
        result = self._values.get("field_ref")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromFieldRef"], result)

    @builtins.property
    def file_key_ref(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromFileKeyRef"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFrom#fileKeyRef
        '''
        result = self._values.get("file_key_ref")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromFileKeyRef"], result)

    @builtins.property
    def resource_field_ref(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFrom#resourceFieldRef
        '''
        result = self._values.get("resource_field_ref")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef"], result)

    @builtins.property
    def secret_key_ref(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFrom#secretKeyRef
        '''
        result = self._values.get("secret_key_ref")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef:
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

        :schema: TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__da1bd00f8e7c705bc7a3fb23767e58c1a5b0a5c3ad583b1783ad36cef375b3e0)
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
        :schema: TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromFieldRef",
    jsii_struct_bases=[],
    name_mapping={"field_path": "fieldPath", "api_version": "apiVersion"},
)
class TektonConfigSpecChainControllerEnvsValueFromFieldRef:
    def __init__(
        self,
        *,
        field_path: builtins.str,
        api_version: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param field_path: 
        :param api_version: 

        :schema: TektonConfigSpecChainControllerEnvsValueFromFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__d49fcc21f0cc7104ca2c7ee077daed7dfdaa1e7d0e6015483e38a29981ef842e)
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
        :schema: TektonConfigSpecChainControllerEnvsValueFromFieldRef#fieldPath
        '''
        result = self._values.get("field_path")
        assert result is not None, "Required property 'field_path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def api_version(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromFieldRef#apiVersion
        '''
        result = self._values.get("api_version")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFromFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromFileKeyRef",
    jsii_struct_bases=[],
    name_mapping={
        "key": "key",
        "path": "path",
        "volume_name": "volumeName",
        "optional": "optional",
    },
)
class TektonConfigSpecChainControllerEnvsValueFromFileKeyRef:
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

        :schema: TektonConfigSpecChainControllerEnvsValueFromFileKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__339a5f4f5f7df3f8d663385f78462ebf973b93f87e807a4bc8d4387a6a198df3)
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
        :schema: TektonConfigSpecChainControllerEnvsValueFromFileKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def path(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromFileKeyRef#path
        '''
        result = self._values.get("path")
        assert result is not None, "Required property 'path' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def volume_name(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromFileKeyRef#volumeName
        '''
        result = self._values.get("volume_name")
        assert result is not None, "Required property 'volume_name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromFileKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFromFileKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef",
    jsii_struct_bases=[],
    name_mapping={
        "resource": "resource",
        "container_name": "containerName",
        "divisor": "divisor",
    },
)
class TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef:
    def __init__(
        self,
        *,
        resource: builtins.str,
        container_name: typing.Optional[builtins.str] = None,
        divisor: typing.Optional["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor"] = None,
    ) -> None:
        '''
        :param resource: 
        :param container_name: 
        :param divisor: 

        :schema: TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0ccd7d63989fddc341283f3823f135009d5c02f56ddbe5dee0d830a3dab5c6eb)
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
        :schema: TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef#resource
        '''
        result = self._values.get("resource")
        assert result is not None, "Required property 'resource' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def container_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef#containerName
        '''
        result = self._values.get("container_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def divisor(
        self,
    ) -> typing.Optional["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor"]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef#divisor
        '''
        result = self._values.get("divisor")
        return typing.cast(typing.Optional["TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor",
):
    '''
    :schema: TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__36d50b736344ccaf571917f96ad32fdf61fc1e81b833948a58c950f953b4cfdb)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__68628dc021e5ec33111f6f36f99ccd15497d06bac773ba5f7b5fb203e2e1c8a5)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "optional": "optional"},
)
class TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef:
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

        :schema: TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8d3f8c6f05fe06875e834901c1f0134e34b1287ba964b571b25e5e9bd694f580)
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
        :schema: TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def optional(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef#optional
        '''
        result = self._values.get("optional")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecChainOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecChainOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecChainOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7ac3c529c3943c7ea8b296ebddbeb19aa3ce25777b6d4848ce9241837bc7e187)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecChainOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecChainOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChainOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecChainOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecChainOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecChainOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecChainOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecChainOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecChainOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecChainOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__215b057d4fe048407823ad5e9e5f95042283ba7d2c9bdd0e9fc9797d107508a0)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecChainOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecChainPerformance",
    jsii_struct_bases=[],
    name_mapping={
        "disable_ha": "disableHa",
        "buckets": "buckets",
        "kube_api_burst": "kubeApiBurst",
        "kube_api_qps": "kubeApiQps",
        "replicas": "replicas",
        "statefulset_ordinals": "statefulsetOrdinals",
        "threads_per_controller": "threadsPerController",
    },
)
class TektonConfigSpecChainPerformance:
    def __init__(
        self,
        *,
        disable_ha: builtins.bool,
        buckets: typing.Optional[jsii.Number] = None,
        kube_api_burst: typing.Optional[jsii.Number] = None,
        kube_api_qps: typing.Optional[jsii.Number] = None,
        replicas: typing.Optional[jsii.Number] = None,
        statefulset_ordinals: typing.Optional[builtins.bool] = None,
        threads_per_controller: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param disable_ha: 
        :param buckets: 
        :param kube_api_burst: 
        :param kube_api_qps: 
        :param replicas: 
        :param statefulset_ordinals: 
        :param threads_per_controller: 

        :schema: TektonConfigSpecChainPerformance
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ea28bc2a74706ab12a983c5d81475c2d933d285c6c2bf0a9c17acb767577a655)
            check_type(argname="argument disable_ha", value=disable_ha, expected_type=type_hints["disable_ha"])
            check_type(argname="argument buckets", value=buckets, expected_type=type_hints["buckets"])
            check_type(argname="argument kube_api_burst", value=kube_api_burst, expected_type=type_hints["kube_api_burst"])
            check_type(argname="argument kube_api_qps", value=kube_api_qps, expected_type=type_hints["kube_api_qps"])
            check_type(argname="argument replicas", value=replicas, expected_type=type_hints["replicas"])
            check_type(argname="argument statefulset_ordinals", value=statefulset_ordinals, expected_type=type_hints["statefulset_ordinals"])
            check_type(argname="argument threads_per_controller", value=threads_per_controller, expected_type=type_hints["threads_per_controller"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disable_ha": disable_ha,
        }
        if buckets is not None:
            self._values["buckets"] = buckets
        if kube_api_burst is not None:
            self._values["kube_api_burst"] = kube_api_burst
        if kube_api_qps is not None:
            self._values["kube_api_qps"] = kube_api_qps
        if replicas is not None:
            self._values["replicas"] = replicas
        if statefulset_ordinals is not None:
            self._values["statefulset_ordinals"] = statefulset_ordinals
        if threads_per_controller is not None:
            self._values["threads_per_controller"] = threads_per_controller

    @builtins.property
    def disable_ha(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecChainPerformance#disable-ha
        '''
        result = self._values.get("disable_ha")
        assert result is not None, "Required property 'disable_ha' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def buckets(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainPerformance#buckets
        '''
        result = self._values.get("buckets")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_burst(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainPerformance#kube-api-burst
        '''
        result = self._values.get("kube_api_burst")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_qps(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainPerformance#kube-api-qps
        '''
        result = self._values.get("kube_api_qps")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def replicas(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainPerformance#replicas
        '''
        result = self._values.get("replicas")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def statefulset_ordinals(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecChainPerformance#statefulset-ordinals
        '''
        result = self._values.get("statefulset_ordinals")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def threads_per_controller(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecChainPerformance#threads-per-controller
        '''
        result = self._values.get("threads_per_controller")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecChainPerformance(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecConfig",
    jsii_struct_bases=[],
    name_mapping={
        "node_selector": "nodeSelector",
        "priority_class_name": "priorityClassName",
        "tolerations": "tolerations",
    },
)
class TektonConfigSpecConfig:
    def __init__(
        self,
        *,
        node_selector: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        priority_class_name: typing.Optional[builtins.str] = None,
        tolerations: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecConfigTolerations", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param node_selector: 
        :param priority_class_name: 
        :param tolerations: 

        :schema: TektonConfigSpecConfig
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__d89b35a88756ed9d024146be8c558741945ad0b49b82d214408955946f7203cf)
            check_type(argname="argument node_selector", value=node_selector, expected_type=type_hints["node_selector"])
            check_type(argname="argument priority_class_name", value=priority_class_name, expected_type=type_hints["priority_class_name"])
            check_type(argname="argument tolerations", value=tolerations, expected_type=type_hints["tolerations"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if node_selector is not None:
            self._values["node_selector"] = node_selector
        if priority_class_name is not None:
            self._values["priority_class_name"] = priority_class_name
        if tolerations is not None:
            self._values["tolerations"] = tolerations

    @builtins.property
    def node_selector(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecConfig#nodeSelector
        '''
        result = self._values.get("node_selector")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def priority_class_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecConfig#priorityClassName
        '''
        result = self._values.get("priority_class_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def tolerations(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecConfigTolerations"]]:
        '''
        :schema: TektonConfigSpecConfig#tolerations
        '''
        result = self._values.get("tolerations")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecConfigTolerations"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecConfig(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecConfigTolerations",
    jsii_struct_bases=[],
    name_mapping={
        "effect": "effect",
        "key": "key",
        "operator": "operator",
        "toleration_seconds": "tolerationSeconds",
        "value": "value",
    },
)
class TektonConfigSpecConfigTolerations:
    def __init__(
        self,
        *,
        effect: typing.Optional[builtins.str] = None,
        key: typing.Optional[builtins.str] = None,
        operator: typing.Optional[builtins.str] = None,
        toleration_seconds: typing.Optional[jsii.Number] = None,
        value: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param effect: 
        :param key: 
        :param operator: 
        :param toleration_seconds: 
        :param value: 

        :schema: TektonConfigSpecConfigTolerations
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2943716ad811bc3c2d651911a54967e5338ab971693d7b8b8eb6eeff404b4347)
            check_type(argname="argument effect", value=effect, expected_type=type_hints["effect"])
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument toleration_seconds", value=toleration_seconds, expected_type=type_hints["toleration_seconds"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if effect is not None:
            self._values["effect"] = effect
        if key is not None:
            self._values["key"] = key
        if operator is not None:
            self._values["operator"] = operator
        if toleration_seconds is not None:
            self._values["toleration_seconds"] = toleration_seconds
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def effect(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecConfigTolerations#effect
        '''
        result = self._values.get("effect")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def key(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecConfigTolerations#key
        '''
        result = self._values.get("key")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def operator(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecConfigTolerations#operator
        '''
        result = self._values.get("operator")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def toleration_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecConfigTolerations#tolerationSeconds
        '''
        result = self._values.get("toleration_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecConfigTolerations#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecConfigTolerations(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecDashboard",
    jsii_struct_bases=[],
    name_mapping={
        "readonly": "readonly",
        "external_logs": "externalLogs",
        "options": "options",
    },
)
class TektonConfigSpecDashboard:
    def __init__(
        self,
        *,
        readonly: builtins.bool,
        external_logs: typing.Optional[builtins.str] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecDashboardOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param readonly: 
        :param external_logs: 
        :param options: 

        :schema: TektonConfigSpecDashboard
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecDashboardOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5ca56ab9feae3233625100990620fa7b7147289904919aba2e1a2ce652221a36)
            check_type(argname="argument readonly", value=readonly, expected_type=type_hints["readonly"])
            check_type(argname="argument external_logs", value=external_logs, expected_type=type_hints["external_logs"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "readonly": readonly,
        }
        if external_logs is not None:
            self._values["external_logs"] = external_logs
        if options is not None:
            self._values["options"] = options

    @builtins.property
    def readonly(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecDashboard#readonly
        '''
        result = self._values.get("readonly")
        assert result is not None, "Required property 'readonly' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def external_logs(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecDashboard#external-logs
        '''
        result = self._values.get("external_logs")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecDashboardOptions"]:
        '''
        :schema: TektonConfigSpecDashboard#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecDashboardOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecDashboard(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecDashboardOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecDashboardOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecDashboardOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecDashboardOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9e69afb1594103af74fae25f4a859e36831e2ee28eeb8ec87125c477c0f67701)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecDashboardOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecDashboardOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecDashboardOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecDashboardOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecDashboardOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecDashboardOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecDashboardOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecDashboardOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecDashboardOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecDashboardOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecDashboardOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecDashboardOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__30d80df4ee3fec15f2dd07bd7c65ac185d13e1c72f6ee98ce1b0fdb70103eae5)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecDashboardOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecDashboardOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecDashboardOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecDashboardOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecHub",
    jsii_struct_bases=[],
    name_mapping={"options": "options", "params": "params"},
)
class TektonConfigSpecHub:
    def __init__(
        self,
        *,
        options: typing.Optional[typing.Union["TektonConfigSpecHubOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecHubParams", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param options: 
        :param params: 

        :schema: TektonConfigSpecHub
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecHubOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__657e11877c8bcfe48b65e5657b500f6a788011954adfc247eb2db834e20e5a77)
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if options is not None:
            self._values["options"] = options
        if params is not None:
            self._values["params"] = params

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecHubOptions"]:
        '''
        :schema: TektonConfigSpecHub#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecHubOptions"], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TektonConfigSpecHubParams"]]:
        '''
        :schema: TektonConfigSpecHub#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecHubParams"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecHub(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecHubOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecHubOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecHubOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecHubOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a72a68d665d828aa60744b5edc930e933c46939afa1633ddba4c1f284fb84e01)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecHubOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecHubOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecHubOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecHubOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecHubOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecHubOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecHubOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecHubOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecHubOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecHubOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecHubOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecHubOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2300cb8c7583c3e5e1d058c59a8430813ae8746fcaba3ff67004598a064a9a6e)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecHubOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecHubOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecHubOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecHubOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecHubParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TektonConfigSpecHubParams:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        value: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TektonConfigSpecHubParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__84ce5fb24c69b53e407d0d9af4bb71dc6ed2532b9bb3474093ec49c2b3bd701b)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecHubParams#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecHubParams#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecHubParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecMulticlusterProxyAae",
    jsii_struct_bases=[],
    name_mapping={"options": "options"},
)
class TektonConfigSpecMulticlusterProxyAae:
    def __init__(
        self,
        *,
        options: typing.Optional[typing.Union["TektonConfigSpecMulticlusterProxyAaeOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param options: 

        :schema: TektonConfigSpecMulticlusterProxyAae
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecMulticlusterProxyAaeOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0b7d0a1c117cc03a29b3f17dd2003c7485bc5facab47e46d2437132745bd056f)
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if options is not None:
            self._values["options"] = options

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecMulticlusterProxyAaeOptions"]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAae#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecMulticlusterProxyAaeOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecMulticlusterProxyAae(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecMulticlusterProxyAaeOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecMulticlusterProxyAaeOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecMulticlusterProxyAaeOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9f6cfd5cf39af7780e0b594191dec1309625d2d9d4fe86cd23badc479ee3ec22)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecMulticlusterProxyAaeOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__96340527addbb78bc2738a3263fe2000fee700baed9e75d10d07e73936f006f4)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicy",
    jsii_struct_bases=[],
    name_mapping={"disabled": "disabled", "policies": "policies"},
)
class TektonConfigSpecNetworkPolicy:
    def __init__(
        self,
        *,
        disabled: typing.Optional[builtins.bool] = None,
        policies: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecNetworkPolicyPolicies", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param disabled: 
        :param policies: 

        :schema: TektonConfigSpecNetworkPolicy
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1c3dea8bdcf93900c79c35e3dd6d3a51b0abdd13de24a68ae7fdc1605bf56993)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument policies", value=policies, expected_type=type_hints["policies"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if disabled is not None:
            self._values["disabled"] = disabled
        if policies is not None:
            self._values["policies"] = policies

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecNetworkPolicy#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def policies(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecNetworkPolicyPolicies"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicy#policies
        '''
        result = self._values.get("policies")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecNetworkPolicyPolicies"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicy(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPolicies",
    jsii_struct_bases=[],
    name_mapping={
        "egress": "egress",
        "ingress": "ingress",
        "pod_selector": "podSelector",
        "policy_types": "policyTypes",
    },
)
class TektonConfigSpecNetworkPolicyPolicies:
    def __init__(
        self,
        *,
        egress: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgress", typing.Dict[builtins.str, typing.Any]]]] = None,
        ingress: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngress", typing.Dict[builtins.str, typing.Any]]]] = None,
        pod_selector: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesPodSelector", typing.Dict[builtins.str, typing.Any]]] = None,
        policy_types: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param egress: 
        :param ingress: 
        :param pod_selector: 
        :param policy_types: 

        :schema: TektonConfigSpecNetworkPolicyPolicies
        '''
        if isinstance(pod_selector, dict):
            pod_selector = TektonConfigSpecNetworkPolicyPoliciesPodSelector(**pod_selector)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fd574ff8d319a196aa90794220e13cec5d05f89d0789168c052bdf0fd4f3aa8d)
            check_type(argname="argument egress", value=egress, expected_type=type_hints["egress"])
            check_type(argname="argument ingress", value=ingress, expected_type=type_hints["ingress"])
            check_type(argname="argument pod_selector", value=pod_selector, expected_type=type_hints["pod_selector"])
            check_type(argname="argument policy_types", value=policy_types, expected_type=type_hints["policy_types"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if egress is not None:
            self._values["egress"] = egress
        if ingress is not None:
            self._values["ingress"] = ingress
        if pod_selector is not None:
            self._values["pod_selector"] = pod_selector
        if policy_types is not None:
            self._values["policy_types"] = policy_types

    @builtins.property
    def egress(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgress"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPolicies#egress
        '''
        result = self._values.get("egress")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgress"]], result)

    @builtins.property
    def ingress(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngress"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPolicies#ingress
        '''
        result = self._values.get("ingress")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngress"]], result)

    @builtins.property
    def pod_selector(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesPodSelector"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPolicies#podSelector
        '''
        result = self._values.get("pod_selector")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesPodSelector"], result)

    @builtins.property
    def policy_types(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPolicies#policyTypes
        '''
        result = self._values.get("policy_types")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPolicies(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgress",
    jsii_struct_bases=[],
    name_mapping={"ports": "ports", "to": "to"},
)
class TektonConfigSpecNetworkPolicyPoliciesEgress:
    def __init__(
        self,
        *,
        ports: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressPorts", typing.Dict[builtins.str, typing.Any]]]] = None,
        to: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressTo", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param ports: 
        :param to: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgress
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__494eaf32bcba5c1b2bfb60464bca0f3a8d73f50e6d12ad4c902c84072fa835c7)
            check_type(argname="argument ports", value=ports, expected_type=type_hints["ports"])
            check_type(argname="argument to", value=to, expected_type=type_hints["to"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if ports is not None:
            self._values["ports"] = ports
        if to is not None:
            self._values["to"] = to

    @builtins.property
    def ports(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressPorts"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgress#ports
        '''
        result = self._values.get("ports")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressPorts"]], result)

    @builtins.property
    def to(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressTo"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgress#to
        '''
        result = self._values.get("to")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressTo"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgress(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressPorts",
    jsii_struct_bases=[],
    name_mapping={"end_port": "endPort", "port": "port", "protocol": "protocol"},
)
class TektonConfigSpecNetworkPolicyPoliciesEgressPorts:
    def __init__(
        self,
        *,
        end_port: typing.Optional[jsii.Number] = None,
        port: typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort"] = None,
        protocol: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param end_port: 
        :param port: 
        :param protocol: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressPorts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__cf471d2b68cead79fb063d7d0a47df422d5c6eab1dc0fbdba4494a7ded3e7ece)
            check_type(argname="argument end_port", value=end_port, expected_type=type_hints["end_port"])
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument protocol", value=protocol, expected_type=type_hints["protocol"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if end_port is not None:
            self._values["end_port"] = end_port
        if port is not None:
            self._values["port"] = port
        if protocol is not None:
            self._values["protocol"] = protocol

    @builtins.property
    def end_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressPorts#endPort
        '''
        result = self._values.get("end_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def port(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressPorts#port
        '''
        result = self._values.get("port")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort"], result)

    @builtins.property
    def protocol(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressPorts#protocol
        '''
        result = self._values.get("protocol")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressPorts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort",
):
    '''
    :schema: TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f43bba37021acfdc2ef9183d8785b9d91589d52a39fc3a49fbab3f14b16e0ab8)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b6577e1015d1a7d93c880dbb01544236e0adf9a26a5290a4ca3f61027502d1d2)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressTo",
    jsii_struct_bases=[],
    name_mapping={
        "ip_block": "ipBlock",
        "namespace_selector": "namespaceSelector",
        "pod_selector": "podSelector",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesEgressTo:
    def __init__(
        self,
        *,
        ip_block: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock", typing.Dict[builtins.str, typing.Any]]] = None,
        namespace_selector: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector", typing.Dict[builtins.str, typing.Any]]] = None,
        pod_selector: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param ip_block: 
        :param namespace_selector: 
        :param pod_selector: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressTo
        '''
        if isinstance(ip_block, dict):
            ip_block = TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock(**ip_block)
        if isinstance(namespace_selector, dict):
            namespace_selector = TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector(**namespace_selector)
        if isinstance(pod_selector, dict):
            pod_selector = TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector(**pod_selector)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__35be5b31266d097dad50060e12d71f05bc1b62827846b518cb64f27b679a9603)
            check_type(argname="argument ip_block", value=ip_block, expected_type=type_hints["ip_block"])
            check_type(argname="argument namespace_selector", value=namespace_selector, expected_type=type_hints["namespace_selector"])
            check_type(argname="argument pod_selector", value=pod_selector, expected_type=type_hints["pod_selector"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if ip_block is not None:
            self._values["ip_block"] = ip_block
        if namespace_selector is not None:
            self._values["namespace_selector"] = namespace_selector
        if pod_selector is not None:
            self._values["pod_selector"] = pod_selector

    @builtins.property
    def ip_block(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressTo#ipBlock
        '''
        result = self._values.get("ip_block")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock"], result)

    @builtins.property
    def namespace_selector(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressTo#namespaceSelector
        '''
        result = self._values.get("namespace_selector")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector"], result)

    @builtins.property
    def pod_selector(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressTo#podSelector
        '''
        result = self._values.get("pod_selector")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressTo(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock",
    jsii_struct_bases=[],
    name_mapping={"cidr": "cidr", "except_": "except"},
)
class TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock:
    def __init__(
        self,
        *,
        cidr: builtins.str,
        except_: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param cidr: 
        :param except_: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__78bd4552a459f2ee753304e668c80f7ddc616c93459f292b30a44fe68c7c17ea)
            check_type(argname="argument cidr", value=cidr, expected_type=type_hints["cidr"])
            check_type(argname="argument except_", value=except_, expected_type=type_hints["except_"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "cidr": cidr,
        }
        if except_ is not None:
            self._values["except_"] = except_

    @builtins.property
    def cidr(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock#cidr
        '''
        result = self._values.get("cidr")
        assert result is not None, "Required property 'cidr' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def except_(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock#except
        '''
        result = self._values.get("except_")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_expressions: 
        :param match_labels: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e959a39379fbd9bda96b52f1b986ac060c8585671f12aebd19a07ec275891220)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param key: 
        :param operator: 
        :param values: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__45af668dfc0f47511345fb6b5471d66578ee99fc0e685c0c8e03bdf984eae132)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_expressions: 
        :param match_labels: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__904ea0d4078927d8a00aa6455c45fae0dc62c0f4a5e25e16ea7c4c7554376873)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param key: 
        :param operator: 
        :param values: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ac8415a56ee81b4fc062526c4fbc2f40aa6f72f4a4758d6a5f8bf298d348888f)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngress",
    jsii_struct_bases=[],
    name_mapping={"from_": "from", "ports": "ports"},
)
class TektonConfigSpecNetworkPolicyPoliciesIngress:
    def __init__(
        self,
        *,
        from_: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFrom", typing.Dict[builtins.str, typing.Any]]]] = None,
        ports: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressPorts", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param from_: 
        :param ports: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngress
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9d87286b96527f030c310af3ee2ae446fedb576144aff4f6a492d7f83783a298)
            check_type(argname="argument from_", value=from_, expected_type=type_hints["from_"])
            check_type(argname="argument ports", value=ports, expected_type=type_hints["ports"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if from_ is not None:
            self._values["from_"] = from_
        if ports is not None:
            self._values["ports"] = ports

    @builtins.property
    def from_(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFrom"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngress#from
        '''
        result = self._values.get("from_")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFrom"]], result)

    @builtins.property
    def ports(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressPorts"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngress#ports
        '''
        result = self._values.get("ports")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressPorts"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngress(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFrom",
    jsii_struct_bases=[],
    name_mapping={
        "ip_block": "ipBlock",
        "namespace_selector": "namespaceSelector",
        "pod_selector": "podSelector",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFrom:
    def __init__(
        self,
        *,
        ip_block: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock", typing.Dict[builtins.str, typing.Any]]] = None,
        namespace_selector: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector", typing.Dict[builtins.str, typing.Any]]] = None,
        pod_selector: typing.Optional[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param ip_block: 
        :param namespace_selector: 
        :param pod_selector: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFrom
        '''
        if isinstance(ip_block, dict):
            ip_block = TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock(**ip_block)
        if isinstance(namespace_selector, dict):
            namespace_selector = TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector(**namespace_selector)
        if isinstance(pod_selector, dict):
            pod_selector = TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector(**pod_selector)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f92c1bd924da3ed3c0e771b394b838d26085dcac692ceaa8a831f35340f8dbd1)
            check_type(argname="argument ip_block", value=ip_block, expected_type=type_hints["ip_block"])
            check_type(argname="argument namespace_selector", value=namespace_selector, expected_type=type_hints["namespace_selector"])
            check_type(argname="argument pod_selector", value=pod_selector, expected_type=type_hints["pod_selector"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if ip_block is not None:
            self._values["ip_block"] = ip_block
        if namespace_selector is not None:
            self._values["namespace_selector"] = namespace_selector
        if pod_selector is not None:
            self._values["pod_selector"] = pod_selector

    @builtins.property
    def ip_block(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFrom#ipBlock
        '''
        result = self._values.get("ip_block")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock"], result)

    @builtins.property
    def namespace_selector(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFrom#namespaceSelector
        '''
        result = self._values.get("namespace_selector")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector"], result)

    @builtins.property
    def pod_selector(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFrom#podSelector
        '''
        result = self._values.get("pod_selector")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFrom(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock",
    jsii_struct_bases=[],
    name_mapping={"cidr": "cidr", "except_": "except"},
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock:
    def __init__(
        self,
        *,
        cidr: builtins.str,
        except_: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param cidr: 
        :param except_: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a63e0d11ca834a76c1f737624c360c0f8400b729607530e40a1651960e8d6277)
            check_type(argname="argument cidr", value=cidr, expected_type=type_hints["cidr"])
            check_type(argname="argument except_", value=except_, expected_type=type_hints["except_"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "cidr": cidr,
        }
        if except_ is not None:
            self._values["except_"] = except_

    @builtins.property
    def cidr(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock#cidr
        '''
        result = self._values.get("cidr")
        assert result is not None, "Required property 'cidr' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def except_(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock#except
        '''
        result = self._values.get("except_")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_expressions: 
        :param match_labels: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__f4f17a18169eae4e9c9453f717d2cdc937ff1f9da591ee8dcc2caa7126befe03)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param key: 
        :param operator: 
        :param values: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e7269e4d7fe026b21f4844640cf631d8327a6e7a9d7f873fa1122fc044d757a3)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_expressions: 
        :param match_labels: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8cdfdc5f84e74d5eb65a0c4979e3b26101c754046947e4c28c1902398bb7357d)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param key: 
        :param operator: 
        :param values: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__70d9a33aef441690362eeb0750c27496e2b50eaa0dd846e45ef83652c25f972f)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressPorts",
    jsii_struct_bases=[],
    name_mapping={"end_port": "endPort", "port": "port", "protocol": "protocol"},
)
class TektonConfigSpecNetworkPolicyPoliciesIngressPorts:
    def __init__(
        self,
        *,
        end_port: typing.Optional[jsii.Number] = None,
        port: typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort"] = None,
        protocol: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param end_port: 
        :param port: 
        :param protocol: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressPorts
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7329998ec8ce67d7ce7ccf41b4d85fdb216ff34b1de2efadebc13bc8afe68cb7)
            check_type(argname="argument end_port", value=end_port, expected_type=type_hints["end_port"])
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument protocol", value=protocol, expected_type=type_hints["protocol"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if end_port is not None:
            self._values["end_port"] = end_port
        if port is not None:
            self._values["port"] = port
        if protocol is not None:
            self._values["protocol"] = protocol

    @builtins.property
    def end_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressPorts#endPort
        '''
        result = self._values.get("end_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def port(
        self,
    ) -> typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort"]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressPorts#port
        '''
        result = self._values.get("port")
        return typing.cast(typing.Optional["TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort"], result)

    @builtins.property
    def protocol(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesIngressPorts#protocol
        '''
        result = self._values.get("protocol")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesIngressPorts(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


class TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort(
    metaclass=jsii.JSIIMeta,
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort",
):
    '''
    :schema: TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(
        cls,
        value: jsii.Number,
    ) -> "TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__26d7e651269539b0f8c359aae2804519021b4f1c82e59943365394bdf37bd09d)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(
        cls,
        value: builtins.str,
    ) -> "TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__86a7e20d77bb2cc9b84ac53a339055089f9f91d05651e5b90f00e082edae75f2)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesPodSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecNetworkPolicyPoliciesPodSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_expressions: 
        :param match_labels: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__868c2a9e28cdce3e37af904969fdf74cf6704ca31703e0bb466f087ad14c5b39)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions"]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesPodSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param key: 
        :param operator: 
        :param values: 

        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ad3077b7815f14acd1e32956143f73d5289d6c8fa9706023803a2f6df2a653be)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TektonConfigSpecParams:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        value: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TektonConfigSpecParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__63111cb1b5c3d30684d359ba4c42b6533985e957c4bf133333dac23dfb1437a9)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecParams#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecParams#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPipeline",
    jsii_struct_bases=[],
    name_mapping={
        "await_sidecar_readiness": "awaitSidecarReadiness",
        "bundles_resolver_config": "bundlesResolverConfig",
        "cluster_resolver_config": "clusterResolverConfig",
        "coschedule": "coschedule",
        "default_affinity_assistant_pod_template": "defaultAffinityAssistantPodTemplate",
        "default_cloud_events_sink": "defaultCloudEventsSink",
        "default_forbidden_env": "defaultForbiddenEnv",
        "default_managed_by_label_value": "defaultManagedByLabelValue",
        "default_max_matrix_combinations_count": "defaultMaxMatrixCombinationsCount",
        "default_pod_template": "defaultPodTemplate",
        "default_resolver_type": "defaultResolverType",
        "default_service_account": "defaultServiceAccount",
        "default_task_run_workspace_binding": "defaultTaskRunWorkspaceBinding",
        "default_timeout_minutes": "defaultTimeoutMinutes",
        "disable_affinity_assistant": "disableAffinityAssistant",
        "disable_creds_init": "disableCredsInit",
        "disable_inline_spec": "disableInlineSpec",
        "embedded_status": "embeddedStatus",
        "enable_api_fields": "enableApiFields",
        "enable_bundles_resolver": "enableBundlesResolver",
        "enable_cel_in_whenexpression": "enableCelInWhenexpression",
        "enable_cluster_resolver": "enableClusterResolver",
        "enable_custom_tasks": "enableCustomTasks",
        "enable_git_resolver": "enableGitResolver",
        "enable_hub_resolver": "enableHubResolver",
        "enable_param_enum": "enableParamEnum",
        "enable_provenance_in_status": "enableProvenanceInStatus",
        "enable_step_actions": "enableStepActions",
        "enable_tekton_oci_bundles": "enableTektonOciBundles",
        "enforce_nonfalsifiability": "enforceNonfalsifiability",
        "git_resolver_config": "gitResolverConfig",
        "hub_resolver_config": "hubResolverConfig",
        "keep_pod_on_cancel": "keepPodOnCancel",
        "max_result_size": "maxResultSize",
        "metrics_count_enable_reason": "metricsCountEnableReason",
        "metrics_pipelinerun_duration_type": "metricsPipelinerunDurationType",
        "metrics_pipelinerun_level": "metricsPipelinerunLevel",
        "metrics_taskrun_duration_type": "metricsTaskrunDurationType",
        "metrics_taskrun_level": "metricsTaskrunLevel",
        "options": "options",
        "params": "params",
        "performance": "performance",
        "require_git_ssh_secret_known_hosts": "requireGitSshSecretKnownHosts",
        "results_from": "resultsFrom",
        "running_in_environment_with_injected_sidecars": "runningInEnvironmentWithInjectedSidecars",
        "scope_when_expressions_to_task": "scopeWhenExpressionsToTask",
        "send_cloudevents_for_runs": "sendCloudeventsForRuns",
        "set_security_context": "setSecurityContext",
        "traces_credentials_secret": "tracesCredentialsSecret",
        "traces_enabled": "tracesEnabled",
        "traces_endpoint": "tracesEndpoint",
        "trusted_resources_verification_no_match_policy": "trustedResourcesVerificationNoMatchPolicy",
        "verification_mode": "verificationMode",
    },
)
class TektonConfigSpecPipeline:
    def __init__(
        self,
        *,
        await_sidecar_readiness: typing.Optional[builtins.bool] = None,
        bundles_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        cluster_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        coschedule: typing.Optional[builtins.str] = None,
        default_affinity_assistant_pod_template: typing.Optional[builtins.str] = None,
        default_cloud_events_sink: typing.Optional[builtins.str] = None,
        default_forbidden_env: typing.Optional[builtins.str] = None,
        default_managed_by_label_value: typing.Optional[builtins.str] = None,
        default_max_matrix_combinations_count: typing.Optional[builtins.str] = None,
        default_pod_template: typing.Optional[builtins.str] = None,
        default_resolver_type: typing.Optional[builtins.str] = None,
        default_service_account: typing.Optional[builtins.str] = None,
        default_task_run_workspace_binding: typing.Optional[builtins.str] = None,
        default_timeout_minutes: typing.Optional[jsii.Number] = None,
        disable_affinity_assistant: typing.Optional[builtins.bool] = None,
        disable_creds_init: typing.Optional[builtins.bool] = None,
        disable_inline_spec: typing.Optional[builtins.str] = None,
        embedded_status: typing.Optional[builtins.str] = None,
        enable_api_fields: typing.Optional[builtins.str] = None,
        enable_bundles_resolver: typing.Optional[builtins.bool] = None,
        enable_cel_in_whenexpression: typing.Optional[builtins.bool] = None,
        enable_cluster_resolver: typing.Optional[builtins.bool] = None,
        enable_custom_tasks: typing.Optional[builtins.bool] = None,
        enable_git_resolver: typing.Optional[builtins.bool] = None,
        enable_hub_resolver: typing.Optional[builtins.bool] = None,
        enable_param_enum: typing.Optional[builtins.bool] = None,
        enable_provenance_in_status: typing.Optional[builtins.bool] = None,
        enable_step_actions: typing.Optional[builtins.bool] = None,
        enable_tekton_oci_bundles: typing.Optional[builtins.bool] = None,
        enforce_nonfalsifiability: typing.Optional[builtins.str] = None,
        git_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        hub_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        keep_pod_on_cancel: typing.Optional[builtins.bool] = None,
        max_result_size: typing.Optional[jsii.Number] = None,
        metrics_count_enable_reason: typing.Optional[builtins.bool] = None,
        metrics_pipelinerun_duration_type: typing.Optional[builtins.str] = None,
        metrics_pipelinerun_level: typing.Optional[builtins.str] = None,
        metrics_taskrun_duration_type: typing.Optional[builtins.str] = None,
        metrics_taskrun_level: typing.Optional[builtins.str] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecPipelineOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        params: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecPipelineParams", typing.Dict[builtins.str, typing.Any]]]] = None,
        performance: typing.Optional[typing.Union["TektonConfigSpecPipelinePerformance", typing.Dict[builtins.str, typing.Any]]] = None,
        require_git_ssh_secret_known_hosts: typing.Optional[builtins.bool] = None,
        results_from: typing.Optional[builtins.str] = None,
        running_in_environment_with_injected_sidecars: typing.Optional[builtins.bool] = None,
        scope_when_expressions_to_task: typing.Optional[builtins.bool] = None,
        send_cloudevents_for_runs: typing.Optional[builtins.bool] = None,
        set_security_context: typing.Optional[builtins.bool] = None,
        traces_credentials_secret: typing.Optional[builtins.str] = None,
        traces_enabled: typing.Optional[builtins.bool] = None,
        traces_endpoint: typing.Optional[builtins.str] = None,
        trusted_resources_verification_no_match_policy: typing.Optional[builtins.str] = None,
        verification_mode: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param await_sidecar_readiness: 
        :param bundles_resolver_config: 
        :param cluster_resolver_config: 
        :param coschedule: 
        :param default_affinity_assistant_pod_template: 
        :param default_cloud_events_sink: 
        :param default_forbidden_env: 
        :param default_managed_by_label_value: 
        :param default_max_matrix_combinations_count: 
        :param default_pod_template: 
        :param default_resolver_type: 
        :param default_service_account: 
        :param default_task_run_workspace_binding: 
        :param default_timeout_minutes: 
        :param disable_affinity_assistant: 
        :param disable_creds_init: 
        :param disable_inline_spec: 
        :param embedded_status: 
        :param enable_api_fields: 
        :param enable_bundles_resolver: 
        :param enable_cel_in_whenexpression: 
        :param enable_cluster_resolver: 
        :param enable_custom_tasks: 
        :param enable_git_resolver: 
        :param enable_hub_resolver: 
        :param enable_param_enum: 
        :param enable_provenance_in_status: 
        :param enable_step_actions: 
        :param enable_tekton_oci_bundles: 
        :param enforce_nonfalsifiability: 
        :param git_resolver_config: 
        :param hub_resolver_config: 
        :param keep_pod_on_cancel: 
        :param max_result_size: 
        :param metrics_count_enable_reason: 
        :param metrics_pipelinerun_duration_type: 
        :param metrics_pipelinerun_level: 
        :param metrics_taskrun_duration_type: 
        :param metrics_taskrun_level: 
        :param options: 
        :param params: 
        :param performance: 
        :param require_git_ssh_secret_known_hosts: 
        :param results_from: 
        :param running_in_environment_with_injected_sidecars: 
        :param scope_when_expressions_to_task: 
        :param send_cloudevents_for_runs: 
        :param set_security_context: 
        :param traces_credentials_secret: 
        :param traces_enabled: 
        :param traces_endpoint: 
        :param trusted_resources_verification_no_match_policy: 
        :param verification_mode: 

        :schema: TektonConfigSpecPipeline
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecPipelineOptions(**options)
        if isinstance(performance, dict):
            performance = TektonConfigSpecPipelinePerformance(**performance)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1930d13a3446288fdef1a3c91657316f1d532692a9c83f6262ba3e5bdac3353d)
            check_type(argname="argument await_sidecar_readiness", value=await_sidecar_readiness, expected_type=type_hints["await_sidecar_readiness"])
            check_type(argname="argument bundles_resolver_config", value=bundles_resolver_config, expected_type=type_hints["bundles_resolver_config"])
            check_type(argname="argument cluster_resolver_config", value=cluster_resolver_config, expected_type=type_hints["cluster_resolver_config"])
            check_type(argname="argument coschedule", value=coschedule, expected_type=type_hints["coschedule"])
            check_type(argname="argument default_affinity_assistant_pod_template", value=default_affinity_assistant_pod_template, expected_type=type_hints["default_affinity_assistant_pod_template"])
            check_type(argname="argument default_cloud_events_sink", value=default_cloud_events_sink, expected_type=type_hints["default_cloud_events_sink"])
            check_type(argname="argument default_forbidden_env", value=default_forbidden_env, expected_type=type_hints["default_forbidden_env"])
            check_type(argname="argument default_managed_by_label_value", value=default_managed_by_label_value, expected_type=type_hints["default_managed_by_label_value"])
            check_type(argname="argument default_max_matrix_combinations_count", value=default_max_matrix_combinations_count, expected_type=type_hints["default_max_matrix_combinations_count"])
            check_type(argname="argument default_pod_template", value=default_pod_template, expected_type=type_hints["default_pod_template"])
            check_type(argname="argument default_resolver_type", value=default_resolver_type, expected_type=type_hints["default_resolver_type"])
            check_type(argname="argument default_service_account", value=default_service_account, expected_type=type_hints["default_service_account"])
            check_type(argname="argument default_task_run_workspace_binding", value=default_task_run_workspace_binding, expected_type=type_hints["default_task_run_workspace_binding"])
            check_type(argname="argument default_timeout_minutes", value=default_timeout_minutes, expected_type=type_hints["default_timeout_minutes"])
            check_type(argname="argument disable_affinity_assistant", value=disable_affinity_assistant, expected_type=type_hints["disable_affinity_assistant"])
            check_type(argname="argument disable_creds_init", value=disable_creds_init, expected_type=type_hints["disable_creds_init"])
            check_type(argname="argument disable_inline_spec", value=disable_inline_spec, expected_type=type_hints["disable_inline_spec"])
            check_type(argname="argument embedded_status", value=embedded_status, expected_type=type_hints["embedded_status"])
            check_type(argname="argument enable_api_fields", value=enable_api_fields, expected_type=type_hints["enable_api_fields"])
            check_type(argname="argument enable_bundles_resolver", value=enable_bundles_resolver, expected_type=type_hints["enable_bundles_resolver"])
            check_type(argname="argument enable_cel_in_whenexpression", value=enable_cel_in_whenexpression, expected_type=type_hints["enable_cel_in_whenexpression"])
            check_type(argname="argument enable_cluster_resolver", value=enable_cluster_resolver, expected_type=type_hints["enable_cluster_resolver"])
            check_type(argname="argument enable_custom_tasks", value=enable_custom_tasks, expected_type=type_hints["enable_custom_tasks"])
            check_type(argname="argument enable_git_resolver", value=enable_git_resolver, expected_type=type_hints["enable_git_resolver"])
            check_type(argname="argument enable_hub_resolver", value=enable_hub_resolver, expected_type=type_hints["enable_hub_resolver"])
            check_type(argname="argument enable_param_enum", value=enable_param_enum, expected_type=type_hints["enable_param_enum"])
            check_type(argname="argument enable_provenance_in_status", value=enable_provenance_in_status, expected_type=type_hints["enable_provenance_in_status"])
            check_type(argname="argument enable_step_actions", value=enable_step_actions, expected_type=type_hints["enable_step_actions"])
            check_type(argname="argument enable_tekton_oci_bundles", value=enable_tekton_oci_bundles, expected_type=type_hints["enable_tekton_oci_bundles"])
            check_type(argname="argument enforce_nonfalsifiability", value=enforce_nonfalsifiability, expected_type=type_hints["enforce_nonfalsifiability"])
            check_type(argname="argument git_resolver_config", value=git_resolver_config, expected_type=type_hints["git_resolver_config"])
            check_type(argname="argument hub_resolver_config", value=hub_resolver_config, expected_type=type_hints["hub_resolver_config"])
            check_type(argname="argument keep_pod_on_cancel", value=keep_pod_on_cancel, expected_type=type_hints["keep_pod_on_cancel"])
            check_type(argname="argument max_result_size", value=max_result_size, expected_type=type_hints["max_result_size"])
            check_type(argname="argument metrics_count_enable_reason", value=metrics_count_enable_reason, expected_type=type_hints["metrics_count_enable_reason"])
            check_type(argname="argument metrics_pipelinerun_duration_type", value=metrics_pipelinerun_duration_type, expected_type=type_hints["metrics_pipelinerun_duration_type"])
            check_type(argname="argument metrics_pipelinerun_level", value=metrics_pipelinerun_level, expected_type=type_hints["metrics_pipelinerun_level"])
            check_type(argname="argument metrics_taskrun_duration_type", value=metrics_taskrun_duration_type, expected_type=type_hints["metrics_taskrun_duration_type"])
            check_type(argname="argument metrics_taskrun_level", value=metrics_taskrun_level, expected_type=type_hints["metrics_taskrun_level"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument params", value=params, expected_type=type_hints["params"])
            check_type(argname="argument performance", value=performance, expected_type=type_hints["performance"])
            check_type(argname="argument require_git_ssh_secret_known_hosts", value=require_git_ssh_secret_known_hosts, expected_type=type_hints["require_git_ssh_secret_known_hosts"])
            check_type(argname="argument results_from", value=results_from, expected_type=type_hints["results_from"])
            check_type(argname="argument running_in_environment_with_injected_sidecars", value=running_in_environment_with_injected_sidecars, expected_type=type_hints["running_in_environment_with_injected_sidecars"])
            check_type(argname="argument scope_when_expressions_to_task", value=scope_when_expressions_to_task, expected_type=type_hints["scope_when_expressions_to_task"])
            check_type(argname="argument send_cloudevents_for_runs", value=send_cloudevents_for_runs, expected_type=type_hints["send_cloudevents_for_runs"])
            check_type(argname="argument set_security_context", value=set_security_context, expected_type=type_hints["set_security_context"])
            check_type(argname="argument traces_credentials_secret", value=traces_credentials_secret, expected_type=type_hints["traces_credentials_secret"])
            check_type(argname="argument traces_enabled", value=traces_enabled, expected_type=type_hints["traces_enabled"])
            check_type(argname="argument traces_endpoint", value=traces_endpoint, expected_type=type_hints["traces_endpoint"])
            check_type(argname="argument trusted_resources_verification_no_match_policy", value=trusted_resources_verification_no_match_policy, expected_type=type_hints["trusted_resources_verification_no_match_policy"])
            check_type(argname="argument verification_mode", value=verification_mode, expected_type=type_hints["verification_mode"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if await_sidecar_readiness is not None:
            self._values["await_sidecar_readiness"] = await_sidecar_readiness
        if bundles_resolver_config is not None:
            self._values["bundles_resolver_config"] = bundles_resolver_config
        if cluster_resolver_config is not None:
            self._values["cluster_resolver_config"] = cluster_resolver_config
        if coschedule is not None:
            self._values["coschedule"] = coschedule
        if default_affinity_assistant_pod_template is not None:
            self._values["default_affinity_assistant_pod_template"] = default_affinity_assistant_pod_template
        if default_cloud_events_sink is not None:
            self._values["default_cloud_events_sink"] = default_cloud_events_sink
        if default_forbidden_env is not None:
            self._values["default_forbidden_env"] = default_forbidden_env
        if default_managed_by_label_value is not None:
            self._values["default_managed_by_label_value"] = default_managed_by_label_value
        if default_max_matrix_combinations_count is not None:
            self._values["default_max_matrix_combinations_count"] = default_max_matrix_combinations_count
        if default_pod_template is not None:
            self._values["default_pod_template"] = default_pod_template
        if default_resolver_type is not None:
            self._values["default_resolver_type"] = default_resolver_type
        if default_service_account is not None:
            self._values["default_service_account"] = default_service_account
        if default_task_run_workspace_binding is not None:
            self._values["default_task_run_workspace_binding"] = default_task_run_workspace_binding
        if default_timeout_minutes is not None:
            self._values["default_timeout_minutes"] = default_timeout_minutes
        if disable_affinity_assistant is not None:
            self._values["disable_affinity_assistant"] = disable_affinity_assistant
        if disable_creds_init is not None:
            self._values["disable_creds_init"] = disable_creds_init
        if disable_inline_spec is not None:
            self._values["disable_inline_spec"] = disable_inline_spec
        if embedded_status is not None:
            self._values["embedded_status"] = embedded_status
        if enable_api_fields is not None:
            self._values["enable_api_fields"] = enable_api_fields
        if enable_bundles_resolver is not None:
            self._values["enable_bundles_resolver"] = enable_bundles_resolver
        if enable_cel_in_whenexpression is not None:
            self._values["enable_cel_in_whenexpression"] = enable_cel_in_whenexpression
        if enable_cluster_resolver is not None:
            self._values["enable_cluster_resolver"] = enable_cluster_resolver
        if enable_custom_tasks is not None:
            self._values["enable_custom_tasks"] = enable_custom_tasks
        if enable_git_resolver is not None:
            self._values["enable_git_resolver"] = enable_git_resolver
        if enable_hub_resolver is not None:
            self._values["enable_hub_resolver"] = enable_hub_resolver
        if enable_param_enum is not None:
            self._values["enable_param_enum"] = enable_param_enum
        if enable_provenance_in_status is not None:
            self._values["enable_provenance_in_status"] = enable_provenance_in_status
        if enable_step_actions is not None:
            self._values["enable_step_actions"] = enable_step_actions
        if enable_tekton_oci_bundles is not None:
            self._values["enable_tekton_oci_bundles"] = enable_tekton_oci_bundles
        if enforce_nonfalsifiability is not None:
            self._values["enforce_nonfalsifiability"] = enforce_nonfalsifiability
        if git_resolver_config is not None:
            self._values["git_resolver_config"] = git_resolver_config
        if hub_resolver_config is not None:
            self._values["hub_resolver_config"] = hub_resolver_config
        if keep_pod_on_cancel is not None:
            self._values["keep_pod_on_cancel"] = keep_pod_on_cancel
        if max_result_size is not None:
            self._values["max_result_size"] = max_result_size
        if metrics_count_enable_reason is not None:
            self._values["metrics_count_enable_reason"] = metrics_count_enable_reason
        if metrics_pipelinerun_duration_type is not None:
            self._values["metrics_pipelinerun_duration_type"] = metrics_pipelinerun_duration_type
        if metrics_pipelinerun_level is not None:
            self._values["metrics_pipelinerun_level"] = metrics_pipelinerun_level
        if metrics_taskrun_duration_type is not None:
            self._values["metrics_taskrun_duration_type"] = metrics_taskrun_duration_type
        if metrics_taskrun_level is not None:
            self._values["metrics_taskrun_level"] = metrics_taskrun_level
        if options is not None:
            self._values["options"] = options
        if params is not None:
            self._values["params"] = params
        if performance is not None:
            self._values["performance"] = performance
        if require_git_ssh_secret_known_hosts is not None:
            self._values["require_git_ssh_secret_known_hosts"] = require_git_ssh_secret_known_hosts
        if results_from is not None:
            self._values["results_from"] = results_from
        if running_in_environment_with_injected_sidecars is not None:
            self._values["running_in_environment_with_injected_sidecars"] = running_in_environment_with_injected_sidecars
        if scope_when_expressions_to_task is not None:
            self._values["scope_when_expressions_to_task"] = scope_when_expressions_to_task
        if send_cloudevents_for_runs is not None:
            self._values["send_cloudevents_for_runs"] = send_cloudevents_for_runs
        if set_security_context is not None:
            self._values["set_security_context"] = set_security_context
        if traces_credentials_secret is not None:
            self._values["traces_credentials_secret"] = traces_credentials_secret
        if traces_enabled is not None:
            self._values["traces_enabled"] = traces_enabled
        if traces_endpoint is not None:
            self._values["traces_endpoint"] = traces_endpoint
        if trusted_resources_verification_no_match_policy is not None:
            self._values["trusted_resources_verification_no_match_policy"] = trusted_resources_verification_no_match_policy
        if verification_mode is not None:
            self._values["verification_mode"] = verification_mode

    @builtins.property
    def await_sidecar_readiness(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#await-sidecar-readiness
        '''
        result = self._values.get("await_sidecar_readiness")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def bundles_resolver_config(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPipeline#bundles-resolver-config
        '''
        result = self._values.get("bundles_resolver_config")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def cluster_resolver_config(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPipeline#cluster-resolver-config
        '''
        result = self._values.get("cluster_resolver_config")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def coschedule(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#coschedule
        '''
        result = self._values.get("coschedule")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_affinity_assistant_pod_template(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-affinity-assistant-pod-template
        '''
        result = self._values.get("default_affinity_assistant_pod_template")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_cloud_events_sink(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-cloud-events-sink
        '''
        result = self._values.get("default_cloud_events_sink")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_forbidden_env(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-forbidden-env
        '''
        result = self._values.get("default_forbidden_env")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_managed_by_label_value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-managed-by-label-value
        '''
        result = self._values.get("default_managed_by_label_value")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_max_matrix_combinations_count(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-max-matrix-combinations-count
        '''
        result = self._values.get("default_max_matrix_combinations_count")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_pod_template(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-pod-template
        '''
        result = self._values.get("default_pod_template")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_resolver_type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-resolver-type
        '''
        result = self._values.get("default_resolver_type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_service_account(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-service-account
        '''
        result = self._values.get("default_service_account")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_task_run_workspace_binding(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#default-task-run-workspace-binding
        '''
        result = self._values.get("default_task_run_workspace_binding")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def default_timeout_minutes(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipeline#default-timeout-minutes
        '''
        result = self._values.get("default_timeout_minutes")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def disable_affinity_assistant(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#disable-affinity-assistant
        '''
        result = self._values.get("disable_affinity_assistant")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def disable_creds_init(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#disable-creds-init
        '''
        result = self._values.get("disable_creds_init")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def disable_inline_spec(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#disable-inline-spec
        '''
        result = self._values.get("disable_inline_spec")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def embedded_status(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#embedded-status
        '''
        result = self._values.get("embedded_status")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enable_api_fields(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#enable-api-fields
        '''
        result = self._values.get("enable_api_fields")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enable_bundles_resolver(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-bundles-resolver
        '''
        result = self._values.get("enable_bundles_resolver")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_cel_in_whenexpression(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-cel-in-whenexpression
        '''
        result = self._values.get("enable_cel_in_whenexpression")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_cluster_resolver(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-cluster-resolver
        '''
        result = self._values.get("enable_cluster_resolver")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_custom_tasks(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-custom-tasks
        '''
        result = self._values.get("enable_custom_tasks")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_git_resolver(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-git-resolver
        '''
        result = self._values.get("enable_git_resolver")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_hub_resolver(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-hub-resolver
        '''
        result = self._values.get("enable_hub_resolver")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_param_enum(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-param-enum
        '''
        result = self._values.get("enable_param_enum")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_provenance_in_status(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-provenance-in-status
        '''
        result = self._values.get("enable_provenance_in_status")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_step_actions(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-step-actions
        '''
        result = self._values.get("enable_step_actions")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enable_tekton_oci_bundles(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#enable-tekton-oci-bundles
        '''
        result = self._values.get("enable_tekton_oci_bundles")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def enforce_nonfalsifiability(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#enforce-nonfalsifiability
        '''
        result = self._values.get("enforce_nonfalsifiability")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def git_resolver_config(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPipeline#git-resolver-config
        '''
        result = self._values.get("git_resolver_config")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def hub_resolver_config(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPipeline#hub-resolver-config
        '''
        result = self._values.get("hub_resolver_config")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def keep_pod_on_cancel(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#keep-pod-on-cancel
        '''
        result = self._values.get("keep_pod_on_cancel")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def max_result_size(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipeline#max-result-size
        '''
        result = self._values.get("max_result_size")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def metrics_count_enable_reason(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#metrics.count.enable-reason
        '''
        result = self._values.get("metrics_count_enable_reason")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def metrics_pipelinerun_duration_type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#metrics.pipelinerun.duration-type
        '''
        result = self._values.get("metrics_pipelinerun_duration_type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def metrics_pipelinerun_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#metrics.pipelinerun.level
        '''
        result = self._values.get("metrics_pipelinerun_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def metrics_taskrun_duration_type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#metrics.taskrun.duration-type
        '''
        result = self._values.get("metrics_taskrun_duration_type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def metrics_taskrun_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#metrics.taskrun.level
        '''
        result = self._values.get("metrics_taskrun_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecPipelineOptions"]:
        '''
        :schema: TektonConfigSpecPipeline#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecPipelineOptions"], result)

    @builtins.property
    def params(self) -> typing.Optional[typing.List["TektonConfigSpecPipelineParams"]]:
        '''
        :schema: TektonConfigSpecPipeline#params
        '''
        result = self._values.get("params")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecPipelineParams"]], result)

    @builtins.property
    def performance(self) -> typing.Optional["TektonConfigSpecPipelinePerformance"]:
        '''
        :schema: TektonConfigSpecPipeline#performance
        '''
        result = self._values.get("performance")
        return typing.cast(typing.Optional["TektonConfigSpecPipelinePerformance"], result)

    @builtins.property
    def require_git_ssh_secret_known_hosts(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#require-git-ssh-secret-known-hosts
        '''
        result = self._values.get("require_git_ssh_secret_known_hosts")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def results_from(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#results-from
        '''
        result = self._values.get("results_from")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def running_in_environment_with_injected_sidecars(
        self,
    ) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#running-in-environment-with-injected-sidecars
        '''
        result = self._values.get("running_in_environment_with_injected_sidecars")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def scope_when_expressions_to_task(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#scope-when-expressions-to-task
        '''
        result = self._values.get("scope_when_expressions_to_task")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def send_cloudevents_for_runs(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#send-cloudevents-for-runs
        '''
        result = self._values.get("send_cloudevents_for_runs")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def set_security_context(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#set-security-context
        '''
        result = self._values.get("set_security_context")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def traces_credentials_secret(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#traces.credentialsSecret
        '''
        result = self._values.get("traces_credentials_secret")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def traces_enabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipeline#traces.enabled
        '''
        result = self._values.get("traces_enabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def traces_endpoint(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#traces.endpoint
        '''
        result = self._values.get("traces_endpoint")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def trusted_resources_verification_no_match_policy(
        self,
    ) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#trusted-resources-verification-no-match-policy
        '''
        result = self._values.get("trusted_resources_verification_no_match_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def verification_mode(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipeline#verification-mode
        '''
        result = self._values.get("verification_mode")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPipeline(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPipelineOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecPipelineOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecPipelineOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecPipelineOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__817c0e3bf67ccd936d9f0d288ba40f29ccf8ede8ccc56d77aed4f9d12ec219b9)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPipelineOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPipelineOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipelineOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPipelineOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPipelineOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPipelineOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecPipelineOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPipelineOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPipelineOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPipelineOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecPipelineOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecPipelineOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__019811568c1102e6afa6182998c6ff1b044d887e173542b3563fb8ab1a7a8212)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipelineOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipelineOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelineOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPipelineOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPipelineParams",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "value": "value"},
)
class TektonConfigSpecPipelineParams:
    def __init__(
        self,
        *,
        name: typing.Optional[builtins.str] = None,
        value: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param name: 
        :param value: 

        :schema: TektonConfigSpecPipelineParams
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1e42cd761282c5160c965ff6ffbdc86b81f35e9041c5d13f239b2beec1ca5052)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if name is not None:
            self._values["name"] = name
        if value is not None:
            self._values["value"] = value

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipelineParams#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def value(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPipelineParams#value
        '''
        result = self._values.get("value")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPipelineParams(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPipelinePerformance",
    jsii_struct_bases=[],
    name_mapping={
        "disable_ha": "disableHa",
        "buckets": "buckets",
        "kube_api_burst": "kubeApiBurst",
        "kube_api_qps": "kubeApiQps",
        "replicas": "replicas",
        "statefulset_ordinals": "statefulsetOrdinals",
        "threads_per_controller": "threadsPerController",
    },
)
class TektonConfigSpecPipelinePerformance:
    def __init__(
        self,
        *,
        disable_ha: builtins.bool,
        buckets: typing.Optional[jsii.Number] = None,
        kube_api_burst: typing.Optional[jsii.Number] = None,
        kube_api_qps: typing.Optional[jsii.Number] = None,
        replicas: typing.Optional[jsii.Number] = None,
        statefulset_ordinals: typing.Optional[builtins.bool] = None,
        threads_per_controller: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param disable_ha: 
        :param buckets: 
        :param kube_api_burst: 
        :param kube_api_qps: 
        :param replicas: 
        :param statefulset_ordinals: 
        :param threads_per_controller: 

        :schema: TektonConfigSpecPipelinePerformance
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__49b8ba26877dff71ea6d85197c89d43d72970e0f7012f5786415be2d764b8d6a)
            check_type(argname="argument disable_ha", value=disable_ha, expected_type=type_hints["disable_ha"])
            check_type(argname="argument buckets", value=buckets, expected_type=type_hints["buckets"])
            check_type(argname="argument kube_api_burst", value=kube_api_burst, expected_type=type_hints["kube_api_burst"])
            check_type(argname="argument kube_api_qps", value=kube_api_qps, expected_type=type_hints["kube_api_qps"])
            check_type(argname="argument replicas", value=replicas, expected_type=type_hints["replicas"])
            check_type(argname="argument statefulset_ordinals", value=statefulset_ordinals, expected_type=type_hints["statefulset_ordinals"])
            check_type(argname="argument threads_per_controller", value=threads_per_controller, expected_type=type_hints["threads_per_controller"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disable_ha": disable_ha,
        }
        if buckets is not None:
            self._values["buckets"] = buckets
        if kube_api_burst is not None:
            self._values["kube_api_burst"] = kube_api_burst
        if kube_api_qps is not None:
            self._values["kube_api_qps"] = kube_api_qps
        if replicas is not None:
            self._values["replicas"] = replicas
        if statefulset_ordinals is not None:
            self._values["statefulset_ordinals"] = statefulset_ordinals
        if threads_per_controller is not None:
            self._values["threads_per_controller"] = threads_per_controller

    @builtins.property
    def disable_ha(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecPipelinePerformance#disable-ha
        '''
        result = self._values.get("disable_ha")
        assert result is not None, "Required property 'disable_ha' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def buckets(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#buckets
        '''
        result = self._values.get("buckets")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_burst(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#kube-api-burst
        '''
        result = self._values.get("kube_api_burst")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_qps(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#kube-api-qps
        '''
        result = self._values.get("kube_api_qps")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def replicas(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#replicas
        '''
        result = self._values.get("replicas")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def statefulset_ordinals(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#statefulset-ordinals
        '''
        result = self._values.get("statefulset_ordinals")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def threads_per_controller(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPipelinePerformance#threads-per-controller
        '''
        result = self._values.get("threads_per_controller")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPipelinePerformance(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatforms",
    jsii_struct_bases=[],
    name_mapping={"kubernetes": "kubernetes", "openshift": "openshift"},
)
class TektonConfigSpecPlatforms:
    def __init__(
        self,
        *,
        kubernetes: typing.Optional[typing.Union["TektonConfigSpecPlatformsKubernetes", typing.Dict[builtins.str, typing.Any]]] = None,
        openshift: typing.Optional[typing.Union["TektonConfigSpecPlatformsOpenshift", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param kubernetes: 
        :param openshift: 

        :schema: TektonConfigSpecPlatforms
        '''
        if isinstance(kubernetes, dict):
            kubernetes = TektonConfigSpecPlatformsKubernetes(**kubernetes)
        if isinstance(openshift, dict):
            openshift = TektonConfigSpecPlatformsOpenshift(**openshift)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__bdb8b1ee5ffcc8b76a88abc6d1eaa5aa95492c537ecb38987ca6dcc540c56262)
            check_type(argname="argument kubernetes", value=kubernetes, expected_type=type_hints["kubernetes"])
            check_type(argname="argument openshift", value=openshift, expected_type=type_hints["openshift"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if kubernetes is not None:
            self._values["kubernetes"] = kubernetes
        if openshift is not None:
            self._values["openshift"] = openshift

    @builtins.property
    def kubernetes(self) -> typing.Optional["TektonConfigSpecPlatformsKubernetes"]:
        '''
        :schema: TektonConfigSpecPlatforms#kubernetes
        '''
        result = self._values.get("kubernetes")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsKubernetes"], result)

    @builtins.property
    def openshift(self) -> typing.Optional["TektonConfigSpecPlatformsOpenshift"]:
        '''
        :schema: TektonConfigSpecPlatforms#openshift
        '''
        result = self._values.get("openshift")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsOpenshift"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatforms(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsKubernetes",
    jsii_struct_bases=[],
    name_mapping={"pipelines_as_code": "pipelinesAsCode"},
)
class TektonConfigSpecPlatformsKubernetes:
    def __init__(
        self,
        *,
        pipelines_as_code: typing.Optional[typing.Union["TektonConfigSpecPlatformsKubernetesPipelinesAsCode", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param pipelines_as_code: 

        :schema: TektonConfigSpecPlatformsKubernetes
        '''
        if isinstance(pipelines_as_code, dict):
            pipelines_as_code = TektonConfigSpecPlatformsKubernetesPipelinesAsCode(**pipelines_as_code)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c2916da8842bd4b518f966bd76b41ce4d4a02b7928e6037d45a23a8f4dfdb974)
            check_type(argname="argument pipelines_as_code", value=pipelines_as_code, expected_type=type_hints["pipelines_as_code"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if pipelines_as_code is not None:
            self._values["pipelines_as_code"] = pipelines_as_code

    @builtins.property
    def pipelines_as_code(
        self,
    ) -> typing.Optional["TektonConfigSpecPlatformsKubernetesPipelinesAsCode"]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetes#pipelinesAsCode
        '''
        result = self._values.get("pipelines_as_code")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsKubernetesPipelinesAsCode"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsKubernetes(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsKubernetesPipelinesAsCode",
    jsii_struct_bases=[],
    name_mapping={
        "additional_pac_controllers": "additionalPacControllers",
        "enable": "enable",
        "options": "options",
        "settings": "settings",
    },
)
class TektonConfigSpecPlatformsKubernetesPipelinesAsCode:
    def __init__(
        self,
        *,
        additional_pac_controllers: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers", typing.Dict[builtins.str, typing.Any]]]] = None,
        enable: typing.Optional[builtins.bool] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param additional_pac_controllers: 
        :param enable: 
        :param options: 
        :param settings: 

        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCode
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a99c58a55dc2352d37932bd510c20d7511cf55018ed40a0b72bda5070974782a)
            check_type(argname="argument additional_pac_controllers", value=additional_pac_controllers, expected_type=type_hints["additional_pac_controllers"])
            check_type(argname="argument enable", value=enable, expected_type=type_hints["enable"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument settings", value=settings, expected_type=type_hints["settings"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if additional_pac_controllers is not None:
            self._values["additional_pac_controllers"] = additional_pac_controllers
        if enable is not None:
            self._values["enable"] = enable
        if options is not None:
            self._values["options"] = options
        if settings is not None:
            self._values["settings"] = settings

    @builtins.property
    def additional_pac_controllers(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers"]]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCode#additionalPACControllers
        '''
        result = self._values.get("additional_pac_controllers")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers"]], result)

    @builtins.property
    def enable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCode#enable
        '''
        result = self._values.get("enable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def options(
        self,
    ) -> typing.Optional["TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions"]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCode#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions"], result)

    @builtins.property
    def settings(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCode#settings
        '''
        result = self._values.get("settings")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsKubernetesPipelinesAsCode(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_name": "configMapName",
        "enable": "enable",
        "secret_name": "secretName",
        "settings": "settings",
    },
)
class TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers:
    def __init__(
        self,
        *,
        config_map_name: typing.Optional[builtins.str] = None,
        enable: typing.Optional[builtins.bool] = None,
        secret_name: typing.Optional[builtins.str] = None,
        settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param config_map_name: 
        :param enable: 
        :param secret_name: 
        :param settings: 

        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0c5c3f3278113ff8dced34f0270e97d7125456af6f420e36febeee95f0df960d)
            check_type(argname="argument config_map_name", value=config_map_name, expected_type=type_hints["config_map_name"])
            check_type(argname="argument enable", value=enable, expected_type=type_hints["enable"])
            check_type(argname="argument secret_name", value=secret_name, expected_type=type_hints["secret_name"])
            check_type(argname="argument settings", value=settings, expected_type=type_hints["settings"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_name is not None:
            self._values["config_map_name"] = config_map_name
        if enable is not None:
            self._values["enable"] = enable
        if secret_name is not None:
            self._values["secret_name"] = secret_name
        if settings is not None:
            self._values["settings"] = settings

    @builtins.property
    def config_map_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers#configMapName
        '''
        result = self._values.get("config_map_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers#enable
        '''
        result = self._values.get("enable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def secret_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers#secretName
        '''
        result = self._values.get("secret_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def settings(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers#settings
        '''
        result = self._values.get("settings")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__beda9e7f32ae06bf9a6e92b1955181f27116522ec678aafc51a5805985018cb0)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fb0264cceebcbbcecb13840b9d1a967a622e54f617268dcd20a955eaad0aa6c7)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshift",
    jsii_struct_bases=[],
    name_mapping={
        "enable_central_tls_config": "enableCentralTlsConfig",
        "pipelines_as_code": "pipelinesAsCode",
        "scc": "scc",
    },
)
class TektonConfigSpecPlatformsOpenshift:
    def __init__(
        self,
        *,
        enable_central_tls_config: typing.Optional[builtins.bool] = None,
        pipelines_as_code: typing.Optional[typing.Union["TektonConfigSpecPlatformsOpenshiftPipelinesAsCode", typing.Dict[builtins.str, typing.Any]]] = None,
        scc: typing.Optional[typing.Union["TektonConfigSpecPlatformsOpenshiftScc", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param enable_central_tls_config: 
        :param pipelines_as_code: 
        :param scc: 

        :schema: TektonConfigSpecPlatformsOpenshift
        '''
        if isinstance(pipelines_as_code, dict):
            pipelines_as_code = TektonConfigSpecPlatformsOpenshiftPipelinesAsCode(**pipelines_as_code)
        if isinstance(scc, dict):
            scc = TektonConfigSpecPlatformsOpenshiftScc(**scc)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__d48cd7411a47817cf2da4c7341b58d330a902b79fcac0b8e5aa0d11556afbc72)
            check_type(argname="argument enable_central_tls_config", value=enable_central_tls_config, expected_type=type_hints["enable_central_tls_config"])
            check_type(argname="argument pipelines_as_code", value=pipelines_as_code, expected_type=type_hints["pipelines_as_code"])
            check_type(argname="argument scc", value=scc, expected_type=type_hints["scc"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enable_central_tls_config is not None:
            self._values["enable_central_tls_config"] = enable_central_tls_config
        if pipelines_as_code is not None:
            self._values["pipelines_as_code"] = pipelines_as_code
        if scc is not None:
            self._values["scc"] = scc

    @builtins.property
    def enable_central_tls_config(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshift#enableCentralTLSConfig
        '''
        result = self._values.get("enable_central_tls_config")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def pipelines_as_code(
        self,
    ) -> typing.Optional["TektonConfigSpecPlatformsOpenshiftPipelinesAsCode"]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshift#pipelinesAsCode
        '''
        result = self._values.get("pipelines_as_code")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsOpenshiftPipelinesAsCode"], result)

    @builtins.property
    def scc(self) -> typing.Optional["TektonConfigSpecPlatformsOpenshiftScc"]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshift#scc
        '''
        result = self._values.get("scc")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsOpenshiftScc"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshift(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshiftPipelinesAsCode",
    jsii_struct_bases=[],
    name_mapping={
        "additional_pac_controllers": "additionalPacControllers",
        "enable": "enable",
        "options": "options",
        "settings": "settings",
    },
)
class TektonConfigSpecPlatformsOpenshiftPipelinesAsCode:
    def __init__(
        self,
        *,
        additional_pac_controllers: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers", typing.Dict[builtins.str, typing.Any]]]] = None,
        enable: typing.Optional[builtins.bool] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param additional_pac_controllers: 
        :param enable: 
        :param options: 
        :param settings: 

        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCode
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__47c730c82bcaaab9b0ff04ecd9f1890e23a6c3705b499c5e10193c594e230880)
            check_type(argname="argument additional_pac_controllers", value=additional_pac_controllers, expected_type=type_hints["additional_pac_controllers"])
            check_type(argname="argument enable", value=enable, expected_type=type_hints["enable"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument settings", value=settings, expected_type=type_hints["settings"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if additional_pac_controllers is not None:
            self._values["additional_pac_controllers"] = additional_pac_controllers
        if enable is not None:
            self._values["enable"] = enable
        if options is not None:
            self._values["options"] = options
        if settings is not None:
            self._values["settings"] = settings

    @builtins.property
    def additional_pac_controllers(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers"]]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCode#additionalPACControllers
        '''
        result = self._values.get("additional_pac_controllers")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers"]], result)

    @builtins.property
    def enable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCode#enable
        '''
        result = self._values.get("enable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def options(
        self,
    ) -> typing.Optional["TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions"]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCode#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions"], result)

    @builtins.property
    def settings(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCode#settings
        '''
        result = self._values.get("settings")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshiftPipelinesAsCode(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers",
    jsii_struct_bases=[],
    name_mapping={
        "config_map_name": "configMapName",
        "enable": "enable",
        "secret_name": "secretName",
        "settings": "settings",
    },
)
class TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers:
    def __init__(
        self,
        *,
        config_map_name: typing.Optional[builtins.str] = None,
        enable: typing.Optional[builtins.bool] = None,
        secret_name: typing.Optional[builtins.str] = None,
        settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param config_map_name: 
        :param enable: 
        :param secret_name: 
        :param settings: 

        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8386d15452be449f74b3e3f41cfb614dfeaf83804c92504b1effe8aa7e5105b8)
            check_type(argname="argument config_map_name", value=config_map_name, expected_type=type_hints["config_map_name"])
            check_type(argname="argument enable", value=enable, expected_type=type_hints["enable"])
            check_type(argname="argument secret_name", value=secret_name, expected_type=type_hints["secret_name"])
            check_type(argname="argument settings", value=settings, expected_type=type_hints["settings"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map_name is not None:
            self._values["config_map_name"] = config_map_name
        if enable is not None:
            self._values["enable"] = enable
        if secret_name is not None:
            self._values["secret_name"] = secret_name
        if settings is not None:
            self._values["settings"] = settings

    @builtins.property
    def config_map_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers#configMapName
        '''
        result = self._values.get("config_map_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers#enable
        '''
        result = self._values.get("enable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def secret_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers#secretName
        '''
        result = self._values.get("secret_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def settings(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers#settings
        '''
        result = self._values.get("settings")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__614cdc3c480853c6e6d208236b7739b05801da7e8fad6a8fa77e435c5fa681c6)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4647306a57a68d78be90c9505af29b8ede535334d1a5052e6bd5317e145cecd7)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPlatformsOpenshiftScc",
    jsii_struct_bases=[],
    name_mapping={"default": "default", "max_allowed": "maxAllowed"},
)
class TektonConfigSpecPlatformsOpenshiftScc:
    def __init__(
        self,
        *,
        default: typing.Optional[builtins.str] = None,
        max_allowed: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param default: 
        :param max_allowed: 

        :schema: TektonConfigSpecPlatformsOpenshiftScc
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__fc8d9938de667e285d7e858070a81330eddb2fb32c0596487ec19b930af7223f)
            check_type(argname="argument default", value=default, expected_type=type_hints["default"])
            check_type(argname="argument max_allowed", value=max_allowed, expected_type=type_hints["max_allowed"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if default is not None:
            self._values["default"] = default
        if max_allowed is not None:
            self._values["max_allowed"] = max_allowed

    @builtins.property
    def default(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftScc#default
        '''
        result = self._values.get("default")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def max_allowed(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPlatformsOpenshiftScc#maxAllowed
        '''
        result = self._values.get("max_allowed")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPlatformsOpenshiftScc(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecPruner",
    jsii_struct_bases=[],
    name_mapping={
        "disabled": "disabled",
        "keep": "keep",
        "keep_since": "keepSince",
        "prune_per_resource": "prunePerResource",
        "resources": "resources",
        "schedule": "schedule",
        "starting_deadline_seconds": "startingDeadlineSeconds",
    },
)
class TektonConfigSpecPruner:
    def __init__(
        self,
        *,
        disabled: builtins.bool,
        keep: typing.Optional[jsii.Number] = None,
        keep_since: typing.Optional[jsii.Number] = None,
        prune_per_resource: typing.Optional[builtins.bool] = None,
        resources: typing.Optional[typing.Sequence[builtins.str]] = None,
        schedule: typing.Optional[builtins.str] = None,
        starting_deadline_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param disabled: 
        :param keep: 
        :param keep_since: 
        :param prune_per_resource: 
        :param resources: 
        :param schedule: 
        :param starting_deadline_seconds: 

        :schema: TektonConfigSpecPruner
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__cf8157ff423dbea9f306b574cdbee85d10165bfd8e7a3abb09bf895fa95ef22c)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument keep", value=keep, expected_type=type_hints["keep"])
            check_type(argname="argument keep_since", value=keep_since, expected_type=type_hints["keep_since"])
            check_type(argname="argument prune_per_resource", value=prune_per_resource, expected_type=type_hints["prune_per_resource"])
            check_type(argname="argument resources", value=resources, expected_type=type_hints["resources"])
            check_type(argname="argument schedule", value=schedule, expected_type=type_hints["schedule"])
            check_type(argname="argument starting_deadline_seconds", value=starting_deadline_seconds, expected_type=type_hints["starting_deadline_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disabled": disabled,
        }
        if keep is not None:
            self._values["keep"] = keep
        if keep_since is not None:
            self._values["keep_since"] = keep_since
        if prune_per_resource is not None:
            self._values["prune_per_resource"] = prune_per_resource
        if resources is not None:
            self._values["resources"] = resources
        if schedule is not None:
            self._values["schedule"] = schedule
        if starting_deadline_seconds is not None:
            self._values["starting_deadline_seconds"] = starting_deadline_seconds

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecPruner#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def keep(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPruner#keep
        '''
        result = self._values.get("keep")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def keep_since(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPruner#keep-since
        '''
        result = self._values.get("keep_since")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def prune_per_resource(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecPruner#prune-per-resource
        '''
        result = self._values.get("prune_per_resource")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def resources(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecPruner#resources
        '''
        result = self._values.get("resources")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    @builtins.property
    def schedule(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecPruner#schedule
        '''
        result = self._values.get("schedule")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def starting_deadline_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecPruner#startingDeadlineSeconds
        '''
        result = self._values.get("starting_deadline_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecPruner(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecResult",
    jsii_struct_bases=[],
    name_mapping={
        "disabled": "disabled",
        "is_external_db": "isExternalDb",
        "auth_disable": "authDisable",
        "auth_impersonate": "authImpersonate",
        "db_enable_auto_migration": "dbEnableAutoMigration",
        "db_host": "dbHost",
        "db_name": "dbName",
        "db_port": "dbPort",
        "db_secret_name": "dbSecretName",
        "db_secret_password_key": "dbSecretPasswordKey",
        "db_secret_user_key": "dbSecretUserKey",
        "db_sslmode": "dbSslmode",
        "db_sslrootcert": "dbSslrootcert",
        "gcs_bucket_name": "gcsBucketName",
        "gcs_creds_secret_key": "gcsCredsSecretKey",
        "gcs_creds_secret_name": "gcsCredsSecretName",
        "logging_plugin_api_url": "loggingPluginApiUrl",
        "logging_plugin_ca_cert": "loggingPluginCaCert",
        "logging_plugin_forwarder_delay_duration": "loggingPluginForwarderDelayDuration",
        "logging_plugin_multipart_regex": "loggingPluginMultipartRegex",
        "logging_plugin_namespace_key": "loggingPluginNamespaceKey",
        "logging_plugin_proxy_path": "loggingPluginProxyPath",
        "logging_plugin_query_limit": "loggingPluginQueryLimit",
        "logging_plugin_query_params": "loggingPluginQueryParams",
        "logging_plugin_static_labels": "loggingPluginStaticLabels",
        "logging_plugin_tls_verification_disable": "loggingPluginTlsVerificationDisable",
        "logging_plugin_token_path": "loggingPluginTokenPath",
        "logging_pvc_name": "loggingPvcName",
        "log_level": "logLevel",
        "logs_api": "logsApi",
        "logs_buffer_size": "logsBufferSize",
        "logs_path": "logsPath",
        "logs_type": "logsType",
        "loki_stack_name": "lokiStackName",
        "loki_stack_namespace": "lokiStackNamespace",
        "options": "options",
        "performance": "performance",
        "prometheus_histogram": "prometheusHistogram",
        "prometheus_port": "prometheusPort",
        "route_enabled": "routeEnabled",
        "route_host": "routeHost",
        "route_path": "routePath",
        "route_tls_termination": "routeTlsTermination",
        "secret_name": "secretName",
        "server_port": "serverPort",
        "storage_emulator_host": "storageEmulatorHost",
        "tls_hostname_override": "tlsHostnameOverride",
        "watcher": "watcher",
    },
)
class TektonConfigSpecResult:
    def __init__(
        self,
        *,
        disabled: builtins.bool,
        is_external_db: builtins.bool,
        auth_disable: typing.Optional[builtins.bool] = None,
        auth_impersonate: typing.Optional[builtins.bool] = None,
        db_enable_auto_migration: typing.Optional[builtins.bool] = None,
        db_host: typing.Optional[builtins.str] = None,
        db_name: typing.Optional[builtins.str] = None,
        db_port: typing.Optional[jsii.Number] = None,
        db_secret_name: typing.Optional[builtins.str] = None,
        db_secret_password_key: typing.Optional[builtins.str] = None,
        db_secret_user_key: typing.Optional[builtins.str] = None,
        db_sslmode: typing.Optional[builtins.str] = None,
        db_sslrootcert: typing.Optional[builtins.str] = None,
        gcs_bucket_name: typing.Optional[builtins.str] = None,
        gcs_creds_secret_key: typing.Optional[builtins.str] = None,
        gcs_creds_secret_name: typing.Optional[builtins.str] = None,
        logging_plugin_api_url: typing.Optional[builtins.str] = None,
        logging_plugin_ca_cert: typing.Optional[builtins.str] = None,
        logging_plugin_forwarder_delay_duration: typing.Optional[jsii.Number] = None,
        logging_plugin_multipart_regex: typing.Optional[builtins.str] = None,
        logging_plugin_namespace_key: typing.Optional[builtins.str] = None,
        logging_plugin_proxy_path: typing.Optional[builtins.str] = None,
        logging_plugin_query_limit: typing.Optional[jsii.Number] = None,
        logging_plugin_query_params: typing.Optional[builtins.str] = None,
        logging_plugin_static_labels: typing.Optional[builtins.str] = None,
        logging_plugin_tls_verification_disable: typing.Optional[builtins.bool] = None,
        logging_plugin_token_path: typing.Optional[builtins.str] = None,
        logging_pvc_name: typing.Optional[builtins.str] = None,
        log_level: typing.Optional[builtins.str] = None,
        logs_api: typing.Optional[builtins.bool] = None,
        logs_buffer_size: typing.Optional[jsii.Number] = None,
        logs_path: typing.Optional[builtins.str] = None,
        logs_type: typing.Optional[builtins.str] = None,
        loki_stack_name: typing.Optional[builtins.str] = None,
        loki_stack_namespace: typing.Optional[builtins.str] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecResultOptions", typing.Dict[builtins.str, typing.Any]]] = None,
        performance: typing.Optional[typing.Union["TektonConfigSpecResultPerformance", typing.Dict[builtins.str, typing.Any]]] = None,
        prometheus_histogram: typing.Optional[builtins.bool] = None,
        prometheus_port: typing.Optional[jsii.Number] = None,
        route_enabled: typing.Optional[builtins.bool] = None,
        route_host: typing.Optional[builtins.str] = None,
        route_path: typing.Optional[builtins.str] = None,
        route_tls_termination: typing.Optional[builtins.str] = None,
        secret_name: typing.Optional[builtins.str] = None,
        server_port: typing.Optional[jsii.Number] = None,
        storage_emulator_host: typing.Optional[builtins.str] = None,
        tls_hostname_override: typing.Optional[builtins.str] = None,
        watcher: typing.Optional[typing.Union["TektonConfigSpecResultWatcher", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param disabled: 
        :param is_external_db: 
        :param auth_disable: 
        :param auth_impersonate: 
        :param db_enable_auto_migration: 
        :param db_host: 
        :param db_name: 
        :param db_port: 
        :param db_secret_name: 
        :param db_secret_password_key: 
        :param db_secret_user_key: 
        :param db_sslmode: 
        :param db_sslrootcert: 
        :param gcs_bucket_name: 
        :param gcs_creds_secret_key: 
        :param gcs_creds_secret_name: 
        :param logging_plugin_api_url: 
        :param logging_plugin_ca_cert: 
        :param logging_plugin_forwarder_delay_duration: 
        :param logging_plugin_multipart_regex: 
        :param logging_plugin_namespace_key: 
        :param logging_plugin_proxy_path: 
        :param logging_plugin_query_limit: 
        :param logging_plugin_query_params: 
        :param logging_plugin_static_labels: 
        :param logging_plugin_tls_verification_disable: 
        :param logging_plugin_token_path: 
        :param logging_pvc_name: 
        :param log_level: 
        :param logs_api: 
        :param logs_buffer_size: 
        :param logs_path: 
        :param logs_type: 
        :param loki_stack_name: 
        :param loki_stack_namespace: 
        :param options: 
        :param performance: 
        :param prometheus_histogram: 
        :param prometheus_port: 
        :param route_enabled: 
        :param route_host: 
        :param route_path: 
        :param route_tls_termination: 
        :param secret_name: 
        :param server_port: 
        :param storage_emulator_host: 
        :param tls_hostname_override: 
        :param watcher: 

        :schema: TektonConfigSpecResult
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecResultOptions(**options)
        if isinstance(performance, dict):
            performance = TektonConfigSpecResultPerformance(**performance)
        if isinstance(watcher, dict):
            watcher = TektonConfigSpecResultWatcher(**watcher)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__55d44a881994098438d5522b55a7aaffed16154da7879430401853b59eb84a91)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument is_external_db", value=is_external_db, expected_type=type_hints["is_external_db"])
            check_type(argname="argument auth_disable", value=auth_disable, expected_type=type_hints["auth_disable"])
            check_type(argname="argument auth_impersonate", value=auth_impersonate, expected_type=type_hints["auth_impersonate"])
            check_type(argname="argument db_enable_auto_migration", value=db_enable_auto_migration, expected_type=type_hints["db_enable_auto_migration"])
            check_type(argname="argument db_host", value=db_host, expected_type=type_hints["db_host"])
            check_type(argname="argument db_name", value=db_name, expected_type=type_hints["db_name"])
            check_type(argname="argument db_port", value=db_port, expected_type=type_hints["db_port"])
            check_type(argname="argument db_secret_name", value=db_secret_name, expected_type=type_hints["db_secret_name"])
            check_type(argname="argument db_secret_password_key", value=db_secret_password_key, expected_type=type_hints["db_secret_password_key"])
            check_type(argname="argument db_secret_user_key", value=db_secret_user_key, expected_type=type_hints["db_secret_user_key"])
            check_type(argname="argument db_sslmode", value=db_sslmode, expected_type=type_hints["db_sslmode"])
            check_type(argname="argument db_sslrootcert", value=db_sslrootcert, expected_type=type_hints["db_sslrootcert"])
            check_type(argname="argument gcs_bucket_name", value=gcs_bucket_name, expected_type=type_hints["gcs_bucket_name"])
            check_type(argname="argument gcs_creds_secret_key", value=gcs_creds_secret_key, expected_type=type_hints["gcs_creds_secret_key"])
            check_type(argname="argument gcs_creds_secret_name", value=gcs_creds_secret_name, expected_type=type_hints["gcs_creds_secret_name"])
            check_type(argname="argument logging_plugin_api_url", value=logging_plugin_api_url, expected_type=type_hints["logging_plugin_api_url"])
            check_type(argname="argument logging_plugin_ca_cert", value=logging_plugin_ca_cert, expected_type=type_hints["logging_plugin_ca_cert"])
            check_type(argname="argument logging_plugin_forwarder_delay_duration", value=logging_plugin_forwarder_delay_duration, expected_type=type_hints["logging_plugin_forwarder_delay_duration"])
            check_type(argname="argument logging_plugin_multipart_regex", value=logging_plugin_multipart_regex, expected_type=type_hints["logging_plugin_multipart_regex"])
            check_type(argname="argument logging_plugin_namespace_key", value=logging_plugin_namespace_key, expected_type=type_hints["logging_plugin_namespace_key"])
            check_type(argname="argument logging_plugin_proxy_path", value=logging_plugin_proxy_path, expected_type=type_hints["logging_plugin_proxy_path"])
            check_type(argname="argument logging_plugin_query_limit", value=logging_plugin_query_limit, expected_type=type_hints["logging_plugin_query_limit"])
            check_type(argname="argument logging_plugin_query_params", value=logging_plugin_query_params, expected_type=type_hints["logging_plugin_query_params"])
            check_type(argname="argument logging_plugin_static_labels", value=logging_plugin_static_labels, expected_type=type_hints["logging_plugin_static_labels"])
            check_type(argname="argument logging_plugin_tls_verification_disable", value=logging_plugin_tls_verification_disable, expected_type=type_hints["logging_plugin_tls_verification_disable"])
            check_type(argname="argument logging_plugin_token_path", value=logging_plugin_token_path, expected_type=type_hints["logging_plugin_token_path"])
            check_type(argname="argument logging_pvc_name", value=logging_pvc_name, expected_type=type_hints["logging_pvc_name"])
            check_type(argname="argument log_level", value=log_level, expected_type=type_hints["log_level"])
            check_type(argname="argument logs_api", value=logs_api, expected_type=type_hints["logs_api"])
            check_type(argname="argument logs_buffer_size", value=logs_buffer_size, expected_type=type_hints["logs_buffer_size"])
            check_type(argname="argument logs_path", value=logs_path, expected_type=type_hints["logs_path"])
            check_type(argname="argument logs_type", value=logs_type, expected_type=type_hints["logs_type"])
            check_type(argname="argument loki_stack_name", value=loki_stack_name, expected_type=type_hints["loki_stack_name"])
            check_type(argname="argument loki_stack_namespace", value=loki_stack_namespace, expected_type=type_hints["loki_stack_namespace"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
            check_type(argname="argument performance", value=performance, expected_type=type_hints["performance"])
            check_type(argname="argument prometheus_histogram", value=prometheus_histogram, expected_type=type_hints["prometheus_histogram"])
            check_type(argname="argument prometheus_port", value=prometheus_port, expected_type=type_hints["prometheus_port"])
            check_type(argname="argument route_enabled", value=route_enabled, expected_type=type_hints["route_enabled"])
            check_type(argname="argument route_host", value=route_host, expected_type=type_hints["route_host"])
            check_type(argname="argument route_path", value=route_path, expected_type=type_hints["route_path"])
            check_type(argname="argument route_tls_termination", value=route_tls_termination, expected_type=type_hints["route_tls_termination"])
            check_type(argname="argument secret_name", value=secret_name, expected_type=type_hints["secret_name"])
            check_type(argname="argument server_port", value=server_port, expected_type=type_hints["server_port"])
            check_type(argname="argument storage_emulator_host", value=storage_emulator_host, expected_type=type_hints["storage_emulator_host"])
            check_type(argname="argument tls_hostname_override", value=tls_hostname_override, expected_type=type_hints["tls_hostname_override"])
            check_type(argname="argument watcher", value=watcher, expected_type=type_hints["watcher"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disabled": disabled,
            "is_external_db": is_external_db,
        }
        if auth_disable is not None:
            self._values["auth_disable"] = auth_disable
        if auth_impersonate is not None:
            self._values["auth_impersonate"] = auth_impersonate
        if db_enable_auto_migration is not None:
            self._values["db_enable_auto_migration"] = db_enable_auto_migration
        if db_host is not None:
            self._values["db_host"] = db_host
        if db_name is not None:
            self._values["db_name"] = db_name
        if db_port is not None:
            self._values["db_port"] = db_port
        if db_secret_name is not None:
            self._values["db_secret_name"] = db_secret_name
        if db_secret_password_key is not None:
            self._values["db_secret_password_key"] = db_secret_password_key
        if db_secret_user_key is not None:
            self._values["db_secret_user_key"] = db_secret_user_key
        if db_sslmode is not None:
            self._values["db_sslmode"] = db_sslmode
        if db_sslrootcert is not None:
            self._values["db_sslrootcert"] = db_sslrootcert
        if gcs_bucket_name is not None:
            self._values["gcs_bucket_name"] = gcs_bucket_name
        if gcs_creds_secret_key is not None:
            self._values["gcs_creds_secret_key"] = gcs_creds_secret_key
        if gcs_creds_secret_name is not None:
            self._values["gcs_creds_secret_name"] = gcs_creds_secret_name
        if logging_plugin_api_url is not None:
            self._values["logging_plugin_api_url"] = logging_plugin_api_url
        if logging_plugin_ca_cert is not None:
            self._values["logging_plugin_ca_cert"] = logging_plugin_ca_cert
        if logging_plugin_forwarder_delay_duration is not None:
            self._values["logging_plugin_forwarder_delay_duration"] = logging_plugin_forwarder_delay_duration
        if logging_plugin_multipart_regex is not None:
            self._values["logging_plugin_multipart_regex"] = logging_plugin_multipart_regex
        if logging_plugin_namespace_key is not None:
            self._values["logging_plugin_namespace_key"] = logging_plugin_namespace_key
        if logging_plugin_proxy_path is not None:
            self._values["logging_plugin_proxy_path"] = logging_plugin_proxy_path
        if logging_plugin_query_limit is not None:
            self._values["logging_plugin_query_limit"] = logging_plugin_query_limit
        if logging_plugin_query_params is not None:
            self._values["logging_plugin_query_params"] = logging_plugin_query_params
        if logging_plugin_static_labels is not None:
            self._values["logging_plugin_static_labels"] = logging_plugin_static_labels
        if logging_plugin_tls_verification_disable is not None:
            self._values["logging_plugin_tls_verification_disable"] = logging_plugin_tls_verification_disable
        if logging_plugin_token_path is not None:
            self._values["logging_plugin_token_path"] = logging_plugin_token_path
        if logging_pvc_name is not None:
            self._values["logging_pvc_name"] = logging_pvc_name
        if log_level is not None:
            self._values["log_level"] = log_level
        if logs_api is not None:
            self._values["logs_api"] = logs_api
        if logs_buffer_size is not None:
            self._values["logs_buffer_size"] = logs_buffer_size
        if logs_path is not None:
            self._values["logs_path"] = logs_path
        if logs_type is not None:
            self._values["logs_type"] = logs_type
        if loki_stack_name is not None:
            self._values["loki_stack_name"] = loki_stack_name
        if loki_stack_namespace is not None:
            self._values["loki_stack_namespace"] = loki_stack_namespace
        if options is not None:
            self._values["options"] = options
        if performance is not None:
            self._values["performance"] = performance
        if prometheus_histogram is not None:
            self._values["prometheus_histogram"] = prometheus_histogram
        if prometheus_port is not None:
            self._values["prometheus_port"] = prometheus_port
        if route_enabled is not None:
            self._values["route_enabled"] = route_enabled
        if route_host is not None:
            self._values["route_host"] = route_host
        if route_path is not None:
            self._values["route_path"] = route_path
        if route_tls_termination is not None:
            self._values["route_tls_termination"] = route_tls_termination
        if secret_name is not None:
            self._values["secret_name"] = secret_name
        if server_port is not None:
            self._values["server_port"] = server_port
        if storage_emulator_host is not None:
            self._values["storage_emulator_host"] = storage_emulator_host
        if tls_hostname_override is not None:
            self._values["tls_hostname_override"] = tls_hostname_override
        if watcher is not None:
            self._values["watcher"] = watcher

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecResult#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def is_external_db(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecResult#is_external_db
        '''
        result = self._values.get("is_external_db")
        assert result is not None, "Required property 'is_external_db' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def auth_disable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#auth_disable
        '''
        result = self._values.get("auth_disable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def auth_impersonate(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#auth_impersonate
        '''
        result = self._values.get("auth_impersonate")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def db_enable_auto_migration(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#db_enable_auto_migration
        '''
        result = self._values.get("db_enable_auto_migration")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def db_host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_host
        '''
        result = self._values.get("db_host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_name
        '''
        result = self._values.get("db_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#db_port
        '''
        result = self._values.get("db_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def db_secret_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_secret_name
        '''
        result = self._values.get("db_secret_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_secret_password_key(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_secret_password_key
        '''
        result = self._values.get("db_secret_password_key")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_secret_user_key(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_secret_user_key
        '''
        result = self._values.get("db_secret_user_key")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_sslmode(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_sslmode
        '''
        result = self._values.get("db_sslmode")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def db_sslrootcert(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#db_sslrootcert
        '''
        result = self._values.get("db_sslrootcert")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gcs_bucket_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#gcs_bucket_name
        '''
        result = self._values.get("gcs_bucket_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gcs_creds_secret_key(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#gcs_creds_secret_key
        '''
        result = self._values.get("gcs_creds_secret_key")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def gcs_creds_secret_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#gcs_creds_secret_name
        '''
        result = self._values.get("gcs_creds_secret_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_api_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_api_url
        '''
        result = self._values.get("logging_plugin_api_url")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_ca_cert(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_ca_cert
        '''
        result = self._values.get("logging_plugin_ca_cert")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_forwarder_delay_duration(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_forwarder_delay_duration
        '''
        result = self._values.get("logging_plugin_forwarder_delay_duration")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def logging_plugin_multipart_regex(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_multipart_regex
        '''
        result = self._values.get("logging_plugin_multipart_regex")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_namespace_key(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_namespace_key
        '''
        result = self._values.get("logging_plugin_namespace_key")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_proxy_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_proxy_path
        '''
        result = self._values.get("logging_plugin_proxy_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_query_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_query_limit
        '''
        result = self._values.get("logging_plugin_query_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def logging_plugin_query_params(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_query_params
        '''
        result = self._values.get("logging_plugin_query_params")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_static_labels(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_static_labels
        '''
        result = self._values.get("logging_plugin_static_labels")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_plugin_tls_verification_disable(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_tls_verification_disable
        '''
        result = self._values.get("logging_plugin_tls_verification_disable")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def logging_plugin_token_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_plugin_token_path
        '''
        result = self._values.get("logging_plugin_token_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logging_pvc_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logging_pvc_name
        '''
        result = self._values.get("logging_pvc_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def log_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#log_level
        '''
        result = self._values.get("log_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logs_api(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#logs_api
        '''
        result = self._values.get("logs_api")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def logs_buffer_size(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#logs_buffer_size
        '''
        result = self._values.get("logs_buffer_size")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def logs_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logs_path
        '''
        result = self._values.get("logs_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logs_type(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#logs_type
        '''
        result = self._values.get("logs_type")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def loki_stack_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#loki_stack_name
        '''
        result = self._values.get("loki_stack_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def loki_stack_namespace(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#loki_stack_namespace
        '''
        result = self._values.get("loki_stack_namespace")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecResultOptions"]:
        '''
        :schema: TektonConfigSpecResult#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecResultOptions"], result)

    @builtins.property
    def performance(self) -> typing.Optional["TektonConfigSpecResultPerformance"]:
        '''
        :schema: TektonConfigSpecResult#performance
        '''
        result = self._values.get("performance")
        return typing.cast(typing.Optional["TektonConfigSpecResultPerformance"], result)

    @builtins.property
    def prometheus_histogram(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#prometheus_histogram
        '''
        result = self._values.get("prometheus_histogram")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def prometheus_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#prometheus_port
        '''
        result = self._values.get("prometheus_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def route_enabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResult#route_enabled
        '''
        result = self._values.get("route_enabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def route_host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#route_host
        '''
        result = self._values.get("route_host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def route_path(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#route_path
        '''
        result = self._values.get("route_path")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def route_tls_termination(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#route_tls_termination
        '''
        result = self._values.get("route_tls_termination")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def secret_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#secret_name
        '''
        result = self._values.get("secret_name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def server_port(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResult#server_port
        '''
        result = self._values.get("server_port")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def storage_emulator_host(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#storage_emulator_host
        '''
        result = self._values.get("storage_emulator_host")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def tls_hostname_override(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResult#tls_hostname_override
        '''
        result = self._values.get("tls_hostname_override")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def watcher(self) -> typing.Optional["TektonConfigSpecResultWatcher"]:
        '''
        :schema: TektonConfigSpecResult#watcher
        '''
        result = self._values.get("watcher")
        return typing.cast(typing.Optional["TektonConfigSpecResultWatcher"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecResult(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecResultOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecResultOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecResultOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecResultOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c0c128dcc3ec5900638258ccd42fdc8a1131f83e7ff2ba78e4fedd0cd0daf642)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecResultOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecResultOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecResultOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecResultOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecResultOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecResultOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecResultOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecResultOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecResultOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecResultOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecResultOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__291bbeeb9a45d0b05e127ca2e87b283037767fdff6627d3c384de55a375f2065)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecResultOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecResultPerformance",
    jsii_struct_bases=[],
    name_mapping={
        "disable_ha": "disableHa",
        "buckets": "buckets",
        "kube_api_burst": "kubeApiBurst",
        "kube_api_qps": "kubeApiQps",
        "replicas": "replicas",
        "statefulset_ordinals": "statefulsetOrdinals",
        "threads_per_controller": "threadsPerController",
    },
)
class TektonConfigSpecResultPerformance:
    def __init__(
        self,
        *,
        disable_ha: builtins.bool,
        buckets: typing.Optional[jsii.Number] = None,
        kube_api_burst: typing.Optional[jsii.Number] = None,
        kube_api_qps: typing.Optional[jsii.Number] = None,
        replicas: typing.Optional[jsii.Number] = None,
        statefulset_ordinals: typing.Optional[builtins.bool] = None,
        threads_per_controller: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param disable_ha: 
        :param buckets: 
        :param kube_api_burst: 
        :param kube_api_qps: 
        :param replicas: 
        :param statefulset_ordinals: 
        :param threads_per_controller: 

        :schema: TektonConfigSpecResultPerformance
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__6aa460e80e8923035dde250dfbd977b109f986a4696a17c7c36632b244dc4746)
            check_type(argname="argument disable_ha", value=disable_ha, expected_type=type_hints["disable_ha"])
            check_type(argname="argument buckets", value=buckets, expected_type=type_hints["buckets"])
            check_type(argname="argument kube_api_burst", value=kube_api_burst, expected_type=type_hints["kube_api_burst"])
            check_type(argname="argument kube_api_qps", value=kube_api_qps, expected_type=type_hints["kube_api_qps"])
            check_type(argname="argument replicas", value=replicas, expected_type=type_hints["replicas"])
            check_type(argname="argument statefulset_ordinals", value=statefulset_ordinals, expected_type=type_hints["statefulset_ordinals"])
            check_type(argname="argument threads_per_controller", value=threads_per_controller, expected_type=type_hints["threads_per_controller"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disable_ha": disable_ha,
        }
        if buckets is not None:
            self._values["buckets"] = buckets
        if kube_api_burst is not None:
            self._values["kube_api_burst"] = kube_api_burst
        if kube_api_qps is not None:
            self._values["kube_api_qps"] = kube_api_qps
        if replicas is not None:
            self._values["replicas"] = replicas
        if statefulset_ordinals is not None:
            self._values["statefulset_ordinals"] = statefulset_ordinals
        if threads_per_controller is not None:
            self._values["threads_per_controller"] = threads_per_controller

    @builtins.property
    def disable_ha(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecResultPerformance#disable-ha
        '''
        result = self._values.get("disable_ha")
        assert result is not None, "Required property 'disable_ha' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def buckets(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultPerformance#buckets
        '''
        result = self._values.get("buckets")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_burst(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultPerformance#kube-api-burst
        '''
        result = self._values.get("kube_api_burst")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def kube_api_qps(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultPerformance#kube-api-qps
        '''
        result = self._values.get("kube_api_qps")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def replicas(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultPerformance#replicas
        '''
        result = self._values.get("replicas")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def statefulset_ordinals(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultPerformance#statefulset-ordinals
        '''
        result = self._values.get("statefulset_ordinals")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def threads_per_controller(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecResultPerformance#threads-per-controller
        '''
        result = self._values.get("threads_per_controller")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecResultPerformance(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecResultWatcher",
    jsii_struct_bases=[],
    name_mapping={
        "check_owner": "checkOwner",
        "completed_run_grace_period": "completedRunGracePeriod",
        "disable_crd_update": "disableCrdUpdate",
        "disable_storing_incomplete_runs": "disableStoringIncompleteRuns",
        "dynamic_reconcile_timeout": "dynamicReconcileTimeout",
        "forward_buffer": "forwardBuffer",
        "label_selector": "labelSelector",
        "logs_api": "logsApi",
        "logs_timestamps": "logsTimestamps",
        "requeue_interval": "requeueInterval",
        "store_deadline": "storeDeadline",
        "store_event": "storeEvent",
        "summary_annotations": "summaryAnnotations",
        "summary_labels": "summaryLabels",
        "update_log_timeout": "updateLogTimeout",
    },
)
class TektonConfigSpecResultWatcher:
    def __init__(
        self,
        *,
        check_owner: typing.Optional[builtins.bool] = None,
        completed_run_grace_period: typing.Optional[builtins.str] = None,
        disable_crd_update: typing.Optional[builtins.bool] = None,
        disable_storing_incomplete_runs: typing.Optional[builtins.bool] = None,
        dynamic_reconcile_timeout: typing.Optional[builtins.str] = None,
        forward_buffer: typing.Optional[builtins.str] = None,
        label_selector: typing.Optional[builtins.str] = None,
        logs_api: typing.Optional[builtins.bool] = None,
        logs_timestamps: typing.Optional[builtins.bool] = None,
        requeue_interval: typing.Optional[builtins.str] = None,
        store_deadline: typing.Optional[builtins.str] = None,
        store_event: typing.Optional[builtins.bool] = None,
        summary_annotations: typing.Optional[builtins.str] = None,
        summary_labels: typing.Optional[builtins.str] = None,
        update_log_timeout: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param check_owner: 
        :param completed_run_grace_period: 
        :param disable_crd_update: 
        :param disable_storing_incomplete_runs: 
        :param dynamic_reconcile_timeout: 
        :param forward_buffer: 
        :param label_selector: 
        :param logs_api: 
        :param logs_timestamps: 
        :param requeue_interval: 
        :param store_deadline: 
        :param store_event: 
        :param summary_annotations: 
        :param summary_labels: 
        :param update_log_timeout: 

        :schema: TektonConfigSpecResultWatcher
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dff092a048ff1050419a1cfcbc5e27ef56555b8e1d72b2750632e2dd88730ed2)
            check_type(argname="argument check_owner", value=check_owner, expected_type=type_hints["check_owner"])
            check_type(argname="argument completed_run_grace_period", value=completed_run_grace_period, expected_type=type_hints["completed_run_grace_period"])
            check_type(argname="argument disable_crd_update", value=disable_crd_update, expected_type=type_hints["disable_crd_update"])
            check_type(argname="argument disable_storing_incomplete_runs", value=disable_storing_incomplete_runs, expected_type=type_hints["disable_storing_incomplete_runs"])
            check_type(argname="argument dynamic_reconcile_timeout", value=dynamic_reconcile_timeout, expected_type=type_hints["dynamic_reconcile_timeout"])
            check_type(argname="argument forward_buffer", value=forward_buffer, expected_type=type_hints["forward_buffer"])
            check_type(argname="argument label_selector", value=label_selector, expected_type=type_hints["label_selector"])
            check_type(argname="argument logs_api", value=logs_api, expected_type=type_hints["logs_api"])
            check_type(argname="argument logs_timestamps", value=logs_timestamps, expected_type=type_hints["logs_timestamps"])
            check_type(argname="argument requeue_interval", value=requeue_interval, expected_type=type_hints["requeue_interval"])
            check_type(argname="argument store_deadline", value=store_deadline, expected_type=type_hints["store_deadline"])
            check_type(argname="argument store_event", value=store_event, expected_type=type_hints["store_event"])
            check_type(argname="argument summary_annotations", value=summary_annotations, expected_type=type_hints["summary_annotations"])
            check_type(argname="argument summary_labels", value=summary_labels, expected_type=type_hints["summary_labels"])
            check_type(argname="argument update_log_timeout", value=update_log_timeout, expected_type=type_hints["update_log_timeout"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if check_owner is not None:
            self._values["check_owner"] = check_owner
        if completed_run_grace_period is not None:
            self._values["completed_run_grace_period"] = completed_run_grace_period
        if disable_crd_update is not None:
            self._values["disable_crd_update"] = disable_crd_update
        if disable_storing_incomplete_runs is not None:
            self._values["disable_storing_incomplete_runs"] = disable_storing_incomplete_runs
        if dynamic_reconcile_timeout is not None:
            self._values["dynamic_reconcile_timeout"] = dynamic_reconcile_timeout
        if forward_buffer is not None:
            self._values["forward_buffer"] = forward_buffer
        if label_selector is not None:
            self._values["label_selector"] = label_selector
        if logs_api is not None:
            self._values["logs_api"] = logs_api
        if logs_timestamps is not None:
            self._values["logs_timestamps"] = logs_timestamps
        if requeue_interval is not None:
            self._values["requeue_interval"] = requeue_interval
        if store_deadline is not None:
            self._values["store_deadline"] = store_deadline
        if store_event is not None:
            self._values["store_event"] = store_event
        if summary_annotations is not None:
            self._values["summary_annotations"] = summary_annotations
        if summary_labels is not None:
            self._values["summary_labels"] = summary_labels
        if update_log_timeout is not None:
            self._values["update_log_timeout"] = update_log_timeout

    @builtins.property
    def check_owner(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#check_owner
        '''
        result = self._values.get("check_owner")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def completed_run_grace_period(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#completed_run_grace_period
        '''
        result = self._values.get("completed_run_grace_period")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def disable_crd_update(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#disable_crd_update
        '''
        result = self._values.get("disable_crd_update")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def disable_storing_incomplete_runs(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#disable_storing_incomplete_runs
        '''
        result = self._values.get("disable_storing_incomplete_runs")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def dynamic_reconcile_timeout(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#dynamic_reconcile_timeout
        '''
        result = self._values.get("dynamic_reconcile_timeout")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def forward_buffer(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#forward_buffer
        '''
        result = self._values.get("forward_buffer")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def label_selector(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#label_selector
        '''
        result = self._values.get("label_selector")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def logs_api(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#logs_api
        '''
        result = self._values.get("logs_api")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def logs_timestamps(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#logs_timestamps
        '''
        result = self._values.get("logs_timestamps")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def requeue_interval(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#requeue_interval
        '''
        result = self._values.get("requeue_interval")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def store_deadline(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#store_deadline
        '''
        result = self._values.get("store_deadline")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def store_event(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecResultWatcher#store_event
        '''
        result = self._values.get("store_event")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def summary_annotations(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#summary_annotations
        '''
        result = self._values.get("summary_annotations")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def summary_labels(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#summary_labels
        '''
        result = self._values.get("summary_labels")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def update_log_timeout(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecResultWatcher#update_log_timeout
        '''
        result = self._values.get("update_log_timeout")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecResultWatcher(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecScheduler",
    jsii_struct_bases=[],
    name_mapping={
        "config_yaml": "configYaml",
        "disabled": "disabled",
        "multi_cluster_disabled": "multiClusterDisabled",
        "multi_cluster_role": "multiClusterRole",
        "options": "options",
    },
)
class TektonConfigSpecScheduler:
    def __init__(
        self,
        *,
        config_yaml: typing.Union["TektonConfigSpecSchedulerConfigYaml", typing.Dict[builtins.str, typing.Any]],
        disabled: builtins.bool,
        multi_cluster_disabled: builtins.bool,
        multi_cluster_role: builtins.str,
        options: typing.Optional[typing.Union["TektonConfigSpecSchedulerOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param config_yaml: 
        :param disabled: 
        :param multi_cluster_disabled: 
        :param multi_cluster_role: 
        :param options: 

        :schema: TektonConfigSpecScheduler
        '''
        if isinstance(config_yaml, dict):
            config_yaml = TektonConfigSpecSchedulerConfigYaml(**config_yaml)
        if isinstance(options, dict):
            options = TektonConfigSpecSchedulerOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2c111419e7686f7f89f065ae6f390a94f550a9987e74f13aebbe89a818eb84df)
            check_type(argname="argument config_yaml", value=config_yaml, expected_type=type_hints["config_yaml"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument multi_cluster_disabled", value=multi_cluster_disabled, expected_type=type_hints["multi_cluster_disabled"])
            check_type(argname="argument multi_cluster_role", value=multi_cluster_role, expected_type=type_hints["multi_cluster_role"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "config_yaml": config_yaml,
            "disabled": disabled,
            "multi_cluster_disabled": multi_cluster_disabled,
            "multi_cluster_role": multi_cluster_role,
        }
        if options is not None:
            self._values["options"] = options

    @builtins.property
    def config_yaml(self) -> "TektonConfigSpecSchedulerConfigYaml":
        '''
        :schema: TektonConfigSpecScheduler#config.yaml
        '''
        result = self._values.get("config_yaml")
        assert result is not None, "Required property 'config_yaml' is missing"
        return typing.cast("TektonConfigSpecSchedulerConfigYaml", result)

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecScheduler#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def multi_cluster_disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecScheduler#multi-cluster-disabled
        '''
        result = self._values.get("multi_cluster_disabled")
        assert result is not None, "Required property 'multi_cluster_disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def multi_cluster_role(self) -> builtins.str:
        '''
        :schema: TektonConfigSpecScheduler#multi-cluster-role
        '''
        result = self._values.get("multi_cluster_role")
        assert result is not None, "Required property 'multi_cluster_role' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecSchedulerOptions"]:
        '''
        :schema: TektonConfigSpecScheduler#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecSchedulerOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecScheduler(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecSchedulerConfigYaml",
    jsii_struct_bases=[],
    name_mapping={
        "cel": "cel",
        "multi_kueue_override": "multiKueueOverride",
        "queue_name": "queueName",
    },
)
class TektonConfigSpecSchedulerConfigYaml:
    def __init__(
        self,
        *,
        cel: typing.Optional[typing.Union["TektonConfigSpecSchedulerConfigYamlCel", typing.Dict[builtins.str, typing.Any]]] = None,
        multi_kueue_override: typing.Optional[builtins.bool] = None,
        queue_name: typing.Optional[builtins.str] = None,
    ) -> None:
        '''
        :param cel: 
        :param multi_kueue_override: 
        :param queue_name: 

        :schema: TektonConfigSpecSchedulerConfigYaml
        '''
        if isinstance(cel, dict):
            cel = TektonConfigSpecSchedulerConfigYamlCel(**cel)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7434db21d2f6c99414b3f81621483abc9d533d087efa23ee5c2243b4472d5059)
            check_type(argname="argument cel", value=cel, expected_type=type_hints["cel"])
            check_type(argname="argument multi_kueue_override", value=multi_kueue_override, expected_type=type_hints["multi_kueue_override"])
            check_type(argname="argument queue_name", value=queue_name, expected_type=type_hints["queue_name"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if cel is not None:
            self._values["cel"] = cel
        if multi_kueue_override is not None:
            self._values["multi_kueue_override"] = multi_kueue_override
        if queue_name is not None:
            self._values["queue_name"] = queue_name

    @builtins.property
    def cel(self) -> typing.Optional["TektonConfigSpecSchedulerConfigYamlCel"]:
        '''
        :schema: TektonConfigSpecSchedulerConfigYaml#cel
        '''
        result = self._values.get("cel")
        return typing.cast(typing.Optional["TektonConfigSpecSchedulerConfigYamlCel"], result)

    @builtins.property
    def multi_kueue_override(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecSchedulerConfigYaml#multiKueueOverride
        '''
        result = self._values.get("multi_kueue_override")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def queue_name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecSchedulerConfigYaml#queueName
        '''
        result = self._values.get("queue_name")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecSchedulerConfigYaml(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecSchedulerConfigYamlCel",
    jsii_struct_bases=[],
    name_mapping={"expressions": "expressions"},
)
class TektonConfigSpecSchedulerConfigYamlCel:
    def __init__(
        self,
        *,
        expressions: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''
        :param expressions: 

        :schema: TektonConfigSpecSchedulerConfigYamlCel
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1b758396f7c6e37bc5f74bf6a50642ec401dc6db1b5cdc0553fee4f298be7ba8)
            check_type(argname="argument expressions", value=expressions, expected_type=type_hints["expressions"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if expressions is not None:
            self._values["expressions"] = expressions

    @builtins.property
    def expressions(self) -> typing.Optional[typing.List[builtins.str]]:
        '''
        :schema: TektonConfigSpecSchedulerConfigYamlCel#expressions
        '''
        result = self._values.get("expressions")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecSchedulerConfigYamlCel(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecSchedulerOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecSchedulerOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecSchedulerOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a6fbc04e3969de807a6430b53f55b3b74f6695360dfecd4f8a4d3dbd18ba1330)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecSchedulerOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecSchedulerOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecSchedulerOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecSchedulerOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecSchedulerOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecSchedulerOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecSchedulerOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__07766df34ea0db8de02d5995ef82dd6ad1d2a43d8effe1d62d8105876e701537)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTargetNamespaceMetadata",
    jsii_struct_bases=[],
    name_mapping={"annotations": "annotations", "labels": "labels"},
)
class TektonConfigSpecTargetNamespaceMetadata:
    def __init__(
        self,
        *,
        annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param annotations: 
        :param labels: 

        :schema: TektonConfigSpecTargetNamespaceMetadata
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__9046f517ca184ae77c40d5d0dfc43a0a46f816e637165bd251ccfdc3adb5f697)
            check_type(argname="argument annotations", value=annotations, expected_type=type_hints["annotations"])
            check_type(argname="argument labels", value=labels, expected_type=type_hints["labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if annotations is not None:
            self._values["annotations"] = annotations
        if labels is not None:
            self._values["labels"] = labels

    @builtins.property
    def annotations(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTargetNamespaceMetadata#annotations
        '''
        result = self._values.get("annotations")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def labels(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTargetNamespaceMetadata#labels
        '''
        result = self._values.get("labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTargetNamespaceMetadata(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonpruner",
    jsii_struct_bases=[],
    name_mapping={
        "disabled": "disabled",
        "global_config": "globalConfig",
        "options": "options",
    },
)
class TektonConfigSpecTektonpruner:
    def __init__(
        self,
        *,
        disabled: builtins.bool,
        global_config: typing.Union["TektonConfigSpecTektonprunerGlobalConfig", typing.Dict[builtins.str, typing.Any]],
        options: typing.Optional[typing.Union["TektonConfigSpecTektonprunerOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param disabled: 
        :param global_config: 
        :param options: 

        :schema: TektonConfigSpecTektonpruner
        '''
        if isinstance(global_config, dict):
            global_config = TektonConfigSpecTektonprunerGlobalConfig(**global_config)
        if isinstance(options, dict):
            options = TektonConfigSpecTektonprunerOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__68d228db52bf5cfacab9a253ccb277eb7c988cc831f73f70ec6ca0e1fb8ddaa1)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument global_config", value=global_config, expected_type=type_hints["global_config"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disabled": disabled,
            "global_config": global_config,
        }
        if options is not None:
            self._values["options"] = options

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecTektonpruner#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def global_config(self) -> "TektonConfigSpecTektonprunerGlobalConfig":
        '''
        :schema: TektonConfigSpecTektonpruner#global-config
        '''
        result = self._values.get("global_config")
        assert result is not None, "Required property 'global_config' is missing"
        return typing.cast("TektonConfigSpecTektonprunerGlobalConfig", result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecTektonprunerOptions"]:
        '''
        :schema: TektonConfigSpecTektonpruner#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecTektonprunerOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonpruner(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfig",
    jsii_struct_bases=[],
    name_mapping={
        "enforced_config_level": "enforcedConfigLevel",
        "failed_history_limit": "failedHistoryLimit",
        "history_limit": "historyLimit",
        "namespaces": "namespaces",
        "successful_history_limit": "successfulHistoryLimit",
        "ttl_seconds_after_finished": "ttlSecondsAfterFinished",
    },
)
class TektonConfigSpecTektonprunerGlobalConfig:
    def __init__(
        self,
        *,
        enforced_config_level: typing.Optional[builtins.str] = None,
        failed_history_limit: typing.Optional[jsii.Number] = None,
        history_limit: typing.Optional[jsii.Number] = None,
        namespaces: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecTektonprunerGlobalConfigNamespaces", typing.Dict[builtins.str, typing.Any]]]] = None,
        successful_history_limit: typing.Optional[jsii.Number] = None,
        ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param enforced_config_level: 
        :param failed_history_limit: 
        :param history_limit: 
        :param namespaces: 
        :param successful_history_limit: 
        :param ttl_seconds_after_finished: 

        :schema: TektonConfigSpecTektonprunerGlobalConfig
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2721d4f6a89c2ec3c5cabffaa05fe7f5b18e5cec8f3a6ada47edb228f48fe7eb)
            check_type(argname="argument enforced_config_level", value=enforced_config_level, expected_type=type_hints["enforced_config_level"])
            check_type(argname="argument failed_history_limit", value=failed_history_limit, expected_type=type_hints["failed_history_limit"])
            check_type(argname="argument history_limit", value=history_limit, expected_type=type_hints["history_limit"])
            check_type(argname="argument namespaces", value=namespaces, expected_type=type_hints["namespaces"])
            check_type(argname="argument successful_history_limit", value=successful_history_limit, expected_type=type_hints["successful_history_limit"])
            check_type(argname="argument ttl_seconds_after_finished", value=ttl_seconds_after_finished, expected_type=type_hints["ttl_seconds_after_finished"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enforced_config_level is not None:
            self._values["enforced_config_level"] = enforced_config_level
        if failed_history_limit is not None:
            self._values["failed_history_limit"] = failed_history_limit
        if history_limit is not None:
            self._values["history_limit"] = history_limit
        if namespaces is not None:
            self._values["namespaces"] = namespaces
        if successful_history_limit is not None:
            self._values["successful_history_limit"] = successful_history_limit
        if ttl_seconds_after_finished is not None:
            self._values["ttl_seconds_after_finished"] = ttl_seconds_after_finished

    @builtins.property
    def enforced_config_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#enforcedConfigLevel
        '''
        result = self._values.get("enforced_config_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def failed_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#failedHistoryLimit
        '''
        result = self._values.get("failed_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#historyLimit
        '''
        result = self._values.get("history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def namespaces(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTektonprunerGlobalConfigNamespaces"]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#namespaces
        '''
        result = self._values.get("namespaces")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTektonprunerGlobalConfigNamespaces"]], result)

    @builtins.property
    def successful_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#successfulHistoryLimit
        '''
        result = self._values.get("successful_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def ttl_seconds_after_finished(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfig#ttlSecondsAfterFinished
        '''
        result = self._values.get("ttl_seconds_after_finished")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfig(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfigNamespaces",
    jsii_struct_bases=[],
    name_mapping={
        "enforced_config_level": "enforcedConfigLevel",
        "failed_history_limit": "failedHistoryLimit",
        "history_limit": "historyLimit",
        "pipeline_runs": "pipelineRuns",
        "successful_history_limit": "successfulHistoryLimit",
        "task_runs": "taskRuns",
        "ttl_seconds_after_finished": "ttlSecondsAfterFinished",
    },
)
class TektonConfigSpecTektonprunerGlobalConfigNamespaces:
    def __init__(
        self,
        *,
        enforced_config_level: typing.Optional[builtins.str] = None,
        failed_history_limit: typing.Optional[jsii.Number] = None,
        history_limit: typing.Optional[jsii.Number] = None,
        pipeline_runs: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns", typing.Dict[builtins.str, typing.Any]]]] = None,
        successful_history_limit: typing.Optional[jsii.Number] = None,
        task_runs: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns", typing.Dict[builtins.str, typing.Any]]]] = None,
        ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param enforced_config_level: 
        :param failed_history_limit: 
        :param history_limit: 
        :param pipeline_runs: 
        :param successful_history_limit: 
        :param task_runs: 
        :param ttl_seconds_after_finished: 

        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dbca7e1bd164c8717dd31d822eb1691186541d7909ea83bb69ffec57ed3471f4)
            check_type(argname="argument enforced_config_level", value=enforced_config_level, expected_type=type_hints["enforced_config_level"])
            check_type(argname="argument failed_history_limit", value=failed_history_limit, expected_type=type_hints["failed_history_limit"])
            check_type(argname="argument history_limit", value=history_limit, expected_type=type_hints["history_limit"])
            check_type(argname="argument pipeline_runs", value=pipeline_runs, expected_type=type_hints["pipeline_runs"])
            check_type(argname="argument successful_history_limit", value=successful_history_limit, expected_type=type_hints["successful_history_limit"])
            check_type(argname="argument task_runs", value=task_runs, expected_type=type_hints["task_runs"])
            check_type(argname="argument ttl_seconds_after_finished", value=ttl_seconds_after_finished, expected_type=type_hints["ttl_seconds_after_finished"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enforced_config_level is not None:
            self._values["enforced_config_level"] = enforced_config_level
        if failed_history_limit is not None:
            self._values["failed_history_limit"] = failed_history_limit
        if history_limit is not None:
            self._values["history_limit"] = history_limit
        if pipeline_runs is not None:
            self._values["pipeline_runs"] = pipeline_runs
        if successful_history_limit is not None:
            self._values["successful_history_limit"] = successful_history_limit
        if task_runs is not None:
            self._values["task_runs"] = task_runs
        if ttl_seconds_after_finished is not None:
            self._values["ttl_seconds_after_finished"] = ttl_seconds_after_finished

    @builtins.property
    def enforced_config_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#enforcedConfigLevel
        '''
        result = self._values.get("enforced_config_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def failed_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#failedHistoryLimit
        '''
        result = self._values.get("failed_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#historyLimit
        '''
        result = self._values.get("history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def pipeline_runs(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns"]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#pipelineRuns
        '''
        result = self._values.get("pipeline_runs")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns"]], result)

    @builtins.property
    def successful_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#successfulHistoryLimit
        '''
        result = self._values.get("successful_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def task_runs(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns"]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#taskRuns
        '''
        result = self._values.get("task_runs")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns"]], result)

    @builtins.property
    def ttl_seconds_after_finished(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespaces#ttlSecondsAfterFinished
        '''
        result = self._values.get("ttl_seconds_after_finished")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfigNamespaces(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns",
    jsii_struct_bases=[],
    name_mapping={
        "enforced_config_level": "enforcedConfigLevel",
        "failed_history_limit": "failedHistoryLimit",
        "history_limit": "historyLimit",
        "name": "name",
        "selector": "selector",
        "successful_history_limit": "successfulHistoryLimit",
        "ttl_seconds_after_finished": "ttlSecondsAfterFinished",
    },
)
class TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns:
    def __init__(
        self,
        *,
        enforced_config_level: typing.Optional[builtins.str] = None,
        failed_history_limit: typing.Optional[jsii.Number] = None,
        history_limit: typing.Optional[jsii.Number] = None,
        name: typing.Optional[builtins.str] = None,
        selector: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector", typing.Dict[builtins.str, typing.Any]]]] = None,
        successful_history_limit: typing.Optional[jsii.Number] = None,
        ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param enforced_config_level: 
        :param failed_history_limit: 
        :param history_limit: 
        :param name: 
        :param selector: 
        :param successful_history_limit: 
        :param ttl_seconds_after_finished: 

        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__1d9d210143faaf364082dbd36fc485d54f4eb1fb22b8f03daa27fad10b27435c)
            check_type(argname="argument enforced_config_level", value=enforced_config_level, expected_type=type_hints["enforced_config_level"])
            check_type(argname="argument failed_history_limit", value=failed_history_limit, expected_type=type_hints["failed_history_limit"])
            check_type(argname="argument history_limit", value=history_limit, expected_type=type_hints["history_limit"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument selector", value=selector, expected_type=type_hints["selector"])
            check_type(argname="argument successful_history_limit", value=successful_history_limit, expected_type=type_hints["successful_history_limit"])
            check_type(argname="argument ttl_seconds_after_finished", value=ttl_seconds_after_finished, expected_type=type_hints["ttl_seconds_after_finished"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enforced_config_level is not None:
            self._values["enforced_config_level"] = enforced_config_level
        if failed_history_limit is not None:
            self._values["failed_history_limit"] = failed_history_limit
        if history_limit is not None:
            self._values["history_limit"] = history_limit
        if name is not None:
            self._values["name"] = name
        if selector is not None:
            self._values["selector"] = selector
        if successful_history_limit is not None:
            self._values["successful_history_limit"] = successful_history_limit
        if ttl_seconds_after_finished is not None:
            self._values["ttl_seconds_after_finished"] = ttl_seconds_after_finished

    @builtins.property
    def enforced_config_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#enforcedConfigLevel
        '''
        result = self._values.get("enforced_config_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def failed_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#failedHistoryLimit
        '''
        result = self._values.get("failed_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#historyLimit
        '''
        result = self._values.get("history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def selector(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector"]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#selector
        '''
        result = self._values.get("selector")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector"]], result)

    @builtins.property
    def successful_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#successfulHistoryLimit
        '''
        result = self._values.get("successful_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def ttl_seconds_after_finished(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns#ttlSecondsAfterFinished
        '''
        result = self._values.get("ttl_seconds_after_finished")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_annotations": "matchAnnotations",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector:
    def __init__(
        self,
        *,
        match_annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_annotations: 
        :param match_labels: 

        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dd182c13ac7edb261d140400e5608affda1fb8118a072b012a28958c349f4354)
            check_type(argname="argument match_annotations", value=match_annotations, expected_type=type_hints["match_annotations"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_annotations is not None:
            self._values["match_annotations"] = match_annotations
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_annotations(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector#matchAnnotations
        '''
        result = self._values.get("match_annotations")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns",
    jsii_struct_bases=[],
    name_mapping={
        "enforced_config_level": "enforcedConfigLevel",
        "failed_history_limit": "failedHistoryLimit",
        "history_limit": "historyLimit",
        "name": "name",
        "selector": "selector",
        "successful_history_limit": "successfulHistoryLimit",
        "ttl_seconds_after_finished": "ttlSecondsAfterFinished",
    },
)
class TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns:
    def __init__(
        self,
        *,
        enforced_config_level: typing.Optional[builtins.str] = None,
        failed_history_limit: typing.Optional[jsii.Number] = None,
        history_limit: typing.Optional[jsii.Number] = None,
        name: typing.Optional[builtins.str] = None,
        selector: typing.Optional[typing.Sequence[typing.Union["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector", typing.Dict[builtins.str, typing.Any]]]] = None,
        successful_history_limit: typing.Optional[jsii.Number] = None,
        ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param enforced_config_level: 
        :param failed_history_limit: 
        :param history_limit: 
        :param name: 
        :param selector: 
        :param successful_history_limit: 
        :param ttl_seconds_after_finished: 

        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2dda28c4424145b5c0abaa860445906d20c28d24e948f847202892674cd23046)
            check_type(argname="argument enforced_config_level", value=enforced_config_level, expected_type=type_hints["enforced_config_level"])
            check_type(argname="argument failed_history_limit", value=failed_history_limit, expected_type=type_hints["failed_history_limit"])
            check_type(argname="argument history_limit", value=history_limit, expected_type=type_hints["history_limit"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument selector", value=selector, expected_type=type_hints["selector"])
            check_type(argname="argument successful_history_limit", value=successful_history_limit, expected_type=type_hints["successful_history_limit"])
            check_type(argname="argument ttl_seconds_after_finished", value=ttl_seconds_after_finished, expected_type=type_hints["ttl_seconds_after_finished"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if enforced_config_level is not None:
            self._values["enforced_config_level"] = enforced_config_level
        if failed_history_limit is not None:
            self._values["failed_history_limit"] = failed_history_limit
        if history_limit is not None:
            self._values["history_limit"] = history_limit
        if name is not None:
            self._values["name"] = name
        if selector is not None:
            self._values["selector"] = selector
        if successful_history_limit is not None:
            self._values["successful_history_limit"] = successful_history_limit
        if ttl_seconds_after_finished is not None:
            self._values["ttl_seconds_after_finished"] = ttl_seconds_after_finished

    @builtins.property
    def enforced_config_level(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#enforcedConfigLevel
        '''
        result = self._values.get("enforced_config_level")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def failed_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#failedHistoryLimit
        '''
        result = self._values.get("failed_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#historyLimit
        '''
        result = self._values.get("history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def selector(
        self,
    ) -> typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector"]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#selector
        '''
        result = self._values.get("selector")
        return typing.cast(typing.Optional[typing.List["TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector"]], result)

    @builtins.property
    def successful_history_limit(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#successfulHistoryLimit
        '''
        result = self._values.get("successful_history_limit")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def ttl_seconds_after_finished(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns#ttlSecondsAfterFinished
        '''
        result = self._values.get("ttl_seconds_after_finished")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_annotations": "matchAnnotations",
        "match_labels": "matchLabels",
    },
)
class TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector:
    def __init__(
        self,
        *,
        match_annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''
        :param match_annotations: 
        :param match_labels: 

        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__802c4fdf97ecafac39aff482bbf0c8070a3d7872b3578e385ac0e43ec5d3ad6c)
            check_type(argname="argument match_annotations", value=match_annotations, expected_type=type_hints["match_annotations"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_annotations is not None:
            self._values["match_annotations"] = match_annotations
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_annotations(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector#matchAnnotations
        '''
        result = self._values.get("match_annotations")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecTektonprunerOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecTektonprunerOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__cc91b1e08db5f76f3e29f15748b1e2632abd16bb0958a35bb25572c3e54d2ad6)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecTektonprunerOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__7e0b39a0a09fe4ffdb80c0ead4a93a4456d8250162100f952c719fdfd6439377)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTrigger",
    jsii_struct_bases=[],
    name_mapping={
        "disabled": "disabled",
        "default_service_account": "defaultServiceAccount",
        "enable_api_fields": "enableApiFields",
        "options": "options",
    },
)
class TektonConfigSpecTrigger:
    def __init__(
        self,
        *,
        disabled: builtins.bool,
        default_service_account: typing.Optional[builtins.str] = None,
        enable_api_fields: typing.Optional[builtins.str] = None,
        options: typing.Optional[typing.Union["TektonConfigSpecTriggerOptions", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param disabled: 
        :param default_service_account: 
        :param enable_api_fields: 
        :param options: 

        :schema: TektonConfigSpecTrigger
        '''
        if isinstance(options, dict):
            options = TektonConfigSpecTriggerOptions(**options)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__718bf58d076fd53b0d30b72dd99b0f8b847543797d3f52423a6e292bd44edab6)
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument default_service_account", value=default_service_account, expected_type=type_hints["default_service_account"])
            check_type(argname="argument enable_api_fields", value=enable_api_fields, expected_type=type_hints["enable_api_fields"])
            check_type(argname="argument options", value=options, expected_type=type_hints["options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "disabled": disabled,
        }
        if default_service_account is not None:
            self._values["default_service_account"] = default_service_account
        if enable_api_fields is not None:
            self._values["enable_api_fields"] = enable_api_fields
        if options is not None:
            self._values["options"] = options

    @builtins.property
    def disabled(self) -> builtins.bool:
        '''
        :schema: TektonConfigSpecTrigger#disabled
        '''
        result = self._values.get("disabled")
        assert result is not None, "Required property 'disabled' is missing"
        return typing.cast(builtins.bool, result)

    @builtins.property
    def default_service_account(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTrigger#default-service-account
        '''
        result = self._values.get("default_service_account")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def enable_api_fields(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTrigger#enable-api-fields
        '''
        result = self._values.get("enable_api_fields")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def options(self) -> typing.Optional["TektonConfigSpecTriggerOptions"]:
        '''
        :schema: TektonConfigSpecTrigger#options
        '''
        result = self._values.get("options")
        return typing.cast(typing.Optional["TektonConfigSpecTriggerOptions"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTrigger(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTriggerOptions",
    jsii_struct_bases=[],
    name_mapping={
        "config_maps": "configMaps",
        "deployments": "deployments",
        "disabled": "disabled",
        "horizontal_pod_autoscalers": "horizontalPodAutoscalers",
        "stateful_sets": "statefulSets",
        "webhook_configuration_options": "webhookConfigurationOptions",
    },
)
class TektonConfigSpecTriggerOptions:
    def __init__(
        self,
        *,
        config_maps: typing.Any = None,
        deployments: typing.Any = None,
        disabled: typing.Optional[builtins.bool] = None,
        horizontal_pod_autoscalers: typing.Any = None,
        stateful_sets: typing.Any = None,
        webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union["TektonConfigSpecTriggerOptionsWebhookConfigurationOptions", typing.Dict[builtins.str, typing.Any]]]] = None,
    ) -> None:
        '''
        :param config_maps: 
        :param deployments: 
        :param disabled: 
        :param horizontal_pod_autoscalers: 
        :param stateful_sets: 
        :param webhook_configuration_options: 

        :schema: TektonConfigSpecTriggerOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c33f201021d6ef9403aeb2ca1db4603d78b1c262057d540f96bfc0a03b4a0471)
            check_type(argname="argument config_maps", value=config_maps, expected_type=type_hints["config_maps"])
            check_type(argname="argument deployments", value=deployments, expected_type=type_hints["deployments"])
            check_type(argname="argument disabled", value=disabled, expected_type=type_hints["disabled"])
            check_type(argname="argument horizontal_pod_autoscalers", value=horizontal_pod_autoscalers, expected_type=type_hints["horizontal_pod_autoscalers"])
            check_type(argname="argument stateful_sets", value=stateful_sets, expected_type=type_hints["stateful_sets"])
            check_type(argname="argument webhook_configuration_options", value=webhook_configuration_options, expected_type=type_hints["webhook_configuration_options"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_maps is not None:
            self._values["config_maps"] = config_maps
        if deployments is not None:
            self._values["deployments"] = deployments
        if disabled is not None:
            self._values["disabled"] = disabled
        if horizontal_pod_autoscalers is not None:
            self._values["horizontal_pod_autoscalers"] = horizontal_pod_autoscalers
        if stateful_sets is not None:
            self._values["stateful_sets"] = stateful_sets
        if webhook_configuration_options is not None:
            self._values["webhook_configuration_options"] = webhook_configuration_options

    @builtins.property
    def config_maps(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTriggerOptions#configMaps
        '''
        result = self._values.get("config_maps")
        return typing.cast(typing.Any, result)

    @builtins.property
    def deployments(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTriggerOptions#deployments
        '''
        result = self._values.get("deployments")
        return typing.cast(typing.Any, result)

    @builtins.property
    def disabled(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: TektonConfigSpecTriggerOptions#disabled
        '''
        result = self._values.get("disabled")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def horizontal_pod_autoscalers(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTriggerOptions#horizontalPodAutoscalers
        '''
        result = self._values.get("horizontal_pod_autoscalers")
        return typing.cast(typing.Any, result)

    @builtins.property
    def stateful_sets(self) -> typing.Any:
        '''
        :schema: TektonConfigSpecTriggerOptions#statefulSets
        '''
        result = self._values.get("stateful_sets")
        return typing.cast(typing.Any, result)

    @builtins.property
    def webhook_configuration_options(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTriggerOptionsWebhookConfigurationOptions"]]:
        '''
        :schema: TektonConfigSpecTriggerOptions#webhookConfigurationOptions
        '''
        result = self._values.get("webhook_configuration_options")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "TektonConfigSpecTriggerOptionsWebhookConfigurationOptions"]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTriggerOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="devtektonoperator.TektonConfigSpecTriggerOptionsWebhookConfigurationOptions",
    jsii_struct_bases=[],
    name_mapping={
        "failure_policy": "failurePolicy",
        "side_effects": "sideEffects",
        "timeout_seconds": "timeoutSeconds",
    },
)
class TektonConfigSpecTriggerOptionsWebhookConfigurationOptions:
    def __init__(
        self,
        *,
        failure_policy: typing.Optional[builtins.str] = None,
        side_effects: typing.Optional[builtins.str] = None,
        timeout_seconds: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param failure_policy: 
        :param side_effects: 
        :param timeout_seconds: 

        :schema: TektonConfigSpecTriggerOptionsWebhookConfigurationOptions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__ee826cb0f447df1e37948aeb785e5838708408a35f0267c3ef53e839501d19be)
            check_type(argname="argument failure_policy", value=failure_policy, expected_type=type_hints["failure_policy"])
            check_type(argname="argument side_effects", value=side_effects, expected_type=type_hints["side_effects"])
            check_type(argname="argument timeout_seconds", value=timeout_seconds, expected_type=type_hints["timeout_seconds"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if failure_policy is not None:
            self._values["failure_policy"] = failure_policy
        if side_effects is not None:
            self._values["side_effects"] = side_effects
        if timeout_seconds is not None:
            self._values["timeout_seconds"] = timeout_seconds

    @builtins.property
    def failure_policy(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTriggerOptionsWebhookConfigurationOptions#failurePolicy
        '''
        result = self._values.get("failure_policy")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def side_effects(self) -> typing.Optional[builtins.str]:
        '''
        :schema: TektonConfigSpecTriggerOptionsWebhookConfigurationOptions#sideEffects
        '''
        result = self._values.get("side_effects")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def timeout_seconds(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: TektonConfigSpecTriggerOptionsWebhookConfigurationOptions#timeoutSeconds
        '''
        result = self._values.get("timeout_seconds")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "TektonConfigSpecTriggerOptionsWebhookConfigurationOptions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


__all__ = [
    "TektonConfig",
    "TektonConfigProps",
    "TektonConfigSpec",
    "TektonConfigSpecAddon",
    "TektonConfigSpecAddonParams",
    "TektonConfigSpecChain",
    "TektonConfigSpecChainControllerEnvs",
    "TektonConfigSpecChainControllerEnvsValueFrom",
    "TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef",
    "TektonConfigSpecChainControllerEnvsValueFromFieldRef",
    "TektonConfigSpecChainControllerEnvsValueFromFileKeyRef",
    "TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef",
    "TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor",
    "TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef",
    "TektonConfigSpecChainOptions",
    "TektonConfigSpecChainOptionsWebhookConfigurationOptions",
    "TektonConfigSpecChainPerformance",
    "TektonConfigSpecConfig",
    "TektonConfigSpecConfigTolerations",
    "TektonConfigSpecDashboard",
    "TektonConfigSpecDashboardOptions",
    "TektonConfigSpecDashboardOptionsWebhookConfigurationOptions",
    "TektonConfigSpecHub",
    "TektonConfigSpecHubOptions",
    "TektonConfigSpecHubOptionsWebhookConfigurationOptions",
    "TektonConfigSpecHubParams",
    "TektonConfigSpecMulticlusterProxyAae",
    "TektonConfigSpecMulticlusterProxyAaeOptions",
    "TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions",
    "TektonConfigSpecNetworkPolicy",
    "TektonConfigSpecNetworkPolicyPolicies",
    "TektonConfigSpecNetworkPolicyPoliciesEgress",
    "TektonConfigSpecNetworkPolicyPoliciesEgressPorts",
    "TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort",
    "TektonConfigSpecNetworkPolicyPoliciesEgressTo",
    "TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock",
    "TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector",
    "TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions",
    "TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector",
    "TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions",
    "TektonConfigSpecNetworkPolicyPoliciesIngress",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFrom",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector",
    "TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions",
    "TektonConfigSpecNetworkPolicyPoliciesIngressPorts",
    "TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort",
    "TektonConfigSpecNetworkPolicyPoliciesPodSelector",
    "TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions",
    "TektonConfigSpecParams",
    "TektonConfigSpecPipeline",
    "TektonConfigSpecPipelineOptions",
    "TektonConfigSpecPipelineOptionsWebhookConfigurationOptions",
    "TektonConfigSpecPipelineParams",
    "TektonConfigSpecPipelinePerformance",
    "TektonConfigSpecPlatforms",
    "TektonConfigSpecPlatformsKubernetes",
    "TektonConfigSpecPlatformsKubernetesPipelinesAsCode",
    "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers",
    "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions",
    "TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions",
    "TektonConfigSpecPlatformsOpenshift",
    "TektonConfigSpecPlatformsOpenshiftPipelinesAsCode",
    "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers",
    "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions",
    "TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions",
    "TektonConfigSpecPlatformsOpenshiftScc",
    "TektonConfigSpecPruner",
    "TektonConfigSpecResult",
    "TektonConfigSpecResultOptions",
    "TektonConfigSpecResultOptionsWebhookConfigurationOptions",
    "TektonConfigSpecResultPerformance",
    "TektonConfigSpecResultWatcher",
    "TektonConfigSpecScheduler",
    "TektonConfigSpecSchedulerConfigYaml",
    "TektonConfigSpecSchedulerConfigYamlCel",
    "TektonConfigSpecSchedulerOptions",
    "TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions",
    "TektonConfigSpecTargetNamespaceMetadata",
    "TektonConfigSpecTektonpruner",
    "TektonConfigSpecTektonprunerGlobalConfig",
    "TektonConfigSpecTektonprunerGlobalConfigNamespaces",
    "TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns",
    "TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector",
    "TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns",
    "TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector",
    "TektonConfigSpecTektonprunerOptions",
    "TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions",
    "TektonConfigSpecTrigger",
    "TektonConfigSpecTriggerOptions",
    "TektonConfigSpecTriggerOptionsWebhookConfigurationOptions",
]

publication.publish()

def _typecheckingstub__cca3d9bfbf797edcf9f4f6ee0f57b5f4cee23dc411c11aaa6fc10fd0d57ac6d7(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[TektonConfigSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__45c95777e6bcb38c4bf32609b6ce33109e043803dd31401e9381c534782dd591(
    *,
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    spec: typing.Optional[typing.Union[TektonConfigSpec, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__17eed30afceb35ae439f8cf8503e6c91242064ff48f04d4ac05ce8ad209932e6(
    *,
    addon: typing.Optional[typing.Union[TektonConfigSpecAddon, typing.Dict[builtins.str, typing.Any]]] = None,
    chain: typing.Optional[typing.Union[TektonConfigSpecChain, typing.Dict[builtins.str, typing.Any]]] = None,
    config: typing.Optional[typing.Union[TektonConfigSpecConfig, typing.Dict[builtins.str, typing.Any]]] = None,
    dashboard: typing.Optional[typing.Union[TektonConfigSpecDashboard, typing.Dict[builtins.str, typing.Any]]] = None,
    hub: typing.Optional[typing.Union[TektonConfigSpecHub, typing.Dict[builtins.str, typing.Any]]] = None,
    multicluster_proxy_aae: typing.Optional[typing.Union[TektonConfigSpecMulticlusterProxyAae, typing.Dict[builtins.str, typing.Any]]] = None,
    network_policy: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicy, typing.Dict[builtins.str, typing.Any]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    pipeline: typing.Optional[typing.Union[TektonConfigSpecPipeline, typing.Dict[builtins.str, typing.Any]]] = None,
    platforms: typing.Optional[typing.Union[TektonConfigSpecPlatforms, typing.Dict[builtins.str, typing.Any]]] = None,
    profile: typing.Optional[builtins.str] = None,
    pruner: typing.Optional[typing.Union[TektonConfigSpecPruner, typing.Dict[builtins.str, typing.Any]]] = None,
    result: typing.Optional[typing.Union[TektonConfigSpecResult, typing.Dict[builtins.str, typing.Any]]] = None,
    scheduler: typing.Optional[typing.Union[TektonConfigSpecScheduler, typing.Dict[builtins.str, typing.Any]]] = None,
    target_namespace: typing.Optional[builtins.str] = None,
    target_namespace_metadata: typing.Optional[typing.Union[TektonConfigSpecTargetNamespaceMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
    tektonpruner: typing.Optional[typing.Union[TektonConfigSpecTektonpruner, typing.Dict[builtins.str, typing.Any]]] = None,
    trigger: typing.Optional[typing.Union[TektonConfigSpecTrigger, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ec248ae9ec8a1f6674970ab5ab1772874986e3b8abb7928fbc8a10d26b011081(
    *,
    enable_pipelines_as_code: typing.Optional[builtins.bool] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecAddonParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__17939ae22e1b2c27bf1e6c685c6f8473fd9b1c75e60d00038bb6397e93bac573(
    *,
    name: typing.Optional[builtins.str] = None,
    value: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fa5e4f4e6956333b48a12346dc719b1c774172faf8d47b32b2e01bf4526442d9(
    *,
    disabled: builtins.bool,
    artifacts_oci_format: typing.Optional[builtins.str] = None,
    artifacts_oci_signer: typing.Optional[builtins.str] = None,
    artifacts_oci_storage: typing.Optional[builtins.str] = None,
    artifacts_pipelinerun_enable_deep_inspection: typing.Optional[builtins.str] = None,
    artifacts_pipelinerun_format: typing.Optional[builtins.str] = None,
    artifacts_pipelinerun_signer: typing.Optional[builtins.str] = None,
    artifacts_pipelinerun_storage: typing.Optional[builtins.str] = None,
    artifacts_taskrun_format: typing.Optional[builtins.str] = None,
    artifacts_taskrun_signer: typing.Optional[builtins.str] = None,
    artifacts_taskrun_storage: typing.Optional[builtins.str] = None,
    builddefinition_buildtype: typing.Optional[builtins.str] = None,
    builder_id: typing.Optional[builtins.str] = None,
    controller_envs: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecChainControllerEnvs, typing.Dict[builtins.str, typing.Any]]]] = None,
    generate_signing_secret: typing.Optional[builtins.bool] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecChainOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    performance: typing.Optional[typing.Union[TektonConfigSpecChainPerformance, typing.Dict[builtins.str, typing.Any]]] = None,
    signers_kms_auth_address: typing.Optional[builtins.str] = None,
    signers_kms_auth_oidc_path: typing.Optional[builtins.str] = None,
    signers_kms_auth_oidc_role: typing.Optional[builtins.str] = None,
    signers_kms_auth_spire_audience: typing.Optional[builtins.str] = None,
    signers_kms_auth_spire_sock: typing.Optional[builtins.str] = None,
    signers_kms_auth_token: typing.Optional[builtins.str] = None,
    signers_kms_auth_token_path: typing.Optional[builtins.str] = None,
    signers_kms_kmsref: typing.Optional[builtins.str] = None,
    signers_x509_fulcio_address: typing.Optional[builtins.str] = None,
    signers_x509_fulcio_enabled: typing.Optional[builtins.bool] = None,
    signers_x509_fulcio_issuer: typing.Optional[builtins.str] = None,
    signers_x509_fulcio_provider: typing.Optional[builtins.str] = None,
    signers_x509_identity_token_file: typing.Optional[builtins.str] = None,
    signers_x509_tuf_mirror_url: typing.Optional[builtins.str] = None,
    storage_docdb_mongo_server_url: typing.Optional[builtins.str] = None,
    storage_docdb_mongo_server_url_dir: typing.Optional[builtins.str] = None,
    storage_docdb_url: typing.Optional[builtins.str] = None,
    storage_gcs_bucket: typing.Optional[builtins.str] = None,
    storage_grafeas_notehint: typing.Optional[builtins.str] = None,
    storage_grafeas_noteid: typing.Optional[builtins.str] = None,
    storage_grafeas_projectid: typing.Optional[builtins.str] = None,
    storage_oci_encoding_format: typing.Optional[builtins.str] = None,
    storage_oci_repository: typing.Optional[builtins.str] = None,
    storage_oci_repository_insecure: typing.Optional[builtins.bool] = None,
    transparency_enabled: typing.Optional[builtins.str] = None,
    transparency_url: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f951e70c49ba7325d7f1c085ffc85c369ba18c90af9e52cdab69b3d63b756bf4(
    *,
    name: builtins.str,
    value: typing.Optional[builtins.str] = None,
    value_from: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFrom, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__293367d2972cd5989d484918f3c18f093c5ea70ba18b4f86df731d7d8bb1cc4c(
    *,
    config_map_key_ref: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFromConfigMapKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    field_ref: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFromFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    file_key_ref: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFromFileKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
    resource_field_ref: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFromResourceFieldRef, typing.Dict[builtins.str, typing.Any]]] = None,
    secret_key_ref: typing.Optional[typing.Union[TektonConfigSpecChainControllerEnvsValueFromSecretKeyRef, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__da1bd00f8e7c705bc7a3fb23767e58c1a5b0a5c3ad583b1783ad36cef375b3e0(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__d49fcc21f0cc7104ca2c7ee077daed7dfdaa1e7d0e6015483e38a29981ef842e(
    *,
    field_path: builtins.str,
    api_version: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__339a5f4f5f7df3f8d663385f78462ebf973b93f87e807a4bc8d4387a6a198df3(
    *,
    key: builtins.str,
    path: builtins.str,
    volume_name: builtins.str,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0ccd7d63989fddc341283f3823f135009d5c02f56ddbe5dee0d830a3dab5c6eb(
    *,
    resource: builtins.str,
    container_name: typing.Optional[builtins.str] = None,
    divisor: typing.Optional[TektonConfigSpecChainControllerEnvsValueFromResourceFieldRefDivisor] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__36d50b736344ccaf571917f96ad32fdf61fc1e81b833948a58c950f953b4cfdb(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__68628dc021e5ec33111f6f36f99ccd15497d06bac773ba5f7b5fb203e2e1c8a5(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8d3f8c6f05fe06875e834901c1f0134e34b1287ba964b571b25e5e9bd694f580(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    optional: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7ac3c529c3943c7ea8b296ebddbeb19aa3ce25777b6d4848ce9241837bc7e187(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecChainOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__215b057d4fe048407823ad5e9e5f95042283ba7d2c9bdd0e9fc9797d107508a0(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ea28bc2a74706ab12a983c5d81475c2d933d285c6c2bf0a9c17acb767577a655(
    *,
    disable_ha: builtins.bool,
    buckets: typing.Optional[jsii.Number] = None,
    kube_api_burst: typing.Optional[jsii.Number] = None,
    kube_api_qps: typing.Optional[jsii.Number] = None,
    replicas: typing.Optional[jsii.Number] = None,
    statefulset_ordinals: typing.Optional[builtins.bool] = None,
    threads_per_controller: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__d89b35a88756ed9d024146be8c558741945ad0b49b82d214408955946f7203cf(
    *,
    node_selector: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    priority_class_name: typing.Optional[builtins.str] = None,
    tolerations: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecConfigTolerations, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2943716ad811bc3c2d651911a54967e5338ab971693d7b8b8eb6eeff404b4347(
    *,
    effect: typing.Optional[builtins.str] = None,
    key: typing.Optional[builtins.str] = None,
    operator: typing.Optional[builtins.str] = None,
    toleration_seconds: typing.Optional[jsii.Number] = None,
    value: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5ca56ab9feae3233625100990620fa7b7147289904919aba2e1a2ce652221a36(
    *,
    readonly: builtins.bool,
    external_logs: typing.Optional[builtins.str] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecDashboardOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9e69afb1594103af74fae25f4a859e36831e2ee28eeb8ec87125c477c0f67701(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecDashboardOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__30d80df4ee3fec15f2dd07bd7c65ac185d13e1c72f6ee98ce1b0fdb70103eae5(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__657e11877c8bcfe48b65e5657b500f6a788011954adfc247eb2db834e20e5a77(
    *,
    options: typing.Optional[typing.Union[TektonConfigSpecHubOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecHubParams, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a72a68d665d828aa60744b5edc930e933c46939afa1633ddba4c1f284fb84e01(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecHubOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2300cb8c7583c3e5e1d058c59a8430813ae8746fcaba3ff67004598a064a9a6e(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__84ce5fb24c69b53e407d0d9af4bb71dc6ed2532b9bb3474093ec49c2b3bd701b(
    *,
    name: typing.Optional[builtins.str] = None,
    value: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0b7d0a1c117cc03a29b3f17dd2003c7485bc5facab47e46d2437132745bd056f(
    *,
    options: typing.Optional[typing.Union[TektonConfigSpecMulticlusterProxyAaeOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9f6cfd5cf39af7780e0b594191dec1309625d2d9d4fe86cd23badc479ee3ec22(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecMulticlusterProxyAaeOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__96340527addbb78bc2738a3263fe2000fee700baed9e75d10d07e73936f006f4(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1c3dea8bdcf93900c79c35e3dd6d3a51b0abdd13de24a68ae7fdc1605bf56993(
    *,
    disabled: typing.Optional[builtins.bool] = None,
    policies: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecNetworkPolicyPolicies, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fd574ff8d319a196aa90794220e13cec5d05f89d0789168c052bdf0fd4f3aa8d(
    *,
    egress: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgress, typing.Dict[builtins.str, typing.Any]]]] = None,
    ingress: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngress, typing.Dict[builtins.str, typing.Any]]]] = None,
    pod_selector: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesPodSelector, typing.Dict[builtins.str, typing.Any]]] = None,
    policy_types: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__494eaf32bcba5c1b2bfb60464bca0f3a8d73f50e6d12ad4c902c84072fa835c7(
    *,
    ports: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressPorts, typing.Dict[builtins.str, typing.Any]]]] = None,
    to: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressTo, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__cf471d2b68cead79fb063d7d0a47df422d5c6eab1dc0fbdba4494a7ded3e7ece(
    *,
    end_port: typing.Optional[jsii.Number] = None,
    port: typing.Optional[TektonConfigSpecNetworkPolicyPoliciesEgressPortsPort] = None,
    protocol: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f43bba37021acfdc2ef9183d8785b9d91589d52a39fc3a49fbab3f14b16e0ab8(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b6577e1015d1a7d93c880dbb01544236e0adf9a26a5290a4ca3f61027502d1d2(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__35be5b31266d097dad50060e12d71f05bc1b62827846b518cb64f27b679a9603(
    *,
    ip_block: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressToIpBlock, typing.Dict[builtins.str, typing.Any]]] = None,
    namespace_selector: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelector, typing.Dict[builtins.str, typing.Any]]] = None,
    pod_selector: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelector, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__78bd4552a459f2ee753304e668c80f7ddc616c93459f292b30a44fe68c7c17ea(
    *,
    cidr: builtins.str,
    except_: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e959a39379fbd9bda96b52f1b986ac060c8585671f12aebd19a07ec275891220(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressToNamespaceSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__45af668dfc0f47511345fb6b5471d66578ee99fc0e685c0c8e03bdf984eae132(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__904ea0d4078927d8a00aa6455c45fae0dc62c0f4a5e25e16ea7c4c7554376873(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesEgressToPodSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ac8415a56ee81b4fc062526c4fbc2f40aa6f72f4a4758d6a5f8bf298d348888f(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9d87286b96527f030c310af3ee2ae446fedb576144aff4f6a492d7f83783a298(
    *,
    from_: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFrom, typing.Dict[builtins.str, typing.Any]]]] = None,
    ports: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressPorts, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f92c1bd924da3ed3c0e771b394b838d26085dcac692ceaa8a831f35340f8dbd1(
    *,
    ip_block: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFromIpBlock, typing.Dict[builtins.str, typing.Any]]] = None,
    namespace_selector: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelector, typing.Dict[builtins.str, typing.Any]]] = None,
    pod_selector: typing.Optional[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelector, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a63e0d11ca834a76c1f737624c360c0f8400b729607530e40a1651960e8d6277(
    *,
    cidr: builtins.str,
    except_: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__f4f17a18169eae4e9c9453f717d2cdc937ff1f9da591ee8dcc2caa7126befe03(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFromNamespaceSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e7269e4d7fe026b21f4844640cf631d8327a6e7a9d7f873fa1122fc044d757a3(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8cdfdc5f84e74d5eb65a0c4979e3b26101c754046947e4c28c1902398bb7357d(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesIngressFromPodSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__70d9a33aef441690362eeb0750c27496e2b50eaa0dd846e45ef83652c25f972f(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7329998ec8ce67d7ce7ccf41b4d85fdb216ff34b1de2efadebc13bc8afe68cb7(
    *,
    end_port: typing.Optional[jsii.Number] = None,
    port: typing.Optional[TektonConfigSpecNetworkPolicyPoliciesIngressPortsPort] = None,
    protocol: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__26d7e651269539b0f8c359aae2804519021b4f1c82e59943365394bdf37bd09d(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__86a7e20d77bb2cc9b84ac53a339055089f9f91d05651e5b90f00e082edae75f2(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__868c2a9e28cdce3e37af904969fdf74cf6704ca31703e0bb466f087ad14c5b39(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecNetworkPolicyPoliciesPodSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ad3077b7815f14acd1e32956143f73d5289d6c8fa9706023803a2f6df2a653be(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__63111cb1b5c3d30684d359ba4c42b6533985e957c4bf133333dac23dfb1437a9(
    *,
    name: typing.Optional[builtins.str] = None,
    value: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1930d13a3446288fdef1a3c91657316f1d532692a9c83f6262ba3e5bdac3353d(
    *,
    await_sidecar_readiness: typing.Optional[builtins.bool] = None,
    bundles_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    cluster_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    coschedule: typing.Optional[builtins.str] = None,
    default_affinity_assistant_pod_template: typing.Optional[builtins.str] = None,
    default_cloud_events_sink: typing.Optional[builtins.str] = None,
    default_forbidden_env: typing.Optional[builtins.str] = None,
    default_managed_by_label_value: typing.Optional[builtins.str] = None,
    default_max_matrix_combinations_count: typing.Optional[builtins.str] = None,
    default_pod_template: typing.Optional[builtins.str] = None,
    default_resolver_type: typing.Optional[builtins.str] = None,
    default_service_account: typing.Optional[builtins.str] = None,
    default_task_run_workspace_binding: typing.Optional[builtins.str] = None,
    default_timeout_minutes: typing.Optional[jsii.Number] = None,
    disable_affinity_assistant: typing.Optional[builtins.bool] = None,
    disable_creds_init: typing.Optional[builtins.bool] = None,
    disable_inline_spec: typing.Optional[builtins.str] = None,
    embedded_status: typing.Optional[builtins.str] = None,
    enable_api_fields: typing.Optional[builtins.str] = None,
    enable_bundles_resolver: typing.Optional[builtins.bool] = None,
    enable_cel_in_whenexpression: typing.Optional[builtins.bool] = None,
    enable_cluster_resolver: typing.Optional[builtins.bool] = None,
    enable_custom_tasks: typing.Optional[builtins.bool] = None,
    enable_git_resolver: typing.Optional[builtins.bool] = None,
    enable_hub_resolver: typing.Optional[builtins.bool] = None,
    enable_param_enum: typing.Optional[builtins.bool] = None,
    enable_provenance_in_status: typing.Optional[builtins.bool] = None,
    enable_step_actions: typing.Optional[builtins.bool] = None,
    enable_tekton_oci_bundles: typing.Optional[builtins.bool] = None,
    enforce_nonfalsifiability: typing.Optional[builtins.str] = None,
    git_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    hub_resolver_config: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    keep_pod_on_cancel: typing.Optional[builtins.bool] = None,
    max_result_size: typing.Optional[jsii.Number] = None,
    metrics_count_enable_reason: typing.Optional[builtins.bool] = None,
    metrics_pipelinerun_duration_type: typing.Optional[builtins.str] = None,
    metrics_pipelinerun_level: typing.Optional[builtins.str] = None,
    metrics_taskrun_duration_type: typing.Optional[builtins.str] = None,
    metrics_taskrun_level: typing.Optional[builtins.str] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecPipelineOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    params: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecPipelineParams, typing.Dict[builtins.str, typing.Any]]]] = None,
    performance: typing.Optional[typing.Union[TektonConfigSpecPipelinePerformance, typing.Dict[builtins.str, typing.Any]]] = None,
    require_git_ssh_secret_known_hosts: typing.Optional[builtins.bool] = None,
    results_from: typing.Optional[builtins.str] = None,
    running_in_environment_with_injected_sidecars: typing.Optional[builtins.bool] = None,
    scope_when_expressions_to_task: typing.Optional[builtins.bool] = None,
    send_cloudevents_for_runs: typing.Optional[builtins.bool] = None,
    set_security_context: typing.Optional[builtins.bool] = None,
    traces_credentials_secret: typing.Optional[builtins.str] = None,
    traces_enabled: typing.Optional[builtins.bool] = None,
    traces_endpoint: typing.Optional[builtins.str] = None,
    trusted_resources_verification_no_match_policy: typing.Optional[builtins.str] = None,
    verification_mode: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__817c0e3bf67ccd936d9f0d288ba40f29ccf8ede8ccc56d77aed4f9d12ec219b9(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecPipelineOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__019811568c1102e6afa6182998c6ff1b044d887e173542b3563fb8ab1a7a8212(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1e42cd761282c5160c965ff6ffbdc86b81f35e9041c5d13f239b2beec1ca5052(
    *,
    name: typing.Optional[builtins.str] = None,
    value: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__49b8ba26877dff71ea6d85197c89d43d72970e0f7012f5786415be2d764b8d6a(
    *,
    disable_ha: builtins.bool,
    buckets: typing.Optional[jsii.Number] = None,
    kube_api_burst: typing.Optional[jsii.Number] = None,
    kube_api_qps: typing.Optional[jsii.Number] = None,
    replicas: typing.Optional[jsii.Number] = None,
    statefulset_ordinals: typing.Optional[builtins.bool] = None,
    threads_per_controller: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__bdb8b1ee5ffcc8b76a88abc6d1eaa5aa95492c537ecb38987ca6dcc540c56262(
    *,
    kubernetes: typing.Optional[typing.Union[TektonConfigSpecPlatformsKubernetes, typing.Dict[builtins.str, typing.Any]]] = None,
    openshift: typing.Optional[typing.Union[TektonConfigSpecPlatformsOpenshift, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c2916da8842bd4b518f966bd76b41ce4d4a02b7928e6037d45a23a8f4dfdb974(
    *,
    pipelines_as_code: typing.Optional[typing.Union[TektonConfigSpecPlatformsKubernetesPipelinesAsCode, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a99c58a55dc2352d37932bd510c20d7511cf55018ed40a0b72bda5070974782a(
    *,
    additional_pac_controllers: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecPlatformsKubernetesPipelinesAsCodeAdditionalPacControllers, typing.Dict[builtins.str, typing.Any]]]] = None,
    enable: typing.Optional[builtins.bool] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0c5c3f3278113ff8dced34f0270e97d7125456af6f420e36febeee95f0df960d(
    *,
    config_map_name: typing.Optional[builtins.str] = None,
    enable: typing.Optional[builtins.bool] = None,
    secret_name: typing.Optional[builtins.str] = None,
    settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__beda9e7f32ae06bf9a6e92b1955181f27116522ec678aafc51a5805985018cb0(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecPlatformsKubernetesPipelinesAsCodeOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fb0264cceebcbbcecb13840b9d1a967a622e54f617268dcd20a955eaad0aa6c7(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__d48cd7411a47817cf2da4c7341b58d330a902b79fcac0b8e5aa0d11556afbc72(
    *,
    enable_central_tls_config: typing.Optional[builtins.bool] = None,
    pipelines_as_code: typing.Optional[typing.Union[TektonConfigSpecPlatformsOpenshiftPipelinesAsCode, typing.Dict[builtins.str, typing.Any]]] = None,
    scc: typing.Optional[typing.Union[TektonConfigSpecPlatformsOpenshiftScc, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__47c730c82bcaaab9b0ff04ecd9f1890e23a6c3705b499c5e10193c594e230880(
    *,
    additional_pac_controllers: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeAdditionalPacControllers, typing.Dict[builtins.str, typing.Any]]]] = None,
    enable: typing.Optional[builtins.bool] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8386d15452be449f74b3e3f41cfb614dfeaf83804c92504b1effe8aa7e5105b8(
    *,
    config_map_name: typing.Optional[builtins.str] = None,
    enable: typing.Optional[builtins.bool] = None,
    secret_name: typing.Optional[builtins.str] = None,
    settings: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__614cdc3c480853c6e6d208236b7739b05801da7e8fad6a8fa77e435c5fa681c6(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecPlatformsOpenshiftPipelinesAsCodeOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4647306a57a68d78be90c9505af29b8ede535334d1a5052e6bd5317e145cecd7(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__fc8d9938de667e285d7e858070a81330eddb2fb32c0596487ec19b930af7223f(
    *,
    default: typing.Optional[builtins.str] = None,
    max_allowed: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__cf8157ff423dbea9f306b574cdbee85d10165bfd8e7a3abb09bf895fa95ef22c(
    *,
    disabled: builtins.bool,
    keep: typing.Optional[jsii.Number] = None,
    keep_since: typing.Optional[jsii.Number] = None,
    prune_per_resource: typing.Optional[builtins.bool] = None,
    resources: typing.Optional[typing.Sequence[builtins.str]] = None,
    schedule: typing.Optional[builtins.str] = None,
    starting_deadline_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__55d44a881994098438d5522b55a7aaffed16154da7879430401853b59eb84a91(
    *,
    disabled: builtins.bool,
    is_external_db: builtins.bool,
    auth_disable: typing.Optional[builtins.bool] = None,
    auth_impersonate: typing.Optional[builtins.bool] = None,
    db_enable_auto_migration: typing.Optional[builtins.bool] = None,
    db_host: typing.Optional[builtins.str] = None,
    db_name: typing.Optional[builtins.str] = None,
    db_port: typing.Optional[jsii.Number] = None,
    db_secret_name: typing.Optional[builtins.str] = None,
    db_secret_password_key: typing.Optional[builtins.str] = None,
    db_secret_user_key: typing.Optional[builtins.str] = None,
    db_sslmode: typing.Optional[builtins.str] = None,
    db_sslrootcert: typing.Optional[builtins.str] = None,
    gcs_bucket_name: typing.Optional[builtins.str] = None,
    gcs_creds_secret_key: typing.Optional[builtins.str] = None,
    gcs_creds_secret_name: typing.Optional[builtins.str] = None,
    logging_plugin_api_url: typing.Optional[builtins.str] = None,
    logging_plugin_ca_cert: typing.Optional[builtins.str] = None,
    logging_plugin_forwarder_delay_duration: typing.Optional[jsii.Number] = None,
    logging_plugin_multipart_regex: typing.Optional[builtins.str] = None,
    logging_plugin_namespace_key: typing.Optional[builtins.str] = None,
    logging_plugin_proxy_path: typing.Optional[builtins.str] = None,
    logging_plugin_query_limit: typing.Optional[jsii.Number] = None,
    logging_plugin_query_params: typing.Optional[builtins.str] = None,
    logging_plugin_static_labels: typing.Optional[builtins.str] = None,
    logging_plugin_tls_verification_disable: typing.Optional[builtins.bool] = None,
    logging_plugin_token_path: typing.Optional[builtins.str] = None,
    logging_pvc_name: typing.Optional[builtins.str] = None,
    log_level: typing.Optional[builtins.str] = None,
    logs_api: typing.Optional[builtins.bool] = None,
    logs_buffer_size: typing.Optional[jsii.Number] = None,
    logs_path: typing.Optional[builtins.str] = None,
    logs_type: typing.Optional[builtins.str] = None,
    loki_stack_name: typing.Optional[builtins.str] = None,
    loki_stack_namespace: typing.Optional[builtins.str] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecResultOptions, typing.Dict[builtins.str, typing.Any]]] = None,
    performance: typing.Optional[typing.Union[TektonConfigSpecResultPerformance, typing.Dict[builtins.str, typing.Any]]] = None,
    prometheus_histogram: typing.Optional[builtins.bool] = None,
    prometheus_port: typing.Optional[jsii.Number] = None,
    route_enabled: typing.Optional[builtins.bool] = None,
    route_host: typing.Optional[builtins.str] = None,
    route_path: typing.Optional[builtins.str] = None,
    route_tls_termination: typing.Optional[builtins.str] = None,
    secret_name: typing.Optional[builtins.str] = None,
    server_port: typing.Optional[jsii.Number] = None,
    storage_emulator_host: typing.Optional[builtins.str] = None,
    tls_hostname_override: typing.Optional[builtins.str] = None,
    watcher: typing.Optional[typing.Union[TektonConfigSpecResultWatcher, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c0c128dcc3ec5900638258ccd42fdc8a1131f83e7ff2ba78e4fedd0cd0daf642(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecResultOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__291bbeeb9a45d0b05e127ca2e87b283037767fdff6627d3c384de55a375f2065(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__6aa460e80e8923035dde250dfbd977b109f986a4696a17c7c36632b244dc4746(
    *,
    disable_ha: builtins.bool,
    buckets: typing.Optional[jsii.Number] = None,
    kube_api_burst: typing.Optional[jsii.Number] = None,
    kube_api_qps: typing.Optional[jsii.Number] = None,
    replicas: typing.Optional[jsii.Number] = None,
    statefulset_ordinals: typing.Optional[builtins.bool] = None,
    threads_per_controller: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dff092a048ff1050419a1cfcbc5e27ef56555b8e1d72b2750632e2dd88730ed2(
    *,
    check_owner: typing.Optional[builtins.bool] = None,
    completed_run_grace_period: typing.Optional[builtins.str] = None,
    disable_crd_update: typing.Optional[builtins.bool] = None,
    disable_storing_incomplete_runs: typing.Optional[builtins.bool] = None,
    dynamic_reconcile_timeout: typing.Optional[builtins.str] = None,
    forward_buffer: typing.Optional[builtins.str] = None,
    label_selector: typing.Optional[builtins.str] = None,
    logs_api: typing.Optional[builtins.bool] = None,
    logs_timestamps: typing.Optional[builtins.bool] = None,
    requeue_interval: typing.Optional[builtins.str] = None,
    store_deadline: typing.Optional[builtins.str] = None,
    store_event: typing.Optional[builtins.bool] = None,
    summary_annotations: typing.Optional[builtins.str] = None,
    summary_labels: typing.Optional[builtins.str] = None,
    update_log_timeout: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2c111419e7686f7f89f065ae6f390a94f550a9987e74f13aebbe89a818eb84df(
    *,
    config_yaml: typing.Union[TektonConfigSpecSchedulerConfigYaml, typing.Dict[builtins.str, typing.Any]],
    disabled: builtins.bool,
    multi_cluster_disabled: builtins.bool,
    multi_cluster_role: builtins.str,
    options: typing.Optional[typing.Union[TektonConfigSpecSchedulerOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7434db21d2f6c99414b3f81621483abc9d533d087efa23ee5c2243b4472d5059(
    *,
    cel: typing.Optional[typing.Union[TektonConfigSpecSchedulerConfigYamlCel, typing.Dict[builtins.str, typing.Any]]] = None,
    multi_kueue_override: typing.Optional[builtins.bool] = None,
    queue_name: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1b758396f7c6e37bc5f74bf6a50642ec401dc6db1b5cdc0553fee4f298be7ba8(
    *,
    expressions: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a6fbc04e3969de807a6430b53f55b3b74f6695360dfecd4f8a4d3dbd18ba1330(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecSchedulerOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__07766df34ea0db8de02d5995ef82dd6ad1d2a43d8effe1d62d8105876e701537(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__9046f517ca184ae77c40d5d0dfc43a0a46f816e637165bd251ccfdc3adb5f697(
    *,
    annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__68d228db52bf5cfacab9a253ccb277eb7c988cc831f73f70ec6ca0e1fb8ddaa1(
    *,
    disabled: builtins.bool,
    global_config: typing.Union[TektonConfigSpecTektonprunerGlobalConfig, typing.Dict[builtins.str, typing.Any]],
    options: typing.Optional[typing.Union[TektonConfigSpecTektonprunerOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2721d4f6a89c2ec3c5cabffaa05fe7f5b18e5cec8f3a6ada47edb228f48fe7eb(
    *,
    enforced_config_level: typing.Optional[builtins.str] = None,
    failed_history_limit: typing.Optional[jsii.Number] = None,
    history_limit: typing.Optional[jsii.Number] = None,
    namespaces: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecTektonprunerGlobalConfigNamespaces, typing.Dict[builtins.str, typing.Any]]]] = None,
    successful_history_limit: typing.Optional[jsii.Number] = None,
    ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dbca7e1bd164c8717dd31d822eb1691186541d7909ea83bb69ffec57ed3471f4(
    *,
    enforced_config_level: typing.Optional[builtins.str] = None,
    failed_history_limit: typing.Optional[jsii.Number] = None,
    history_limit: typing.Optional[jsii.Number] = None,
    pipeline_runs: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRuns, typing.Dict[builtins.str, typing.Any]]]] = None,
    successful_history_limit: typing.Optional[jsii.Number] = None,
    task_runs: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRuns, typing.Dict[builtins.str, typing.Any]]]] = None,
    ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__1d9d210143faaf364082dbd36fc485d54f4eb1fb22b8f03daa27fad10b27435c(
    *,
    enforced_config_level: typing.Optional[builtins.str] = None,
    failed_history_limit: typing.Optional[jsii.Number] = None,
    history_limit: typing.Optional[jsii.Number] = None,
    name: typing.Optional[builtins.str] = None,
    selector: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecTektonprunerGlobalConfigNamespacesPipelineRunsSelector, typing.Dict[builtins.str, typing.Any]]]] = None,
    successful_history_limit: typing.Optional[jsii.Number] = None,
    ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dd182c13ac7edb261d140400e5608affda1fb8118a072b012a28958c349f4354(
    *,
    match_annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__2dda28c4424145b5c0abaa860445906d20c28d24e948f847202892674cd23046(
    *,
    enforced_config_level: typing.Optional[builtins.str] = None,
    failed_history_limit: typing.Optional[jsii.Number] = None,
    history_limit: typing.Optional[jsii.Number] = None,
    name: typing.Optional[builtins.str] = None,
    selector: typing.Optional[typing.Sequence[typing.Union[TektonConfigSpecTektonprunerGlobalConfigNamespacesTaskRunsSelector, typing.Dict[builtins.str, typing.Any]]]] = None,
    successful_history_limit: typing.Optional[jsii.Number] = None,
    ttl_seconds_after_finished: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__802c4fdf97ecafac39aff482bbf0c8070a3d7872b3578e385ac0e43ec5d3ad6c(
    *,
    match_annotations: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__cc91b1e08db5f76f3e29f15748b1e2632abd16bb0958a35bb25572c3e54d2ad6(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecTektonprunerOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__7e0b39a0a09fe4ffdb80c0ead4a93a4456d8250162100f952c719fdfd6439377(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__718bf58d076fd53b0d30b72dd99b0f8b847543797d3f52423a6e292bd44edab6(
    *,
    disabled: builtins.bool,
    default_service_account: typing.Optional[builtins.str] = None,
    enable_api_fields: typing.Optional[builtins.str] = None,
    options: typing.Optional[typing.Union[TektonConfigSpecTriggerOptions, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c33f201021d6ef9403aeb2ca1db4603d78b1c262057d540f96bfc0a03b4a0471(
    *,
    config_maps: typing.Any = None,
    deployments: typing.Any = None,
    disabled: typing.Optional[builtins.bool] = None,
    horizontal_pod_autoscalers: typing.Any = None,
    stateful_sets: typing.Any = None,
    webhook_configuration_options: typing.Optional[typing.Mapping[builtins.str, typing.Union[TektonConfigSpecTriggerOptionsWebhookConfigurationOptions, typing.Dict[builtins.str, typing.Any]]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__ee826cb0f447df1e37948aeb785e5838708408a35f0267c3ef53e839501d19be(
    *,
    failure_policy: typing.Optional[builtins.str] = None,
    side_effects: typing.Optional[builtins.str] = None,
    timeout_seconds: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass
