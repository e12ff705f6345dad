"""The platform with the stand-ins of its charts, with the names and ports of those."""

import os

import pytest

from constructs_lib.checks.charts.__main__ import main
from tests.checkout import ROOT
from tests.live.stand_ins.charts import package

LACKING = "NetworkPolicy tekton-operator/tekton-operator-webhook-"
"""Policies of pods that the stand-in of Tekton's operator lacks."""


@pytest.mark.usefixtures("helm")
def test_what_its_charts_make_keeps_the_rules(tmp_path, monkeypatch, capsys):
    if not os.environ.get("CRDS_DIR"):
        pytest.skip("needs the definitions of custom resources: set CRDS_DIR")
    charts = tmp_path / "charts"
    charts.mkdir()
    package(ROOT / "dist", charts)
    monkeypatch.setenv("CHARTS_DIR", str(charts))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main("charts", [str(ROOT / "dist"), "--offline"])
    printed = capsys.readouterr()
    assert printed.err.startswith("Rendered 9 of 9 charts.\n")
    found = printed.out.splitlines()
    assert [each for each in found if not each.startswith(LACKING)] == []
    assert len((tmp_path / "charts.lock").read_text().splitlines()) == 4 + 9
