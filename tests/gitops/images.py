"""A client of a registry, as Docker and containerd ask one."""

import hashlib
import json
import re

import httpx

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
SECONDS = 30


class Registry:
    """A registry at the address of a client, with or without a login."""

    def __init__(self, url, login=None):
        self.url = url
        self._login = login
        self._token = None

    def challenge(self):
        """Return where the registry sends one for a token, and the status with which it does."""
        answer = httpx.get(f"{self.url}/v2/", timeout=SECONDS)
        return answer.status_code, re.search(
            r'realm="([^"]+)"', answer.headers["WWW-Authenticate"]
        )[1]

    def ask(self, method, path, **request):
        """Return the answer to a request with a token, got once where the registry says."""
        if self._token is None:
            answer = httpx.get(self.challenge()[1], auth=self._login, timeout=SECONDS)
            self._token = answer.json()["token"] if answer.is_success else ""
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        headers |= request.pop("headers", {})
        return httpx.request(
            method, f"{self.url}/v2/{path}", headers=headers, timeout=SECONDS, **request
        )

    def push(self, image, tag, content):
        """Pushes an image of one layer; returns the first answer that refuses it, or the last."""
        layer, config = content.encode(), json.dumps({"content": content}).encode()
        for blob in (layer, config):
            answer = self.ask(
                "POST", f"{image}/blobs/uploads/?digest={digest_of(blob)}", content=blob
            )
            if not answer.is_success:
                return answer
        manifest = {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": described(config, "application/vnd.oci.image.config.v1+json"),
            "layers": [described(layer, "application/vnd.oci.image.layer.v1.tar")],
        }
        return self.ask(
            "PUT",
            f"{image}/manifests/{tag}",
            content=json.dumps(manifest).encode(),
            headers={"Content-Type": MANIFEST},
        )

    def pull(self, image, tag):
        """Return the content of an image's layer, or the status with which it is refused."""
        manifest = self.ask("GET", f"{image}/manifests/{tag}", headers={"Accept": MANIFEST})
        if not manifest.is_success:
            return manifest.status_code
        (layer,) = manifest.json()["layers"]
        # Where it is in storage of its own a registry says where.
        return self.ask("GET", f"{image}/blobs/{layer['digest']}", follow_redirects=True).text


def digest_of(blob):
    return f"sha256:{hashlib.sha256(blob).hexdigest()}"


def described(blob, media_type):
    return {"mediaType": media_type, "size": len(blob), "digest": digest_of(blob)}
