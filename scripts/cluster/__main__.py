"""Command line of the wrapper."""

import json
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from constructs_lib.kube.text import printable
from constructs_lib.secrets.random_values import asked
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.doctor import examine, rows_of_findings
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.make_secrets import entries_of_store, make_secrets
from scripts.cluster.progress import in_lines, in_terminal
from scripts.cluster.status import rows_of
from scripts.cluster.status import status as look
from scripts.cluster.steps.argo_cd import release_volumes
from scripts.cluster.steps.git import DigestCommit, Repository, refuse_changes
from scripts.cluster.up import down as remove
from scripts.cluster.up import up as make

FAILED = 1
REFUSED = 3

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that end it: Ctrl-C, also at a question, a request to end, a closed terminal."""

COLOURS = {"good": "green", "ok": "green", "warning": "yellow", "unknown": "yellow"}
"""Colours of states in a terminal; all others are red."""

app = typer.Typer(
    help="Brings the platform of dist/ to a Kind cluster; each command may be run again.",
    epilog="Ends with 0 when it is done; 1 when it failed, and may be run again, or when status or "
    "doctor find something wrong; 2 when it was called wrongly; 3 when it refused, and nothing was "
    "changed.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)

Context = Annotated[
    str | None,
    typer.Option(help="Context of kubectl. By default that of the Kind cluster of dist/."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.command()
def up(
    restore: Annotated[
        str | None, typer.Option(help="ID of the backup to restore on a new cluster, or 'none'.")
    ] = None,
    despite: Annotated[
        list[str] | None,
        typer.Option(help="Check of doctor whose failure does not keep it; may be given again."),
    ] = None,
    remove_others: Annotated[
        bool,
        typer.Option(
            "--remove-others", help="Remove what status finds in repositories beside gitea.yaml."
        ),
    ] = False,
) -> None:
    """Make the cluster and bring the platform to it; run again, make what is missing."""
    make(Bootstrap(), restore, despite or (), remove_others=remove_others)


@app.command()
def down(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Remove the cluster; backups and their keys stay."""
    remove(Bootstrap(), yes=yes)


@app.command()
def status(as_json: AsJson = False, context: Context = None) -> None:
    """Show the state of everything on one screen; end with 1 where something is wrong."""
    bootstrap = Bootstrap()
    lines = look(_connected(bootstrap, context), bootstrap)
    _show([line._asdict() for line in lines], rows_of(lines), as_json)
    if any(line.state == "wrong" for line in lines):
        raise typer.Exit(FAILED)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Look what this machine lacks for the platform; end with 1 where something does not work."""
    bootstrap = Bootstrap()
    findings = list(examine(bootstrap))
    _show([each._asdict() for each in findings], rows_of_findings(findings), as_json)
    if any(each.level == "failure" for each in findings):
        raise typer.Exit(FAILED)


@app.command()
def secrets(
    show: Annotated[
        str | None, typer.Option(help="Show the login of this address instead, such as 'argocd'.")
    ] = None,
    context: Context = None,
) -> None:
    """Make the Secrets of dist/bootstrap/secrets.yaml that are absent, and their namespaces.

    None is overwritten but copies whose source is another now; what uses these is restarted. No
    value is shown, but for a login on request. Where a store fills the Secrets, nothing is made:
    the entries that it must have are listed.
    """
    bootstrap = Bootstrap()
    known = {each.name: each for each in bootstrap.addresses} if show else {}
    if show and show not in known:
        raise Refused(f"there is no address '{show}'; name one of {', '.join(known)}")
    address = known[show] if show else None
    if (store := bootstrap.secrets.store) and not address:
        print(entries_of_store(bootstrap.secrets, store), end="")
        return
    kubectl = _connected(bootstrap, context)
    if not address:
        make_secrets(kubectl, bootstrap, asked(f"kubectl --context {kubectl.context}"), print)
    elif not address.login:
        raise Refused(f"'{show}' needs no login; open it")
    else:
        login = kubectl.login(address.namespace, address.login)
        print(f"{address.url}\nuser name: {login.username}\npassword:  {login.password}")


@app.command()
def volumes(context: Context = None) -> None:
    """Let the volumes of dist/ be bound again whose namespace was deleted and made anew."""
    bootstrap = Bootstrap()
    release_volumes(_connected(bootstrap, context), bootstrap, print)


@app.command()
def push(context: Context = None) -> None:
    """Push the commit of this checkout to the cluster's repository, whose commits come first."""
    bootstrap = Bootstrap()
    if not bootstrap.gitea:
        url = bootstrap.root_application["spec"]["source"]["repoURL"]
        raise Refused(f"the repository is outside of the cluster; push to {url}")
    refuse_changes(bootstrap.root)
    repository = Repository(_connected(bootstrap, context), bootstrap, bootstrap.gitea)
    DigestCommit(bootstrap.root).check()
    print(
        f"'{repository.branch}' is at {repository.push()[:12]} now; as a rule, Argo CD delivers "
        "dist/ within half a minute, and changes of an application after its pipeline has tested "
        "and built them, which takes minutes: 'make status' shows where it is"
    )


def _connected(bootstrap: Bootstrap, context: str | None) -> Kubectl:
    """Return kubectl for the cluster, once its server has answered."""
    kubectl = Kubectl(bootstrap.tools["kubectl"], context or bootstrap.context)
    kubectl.version()
    return kubectl


def _show(
    entries: Sequence[Mapping[str, str]], rows: Sequence[tuple[str, str, str]], as_json: bool
) -> None:
    """Show a table, without lines, or JSON. Only in a terminal it is wrapped."""
    console = Console()
    rows = [(state, printable(name), in_lines(text)) for state, name, text in rows]
    if as_json:
        print(json.dumps(entries, indent=2))
    elif in_terminal(console):
        table = Table.grid(padding=(0, 2))
        for state, name, text in rows:
            # A word that is longer than a line, such as an image with its digest, is not cut.
            whole = Text(text, overflow="fold")
            table.add_row(Text(state, COLOURS.get(state, "red")), Text(name), whole)
        console.print(table)
    else:
        widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
        for state, name, text in rows:
            head = f"{state:{widths[0]}}  {name:{widths[1]}}  "
            print(head + text.replace("\n", "\n" + " " * len(head)))


def _end(number: int, _: object) -> NoReturn:
    """End, and so takes away what was begun: files with logins, containers, a terminal's line."""
    for each in ENDINGS:
        # Another one would end that.
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)


def main() -> None:
    """Run a command, and end with one line where it does not succeed."""
    for each in ENDINGS:
        # One that is ignored, as by nohup, stays so.
        if signal.getsignal(each) != signal.SIG_IGN:
            signal.signal(each, _end)
    try:
        app(prog_name="python -m scripts.cluster")
    except Refused as refusal:
        print(in_lines(f"refused: {refusal}"), file=sys.stderr)
        sys.exit(REFUSED)
    except Failed as failure:
        text = str(failure)
        end = "\n" if "\n" in text else "; "
        print(in_lines(f"failed: {text}{end}run it again"), file=sys.stderr)
        sys.exit(FAILED)
    except OSError as error:
        # Such as a full disk, a file of another user, or a program for other machines.
        print(in_lines(f"failed: {error}; fix that, and run it again"), file=sys.stderr)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
