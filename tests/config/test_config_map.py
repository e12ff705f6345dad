import pytest
from pydantic import ValidationError

from constructs_lib import ConfigMap, ConfigMapProps


def test_defaults(chart, manifests):
    ConfigMap(chart, "config", ConfigMapProps(data={"b.conf": "one\ntwo\n", "a": "1"}))
    assert chart.to_json() == manifests


def test_checksum_depends_on_the_data_alone(chart):
    one = ConfigMap(chart, "one", ConfigMapProps(data={"a": "1", "b": "2"}))
    same = ConfigMap(chart, "same", ConfigMapProps(data={"b": "2", "a": "1"}))
    other = ConfigMap(chart, "other", ConfigMapProps(data={"a": "1", "b": "3"}))
    assert one.checksum == same.checksum != other.checksum


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({}, "at least 1 item", id="empty"),
        pytest.param({"a/b": "1"}, "must be a key of a ConfigMap or Secret", id="key"),
        pytest.param({"a": 1}, "valid string", id="number"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ConfigMapProps(data=given)


def test_refuses_a_key_that_is_not_there(chart):
    config = ConfigMap(chart, "config", ConfigMapProps(data={"a": "1", "b": "2"}))
    message = r"test/config: 'key' must be one of the keys of ConfigMap 'config' \(a, b\), got 'c'"
    with pytest.raises(ValueError, match=message):
        config.key("c")
