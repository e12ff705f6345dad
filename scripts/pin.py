"""Writes the digest of every image, chart and program of others beside its version.

    python -m scripts.pin

asks the registry of each image, the repository of each chart, and the project of each program, and
writes nothing unless all answer. It logs in nowhere.
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

import httpx
import yaml

from constructs_lib.kube.images import is_loopback, parse_image
from constructs_lib.reference.bootstrap_files import Tool
from constructs_lib.reference.kind.host import MACHINES, host_needs

ROOT = Path(__file__).parents[1]
FILES = ("constructs_lib/kube/default_images.py", "constructs_lib/reference/versions.py")

SECONDS = 60
"""Seconds that a server may take until it sends the next part of an answer."""

SHA256 = re.compile("[0-9a-f]{64}")
DIGEST = f"sha256:{SHA256.pattern}"
IMAGE = re.compile(rf'^(\w+_IMAGE = (?:\(\s*)?")([^"@\s]+)(?:@{DIGEST})?(?=")', re.MULTILINE)
CHART = re.compile(
    r'^(\w+ = HelmChart\(\s*repository="([^"]+)",\s*name="([^"]+)",\s*version="([^"]+)")'
    rf'(?:(,\s*digest="){DIGEST}")?',
    re.MULTILINE,
)
FIELD = ', digest="'
PROGRAMS = re.compile(r"^PROGRAM_SHA256 = \{[^}]*\}", re.MULTILINE)

MANIFESTS = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)
"""Types of manifests. An index, which holds all platforms, is preferred."""

CHART_ARCHIVE = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"


MISSHAPEN = (ValueError, LookupError, TypeError, AttributeError, StopIteration)


class NotPinnedError(Exception):
    """A digest cannot be had. The text says why, in one line."""


def ask(url: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """Return the answer to a GET."""
    try:
        with httpx.Client(follow_redirects=True, timeout=SECONDS) as http:
            return http.get(url, headers=headers).raise_for_status()
    except httpx.HTTPStatusError:
        raise
    # The others are of variables of proxies and certificates.
    except (httpx.HTTPError, httpx.InvalidURL, ImportError, OSError) as error:
        raise NotPinnedError(f"{url} does not answer: {error}") from None


def manifest_of(reference: str) -> tuple[str, bytes]:
    """Return the digest and the content of the manifest that a tag of an OCI registry names."""
    image = parse_image(reference)
    host = "registry-1.docker.io" if image.host == "docker.io" else image.host
    scheme = "http" if is_loopback(host) else "https"
    url = f"{scheme}://{host}/v2/{image.name}/manifests/{image.tag}"
    headers = {"Accept": ", ".join(MANIFESTS)}
    try:
        answer = ask(url, headers)
    except httpx.HTTPStatusError as error:
        challenge = error.response.headers.get("WWW-Authenticate", "")
        if error.response.status_code != httpx.codes.UNAUTHORIZED or not challenge:
            raise
        answer = ask(url, {**headers, "Authorization": f"Bearer {_token(challenge, scheme)}"})
    digest = f"sha256:{hashlib.sha256(answer.content).hexdigest()}"
    named = answer.headers.get("Docker-Content-Digest", digest)
    if named != digest:
        raise NotPinnedError(f"{url} is {digest}, and the registry calls it {named:.80}")
    return digest, answer.content


def _token(challenge: str, scheme: str) -> str:
    """Return the anonymous token of a registry."""
    fields = dict(re.findall(r'(\w+)="([^"]*)"', challenge))
    realm = fields.pop("realm", "")
    if not challenge.lower().startswith("bearer ") or not realm.startswith(f"{scheme}://"):
        raise NotPinnedError(f"the registry asks for a login by {challenge!r:.200}")
    found = yaml.safe_load(ask(str(httpx.URL(realm, params=fields))).content)
    return str(found.get("token") or found.get("access_token"))


def chart_digest(repository: str, name: str, version: str) -> str:
    """Return the digest of a chart's archive, in an OCI registry or a chart repository."""
    if "://" not in repository:
        # A tag has no '+'.
        tag = version.replace("+", "_")
        _, content = manifest_of(f"{repository}/{name}:{tag}")
        layers = yaml.safe_load(content)["layers"]
        digest = next(each["digest"] for each in layers if each["mediaType"] == CHART_ARCHIVE)
    else:
        index = ask(urljoin(f"{repository.rstrip('/')}/", "index.yaml"))
        entries = yaml.load(index.content, yaml.CSafeLoader)["entries"][name]
        digest = next(each["digest"] for each in entries if each["version"] == version)
        digest = f"sha256:{str(digest).removeprefix('sha256:')}"
    if not re.fullmatch(DIGEST, digest):
        raise NotPinnedError(f"its digest is {digest!r:.80}, which is not sha256")
    return str(digest)


def program_sha256(tool: Tool, machine: str) -> str:
    """Return the SHA-256 that a project publishes of its program."""
    text = ask(tool.checksum_url.replace("{machine}", machine)).content.decode()
    found = (text.split() or [""])[0]
    if not SHA256.fullmatch(found):
        raise NotPinnedError(f"its checksum is {found!r:.80}, which is not a SHA-256")
    return found


def pinned(texts: Sequence[str], tools: Sequence[Tool]) -> list[str]:
    """Return texts of Python with the digests of now; the rest of them stays as it is."""
    failures: list[str] = []

    def found(what: str, find: Callable[[], str]) -> str:
        try:
            return find()
        # What others answer may have any shape.
        except (NotPinnedError, httpx.HTTPError, yaml.YAMLError, *MISSHAPEN) as error:
            said = " ".join(str(error).split())
            failures.append(f"{what}: {said or 'its registry does not have it'}")
            return ""

    def image(match: re.Match[str]) -> str:
        name = match[2]
        return f"{match[1]}{name}@{found(name, lambda: manifest_of(name)[0])}"

    def chart(match: re.Match[str]) -> str:
        place = match.group(2, 3, 4)
        digest = found(f"chart {'/'.join(place)}", lambda: chart_digest(*place))
        return f'{match[1]}{match[5] or FIELD}{digest}"'

    def programs(_: re.Match[str]) -> str:
        lines = [
            f'    "{name}": "{found(name, partial(program_sha256, tool, machine))}",\n'
            for tool in tools
            for machine in MACHINES
            for name in [f"{tool.name} {tool.version} {machine}"]
        ]
        return f"PROGRAM_SHA256 = {{\n{''.join(lines)}}}"

    made = [PROGRAMS.sub(programs, CHART.sub(chart, IMAGE.sub(image, text))) for text in texts]
    if failures:
        raise NotPinnedError("\n".join(failures))
    return made


def main(root: Path, tools: Sequence[Tool]) -> int:
    """Pin what the files of a checkout name; returns the exit code."""
    files = [root / each for each in FILES]
    texts = [file.read_text() for file in files]
    try:
        made = pinned(texts, tools)
    except NotPinnedError as error:
        print(f"{error}\nnothing is written", file=sys.stderr)
        return 1
    for file, text, former in zip(files, made, texts, strict=True):
        if text != former:
            begun = file.with_suffix(".begun")
            begun.write_text(text)
            begun.chmod(file.stat().st_mode)
            os.replace(begun, file)
            print(f"wrote {file.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT, host_needs().tools))
