"""The platform with the stand-ins of its charts, with the names and ports of those."""

import os

import pytest

from constructs_lib.analysis.charts.__main__ import main
from tests import reference
from tests.live.stand_ins.charts import package
from tests.test_production import PRODUCTION

LACKING = ("tekton-operator-webhook-", "argocd-redis", "ClusterRoleBinding nginx-ingress ")
"""Parts of findings on what stand-ins lack: the webhook of Tekton's operator, and in production
highly available Redis and the role of NGINX.
"""


@pytest.mark.usefixtures("helm")
@pytest.mark.parametrize(("variables", "number"), [({}, 9), (PRODUCTION, 10)])
def test_what_its_charts_make_keeps_the_rules(tmp_path, monkeypatch, capsys, variables, number):
    if not os.environ.get("CRDS_DIR"):
        pytest.skip("needs the definitions of custom resources: set CRDS_DIR")
    for path, text in reference.files(**variables).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    charts = tmp_path / "charts"
    charts.mkdir()
    package(tmp_path / "dist", charts)
    monkeypatch.setenv("CHARTS_DIR", str(charts))
    monkeypatch.chdir(tmp_path)
    # A synth names the variables that override the file.
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main("charts", ["dist", "--offline"])
    printed = capsys.readouterr()
    assert printed.err.startswith(f"Rendered {number} of {number} charts.\n")
    found = printed.out.splitlines()
    assert [each for each in found if not any(text in each for text in LACKING)] == []
    assert len((tmp_path / "charts.lock").read_text().splitlines()) == 4 + number
