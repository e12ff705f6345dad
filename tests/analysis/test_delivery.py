"""Applications beside the folders that they apply."""

from cdk8s import App, Chart, JsonPatch

from constructs_lib import WebService, WebServiceProps, testing
from constructs_lib.testing import assert_rules
from constructs_lib.tree.api_objects import ApiObjects
from tests.analysis.sound import DELIVERY, changed, inventory_of, named, sound
from tests.rules import texts


def test_namespaces_may_stand_beside_the_applications():
    inventory = inventory_of(sound())
    beside = named("Namespace", "monitoring", namespace="")
    inventory.folders["/checkout/build/dist/root"].append(beside)
    assert texts(inventory, "sync-wave-wrong") == []


def test_applications_alone_need_no_project():
    """A chart that is tested by itself has its AppProject elsewhere."""
    assert texts(inventory_of(changed({"remove": "project"}))) == []


def test_an_application_applies_what_an_app_writes(tmp_path):
    """In any folder in which the synth works, as with `cdk8s synth --output`."""
    synthesized, argo = (App(outdir=str(tmp_path / "build" / name)) for name in ("web", "argo"))
    WebService(Chart(synthesized, "web", namespace="app"), "web", WebServiceProps(image="web:1"))
    chart = Chart(argo, "argo", namespace="cicd")
    web = {"web.metadata.name": "web", "web.spec.source.path": "dist/web"}
    objects = changed({"copy": {"web": "application"}, **web})
    for name in (*DELIVERY, "web"):
        ApiObjects(chart, name, {"Resource": objects[name]})
    assert_rules(synthesized, argo)
    kinds = chart.node.find_child("project").node.find_child("Resource")
    kinds.add_json_patch(JsonPatch.remove("/spec/namespaceResourceWhitelist/0"))
    message = "Service app/web is applied by Application cicd/web, whose AppProject cicd/platform"
    assert any(message in finding for finding in texts(testing.inventory_of(synthesized, argo)))
