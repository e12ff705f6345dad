"""Names in a folder of other authors become neither options of Helm nor paths."""

from pathlib import Path

import pytest
import yaml

from constructs_lib.analysis.charts.helm import Helm
from constructs_lib.analysis.plan.__main__ import main as plan


@pytest.fixture
def canary(tmp_path):
    """Return a program that leaves a file when it is run."""
    program = tmp_path / "canary"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n")
    program.chmod(0o755)
    if not Helm.find():
        pytest.skip("needs helm in PATH: python -m tests.programs helm-4")
    return program


def hostile(text):
    """Return changes of an Application, each with a text where a name belongs."""
    return {
        "releaseName": lambda app, source: source["helm"].update(releaseName=text),
        "name": lambda app, source: app["metadata"].update(name=text),
        "namespace": lambda app, source: source["helm"].update(namespace=text),
        "destination": lambda app, source: app["spec"]["destination"].update(namespace=text),
        "kubeVersion": lambda app, source: source["helm"].update(kubeVersion=text),
        "apiVersions": lambda app, source: source["helm"].update(apiVersions=[text]),
        "chart": lambda app, source: source.update(chart=text),
        "repoURL": lambda app, source: source.update(repoURL=text),
        "targetRevision": lambda app, source: source.update(targetRevision=text),
    }


TEXTS = ["--post-renderer=CANARY", "--output-dir=OUTSIDE", "../../OUTSIDE", "OUTSIDE", "a\0b"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("place", hostile(""))
def test_nothing_runs_and_nothing_is_written(shop, program, canary, tmp_path, place, text):
    outside = tmp_path / "outside"
    text = text.replace("CANARY", str(canary)).replace("OUTSIDE", str(outside))
    application = yaml.safe_load((shop.dist / "apps/shop.yaml").read_text())
    hostile(text)[place](application, application["spec"]["sources"][0])
    shop.write("apps/shop.yaml", yaml.safe_dump(application))
    before = {*tmp_path.iterdir()}
    code, findings, _ = program("--output", "made/charts")
    assert code == 1
    assert any("cannot be rendered: '" in each and " must be " in each for each in findings)
    with pytest.raises(SystemExit):
        plan("plan", ["dist", "dist"])
    left = {".cache", "made", "charts.lock"}
    assert {each.name for each in {*tmp_path.iterdir()} - before} <= left
    assert not [each for each in Path("made").rglob("*") if each.is_file()]


def test_parameters_and_kinds_of_the_folder_are_no_options(shop, program, canary, tmp_path):
    option = f"--post-renderer={canary}"
    shop.install(parameters=[{"name": option, "value": option}])
    objects = {"apiVersion": option, "kind": option, "metadata": {"name": "a", "namespace": "shop"}}
    shop.write("shop/more.yaml", yaml.safe_dump(objects))
    program()
    assert not (tmp_path / "ran").exists()


def test_a_password_in_an_address_is_not_printed(shop, program, canary):
    text = (shop.dist / "apps/shop.yaml").read_text()
    shop.write(
        "apps/shop.yaml", text.replace("charts.example/", "https://a:hidden@charts.example/")
    )
    _, findings, said = program()
    (line,) = (each for each in findings if "cannot be rendered" in each)
    assert "'repoURL' must be the address of a chart repository" in line
    assert "hidden" not in "\n".join([line, *said])


def test_what_charts_make_stays_below_the_output(shop, program, canary, tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "made/shop").symlink_to("../outside")
    code, _, _ = program("--output", "made")
    assert code == "'made/shop/toys.yaml' must stay in 'made', got a link out of it; remove it"
    assert not [*(tmp_path / "outside").iterdir()]
