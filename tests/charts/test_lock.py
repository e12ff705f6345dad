"""The file `charts.lock`, and what the program writes."""

from pathlib import Path

import pytest
import yaml

from constructs_lib.analysis.charts.__main__ import main as charts
from constructs_lib.analysis.charts.helm import HELM
from constructs_lib.analysis.charts.lock import Lock
from constructs_lib.analysis.rules.__main__ import main as checks
from constructs_lib.reference.versions import HELM_VERSION

LOCK = Path("charts.lock")


def test_the_wrapper_renders_with_the_helm_of_argo_cd():
    assert HELM_VERSION.startswith(f"{HELM}.")


@pytest.mark.usefixtures("helm")
def test_a_line_for_each_chart_which_changes_with_what_it_makes(shop, program):
    assert program()[0] == 0
    first = LOCK.read_text().splitlines()
    (line,) = [each for each in first if each.startswith("  shop/toys: {chart: toys, version: 1.0")]
    assert yaml.safe_load(LOCK.read_text())["kubernetes"] == "1.36.0"
    assert program("--check")[:2] == (0, [])
    shop.install(values="replicas: 1")
    code, found, _ = program("--check")
    assert code == 1
    assert found[0].startswith("chart toys 1.0.0 of shop/toys has another rendered than 'charts.l")
    program()
    second = LOCK.read_text().splitlines()
    assert [each for each in first if each not in second] == [line]


@pytest.mark.usefixtures("helm")
@pytest.mark.parametrize("is_there", [True, False])
def test_a_chart_that_the_lock_lacks(shop, program, is_there):
    if is_there:
        LOCK.write_text(Lock(kubernetes="1.36.0").text())
    fix = "look at the plan, and commit what 'make charts' writes"
    lacks = f"chart toys 1.0.0 of shop/toys is not in 'charts.lock'; {fix}"
    assert program("--check")[:2] == (1, [lacks])
    program()
    assert program("--check")[:2] == (0, [])


@pytest.mark.usefixtures("helm")
def test_an_entry_of_the_lock_without_a_chart(shop, program):
    program()
    (shop.dist / "apps/shop.yaml").unlink()
    code, found, _ = program("--check")
    stale = "'charts.lock' has shop/toys, which no Application installs; look at the plan, and"
    assert (code, found[-1].startswith(stale)) == (1, True)
    program()
    assert "shop/toys" not in LOCK.read_text()


@pytest.mark.usefixtures("helm")
def test_what_was_not_seen_keeps_its_line_at_the_same_version(shop, program):
    program()
    locked = LOCK.read_text()
    archive = shop.charts / "toys-1.0.0.tgz"
    archive.rename("kept.tgz")
    shop.chart({"templates/a.yaml": ""}, name="other")
    application = (shop.dist / "apps/shop.yaml").read_text()
    other = application.replace("name: toys", "name: other").replace("chart: toys", "chart: other")
    shop.write("apps/other.yaml", other)
    program()
    assert set(locked.splitlines()) < set(LOCK.read_text().splitlines())
    shop.install(version="1.0.1")
    program()
    assert "shop/toys" not in LOCK.read_text()


@pytest.mark.usefixtures("helm")
def test_an_unpacked_chart_is_not_locked(shop, program, tmp_path):
    (shop.charts / "toys-1.0.0.tgz").unlink()
    (shop.charts / "toys/templates").mkdir(parents=True)
    (shop.charts / "toys/Chart.yaml").write_text("{apiVersion: v2, name: toys, version: 1.0.0}")
    (shop.charts / "toys/templates/a.yaml").write_text("# nothing")
    program()
    assert yaml.safe_load(LOCK.read_text())["charts"] == {}
    assert "toys is unpacked, and cannot be locked; run 'helm" in "\n".join(program("--check")[1])


@pytest.mark.parametrize("text", ["a: [", "charts: {shop/toys: {chart: toys}}", "more: 1"])
def test_a_file_of_another_form(text):
    with pytest.raises(ValueError, match=r"'charts\.lock' must be as 'make charts' writes it, got"):
        Lock.read(text)


@pytest.mark.parametrize("lacking", ["helm", "charts"])
def test_what_was_not_seen_is_a_finding_without_helm_or_charts(
    shop, program, monkeypatch, lacking, tmp_path
):
    if lacking == "helm":
        monkeypatch.setenv("PATH", str(tmp_path))
        reason = f"no 'helm' in PATH; install Helm {HELM}"
    else:
        monkeypatch.delenv("CHARTS_DIR")
        (tmp_path / "helm").write_text("#!/bin/sh\necho v4.2.4\n")
        (tmp_path / "helm").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        reason = "no archive; put it into CHARTS_DIR, or leave out '--offline'"
    found = [f"Not judged are toys 1.0.0: {reason}"]
    assert program() == (1, found, ["Rendered 0 of 1 charts."])
    assert not LOCK.exists()
    assert program("--check")[:2] == (1, found)


def test_another_helm_than_that_of_argo_cd_is_told(shop, program, monkeypatch, tmp_path):
    script = "case $1 in version) echo v3.18.4;; *) echo '# nothing';; esac"
    (tmp_path / "helm").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "helm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    _, _, said = program()
    assert said[1] == f"Rendered by Helm v3.18.4, and Argo CD has {HELM}: it may differ."


@pytest.mark.usefixtures("helm")
def test_what_charts_make_can_be_written_and_read_as_manifests(shop, program):
    program("--output", "made")
    (deployment, *_) = yaml.safe_load_all(Path("made/shop/toys.yaml").read_text())
    assert deployment["metadata"]["namespace"] == "shop"
    with pytest.raises(SystemExit) as end:
        checks(arguments=["dist", "made"])
    assert end.value.code == 0


def test_a_folder_that_is_none(shop, program):
    with pytest.raises(SystemExit, match="must be a folder of manifests"):
        charts("charts", ["nowhere"])
