"""Pictures of dashboards, drawn from manifests."""

import json
import re
from copy import deepcopy
from xml.etree import ElementTree

import pytest
import yaml

from scripts.dashboards import COLUMN, LINE, main, picture
from tests.monitoring.dashboards import MODELS

SVG = "{http://www.w3.org/2000/svg}"


def drawn(model):
    return ElementTree.fromstring(picture(model))


def texts(root):
    return [each.text for each in root.iter(f"{SVG}text")]


def frames(root):
    """Returns left, top, right and bottom of each panel."""
    for each in root.iter(f"{SVG}rect"):
        if each.get("rx"):
            x, y, width, height = (int(each.get(key)) for key in ("x", "y", "width", "height"))
            yield x, y, x + width, y + height


@pytest.mark.parametrize("uid", MODELS)
def test_shows_each_panel(uid):
    model = MODELS[uid]
    root = drawn(model)
    shown = texts(root)
    assert shown[:2] == [model["title"], model["description"]]
    titles = [each["title"] for each in model["panels"] if each["type"] != "row"]
    assert set(titles) <= set(shown)
    assert len(list(frames(root))) == len(titles)
    assert all(bottom < int(root.get("height")) for *_, bottom in frames(root))


def test_panels_are_where_the_grid_has_them():
    first, second, third, below, *_ = frames(drawn(MODELS["web-app"]))
    assert first[2] < second[0] < second[2] < third[0] < third[2] < 24 * COLUMN
    assert first[1] == second[1] == third[1]
    assert below[1] - first[1] == 4 * LINE
    assert below[2] - below[0] > first[2] - first[0]


def test_says_kind_unit_and_legends():
    lines = texts(drawn(MODELS["postgres-db-postgresql"]))
    place = lines.index("Size")
    assert lines[place : place + 5] == [
        "Size",
        "over time, in bytes",
        "{{datname}}",
        "write-ahead log",
        "{{persistentvolumeclaim}} claim",
    ]


def test_shortens_what_is_too_long():
    model = deepcopy(MODELS["delivery"])
    model["panels"][1]["title"] = "a" * 500
    (short,) = [text for text in texts(drawn(model)) if text.startswith("aaa")]
    assert re.fullmatch("a{20,60}…", short)


def test_any_text_stays_text():
    model = deepcopy(MODELS["delivery"])
    model["title"] = model["panels"][1]["title"] = "<b>&\"'"
    root = drawn(model)
    assert texts(root).count("<b>&\"'") == 2
    assert root.get("aria-label") == "<b>&\"'"


@pytest.fixture
def folder(tmp_path):
    """Returns a folder of manifests with two dashboards, and what is none."""
    (tmp_path / "dist/monitoring").mkdir(parents=True)
    labels = {"grafana_dashboard": "1"}
    web, delivery = (MODELS[uid] for uid in ("web-app", "delivery"))
    manifests = [
        None,
        {"kind": "ConfigMap", "metadata": {"name": "other"}, "data": {"a": "b"}},
        {"kind": "Namespace", "metadata": {"name": "other", "labels": None}},
        {
            "kind": "ConfigMap",
            "metadata": {"labels": labels},
            "data": {"web.json": json.dumps(web), "delivery.json": json.dumps(delivery)},
        },
    ]
    text = yaml.safe_dump_all(manifests)
    (tmp_path / "dist/monitoring/dashboards.yaml").write_text(text)
    return tmp_path


def names(folder):
    return sorted(file.name for file in (folder / "pictures").iterdir())


def test_draws_the_dashboards_of_a_folder(folder):
    main(folder / "dist", folder / "pictures")
    assert names(folder) == ["delivery.svg", "web-app.svg"]
    assert (folder / "pictures/web-app.svg").read_text() == picture(MODELS["web-app"])


def test_removes_the_picture_of_a_dashboard_that_is_gone(folder):
    main(folder / "dist", folder / "pictures")
    (folder / "dist/monitoring/dashboards.yaml").unlink()
    main(folder / "dist", folder / "pictures")
    assert names(folder) == []
