"""Records what a PostgreSQL cluster would be born from, and proves it by a restore.

python birth.py record    writes the ConfigMap that the policy of births reads, from the bucket
python birth.py restore   restores the newest backup into a throw-away cluster
python birth.py prove     writes into the bucket that the backup was restored, and removes the copy

Below the prefix of the cluster the bucket has a folder for each server that ever archived there,
`<name>-<number>`, and `proven.json`.
"""

import hashlib
import hmac
import json
import os
import re
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ACCOUNT = Path(os.environ.get("ACCOUNT", "/var/run/secrets/kubernetes.io/serviceaccount"))
WORK = Path(os.environ.get("WORK", "/work"))
NAME, NAMESPACE = os.environ["NAME"], os.environ["NAMESPACE"]
CLUSTERS = f"apis/postgresql.cnpg.io/v1/namespaces/{NAMESPACE}/clusters"
HEALTHY = "Cluster in healthy state"
MARKER = "proven.json"
POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "5"))


def answer(request: urllib.request.Request, context: ssl.SSLContext | None = None) -> bytes | None:
    """Return the body of the answer to a request, None where there is nothing."""
    try:
        with urllib.request.urlopen(request, timeout=60, context=context) as response:
            body: bytes = response.read()
            return body
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        detail = error.read()[:500].decode(errors="replace")
        sys.exit(f"{request.method} {request.full_url}: {error.code} {detail}")


def api(method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - any object of the API
    """Return the answer of the API server, None where there is no such object."""
    host = os.environ["KUBERNETES_SERVICE_HOST"]
    port = os.environ["KUBERNETES_SERVICE_PORT"]
    kind = "apply-patch+yaml" if method == "PATCH" else "json"
    request = urllib.request.Request(
        f"https://{host}:{port}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": f"application/{kind}"},
        method=method,
    )
    request.add_header("Authorization", f"Bearer {(ACCOUNT / 'token').read_text()}")
    context = ssl.create_default_context(cafile=str(ACCOUNT / "ca.crt"))
    # Python 3.13 refuses authorities without key identifiers, which clusters of clouds have.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    text = answer(request, context)
    return None if text is None else json.loads(text)


def apply(path: str, manifest: dict[str, Any]) -> None:
    """Create or change an object."""
    name = manifest["metadata"]["name"]
    api("PATCH", f"{path}/{name}?fieldManager=birth&force=true", manifest)


def bucket(
    method: str, key: str = "", body: bytes = b"", query: dict[str, str] | None = None
) -> bytes | None:
    """Return the answer of the object store to a request with a signature (version 4 of AWS)."""
    endpoint, region = os.environ["ENDPOINT"], os.environ["REGION"]
    path = urllib.parse.quote(f"/{os.environ['BUCKET']}/{key}".rstrip("/"))
    pairs = urllib.parse.urlencode(
        sorted((query or {}).items()), quote_via=urllib.parse.quote, safe=""
    )
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    headers = {
        "host": urllib.parse.urlsplit(endpoint).netloc,
        "x-amz-content-sha256": digest,
        "x-amz-date": now,
    }
    signed = ";".join(headers)
    lines = [f"{name}:{value}" for name, value in headers.items()]
    canonical = "\n".join([method, path, pairs, *lines, "", signed, digest])
    scope = f"{now[:8]}/{region}/s3/aws4_request"
    digested = hashlib.sha256(canonical.encode()).hexdigest()
    key_bytes = f"AWS4{os.environ['AWS_SECRET_ACCESS_KEY']}".encode()
    for part in (*scope.split("/"), f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{digested}"):
        key_bytes = hmac.digest(key_bytes, part.encode(), "sha256")
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={os.environ['AWS_ACCESS_KEY_ID']}/{scope}, "
        f"SignedHeaders={signed}, Signature={key_bytes.hex()}"
    )
    request = urllib.request.Request(
        f"{endpoint}{path}?{pairs}", data=body or None, headers=headers, method=method
    )
    return answer(request)


def servers() -> list[int]:
    """Return the numbers of the servers that ever archived to the bucket, in their order."""
    prefix = f"{NAMESPACE}/{NAME}/"
    listed = bucket("GET", query={"list-type": "2", "prefix": prefix, "delimiter": "/"})
    if listed is None:
        sys.exit(f"the bucket {os.environ['BUCKET']} does not exist; create it")
    folders = ElementTree.fromstring(listed).findall("{*}CommonPrefixes/{*}Prefix")
    names = (re.fullmatch(rf"{prefix}{NAME}-(\d+)/", each.text or "") for each in folders)
    return sorted(int(name[1]) for name in names if name)


def record() -> None:
    """Write from which server's backup a new cluster is born, and under which name it archives."""
    proven = bucket("GET", f"{NAMESPACE}/{NAME}/{MARKER}")
    server = json.loads(proven)["server"] if proven else ""
    # Never a folder that was used: two servers in one archive would overwrite each other's log.
    following = f"{NAME}-{max(servers(), default=0) + 1}"
    manifest = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": f"{NAME}-birth", "namespace": NAMESPACE},
        "data": {"server": server, "next": following},
    }
    apply(f"api/v1/namespaces/{NAMESPACE}/configmaps", manifest)
    print(f"a new {NAME} is born from {server or 'nothing'}, and archives as {following}")


def remove() -> None:
    """Delete the throw-away cluster, and wait until it is gone."""
    place = f"{CLUSTERS}/{os.environ['DRILL']}"
    if api("DELETE", place) is not None:
        while api("GET", place) is not None:
            time.sleep(POLL_SECONDS)


def restore() -> None:
    """Restore the newest backup of the cluster that lives, and wait until the copy is healthy."""
    remove()
    began = time.time()
    living = api("GET", f"{CLUSTERS}/{NAME}")
    if living is None or not living["spec"].get("plugins"):
        sys.exit(f"the cluster {NAME} does not exist, or has no archive; there is nothing to prove")
    # Somebody who stated the plugin may have left the name out, as the plugin allows.
    server = living["spec"]["plugins"][0]["parameters"].get("serverName", NAME)
    manifest = json.loads(Path(os.environ["MANIFEST"]).read_text())
    manifest["spec"]["externalClusters"][0]["plugin"]["parameters"]["serverName"] = server
    apply(CLUSTERS, manifest)
    phase = ""
    while phase != HEALTHY:
        time.sleep(POLL_SECONDS)
        copy = api("GET", f"{CLUSTERS}/{os.environ['DRILL']}")
        if copy is None:
            sys.exit("somebody deleted the throw-away cluster; nothing is proven")
        status = copy.get("status", {})
        if status.get("phase", "") != phase:
            phase = status.get("phase", "")
            print(f"{time.time() - began:.0f} s: {phase}", flush=True)
    restored = {"server": server, "seconds": round(time.time() - began)}
    (WORK / "restored.json").write_text(json.dumps(restored))


def prove() -> None:
    """Write that the backup was restored and compared, and remove the copy."""
    restored = json.loads((WORK / "restored.json").read_text())
    proven = json.dumps({**restored, "at": datetime.now(UTC).isoformat(timespec="seconds")})
    bucket("PUT", f"{NAMESPACE}/{NAME}/{MARKER}", proven.encode())
    record()
    remove()


if __name__ == "__main__":
    {"record": record, "restore": restore, "prove": prove}[sys.argv[1]]()
