"""Requests to a server that speaks S3, signed as it asks for."""

import hmac
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from xml.etree import ElementTree

import httpx

REGION = "us-east-1"


class Bucket:
    def __init__(self, address, login):
        self.address = address
        self._login = login

    def __call__(self, method, name="", query="", body=b"", **headers):
        """Return the answer to a request for an object, or for the bucket itself."""
        url = httpx.URL(f"{self.address}/{name}".rstrip("/"), query=query.encode())
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        digest = sha256(body).hexdigest()
        signed = {f"x-amz-{key.replace('_', '-')}": value for key, value in headers.items()}
        signed |= {"host": url.netloc.decode(), "x-amz-date": now, "x-amz-content-sha256": digest}
        if body:
            # A bucket with object lock asks for it.
            signed["x-amz-checksum-sha256"] = b64encode(sha256(body).digest()).decode()
        names = ";".join(sorted(signed))
        lines = [f"{key}:{signed[key]}" for key in sorted(signed)]
        request = "\n".join([method, url.raw_path.decode().partition("?")[0], query, *lines])
        request += f"\n\n{names}\n{digest}"
        scope = f"{now[:8]}/{REGION}/s3/aws4_request"
        text = f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{sha256(request.encode()).hexdigest()}"
        user, secret = self._login
        key = f"AWS4{secret}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        signed["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={user}/{scope}, SignedHeaders={names}, "
            f"Signature={signature}"
        )
        return httpx.request(method, url, headers=signed, content=body)

    def versions(self):
        """Return the names and versions of all objects, the newest of each first."""
        answer = self("GET", query="versions=")
        assert answer.status_code == 200, answer.text
        return [
            (each.findtext("{*}Key"), each.findtext("{*}VersionId"))
            for each in ElementTree.fromstring(answer.text).iterfind("{*}Version")
        ]
