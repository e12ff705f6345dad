"""kubectl for one named context, whatever the current one is."""

import base64
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused

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
        found = self._get(kind, name, "--ignore-not-found", namespace=namespace)
        return json.loads(found) if found else None

    def items(self, kinds: str, namespace: str = "", selector: str = "") -> list[Manifest]:
        """Return all objects of some kinds, such as `pods,events`, by default of all namespaces."""
        everywhere = () if namespace else ("--all-namespaces",)
        found = self._get(kinds, f"--selector={selector}", *everywhere, namespace=namespace)
        items: list[Manifest] = json.loads(found)["items"]
        return items

    def secret_values(self, namespace: str, name: str) -> dict[str, str]:
        """Return the values of a Secret; a missing key is named by `Failed`, too."""
        stored = self.find("secret", name, namespace)
        if not stored:
            raise Failed(f"there is no Secret {namespace}/{name}; run 'make up', which makes it")
        found = _SecretValues(f"{namespace}/{name}")
        for key, text in stored.get("data", {}).items():
            found[key] = base64.b64decode(text).decode(errors="replace")
        return found

    def create(self, manifest: Manifest) -> None:
        """Create an object, which must not exist."""
        self.run(*_writing("create"), "--filename=-", stdin=json.dumps(manifest))

    def merge(self, kind: str, name: str, namespace: str, patch: Manifest) -> None:
        """Change fields of an object: a JSON merge patch, which no argument shows."""
        place = ("--namespace", namespace) if namespace else ()
        how = ("--type=merge", "--patch-file=/dev/stdin")
        self.run(*_writing("patch"), kind, name, *place, *how, stdin=json.dumps(patch))

    def apply(self, manifests: str, *, namespace: str = "", for_argo_cd: bool) -> None:
        """Apply manifests on the server's side, in a namespace unless each names its own.

        Those `for_argo_cd` are applied in the name of Argo CD, which delivers them later.
        """
        self.run(
            *("apply", "--server-side", "--force-conflicts", "--filename=-"),
            f"--field-manager={ARGO_CD if for_argo_cd else FIELD_MANAGER}",
            *(("--namespace", namespace) if namespace else ()),
            stdin=manifests,
            seconds=300,
        )

    def on_path(self) -> dict[str, str]:
        """Return the variable with which other programs find this kubectl."""
        return {"PATH": f"{self._program.parent}{os.pathsep}{os.environ['PATH']}"}

    def run(self, *arguments: str | Path, stdin: str = "", seconds: float = SECONDS) -> str:
        """Return what kubectl prints."""
        return run(*self._command(), *arguments, stdin=stdin, seconds=seconds)

    def _command(self) -> tuple[str | Path, ...]:
        return (self._program, "--context", self.context)

    def _get(self, *arguments: str, namespace: str) -> str:
        place = ("--namespace", namespace) if namespace else ()
        return self.run("get", *arguments, *place, "--output=json")


def _writing(command: str) -> tuple[str, str]:
    return (command, f"--field-manager={FIELD_MANAGER}")


def age_of(time: str) -> timedelta:
    """Return how long ago a time of an object was; below 0 if a clock ran ahead then."""
    return datetime.now(UTC) - datetime.fromisoformat(time)


class _SecretValues(dict[str, str]):
    """The values of a Secret, by key."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, key: str) -> Any:  # noqa: ANN401 - it never returns
        raise Failed(f"Secret {self._place} lacks '{key}'; run 'make up', which adds it")
