"""The user's kubeconfig: the context of the cluster is added, and nothing else is changed."""

import base64
import json
import os
import shlex
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.outside import is_of_this_machine
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.tools import Tools


def refuse_other_context(bootstrap: Bootstrap, tools: Tools) -> None:
    """Refuses a context of the Kind cluster's name that leads to another machine.

    It would be replaced by `up`, or removed by `down`, with the login that is in it.

    Raises:
        Refused: There is one.
    """
    there, name = _settings(tools), bootstrap.context
    named = _entry(there, "contexts", name).get("context") or {}
    for cluster in (name, named.get("cluster")):
        server = (_entry(there, "clusters", cluster).get("cluster") or {}).get("server")
        if server and not is_of_this_machine(server):
            raise Refused(
                f"context '{name}' of kubectl leads to {server}, which is no Kind cluster of this "
                "machine; give that context, its cluster and its user other names in kubectl's "
                "settings, or give this cluster another by setting 'kind.name', and run "
                "'make synth'"
            )


def add_context(bootstrap: Bootstrap, tools: Tools) -> None:
    """Adds the context of the Kind cluster, or corrects it.

    The current context stays what it is; where there is none, it becomes this one. The key of the
    user goes by a file, since arguments can be seen by others.

    Raises:
        Failed: The file cannot be written.
    """
    name = bootstrap.context
    wanted = yaml.safe_load(run(tools["kind"], "get", "kubeconfig", "--name", bootstrap.kind.name))
    server, user = wanted["clusters"][0]["cluster"], wanted["users"][0]["user"]
    there = _settings(tools)
    same = (
        _entry(there, "clusters", name).get("cluster") == server
        and _entry(there, "users", name).get("user") == user
        and _entry(there, "contexts", name).get("context") == {"cluster": name, "user": name}
    )
    kubectl = (tools["kubectl"], "config")
    if not same:
        with tempfile.TemporaryDirectory() as folder:
            files = {
                each: Path(folder, each)
                for each in ("certificate-authority", "client-certificate", "client-key")
            }
            for each, file in files.items():
                file.write_bytes(base64.b64decode((server | user)[f"{each}-data"]))
            certificates = [f"--{each}={file}" for each, file in files.items()]
            # What a cluster of before had, and this one has not, would stay.
            for kind in ("clusters", "users"):
                run(*kubectl, "unset", f"{kind}.{name}")
            address, embed = f"--server={server['server']}", "--embed-certs=true"
            run(*kubectl, "set-cluster", name, address, certificates[0], embed)
            run(*kubectl, "set-credentials", name, *certificates[1:], embed)
        run(*kubectl, "set-context", name, f"--cluster={name}", f"--user={name}")
    if not there.get("current-context"):
        run(*kubectl, "use-context", name)


class Lock(NamedTuple):
    """What keeps kubectl from writing its settings."""

    what: str
    removal: str
    """Command that removes it."""


def lock_of_settings() -> Lock | None:
    """Returns the lock of one of kubectl's files, if there is one. A killed kubectl leaves it."""
    named = [each for each in os.environ.get("KUBECONFIG", "").split(os.pathsep) if each]
    files = named or [str(Path.home() / ".kube/config")]
    for lock in (f"{each}.lock" for each in files):
        if Path(lock).exists():
            what = f"{lock} is there, of a kubectl that runs or was killed"
            return Lock(what, f"rm {shlex.quote(lock)}")
    return None


def _settings(tools: Tools) -> dict[str, Any]:
    """Returns what kubectl makes of all its files."""
    view = run(tools["kubectl"], "config", "view", "--raw", "--output", "json")
    found: dict[str, Any] = json.loads(view)
    return found


def _entry(config: dict[str, Any], kind: str, name: str | None) -> dict[str, Any]:
    found = [each for each in config.get(kind) or [] if each["name"] == name]
    return found[0] if found else {}
