"""Compares the contracts with the images: `make images-check`, with Docker and a network."""

import json
import sys

from tests.checkout import ended
from tests.images.contracts import CONTRACTS

# Without them a container has those of the runtime.
ALWAYS = ("HOME", "PATH", "TMPDIR")
LOOK = """for each; do command -v "$each" >/dev/null || echo "$each"; done"""


class UnavailableError(Exception):
    """Docker, or an image, cannot be had."""


def _docker(*arguments):
    try:
        done = ended(["docker", *arguments], timeout=1800)
    except FileNotFoundError:
        raise UnavailableError(
            "docker is missing: see https://docs.docker.com/get-docker"
        ) from None
    if done.returncode != 0:
        raise UnavailableError(next(iter(done.stderr.strip().splitlines()[-1:]), "docker failed"))
    return done.stdout


def _configuration(image):
    try:
        return json.loads(_docker("image", "inspect", image))[0]["Config"]
    except UnavailableError:
        _docker("pull", "--quiet", image)
        return json.loads(_docker("image", "inspect", image))[0]["Config"]


def findings(contract):
    """Yield what an image has otherwise than its contract says."""
    found = _configuration(contract.image)
    variables = dict(each.split("=", 1) for each in found.get("Env") or ())
    ports = {each.removesuffix("/tcp") for each in found.get("ExposedPorts") or ()}
    stated = {name: contract.environment.get(name) for name in (*ALWAYS, *contract.environment)}
    compared = [
        ("user", contract.user, found.get("User") or ""),
        ("entrypoint", contract.entrypoint, tuple(found.get("Entrypoint") or ())),
        ("ports", {str(each) for each in contract.ports} or None, ports),
        *((name, value or "", variables.get(name, "")) for name, value in stated.items()),
    ]
    for what, expected, real in compared:
        if expected is not None and expected != real:
            yield f"{what} is {real!r}, the contract says {expected!r}"
    path = f"PATH=$PATH:{contract.added_path}; " if contract.added_path else ""
    command = (contract.shell, contract.image, "-c", path + LOOK, "sh", *sorted(contract.has))
    missing = _docker("run", "--rm", "--network=none", "--entrypoint", *command)
    yield from (f"it lacks {each}" for each in missing.split())


def main():
    failed = False
    for contract in CONTRACTS.values():
        try:
            lines = list(findings(contract))
        except UnavailableError as error:
            lines = [f"not checked: {error}"]
        failed = failed or bool(lines)
        for line in lines or ["as the contract says"]:
            print(f"{contract.image}: {line}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
