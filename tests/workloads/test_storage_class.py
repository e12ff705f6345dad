from constructs_lib.workloads.storage_class import LocalStorageClass


def test_keeps_what_is_stored_and_waits_for_the_node_of_the_pod(chart):
    """A claim deleted by mistake must not take the data along."""
    LocalStorageClass(chart, "local-path")
    (made,) = chart.to_json()
    assert made["reclaimPolicy"] == "Retain"
    # A folder on another node can never be mounted.
    assert made["volumeBindingMode"] == "WaitForFirstConsumer"
    assert "namespace" not in made["metadata"]
