"""Backups of an earlier cluster: the new one makes none before they are restored or declined."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import typer

from constructs_lib.reference.bootstrap_files import Backup
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Refused
from scripts.cluster.kubectl import Kubectl, Manifest
from scripts.cluster.progress import Progress

DECISION = "cdk8s-web-platform/restore"
"""Annotation of a CronJob of backups: `pending` from when it waits, then `done` or `declined`."""

PULL_SECONDS = 600


class FirstBackups:
    """Holds back the backups of a new cluster beside those of an earlier one."""

    def __init__(self, kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> None:
        self._kubectl = kubectl
        self._bootstrap = bootstrap
        self._progress = progress

    def hold(self) -> None:
        """Suspend each CronJob, as soon as it is there, whose store is of an earlier cluster."""
        for backup in self._bootstrap.scheduled_backups:
            job = self._job(backup)
            if job and not _decision(job) and self._is_older(backup):
                self._decide(backup, "pending")
                self._progress.say(
                    f"{backup.name} waits: {self._store(backup)} has backups of an earlier cluster"
                )

    def pending(self) -> list[Backup]:
        """Return those that wait."""
        return [
            backup
            for backup in self._bootstrap.scheduled_backups
            if (job := self._job(backup)) and _decision(job) == "pending"
        ]

    def offer(self, answer: str | None) -> None:
        """List the backups that are there, ask which one to restore, and do it.

        The `answer` is the ID of one, or `none`. Without a terminal, they go on waiting.
        """
        waiting = self.pending()
        if not waiting and answer not in (None, "none"):
            self._progress.say(
                f"nothing waits for a restore, so this run does not restore '{answer}'; by hand: "
                f"scripts/restore.sh {answer}"
            )
        if answer not in (None, "none") and len(waiting) > 1:
            names = " and ".join(each.name for each in waiting)
            raise Refused(
                f"{names} wait, and '{answer}' names a backup of one of them; run 'make up' in a "
                "terminal, which asks for each"
            )
        for backup in waiting:
            chosen = answer
            if chosen != "none":
                self._pull(backup)
            if chosen is None:
                self._progress.say(f"{backup.name}:\n{self._restore('--list')}")
                chosen = self._ask(backup)
            if chosen is None:
                continue
            # As an option of the script it would end well, and nothing would be restored.
            if chosen.startswith("-"):
                raise Refused(f"'{chosen}' is no ID of a backup; name one of the list, or 'none'")
            if chosen != "none":
                self._progress.say(self._restore(chosen, "--yes"))
            self._decide(backup, "declined" if chosen == "none" else "done")

    def _ask(self, backup: Backup) -> str | None:
        if not sys.stdin.isatty():
            self._progress.say(
                f"{backup.name} goes on waiting; restore one with 'make up RESTORE=<ID>', or begin "
                "anew with 'make up RESTORE=none'"
            )
            return None
        text: str = typer.prompt("ID of the backup to restore, or 'none' to begin anew", err=True)
        return text.strip()

    def _restore(self, *arguments: str) -> str:
        script = self._bootstrap.root / "scripts/restore.sh"
        context = ("--context", self._kubectl.context)
        variables, root = self._kubectl.on_path(), self._bootstrap.root
        return run("bash", script, *arguments, *context, variables=variables, folder=root).rstrip()

    def _pull(self, backup: Backup) -> None:
        """Get the images of a restore onto every node, since its Job has two minutes to start."""
        for node in self._kubectl.items("nodes"):
            for image in backup.images:
                container = ("docker", "exec", node["metadata"]["name"], "crictl")
                if image not in run(*container, "images", "--output", "json"):
                    run(*container, "pull", image, seconds=PULL_SECONDS)

    def _job(self, backup: Backup) -> Manifest | None:
        return self._kubectl.find("cronjob", backup.name, backup.namespace)

    def _decide(self, backup: Backup, decision: str) -> None:
        patch = {
            "metadata": {"annotations": {DECISION: decision}},
            "spec": {"suspend": decision == "pending"},
        }
        self._kubectl.merge("cronjob", backup.name, backup.namespace, patch)

    def _store(self, backup: Backup) -> Path:
        return self._bootstrap.backups() / str(backup.store)

    def _is_older(self, backup: Backup) -> bool:
        """Whether the store was begun before the namespace of this cluster."""
        namespace = self._kubectl.find("namespace", backup.namespace)
        if backup.store is None or not namespace:
            return False
        try:
            begun = datetime.fromtimestamp(self._store(backup).lstat().st_mtime, UTC)
        except FileNotFoundError:
            return False
        return begun < datetime.fromisoformat(namespace["metadata"]["creationTimestamp"])


def _decision(job: Manifest) -> str:
    return str(job["metadata"].get("annotations", {}).get(DECISION, ""))
