"""What the operator reads: objects of dist/, and those that charts make with its values."""

import yaml

from tests.apiserver.dist import manifests
from tests.checkout import ROOT
from tests.live.stand_ins import charts

DIST = ROOT / "dist"
GROUP = "monitoring.coreos.com"


def observed():
    """Returns the objects of the operator's kinds."""
    made = [*manifests(), *of_charts()]
    return [each for each in made if each["apiVersion"].startswith(f"{GROUP}/")]


def of_charts():
    """Returns all that the stand-ins of charts render."""
    texts = (charts.rendered(release) for release in charts.releases(DIST))
    return [each for text in texts for each in yaml.safe_load_all(text) if each]


def secrets():
    """Returns the Secrets that the wrapper makes, with values of no use."""
    listed = yaml.safe_load((DIST / "bootstrap/secrets.yaml").read_text())["secrets"]
    return [
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": each["name"], "namespace": each["namespace"]},
            "stringData": dict.fromkeys(each["values"], "value"),
        }
        for each in listed
    ]


def options_of_the_operator():
    """Returns the arguments that the chart gives it."""
    (deployment,) = (
        each
        for each in of_charts()
        if each["kind"] == "Deployment" and each["metadata"]["name"] == "kps-operator"
    )
    return deployment["spec"]["template"]["spec"]["containers"][0]["args"]
