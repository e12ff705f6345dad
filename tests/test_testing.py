"""What other teams import in their tests."""

from constructs_lib.testing import ManifestSnapshotExtension

SERVICE = {"kind": "Service", "metadata": {"name": "shop"}}
TEXT = "kind: Service\nmetadata:\n  name: shop\n"


def serialized(data):
    return ManifestSnapshotExtension().serialize(data)


def test_a_snapshot_holds_manifests_as_one_stream():
    assert serialized([SERVICE, SERVICE]) == f"{TEXT}---\n{TEXT}"


def test_a_snapshot_of_one_manifest_holds_all_of_it():
    """Of its keys alone it would be the same for every other of its kind."""
    assert serialized(SERVICE) == serialized([SERVICE]) == TEXT


def test_a_snapshot_of_a_text_is_the_text():
    assert serialized("shop") == "shop\n"
