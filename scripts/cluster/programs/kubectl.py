"""kubectl for one context, for what it does better than plain requests."""

import os
from pathlib import Path
from typing import NoReturn

from scripts.cluster.api import ARGO_CD, FIELD_MANAGER
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.tools import Tools


class Kubectl:
    """Runs kubectl, always with the name of the context.

    Args:
        tools: Programs of the checkout.
        context: Name of the context.
    """

    def __init__(self, tools: Tools, context: str) -> None:
        self._tools = tools
        self.context = context

    def apply(self, manifests: str, *, namespace: str = "", for_argo_cd: bool) -> None:
        """Applies manifests on the server's side.

        Args:
            manifests: Their text.
            namespace: Namespace of all of them, also of those that name none. Empty: each names its
                own.
            for_argo_cd: Whether Argo CD delivers them later: then they are applied in its name, or
                it could never take away what Git no longer holds.

        Raises:
            Failed: The server refuses one.
        """
        manager = ARGO_CD if for_argo_cd else FIELD_MANAGER
        self.run(
            *("apply", "--server-side", "--force-conflicts", f"--field-manager={manager}"),
            *(("--namespace", namespace) if namespace else ()),
            *("--filename", "-"),
            stdin=manifests,
        )

    def on_path(self) -> dict[str, str]:
        """Returns the variable with which other programs find this kubectl."""
        return {"PATH": f"{self._tools['kubectl'].parent}{os.pathsep}{os.environ['PATH']}"}

    def run(self, *arguments: str | Path, stdin: str | None = None, seconds: float = 300) -> str:
        """Returns what kubectl prints."""
        command = (self._tools["kubectl"], "--context", self.context, *arguments)
        return run(*command, stdin=stdin, seconds=seconds)

    def replace_this(self, *arguments: str) -> NoReturn:
        """Becomes kubectl, so that it has the terminal and its signals."""
        kubectl = self._tools["kubectl"]
        os.execv(kubectl, [str(kubectl), "--context", self.context, *arguments])
