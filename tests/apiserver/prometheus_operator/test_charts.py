"""The charts that `make up` installs before the cluster knows of monitors."""

import yaml

from tests.apiserver.prometheus_operator.objects import DIST, GROUP
from tests.live.stand_ins import charts


def test_they_need_no_definition_of_the_operator():
    listed = yaml.safe_load((DIST / "bootstrap/releases.yaml").read_text())
    first = {each["name"] for each in listed}
    releases = [each for each in charts.releases(DIST) if each.name in first]
    assert {each.name for each in releases} == first == {"argocd", "gitea"}
    for release in releases:
        for manifest in yaml.safe_load_all(charts.rendered(release, api_versions="v1")):
            assert GROUP not in (manifest or {}).get("apiVersion", ""), release.name
