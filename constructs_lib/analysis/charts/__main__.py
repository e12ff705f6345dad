"""Renders the charts that a folder of manifests installs, and holds them to the rules.

python -m constructs_lib.analysis.charts dist/
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path

from constructs_lib.analysis.charts.archives import CACHE, charts_dir
from constructs_lib.analysis.charts.held import held
from constructs_lib.analysis.charts.helm import HELM
from constructs_lib.analysis.charts.knobs import dead_knobs
from constructs_lib.analysis.charts.lock import Lock
from constructs_lib.analysis.charts.rendering import (
    Charts,
    Renderer,
    charts_of,
    not_seen,
    releases_in,
)
from constructs_lib.analysis.documents import documents_of, files_in, manifests_of, print_lines
from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.analysis.charts"

DESCRIPTION = """\
Renders the charts that Applications in a folder install, as Argo CD does, holds what they make to
the rules, and writes what they were and made to 'charts.lock'. It ends with 1 if there is a
finding.

Charts come from the folder CHARTS_DIR (archives 'name-version.tgz' or unpacked ones), otherwise
from their registries.
"""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog, description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="folder of manifests, such as dist/")
    parser.add_argument(
        "--check", action="store_true", help="compare with 'charts.lock' instead of writing it"
    )
    parser.add_argument(
        "--dead-knobs",
        action="store_true",
        help="also find known values without effect; takes minutes",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", help="write rendered charts into this folder, too"
    )
    parser.add_argument("--lock", type=Path, default=Path("charts.lock"), metavar="FILE")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="FOLDER")
    parser.add_argument(
        "--kube-version", help="version of Kubernetes, by default that of the Kind cluster in it"
    )
    parser.add_argument("--offline", action="store_true", help="pull nothing")
    parser.add_argument(
        "--warnings", action="store_true", help="list warnings, instead of their number by rule"
    )
    given = parser.parse_args(arguments)
    try:
        findings = _run(given)
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    print_lines(findings)
    sys.exit(1 if findings else 0)


def _run(given: Namespace) -> list[str]:
    files = files_in(given.folder)
    documents = [*documents_of(files)]
    renderer = Renderer(given.cache, charts_dir(), offline=given.offline)
    releases = releases_in(manifests_of(content for _, content in documents), files)
    if unknown := [found for each in releases for found in renderer.unknown_keys(each)]:
        return unknown
    charts = charts_of(files, documents, renderer, given.kube_version)
    print_lines(_notes(charts, renderer), sys.stderr)
    findings, warnings = held(documents, charts)
    for rule, found in warnings.items():
        counted = [f"{len(found)} of rule {rule}; '--warnings' lists them"] if found else []
        shown = found if given.warnings else counted
        print_lines((f"Warning: {each}" for each in shown), sys.stderr)
    findings += [*not_seen(charts), *_random(charts, renderer)]
    if given.dead_knobs:
        findings += dead_knobs(charts, renderer)
    lock = Lock.read(given.lock.read_text("utf-8")) if given.lock.is_file() else Lock()
    if given.check:
        findings += lock.differences(charts)
    elif given.lock.is_file() or any(each.text for each in charts.renderings):
        given.lock.write_text(lock.renewed(charts).text(), "utf-8")
    if given.output:
        _write(charts, given.output)
    return findings


def _notes(charts: Charts, renderer: Renderer) -> Iterator[str]:
    """Yield how many charts were seen, and what may differ from Argo CD."""
    seen = sum(bool(each.text) for each in charts.renderings)
    yield f"Rendered {seen} of {len(charts.renderings)} charts."
    if seen and renderer.helm and not renderer.helm.is_of_argo_cd:
        yield f"Rendered by Helm {renderer.helm.version}, and Argo CD has {HELM}: it may differ."


def _random(charts: Charts, renderer: Renderer) -> Iterator[str]:
    """Yield charts that make something else each time, so that Argo CD syncs them without end."""
    for each in charts.renderings:
        if each.text:
            again = renderer.render(
                each.release, charts.kube_version, charts.api_versions, anew=True
            )
            if again.text != each.text:
                yield (
                    f"{each.release.title} makes other objects each time it is rendered; state the "
                    "value that it makes up, such as the name of a Secret"
                )


def _write(charts: Charts, output: Path) -> None:
    for each in charts.renderings:
        if each.text:
            file = output / each.release.namespace / f"{each.release.name}.yaml"
            if not file.resolve().is_relative_to(output.resolve()):
                raise ValueError(
                    f"'{file}' must stay in '{output}', got a link out of it; remove it"
                )
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(each.yaml, "utf-8")


if __name__ == "__main__":
    main()
