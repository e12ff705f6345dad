"""What the charts, or their stand-ins, make of the values of dist/, as Helm joins them."""

import yaml

from constructs_lib.kube.schema import kinds_of
from scripts.audit import IMAGES
from scripts.import_api import CrdLoader
from tests.gitops.delivery import DIST, documents
from tests.live.stand_ins import charts
from tests.reference.charts.archives import find_chart, rendered


def test_every_image_that_a_chart_runs_is_one_of_ours():
    found = {
        release.name: charts.IMAGE.findall(charts.rendered(release))
        for release in charts.releases(DIST)
    }
    assert {name for name, images in found.items() if not images} == {"prometheus-operator-crds"}
    assert {image for images in found.values() for image in images} <= set(IMAGES)


def cluster_objects(release):
    """Yield those of a chart, or of its stand-in, as a project allows them."""
    chart = find_chart(release.chart)
    options = (release.values, release.name, release.namespace, release.skips_crds)
    text = rendered(chart, *options) if chart else charts.rendered(release)
    for each in filter(None, yaml.load_all(text, CrdLoader)):
        group = each["apiVersion"].rpartition("/")[0]
        struct = kinds_of(group).get(each["kind"])
        if struct and not struct.NAMESPACED:
            yield {"group": group, "kind": each["kind"], "name": each["metadata"]["name"]}


def test_projects_name_the_cluster_scoped_objects_of_their_charts():
    allowed = {
        project["metadata"]["name"]: project["spec"]["clusterResourceWhitelist"]
        for file in DIST.glob("projects/*.yaml")
        for project in documents(file)
    }
    found = [(each, made) for each in charts.releases(DIST) for made in cluster_objects(each)]
    assert len({each.chart for each, _ in found}) == 5
    assert [(each.name, made) for each, made in found if made not in allowed[each.project]] == []
