"""Another cluster that Argo CD delivers to; emits no object, since its login is a Secret."""

from collections.abc import Mapping
from typing import Self

from constructs import Construct
from pydantic import model_validator

from constructs_lib.kube.addresses import THIS_CLUSTER, ClusterAddress
from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import OwnKey
from constructs_lib.kube.names import DnsLabel, LabelValue
from constructs_lib.props.model import Props
from constructs_lib.props.secret_list import StatedValue
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tree.api_objects import ApiObjects, context_of

SECRET_TYPE = "argocd.argoproj.io/secret-type"
"""Label by which Argo CD finds Secrets with logins."""


class ArgoClusterProps(Props):
    """Properties for `ArgoCluster`."""

    server: ClusterAddress
    """API server of the cluster, the `server` of its projects and of its `PlatformContext`."""

    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of its Secret, by which ApplicationSets choose it."""

    @model_validator(mode="after")
    def _is_another_cluster(self) -> Self:
        if self.server == THIS_CLUSTER:
            raise ValueError(
                "'server' must be another cluster than that of Argo CD, which it knows without, "
                f"got '{self.server}'; leave it out"
            )
        return self


class ArgoCluster(ApiObjects):
    """A cluster, named after its id, of the Argo CD in the namespace of its Chart.

    Its Secret `cluster-<id>` is on the list of Secrets. Key `config` is the login, which a person
    or a store gives: JSON such as `{"bearerToken": "…", "tlsClientConfig": {"caData": "…"}}`.
    """

    def __init__(self, scope: Construct, id: str, props: ArgoClusterProps) -> None:
        """Declare the Secret."""
        context = context_of(scope, id, DnsLabel, props, ArgoClusterProps)
        self.secret = SecretRef(
            name=f"cluster-{id}",
            keys=("name", "server", "config"),
            values={
                "name": StatedValue(text=id),
                "server": StatedValue(text=props.server),
                "config": "given",
            },
            labels={**props.labels, SECRET_TYPE: "cluster"},
        )
        """Its Secret."""
        declaration = self.secret.declaration(context.namespace)
        super().__init__(scope, id, {}, Declarations(secrets=[declaration]))
