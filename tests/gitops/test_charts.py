"""What the stand-ins of charts run with the values of dist/, as Helm joins them."""

from scripts.image_packages import IMAGES
from tests.gitops.delivery import DIST
from tests.live.stand_ins import charts


def test_every_image_that_a_chart_runs_is_one_of_ours():
    found = {
        release.name: charts.IMAGE.findall(charts.rendered(release))
        for release in charts.releases(DIST)
    }
    assert {name for name, images in found.items() if not images} == {"prometheus-operator-crds"}
    assert {image for images in found.values() for image in images} <= set(IMAGES)
