"""Command line of the steps."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from scripts.cluster.api import Cluster
from scripts.cluster.bootstrap import Bootstrap, DeclaredSecret
from scripts.cluster.errors import Conflict, Failed, Refused
from scripts.cluster.secrets import make_secrets
from scripts.cluster.values import Ask
from scripts.cluster.volumes import release_volumes

FAILED = 1
REFUSED = 3

TYPES = {
    "tls.crt": "tls {name} --cert=FILE --key=FILE",
    "tls.key": "tls {name} --cert=FILE --key=FILE",
    ".dockerconfigjson": "docker-registry {name} --from-file=.dockerconfigjson=FILE",
}
"""How kubectl creates Secrets of a type of their own, by key."""

app = typer.Typer(
    help="Brings the platform of dist/ to its cluster, step by step; each may be run again.",
    epilog="Ends with 0 when it is done; 1 when it failed, and may be run again; 2 when it was "
    "called wrongly; 3 when it refused, and nothing was changed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Context = Annotated[
    str | None,
    typer.Option(help="Context of kubectl. By default that of the Kind cluster of dist/."),
]


@app.command()
def secrets(context: Context = None) -> None:
    """Make the Secrets of dist/bootstrap/secrets.yaml that are absent, and their namespaces.

    None is overwritten but copies whose source is another now; what uses these is restarted. No
    value is shown.
    """
    bootstrap = Bootstrap()
    cluster = Cluster(context or bootstrap.context)
    make_secrets(cluster, bootstrap, _asked(cluster), _say())


@app.command()
def volumes(context: Context = None) -> None:
    """Let the volumes of dist/ be bound again whose namespace was deleted and made anew."""
    bootstrap = Bootstrap()
    release_volumes(Cluster(context or bootstrap.context), bootstrap, _say())


def _say() -> Callable[[str], None]:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    return console.print


def _asked(cluster: Cluster) -> Ask:
    """Returns a function that asks for a value, once; `@FILE` stands for what a file holds."""

    @cache
    def answer(place: str, key: str) -> bytes:
        text: str = typer.prompt(
            f"'{key}' of Secret {place} (@FILE reads it from a file)", hide_input=True, err=True
        )
        if not text.startswith("@"):
            return text.encode()
        try:
            return Path(text[1:]).expanduser().read_bytes()
        except OSError as error:
            raise Refused(f"{text[1:]} cannot be read ({error.strerror}); name another") from None

    def asked(secret: DeclaredSecret, key: str) -> bytes:
        if key not in TYPES and sys.stdin.isatty():
            return answer(str(secret.place), key)
        given = (name for name, source in secret.values.items() if source == "given")
        files = " ".join(f"--from-file={name}=FILE" for name in given)
        command = TYPES.get(key, f"generic {{name}} {files}").format(name=secret.name)
        raise Refused(
            f"'{key}' of Secret {secret.place} must be given by you; run this in a terminal, which "
            f"asks for it, or: kubectl --context {cluster.context} --namespace {secret.namespace} "
            f"create secret {command}"
        )

    return asked


def main() -> None:
    """Runs a command, and ends with one line where it does not succeed."""
    problem = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    try:
        app(prog_name="python -m scripts.cluster")
    except Refused as refusal:
        problem.print(f"refused: {refusal}")
        sys.exit(REFUSED)
    except (Failed, Conflict) as failure:
        problem.print(f"failed: {failure}; run it again")
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
