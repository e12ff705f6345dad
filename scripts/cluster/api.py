"""The API server of one named context of kubectl, as plain objects."""

import base64
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import getproxies

import urllib3
import yaml
from kubernetes import client, config
from kubernetes.client.rest import RESTResponse
from kubernetes.config import kube_config

from scripts.cluster.errors import Conflict, Failed, Refused

FIELD_MANAGER = "cdk8s-web-platform"
"""Name under which the server notes what we write."""

ARGO_CD = "argocd-controller"
"""Name under which Argo CD writes. What we apply in its place must be its own: otherwise it could
never take away what Git no longer holds.
"""

TIMEOUT_SECONDS = 30

CONNECTIONS = 30
"""Connections that are kept, for as many requests at the same time."""

MERGE = "application/merge-patch+json"
APPLY = "application/apply-patch+yaml"

WRITES = {"fieldManager": FIELD_MANAGER}
NO_QUERY: Mapping[str, str] = {}

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
                config_file=_files_of_kubectl(),
                context=context,
                client_configuration=settings,
                persist_config=False,
            )
        # The last three are of a file that holds something else.
        except (
            config.ConfigException,
            OSError,
            yaml.YAMLError,
            AttributeError,
            TypeError,
            ValueError,
        ) as error:
            raise Refused(
                f"kubectl has no context '{context}' ({error}); run 'make up', or name another: "
                ".venv/bin/python -m scripts.cluster … --context NAME"
            ) from None
        settings.retries = 0
        settings.connection_pool_maxsize = CONNECTIONS
        self.server: str = settings.host
        """Its address."""
        self.login_certificate = (
            Path(settings.cert_file).read_bytes() if settings.cert_file else b""
        )
        """Certificate that one logs in with, as PEM; empty where that is done by other means."""
        self._client = client.ApiClient(settings)
        try:
            self.version: str = self._call("GET", "/version").get("gitVersion", "")
            """Its version, such as `v1.36.4`."""
        except Failed as failure:
            raise Refused(f"{failure}; is the cluster running?") from None

    def find(self, path: str) -> Manifest | None:
        """Returns an object, or None if there is none."""
        found: Manifest | None = self._call("GET", path, absent=True)
        return found

    def items(self, path: str, **query: str) -> list[Manifest]:
        """Returns all objects of a list, or those that parameters such as `labelSelector` choose.

        Raises:
            Conflict: The server has no such kind.
        """
        found: list[Manifest] = self._call("GET", path, query=query)["items"]
        return found

    def log(self, namespace: str, pod: str, container: str, lines: int, previous: bool) -> str:
        """Returns the last lines of a container, or of the one before its restart.

        Raises:
            Failed: There is no log.
        """
        query = {
            "container": container,
            "tailLines": str(lines),
            "previous": str(previous).lower(),
        }
        path = f"/api/v1/namespaces/{namespace}/pods/{pod}/log"
        response = self._send("GET", path, accept="*/*", query=query)
        text: str = response.read().decode(errors="replace")
        if response.status >= 400:
            raise Failed(text)
        return text

    def secret_values(self, namespace: str, name: str) -> dict[str, str]:
        """Returns the values of a Secret, of which a key that it lacks is named as well.

        Raises:
            Failed: There is none.
        """
        stored = self.find(f"/api/v1/namespaces/{namespace}/secrets/{name}")
        if not stored:
            raise Failed(f"there is no Secret {namespace}/{name}; run 'make up', which makes it")
        found = _SecretValues(f"{namespace}/{name}")
        for key, text in (stored.get("data") or {}).items():
            # Of what is no text, nothing is asked for here.
            found[key] = base64.b64decode(text).decode(errors="replace")
        return found

    def create(self, path: str, manifest: Manifest) -> None:
        """Creates an object in a list.

        Raises:
            Conflict: It is there already, or its namespace is gone.
        """
        self._call("POST", path, manifest, "application/json", query=WRITES)

    def merge(self, path: str, patch: Manifest) -> None:
        """Changes fields of an object: a JSON merge patch.

        Raises:
            Conflict: It is gone, or is not at `metadata.resourceVersion` of the patch.
        """
        self._call("PATCH", path, patch, MERGE, query=WRITES)

    def apply(self, path: str, manifest: Manifest) -> None:
        """Applies an object of dist/ before Argo CD is there, and in its name."""
        query = {"fieldManager": ARGO_CD, "force": "true"}
        self._call("PATCH", path, manifest, APPLY, query=query)

    def _call(
        self,
        method: str,
        path: str,
        body: Manifest | None = None,
        content_type: str = "",
        *,
        absent: bool = False,
        query: Mapping[str, str] = NO_QUERY,
    ) -> Any:  # noqa: ANN401 - the answer's kind follows from the path
        response = self._send(method, path, body, content_type, query=query)
        try:
            text = response.read()
        except urllib3.exceptions.HTTPError as error:
            raise Failed(f"context '{self.context}' does not answer: {error}") from None
        if response.status == 404 and absent:
            return None
        try:
            answer = json.loads(text)
        except ValueError:
            # Of a kind that it does not know, the server says so in plain text.
            answer = {"message": text.decode(errors="replace").strip()}
        message = answer.get("message", response.reason)
        if response.status in (404, 409):
            raise Conflict(f"{path}: {message}")
        if response.status >= 400:
            raise Failed(f"{path}: {message}")
        return answer

    def _send(
        self,
        method: str,
        path: str,
        body: Manifest | None = None,
        content_type: str = "",
        *,
        accept: str = "application/json",
        query: Mapping[str, str] = NO_QUERY,
    ) -> RESTResponse:
        headers = {"Accept": accept} | ({"Content-Type": content_type} if content_type else {})
        request = self._client.param_serialize(
            method,
            path,
            query_params=list(query.items()),
            header_params=headers,
            body=body,
            auth_settings=["BearerToken"],
        )
        try:
            return self._client.call_api(*request, _request_timeout=TIMEOUT_SECONDS)
        except (client.ApiException, urllib3.exceptions.HTTPError) as error:
            raise Failed(f"context '{self.context}' does not answer: {error}") from None


def _files_of_kubectl() -> str:
    # To kubectl, an empty variable is none, and an empty file says nothing.
    named = kube_config.KUBE_CONFIG_DEFAULT_LOCATION or "~/.kube/config"
    files = [Path(each).expanduser() for each in named.split(os.pathsep) if each]
    return os.pathsep.join(str(each) for each in files if each.exists() and not _is_empty(each))


def _is_empty(file: Path) -> bool:
    return yaml.load(file.read_text(), yaml.CSafeLoader) is None


def age_of(time: str) -> timedelta:
    """Returns how long ago a time of an object was; below 0 where a clock ran ahead then."""
    return datetime.now(UTC) - datetime.fromisoformat(time)


class _SecretValues(dict[str, str]):
    """The values of a Secret, by key."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, key: str) -> str:
        raise Failed(f"Secret {self._place} lacks '{key}'; run 'make up', which adds it")
