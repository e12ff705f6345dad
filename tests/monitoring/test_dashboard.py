import json

import pytest
from pydantic import ValidationError

from constructs_lib.monitoring import Dashboard, DashboardProps
from tests.synthesis import new_chart

MODEL = {"uid": "shop", "title": "Shop", "panels": [{"title": "Requests", "type": "timeseries"}]}
MOST_BYTES = 2**20
"""What the API server takes in a ConfigMap, keys included."""


def dashboard(chart, model=MODEL, **given):
    return Dashboard(chart, "shop-dashboard", DashboardProps(model=model, **given))


def text_of(made):
    (text,) = made.config_map.to_json()["data"].values()
    return text


def test_grafana_finds_it_and_its_folder(chart):
    """Its sidecar looks for the label, and writes the file into the folder of the annotation."""
    config_map = dashboard(chart, folder="Web shop").config_map.to_json()
    assert config_map["metadata"]["labels"]["grafana_dashboard"] == "1"
    assert config_map["metadata"]["annotations"] == {"grafana_folder": "Web shop"}
    assert list(config_map["data"]) == ["shop-dashboard.json"]


def test_the_same_dashboard_is_the_same_text():
    """Otherwise each synth would change it, and Grafana load it again."""
    turned = {name: MODEL[name] for name in reversed(MODEL)}
    one, other = (text_of(dashboard(new_chart(), model)) for model in (MODEL, turned))
    assert one == other
    assert json.loads(one) == MODEL
    # One line for each value, in any language, so that a difference can be read.
    assert '"注文"' in text_of(dashboard(new_chart(), {**MODEL, "title": "注文"}))
    assert '\n      "title": "Requests",\n' in one


def test_a_config_map_must_hold_it(chart):
    def of_size(number):
        return {**MODEL, "text": "a" * number}

    empty = len(text_of(dashboard(new_chart(), of_size(0)))) + len("shop-dashboard.json")
    dashboard(new_chart(), of_size(MOST_BYTES - empty))
    message = (
        "test/shop-dashboard: 'model' must be JSON of at most 1048576 bytes, name of the file "
        "included, got 1048577; divide the dashboard"
    )
    with pytest.raises(ValueError, match=message):
        dashboard(chart, of_size(MOST_BYTES - empty + 1))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"uid": None}, "must have a 'uid' of 1 to 40 .* got None; state one"),
        ({"uid": "a" * 41}, "must have a 'uid'"),
        ({"title": " "}, "must have a 'title', got ' '; state one"),
        ({"id": 12}, "must not have an 'id', got 12; remove it"),
        ({"__inputs": []}, "must not have '__inputs', which only"),
        ({"panels": float("nan")}, "not JSON compliant"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        DashboardProps(model={**MODEL, **given})


def test_an_export_keeps_its_empty_id(chart):
    assert '"id": null' in text_of(dashboard(chart, {**MODEL, "id": None}))
