"""From an empty machine to a running platform, in steps that may be run again, and back."""

import shlex
import sys
from collections.abc import Collection, Sequence

import typer
from rich.console import Console

from constructs_lib.secrets.random_values import asked
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.doctor import Finding, examine
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.health import SYSTEM, culprits, unanswered
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.make_secrets import make_secrets
from scripts.cluster.progress import ANSWER_SECONDS, Progress
from scripts.cluster.state import creation_begun, locked, made_with
from scripts.cluster.steps.argo_cd import (
    await_delivery,
    hand_over,
    install_charts,
    release_volumes,
)
from scripts.cluster.steps.first_backups import FirstBackups
from scripts.cluster.steps.git import make_contents, push_first, refuse_changes
from scripts.cluster.steps.images import build_images
from scripts.cluster.steps.nodes import containers, make_nodes


def up(
    bootstrap: Bootstrap, restore: str | None, despite: Collection[str], *, remove_others: bool
) -> None:
    """Make the platform, or what is missing of it; again, it goes on where a step failed.

    `restore` is the ID of the backup to restore on a new cluster, or `none`; None: a person is
    asked. Failures of checks in `despite` do not keep it.
    """
    if store := bootstrap.secrets.store:
        raise Refused(
            f"Secrets are filled from {store.kind} '{store.name}', which this cluster lacks; "
            "remove the setting 'secret_store', and synthesize again"
        )
    progress = Progress(Console())
    with locked(bootstrap.kind.name):
        if bootstrap.gitea:
            refuse_changes(bootstrap.root)
        with progress.step("programs"):
            bootstrap.tools.prepare(progress.say)
        with progress.step("this machine"):
            _refuse_failures(list(examine(bootstrap)), despite, progress)
        with progress.step(f"cluster {bootstrap.kind.name}"):
            kubectl = make_nodes(bootstrap, progress)
        try:
            _deliver(kubectl, bootstrap, progress, restore, remove_others)
        except Refused as refusal:
            # What was done before stays.
            raise Failed(str(refusal)) from None


def _deliver(
    kubectl: Kubectl,
    bootstrap: Bootstrap,
    progress: Progress,
    restore: str | None,
    remove_others: bool,
) -> None:
    backups = FirstBackups(kubectl, bootstrap, progress)

    def meanwhile() -> None:
        backups.hold()
        release_volumes(kubectl, bootstrap, progress.say)

    def why(_: bool) -> list[str]:
        return culprits(kubectl, [SYSTEM, *bootstrap.namespaces()])

    with progress.step("Secrets", asks=sys.stdin.isatty()):
        ask = asked(f"kubectl --context {kubectl.context}")
        make_secrets(kubectl, bootstrap, ask, progress.say)
    with progress.step("charts"):
        install_charts(kubectl, bootstrap, progress)
    with progress.step("Gitea"):
        make_contents(kubectl, bootstrap, progress)
    with progress.step("images"):
        build_images(kubectl, bootstrap, progress)
    with progress.step("repository"):
        follows = push_first(kubectl, bootstrap, progress)
        # Only now there is a branch to protect.
        make_contents(kubectl, bootstrap, progress, remove_others=remove_others)
    with progress.step("hand-over to Argo CD"):
        hand_over(kubectl, bootstrap, progress)
    with progress.step("delivery"):
        await_delivery(kubectl, bootstrap, progress, meanwhile, follows=follows)
    if restore or backups.pending():
        with progress.step("backups of an earlier cluster", asks=True):
            backups.offer(restore)
    with progress.step("addresses"):
        urls = [each.url for each in bootstrap.addresses]
        progress.wait_for(lambda: unanswered(urls), ANSWER_SECONDS, why)
    for each in bootstrap.addresses:
        login = f"log in: make login NAME={each.name}" if each.login else ""
        progress.say(f"{each.name:10} {each.url:24} {login}".rstrip())


def _refuse_failures(
    findings: Sequence[Finding], despite: Collection[str], progress: Progress
) -> None:
    for finding in findings:
        if finding.level != "ok":
            is_waived = finding.level == "failure" and finding.check in despite
            level = "waived" if is_waived else finding.level
            progress.say(f"{level}: {finding.what}. {finding.why} {finding.fix}")
    failed = {each.check for each in findings if each.level == "failure"}.difference(despite)
    if failed:
        checks = " ".join(sorted(failed))
        raise Refused(
            "this machine lacks what is named above, and 'make doctor' looks again; if you know "
            f"better, run 'make up DESPITE=\"{checks}\"'"
        )


def down(bootstrap: Bootstrap, *, yes: bool) -> None:
    """Remove the cluster and its context of kubectl; backups and their keys stay.

    But for backups in volumes of a StorageClass, which the question names.
    """
    name = bootstrap.kind.name
    with locked(name):
        found = containers(name)
        if found:
            nodes = ", ".join(sorted(each.name for each in found))
            data = "all data that is in it"
            if inside := bootstrap.backups_inside():
                data += f", the backups in the volumes of {', '.join(inside)} as well"
            question = f"Remove cluster '{name}' ({nodes}), with {data}?"
            if not yes and not sys.stdin.isatty():
                raise Refused("there is no terminal to ask; run 'make down YES=1'")
            if not yes and not typer.confirm(question, err=True):
                raise Refused("nothing was removed")
        kept = [each for each in (bootstrap.backups(), *bootstrap.key_files()) if each.exists()]
        # Also where there is none: its context may have stayed.
        run(bootstrap.tools["kind"], "delete", "cluster", "--name", name)
        for file in (creation_begun(name), made_with(name)):
            file.unlink(missing_ok=True)
        print(f"cluster '{name}' is removed" if found else f"there is no cluster '{name}'")
        for each in kept:
            print(f"{each} stays: {'backups' if each.is_dir() else 'a key of backups'}")
        if kept:
            # Files of the pods belong to other users.
            print(f"to remove these for good as well: sudo rm -r {shlex.join(map(str, kept))}")
