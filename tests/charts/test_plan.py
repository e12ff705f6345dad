"""The plan of a change, with what charts make of it."""

import shutil

import pytest

from constructs_lib.analysis.plan.__main__ import main
from tests.charts.conftest import VALUES

UNSEEN = "The rendered chart is not compared."


@pytest.fixture
def plan(shop, capsys):
    """Return a function that changes the shop, and returns the exit code and the plan."""

    def plan(change):
        shutil.copytree(shop.dist, "old")
        change()
        with pytest.raises(SystemExit) as end:
            main("plan", ["old", "dist"])
        return end.value.code, capsys.readouterr().out

    return plan


@pytest.mark.usefixtures("helm")
def test_other_values_are_told_by_what_the_chart_makes_of_them(shop, plan):
    code, told = plan(lambda: shop.install(values="image: {tag: 1.0.1}"))
    assert code == 10
    assert "shop/Deployment/toys changed [restart]" in told
    assert "registry.example/toys:1.0.0 → registry.example/toys:1.0.1" in told
    assert UNSEEN not in " ".join(told.split())


@pytest.mark.usefixtures("helm")
@pytest.mark.parametrize("has_both", [True, False])
def test_a_raised_chart_is_seen_if_both_versions_are_here(shop, plan, has_both):
    service = "{apiVersion: v1, kind: Service, metadata: {name: more}, spec: {ports: [{port: 1}]}}"
    shop.chart({"templates/more.yaml": service}, version="1.1.0")
    if not has_both:
        (shop.charts / "toys-1.0.0.tgz").unlink()
    code, told = plan(lambda: shop.install(version="1.1.0"))
    assert code == 20
    assert "Chart toys goes from 1.0.0 to 1.1.0." in told
    is_unseen = UNSEEN in " ".join(told.split())
    assert ("shop/Service/more added" in told, is_unseen) == (has_both, not has_both)
    assert ("shop/Deployment/toys removed" in told) == has_both


@pytest.mark.usefixtures("helm")
def test_a_chart_that_makes_the_same_is_no_change(shop, plan):
    code, told = plan(lambda: shop.values(**VALUES, nobody="reads this"))
    assert "Deployment" not in told
    assert code == 0


def test_without_helm_a_chart_is_not_seen(shop, plan, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    code, told = plan(lambda: shop.values(replicas=1))
    assert code == 20
    assert f"Other values of a chart. {UNSEEN}" in " ".join(told.split())


@pytest.mark.usefixtures("helm")
def test_a_project_that_permits_less_than_a_chart_makes(shop, plan):
    kind = "    - {group: apps, kind: Deployment}\n"
    narrower = (shop.dist / "projects/shop.yaml").read_text().replace(kind, "")
    code, told = plan(lambda: shop.write("projects/shop.yaml", narrower))
    assert code == 20
    words = "Deployment shop/toys is applied by Application cicd/toys, whose AppProject cicd/shop"
    assert words in " ".join(told.split())


@pytest.mark.usefixtures("helm")
def test_a_quota_that_is_too_small_for_a_chart(shop, plan):
    smaller = (shop.dist / "shop/namespace.yaml").read_text().replace('pods: "4"', 'pods: "1"')
    code, told = plan(lambda: shop.write("shop/namespace.yaml", smaller))
    assert code == 20
    assert "ResourceQuota shop/quota allows pods 1, but the pods of" in " ".join(told.split())
