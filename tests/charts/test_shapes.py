"""Shapes that charts of others have: YAML, values, subcharts and repositories."""

import pytest
import yaml

from constructs_lib.analysis.charts.rendering import Renderer, charts_of
from constructs_lib.analysis.documents import documents_of, files_in
from tests.charts.conftest import objects
from tests.served import served

pytestmark = pytest.mark.usefixtures("helm")


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("{8080: a, b: c}", {"8080": "a", "b": "c"}),
        ("{on: a}", {"true": "a"}),
        ("{a: 1:30, b: 10:20:30, c: 1:30.5}", {"a": "1:30", "b": "10:20:30", "c": "1:30.5"}),
        ("{a: 12, b: 1.5, c: 0644}", {"a": 12, "b": 1.5, "c": 420}),
        ("{a: &text b, c: *text}", {"a": "b", "c": "b"}),
        ("{a: b, a: c}", {"a": "c"}),
    ],
)
def test_yaml_is_read_as_kubernetes_reads_it(shop, rendered, data, read):
    shop.template(f"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {data}}}")
    assert objects(rendered())["ConfigMap", "a"]["data"] == read


@pytest.mark.parametrize(
    "template",
    ["", "---\n# only a comment\n---\n\n---\n", "{apiVersion: v1, kind: List, items: []}"],
)
def test_documents_without_an_object_are_none(shop, rendered, template):
    shop.template(template)
    assert len(objects(rendered())) == 3


def test_names_that_the_api_server_completes_are_told_apart(shop, program):
    job = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: toys-, annotations: HOOK}}"
    text = job.replace("HOOK", "{helm.sh/hook: pre-install, helm.sh/hook-weight: '-5'}")
    shop.template(f"{text}\n---\n{text}")
    assert program()[:2] == (0, [])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("a: b: c", ["chart toys 1.0.0 of shop/toys cannot be rendered: failed to parse"]),
        ("[a]", ["chart toys 1.0.0 of shop/toys cannot be rendered: failed to parse"]),
        ("{a: =, b: 2026-01-01, c: 1:30}", []),
        ("a: b\n---\na: c\n", []),
        ("# nothing", []),
    ],
)
def test_values_that_python_or_helm_cannot_read(shop, program, values, expected):
    shop.install(values=values)
    _, found, _ = program()
    assert [each[: len(text)] for each, text in zip(found, expected, strict=True)] == expected


def test_a_chart_is_pulled_once_from_its_repository(shop, tmp_path):
    archive = (shop.charts / "toys-1.0.0.tgz").rename(tmp_path / "else-where.tgz")
    entry = {"name": "toys", "version": "1.0.0", "apiVersion": "v2", "urls": [archive.name]}
    index = yaml.safe_dump({"apiVersion": "v1", "entries": {"toys": [entry]}}).encode()

    def answer(request):
        return 200, archive.read_bytes() if archive.name in request.path else index, {}

    def rendered():
        files = files_in(shop.dist)
        renderer = Renderer(tmp_path / "cache", None)
        return charts_of(files, documents_of(files), renderer).renderings

    application = shop.dist / "apps/shop.yaml"
    with served(answer=answer) as port:
        address = f"http://127.0.0.1:{port}"
        application.write_text(application.read_text().replace("charts.example/shop", address))
        first = rendered()
    assert objects(first).keys() == objects(rendered()).keys()
    assert first[0].archive.startswith("sha256:")
