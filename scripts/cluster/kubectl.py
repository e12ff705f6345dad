"""kubectl for one named context, whatever the current one is."""

import base64
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.gitea_api import Login

Manifest = dict[str, Any]
"""An object of the API, as JSON."""

FIELD_MANAGER = "cdk8s-web-platform"
"""Name under which the server notes what we write."""

ARGO_CD = "argocd-controller"
"""Name under which Argo CD writes. What we apply in its place must be its own: otherwise it could
never take away what Git no longer holds.
"""

SECONDS = 60
"""Time for an answer of the API server."""


class Kubectl:
    """Runs kubectl, always with the name of the context."""

    def __init__(self, program: Path, context: str) -> None:
        self._program = program
        self.context = context

    def version(self) -> str:
        """Return the version of the server, such as `v1.36.4`."""
        try:
            found: dict[str, str] = json.loads(self.run("get", "--raw", "/version"))
        except Failed as failure:
            why = str(failure).splitlines()[-1].strip()
            raise Refused(
                f"context '{self.context}' does not answer ({why}); run 'make up', which makes or "
                "starts the cluster"
            ) from None
        return found["gitVersion"]

    def find(self, kind: str, name: str, namespace: str = "") -> Manifest | None:
        """Return an object, or None if there is none."""
        place = f"--namespace={namespace}"
        found = self.run("get", kind, name, place, "--ignore-not-found", "--output=json")
        return json.loads(found) if found else None

    def items(self, kinds: str, namespace: str = "", selector: str = "") -> list[Manifest]:
        """Return all objects of some kinds, such as `pods,events`, by default of all namespaces."""
        place = f"--namespace={namespace}" if namespace else "--all-namespaces"
        found = self.run("get", kinds, place, f"--selector={selector}", "--output=json")
        items: list[Manifest] = json.loads(found)["items"]
        return items

    def secret_values(self, namespace: str, name: str) -> dict[str, str]:
        """Return the values of a Secret."""
        stored = self.find("secret", name, namespace)
        if not stored:
            raise Failed(f"there is no Secret {namespace}/{name}; run 'make up', which makes it")
        data = stored.get("data", {}).items()
        return {key: base64.b64decode(text).decode(errors="replace") for key, text in data}

    def login(self, namespace: str, name: str) -> Login:
        """Return the login in a Secret; a missing key is named by `Failed`, too."""
        try:
            return Login.of(self.secret_values(namespace, name))
        except KeyError as key:
            place = f"{namespace}/{name}"
            raise Failed(f"Secret {place} lacks {key}; run 'make up', which adds it") from None

    def create(self, manifest: Manifest) -> None:
        """Create an object, which must not exist."""
        manager = f"--field-manager={FIELD_MANAGER}"
        self.run("create", manager, "--filename=-", stdin=json.dumps(manifest))

    def merge(self, kind: str, name: str, namespace: str, patch: Manifest) -> None:
        """Change fields of an object: a JSON merge patch, which no argument shows."""
        self.run(
            *("patch", kind, name, f"--namespace={namespace}"),
            *(f"--field-manager={FIELD_MANAGER}", "--type=merge", "--patch-file=/dev/stdin"),
            stdin=json.dumps(patch),
        )

    def apply(self, manifests: str, *, namespace: str = "", for_argo_cd: bool) -> None:
        """Apply manifests on the server's side, in a namespace unless each names its own.

        Those `for_argo_cd` are applied in the name of Argo CD, which delivers them later.
        """
        self.run(
            *("apply", "--server-side", "--force-conflicts", "--filename=-"),
            f"--field-manager={ARGO_CD if for_argo_cd else FIELD_MANAGER}",
            f"--namespace={namespace}",
            stdin=manifests,
            seconds=300,
        )

    def on_path(self) -> dict[str, str]:
        """Return the variable with which other programs find this kubectl."""
        return {"PATH": f"{self._program.parent}{os.pathsep}{os.environ['PATH']}"}

    def run(self, *arguments: str | Path, stdin: str = "", seconds: float = SECONDS) -> str:
        """Return what kubectl prints."""
        command = (self._program, "--context", self.context)
        return run(*command, *arguments, stdin=stdin, seconds=seconds)


def age_of(time: str) -> timedelta:
    """Return how long ago a time of an object was; below 0 if a clock ran ahead then."""
    return datetime.now(UTC) - datetime.fromisoformat(time)
