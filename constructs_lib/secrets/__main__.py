"""Makes the Secrets that a cluster lacks, of the list that a synth writes.

python -m constructs_lib secrets dist/bootstrap/secrets.yaml
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

try:
    import bcrypt  # noqa: F401 - says what to install before other modules fail
    import cryptography  # noqa: F401
except ImportError as error:
    sys.exit(
        f"constructs_lib.secrets needs {error.name}; install the extra: "
        "pip install 'cdk8s-web-platform[secrets]'"
    )

import yaml
from pydantic import ValidationError

from constructs_lib.props.mistakes import lines_of
from constructs_lib.props.secret_list import KeptInFile, NeededSecret, NeededSecrets
from constructs_lib.secrets.random_values import Manifest, SecretValues, asked

PROGRAM = "python -m constructs_lib.secrets"

SECONDS = 60
"""Time for an answer of the API server."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Makes the Secrets that a cluster lacks, and the keys that they lack, by "
        "kubectl. A value that is there is never overwritten, but for a copy that differs from its "
        "source. No value is shown without --print.",
    )
    parser.add_argument("file", type=Path, help="list of Secrets, dist/bootstrap/secrets.yaml")
    parser.add_argument("--context", help="context of kubectl; by default the current one")
    parser.add_argument(
        "--print",
        action="store_true",
        dest="prints",
        help="print what is missing as manifests, for 'kubectl apply -f -', and make nothing",
    )
    given = parser.parse_args(arguments)
    kubectl = ["kubectl", *(["--context", given.context] if given.context else [])]
    try:
        _make(_listed(given.file), kubectl, prints=given.prints)
    except (ValueError, OSError) as error:
        sys.exit(str(error))


def _listed(file: Path) -> NeededSecrets:
    try:
        listed = NeededSecrets.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        got = "; ".join(lines_of(error)) if isinstance(error, ValidationError) else error
        raise ValueError(
            f"'{file}' must be a list of Secrets that a synth wrote, got {got}; name another"
        ) from None
    if listed.store:
        raise ValueError(
            f"'{file}' must be of a platform without a store, got entries of {listed.store.kind} "
            f"'{listed.store.name}', from which External Secrets makes the Secrets; fill that"
        )
    return listed


def _make(listed: NeededSecrets, kubectl: Sequence[str], *, prints: bool) -> None:
    answer = _run(*kubectl, "get", "secrets", "--all-namespaces", "--output=json")
    ask = asked(" ".join(kubectl))
    values = SecretValues(listed, json.loads(answer)["items"], ask, _refuse_file)
    # All values are known before anything is written.
    missing = {place: data for place, data in values.missing() if data}
    manifests = {place: values.manifest(place, data) for place, data in missing.items()}
    if prints:
        print(yaml.safe_dump_all(manifests.values(), sort_keys=False), end="")
        return
    for place, manifest in manifests.items():
        if place not in values.stored:
            _run(*kubectl, "create", "--filename=-", stdin=manifest)
            print(f"Secret {place}: made")
            continue
        # The version keeps the patch from overwriting a change by another client.
        version = values.stored[place]["metadata"]["resourceVersion"]
        patch = {"metadata": {"resourceVersion": version}, "data": manifest["data"]}
        target = ("secret", place.name, f"--namespace={place.namespace}")
        _run(*kubectl, "patch", *target, "--patch-file=/dev/stdin", stdin=patch)
        print(f"Secret {place}: {', '.join(missing[place])} written; restart what uses it")
    if not manifests:
        print(f"{len(values.needed)} Secrets are there")


def _run(*command: str, stdin: Manifest | None = None) -> str:
    """Return what kubectl prints; no argument is secret, since others see them."""
    try:
        done = subprocess.run(
            command,
            input=json.dumps(stdin) if stdin else "",
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise ValueError("kubectl is missing; install it") from None
    except subprocess.TimeoutExpired:
        raise ValueError(f"kubectl did not end within {SECONDS} s; run this again") from None
    if done.returncode:
        raise ValueError(f"kubectl failed: {done.stderr.strip()}; correct that, and run this again")
    return done.stdout


def _refuse_file(secret: NeededSecret, key: str, kept: KeptInFile, found: bytes | None) -> bytes:
    if found is None:
        raise ValueError(
            f"'{key}' of Secret {secret.namespace}/{secret.name} must outlive the cluster; keep it "
            f"in a file, and run: kubectl --namespace {secret.namespace} create secret generic "
            f"{secret.name} --from-file={key}={kept.kept_in_file}"
        )
    return found


if __name__ == "__main__":
    main()
