"""Pictures of dashboards; `make generated` holds those of dist/ in docs/images/dashboards."""

import json
import re
from copy import deepcopy
from xml.etree import ElementTree

import yaml

from scripts import edited_dashboard
from scripts.dashboards import main, models, picture
from tests.checkout import ROOT
from tests.monitoring.dashboards import MODELS

SVG = "{http://www.w3.org/2000/svg}"


def test_any_text_stays_text_and_fits():
    model = deepcopy(MODELS["delivery"])
    model["title"] = model["panels"][1]["title"] = "<b>&\"'"
    model["panels"][2]["title"] = "a" * 500
    root = ElementTree.fromstring(picture(model))
    assert root.get("aria-label") == "<b>&\"'"
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert texts.count("<b>&\"'") == 2
    (short,) = [text for text in texts if text.startswith("aaa")]
    assert re.fullmatch("a{20,60}…", short)


def test_draws_the_dashboards_of_a_folder_and_removes_others(tmp_path):
    models = {f"{uid}.json": json.dumps(MODELS[uid]) for uid in ("web-app", "delivery")}
    manifests = [
        None,
        {"kind": "ConfigMap", "metadata": {"name": "other"}, "data": {"a": "b"}},
        {"kind": "ConfigMap", "metadata": {"labels": {"grafana_dashboard": "1"}}, "data": models},
    ]
    file = tmp_path / "dist/monitoring/dashboards.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump_all(manifests))
    pictures = tmp_path / "pictures"
    main(tmp_path / "dist", pictures)
    assert sorted(each.name for each in pictures.iterdir()) == ["delivery.svg", "web-app.svg"]
    assert (pictures / "web-app.svg").read_text() == picture(MODELS["web-app"])
    file.unlink()
    main(tmp_path / "dist", pictures)
    assert list(pictures.iterdir()) == []


def test_an_edited_export_keeps_the_parameters_of_the_file(tmp_path):
    original = json.loads((ROOT / "constructs_lib/monitoring/dashboards/web.json").read_text())
    file, export = tmp_path / "web.json", tmp_path / "export.json"
    file.write_text(json.dumps(original))
    (edited,) = [model for model in models(ROOT / "dist") if model["uid"] == "web-app"]
    edited |= {"id": 7, "version": 3, "schemaVersion": 42}
    edited["panels"][1]["targets"][0] |= {"expr": "sum(up)"}
    moved = edited["panels"].pop(2)
    edited["panels"].append({**moved, "title": "Failures"})
    export.write_text(json.dumps(edited))
    edited_dashboard.main(export, file)
    expected = deepcopy(original) | {"schemaVersion": 42}
    expected["panels"][1]["targets"][0]["expr"] = "sum(up)"
    expected["panels"].append({**expected["panels"].pop(2), "title": "Failures"})
    assert json.loads(file.read_text()) == expected
