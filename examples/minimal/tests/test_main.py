from main import compose


def test_dist(manifests):
    platform = compose()
    assert platform.findings() == []
    assert platform.files() == manifests
