import yaml

from main import compose


def test_dist(manifests):
    platform = compose()
    assert platform.findings() == []
    text = "---\n".join(platform.files().values())
    assert list(yaml.safe_load_all(text)) == manifests
