"""Rendering of all charts of a folder as Argo CD does it, kept in a cache."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from constructs_lib.analysis.charts.archives import Archives
from constructs_lib.analysis.charts.helm import HELM, Helm, HelmError, template_arguments
from constructs_lib.analysis.charts.keys import unknown_keys
from constructs_lib.analysis.charts.releases import Release, releases_of, values_in
from constructs_lib.analysis.documents import Loader, manifests_of
from constructs_lib.analysis.reading import read
from constructs_lib.kube.known import KUBERNETES
from constructs_lib.kube.manifests import Json, Manifest, at
from constructs_lib.kube.schema import kinds_of
from constructs_lib.kube.structs import argoproj, k8s

NODE = re.compile(r"kindest/node:v(\d+\.\d+\.\d+)")

IGNORED_HOOKS = frozenset(("test", "test-success", "test-failure", "pre-rollback", "post-rollback"))
"""Hooks of Helm that Argo CD does not run."""


class Rendering(NamedTuple):
    """A release, and what Helm makes of it."""

    release: Release
    archive: str = ""
    """Digest of the archive. Empty: of an unpacked chart."""

    text: str = ""
    """Manifests, as Helm prints them."""

    manifests: Sequence[Manifest] = ()
    """The same as Argo CD applies them: with namespaces, without nulls and hooks for tests."""

    unseen: str = ""
    """Why there are none."""

    problem: str = ""
    """Problems of the chart or its values."""

    @property
    def yaml(self) -> str:
        """The manifests as YAML."""
        return yaml.dump_all(self.manifests, Dumper=yaml.CSafeDumper, sort_keys=False)

    @property
    def digest(self) -> str:
        """Digest of the text."""
        return f"sha256:{hashlib.sha256(self.text.encode()).hexdigest()}"


class Renderer:
    """Helm, with the charts and the cache.

    Args:
        cache: Folder of the cache.
        folder: Folder with archives, which are not pulled then.
        offline: Whether none is pulled.
    """

    def __init__(self, cache: Path, folder: Path | None, *, offline: bool = False) -> None:
        self.helm = Helm.find()
        self.archives = Archives(folder, cache / "archives", offline=offline)
        self._cache = cache

    def render(
        self,
        release: Release,
        kube_version: str,
        api_versions: Sequence[str],
        *,
        anew: bool = False,
    ) -> Rendering:
        """Return what a release makes on a cluster; `anew` also where the cache has it."""
        if not self.helm:
            return Rendering(release, unseen=f"no 'helm' in PATH; install Helm {HELM}")
        if wrong := release.wrong:
            return Rendering(release, problem=f"cannot be rendered: {wrong}; correct it")
        if release.lacks:
            return Rendering(release, unseen=f"no {release.lacks}; put the values there")
        archive = self.archives.find(self.helm, release)
        if isinstance(archive, str):
            return Rendering(release, unseen=archive)
        arguments = [
            *template_arguments(
                release.name,
                str(archive.path),
                namespace=release.namespace,
                kube_version=release.kube_version or kube_version,
                api_versions=release.api_versions or api_versions,
                skip_crds=release.skip_crds,
            ),
            *release.parameters,
            *(["--skip-schema-validation"] if release.skip_schema_validation else []),
            *(["--skip-tests"] if release.skip_tests else []),
        ]
        path = arguments.index(str(archive.path))
        said = [*arguments[:path], archive.digest, *arguments[path + 1 :], *release.values]
        key = hashlib.sha256(json.dumps([self.helm.version, *said]).encode()).hexdigest()
        kept = self._cache / "rendered" / f"{key[:32]}.yaml"
        digest = archive.digest if archive.is_packed else ""
        if kept.is_file() and not anew:
            return Rendering(release, digest, kept.read_text(encoding="utf-8"))
        kept.parent.mkdir(parents=True, exist_ok=True)
        (self._cache / ".gitignore").write_text("*\n")
        with TemporaryDirectory(dir=self._cache) as folder:
            for number, values in enumerate(release.values):
                file = Path(folder, f"{number}.yaml")
                file.write_text(values, encoding="utf-8")
                arguments.append(f"--values={file}")
            try:
                text = self.helm.template(*arguments)
            except HelmError as failure:
                return Rendering(release, digest, problem=f"cannot be rendered: {failure}")
            if not anew:
                file = Path(folder, "rendered")
                file.write_text(text, encoding="utf-8")
                file.replace(kept)
        return Rendering(release, digest, text)

    def unknown_keys(self, release: Release) -> Iterator[str]:
        """Yield a finding for each key of values that the chart lacks, if its archive is here."""
        if self.helm and not (release.wrong or release.lacks):
            archive = self.archives.find(self.helm, release)
            if not isinstance(archive, str):
                yield from unknown_keys(release, archive)


class Charts(NamedTuple):
    """The charts of a folder."""

    renderings: Sequence[Rendering]
    kube_version: str
    api_versions: Sequence[str]


def releases_in(delivered: Iterable[Manifest], files: Mapping[str, str]) -> list[Release]:
    """Return the releases of the Applications among objects of files."""
    objects = (read(each).object for each in delivered)
    return [
        *releases_of((each for each in objects if isinstance(each, argoproj.Application)), files)
    ]


def charts_of(
    files: Mapping[str, str],
    documents: Iterable[tuple[str, Json]],
    renderer: Renderer,
    kube_version: str | None = None,
) -> Charts:
    """Render the charts that Applications among the documents of files install.

    A chart may ask which kinds the cluster has: those of Kubernetes, and those that the folder and
    all charts together bring.
    """
    contents = [content for _, content in documents]
    delivered = [*manifests_of(contents)]
    releases = releases_in(delivered, files)
    version = kube_version or _version_of_nodes(contents)
    known = _of_kubernetes() | {each for found in delivered for each in _api_versions(found)}
    # Kinds that a chart defines may have another define more, but not without end.
    for _ in range(4):
        with ThreadPoolExecutor() as pool:
            render = partial(renderer.render, kube_version=version, api_versions=sorted(known))
            renderings = [*pool.map(render, releases)]
        parsed = [_parsed(each) for each in renderings]
        made = [manifest for each in parsed for manifest in each.manifests]
        more = {each for found in made for each in _api_versions(found)} - known
        if not more:
            break
        known |= more
    definitions = [*delivered, *made]
    renderings = [
        each._replace(manifests=[*applied(each.manifests, each.release.namespace, definitions)])
        for each in parsed
    ]
    return Charts(renderings, version, sorted(known))


def _version_of_nodes(documents: Iterable[Json]) -> str:
    """Return the version of the Kind cluster in a folder."""
    for document in documents:
        is_kind = isinstance(document, dict) and document.get("kind") == "Cluster"
        if is_kind and (found := NODE.search(json.dumps(document, default=str))):
            return found[1]
    return KUBERNETES


def _of_kubernetes() -> set[str]:
    known = [(each.API_VERSION, each.KIND) for each in k8s.OBJECTS]
    return {text for version, kind in known for text in (version, f"{version}/{kind}")}


def _api_versions(manifest: Manifest) -> Iterator[str]:
    """Yield what the cluster has with an object: its kind, and those that it defines."""
    version = str(manifest["apiVersion"])
    yield from (version, f"{version}/{manifest['kind']}")
    match manifest:
        case {
            "kind": "CustomResourceDefinition",
            "spec": {"group": group, "names": {"kind": kind}, "versions": list(versions)},
        }:
            for each in versions:
                if isinstance(each, dict) and each.get("served"):
                    name = f"{group}/{each.get('name')}"
                    yield from (name, f"{name}/{kind}")


def _scopes(manifest: Manifest) -> Iterator[tuple[tuple[str, str], bool]]:
    """Yield the kind that an object defines, and whether its objects have namespaces."""
    match manifest:
        case {
            "kind": "CustomResourceDefinition",
            "spec": {"group": str(group), "names": {"kind": str(kind)}, "scope": scope},
        }:
            yield (group, kind), scope == "Namespaced"


def _parsed(rendering: Rendering) -> Rendering:
    place = "makes what Argo CD cannot read"
    try:
        manifests = _manifests(rendering.text)
        place = "has values that cannot be read"
        _ = [values_in(text) for text in rendering.release.values if rendering.text]
    except (yaml.YAMLError, ValueError) as error:
        got = " ".join(str(error).split())
        return rendering._replace(text="", problem=f"{place}: {got}")
    return rendering._replace(manifests=manifests)


@cache
def _manifests(text: str) -> Sequence[Manifest]:
    """Return the objects in a text. Of definitions it may be megabytes, read several times."""
    documents = [each for each in yaml.load_all(text, Loader) if each]
    for each in documents:
        match each:
            case {"apiVersion": str(), "kind": str()}:
                continue
        raise ValueError(f"no 'apiVersion' or 'kind' that is a text, in {each!r:.80}")
    made = [*manifests_of(documents)]
    for each in made:
        if not isinstance(each.get("metadata") or {}, dict):
            raise ValueError(f"'metadata' that is no mapping, in {each!r:.80}")
    return made


def applied(
    manifests: Iterable[Manifest], namespace: str, definitions: Iterable[Manifest]
) -> Iterator[Manifest]:
    """Yield what a chart makes as Argo CD applies it to the namespace of a release.

    `definitions` are objects that may define the kinds of others.
    """
    scopes = {key: scope for each in definitions for key, scope in _scopes(each)}
    for number, each in enumerate(manifests):
        manifest = _as_json(each)
        metadata = manifest.setdefault("metadata", {})
        if "generateName" in metadata:
            # The API server adds another end each time.
            metadata.setdefault("name", f"{metadata['generateName']}{number}")
        hooks = str(at(metadata, "annotations", "helm.sh/hook") or "")
        if hooks and {hook.strip() for hook in hooks.split(",")} <= IGNORED_HOOKS:
            continue
        group, kind = manifest["apiVersion"].rpartition("/")[0], manifest["kind"]
        struct = kinds_of(group).get(kind)
        has_namespace = struct.NAMESPACED if struct else scopes.get((group, kind), True)
        stated = metadata.pop("namespace", None)
        if has_namespace:
            metadata["namespace"] = stated or namespace
        yield manifest


def _as_json(value: Json) -> Json:
    """Return a value with texts as keys, and without nulls in mappings: the API server drops them.

    YAML has numbers and booleans as keys, too.
    """
    if isinstance(value, dict):
        return {
            key if isinstance(key, str) else json.dumps(key): _as_json(each)
            for key, each in value.items()
            if each is not None
        }
    return [_as_json(each) for each in value] if isinstance(value, list) else value


def not_seen(charts: Charts) -> Iterator[str]:
    """Yield a finding for each reason for which charts were not seen, and so not judged."""
    reasons: dict[str, list[str]] = {}
    for each in charts.renderings:
        if each.unseen:
            name = f"{each.release.chart} {each.release.version}"
            reasons.setdefault(each.unseen, []).append(name)
    for reason, names in reasons.items():
        yield f"Not judged are {', '.join(names)}: {reason}"
