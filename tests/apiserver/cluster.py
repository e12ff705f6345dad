"""The API server for tests: strict server-side apply, and plain reads and writes."""

import json
import time
from typing import NamedTuple

from kubernetes import config
from kubernetes.client.exceptions import ApiException
from kubernetes.dynamic import DynamicClient
from kubernetes.dynamic.exceptions import NotFoundError
from kubernetes.dynamic.resource import Resource

from tests.objects import made
from tests.waiting import wait_until as wait_until

FIELD_MANAGER = "argocd-controller"
MERGE_PATCH = "application/merge-patch+json"


class Answer(NamedTuple):
    object: dict
    """The object as stored, or as it would be."""

    warnings: list
    """Texts of the Warning headers: deprecations, Pod Security, doubtful values."""


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """The server refused a write; the text is its message."""

    def __init__(self, error):
        super().__init__(json.loads(error.body)["message"])
        self.code = error.status


def place_of(manifest):
    metadata = manifest["metadata"]
    return {"name": metadata.get("name"), "namespace": metadata.get("namespace")}


def as_it_is(_, answer):
    """Return what the server answered: the client's own objects take most of a test's time."""
    return answer


class Cluster:
    def __init__(self, kubeconfig):
        self._client = DynamicClient(config.new_client_from_config(str(kubeconfig)))

    def resource(self, manifest):
        return self._client.resources.get(api_version=manifest["apiVersion"], kind=manifest["kind"])

    def kinds(self):
        """Yield group, version and kind of what can be made, and whether a namespace has it."""
        for found in self._client.resources.search():
            if type(found) is Resource and "create" in (found.verbs or ()):
                yield found.group or "", found.api_version, found.kind, found.namespaced

    def apply(self, manifest, *, dry_run=False):
        """Apply as Argo CD does, unknown and duplicate fields being errors."""
        apply = self.resource(manifest).server_side_apply
        options = {"field_manager": FIELD_MANAGER, "force_conflicts": True}
        return self._write(apply, manifest, dry_run, **options)

    def answer(self, manifest):
        try:
            return self.apply(manifest)
        except Refused as refusal:
            return refusal

    def create(self, manifest, *, dry_run=False):
        return self._write(self.resource(manifest).create, manifest, dry_run)

    def refusal(self, manifest, how="create"):
        """Return why the server would refuse to create or to apply an object, or nothing."""
        try:
            getattr(self, how)(manifest, dry_run=True)
        except Refused as refused:
            return str(refused)
        return ""

    def _write(self, write, manifest, dry_run, **options):
        try:
            response = write(
                body=getattr(manifest, "text", manifest),
                **place_of(manifest),
                dry_run="All" if dry_run else None,
                query_params=[("fieldValidation", "Strict")],
                serialize=False,
                **options,
            )
        except ApiException as error:
            raise Refused(error) from None
        return Answer(json.loads(response.data), response.headers.getlist("Warning"))

    def get(self, manifest):
        return self.resource(manifest).get(**place_of(manifest), serializer=as_it_is)

    def find(self, manifest):
        try:
            return self.get(manifest)
        except NotFoundError:
            return None

    def list(self, api_version, kind, namespace=None, **selectors):
        resource = self._client.resources.get(api_version=api_version, kind=kind)
        listed = resource.get(namespace=namespace, serializer=as_it_is, **selectors)
        return [
            {"apiVersion": api_version, "kind": kind, **each} for each in listed.get("items") or ()
        ]

    def annotate(self, manifest, annotations):
        """Set annotations, as `kubectl annotate` does; a value None removes one."""
        self.merge(manifest, {"metadata": {"annotations": annotations}})

    def delete(self, manifest, **options):
        """Delete as `kubectl delete` does; `options` are those of DeleteOptions."""
        try:
            self.resource(manifest).delete(**place_of(manifest), body=options)
        except ApiException as error:
            raise Refused(error) from None

    def merge(self, manifest, patch):
        """Change fields of a stored object as a person does, by a merge patch."""
        resource = self.resource(manifest)
        resource.patch(**place_of(manifest), body=patch, content_type=MERGE_PATCH)

    def changes(self, api_version, kind, namespace, since, seconds):
        """Yield each object as it is after each change since a resource version."""
        resource = self._client.resources.get(api_version=api_version, kind=kind)
        end = time.monotonic() + seconds
        while (left := int(end - time.monotonic())) > 0:
            for event in self._client.watch(
                resource, namespace=namespace, resource_version=since, timeout=left
            ):
                yield event["raw_object"]
            # The server ends it, and forgets what was, where the definition of the kind changes.
            listed = resource.get(namespace=namespace)
            since = listed.metadata.resourceVersion
            yield from listed.to_dict()["items"]

    def resource_version(self, api_version, kind):
        """Return where the stream of changes now is."""
        resource = self._client.resources.get(api_version=api_version, kind=kind)
        return resource.get().metadata.resourceVersion

    def subresource(self, manifest, name, body, method="patch"):
        """Write a subresource such as `scale` or `token`, and return the answer."""
        path = f"{self.resource(manifest).path(**place_of(manifest))}/{name}"
        content_type = MERGE_PATCH if method == "patch" else "application/json"
        return self._client.request(method, path, body=body, content_type=content_type).to_dict()

    def allows(self, user, groups, attributes):
        spec = {"user": user, "groups": groups, "resourceAttributes": attributes}
        about = {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview"}
        review = self.create({**about, "metadata": {}, "spec": spec})
        return review.object["status"]["allowed"]

    def token_of(self, account, namespace):
        manifest = made("ServiceAccount", account, namespace)
        request = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {}}
        return self.subresource(manifest, "token", request, method="post")["status"]["token"]
