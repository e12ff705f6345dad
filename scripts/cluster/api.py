"""The API server of one named context of kubectl, as plain objects."""

import json
from typing import Any
from urllib.request import getproxies

import urllib3
import yaml
from kubernetes import client, config

from scripts.cluster.errors import Conflict, Failed, Refused

FIELD_MANAGER = "cdk8s-web-platform"
"""Name under which the server notes what we write."""

ARGO_CD = "argocd-controller"
"""Name under which Argo CD writes. What we apply in its place must be its own: otherwise it could
never take away what Git no longer holds.
"""

TIMEOUT_SECONDS = 30
MERGE = "application/merge-patch+json"
APPLY = "application/apply-patch+yaml"

Manifest = dict[str, Any]
"""An object of the API, as JSON."""


class Cluster:
    """The API server of one context; every call goes there, whatever the current context is.

    Args:
        context: Name of the context, in the files of `KUBECONFIG`, which are only read.

    Raises:
        Refused: There is no such context, or its server does not answer.
    """

    def __init__(self, context: str) -> None:
        self.context = context
        # As kubectl does, never ask a proxy for what is on this machine.
        direct = ",".join(filter(None, [getproxies().get("no"), "localhost,127.0.0.1,::1"]))
        settings = client.Configuration(no_proxy=direct)
        try:
            config.load_kube_config(
                context=context, client_configuration=settings, persist_config=False
            )
        except (config.ConfigException, OSError, yaml.YAMLError) as error:
            raise Refused(
                f"kubectl has no context '{context}' ({error}); make the cluster, or name another "
                "context with --context"
            ) from None
        settings.retries = 0
        self._client = client.ApiClient(settings)
        try:
            self._call("GET", "/version")
        except Failed as failure:
            raise Refused(f"{failure}; is the cluster running?") from None

    def find(self, path: str) -> Manifest | None:
        """Returns an object, or None if there is none."""
        found: Manifest | None = self._call("GET", path, absent=True)
        return found

    def items(self, path: str) -> list[Manifest]:
        """Returns all objects of a list."""
        found: list[Manifest] = self._call("GET", path)["items"]
        return found

    def create(self, path: str, manifest: Manifest) -> None:
        """Creates an object in a list.

        Raises:
            Conflict: It is there already, or its namespace is gone.
        """
        self._call("POST", path, manifest, "application/json", fieldManager=FIELD_MANAGER)

    def merge(self, path: str, patch: Manifest) -> None:
        """Changes fields of an object: a JSON merge patch.

        Raises:
            Conflict: It is gone, or is not at `metadata.resourceVersion` of the patch.
        """
        self._call("PATCH", path, patch, MERGE, fieldManager=FIELD_MANAGER)

    def apply(self, path: str, manifest: Manifest) -> None:
        """Applies an object of dist/ before Argo CD is there, and in its name."""
        self._call("PATCH", path, manifest, APPLY, fieldManager=ARGO_CD, force="true")

    def _call(
        self,
        method: str,
        path: str,
        body: Manifest | None = None,
        content_type: str = "",
        *,
        absent: bool = False,
        **query: str,
    ) -> Any:  # noqa: ANN401 - the answer's kind follows from the path
        headers = {"Accept": "application/json"} | (
            {"Content-Type": content_type} if content_type else {}
        )
        request = self._client.param_serialize(
            method,
            path,
            query_params=list(query.items()),
            header_params=headers,
            body=body,
            auth_settings=["BearerToken"],
        )
        try:
            response = self._client.call_api(*request, _request_timeout=TIMEOUT_SECONDS)
            answer = json.loads(response.read())
        except (client.ApiException, urllib3.exceptions.HTTPError, ValueError) as error:
            raise Failed(f"context '{self.context}' does not answer: {error}") from None
        if response.status == 404 and absent:
            return None
        message = answer.get("message", response.reason)
        if response.status in (404, 409):
            raise Conflict(f"{path}: {message}")
        if response.status >= 400:
            raise Failed(f"{path}: {message}")
        return answer
