"""A platform of ten teams with a hundred services, as `make scale` measures it."""

from xml.etree import ElementTree

import pytest
import yaml

from benchmarks.scale.curves import svg
from benchmarks.scale.library import CHANGED
from benchmarks.scale.teams import SERVICE, TEAM_SIZE, compose, team_name
from constructs_lib.kube.quantities import amount
from constructs_lib.testing import inventory_of
from tests.apiserver.scale import FOLDER, documents

SERVICES = 100
TEAMS = 10


@pytest.fixture(scope="module")
def made():
    return compose(SERVICES)


@pytest.fixture(scope="module")
def files(made):
    return made.files()


def test_no_rule_finds_anything(made):
    assert made.findings() == []


def test_every_team_is_alone(made):
    reach = inventory_of(*(each.tier for each in made.order)).reach
    found = {
        (reach.groups[each.source].namespace, reach.groups[each.target].namespace)
        for each in reach.allowed()
    }
    teams = [team_name(number) for number in range(TEAMS)]
    assert found == {
        pair for team in teams for pair in ((team, team), ("ingress", team), (team, "kube-system"))
    }


def test_the_folder_grows_by_a_bounded_size(files):
    size = sum(map(len, files.values()))
    assert size / SERVICES < 10_000
    assert len(files) == TEAMS * 5 + 3


def test_what_is_measured_is_there(made, files):
    assert "image: " in files[f"dist/{CHANGED}"]
    placed = [each["kind"] for each in documents(made, FOLDER)]
    assert placed.count("HorizontalPodAutoscaler") == SERVICES
    assert [each for each in documents(made, "dist/") if "kind" not in each] == []


def test_each_team_has_room_for_the_highest_scale(files):
    for name, text in files.items():
        for each in yaml.load_all(text, yaml.CSafeLoader):
            # Contracts of teams are no manifests.
            if each.get("kind") == "ResourceQuota" and each["metadata"]["name"] == "quota":
                hard = each["spec"]["hard"]
                assert amount(hard["pods"]) >= TEAM_SIZE * SERVICE.max_replicas, name


def test_a_curve_has_a_point_for_each_measurement_within_the_picture():
    curves = {"a < b": [(10, 1.0), (1000, 99.0)], "c": [(10, 0.0), (300, 98.0), (1000, 99.5)]}
    drawn = ElementTree.fromstring(svg("Seconds & more", "services", "s", curves))
    circles = drawn.findall("{*}circle")
    assert len(circles) == 5
    _, _, width, height = map(int, drawn.get("viewBox").split())
    for each in circles:
        assert 0 < float(each.get("cx")) < width
        assert 0 < float(each.get("cy")) < height
