"""What the operator reads: objects of dist/, and those that charts make with its values."""

from copy import deepcopy

import yaml
from cdk8s import App, Chart

from constructs_lib.monitoring import AlertReceiver
from tests.apiserver.dist import manifests
from tests.checkout import ROOT
from tests.live.stand_ins import charts

DIST = ROOT / "dist"
GROUP = "monitoring.coreos.com"


def observed():
    made = [*manifests(), *of_charts()]
    return [each for each in made if each["apiVersion"].startswith(f"{GROUP}/")]


def of_charts():
    texts = (charts.rendered(release) for release in charts.releases(DIST))
    return [each for text in texts for each in yaml.safe_load_all(text) if each]


def with_receiver(name, settings):
    """Return an Alertmanager of another name as the chart makes it, after its only receiver."""
    (alertmanager,) = (deepcopy(each) for each in observed() if each["kind"] == "Alertmanager")
    namespace = alertmanager["metadata"]["namespace"]
    chart = Chart(App(), "test", namespace=namespace, disable_resource_name_hashes=True)
    AlertReceiver(chart, name, settings)
    alertmanager["metadata"]["name"] = name
    alertmanager["spec"]["alertmanagerConfiguration"]["name"] = name
    # Its own is all: that of dist/ would be one of a namespace.
    del alertmanager["spec"]["alertmanagerConfigSelector"]
    return [*chart.to_json(), alertmanager]
