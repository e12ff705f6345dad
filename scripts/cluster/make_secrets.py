"""Makes the Secrets of `dist/bootstrap/secrets.yaml` that are absent, and renews copies.

Where a store fills them, lists what that must hold.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from constructs_lib.props.secret_list import KeptInFile, ListedStore, NeededSecret, NeededSecrets
from constructs_lib.secrets.random_values import Ask, Place, SecretValues, random_value
from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.kubectl import Kubectl

Say = Callable[[str], None]


def make_secrets(kubectl: Kubectl, bootstrap: Bootstrap, ask: Ask, say: Say) -> None:
    """Make what is absent: namespaces, Secrets, keys of Secrets, and files of keys.

    A value that is there is never overwritten, but for a copy that differs from its source: what
    uses that is restarted. All values are known before anything is written.
    """
    files = _KeyFiles(bootstrap)
    values = SecretValues(bootstrap.secrets, kubectl.items("secrets"), ask, files.keep)
    try:
        missing = dict(values.missing())
    except ValueError as error:
        raise Refused(str(error)) from None
    _make_namespaces(kubectl, bootstrap, {place.namespace for place in values.needed}, say)
    # Before the Secrets: a value that only the cluster has is lost with it.
    for file, value in files.made.items():
        key_file.write(file, value)
        say(f"{file}: made; without it no backup can be read, so keep a copy elsewhere")
        if address := files.elsewhere.get(file):
            say(
                f"if {address} has backups already, they need their own key: put that into {file}, "
                "delete the Secret, and run this again"
            )
    renewed = []
    for place, data in missing.items():
        if not data:
            continue
        stored, manifest = values.stored.get(place), values.manifest(place, data)
        if not stored:
            kubectl.create(manifest)
            say(f"Secret {place}: made")
            continue
        # The version keeps the patch from overwriting a change by another client.
        version = {"resourceVersion": stored["metadata"]["resourceVersion"]}
        change = {"metadata": version, "data": manifest["data"]}
        kubectl.merge("secret", place.name, place.namespace, change)
        say(f"Secret {place}: {', '.join(data)} written")
        if data.keys() & stored.get("data", {}).keys():
            renewed.append(place)
    _restart_users(kubectl, renewed, say)
    if not any((*missing.values(), files.made)):
        say(f"{len(values.needed)} Secrets are there")


class _KeyFiles:
    """The files that keep values, those to make included."""

    def __init__(self, bootstrap: Bootstrap) -> None:
        self._bootstrap = bootstrap
        self.made: dict[Path, bytes] = {}
        """Files to make, with the values that they keep."""
        self.elsewhere: dict[Path, str] = {}
        """Addresses that new values open, which may have data already."""

    def keep(
        self, secret: NeededSecret, key: str, source: KeptInFile, found: bytes | None
    ) -> bytes:
        """Return the value of a file, which is made of the one on the cluster if it is absent."""
        file = self._bootstrap.key_file(source)
        kept = self.made.get(file) or key_file.read(file)
        if kept is None:
            kept = random_value(self._bootstrap.secrets.random) if found is None else found
            if found is None and source.opens:
                backups = self._bootstrap.backups() / source.opens
                if backups.exists():
                    raise Refused(
                        f"{file} is missing, and the backups in {backups} can only be read with "
                        "it: put it back, or move that folder away to begin anew with another key"
                    )
            if found is None and source.opens_elsewhere:
                self.elsewhere[file] = source.opens_elsewhere
            self.made[file] = kept
        if found is not None and kept.strip() != found.strip():
            raise Refused(
                f"{file} and '{key}' of Secret {secret.namespace}/{secret.name} differ: what one "
                "opens is lost with the other. See which one opens the backups. To keep the "
                "file's, delete the Secret; to keep the Secret's, move the file away. Then run "
                "this again"
            )
        return kept if found is None else found


def _make_namespaces(kubectl: Kubectl, bootstrap: Bootstrap, names: set[str], say: Say) -> None:
    there = {each["metadata"]["name"] for each in kubectl.items("namespaces")}
    declared = bootstrap.namespaces()
    for name in sorted(names & declared.keys() - there):
        kubectl.apply(yaml.safe_dump(declared[name]), for_argo_cd=True)
        say(f"namespace {name}: made")


def _restart_users(kubectl: Kubectl, renewed: Sequence[Place], say: Say) -> None:
    """Restart the workloads whose pods name one of the Secrets, each once.

    The server refuses a second restart within a second.
    """
    for namespace in sorted({each.namespace for each in renewed}):
        names = [json.dumps(each.name) for each in renewed if each.namespace == namespace]
        for each in kubectl.items("deployments,statefulsets,daemonsets", namespace):
            pods = json.dumps(each["spec"]["template"]["spec"])
            if any(name in pods for name in names):
                workload = f"{each['kind'].lower()}/{each['metadata']['name']}"
                kubectl.run("rollout", "restart", workload, "--namespace", namespace)
                say(f"{workload} in {namespace}: restarted")


def entries_of_store(listed: NeededSecrets, store: ListedStore) -> str:
    """Return what the store must have, for a person who fills it; there are no values in it."""
    form = listed.random
    values = [each.model_dump(mode="json", exclude_none=True)["values"] for each in listed.secrets]
    entries = {str(each.path): value for each, value in zip(listed.secrets, values, strict=True)}
    return (
        f"{store.kind} '{store.name}' must have these entries, JSON objects of:\n"
        f"(random: {form.length} characters of {form.characters})\n{yaml.safe_dump(entries)}"
    )
