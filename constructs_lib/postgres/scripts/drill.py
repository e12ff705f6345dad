"""Restores the newest backup of a PostgreSQL cluster into a throw-away one.

python drill.py restore    restores it, and waits until the copy is healthy
python drill.py prove      prints which backup was restored and compared, and removes the copy
"""

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ACCOUNT = Path(os.environ.get("ACCOUNT", "/var/run/secrets/kubernetes.io/serviceaccount"))
WORK = Path(os.environ.get("WORK", "/work"))
NAME, DRILL = os.environ["NAME"], os.environ["DRILL"]
GROUP = f"apis/postgresql.cnpg.io/v1/namespaces/{os.environ['NAMESPACE']}"
HEALTHY = "Cluster in healthy state"
POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "5"))


def api(method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - any object of the API
    """Return the answer of the API server, None where there is no such object."""
    host = os.environ["KUBERNETES_SERVICE_HOST"]
    port = os.environ["KUBERNETES_SERVICE_PORT"]
    kind = "apply-patch+yaml" if method == "PATCH" else "json"
    request = urllib.request.Request(
        f"https://{host}:{port}/{GROUP}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": f"application/{kind}"},
        method=method,
    )
    request.add_header("Authorization", f"Bearer {(ACCOUNT / 'token').read_text()}")
    context = ssl.create_default_context(cafile=str(ACCOUNT / "ca.crt"))
    # Authorities of clusters may lack the key identifiers that Python 3.13 and later ask for.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    try:
        with urllib.request.urlopen(request, timeout=60, context=context) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        detail = error.read()[:500].decode(errors="replace")
        sys.exit(f"{method} {request.full_url}: {error.code} {detail}")


def newest_backup() -> str:
    """Return the id of the newest base backup of the cluster."""
    completed = [
        each["status"]
        for each in api("GET", "backups")["items"]
        if each["spec"]["cluster"]["name"] == NAME
        and each.get("status", {}).get("phase") == "completed"
    ]
    if not completed:
        sys.exit(f"the cluster {NAME} has no completed backup; there is nothing to prove")
    found: str = max(completed, key=lambda status: status["stoppedAt"])["backupId"]
    return found


def remove() -> None:
    """Delete the throw-away cluster, and wait until it is gone."""
    if api("DELETE", f"clusters/{DRILL}") is not None:
        while api("GET", f"clusters/{DRILL}") is not None:
            time.sleep(POLL_SECONDS)


def restore() -> None:
    """Restore the newest backup with all of the log, and wait until the copy is healthy."""
    remove()
    began = time.time()
    backup = newest_backup()
    manifest = json.loads(Path(os.environ["MANIFEST"]).read_text())
    manifest["spec"]["bootstrap"]["recovery"]["recoveryTarget"] = {"backupID": backup}
    api("PATCH", f"clusters/{DRILL}?fieldManager=drill&force=true", manifest)
    phase = ""
    while phase != HEALTHY:
        time.sleep(POLL_SECONDS)
        copy = api("GET", f"clusters/{DRILL}")
        if copy is None:
            sys.exit("the throw-away cluster was deleted; nothing is proven")
        status = copy.get("status", {})
        if status.get("phase", "") != phase:
            phase = status.get("phase", "")
            print(f"{time.time() - began:.0f} s: {phase}", flush=True)
    (WORK / "restored").write_text(f"{backup} in {time.time() - began:.0f} s")


def prove() -> None:
    """Print the backup that was restored and compared, and remove the copy."""
    server = os.environ["SERVER_NAME"]
    print(f"proven: server_name {server}, backup_id {(WORK / 'restored').read_text()}")
    remove()


if __name__ == "__main__":
    {"restore": restore, "prove": prove}[sys.argv[1]]()
