import pytest
from cdk8s import App, Chart

from constructs_lib import LocalStorageClass
from constructs_lib.testing import assert_rules


def test_defaults(chart, manifests):
    LocalStorageClass(chart, "local-path")
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_belongs_to_the_cluster_and_needs_no_namespace(tmp_path):
    chart = Chart(App(outdir=str(tmp_path)), "chart")
    LocalStorageClass(chart, "local-path")
    (storage_class,) = chart.to_json()
    assert "namespace" not in storage_class["metadata"]


def test_keeps_what_is_stored(chart):
    """A claim deleted by mistake must not take the data along."""
    LocalStorageClass(chart, "local-path")
    assert chart.to_json()[0]["reclaimPolicy"] == "Retain"


def test_waits_for_the_node_of_the_pod(chart):
    """A folder on another node can never be mounted."""
    LocalStorageClass(chart, "local-path")
    assert chart.to_json()[0]["volumeBindingMode"] == "WaitForFirstConsumer"


def test_refuses_an_id_that_names_no_object(chart):
    with pytest.raises(ValueError, match="test/Local_Path: 'id' must be a DNS subdomain"):
        LocalStorageClass(chart, "Local_Path")
