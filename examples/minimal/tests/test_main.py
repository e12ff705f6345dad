from syrupy.assertion import SnapshotAssertion

from main import compose


def test_dist(manifests: SnapshotAssertion) -> None:
    platform = compose()
    assert platform.findings() == []
    assert platform.files() == manifests
